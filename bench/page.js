/**
 * Put into every page before anything of its own: tells when the form can be used, and how long a click takes.
 * Looks where Panel keeps its parts, too: in shadow roots.
 */
({ choices, count, radar, saves, patience }) => {
  const BEHIND_MS = 250;
  const roots = [document];
  let waiting = null;
  let due = false;

  const all = (selector) =>
    roots
      .filter((root) => root === document || root.host.isConnected)
      .flatMap((root) => [...root.querySelectorAll(selector)]);
  const drawn = () => all(radar).map((part) => part.outerHTML).join();

  /** Once a frame at most, and only when something has changed. */
  function look() {
    if (!due) return;
    due = false;
    if (!waiting?.met()) return;
    const { resolve } = waiting;
    waiting = null;
    // This frame is on the screen when the next task runs.
    setTimeout(() => resolve(performance.timeOrigin + performance.now()));
  }
  const soon = () => {
    if (due || !waiting) return;
    due = true;
    requestAnimationFrame(look);
    // A page behind others is not painted; of twelve at once all but one are.
    setTimeout(look, BEHIND_MS);
  };
  const observer = new MutationObserver(soon);
  const observe = (root) => observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    observe(root);
    soon();
    return root;
  };
  const painted = (met) =>
    new Promise((resolve, reject) => {
      waiting = { met, resolve };
      setTimeout(() => reject(new Error(`There are ${all(choices).length} of ${count} choices.`)), patience);
      soon();
    });

  observe(document);
  globalThis.bench = {
    usable: painted(() => all(choices).length >= count && all(radar).length > 0),

    /** Choose another level of the first question; resolves with the milliseconds until all of it is painted. */
    async click(index) {
      const before = drawn();
      let saved = !saves;
      const listen = (event) => {
        saved = event.detail.state === "saved";
        soon();
      };
      if (saves) addEventListener("neglect-save", listen);
      const at = performance.timeOrigin + performance.now();
      all(choices)[index].click();
      const done = await painted(() => saved && drawn() !== before);
      removeEventListener("neglect-save", listen);
      return done - at;
    },
  };
};
