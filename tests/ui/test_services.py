"""The page Layanan: upload, one unit, all units, the answers that follow, the files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import Role
from compliance.reading.pool import ReaderPool
from compliance.text import services as text
from compliance.ui import cached
from compliance.workflows import service_intake, setup
from compliance.workflows.guard import operator
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "layanan" / "daftar-layanan-contoh.xlsx"
PAGE = "kumpulkan/layanan"
UNIT = "Dinas Kependudukan dan Pencatatan Sipil"


@pytest.fixture
def listed(workbooks: None) -> None:
    """The invented regency with its list of services."""
    office, engine = operator(cached.engine()), cached.engine()
    period = setup.periods(engine)[-1]
    now = datetime.now(UTC)
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        found = service_intake.look_through(
            office, (EXAMPLE.name, EXAMPLE.read_bytes()), pool, period_id=period.id, answers={}, now=now
        )
    assert found.reading.problems == ()
    assert found.reading.asked == ()
    service_intake.store_services(office, found, whole=False, reason="", now=now)


def opened(open_page: Open, tab: str, **more: str) -> AppTest:
    found = open_page(PAGE, bagian=tab, **more)
    assert not found.exception
    return found


@pytest.mark.usefixtures("workbooks")
def test_a_unit_without_services_is_told_so(open_page: Open) -> None:
    found = open_page(PAGE, unit="Dinas Sosial")
    assert not found.exception
    assert found.info[0].value.replace("\\", "") == text.UNIT_NONE.format(unit="Dinas Sosial")


@pytest.mark.usefixtures("listed")
def test_the_matrix_names_the_foremost_first(open_page: Open) -> None:
    found = open_page(PAGE, unit=UNIT)
    assert not found.exception
    frame = found.dataframe[0].value
    assert list(frame.columns[:5]) == ["Layanan", "Komponen", "Persyaratan", "Waktu", "Biaya"]
    assert list(frame["Komponen"]) == ["14/14", "14/14", "13/14"]
    assert list(frame["Evaluasi"]) == ["ada", "ada", "tidak"]
    assert list(frame["Dipajang"]) == ["cetak, elektronik", "cetak, elektronik", "cetak"]
    assert frame["Ringkasan"][0].startswith("/unduh/layanan/ringkasan.html?periode=")
    assert text.CARD_FOREMOST in html(found)


@pytest.mark.usefixtures("listed")
def test_the_region_counts_its_units(open_page: Open) -> None:
    found = opened(open_page, text.TAB_REGION)
    frame = found.dataframe[0].value
    assert list(frame["Layanan"]) == [3, 2, 3, 2]
    assert list(frame["14 komponen"]) == [2, 2, 2, 1]
    assert list(frame["Tanpa waktu"]) == [0, 0, 1, 1]
    found = opened(open_page, text.TAB_REGION, cari="puskesmas")
    assert list(found.dataframe[0].value["Unit"]) == ["Puskesmas Sumber Misal"]


@pytest.mark.usefixtures("listed")
def test_what_follows_is_taken_once_it_was_agreed_to(open_page: Open) -> None:
    found = opened(open_page, text.TAB_PROPOSAL, unit=UNIT)
    [button] = [one for one in found.button if one.label.startswith("Simpan")]
    button.click().run()
    assert not found.exception
    assert not found.error
    again = opened(open_page, text.TAB_PROPOSAL, unit=UNIT)
    assert not [one for one in again.button if one.label == button.label]


@pytest.mark.usefixtures("listed")
def test_a_file_is_withdrawn_with_a_reason(open_page: Open) -> None:
    found = opened(open_page, text.TAB_FILES)
    assert list(found.dataframe[0].value["Unit"]) == [4]
    labelled(found.button, text.WITHDRAW_DO).click().run()
    assert found.error[0].value.startswith("Tulis alasan")
    labelled(found.text_input, text.WITHDRAW_REASON).set_value("salah berkas")
    labelled(found.button, text.WITHDRAW_DO).click().run()
    assert not found.exception
    assert "Ditarik: salah berkas" in set(found.dataframe[0].value["Keterangan"])


@pytest.mark.usefixtures("listed")
def test_each_role_has_the_parts_it_may_use(open_page: Open) -> None:
    every = [text.TAB_UNIT, text.TAB_REGION, text.TAB_UPLOAD, text.TAB_PROPOSAL, text.TAB_FILES]
    seen = {
        Role.ORGANISASI: every,
        Role.ADMINISTRATOR: [text.TAB_UNIT, text.TAB_REGION, text.TAB_FILES],
        Role.OPD: every,
    }
    for role, parts in seen.items():
        units = ["dinas-sosial"] if role is Role.OPD else []
        found = open_page(PAGE, roles=[role], units=units)
        assert not found.exception
        assert [tab.label for tab in found.tabs] == parts, role
    own = open_page(PAGE, roles=[Role.OPD], units=["dinas-sosial"], bagian=text.TAB_REGION)
    assert own.info[-1].value == text.REGION_NONE


@pytest.mark.usefixtures("workbooks")
def test_other_pages_lead_here_and_say_how_it_is_counted(open_page: Open) -> None:
    gaps = open_page("perbaiki/kesenjangan", unit=UNIT)
    assert not gaps.exception
    method = open_page("kelola/metode")
    assert not method.exception
    shown = html(method)
    assert "ada bila semua layanan punya; satu layanan yang belum punya memutuskan" in shown
    assert "PermenPANRB 15/2014" in shown
    upload = open_page("kumpulkan/unggah")
    assert not upload.exception
