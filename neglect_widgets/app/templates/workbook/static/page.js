import { mount, sentence } from "./views.js";
import { words } from "./words.js";

/**
 * @typedef {{baseUrl: string, kernelId: string, plotlyUrl: string}} Config
 * @typedef {{type: string, modelId: string | null, mimes: string[]}} Output
 */

/**
 * What the server wrote at the top of a page.
 * @param {Document} page
 * @returns {Config | null} null for any other page, such as an error
 */
export function readConfig(page) {
  const element = page.getElementById("neglect-host-config");
  return element && JSON.parse(element.textContent ?? "");
}

/**
 * What the notebook's cells produced, in order.
 * @param {Document} page
 * @returns {Output[]}
 */
export function readOutputs(page) {
  const elements = page.querySelectorAll("script[data-neglect-output]");
  return Array.from(elements, (element) => JSON.parse(element.textContent ?? ""));
}

/** The richest form in which an output comes: plain text is there beside nearly everything. */
const kindOf = (/** @type {Output} */ { mimes, type }) => mimes.find((mime) => mime !== "text/plain") ?? mimes[0] ?? type;

/**
 * Show the outputs in a new element.
 * @param {Output[]} outputs
 * @param {import("./registry.js").Registry} registry
 * @returns {import("./views.js").View}
 */
export function showOutputs(outputs, registry) {
  const el = document.createElement("div");
  const views = outputs.filter((output) => output.modelId).map((output) => mount(output.modelId ?? "", registry));
  const queue = [...views];
  for (const output of outputs) {
    if (output.modelId) el.append(queue.shift()?.el ?? "");
    else if (output.type === "error") el.append(sentence(words.cellFailed));
    else el.append(sentence(words.unknownOutput(kindOf(output))));
  }
  if (outputs.length === 0) el.append(sentence(words.empty));
  return {
    el,
    ready: Promise.all(views.map((view) => view.ready)),
    dispose: () => views.forEach((view) => view.dispose()),
  };
}

/** How long the part that an address names may take before the workbook is shown as it is. */
const OPENING_MS = 3000;

/**
 * Wait until the workbook shows the part that the address names. It begins with the list of cases, because what
 * stands behind the `#` never reaches the server.
 * @param {HTMLElement} el
 */
export async function opened(el) {
  /** @type {Promise<unknown> | null | undefined} */
  const opening = /** @type {any} */ (globalThis).neglectOpening;
  if (!opening) return;
  const late = new Promise((resolve) => setTimeout(resolve, OPENING_MS));
  await Promise.race([opening.then(() => headed(el)), late]);
}

/** Resolves when there is a heading. */
const headed = (/** @type {HTMLElement} */ el) =>
  new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look() {
      if (!el.querySelector("h1")) return;
      observer.disconnect();
      resolve(null);
    }
    observer.observe(el, { childList: true, subtree: true });
    look();
  });
