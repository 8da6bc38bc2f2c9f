"""One cell → one value, exactly, or the reason why not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model import AnswerKind, Option, Question, Status
from compliance.problems import ProblemCode
from compliance.reading.links import owner
from compliance.reading.sheets import CellValue
from compliance.reading.values import NOTHING, Read, ValueReader
from tests.reading.books import definitions

READER = ValueReader(definitions().checklist, definitions().vocabulary)
QUESTIONS = {q.id: q for q in definitions().checklist.questions}
SOP = QUESTIONS["sop.ada"]


def read(value: CellValue, question: str = "sop.ada", *, symbol: bool = False) -> Read:
    return READER.read(value, QUESTIONS[question], symbol=symbol)


@pytest.mark.parametrize(
    "value",
    ["Ada", "ADA ", "Sudah", "Sudah Ada", "Ya", "Y",
     "Tersedia", "Selesai", "Lengkap", "✓", "√", "✔", "✔️", "☑", "v",
     "V", 1, 1.0, "1", True, "TRUE", "https://drive.google.com/file/d/1AbC/view", "bit.ly/sop-dinkes",
     date(2025, 3, 1), datetime(2025, 3, 1), "12 Maret 2025", "SK No. 188/3/2025",
     "188.45/123/KEP/412.013/2025"],
)  # fmt: skip
def test_spellings_of_ada(value: CellValue) -> None:
    assert read(value).value is Status.ADA


@pytest.mark.parametrize(
    "value",
    ["Tidak", "Tdk", "T", "Tidak Ada", "tidak\nada", "Belum", "Belum Ada", "Tidak Tersedia",
     "Nihil", 0, "0", 0.0,
     False, "FALSE", "✗", "☐", "Tidak ada, belum dianggarkan"],
)  # fmt: skip
def test_spellings_of_tidak(value: CellValue) -> None:
    assert read(value).value is Status.TIDAK


@pytest.mark.parametrize(
    "value", ["Proses", "Sedang Proses", "Dalam proses", "Sedang Diurus", "Draft", "Draf", "Penyusunan"]
)
def test_spellings_of_proses(value: CellValue) -> None:
    assert read(value).value is Status.PROSES


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("Ada, berlaku sampai 2028", date(2028, 12, 31)),
        ("Ada (berlaku s/d 12 Maret 2028)", date(2028, 3, 12)),
        ("Ada, masa berlaku s.d. 12/03/2028", date(2028, 3, 12)),
        ("Ada (2022-2028)", date(2028, 12, 31)),
        ("Ada, berlaku sampai Juni 2026", date(2026, 6, 1)),  # which day of it is not said
        ("Ada, berlaku s.d. 31 Februari 2028", date(2028, 1, 1)),  # nor is this one
    ],
)
def test_what_is_there_until_some_day_is_until_that_day(value: str, last: date) -> None:
    said = read(value)
    assert (said.trouble, said.effective) == (ProblemCode.UNKNOWN_ANSWER, None)
    assert said.on(None).value is None
    assert said.on(last).value is Status.ADA
    assert said.on(last).trouble is None
    assert said.on(last + timedelta(days=1)).value is None


@pytest.mark.parametrize(
    "value", ["Ada, belum TTD, berlaku sampai 2028", "Ada, target s.d. 2028", "Ada tapi lama"]
)
def test_what_is_doubtful_for_another_reason_is_on_no_day(value: str) -> None:
    assert read(value).on(date(2026, 1, 1)).value is None


@pytest.mark.parametrize("value", ["Ada (lama)", "Ada (versi lama)"])
def test_what_is_old_is_there_all_the_same(value: str) -> None:
    assert read(value).value is Status.ADA


@pytest.mark.parametrize(
    "value",
    ["Ada, tinggal TTD", "Ada (usulan)", "Ada, hilang", "Ada, KTP saja", "Ada (50%)", "Ada (0)",
     "Ada, 2 dari 5", "Ada (?)", "Ada (x)", "Ada / nihil", "Ada, baru KTP", "Ada, ikut induk",
     "Ada (cek lagi)",
     "Ada, non aktif", "Ada, menyusul",
     "Belum, 80%", "Belum, tunggu TTD", "Belum/lengkap", "Belum, kini tersedia", "Tidak\nlengkap",
     "Proses 100%", "Proses, ditetapkan", "Draft, hilang", "Tidak berlaku 2024", "Tidak berlaku, kadaluarsa",
     "SK No. 188/   /2024", "SK Nomor      Tahun 2024", "SK No. XX/2024",
     "Ada, nanti diunggah", "Ada (contoh)", "Ada (gabungan)", "Tidak berlaku (SK lama)",
     "SK No. 12 Tahun 2015 (dicabut)", "SK No. ..../2024", "SK No. 12/2026 menunggu TTD",
     "https://drive.google.com/x kosong", "contoh: https://drive.google.com/x",
     "Upload ke https://drive.google.com/x", "Silakan unggah di https://drive.google.com/x"],
)  # fmt: skip
def test_a_remark_can_make_a_status_doubtful(value: str) -> None:
    assert read(value).trouble is ProblemCode.UNKNOWN_ANSWER


@pytest.mark.parametrize(
    ("value", "status"),
    [("Ada (100%)", Status.ADA), ("Ada, SK revisi 2024", Status.ADA),
     ("Ditetapkan 12 Maret 2024", Status.ADA),
     ("Ada (non elektronik)", Status.ADA), ("Belum (baru pindah kantor)", Status.TIDAK),
     ("Belum, menunggu arahan", Status.TIDAK), ("Proses, 80%", Status.PROSES),
     ("Draft 12 Maret 2024", Status.PROSES),
     ("Sudah diunggah di https://drive.google.com/x", Status.ADA),
     ("Bukti upload: https://drive.google.com/x", Status.ADA)],
)  # fmt: skip
def test_other_remarks_do_not(value: str, status: Status) -> None:
    assert read(value).value is status


@pytest.mark.parametrize(
    "value", ["Belum ditetapkan", "Tidak sesuai", "Belum dipublikasikan", "Belum selesai"]
)
def test_a_later_step_that_is_denied_is_no_answer_to_whether_there_is_any(value: str) -> None:
    assert read(value).trouble is ProblemCode.UNKNOWN_ANSWER
    assert read(value, "sop.ditetapkan").value is Status.TIDAK


def test_a_step_that_is_asked_for_can_be_denied() -> None:
    assert read("Belum dipublikasikan", "publikasi.ada").value is Status.TIDAK
    assert read("Belum terdaftar", "google.ada").value is Status.TIDAK
    assert read("Belum terpublikasi", "publikasi.ada").value is Status.TIDAK
    assert read("Belum dilaksanakan", "skm.ada").value is Status.TIDAK
    assert read("Tidak terlaksana", "skm.ada").value is Status.TIDAK


def test_not_applicable_keeps_its_reason() -> None:
    said = read("Tidak berlaku (bukan layanan publik)")
    assert (said.value, said.note) == (Status.TIDAK_BERLAKU, "bukan layanan publik")
    assert read("N/A").value is Status.TIDAK_BERLAKU


@pytest.mark.parametrize("value", [None, "", "  ", "NULL", "Tidak Tahu", "……", ".........", "____"])
def test_nothing_said_is_neither_answer_nor_problem(value: CellValue) -> None:
    said = read(value)
    assert (said.value, said.trouble, said.mark) == (None, None, "")


@pytest.mark.parametrize(
    ("value", "mark"), [("x", "x"), ("X", "x"), ("×", "x"), ("-", "-"), ("–", "-"), ("--", "-")]
)
def test_ambiguous_marks_wait_for_the_workbook(value: str, mark: str) -> None:
    assert (read(value).mark, read(value).value) == (mark, None)


@pytest.mark.parametrize(
    "value",
    ["mungkin", "?", "ü", 7, 2025, "Ada, belum ditetapkan", "Belum, masih proses", "Ada/Tidak",
     "SK belum ada",
     "ada tapi hilang", "50%"],
)  # fmt: skip
def test_what_is_not_sure_is_not_guessed(value: CellValue) -> None:
    assert (read(value).value, read(value).trouble) == (None, ProblemCode.UNKNOWN_ANSWER)


def test_a_remark_keeps_note_evidence_and_date() -> None:
    said = read("Ada, SK No. 188/3/2025")
    assert (said.value, said.note) == (Status.ADA, "SK No. 188/3/2025")
    assert read("Ada\nhttps://x.go.id/sop.pdf").evidence == ("https://x.go.id/sop.pdf",)
    assert read("Sudah, 12 Maret 2025").effective == date(2025, 3, 12)
    assert read(date(2025, 3, 1)).effective == date(2025, 3, 1)


@pytest.mark.parametrize(
    "value", ["bukti dukung belum diunggah", "Ada (bukti menyusul)", "Ada, belum diupload"]
)
def test_a_claim_without_evidence_counts_and_is_pointed_out(value: str) -> None:
    assert (read(value).value, read(value).trouble) == (Status.ADA, ProblemCode.CLAIMED_WITHOUT_EVIDENCE)


@pytest.mark.parametrize(
    ("glyph", "status"),
    [
        ("ü", Status.ADA),
        ("P", Status.ADA),
        ("þ", Status.ADA),
        ("R", Status.ADA),
        ("û", Status.TIDAK),
        ("O", Status.TIDAK),
    ],
)
def test_letters_of_symbol_fonts_are_ticks_and_crosses(glyph: str, status: Status) -> None:
    assert read(glyph, symbol=True).value is status
    assert read(chr(0xF000 + ord(glyph))).value is status


def test_an_error_typed_as_text_is_unreadable() -> None:
    assert read("#N/A").trouble is ProblemCode.UNREADABLE_CELL
    assert read("#REF!", "skm.ikm").trouble is ProblemCode.UNREADABLE_CELL


def test_a_link_of_another_element_is_no_answer() -> None:
    said = read("https://sukma.jatimprov.go.id/fe/survey?idUser=3", "publikasi.sippn")
    assert (said.value, said.trouble) == (None, ProblemCode.LINK_OF_ANOTHER)
    assert read("https://sukma.jatimprov.go.id/fe/survey?idUser=3", "skm.ada").value is Status.ADA


@pytest.mark.parametrize(
    ("value", "question", "number"),
    [
        ("91,77", "skm.ikm", "91.77"),
        ("91.77", "skm.ikm", "91.77"),
        (91.77, "skm.ikm", "91.77"),
        ("91.770", "skm.ikm", "91.77"),  # as thousands it would be out of range
        ("94.45%", "skm.ikm", "94.45"),
        ("91,77 (Sangat Baik)", "skm.ikm", "91.77"),
        ("1.234", "skm.responden", "1234"),
        ("1.234.567", "skm.responden", "1234567"),
        ("150 orang", "skm.responden", "150"),
        (0, "skm.responden", "0"),
        ("0", "skm.rtl_selesai", "0"),
        ("50%", "skm.rtl_selesai", "50"),
        ("0,5%", "skm.rtl_selesai", "0.5"),
        (75, "skm.rtl_selesai", "75"),
        ("4,5", "google.rating", "4.5"),
    ],
)
def test_numbers_are_exact(value: CellValue, question: str, number: str) -> None:
    assert read(value, question).value == Fraction(number)


@pytest.mark.parametrize(
    ("value", "question", "trouble"),
    [
        ("91,77 Seme", "skm.ikm", ProblemCode.NOT_A_NUMBER),
        ("TW II 2023", "skm.ikm", ProblemCode.NOT_A_NUMBER),
        ("9" * 5_000, "skm.ikm", ProblemCode.NOT_A_NUMBER),
        (True, "skm.ikm", ProblemCode.NOT_A_NUMBER),
        (date(2025, 5, 4), "google.rating", ProblemCode.NOT_A_NUMBER),  # Excel made a date of 4.5
        (12.5, "skm.responden", ProblemCode.NOT_A_NUMBER),
        ("9177", "skm.ikm", ProblemCode.OUT_OF_RANGE),
        (0, "skm.ikm", ProblemCode.OUT_OF_RANGE),
        (-1, "skm.responden", ProblemCode.OUT_OF_RANGE),
        ("1.234", "skm.rtl_bulan", ProblemCode.AMBIGUOUS_NUMBER),
        (0.5, "skm.rtl_selesai", ProblemCode.AMBIGUOUS_NUMBER),
        (1, "skm.rtl_selesai", ProblemCode.AMBIGUOUS_NUMBER),
    ],
)
def test_numbers_that_are_not_sure_are_problems(
    value: CellValue, question: str, trouble: ProblemCode
) -> None:
    assert (read(value, question).value, read(value, question).trouble) == (None, trouble)


@pytest.mark.parametrize(
    "value",
    [date(2026, 3, 12), datetime(2026, 3, 12, 8), "12 Maret 2026", "12 Mar 2026", "12/03/2026", "12-3-2026",
     "2026-03-12", "2026-03-12 00:00:00", "Bojonegoro, 12 Maret 2026"],
)  # fmt: skip
def test_certain_days(value: CellValue) -> None:
    assert read(value, "skm.tanggal").value == date(2026, 3, 12)


@pytest.mark.parametrize(
    "value", ["Maret 2026", "2025", 2025, 45000, "12/03/26", "03/25/2026", "1900-01-05", "TW II 2023"]
)
def test_a_day_is_never_guessed(value: CellValue) -> None:
    assert read(value, "skm.tanggal").trouble is ProblemCode.NOT_A_DATE


def test_lists_are_split_by_any_separator_and_long_labels_match_first() -> None:
    media = read("Media Cetak / Non Elektronik, Media Elektronik,Website", "publikasi.media")
    assert media.value == ("cetak", "elektronik", "website")
    assert read("website\nInstagram; TV", "publikasi.media").value == ("elektronik", "medsos", "website")
    assert read("1. Website 2. x", "publikasi.media").value is None
    assert read("Website dan Facebook", "publikasi.media").value == ("medsos", "website")
    assert read("tidak ada", "publikasi.media").value == ()


def test_an_unknown_part_of_a_list_is_named_and_the_others_are_kept() -> None:
    media = read("Website, Radio", "publikasi.media")
    assert media.value == ("website",)
    assert (media.trouble, media.facts["answer"]) == (ProblemCode.UNKNOWN_ANSWER, "Radio")


def test_a_choice_takes_one_option() -> None:
    assert read("Semua komponen", "publikasi.cakupan").value == ("semua",)
    assert read("semua, sebagian", "publikasi.cakupan").trouble is ProblemCode.UNKNOWN_ANSWER


def test_links_are_kept_in_order_and_other_text_is_no_link() -> None:
    assert read("https://a.go.id/1\nwww.b.id/2", "sop.bukti").value == ("https://a.go.id/1", "www.b.id/2")
    assert read("terlampir", "sop.bukti").trouble is ProblemCode.NOT_A_LINK
    assert read("-", "sop.bukti") is NOTHING


def test_equal_cells_are_read_once_and_a_tick_is_not_the_number_it_equals() -> None:
    assert read("terlampir", "sop.bukti") is read("terlampir", "sop.bukti")
    for value in (1, True, 1.0, True, 1):
        expected = ProblemCode.NOT_A_NUMBER if value is True else None
        assert read(value, "google.ulasan").trouble is expected, value


@pytest.mark.parametrize(
    ("link", "element"),
    [
        ("https://drive.google.com/file/d/1AbC/view", ""),
        ("https://SUKMA.jatimprov.go.id/x", "skm"),
        ("https://sippn.menpan.go.id/instansi/1", "publikasi"),
        ("https://maps.app.goo.gl/abc", "google"),
        ("https://www.google.co.id/maps/place/x", "google"),
        ("https://maps.google.com/?q=x", "google"),
        ("https://g.page/dinkes", "google"),
        ("https://g.co/kgs/abc", "google"),
    ],
)
def test_some_addresses_belong_to_one_element(link: str, element: str) -> None:
    assert owner(link) == element


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_every_cell_is_a_value_a_problem_a_mark_or_nothing(value: CellValue) -> None:
    for question in (
        *QUESTIONS.values(),
        Question(id="x.y", label="?", kind=AnswerKind.CHOICE, options=(Option(id="a", label="A"),)),
    ):
        said = READER.read(value, question)
        assert said.value is None or said.trouble in (
            None,
            ProblemCode.CLAIMED_WITHOUT_EVIDENCE,
            ProblemCode.UNKNOWN_ANSWER,
        )


@given(st.decimals(min_value=25, max_value=100, places=4))
def test_a_number_means_the_same_with_comma_point_and_as_a_float(number: object) -> None:
    ikm = QUESTIONS["skm.ikm"]
    exact = Fraction(str(number))
    assert READER.read(float(str(number)), ikm).value == exact
    assert READER.read(str(number).replace(".", ","), ikm).value == exact
