import { Model } from "./model.js";
import { isBinary, putBuffers, uid } from "./wire.js";

const STATES_MS = 5000;
const REFERENCE = /^(IPY_MODEL_|anywidget:)/;

/** All models of one kernel, kept in step with it. */
export class Registry {
  /** @type {Map<string, Model>} */
  models = new Map();
  /** @type {Map<string, (message: import("./wire.js").Message) => void>} */
  #replies = new Map();

  /** @param {import("./connection.js").Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /**
   * @param {string} reference a model's id, or the form in which one trait refers to another widget
   * @returns {Model | undefined}
   */
  get(reference) {
    return this.models.get(String(reference).replace(REFERENCE, ""));
  }

  /** Whether a kernel with these comms holds the models of this page. */
  recognises(/** @type {Record<string, unknown>} */ comms) {
    return this.models.size === 0 || [...this.models.keys()].some((id) => id in comms);
  }

  /**
   * Know the widgets `ids` and everything they refer to. A page that was connected while its kernel
   * made them has seen it all, and need not ask.
   * @param {string[]} ids
   */
  async load(ids) {
    if (this.#holds(ids)) return;
    const states = await this.#states();
    if (!states) return this.#loadEach();
    for (const id of Object.keys(states)) this.#add(id, states[id].state);
  }

  /**
   * Come to what the kernel holds now. A server that has not noticed yet that the line is cut still sends
   * into it, and what it sent is gone.
   */
  async catchUp() {
    const states = await this.#states();
    if (!states) return;
    const known = Object.keys(states).filter((id) => this.models.has(id));
    // The new ones first: a state may refer to them.
    for (const id of Object.keys(states)) if (!this.models.has(id)) this.#add(id, states[id].state);
    for (const id of known) this.models.get(id)?.catchUp(states[id].state);
    for (const id of [...this.models.keys()]) if (!(id in states)) this.close(id);
  }

  /** @returns {Promise<Record<string, {state: Record<string, any>}> | null>} null from a kernel that cannot say */
  async #states() {
    const control = uid();
    const target = { comm_id: control, target_name: "jupyter.widget.control", data: {} };
    const answer = this.#reply(control, AbortSignal.timeout(STATES_MS));
    this.connection.send("comm_open", target, { metadata: { version: "1.0.0" } });
    this.connection.send("comm_msg", { comm_id: control, data: { method: "request_states" } });
    const message = await answer;
    if (message?.header.msg_type !== "comm_msg") return null;
    const { states, buffer_paths: paths } = message.content.data;
    putBuffers(states, paths ?? [], message.buffers);
    this.connection.send("comm_close", { comm_id: control, data: {} });
    return states;
  }

  /** Whether these models are known, and all those that their states refer to. */
  #holds(/** @type {string[]} */ ids) {
    /** @type {(value: any) => boolean} */
    const known = (value) => {
      if (typeof value === "string") return !REFERENCE.test(value) || this.#holds([value.replace(REFERENCE, "")]);
      return value === null || typeof value !== "object" || isBinary(value) || Object.values(value).every(known);
    };
    return ids.every((id) => {
      const model = this.models.get(id);
      return model !== undefined && known(model.state);
    });
  }

  /** For a kernel without the control target: ask every widget for its own state. */
  async #loadEach() {
    const { comms } = await this.connection.ask("comm_info_request", { target_name: "jupyter.widget" });
    await Promise.all(
      Object.keys(comms).map(async (id) => {
        const answer = this.#reply(id, AbortSignal.timeout(STATES_MS));
        this.connection.send("comm_msg", { comm_id: id, data: { method: "request_state" } });
        const message = await answer;
        if (message?.content.data.state) this.#open(id, message);
      }),
    );
  }

  /** @returns {Promise<import("./wire.js").Message | null>} null when none comes in time */
  #reply(/** @type {string} */ id, /** @type {AbortSignal} */ signal) {
    return new Promise((resolve) => {
      this.#replies.set(id, resolve);
      signal.addEventListener("abort", () => resolve(null));
    });
  }

  #add(/** @type {string} */ id, /** @type {Record<string, any>} */ state) {
    const known = this.models.get(id);
    if (known) Object.assign(known.state, state);
    else this.models.set(id, new Model(id, state, this.connection));
  }

  #open(/** @type {string} */ id, /** @type {import("./wire.js").Message} */ message) {
    const { state, buffer_paths: paths } = message.content.data;
    putBuffers(state, paths ?? [], message.buffers);
    this.#add(id, state);
  }

  /** @param {import("./wire.js").Message} message */
  handle(message) {
    const id = message.content.comm_id;
    const type = message.header.msg_type;
    const resolve = type === "comm_open" ? undefined : this.#replies.get(id);
    if (resolve) {
      this.#replies.delete(id);
      resolve(message);
    } else if (type === "comm_open" && message.content.target_name === "jupyter.widget") {
      this.#open(id, message);
    } else if (type === "comm_msg") {
      this.models.get(id)?.receive(message.content.data, message.buffers, message.parent_header?.msg_id);
    } else if (type === "comm_close") {
      this.close(id);
    }
  }

  /** End a model; its views go with it. */
  close(/** @type {string} */ id) {
    const model = this.models.get(id);
    this.models.delete(id);
    model?.closed.abort();
  }
}
