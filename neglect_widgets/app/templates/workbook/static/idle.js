/** How often the clocks are looked at, and how often other tabs hear that somebody is there. */
const LOOK_MS = 1000;
const TELL_MS = 1000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"];

/**
 * Counts how long nobody has used the workbook, in this tab or in another of the same browser. Tabs tell
 * each other that somebody is there, and never what they do.
 */
export class Idle {
  #channel = new BroadcastChannel("neglect-workbook");
  #told = 0;
  #date = Date.now();
  #running = performance.now();
  #warned = false;
  /** Nothing is counted while the page is locked. */
  stopped = true;

  /**
   * @param {object} on
   * @param {(seconds: number) => void} on.warn called each second towards the end, with what is left
   * @param {() => void} on.calm somebody is there again
   * @param {() => void} on.end
   * @param {(what: string) => void} on.told another tab says `lock`, `unlock` or `exit`
   */
  constructor(on) {
    this.on = on;
    this.#channel.onmessage = ({ data }) => (data.what ? on.told(data.what) : this.#heard(data.active));
    for (const sign of SIGNS) {
      addEventListener(sign, () => !this.#warned && this.somebodyIsThere(), { capture: true, passive: true });
    }
    // A timer sleeps with the machine and in a hidden tab; the clocks tell then.
    for (const back of ["visibilitychange", "focus", "pageshow"]) addEventListener(back, () => this.look(), true);
    setInterval(() => this.look(), LOOK_MS);
  }

  /** Count from now on. */
  start(/** @type {{idle_s: number, warn_s: number}} */ { idle_s, warn_s }) {
    this.idle = idle_s;
    this.warn = warn_s;
    this.#seen(Date.now());
    this.stopped = false;
    this.somebodyIsThere();
  }

  /** Tell the other tabs `lock`, `unlock` or `exit`. */
  tell(/** @type {string} */ what) {
    this.#channel.postMessage({ what });
  }

  somebodyIsThere() {
    // Else the first sign after a sleep would hide how long it was.
    if (!this.stopped && this.seconds >= this.idle) return this.look();
    const now = Date.now();
    this.#seen(now);
    if (Math.abs(now - this.#told) < TELL_MS) return;
    this.#told = now;
    this.#channel.postMessage({ active: now });
  }

  /** Compare the clocks, and warn or end when it is time. */
  look() {
    if (this.stopped) return;
    const left = this.idle - this.seconds;
    if (left <= 0) {
      this.stopped = true;
      this.#warned = false;
      this.on.end();
    } else if (left <= this.warn) {
      this.#warned = true;
      this.on.warn(left);
    } else if (this.#warned) {
      this.#warned = false;
      this.on.calm();
    }
  }

  /** A tab that slept hears of things when they are long past. */
  #heard(/** @type {number} */ date) {
    if (date > this.#date) this.#seen(date);
  }

  #seen(/** @type {number} */ date) {
    this.#date = date;
    this.#running = performance.now() - Math.max(0, Date.now() - date);
    if (this.#warned) this.look();
  }

  /** Two clocks: one stands still while some machines sleep, and the other can be set back. */
  get seconds() {
    return Math.max(Date.now() - this.#date, performance.now() - this.#running) / 1000;
  }
}
