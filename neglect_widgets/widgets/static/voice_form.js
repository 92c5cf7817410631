/**
 * Words under prompts: what the child or carer says, shows and does, or what is thought through at the end.
 *
 * content: {title, caption, intro, ask_whose, prompts: [{id, title, hint, group, links: [{value, label}]}], previous, next}
 * state: {assessment, locked, notes: {prompt: {text, words_of, links: [..], version, by_words}}}
 */

const SILENT = { text: "", words_of: "", links: [], version: 0, by_words: "" };
const WHOSE = [["", "Not said"], ["child", "The child's"], ["carer", "The carer's"], ["worker", "The worker's own"]];
const whoseWords = (value) => WHOSE.find(([one]) => one === value)?.[1];

/** What can be said of a note once there is one: whose words it holds, and what they bear on. */
function About({ prompt, note, part, id, askWhose, locked }) {
  const [pending, wait] = usePending();
  // Open where something is ticked already; from then on whoever reads it opens and closes it.
  const [open] = useState(note.links.length > 0);
  const label = (name) => `${prompt.title}: ${name}`;
  const links = pending ?? note.links;
  const linked = prompt.links.filter(({ value }) => links.includes(value));
  const link = (all) => {
    const words = prompt.links.filter(({ value }) => all.includes(value)).map((one) => one.label);
    wait(all, part.save(`${id}-links`, label("what it bears on"), { field: "links", links: all }, words.join("; ")));
  };
  if (locked) {
    return html`${note.words_of && html`<p class="govuk-body-s nw-by">Whose words: ${whoseWords(note.words_of)}</p>`}
      ${linked.length > 0 && html`<p class="govuk-body-s nw-by">Bears on: ${linked.map((one) => one.label).join(", ")}</p>`}`;
  }
  return html`${askWhose && html`<${Select} key=${part.round} id=${`${id}-whose`} label="Whose words are these?" value=${note.words_of}
      error=${part.problems[`${id}-whose`]} options=${WHOSE.map(([value, text]) => ({ value, label: text }))}
      onValue=${(value) => part.save(`${id}-whose`, label("whose words"), { field: "words_of", text: value }, whoseWords(value))} />`}
    ${prompt.links.length > 0 && html`<details class="govuk-details" open=${open}><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">What this bears on<span class="govuk-visually-hidden">: ${prompt.title}</span></span></summary>
      <div class="govuk-details__text"><${Checkboxes} id=${`${id}-links`} legend=${html`<span class="govuk-visually-hidden">What this bears on: ${prompt.title}</span>`} small value=${links}
        hint="These words then stand as evidence there when a fuller assessment begins with this one."
        options=${prompt.links} error=${part.problems[`${id}-links`]} onValue=${link} /></div></details>`}`;
}

function Prompt({ prompt, state, askWhose }) {
  const note = state.notes[prompt.id] ?? SILENT;
  const fixed = { assessment: state.assessment, prompt: prompt.id, part_key: `voice|${prompt.id}` };
  const part = usePart("save_voice", fixed, note.version);
  const id = `voice-${prompt.id.replaceAll(".", "-")}`;
  return html`<div class="nw-prompt">
    <${PartText} part=${part} id=${id} label=${prompt.title} hint=${prompt.hint} heldAs=${prompt.title}
      value=${note.text} locked=${state.locked} rows=${4} labelClass=${`govuk-label govuk-label--${prompt.group ? "s" : "m"}`}
      change=${(text) => ({ field: "text", text })} />
    ${(note.text || note.words_of || note.links.length > 0) && html`<${About} prompt=${prompt} note=${note} part=${part} id=${id} askWhose=${askWhose} locked=${state.locked} />
      <p class="govuk-body-s nw-by">Noted by ${note.by_words}</p>`}
    <${Conflict} part=${part} /></div>`;
}

function VoiceForm({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    ${inGroups(content.prompts, (prompt) => html`<${Prompt} key=${`${state.assessment}-${prompt.id}`} prompt=${prompt}
      state=${state} askWhose=${content.ask_whose} />`)}
    <${Turn} content=${content} /></main>`;
}

export default mount(VoiceForm);
