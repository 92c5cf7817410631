/**
 * The wire format of a kernel's websocket: JSON text, or a binary frame when there are buffers.
 * A binary frame holds the number of parts, the offset of each (big-endian 32 bit), the JSON, the buffers.
 *
 * @typedef {object} Message
 * @property {{msg_id: string, msg_type: string, [key: string]: unknown}} header
 * @property {{msg_id?: string}} parent_header
 * @property {Record<string, unknown>} metadata
 * @property {any} content
 * @property {string} channel
 * @property {DataView[]} buffers
 */

/** @returns {string} 32 random hexadecimal digits; works on pages without https, too */
export function uid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Message} message
 * @returns {string | ArrayBuffer}
 */
export function encode(message) {
  const { buffers, ...rest } = message;
  if (buffers.length === 0) return JSON.stringify({ ...rest, buffers: [] });
  const parts = [new TextEncoder().encode(JSON.stringify(rest)), ...buffers.map(bytesOf)];
  const head = 4 * (parts.length + 1);
  const frame = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, head));
  const view = new DataView(frame.buffer);
  view.setUint32(0, parts.length);
  let offset = head;
  parts.forEach((part, index) => {
    view.setUint32(4 * (index + 1), offset);
    frame.set(part, offset);
    offset += part.byteLength;
  });
  return frame.buffer;
}

/**
 * @param {string | ArrayBuffer} data
 * @returns {Message}
 */
export function decode(data) {
  if (typeof data === "string") return { ...JSON.parse(data), buffers: [] };
  const view = new DataView(data);
  const count = view.getUint32(0);
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 * (index + 1)));
  const parts = offsets.map((start, index) => new DataView(data, start, (offsets[index + 1] ?? data.byteLength) - start));
  return { ...JSON.parse(new TextDecoder().decode(parts[0])), buffers: parts.slice(1) };
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
