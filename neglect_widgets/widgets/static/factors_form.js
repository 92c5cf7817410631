/**
 * Factors that raise risk: context for a reader, never rated and never counted.
 *
 * content: {title, caption, intro, groups: [{title, factors: [{id, title, hint}]}], answers: [{value, label}], previous, next}
 * state: {assessment, locked, notes: {factor: {answer, text, version, by_words}}}
 */

const UNASKED = { answer: "", text: "", version: 0, by_words: "" };

function Factor({ factor, content, state }) {
  const note = state.notes[factor.id] ?? UNASKED;
  const fixed = { assessment: state.assessment, factor: factor.id, part_key: `factor|${factor.id}` };
  const part = usePart("save_factor", fixed, note.version);
  const [pending, wait] = usePending();
  const id = `factor-${factor.id.replaceAll(".", "-")}`;
  const said = content.answers.find(({ value }) => value === note.answer)?.label;
  const by = note.by_words && html`<span class="nw-by">Noted by ${note.by_words}</span>`;
  if (state.locked) {
    return html`<div class="nw-factor"><${Said} label=${factor.title} value=${[said, note.text].filter(Boolean).join(": ")} />${by}</div>`;
  }
  const answer = pending ?? note.answer;
  const choose = (value) => {
    const words = content.answers.find((one) => one.value === value)?.label ?? "";
    wait(value, part.save(`${id}-answer`, factor.title, { field: "answer", value }, words));
  };
  const clear = () => {
    choose("");
    document.getElementsByName(`${id}-answer`)[0].focus();
  };
  return html`<div class="nw-factor">
    <${Radios} id=${`${id}-answer`} legend=${factor.title} hint=${factor.hint} inline small value=${answer}
      options=${content.answers} error=${part.problems[`${id}-answer`]} onValue=${choose} />
    ${(answer || by) && html`<div class="nw-indicator__foot">${answer && html`<button type="button" class="govuk-link nw-clear" onClick=${clear}>
      Clear<span class="govuk-visually-hidden"> the answer for ${factor.title}</span></button>`}${by}</div>`}
    ${(["yes", "past"].includes(answer) || note.text) && html`<${PartText} part=${part} id=${`${id}-text`} label="What is known of it"
      heldAs=${`${factor.title}: what is known`} value=${note.text} change=${(value) => ({ field: "text", value })} />`}
    <${Conflict} part=${part} /></div>`;
}

function FactorsForm({ content, state }) {
  // Once it is locked, only what somebody has said is shown.
  const said = ({ id }) => state.notes[id]?.answer || state.notes[id]?.text;
  const groups = content.groups.map(({ title, factors }) => ({ title, factors: state.locked ? factors.filter(said) : factors }))
    .filter(({ factors }) => factors.length > 0);
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    ${groups.length === 0 && html`<p class="govuk-body nw-none">Nothing was recorded here.</p>`}
    ${groups.map((group) => html`<section key=${group.title}>
      <h2 class="govuk-heading-m"><${Words} text=${group.title} /></h2>
      ${group.factors.map((factor) => html`<${Factor} key=${`${state.assessment}-${factor.id}`} factor=${factor} content=${content} state=${state} />`)}
    </section>`)}
    <${Turn} content=${content} /></main>`;
}

export default mount(FactorsForm);
