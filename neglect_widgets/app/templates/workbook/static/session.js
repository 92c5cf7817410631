import { Connection } from "./connection.js";
import { Registry } from "./registry.js";
import { showOutputs } from "./page.js";

/** @typedef {"connected" | "reconnecting" | "refused" | "session-lost"} LineState */

/** One kernel and what it shows: from the page that started it until it ends. */
export class Session {
  /** @type {import("./views.js").View | null} */
  view = null;
  #lost = new AbortController();

  /**
   * @param {import("./page.js").Config} config
   * @param {(session: Session, state: LineState) => void} onState
   * @param {() => void} onError called when a handler in the kernel has failed
   */
  constructor(config, onState, onError) {
    this.config = config;
    this.connection = new Connection(config.baseUrl, config.kernelId, {
      state: (state) => {
        if (state === "session-lost") this.#lost.abort();
        if (state === "connected" && this.connection.settled) void this.registry.catchUp();
        onState(this, state);
      },
      recognise: (comms) => this.registry.recognises(comms),
      message: (message) => {
        const type = message.header.msg_type;
        if (type.startsWith("comm_")) this.registry.handle(message);
        else if (type === "error" && this.connection.settled) onError();
      },
    });
    this.registry = new Registry(this.connection);
    this.connection.open();
  }

  /**
   * Draw what the notebook produced; everything in it is ready when this resolves. Rejects when the
   * kernel goes before that.
   * @param {import("./page.js").Output[]} outputs
   * @returns {Promise<HTMLElement>}
   */
  show(outputs) {
    const { signal } = this.#lost;
    const lost = new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    return Promise.race([this.#draw(outputs), lost]);
  }

  /** @returns {Promise<HTMLElement>} */
  async #draw(/** @type {import("./page.js").Output[]} */ outputs) {
    await this.registry.load(outputs.flatMap((output) => output.modelId ?? []));
    this.connection.settled = true;
    this.view = showOutputs(outputs, this.registry);
    await this.view.ready;
    return this.view.el;
  }

  /** The request that ends this session's kernel. */
  get #ending() {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith("_xsrf="));
    const address = `${this.config.baseUrl}voila/api/shutdown/${this.config.kernelId}`;
    return { address, body: new URLSearchParams({ _xsrf: decodeURIComponent(cookie?.slice(6) ?? "") }) };
  }

  /** Whether there is still a kernel to end; the server itself clears away one that died. */
  get #hasKernel() {
    return this.connection.state !== "session-lost";
  }

  /** End the kernel while the page is going away. */
  endWithPage() {
    if (!this.#hasKernel) return;
    const { address, body } = this.#ending;
    navigator.sendBeacon(address, body);
  }

  /** End the kernel, if it is still there, and everything that shows it. */
  dispose() {
    const { address, body } = this.#ending;
    if (this.#hasKernel) fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
    this.connection.close();
    this.view?.dispose();
    for (const id of [...this.registry.models.keys()]) this.registry.close(id);
  }
}
