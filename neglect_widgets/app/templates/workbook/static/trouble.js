import { words } from "./words.js";

/** @typedef {import("./banner.js").Trouble} Trouble */

/**
 * The kernel has gone; what was not saved is still in the page.
 * @param {() => void} reconnect
 * @returns {Trouble}
 */
export const lost = (reconnect) => ({
  heading: words.lost,
  sentences: [words.safe, words.lostNext],
  action: words.reconnect,
  act: reconnect,
});

/**
 * The server does not answer, for now.
 * @param {() => void} reconnect
 * @returns {Trouble}
 */
export const unreachable = (reconnect) => ({
  heading: words.unreachable,
  sentences: [words.unreachableNext, words.safe],
  action: words.tryNow,
  act: reconnect,
});

/**
 * Something in the kernel went wrong, which still answers.
 * @type {Trouble}
 */
export const stepFailed = {
  heading: words.stepFailed,
  sentences: [words.stepFailedNext],
  action: words.close,
  act: (banner) => banner.clear(),
};
