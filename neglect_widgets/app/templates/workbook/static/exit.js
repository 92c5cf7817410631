import { baseUrl } from "./signing.js";
import { words } from "./words.js";

const TIMES = 3;
const WITHIN_MS = 5000;

/** How long a blank page waits for its last words to be saved before it signs out. */
const LAST_WORDS_MS = 500;

/**
 * Quick exit: blank this page at once, let what was just typed be saved, and go where nothing is to be seen.
 * @param {() => void} end ends the sign-in; it must not wait for anything
 * @param {() => Promise<void> | null} [lastWords] hands them over; null when there are none
 */
export function leave(end, lastWords = () => null) {
  const home = baseUrl();
  document.documentElement.style.display = "none";
  document.title = words.away;
  let saving = null;
  try {
    saving = lastWords();
  } finally {
    // Should a browser keep this page for its back button, then nothing of it.
    document.body.replaceChildren();
    history.replaceState(null, "", home);
    let ended = false;
    const endOnce = () => {
      if (!ended) end();
      ended = true;
    };
    // The tab may be closed meanwhile.
    addEventListener("pagehide", endOnce);
    const go = () => {
      endOnce();
      location.replace(`${home}away`);
    };
    if (saving) void Promise.race([saving, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]).then(go);
    else go();
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
