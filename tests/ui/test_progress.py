"""The page Perkembangan: who rose and fell, why, and how it went over time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import Answer, Checklist, PeriodState, Role, Status
from compliance.problems import ComplianceError
from compliance.storage.archive import current_answers
from compliance.storage.engine import reading
from compliance.text import progress as text
from compliance.text.pages import INVENTED_FILE, UNKNOWN_ADDRESS
from compliance.ui import cached
from compliance.ui.progress_file import ProgressChoice, progress_file
from compliance.workflows import setup
from compliance.workflows.guard import operator
from compliance.workflows.progress import Pairing
from compliance.workflows.publication import advance
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words
from tests.workflows.scenes import Scripted, stored

PAGE, LOCAL = "pantau/perkembangan", "kesiapan-2026"
CHANGED, LATER = "dinas-sosial", "Semester II"


@pytest.fixture
def two_periods(demonstration: None) -> Pairing:
    """The demonstration frozen and published, and a second period in which one unit answers otherwise
    and one is silent."""
    engine, definitions = cached.engine(), cached.definitions()
    first = setup.periods(engine)[0]
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        advance(operator(engine), first.id, state, definitions=definitions, now=datetime.now(UTC))
    later = setup.add_period(
        operator(engine), name=LATER, assessment_date=date(2029, 8, 1), now=datetime.now(UTC)
    )
    with reading(engine) as connection:
        given = current_answers(connection, first.id)
    units = {unit.id: unit for unit in setup.registry(engine).units}
    checklists = [
        Checklist(unit=units[id], answers=_better(answers) if id == CHANGED else answers)
        for id, answers in given.items()
        if answers and units[id].name != "Desa Sumber Misal"
    ]
    pool = Scripted()
    stored(engine, pool, later.id, pool.file(b"x", *checklists))
    return Pairing(before=first.id, after=later.id, instrument_before=LOCAL, instrument_after=LOCAL)


def _better(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Every element is there now."""
    return {
        q: replace(a, value=Status.ADA) if q.endswith(".ada") and q.count(".") == 1 else a
        for q, a in answers.items()
    }


def publish(pairing: Pairing) -> None:
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        advance(
            operator(cached.engine()),
            pairing.after,
            state,
            definitions=cached.definitions(),
            now=datetime.now(UTC),
        )


def over_time(page: AppTest) -> AppTest:
    page.session_state["bagian"] = text.TAB_TREND
    return page.run()


@pytest.mark.usefixtures("demonstration")
def test_one_period_alone_is_compared_with_nothing(open_page: Open) -> None:
    found = open_page(PAGE)
    assert [info.value for info in found.info] == [text.ONE_PERIOD]
    assert text.TREND_LEAD in html(over_time(found))


def test_the_one_that_rose_is_on_top(open_page: Open, two_periods: Pairing) -> None:
    found = open_page(PAGE)
    assert not found.exception
    listed = found.dataframe[0].value
    first = listed.iloc[0]
    assert first[text.COLUMN_UNIT] == "Dinas Sosial"
    assert first[text.COLUMN_CHANGE].startswith("+")
    assert first[text.COLUMN_ANSWERS] == first[text.COLUMN_CHANGE]
    assert set(listed[text.COLUMN_CHANGE][1:]) == {"0,00"}
    assert text.COLUMN_YARDSTICK not in listed.columns
    assert text.SAME_YARDSTICK in html(found)
    assert text.OTHERS_HEAD.format(count=1) in [box.label for box in found.expander]


def test_only_those_who_rose(open_page: Open, two_periods: Pairing) -> None:
    found = open_page(PAGE, gerak="naik")
    assert list(found.dataframe[0].value[text.COLUMN_UNIT]) == ["Dinas Sosial"]
    fell = open_page(PAGE, gerak="turun")
    assert [info.value for info in fell.info] == [text.NOTHING_FOUND]


def test_another_yardstick_is_said_before_any_figure(open_page: Open, two_periods: Pairing) -> None:
    editions = cached.definitions().instruments
    old, new = editions["ombudsman-2022"].title, editions["ombudsman-2023"].title
    found = open_page(PAGE, instrumen=new, **{"instrumen-lama": old})
    assert not found.exception
    [warning] = found.warning
    assert "2 indikator baru" in warning.value
    assert text.COLUMN_YARDSTICK in found.dataframe[0].value.columns


def test_scales_that_differ_are_a_sentence(open_page: Open, two_periods: Pairing) -> None:
    editions = cached.definitions().instruments
    found = open_page(PAGE, **{"instrumen-lama": editions["pekppp-2022"].title})
    assert not found.exception
    assert "memakai skala yang berbeda" in found.error[0].value
    assert not found.dataframe


def test_a_unit_is_told_of_its_own_and_what_is_published_of_others(
    open_page: Open, two_periods: Pairing
) -> None:
    closed = open_page(PAGE, roles=[Role.OPD], units=[CHANGED])
    assert [info.value for info in closed.info] == [text.ONE_PERIOD]
    publish(two_periods)
    found = open_page(PAGE, roles=[Role.OPD], units=[CHANGED])
    assert not found.exception
    listed = found.dataframe[0].value.set_index(text.COLUMN_UNIT)
    assert listed[text.COLUMN_ANSWERS]["Dinas Sosial"].startswith("+")
    assert set(listed[text.COLUMN_ANSWERS].drop("Dinas Sosial")) == {"–"}
    foreign = open_page(PAGE, roles=[Role.OPD], units=["dinas-pendidikan"])
    assert text.COLUMN_ANSWERS in foreign.dataframe[0].value.columns
    assert text.PROVISIONAL_HEAD.partition("(")[0] not in " ".join(box.label for box in foreign.expander)


def test_over_time_of_the_region_and_of_a_unit(open_page: Open, two_periods: Pairing) -> None:
    found = over_time(open_page(PAGE))
    assert not found.exception
    assert "data:image/svg+xml" in html(found)
    assert LATER in html(found)
    unit = over_time(open_page(PAGE, unit="Dinas Sosial"))
    assert "100,00" in html(unit)
    linked = open_page(PAGE, unit="Dinas Sosial", bagian=text.TAB_TREND)
    assert labelled(linked.selectbox, text.TREND_UNIT).value == "Dinas Sosial"
    own = over_time(open_page(PAGE, roles=[Role.OPD], units=[CHANGED]))
    assert labelled(own.selectbox, text.TREND_UNIT).value == "Dinas Sosial"
    assert labelled(own.selectbox, text.TREND_UNIT).options == [text.TREND_REGION, "Dinas Sosial"]


@pytest.mark.usefixtures("demonstration")
def test_before_anything_is_published_a_leader_is_told_until_when(open_page: Open) -> None:
    found = over_time(open_page(PAGE, roles=[Role.PIMPINAN]))
    assert "belum diterbitkan" in found.error[0].value


def test_the_download_is_what_the_page_shows(two_periods: Pairing) -> None:
    choice = ProgressChoice(pairing=two_periods)
    query = dict(pair.split("=") for pair in choice.address.partition("?")[2].split("&"))
    assert ProgressChoice.from_query(query) == choice
    name, data = progress_file(operator(cached.engine()), choice, datetime.now(UTC))
    first = setup.periods(cached.engine())[0].name
    assert name == INVENTED_FILE.format(name=text.FILE.format(before=first, after=LATER))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        *(text.SHEET_PAIRS, text.SHEET_OTHERS, text.SHEET_ANSWERS),
        *(text.SHEET_YARDSTICK, text.SHEET_ABOUT),
    ]
    units = {row[0] for row in book[text.SHEET_ANSWERS].iter_rows(min_row=3, values_only=True)}
    assert {"Dinas Sosial", "Desa Sumber Misal"} <= units


@pytest.mark.parametrize("wrong", [{}, {"dari": "1", "ke": "x"}, {"dari": "1", "ke": "2", "jenis": "x"}])
def test_an_address_that_is_not_ours_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ComplianceError) as refused:
        ProgressChoice.from_query(wrong)
    assert str(refused.value) == UNKNOWN_ADDRESS


def test_nothing_is_said_to_who_may_see_nothing(open_page: Open, two_periods: Pairing) -> None:
    found = over_time(open_page(PAGE, roles=[Role.OPD], units=[CHANGED], unit="Dinas Pendidikan"))
    assert "Dinas Pendidikan" not in words(found)
