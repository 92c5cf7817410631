/**
 * The form that adds a case: a code, its children and its carers.
 *
 * content: {carer_roles: [..], resident: [{value, label}]}
 * Fields in errors: code, child-0-code, child-0-birth_date, child-0-expected_date, carer-0-code, carer-0-role, ...
 */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const capital = (words) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** A child is called by the first letter that no other child has; anything else may be typed over it. */
function newChild(children) {
  const taken = new Set(children.map((child) => child.code.trim().toLocaleUpperCase()));
  const code = [...LETTERS].find((letter) => !taken.has(letter)) ?? "";
  return { key: freshId(), code, name: "", dated: "birth_date", date: "" };
}

const newCarer = () => ({ key: freshId(), code: "", name: "", role: "", resident: "" });

/** Rows of people that can be added and taken away; the focus goes where the person looks next. */
function useRows(blank, first) {
  const [rows, setRows] = useState(() => [blank([])]);
  return {
    rows,
    set: (index, change) => setRows((now) => now.map((row, i) => (i === index ? { ...row, ...change } : row))),
    add() {
      turning()(first(rows.length));
      setRows([...rows, blank(rows)]);
    },
    remove(index) {
      turning()(first(Math.max(index - 1, 0)));
      setRows(rows.filter((_, i) => i !== index));
    },
  };
}

function PersonRow({ title, onRemove, children }) {
  return html`<fieldset class="govuk-fieldset nw-person">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${title}</legend>
    <div class="nw-person__fields">${children}</div>
    ${onRemove && html`<button type="button" class="govuk-button govuk-button--secondary nw-person__remove" onClick=${onRemove}>
      Remove ${title.toLocaleLowerCase()}</button>`}</fieldset>`;
}

const DATED = [
  { value: "birth_date", label: "Date of birth" },
  { value: "expected_date", label: "Expected date, not born yet" },
];

function ChildRow({ child, index, set, errors, onRemove }) {
  const id = (field) => `child-${index}-${field}`;
  const text = (field) => ({
    id: id(field), value: child[field], error: errorFor(errors, id(field)), onValue: (value) => set({ [field]: value }),
    autocomplete: "off", spellcheck: false,
  });
  return html`<${PersonRow} title=${`Child ${index + 1}`} onRemove=${onRemove}>
    <${Input} ...${text("code")} label="Code" hint="Shown in lists and on print" width="govuk-input--width-10" />
    <${Input} ...${text("name")} label="Name (optional)" hint="Shown inside this case only" />
    <div class="nw-person__wide">
      <${Radios} id=${id("dated")} legend="Which date is known?" small value=${child.dated} options=${DATED}
        onValue=${(dated) => set({ dated })} />
      <${DateInput} key=${child.dated} id=${id(child.dated)} legend=${child.dated === "birth_date" ? "Date of birth" : "Expected date"}
        hint="For example, 27 3 2019" value=${child.date} onValue=${(date) => set({ date })}
        error=${errorFor(errors, id(child.dated))} /></div><//>`;
}

function CarerRow({ carer, index, set, errors, content, onRemove }) {
  const id = (field) => `carer-${index}-${field}`;
  const field = (name) => ({
    id: id(name), value: carer[name], error: errorFor(errors, id(name)), onValue: (value) => set({ [name]: value }),
  });
  // Most carers are called what they are, so the code follows the role until somebody types another.
  const chooseRole = (role) => set({ role, code: carer.code === "" || carer.code === capital(carer.role) ? capital(role) : carer.code });
  const roles = content.carer_roles.map((role) => ({ value: role, label: capital(role) }));
  return html`<${PersonRow} title=${`Carer ${index + 1}`} onRemove=${onRemove}>
    <${Select} ...${field("role")} label="Role" onValue=${chooseRole} options=${[{ value: "", label: "Choose a role" }, ...roles]} />
    <${Select} ...${field("resident")} label="Where they live"
      options=${[{ value: "", label: "Choose" }, ...content.resident]} />
    <${Input} ...${field("code")} label="Code" hint="Shown in lists and on print" width="govuk-input--width-10"
      autocomplete="off" spellcheck=${false} />
    <${Input} ...${field("name")} label="Name (optional)" hint="Shown inside this case only" autocomplete="off" spellcheck=${false} /><//>`;
}

const whoIs = (person) => [person.code, person.name, person.role, person.date].filter(Boolean).join(", ");

function CaseForm({ content }) {
  const [code, setCode] = useState("");
  const children = useRows(newChild, (index) => `child-${index}-code`);
  const carers = useRows(newCarer, (index) => `carer-${index}-role`);
  // The store asks for a date of birth; the page may be showing the expected date in its place.
  const locate = (field) => field.replace(/^child-(\d+)-(birth|expected)_date$/, (all, index) =>
    (children.rows[index] ? `child-${index}-${children.rows[index].dated}` : all));
  const { errors, busy, submit, clear } = useSubmit("add_case", "New case", { locate });
  const send = (event) => {
    event.preventDefault();
    const people = [...children.rows, ...carers.rows].map(whoIs);
    submit({
      code,
      children: children.rows.map((child) => ({
        code: child.code, name: child.name, birth_date: "", expected_date: "", [child.dated]: child.date,
      })),
      carers: carers.rows.map(({ key, ...carer }) => ({ ...carer, resident: carer.resident || "not_known" })),
    }, [code, ...people].join("\n"));
  };
  /** The rows move up, and the errors with old numbers would point at the wrong person. */
  const removal = (list, index) => (list.rows.length > 1 ? () => {
    clear();
    list.remove(index);
  } : undefined);
  return html`<main class="govuk-main-wrapper nw-main" id="main"><form class="nw-form nw-form--wide" novalidate autocomplete="off" onSubmit=${send}>
    <${ErrorSummary} errors=${errors} />
    <${Heading}>Add a case<//>
    <${Input} id="code" label="Case code" hint="Your agency’s own number or code for this family, never a name" value=${code}
      onValue=${setCode} error=${errorFor(errors, "code")} width="govuk-input--width-10" autocomplete="off" spellcheck=${false} />
    <h2 class="govuk-heading-m">Children</h2>
    ${children.rows.map((child, index) => html`<${ChildRow} key=${child.key} child=${child} index=${index} errors=${errors}
      set=${(change) => children.set(index, change)} onRemove=${removal(children, index)} />`)}
    <button type="button" class="govuk-button govuk-button--secondary" onClick=${children.add}>Add another child</button>
    <h2 class="govuk-heading-m">Carers</h2>
    <p class="govuk-body">Everyone who cares for the children or ought to, whether or not they live with them.</p>
    ${carers.rows.map((carer, index) => html`<${CarerRow} key=${carer.key} carer=${carer} index=${index} errors=${errors}
      content=${content} set=${(change) => carers.set(index, change)} onRemove=${removal(carers, index)} />`)}
    <button type="button" class="govuk-button govuk-button--secondary" onClick=${carers.add}>Add another carer</button>
    <div class="govuk-button-group nw-form__end"><button class="govuk-button" aria-disabled=${busy}>Add this case</button>
      <${Link} to="/cases">Cancel<//></div></form></main>`;
}

export default mount(CaseForm);
