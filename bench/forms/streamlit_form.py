"""The form in Streamlit."""

import plotly.graph_objects as go
import streamlit as st
from asked import SHOWN, axes, outward, questions

st.set_page_config(layout="wide")
form, beside = st.columns([2, 1])
answers: dict[tuple[str, int], int | None] = {}
with form:
    for tab, area in zip(st.tabs(SHOWN), SHOWN, strict=True):
        with tab:
            for key, title, choices, chosen in questions(area):
                picked = st.radio(title, choices, index=chosen, key=f"level {key}")
                st.text_area("Evidence", key=f"evidence {key}")
                answers[key] = choices.index(picked) if picked else None
with beside:
    st.plotly_chart(go.Figure(go.Scatterpolar(r=outward(answers), theta=axes(), fill="toself")))
