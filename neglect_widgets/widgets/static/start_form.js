/**
 * The form that starts an assessment; what can be guessed is filled in.
 *
 * content: {case, case_to, toolkits, children, carers: [{value, label, hint}], window_hint}
 * state: {toolkit, child, carer, window_start, window_end}
 */

/** What the page has chosen for the person, or the only thing there is to choose. */
const firstChoice = (given, options) => given || (options.length === 1 ? options[0].value : "");

function StartForm({ content, state }) {
  const [given, setGiven] = useState({
    child: firstChoice(state.child, content.children),
    carer: firstChoice(state.carer, content.carers),
    toolkit: firstChoice(state.toolkit, content.toolkits),
    window_start: state.window_start,
    window_end: state.window_end,
  });
  const { errors, busy, submit } = useSubmit("start_assessment", "New assessment");
  const field = (name) => ({
    id: name, value: given[name], error: errorFor(errors, name), legendClass: "govuk-fieldset__legend--m",
    onValue: (value) => setGiven((now) => ({ ...now, [name]: value })),
  });
  const send = (event) => {
    event.preventDefault();
    submit({ case: content.case, ...given }, [given.window_start, given.window_end].filter(Boolean).join(" to "));
  };
  return html`<main class="govuk-main-wrapper nw-main" id="main"><form class="nw-form" novalidate onSubmit=${send}>
    <${ErrorSummary} errors=${errors} />
    <${Heading}>Start an assessment<//>
    <${Radios} ...${field("child")} legend="Which child is it about?" options=${content.children} />
    <${Radios} ...${field("carer")} legend="Whose care does it describe?" options=${content.carers} />
    <${Radios} ...${field("toolkit")} legend="Which toolkit?" options=${content.toolkits} />
    <h2 class="govuk-heading-m nw-window__heading" id="window">Which days does it describe?</h2>
    <p class="govuk-hint" id="window-hint">${content.window_hint}</p>
    <div class="nw-window" role="group" aria-labelledby="window" aria-describedby="window-hint">
      <${DateInput} ...${field("window_start")} legend="First day" legendClass="govuk-fieldset__legend--s" />
      <${DateInput} ...${field("window_end")} legend="Last day" legendClass="govuk-fieldset__legend--s" /></div>
    <div class="govuk-button-group nw-form__end"><button class="govuk-button" aria-disabled=${busy}>Start assessment</button>
      <${Link} to=${content.case_to}>Cancel<//></div></form></main>`;
}

export default mount(StartForm);
