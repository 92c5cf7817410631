/**
 * All cases: a table on wide screens, one block per case on narrow ones.
 *
 * content: {what_is_a_case, note}
 * state: {cases: [{id, code, invented, children_words, last_words, next_words, state_words, compared, whose}], has_example}
 *   compared: some child was assessed twice, so there may be a pattern to name
 *   whose: mine, team (a colleague's of the same agency) or others
 */

/** Cases whose patterns are asked for together: so few that nothing a person does meanwhile waits for long. */
const AT_ONCE = 3;
/** Whoever only passes by, as an address of something else does, is not kept waiting at all. */
const SOON_MS = 300;

const COLUMNS = [
  ["children_words", "Children"],
  ["last_words", "Last assessed"],
  ["next_words", "Next review"],
  ["state_words", "State"],
];

// The roles say what CSS takes away when it turns the rows of a table into blocks.
function Row({ item }) {
  return html`<tr class="govuk-table__row" role="row">
    <th class="govuk-table__header nw-cases__code" scope="row" role="rowheader">
      <${Link} to=${`/case/${item.id}`}><span class="govuk-visually-hidden">Case </span>${item.code}<//>
      ${item.invented && html` <${Tag} tone="yellow">Invented example<//>`}</th>
    ${COLUMNS.map(([key, label]) => html`<td class="govuk-table__cell" role="cell" data-label=${label}>
      ${item[key] || html`<span class="nw-none">–</span>`}</td>`)}</tr>`;
}

function Table({ cases }) {
  return html`<table class="govuk-table nw-stack nw-cases" role="table" aria-label="Cases">
    <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
      ${["Case", ...COLUMNS.map(([, label]) => label)].map(
        (label) => html`<th class="govuk-table__header" scope="col" role="columnheader">${label}</th>`)}</tr></thead>
    <tbody class="govuk-table__body" role="rowgroup">${cases.map((item) => html`<${Row} key=${item.id} item=${item} />`)}</tbody>
    </table>`;
}

/** Which cases each choice shows; one that would show none, or the same as another, is not offered. */
const SHOWN = [
  { value: "mine", label: "My cases", whose: ["mine"] },
  { value: "team", label: "My team's cases", whose: ["mine", "team"] },
  { value: "all", label: "All cases", whose: ["mine", "team", "others"] },
];
const shownBy = (cases, { whose }) => cases.filter((item) => whose.includes(item.whose));

function choicesFor(cases) {
  const counts = SHOWN.map((choice) => shownBy(cases, choice).length);
  const tells = (count, index) => count > 0 && count < cases.length && count !== counts[index - 1];
  return SHOWN.filter(({ value }, index) => value === "all" || tells(counts[index], index));
}

/** The words for how care has changed, by case; they come in after the list stands. */
function usePatterns(cases) {
  const [patterns, setPatterns] = useState({});
  useEffect(() => {
    let here = true;
    const ask = (ids) => ids.length > 0 && outbox.send("name_patterns", { cases: ids.slice(0, AT_ONCE) }).then((reply) => {
      if (!here) return;
      if (reply.ok) setPatterns((known) => ({ ...known, ...reply.patterns }));
      ask(ids.slice(AT_ONCE));
    });
    const soon = setTimeout(() => ask(cases.filter(({ compared }) => compared).map(({ id }) => id)), SOON_MS);
    return () => {
      here = false;
      clearTimeout(soon);
    };
  }, [cases]);
  return patterns;
}

/** What is looked for is on the page already, so nothing typed here leaves it. */
function Finder({ cases: listed }) {
  const patterns = usePatterns(listed);
  const cases = listed.map((item) => ({ ...item, state_words: [item.state_words, patterns[item.id]].filter(Boolean).join(" · ") }));
  const [sought, setSought] = useState("");
  const [shown, setShown] = useState("all");
  const words = sought.trim().toLocaleLowerCase();
  const fits = (item) => `${item.code} ${item.children_words} ${item.state_words}`.toLocaleLowerCase().includes(words);
  const choices = choicesFor(cases);
  const found = shownBy(cases, SHOWN.find(({ value }) => value === shown)).filter(fits);
  return html`<div class="nw-finder" role="search" aria-label="Cases">
      <${Input} id="search" type="search" label="Search by case code, child or state" value=${sought} onValue=${setSought}
        autocomplete="off" spellcheck=${false} width="govuk-input--width-20" />
      ${choices.length > 1 && html`<${Radios} id="show" legend="Show" legendClass="" inline small value=${shown} onValue=${setShown}
        options=${choices} />`}</div>
    <p class="govuk-body-s nw-count" role="status">${found.length === cases.length
      ? `${cases.length} ${cases.length === 1 ? "case" : "cases"}`
      : `${found.length} of ${cases.length} cases`}</p>
    ${found.length > 0
      ? html`<${Table} cases=${found} />`
      : html`<p class="govuk-body">No case fits. Check the code, clear the search, or show all cases.</p>`}`;
}

function CaseList({ content, state }) {
  const { errors, busy, submit } = useSubmit("load_example", "");
  const empty = state.cases.length === 0;
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${ErrorSummary} errors=${errors} />
    <div class="nw-title-row"><${Heading}>Cases<//>
      ${!empty && html`<p class="govuk-body nw-title-note">${content.note}</p>`}
      ${empty && html`<div class="nw-empty"><p class="govuk-body-l">There are no cases yet.</p>
        <p class="govuk-body">${content.what_is_a_case}</p></div>`}
      <div class="govuk-button-group nw-title-actions">
        <${Link} to="/cases/new" className="govuk-button">Add a case<//>
        ${!state.has_example && html`<button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${busy}
          onClick=${() => submit({})}>Load the invented example</button>`}</div></div>
    ${!empty && html`<${Finder} cases=${state.cases} />`}</main>`;
}

export default mount(CaseList);
