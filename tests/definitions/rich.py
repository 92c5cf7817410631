"""A sound toolkit that uses everything the format has, put together from the small one."""

from __future__ import annotations

from .small import FILES


def _with(name: str, *edits: tuple[str, str]) -> str:
    text = FILES[name]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


_HALF = '    - {value: "2.5", rank: 2, label: Between, shape: star, colour: "#6b2f7a", between: true}\n'
_SPARE = """\
  - id: food.jars
    title: How full the jars are
    sub_domain: drinks
    bands: [older]
    asked_if:
      - {indicator: food.enough, from_rank: 2}
      - {factor: debt}
    grows_into: [food.enough]
    numbers:
      - {number: 1, level: "1", words: Every jar is full.}
      - {number: 2, level: "2", words: One jar is empty.}
      - {number: 3, level: "2.5", words: Two jars are empty.}
      - {number: 4, level: "3", words: Every jar is empty.}
"""

RICH = {
    **FILES,
    "toolkit.yaml": _with(
        "toolkit.yaml",
        ("id: small", "id: small\nlanguages: [en, cy]\nreader: family\nfamily_rates: true\ngrows_into: everyday-care"),
        ("title: Small toolkit", "title: {en: Small toolkit, cy: Pecyn bach}"),
        ("published: 2026-11-22", "published: 2026-11-22\nroll_up: most-common-with-problem-override"),
        ('    - {value: "3", rank: 2,', f'{_HALF}    - {{value: "3", rank: 3,'),
    ),
    "voice.yaml": _with(
        "voice.yaml", ("bands: [older]}", "bands: [older], group: Morning, grows_into: [food.enough]}")
    ),
    "closing.yaml": "closing:\n  - {id: closing.tried, title: 'What was tried?', bands: [young, older]}\n",
    "factors.yaml": "factors:\n  - {id: debt, title: Debt, group: Money, hint: Ask with care.}\n",
    "domains/food.yaml": _with(
        "domains/food.yaml",
        ("indicators:", "sub_domains:\n  - {id: meals, title: Meals}\n  - {id: drinks, title: Drinks}\nindicators:"),
        ("title: Enough to eat\n", "title: Enough to eat\n    sub_domain: meals\n    help: Debt is not rated.\n"),
        (
            "title: Enough to drink\n",
            "title: {en: Enough to drink, cy: Digon i’w yfed}\n    sub_domain: drinks\n"
            "    questions:\n      - {bands: [older], ask: 'What do you drink?'}\n",
        ),
    )
    + _SPARE,
}
