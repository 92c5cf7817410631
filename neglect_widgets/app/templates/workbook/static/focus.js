/** How long a form may take to be there again. */
const PATIENCE_MS = 10_000;

/**
 * Note which field somebody is in, and where its caret stands.
 * @param {HTMLElement | null} focused
 * @returns {() => void} gives that back as soon as the page, made anew, has the field, unless the person has gone
 *   elsewhere meanwhile
 */
export function whereabouts(focused) {
  const id = focused?.id;
  const { selectionStart = null, selectionEnd = null } = /** @type {any} */ (focused ?? {});

  return () => {
    const resting = document.activeElement;
    const found = () => {
      const field = id ? /** @type {any} */ (document.getElementById(id)) : null;
      if (!field) return false;
      if (document.activeElement === resting || document.activeElement === document.body) {
        field.focus();
        if (selectionStart !== null) field.setSelectionRange?.(selectionStart, selectionEnd);
      }
      return true;
    };
    if (!id || found()) return;
    const observer = new MutationObserver(() => found() && observer.disconnect());
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), PATIENCE_MS);
  };
}
