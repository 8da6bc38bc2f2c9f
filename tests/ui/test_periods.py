"""Periods on screen: their days, and those that were put away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from compliance.analysis.verified import fingerprint
from compliance.formats import day
from compliance.model import Action, PeriodState, Role
from compliance.storage.registry import Deadlines, Period
from compliance.text import pages as text
from compliance.text import periods as words
from compliance.text import verdicts as verdict_words
from compliance.ui import cached
from compliance.ui.filters import arranged, period_label
from compliance.workflows import history, setup
from compliance.workflows.carry_over import Choice, carry, proposal
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled


def only() -> Period:
    return setup.periods(cached.engine())[-1]


def archive() -> Period:
    """The period of the demonstration is put away, and a new one stands beside it as a draft."""
    caller, period, now = operator(cached.engine()), only(), datetime.now(UTC)
    states = list(PeriodState)
    for state in states[states.index(period.state) + 1 :]:
        advance(caller, period.id, state, definitions=cached.definitions(), now=now)
    setup.add_period(caller, name="Berikutnya", assessment_date=date(2099, 1, 1), now=now)
    return period


def test_what_was_put_away_comes_last_and_is_named_so() -> None:
    states = (PeriodState.DITERBITKAN, PeriodState.DRAFT, PeriodState.DIARSIPKAN)
    known = [
        Period(id=number, name=str(number), assessment_date=date(2026, 1, 1), state=state)
        for number, state in enumerate(states)
    ]
    assert [period_label(one) for one in arranged(known)] == ["1", "0", "2 (arsip)"]
    assert [period_label(one) for one in arranged(known, {1})] == ["0", "1", "2 (arsip)"]


@pytest.mark.usefixtures("demonstration")
def test_a_new_draft_is_the_first_choice_of_who_fills_it_and_of_who_looks_once_there_is_something(
    open_page: Open,
) -> None:
    filled, caller, now = only(), operator(cached.engine()), datetime.now(UTC)
    added = setup.add_period(caller, name="Berikutnya", assessment_date=date(2099, 1, 1), now=now)

    def first(page: str, **who: Any) -> object:
        return open_page(page, **who).selectbox(key="periode").value

    for page in ("pantau/ringkasan", "pantau/peringkat", "kumpulkan/verifikasi"):
        assert first(page) == filled.name
    assert first("perbaiki/kesenjangan", roles=[Role.OPD], units=["dinas-sosial"]) == filled.name
    compared = open_page("pantau/perkembangan")
    assert not compared.exception
    assert added.name not in [name for box in compared.selectbox for name in box.options]
    assert first("kumpulkan/unggah") == first("kumpulkan/bawaan") == first("kelola/periode") == added.name

    definitions = cached.definitions()
    offers = proposal(caller, definitions, period_id=added.id, source_id=filled.id).offers
    choice = Choice(
        unit_id=offers[0].unit.id, question=offers[0].question, claim=fingerprint(offers[0].answer)
    )
    carry(caller, definitions, [choice], period_id=added.id, source_id=filled.id, now=now)
    assert first("pantau/ringkasan") == added.name
    [upload] = history.uploads(caller, added.id)
    history.undo(caller, upload.row.id, reason="salah periode", now=now)
    assert first("pantau/ringkasan") == filled.name


@pytest.mark.usefixtures("demonstration")
def test_a_refused_period_keeps_what_was_typed_and_the_next_one_starts_anew(open_page: Open) -> None:
    found = open_page("kelola/periode")
    labelled(found.text_input, text.PERIOD_NAME).set_value(only().name)
    labelled(found.button, text.PERIOD_ADD_DO).click().run()
    assert "sudah ada" in found.error[0].value
    assert labelled(found.text_input, text.PERIOD_NAME).value == only().name
    labelled(found.text_input, text.PERIOD_NAME).set_value("Berikutnya")
    labelled(found.button, text.PERIOD_ADD_DO).click().run()
    assert not found.error
    assert only().name == "Berikutnya"
    assert labelled(found.text_input, text.PERIOD_NAME).value == ""


@pytest.mark.usefixtures("demonstration")
def test_deadlines_are_set_refused_and_taken_away(open_page: Open) -> None:
    found = open_page("kelola/periode")
    first = datetime.now().astimezone().date()
    last = first + timedelta(days=9)
    labelled(found.date_input, words.REPORT_UNTIL).set_value(first)
    labelled(found.date_input, words.OBJECTIONS_FROM).set_value(last)
    labelled(found.date_input, words.OBJECTIONS_UNTIL).set_value(first)
    labelled(found.button, words.DEADLINES_SAVE).click().run()
    assert found.error[0].value.startswith(f"Masa sanggah tidak dapat dimulai {day(last)}")
    labelled(found.date_input, words.OBJECTIONS_UNTIL).set_value(last)
    labelled(found.button, words.DEADLINES_SAVE).click().run()
    assert not found.exception
    assert not found.error
    assert only().deadlines == Deadlines(report_until=first, objections_from=last, objections_until=last)
    assert day(first) in html(found)
    for label in (words.REPORT_UNTIL, words.OBJECTIONS_FROM, words.OBJECTIONS_UNTIL):
        labelled(found.date_input, label).set_value(None)
    labelled(found.button, words.DEADLINES_SAVE).click().run()
    assert only().deadlines == Deadlines()


REPORT, VERIFY = "Batas pengisian {soon} (3 hari lagi)", "Batas pemeriksaan {soon} (3 hari lagi)"
REPORT_OVER = "Batas pengisian {past} (2 hari lalu)"
OBJECT = "Masa sanggah {later} sampai {later} (mulai 9 hari lagi)"


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("pantau/ringkasan", REPORT, VERIFY),
        ("kumpulkan/unggah", REPORT, REPORT_OVER),
        ("kumpulkan/verifikasi", VERIFY, VERIFY),
        ("perbaiki/kesenjangan", REPORT, OBJECT),
    ],
)
@pytest.mark.usefixtures("demonstration")
def test_each_page_says_the_day_that_comes_next_there(
    open_page: Open, page: str, before: str, after: str
) -> None:
    """Before the last day of handing in, and after it."""
    today = datetime.now().astimezone().date()
    past, soon, later = (today + timedelta(days=days) for days in (-2, 3, 9))
    for report_until, expected in ((soon, before), (past, after)):
        days = {"verify_until": soon, "objections_from": later, "objections_until": later}
        wanted = Deadlines(report_until=report_until, **days)
        setup.set_deadlines(operator(cached.engine()), only().id, wanted)
        shown = html(open_page(page, unit="Dinas Sosial"))
        assert expected.format(past=day(past), soon=day(soon), later=day(later)) in shown
        assert [shown.count(words) for words in ("Batas pe", "Masa sanggah ")].count(0) == 1


@pytest.mark.usefixtures("demonstration")
def test_what_was_put_away_is_read_but_no_longer_the_first_choice(open_page: Open) -> None:
    period = archive()
    label = text.ARCHIVED.format(period=period.name)
    first = open_page("pantau/ringkasan")
    assert first.selectbox(key="periode").value == "Berikutnya"
    assert first.selectbox(key="periode").options == ["Berikutnya", label]
    for asked in (label, period.name):  # an address from before it was put away still leads to it
        found = open_page("pantau/ringkasan", periode=asked)
        assert not found.exception
        assert found.selectbox(key="periode").value == label
        assert "unit sudah ada" in html(found)
    assert "Berikutnya" in open_page("kumpulkan/unggah").selectbox(key="periode").options
    assert label not in open_page("kumpulkan/unggah").selectbox(key="periode").options


@pytest.mark.usefixtures("demonstration")
def test_archived_periods_are_listed_apart_and_their_days_are_closed(open_page: Open) -> None:
    period = archive()
    found = open_page("kelola/periode", periode=text.ARCHIVED.format(period=period.name))
    assert not found.exception
    assert words.ARCHIVE.format(count=1) in [box.label for box in found.expander]
    assert labelled(found.date_input, words.REPORT_UNTIL).disabled
    assert words.MEANS[PeriodState.DIARSIPKAN] in html(found)
    labelled(found.text_input, words.REASON).set_value("masih dibahas")
    labelled(found.button, words.BACK[PeriodState.DITERBITKAN]).click().run()
    assert setup.period(cached.engine(), period.id).state is PeriodState.DITERBITKAN


@pytest.fixture
def all_frozen(demonstration: None) -> None:
    """The only period there is was frozen."""
    [period] = setup.periods(cached.engine())
    advance(
        operator(cached.engine()),
        period.id,
        PeriodState.DIBEKUKAN,
        definitions=cached.definitions(),
        now=datetime.now(UTC),
    )


@pytest.mark.usefixtures("all_frozen")
def test_the_office_learns_who_makes_a_period_and_is_not_told_to_wait_for_itself(open_page: Open) -> None:
    said = open_page("kumpulkan/unggah", roles=[Role.ORGANISASI])
    assert [one.value for one in said.info] == [text.NO_PERIOD_TO_FILL]
    waiting = open_page("kumpulkan/unggah", roles=[Role.OPD], units=["dinas-sosial"])
    assert [one.value for one in waiting.info] == [text.NO_PERIOD[Action.UPLOAD]]


@pytest.mark.usefixtures("all_frozen")
def test_of_a_frozen_period_one_only_looks_at_the_answers(open_page: Open) -> None:
    found = open_page("kumpulkan/verifikasi", roles=[Role.ORGANISASI])
    assert not found.exception
    assert verdict_words.FROZEN in [one.value for one in found.info]
    assert len(found.dataframe) == 1
    assert verdict_words.SAVE not in {button.label for button in found.button}
