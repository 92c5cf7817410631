import { PROTOCOL, decode, encode, uid } from "./wire.js";

const DELAYS_MS = [200, 400, 800, 1600, 3200, 5000];
const ANSWER_MS = 8000;
const OPEN_MS = 30000;
const ENDED = new Set(["restarting", "autorestarting", "dead"]);
const GONE = new Set([404, 410]);
const REFUSED = new Set([401, 403]);

/**
 * One page's connection to one kernel. It survives a lost network: it tries again, and what was
 * sent in the meantime goes out once, in order. It does not survive the kernel.
 */
export class Connection {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {import("./wire.js").Message[]} */
  #waiting = [];
  #session = uid();
  #tries = 0;
  #timer = 0;
  #trying = false;
  /** Counts what `pause` has cut short. */
  #turn = 0;
  #opened = false;
  /** @type {Map<string, (content: any) => void>} */
  #asked = new Map();

  /**
   * @param {string} baseUrl
   * @param {string} kernelId
   * @param {object} on
   * @param {(message: import("./wire.js").Message) => void} on.message
   * @param {(state: import("./session.js").LineState) => void} on.state
   * @param {(comms: Record<string, unknown>) => boolean} on.recognise whether a kernel with these
   *   comms is still the one this page was made by
   */
  constructor(baseUrl, kernelId, on) {
    this.kernelId = kernelId;
    this.address = new URL(`${baseUrl}api/kernels/${kernelId}`, location.href);
    this.on = on;
    /** @type {"connecting" | "paused" | "closed" | import("./session.js").LineState} */
    this.state = "connecting";
    /** Set once the kernel has run the notebook; from then on a starting kernel is another one. */
    this.settled = false;
  }

  get #over() {
    return this.state === "closed" || this.state === "session-lost";
  }

  /**
   * Send a message, now or as soon as the connection is back.
   * @param {string} type
   * @param {object} content
   * @param {{metadata?: Record<string, unknown>, buffers?: any[]}} [more]
   * @returns {string} the message's id
   */
  send(type, content, more = {}) {
    const message = this.#message(type, content, "shell", more);
    if (this.state === "connected") this.#socket?.send(encode(message));
    else if (!this.#over) this.#waiting.push(message);
    return message.header.msg_id;
  }

  /**
   * Ask the kernel something outside the order of other messages, so that a busy kernel answers, too.
   * @param {string} type
   * @param {object} content
   * @returns {Promise<any>} the content of its answer
   */
  ask(type, content) {
    const message = this.#message(type, content, "control", {});
    return new Promise((resolve) => {
      this.#asked.set(message.header.msg_id, resolve);
      this.#socket?.send(encode(message));
    });
  }

  /** Connect, or try again at once when waiting to. */
  open() {
    if (this.#trying || this.#over || this.state === "connected") return;
    if (this.state === "paused" || this.state === "refused") {
      this.state = "connecting";
      this.#tries = 1;
    }
    void this.#attempt();
  }

  /** Stop until `open` is called; what is sent meanwhile waits. */
  pause() {
    if (this.#over) return;
    this.state = "paused";
    this.#drop();
  }

  /** There is nothing left to connect to. */
  lose() {
    this.#become("session-lost");
  }

  /** Stop for good, without a word to anybody. */
  close() {
    this.state = "closed";
    this.#drop();
  }

  /** @returns {import("./wire.js").Message} */
  #message(
    /** @type {string} */ type,
    /** @type {object} */ content,
    /** @type {string} */ channel,
    /** @type {{metadata?: Record<string, unknown>, buffers?: any[]}} */ { metadata = {}, buffers = [] },
  ) {
    const date = new Date().toISOString();
    const header = { msg_id: uid(), msg_type: type, session: this.#session, username: "", version: "5.3", date };
    return { header, parent_header: {}, metadata, content, channel, buffers };
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#trying = false;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #become(/** @type {import("./session.js").LineState} */ state) {
    if (this.#over || this.state === state) return;
    this.state = state;
    if (state === "session-lost" || state === "refused") this.#drop();
    this.on.state(state);
  }

  async #attempt() {
    clearTimeout(this.#timer);
    this.#trying = true;
    const turn = this.#turn;
    const there = this.#tries === 0 ? "there" : await this.#kernelIs();
    if (this.#over || turn !== this.#turn) return;
    this.#trying = false;
    if (there === "gone") this.#become("session-lost");
    else if (there === "refused") this.#become("refused");
    else if (there === "there") this.#openSocket();
    else this.#tryLater();
  }

  /** The websocket itself cannot say why it was refused, so ask for the kernel's description. */
  async #kernelIs() {
    try {
      const answer = await fetch(this.address, {
        cache: "no-store",
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (answer.ok) return "there";
      // A proxy sends those who are not signed in to a page of its own.
      if (REFUSED.has(answer.status) || answer.type === "opaqueredirect") return "refused";
      return GONE.has(answer.status) ? "gone" : "unreachable";
    } catch {
      return "unreachable";
    }
  }

  #tryLater() {
    this.#become("reconnecting");
    const delay = DELAYS_MS[Math.min(this.#tries, DELAYS_MS.length - 1)];
    this.#tries += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), delay);
  }

  #openSocket() {
    const address = new URL(`${this.address.pathname}/channels`, this.address);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("session_id", this.#session);
    const socket = new WebSocket(address, [PROTOCOL]);
    socket.binaryType = "arraybuffer";
    this.#trying = true;
    this.#socket = socket;
    // A connection that never opens, as after a sleep, would otherwise be waited for without end.
    const late = setTimeout(() => socket.close(), OPEN_MS);
    socket.onopen = () => {
      clearTimeout(late);
      void this.#opening(socket);
    };
    socket.onmessage = (event) => this.#receive(decode(event.data));
    socket.onclose = () => {
      clearTimeout(late);
      if (socket !== this.#socket) return;
      this.#trying = false;
      this.#socket = null;
      this.#tryLater();
    };
  }

  async #opening(/** @type {WebSocket} */ socket) {
    if (this.#opened) {
      // A kernel that was restarted while we were away keeps its id but knows nothing of this page.
      const { comms } = await this.ask("comm_info_request", {});
      if (socket !== this.#socket) return;
      if (!this.on.recognise(comms)) {
        this.#become("session-lost");
        return;
      }
    }
    this.#opened = true;
    this.#trying = false;
    this.#tries = 0;
    for (const message of this.#waiting.splice(0)) socket.send(encode(message));
    this.#become("connected");
  }

  #receive(/** @type {import("./wire.js").Message} */ message) {
    const { msg_type: type } = message.header;
    const parent = message.parent_header?.msg_id;
    const resolve = parent && message.channel === "control" && this.#asked.get(parent);
    if (resolve) {
      this.#asked.delete(parent);
      resolve(message.content);
    } else if (type === "status") {
      const state = message.content.execution_state;
      if (ENDED.has(state) || (state === "starting" && this.settled)) this.#become("session-lost");
    } else {
      this.on.message(message);
    }
  }
}
