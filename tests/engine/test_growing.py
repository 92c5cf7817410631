"""A short assessment goes on in a fuller toolkit, and nobody types anything again."""

from __future__ import annotations

from datetime import date

from neglect_widgets.engine import grown, profile
from neglect_widgets.model import Assessment, Evidence, FactorNote, Indicator, Prompt, VoiceNote
from tests.builders import (
    ALL_BANDS,
    ANN,
    BEN,
    MOTHER,
    NOON,
    OTHER_BAND,
    make_assessment,
    make_domain,
    make_flag,
    make_indicator,
    make_scale,
    make_toolkit,
)
from tests.builders import make_rating as rating

SCALE = make_scale()
FULL = make_toolkit(domains=2, indicators=2)


def screening(id: str, into: tuple[str, ...]) -> Indicator:
    return make_indicator(id, scale=SCALE).model_copy(update={"grows_into": into, "title": "Meals"})


SHORT = make_toolkit(
    [make_domain("quick", indicators=[screening("quick.q1", ("food.q1", "home.q1")), screening("quick.q2", ())])],
    id="short",
).model_copy(
    update={
        "title": "Short look",
        "grows_into": "example-care",
        "voice": (Prompt(id="voice.tea", title="What is tea like?", bands=ALL_BANDS, grows_into=("food.q1",)),),
    }
)


def begun(source: Assessment, band: str = "primary") -> Assessment:
    target = make_assessment(toolkit=FULL, band=band)
    return grown(target, FULL, [(source, SHORT)], BEN, NOON)


def texts(assessment: Assessment, indicator: str) -> list[str]:
    found = assessment.rating(indicator, MOTHER.id)
    return [e.text for e in found.evidence] if found else []


def test_evidence_comes_under_every_indicator_it_grows_into() -> None:
    source = make_assessment([rating("quick.q1", "3", evidence="No tea on two days.", impact="Hungry.")], toolkit=SHORT)
    after = begun(source)
    assert texts(after, "food.q1") == ["Short look, Meals: many needs unmet. Hungry.", "No tea on two days."]
    assert texts(after, "home.q1") == texts(after, "food.q1")
    assert after.grown_from == (source.id,)


def test_no_level_is_carried_over() -> None:
    after = begun(make_assessment([rating("quick.q1", "4", evidence="Seen.")], toolkit=SHORT))
    assert {r.status for r in after.ratings} == {"not_looked_at"}
    assert all(d.rated == 0 for d in profile(FULL, after).domains)


def test_a_linked_note_becomes_evidence_in_the_childs_words() -> None:
    note = VoiceNote(
        prompt="voice.tea", text="I make toast.", words_of="child", grows_into=("food.q1",), by=ANN, at=NOON
    )
    after = begun(make_assessment(toolkit=SHORT, on=date(2025, 3, 3)).model_copy(update={"voice": (note,)}))
    (item,) = after.ratings[0].evidence
    assert item.text == "What is tea like? (3 March 2025) I make toast."
    assert (item.child_words, item.known_by, item.source) == (True, "told", "the child")


def test_a_note_without_a_link_stays_where_it_is() -> None:
    note = VoiceNote(prompt="voice.tea", text="I make toast.", by=ANN, at=NOON)
    assert begun(make_assessment(toolkit=SHORT).model_copy(update={"voice": (note,)})).ratings == ()


def test_red_flags_come_along_with_what_was_done() -> None:
    source = make_assessment(toolkit=SHORT, flags=[make_flag(done="Rang.", version=3), make_flag("worry")])
    flags = begun(source).flags
    assert [(f.flag, f.done, f.version) for f in flags] == [("danger", "Rang.", 0), ("worry", "", 0)]


def test_what_the_fuller_toolkit_does_not_know_is_left_behind() -> None:
    note = FactorNote(factor="moved", answer="yes", by=ANN, at=NOON)
    source = make_assessment(toolkit=SHORT, flags=[make_flag("unknown-there")]).with_part(note)
    assert begun(source).flags == ()
    assert begun(source).factors == ()


def test_evidence_without_words_is_not_carried_over() -> None:
    source = make_assessment([rating("quick.q1", "?", evidence=[Evidence(known_by="seen")])], toolkit=SHORT)
    assert begun(source).ratings == ()


def test_an_indicator_that_is_not_asked_at_this_age_gets_nothing() -> None:
    only_young = make_toolkit(
        [make_domain("food", indicators=[make_indicator("food.q1", scale=SCALE, bands=["primary"])])]
    )
    source = make_assessment([rating("quick.q1", "3", evidence="Seen.")], toolkit=SHORT, band=OTHER_BAND)
    target = make_assessment(toolkit=only_young, band=OTHER_BAND)
    assert grown(target, only_young, [(source, SHORT)], BEN, NOON).ratings == ()
