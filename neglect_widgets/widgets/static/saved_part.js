/** One part of the record (a rating, a red flag, a note, the judgement) whose fields save themselves. */

/**
 * Save changes of one part, each under the id of its field. When somebody else has changed the part meanwhile,
 * everything typed here is held until a person says what to keep: leaving a box, or the page, must not settle it.
 * @param {string} command @param {Record<string, any>} fixed what every change of this part carries
 * @param {number} version the version on the page
 */
function usePart(command, fixed, version) {
  const record = useContext(Record);
  const [problems, setProblems] = useState({});
  const [, redraw] = useState({});
  /** Kept by the outbox: an answer may come when the part is drawn no more, or drawn anew. */
  const now = outbox.part(fixed);
  const { round, conflict } = now;
  useLayoutEffect(() => {
    const listen = (event) => event.detail === now && redraw({});
    globalThis.addEventListener("neglect-part", listen);
    return () => globalThis.removeEventListener("neglect-part", listen);
  }, [now]);

  const hold = (current, field, mine) => outbox.settle(now, { current, mine: new Map(now.conflict?.mine).set(field, mine) });
  const send = (field, mine, base = version) =>
    outbox.send(command, { ...fixed, base_version: base, ...mine.change }, { label: mine.label, text: mine.text }).then((reply) => {
      const stale = reply.reason === "conflict";
      setProblems((before) => ({ ...before, [field]: reply.ok || stale ? undefined : reply.message }));
      if (stale) hold(reply.current, field, mine);
      return reply;
    });

  /** @returns {Promise<{ok: boolean}>} */
  const save = (field, label, change, text) => {
    // A box that "Take theirs" has replaced says goodbye with its old words.
    if (round !== now.round) return Promise.resolve({ ok: false });
    if (now.conflict) {
      hold(now.conflict.current, field, { label, change, text });
      return Promise.resolve({ ok: false });
    }
    const kept = now.kept.get(field);
    if (kept?.text === text && version <= kept.version) return Promise.resolve({ ok: true });
    now.kept.delete(field);
    return send(field, { label, change, text });
  };
  const keepMine = () => {
    const { current, mine } = now.conflict;
    outbox.settle(now, null);
    for (const [field, words] of mine) {
      send(field, words, current.version).then((reply) => {
        if (!reply.ok) return;
        now.kept.set(field, { text: words.text, version: reply.version });
        outbox.undraft(`${field}@${record}`, words.text);
      });
    }
  };
  const takeTheirs = () => {
    for (const [field, { text }] of now.conflict.mine) outbox.undraft(`${field}@${record}`, text);
    now.round += 1;
    outbox.settle(now, null);
  };
  return { round, problems, conflict, save, keepMine, takeTheirs };
}

/** Items on disk and those added here, which keep their place when they are first saved. */
function withAdded(onDisk, added) {
  const here = new Set(added.map((item) => item.id));
  const saved = new Map(onDisk.map((item) => [item.id, item]));
  return [...onDisk.filter((item) => !here.has(item.id)), ...added.map((item) => saved.get(item.id) ?? item)];
}

/** Both versions side by side; nothing is lost until a person has chosen. */
function Conflict({ part }) {
  if (!part.conflict) return null;
  const { current, mine } = part.conflict;
  const settled = (choose) => () => {
    const [field] = mine.keys();
    // The buttons go away; whoever used them stays where they were.
    turning()(field);
    choose();
  };
  const row = (key, value) => html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt>
    <dd class="govuk-summary-list__value" dir="auto">${value}</dd></div>`;
  return html`<div class="govuk-inset-text nw-conflict" role="alert">
    <p class="govuk-heading-s">Someone else changed this while you were working</p>
    <dl class="govuk-summary-list">
      ${[...mine.values()].map((words) => row(`Yours, not saved yet: ${words.label}`, words.text || "(empty)"))}
      ${row(`Theirs: ${current.by_words}`, current.words)}</dl>
    <div class="govuk-button-group">
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${settled(part.keepMine)}>Keep mine</button>
      <button type="button" class="govuk-button govuk-button--secondary" onClick=${settled(part.takeTheirs)}>Take theirs</button></div>
    <p class="govuk-hint">Both stay in the record of changes.</p></div>`;
}

/** Words that can no longer be changed, or that go onto paper. */
const Said = ({ label, value, className = "" }) => html`<div class=${`nw-said ${className}`}>
  <p class="nw-said__label"><${Words} text=${label} /></p><p class="nw-said__words" dir="auto">${value || "Nothing written"}</p></div>`;

/** One text of a part: a box that saves itself, or plain words once the assessment is locked. */
function PartText({ part, id, label, value, change, locked, heldAs, ...rest }) {
  if (locked) return html`<${Said} label=${label} value=${value} />`;
  return html`<div class="nw-part-text"><${SavedText} key=${part.round} id=${id} label=${label} value=${value}
      error=${part.problems[id]} save=${(text) => part.save(id, heldAs ?? label, change(text), text)} ...${rest} />
    <${Said} label=${label} value=${value} className="nw-print-only" /></div>`;
}

const DATE_WORDS = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const dateWords = (iso) => (iso ? DATE_WORDS.format(new Date(`${iso}T00:00Z`)) : "");
const isWholeDate = (iso) => iso === "" || iso.length === 10;

/** One date of a part; it saves once it is whole, and says so when it is left half filled in. */
function PartDate({ part, id, label, hint, value, change, locked }) {
  const typed = useRef("");
  const [gap, setGap] = useState("");
  if (locked) return html`<${Said} label=${label} value=${dateWords(value)} />`;
  const type = (iso) => {
    typed.current = iso;
    if (!isWholeDate(iso)) return;
    setGap("");
    part.save(id, label, change(iso), iso.split("-").reverse().join(" "));
  };
  const leave = (event) => {
    if (event.currentTarget.contains(event.relatedTarget) || isWholeDate(typed.current)) return;
    setGap("This date is not saved yet. Enter a day, a month and a year, such as 27 3 2026.");
  };
  return html`<div class="nw-part-date" onFocusOut=${leave}>
    <${DateInput} key=${part.round} id=${id} legend=${label} hint=${hint} value=${value} onValue=${type}
      error=${gap || part.problems[id]} legendClass="nw-legend-plain" /></div>`;
}
