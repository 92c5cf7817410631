/**
 * The plan: what the child will experience, through whom, by when, and what happens if it does not.
 *
 * content: {title, caption, intro, indicators: [{value, label}], previous, next}
 * state: {assessment, locked, actions: [{id, target, indicator, who, by_date, if_not, version, by_words}]}
 */

const idOf = (action, field) => `action-${action.id}-${field}`;
const NEW_ACTION = { target: "", indicator: "", who: "", by_date: "", if_not: "", version: 0, by_words: "" };

function Action({ action, index, content, state }) {
  const fixed = { assessment: state.assessment, action: action.id, part_key: `action|${action.id}` };
  const part = usePart("save_action", fixed, action.version);
  const change = (field) => (value) => ({ field, value });
  const heldAs = (label) => `Action ${index + 1}: ${label}`;
  const text = (field, label, rows, hint) => html`<${PartText} part=${part} id=${idOf(action, field)} label=${label} hint=${hint} rows=${rows}
    value=${action[field]} locked=${state.locked} change=${change(field)} heldAs=${heldAs(label)} />`;
  const need = content.indicators.find(({ value }) => value === action.indicator);
  return html`<section class="nw-indicator nw-action" aria-labelledby=${idOf(action, "title")}>
    <h2 class="govuk-heading-m" id=${idOf(action, "title")}>Action ${index + 1}</h2>
    ${text("target", "What the child will experience", 2, "Something that can be seen, such as: a cooked tea on every school night.")}
    ${state.locked
      ? html`<${Said} label="The need it answers" value=${need?.label} />`
      : html`<${Select} key=${part.round} id=${idOf(action, "indicator")} label="The need it answers" value=${action.indicator}
          options=${[{ value: "", label: "Choose" }, ...content.indicators]} error=${part.problems[idOf(action, "indicator")]}
          onValue=${(value) => part.save(idOf(action, "indicator"), heldAs("the need it answers"), change("indicator")(value), value)} />`}
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
    setTimeout(() => document.getElementById(idOf(action, "target"))?.focus());
  };
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    ${actions.map((action, index) => html`<${Action} key=${`${state.assessment}-${action.id}`} action=${action} index=${index}
      content=${content} state=${state} />`)}
    ${state.locked && actions.length === 0 && html`<p class="govuk-body">Nothing was planned.</p>`}
    ${!state.locked && html`<button type="button" class="govuk-button govuk-button--secondary" onClick=${add}>
      ${actions.length ? "Add another action" : "Add an action"}</button>`}
    <${Turn} content=${content} /></main>`;
}

export default mount(PlanForm);
