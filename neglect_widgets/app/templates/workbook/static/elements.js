/** @returns {HTMLElement} */
export function make(/** @type {string} */ name, /** @type {string} */ classes, /** @type {string} */ text = "") {
  const element = document.createElement(name);
  element.className = classes;
  element.textContent = text;
  return element;
}

/** @returns {HTMLButtonElement} */
export function button(/** @type {string} */ text, /** @type {string} */ classes, /** @type {() => void} */ act) {
  const element = /** @type {HTMLButtonElement} */ (make("button", classes, text));
  element.type = "button";
  element.addEventListener("click", () => act());
  return element;
}

/** Say something to a screen reader only; while a dialog is open, nothing outside it is heard. */
export function announce(/** @type {string} */ text) {
  const region = document.querySelector("dialog[open] [role=status]") ?? document.getElementById("host-said");
  if (region) region.textContent = text;
}
