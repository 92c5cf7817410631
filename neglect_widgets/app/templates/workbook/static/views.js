import { renderAnywidget } from "./anywidget.js";
import { place } from "./place.js";
import { words } from "./words.js";

const BOXES = new Map([
  ["BoxModel", "host-box"],
  ["VBoxModel", "host-vbox"],
  ["HBoxModel", "host-hbox"],
  ["GridBoxModel", "host-grid"],
]);

/**
 * @typedef {object} View
 * @property {HTMLElement} el
 * @property {Promise<unknown>} ready
 * @property {() => void} dispose ends the view; taking `el` out of the page is left to the caller
 */

/** A paragraph that says something about the page in place of what cannot be shown. */
export function sentence(/** @type {string} */ text) {
  const element = document.createElement("p");
  element.className = "govuk-body host-sentence";
  element.textContent = text;
  return element;
}

/**
 * Show a widget.
 * @param {string} reference
 * @param {import("./registry.js").Registry} registry
 * @returns {View}
 */
export function mount(reference, registry) {
  const el = document.createElement("div");
  const end = new AbortController();
  const view = { el, ready: Promise.resolve(), dispose: () => end.abort() };
  const model = registry.get(reference);
  if (!model) {
    el.append(sentence(words.viewFailed));
    return view;
  }
  model.closed.signal.addEventListener("abort", () => {
    end.abort();
    el.remove();
  });
  dress(el, model, registry, end.signal);
  const box = BOXES.get(model.state._model_name);
  if (model.state._esm !== undefined) {
    view.ready = renderAnywidget(model, registry, el, end.signal).catch((error) => {
      console.error(error);
      el.replaceChildren(sentence(words.viewFailed));
    });
  } else if (box) {
    el.classList.add(box);
    view.ready = fill(el, model, registry, end.signal);
  } else {
    el.append(sentence(words.unknownWidget(model.state._model_name)));
  }
  return view;
}

/** Follow a box's children: those that stay keep their views. */
function fill(
  /** @type {HTMLElement} */ el,
  /** @type {import("./model.js").Model} */ model,
  /** @type {import("./registry.js").Registry} */ registry,
  /** @type {AbortSignal} */ signal,
) {
  /** @type {Map<string, View>} */
  let views = new Map();
  const update = () => {
    /** @type {Map<string, View>} */
    const next = new Map();
    for (const reference of model.state.children) {
      // The same widget may be a child twice; each place is a view of its own.
      const key = `${reference} ${[...next.keys()].filter((one) => one.startsWith(reference)).length}`;
      next.set(key, views.get(key) ?? mount(reference, registry));
    }
    const left = [...views].filter(([key]) => !next.has(key));
    views = next;
    place(el, [...next.values()].map((view) => view.el));
    for (const [, view] of left) view.dispose();
    return Promise.all([...next.values()].map((view) => view.ready));
  };
  model.on("change:children", update, signal);
  signal.addEventListener("abort", () => {
    model.off(signal);
    for (const view of views.values()) view.dispose();
  });
  return update();
}

/** Follow what Python says about a widget's class names and whether it is displayed. */
function dress(
  /** @type {HTMLElement} */ el,
  /** @type {import("./model.js").Model} */ model,
  /** @type {import("./registry.js").Registry} */ registry,
  /** @type {AbortSignal} */ signal,
) {
  /** @type {string[]} */
  let names = [];
  /** @type {import("./model.js").Model | undefined} */
  let layout;
  const classes = () => {
    el.classList.remove(...names);
    names = (model.state._dom_classes ?? []).filter(Boolean);
    el.classList.add(...names);
  };
  const display = () => {
    el.hidden = layout?.state.display === "none";
  };
  const adopt = () => {
    layout?.off(signal);
    layout = registry.get(model.state.layout);
    layout?.on("change:display", display, signal);
    display();
  };
  model.on("change:_dom_classes", classes, signal);
  model.on("change:layout", adopt, signal);
  signal.addEventListener("abort", () => {
    model.off(signal);
    layout?.off(signal);
  });
  classes();
  adopt();
}
