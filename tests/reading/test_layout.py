"""Tables wherever they stand, and what their columns are for."""

from __future__ import annotations

from datetime import datetime

from compliance.reading.result import NONE_OF_THESE
from tests.reading.books import asks, read, sheet, table, values

HEALTH, SOCIAL, NATURE = "Dinas Kesehatan", "Dinas Sosial", "Dinas Lingkungan Hidup"
HEADER = ("No", "Nama OPD", "SOP", "SP")


def test_a_header_below_titles_and_an_identity_block_with_a_numbering_and_an_example_row() -> None:
    reading = read(
        sheet(
            [
                ["REKAPITULASI PEMENUHAN STANDAR PELAYANAN PUBLIK"],
                *[[]] * 8,
                ["", "Instansi", ":", SOCIAL],
                ["", "Tahun", ":", 2026],
                [],
                list(HEADER),
                ["(1)", "(2)", "(3)", "(4)"],
                ["Contoh", "Dinas X", "Ada", "Ada"],
                ["", "Misal: Dinas Y", "Ada", "Ada"],
                [1, HEALTH, "Ada", "Tidak"],
            ]
        )
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}}


def test_two_header_rows_with_groups_pairs_and_sub_questions() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP", "", "Standar Pelayanan", "", "Publikasi"],
                ["", "", "Ada", "Tidak", "Tersedia", "Ditetapkan", "SIPPN"],
                [1, HEALTH, "v", "", "Ada", "Tidak", "Ada"],
                [2, SOCIAL, "", "v", "Ada", "Ada", "Tidak"],
            ]
        )
    )
    assert values(reading)[HEALTH] == {
        "sop.ada": "ada", "sp.ada": "ada", "sp.ditetapkan": "tidak", "publikasi.sippn": "ada"
    }  # fmt: skip
    assert values(reading)[SOCIAL]["sop.ada"] == "tidak"


def test_a_merged_group_title_reaches_no_further_than_its_merge() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "UNSUR PELAYANAN", "", "Keterangan"],
                ["", "", "SOP", "SKM", ""],
                [1, HEALTH, "Ada", "n/a", "tidak melayani langsung"],
            ],
            merges=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1)),
        )
    )
    answers = reading.checklists[0].answers
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "tidak berlaku"}}
    assert answers["skm.ada"].note == "tidak melayani langsung"
    assert reading.problems == ()


def test_pairs_written_out_flat() -> None:
    reading = table(
        [1, HEALTH, "v", ""], [2, SOCIAL, "", "v"], header=("No", "Nama OPD", "SOP Ada", "SOP Tidak")
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}}


def test_several_tables_in_one_sheet_complement_each_other() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP"],
                [1, HEALTH, "Ada"],
                ["", "JUMLAH", 1],
                [],
                ["No", "Nama OPD", "SKM"],
                [1, HEALTH, "Tidak"],
                [2, SOCIAL, "Ada"],
            ]
        )
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "tidak"}, SOCIAL: {"skm.ada": "ada"}}


def test_form_exports_and_database_exports() -> None:
    export = read(
        sheet(
            [
                ["Timestamp", "Alamat email", "Nama Petugas", "Nama OPD", "Apakah memiliki SOP?"],
                [datetime(2026, 1, 2), "a@b.go.id", "Budi", HEALTH, "Ya"],
            ]
        )
    )
    assert values(export) == {HEALTH: {"sop.ada": "ada"}}
    database = read(sheet([["id", "nama_opd", "sop_ada", "created_at"], [1, HEALTH, "1", "2026-01-01"]]))
    assert values(database) == {HEALTH: {"sop.ada": "ada"}}


def test_names_without_a_header_are_found_by_their_look() -> None:
    reading = read(sheet([["", "", "SOP", "SP"], [1, HEALTH, "Ada", "Ada"], [2, SOCIAL, "Ada", "Tidak"]]))
    assert set(values(reading)) == {HEALTH, SOCIAL}


def test_units_in_columns() -> None:
    reading = read(
        sheet([["No", "Uraian", HEALTH, SOCIAL], [1, "SOP", "Ada", "Tidak"], [2, "SKM", "Tidak", "Ada"]])
    )
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "skm.ada": "tidak"},
        SOCIAL: {"sop.ada": "tidak", "skm.ada": "ada"},
    }


def test_tables_beside_each_other_have_names_of_their_own() -> None:
    for number in ("No", "Nomor berkas"):
        reading = read(
            sheet(
                [
                    [number, "Nama OPD", "SOP", "", number, "Nama OPD", "SOP"],
                    [1, HEALTH, "Ada", "", 1, SOCIAL, "Tidak"],
                ]
            )
        )
        assert values(reading) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}}


def test_three_header_rows() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "UNSUR", "", "", ""],
                ["", "", "SOP", "", "SKM", ""],
                ["", "", "Ada", "Tidak", "Ada", "Tidak"],
                [1, HEALTH, "v", "", "", "v"],
            ],
            merges=((0, 2, 0, 5), (0, 0, 2, 0), (0, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)),
        )
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "tidak"}}


def test_a_unit_or_heading_that_sounds_like_a_header_starts_no_second_table() -> None:
    for first in ([1, "BAGIAN ORGANISASI", "ADA", "Tdk ada"], ["A", "KECAMATAN", "", ""]):
        reading = read(
            sheet(
                [
                    ["No.", "OPD / Unit Kerja", "UNSUR PELAYANAN", ""],
                    ["", "", "Google", "Standar Pelayanan"],
                    first,
                    [2, "Kecamatan Malo", "Tidak", "Ada"],
                ]
            )
        )
        assert values(reading)["Kecamatan Malo"] == {"google.ada": "tidak", "sp.ada": "ada"}
        assert [column.header for column in reading.columns] == [
            "UNSUR PELAYANAN – Google", "UNSUR PELAYANAN – Standar Pelayanan"
        ]  # fmt: skip


def test_a_doubtful_column_is_asked_and_the_answer_remembered() -> None:
    header = ("No", "Nama OPD", "SOP", "Kualitas SKM")
    reading = table([1, HEALTH, "Ada", "Ada"], header=header)
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    ask = reading.asked[0]
    assert (ask.code.value, ask.key, ask.text, ask.count) == (
        "tanya_kolom",
        "kolom:kualitas skm",
        "Kualitas SKM",
        1,
    )
    assert ask.candidates[0].label == "SKM dilaksanakan"
    again = table([1, HEALTH, "Ada", "Ada"], header=header, remembered={ask.key: "skm.sesuai"})
    assert values(again) == {HEALTH: {"sop.ada": "ada", "skm.sesuai": "ada"}}
    assert table([1, HEALTH, "Ada", "Ada"], header=header, remembered={ask.key: NONE_OF_THESE}).asked == ()


def test_an_empty_doubtful_column_is_not_asked_about() -> None:
    assert table([1, HEALTH, "Ada", None], header=("No", "Nama OPD", "SOP", "Kualitas SKM")).asked == ()


def test_unrelated_columns_are_listed_without_a_question() -> None:
    reading = table([1, HEALTH, "Ada", "biru"], header=("No", "Nama OPD", "SOP", "Warna map"))
    assert [(c.header, c.question) for c in reading.columns] == [("SOP", "sop.ada"), ("Warna map", "")]


def test_one_question_in_two_years_is_asked() -> None:
    header = ("No", "Nama OPD", "SKM 2024", "SKM 2025")
    reading = table([1, HEALTH, "Ada", "Tidak"], header=header)
    assert [text for _, text, _ in asks(reading)] == ["SKM 2024", "SKM 2025"]
    settled = {"kolom:skm 2024": NONE_OF_THESE, "kolom:skm 2025": "skm.ada"}
    assert values(table([1, HEALTH, "Ada", "Tidak"], header=header, remembered=settled)) == {
        HEALTH: {"skm.ada": "tidak"}
    }


def test_a_column_of_counts_under_a_status_header_is_asked_and_its_ones_are_no_ada() -> None:
    reading = table([1, HEALTH, 7], [2, SOCIAL, 1], [3, NATURE, 0], header=("No", "Nama OPD", "SOP"))
    assert values(reading) == {}
    assert asks(reading) == [("tanya_kolom", "SOP", ["sop.layanan_ber_sop", "sop.layanan", "sop.ada"])]
    key = reading.asked[0].key
    known = table([1, HEALTH, 7], header=("No", "Nama OPD", "SOP"), remembered={key: "sop.layanan_ber_sop"})
    assert values(known) == {HEALTH: {"sop.layanan_ber_sop": 7}}


def test_links_and_notes_beside_an_answer() -> None:
    header = ("No", "Nama OPD", "SOP", "Link Bukti", "SKM", "Link Bukti")
    reading = table([1, HEALTH, "Ada", "https://x.go.id/a", "Ada", "https://x.go.id/b"], header=header)
    answers = reading.checklists[0].answers
    assert answers["sop.ada"].evidence == ("https://x.go.id/a",)
    assert answers["skm.ada"].evidence == ("https://x.go.id/b",)
    linked = table([1, HEALTH, "Ada", "Lihat"], header=("No", "Nama OPD", "SOP", "Link SOP"),
                   links={(1, 2): "https://x.go.id/a", (1, 3): "https://x.go.id/b"})  # fmt: skip
    assert linked.checklists[0].answers["sop.ada"].evidence == ("https://x.go.id/a",)
    assert values(linked)[HEALTH]["sop.bukti"] == ("https://x.go.id/b",)
