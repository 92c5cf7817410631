import { button, make } from "./elements.js";
import { unsavedText } from "./unsaved.js";
import { words } from "./words.js";

/**
 * @typedef {object} Trouble
 * @property {string} heading
 * @property {string[]} sentences
 * @property {string} action the first button's label
 * @property {(banner: Banner) => void} act
 */

/** The one place, outside the workbook itself, where the page says that something is wrong. */
export class Banner {
  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} quiet a live region for what is only announced
   * @param {HTMLElement} app where unsaved words may be
   */
  constructor(place, quiet, app) {
    this.place = place;
    this.quiet = quiet;
    this.app = app;
    this.said = make("p", "govuk-body host-said");
    this.said.setAttribute("role", "status");
  }

  /** @param {Trouble} trouble */
  show(trouble) {
    const title = make("h2", "govuk-notification-banner__title", words.important);
    title.id = "host-trouble-title";
    const header = make("div", "govuk-notification-banner__header");
    header.append(title);
    const buttons = make("div", "govuk-button-group");
    buttons.append(
      button(trouble.action, "govuk-button", () => trouble.act(this)),
      button(words.copy, "govuk-button govuk-button--secondary", () => this.#copy()),
    );
    const content = make("div", "govuk-notification-banner__content");
    content.append(
      make("p", "govuk-notification-banner__heading", trouble.heading),
      ...trouble.sentences.map((text) => make("p", "govuk-body", text)),
      buttons,
      this.said,
    );
    this.said.textContent = this.quiet.textContent = "";
    const banner = make("div", "govuk-notification-banner host-trouble");
    banner.setAttribute("role", "alert");
    banner.setAttribute("aria-labelledby", title.id);
    banner.append(header, content);
    this.place.replaceChildren(banner);
  }

  /** Take the banner away, if there is one; `text` is announced then. */
  clear(text = "") {
    if (!this.place.firstChild) return;
    this.place.replaceChildren();
    this.quiet.textContent = text;
  }

  /** @param {string} text */
  say(text) {
    this.said.textContent = text;
  }

  async #copy() {
    const text = unsavedText(this.app);
    if (!text) return this.say(words.nothingToCopy);
    try {
      await navigator.clipboard.writeText(text);
      this.say(words.copied);
    } catch {
      this.say(words.copyByHand);
      const area = /** @type {HTMLTextAreaElement} */ (make("textarea", "govuk-textarea", text));
      area.readOnly = true;
      area.rows = 8;
      area.setAttribute("aria-label", words.copyLabel);
      this.said.after(area);
      area.focus();
      area.select();
    }
  }
}
