import { Idle } from "./idle.js";
import { LockScreen } from "./locked.js";
import { DEFAULTS, lockOut, standing } from "./signing.js";
import { Warning } from "./warning.js";
import { announce } from "./elements.js";
import { words } from "./words.js";

/** How often the server hears of a person who reads and sends nothing; else it would forget the sign-in. */
const SIGN_OF_LIFE_MS = 5 * 60 * 1000;

/**
 * Keeps others from reading a page that was left: it warns, covers the page, and uncovers it for the same
 * person. What was typed stays in the page's memory all the while.
 */
export class Guard {
  locked = false;
  /** @type {import("./signing.js").Standing | null} */
  #standing = null;
  #title = "";
  #scroll = 0;
  /** Whether the sign-in of before has ended; until then it must not open the page again. */
  #out = false;
  /** @type {HTMLElement | null} */
  #focused = null;

  /**
   * @param {HTMLElement} place where the way back in is shown
   * @param {object} page
   * @param {() => void} page.pause
   * @param {() => void} page.resume
   * @param {(told?: boolean) => void} page.exit
   */
  constructor(place, page) {
    this.page = page;
    this.idle = new Idle({
      warn: (seconds) => this.warning.show(seconds),
      calm: () => this.warning.hide(),
      end: () => this.lock(),
      told: (what) => this.#told(what),
    });
    const stay = () => this.idle.somebodyIsThere();
    this.warning = new Warning(stay, page.exit);
    const signedIn = () => {
      this.#out = true;
      return this.#tryUnlock();
    };
    this.screen = new LockScreen(place, signedIn, page.exit);
    // The person may have signed in elsewhere, such as at a proxy in another tab.
    for (const back of ["focus", "online"]) addEventListener(back, () => this.#look());
    setInterval(() => this.locked || this.idle.seconds * 1000 > SIGN_OF_LIFE_MS || void this.refused(), SIGN_OF_LIFE_MS);
  }

  /** Begin to count, by what the server says. */
  async start() {
    this.#standing = await standing().catch(() => null);
    if (this.#standing?.signed_in === null) this.lock(false);
    else {
      this.idle.start(this.#standing ?? DEFAULTS);
      this.idle.tell("unlock");
    }
  }

  /**
   * Ask the server, as when it has refused something, and lock the page when nobody is signed in any more.
   * @returns {Promise<boolean>} whether it is locked
   */
  async refused() {
    const now = await standing().catch(() => null);
    if (now?.signed_in === null) this.lock(false);
    return this.locked;
  }

  /** Cover the page; `leaving` also ends the sign-in, and covers the other tabs. */
  lock(leaving = true) {
    if (this.locked) return;
    this.locked = true;
    this.#out = !leaving;
    this.idle.stopped = true;
    this.warning.hide();
    this.#focused = /** @type {HTMLElement | null} */ (document.activeElement);
    this.#scroll = scrollY;
    this.#title = document.title;
    this.page.pause();
    this.#cover(true);
    document.title = words.lockedTitle;
    this.screen.show(this.#standing?.sign_in ?? "code");
    if (leaving) void this.#goOut();
  }

  async #goOut() {
    if (!(await lockOut())) return;
    this.#out = true;
    this.idle.tell("lock");
  }

  #look() {
    if (this.locked) void this.#tryUnlock().catch(() => undefined);
  }

  async #tryUnlock() {
    const out = this.#out;
    const now = await standing();
    if (!this.locked) return;
    if (now.signed_in === null) {
      this.#out = true;
      return;
    }
    if (!out) return this.#goOut();
    // Somebody else is not shown what this person wrote.
    if (now.signed_in !== this.#standing?.signed_in) {
      history.replaceState(null, "", location.pathname);
      location.reload();
      return;
    }
    this.locked = false;
    this.screen.hide();
    this.#cover(false);
    document.title = this.#title;
    scrollTo(0, this.#scroll);
    this.#focused?.focus({ preventScroll: true });
    announce(words.unlocked);
    this.idle.start(now);
    this.idle.tell("unlock");
    this.page.resume();
  }

  #told(/** @type {string} */ what) {
    if (what === "exit") this.page.exit(true);
    if (what === "lock") this.lock(false);
    if (what === "unlock") this.#look();
  }

  /** Everything but the way back in is neither seen nor reached nor printed while the page is covered: see host.css. */
  #cover(/** @type {boolean} */ on) {
    document.documentElement.toggleAttribute("data-host-locked", on);
  }
}
