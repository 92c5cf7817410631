/**
 * Urgent concerns: the red flags of the child's age band, and what was done about those raised.
 *
 * content: {title, caption, intro, flags: [{id, title, why, tier_label, do, contacts: [{label, phone, hours, note, set}]}],
 *   unset_words, previous, next}
 * state: {assessment, locked, raised: {flag: {note, done, done_on, done_by, told, withdrawn, version, raised_words, answered}}}
 */

const idOf = (flag, field) => `flag-${flag.id.replaceAll(".", "-")}-${field}`;
const NOT_RAISED = {
  note: "", done: "", done_on: "", done_by: "", told: "", withdrawn: "", version: 0, raised_words: "", answered: false,
};

function Contact({ contact, unset }) {
  const more = [contact.hours, contact.note].filter(Boolean).join(", ");
  return html`<li class="nw-ring"><span class="nw-ring__who">${contact.label}</span>
    ${contact.set && contact.phone
      ? html`<a class="govuk-link nw-ring__phone" href=${`tel:${contact.phone.replaceAll(" ", "")}`}>${contact.phone}</a>
        ${more && html`<span class="nw-ring__more">${more}</span>`}`
      : html`<span class="nw-ring__more">${unset}</span>`}</li>`;
}

function WhatToDo({ flag, unset }) {
  const ring = (contact) => html`<${Contact} key=${contact.label} contact=${contact} unset=${unset} />`;
  return html`<div class="nw-do">
    <h4 class="govuk-heading-s" id=${idOf(flag, "do")} tabindex="-1">What to do: ${flag.tier_label}</h4>
    <p class="govuk-body">${flag.do}</p>
    <ul class="govuk-list nw-rings">${flag.contacts.map(ring)}</ul></div>`;
}

/** Taking a flag back needs a reason; the record of it stays. */
function Withdraw({ flag, part }) {
  const id = idOf(flag, "withdrawn");
  const [why, setWhy] = useState("");
  const [error, setError] = useState("");
  const withdraw = () => {
    if (!why.trim()) {
      setError("Write down why this turned out not to apply.");
      turning()(id);
      return;
    }
    setError("");
    const turn = turning();
    part.save(id, flag.title, { field: "withdrawn", value: why }, why).then((reply) => {
      if (reply.ok) turn(idOf(flag, "title"));
    });
  };
  const wrong = error || part.problems[id];
  return html`<details class="govuk-details nw-withdraw"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">This turned out not to apply
        <span class="govuk-visually-hidden">: ${flag.title}</span></span></summary>
    <div class="govuk-details__text"><div class=${groupClass(wrong)}>
      <label class="govuk-label" for=${id}>Why it does not apply</label>
      <${Notes} id=${id} hint="What was raised, and this reason, stay in the record." error=${wrong} />
      <textarea class="govuk-textarea nw-textarea" id=${id} rows="2" dir="auto" value=${why}
        aria-describedby=${describedBy(id, "hint", wrong)} onInput=${(event) => setWhy(event.target.value)}></textarea></div>
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${withdraw}>Mark as not applying</button></div></details>`;
}

function Answer({ flag, record, part, locked }) {
  const text = (field, label, rows) => html`<${PartText} part=${part} id=${idOf(flag, field)} label=${label} rows=${rows}
    value=${record[field]} locked=${locked} change=${(value) => ({ field, value })} heldAs=${`${flag.title}: ${label}`} />`;
  return html`<h4 class="govuk-heading-s">What was done</h4>
    ${text("note", "What makes this apply", 2)}
    ${text("done", "What was done", 3)}
    <${PartDate} part=${part} id=${idOf(flag, "done_on")} label="When it was done" value=${record.done_on} locked=${locked}
      change=${(value) => ({ field: "done_on", value })} />
    <div class="nw-pair">${text("done_by", "Who did it", 1)}${text("told", "Who was told", 1)}</div>`;
}

function Raised({ flag, record, part, locked, saving, unset }) {
  return html`<div class="nw-flag__top">
      ${record.answered ? html`<${Tag} tone="green">Answered<//>` : html`<${Tag} tone="red">To answer<//>`}
      <span class="nw-by">${saving ? "Saving…" : record.raised_words}</span></div>
    <p class="govuk-body">${flag.why}</p>
    <${WhatToDo} flag=${flag} unset=${unset} />
    <${Answer} flag=${flag} record=${record} part=${part} locked=${locked} />
    <${Conflict} part=${part} />
    ${!locked && html`<${Withdraw} flag=${flag} part=${part} />`}`;
}

function NotRaised({ flag, record, part, locked, onRaise }) {
  const problem = part.problems[idOf(flag, "raise")];
  return html`<p class="govuk-body">${flag.why}</p>
    ${record.withdrawn && html`<p class="govuk-body-s nw-by" dir="auto">
      ${record.raised_words}; later found not to apply: ${record.withdrawn}</p>`}
    ${problem && html`<p class="govuk-error-message" role="alert">${problem}</p>`}
    <${Conflict} part=${part} />
    ${!locked && html`<button type="button" class="govuk-button govuk-button--secondary nw-raise" onClick=${onRaise}>
      This applies<span class="govuk-visually-hidden">: ${flag.title}</span></button>`}`;
}

/** What to do must not wait for a save, so a flag counts as raised from the press of its button. */
function Flag({ flag, state, content, raised, saving, onRaise, onSettled }) {
  const record = state.raised[flag.id] ?? NOT_RAISED;
  const fixed = { assessment: state.assessment, flag: flag.id, part_key: `flag|${flag.id}` };
  const part = usePart("save_flag", fixed, record.version);
  const raise = () => {
    onRaise(flag);
    turning()(idOf(flag, "do"));
    part.save(idOf(flag, "raise"), flag.title, { field: "raise", value: "" }, "This applies").then(() => onSettled(flag));
  };
  return html`<section class=${`nw-flag ${raised ? "nw-flag--raised" : ""}`} aria-labelledby=${idOf(flag, "title")}>
    <h3 class="govuk-heading-s nw-flag__title" id=${idOf(flag, "title")} tabindex="-1">${flag.title}</h3>
    ${raised
      ? html`<${Raised} flag=${flag} record=${record} part=${part} locked=${state.locked} saving=${saving}
          unset=${content.unset_words} />`
      : html`<${NotRaised} flag=${flag} record=${record} part=${part} locked=${state.locked} onRaise=${raise} />`}</section>`;
}

/** The raised ones first, whatever their tier; then each tier in the toolkit's order. */
function groups(flags, isRaised) {
  const raised = flags.filter(isRaised);
  const rest = flags.filter((flag) => !isRaised(flag));
  const tiers = [...new Set(rest.map((flag) => flag.tier_label))];
  return [
    ...(raised.length ? [{ title: "Raised", flags: raised }] : []),
    ...tiers.map((tier) => ({ title: tier, flags: rest.filter((flag) => flag.tier_label === tier) })),
  ];
}

function RedFlags({ content, state }) {
  const [saving, setSaving] = useState([]);
  const [said, setSaid] = useState("");
  const onDisk = (record) => Boolean(record && !record.withdrawn.trim());
  const isRaised = (flag) => saving.includes(flag.id) || onDisk(state.raised[flag.id]);
  const raise = (flag) => {
    setSaving((before) => [...before, flag.id]);
    setSaid(`Raised: ${flag.title}. What to do is shown.`);
  };
  const settled = (flag) => setSaving((before) => before.filter((id) => id !== flag.id));
  const one = (flag) => html`<${Flag} key=${`${state.assessment}-${flag.id}`} flag=${flag} state=${state} content=${content}
    raised=${isRaised(flag)} saving=${saving.includes(flag.id)} onRaise=${raise} onSettled=${settled} />`;
  // One flat list: a flag that moves up stays the same part, with whatever is being typed or saved in it.
  const list = groups(content.flags, isRaised).flatMap((group) => [
    html`<h2 class="govuk-heading-m nw-tier" key=${`tier ${group.title}`}>${group.title}</h2>`, ...group.flags.map(one)]);
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    <p class="govuk-visually-hidden" role="status">${said}</p>
    <div class="nw-flags">${list}</div>
    <${Turn} content=${content} /></main>`;
}

export default mount(RedFlags);
