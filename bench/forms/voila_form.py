"""The form in ipywidgets, with plotly's FigureWidget; `voila_form.ipynb` shows it."""

from typing import Any

import ipywidgets
import plotly.graph_objects as go
from asked import SHOWN, axes, outward, questions


def form() -> ipywidgets.HBox:
    """Return the whole form."""
    answers: dict[tuple[str, int], int | None] = {}
    figure = go.FigureWidget(go.Scatterpolar(r=outward(answers), theta=axes(), fill="toself"))

    def asked(key: tuple[str, int], title: str, choices: list[str], chosen: int | None) -> ipywidgets.VBox:
        radios = ipywidgets.RadioButtons(options=choices, index=chosen)

        def answered(change: Any) -> None:
            answers[key] = change["new"]
            figure.data[0].r = outward(answers)

        radios.observe(answered, "index")
        return ipywidgets.VBox([ipywidgets.Label(title), radios, ipywidgets.Textarea(description="Evidence")])

    areas = [ipywidgets.VBox([asked(*question) for question in questions(area)]) for area in SHOWN]
    return ipywidgets.HBox([ipywidgets.Tab(areas, titles=SHOWN), figure])
