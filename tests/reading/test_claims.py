"""What remarks beside the answers of a row say about them."""

from __future__ import annotations

import pytest

from tests.reading.books import codes, read, sheet, table, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
NOTED = ("Nama OPD", "SOP", "Ket.", "SKM", "Ket.")


def remarked(answer: str, remark: str, title: str = "Keterangan") -> set[str]:
    """The questions that are answered in a row with a remark at its end."""
    reading = table([HEALTH, answer, "Ada", remark], header=("Nama OPD", "SOP", "SP", title))
    return set(values(reading).get(HEALTH, {}))


@pytest.mark.parametrize("title", ["Rencana Tindak Lanjut", "RENCANA TINDAK LANJUT (RTL)", "RTL"])
def test_what_is_to_be_done_is_a_remark_unless_it_stands_among_what_the_survey_is_asked(title: str) -> None:
    assert remarked("Ada", "belum ada SOP", title) == {"sp.ada"}
    assert remarked("Ada", "akan disusun tahun 2025", title) == {"sop.ada", "sp.ada"}
    beside = table([HEALTH, "Ada", "Ada"], header=("Nama OPD", "SKM", "Rencana tindak lanjut"))
    assert values(beside) == {HEALTH: {"skm.ada": "ada", "skm.rtl": "ada"}}
    rows = [["Nama OPD", "SOP", "SKM", ""], ["", "", "Pelaksanaan", "Rencana tindak lanjut"]]
    below = read(sheet([*rows, [HEALTH, "Ada", "Ada", "Belum"]], merges=((0, 2, 0, 3),)))
    assert values(below) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada", "skm.rtl": "tidak"}}


def test_what_is_to_be_done_in_free_words_is_a_remark_also_beside_the_survey() -> None:
    header = ("Nama OPD", "SOP", "SKM", "RTL")
    free = table([HEALTH, "Ada", "Ada", "Menyusun SOP"], [SOCIAL, "Ada", "Ada", "Perlu SP"], header=header)
    assert values(free) == {HEALTH: {"skm.ada": "ada"}, SOCIAL: {"sop.ada": "ada", "skm.ada": "ada"}}
    told = table([HEALTH, "Ada", "Ada", "Ada (2025)"], [SOCIAL, "Ada", "Ada", "Belum"], header=header)
    assert {values(told)[unit]["skm.rtl"] for unit in (HEALTH, SOCIAL)} == {"ada", "tidak"}


@pytest.mark.parametrize(
    "remark",
    [
        "Belum ada maklumat dan SOP",
        "Belum ada maklumat, SOP",
        "SOP-nya belum ada",
        "belum adanya SOP",
        "SOP belum ada karena SDM kurang",
        "SOP (belum ada)",
        "1) SOP belum ada 2) SP ada",
        "SP: ada\nSOP: belum",
        "SOP menyusul",
        "sedang menyusun SOP",
        "SOP diajukan",
        "Yang belum SOP",
        "Lengkap kecuali SOP",
        "kurang SOP",
        "SOP hilang",
        "SOP sudah tidak berlaku",
        "SOP ikut dinas",
        "SOP sebagian",
        "SOP 3 dari 5 layanan",
        "SOP: -",
        "SOP ❌",
        "SP ada, SOP (x)",
        "SOP 50%",
        "SOP 3/5",
        "Hanya SP",
        "baru ada SP",
        "SP saja",
    ],
)
def test_a_remark_denies_what_it_names_in_many_words(remark: str) -> None:
    assert remarked("Ada", remark) == {"sp.ada"}


@pytest.mark.parametrize(
    "remark",
    [
        "SOP belum TTD",
        "SOP 5 dari 5",
        "SK SOP belum ada",
        "SDM SOP kurang",
        "Belum ada perubahan SOP",
        "SOP lengkap, maklumat kurang",
        "Belum semua",
        "Sebagian SOP sudah digital",
    ],
)
def test_a_remark_about_something_else_denies_nothing(remark: str) -> None:
    assert remarked("Ada", remark) == {"sop.ada", "sp.ada"}


@pytest.mark.parametrize(
    ("answer", "remark", "left"),
    [
        ("Ada", "Semua belum ada", set()),
        ("Belum", "Semua sudah ada", {"sp.ada"}),
        ("Belum", "Sudah ada semua", {"sp.ada"}),
        ("Ada", "Belum ada semua", {"sop.ada", "sp.ada"}),
        ("Ada", "Semua masih draft", set()),
        ("Ada", "Semua ada kecuali SOP", {"sp.ada"}),
    ],
)
def test_a_remark_may_be_about_every_answer(answer: str, remark: str, left: set[str]) -> None:
    assert remarked(answer, remark) == left


@pytest.mark.parametrize(
    "note", ["hilang", "sudah kadaluarsa", "milik dinas induk", "baru sebagian", "3 dari 5"]
)
def test_the_note_of_an_answer_may_find_less_than_it_says(note: str) -> None:
    assert values(table([HEALTH, "Ada", note, "Ada", ""], header=NOTED)) == {HEALTH: {"skm.ada": "ada"}}
    agreed = table([HEALTH, "Belum", note, "Ada", ""], header=NOTED)
    assert values(agreed)[HEALTH]["sop.ada"] == "tidak"


@pytest.mark.parametrize(
    "remark", ["belum TTD", "SOP belum disahkan", "masih draft", "akan disusun", "SK lama"]
)
def test_what_does_not_apply_has_no_stages(remark: str) -> None:
    assert remarked("Tidak berlaku", remark) == {"sp.ada"}


@pytest.mark.parametrize("remark", ["bukan unit layanan", "SP belum TTD", "menempel di kecamatan", "lengkap"])
def test_a_reason_leaves_that_it_does_not_apply(remark: str) -> None:
    assert remarked("Tidak berlaku", remark) == {"sop.ada", "sp.ada"}


@pytest.mark.parametrize("title", ["Dokumen yang belum ada", "Kekurangan", "Belum ada"])
@pytest.mark.parametrize("listed", ["SOP", "Maklumat, SOP", "1. Maklumat 2. SOP", "Maklumat\nSOP"])
def test_what_a_column_lists_as_missing_is_not_there(title: str, listed: str) -> None:
    assert remarked("Ada", listed, title) == {"sp.ada"}
    assert remarked("Belum", listed, title) == {"sop.ada", "sp.ada"}


@pytest.mark.parametrize("ditto", ["sda", "s.d.a.", "idem", '"'])
def test_a_remark_may_repeat_the_one_above_it(ditto: str) -> None:
    rows = [[HEALTH, "Ada", "Ada", "SOP belum ada"], [SOCIAL, "Ada", "Ada", ditto]]
    reading = table(*rows, header=("Nama OPD", "SOP", "SP", "Keterangan"))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "B2"), ("jawaban_bertentangan", "B3")]


def test_a_signature_below_an_answer_is_a_remark_about_it() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", "", "belum TTD", "TTD"], [2, SOCIAL, "Ada", "Ada"])
    assert values(reading)[HEALTH] == {"sp.ada": "ada"}


@pytest.mark.parametrize("title", ["Hasil visitasi", "Kondisi Lapangan", "Koreksi", "Status", "Sesuai?"])
def test_a_verdict_has_many_titles_and_may_find_what_is_denied(title: str) -> None:
    header = ("Nama OPD", "SOP", title, "SKM", title)
    reading = table([HEALTH, "Ada", "Tidak ada", "Belum", "Ada"], header=header)
    assert values(reading) == {}
    assert [code for code, _ in codes(reading)] == ["jawaban_bertentangan"] * 2


@pytest.mark.parametrize(
    "remark", ["SOP 100%", "SOP 5/5", "Link SOP: -", "Hanya SOP dan SP", "SKM 82%", "Hanya kurang foto"]
)
def test_a_remark_of_all_there_is_or_of_something_else_denies_nothing(remark: str) -> None:
    assert remarked("Ada", remark) == {"sop.ada", "sp.ada"}


def test_what_is_named_alone_is_there() -> None:
    assert remarked("Belum", "Hanya SOP") == set()
    assert remarked("Belum", "Hanya SP") == {"sop.ada", "sp.ada"}


def test_a_remark_also_denies_what_is_ticked_in_one_of_two_columns() -> None:
    rows = [["Nama OPD", "SOP", None, "SP", None, "Keterangan"], [None, "Ada", "Tidak", "Ada", "Tidak", None]]
    units = [[HEALTH, "v", None, "v", None, "SOP belum ada"], [SOCIAL, None, "v", None, "v", "SP belum ada"]]
    reading = read(sheet([*rows, *units], merges=((0, 1, 0, 2), (0, 3, 0, 4))))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sop.ada": "tidak", "sp.ada": "tidak"}}
    assert codes(reading) == [("jawaban_bertentangan", "B3")]


UNITS = [["No", "Uraian", HEALTH, "Ket", SOCIAL, "Ket"], [1, "SOP", "Ada", "masih draft", "Ada", None]]
UNITS += [[2, "SP", "Ada", None, "Ada", "lengkap"], [3, "Maklumat", "Ada", "belum TTD", "Ada", "belum ada"]]


def test_a_remark_beside_each_of_several_columns_of_units_denies_that_unit() -> None:
    reading = read(sheet(UNITS))
    assert values(reading) == {
        HEALTH: {"sp.ada": "ada", "maklumat.ada": "ada"},
        SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"},
    }
    assert codes(reading) == [("jawaban_bertentangan", "C2"), ("jawaban_bertentangan", "E4")]


@pytest.mark.parametrize(
    "line",
    [
        [None, "Keterangan", "SOP belum ada"],
        [None, "Keterangan", None, f"{HEALTH}: SOP belum ada"],
        [None, f"SOP {HEALTH} masih draft"],
        ["*) Kesehatan belum ada SOP"],
    ],
)
def test_a_remark_below_columns_of_units_denies_the_one_it_names_or_stands_under(
    line: list[str | None],
) -> None:
    rows = [
        ["No", "Uraian", HEALTH, SOCIAL],
        *([n, x, "Ada", "Ada"] for n, x in enumerate(("SOP", "SP", "SKM"), 1)),
    ]
    reading = read(sheet([*rows, line]))
    assert set(values(reading)[HEALTH]) == {"sp.ada", "skm.ada"}
    assert set(values(reading)[SOCIAL]) == {"sop.ada", "sp.ada", "skm.ada"}


def test_a_remark_in_the_row_of_a_question_denies_the_unit_it_names() -> None:
    rows = [["No", "Uraian", HEALTH, SOCIAL, "Keterangan"], [1, "SOP", "Ada", "Ada", f"{SOCIAL} masih draft"]]
    reading = read(sheet([*rows, [2, "SP", "Ada", "Ada", None], [3, "SKM", "Ada", "Ada", None]]))
    assert set(values(reading)[HEALTH]) == {"sop.ada", "sp.ada", "skm.ada"}
    assert set(values(reading)[SOCIAL]) == {"sp.ada", "skm.ada"}


def test_a_remark_below_a_table_denies_the_unit_it_names() -> None:
    rows = [["Nama OPD", "SOP", "SP"], [HEALTH, "Ada", "Ada"], [SOCIAL, "Ada", "Ada"]]
    reading = read(sheet([*rows, [], ["Catatan:"], [f"{SOCIAL}: SOP belum ada"], [f"SP {HEALTH} lengkap"]]))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}


def test_what_is_written_beside_a_table_without_a_title_is_a_remark() -> None:
    rows = [["Nama OPD", "SOP", "SP"], [HEALTH, "Ada", "Ada", None, "SOP belum ada"], [SOCIAL, "Ada", "Ada"]]
    assert set(values(read(sheet(rows)))[HEALTH]) == {"sp.ada"}
    alone = [["Nama OPD", "SOP"], [HEALTH, "Ada", "tidak ada"], [SOCIAL, "Ada"], ["Dinas Perhubungan", "Ada"]]
    assert set(values(read(sheet(alone)))) == {SOCIAL, "Dinas Perhubungan"}


def test_answers_in_a_column_without_a_title_are_said_to_be_left_out() -> None:
    reading = read(sheet([["Nama OPD", "SOP", None], [HEALTH, "Ada", "Belum"], [SOCIAL, "Ada", "Ada"]]))
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "ada"}}
    assert codes(reading) == [("kolom_dilewati", "C1")]
    assert reading.problems[0].details == {"header": "C"}


@pytest.mark.parametrize(
    "lines",
    [
        [["Yang belum memiliki SOP:"], [None, HEALTH], [None, SOCIAL]],
        [["Catatan: SOP yang belum ada yaitu"], ["1.", HEALTH], ["2.", SOCIAL]],
        [["OPD belum ada SOP:", f"{HEALTH}; {SOCIAL}"]],
        [[f"{HEALTH} dan {SOCIAL} belum ada SOP"]],
    ],
)
def test_a_list_below_a_table_denies_every_unit_it_names(lines: list[list[str]]) -> None:
    rows = [["No", "Nama OPD", "SOP", "SP"], [1, HEALTH, "Ada", "Ada"], [2, SOCIAL, "Ada", "Ada"], []]
    assert values(read(sheet([*rows, *lines]))) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}


def test_the_document_by_itself_is_every_one_of_them() -> None:
    assert remarked("Ada", "OPD baru, dokumen belum ada") == set()
    assert remarked("Belum", "dokumen lengkap") == {"sop.ada", "sp.ada"}
