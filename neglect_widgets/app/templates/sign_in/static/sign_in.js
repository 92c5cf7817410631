/** The sign-in page: takes the code out of the address at once, and goes on to the workbook when let in. */

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const said = /** @type {HTMLElement} */ (document.getElementById("said"));

const CODE_PAGE = "/neglect/open";
const code = location.pathname === CODE_PAGE ? location.hash.slice(1) : "";
/** Where in the workbook one was; a redirect keeps what stands behind the `#`, and who looks on is not to see it. */
const place = location.pathname === CODE_PAGE ? "" : location.hash;
if (location.hash) history.replaceState(null, "", "/neglect/sign-in");

const goOn = () => location.replace(`/${place}`);

const post = (/** @type {string} */ path, /** @type {object} */ body) =>
  fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function signIn(/** @type {object} */ body) {
  said.textContent = "";
  try {
    const answer = await post("/neglect/sign-in", body);
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

onSubmit("team", () => ({}));
onSubmit("passphrase-form", (form) => ({ passphrase: form.passphrase.value }));
document.getElementById("ask")?.addEventListener("click", async () => {
  const asked = /** @type {HTMLElement} */ (document.getElementById("asked"));
  const answer = await post("/neglect/code", {}).catch(() => null);
  asked.textContent = answer?.ok ? words.asked : words.unreachable;
});

const already = code ? null : await fetch("/neglect/session", { cache: "no-store" }).catch(() => null);
if (code) await signIn({ code });
else if (already?.ok) goOn();
