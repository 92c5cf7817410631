/**
 * The wire format of a kernel's websocket: binary frames that hold a count of offsets, the offsets
 * (little-endian 64 bit; the last is the end), the channel, four parts of JSON, and the buffers.
 * Voila cannot send buffers in the older format: its handler takes them for this one and hangs.
 *
 * @typedef {object} Message
 * @property {{msg_id: string, msg_type: string, [key: string]: unknown}} header
 * @property {{msg_id?: string}} parent_header
 * @property {Record<string, unknown>} metadata
 * @property {any} content
 * @property {string} channel
 * @property {DataView[]} buffers
 */

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

/** @returns {string} 32 random hexadecimal digits; works on pages without https, too */
export function uid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {unknown} value */
const json = (value) => new TextEncoder().encode(JSON.stringify(value));

/**
 * @param {Message} message
 * @returns {ArrayBuffer}
 */
export function encode({ header, parent_header, metadata, content, channel, buffers }) {
  const parts = [
    new TextEncoder().encode(channel),
    ...[header, parent_header, metadata, content].map(json),
    ...buffers.map(bytesOf),
  ];
  const head = 8 * (parts.length + 2);
  const frame = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, head));
  const view = new DataView(frame.buffer);
  view.setBigUint64(0, BigInt(parts.length + 1), true);
  let offset = head;
  parts.forEach((part, index) => {
    view.setBigUint64(8 * (index + 1), BigInt(offset), true);
    frame.set(part, offset);
    offset += part.byteLength;
  });
  view.setBigUint64(head - 8, BigInt(offset), true);
  return frame.buffer;
}

/**
 * @param {ArrayBuffer} data
 * @returns {Message}
 */
export function decode(data) {
  const view = new DataView(data);
  const number = (/** @type {number} */ index) => Number(view.getBigUint64(8 * index, true));
  const parts = Array.from(
    { length: number(0) - 1 },
    (_, index) => new DataView(data, number(index + 1), number(index + 2) - number(index + 1)),
  );
  const text = (/** @type {DataView} */ part) => new TextDecoder().decode(part);
  const [header, parent_header, metadata, content] = parts.slice(1, 5).map((part) => JSON.parse(text(part)));
  return { header, parent_header, metadata, content, channel: text(parts[0]), buffers: parts.slice(5) };
}

/**
 * @param {ArrayBuffer | ArrayBufferView} buffer
 * @returns {Uint8Array}
 */
function bytesOf(buffer) {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}

/** @param {unknown} value */
export const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/**
 * Take the binary values out of `state`.
 * @param {any} state
 * @returns {{state: any, paths: (string | number)[][], buffers: (ArrayBuffer | ArrayBufferView)[]}}
 */
export function takeBuffers(state) {
  /** @type {(string | number)[][]} */
  const paths = [];
  /** @type {(ArrayBuffer | ArrayBufferView)[]} */
  const buffers = [];
  /** @type {(value: any, path: (string | number)[]) => any} */
  const walk = (value, path) => {
    if (isBinary(value)) {
      paths.push(path);
      buffers.push(value);
      return null;
    }
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]));
  };
  return { state: walk(state, []), paths, buffers };
}

/**
 * Put each buffer back at its path in `state`, in place.
 * @param {any} state
 * @param {(string | number)[][]} paths
 * @param {DataView[]} buffers
 */
export function putBuffers(state, paths, buffers) {
  paths.forEach((path, index) => {
    const holder = path.slice(0, -1).reduce((value, key) => value[key], state);
    holder[path[path.length - 1]] = buffers[index];
  });
}
