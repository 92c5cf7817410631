import { baseUrl, signOut } from "./signing.js";
import { words } from "./words.js";

const TIMES = 3;
const WITHIN_MS = 5000;

/**
 * Quick exit: blank this page at once, sign out, and go where nothing is to be seen.
 * @param {string} kernel the kernel that ends with the page
 * @param {() => void} [last] what else ends; it must not wait for anything
 */
export function leave(kernel, last = () => undefined) {
  const root = document.documentElement;
  root.style.display = "none";
  document.title = words.away;
  try {
    last();
  } finally {
    void signOut(kernel);
    // Should a browser keep this page for its back button, then nothing of it.
    document.body.replaceChildren();
    location.replace(`${baseUrl()}away`);
  }
}

/**
 * Call `act` when Shift is pressed three times by itself. As a part of capitals or of a click it does not count.
 * @param {() => void} act
 * @param {(text: string) => void} say announces how often it is still to be pressed
 */
export function onThreeShifts(act, say) {
  let count = 0;
  let alone = false;
  let timer = 0;
  const forget = (text = "") => {
    clearTimeout(timer);
    if (count > 0) say(text);
    count = 0;
    alone = false;
  };
  const countOne = () => {
    alone = false;
    count += 1;
    clearTimeout(timer);
    if (count === TIMES) return act();
    say(words.pressMore(TIMES - count));
    timer = setTimeout(() => forget(words.exitExpired), WITHIN_MS);
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Shift" || event.altKey || event.ctrlKey || event.metaKey) forget();
    else alone ||= !event.repeat;
  };
  // Before anything on the page can stop the event.
  addEventListener("keydown", pressed, { capture: true });
  addEventListener("keyup", (event) => event.key === "Shift" && alone && countOne(), { capture: true });
  for (const other of ["pointerdown", "wheel"]) addEventListener(other, () => forget(), { capture: true, passive: true });
}
