"""Forms: questions in rows, about one unit."""

from __future__ import annotations

from fractions import Fraction

from tests.reading.books import OPEN, asks, codes, read, sheet, values

HEALTH = "Dinas Kesehatan"
DOTS = "…………………"


def form(
    name: str = HEALTH, *, sheet_name: str = "Form 1", questions: tuple[str, ...] = ("SOP", "SKM")
) -> object:
    rows = [["DAFTAR PERIKSA"], ["Nama OPD", ":", name], ["Tahun", ":", 2026], []]
    rows += [
        ["No", "Uraian", "Jawaban", "Keterangan"],
        *([i, q, "Ada", None] for i, q in enumerate(questions, 1)),
    ]
    return sheet(rows, name=sheet_name)


def test_the_identity_block_names_the_unit() -> None:
    assert values(read(form())) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada"}}
    one_cell = [
        ["Nama Instansi : Dinas Kesehatan"],
        ["No", "Unsur", "Ketersediaan (Ada/Tidak)"],
        [1, "SOP", "Ada"],
    ]
    assert values(read(sheet(one_cell))) == {HEALTH: {"sop.ada": "ada"}}
    kecamatan = [["Kecamatan", ":", "Padangan"], ["No", "Uraian", "Ada", "Tidak"], [1, "SOP", "", "✓"]]
    assert values(read(sheet(kecamatan))) == {"Kecamatan Padangan": {"sop.ada": "tidak"}}


def test_a_title_or_the_sheet_may_name_the_unit() -> None:
    rows = [["DINAS KESEHATAN"], ["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"]]
    assert set(values(read(sheet(rows)))) == {HEALTH}
    assert set(values(read(sheet(rows[1:], name="Dinkes")))) == {HEALTH}


def test_answers_under_jawaban_over_a_pair() -> None:
    rows = [["Nama OPD", ":", HEALTH], ["No", "Uraian", "Jawaban", ""], ["", "", "Ada", "Tidak"],
            [1, "SOP", "v", ""], [2, "Standar Pelayanan", "", "v"]]  # fmt: skip
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}}


def test_the_components_of_a_standar_pelayanan_in_rows() -> None:
    rows = [["Nama OPD", ":", HEALTH], ["No", "Komponen Standar Pelayanan", "Ada", "Tidak", "Ket"],
            [1, "Persyaratan", "v"], [2, "Biaya/Tarif", "", "v", "gratis"],
            [3, "Dasar Hukum", "v"]]  # fmt: skip
    assert values(read(sheet(rows))) == {
        HEALTH: {
            "sp.komponen.persyaratan": "ada", "sp.komponen.biaya": "tidak", "sp.komponen.dasar_hukum": "ada"
        }
    }  # fmt: skip


def test_sections_give_their_lines_a_meaning() -> None:
    rows = [
        ["Nama OPD", ":", HEALTH],
        ["No", "Uraian", "Jawaban"],
        ["A", "STANDAR PELAYANAN", ""],
        [1, "Ditetapkan", "Ada"],
        ["B", "SKM", ""],
        [1, "Pelaksanaan", "Ada"],
        [2, "Nilai IKM", "88,5"],
        [3, "Publikasi", "Ada"],
    ]
    reading = read(sheet(rows))
    assert values(reading) == {
        HEALTH: {"sp.ditetapkan": "ada", "skm.ada": "ada", "skm.ikm": Fraction("88.5")}
    }
    assert [text for _, text, _ in asks(reading)] == ["Publikasi"]


def test_a_list_without_any_header() -> None:
    rows = [[HEALTH], ["SOP", ":", "Ada"], ["Standar Pelayanan", ":", "Ada"], ["Maklumat", ":", "Tidak"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada", "maklumat.ada": "tidak"}}


def test_dots_for_a_name_are_filled_from_the_name_of_the_file() -> None:
    assert set(values(read(form(DOTS), file="Form SOP Dinas Kesehatan 2026 (1).xlsx"))) == {HEALTH}
    for file in (
        "form monev {} - copy.xlsx",
        "DOC-20260312-WA0003. {}.xlsx",
        "{} final revisi REV2 (1).xlsx",
    ):
        assert set(values(read(form(DOTS), file=file.format("Kec. Padangan")))) == {"Kecamatan Padangan"}
    assert values(read(form(DOTS), file="untuk Kec. Padangan.xlsx")) == {}
    assert set(values(read(form("Kecamatan"), file="kec padangan.xlsx"))) == {"Kecamatan Padangan"}
    assert set(values(read(form("1.02.01"), file="Dinkes.xlsx"))) == {HEALTH}


def test_dots_in_a_file_that_names_nobody_are_asked_and_remembered() -> None:
    reading = read(form(DOTS), file="Book1.xlsx")
    assert values(reading) == {}
    ask = reading.asked[0]
    assert (ask.code.value, ask.key, ask.place.cell) == (
        "tanya_unit_formulir",
        "formulir:book1|form 1|1",
        "C2",
    )
    known = read(form(DOTS), file="Book1.xlsx", remembered={ask.key: "dinas-kesehatan"})
    assert set(values(known)) == {HEALTH}


def test_the_file_speaks_for_several_nameless_forms_only_when_they_are_parts_of_one() -> None:
    parts = read(
        form(DOTS, sheet_name="SOP", questions=("SOP",)),
        form(DOTS, sheet_name="SKM", questions=("SKM",)),
        file="Dinas Kesehatan.xlsx",
    )
    assert values(parts) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada"}}
    twins = read(form(DOTS, sheet_name="1"), form(DOTS, sheet_name="2"), file="Dinas Kesehatan.xlsx")
    assert values(twins) == {}
    assert len(twins.asked) == 2


def test_several_forms_in_one_sheet() -> None:
    rows = []
    for name, answer in ((HEALTH, "Ada"), ("Dinas Sosial", "Tidak")):
        rows += [["Nama OPD", ":", name], ["No", "Uraian", "Jawaban"], [1, "SOP", answer], []]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada"}, "Dinas Sosial": {"sop.ada": "tidak"}}


def test_an_open_registry_asks_about_a_nameless_form_and_offers_a_new_unit() -> None:
    reading = read(form(DOTS), file="Dinas Pariwisata.xlsx", registry=OPEN)
    ask = reading.asked[0]
    assert [(c.id, c.label) for c in ask.candidates] == [("+", "Dinas Pariwisata")]
    known = read(form(DOTS), file="Dinas Pariwisata.xlsx", registry=OPEN, remembered={ask.key: "+"})
    assert set(values(known)) == {"Dinas Pariwisata"}


def test_notes_and_links_of_a_line_belong_to_its_answer() -> None:
    rows = [["Nama OPD", ":", HEALTH], ["No", "Uraian", "Jawaban", "Keterangan", "Link Bukti"],
            [1, "SOP", "n/a", "tidak melayani", "https://x.go.id/a"], [2, "SKM", "n/a", "", ""]]  # fmt: skip
    reading = read(sheet(rows))
    answer = reading.checklists[0].answers["sop.ada"]
    assert (answer.note, answer.evidence) == ("tidak melayani", ("https://x.go.id/a",))
    assert codes(reading) == [("tidak_berlaku_tanpa_alasan", "C4")]


def test_lettered_lines_below_a_numbered_element() -> None:
    lines = [["", "b. Nomor SK"], ["", "c. Tanggal"], ["", "d. Tautan", "https://contoh.go.id/sk"]]
    rows = [["Nama OPD", ":", HEALTH], ["No", "Uraian", "Jawaban"],
            [1, "SOP"], ["", "a. Ada/Tidak", "Belum"], *lines[:2],
            [2, "Maklumat Pelayanan"], ["", "a. Status", "Ada"], *lines,
            [3, "SKM", "Ada"]]  # fmt: skip
    link = ("https://contoh.go.id/sk",)
    assert values(read(sheet(rows))) == {
        HEALTH: {"sop.ada": "tidak", "maklumat.ada": "ada", "maklumat.bukti": link, "skm.ada": "ada"}
    }


def test_numbering_of_any_depth_before_a_question() -> None:
    for number in ("1.{}", "1.{}.", "B.{}.", "II.{}.", "{}-", "({})", "•"):
        rows = [[f"{number.format(i)} {q}", "Ada"] for i, q in enumerate(("SOP", "SKM", "Maklumat"), 1)]
        said = values(read(sheet([["Nama OPD", ":", HEALTH], ["Uraian", "Jawaban"], *rows])))
        assert said == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada", "maklumat.ada": "ada"}}, number
