import { Banner } from "./banner.js";
import { announce } from "./elements.js";
import { leave, onThreeShifts } from "./exit.js";
import { whereabouts } from "./focus.js";
import { Guard } from "./guard.js";
import { opened, readConfig, readOutputs } from "./page.js";
import { Session } from "./session.js";
import { signOut } from "./signing.js";
import { lost, stepFailed, unreachable } from "./trouble.js";
import { handOver } from "./unsaved.js";
import { words } from "./words.js";

/** A connection that comes back within this time is not worth a banner. */
const PATIENCE_MS = 1000;

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
const banner = new Banner(
  /** @type {HTMLElement} */ (document.getElementById("host-trouble")),
  /** @type {HTMLElement} */ (document.getElementById("host-said")),
  app,
);
/** @type {Session} */
let session;
/** The one that will take its place, while that is being prepared. @type {Session | null} */
let coming = null;
/** @type {"connecting" | "locked" | import("./session.js").LineState} */
let state = "connecting";
let patience = 0;
/** @type {Promise<void> | null} */
let renewal = null;
/** @type {HTMLElement | null} */
let lastFocused = null;
let left = false;
/** From unlocking until the kernel has answered or turned out to be gone. */
let returning = false;

const guard = new Guard(/** @type {HTMLElement} */ (document.getElementById("host-lock")), { pause, resume, exit });

const publish = (/** @type {typeof state} */ next, fresh = false) => {
  state = next;
  const detail = fresh ? { state, fresh } : { state };
  window.dispatchEvent(new CustomEvent("neglect-host", { detail }));
};

function onState(/** @type {Session} */ from, /** @type {import("./session.js").LineState} */ next) {
  if (from !== session || renewal) return;
  clearTimeout(patience);
  if (next === "refused") return void refused(from);
  publish(next);
  if (next === "connected") banner.clear(words.again);
  // Whoever has just signed in again need not press a button as well.
  if (next === "session-lost") returning ? void reconnect() : showLost();
  if (next !== "reconnecting") returning = false;
  if (next === "reconnecting") patience = setTimeout(showUnreachable, PATIENCE_MS);
}

/** The server does not let this page have its kernel: nobody is signed in, or the kernel is not this person's. */
async function refused(/** @type {Session} */ from) {
  if (!(await guard.refused())) from.connection.lose();
}

/** Before the page is covered: hang up. */
function pause() {
  clearTimeout(patience);
  session.connection.pause();
  publish("locked");
}

/** Carry on with the same kernel, or with a new one where it has ended meanwhile. */
function resume() {
  session.connection.open();
  returning = session.connection.state !== "session-lost";
  if (!returning) {
    publish("session-lost");
    void reconnect();
  }
}

/** Quick exit; `told` by another tab, which signs out for all of them. */
function exit(told = false) {
  if (left) return;
  left = true;
  const end = () => {
    if (!told) void signOut(session?.config.kernelId ?? "");
    session?.connection.close();
  };
  leave(end, () => {
    if (!told) guard.idle.tell("exit");
    // Nobody would hear them otherwise.
    return state === "connected" ? handOver() : null;
  });
}

const showLost = () => banner.show(lost(reconnect));
const showUnreachable = () => banner.show(unreachable(reconnect));
const showStepFailed = () => state === "connected" && banner.show(stepFailed);

const newSession = (/** @type {import("./page.js").Config} */ config) => new Session(config, onState, showStepFailed);

/**
 * Carry on after trouble: try the same kernel again at once, or, when it has gone, start another and
 * put its view in place of the old one.
 * @returns {Promise<void>}
 */
function reconnect() {
  if (state !== "session-lost") {
    session.connection.open();
    return Promise.resolve();
  }
  renewal ??= renew()
    .catch(async () => {
      if (await guard.refused()) return;
      showLost();
      banner.say(words.failed);
    })
    .finally(() => {
      renewal = null;
    });
  return renewal;
}

async function renew() {
  banner.say(words.reconnecting);
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const config = readConfig(page);
  if (!config) throw new Error("The server did not answer with a workbook.");
  const old = session;
  const next = newSession(config);
  coming = next;
  const view = await next.show(readOutputs(page)).catch((error) => {
    coming = null;
    next.dispose();
    throw error;
  });
  session = next;
  coming = null;
  swap(view);
  old.dispose();
  banner.clear(words.again);
  publish("connected", true);
}

/** Put `view` in place of what is shown, and the focus back to where it was. */
function swap(/** @type {HTMLElement} */ view) {
  const comeBack = whereabouts(lastFocused);
  document.getElementById("opening")?.remove();
  app.replaceChildren(view);
  comeBack();
}

async function open() {
  const config = readConfig(document);
  if (!config) return;
  /** @type {any} */ (globalThis).neglectHost = {
    get state() {
      return state;
    },
    reconnect,
    exit: () => exit(),
    plotlyUrl: config.plotlyUrl,
  };
  session = newSession(config);
  void guard.start();
  await new Promise((resolve) => {
    if (document.readyState !== "loading") resolve(null);
    document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });
  const first = session;
  // A kernel that ends meanwhile has already led to a banner.
  const view = await first.show(readOutputs(document)).catch(() => null);
  if (view) await opened(view);
  if (view && session === first) swap(view);
}

app.addEventListener("focusin", (event) => {
  lastFocused = /** @type {HTMLElement} */ (event.target);
});
onThreeShifts(() => exit(), announce);
document.getElementById("host-exit")?.addEventListener("click", (event) => {
  event.preventDefault();
  exit();
});
window.addEventListener("online", () => guard.locked || session?.connection.open());
window.addEventListener("pagehide", () => {
  // Whether the browser keeps the page or not: one that comes back is loaded anew, with a kernel of its own.
  coming?.endWithPage();
  // The server lets the kernel answer this before it ends it.
  handOver();
  if (!left) session?.endWithPage();
  session?.connection.close();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
void open();
