"""Whole workbooks: tables, their rows, marks, units, and what is said about the rest."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.reading.result import NONE_OF_THESE
from tests.reading.books import OPEN, asks, bojonegoro, codes, read, sentences, sheet, table, values

HEALTH, SOCIAL, NATURE = "Dinas Kesehatan", "Dinas Sosial", "Dinas Lingkungan Hidup"
HEADER = ("No", "Nama OPD", "SOP", "SP")
MARK_X = f"tanda:x|{'0' * 16}"


def test_a_plain_table_with_places_and_columns() -> None:
    reading = table([1, HEALTH, "Ada", "Tidak"], [2, SOCIAL, "Proses", None])
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"},
        SOCIAL: {"sop.ada": "proses"},
    }
    assert [str(a.place.cell) for a in reading.checklists[0].answers.values()] == ["C2", "D2"]
    assert [(c.header, c.question) for c in reading.columns] == [("SOP", "sop.ada"), ("SP", "sp.ada")]
    assert (reading.error, reading.asked, reading.problems) == (None, (), ())


# --- where the header stands ---------------------------------------------------------------------


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


# --- columns -------------------------------------------------------------------------------------


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


# --- rows ----------------------------------------------------------------------------------------


def test_headings_totals_and_signatures_are_no_units() -> None:
    reading = table(
        ["A", "DINAS"],
        [1, HEALTH, "Ada", "Tidak"],
        ["II", "KECAMATAN"],
        [1, "Padangan", "Ada", "Ada"],
        [],
        ["", "JUMLAH", 2, 1],
        ["", "PERSENTASE", "100.0%", "50.0%"],
        ["", "Catatan: diisi oleh petugas"],
        ["", "Mengetahui,", "", "Bojonegoro, 12 Maret 2026"],
        ["", "Kepala Dinas Sosial", "", "Kepala Bagian Organisasi"],
        ["", "", "", "NIP. 19700101 199501 1 001"],
    )
    assert set(values(reading)) == {HEALTH, "Kecamatan Padangan"}
    assert (reading.asked, reading.problems) == ((), ())


def test_the_sheet_the_names_header_or_a_heading_tells_the_kind() -> None:
    rows = [[1, "Padangan", "Ada", "Ada"]]
    assert set(values(table(*rows, name="Kecamatan"))) == {"Kecamatan Padangan"}
    header = ("No", "Nama Puskesmas", "SOP", "SP")
    assert set(values(table(*rows, header=header))) == {"Puskesmas Padangan"}
    assert asks(table(*rows))[0][:2] == ("tanya_unit", "Padangan")


def test_a_kecamatan_column_tells_villages_of_one_name_apart() -> None:
    reading = table(
        [1, "Ngraho", "Sugihwaras", "Ada"],
        [2, "", "Sumberarum", "Ada"],
        [3, "Sugihwaras", "Desa Sugihwaras", "Tidak"],
        header=("No", "Kecamatan", "Desa", "SOP"),
    )
    units = [c.unit for c in reading.checklists]
    assert [unit.name for unit in units] == ["Desa Sugihwaras", "Desa Sumberarum", "Desa Sugihwaras"]
    assert [unit.id[:8] for unit in units] == ["35.22.01", "35.22.01", "35.22.07"]


def test_answers_without_a_name_are_pointed_out() -> None:
    reading = table([1, "", "Ada", "Ada"], [2, HEALTH, "Ada", "Ada"])
    assert codes(reading) == [("baris_tanpa_unit", "B2")]
    assert sentences(reading) == [
        "Baris ini berisi jawaban, tetapi tidak menyebut nama unit. Tulis nama unitnya."
    ]


def test_a_recap_of_groups_is_skipped_but_a_sheet_merely_called_rekap_is_read() -> None:
    units = sheet([list(HEADER), [1, HEALTH, "Ada", "Ada"]], name="Rekap OPD")
    recap = sheet(
        [["KELOMPOK", "JML UNIT", "SOP", "SP"], ["Kecamatan", 28, 1, 0], ["Dinas", 20, 1, 1]], name="Rekap"
    )
    reading = read(units, recap)
    assert set(values(reading)) == {HEALTH}
    assert sentences(reading) == [
        "Lembar ini dilewati karena isinya rekapitulasi per kelompok, bukan per unit."
    ]
    by_kind = sheet([["No", "Uraian OPD", "SOP"], [1, "DINAS", 20], [2, "KECAMATAN", 28]], name="Rekap")
    assert values(read(units, by_kind)) == values(reading)


def test_hidden_parts_are_read_and_reported() -> None:
    reading = read(
        sheet(
            [list(HEADER), [1, HEALTH, "Ada", "Ada"]],
            hidden=True,
            hidden_rows=frozenset({1}),
            hidden_columns=frozenset({3}),
            dropped=4,
        )
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert [code for code, _ in codes(reading)] == [
        "lembar_tersembunyi", "sel_di_luar_batas", "baris_tersembunyi", "kolom_tersembunyi"
    ]  # fmt: skip


# --- cells ---------------------------------------------------------------------------------------


def test_errors_and_mere_colours_are_no_answers() -> None:
    reading = table(
        [1, HEALTH, None, "Ada"], [2, SOCIAL, None, "Ada"],
        errors=frozenset({(1, 2)}), fills=frozenset({(2, 2)}),
    )  # fmt: skip
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}
    assert codes(reading) == [("sel_tidak_terbaca", "C2"), ("hanya_warna", "C3")]


def test_an_unknown_answer_is_named_with_what_to_write() -> None:
    reading = table([1, HEALTH, "mungkin", "Ada"])
    assert codes(reading) == [("jawaban_tidak_dikenal", "C2")]
    assert sentences(reading) == [
        "Jawaban “mungkin” untuk “SOP tersedia” tidak dikenal. "
        "Tulis salah satu dari: ada, proses, tidak, tidak berlaku."
    ]


def test_not_applicable_needs_a_reason_but_stays() -> None:
    reading = table([1, HEALTH, "n/a", "Ada"])
    assert values(reading)[HEALTH]["sop.ada"] == "tidak berlaku"
    assert codes(reading) == [("tidak_berlaku_tanpa_alasan", "C2")]


def test_both_halves_of_a_pair_ticked_is_a_contradiction() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP", ""],
                ["", "", "Ada", "Tidak"],
                [1, HEALTH, "v", "v"],
                [2, SOCIAL, "v", ""],
            ]
        )
    )
    assert values(reading) == {SOCIAL: {"sop.ada": "ada"}}
    assert sentences(reading) == ["Jawaban untuk “SOP tersedia” bertentangan: ada / tidak. Pilih salah satu."]


def test_check_boxes_and_words_in_a_pair() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP", ""],
                ["", "", "Ada", "Tidak"],
                [1, HEALTH, True, False],
                [2, SOCIAL, False, True],
                [3, NATURE, False, False],
                [4, "Dinas Perhubungan", "-", "Tidak"],
            ]
        )
    )
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "tidak"},
        "Dinas Perhubungan": {"sop.ada": "tidak"},
    }


def test_a_merged_answer_counts_for_every_row_it_covers() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], [2, SOCIAL, None, "Tidak"], merges=((1, 2, 2, 2),))
    assert values(reading)[SOCIAL] == {"sop.ada": "ada", "sp.ada": "tidak"}


# --- marks ---------------------------------------------------------------------------------------


def test_x_beside_ticks_is_tidak() -> None:
    reading = table([1, HEALTH, "✓", "x"], [2, SOCIAL, "X", "v"])
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"},
        SOCIAL: {"sop.ada": "tidak", "sp.ada": "ada"},
    }


def test_x_without_ticks_is_asked_once_for_the_workbook() -> None:
    rows = [[1, HEALTH, "x", ""], [2, SOCIAL, "x", "x"]]
    reading = table(*rows)
    assert values(reading) == {}
    assert [(a.key, a.count, a.place.cell) for a in reading.asked] == [(MARK_X, 3, "C2")]
    assert asks(reading) == [("tanya_tanda", "x", ["ada", "tidak", "tidak berlaku", "-"])]
    assert values(table(*rows, remembered={MARK_X: "ada"})) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"},
    }
    assert values(table(*rows, remembered={MARK_X: NONE_OF_THESE})) == {}


def test_a_dash_is_tidak_only_beside_ticks_and_no_other_tidak() -> None:
    ticks = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "-", "-"])
    assert values(ticks)[SOCIAL] == {"sop.ada": "tidak", "sp.ada": "tidak"}
    both = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "Tidak", "✓"])
    assert asks(both)[0][:2] == ("tanya_tanda", "-")
    crosses = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "x", "✓"])
    assert asks(crosses)[0][:2] == ("tanya_tanda", "-")
    assert asks(table([1, HEALTH, "Ada", "-"]))[0][:2] == ("tanya_tanda", "-")


# --- units ---------------------------------------------------------------------------------------


def test_a_doubtful_name_is_asked_and_the_answer_remembered() -> None:
    rows = [[1, "Dinas Kesehatan Provinsi", "Ada", "Ada"], [2, SOCIAL, "Ada", "Ada"]]
    reading = table(*rows)
    ask = reading.asked[0]
    assert (ask.code.value, ask.key, ask.text) == (
        "tanya_unit", "unit:kesehatan provinsi|dinas", "Dinas Kesehatan Provinsi"
    )  # fmt: skip
    assert "dinas-kesehatan" in [c.id for c in ask.candidates]
    assert set(values(table(*rows, remembered={ask.key: "dinas-kesehatan"}))) == {HEALTH, SOCIAL}
    left_out = table(*rows, remembered={ask.key: NONE_OF_THESE})
    assert (set(values(left_out)), left_out.asked) == ({SOCIAL}, ())


def test_a_former_unit_chosen_by_hand_is_pointed_out() -> None:
    rows = [[1, "Dinas Koperasi dan Usaha Mikro", "Ada", "Ada"]]
    key = table(*rows).asked[0].key
    reading = table(*rows, remembered={key: "dinas-koperasi-dan-usaha-mikro"})
    assert codes(reading) == [("unit_nama_lama", "B2")]


def test_the_same_unit_twice_merges_unless_it_contradicts() -> None:
    same = table([1, HEALTH, "Ada", None], [2, "Dinkes", "Ada", "Tidak"])
    assert values(same) == {HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}}
    assert same.problems == ()
    other = table([1, HEALTH, "Ada", "Ada"], [2, "Dinkes", "Ada", "Tidak"])
    assert values(other) == {HEALTH: {"sop.ada": "ada"}}
    assert sentences(other) == [
        "Unit “Dinas Kesehatan” muncul lebih dari sekali dengan jawaban berbeda (Sheet1!B2). "
        "Hapus salah satunya."
    ]


def test_an_open_registry_takes_the_units_of_the_workbook() -> None:
    reading = read(
        sheet(
            [list(HEADER), [1, "Dinas Pariwisata", "Ada", "Ada"], [2, "DINAS PARIWISATA", "Ada", "Ada"]],
            name="OPD",
        ),
        sheet([list(HEADER), [1, "Melak", "Ada", "Ada"]], name="Kecamatan"),
        sheet([list(HEADER), [1, "Melak", "Tidak", "Ada"]], name="Puskesmas"),
        registry=OPEN,
    )
    assert [(c.unit.id, c.unit.name) for c in reading.checklists] == [
        ("dinas-pariwisata", "Dinas Pariwisata"),
        ("kecamatan-melak", "Kecamatan Melak"),
        ("puskesmas-melak", "Puskesmas Melak"),
    ]
    assert reading.asked == ()


# --- what is no checklist ------------------------------------------------------------------------


def test_tables_about_other_things_are_no_checklist() -> None:
    goods = sheet([["No", "Nama", "Produk", "Biaya", "Rating"], [1, "Kopi", "Arabika", 10000, 4.5]])
    people = sheet([["No", "Nama Pegawai", "SKP", "SP"], [1, "Budi", 80, 1]])
    for registry in (bojonegoro(), OPEN):
        for one in (goods, people, sheet([]), sheet([["halo"]])):
            reading = read(one, registry=registry)
            assert reading.error is not None
            assert reading.error.code.value == "tidak_ada_isian"


def test_a_sheet_without_a_table_beside_a_checklist_is_named() -> None:
    reading = read(
        sheet([list(HEADER), [1, HEALTH, "Ada", "Ada"]]), sheet([["Petunjuk pengisian"]], name="Petunjuk")
    )
    assert [(p.place.sheet, p.details["reason"]) for p in reading.problems] == [("Petunjuk", "tanpa_tabel")]


CELLS = st.one_of(
    st.none(), st.integers(-3, 12), st.booleans(), st.text(max_size=6), st.floats(),
    st.sampled_from(["No", "Nama OPD", "SOP", "SP", "SKM", "Ada", "Tidak", "x", "-", "✓", "Uraian", "Jawaban"]),
    st.sampled_from([HEALTH, "Padangan", "KECAMATAN", "JUMLAH", "Mengetahui", "Kualitas SKM", "n/a", "......"]),
)  # fmt: skip
AREAS = st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 6), st.integers(0, 5))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9), st.lists(AREAS, max_size=2))
def test_any_sheet_is_read_without_failing_and_names_only_real_units(
    rows: list[list[object]], merges: list
) -> None:
    reading = read(sheet(rows, merges=tuple(merges)))
    known = {unit.id for unit in bojonegoro().units}
    assert all(c.unit.id in known and c.answers for c in reading.checklists)
    assert all(sentences(reading))


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
