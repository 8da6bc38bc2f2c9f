"""Recaps of complaints: what they count, once, whatever way their columns and sheets are cut."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from compliance.analysis.complaints import overview
from compliance.definitions.complaints import shipped_complaints
from compliance.model.complaints import Recap
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.sheets import Sheet
from tests.reading.books import sentences
from tests.reading.complaints.lists import Rows, codes, fields, names, read

HEADER = ["No", "Nama OPD", "Jumlah Pengaduan", "Belum Ditindaklanjuti", "Proses", "Selesai"]


def said(reading: ComplaintsReading) -> list[dict[str, object]]:
    """What each recap says, with the name of its unit."""
    known = names(reading)

    def one(recap: Recap) -> dict[str, object]:
        facts = {name: getattr(recap, name) for name in Recap.__slots__}
        return {
            "unit": known.get(recap.unit, ""),
            **{k: v for k, v in facts.items() if v not in (None, "")},
        } | {"unit": known.get(recap.unit, "")}

    return [one(recap) for recap in reading.recaps]


def totals(reading: ComplaintsReading) -> tuple[int, int, int]:
    """Received, resolved and open of all units together."""
    region = overview(reading.cases, reading.recaps, shipped_complaints()).region
    return region.received, region.resolved, region.open


def test_one_row_per_unit_under_a_title_with_the_year() -> None:
    rows = [["REKAPITULASI PENGADUAN TAHUN 2025"], [*HEADER, "Persentase", "Rata-rata Waktu Respon (hari)"]]
    reading = read([*rows, [1, "Dinas Kesehatan", 10, 1, 2, 7, "70%", "2,5"]])
    assert said(reading) == [
        {
            "unit": "Dinas Kesehatan",
            "period": "2025",
            "received": 10,
            "waiting": 1,
            "in_process": 2,
            "resolved": 7,
            "mean_response": Fraction(5, 2),
        }
    ]
    assert not reading.problems


def test_parts_that_do_not_add_up_and_a_total_that_does_not_are_problems() -> None:
    rows = [
        HEADER,
        [1, "Dinas Kesehatan", 10, 1, 2, 7],
        [2, "Dinas Sosial", 5, 0, 1, 3],
        ["", "Jumlah", 16, 1, 3, 10],
    ]
    reading = read(rows)
    assert codes(reading) == [("pengaduan_jumlah_bagian", "C3"), ("pengaduan_jumlah_akhir", "C4")]
    assert sentences(reading) == [
        "Jumlah diterima 5, tetapi bagian-bagiannya berjumlah 4. Periksa angkanya.",
        "Baris jumlah menyebut 16 untuk “Jumlah Pengaduan”, padahal jumlah baris di atasnya 15. Yang dipakai "
        "jumlah barisnya.",
    ]
    assert totals(reading) == (15, 10, 4)


MONTHS: Rows = [
    ["Rekap pengaduan 2025"],
    ["No", "OPD", "Januari", "", "Februari", "", "Total", ""],
    ["", "", "Masuk", "Selesai", "Masuk", "Selesai", "Masuk", "Selesai"],
    [1, "Dinas Kesehatan", 3, 2, 4, 4, 7, 6],
    [2, "Dinas Sosial", 1, 1, 2, 2, 3, 3],
    ["JUMLAH", "", 4, 3, 6, 6, 10, 9],
]


def test_months_in_columns_are_months_and_their_sums_are_not_counted_again() -> None:
    for merges in ((), ((1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7))):
        reading = read(Sheet(name="Rekap", rows=MONTHS, merges=merges))
        assert totals(reading) == (10, 9, 1)
        assert {recap.period for recap in reading.recaps} == {"2025-01", "2025-02"}
        assert not reading.problems


def test_channels_in_columns_are_channels() -> None:
    rows = [
        ["No", "OPD", "SP4N-LAPOR!", "", "Kanal Sendiri", ""],
        ["", "", "Diterima", "Selesai", "Diterima", "Selesai"],
        [1, "Dinas Kesehatan", 3, 2, 4, 4],
    ]
    reading = read(rows)
    assert [(r.channel, r.received, r.resolved) for r in reading.recaps] == [
        ("sp4n", 3, 2),
        ("sendiri", 4, 4),
    ]
    assert totals(reading) == (7, 6, 1)


def test_categories_beside_the_count_are_parts_of_it() -> None:
    rows = [
        ["No", "Unit", "Masuk", "Kategori", "", ""],
        ["", "", "", "Infrastruktur", "KTP", "Lainnya"],
        [1, "Dinas Sosial", 6, 1, 2, 3],
    ]
    merges = ((0, 3, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2))
    reading = read(Sheet(name="R", rows=rows, merges=merges))
    found = overview(reading.cases, reading.recaps, shipped_complaints()).region
    assert found.received == 6
    assert found.categories == (("Lainnya", 3), ("KTP", 2), ("Infrastruktur", 1))


def test_months_in_rows_of_one_unit_named_in_the_title() -> None:
    rows = [["Pengaduan Dinas Kesehatan Tahun 2025"], ["Bulan", "Diterima", "Diproses", "Selesai"]]
    reading = read([*rows, ["Januari", 3, 1, 2], ["Februari", 4, 0, 4], ["Jumlah", 7, 1, 6]])
    assert [(r["unit"], r["period"], r["received"]) for r in said(reading)] == [
        ("Dinas Kesehatan", "2025-01", 3),
        ("Dinas Kesehatan", "2025-02", 4),
    ]


def test_a_unit_named_once_above_its_months() -> None:
    rows = [
        ["Tahun 2025"],
        ["No", "OPD", "Bulan", "Diterima", "Selesai"],
        [1, "Dinas Sosial", "Januari", 1, 1],
        ["", "", "Februari", 2, 2],
        [2, "Dinas Kesehatan", "Januari", 4, 1],
    ]
    reading = read(rows)
    assert [(r["unit"], r["period"]) for r in said(reading)] == [
        ("Dinas Sosial", "2025-01"),
        ("Dinas Sosial", "2025-02"),
        ("Dinas Kesehatan", "2025-01"),
    ]


def test_sheets_of_months_and_their_recap_are_counted_once() -> None:
    def month(name: str, health: int, social: int) -> Sheet:
        title = [f"Rekap Pengaduan Bulan {name} 2025"]
        rows = [title, ["No", "OPD", "Masuk", "Selesai"], [1, "Dinkes", health, 1], [2, "Dinsos", social, 0]]
        return Sheet(name=name, rows=rows)

    whole = [
        ["Rekap Tahun 2025"],
        ["No", "OPD", "Masuk", "Selesai"],
        [1, "Dinkes", 7, 2],
        [2, "Dinsos", 5, 0],
    ]
    reading = read(month("Januari", 5, 1), month("Februari", 2, 3), Sheet(name="Rekap", rows=whole))
    assert totals(reading) == (11, 2, 9)
    assert sentences(reading) == [
        "Rekap ini menyebut 5 laporan diterima untuk Dinas Sosial; bagian lain berkas ini merinci 4 laporan "
        "unit itu. Yang dihitung rinciannya, supaya tidak dua kali."
    ]


def test_a_recap_of_complaints_that_are_listed_is_not_added_to_them() -> None:
    listed = [["No", "OPD", "Tanggal", "Status"], [1, "Dinsos", "1/2/2025", "Proses"]]
    recap = [["No", "OPD", "Jumlah", "Selesai"], [1, "Dinsos", 1, 0], [2, "Dinkes", 4, 1]]
    reading = read(Sheet(name="Daftar", rows=listed), Sheet(name="Rekap", rows=recap))
    assert totals(reading) == (5, 1, 4)
    assert not reading.problems


def test_a_recap_of_another_channel_is_added() -> None:
    listed = [["SP4N-LAPOR!"], ["No", "OPD", "Tanggal", "Status"], [1, "Dinsos", "1/2/2025", "Proses"]]
    recap = [["Pengaduan melalui WhatsApp"], ["No", "OPD", "Jumlah", "Selesai"], [1, "Dinsos", 4, 1]]
    assert totals(read(listed, recap)) == (5, 1, 4)


def test_two_tables_on_one_sheet_are_two_tables() -> None:
    rows = [
        ["PENGADUAN SP4N-LAPOR! 2025"],
        ["No", "OPD", "Diterima", "Selesai"],
        [1, "Dinas Kesehatan", 5, 4],
        ["", "Jumlah", 5, 4],
        [],
        ["PENGADUAN MELALUI KANAL WHATSAPP 2025"],
        ["No", "OPD", "Diterima", "Selesai"],
        [1, "Dinas Kesehatan", 7, 7],
        ["", "Jumlah", 7, 7],
        ["", "", "Bojonegoro, 2 Januari 2026"],
        ["", "", "Kepala Bagian"],
        ["", "", "Drs. Budi, M.Si"],
        ["", "", "NIP. 197001011990031001"],
    ]
    reading = read(rows)
    assert [(r.channel, r.received) for r in reading.recaps] == [("sp4n", 5), ("whatsapp", 7)]
    assert totals(reading) == (12, 11, 1)
    assert not reading.problems


def test_what_followed_up_means_is_asked() -> None:
    rows = [["No", "OPD", "Jumlah Laporan", "Ditindaklanjuti", "Belum"], [1, "Dinas Sosial", 3, 2, 1]]
    (ask,) = read(rows).asked
    assert [candidate.id for candidate in ask.candidates] == ["jumlah_selesai", "jumlah_proses"]
    answered = read(rows, remembered={ask.key: "jumlah_selesai"})
    assert totals(answered) == (3, 2, 1)
    assert not answered.asked
    assert totals(read(rows, remembered={ask.key: "-"})) == (3, 0, 1)


def test_a_count_that_is_none_is_a_problem_and_nothing_else_is_guessed() -> None:
    reading = read(
        [HEADER, [1, "Dinas Kesehatan", "banyak", 1, 2, 7], [2, "Dinas Sosial", 3, "-", "nihil", 3]]
    )
    assert codes(reading) == [("pengaduan_jumlah", "C2")]
    assert [r.in_process for r in reading.recaps] == [2, 0]
    assert [r.waiting for r in reading.recaps] == [1, None]


def test_months_without_a_year_are_said_and_counted() -> None:
    reading = read([["Bulan", "OPD", "Masuk", "Selesai"], ["Januari", "Dinsos", 3, 3]])
    assert [r.period for r in reading.recaps] == [""]
    assert codes(reading) == [("pengaduan_tanpa_tahun", "C1")]
    assert totals(reading) == (3, 3, 0)


def test_headings_of_kinds_tell_what_the_names_below_them_are() -> None:
    rows = [
        ["No", "Unit", "Masuk", "Selesai"],
        ["KECAMATAN"],
        [1, "Kapas", 4, 3],
        ["PUSKESMAS"],
        [2, "Padangan", 2, 2],
    ]
    reading = read(rows)
    assert [r["unit"] for r in said(reading)] == ["Kecamatan Kapas", "Puskesmas Padangan"]


def test_the_header_may_name_the_kind_of_units() -> None:
    reading = read([["No", "Kecamatan", "Masuk", "Selesai"], [1, "Padangan", 2, 2]])
    assert fields(reading)["Kecamatan"] == "unit"
    assert [r["unit"] for r in said(reading)] == ["Kecamatan Padangan"]


def test_the_same_unit_twice_in_a_table_is_said() -> None:
    reading = read([["No", "OPD", "Masuk", "Selesai"], [1, "Dinsos", 2, 2], [2, "Dinas Sosial", 3, 1]])
    assert totals(reading) == (5, 3, 2)
    assert sentences(reading) == [
        "Unit ini sudah ada di C2 untuk bulan dan kanal yang sama; keduanya dijumlahkan. Hapus salah satunya "
        "bila ganda."
    ]


def test_years_in_the_titles_of_columns_are_years() -> None:
    header = ["No", "OPD", "Masuk Tahun 2024", "Selesai Tahun 2024", "Masuk Tahun 2025", "Selesai Tahun 2025"]
    reading = read([header, [1, "Dinas Sosial", 7, 5, 5, 4]])
    assert [(r.period, r.received, r.resolved) for r in reading.recaps] == [("2024", 7, 5), ("2025", 5, 4)]


def test_channels_that_head_columns_alone_count_what_came_by_them() -> None:
    header = ["No", "OPD", "SP4N-LAPOR", "WhatsApp", "Datang Langsung", "Jumlah", "Selesai"]
    reading = read([header, [1, "Dinas Sosial", 3, 2, 1, 6, 5], [2, "Dinas Kesehatan", 1, 0, 0, 2, 0]])
    found = overview(reading.cases, reading.recaps, shipped_complaints()).region
    assert (found.received, found.resolved) == (7, 5)
    assert found.channels == (("sp4n", 4), ("whatsapp", 2), ("langsung", 1))
    assert codes(reading) == [("pengaduan_jumlah_bagian", "C3")]


def test_two_columns_that_count_the_same_are_said_and_the_first_counts() -> None:
    reading = read([["No", "OPD", "Masuk", "Diterima", "Selesai"], [1, "Dinas Sosial", 3, 4, 2]])
    assert [r.received for r in reading.recaps] == [3]
    assert sentences(reading) == [
        "Kolom “Diterima” tidak dibaca, karena kolom “Masuk” menyatakan hal yang sama."
    ]


def test_months_that_are_dates_head_columns_too() -> None:
    rows = [["No", "OPD", datetime(2025, 1, 1), datetime(2025, 2, 1)], [1, "Dinas Sosial", 3, 4]]
    assert [(r.period, r.received) for r in read(rows).recaps] == [("2025-01", 3), ("2025-02", 4)]


def test_services_in_rows_are_categories_of_the_unit_in_the_name_of_the_file() -> None:
    rows = [["No", "Jenis Layanan", "Jumlah Pengaduan", "Selesai"], [1, "KTP", 4, 4], [2, "KK", 3, 1]]
    reading = read(rows, file="Rekap_pengaduan_Disdukcapil_2025.xlsx")
    assert {r["unit"] for r in said(reading)} == {"Dinas Kependudukan dan Pencatatan Sipil"}
    assert [(r.category, r.period) for r in reading.recaps] == [("KTP", "2025"), ("KK", "2025")]
    assert totals(reading) == (7, 5, 2)
