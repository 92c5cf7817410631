import { isBinary, putBuffers, takeBuffers } from "./wire.js";

/** @typedef {(...values: any[]) => void} Listener */

const same = (/** @type {any} */ one, /** @type {any} */ other) =>
  Object.is(one, other) || (!isBinary(one) && !isBinary(other) && JSON.stringify(one) === JSON.stringify(other));

/** One widget model: the browser's half of a widget in the kernel. */
export class Model {
  /** @type {{name: string, call: Listener, owner: object}[]} */
  #listeners = [];
  /** @type {Set<string>} */
  #unsent = new Set();
  /** @type {Map<string, string>} the last message that carried our value of a trait */
  #echoes = new Map();

  /**
   * @param {string} id
   * @param {Record<string, any>} state
   * @param {import("./connection.js").Connection} connection
   */
  constructor(id, state, connection) {
    this.id = id;
    this.state = state;
    this.connection = connection;
    this.closed = new AbortController();
  }

  /** @param {Record<string, any>} values */
  set(values) {
    const changed = Object.keys(values).filter((key) => !Object.is(this.state[key], values[key]));
    for (const key of changed) {
      this.state[key] = values[key];
      this.#unsent.add(key);
    }
    this.#announce(changed);
  }

  /** Send what was set since the last time; Python may be told of several traits at once. */
  save() {
    if (this.#unsent.size === 0) return;
    const keys = [...this.#unsent];
    this.#unsent.clear();
    const { state, paths, buffers } = takeBuffers(Object.fromEntries(keys.map((key) => [key, this.state[key]])));
    const id = this.#send({ method: "update", state, buffer_paths: paths }, buffers);
    for (const key of keys) this.#echoes.set(key, id);
  }

  /**
   * @param {any} content
   * @param {any[]} [buffers]
   */
  sendCustom(content, buffers = []) {
    this.#send({ method: "custom", content }, buffers);
  }

  /** @returns {string} */
  #send(/** @type {object} */ data, /** @type {any[]} */ buffers) {
    return this.connection.send("comm_msg", { comm_id: this.id, data }, { buffers });
  }

  /**
   * Take a message from the kernel.
   * @param {any} data
   * @param {DataView[]} buffers
   * @param {string | undefined} parent the message of ours that led to it
   */
  receive(data, buffers, parent) {
    if (data.method === "custom") {
      this.emit("msg:custom", data.content, buffers);
      return;
    }
    putBuffers(data.state, data.buffer_paths ?? [], buffers);
    const keys = Object.keys(data.state).filter((key) => data.method === "update" || !this.#isOwnEcho(key, parent));
    for (const key of keys) this.state[key] = data.state[key];
    this.#announce(keys);
  }

  /** Take what the kernel holds now, as far as it differs and nothing of ours is on its way there. */
  catchUp(/** @type {Record<string, any>} */ state) {
    const keys = Object.keys(state).filter(
      (key) => !this.#unsent.has(key) && !this.#echoes.has(key) && !same(this.state[key], state[key]),
    );
    for (const key of keys) this.state[key] = state[key];
    this.#announce(keys);
  }

  /** An echo of our own value brings nothing new, and may be older than what was set since. */
  #isOwnEcho(/** @type {string} */ key, /** @type {string | undefined} */ parent) {
    const awaited = this.#echoes.get(key);
    if (awaited !== undefined && awaited === parent) this.#echoes.delete(key);
    return awaited !== undefined || this.#unsent.has(key);
  }

  #announce(/** @type {string[]} */ keys) {
    for (const key of keys) this.emit(`change:${key}`, this, this.state[key]);
    if (keys.length > 0) this.emit("change", this);
  }

  /**
   * @param {string} name
   * @param {Listener} call
   * @param {object} owner
   */
  on(name, call, owner) {
    this.#listeners.push({ name, call, owner });
  }

  /**
   * Forget the listeners of `owner`; all of them, or those for `name`, or only `call`.
   * @param {object} owner
   * @param {string | null} [name]
   * @param {Listener | null} [call]
   */
  off(owner, name, call) {
    this.#listeners = this.#listeners.filter(
      (one) => one.owner !== owner || (name && one.name !== name) || (call && one.call !== call),
    );
  }

  /**
   * @param {string} name
   * @param {...any} values
   */
  emit(name, ...values) {
    for (const one of [...this.#listeners]) {
      if (one.name !== name) continue;
      try {
        one.call(...values);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
