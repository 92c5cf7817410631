"""Going through the pages without a pointer, and seeing where one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

FOCUS_SHOWN = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "";
  const drawn = (element, part) => {
    const style = getComputedStyle(element, part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  // GOV.UK radios and checkboxes are drawn by their labels.
  const labels = [...(focused.labels ?? [])];
  const shown = drawn(focused, null) || labels.some((label) => drawn(label, "::before"));
  return shown ? "shown" : `${focused.tagName} ${focused.id} ${focused.textContent.slice(0, 40)}`;
}"""
""""shown" when the focused element can be told from others, "" when nothing has the focus, else its name."""


def has_focus(locator: Locator) -> bool:
    return locator.count() == 1 and bool(locator.evaluate("(element) => element === document.activeElement"))


def tab_to(page: Page, locator: Locator, *, back: bool = False, most: int = 80) -> None:
    """Press Tab until an element has the focus; at every stop on the way the focus can be seen."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        shown = page.evaluate(FOCUS_SHOWN)
        # The step from the last control to the browser's own bar and back is none of the page.
        assert shown in ("shown", ""), f"The focus cannot be seen on {shown}."
        if has_focus(locator):
            return
    raise AssertionError(f"{locator} was not reached in {most} steps.")
