"""The pages about complaints: what each role is shown, and what storing and withdrawing does there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from compliance.definitions.registry import shipped_registry
from compliance.model import Role
from compliance.reading.complaints.work import read_complaints_file
from compliance.text import complaints as text
from compliance.ui import cached, complaint_upload, show
from compliance.workflows import complaints, setup
from compliance.workflows.guard import operator
from tests.reading.complaints.examples import FOLDER, LIST, RECAP
from tests.ui.conftest import Open
from tests.ui.test_pages import html, words

FIGURES, UPLOAD = "pantau/pengaduan", "kumpulkan/unggah_pengaduan"
OWN = "dinas-kesehatan"


def readings() -> list[complaint_upload.ComplaintsReading]:
    registry = shipped_registry("contoh")
    return [read_complaints_file((FOLDER / name).read_bytes(), name, registry, {}) for name in (LIST, RECAP)]


@pytest.fixture
def told(demonstration: None) -> None:
    """Both example files are stored in the latest period."""
    period = setup.periods(cached.engine())[-1]
    who = operator(cached.engine())
    complaints.store_readings(who, readings(), period_id=period.id, now=datetime.now(UTC))


def at(page: AppTest, tab: str) -> AppTest:
    period = setup.periods(cached.engine())[-1]
    page.session_state[f"pengaduan-{period.id}"] = tab
    return page.run()


@pytest.mark.usefixtures("told")
def test_the_office_sees_all_units_and_the_weakest(open_page: Open) -> None:
    page = open_page(FIGURES)
    assert not page.exception
    assert "1.200" in html(page)
    listed = page.dataframe[0].value
    assert list(listed.columns) == list(text.COLUMNS)
    assert int(listed[text.COLUMNS[1]].sum()) == 1200
    assert page.warning[0].value.startswith("Terlemah")
    for tab in (text.TAB_TREND, text.TAB_BACKLOG, text.TAB_CATEGORIES, text.DEADLINES):
        assert not at(page, tab).exception


@pytest.mark.usefixtures("told")
def test_one_unit_alone_has_its_own_figures(open_page: Open) -> None:
    assert html(open_page(FIGURES)) != html(open_page(FIGURES, unit="Dinas Kesehatan"))
    assert text.NOTHING_OF_UNIT in words(open_page(FIGURES, unit="Inspektorat Contoh"))


@pytest.mark.usefixtures("told")
def test_a_unit_sees_its_own_only(open_page: Open) -> None:
    page = open_page(FIGURES, roles=[Role.OPD], units=[OWN])
    assert not page.exception
    assert text.OWN_ONLY in html(page)
    assert "Dinas Sosial" not in page.dataframe[0].value.to_string()
    assert "1.200" not in html(page)


@pytest.mark.usefixtures("demonstration")
def test_without_complaints_the_page_says_so(open_page: Open) -> None:
    page = open_page(FIGURES)
    assert not page.exception
    assert text.NOTHING_YET in words(page)


@pytest.mark.usefixtures("told")
def test_an_upload_is_withdrawn_with_a_reason(open_page: Open) -> None:
    page = open_page(UPLOAD)
    assert not page.exception
    assert LIST in html(page)
    page.text_input[0].set_value("salah berkas")
    next(button for button in page.button if button.label == text.WITHDRAW).click().run()
    assert not page.exception
    assert "salah berkas" in html(open_page(UPLOAD))
    assert "700" in html(open_page(FIGURES))


@pytest.mark.usefixtures("demonstration")
def test_a_reading_is_looked_at_and_stored(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(readings())
    files = [(one.file, b"x") for one in found]
    monkeypatch.setattr(complaint_upload, "choose", lambda: files)
    page = open_page(UPLOAD)
    page.session_state[complaint_upload.READINGS] = found
    page.run()
    assert not page.exception
    assert [one.label for one in page.expander][:2] == [
        show.plain(f"{LIST}: 700 laporan, 0 baris rekap, 12 unit"),
        show.plain(f"{RECAP}: 0 laporan, 144 baris rekap, 12 unit"),
    ]
    next(button for button in page.button if button.label == text.STORE).click().run()
    assert not page.exception
    assert text.STORED.format(cases="700", recaps="144", units="12") in [one.value for one in page.success]


@pytest.mark.usefixtures("told")
def test_the_counts_of_a_year_become_a_batch_on_the_page_unggah(open_page: Open) -> None:
    page = open_page(UPLOAD)
    year = next(box for box in page.selectbox if box.label == text.PROPOSAL_YEAR)
    assert year.options == ["2026", "2025"]
    year.set_value("2025").run()
    next(button for button in page.button if button.label == text.PROPOSE).click().run()
    assert not page.exception
