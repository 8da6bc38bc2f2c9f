"""From every figure a link leads to how it came about, and there stands the same figure."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from fractions import Fraction
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from compliance.definitions.load import load_definitions
from compliance.formats import number, unrounded
from compliance.model import Action, PeriodState, Role, ScoreBasis, Verdict
from compliance.text import explanation as text
from compliance.text import pages, watching
from compliance.text import tree as tree_words
from compliance.text.bases import AVERAGES
from compliance.text.explanation import Figure
from compliance.ui import cached, explained_region, exports, visitor
from compliance.workflows import setup
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from compliance.workflows.verification import Decision, decide, items
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

INSTRUMENTS = load_definitions().instruments
OWN = "dinas-sosial"
PAGE = "pantau/penjelasan"


def ways(page: AppTest) -> list[dict[str, str]]:
    """The query parameters of all links to the page, in order."""
    found = re.findall(r'href="(/penjelasan\?[^"]*)"', html(page))
    return [dict(parse_qsl(urlsplit(unescape(address)).query)) for address in found]


def cards(page: AppTest) -> dict[str, str]:
    """What stands on the cards of a page, by their labels."""
    return dict(re.findall(r"<div><span>([^<]*)</span><b>([^<]*)</b>", html(page)))


def named(book: openpyxl.Workbook, sheet: str, column: int) -> set[str]:
    """The units of a sheet below its mark and its heads."""
    return {str(row[column].value) for row in book[sheet].iter_rows(min_row=3)}


def publish() -> None:
    engine, definitions = cached.engine(), cached.definitions()
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        period = setup.periods(engine)[-1]
        advance(operator(engine), period.id, state, definitions=definitions, now=datetime.now(UTC))


def verify_everything(*units: str) -> None:
    """All answers of these units are accepted."""
    engine, definitions = operator(cached.engine()), cached.definitions()
    period = setup.periods(cached.engine())[-1]
    decisions = [
        Decision(unit_id=item.unit.id, question=item.question, claim=item.claim, verdict=Verdict.DITERIMA)
        for item in items(engine, definitions, period_id=period.id)
        if item.unit.id in units
    ]
    decide(engine, definitions, decisions, period_id=period.id, now=datetime.now(UTC))


def test_every_figure_of_the_region_has_its_view() -> None:
    assert {*explained_region.VIEWS, Figure.UNIT} == set(Figure)


@pytest.mark.usefixtures("demonstration")
def test_every_link_of_the_overview_leads_to_an_explanation(open_page: Open) -> None:
    overview = open_page("pantau/ringkasan")
    found = ways(overview)
    assert {way["angka"] for way in found} == {figure.value for figure in Figure} - {Figure.UNIT.value}
    for way in found:
        shown = open_page(PAGE, **way)
        assert not shown.exception
        assert not shown.error
        assert shown.selectbox(key="angka").value == way["angka"]


@pytest.mark.usefixtures("demonstration")
def test_the_average_is_explained_to_the_digit(open_page: Open) -> None:
    average = cards(open_page("pantau/ringkasan"))["Rata-rata terbukti"]
    shown = html(open_page(PAGE, angka=Figure.MEAN.value))
    assert f"Rata-rata terbukti: {average}" in shown
    [(total, count, exact)] = re.findall(r"([\d.,]+) ÷ (\d+) unit = ([\d.,…]+)<", shown)[:1]
    mean = Fraction(total.replace(".", "").replace(",", ".")) / int(count)
    assert (exact, average) == (unrounded(mean, 2), number(mean, 2))


@pytest.mark.parametrize("basis", ScoreBasis)
@pytest.mark.usefixtures("demonstration")
def test_the_average_beside_it_is_of_the_same_units(open_page: Open, basis: ScoreBasis) -> None:
    """By the other basis, but of those who are ranked on this one: not the average of that basis."""
    chosen = pages.BASES_OF_SCORES[basis]
    verify_everything("dinas-sosial", "dinas-pendidikan")
    overview = open_page("pantau/ringkasan", dasar=chosen)
    average = cards(overview)[AVERAGES[basis.other]]
    [way] = [way for way in ways(overview) if way["angka"] == Figure.BESIDE.value]
    assert way["dasar"] == chosen
    shown = open_page(PAGE, **way)
    assert not shown.exception
    assert f"Rata-rata terbukti: {average}" in html(shown)
    ranked = len(open_page("pantau/peringkat", dasar=chosen).dataframe[0].value)
    assert f" ÷ {ranked} unit = " in html(shown)
    assert len(shown.dataframe[0].value) == ranked


@pytest.mark.usefixtures("demonstration")
def test_the_figures_of_a_kecamatan_name_every_unit_behind_them(open_page: Open) -> None:
    page = open_page("pantau/jenjang", induk="Kecamatan Sumber Misal")
    own = ways(page)[0]
    assert own["unit"] == "Kecamatan Sumber Misal"
    assert cards(open_page(PAGE, **own))["Terbukti"] in cards(page)[tree_words.OWN]
    for figure, value in list(cards(page).items())[2:]:
        shown = labelled(page.selectbox, tree_words.WHICH).set_value(figure).run()
        assert not shown.exception
        members = shown.dataframe[-1].value
        assert len(members) <= 3
        if tree_words.ANSWER in members:
            there = list(members[tree_words.ANSWER]).count("ada")
            assert value == f"{there} dari {len(members)}"
        else:
            assert value in html(shown) or value in set(members[tree_words.FLOOR])


@pytest.mark.parametrize("basis", ScoreBasis)
@pytest.mark.parametrize("instrument", [one.title for one in INSTRUMENTS.values()])
@pytest.mark.usefixtures("demonstration")
def test_a_unit_is_explained_under_every_instrument(
    open_page: Open, instrument: str, basis: ScoreBasis
) -> None:
    choice = {"unit": "Dinas Sosial", "instrumen": instrument, "dasar": pages.BASES_OF_SCORES[basis]}
    gaps, shown = open_page("perbaiki/kesenjangan", **choice), open_page(PAGE, **choice)
    assert not shown.exception
    found = cards(shown)
    low, high = found["Terbukti"], found["Paling tinggi"]
    assert cards(gaps)["Nilai"] == (low if low == high else f"{low}–{high}")
    said = html(shown)
    assert f"Dibulatkan sekali, setengah ke atas, ke 2 desimal: {low}" in said
    assert "Jumlah eksak" in said
    assert f"dasar: {text.BASES[basis]}" in said


@pytest.mark.usefixtures("demonstration")
def test_a_gap_leads_to_its_own_indicator(open_page: Open) -> None:
    gaps = open_page("perbaiki/kesenjangan", unit="Dinas Sosial")
    asked = [way for way in ways(gaps) if way.get("indikator") == "publikasi"]
    assert asked
    shown = open_page(PAGE, **asked[0])
    assert shown.subheader[0].value == text.ASKED_HEAD
    said = html(shown)
    assert "<details open>" in said
    assert "Sampai anak tangga teratas: +16,67 poin (50/3)" in said
    assert (
        "Belum “Sedang diproses”: Standar pelayanan dipublikasikan: proses atau ada (sekarang: tidak)" in said
    )


@pytest.mark.usefixtures("demonstration")
def test_the_sum_of_a_unit_stands_there_as_a_fraction(open_page: Open) -> None:
    said = html(open_page(PAGE, unit="Dinas Sosial"))
    assert "Jumlah eksak semua sumbangan: 200/3 = 66,666666…" in said
    assert "Dibulatkan sekali, setengah ke atas, ke 2 desimal: 66,67" in said
    assert "66,67 berada dalam Hampir siap, Zona kuning (51,00–80,99)" in said
    assert "1/1 × 1/6" in said


@pytest.mark.usefixtures("demonstration")
def test_a_unit_asks_only_about_itself_and_about_what_is_published(open_page: Open) -> None:
    unit = {"roles": [Role.OPD], "units": [OWN]}
    shown = open_page(PAGE, **unit, unit="Dinas Kesehatan")
    assert "Dinas Kesehatan" not in words(shown)
    assert "Dinas Sosial" in words(shown)
    closed = open_page(PAGE, **unit, angka=Figure.MEAN.value)
    assert [info.value for info in closed.info] == [pages.NO_PERIOD[Action.SEE_RANKING]]
    publish()
    for figure in (Figure.REPORTED, Figure.ELEMENTS):
        listed = open_page(PAGE, **unit, angka=figure.value)
        assert text.NOT_WHOLE in [info.value for info in listed.info]
    assert not ways(open_page("pantau/peringkat", **unit))[0].get("unit")


@pytest.mark.usefixtures("demonstration")
def test_who_is_not_ranked_is_counted_only_for_whoever_may_see_all(open_page: Open) -> None:
    """A unit was told that nobody is provisional, and of such a unit that it had not reported."""
    open_page(PAGE)
    publish()
    leader = open_page("pantau/peringkat", roles=[Role.PIMPINAN])
    assert (cards(leader)[watching.REPORTED], cards(leader)[watching.PROVISIONAL]) == ("21 dari 24", "1")
    unit = open_page("pantau/peringkat", roles=[Role.OPD], units=[OWN])
    assert not {watching.REPORTED, watching.PROVISIONAL} & cards(unit).keys()
    for page, views in ((leader, 4), (unit, 2)):
        assert len(page.button_group[0].options) == views
    explained = html(open_page(PAGE, roles=[Role.OPD], units=[OWN], angka=Figure.MEAN.value))
    assert text.NONE_LEFT_OUT not in explained
    assert text.PROVISIONAL_OWN in explained


@pytest.mark.usefixtures("demonstration")
def test_the_downloaded_ranking_explains_only_what_the_person_may_see(open_page: Open) -> None:
    open_page(PAGE)
    publish()
    period, instrument = setup.periods(cached.engine())[-1], next(iter(INSTRUMENTS))
    choice = exports.RankingChoice(period_id=period.id, instrument_id=instrument)

    def book(roles: list[Role], own: list[str]) -> openpyxl.Workbook:
        open_page(PAGE, roles=roles, units=own)
        _, data = exports.ranking_file(visitor.caller(), choice, datetime.now(UTC))
        return openpyxl.load_workbook(io.BytesIO(data))

    own = book([Role.OPD], [OWN])
    assert named(own, "Rincian", 0) == named(own, "Jumlah per unit", 0) == {"Dinas Sosial"}
    assert len(named(own, "Peringkat", 1)) > 10
    whole = book([Role.PIMPINAN], [])
    assert named(whole, "Peringkat", 1) < named(whole, "Rincian", 0)


@pytest.mark.usefixtures("demonstration")
def test_a_unit_downloads_how_its_own_figure_came_about(open_page: Open) -> None:
    open_page(PAGE, roles=[Role.OPD], units=[OWN])
    period, instrument = setup.periods(cached.engine())[-1], next(iter(INSTRUMENTS))
    choice = exports.ExplanationChoice(period_id=period.id, instrument_id=instrument, unit_id=OWN)
    assert exports.ExplanationChoice.from_query(dict(parse_qsl(urlsplit(choice.address).query))) == choice
    name, data = exports.explanation_file(visitor.caller(), choice, datetime.now(UTC))
    assert name == f"DATA REKAAN Cara hitung Dinas Sosial {instrument} {period.name}.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == [
        "Cara hitung",
        "Jumlah per unit",
        "Rincian",
        "Anak tangga",
    ]


@pytest.mark.usefixtures("demonstration")
def test_stakes_and_weights_are_explained_where_they_stand(open_page: Open) -> None:
    beside = open_page("pantau/berdampingan")
    assert text.STAKE_HEAD in [box.label for box in beside.expander]
    stakes = beside.dataframe[-1].value
    assert list(stakes.columns) == list(text.STAKE_COLUMNS)
    editions = cached.definitions().editions
    old, new = editions["ombudsman-2022"].title, editions["ombudsman-2023"].title
    said = html(open_page("kelola/edisi", lama=old, baru=new))
    assert text.WEIGHTS_RULE in said
    assert "21,85/100" in said


@pytest.mark.usefixtures("demonstration")
def test_the_counts_of_the_verification_are_explained(open_page: Open) -> None:
    found = open_page("kumpulkan/verifikasi")
    assert text.STATES_HEAD in [box.label for box in found.expander]
    assert text.STATES_RULE in html(found)
