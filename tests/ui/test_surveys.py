"""The page Survei (SKM): who is shown what, and what a survey looks like."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import Registry, Role
from compliance.reading.surveys.file import read_survey_file
from compliance.text import survey as text
from compliance.ui import cached
from compliance.workflows import surveys as workflow
from compliance.workflows.guard import operator
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

PAGE = "kumpulkan/skm"
OWN, FOREIGN = "dinas-kesehatan", "dinas-sosial"
HEADER = "No;Nama;Persyaratan;Prosedur;Waktu;Biaya;Produk;Kompetensi;Perilaku;Pengaduan;Sarana"
ROWS = ("1;Budi Santoso;4;4;3;4;3;4;4;4;3", "2;Siti Aminah;3;4;3;4;3;4;4;4;3", "3;Joko;4;3;3;4;4;4;4;3;3")


def keep(unit: str, *rows: str, held_on: date | None = None) -> None:
    """One survey of a unit, stored."""
    data = "\n".join((HEADER, *rows)).encode()
    reading = read_survey_file(data, f"{unit}.csv", Registry())
    taken = workflow.Taken(
        reading=reading, survey=reading.surveys[0], unit_id=unit, held_on=held_on, population=10
    )
    workflow.store_surveys(operator(cached.engine()), [taken], period_id=1, now=datetime.now(UTC))


@pytest.fixture
def kept(workbooks: None) -> None:
    today = datetime.now(UTC).date()
    keep(OWN, *ROWS, held_on=today - timedelta(days=30))
    keep(OWN, *ROWS[:2], held_on=today - timedelta(days=200))
    keep(FOREIGN, *ROWS[1:])


@pytest.mark.usefixtures("workbooks")
def test_without_surveys_the_page_says_what_to_do(open_page: Open) -> None:
    found = open_page(PAGE)
    assert not found.exception
    assert text.EMPTY in words(found)


@pytest.mark.usefixtures("kept")
def test_the_office_sees_the_latest_survey_of_each_unit(open_page: Open) -> None:
    found = open_page(PAGE)
    assert not found.exception
    listed = found.dataframe[0].value
    assert list(listed["Unit"]) == ["Dinas Kesehatan", "Dinas Sosial"]
    assert list(listed["IKM"]) == ["89,81", "88,89"]
    assert list(listed["Responden"]) == ["3", "2"]
    assert "Budi" not in words(found) + html(found) + listed.to_string()


@pytest.mark.usefixtures("kept")
def test_a_unit_sees_its_own_alone(open_page: Open) -> None:
    found = open_page(PAGE, roles=[Role.OPD], units=[OWN])
    assert list(found.dataframe[0].value["Unit"]) == ["Dinas Kesehatan"]


@pytest.mark.usefixtures("kept")
def test_one_unit_is_shown_with_its_unsur_and_its_past(open_page: Open) -> None:
    found = open_page(PAGE, unit="Dinas Kesehatan")
    [tab] = [one.label for one in found.tabs if one.label == text.TAB_ONE]
    found.session_state["skm-1"] = tab
    found.run()
    assert not found.exception
    shown = html(found)
    assert "89,81" in shown
    assert "sampel kurang (perlu 10)" in shown
    assert f"3,00 · {text.WEAKEST}" in shown
    assert text.HEADING_TREND in [heading.value for heading in found.subheader]
    assert text.WITHDRAW in [one.label for one in found.expander]


@pytest.mark.usefixtures("workbooks")
def test_undated_surveys_of_one_unit_are_told_apart_and_stay_chosen(open_page: Open) -> None:
    keep(OWN, ROWS[0])
    keep(OWN, ROWS[1])
    page = open_page(PAGE, unit="Dinas Kesehatan")
    first, second = labelled(page.selectbox, text.CHOOSE_SURVEY).options
    assert first != second
    labelled(page.selectbox, text.CHOOSE_SURVEY).select_index(1).run()
    keep(OWN, ROWS[2])
    chosen = labelled(page.run().selectbox, text.CHOOSE_SURVEY)
    assert chosen.options[chosen.index] == second


@pytest.mark.usefixtures("kept")
def test_a_leader_may_neither_hand_in_nor_withdraw(open_page: Open) -> None:
    found = open_page(PAGE, roles=[Role.PIMPINAN], drafts=True, unit="Dinas Kesehatan")
    assert [tab.label for tab in found.tabs] == [text.TAB_UNITS, text.TAB_ONE]
    found.session_state["skm-1"] = text.TAB_ONE
    found.run()
    assert text.WITHDRAW not in [one.label for one in found.expander]
    assert not found.button


@pytest.mark.usefixtures("kept")
def test_a_link_to_a_unit_opens_its_surveys(open_page: Open) -> None:
    found = open_page(PAGE, unit="Dinas Kesehatan")
    assert text.HEADING_UNSUR in [heading.value for heading in found.subheader]


def read(page: AppTest, name: str, *rows: str) -> AppTest:
    """A file of answers, chosen and read on the part that takes surveys in."""
    page.session_state["skm-1"] = text.TAB_UPLOAD
    page.run()
    page.file_uploader[0].upload(name, "\n".join((HEADER, *rows)).encode()).run()
    labelled(page.button, text.READ.format(count=1)).click().run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("workbooks")
def test_one_survey_after_another_is_taken_in(open_page: Open) -> None:
    page = open_page(PAGE)
    for unit, row in (("Dinas Kesehatan", ROWS[0]), ("Dinas Sosial", ROWS[1])):
        read(page, f"{unit}.csv", row)
        labelled(page.button, text.STORE.format(count=1)).click().run()
        assert not page.exception
        assert [done.value for done in page.success] == [text.STORED.format(count=1)]
        assert page.file_uploader[0].value == []


@pytest.mark.usefixtures("workbooks")
def test_a_survey_that_was_stored_in_another_window_meanwhile_is_refused_in_words(open_page: Open) -> None:
    pages = [read(open_page(PAGE), "Dinas Kesehatan.csv", *ROWS) for _ in range(2)]
    for page in pages:
        labelled(page.button, text.STORE.format(count=1)).click().run()
        assert not page.exception
    first, second = pages
    assert [done.value for done in first.success] == [text.STORED.format(count=1)]
    [refused] = [error.value for error in second.error]
    assert "sudah tersimpan dalam periode ini" in refused


@pytest.mark.usefixtures("workbooks")
def test_the_method_is_told_with_its_source(open_page: Open) -> None:
    found = open_page("kelola/metode")
    assert not found.exception
    told = html(found)
    assert text.METHOD_WEIGHT.format(weight="0,111") in told
    assert "A: 88,31–100,00" in told
    assert "PermenPANRB 14/2017" in told


@pytest.mark.usefixtures("workbooks")
def test_the_gaps_of_a_unit_lead_to_its_surveys(open_page: Open) -> None:
    found = open_page("perbaiki/kesenjangan", unit="Dinas Kesehatan")
    assert not found.exception
    assert f'href="/skm?unit=Dinas+Kesehatan&amp;periode=Penilaian+2027" target="_self">{text.WAY}' in html(
        found
    )
