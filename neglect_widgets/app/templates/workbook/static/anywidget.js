import { uid } from "./wire.js";

const INVOKE_MS = 3000;

/**
 * @typedef {object} Definition
 * @property {(context: object) => any} [initialize]
 * @property {(context: object) => any} [render]
 */

/** @type {Map<string, Promise<any>>} */
const modules = new Map();
/** @type {Set<string>} */
const styles = new Set();
/** @type {WeakMap<import("./model.js").Model, Promise<Definition>>} */
const started = new WeakMap();

/** Import a module from its text; the same text is one module, however many widgets bring it. */
function importText(/** @type {string} */ text) {
  let module = modules.get(text);
  if (!module) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    module = import(address).finally(() => URL.revokeObjectURL(address));
    modules.set(text, module);
  }
  return module;
}

function addStyle(/** @type {string | undefined} */ text) {
  if (!text || styles.has(text)) return;
  styles.add(text);
  const element = document.createElement("style");
  element.textContent = text;
  document.head.append(element);
}

/**
 * What a widget's module sees of a model. Listeners belong to `owner` and can be forgotten together.
 * @param {import("./model.js").Model} model
 * @param {import("./registry.js").Registry} registry
 * @param {object} owner
 */
function facade(model, registry, owner) {
  return {
    get: (/** @type {string} */ key) => model.state[key],
    set: (/** @type {any} */ key, /** @type {any} */ value) =>
      model.set(typeof key === "string" ? { [key]: value } : key),
    save_changes: () => model.save(),
    send: (/** @type {any} */ content, /** @type {unknown} */ _callbacks, /** @type {any[]} */ buffers) =>
      model.sendCustom(content, buffers),
    on: (/** @type {string} */ name, /** @type {any} */ call) => model.on(name, call, owner),
    off: (/** @type {string | null} */ name, /** @type {any} */ call) => model.off(owner, name, call),
    widget_manager: {
      get_model: async (/** @type {string} */ id) => {
        const other = registry.get(id);
        if (!other) throw new Error("There is no such model.");
        owned(other, owner);
        return facade(other, registry, owner);
      },
    },
  };
}

/** @type {WeakMap<object, Set<import("./model.js").Model>>} */
const listenedTo = new WeakMap();

function owned(/** @type {import("./model.js").Model} */ model, /** @type {object} */ owner) {
  const models = listenedTo.get(owner) ?? new Set();
  listenedTo.set(owner, models.add(model));
}

function forget(/** @type {object} */ owner) {
  for (const model of listenedTo.get(owner) ?? []) model.off(owner);
  listenedTo.delete(owner);
}

/** Call a Python method marked as a command; rejects when there is no answer in time. */
function invoker(/** @type {import("./model.js").Model} */ model) {
  return (
    /** @type {string} */ name,
    /** @type {any} */ msg,
    /** @type {{signal?: AbortSignal, buffers?: any[]}} */ { signal = AbortSignal.timeout(INVOKE_MS), buffers = [] } = {},
  ) =>
    new Promise((resolve, reject) => {
      const id = uid();
      const owner = {};
      const stop = () => {
        model.off(owner);
        reject(signal.reason);
      };
      const answer = (/** @type {any} */ content, /** @type {DataView[]} */ parts) => {
        if (content?.id !== id) return;
        model.off(owner);
        signal.removeEventListener("abort", stop);
        resolve([content.response, parts]);
      };
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop);
      model.on("msg:custom", answer, owner);
      model.sendCustom({ id, kind: "anywidget-command", name, msg }, buffers);
    });
}

/** Run one step of a widget's module; its clean-up runs, and its listeners go, when `signal` aborts. */
async function run(
  /** @type {((context: object) => any) | undefined} */ step,
  /** @type {import("./model.js").Model} */ model,
  /** @type {import("./registry.js").Registry} */ registry,
  /** @type {AbortSignal} */ signal,
  /** @type {object} */ more = {},
) {
  const owner = {};
  owned(model, owner);
  signal.addEventListener("abort", () => forget(owner));
  const experimental = { invoke: invoker(model) };
  const cleanUp = await step?.({ model: facade(model, registry, owner), experimental, signal, ...more });
  if (typeof cleanUp !== "function") return;
  const finish = () => {
    try {
      Promise.resolve(cleanUp()).catch(console.error);
    } catch (error) {
      console.error(error);
    }
  };
  if (signal.aborted) finish();
  else signal.addEventListener("abort", finish);
}

/** @returns {Promise<Definition>} */
async function start(
  /** @type {import("./model.js").Model} */ model,
  /** @type {import("./registry.js").Registry} */ registry,
) {
  addStyle(model.state._css);
  const module = await importText(model.state._esm);
  const definition = typeof module.default === "function" ? await module.default() : module.default;
  await run(definition.initialize, model, registry, model.closed.signal);
  return definition;
}

/**
 * Draw a view of an anywidget model into `el`; its clean-up runs when `signal` aborts.
 * @param {import("./model.js").Model} model
 * @param {import("./registry.js").Registry} registry
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
export async function renderAnywidget(model, registry, el, signal) {
  let ready = started.get(model);
  if (!ready) {
    ready = start(model, registry);
    started.set(model, ready);
  }
  const definition = await ready;
  if (!signal.aborted) await run(definition.render, model, registry, signal, { el });
}
