/** The header: where one is, whether the work is saved, who is signed in, and the way out. */

const SAVE_WORDS = {
  idle: () => "",
  saving: () => "Saving…",
  saved: (at) => `Saved ${at}`,
  "not-saved": () => "Not saved",
};

/** Follow the outbox; a screen reader hears changes politely, and not every keystroke. */
function useSaveState() {
  const [save, setSave] = useState({ state: "idle", at: "" });
  useEffect(() => {
    const listen = (event) => setSave(event.detail);
    globalThis.addEventListener("neglect-save", listen);
    return () => globalThis.removeEventListener("neglect-save", listen);
  }, []);
  return save;
}

/** On the workbook's own page the address says where one is, so back and reload work. */
function useAddress() {
  // Before anything is painted: the page host waits for what the address names.
  useLayoutEffect(() => {
    if (!globalThis.neglectHost) return undefined;
    const open = () => {
      outbox.flush();
      globalThis.neglectMoved = true;
      outbox.send("open", { route: location.hash.slice(1) || "/cases" });
    };
    globalThis.addEventListener("hashchange", open);
    globalThis.neglectOpening = location.hash.length > 1 ? outbox.send("open", { route: location.hash.slice(1) }) : null;
    return () => globalThis.removeEventListener("hashchange", open);
  }, []);
}

/** Leave nothing on the screen, and no way back to it with the back button; on its own page the workbook signs out, too. */
function exit() {
  if (globalThis.neglectHost) return globalThis.neglectHost.exit();
  document.documentElement.style.display = "none";
  document.title = "New tab";
  globalThis.location.replace("about:blank");
}

/** Words that a person can take along. Browsers give a page the clipboard only over https or on one's own machine. */
function Unsaved() {
  const [shown, setShown] = useState("");
  const [said, setSaid] = useState("");
  const box = useRef(null);
  const copy = async () => {
    const words = outbox.unsavedText();
    try {
      await navigator.clipboard.writeText(words);
      setSaid("Copied.");
    } catch {
      setShown(words);
      setSaid("Copy the words in the box.");
      setTimeout(() => box.current?.select());
    }
  };
  return html`<div class="govuk-button-group">
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${copy}>Copy what is not saved</button>
      <span role="status">${said}</span></div>
    ${shown && html`<textarea class="govuk-textarea nw-textarea" aria-label="What is not saved" readonly rows="4" value=${shown} ref=${box}></textarea>`}`;
}

function NotSaved({ save }) {
  if (save.state !== "not-saved") return null;
  const refused = outbox.refusedLabels();
  return html`<div class="govuk-notification-banner nw-not-saved" role="alert" aria-labelledby="nw-not-saved-title">
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="nw-not-saved-title">Not saved</h2></div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-body">${refused.length
        ? `Not saved as it is: ${refused.join("; ")}. Go to where you wrote it to see what to do. Your words are still on this page.`
        : "We are trying again. Your words are still on this page."}</p>
      <${Unsaved} /></div></div>`;
}

function Crumbs({ crumbs }) {
  if (!crumbs?.length) return null;
  return html`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">
    ${crumbs.map((crumb) => html`<li class="govuk-breadcrumbs__list-item">
      <${Link} to=${crumb.to} className="govuk-breadcrumbs__link">${crumb.label}<//></li>`)}</ol></nav>`;
}

function PageHeader({ content, state }) {
  const save = useSaveState();
  useAddress();
  useEffect(() => {
    if (globalThis.neglectHost && state.title) document.title = `${state.title} – ${content.product}`;
  }, [state.title]);
  const { person } = state;
  return html`<header class="nw-header">
    <div class="nw-header__bar"><div class="nw-header__inner">
      <${Link} to=${content.home} className="nw-header__product">${content.product}<//>
      ${state.case_code && html`<span class="nw-header__case">Case ${state.case_code}</span>`}
      <span class="nw-header__save" role="status">${SAVE_WORDS[save.state](save.at)}</span>
      ${person && html`<span class="nw-header__person">${person.name}, ${person.role}
        <${Link} to="/you" className="nw-header__link">Change<span class="govuk-visually-hidden"> who you are</span><//></span>`}
      <button type="button" class="govuk-button govuk-button--warning nw-header__exit" onClick=${exit}
        title=${globalThis.neglectHost ? "Or press Shift three times" : undefined}>Exit this page</button>
    </div></div>
    <div class="nw-header__inner nw-header__below">
      <${Crumbs} crumbs=${state.crumbs} />
      ${state.invented && html`<p class="nw-invented"><${Tag} tone="yellow">Invented example<//> Nobody in this record is real.</p>`}
      ${state.notice && html`<p class="govuk-inset-text nw-notice" role="alert">${state.notice}</p>`}
      <${NotSaved} save=${save} />
    </div></header>`;
}

export default mount(PageHeader);
