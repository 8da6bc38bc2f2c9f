"""Which rows are services, and whose they are."""

from __future__ import annotations

from compliance.model import Registry
from compliance.problems import ProblemCode
from compliance.reading.result import NONE_OF_THESE
from compliance.reading.services.result import ServicesReading
from compliance.reading.sheets import CellValue, Sheet
from compliance.text.problems import SENTENCES, sentence
from tests.reading.books import sentences
from tests.reading.services.making import read

HEAD: list[CellValue] = ["No", "OPD", "Nama Layanan", "Persyaratan", "Waktu"]


def names(reading: ServicesReading) -> list[tuple[str, str]]:
    return [(one.unit, one.service.name) for one in reading.services]


def table(*rows: list[CellValue], name: str = "Sheet1", **more: object) -> Sheet:
    return Sheet(name=name, rows=[HEAD, *rows], **more)  # type: ignore[arg-type]  # the fields of Sheet, by name


def test_the_name_of_a_service_loses_its_number() -> None:
    reading = read(
        table(
            [1, "Dinas Kesehatan", " 1.  Izin Praktik ", "ada", "ada"],
            [2, "Dinas Kesehatan", "b) Gizi", "ada", "ada"],
        )
    )
    assert [name for _, name in names(reading)] == ["Izin Praktik", "Gizi"]


def test_totals_examples_notes_and_signatures_are_no_services() -> None:
    reading = read(
        table(
            ["Contoh", "Dinas X", "Izin contoh", "KTP", "1 hari"],
            [1, "Dinas Kesehatan", "Keterangan Sehat", "KTP", "1 hari"],
            [None, "JUMLAH", None, 1, 1],
            [None, None, "Keterangan: isi dengan lengkap", None, None],
            [None, None, None, None, "Bojonegoro, 3 Maret 2026"],
            [None, None, None, None, "Mengetahui,"],
            [None, None, "Kepala Dinas", None, None],
        )
    )
    assert names(reading) == [("dinas-kesehatan", "Keterangan Sehat")]


def test_a_row_without_a_name_is_told_and_one_without_a_number_goes_on() -> None:
    reading = read(
        table(
            [1, "Dinas Kesehatan", "Gizi", "1. KTP", "1 hari"],
            [None, None, None, "2. KK", None],
            [2, "Dinas Kesehatan", None, "KTP", "2 hari"],
        )
    )
    [found] = reading.services
    assert list(found.service.texts.values()) == ["1. KTP\n2. KK", "1 hari"]
    assert sentences(reading) == [
        (
            "1 layanan punya baris lanjutan tanpa nama, mulai dari sini; isinya disatukan dengan"
            " baris di atasnya."
        ),
        "Isian di sini tidak menyebut nama layanan, sehingga tidak dibaca. Tulis nama layanannya.",
    ]


def test_a_name_merged_over_rows_is_one_service() -> None:
    rows: list[list[CellValue]] = [
        HEAD,
        [1, "Dinas Kesehatan", "Gizi", "1. KTP", "1 hari"],
        [None, None, None, "2. KK", None],
    ]
    merges = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 4, 2, 4))
    reading = read(Sheet(name="Sheet1", rows=rows, merges=merges))
    assert [list(one.service.texts.values()) for one in reading.services] == [["1. KTP\n2. KK", "1 hari"]]
    assert reading.problems == ()


def test_a_blank_unit_is_the_one_above_and_said() -> None:
    reading = read(table([1, "Dinas Kesehatan", "Gizi", "ada", "ada"], [2, None, "Izin", "ada", "ada"]))
    assert [unit for unit, _ in names(reading)] == ["dinas-kesehatan"] * 2
    assert sentences(reading) == [
        (
            "Nama unit kosong pada 1 baris, mulai dari sini; dibaca sama dengan unit di atasnya."
            " Periksa apakah sudah benar."
        )
    ]


def test_a_bare_name_of_a_place_is_asked_and_the_answer_settles_it() -> None:
    rows = [1, "Padangan", "Gizi", "ada", "ada"]
    reading = read(table(rows))
    [ask] = reading.asked
    assert SENTENCES[ask.code].format(text=ask.text) == "Unit mana yang dimaksud “Padangan”?"
    assert names(reading) == [("", "Gizi")]
    chosen = ask.candidates[0].id
    assert names(read(table(rows), remembered={ask.key: chosen})) == [(chosen, "Gizi")]
    left_out = read(table(rows), remembered={ask.key: NONE_OF_THESE})
    assert left_out.error is not None
    assert left_out.error.code is ProblemCode.NO_SERVICES


def test_villages_are_told_apart_by_the_kecamatan_beside_them() -> None:
    head: list[CellValue] = ["No", "Kecamatan", "Desa", "Jenis Layanan", "Persyaratan"]
    rows = [head, [1, "Padangan", "Padangan", "Surat Pengantar", "KTP"]]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert [one.unit.startswith("35.22") for one in reading.services] == [True]
    assert reading.asked == ()


def test_a_list_without_any_name_is_asked_once() -> None:
    rows: list[list[CellValue]] = [["No", "Nama Layanan", "Waktu"], [1, "A", "1 hari"], [2, "B", "2 hari"]]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert [SENTENCES[ask.code] for ask in reading.asked] == [
        "Lembar isian ini tidak menyebut nama unit. Isian unit mana ini?"
    ]
    [ask] = reading.asked
    settled = read(Sheet(name="Sheet1", rows=rows), remembered={ask.key: "dinas-kesehatan"})
    assert {unit for unit, _ in names(settled)} == {"dinas-kesehatan"}


def test_another_regency_is_not_ours() -> None:
    rows: list[list[CellValue]] = [
        ["DAFTAR LAYANAN KABUPATEN TUBAN"],
        HEAD,
        [1, "Dinas Kesehatan", "Gizi", "ada", "ada"],
    ]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert [unit for unit, _ in names(reading)] == [""]
    assert len(reading.asked) == 1


def test_an_open_registry_takes_the_names_of_the_file() -> None:
    reading = read(table([1, "Dinas Baru", "Gizi", "ada", "ada"]), registry=Registry(open=True))
    assert [unit.name for unit in reading.units] == ["Dinas Baru"]


def test_the_product_is_the_name_where_there_is_no_other_and_said() -> None:
    rows: list[list[CellValue]] = [
        ["No", "OPD", "Produk Layanan", "Persyaratan", "Waktu", "Biaya"],
        [1, "Dinas Kesehatan", "Gizi", "KTP", "1 hari", "Gratis"],
    ]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert names(reading) == [("dinas-kesehatan", "Gizi")]
    assert sentences(reading) == [
        (
            "Kolom “Produk Layanan” dibaca sebagai nama layanan, karena tidak ada kolom lain untuk"
            " itu. Periksa apakah sudah benar."
        )
    ]


def test_a_column_nobody_knows_is_told() -> None:
    rows: list[list[CellValue]] = [[*HEAD, "Zodiak"], [1, "Dinas Kesehatan", "Gizi", "ada", "ada", "Leo"]]
    assert sentences(read(Sheet(name="Sheet1", rows=rows))) == [
        "Kolom “Zodiak” tidak dikenal, sehingga isinya tidak dibaca. Ganti judulnya bila memang bagian isian."
    ]


def test_the_same_service_twice_is_one() -> None:
    first: list[CellValue] = [1, "Dinas Kesehatan", "Gizi", "KTP", None]
    alike: list[CellValue] = [2, "Dinas Kesehatan", "GIZI", None, "1 hari"]
    other: list[CellValue] = [3, "Dinas Kesehatan", "Gizi", "KK", None]
    [found] = read(table(first, alike)).services
    assert len(found.service.said) == 2
    reading = read(table(first, other))
    assert [one.service.texts for one in reading.services] == [{}]
    assert sentences(reading) == [
        (
            "Layanan ini sudah ada di C2 dengan isi berbeda untuk Persyaratan; isi yang berbeda itu"
            " tidak dipakai. Hapus salah satunya."
        )
    ]
    assert sentences(read(table(first, alike))) == ["Layanan ini sudah ada di C2; keduanya disatukan."]


def test_a_file_without_services_says_what_to_do() -> None:
    reading = read(Sheet(name="Sheet1", rows=[["Halo"], ["Dunia"]]))
    assert reading.error is not None
    assert sentence(reading.error) == (
        "Tidak ditemukan daftar layanan (nama layanan beserta persyaratan, waktu, biaya, atau"
        " SOP-nya) dalam berkas ini. Pakai templat, atau periksa judul kolomnya."
    )


def test_hidden_rows_and_sheets_are_read_and_told() -> None:
    row: list[CellValue] = [1, "Dinas Kesehatan", "Gizi", "ada", "ada"]
    reading = read(table(row, hidden=True, hidden_rows=frozenset({1})))
    assert [problem.code for problem in reading.problems] == [
        ProblemCode.HIDDEN_SHEET_READ,
        ProblemCode.HIDDEN_ROW_READ,
    ]


def test_a_form_without_the_name_of_its_service_is_told() -> None:
    rows: list[list[CellValue]] = [["OPD", ": Dinas Kesehatan"], ["No", "Komponen", "Uraian"]]
    for number, title in enumerate(["Persyaratan", "Prosedur", "Jangka Waktu", "Biaya"], start=1):
        rows.append([number, title, "ada"])
    reading = read(
        Sheet(name="Sheet1", rows=rows),
        Sheet(name="Lain", rows=[HEAD, [1, "Dinas Kesehatan", "Gizi", "ada", "ada"]]),
    )
    assert [name for _, name in names(reading)] == ["Gizi"]
    assert (
        "Isian di sini tidak menyebut nama layanan, sehingga tidak dibaca. Tulis nama layanannya."
        in sentences(reading)
    )


def test_titles_above_titles_and_questions_as_titles() -> None:
    rows: list[list[CellValue]] = [
        ["No", "Unit", "Jenis Pelayanan", "SOP", None, "Standar Pelayanan", None, "Apakah dipublikasikan?"],
        [None, None, None, "Ada/Tidak", "Nomor", "Ada/Tidak", "Nomor SK", None],
        [1, "Dinas Kesehatan", "Gizi", "Ada", "067/1/2025", "Ada", "188/2/2024", "belum"],
    ]
    merges = ((0, 3, 0, 4), (0, 5, 0, 6), *((0, column, 1, column) for column in (0, 1, 2, 7)))
    [found] = read(Sheet(name="Sheet1", rows=rows, merges=merges)).services
    assert {one.value: status.value for one, status in found.service.said.items()} == {
        "sop": "ada",
        "sop_nomor": "ada",
        "sp": "ada",
        "sk": "ada",
        "pajang": "tidak",
    }


def test_a_pair_of_columns_written_out_flat() -> None:
    rows: list[list[CellValue]] = [
        ["No", "OPD", "Layanan", "SOP Ada", "SOP Tidak"],
        [1, "Dinas Kesehatan", "Gizi", "v", None],
        [2, "Dinas Kesehatan", "Izin", None, "v"],
    ]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert [[s.value for s in one.service.said.values()] for one in reading.services] == [["ada"], ["tidak"]]


def test_columns_that_are_only_numbered_are_told() -> None:
    rows: list[list[CellValue]] = [
        ["No", "OPD", "Layanan", "Komponen SP", None],
        [None, None, None, 1, 2],
        [1, "Dinas Kesehatan", "Gizi", "v", "v"],
    ]
    merges = ((0, 3, 0, 4), *((0, column, 1, column) for column in range(3)))
    reading = read(Sheet(name="Sheet1", rows=rows, merges=merges))
    assert [dict(one.service.said) for one in reading.services] == [{}]
    assert sentences(reading)[0] == (
        "Kolom “Komponen SP” tidak dikenal, sehingga isinya tidak dibaca."
        " Ganti judulnya bila memang bagian isian."
    )
