/**
 * A child's assessments side by side: words first, then the table, then pictures.
 *
 * content: {heading, too_few, case_to, pictures: [{id, title, description}]}
 * state: {child_code, choices: [{id, label, checked}], ready, sentences: [..], notes: [..], flags: [..],
 *   columns: [{label, detail}], domains: [{title, pattern, cells, rows: [{indicator, pattern, cells: [{words, level|null, detail, notes}],
 *   change: {kind, label}, notes: [..]}]}]}
 */

function Choices({ choices, tooFew }) {
  const [pending, wait] = usePending();
  const checked = pending ?? choices.filter((choice) => choice.checked).map((choice) => choice.id);
  const turn = (id) => {
    const next = choices.map((choice) => choice.id).filter((one) => checked.includes(one) !== (one === id));
    wait(next, outbox.send("compare_choose", { assessments: next }));
  };
  const error = checked.length < 2 ? tooFew : "";
  const box = (choice) => html`<div class="govuk-checkboxes__item" key=${choice.id}>
    <input class="govuk-checkboxes__input" type="checkbox" id=${`compare-${choice.id}`} checked=${checked.includes(choice.id)}
      onChange=${() => turn(choice.id)} />
    <label class="govuk-label govuk-checkboxes__label" for=${`compare-${choice.id}`}>${choice.label}</label></div>`;
  return html`<div class=${groupClass(error)}><fieldset class="govuk-fieldset" aria-describedby=${describedBy("compare", "", error)}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Assessments to compare</legend>
    <div role="status"><${ErrorMessage} id="compare" message=${error} /></div>
    <div class="govuk-checkboxes govuk-checkboxes--small nw-choices">${choices.map(box)}</div></fieldset></div>`;
}

const Lines = ({ title, lines }) => lines.length > 0 && html`<h2 class="govuk-heading-m">${title}</h2>
  <ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`;

const ARROWS = { better: "↑", worse: "↓" };

const Cell = ({ cell }) => html`<td class="govuk-table__cell">${cell.level ? html`<${LevelMark} level=${cell.level} />` : cell.words}
  ${cell.detail && html`<span class="nw-cell-detail" dir="auto">${cell.detail}</span>`}
  ${cell.notes.map((note) => html`<span class="nw-cell-detail">${note}</span>`)}</td>`;

function Row({ row }) {
  return html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${row.indicator}</th>
    ${row.cells.map((cell) => html`<${Cell} cell=${cell} />`)}
    <td class="govuk-table__cell"><span class=${`nw-change nw-change--${row.change.kind}`}>
      ${ARROWS[row.change.kind] && html`<span aria-hidden="true">${ARROWS[row.change.kind]} </span>`}${row.change.label}</span>
      ${row.notes.map((note) => html`<span class="nw-cell-detail">${note}</span>`)}</td></tr>`;
}

function DomainTable({ domain, columns }) {
  return html`<${Wide} label=${domain.title}><table class="govuk-table nw-compared">
    <caption class="govuk-table__caption govuk-table__caption--s">${domain.title}
      <span class="nw-compared__pattern">${domain.pattern}</span></caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Indicator</th>
      ${columns.map((column) => html`<th scope="col" class="govuk-table__header">${column.label}
        ${column.detail && html`<span class="nw-cell-detail">${column.detail}</span>`}</th>`)}
      <th scope="col" class="govuk-table__header">First to last</th></tr></thead>
    <tbody class="govuk-table__body">${domain.rows.map((row) => html`<${Row} key=${row.indicator} row=${row} />`)}
      <tr class="govuk-table__row nw-compared__worst"><th scope="row" class="govuk-table__header">Worst in this area</th>
        ${domain.cells.map((cell) => html`<${Cell} cell=${cell} />`)}<td class="govuk-table__cell"></td></tr></tbody></table><//>`;
}

const NOT_THERE = "The drawing part of the page did not arrive, so the pictures cannot be shown. The tables hold the same levels. Try again.";

/** Bring plotly.js, once and only when somebody wants to see a picture. Rejects with words for a person. */
function loadPlotly() {
  if (globalThis.Plotly) return Promise.resolve();
  const run = (src) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = resolve;
    script.onerror = () => reject(new Error(NOT_THERE));
    document.head.append(script);
  });
  if (globalThis.neglectHost) return run("/neglect/plotly.min.js");
  return outbox.send("plotly").then((reply) => {
    if (!reply.ok) throw new Error(reply.message);
    return run(URL.createObjectURL(new Blob(reply.buffers, { type: "text/javascript" })));
  });
}

/** One picture with its words; drawn anew when other assessments are chosen. */
function Picture({ picture, chosen }) {
  const ref = useRef(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let late = false;
    outbox.send("figure", { picture: picture.id }).then((reply) => {
      if (late) return;
      setProblem(reply.ok ? "" : reply.message);
      // Without its bar of buttons: they have no names, and everything they do to a picture is for a mouse.
      const settings = { displayModeBar: false, responsive: true };
      if (reply.ok) globalThis.Plotly.react(ref.current, reply.figure.data, reply.figure.layout, settings);
    });
    return () => {
      late = true;
    };
  }, [chosen]);
  useEffect(() => {
    const plot = ref.current;
    return () => globalThis.Plotly.purge(plot);
  }, []);
  return html`<figure class="nw-picture"><h3 class="govuk-heading-s">${picture.title}</h3>
    ${problem && html`<p class="govuk-error-message" role="alert">${problem}</p>`}
    <${Wide} label=${picture.title}><div class="nw-picture__plot" role="img" ref=${ref}
      aria-label=${`${picture.title}. ${picture.description}`}></div><//>
    <figcaption class="govuk-body">${picture.description}</figcaption></figure>`;
}

function Pictures({ pictures, chosen }) {
  const [show, setShow] = useState("no");
  const [problem, setProblem] = useState("");
  const load = () => {
    setShow("loading");
    setProblem("");
    loadPlotly().then(() => setShow("yes"), (error) => {
      setShow("no");
      setProblem(error.message);
    });
  };
  return html`<section class="nw-pictures"><h2 class="govuk-heading-m">Pictures</h2>
    ${problem && html`<p class="govuk-error-message" role="alert">${problem}</p>`}
    ${show === "yes"
      ? pictures.map((picture) => html`<${Picture} key=${picture.id} picture=${picture} chosen=${chosen} />`)
      : html`<button type="button" class="govuk-button govuk-button--secondary" aria-disabled=${show === "loading"}
          onClick=${() => show === "no" && load()}>${show === "no" ? "Show pictures" : "Loading the pictures…"}</button>`}</section>`;
}

function ComparisonView({ content, state }) {
  const chosen = state.choices.filter((choice) => choice.checked).map((choice) => choice.id).join();
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading}>${content.heading}<//>
    <${Choices} choices=${state.choices} tooFew=${content.too_few} />
    ${state.ready && html`<${Lines} title="In words" lines=${state.sentences} />
      <${Lines} title="Urgent concerns raised" lines=${state.flags} />
      <${Lines} title="Keep in mind" lines=${state.notes} />
      <h2 class="govuk-heading-m">Changes</h2>
      ${state.domains.map((domain) => html`<${DomainTable} key=${domain.title} domain=${domain} columns=${state.columns} />`)}
      <${Pictures} pictures=${content.pictures} chosen=${chosen} />`}</main>`;
}

export default mount(ComparisonView);
