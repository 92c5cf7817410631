/**
 * The footer below every page: what the workbook is for, and whom to ring.
 *
 * content: {line, contacts: [{label, phone, note, set}], unset_words}
 */

function Contact({ contact, unset }) {
  return html`<div class="nw-contact"><dt class="nw-contact__who">${contact.label}</dt>
    <dd class="nw-contact__how">${contact.set
      ? html`<a class="govuk-link nw-contact__phone" href=${`tel:${contact.phone.replaceAll(" ", "")}`}>${contact.phone}</a>`
      : html`<span class="nw-contact__unset">${unset}</span>`}
      ${contact.note && html`<span class="nw-contact__note">${contact.note}</span>`}</dd></div>`;
}

function PageFooter({ content }) {
  return html`<footer class="nw-footer"><div class="nw-footer__inner">
    <p class="govuk-body-s nw-footer__line">${content.line}</p>
    ${content.contacts.length > 0 && html`<h2 class="govuk-heading-s nw-footer__heading">Local contacts</h2>
      <dl class="nw-contacts">${content.contacts.map(
        (contact) => html`<${Contact} contact=${contact} unset=${content.unset_words} />`)}</dl>`}
    </div></footer>`;
}

export default mount(PageFooter);
