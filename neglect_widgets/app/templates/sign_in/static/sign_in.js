/** The sign-in page: takes the code out of the address at once, and goes on to the workbook when let in. */

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const said = /** @type {HTMLElement} */ (document.getElementById("said"));

/** Where in the workbook somebody wanted to go; a redirect keeps what stands behind the `#`. */
let place = "";

/** Take what stands behind the `#` out of the address, which who looks on is not to see; return it if it is a code. */
function takeCode() {
  const behind = location.hash.slice(1);
  if (behind) history.replaceState(null, "", location.pathname);
  if (!behind.startsWith("/")) return behind;
  place = `#${behind}`;
  return "";
}

const goOn = () => location.replace(`/${place}`);

const post = (/** @type {string} */ path, /** @type {object} */ body) =>
  fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function signIn(/** @type {object} */ body) {
  said.textContent = "";
  try {
    const answer = await post("/sign-in", body);
    if (answer.ok) goOn();
    else said.textContent = (await answer.json()).message;
  } catch {
    said.textContent = words.unreachable;
  }
}

function onSubmit(/** @type {string} */ id, /** @type {(form: HTMLFormElement) => object} */ body) {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById(id));
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn(body(form));
  });
}

/** The code at the end of a printed address, or what was entered when it is only the code. */
const codeIn = (/** @type {string} */ entered) => entered.trim().replace(/^.*[#/]/, "");

onSubmit("team", () => ({}));
onSubmit("code-form", (form) => ({ code: codeIn(form.code.value) }));
onSubmit("passphrase-form", (form) => ({ passphrase: form.passphrase.value }));
document.getElementById("ask")?.addEventListener("click", async () => {
  const asked = /** @type {HTMLElement} */ (document.getElementById("asked"));
  const answer = await post("/neglect/code", {}).catch(() => null);
  asked.textContent = answer?.ok ? words.asked : words.unreachable;
});

/** Whether this browser is signed in already, as when a printed address is opened again. */
const signedIn = () => fetch("/neglect/session", { cache: "no-store" }).then((answer) => answer.ok, () => false);

const enter = async () => {
  const code = takeCode();
  if (code) await signIn({ code });
};
// A printed address that is entered here leads to the page that is already there.
addEventListener("hashchange", enter);
await enter();
if (await signedIn()) goOn();
