import { button, make } from "./elements.js";
import { words } from "./words.js";

const STEP_S = 20;

/** What is left, in steps that leave a screen reader time to say them. */
function leftWords(/** @type {number} */ seconds) {
  if (seconds > 60 - STEP_S) return words.minutes(Math.ceil(seconds / 60));
  return words.seconds(Math.ceil(seconds / STEP_S) * STEP_S);
}

/** The dialog that says that the page is about to lock. */
export class Warning {
  /**
   * @param {() => void} stay
   * @param {() => void} exit
   */
  constructor(stay, exit) {
    const title = make("h2", "govuk-heading-m", words.warning);
    this.left = make("p", "govuk-body");
    const kept = make("p", "govuk-body", words.warningKept);
    [title.id, this.left.id, kept.id] = ["host-warning-title", "host-warning-left", "host-warning-kept"];
    this.left.setAttribute("aria-live", "polite");
    const said = make("p", "govuk-visually-hidden");
    said.setAttribute("role", "status");
    const buttons = make("div", "govuk-button-group");
    buttons.append(
      button(words.stay, "govuk-button", stay),
      button(words.exit, "govuk-button govuk-button--warning", exit),
    );
    this.dialog = /** @type {HTMLDialogElement} */ (make("dialog", "host-warning"));
    this.dialog.setAttribute("role", "alertdialog");
    this.dialog.setAttribute("aria-labelledby", title.id);
    this.dialog.setAttribute("aria-describedby", `${this.left.id} ${kept.id}`);
    this.dialog.append(title, this.left, kept, buttons, said);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      stay();
    });
    document.body.append(this.dialog);
  }

  /** Show what is left; the focus moves here when the dialog opens. */
  show(/** @type {number} */ seconds) {
    const text = words.warningLeft(leftWords(seconds));
    if (this.left.textContent !== text) this.left.textContent = text;
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Close the dialog; the focus goes back to where it was. */
  hide() {
    if (this.dialog.open) this.dialog.close();
  }
}
