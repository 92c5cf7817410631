/**
 * Above a toolkit's preview: what is wrong with its files, and which age and area of it are shown.
 *
 * state: {title, problems: [..], bands: [{value, label}], band, domains: [{value, label}], domain, note}
 */

/** Rendered empty as well: a screen reader says what comes into a live region, not a region that comes whole. */
function Problems({ problems }) {
  return html`<div role="status">${problems.length > 0 && html`<div class="govuk-error-summary nw-problems">
    <h2 class="govuk-error-summary__title">${problems.length === 1 ? "1 problem" : `${problems.length} problems`} in the files</h2>
    <p class="govuk-body">The form below is the last one that was sound.</p>
    <ul class="govuk-list govuk-error-summary__list">${problems.map((problem) => html`<li dir="auto">${problem}</li>`)}</ul>
    </div>`}</div>`;
}

function PreviewBar({ state }) {
  const show = (change) => outbox.send("preview", { band: state.band, domain: state.domain, ...change });
  return html`<div class="nw-preview"><h1 class="govuk-heading-l">Preview: ${state.title}</h1>
    <${Problems} problems=${state.problems} />
    ${state.bands.length > 0 && html`<div class="nw-preview__choices">
      <${Select} id="preview-band" label="Age" value=${state.band} options=${state.bands} onValue=${(band) => show({ band })} />
      ${state.domains.length > 0 && html`<${Select} id="preview-domain" label="Area" value=${state.domain} options=${state.domains}
        onValue=${(domain) => show({ domain })} />`}</div>
      <p class="govuk-hint">${state.note}</p>`}</div>`;
}

export default mount(PreviewBar);
