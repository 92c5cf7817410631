/**
 * Who is using the workbook.
 *
 * content: {roles: [..], why}
 * state: {person: {name, role, agency}|null}
 */

const asOption = (words) => ({ value: words, label: words });

function SignInForm({ content, state }) {
  const [given, setGiven] = useState(state.person ?? { name: "", role: "", agency: "" });
  const { errors, busy, submit } = useSubmit("sign_in", "Who you are");
  const field = (name) => ({
    id: name, value: given[name], error: errorFor(errors, name), onValue: (value) => setGiven({ ...given, [name]: value }),
  });
  // A role that an area has since taken off its list is still this person's role.
  const roles = given.role && !content.roles.includes(given.role) ? [given.role, ...content.roles] : content.roles;
  const send = (event) => {
    event.preventDefault();
    submit(given, `${given.name}, ${given.role}, ${given.agency}`);
  };
  return html`<main class="govuk-main-wrapper nw-main" id="main"><form class="nw-form" novalidate onSubmit=${send}>
    <${ErrorSummary} errors=${errors} />
    <${Heading}>Who is using the workbook?<//>
    <p class="govuk-body">${content.why}</p>
    <${Input} ...${field("name")} label="Your name" autocomplete="name" spellcheck=${false} />
    <${Select} ...${field("role")} label="Your role" options=${[{ value: "", label: "Choose a role" }, ...roles.map(asOption)]} />
    <${Input} ...${field("agency")} label="Your agency" hint="Such as a council, a health trust or a school" autocomplete="organization" />
    <button class="govuk-button" aria-disabled=${busy}>Continue</button></form></main>`;
}

export default mount(SignInForm);
