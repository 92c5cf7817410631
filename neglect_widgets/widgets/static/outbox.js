/**
 * The outbox: every command of the page leaves through it, one at a time, in order, until it is answered.
 *
 * There is one for the whole document, shared by all widgets, because each widget's module is loaded on its own.
 * In JupyterLab several pages may stand in it, each with a kernel of its own: a command goes to the page it came from.
 * A command keeps its op_id over every retry, so the store can tell a repeat from a new one.
 */

/** How long to wait for an answer before the first repeat, the second, and so on; the last one stands for all later. */
const WAIT_MS = [4000, 2000, 3000, 5000, 10000];
/** Commands that may work for a while and hold nobody's words: a late answer is no reason for alarm. */
const SLOW = new Set(["download", "figure", "plotly", "name_patterns"]);
const SLOW_WAIT_MS = 30000;

/**
 * @typedef {{op_id: string, command: string, args: Record<string, any>, label: string, text: string, page: string,
 *   tries: number, resolve: (reply: any) => void}} Op
 * @typedef {{label: string, text: string, refused: boolean}} Draft
 */

/** The websocket closes on a message of some 10 MB, and everything behind it would wait for ever. */
const TEXT_MOST = 1_000_000;
const TOO_LONG = "This is too long to save. Shorten it, or copy part of it into another box. It is still on the page.";

/** A random id; crypto.randomUUID is missing on plain http with a host name. */
const freshId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function createOutbox() {
  /** @type {Op[]} */
  const queue = [];
  /** Models that can carry a command, newest last. @type {any[]} */
  const carriers = [];
  /** Typed and not yet acknowledged, by place: field id, "@", record. @type {Map<string, Draft>} */
  const drafts = new Map();
  /** Fields that wait for a pause in typing before they save. @type {Set<() => void>} */
  const waiting = new Set();
  /** Newest version acknowledged, by assessment and part key. @type {Map<string, number>} */
  const versions = new Map();
  /**
   * What is known here of a part beyond its versions, by assessment and part key.
   * @type {Map<string, {round: number, conflict: any, kept: Map<string, any>}>}
   */
  const parts = new Map();
  let timer = 0;
  /** The model that carries the first command of the queue. @type {any} */
  let flying = null;
  let savedAt = "";
  let trouble = false;

  const holdsWords = (op) => op.label !== "" || op.command.startsWith("save");

  /** Changes that somebody else's stands against, until a person has chosen. */
  const held = () => [...parts.values()].flatMap(({ conflict }) => [...(conflict?.mine.values() ?? [])]);

  function announce() {
    const pending = queue.some(holdsWords) || drafts.size > 0;
    const refused = held().length > 0 || [...drafts.values()].some((draft) => draft.refused);
    const stuck = trouble && (pending || queue.some((op) => !SLOW.has(op.command)));
    const state = stuck || refused ? "not-saved" : pending ? "saving" : savedAt ? "saved" : "idle";
    globalThis.dispatchEvent(new CustomEvent("neglect-save", { detail: { state, at: savedAt } }));
  }

  function transmit() {
    clearTimeout(timer);
    const op = queue[0];
    if (!op) return;
    const wait = SLOW.has(op.command) ? SLOW_WAIT_MS : WAIT_MS[Math.min(op.tries, WAIT_MS.length - 1)];
    // Set before sending, so that a model whose line is dead and throws does not stop the retries.
    timer = setTimeout(() => {
      op.tries += 1;
      trouble = true;
      announce();
      transmit();
    }, wait);
    // When its page is gone, one that was made anew from the store can take what is still to be saved.
    flying = carriers.findLast((model) => model.get("page") === op.page) ?? carriers.at(-1) ?? null;
    flying?.send({ op_id: op.op_id, command: op.command, args: op.args });
  }

  const partOf = (args) => `${args.assessment ?? ""}|${args.part_key}`;

  /** A later change of the same part was made on top of this one; it must not look like a stranger's. */
  function rebase(op, version) {
    const part = partOf(op.args);
    versions.set(part, version);
    for (const later of queue) {
      if (later.args.part_key && partOf(later.args) === part && later.args.base_version === op.args.base_version) {
        later.args = { ...later.args, base_version: version };
      }
    }
  }

  function answered(reply) {
    const op = queue[0];
    if (!op || op.op_id !== reply.reply) return;
    clearTimeout(timer);
    queue.shift();
    flying = null;
    trouble = false;
    if (reply.ok && op.args.part_key && reply.version) rebase(op, reply.version);
    if (reply.ok && reply.saved_at) savedAt = reply.saved_at;
    op.resolve(reply);
    announce();
    transmit();
  }

  /** Save at once what waits for a pause in typing. */
  function flush() {
    for (const save of [...waiting]) save();
  }

  globalThis.addEventListener("neglect-host", (event) => {
    const { state } = /** @type {CustomEvent} */ (event).detail;
    trouble = state !== "connected";
    announce();
    // Without a line, repeats would only pile up in front of it; a lock may last for a night.
    if (state === "connected") transmit();
    else clearTimeout(timer);
  });
  // The last sign a page gets before it is closed or a phone puts it away.
  document.addEventListener("visibilitychange", () => document.hidden && flush());

  return {
    drafts,
    waiting,
    flush,

    /** Let `model` carry commands until the returned function is called. */
    attach(model) {
      const listen = (content, buffers) => content?.reply && answered({ ...content, buffers });
      model.on("msg:custom", listen);
      carriers.push(model);
      if (!flying) transmit();
      return () => {
        model.off("msg:custom", listen);
        carriers.splice(carriers.indexOf(model), 1);
        // Its answer can no longer be heard: ask again through another.
        if (flying === model) transmit();
      };
    },

    /**
     * Queue a command; the promise resolves with its answer, however long that takes.
     * A change of a part is based on the newest version this page has had an answer for.
     * @param {string} command @param {Record<string, any>} args
     * @param {{label?: string, text?: string, page?: string}} about what to show a person while it is not saved, and whence it came
     */
    send(command, args = {}, { label = "", text = "", page } = {}) {
      if (text.length > TEXT_MOST) return Promise.resolve({ ok: false, message: TOO_LONG });
      const base = args.part_key ? { base_version: Math.max(args.base_version ?? 0, versions.get(partOf(args)) ?? 0) } : {};
      return new Promise((resolve) => {
        queue.push({ op_id: freshId(), command, args: { ...args, ...base }, label, text, page, tries: 0, resolve });
        announce();
        if (queue.length === 1) transmit();
      });
    },

    draft(place, label, text) {
      drafts.set(place, { label, text, refused: false });
      announce();
    },

    undraft(place, text) {
      if (drafts.get(place)?.text === text) drafts.delete(place);
      announce();
    },

    /** Keep a text that the store did not take, and say so. */
    refuse(place, text) {
      const draft = drafts.get(place);
      if (draft?.text === text) draft.refused = true;
      announce();
    },

    /** The one record of a part, however often it is drawn. */
    part(fixed) {
      const key = partOf(fixed);
      if (!parts.has(key)) parts.set(key, { round: 0, conflict: null, kept: new Map() });
      return parts.get(key);
    },

    /** Hold what a person must choose about, or with null, let it go. */
    settle(part, conflict) {
      part.conflict = conflict;
      globalThis.dispatchEvent(new CustomEvent("neglect-part", { detail: part }));
      announce();
    },

    /** What was refused or stands against somebody else's change, by its labels. */
    refusedLabels() {
      const refused = [...held(), ...[...drafts.values()].filter((draft) => draft.refused)];
      return [...new Set(refused.map(({ label }) => label))];
    },

    /** Everything that is not on disk yet, as text that can be copied. */
    unsavedText() {
      const known = [...queue.filter((op) => op.label), ...held()];
      const lines = known.map((op) => `${op.label}: ${op.text}`);
      const sent = new Set(known.map((op) => op.text));
      for (const { label, text } of drafts.values()) if (!sent.has(text)) lines.push(`${label}: ${text}`);
      return lines.join("\n\n");
    },

    state: () => ({ unsaved: queue.length + drafts.size + held().length, savedAt, trouble }),
  };
}

const shared = (globalThis.neglectOutbox ??= createOutbox());
/** The page that this module's widgets are part of; known once the first of them is drawn. @type {string | undefined} */
let thisPage;
const outbox = {
  ...shared,
  attach(model) {
    thisPage = model.get("page");
    return shared.attach(model);
  },
  send: (command, args, about) => shared.send(command, args, { ...about, page: thisPage }),
};
