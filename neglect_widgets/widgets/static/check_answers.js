/**
 * Check and finish: what is missing, every answer with its way back, the lock, and then the downloads.
 *
 * content: {title, caption, promise, formats: [{value, label}], previous}
 * state: {assessment, locked, finished_words, blockers: [{sentence, to}], unknowns, sections: [{title, to, rows: [{question,
 *   answer, level|null, detail: [..]}]}], compare_to|null, review_words, review_to|null}
 */

/** What stands in the way of finishing, as sentences that lead there. */
function Blockers({ blockers, focusRef }) {
  if (!blockers.length) return null;
  return html`<div class="govuk-error-summary nw-blockers" role="group" aria-labelledby="nw-blockers-title" tabindex="-1"
      ref=${focusRef}>
    <h2 class="govuk-error-summary__title" id="nw-blockers-title">Before you can finish</h2>
    <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
      ${blockers.map(({ sentence, to }) => html`<li><${Link} to=${to} className="">${sentence}<//></li>`)}</ul></div></div>`;
}

function Answers({ section, locked }) {
  return html`<section class="nw-answers"><h2 class="govuk-heading-m"><${Words} text=${section.title} /></h2>
    <dl class="govuk-summary-list">${section.rows.map((row) => html`<div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><${Words} text=${row.question} /></dt>
      <dd class="govuk-summary-list__value">${row.level ? html`<${LevelMark} level=${row.level} />` : html`<${Words} text=${row.answer} />`}
        ${row.detail.map((line) => html`<p class="govuk-body-s nw-by" dir="auto">${line}</p>`)}</dd>
      ${!locked && html`<dd class="govuk-summary-list__actions"><${Link} to=${row.to ?? section.to}>Change
        <span class="govuk-visually-hidden"> <${Words} text=${row.question} /></span><//></dd>`}</div>`)}</dl></section>`;
}

function Downloads({ assessment, formats, hint }) {
  const [said, setSaid] = useState("");
  const { errors, busy, submit } = useSubmit("download", "", {
    done: (reply) => {
      saveFile(reply);
      setSaid(`Downloaded ${reply.filename}.`);
    },
  });
  const take = (format) => {
    setSaid("Making the file…");
    submit({ assessment, format });
  };
  return html`<section><h2 class="govuk-heading-m">Download</h2>
    <${ErrorSummary} errors=${errors} />
    ${hint && html`<p class="govuk-body">${hint}</p>`}
    <div class="govuk-button-group">${formats.map(({ value, label }) => html`<button type="button" key=${value}
      class="govuk-button govuk-button--secondary" aria-disabled=${busy} onClick=${() => busy || take(value)}>${label}</button>`)}</div>
    <p class="govuk-body nw-said-now" role="status">${errors.length ? "" : said}</p></section>`;
}

function Finished({ content, state, fresh }) {
  const ref = useRef(null);
  useEffect(() => {
    // Only whoever has just finished is moved here; a finished assessment opens at its heading.
    if (fresh) ref.current.focus();
  }, []);
  return html`<div class="govuk-panel govuk-panel--confirmation nw-finished" tabindex="-1" ref=${ref}>
      <h2 class="govuk-panel__title">Finished and locked</h2><div class="govuk-panel__body">${state.finished_words}</div></div>
    <${Downloads} assessment=${state.assessment} formats=${content.formats} />
    <h2 class="govuk-heading-m">What next</h2><ul class="govuk-list nw-onward">
      ${state.review_to && html`<li><${Link} to=${state.review_to}>${state.review_words}<//></li>`}
      ${state.compare_to && html`<li><${Link} to=${state.compare_to}>Compare with earlier assessments<//></li>`}</ul>`;
}

function Finish({ content, state, onBlocked }) {
  const { errors, busy, submit } = useSubmit("finish", "");
  const [unsaved, setUnsaved] = useState([]);
  const press = () => {
    // The lock would shut out words that are waiting for a person's decision.
    const refused = outbox.refusedLabels();
    setUnsaved(refused.map((label) => ({ field: "", message: `${label}: this is not saved yet. Settle it first.` })));
    if (refused.length) return;
    if (state.blockers.length) onBlocked();
    else submit({ assessment: state.assessment });
  };
  return html`<section class="nw-finish"><h2 class="govuk-heading-m">Finish</h2>
    <${ErrorSummary} errors=${unsaved.length ? unsaved : errors} />
    <p class="govuk-body">${content.promise}</p>
    <button type="button" class="govuk-button" aria-disabled=${busy} onClick=${press}>Finish and lock</button></section>`;
}

const unknownWords = (count) => (count === 1 ? "1 answer is not known." : `${count} answers are not known.`);

function CheckAnswers({ content, state }) {
  const blockers = useRef(null);
  const [wasLocked] = useState(state.locked);
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    ${state.locked && html`<${Finished} content=${content} state=${state} fresh=${!wasLocked} />`}
    <${Blockers} blockers=${state.blockers} focusRef=${blockers} />
    ${state.unknowns > 0 && html`<p class="govuk-inset-text">${unknownWords(state.unknowns)}${!state.locked && " You can finish all the same."}</p>`}
    ${state.sections.map((section) => html`<${Answers} key=${section.title} section=${section} locked=${state.locked} />`)}
    ${!state.locked && html`<${Finish} content=${content} state=${state} onBlocked=${() => blockers.current?.focus()} />
      <${Downloads} assessment=${state.assessment} formats=${content.formats} hint=${content.draft_hint} />`}
    <${Turn} content=${content} /></main>`;
}

export default mount(CheckAnswers);
