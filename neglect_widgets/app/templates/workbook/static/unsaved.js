/** The form's commands that wait for an answer, where there is a form. */
const outbox = () => /** @type {any} */ (globalThis).neglectOutbox;

/**
 * Hand over what waits to be saved.
 * @returns {Promise<void> | null} null when nothing is unsaved
 */
export function handOver() {
  if (!outbox()) return null;
  outbox().flush();
  const saved = () => outbox().state().unsaved === 0;
  return saved() ? null : new Promise((resolve) => addEventListener("neglect-save", () => saved() && resolve()));
}

/**
 * The words on this page that may not be saved: as the form keeps count of them, else everything
 * that was typed since the page was drawn.
 * @param {Element} app
 * @returns {string} empty when there are none
 */
export function unsavedText(app) {
  if (outbox()?.unsavedText) return outbox().unsavedText();
  /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
  const fields = app.querySelectorAll("textarea, input:not([type]), input[type=text], input[type=search], input[type=date]");
  return Array.from(fields)
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => `${label(field)}\n${field.value}`)
    .join("\n\n");
}

function label(/** @type {HTMLInputElement | HTMLTextAreaElement} */ field) {
  const group = field.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const own = field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "";
  return [group, own].map((part) => part.trim()).filter(Boolean).join(": ");
}
