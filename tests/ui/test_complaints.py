"""The pages about complaints: what each role is shown, and what storing and withdrawing does there."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from fractions import Fraction
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from compliance.definitions.registry import shipped_registry
from compliance.formats import day, percent
from compliance.model import Role
from compliance.problems import ComplianceError
from compliance.reading.complaints.file import read_complaints_file
from compliance.text import complaints as text
from compliance.text import trail
from compliance.ui import cached, complaint_upload, show
from compliance.ui.complaint_files import ComplaintsChoice, figures_file
from compliance.workflows import complaints, setup
from compliance.workflows.guard import Caller, operator
from tests.reading.complaints.examples import FOLDER, LIST, RECAP
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words
from tests.workflows.people import somebody

FIGURES, UPLOAD = "pantau/pengaduan", "kumpulkan/unggah_pengaduan"
OWN = "dinas-kesehatan"


def readings() -> list[complaint_upload.ComplaintsReading]:
    registry = shipped_registry("contoh")
    return [read_complaints_file((FOLDER / name).read_bytes(), name, registry, {}) for name in (LIST, RECAP)]


@pytest.fixture
def told(workbooks: None) -> None:
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
    assert text.AGE_UNKNOWN.format(count="79") in [one.value for one in at(page, text.TAB_BACKLOG).info]
    for tab in (text.TAB_TREND, text.TAB_BACKLOG, text.TAB_CATEGORIES, text.DEADLINES):
        assert not at(page, tab).exception


@pytest.mark.usefixtures("told")
def test_one_unit_alone_has_its_own_figures(open_page: Open) -> None:
    assert html(open_page(FIGURES)) != html(open_page(FIGURES, unit="Dinas Kesehatan"))
    assert text.NOTHING_OF_UNIT in words(open_page(FIGURES, unit="Inspektorat Contoh"))


def download(page: AppTest, label: str = text.DOWNLOAD) -> ComplaintsChoice:
    """What the button above the figures asks for."""
    (link,) = (one for one in page.get("link_button") if one.proto.label == label)
    query = dict(parse_qsl(urlsplit(link.proto.url).query))
    return ComplaintsChoice.from_query(query)


def cells(caller: Caller, choice: ComplaintsChoice) -> dict[str, list[tuple[object, ...]]]:
    name, data = figures_file(caller, choice, datetime.now(UTC))
    assert name.startswith("DATA REKAAN Pengaduan ")
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets}


@pytest.mark.usefixtures("told")
def test_the_workbook_says_what_the_page_shows(open_page: Open) -> None:
    page = open_page(FIGURES)
    choice = download(page)
    found = cells(operator(cached.engine()), choice)
    assert (text.ON, day(choice.on or date.max)) in found[text.ABOUT_SHEET]
    region, *units = found[text.UNITS_SHEET][2:]
    assert region[:2] == (text.ALL_UNITS, 1200)
    shown = page.dataframe[0].value
    assert [row[0] for row in units] == [name.rstrip(text.FEW_MARK) for name in shown[text.COLUMNS[0]]]
    for place, head in enumerate(text.COLUMNS[1:4], start=1):
        assert [row[place] for row in units] == list(shown[head])
    percents = [percent(Fraction(str(row[4]))) for row in units]
    assert percents == list(shown[text.COLUMNS[4]])


@pytest.mark.usefixtures("told")
def test_the_workbook_of_a_unit_is_its_own(open_page: Open) -> None:
    account = somebody(cached.engine(), Role.OPD, units=[OWN], now=datetime.now(UTC))
    period = setup.periods(cached.engine())[-1]
    found = cells(account, ComplaintsChoice(period_id=period.id))
    assert (text.ABOUT_SCOPE, text.OWN_UNITS) in found[text.ABOUT_SHEET]
    said = repr(found)
    assert "Dinas Kesehatan" in said
    assert "Dinas Sosial" not in said
    with pytest.raises(ComplianceError, match=text.NOTHING_OF_UNIT):
        figures_file(account, ComplaintsChoice(period_id=period.id, unit="dinas-sosial"), datetime.now(UTC))
    page = open_page(FIGURES, unit="Dinas Kesehatan")
    assert download(page).unit == ""
    assert download(page, text.DOWNLOAD_UNIT).unit == OWN


@pytest.mark.usefixtures("told")
def test_a_unit_sees_its_own_only(open_page: Open) -> None:
    page = open_page(FIGURES, roles=[Role.OPD], units=[OWN])
    assert not page.exception
    assert text.OWN_ONLY in html(page)
    assert "Dinas Sosial" not in page.dataframe[0].value.to_string()
    assert "1.200" not in html(page)


@pytest.mark.usefixtures("workbooks")
def test_without_complaints_the_page_says_so(open_page: Open) -> None:
    page = open_page(FIGURES)
    assert not page.exception
    assert text.NOTHING_YET in words(page)


@pytest.mark.usefixtures("told")
def test_each_upload_says_which_file_it_was_and_gives_what_was_taken(open_page: Open) -> None:
    page = open_page(UPLOAD)
    assert not page.exception
    assert text.WHY_NOT_KEPT in html(page)
    assert text.PROOF.partition(":")[0] in html(page)
    listed = page.dataframe[0].value.set_index(text.UPLOAD_COLUMNS[1])
    for name, brought in ((LIST, "700 laporan"), (RECAP, "144 baris rekap")):
        row = listed.loc[name]
        assert row["SHA-256 berkas asli"] == sha256((FOLDER / name).read_bytes()).hexdigest()
        assert (row["Isi"], row["Oleh"], row["Keadaan"]) == (brought, trail.TERMINAL, text.COUNTS)
        assert row["Unduh"] == f"/unduh/pengaduan/{row['No.']}"


@pytest.mark.usefixtures("told")
def test_an_upload_is_withdrawn_with_a_reason(open_page: Open) -> None:
    page = open_page(UPLOAD)
    assert not page.exception
    page.text_input[0].set_value("salah berkas")
    next(button for button in page.button if button.label == text.WITHDRAW).click().run()
    assert not page.exception
    assert [toast.value for toast in page.toast] == [text.WITHDRAWN_DONE]
    assert "salah berkas" in open_page(UPLOAD).dataframe[0].value.to_string()
    assert "700" in html(open_page(FIGURES))


@pytest.mark.usefixtures("workbooks")
def test_a_reading_is_looked_at_and_stored(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(readings())
    files = [(one.file, b"x") for one in found]
    monkeypatch.setattr(complaint_upload, "choose", lambda: files)
    page = open_page(UPLOAD)
    page.session_state[complaint_upload.READINGS] = found
    page.run()
    assert not page.exception
    assert [one.label for one in page.expander][:2] == [
        show.plain(f"{LIST}: 700 laporan dari 12 unit"),
        show.plain(f"{RECAP}: 144 baris rekap dari 12 unit"),
    ]
    next(button for button in page.button if button.label == text.STORE).click().run()
    assert not page.exception
    told = text.STORED.format(what="700 laporan, 144 baris rekap", units="12")
    assert told in [one.value for one in page.success]
    assert complaint_upload.READINGS not in page.session_state


@pytest.mark.usefixtures("workbooks")
def test_where_no_file_can_be_read_nothing_is_offered_to_be_stored(open_page: Open) -> None:
    page = open_page(UPLOAD)
    page.file_uploader[0].upload("surat.csv", b"bukan;pengaduan\n1;2\n").run()
    labelled(page.button, text.READ.format(count=1)).click().run()
    assert not page.exception
    assert "Tidak ditemukan daftar atau rekap pengaduan" in page.error[0].value
    assert text.STORE not in [button.label for button in page.button]


@pytest.mark.usefixtures("workbooks")
def test_a_table_that_belongs_to_another_page_is_warned_of_above_everything(open_page: Open) -> None:
    page = open_page(UPLOAD)
    rows = b"Nama Unit;SOP;Maklumat;SKM;Total\nDinas Kesehatan;ada;tidak;ada;2\n"
    page.file_uploader[0].upload("isian.csv", rows).run()
    labelled(page.button, text.READ.format(count=1)).click().run()
    assert not page.exception
    doubt = "Berkas ini tampaknya isian daftar periksa unit, yang diunggah lewat halaman Unggah"
    assert page.warning[0].value.startswith(show.plain(f"isian.csv: {doubt}"))


@pytest.mark.usefixtures("told")
def test_the_counts_of_a_year_become_a_batch_on_the_page_unggah(open_page: Open) -> None:
    page = open_page(UPLOAD)
    year = next(box for box in page.selectbox if box.label == text.PROPOSAL_YEAR)
    assert year.options == ["2026", "2025"]
    year.set_value("2025").run()
    next(button for button in page.button if button.label == text.PROPOSE).click().run()
    assert not page.exception
