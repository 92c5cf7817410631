/**
 * One case: its children and carers, and its assessments, the newest first.
 *
 * content: {no_assessments, keeping: {heading, own, own_about, whose, until, until_hint, delete, why, copies}}
 * state: {id, code, invented, children: [{id, code, name, age_words}], carers: [{id, code, name, role,
 *   resident_words}], assessments: [{id, child_code, window_words, toolkit_title, state_words, finished, carers_words,
 *   strip: [{short, level|null, words}], to}], compare: [{child_code, to, count}], chronology_to, start_to, imported_words,
 *   keeping: {until, over_words, about_words, rule_words, asked_words, confirm_words}}
 */

const People = ({ title, people }) => html`<section class="nw-people"><h2 class="govuk-heading-m">${title}</h2>
  <ul class="govuk-list nw-people__list">${people.map(
    ({ person, words }) => html`<li key=${person.id}><strong dir="auto">${person.code}</strong>
      ${person.name && html`<span dir="auto"> ${person.name}</span>`}<span class="nw-people__words">${words}</span></li>`,
  )}</ul></section>`;

const joined = (...words) => words.filter(Boolean).join(" · ");
/** A carer called by the role alone need not be introduced twice. */
const roleUnlessCode = ({ role, code }) => role?.toLowerCase() !== code.toLowerCase() && role;

/** An unknown domain has no level and so no colour: a dashed ring with a question mark. */
const UnknownShape = () => html`<svg class="nw-level__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
  <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-dasharray="3 2"></circle>
  <text x="8" y="11.5" text-anchor="middle" font-size="10" font-weight="700" fill="currentColor">?</text></svg>`;

/** The profile in small: one mark per domain, each said in words to whoever cannot see it. */
function Strip({ strip }) {
  return html`<ul class="nw-strip" aria-label="Profile">${strip.map(
    (part) => html`<li class="nw-strip__part">${part.level ? html`<${LevelShape} level=${part.level} />` : html`<${UnknownShape} />`}
      <span aria-hidden="true">${part.level && html`<b>${part.level.value}</b> `}${part.short}</span>
      <span class="govuk-visually-hidden">${part.short}: ${part.words}</span></li>`,
  )}</ul>`;
}

/** The levels that the strips use, in order, so that nobody has to know a mark by heart. */
function Key({ assessments }) {
  const parts = assessments.flatMap((assessment) => assessment.strip);
  const levels = new Map(parts.filter((part) => part.level).map((part) => [part.level.value, part.level]));
  const unknown = parts.find((part) => !part.level);
  const ordered = [...levels.values()].sort((one, other) => one.rank - other.rank);
  return html`<p class="govuk-body-s nw-key">Worst level in each domain:
    ${ordered.map((level) => html` <${LevelMark} level=${level} />`)}
    ${unknown && html` <span class="nw-level"><${UnknownShape} /><span>${unknown.words}</span></span>`}</p>`;
}

function Assessment({ item }) {
  return html`<li class="nw-card">
    <div class="nw-card__top"><h3 class="govuk-heading-s nw-card__title"><${Link} to=${item.to}>
      ${item.child_code}: ${item.window_words}<//></h3><${Tag} tone=${item.finished ? "grey" : ""}>${item.state_words}<//></div>
    <p class="govuk-body-s nw-card__words">${joined(item.toolkit_title, item.carers_words)}</p>
    <${Strip} strip=${item.strip} /></li>`;
}

function Download({ id }) {
  const { errors, busy, submit } = useSubmit("download", "", { done: saveFile });
  return html`<section><h2 class="govuk-heading-m">Take a copy</h2>
    <${ErrorSummary} errors=${errors} />
    <p class="govuk-body">The record of this case as one file, for safe keeping or for another workbook. Keep it as safe as
      the case file itself: it holds everything that is written here.</p>
    <button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${busy}
      onClick=${() => submit({ case: id, format: "json" })}>Download the record</button></section>`;
}

function OwnRecord({ id, people, words }) {
  const [person, setPerson] = useState(people[0].id);
  const { errors, busy, submit } = useSubmit("download", "", { done: saveFile });
  const take = (format, label) => html`<button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${busy}
    onClick=${() => submit({ case: id, person, format })}>${label}</button>`;
  return html`<h3 class="govuk-heading-s">${words.own}</h3><${ErrorSummary} errors=${errors} />
    <p class="govuk-body">${words.own_about}</p>
    <${Select} id="person" label=${words.whose} value=${person} onValue=${setPerson}
      options=${people.map((one) => ({ value: one.id, label: joined(one.code, one.name, roleUnlessCode(one) || one.age_words) }))} />
    <div class="govuk-button-group">${take("pdf", "Download as PDF")}${take("json", "Download as JSON")}</div>`;
}

function Retention({ id, until, over, words }) {
  const [date, setDate] = useState(until);
  const [saved, setSaved] = useState(false);
  const { errors, busy, submit } = useSubmit("save_retention", words.until, { done: () => setSaved(true) });
  const type = (value) => { setDate(value); setSaved(false); };
  const send = (event) => { event.preventDefault(); submit({ case: id, retain_until: date, shown: until || null }, date); };
  return html`<form novalidate onSubmit=${send}><${ErrorSummary} errors=${errors} />
    <${DateInput} id="retain_until" legend=${words.until} hint=${words.until_hint} value=${date} onValue=${type}
      error=${errorFor(errors, "retain_until")} />
    ${over && html`<p class="govuk-body">${over}</p>`}
    <button class="govuk-button govuk-button--secondary" aria-disabled=${busy}>Save the date</button>
    <p class="govuk-body" role="status">${saved && "The date is saved."}</p></form>`;
}

function Asking({ id, state, words }) {
  const [why, setWhy] = useState("");
  const { errors, busy, submit } = useSubmit("save_disposal", words.delete);
  const send = (event) => { event.preventDefault(); submit({ case: id, step: "ask", why }, why); };
  return html`<form novalidate onSubmit=${send}><${ErrorSummary} errors=${errors} />
    <p class="govuk-body">${state.about_words}</p><p class="govuk-body">${state.rule_words}</p>
    <${Input} id="why" label=${words.why} value=${why} onValue=${setWhy} error=${errorFor(errors, "why")} />
    <button class="govuk-button govuk-button--warning" aria-disabled=${busy}>Ask for deletion</button></form>`;
}

function Asked({ id, state, words }) {
  const confirm = useSubmit("dispose", words.delete);
  const back = useSubmit("save_disposal", words.delete);
  return html`<${ErrorSummary} errors=${confirm.errors.length ? confirm.errors : back.errors} />
    <p class="govuk-inset-text">${state.asked_words} ${state.confirm_words}</p>
    <p class="govuk-body">${state.about_words}</p><p class="govuk-body">${words.copies}</p>
    <div class="govuk-button-group">
      <button type="button" class="govuk-button govuk-button--warning" aria-disabled=${confirm.busy}
        onClick=${() => confirm.submit({ case: id })}>Delete for good</button>
      <button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${back.busy}
        onClick=${() => back.submit({ case: id, step: "withdraw" })}>Keep this case</button></div>`;
}

/** What happens to the record itself; below all that is done with it every day. */
function Keeping({ content, state }) {
  const [words, id, now] = [content.keeping, state.id, state.keeping];
  return html`<section><h2 class="govuk-heading-m">${words.heading}</h2>
    <${OwnRecord} id=${id} people=${[...state.children, ...state.carers]} words=${words} />
    <${Retention} id=${id} until=${now.until} over=${now.over_words} words=${words} />
    <h3 class="govuk-heading-s">${words.delete}</h3>
    <${now.asked_words ? Asked : Asking} id=${id} state=${now} words=${words} /></section>`;
}

function CaseView({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <div class="nw-title-row"><${Heading}>Case ${state.code}<//>
      <div class="govuk-button-group nw-title-actions"><${Link} to=${state.start_to} className="govuk-button">Start an assessment<//></div></div>
    ${state.imported_words && html`<p class="govuk-inset-text">${state.imported_words}</p>`}
    <div class="nw-halves">
      <${People} title="Children" people=${state.children.map((person) => ({ person, words: person.age_words }))} />
      <${People} title="Carers" people=${state.carers.map((person) => ({ person,
        words: joined(roleUnlessCode(person), person.resident_words) }))} /></div>
    <section><h2 class="govuk-heading-m">Assessments</h2>
      ${state.chronology_to && html`<ul class="govuk-list nw-compare">${state.compare.map((item) => html`<li>
        <${Link} to=${item.to}>Compare ${item.count} assessments of ${item.child_code}<//></li>`)}
        <li><${Link} to=${state.chronology_to}>Chronology<//></li></ul>`}
      ${state.assessments.length > 0
        ? html`<${Key} assessments=${state.assessments} /><ol class="nw-cards">
            ${state.assessments.map((item) => html`<${Assessment} key=${item.id} item=${item} />`)}</ol>`
        : html`<p class="govuk-body">${content.no_assessments}</p>`}</section>
    <${Download} id=${state.id} /><${Keeping} content=${content} state=${state} /></main>`;
}

export default mount(CaseView);
