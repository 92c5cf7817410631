/**
 * The child's voice: what the child says, shows and does, under the toolkit's prompts.
 *
 * content: {title, caption, intro, prompts: [{id, title, hint}], previous, next}
 * state: {assessment, locked, notes: {prompt: {text, version, by_words}}}
 */

const SILENT = { text: "", version: 0, by_words: "" };

function Prompt({ prompt, state }) {
  const note = state.notes[prompt.id] ?? SILENT;
  const fixed = { assessment: state.assessment, prompt: prompt.id, part_key: `voice|${prompt.id}` };
  const part = usePart("save_voice", fixed, note.version);
  return html`<div class="nw-prompt">
    <${PartText} part=${part} id=${`voice-${prompt.id.replaceAll(".", "-")}`} label=${prompt.title} hint=${prompt.hint}
      value=${note.text} locked=${state.locked} rows=${4} labelClass="govuk-label govuk-label--m" change=${(text) => ({ text })} />
    ${note.text && html`<p class="govuk-body-s nw-by">Noted by ${note.by_words}</p>`}
    <${Conflict} part=${part} /></div>`;
}

function VoiceForm({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    ${content.prompts.map((prompt) => html`<${Prompt} key=${`${state.assessment}-${prompt.id}`} prompt=${prompt} state=${state} />`)}
    <${Turn} content=${content} /></main>`;
}

export default mount(VoiceForm);
