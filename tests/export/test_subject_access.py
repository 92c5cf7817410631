from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from neglect_widgets.errors import InputRefused, NotFound
from neglect_widgets.export import subject_access
from neglect_widgets.model import Assessment, CaseRecord, Child, Evidence, FactorNote, Judgement, VoiceNote
from tests.builders import ANN, CHILD, FATHER, MOTHER, NOON, make_assessment
from tests.builders import make_rating as rating

from .family import CASE, KIT, assessment
from .reading import tags, text_of

SIBLING = Child(id="9" * 32, code="Child B", name="Wren Example", birth_date=CHILD.birth_date)


def copy_for(code: str, record: CaseRecord) -> dict[str, Any]:
    made = subject_access(record, code, "json", toolkit_of=lambda _: KIT, made_by=ANN, made_at=NOON)
    return dict(json.loads(made))


def texts(document: dict[str, Any]) -> str:
    return "\n".join(line["text"] for section in document["sections"] for line in section["lines"])


def reasons(document: dict[str, Any]) -> str:
    return "\n".join(line["withheld"] for section in document["sections"] for line in section["lines"])


def record_of(*assessments: Assessment, **fields: Any) -> CaseRecord:
    return CaseRecord(case=CASE.model_copy(update=fields), assessments=assessments)


def test_a_carer_gets_their_own_answers_and_no_other_carers() -> None:
    father = copy_for("Carer 2", record_of(assessment()))
    assert "Many needs unmet" in texts(father)
    for other in ("Cupboards bare.", "There is always milk.", "Most needs unmet"):
        assert other not in json.dumps(father)
    assert "It is about another person." in reasons(father)
    mother = copy_for("carer 1", record_of(assessment()))
    assert "There is always milk." in texts(mother)


def test_the_childs_words_go_to_the_child_alone() -> None:
    words = "I make my own tea."
    assert words not in json.dumps(copy_for("Carer 1", record_of(assessment())))
    own = Evidence(text=words, known_by="told", child_words=True)
    record = record_of(make_assessment([rating("food.q1", "3", evidence=[own])], toolkit=KIT))
    assert words in texts(copy_for("Child A", record))
    assert words not in json.dumps(copy_for("Carer 1", record))


def test_a_code_that_child_and_carer_share_gives_nobody_the_others_record() -> None:
    carer = MOTHER.model_copy(update={"code": CHILD.code})
    told = Evidence(text="I shout when I drink.", known_by="told", source=CHILD.code)
    said = VoiceNote(prompt="voice.day", text="I am afraid at night.", words_of="child", by=ANN, at=NOON)
    one = make_assessment([rating("food.q1", "3", evidence=[told])], toolkit=KIT).model_copy(update={"voice": (said,)})
    record = record_of(one, carers=(carer,))
    with pytest.raises(InputRefused, match="both have the code"):
        copy_for(CHILD.code, record)
    assert told.text not in json.dumps(copy_for(CHILD.id, record))
    assert said.text in texts(copy_for(CHILD.id, record))
    hers = json.dumps(copy_for(carer.id, record))
    assert said.text not in hers
    assert str(CHILD.birth_date) not in hers


@pytest.mark.parametrize("who", ["Child A", "Carer 1"])
def test_a_record_that_may_be_anybodys_goes_to_nobody(who: str) -> None:
    filed = Evidence(text="Probation file: released in May.", known_by="recorded")
    record = record_of(make_assessment([rating("food.q1", "3", evidence=[filed])], toolkit=KIT))
    assert filed.text not in json.dumps(copy_for(who, record))


def test_a_code_that_ends_in_a_sign_still_names_another_person() -> None:
    other = FATHER.model_copy(update={"code": "Dad (ex.)", "name": "", "role": "other"})
    seen = Evidence(text="Dad (ex.) has a new flat.", known_by="seen", source=ANN.name)
    record = record_of(make_assessment([rating("food.q1", "3", evidence=[seen])], toolkit=KIT), carers=(MOTHER, other))
    assert seen.text not in json.dumps(copy_for("Carer 1", record))


@pytest.mark.parametrize("who", ["Child A", "Carer 1"])
def test_what_another_person_told_is_withheld(who: str) -> None:
    told = [
        Evidence(text="Left at night.", known_by="told", source="the neighbour"),
        Evidence(text="Cold.", known_by="told"),
    ]
    document = copy_for(who, record_of(make_assessment([rating("food.q1", "3", evidence=told)], toolkit=KIT)))
    assert "Left at night." not in json.dumps(document)
    assert "neighbour" not in json.dumps(document)
    assert "Cold." not in json.dumps(document)
    assert "Another person told this" in reasons(document)


def test_what_the_person_told_themselves_is_theirs() -> None:
    told = [Evidence(text="I work nights.", known_by="told", source="Carer 1")]
    record = record_of(make_assessment([rating("food.q1", "3", evidence=told)], toolkit=KIT))
    assert "I work nights." in texts(copy_for("Carer 1", record))
    assert "I work nights." not in json.dumps(copy_for("Carer 2", record))
    assert "I work nights." not in json.dumps(copy_for("Child A", record))


def test_what_the_worker_saw_has_no_other_source() -> None:
    seen = [Evidence(text="Bare shelves.", known_by="seen", source=by) for by in (ANN.name, "a neighbour")]
    document = copy_for("Carer 1", record_of(make_assessment([rating("food.q1", "3", evidence=seen)], toolkit=KIT)))
    assert texts(document).count("Bare shelves.") == 1


@pytest.mark.parametrize("who", ["Child A", "Carer 1", "Carer 2"])
def test_risks_and_red_flags_are_withheld_from_everybody(who: str) -> None:
    base = assessment().model_copy(
        update={"factors": (FactorNote(factor="f.one", answer="yes", text="Drinks.", by=ANN, at=NOON),)}
    )
    document = copy_for(who, record_of(base))
    for secret in ("Not seen since Monday.", "Rang social care.", "Drinks.", "danger", "worry"):
        assert secret not in json.dumps(document)
    assert reasons(document).count("put a child at risk") >= 3


@pytest.mark.parametrize("text", ["He hit her.", "Bruises on an arm.", "Said there was violence.", "Abused as a girl."])
def test_words_about_harm_are_withheld_wherever_they_stand(text: str) -> None:
    record = record_of(make_assessment([rating("food.q1", "3", evidence=text)], toolkit=KIT))
    for who in ("Child A", "Carer 1"):
        assert text not in json.dumps(copy_for(who, record))
        assert "put a child at risk" in reasons(copy_for(who, record))


def test_texts_that_name_another_person_are_withheld() -> None:
    evidence = [
        Evidence(text=f"{name} made toast.", known_by="seen") for name in ("Wren", "Child B", "Carer 2", "Father")
    ]
    one = make_assessment([rating("food.q1", "1", evidence=evidence)], toolkit=KIT)
    record = record_of(one, children=(CHILD, SIBLING))
    document = copy_for("Carer 1", record)
    assert "made toast" not in texts(document)
    assert reasons(document).count("It names another person.") == 4
    # A child's care cannot be told without those who give it; a name still is another person's.
    assert texts(copy_for("Child A", record)).count("made toast") == 1


def test_what_is_marked_is_withheld() -> None:
    record = record_of(make_assessment([rating("food.q1", "1", evidence="Toast. [Withhold]")], toolkit=KIT))
    document = copy_for("Child A", record)
    assert "Toast" not in json.dumps(document)
    assert "Somebody marked it" in reasons(document)


def test_a_brothers_assessment_is_withheld_whole() -> None:
    about = assessment().model_copy(update={"id": "8" * 32, "child_id": SIBLING.id})
    document = copy_for("Child A", record_of(about, children=(CHILD, SIBLING)))
    assert "There is always milk." not in json.dumps(document)
    assert "Wren" not in json.dumps(document)
    (lines,) = [section["lines"] for section in document["sections"][1:]]
    assert [line["withheld"] for line in lines] == ["It is about another person."]


def test_notes_go_to_those_whose_words_they_are() -> None:
    notes = tuple(
        VoiceNote(prompt=f"voice.{whose or 'nobody'}", text=f"Said by {whose}.", words_of=whose, by=ANN, at=NOON)
        for whose in ("child", "carer", "worker", "")
    )
    alone = make_assessment([], toolkit=KIT, carers=(MOTHER.id,)).model_copy(update={"voice": notes})
    together = alone.model_copy(update={"carer_ids": (MOTHER.id, FATHER.id)})
    assert texts(copy_for("Carer 1", record_of(alone))).count("Said by") == 1
    assert "Said by carer." in texts(copy_for("Carer 1", record_of(alone)))
    assert "Said by" not in texts(copy_for("Carer 1", record_of(together)))
    child = texts(copy_for("Child A", record_of(alone)))
    assert child.count("Said by") == 2
    assert "Said by carer." not in child


def test_the_analysis_of_the_family_goes_to_no_carer() -> None:
    thought = Judgement(level="1", reason="Slow.", analysis="Weekends are worst.", by=ANN, at=NOON)
    record = record_of(make_assessment([], toolkit=KIT, judgement=thought))
    assert "Weekends are worst." not in json.dumps(copy_for("Carer 1", record))
    assert "Weekends are worst." in texts(copy_for("Child A", record))


def test_every_withheld_place_is_counted_and_none_holds_a_text() -> None:
    document = copy_for("Carer 1", record_of(assessment()))
    lines = [line for section in document["sections"] for line in section["lines"]]
    withheld = [line for line in lines if line["withheld"]]
    assert document["withheld"].startswith(f"{len(withheld)} places")
    assert not any(line["text"] for line in withheld)
    assert "must read every line" in document["decide"]


def test_as_pdf_it_says_first_that_a_person_must_decide() -> None:
    made = subject_access(
        record_of(assessment()), "Carer 1", "pdf", toolkit_of=lambda _: KIT, made_by=ANN, made_at=NOON
    )
    said = text_of(made)
    assert said.index("Not ready to go out.") < said.index("About you")
    assert "Withheld. It is about another person." in said
    assert "There is always milk." in said
    assert "Cold at night." not in said
    assert ("/H1", None) in tags(PdfReader(BytesIO(made)).trailer["/Root"]["/StructTreeRoot"]["/K"])


def test_nobody_by_that_code_is_told_with_the_codes_there_are() -> None:
    with pytest.raises(NotFound, match="it has Child A, Carer 1, Carer 2"):
        copy_for("Z", record_of(assessment()))
