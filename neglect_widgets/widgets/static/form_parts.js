/** The form parts of the GOV.UK Design System, and a text that saves itself. */

const PAUSE_MS = 900;

const describedBy = (id, hint, error) => [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
const groupClass = (error) => `govuk-form-group ${error ? "govuk-form-group--error" : ""}`;

function ErrorMessage({ id, message }) {
  return message
    ? html`<p id=${`${id}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${message}</p>`
    : null;
}

/** What stands above a field: its hint, and what is wrong with it. */
const Notes = ({ id, hint, error }) =>
  html`${hint && html`<div id=${`${id}-hint`} class="govuk-hint"><${Words} text=${hint} /></div>`}<${ErrorMessage} id=${id} message=${error} />`;

/** A labelled one-line field of a form that is sent as a whole. */
function Input({ id, label, hint, value, onValue, error, width = "", type = "text", ...rest }) {
  return html`<div class=${groupClass(error)}>
    <label class="govuk-label" for=${id}>${label}</label>
    <${Notes} id=${id} hint=${hint} error=${error} />
    <input id=${id} name=${id} type=${type} value=${value} aria-describedby=${describedBy(id, hint, error)}
      class=${`govuk-input ${width} ${error ? "govuk-input--error" : ""}`}
      onInput=${(event) => onValue(event.target.value)} ...${rest} /></div>`;
}

/** A labelled choice from a list. `options` are {value, label}. */
function Select({ id, label, hint, value, options, onValue, error, hideLabel = false }) {
  const languageOf = useLanguage();
  return html`<div class=${groupClass(error)}>
    <label class=${hideLabel ? "govuk-visually-hidden" : "govuk-label"} for=${id}>${label}</label>
    <${Notes} id=${id} hint=${hint} error=${error} />
    <select id=${id} name=${id} class=${`govuk-select ${error ? "govuk-select--error" : ""}`}
      aria-describedby=${describedBy(id, hint, error)} onChange=${(event) => onValue(event.target.value)}>
      ${options.map((o) => html`<option value=${o.value} lang=${languageOf(o.label)} selected=${o.value === value}>${o.label}</option>`)}
    </select></div>`;
}

/** Radios in a fieldset. `options` are {value, label, hint?, above?: words that part it from those before}; ids are `${id}-${value}`. */
function Radios({ id, legend, hint, value, options, onValue, error, inline = false, small = false, legendClass = "govuk-fieldset__legend--s" }) {
  const kind = `govuk-radios ${inline ? "govuk-radios--inline" : ""} ${small ? "govuk-radios--small" : ""}`;
  return html`<div class=${groupClass(error)}>
    <fieldset class="govuk-fieldset" id=${id} tabindex="-1" aria-describedby=${describedBy(id, hint, error)}>
      <legend class=${`govuk-fieldset__legend ${legendClass}`}><${Words} text=${legend} /></legend>
      <${Notes} id=${id} hint=${hint} error=${error} />
      <div class=${kind}>${options.map(
        (o) => html`${o.above && html`<p class="govuk-body nw-radios__above">${o.above}</p>`}<div class="govuk-radios__item">
          <input class="govuk-radios__input" type="radio" id=${`${id}-${o.value}`} name=${id} value=${o.value}
            checked=${o.value === value} aria-describedby=${o.hint ? `${id}-${o.value}-hint` : undefined}
            onChange=${() => onValue(o.value)} />
          <label class="govuk-label govuk-radios__label" for=${`${id}-${o.value}`}><${Words} text=${o.label} /></label>
          ${o.hint && html`<div class="govuk-hint govuk-radios__hint" id=${`${id}-${o.value}-hint`}>${o.hint}</div>`}
        </div>`,
      )}</div></fieldset></div>`;
}

/** Checkboxes in a fieldset, for any number of `options` {value, label, hint?}; `onValue` gets all that are ticked. */
function Checkboxes({ id, legend, hint, value, options, onValue, error, small = false, legendClass = "govuk-fieldset__legend--s" }) {
  const turned = (one, on) => options.map((o) => o.value).filter((other) => (other === one ? on : value.includes(other)));
  return html`<div class=${groupClass(error)}>
    <fieldset class="govuk-fieldset" id=${id} tabindex="-1" aria-describedby=${describedBy(id, hint, error)}>
      <legend class=${`govuk-fieldset__legend ${legendClass}`}><${Words} text=${legend} /></legend>
      <${Notes} id=${id} hint=${hint} error=${error} />
      <div class=${`govuk-checkboxes ${small ? "govuk-checkboxes--small" : ""}`}>${options.map(
        (o) => html`<div class="govuk-checkboxes__item" key=${o.value}>
          <input class="govuk-checkboxes__input" type="checkbox" id=${`${id}-${o.value}`} name=${id} value=${o.value}
            checked=${value.includes(o.value)} aria-describedby=${o.hint ? `${id}-${o.value}-hint` : undefined}
            onChange=${(event) => onValue(turned(o.value, event.target.checked))} />
          <label class="govuk-label govuk-checkboxes__label" for=${`${id}-${o.value}`}><${Words} text=${o.label} /></label>
          ${o.hint && html`<div class="govuk-hint govuk-checkboxes__hint" id=${`${id}-${o.value}-hint`}>${o.hint}</div>`}
        </div>`,
      )}</div></fieldset></div>`;
}

/** Split an ISO date for three boxes, and join what was typed; a date that is not complete stays as typed. */
const datePieces = (iso) => (iso ? iso.split("-").reverse() : ["", "", ""]);
function joinDate([day, month, year]) {
  if (!day && !month && !year) return "";
  // Filling up "2" to "0002" would make a date of a year that is still being typed.
  if (!day || !month || year.length !== 4) return [year, month, day].join("-");
  return [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
}

/** Day, month and year boxes; `onValue` gets an ISO date, "" when empty; Python checks that it is a real day. */
function DateInput({ id, legend, hint, value, onValue, error, legendClass = "govuk-fieldset__legend--s" }) {
  const [pieces, setPieces] = useState(datePieces(value));
  useLayoutEffect(() => {
    if ((value ?? "") !== joinDate(pieces)) setPieces(datePieces(value));
  }, [value]);
  const set = (index, text) => {
    const next = pieces.map((piece, i) => (i === index ? text.trim() : piece));
    setPieces(next);
    onValue(joinDate(next));
  };
  const box = (index, name, width) => html`<div class="govuk-date-input__item"><div class="govuk-form-group">
    <label class="govuk-label govuk-date-input__label" for=${index ? `${id}-${name}` : id}>${name}</label>
    <input class=${`govuk-input govuk-date-input__input ${width} ${error ? "govuk-input--error" : ""}`} inputmode="numeric"
      type="text" autocomplete="off" id=${index ? `${id}-${name}` : id} value=${pieces[index]}
      onInput=${(event) => set(index, event.target.value)} /></div></div>`;
  return html`<div class=${groupClass(error)}>
    <fieldset class="govuk-fieldset" role="group" aria-describedby=${describedBy(id, hint, error)}>
      <legend class=${`govuk-fieldset__legend ${legendClass}`}><${Words} text=${legend} /></legend>
      <${Notes} id=${id} hint=${hint} error=${error} />
      <div class="govuk-date-input">${box(0, "Day", "govuk-input--width-2")}${box(1, "Month", "govuk-input--width-2")}
        ${box(2, "Year", "govuk-input--width-4")}</div></fieldset></div>`;
}

/**
 * A text that saves itself after a pause and on leaving. What is typed is never overwritten by a redraw:
 * the box follows `value` only while nothing typed here is waiting.
 * @param {{id: string, label: string, value: string, save: (text: string) => Promise<any>, rows?: number, hint?: string}} props
 */
function SavedText(props) {
  const place = `${props.id}@${useContext(Record)}`;
  // Another record is another box: what waits in the old one is saved by the old one's `save`.
  return html`<${SavedBox} key=${place} place=${place} ...${props} />`;
}

function SavedBox({ place, id, label, hint, value, save, rows = 2, error, labelClass = "govuk-label" }) {
  const [text, setText] = useState(outbox.drafts.get(place)?.text ?? value ?? "");
  const live = useRef({ timer: 0, text, saved: value ?? "", sent: null, save, label });
  live.current.save = save;
  live.current.label = label;
  const send = useRef(null);
  send.current ??= () => {
    const now = live.current;
    clearTimeout(now.timer);
    outbox.waiting.delete(send.current);
    if (now.text === (now.sent ?? now.saved)) {
      if (now.sent === null) outbox.undraft(place, now.text);
      return;
    }
    const sent = now.text;
    now.sent = sent;
    now.save(sent).then((reply) => {
      if (now.sent === sent) now.sent = null;
      if (reply.ok) now.saved = sent;
      if (reply.ok) outbox.undraft(place, sent);
      else outbox.refuse(place, sent);
    });
  };
  // In the same breath as the redraw: later, an answer could have cleared the draft that holds this off.
  useLayoutEffect(() => {
    const now = live.current;
    now.saved = value ?? "";
    if (outbox.drafts.has(place)) return;
    now.text = now.saved;
    setText(now.text);
  }, [value]);
  useEffect(() => () => send.current(), []);
  const typed = (event) => {
    const now = live.current;
    now.text = event.target.value;
    setText(now.text);
    outbox.draft(place, now.label, now.text);
    outbox.waiting.add(send.current);
    clearTimeout(now.timer);
    now.timer = setTimeout(send.current, PAUSE_MS);
  };
  return html`<div class=${groupClass(error)}>
    <label class=${labelClass} for=${id}><${Words} text=${label} /></label>
    <${Notes} id=${id} hint=${hint} error=${error} />
    <textarea class=${`govuk-textarea nw-textarea ${error ? "govuk-textarea--error" : ""}`} id=${id} rows=${rows} dir="auto"
      value=${text} aria-describedby=${describedBy(id, hint, error)} onInput=${typed} onBlur=${() => send.current()}></textarea></div>`;
}
