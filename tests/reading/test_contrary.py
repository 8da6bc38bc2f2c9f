"""What stands around an answer and says otherwise, or may be the answer in its place."""

from __future__ import annotations

import pytest

from compliance.reading.sheets import CellValue
from tests.reading.books import asks, codes, read, sentences, sheet, table, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
NOTED = ("Nama OPD", "SOP", "Ket.", "SKM", "Ket.")


@pytest.mark.parametrize("below", ["tapi belum TTD", "Belum Ada", "sebagian"])
def test_a_row_that_goes_on_below_can_make_another_answer_of_it(below: str) -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", "", below, ""], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert ("jawaban_bertentangan", "C2") in codes(reading)


@pytest.mark.parametrize("below", ["lengkap", "SK 2024", "Sudah", "", 5])
def test_a_row_that_goes_on_below_may_agree(below: CellValue) -> None:
    reading = table([1, HEALTH, "Ada", "Tidak"], ["", "", below, ""], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading)[HEALTH] == {"sop.ada": "ada", "sp.ada": "tidak"}


def test_a_page_number_is_no_remark() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", "", "Halaman 2 dari 4", ""], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading)[HEALTH] == {"sop.ada": "ada", "sp.ada": "ada"}


def test_a_row_of_remarks_is_of_the_unit_above_it() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", "Ket.", "masih draft", ""], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading)[HEALTH] == {"sp.ada": "ada"}
    assert codes(reading) == [("jawaban_bertentangan", "C2")]


def test_a_row_below_a_gap_goes_on_with_nothing() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], [], ["", "", "Tidak", ""])
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ("Ada", "Belum ada"),
        ("Ada", "Masih draft"),
        ("Belum", "Sudah ada"),
        ("Belum", "Draft"),
        ("Ada", "Dokumen belum ada"),
    ],
)
def test_a_note_that_is_another_answer_contradicts(answer: str, note: str) -> None:
    reading = table([HEALTH, answer, note, "Ada", ""], header=NOTED)
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert sentences(reading) == [
        f"Jawaban untuk “SOP tersedia” bertentangan: {answer} / {note}. Pilih salah satu."
    ]


@pytest.mark.parametrize(
    "note", ["Tidak ada kendala", "lengkap", "Nihil", "menunggu arahan", "SKM belum ada"]
)
def test_other_notes_leave_the_answer(note: str) -> None:
    reading = table([HEALTH, "Ada", note, "Ada", ""], header=NOTED)
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada"}}


@pytest.mark.parametrize("note", ["SOP belum ada", "SOP: masih draft", "Lengkap; SOP = tidak ada"])
def test_a_note_for_the_row_contradicts_what_it_names(note: str) -> None:
    reading = table([HEALTH, "Ada", "Ada", note], header=("Nama OPD", "SOP", "SP", "Keterangan"))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}
    reading = table([HEALTH, "Ada", "Ada", "Tidak ada"], header=("Nama OPD", "SOP", "SP", "Keterangan"))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}


@pytest.mark.parametrize("verdict", ["Tidak sesuai", "Belum ada", "Ternyata belum ada", "Dokumen bukan SOP"])
def test_a_verdict_beside_each_answer_can_refuse_it(verdict: str) -> None:
    header = ("Nama OPD", "SOP", "Hasil Verifikasi", "SKM", "Hasil Verifikasi")
    reading = table(
        [HEALTH, "Ada", verdict, "Ada", "Sesuai"], [SOCIAL, "Belum", "Sesuai", "", ""], header=header
    )
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}}


def test_one_verdict_for_the_row_refuses_no_answer() -> None:
    reading = table([HEALTH, "Ada", "Ada", "Belum"], header=("Nama OPD", "SOP", "SKM", "Verifikasi"))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada"}}


@pytest.mark.parametrize(
    "view", ["SOP (Verifikasi)", "SOP hasil verifikasi", "SOP menurut Tim", "SOP (revisi)"]
)
def test_an_answer_beside_somebody_elses_view_of_it_is_asked(view: str) -> None:
    reading = table([HEALTH, "Ada", "Tidak", "Ada"], header=("Nama OPD", "SOP", view, "SKM"))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert {text for _, text, _ in asks(reading)} == {"SOP", view}


def test_each_answer_beside_a_view_below_its_title_has_a_question_of_its_own() -> None:
    rows = [
        ["Nama OPD", "SOP", "", "SKM", ""],
        ["", "Jawaban OPD", "Verifikasi Tim", "Jawaban OPD", "Verifikasi Tim"],
        [HEALTH, "Ada", "Tidak", "Ada", "Ada"],
    ]
    reading = read(sheet(rows, merges=((0, 1, 0, 2), (0, 3, 0, 4))))
    assert values(reading) == {}
    own = {text: ids for _, text, ids in asks(reading) if text.endswith("OPD")}
    assert own == {"SOP – Jawaban OPD": ["sop.ada"], "SKM – Jawaban OPD": ["skm.ada"]}


def test_a_stage_before_the_last_one_is_asked() -> None:
    rows = [
        ["Nama OPD", "Maklumat", "", "", "SKM"],
        ["", "Draft", "Konsultasi", "TTD", ""],
        [HEALTH, "✓", "✓", "✓", "Ada"],
    ]
    reading = read(sheet(rows, merges=((0, 1, 0, 3),)))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert "Maklumat – Draft" in {text for _, text, _ in asks(reading)}


def test_what_stands_under_a_plan_is_asked() -> None:
    rows = [["Nama OPD", "Target", "", "Capaian", ""], ["", "SOP", "SKM", "SOP", "SKM"]]
    reading = read(
        sheet([*rows, [HEALTH, "Ada", "Ada", "Belum", "Ada"]], merges=((0, 1, 0, 2), (0, 3, 0, 4)))
    )
    assert values(reading) == {}
    assert len(asks(reading)) == 4


def test_beside_its_dinas_the_puskesmas_is_the_unit() -> None:
    rows = [[HEALTH, f"Puskesmas {place}", "Ada"] for place in ("Balen", "Trucuk")]
    reading = table(*rows, header=("OPD Induk", "Unit Kerja", "SOP"))
    assert set(values(reading)) == {"Puskesmas Balen", "Puskesmas Trucuk"}


def test_what_only_an_earlier_years_sheet_says_is_not_taken() -> None:
    header = ["Nama OPD", "SOP"]
    early = sheet([header, [HEALTH, "Ada"], [SOCIAL, "Ada"]], "Rekap 2025")
    late = sheet([header, [HEALTH, "Ada"]], "Rekap 2026")
    reading = read(early, late)
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "B3")]
    other = sheet([["Nama OPD", "SKM"], [SOCIAL, "Ada"]], "Rekap 2026")
    assert values(read(early, other))[SOCIAL] == {"sop.ada": "ada", "skm.ada": "ada"}


@pytest.mark.parametrize("title", ["Kendala", "Rekomendasi", "Tindak Lanjut", "Uraian"])
@pytest.mark.parametrize(
    "note",
    [
        "SOP belum ada",
        "Belum memiliki SOP",
        "Dokumen SOP belum disusun",
        "Agar segera menyusun SOP",
        "SOP masih dalam proses penyusunan",
        "Maklumat dan SOP belum ada",
    ],
)
def test_a_column_about_something_else_denies_what_it_names(title: str, note: str) -> None:
    reading = table([HEALTH, "Ada", "Ada", note], header=("Nama OPD", "SOP", "SP", title))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "B2")]


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ("Ada", "SOP perlu direviu"),
        ("Ada", "Tidak ada kendala"),
        ("Ada", "Tidak ada"),
        ("Ada", "Petugas SOP belum terlatih"),
        ("Belum", "Segera menyusun SOP"),
        ("Belum", "SOP belum ada"),
    ],
)
def test_a_column_about_something_else_mostly_agrees(answer: str, note: str) -> None:
    reading = table([HEALTH, answer, "Ada", note], header=("Nama OPD", "SOP", "SP", "Permasalahan"))
    assert set(values(reading)[HEALTH]) == {"sop.ada", "sp.ada"}


def test_a_later_answer_in_a_remark_contradicts_that_there_is_none_yet() -> None:
    reading = table(
        [HEALTH, "Belum", "Ada", "SOP sudah terbit Maret 2026"], header=("Nama OPD", "SOP", "SP", "Kendala")
    )
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}


@pytest.mark.parametrize(
    ("obstacle", "taken"), [("Belum ada", False), ("Masih draft", False), ("Tidak ada", True)]
)
def test_what_is_in_the_way_of_each_answer_may_be_that_there_is_none(obstacle: str, taken: bool) -> None:
    header = ("Nama OPD", "SOP", "Kendala", "SKM", "Kendala")
    reading = table([HEALTH, "Ada", obstacle, "Ada", "SDM kurang"], header=header)
    assert ("sop.ada" in values(reading)[HEALTH]) is taken
    assert values(reading)[HEALTH]["skm.ada"] == "ada"


@pytest.mark.parametrize("remark", ["Catatan: SOP belum ada", "SOP belum ada, masih disusun"])
def test_a_row_below_a_unit_may_deny_in_words(remark: str) -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", remark], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"}}


def test_a_verdict_may_say_whose_it_is() -> None:
    title = "Verifikasi Bagian Organisasi"
    reading = table(
        [HEALTH, "Ada", "Tidak ditemukan", "Ada", "Valid"], header=("Nama OPD", "SOP", title, "SKM", title)
    )
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rekap lama", "Rekap baru"),
        ("Draft", "Final"),
        ("Rekap rev 1", "Rekap rev2"),
        ("TW I", "TW II"),
        ("Januari 2026", "Juni 2026"),
        ("Rekap", "Rekap revisi"),
    ],
)
def test_what_a_later_version_of_a_sheet_leaves_open_is_not_filled(first: str, second: str) -> None:
    header = ["Nama OPD", "SOP"]
    old = sheet([header, [HEALTH, "Ada"], [SOCIAL, "Ada"]], first)
    new = sheet([header, [HEALTH, "Ada"]], second)
    reading = read(old, new)
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "B3")]
    apart = sheet([header, [SOCIAL, "Ada"]], second)
    both = read(sheet([header, [HEALTH, "Ada"]], first), apart)
    assert set(values(both)) == {HEALTH, SOCIAL}


def test_a_later_version_of_a_sheet_fills_what_an_earlier_one_left_open() -> None:
    header = ["Nama OPD", "SOP", "SP"]
    first = sheet([header, [HEALTH, "Ada", ""], [SOCIAL, "Ada", "Ada"]], "Semester I")
    second = sheet([header, [HEALTH, "Ada", "Ada"], [SOCIAL, "Ada", "Ada"]], "Semester II")
    assert (values(read(first, second))[HEALTH], codes(read(first, second))) == (
        {"sop.ada": "ada", "sp.ada": "ada"},
        [],
    )


def test_what_another_sheet_about_the_unit_leaves_open_is_not_filled() -> None:
    header = ["Nama OPD", "SOP", "SP"]
    one = sheet([header, [HEALTH, "Ada", "Ada"], [SOCIAL, "Ada", "Ada"]], "Isian A")
    other = sheet([header, [HEALTH, "Ada", ""], [SOCIAL, "Ada", "Ada"]], "Isian B")
    assert values(read(one, other))[HEALTH] == {"sop.ada": "ada"}
    more = sheet([["Nama OPD", "SKM"], [HEALTH, "Ada"]], "Isian B")
    assert values(read(one, more))[HEALTH] == {"sop.ada": "ada", "sp.ada": "ada", "skm.ada": "ada"}


def test_a_row_that_revises_another_is_about_the_same_unit() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], [2, f"{HEALTH} (revisi)", "Tidak", "Ada"])
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}
    assert codes(reading) == [("unit_ganda", "B3")]


def test_what_is_decided_is_asked_beside_what_is_proposed() -> None:
    rows = [
        ["Nama OPD", "Publikasi", "", "SKM"],
        ["", "Usulan", "Ditetapkan", ""],
        [HEALTH, "Ada", "Belum", "Ada"],
    ]
    reading = read(sheet(rows, merges=((0, 1, 0, 2),)))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert "Publikasi – Ditetapkan" in {text for _, text, _ in asks(reading)}


@pytest.mark.parametrize(
    ("title", "notes", "taken"),
    [
        ("Keterangan", ("Tidak ada", "Tidak ada", "SK 5/2025"), True),
        ("Catatan/Kendala", ("Tidak ada", "SK 5/2025", ""), True),
        ("Keterangan", ("Tidak ada", "SK 5/2025", ""), False),  # the only one that says so
        ("Keterangan", ("Tidak ada", "Tidak ada", "Ada"), False),  # an answer in that column
        ("Catatan Tim", ("Tidak ada", "SK 5/2025", ""), False),  # somebody else found none
    ],
)
def test_tidak_ada_among_notes_says_that_there_is_none(
    title: str, notes: tuple[str, ...], taken: bool
) -> None:
    lines = [[q, "Ada", note] for q, note in zip(("SOP", "SP", "SKM"), notes, strict=True)]
    reading = read(sheet([["Nama OPD", ":", HEALTH], ["Uraian", "Jawaban", title], *lines]))
    assert ("sop.ada" in values(reading)[HEALTH]) is taken
    assert [code for code, _ in codes(reading)][:1] == ([] if taken else ["jawaban_bertentangan"])


def test_what_a_team_finds_below_each_unit_is_another_view_of_its_answers() -> None:
    rows = [["No", "Uraian", HEALTH, None, SOCIAL, None], [None, None, "OPD", "Tim", "OPD", "Tim"]]
    rows += [[1, "SOP", "Ada", "Belum", "Ada", "Ada"], [2, "SP", "Ada", "Ada", "Belum", "Belum"]]
    reading = read(
        sheet([*rows, [3, "SKM", "Ada", "Ada", "Ada", "Ada"]], merges=((0, 2, 0, 3), (0, 4, 0, 5)))
    )
    assert set(values(reading)[HEALTH]) == {"sp.ada", "skm.ada"}
    assert set(values(reading)[SOCIAL]) == {"sop.ada", "sp.ada", "skm.ada"}


def test_an_answer_beside_which_a_row_of_the_same_merged_name_is_not_understood_is_not_taken() -> None:
    rows = [["No", "Nama OPD", "SOP", "SP"], [1, HEALTH, "Ada", "Ada"], [None, None, "belum TTD", None]]
    reading = read(sheet(rows, merges=((1, 0, 2, 0), (1, 1, 2, 1))))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}
    assert codes(reading) == [("jawaban_tidak_dikenal", "C3")]


@pytest.mark.parametrize("title", ["Hasil cek", "ACC"])
def test_a_cross_below_the_title_of_a_verdict_refuses(title: str) -> None:
    header = ("Nama OPD", "SOP", title, "SP", title)
    reading = table([HEALTH, "Ada", "x", "Ada", "v"], header=header)
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}
