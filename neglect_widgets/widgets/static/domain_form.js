/**
 * One domain: each indicator with its levels in words, not known, does not apply; evidence, impact, and last time.
 *
 * content: {domain, title, look_for, carer, indicators: [{id, title, help, levels: [{...level, descriptor}], flags:
 *   [{id, title}], last: {words, level, evidence}|null}], ask: [..], previous, next: {label, to}}
 * state: {assessment, locked, ratings: {indicator: {status, level, ask, evidence: [..], impact, change, version,
 *   impact_needed, by_words}}, focus}
 */

const partKey = (indicator, carer) => `rating|${indicator}|${carer}`;
const fieldId = (indicator, field) => `${indicator.replaceAll(".", "-")}-${field}`;
const UNSEEN = { status: "not_looked_at", level: null, ask: "", evidence: [], impact: "", change: "", version: 0 };

/** What a person chose, as the value of its radio. */
const choiceOf = (rating) => (rating.status === "rated" ? rating.level : rating.status === "not_looked_at" ? "" : rating.status);

/** Bind the saving of one indicator to what the page shows; hold a conflict until a person settles it. */
function useRating(content, state, indicator) {
  const rating = state.ratings[indicator.id] ?? UNSEEN;
  const [pending, setPending] = useState(null);
  const [problem, setProblem] = useState("");
  const [conflict, setConflict] = useState(null);
  const save = (change, text, base) => {
    const key = partKey(indicator.id, content.carer);
    const args = {
      assessment: state.assessment, indicator: indicator.id, carer: content.carer, part_key: key,
      base_version: base ?? outbox.version(key, rating.version), ...change,
    };
    return outbox.send("save_rating", args, { label: indicator.title, text }).then((reply) => {
      setProblem(reply.ok || reply.reason === "conflict" ? "" : reply.message);
      if (reply.reason === "conflict") setConflict({ ...reply, change, text });
      else if (reply.ok) setConflict(null);
      return reply;
    });
  };
  const choose = (choice, label) => {
    setPending(choice);
    return save({ choice }, label).then((reply) => {
      setPending(null);
      return reply;
    });
  };
  return { rating, pending, problem, conflict, setConflict, save, choose };
}

function Conflict({ conflict, onKeep, onTake }) {
  const { current, mine_words: mine } = conflict;
  return html`<div class="govuk-inset-text nw-conflict" role="alert">
    <h4 class="govuk-heading-s">Someone else changed this while you were working</h4>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Yours, not saved yet</dt>
        <dd class="govuk-summary-list__value" dir="auto">${mine}</dd></div>
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Theirs: ${current.by_words}</dt>
        <dd class="govuk-summary-list__value" dir="auto">${current.words}</dd></div></dl>
    <div class="govuk-button-group">
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${onKeep}>Keep mine</button>
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${onTake}>Take theirs</button></div>
    <p class="govuk-hint">Both stay in the record of changes.</p></div>`;
}

function LastTime({ last }) {
  if (!last) return null;
  return html`<div class="nw-last">
    <p class="govuk-body-s">Last time (${last.when}): ${last.level ? html`<${LevelMark} level=${last.level} />` : last.words}</p>
    ${last.evidence.length > 0 && html`<details class="govuk-details"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Evidence from last time</span></summary>
      <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">
        ${last.evidence.map((line) => html`<li dir="auto">${line}</li>`)}</ul></div></details>`}</div>`;
}

/** The level radios: the descriptors are the hints, so nobody chooses a bare number. Keys 1-9, n and d choose. */
function Levels({ indicator, content, locked, chosen, onChoose }) {
  const name = fieldId(indicator.id, "level");
  const others = [
    { value: "not_known", label: "Not known" },
    { value: "not_applicable", label: "Does not apply" },
  ];
  const radio = (value, label, hint) => html`<div class="govuk-radios__item">
    <input class="govuk-radios__input" type="radio" id=${`${name}-${value}`} name=${name} value=${value} disabled=${locked}
      checked=${chosen === value} aria-describedby=${hint ? `${name}-${value}-hint` : undefined}
      onChange=${() => onChoose(value)} />
    <label class="govuk-label govuk-radios__label" for=${`${name}-${value}`}>${label}</label>
    ${hint && html`<div class="govuk-hint govuk-radios__hint" id=${`${name}-${value}-hint`}>${hint}</div>`}</div>`;
  const keyed = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.type !== "radio") return;
    const level = indicator.levels[Number(event.key) - 1];
    const value = level?.value ?? { n: "not_known", d: "not_applicable" }[event.key];
    if (!value || locked) return;
    event.preventDefault();
    document.getElementById(`${name}-${value}`)?.focus();
    onChoose(value);
  };
  return html`<fieldset class="govuk-fieldset" onKeyDown=${keyed} aria-describedby=${`${name}-help`}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h3 class="govuk-fieldset__heading">${indicator.title}</h3></legend>
    ${indicator.help && html`<p class="govuk-hint" id=${`${name}-help`}>${indicator.help}</p>`}
    <${LastTime} last=${indicator.last} />
    <div class="govuk-radios">${indicator.levels.map((level) =>
      radio(level.value, html`<${LevelMark} level=${level} />`, level.descriptor))}
      <div class="govuk-radios__divider">or</div>${others.map((other) => radio(other.value, other.label))}</div>
    </fieldset>`;
}

const KNOWN_BY = [["", "How is it known?"], ["seen", "Seen"], ["told", "Told"], ["recorded", "Recorded"]];
const ANNOUNCED = [["", "Was the visit announced?"], ["announced", "Announced"], ["unannounced", "Not announced"]];
const FREQUENCY = [["", "How often?"], ["once", "Once"], ["sometimes", "Sometimes"], ["often", "Often"], ["always", "Always"]];
const asOptions = (pairs) => pairs.map(([value, label]) => ({ value, label }));

function EvidenceItem({ item, index, indicator, save, locked }) {
  const id = (field) => fieldId(indicator.id, `evidence-${item.id}-${field}`);
  const set = (field, value) => save({ evidence: item.id, field, value }, String(value));
  if (locked) return html`<li dir="auto">${item.text} <span class="govuk-hint">${item.about}</span></li>`;
  const select = (field, label, pairs) => html`<${Select} id=${id(field)} hideLabel label=${`${label} (evidence ${index + 1})`}
    value=${item[field]} options=${asOptions(pairs)} onValue=${(value) => set(field, value)} />`;
  return html`<li class="nw-evidence">
    <${SavedText} id=${id("text")} label=${`Evidence ${index + 1}: what was seen, told or recorded`} value=${item.text}
      save=${(text) => set("text", text)} />
    <div class="nw-evidence__facts">${select("known_by", "How it is known", KNOWN_BY)}
      ${select("announced", "Announced", ANNOUNCED)}${select("frequency", "How often", FREQUENCY)}
      <div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" id=${id("child_words")} checked=${item.child_words}
          onChange=${(event) => set("child_words", event.target.checked)} />
        <label class="govuk-label govuk-checkboxes__label" for=${id("child_words")}>In the child's own words</label></div></div>
    </div>
    <details class="govuk-details nw-evidence__more"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Date and source of evidence ${index + 1}</span></summary>
      <div class="govuk-details__text">
        <${DateInput} id=${id("on")} legend="When" value=${item.on} onValue=${(value) => (value === "" || value.length === 10) && set("on", value)} />
        <${SavedText} id=${id("source")} label="By whom" rows=${1} value=${item.source} save=${(text) => set("source", text)} />
      </div></details></li>`;
}

function Evidence({ indicator, rating, save, locked }) {
  const [added, setAdded] = useState([]);
  const saved = new Set(rating.evidence.map((item) => item.id));
  const blank = added.filter((item) => !saved.has(item.id));
  const items = [...rating.evidence, ...blank];
  const add = () => {
    const item = { id: freshId(), text: "", known_by: "", announced: "", frequency: "", child_words: false, on: "", source: "" };
    setAdded([...added, item]);
    setTimeout(() => document.getElementById(fieldId(indicator.id, `evidence-${item.id}-text`))?.focus());
  };
  return html`<div class="nw-evidence-list">
    ${items.length > 0 && html`<ul class="govuk-list">${items.map((item, index) => html`<${EvidenceItem} key=${item.id}
      item=${item} index=${index} indicator=${indicator} save=${save} locked=${locked} />`)}</ul>`}
    ${!locked && html`<button type="button" class="govuk-button govuk-button--secondary nw-add" onClick=${add}>
      ${items.length ? "Add more evidence" : "Add evidence"}<span class="govuk-visually-hidden"> for ${indicator.title}</span></button>`}
    </div>`;
}

function FlagQuestion({ indicator }) {
  return html`<div class="govuk-inset-text nw-flag-question" role="status">
    <p class="govuk-body">Does a red flag apply?</p><ul class="govuk-list govuk-list--bullet">
    ${indicator.flags.map((flag) => html`<li>${flag.title} <${Link} to=${flag.to}>Go to this red flag<//></li>`)}</ul></div>`;
}

function Indicator({ indicator, content, state }) {
  const { rating, pending, problem, conflict, setConflict, save, choose } = useRating(content, state, indicator);
  const { locked } = state;
  const chosen = pending ?? choiceOf(rating);
  const id = (field) => fieldId(indicator.id, field);
  const text = (field, label, hint) => html`<${SavedText} id=${id(field)} label=${label} hint=${hint} value=${rating[field]}
    save=${(value) => save({ field, value }, value)} />`;
  const worst = indicator.levels.find((level) => level.value === chosen);
  const keep = () => {
    setConflict(null);
    save(conflict.change, conflict.text, conflict.current.version);
  };
  const take = () => {
    setConflict(null);
    for (const draft of [...outbox.drafts.keys()]) if (draft.startsWith(id(""))) outbox.drafts.delete(draft);
    outbox.send("open", { route: content.route });
  };
  return html`<section class="nw-indicator" id=${id("part")}>
    <${Levels} indicator=${indicator} content=${content} locked=${locked} chosen=${chosen}
      onChoose=${(value) => choose(value, indicator.levels.find((level) => level.value === value)?.label ?? value)} />
    <div class="nw-indicator__foot">${chosen && !locked && html`<button type="button" class="govuk-link nw-clear"
      onClick=${() => choose("", "cleared")}>Clear<span class="govuk-visually-hidden"> the answer for ${indicator.title}</span></button>`}
      <span class="govuk-hint" aria-hidden="true">${pending === null ? rating.by_words : "Saving…"}</span></div>
    ${problem && html`<p class="govuk-error-message" role="alert">${problem}</p>`}
    ${conflict && html`<${Conflict} conflict=${conflict} onKeep=${keep} onTake=${take} />`}
    ${chosen === "not_known" && html`<${Select} id=${id("ask")} label="Whom to ask" value=${rating.ask}
      options=${[{ value: "", label: "Choose" }, ...content.ask.map((who) => ({ value: who, label: who }))]}
      onValue=${(value) => save({ field: "ask", value }, value)} />`}
    ${worst?.ask_flags && indicator.flags.length > 0 && html`<${FlagQuestion} indicator=${indicator} />`}
    ${indicator.last && text("change", "What changed since last time?")}
    <${Evidence} indicator=${indicator} rating=${rating} save=${save} locked=${locked} />
    ${(worst?.impact_needed || rating.impact) && text("impact", "Impact on this child",
      worst?.impact_needed ? `Needed to finish, because the level is “${worst.label}”.` : undefined)}
  </section>`;
}

function DomainForm({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <details class="govuk-details" open><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">What to look for</span></summary>
      <div class="govuk-details__text">${content.look_for}</div></details>
    ${content.indicators.map((indicator) => html`<${Indicator} key=${`${state.assessment}-${indicator.id}`}
      indicator=${indicator} content=${content} state=${state} />`)}
    <nav class="nw-turn" aria-label="Previous and next part">
      ${content.previous && html`<${Link} to=${content.previous.to}>Previous: ${content.previous.label}<//>`}
      ${content.next && html`<${Link} to=${content.next.to} className="govuk-button">Next: ${content.next.label}<//>`}</nav></main>`;
}

export default mount(DomainForm);
