"""The shapes of levels are the same in a form as in a picture and in print."""

from __future__ import annotations

import json
import re

from neglect_widgets.charts.shapes import CORNERS, path
from neglect_widgets.frontend import STATIC


def test_a_form_draws_each_shape_as_the_pictures_do() -> None:
    text = (STATIC / "shared.js").read_text("utf-8")
    (block,) = re.findall(r"const SHAPES = \{\n(.*?)\};", text, re.DOTALL)
    drawn = {name.strip('"'): json.loads(d) for name, d in re.findall(r'  ("?[a-z-]+"?): ("[^"]+"),', block)}
    assert drawn == {shape: path(shape) for shape in CORNERS}
