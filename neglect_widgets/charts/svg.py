"""Small pieces of SVG as text, with every word from outside escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

# XML 1.0 allows no other characters; one of them would make the whole picture unreadable.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

INK = "#0b0c0c"
QUIET = "#505a5f"
FAINT = "#8a9499"
RING = "#d3d6d8"
PAPER = "#ffffff"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Source Sans Pro', sans-serif"


def words(text: str) -> str:
    """Return text that is safe between tags, whatever was typed."""
    return escape(_NOT_XML.sub("", text))


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Return one element; `inside` is SVG already, attributes are escaped here.

    An underscore in an attribute's name stands for a hyphen; numbers keep two decimals at most;
    an attribute of None is left out.
    """
    given = {key.replace("_", "-"): value for key, value in attributes.items() if value is not None}
    pairs = "".join(f" {key}={_attribute(value)}" for key, value in given.items())
    return f"<{name}{pairs}>{''.join(inside)}</{name}>" if inside else f"<{name}{pairs}/>"


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 14,
    anchor: str = "start",
    colour: str = INK,
    bold: bool = False,
    halo: bool = False,
) -> str:
    """Return one line of text with its baseline at `y`; a halo keeps it readable on lines."""
    return element(
        "text",
        words(text),
        x=x,
        y=y,
        font_size=size,
        text_anchor=anchor,
        fill=colour,
        font_weight="700" if bold else None,
        stroke=PAPER if halo else None,
        stroke_width=4 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
    )


def line(points: list[tuple[float, float]], **attributes: str | float | None) -> str:
    """Return an open, unfilled polyline through the points."""
    return element(
        "polyline", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), fill="none", **attributes
    )


def picture(width: float, height: float, body: list[str], *, title: str, description: str, prefix: str) -> str:
    """Return the whole picture, named and described for a screen reader.

    It has a shape but no size of its own, so it fits whatever column it stands in.
    """
    return element(
        "svg",
        element("title", words(title), id=f"{prefix}-title"),
        element("desc", words(description), id=f"{prefix}-desc"),
        element("rect", width=width, height=height, fill=PAPER),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        font_family=FONT,
    )


def number(value: float) -> str:
    """Return a coordinate with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def _attribute(value: str | float) -> str:
    return quoteattr(_NOT_XML.sub("", value)) if isinstance(value, str) else f'"{number(value)}"'
