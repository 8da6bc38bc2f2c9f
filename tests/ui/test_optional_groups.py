"""The optional groups on the pages: shown where somebody answered, missing nowhere else."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from compliance.text import gaps, uploading
from compliance.text.explanation import NOT_COUNTED
from tests.ui.conftest import Open
from tests.ui.test_pages import html

PEKPPP = "PEKPPP – Indeks Pelayanan Publik (F-02)"


def folded(page: AppTest) -> list[str]:
    return [expander.label for expander in page.expander]


@pytest.mark.usefixtures("demonstration")
def test_who_left_the_groups_alone_has_no_gap_in_them(open_page: Open) -> None:
    page = open_page("perbaiki/kesenjangan", unit="Dinas Sosial", instrumen=PEKPPP)
    assert gaps.UNASKED_HEAD.format(count=20) in folded(page)
    assert gaps.UNASKED_LEAD in html(page)


@pytest.mark.usefixtures("demonstration")
def test_what_nobody_answered_is_not_said_to_be_missing(open_page: Open) -> None:
    """A blank is not a no, in the groups and elsewhere; nor is what was not verified yet."""
    claimed = html(open_page("perbaiki/kesenjangan", unit="Dinas Sosial", instrumen=PEKPPP))
    assert claimed.count(f"<dt>{gaps.NOW}</dt><dd>belum dijawab") >= 20
    verified = html(
        open_page("perbaiki/kesenjangan", unit="Dinas Sosial", instrumen=PEKPPP, dasar="Yang sudah diperiksa")
    )
    assert f"<dt>{gaps.NOW}</dt><dd>belum ada jawaban yang sudah diperiksa" in verified
    assert "belum dijawab" not in verified
    how = html(open_page("pantau/penjelasan", unit="Dinas Sosial", instrumen=PEKPPP))
    assert NOT_COUNTED in how


@pytest.mark.usefixtures("demonstration")
def test_who_answered_them_sees_what_lacks_there(open_page: Open) -> None:
    page = open_page("perbaiki/kesenjangan", unit="Puskesmas Sumber Misal", instrumen=PEKPPP)
    assert not any(label.startswith(gaps.UNASKED_HEAD.split("(")[0]) for label in folded(page))
    assert "Fasilitas tempat parkir: paling sedikit 2 pilihan" in html(page)


@pytest.mark.usefixtures("demonstration")
def test_the_map_has_a_column_for_each_group_somebody_answered(open_page: Open) -> None:
    page = open_page("pantau/ringkasan")
    columns = list(page.dataframe[0].value.columns)
    assert columns[1:7] == ["SOP", "Standar Pelayanan", "Maklumat", "Media Publikasi", "SKM", "Google"]
    assert columns[7:] == [
        "SIPP",
        "Pengaduan",
        "SDM dan Budaya Pelayanan",
        "Sarana Prasarana",
        "Peta Proses Bisnis",
        "Inovasi",
    ]


@pytest.mark.usefixtures("demonstration")
def test_the_method_tells_the_six_elements_from_the_groups(open_page: Open) -> None:
    shown = html(open_page("kelola/metode", instrumen=PEKPPP))
    assert "10 dari 30 indikator dari enam unsur; 30 bila semua kelompok tambahan diisi" in shown
    assert "kelompok tambahan" in shown
    assert "dua sistem penilaian daerah yang saling cocok" in shown


@pytest.mark.usefixtures("demonstration")
def test_a_template_is_offered_where_files_are_handed_in(open_page: Open) -> None:
    page = open_page("kumpulkan/unggah")
    links = {link.proto.label: link.proto.url for link in page.get("link_button")}
    assert links[uploading.TEMPLATE].startswith("/unduh/templat.xlsx?periode=")
