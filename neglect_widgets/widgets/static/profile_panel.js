/**
 * The live profile beside the form: the radar, one sentence, the table, and the indicated level of need.
 *
 * content: {heading}
 * state: {svg, sentence, rows: [{domain, worst, level|null, most_common, known}], indicated_title, indicated_words}
 */

function ProfilePanel({ content, state }) {
  const ref = useRef(null);
  const wide = useWide(ref);
  return html`<aside class="nw-profile" ref=${ref} aria-label=${content.heading}>
    <h2 class="govuk-heading-m nw-profile__heading">${content.heading}</h2>
    ${state.svg && html`<${Drawing} svg=${state.svg} />`}
    <p class="govuk-body nw-profile__sentence" role="status">${state.sentence}</p>
    <details class="govuk-details nw-profile__details" open=${wide}><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Profile as a table</span></summary>
      <${ProfileTable} rows=${state.rows} caption=${content.heading} /></details>
    ${state.indicated_title && html`<p class="nw-said__label">${state.indicated_title}</p>
    <p class="govuk-body nw-profile__indicated">${state.indicated_words}</p>
    <p class="govuk-hint nw-profile__note">
      This follows from the toolkit's rule. It informs your judgement and does not decide.</p>`}</aside>`;
}

export default mount(ProfilePanel);
