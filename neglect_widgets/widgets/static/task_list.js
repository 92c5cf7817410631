/**
 * The parts of an assessment, each with its status in words; any order works.
 *
 * state: {heading, sections: [{title, tasks: [{id, label, status, tone, to, current}]}]}
 */

function Task({ task }) {
  const id = `task-${task.id.replaceAll(/[^a-z0-9-]/g, "-")}-status`;
  const kind = `govuk-task-list__item govuk-task-list__item--with-link nw-task ${task.current ? "nw-task--current" : ""}`;
  return html`<li class=${kind}>
    <div class="govuk-task-list__name-and-hint"><${Link} to=${task.to} className="govuk-link govuk-task-list__link"
      aria-current=${task.current ? "page" : undefined} aria-describedby=${id}><${Words} text=${task.label} /><//></div>
    <div class="govuk-task-list__status nw-task__status" id=${id}>
      ${task.tone ? html`<${Tag} tone=${task.tone}>${task.status}<//>` : task.status}</div></li>`;
}

const Sections = ({ sections }) => sections.map((section, index) => html`
  <p class="govuk-heading-s nw-tasks__title" id=${`tasks-${index}`}>${section.title}</p>
  <ul class="govuk-task-list" aria-labelledby=${`tasks-${index}`}>
    ${section.tasks.map((task) => html`<${Task} key=${task.id} task=${task} />`)}</ul>`);

function TaskList({ state }) {
  const ref = useRef(null);
  const wide = useWide(ref);
  const current = state.sections.flatMap((section) => section.tasks).find((task) => task.current)?.id;
  const list = html`<${Sections} sections=${state.sections} />`;
  return html`<nav class="nw-tasks" ref=${ref} aria-label=${state.heading}>${wide
    ? html`<p class="govuk-heading-m nw-tasks__heading" aria-hidden="true">${state.heading}</p>${list}`
    : html`<details class="govuk-details nw-tasks__details" key=${current} open=${current === "about"}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${state.heading}</span></summary>
        <div class="nw-tasks__inside">${list}</div></details>`}</nav>`;
}

export default mount(TaskList);
