/**
 * Above a toolkit's preview: what is wrong with its files, and which age and area of it are shown.
 *
 * state: {title, problems: [..], bands: [{value, label}], band, areas: [{value, label}], area, note}
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
  // A notebook may show several previews: each has ids of its own.
  const [id] = useState(freshId);
  const show = (change) => outbox.send("preview", { band: state.band, area: state.area, ...change });
  // No heading: the form below has the page's one h1, and whoever writes knows which toolkit it is.
  return html`<div class="nw-preview" role="region" aria-label="Preview"><p class="govuk-caption-l">Preview: ${state.title}</p>
    <${Problems} problems=${state.problems} />
    ${state.bands.length > 0 && html`<div class="nw-preview__choices">
      <${Select} id=${`${id}-band`} label="Age" value=${state.band} options=${state.bands} onValue=${(band) => show({ band })} />
      ${state.areas.length > 0 && html`<${Select} id=${`${id}-area`} label="Area" value=${state.area} options=${state.areas}
        onValue=${(area) => show({ area })} />`}</div>
      <p class="govuk-hint">${state.note}</p>`}</div>`;
}

export default mount(PreviewBar);
