/**
 * The summary: strengths, unmet needs, what is not known, the indicated level of need, the judgement, what next.
 *
 * content: {title, caption, continuum, judges, rates, indicated_title, judged_title, levels: [{value, label, means}], previous, next}
 * state: {assessment, locked, svg, sentence, rows, types: [{label, known, level|null, unmet: [..]}], family: [{indicator, to, family,
 *   own|null, sees, said}], strengths, unmet: [{domain, indicator, level, impact, evidence: [..],
 *   evidence_words, to}], unknowns: [{ask, items: [{domain, indicator, to}]}], not_looked_at, flags: [{title, answered, words,
 *   done, to}], indicated: {level|null, because, incomplete, words, findings, next}, judgement: {level, reason, analysis,
 *   next_review, version}, differs}
 */

const Section = ({ title, children }) =>
  html`<section class="nw-summary"><h2 class="govuk-heading-m">${title}</h2>${children}</section>`;
const Nothing = ({ children }) => html`<p class="govuk-body nw-none">${children}</p>`;

function Picture({ state }) {
  return html`<${Section} title="Profile of care"><div class="nw-summary__profile">
    ${state.svg && html`<div><${Drawing} svg=${state.svg} /></div>`}
    <div><p class="govuk-body">${state.sentence}</p>
      <${ProfileTable} rows=${state.rows} caption="Profile of care" /></div></div><//>`;
}

function Finding({ found, withImpact }) {
  return html`<li class="nw-finding">
    <div class="nw-finding__top"><h3 class="govuk-heading-s"><${Link} to=${found.to}><${Words} text=${found.indicator} /><//></h3>
      <span class="nw-by"><${Words} text=${found.domain} /></span></div>
    <p class="govuk-body"><${LevelMark} level=${found.level} /></p>
    ${withImpact && html`<p class="govuk-body" dir="auto"><b>Impact on the child:</b> ${found.impact || "not written yet"}</p>`}
    ${found.evidence.length > 0 && html`<ul class="govuk-list govuk-list--bullet">
      ${found.evidence.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`}
    ${found.evidence_words && html`<p class="govuk-body-s nw-by">Evidence: ${found.evidence_words}</p>`}</li>`;
}

const Findings = ({ found, withImpact = false, none }) => found.length
  ? html`<ul class="govuk-list nw-findings">${found.map(
      (item) => html`<${Finding} key=${item.to + item.indicator} found=${item} withImpact=${withImpact} />`)}</ul>`
  : html`<${Nothing}>${none}<//>`;

function Unknowns({ unknowns, left }) {
  return html`<${Section} title="Not known">
    ${unknowns.length === 0 && html`<${Nothing}>Nothing is marked as not known.<//>`}
    ${unknowns.map(({ ask, items }) => html`<div key=${ask}><h3 class="govuk-heading-s">To ask: ${ask}</h3>
      <ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li><${Link} to=${item.to}><${Words} text=${item.indicator} /><//>
        <span class="nw-by"> <${Words} text=${item.domain} /></span></li>`)}</ul></div>`)}
    ${left > 0 && html`<p class="govuk-body">Not looked at yet: ${left}.</p>`}<//>`;
}

/** The same ratings by type of neglect; an indicator may stand under several. */
function Types({ types }) {
  if (!types.length) return null;
  const head = (name) => html`<th scope="col" class="govuk-table__header">${name}</th>`;
  return html`<${Section} title="By type of neglect"><table class="govuk-table nw-stack">
    <caption class="govuk-table__caption govuk-visually-hidden">By type of neglect</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row">${["Type", "Worst", "Unmet needs"].map(head)}</tr></thead>
    <tbody class="govuk-table__body">${types.map((row) => html`<tr class="govuk-table__row" key=${row.label}>
      <th scope="row" class="govuk-table__header"><${Words} text=${row.label} /><span class="nw-cell-detail">${row.known}</span></th>
      <td class="govuk-table__cell" data-label="Worst">${row.level ? html`<${LevelMark} level=${row.level} />` : "Not known"}</td>
      <td class="govuk-table__cell" data-label="Unmet needs">${row.unmet.length
        ? row.unmet.map((title, index) => html`${index > 0 && "; "}<${Words} text=${title} />`)
        : "None rated"}</td>
      </tr>`)}</tbody></table><//>`;
}

/** How the family sees it, where that was asked: beside the practitioner's level, never in its place. */
function Family({ family }) {
  if (!family.length) return null;
  const one = (view) => html`<li class="nw-finding" key=${view.to}>
    <h3 class="govuk-heading-s"><${Link} to=${view.to}><${Words} text=${view.indicator} /><//></h3>
    <p class="govuk-body"><b>${view.sees}.</b></p>
    <dl class="nw-views"><div><dt>Family</dt><dd><${LevelMark} level=${view.family} /></dd></div>
      ${view.own && html`<div><dt>Practitioner</dt><dd><${LevelMark} level=${view.own} /></dd></div>`}</dl>
    ${view.said && html`<p class="govuk-body" dir="auto">“${view.said}”</p>`}</li>`;
  return html`<${Section} title="How the family sees it"><ul class="govuk-list nw-findings">${family.map(one)}</ul><//>`;
}

function Flags({ flags }) {
  if (!flags.length) return null;
  const one = (flag) => html`<li class="nw-finding" key=${flag.title}>
    <h3 class="govuk-heading-s"><${Link} to=${flag.to}>${flag.title}<//></h3>
    <p class="govuk-body">${flag.words}</p>
    ${flag.done && html`<p class="govuk-body" dir="auto"><b>What was done:</b> ${flag.done}</p>`}</li>`;
  return html`<${Section} title="Urgent concerns"><ul class="govuk-list nw-findings">${flags.map(one)}</ul><//>`;
}

function Indicated({ indicated, content }) {
  return html`<${Section} title=${content.indicated_title}>
    <div class="nw-indicated"><p class="govuk-heading-m"><${Words} text=${indicated.words} /></p>
      ${indicated.level && html`<p class="govuk-body">${indicated.level.means}</p>
        <p class="govuk-body"><b>Because:</b> ${indicated.because}</p>`}
      ${indicated.findings.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${indicated.findings.map(
        (found) => html`<li><${Link} to=${found.to}><${Words} text=${found.indicator} /><//>: <${LevelMark} level=${found.level} /></li>`)}</ul>`}</div>
    <p class="govuk-hint">From the toolkit's rule (${content.continuum}). It informs your judgement and does not decide.</p><//>`;
}

function Judgement({ content, state }) {
  const { judgement, locked, differs } = state;
  const part = usePart("save_judgement", { assessment: state.assessment, part_key: "judgement" }, judgement.version);
  const [pending, wait] = usePending();
  const chosen = content.levels.find((level) => level.value === judgement.level);
  const choose = (value) => {
    const level = content.levels.find((one) => one.value === value);
    wait(value, part.save("judgement-level", content.judged_title, { field: "level", value }, level.label));
  };
  const text = (field, label, rows, hint) => html`<${PartText} part=${part} id=${`judgement-${field}`} label=${label}
    hint=${hint} rows=${rows} value=${judgement[field]} locked=${locked} change=${(value) => ({ field, value })} />`;
  const options = content.levels.map(({ value, label, means }) => ({ value, label, hint: means }));
  const level = () => locked
    ? html`<${Said} label=${content.judged_title} value=${chosen?.label} />`
    : html`<${Radios} id="judgement-level" legend=${content.judged_title} value=${pending ?? judgement.level}
        options=${options} onValue=${choose} error=${part.problems["judgement-level"]} />`;
  return html`<${Section} title="Your judgement">
    ${content.judges && level()}
    <${Conflict} part=${part} />
    ${content.judges && text("reason", differs ? "Why your judgement differs from the indicated level (needed to finish)" : "Reason for your judgement (optional)", 3)}
    ${text("analysis", "Analysis", 5, content.rates
      ? "What the strengths and unmet needs mean together for this child, now and if nothing changes."
      : "What you saw and were told means for this child, now and if nothing changes.")}
    <${PartDate} part=${part} id="judgement-next_review" label="Next review" hint="For example, 27 3 2027"
      value=${judgement.next_review} locked=${locked} change=${(value) => ({ field: "next_review", value })} /><//>`;
}

function SummaryView({ content, state }) {
  const { indicated } = state;
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <div class="nw-title-row"><${Heading} caption=${content.caption}>${content.title}<//>
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${() => globalThis.print()}>
        Print this summary</button></div>
    ${content.rates && html`<${Picture} state=${state} />
    <${Section} title="Strengths"><${Findings} found=${state.strengths} none="No strength has evidence yet." /><//>
    <${Section} title="Unmet needs"><${Findings} found=${state.unmet} withImpact none="No unmet need has been rated." /><//>
    <${Unknowns} unknowns=${state.unknowns} left=${state.not_looked_at} />
    <${Family} family=${state.family} />
    <${Types} types=${state.types} />`}
    <${Flags} flags=${state.flags} />
    ${content.judges && html`<${Indicated} indicated=${indicated} content=${content} />`}
    <${Judgement} key=${state.assessment} content=${content} state=${state} />
    ${indicated.next && html`<${Section} title="What next"><p class="govuk-body">${indicated.next}</p><//>`}
    <${Turn} content=${content} /></main>`;
}

export default mount(SummaryView);
