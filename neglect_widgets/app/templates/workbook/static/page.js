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
