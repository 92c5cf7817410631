/**
 * Who and what an assessment is about.
 *
 * content: {title, caption, intro, rows: [{key, value}], languages: [{value, label}], previous, next}
 * state: {locked, language}
 */

/** In which of its languages the toolkit is shown; nothing that was written changes. */
function Languages({ languages, language }) {
  const { errors, submit } = useSubmit("choose_language", "");
  const [chosen, setChosen] = useState(language);
  if (!languages.length) return null;
  const choose = (value) => {
    setChosen(value);
    submit({ language: value });
  };
  return html`<${Radios} id="language" legend="Show the toolkit in" inline small value=${chosen} options=${languages}
    error=${errors[0]?.message} onValue=${choose} />`;
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
