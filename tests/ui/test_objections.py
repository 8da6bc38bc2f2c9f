"""A unit objects on its gaps, the office rules, the unit reads why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import PeriodState, Role, Verdict
from compliance.storage.engine import writing
from compliance.storage.registry import Deadlines, set_deadlines
from compliance.text import objections as text
from compliance.ui import cached
from compliance.workflows import setup, verification
from compliance.workflows.guard import operator
from compliance.workflows.standing import standing_of_unit
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

UNIT, NAME = "dinas-sosial", "Dinas Sosial"
Decide = Callable[[str, Verdict, str], None]


@pytest.fixture
def decide(demonstration: None) -> Decide:
    """What the office decides about an answer of the unit, on the newest period."""

    def made(question: str, verdict: Verdict, note: str) -> None:
        caller, definitions = operator(cached.engine()), cached.definitions()
        ids = {"period_id": setup.periods(cached.engine())[-1].id}
        item = standing_of_unit(caller, definitions, unit_id=UNIT, **ids).states[question]
        one = verification.Decision(
            unit_id=UNIT, question=question, claim=item.claim, verdict=verdict, note=note
        )
        verification.decide(caller, definitions, [one], now=datetime.now(UTC), **ids)

    return made


def window(first: int, last: int) -> None:
    """The days of objection, counted from today."""
    period = setup.periods(cached.engine())[-1]
    assert period.state is PeriodState.DIBUKA
    today = date.today()
    days = Deadlines(
        objections_from=today + timedelta(days=first), objections_until=today + timedelta(days=last)
    )
    with writing(cached.engine()) as connection:
        set_deadlines(connection, period.id, days)


def own_gaps(open_page: Open) -> AppTest:
    return open_page("perbaiki/kesenjangan", roles=[Role.OPD], units=[UNIT])


def file(page: AppTest, why: str, links: str = "") -> AppTest:
    """Against the first decision that may be objected to."""
    choice = labelled(page.selectbox, text.WHICH)
    choice.set_value(choice.options[0])
    labelled(page.text_area, text.WHY).set_value(why)
    labelled(page.text_area, text.PROVE).set_value(links)
    return labelled(page.button, text.SEND).click().run()


def test_from_the_objection_to_the_ruling_and_back(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(-1, 1)
    filed = file(own_gaps(open_page), "SK *ada*\ndi SIPPN", "https://sippn.menpan.go.id/unit/1\n")
    assert not filed.exception
    assert not filed.error
    assert text.STATES["terbuka"] in html(filed)
    assert text.ALL_SENT in html(filed)

    page = open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI])
    assert not page.exception
    shown = html(page)
    for said in (NAME, "SK *ada*<br>di SIPPN", "lampirkan SK", "https://sippn.menpan.go.id/unit/1"):
        assert said in shown
    labelled(page.button, text.SAVE).click().run()
    assert [info.value for info in page.info] == [text.CHOOSE]
    labelled(page.radio, text.RULE).set_value(text.ACCEPT)
    labelled(page.text_area, text.RULE_WHY).set_value("SK ditemukan")
    labelled(page.button, text.SAVE).click().run()
    assert not page.exception
    assert [done.value for done in page.success] == [text.NOTHING_WAITING]

    told = own_gaps(open_page)
    assert "jawaban diterima. Alasan: SK ditemukan" in html(told)
    assert not [button for button in told.button if button.label == text.SEND]


def test_what_is_refused_is_said_and_what_was_typed_stays(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(0, 0)
    refused = file(own_gaps(open_page), "ada", "di laci")
    assert "bukan alamat web" in refused.error[0].value
    assert labelled(refused.text_area, text.WHY).value == "ada"
    page = open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI])
    assert [info.value for info in page.info] == [text.NOTHING]


def test_what_was_typed_about_one_decision_never_falls_on_another(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    decide("google.ada", Verdict.DIKEMBALIKAN, "tidak ditemukan")
    window(0, 0)
    page = own_gaps(open_page)
    choice = labelled(page.selectbox, text.WHICH)
    choice.set_value(choice.options[0])
    gone = "google.ada" if "Google" in choice.options[0] else "sop.ada"
    decide(gone, Verdict.DITERIMA, "")  # while the unit is still typing
    labelled(page.text_area, text.WHY).set_value("ada di lobi")
    sent = labelled(page.button, text.SEND).click().run()
    assert text.CHOOSE_DECISION in [info.value for info in sent.info]
    assert labelled(sent.text_area, text.WHY).value == "ada di lobi"
    assert not open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI]).radio


@pytest.mark.parametrize(("first", "last", "said"), [(2, 3, "baru mulai"), (-3, -2, "sudah berakhir")])
def test_outside_the_window_a_sentence_says_when_it_is(
    open_page: Open, decide: Decide, first: int, last: int, said: str
) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(first, last)
    page = own_gaps(open_page)
    assert said in html(page)
    assert not [button for button in page.button if button.label == text.SEND]


def test_a_ruling_without_a_reason_is_refused_below_its_form(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(0, 1)
    file(own_gaps(open_page), "ada")
    page = open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI], cari="sosial")
    labelled(page.radio, text.RULE).set_value(text.REJECT)
    labelled(page.button, text.SAVE).click().run()
    assert "belum beralasan" in page.error[0].value
    nobody = open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI], cari="tidak ada yang begini")
    assert text.NOTHING_FOUND in words(nobody)


def test_whoever_still_has_a_form_open_is_told_that_somebody_else_ruled(
    open_page: Open, decide: Decide
) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(0, 1)
    file(own_gaps(open_page), "ada")
    ours, others = (open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI]) for _ in range(2))
    for page in (others, ours):
        labelled(page.radio, text.RULE).set_value(text.REJECT)
        labelled(page.text_area, text.RULE_WHY).set_value("belum terlihat")
        labelled(page.button, text.SAVE).click().run()
        assert not page.exception
    told = text.RULED_BY_OTHERS.format(count=1)
    assert [info.value for info in others.info] == []
    assert [info.value for info in ours.info] == [told]


def test_a_lapsed_objection_says_so(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(0, 1)
    file(own_gaps(open_page), "ada")
    decide("sop.ada", Verdict.DITERIMA, "")
    page = open_page("kumpulkan/sanggahan", roles=[Role.ORGANISASI])
    assert text.LAPSED in html(page)
    assert [done.value for done in page.success] == [text.NOTHING_WAITING]


def test_whoever_only_looks_is_offered_no_objection(open_page: Open, decide: Decide) -> None:
    decide("sop.ada", Verdict.DIKEMBALIKAN, "lampirkan SK")
    window(0, 1)
    page = open_page("perbaiki/kesenjangan", roles=[Role.ADMINISTRATOR], unit=NAME)
    assert not page.exception
    assert not [box for box in page.expander if box.label == text.HEAD_NONE]
