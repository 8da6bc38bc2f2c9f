"""The page Perkembangan: who rose and fell, why, and how it went over time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import openpyxl
import pytest
from msgspec import structs
from streamlit.testing.v1 import AppTest

from compliance.analysis import frames
from compliance.analysis import progress as columns
from compliance.analysis.frames import UNIT_ID
from compliance.formats import number, unrounded
from compliance.model import Answer, Basis, Checklist, PeriodState, Role, Status
from compliance.problems import ComplianceError
from compliance.text import progress as text
from compliance.text.explanation import Figure
from compliance.text.pages import BASES_OF_SCORES, INVENTED_FILE, UNKNOWN_ADDRESS
from compliance.ui import cached, explained_progress
from compliance.ui.progress_file import ProgressChoice, progress_file
from compliance.workflows import setup
from compliance.workflows.dispensations import NewDispensation, dispensations, give, withdraw
from compliance.workflows.guard import operator
from compliance.workflows.progress import Pairing, progress_for, unit_progress_for
from compliance.workflows.publication import advance
from compliance.workflows.results import Draft, record_result
from tests.ui.conftest import Open
from tests.ui.test_explanation import cards, ways
from tests.ui.test_pages import html, labelled, words
from tests.workflows.scenes import Scripted, standing, stored

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
    given = standing(engine, first.id)
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
        q: structs.replace(a, value=Status.ADA) if q.endswith(".ada") and q.count(".") == 1 else a
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


@pytest.fixture
def dispensed(two_periods: Pairing) -> Pairing:
    """One unit is exempt on the day of the later period; what it is exempt from on that of the frozen one
    was given after the freeze, so it does not count there."""
    for first, last in (((2020, 1, 1), (2028, 1, 1)), ((2028, 1, 2), (2099, 12, 31))):
        wanted = NewDispensation(
            unit_id=CHANGED,
            element="skm",
            valid_from=date(*first),
            valid_until=date(*last),
            basis="Surat 1",
        )
        give(operator(cached.engine()), cached.definitions(), wanted)
    return two_periods


SAID = f"Dispensasi SKM sampai 31 Des 2099 (dasar: Surat 1) pada {LATER}"


def test_a_dispensation_is_printed_with_the_period_in_which_it_counts(
    open_page: Open, dispensed: Pairing
) -> None:
    found = open_page(PAGE)
    assert not found.exception
    assert f"Dinas Sosial: {SAID}" in html(found)
    assert "2028" not in html(found)
    table = found.dataframe[0].value.set_index(text.COLUMN_UNIT)[text.COLUMN_DISPENSED]
    assert table["Dinas Sosial"] == SAID
    assert (table != "").sum() == 1
    one = unit_progress_for(operator(cached.engine()), cached.definitions(), dispensed, unit_id=CHANGED)
    assert one.dispensed == ("", SAID.removesuffix(f" pada {LATER}"))
    assert f"Dinas Sosial: {SAID}" in html(over_time(open_page(PAGE)))
    assert f"Dinas Sosial: {SAID}" in html(over_time(open_page(PAGE, unit="Dinas Sosial")))
    assert "ispensasi" not in html(over_time(open_page(PAGE, unit="Dinas Pendidikan")))


def test_a_freeze_keeps_its_dispensations_on_every_page(open_page: Open, dispensed: Pairing) -> None:
    """Frozen, then taken back: the frozen figures still rest on it, and say so."""
    publish(dispensed)
    for one in dispensations(operator(cached.engine())):
        withdraw(operator(cached.engine()), one.dispensation.id, reason="surat dibatalkan")
    draft = Draft(
        unit_id=CHANGED,
        edition="ombudsman-2023",
        year=2029,
        score="80",
        basis=Basis.RESMI,
        source="LHP",
        period_id=dispensed.after,
    )
    now = datetime(2029, 12, 31, tzinfo=UTC)
    record_result(operator(cached.engine()), cached.definitions(), draft, now=now)
    for page in (open_page(PAGE), over_time(open_page(PAGE)), open_page("pantau/hasil")):
        assert not page.exception
        assert f"Dinas Sosial: {SAID}" in html(page)


def test_the_download_carries_the_dispensations(dispensed: Pairing) -> None:
    _, data = progress_file(operator(cached.engine()), ProgressChoice(pairing=dispensed), datetime.now(UTC))
    book = openpyxl.load_workbook(io.BytesIO(data))
    _, head, *body = book[text.SHEET_PAIRS].iter_rows(values_only=True)
    [row] = [dict(zip(head, row, strict=True)) for row in body if row[0] == "Dinas Sosial"]
    assert row["Dispensasi (lama)"] is None
    assert row["Dispensasi (baru)"] == SAID.removesuffix(f" pada {LATER}")
    about = dict(book[text.SHEET_ABOUT].iter_rows(min_row=2, values_only=True))
    assert about["Dispensasi"] == f"Dinas Sosial: {SAID}"


def test_every_mean_has_its_way(open_page: Open, two_periods: Pairing) -> None:
    found = open_page(PAGE, jenis="Dinas")
    asked = [way for way in ways(found) if way["angka"] == Figure.MEAN.value]
    assert [way["periode"] for way in asked] == [
        way["periode"] for way in {w["periode"]: w for w in asked}.values()
    ]
    assert len(asked) == 2
    assert {way["jenis"] for way in asked} == {"Dinas"}
    assert text.MEANS_HEAD in [box.label for box in found.expander]
    said = html(found)
    assert text.MEANS_RULE in said
    [(total, count, exact, rounded)] = re.findall(
        rf"{LATER}: ([\d.,]+) ÷ (\d+) unit = ([\d.,…]+); dibulatkan sekali, setengah ke atas: ([\d,]+)", said
    )
    mean = Fraction(total.replace(".", "").replace(",", ".")) / int(count)
    assert (exact, rounded) == (unrounded(mean, 2), number(mean, 2))
    assert f"→ {rounded}" in cards(found)[text.COMMON]
    over = ways(over_time(open_page(PAGE)))
    assert [way["angka"] for way in over] == [Figure.MEAN.value, Figure.BESIDE.value] * 2
    unit = ways(over_time(open_page(PAGE, unit="Dinas Sosial")))
    assert [way["dasar"] for way in unit] == list(BASES_OF_SCORES.values()) * 2


def test_the_causes_are_taken_apart_one_thing_at_a_time(two_periods: Pairing) -> None:
    """The figure in each row is that of the table, and the parts are the differences of the rows."""
    engine, definitions = operator(cached.engine()), cached.definitions()
    pairing = replace(two_periods, instrument_before="ombudsman-2022", instrument_after="ombudsman-2023")
    rows = progress_for(engine, definitions, pairing).progress.frame.set_index(UNIT_ID)
    row = rows.loc[CHANGED]
    found = unit_progress_for(engine, definitions, pairing, unit_id=CHANGED)
    assert found.restated is not None
    then, later = (one.assessment.floor for one in found.restated)
    before, after = found.progress.before.floor, found.progress.after.floor
    assert None not in (then, later, before, after)
    parts = [columns.BY_YARDSTICK, columns.BY_TIME, columns.BY_ANSWERS]
    floors = [before, then, later, after]
    assert [int(row[name]) for name in parts] == [
        int((is_now - was).scaleb(2)) for was, is_now in pairwise(floors)
    ]


def test_the_causes_of_one_unit_are_shown(two_periods: Pairing, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(explained_progress.st, "html", drawn.append)
    engine, definitions = operator(cached.engine()), cached.definitions()
    found = unit_progress_for(engine, definitions, two_periods, unit_id=CHANGED)
    visit = SimpleNamespace(definitions=definitions)
    explained_progress.causes(visit, found)  # type: ignore[arg-type]  # it asks for the definitions alone
    shown = "".join(drawn)
    assert text.CAUSES_LEAD in shown
    assert shown.count("<details><summary>Isian ") == 2
    assert "Jumlah eksak" in shown
    drawn.clear()
    explained_progress.causes(visit, replace(found, restated=None))  # type: ignore[arg-type]  # the same
    assert not drawn


def test_a_unit_that_cannot_be_compared_has_its_ways_too(open_page: Open, two_periods: Pairing) -> None:
    frame = progress_for(operator(cached.engine()), cached.definitions(), two_periods).progress.frame
    gone = frame[frame[columns.MOVEMENT] == columns.Movement.GONE]
    assert list(gone[frames.NAME]) == ["Desa Sumber Misal"]
    found = unit_progress_for(
        operator(cached.engine()),
        cached.definitions(),
        two_periods,
        unit_id=gone[UNIT_ID].iloc[0],
    )
    assert found.reported == (True, False)


def test_nothing_is_said_to_who_may_see_nothing(open_page: Open, two_periods: Pairing) -> None:
    found = over_time(open_page(PAGE, roles=[Role.OPD], units=[CHANGED], unit="Dinas Pendidikan"))
    assert "Dinas Pendidikan" not in words(found)
