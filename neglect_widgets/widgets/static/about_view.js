/**
 * Who and what an assessment is about.
 *
 * content: {title, caption, intro, rows: [{key, value}], languages: [{value, label}], previous, next}
 * state: {locked, language}
 */

/** In which of its languages the toolkit is shown; nothing that was written changes. */
function Languages({ languages, language }) {
  // What was chosen last and is not answered yet; an answer to an earlier choice does not take it back.
  const [chosen, setChosen] = useState(null);
  const [error, setError] = useState("");
  if (!languages.length) return null;
  const choose = (value) => {
    setChosen(value);
    outbox.send("choose_language", { language: value }).then((reply) => {
      setError(reply.ok ? "" : reply.message);
      setChosen((now) => (now === value ? null : now));
    });
  };
  return html`<${Radios} id="language" legend="Show the toolkit in" inline small value=${chosen ?? language} options=${languages}
    error=${error} onValue=${choose} />`;
}

function AboutView({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro"><${Words} text=${content.intro} /></p>
    <${Languages} languages=${content.languages} language=${state.language} />
    <dl class="govuk-summary-list">${content.rows.map(({ key, value }) => html`<div class="govuk-summary-list__row" key=${key}>
      <dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value" dir="auto">${value}</dd></div>`)}</dl>
    <${Turn} content=${content} /></main>`;
}

export default mount(AboutView);
