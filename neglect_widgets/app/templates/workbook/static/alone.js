/** Quick exit on a page without a workbook, such as an error's. */
import { announce } from "./elements.js";
import { leave, onThreeShifts } from "./exit.js";
import { signOut } from "./signing.js";

const exit = () => leave(() => void signOut(""));
onThreeShifts(exit, announce);
document.getElementById("host-exit")?.addEventListener("click", (event) => {
  event.preventDefault();
  exit();
});
