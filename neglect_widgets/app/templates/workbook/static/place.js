/**
 * Make `wanted` the children of `parent`, in order. Children that stay are not rebuilt, and the one
 * that holds the focus is not moved, because moving an element takes the focus from it.
 * @param {Element} parent
 * @param {Element[]} wanted
 */
export function place(parent, wanted) {
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  const focused = wanted.findIndex((child) => child.contains(document.activeElement));
  const start = Math.max(focused, 0);
  if (wanted[start] && wanted[start].parentNode !== parent) parent.prepend(wanted[start]);
  for (let index = start - 1; index >= 0; index -= 1) {
    const next = wanted[index + 1];
    if (next.previousElementSibling !== wanted[index]) next.before(wanted[index]);
  }
  for (let index = start + 1; index < wanted.length; index += 1) {
    const before = wanted[index - 1];
    if (before.nextElementSibling !== wanted[index]) before.after(wanted[index]);
  }
}
