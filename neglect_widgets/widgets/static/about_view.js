/**
 * Who and what an assessment is about.
 *
 * content: {title, caption, intro, rows: [{key, value}], previous, next}
 * state: {locked}
 */

function AboutView({ content }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro">${content.intro}</p>
    <dl class="govuk-summary-list">${content.rows.map(({ key, value }) => html`<div class="govuk-summary-list__row" key=${key}>
      <dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value" dir="auto">${value}</dd></div>`)}</dl>
    <${Turn} content=${content} /></main>`;
}

export default mount(AboutView);
