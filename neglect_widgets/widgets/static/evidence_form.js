/** The evidence of a rating: what was seen, told or recorded, by whom, when and how often. */

const fieldId = (indicator, field) => `${indicator.id.replaceAll(".", "-")}-${field}`;
const KNOWN_BY = [["", "How is it known?"], ["seen", "Seen"], ["told", "Told"], ["recorded", "Recorded"]];
const ANNOUNCED = [["", "Was the visit announced?"], ["announced", "Announced"], ["unannounced", "Not announced"]];
const FREQUENCY = [["", "How often?"], ["once", "Once"], ["sometimes", "Sometimes"], ["often", "Often"], ["always", "Always"]];
const asOptions = (pairs) => pairs.map(([value, label]) => ({ value, label }));

function EvidenceItem({ item, index, indicator, part }) {
  const id = (field) => fieldId(indicator, `evidence-${item.id}-${field}`);
  const heldAs = (label) => `${indicator.title}, evidence ${index + 1}: ${label}`;
  const change = (field) => (value) => ({ evidence: item.id, field, value });
  const set = (field, label, value) => part.save(id(field), heldAs(label), change(field)(value), String(value));
  const select = (field, label, pairs) => html`<${Select} key=${part.round} id=${id(field)} hideLabel label=${`${label} (evidence ${index + 1})`}
    value=${item[field]} options=${asOptions(pairs)} error=${part.problems[id(field)]}
    onValue=${(value) => set(field, label, value)} />`;
  const text = (field, label, rows) => html`<${PartText} part=${part} id=${id(field)} label=${label} rows=${rows}
    value=${item[field]} heldAs=${heldAs(label)} change=${change(field)} />`;
  return html`<li class="nw-evidence">${text("text", `Evidence ${index + 1}: what was seen, told or recorded`, 2)}
    <div class="nw-evidence__facts">${select("known_by", "How it is known", KNOWN_BY)}
      ${select("announced", "Announced", ANNOUNCED)}${select("frequency", "How often", FREQUENCY)}
      <div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" key=${part.round} id=${id("child_words")} checked=${item.child_words}
          onChange=${(event) => set("child_words", "the child's own words", event.target.checked)} />
        <label class="govuk-label govuk-checkboxes__label" for=${id("child_words")}>In the child's own words</label></div></div>
    </div>
    <details class="govuk-details nw-evidence__more"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Date and source of evidence ${index + 1}</span></summary>
      <div class="govuk-details__text">
        <${PartDate} part=${part} id=${id("on")} label="When" value=${item.on} change=${change("on")} />
        ${text("source", "By whom", 1)}</div></details></li>`;
}

function Evidence({ indicator, rating, part }) {
  const [added, setAdded] = useState([]);
  const items = withAdded(rating.evidence, added);
  const add = () => {
    const item = { id: freshId(), text: "", known_by: "", announced: "", frequency: "", child_words: false, on: "", source: "" };
    setAdded([...added, item]);
    turning()(fieldId(indicator, `evidence-${item.id}-text`));
  };
  return html`<div class="nw-evidence-list">
    ${items.length > 0 && html`<ul class="govuk-list">${items.map((item, index) => html`<${EvidenceItem} key=${item.id}
      item=${item} index=${index} indicator=${indicator} part=${part} />`)}</ul>`}
    <button type="button" class="govuk-button govuk-button--secondary nw-add" onClick=${add}>
      ${items.length ? "Add more evidence" : "Add evidence"}<span class="govuk-visually-hidden"> for ${indicator.title}</span></button>
    </div>`;
}
