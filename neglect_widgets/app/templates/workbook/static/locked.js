import { button, make } from "./elements.js";
import { askForCode, baseUrl, signIn } from "./signing.js";
import { words } from "./words.js";

const FIELD = "host-lock-secret";
const ERROR = "host-lock-error";

/** The one thing on a locked page: the way to sign in again. */
export class LockScreen {
  /**
   * @param {HTMLElement} place
   * @param {() => Promise<unknown>} signedIn called when the server may have let the person in
   * @param {() => void} exit
   */
  constructor(place, signedIn, exit) {
    this.place = place;
    this.signedIn = signedIn;
    this.exit = exit;
  }

  show(/** @type {"code" | "passphrase" | "proxy"} */ kind) {
    const bar = make("div", "host-bar");
    bar.append(button(words.exit, "govuk-button govuk-button--warning", this.exit));
    const heading = make("h1", "govuk-heading-l nw-heading", words.locked);
    heading.tabIndex = -1;
    const main = make("main", "govuk-width-container host-lock");
    const way = kind === "proxy" ? this.#link() : this.#form(kind);
    main.append(heading, make("p", "govuk-body", words.lockedKept), way);
    this.place.replaceChildren(bar, main);
    heading.focus();
  }

  hide() {
    this.place.replaceChildren();
  }

  #link() {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "govuk-button", words.lockedOpen));
    link.href = `${baseUrl()}sign-in`;
    link.target = "_blank";
    const way = make("div", "");
    way.append(make("p", "govuk-body", words.lockedProxy), link);
    return way;
  }

  #form(/** @type {"code" | "passphrase"} */ kind) {
    const label = /** @type {HTMLLabelElement} */ (make("label", "govuk-label", words.lockedLabel[kind]));
    label.htmlFor = FIELD;
    const hint = make("div", "govuk-hint", words.lockedHint[kind]);
    hint.id = `${FIELD}-hint`;
    const error = make("p", "govuk-error-message");
    error.id = ERROR;
    error.setAttribute("role", "alert");
    const field = /** @type {HTMLInputElement} */ (make("input", "govuk-input"));
    Object.assign(field, { id: FIELD, type: kind === "code" ? "text" : "password", spellcheck: false });
    field.autocomplete = kind === "code" ? "off" : "current-password";
    field.setAttribute("aria-describedby", `${hint.id} ${ERROR}`);
    const group = make("div", "govuk-form-group");
    group.append(label, hint, error, field);
    const form = /** @type {HTMLFormElement} */ (make("form", "host-lock__form"));
    form.noValidate = true;
    const buttons = make("div", "govuk-button-group");
    buttons.append(make("button", "govuk-button", words.lockedContinue));
    if (kind === "code") buttons.append(this.#anotherCode());
    form.append(group, buttons);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit(kind, field, (text) => {
        error.textContent = text;
        group.classList.toggle("govuk-form-group--error", text !== "");
        field.classList.toggle("govuk-input--error", text !== "");
        field.focus();
      });
    });
    return form;
  }

  #anotherCode() {
    const said = make("span", "govuk-body");
    said.setAttribute("role", "status");
    const ask = button(words.lockedAsk, "govuk-button govuk-button--secondary", async () => {
      said.textContent = (await askForCode()) ? words.lockedAsked : words.lockedNoAnswer;
    });
    const both = document.createDocumentFragment();
    both.append(ask, said);
    return both;
  }

  async #submit(
    /** @type {"code" | "passphrase"} */ kind,
    /** @type {HTMLInputElement} */ field,
    /** @type {(text: string) => void} */ wrong,
  ) {
    if (!field.value.trim()) return wrong(words.lockedEmpty[kind]);
    try {
      const problem = await signIn(kind, kind === "code" ? codeIn(field.value) : field.value);
      if (problem) return wrong(problem);
      await this.signedIn();
    } catch {
      wrong(words.lockedNoAnswer);
    }
  }
}

/** The code at the end of a printed address, or what was entered when it is only the code. */
const codeIn = (/** @type {string} */ entered) => entered.trim().replace(/^.*[=/#]/, "");
