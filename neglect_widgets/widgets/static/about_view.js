/**
 * Who and what an assessment is about.
 *
 * content: {title, caption, intro, assessment, form, rows: [{key, value}], languages: [{value, label}], previous, next}
 * state: {locked, language}
 */

/** In which of its languages the toolkit is shown; nothing that was written changes. */
function Languages({ languages, language }) {
  const [pending, wait] = usePending();
  const [error, setError] = useState("");
  if (!languages.length) return null;
  const choose = (value) => {
    const answered = outbox.send("choose_language", { language: value });
    wait(value, answered);
    answered.then((reply) => setError(reply.ok ? "" : reply.message));
  };
  return html`<${Radios} id="language" legend="Show the toolkit in" inline small value=${pending ?? language} options=${languages}
    error=${error} onValue=${choose} />`;
}

/** The same questions on paper, for a visit without a screen; nothing about anybody stands on it. */
function BlankForm({ assessment, label }) {
  const { errors, busy, submit } = useSubmit("download", "", { done: saveFile });
  return html`<div class="nw-blank"><${ErrorSummary} errors=${errors} />
    <button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${busy}
      onClick=${() => busy || submit({ assessment, format: "form" })}>${label}</button></div>`;
}

function AboutView({ content, state }) {
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${content.caption}>${content.title}<//>
    <p class="govuk-body nw-intro"><${Words} text=${content.intro} /></p>
    <${Languages} languages=${content.languages} language=${state.language} />
    <dl class="govuk-summary-list">${content.rows.map(({ key, value }) => html`<div class="govuk-summary-list__row" key=${key}>
      <dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value" dir="auto">${value}</dd></div>`)}</dl>
    <${BlankForm} assessment=${content.assessment} label=${content.form} />
    <${Turn} content=${content} /></main>`;
}

export default mount(AboutView);
