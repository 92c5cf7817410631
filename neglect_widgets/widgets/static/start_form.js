/**
 * The form that starts an assessment; what can be guessed is filled in.
 *
 * content: {case, case_to, toolkits: [{value, label, hint, asks: [child]}], other_ages, unsound, children: [{value, label, hint}],
 *   carers: [{value, label, hint}], carers_hint, begin_with: [{value, label, child, into}], begin_hint, window_hint}
 * state: {toolkit, child, carers: [..], window_start, window_end}
 */

/** What the page has chosen for the person, or the only thing there is to choose. */
const firstChoice = (given, options) => given || (options.length === 1 ? options[0].value : "");

/** Toolkits with questions for this child's age come first; the rest stay, with the reason, because a window may lie far back. */
function byAge({ toolkits, other_ages }, child) {
  const fits = ({ asks }) => !child || asks.includes(child);
  const rest = toolkits.filter((one) => !fits(one)).map((one, index) => (index ? one : { ...one, above: other_ages }));
  return [...toolkits.filter(fits), ...rest];
}

function StartForm({ content, state }) {
  const [given, setGiven] = useState({
    child: firstChoice(state.child, content.children),
    carers: state.carers,
    begin_with: content.begin_with.map(({ value }) => value),
    toolkit: firstChoice(state.toolkit, content.toolkits),
    window_start: state.window_start,
    window_end: state.window_end,
  });
  const { errors, busy, submit } = useSubmit("start_assessment", "New assessment");
  const field = (name) => ({
    id: name, value: given[name], error: errorFor(errors, name), legendClass: "govuk-fieldset__legend--m",
    onValue: (value) => setGiven((now) => ({ ...now, [name]: value })),
  });
  const growing = content.begin_with.filter(({ child, into }) => child === given.child && into === given.toolkit);
  const send = (event) => {
    event.preventDefault();
    const begin_with = given.begin_with.filter((value) => growing.some((one) => one.value === value));
    submit({ case: content.case, ...given, begin_with }, [given.window_start, given.window_end].filter(Boolean).join(" to "));
  };
  return html`<main class="govuk-main-wrapper nw-main" id="main"><form class="nw-form" novalidate autocomplete="off" onSubmit=${send}>
    <${ErrorSummary} errors=${errors} />
    <${Heading}>Start an assessment<//>
    <${Radios} ...${field("child")} legend="Which child is it about?" options=${content.children} />
    <${Checkboxes} ...${field("carers")} id="carer" error=${errorFor(errors, "carer")} legend="Whose care does it describe?"
      hint=${content.carers_hint} options=${content.carers} />
    <${Radios} ...${field("toolkit")} legend="Which toolkit?" options=${byAge(content, given.child)} />
    ${content.unsound && html`<p class="govuk-inset-text">${content.unsound}</p>`}
    ${growing.length > 0 && html`<${Checkboxes} ...${field("begin_with")} legend="Begin with what is already recorded?"
      hint=${content.begin_hint} options=${growing} />`}
    <h2 class="govuk-heading-m nw-window__heading" id="window">Which days does it describe?</h2>
    <p class="govuk-hint" id="window-hint">${content.window_hint}</p>
    <div class="nw-window" role="group" aria-labelledby="window" aria-describedby="window-hint">
      <${DateInput} ...${field("window_start")} legend="First day" legendClass="govuk-fieldset__legend--s" />
      <${DateInput} ...${field("window_end")} legend="Last day" legendClass="govuk-fieldset__legend--s" /></div>
    <div class="govuk-button-group nw-form__end"><button class="govuk-button" aria-disabled=${busy}>Start assessment</button>
      <${Link} to=${content.case_to}>Cancel<//></div></form></main>`;
}

export default mount(StartForm);
