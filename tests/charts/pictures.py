"""Reads an SVG picture the way the tests look at it."""

from __future__ import annotations

from xml.etree import ElementTree

from neglect_widgets.engine import Profile, profile
from neglect_widgets.model import Scale, Toolkit
from tests.builders import every, make_assessment, make_toolkit

SVG = "{http://www.w3.org/2000/svg}"


def toolkit(domains: int, scale: Scale | None = None) -> Toolkit:
    """Return an invented toolkit whose domains have two indicators each."""
    return make_toolkit(domains, 2, scale=scale)


def profile_of(*answers: str, scale: Scale | None = None) -> Profile:
    """Return the profile in which each domain has one answer throughout; "?" is not known."""
    kit = toolkit(len(answers), scale)
    ratings = {i: answers[n] for n, d in enumerate(kit.domains) for i in every(kit) if i.startswith(f"{d.id}.")}
    return profile(kit, make_assessment(ratings, toolkit=kit))


def read(svg: str) -> ElementTree.Element:
    """Return the root; fails when the text is not well formed."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Return all words that the picture draws."""
    return [element.text or "" for element in read(svg).iter(f"{SVG}text")]


def chart_texts(svg: str) -> list[str]:
    """Return the words in the picture, those of the key apart."""
    return [element.text or "" for element in next(read(svg).iter(f"{SVG}g")).iter(f"{SVG}text")]


def lines(svg: str, what: str = "now") -> list[list[tuple[float, float]]]:
    """Return the points of each stretch of a profile's line."""
    found = [e for e in read(svg).iter(f"{SVG}polyline") if e.get("data-line") == what]
    return [[tuple(map(float, point.split(","))) for point in e.get("points", "").split()] for e in found]


def marks(svg: str, attribute: str) -> list[ElementTree.Element]:
    """Return the marks with an attribute such as data-level, data-earlier or data-unknown; the key apart."""
    chart = next(iter(read(svg).iter(f"{SVG}g")))
    return [e for e in chart.iter() if e.get(attribute) is not None]
