/** What every widget shares: mounting, links, the heading, errors, level marks and files to save. */

const { createContext, html, render, useContext, useEffect, useLayoutEffect, useRef, useState } = preact;

/** The language of texts that are not in the page's own, and which texts those are. */
const Language = createContext({ code: "", texts: new Set() });

/** Says which language a text is in where that is not the page's; words before it, such as a level's value, go with it. */
function useLanguage() {
  const { code, texts } = useContext(Language);
  return (text) => (texts.has(text) || [...texts].some((known) => text?.endsWith?.(` ${known}`)) ? code : undefined);
}

/** A text of a definition, marked with its language where that is not the page's. */
function Words({ text }) {
  const lang = useLanguage()(text);
  return lang ? html`<span lang=${lang}>${text}</span>` : text;
}

/** Which record the parts of a view belong to, so that words for one never turn up in another. */
const Record = createContext("");

/** Bring the base styles to a page that does not link them, as in JupyterLab. */
function ensureStyles() {
  const root = document.documentElement;
  if (root.hasAttribute("data-neglect-styles")) return;
  root.setAttribute("data-neglect-styles", "");
  outbox.send("styles").then(({ css }) => {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
  });
}

/**
 * Keeps what is typed in it out of the browser's own files: without a form that says so, a browser writes the
 * contents of every box to disk, for the day it brings back its tabs, and offers them again in other boxes.
 */
const Unkept = ({ children }) => html`<form class="nw-unkept" autocomplete="off" novalidate
  onSubmit=${(event) => event.preventDefault()}>${children}</form>`;

/**
 * Make an anywidget module out of a view. The view gets `content` (wording, rarely changes),
 * `state` (what is on disk) and `model`, and is drawn again when either changes.
 */
function mount(View) {
  return {
    render({ model, el }) {
      // JupyterLab would take arrow keys and letters from radios otherwise.
      el.setAttribute("data-lm-suppress-shortcuts", "true");
      // It asks the focused element first, and some of its shortcuts are meant for whatever has the focus.
      el.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
      el.classList.add("nw");
      const detach = outbox.attach(model);
      ensureStyles();
      let gone = false;
      let drawing = false;
      const draw = () => {
        drawing = false;
        if (gone) return;
        const content = model.get("content");
        const state = model.get("state");
        const record = `${state.assessment ?? ""}|${content.carer ?? ""}`;
        const language = { code: content.language ?? "", texts: new Set(content.translated) };
        render(html`<${Record.Provider} value=${record}><${Language.Provider} value=${language}>
          <${Unkept}><${View} content=${content} state=${state} model=${model} /><//><//><//>`, el);
      };
      // One change of page may set both traits, one after the other; new wording must not meet old state.
      const redraw = () => {
        if (!drawing) queueMicrotask(draw);
        drawing = true;
      };
      model.on("change:content", redraw);
      model.on("change:state", redraw);
      draw();
      return () => {
        gone = true;
        model.off("change:content", redraw);
        model.off("change:state", redraw);
        render(null, el);
        detach();
      };
    },
  };
}

/** Go to another part of the workbook; what waits to be saved goes first. */
function go(route) {
  outbox.flush();
  globalThis.neglectMoved = true;
  // The address bar belongs to the workbook on its own page only, not in JupyterLab.
  if (globalThis.neglectHost && location.hash !== `#${route}`) location.hash = route;
  else outbox.send("open", { route });
}

function Link({ to, className = "govuk-link", children, ...rest }) {
  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return html`<a class=${className} href=${`#${to}`} onClick=${follow} ...${rest}>${children}</a>`;
}

/** The page's one h1; takes the focus when a person has moved here, so that a screen reader says where. */
function Heading({ children, caption }) {
  const ref = useRef(null);
  const heard = useRef("");
  useEffect(() => {
    // The same heading may stay in place from one domain to the next; only its words tell a move from a redraw.
    const words = ref.current.textContent;
    if (words === heard.current) return;
    heard.current = words;
    if (!globalThis.neglectMoved) return;
    globalThis.neglectMoved = false;
    globalThis.scrollTo?.(0, 0);
    ref.current.focus({ preventScroll: true });
  });
  return html`<h1 class="govuk-heading-l nw-heading" tabindex="-1" ref=${ref}>
    ${caption && html`<span class="govuk-caption-l">${caption}</span>`}${children}</h1>`;
}

/** A field by its id, or a group of choices by the name that they share. */
const fieldOf = (id) => document.getElementById(id) ?? document.querySelector(`[name="${CSS.escape(id)}"]`);

/** Call it when a person acts: what it returns moves the focus once all is drawn, unless they have gone elsewhere since. */
function turning() {
  const from = document.activeElement;
  return (id) => setTimeout(() => {
    if ([from, document.body].includes(document.activeElement)) fieldOf(id)?.focus();
  });
}

/** Show what is wrong with a form; takes the focus each time it appears anew. */
function ErrorSummary({ errors }) {
  const ref = useRef(null);
  useEffect(() => {
    if (errors.length) ref.current?.focus();
  }, [errors]);
  if (!errors.length) return null;
  const point = (event, field) => {
    event.preventDefault();
    const named = fieldOf(field);
    const target = named?.matches("fieldset") ? named.querySelector("input") : named;
    // The question belongs in view as well, not only the box.
    (target?.closest("fieldset") ?? target?.closest(".govuk-form-group"))?.scrollIntoView();
    target?.focus();
  };
  return html`<div class="govuk-error-summary" tabindex="-1" ref=${ref}><div role="alert">
    <h2 class="govuk-error-summary__title">There is a problem</h2>
    <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errors.map(
      ({ field, message }) => html`<li>${field
        ? html`<a href=${`#${field}`} onClick=${(event) => point(event, field)}>${message}</a>`
        : message}</li>`,
    )}</ul></div></div></div>`;
}

const errorFor = (errors, field) => errors.find((error) => error.field === field)?.message;

const noChange = (field) => field;

/**
 * Send a form as a whole. `errors` keeps its identity until the next answer, so typing does not move the focus;
 * `submit` ignores a second press while the first waits, and what was typed stays on the page.
 * `locate` turns a field the store names into the one on the page; `done` gets the answer when it is good.
 */
function useSubmit(command, label, { locate = noChange, done } = {}) {
  const [errors, setErrors] = useState([]);
  const [busy, setBusy] = useState(false);
  const here = useRef(true);
  const live = useRef({});
  live.current = { locate, done };
  useEffect(() => () => {
    here.current = false;
  }, []);
  const submit = (args, text = "") => {
    if (busy) return;
    setBusy(true);
    outbox.send(command, args, { label, text }).then((reply) => {
      // Whoever has gone elsewhere meanwhile is not called back.
      if (!here.current) return;
      setBusy(false);
      const found = reply.errors?.length ? reply.errors : [{ field: "", message: reply.message }];
      setErrors(reply.ok ? [] : found.map((error) => ({ ...error, field: live.current.locate(error.field) })));
      if (!reply.ok) return;
      live.current.done?.(reply);
      if (reply.route) go(reply.route);
    });
  };
  return { errors, busy, submit, clear: () => setErrors([]) };
}

/** Hand the file of a reply to the browser, which asks or knows where to put it. */
function saveFile({ buffers, filename, mime }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(buffers, { type: mime }));
  link.download = filename;
  link.click();
  // Some browsers read the Blob only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const SHAPES = {
  circle: "M1.6,8a6.4,6.4 0 1 0 12.8,0a6.4,6.4 0 1 0 -12.8,0z",
  triangle: "M8,0L15.5,13.3L0.5,13.3z",
  square: "M2.2,2.2L13.8,2.2L13.8,13.8L2.2,13.8z",
  diamond: "M8,0L16,8L8,16L0,8z",
  pentagon: "M8,0.6L15.4,6L12.6,14.7L3.4,14.7L0.6,6z",
  hexagon: "M0,8L4.4,2.4L11.6,2.4L16,8L11.6,13.6L4.4,13.6z",
  star: "M8,0L10.3,5.3L16,5.9L11.7,9.8L12.9,15.4L8,12.5L3.1,15.4L4.3,9.8L0,5.9L5.7,5.3z",
  plus: "M5.4,0.8L10.6,0.8L10.6,5.4L15.2,5.4L15.2,10.6L10.6,10.6L10.6,15.2L5.4,15.2L5.4,10.6L0.8,10.6L0.8,5.4L5.4,5.4z",
  cross: "M4.7,1.1L8,4.4L11.3,1.1L14.9,4.7L11.6,8L14.9,11.3L11.3,14.9L8,11.6L4.7,14.9L1.1,11.3L4.4,8L1.1,4.7z",
  "triangle-down": "M0.5,2.7L15.5,2.7L8,16z",
  bar: "M0,4.9L16,4.9L16,11.1L0,11.1z",
};

const LevelShape = ({ level }) => html`<svg class="nw-level__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
  <path d=${SHAPES[level.shape]} fill=${level.colour}></path></svg>`;

/** A level as shape, value and words, so that colour carries nothing alone; a long value, such as amber, stands last. */
const LevelMark = ({ level }) => html`<span class="nw-level"><${LevelShape} level=${level} /><span>${level.value_first
  ? html`${level.value}${/^\d/.test(level.value) ? "" : ":"} <${Words} text=${level.label} />`
  : html`<${Words} text=${level.label} /> (${level.value})`}</span></span>`;

/** A small word in a box: the status of a task or the mark of an invented example. */
const Tag = ({ children, tone = "" }) => html`<strong class=${`govuk-tag ${tone ? `govuk-tag--${tone}` : ""}`}>${children}</strong>`;
