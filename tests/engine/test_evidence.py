from __future__ import annotations

import pytest

from neglect_widgets.engine import evidence_strength
from neglect_widgets.model import Evidence, EvidenceRule
from tests.builders import make_evidence, make_rating

SEEN = make_evidence(known_by="seen")
TOLD = make_evidence(known_by="told", source="aunt")


@pytest.mark.parametrize(
    ("evidence", "key"),
    [
        ([], "none"),
        ([make_evidence(" ", known_by="seen")], "none"),
        ([make_evidence()], "unstated"),
        ([TOLD], "told"),
        ([TOLD, make_evidence(known_by="recorded")], "recorded"),
        ([SEEN, TOLD], "seen_once"),
        ([SEEN, SEEN], "seen_again"),
        ([make_evidence(known_by="seen", frequency="often")], "seen_again"),
        ([make_evidence(known_by="seen", announced="unannounced")], "seen_unannounced"),
        ([make_evidence(known_by="told", announced="unannounced")], "told"),
        ([TOLD, make_evidence(known_by="told", source="school")], "several"),
        ([TOLD, make_evidence(known_by="told", source="Aunt")], "told"),
    ],
)
def test_the_strongest_thing_that_is_true_names_the_evidence(evidence: list[Evidence], key: str) -> None:
    assert evidence_strength(make_rating("food.q1", evidence=evidence)).key == key


def test_the_words_come_with_it() -> None:
    assert evidence_strength(make_rating("food.q1", evidence=[SEEN])).words == "seen once"


def test_an_area_says_how_many_sources_are_several() -> None:
    rating = make_rating("food.q1", evidence=[TOLD, make_evidence(known_by="told", source="school")])
    assert evidence_strength(rating, EvidenceRule(several_sources=3)).key == "told"
