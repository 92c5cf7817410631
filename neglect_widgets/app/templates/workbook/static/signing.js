/**
 * Who is signed in, as the server says.
 * @typedef {object} Standing
 * @property {string | true | null} signed_in who, or only that somebody is; null when nobody is
 * @property {number} idle_s
 * @property {number} warn_s how long before the end of `idle_s` a person is warned
 * @property {"code" | "passphrase" | "proxy"} sign_in what the server asks for
 */

const ANSWER_MS = 8000;
/** What holds while a server does not answer. @type {Standing} */
export const DEFAULTS = { signed_in: true, idle_s: 900, warn_s: 120, sign_in: "code" };

/** Where the server is, from the page's own config; an error page has none and stands at the root. */
export function baseUrl() {
  const element = document.getElementById("neglect-host-config");
  return element ? JSON.parse(element.textContent ?? "").baseUrl : "/";
}

/** @returns {Promise<Response>} */
const post = (/** @type {string} */ path, /** @type {object} */ body, /** @type {RequestInit} */ more = {}) =>
  fetch(`${baseUrl()}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...more,
  });

/**
 * Ask who is signed in; rejects when the server does not answer.
 * @returns {Promise<Standing>}
 */
export async function standing() {
  const address = `${baseUrl()}neglect/session`;
  const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS) });
  // A proxy sends those who are not signed in to a page of its own.
  if (answer.type === "opaqueredirect") return { ...DEFAULTS, signed_in: null, sign_in: "proxy" };
  if (!answer.ok && answer.status !== 401) throw new Error("The server does not say who is signed in.");
  return { ...DEFAULTS, ...(await answer.json()) };
}

/**
 * Sign in with what was printed by the launcher, or with the passphrase.
 * @param {"code" | "passphrase"} kind
 * @param {string} secret
 * @returns {Promise<string>} what is wrong, or nothing
 */
export async function signIn(kind, secret) {
  const answer = await post("sign-in", { [kind]: secret }, { signal: AbortSignal.timeout(ANSWER_MS) });
  return answer.ok ? "" : (await answer.json()).message;
}

/**
 * Have an address with a new code printed where the workbook was started.
 * @returns {Promise<boolean>} whether that was done
 */
export const askForCode = () =>
  post("neglect/code", {}).then(
    (answer) => answer.ok,
    () => false,
  );

/**
 * End this browser's sign-in and keep the kernels for when the person is back.
 * @returns {Promise<boolean>} whether the server has done so
 */
export const lockOut = () =>
  post("neglect/lock", {}, { keepalive: true }).then(
    (answer) => answer.ok,
    () => false,
  );

/** End this browser's sign-in and the kernel, while the page is going away. */
export const signOut = (/** @type {string} */ kernel) =>
  post("neglect/sign-out", { kernel }, { keepalive: true }).catch(() => undefined);
