/**
 * What happened in a case, day by day, oldest first.
 *
 * content: {intro, none, kinds: [{value, label}]}
 * state: {title, code, children, undated_words, events: [{day, kind, kind_words, child_code, title, text, about, to}]}
 */

const TONES = { flag: "red", done: "green", finished: "grey" };

/** The day is said once for all that belongs to it. */
function Row({ event, first, several }) {
  return html`<tr class="govuk-table__row">
    <th scope="row" class="govuk-table__header nw-day"><span class=${first ? "" : "nw-day__again"}>${event.day}</span></th>
    ${several && html`<td class="govuk-table__cell" data-label="Child" dir="auto">${event.child_code}</td>`}
    <td class="govuk-table__cell" data-label="What happened"><div><${Tag} tone=${TONES[event.kind] ?? ""}>${event.kind_words}<//>
      <p class="govuk-body nw-event__text" dir="auto">${event.text}</p>
      ${event.about && html`<p class="govuk-body-s nw-by" dir="auto">${event.about}</p>`}</div></td>
    <td class="govuk-table__cell" data-label="Recorded under"><${Link} to=${event.to}><${Words} text=${event.title || "Plan"} />
      <span class="govuk-visually-hidden">, ${event.day}</span><//></td></tr>`;
}

function ChronologyView({ content, state }) {
  const [kind, setKind] = useState("");
  const shown = state.events.filter((event) => !kind || event.kind === kind);
  const several = state.children > 1;
  const head = (name) => html`<th scope="col" class="govuk-table__header">${name}</th>`;
  const count = `${shown.length} of ${state.events.length} shown`;
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${`Case ${state.code}`}>${state.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    ${state.undated_words && html`<p class="govuk-inset-text">${state.undated_words}</p>`}
    ${state.events.length === 0 ? html`<p class="govuk-body">${content.none}</p>` : html`
      <div class="nw-chosen"><${Select} id="kind" label="Show" value=${kind} onValue=${setKind}
        options=${[{ value: "", label: "Everything" }, ...content.kinds]} />
        <p class="govuk-body-s" role="status">${count}</p></div>
      <table class="govuk-table nw-stack nw-chronology"><caption class="govuk-table__caption govuk-visually-hidden">${state.title}</caption>
        <thead class="govuk-table__head"><tr class="govuk-table__row">
          ${head("Date")}${several && head("Child")}${head("What happened")}${head("Recorded under")}</tr></thead>
        <tbody class="govuk-table__body">${shown.map((event, index) => html`<${Row} key=${`${kind}-${index}`} event=${event}
          first=${event.day !== shown[index - 1]?.day} several=${several} />`)}</tbody></table>`}</main>`;
}

export default mount(ChronologyView);
