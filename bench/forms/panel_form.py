"""The form in Panel."""

from typing import Any

import panel as pn
import plotly.graph_objects as go
from asked import SHOWN, axes, outward, questions

pn.extension("plotly")
answers: dict[tuple[str, int], int | None] = {}
figure = go.Figure(go.Scatterpolar(r=outward(answers), theta=axes(), fill="toself"))
radar = pn.pane.Plotly(figure)


def asked(key: tuple[str, int], title: str, choices: list[str], chosen: int | None) -> pn.Column:
    """Return one question with its text box."""
    radios = pn.widgets.RadioBoxGroup(options=choices, value=None if chosen is None else choices[chosen])

    def answered(event: Any) -> None:
        answers[key] = choices.index(event.new)
        figure.data[0].r = outward(answers)
        radar.param.trigger("object")

    radios.param.watch(answered, "value")
    return pn.Column(f"**{title}**", radios, pn.widgets.TextAreaInput(name="Evidence"))


tabs = [(area, pn.Column(*(asked(*question) for question in questions(area)))) for area in SHOWN]
pn.Row(pn.Tabs(*tabs), radar).servable()
