"""Which question a header asks, and what it is for when it asks none."""

from __future__ import annotations

import pytest

from compliance.model import Question, UnitKind
from compliance.reading.headers import HeaderIndex, Headings, ask_key
from compliance.reading.roles import Role
from tests.reading.books import definitions


@pytest.fixture(scope="module")
def index() -> HeaderIndex:
    return HeaderIndex(definitions().checklist, definitions().vocabulary)


@pytest.mark.parametrize(
    ("header", "question"),
    [
        ("S O P", "sop.ada"),
        ("SOP (Ada/Tidak)", "sop.ada"),
        ("Apakah memiliki SOP?", "sop.ada"),
        ("sop_ada", "sop.ada"),
        ("1. Apakah unit kerja Saudara telah memiliki Standar Operasional Prosedur (SOP)?", "sop.ada"),
        ("STANDAR PELAYANAN (SP)", "sp.ada"),
        ("Standar\nPelayanan", "sp.ada"),
        ("STANDARPELAYANAN", "sp.ada"),
        ("Standar Pelayannan", "sp.ada"),
        ("SK SP", "sp.ditetapkan"),
        ("SK Standar Pelayanan", "sp.ditetapkan"),
        ("Apakah ada maklumat pelayanan?", "maklumat.ada"),
        ("Media Publikasi Standar Pelayanan", "publikasi.ada"),
        ("Apakah standar pelayanan sudah dipublikasikan?", "publikasi.ada"),
        ("SIPPN", "publikasi.sippn"),
        ("Survey Kepuasan Masyarakat (SKM)", "skm.ada"),
        ("Nilai SKM 2025", "skm.ikm"),
        ("Indeks Kepuasan Masyarakat (IKM)", "skm.ikm"),
        ("Apakah OPD terdaftar di Google Maps?", "google.ada"),
        ("Link Bukti SOP", "sop.bukti"),
        ("Jumlah SOP", "sop.layanan_ber_sop"),
        ("sp.komponen.persyaratan", "sp.komponen.persyaratan"),
    ],
)
def test_a_question_is_known_by_its_telling_words(index: HeaderIndex, header: str, question: str) -> None:
    found = index.match(header).question
    assert found is not None
    assert found.id == question


@pytest.mark.parametrize(
    "header",
    ["SIPP", "IPAK", "IPKP", "Nilai IPKP", "SPM", "Standar Pelayanan Minimal", "SPBE", "SKP", "SPP", "SOTK"],
)
def test_what_only_resembles_a_question_is_not_taken_for_it(index: HeaderIndex, header: str) -> None:
    assert index.match(header).question is None


@pytest.mark.parametrize("header", ["SOP AP", "Kualitas SKM", "Skor SOP"])
def test_a_header_about_an_element_that_is_not_sure_is_asked_with_the_element_first(
    index: HeaderIndex, header: str
) -> None:
    found = index.match(header)
    assert found.role is Role.ASK
    assert found.candidates[0].id in ("sop.ada", "skm.ada")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("No.", Role.NUMBER),
        ("NAMA UNIT", Role.UNIT),
        ("OPD / Unit Kerja", Role.UNIT),
        ("nama_opd", Role.UNIT),
        ("Nama Instansi/OPD", Role.UNIT),
        ("KELOMPOK", Role.GROUP),
        ("JML UNIT", Role.UNIT_COUNT),
        ("Uraian", Role.LABEL),
        ("Jawaban", Role.ANSWER),
        ("Ada/Tidak", Role.ANSWER),
        ("Tidak Ada", Role.OPTION),
        ("Ket.", Role.NOTE),
        ("Keterangan SOP", Role.NOTE),
        ("Link Bukti", Role.EVIDENCE),
        ("JUMLAH", Role.TOTAL),
        ("RATA-RATA TOTAL", Role.TOTAL),
        ("Timestamp", Role.IGNORED),
        ("Nama Petugas", Role.IGNORED),
        ("Warna", Role.UNKNOWN),
        ("https://drive.google.com/file/d/1/view", Role.UNKNOWN),
    ],
)
def test_other_headers_are_told_by_what_they_are_for(index: HeaderIndex, header: str, role: Role) -> None:
    assert index.match(header).role is role


def test_the_header_of_names_may_tell_their_kind(index: HeaderIndex) -> None:
    assert index.match("Desa/Kelurahan").kinds == {UnitKind.DESA, UnitKind.KELURAHAN}
    assert index.match("Nama Unit").kinds == frozenset()


@pytest.mark.parametrize("question", definitions().checklist.questions, ids=lambda q: str(q.id))
def test_every_spelling_in_the_data_means_its_own_question(index: HeaderIndex, question: Question) -> None:
    for spelling in (question.id, question.label, *question.headers):
        assert index.match(spelling).question is question, spelling


def test_a_title_is_read_together_with_the_title_above_it(index: HeaderIndex) -> None:
    headings = Headings(index=index, remembered={})

    def under(*titles: str) -> str:
        question = headings.path(titles).question
        return question.id if question else headings.path(titles).role.value

    assert under("UNSUR PELAYANAN", "SOP") == "sop.ada"
    assert under("Standar Pelayanan", "Ditetapkan") == "sp.ditetapkan"
    assert under("SKM", "Pelaksanaan") == "skm.ada"
    assert under("Publikasi", "SIPPN") == "publikasi.sippn"
    assert under("SKM", "Publikasi") == "ditanyakan"  # of the survey, not of the standar pelayanan
    assert under("SOP", "Tidak") == "pilihan jawaban"


def test_an_answer_about_a_column_is_remembered_for_its_words(index: HeaderIndex) -> None:
    key = ask_key(index.match("Kualitas SKM"))
    assert key == "kolom:kualitas skm"
    known = Headings(index=index, remembered={key: "skm.sesuai"}).match("KUALITAS  SKM")
    assert known.question is index.questions["skm.sesuai"]
    assert Headings(index=index, remembered={key: "-"}).match("Kualitas SKM").role is Role.UNKNOWN
