/**
 * One domain: each indicator with its levels in words, not known, does not apply; evidence, impact, and last time.
 *
 * content: {domain, title, caption, look_for, carer, carers: [{label, to, current}], at, family: [level], more: {open, words}|null,
 *   indicators: [{id, title, group, help, questions: [..], levels: [{...level, choice, descriptor, impact_needed, ask_flags}],
 *   flags: [{id, title, to}], last: {when, words, level|null, evidence: [..]}|null}], ask: [..], previous, next: {label, to}|null}
 * state: {assessment, locked, depth_version, ratings: {indicator: {status, level, number, ask, evidence: [..], impact, change,
 *   family_level, family_words, version, by_words}}}
 */

const UNSEEN = {
  status: "not_looked_at", level: null, number: null, ask: "", evidence: [], impact: "", change: "", family_level: "", family_words: "",
  version: 0, by_words: "",
};
const OTHER_ANSWERS = [
  { value: "not_known", label: "Not known" },
  { value: "not_applicable", label: "Does not apply" },
];

/** What a person chose, as the value of its radio: a level, a number that stands for one, or another answer. */
const choiceOf = (rating) =>
  rating.status === "rated" ? String(rating.number ?? rating.level) : rating.status === "not_looked_at" ? "" : rating.status;

/** The questions of a group stand one heading below its title. */
const heading = ({ group }) => (group ? "h3" : "h2");

/** What one may ask, in words for the person who is asked. */
function Questions({ title, questions }) {
  if (!questions.length) return null;
  return html`<details class="govuk-details nw-questions"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">What you could ask<span class="govuk-visually-hidden">: ${title}</span></span></summary>
    <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">
      ${questions.map((question) => html`<li>“${html`<${Words} text=${question} />`}”</li>`)}</ul></div></details>`;
}

function LastTime({ last }) {
  if (!last) return null;
  return html`<div class="nw-last">
    <p class="govuk-body-s">Last time (${last.when}): ${last.level ? html`<${LevelMark} level=${last.level} />` : last.words}</p>
    ${last.evidence.length > 0 && html`<details class="govuk-details"><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Evidence from last time</span></summary>
      <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">
        ${last.evidence.map((line) => html`<li dir="auto">${line}</li>`)}</ul></div></details>`}</div>`;
}

/** A level to choose; where the answer is a number, the number stands first and the level it means after it. */
const OptionMark = ({ level }) => level.choice === level.value
  ? html`<${LevelMark} level=${level} />`
  : html`<span class="nw-number">${level.choice}</span> <span class="nw-by"><${LevelMark} level=${level} /></span>`;

/** In words, what a person chose; a number is said as well, because two may stand for one level. */
const spoken = (option) => {
  if (!option) return "cleared";
  return option.choice && option.choice !== option.value ? `${option.choice}, ${option.label}` : option.label;
};

/** What a key chooses: the answer that carries this number, and where none carries one, the answer in this place. */
function keyChoice(levels, key) {
  if (key === "n" || key === "d") return { n: "not_known", d: "not_applicable" }[key];
  if (!/^[0-9]$/.test(key)) return undefined;
  const numbered = levels.some(({ choice }) => /^[0-9]+$/.test(choice));
  return (numbered ? levels.find(({ choice }) => choice === key) : levels[Number(key) - 1])?.choice;
}

/** The level radios: the descriptors are the hints, so nobody chooses a bare number. Keys 1-9, n and d choose. */
function Levels({ indicator, chosen, error, onChoose }) {
  const name = fieldId(indicator, "level");
  const radio = (value, label, hint) => html`<div class="govuk-radios__item">
    <input class="govuk-radios__input" type="radio" id=${`${name}-${value}`} name=${name} value=${value}
      checked=${chosen === value} aria-describedby=${hint ? `${name}-${value}-hint` : undefined}
      onChange=${() => onChoose(value)} />
    <label class="govuk-label govuk-radios__label" for=${`${name}-${value}`}>${label}</label>
    ${hint && html`<div class="govuk-hint govuk-radios__hint" id=${`${name}-${value}-hint`}><${Words} text=${hint} /></div>`}</div>`;
  const keyed = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.type !== "radio") return;
    const value = keyChoice(indicator.levels, event.key);
    if (!value) return;
    event.preventDefault();
    document.getElementById(`${name}-${value}`)?.focus();
    onChoose(value);
  };
  return html`<fieldset class="govuk-fieldset" onKeyDown=${keyed} aria-describedby=${describedBy(name, indicator.help, error)}>
    <legend class=${`govuk-fieldset__legend govuk-fieldset__legend--${indicator.group ? "s" : "m"}`}><${heading(indicator)}
      class="govuk-fieldset__heading" id=${`${name}-title`} tabindex="-1"><${Words} text=${indicator.title} /><//></legend>
    <${Notes} id=${name} hint=${indicator.help} error=${error} />
    <${Questions} title=${indicator.title} questions=${indicator.questions} />
    <${LastTime} last=${indicator.last} />
    <div class="govuk-radios">${indicator.levels.map((level) =>
      radio(level.choice, html`<${OptionMark} level=${level} />`, level.descriptor))}
      <div class="govuk-radios__divider">or</div>${OTHER_ANSWERS.map((other) => radio(other.value, other.label))}</div>
    </fieldset>`;
}

/** The answer of a locked assessment, in words. */
function Answered({ indicator, rating, level }) {
  const other = OTHER_ANSWERS.find(({ value }) => value === rating.status)?.label ?? (choiceOf(rating) || "Not looked at");
  return html`<${heading(indicator)} class=${`govuk-heading-${indicator.group ? "s" : "m"}`} id=${`${fieldId(indicator, "level")}-title`} tabindex="-1"
      ><${Words} text=${indicator.title} /><//>
    <${LastTime} last=${indicator.last} />
    ${level
      ? html`<p class="govuk-body nw-answered"><${OptionMark} level=${level} /></p><p class="govuk-body"><${Words} text=${level.descriptor} /></p>`
      : html`<p class="govuk-body nw-answered">${other}${rating.ask && `, ask ${rating.ask}`}</p>`}`;
}

/** Rendered empty as well: a screen reader says what comes into a live region, not a region that comes whole. */
function FlagQuestion({ flags }) {
  return html`<div role="status">${flags.length > 0 && html`<div class="govuk-inset-text nw-flag-question">
    <p class="govuk-body">Does a red flag apply?</p><ul class="govuk-list govuk-list--bullet">
    ${flags.map((flag) => html`<li>${flag.title}. <${Link} to=${flag.to}>Go to this red flag<//></li>`)}</ul></div>`}</div>`;
}

/** The family's own level, beside the practitioner's and in nobody's place. */
function Family({ indicator, levels, rating, part, locked }) {
  if (!levels.length) return null;
  const id = (field) => fieldId(indicator, field);
  const said = levels.find(({ value }) => value === rating.family_level);
  if (locked) {
    return (said || rating.family_words) && html`<${Said} label="The family's own level"
      value=${html`${said && html`<${LevelMark} level=${said} />`}${said && rating.family_words && ": "}${rating.family_words}`} />`;
  }
  const options = levels.map(({ value, label }) => ({ value, label: `${value} ${label}` }));
  return html`<div class="nw-family">
    <${Select} key=${part.round} id=${id("family_level")} label="The family's own level" value=${rating.family_level}
      error=${part.problems[id("family_level")]} options=${[{ value: "", label: "Not said yet" }, ...options]}
      onValue=${(value) => part.save(id("family_level"), `${indicator.title}: the family's own level`, { field: "family_level", value }, value)} />
    <${PartText} part=${part} id=${id("family_words")} label="What the family says about it" value=${rating.family_words}
      heldAs=${`${indicator.title}: what the family says`} change=${(value) => ({ field: "family_words", value })} /></div>`;
}

/** What a locked assessment says about one indicator. */
function LockedIndicator({ indicator, rating, content }) {
  const level = indicator.levels.find(({ choice }) => choice === choiceOf(rating));
  const lines = rating.evidence.map((item) => item.about);
  return html`<section class="nw-indicator"><${Answered} indicator=${indicator} rating=${rating} level=${level} />
    ${rating.change && html`<${Said} label="What changed since last time" value=${rating.change} />`}
    ${lines.length > 0 && html`<p class="nw-said__label">Evidence</p><ul class="govuk-list govuk-list--bullet">
      ${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`}
    ${rating.impact && html`<${Said} label="Impact on this child" value=${rating.impact} />`}
    <${Family} indicator=${indicator} levels=${content.family} rating=${rating} locked />
    ${rating.by_words && html`<p class="govuk-body-s nw-by">${rating.by_words}</p>`}</section>`;
}

function Indicator({ indicator, content, state, rating }) {
  const key = `rating|${indicator.id}|${content.carer}`;
  const fixed = { assessment: state.assessment, indicator: indicator.id, carer: content.carer, part_key: key };
  const part = usePart("save_rating", fixed, rating.version);
  const [pending, wait] = usePending();
  const chosen = pending ?? choiceOf(rating);
  const level = indicator.levels.find(({ choice }) => choice === chosen);
  const id = (field) => fieldId(indicator, field);
  const choose = (choice) => {
    const options = [...indicator.levels, ...OTHER_ANSWERS];
    const words = spoken(options.find((one) => (one.choice ?? one.value) === choice));
    wait(choice, part.save(id("level"), indicator.title, { choice }, words));
  };
  const clear = () => {
    choose("");
    // The button goes away; the keyboard stays at the question.
    document.getElementsByName(id("level"))[0].focus();
  };
  const text = (field, label, hint) => html`<${PartText} part=${part} id=${id(field)} label=${label} hint=${hint}
    value=${rating[field]} heldAs=${`${indicator.title}: ${label}`} change=${(value) => ({ field, value })} />`;
  return html`<section class="nw-indicator" id=${id("part")}>
    <${Levels} indicator=${indicator} chosen=${chosen} error=${part.problems[id("level")]} onChoose=${choose} />
    <div class="nw-indicator__foot">${chosen && html`<button type="button" class="govuk-link nw-clear" onClick=${clear}>
      Clear<span class="govuk-visually-hidden"> the answer for ${indicator.title}</span></button>`}
      <span class="nw-by" aria-hidden="true">${pending === null ? rating.by_words : "Saving…"}</span></div>
    <${Conflict} part=${part} />
    ${chosen === "not_known" && html`<${Select} key=${part.round} id=${id("ask")} label="Whom to ask" value=${rating.ask} error=${part.problems[id("ask")]}
      options=${[{ value: "", label: "Choose" }, ...content.ask.map((who) => ({ value: who, label: who }))]}
      onValue=${(value) => part.save(id("ask"), `${indicator.title}: whom to ask`, { field: "ask", value }, value)} />`}
    <${FlagQuestion} flags=${level?.ask_flags ? indicator.flags : []} />
    ${indicator.last && text("change", "What changed since last time?")}
    <${Evidence} indicator=${indicator} rating=${rating} part=${part} />
    ${(level?.impact_needed || rating.impact) && text("impact", "Impact on this child",
      level?.impact_needed ? `Needed to finish, because the level is “${level.label}”.` : undefined)}
    <${Family} indicator=${indicator} levels=${content.family} rating=${rating} part=${part} />
  </section>`;
}

/** Turns to the same questions about another carer's care. */
function Carers({ carers }) {
  if (!carers.length) return null;
  return html`<nav class="nw-carers" aria-label="Whose care"><p class="govuk-heading-s">Whose care is rated here</p>
    <ul class="govuk-list">${carers.map(({ label, to, current }) => html`<li key=${to}>
      <${Link} to=${to} aria-current=${current ? "page" : undefined}>${label}<//></li>`)}</ul></nav>`;
}

/** The further questions of full depth: offered, or open with the reason. */
function More({ content, state }) {
  const { more, domain, indicators } = content;
  const part = usePart("save_depth", { assessment: state.assessment, part_key: "depth" }, state.depth_version);
  const before = useRef(null);
  const ask = () => {
    before.current = new Set(indicators.map(({ id }) => id));
    part.save("depth", `More questions: ${content.title}`, { domain }, "open");
  };
  useEffect(() => {
    if (!before.current || !more.open) return;
    const first = indicators.find(({ id }) => !before.current.has(id));
    before.current = null;
    // The button goes away; whoever used it goes on at the first question that has come, unless they have moved on.
    if (first && document.activeElement === document.body) titleOf(first).focus();
  });
  if (!more || (state.locked && !more.open)) return null;
  return html`<div class="govuk-inset-text nw-more"><p class="govuk-body" role="status">${more.words}</p>
    <${ErrorMessage} id="depth" message=${part.problems.depth} />
    ${!more.open && html`<button type="button" class="govuk-button govuk-button--secondary" id="depth"
      aria-describedby=${describedBy("depth", "", part.problems.depth)} onClick=${ask}>Ask them now</button>`}
    <${Conflict} part=${part} /></div>`;
}

const titleOf = (indicator) => document.getElementById(`${fieldId(indicator, "level")}-title`);

/** Brings the question of an address into view, once for each time somebody follows such a link. */
function useTurnTo(content) {
  const turned = useRef("");
  useEffect(() => {
    const place = `${content.route}@${content.at}`;
    if (!content.at || turned.current === place) return;
    turned.current = place;
    const title = titleOf({ id: content.at });
    title?.scrollIntoView();
    title?.focus({ preventScroll: true });
  });
}

function DomainForm({ content, state }) {
  useTurnTo(content);
  const One = state.locked ? LockedIndicator : Indicator;
  const carer = content.carers.find(({ current }) => current);
  return html`<main class="govuk-main-wrapper nw-main" id="main">
    <${Heading} caption=${carer ? `${content.caption}, care by ${carer.label}` : content.caption}><${Words} text=${content.title} /><//>
    <${Carers} carers=${content.carers} />
    <details class="govuk-details" open><summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">What to look for</span></summary>
      <div class="govuk-details__text"><${Words} text=${content.look_for} /></div></details>
    ${inGroups(content.indicators, (indicator) => html`<${One} key=${`${state.assessment}-${indicator.id}-${content.carer}`}
      indicator=${indicator} content=${content} state=${state} rating=${state.ratings[indicator.id] ?? UNSEEN} />`)}
    <${More} content=${content} state=${state} />
    <${Turn} content=${content} /></main>`;
}

export default mount(DomainForm);
