/**
 * The plan: what the child will experience, through whom, by when, and what happens if it does not.
 *
 * content: {title, caption, intro, indicators: [{value, label}], levels: [{value, label}], previous, next}
 * state: {assessment, locked, actions: [{id, target, indicator, now: level|null, target_level, measure, who, by_date, if_not,
 *   version, by_words}], earlier: [{target, question, before: level|null, aim: level|null, now: level|null, words}]}
 */

const idOf = (action, field) => `action-${action.id}-${field}`;
const NEW_ACTION = {
  target: "", indicator: "", now: null, target_level: "", measure: "", who: "", by_date: "", if_not: "", version: 0, by_words: "",
};

/** How last time's targets stand now: each level then, the one aimed for, and the one found. */
function LastPlan({ earlier }) {
  if (!earlier.length) return null;
  const head = (name) => html`<th scope="col" class="govuk-table__header">${name}</th>`;
  const cell = (label, level, none) => html`<td class="govuk-table__cell" data-label=${label}>
    ${level ? html`<${LevelMark} level=${level} />` : none}</td>`;
  // A target that answers no question has no level to be known.
  const missing = ({ question }) => (question ? "Not known" : "No level");
  return html`<section class="nw-last-plan"><h2 class="govuk-heading-m">What was planned last time</h2>
    <table class="govuk-table nw-stack"><caption class="govuk-table__caption govuk-visually-hidden">Targets of last time</caption>
      <thead class="govuk-table__head"><tr class="govuk-table__row">
        ${["Target", "Then", "Aimed for", "Now", "So far"].map(head)}</tr></thead>
      <tbody class="govuk-table__body">${earlier.map((one) => html`<tr class="govuk-table__row">
        <th scope="row" class="govuk-table__header" dir="auto">${one.target}<span class="nw-cell-detail"><${Words} text=${one.question} /></span></th>
        ${cell("Then", one.before, missing(one))}${cell("Aimed for", one.aim, "No level")}${cell("Now", one.now, missing(one))}
        <td class="govuk-table__cell" data-label="So far">${one.words}</td></tr>`)}</tbody></table></section>`;
}

function Action({ action, index, content, state }) {
  const fixed = { assessment: state.assessment, action: action.id, part_key: `action|${action.id}` };
  const part = usePart("save_action", fixed, action.version);
  const change = (field) => (value) => ({ field, value });
  const heldAs = (label) => `Action ${index + 1}: ${label}`;
  const text = (field, label, rows, hint) => html`<${PartText} part=${part} id=${idOf(action, field)} label=${label} hint=${hint} rows=${rows}
    value=${action[field]} locked=${state.locked} change=${change(field)} heldAs=${heldAs(label)} />`;
  const aim = content.levels.find(({ value }) => value === action.target_level);
  const need = content.indicators.find(({ value }) => value === action.indicator);
  return html`<section class="nw-indicator nw-action" aria-labelledby=${idOf(action, "title")}>
    <h2 class="govuk-heading-m" id=${idOf(action, "title")}>Action ${index + 1}</h2>
    ${text("target", "What the child will experience", 2, "Something that can be seen, such as: a cooked tea on every school night.")}
    ${state.locked
      ? html`<${Said} label="The need it answers" value=${need?.label} />`
      : html`<${Select} key=${part.round} id=${idOf(action, "indicator")} label="The need it answers" value=${action.indicator}
          options=${[{ value: "", label: "Choose" }, ...content.indicators]} error=${part.problems[idOf(action, "indicator")]}
          onValue=${(value) => part.save(idOf(action, "indicator"), heldAs("the need it answers"), change("indicator")(value), value)} />`}
    ${need && action.now && html`<p class="govuk-body">Now: <${LevelMark} level=${action.now} /></p>`}
    ${(need && content.levels.length > 0 || action.target_level) && (state.locked
      ? html`<${Said} label="Level to reach" value=${aim?.label} />`
      : html`<${Select} key=${part.round} id=${idOf(action, "target_level")} label="Level to reach" value=${action.target_level}
          options=${[{ value: "", label: "Choose" }, ...content.levels]} error=${part.problems[idOf(action, "target_level")]}
          onValue=${(value) => part.save(idOf(action, "target_level"), heldAs("the level to reach"), change("target_level")(value), value)} />`)}
    ${text("measure", "How you will see that it is met", 1)}
    ${text("who", "Through whom", 1)}
    <${PartDate} part=${part} id=${idOf(action, "by_date")} label="By when" value=${action.by_date} locked=${state.locked}
      change=${change("by_date")} />
    ${text("if_not", "What happens if it is not met, or does not last", 2)}
    ${action.by_words && html`<p class="govuk-body-s nw-by">${action.by_words}</p>`}
    <${Conflict} part=${part} /></section>`;
}

function PlanForm({ content, state }) {
  const [added, setAdded] = useState([]);
  const actions = withAdded(state.actions, added);
  const add = () => {
    const action = { ...NEW_ACTION, id: freshId() };
    setAdded([...added, action]);
    turning()(idOf(action, "target"));
  };
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    <${LastPlan} earlier=${state.earlier} />
    ${actions.map((action, index) => html`<${Action} key=${`${state.assessment}-${action.id}`} action=${action} index=${index}
      content=${content} state=${state} />`)}
    ${state.locked && actions.length === 0 && html`<p class="govuk-body">Nothing was planned.</p>`}
    ${!state.locked && html`<button type="button" class="govuk-button govuk-button--secondary" onClick=${add}>
      ${actions.length ? "Add another action" : "Add an action"}</button>`}
    <${Turn} content=${content} /></main>`;
}

export default mount(PlanForm);
