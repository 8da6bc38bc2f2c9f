"""What of an earlier period is offered: what is not answered yet, with what was found out about it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from compliance.analysis.carried import Clash, Now, Offer, find_clashes, find_offers
from compliance.analysis.expiry import ageing
from compliance.analysis.verified import fingerprint
from compliance.model import (
    Answer,
    AnswerKind,
    Checklist,
    ChecklistDefinition,
    Element,
    Instrument,
    Question,
    Status,
    Test,
    Unit,
    Verdict,
    Verification,
    VerificationState,
)
from compliance.scoring.exact import plain
from compliance.storage.overlay import given as given_by_upload
from compliance.storage.overlay import overlay
from tests.builders import answer, answers, condition, indicator, instrument, unit

DINKES, BAURENO = unit(), unit("Kecamatan Baureno")
ASSESSED = date(2026, 8, 1)
KINDS = {
    "sop.ada": AnswerKind.STATUS,
    "skm.tanggal": AnswerKind.DATE,
    "skm.ikm": AnswerKind.NUMBER,
    "sp.tinjau": AnswerKind.DATE,
}
DEFINITION = ChecklistDefinition(
    elements=(
        Element(
            id="semua",
            label="Semua",
            questions=tuple(Question(id=id, label=id, kind=kind) for id, kind in KINDS.items()),
        ),
    )
)
WITHIN_A_YEAR = condition("skm.tanggal", Test.WITHIN_MONTHS, 12)
INSTRUMENTS = (
    instrument(indicator("I1", WITHIN_A_YEAR), indicator("I2", WITHIN_A_YEAR)),
    instrument(indicator("I1", condition("skm.tanggal", Test.LESS_THAN_MONTHS, 36)), id="lain"),
)


def offers(
    said: dict[str, object],
    *,
    answered: tuple[str, ...] = (),
    decided: dict[str, Verification] | None = None,
    instruments: tuple[Instrument, ...] = INSTRUMENTS,
) -> dict[str, Offer]:
    now = Now(assessment_date=ASSESSED, units=(DINKES,), answered={DINKES.id: answered})
    found = find_offers(
        [Checklist(unit=DINKES, answers=answers(said))],
        {DINKES.id: decided or {}},
        now,
        definition=DEFINITION,
        instruments=instruments,
    )
    return {offer.question: offer for offer in found}


def decision(about: Answer, verdict: Verdict, **more: object) -> Verification:
    return Verification(verdict=verdict, claim=fingerprint(about), **more)


def test_what_is_answered_already_is_not_offered() -> None:
    assert set(offers({"sop.ada": "ada", "skm.ikm": 80}, answered=("sop.ada",))) == {"skm.ikm"}


def test_the_ages_an_edition_looks_at_are_found_once_each() -> None:
    assert [plain(age.operand) for age in ageing(INSTRUMENTS)["skm.tanggal"]] == [12, 36]
    assert set(ageing(INSTRUMENTS)) == {"skm.tanggal"}


def test_a_date_that_is_too_old_for_one_edition_is_not_suggested() -> None:
    """12 months from 31 July 2025 end on 31 July 2026, a day before the assessment."""
    old, new = date(2025, 7, 31), date(2025, 8, 1)
    expired = offers({"skm.tanggal": old})["skm.tanggal"]
    assert (expired.last_day, expired.expired, expired.still_good) == (date(2026, 7, 31), True, False)
    holds = offers({"skm.tanggal": new})["skm.tanggal"]
    assert (holds.last_day, holds.expired, holds.still_good) == (ASSESSED, False, True)


def test_a_date_whose_age_nobody_looks_at_does_not_expire() -> None:
    offer = offers({"sp.tinjau": date(1999, 1, 1)})["sp.tinjau"]
    assert (offer.last_day, offer.expired, offer.still_good) == (None, False, True)
    assert offers({"skm.tanggal": date(1999, 1, 1)}, instruments=())["skm.tanggal"].still_good


def test_what_was_sent_back_is_offered_with_its_note_and_not_suggested() -> None:
    said = answer("ada")
    made = {"sop.ada": decision(said, Verdict.DIKEMBALIKAN, note="Tanpa tanda tangan.")}
    offer = offers({"sop.ada": said}, decided=made)["sop.ada"]
    assert (offer.state, offer.note) == (VerificationState.DIKEMBALIKAN, "Tanpa tanda tangan.")
    assert not offer.still_good


def test_what_was_corrected_is_offered_as_it_was_corrected_with_its_own_proof() -> None:
    said = structs.replace(
        answer("ada", evidence=["https://kab.id/sop"], note="hal. 3"), effective=date(2025, 1, 2)
    )
    made = {"sop.ada": decision(said, Verdict.DIKOREKSI, corrected=Status.PROSES, note="Belum disahkan.")}
    offer = offers({"sop.ada": said}, decided=made)["sop.ada"]
    assert offer.answer == structs.replace(said, value=Status.PROSES)
    assert offer.claimed == said
    assert offer.still_good


def test_a_decision_about_another_answer_is_told_as_such() -> None:
    made = {"sop.ada": decision(answer("tidak"), Verdict.DIKEMBALIKAN, note="Lengkapi.")}
    offer = offers({"sop.ada": "ada"}, decided=made)["sop.ada"]
    assert offer.state is VerificationState.BERUBAH
    assert offer.still_good


def test_a_question_that_is_gone_or_of_another_kind_is_left_out() -> None:
    assert offers({"sop.lama": "ada", "sop.ada": 3, "skm.ikm": "ada"}) == {}


def test_only_units_that_are_there_are_offered_anything() -> None:
    now = Now(assessment_date=ASSESSED, units=(BAURENO,), answered={})
    old = [Checklist(unit=one, answers=answers({"sop.ada": "ada"})) for one in (DINKES, BAURENO)]
    found = find_offers(old, {}, now, definition=DEFINITION, instruments=())
    assert [offer.unit for offer in found] == [BAURENO]


KAPAS = unit("Kecamatan Kapas")


def inherited(
    *said: tuple[Unit, dict[str, object]], decided: dict[str, dict[str, Verification]] | None = None
) -> tuple[dict[str, Offer], dict[str, Clash]]:
    """What Dinas is offered and not offered after it took the place of the two Kecamatan."""
    now = Now(
        assessment_date=ASSESSED,
        units=(DINKES,),
        answered={},
        predecessors={DINKES.id: (BAURENO, KAPAS)},
    )
    old = [Checklist(unit=one, answers=answers(given)) for one, given in said]
    found = find_offers(old, decided or {}, now, definition=DEFINITION, instruments=INSTRUMENTS)
    clashes = find_clashes(old, decided or {}, now, definition=DEFINITION)
    return {one.question: one for one in found}, {one.question: one for one in clashes}


def test_what_predecessors_agree_about_is_offered_with_their_names_and_not_suggested() -> None:
    found, clashes = inherited((BAURENO, {"sop.ada": "ada", "skm.ikm": 80}), (KAPAS, {"sop.ada": "ada"}))
    assert {question: offer.of for question, offer in found.items()} == {
        "sop.ada": (BAURENO, KAPAS),
        "skm.ikm": (BAURENO,),
    }
    assert {offer.unit for offer in found.values()} == {DINKES}
    assert [offer.still_good for offer in found.values()] == [True, True]
    assert not any(offer.suggested for offer in found.values())
    assert not clashes


def test_what_predecessors_contradict_each_other_about_is_not_offered() -> None:
    found, clashes = inherited((BAURENO, {"sop.ada": "ada"}), (KAPAS, {"sop.ada": "tidak"}))
    assert not found
    assert [(one, said.value) for one, said in clashes["sop.ada"].said] == [
        (BAURENO, Status.ADA),
        (KAPAS, Status.TIDAK),
    ]


def test_a_correction_is_what_counts_among_predecessors() -> None:
    """Baureno claimed *ada* and was corrected: then both say the same."""
    said = answer("ada")
    decided = {BAURENO.id: {"sop.ada": decision(said, Verdict.DIKOREKSI, corrected=Status.TIDAK)}}
    found, clashes = inherited((BAURENO, {"sop.ada": said}), (KAPAS, {"sop.ada": "tidak"}), decided=decided)
    assert not clashes
    assert found["sop.ada"].answer.value is Status.TIDAK


def test_of_those_who_agree_the_one_that_was_not_sent_back_is_taken() -> None:
    said = answer("ada", evidence=["https://kab.id/b"])
    decided = {BAURENO.id: {"sop.ada": decision(said, Verdict.DIKEMBALIKAN, note="Lengkapi.")}}
    found, _ = inherited((BAURENO, {"sop.ada": said}), (KAPAS, {"sop.ada": "ada"}), decided=decided)
    assert (found["sop.ada"].of, found["sop.ada"].still_good) == ((KAPAS, BAURENO), True)


def test_what_a_unit_said_itself_comes_first() -> None:
    found, clashes = inherited((DINKES, {"sop.ada": "proses"}), (KAPAS, {"sop.ada": "ada", "skm.ikm": 70}))
    assert (found["sop.ada"].answer.value, found["sop.ada"].of) == (Status.PROSES, ())
    assert found["sop.ada"].suggested
    assert found["skm.ikm"].of == (KAPAS,)
    assert not clashes


STATUSES = st.sampled_from([answer("ada"), answer("tidak"), answer("ada", evidence=["https://kab.id/a"])])
DATES = st.dates(date(2020, 1, 1), date(2027, 1, 1)).map(answer)
SAID = st.fixed_dictionaries(
    {},
    optional={
        "sop.ada": STATUSES,
        "skm.tanggal": DATES,
        "sp.tinjau": DATES,
        "skm.ikm": st.integers(0, 100).map(answer),
    },
)


@settings(max_examples=60)
@given(SAID, SAID)
def test_taking_everything_adds_and_never_changes(old: dict[str, Answer], present: dict[str, Answer]) -> None:
    found = offers(dict(old), answered=tuple(present))
    assert found.keys() == old.keys() - present.keys()
    before = given_by_upload(present, 1)
    after = overlay(before, given_by_upload({q: offer.answer for q, offer in found.items()}, 2))
    assert {question: after[question] for question in before} == before
    assert {question: held.answer for question, held in after.items()} == {**old, **present}
