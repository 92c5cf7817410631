/** What several parts of an assessment show alike: the way on, the radar and its table. */

/** The links to the part before and the part after. */
function Turn({ content }) {
  const { previous, next } = content;
  return html`<nav class="nw-turn" aria-label="Previous and next part">
    ${previous && html`<${Link} to=${previous.to}>Previous: <${Words} text=${previous.label} /><//>`}
    ${next && html`<${Link} to=${next.to} className="govuk-button">Next: <${Words} text=${next.label} /><//>`}</nav>`;
}

/** Items one after the other, with the title of each group before the first of it. One flat list, so that an item
 * that comes in between leaves the others in place, and the focus with them. */
const inGroups = (items, draw) => items.flatMap((item, index) => {
  const opens = item.group && item.group !== items[index - 1]?.group;
  return [opens && html`<h2 class="govuk-heading-m nw-group" key=${`group ${item.id}`}><${Words} text=${item.group} /></h2>`, draw(item)]
    .filter(Boolean);
});

/** Whether the page is wide enough for columns; the page may be only a part of the window, as in JupyterLab. */
function useWide(ref) {
  const [wide, setWide] = useState(() => globalThis.matchMedia("(min-width: 64rem)").matches);
  useEffect(() => {
    const page = ref.current.closest(".nw-page") ?? document.documentElement;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const watch = new ResizeObserver(() => setWide(page.clientWidth >= 64 * rem));
    watch.observe(page);
    return () => watch.disconnect();
  }, []);
  return wide;
}

/** A picture our own Python drew. It goes in as a parsed SVG document, never as markup among people's words. */
function Drawing({ svg }) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    const drawn = new DOMParser().parseFromString(svg ?? "", "image/svg+xml").documentElement;
    ref.current.replaceChildren(...(drawn.nodeName === "svg" ? [document.importNode(drawn, true)] : []));
  }, [svg]);
  return html`<div class="nw-drawing" ref=${ref}></div>`;
}

/** What the radar shows, for whoever reads rather than looks. Two columns, so that it fits beside a form. */
function ProfileTable({ rows, caption }) {
  const head = (name) => html`<th scope="col" class="govuk-table__header">${name}</th>`;
  return html`<table class="govuk-table nw-profile-table">
    <caption class="govuk-table__caption govuk-visually-hidden">${caption}</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row">
      ${head("Area of care")}${head("Worst, and most common")}</tr></thead>
    <tbody class="govuk-table__body">${rows.map((row) => html`<tr class="govuk-table__row" key=${row.domain}>
      <th scope="row" class="govuk-table__header"><${Words} text=${row.domain} /><span class="nw-cell-detail">${row.known}</span></th>
      <td class="govuk-table__cell">${row.level ? html`<${LevelMark} level=${row.level} />` : html`<${Words} text=${row.worst} />`}
        ${row.rolled && html`<span class="nw-cell-detail">Brought together: <${LevelMark} level=${row.rolled} /></span>`}
        <span class="nw-cell-detail">Most common: <${Words} text=${row.most_common} /></span>
        ${row.groups.length > 0 && html`<ul class="nw-cell-groups">${row.groups.map((group) => html`<li class="nw-cell-detail" key=${group.title}>
          <${Words} text=${group.title} /> (${group.known}): ${group.level ? html`<${LevelMark} level=${group.level} />` : "not known"}</li>`)}
          </ul>`}</td></tr>`)}</tbody></table>`;
}

/** A table or picture wider than a phone: it scrolls by itself, by keyboard too. */
const Wide = ({ label, children }) =>
  html`<div class="nw-scroll" role="region" aria-label=${label} tabindex="0">${children}</div>`;

/** What a person chose and is not answered yet; an answer to an earlier choice does not take a later one back. */
function usePending() {
  const [pending, setPending] = useState(null);
  const last = useRef(null);
  const wait = (choice, saved) => {
    last.current = saved;
    setPending(choice);
    saved.then(() => last.current === saved && setPending(null));
  };
  return [pending, wait];
}
