/** Quick exit on a page without a workbook, such as an error's. */
import { announce } from "./elements.js";
import { leave, onThreeShifts } from "./exit.js";

const exit = () => leave("");
onThreeShifts(exit, announce);
document.getElementById("host-exit")?.addEventListener("click", (event) => {
  event.preventDefault();
  exit();
});
