"""Lists of complaints: one case for each row, and nothing of whoever complained."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Registry
from compliance.model.complaints import MINUTES_OF_A_DAY, CaseStatus
from compliance.reading.result import NONE_OF_THESE
from compliance.reading.sheets import CellValue, Sheet
from tests.reading.books import sentences
from tests.reading.complaints.lists import codes, dropped, fields, names, read

HEADER = (
    "No",
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Nama Pelapor",
    "No. HP",
    "Isi Laporan Awal",
    "Kategori",
)
HEADER += ("Instansi Terdisposisi", "Status Laporan", "Tanggal Tindak Lanjut Pertama", "Tanggal Penutupan")
HAPPENED = datetime(2025, 1, 3, 8, 30)


def row(
    number: int = 7_000_001,
    received: CellValue = HAPPENED,
    unit: CellValue = "Dinas Kesehatan",
    status: CellValue = "Selesai",
    responded: CellValue = datetime(2025, 1, 5),
    resolved: CellValue = datetime(2025, 1, 9),
    category: CellValue = "Kesehatan",
) -> tuple[CellValue, ...]:
    person = ("Siti Aminah", "081234567890", "Bu bidan Ratna tidak ada di tempat sejak pagi")
    return (1, number, received, *person, category, unit, status, responded, resolved)


def test_an_export_of_sp4n_lapor_is_one_case_for_each_row() -> None:
    reading = read([["Laporan SP4N-LAPOR! 2025"], [], HEADER, row()])
    (case,) = reading.cases
    assert names(reading)[case.unit] == "Dinas Kesehatan"
    assert (case.received, case.responded, case.resolved) == (
        date(2025, 1, 3),
        date(2025, 1, 5),
        date(2025, 1, 9),
    )
    assert (case.status, case.category, case.channel) == (CaseStatus.SELESAI, "Kesehatan", "sp4n")
    assert (case.to_response, case.to_resolution) == (2 * MINUTES_OF_A_DAY, 6 * MINUTES_OF_A_DAY)
    assert len(case.key) == 32
    assert not reading.problems
    assert not reading.asked


def test_columns_of_persons_and_texts_are_left_out_and_named() -> None:
    reading = read([HEADER, row()])
    assert dropped(reading) == {
        "No": "tidak diperlukan",
        "Nama Pelapor": "data pribadi",
        "No. HP": "data pribadi",
        "Isi Laporan Awal": "isi laporan",
    }
    said = repr(reading)
    assert not any(personal in said for personal in ("Siti", "0812", "Ratna"))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tgl. Pengaduan Diterima", "diterima"),
        ("Tanggal", "diterima"),
        ("Waktu Pelaporan", "diterima"),
        ("Hari/Tanggal", "diterima"),
        ("Timestamp", "diterima"),
        ("Tanggal Lapor", "diterima"),
        ("tanggal_masuk", "diterima"),
    ],
)
def test_the_day_it_came_in_is_headed_in_many_ways(header: str, field: str) -> None:
    reading = read([["Unit", header, "Status"], ["Dinas Sosial", "3/1/2025", "Selesai"]])
    assert fields(reading)[header] == field
    assert reading.cases[0].received == date(2025, 1, 3)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tgl Respon", "ditanggapi"),
        ("Tanggal Tanggapan Pertama", "ditanggapi"),
        ("Waktu Tindak Lanjut", "ditanggapi"),
        ("Tanggal Selesai", "selesai"),
        ("Tgl. Penyelesaian Pengaduan", "selesai"),
        ("Tanggal Ditutup", "selesai"),
        ("Selesai", "selesai"),
        ("Tindak Lanjut", "ditanggapi"),
    ],
)
def test_later_days_are_headed_in_many_ways(header: str, field: str) -> None:
    reading = read([["Unit", "Tanggal Masuk", header], ["Dinas Sosial", "3/1/2025", "4/1/2025"]])
    assert fields(reading)[header] == field


def test_titles_of_groups_give_the_columns_below_them_their_meaning() -> None:
    rows = [
        ["No", "Unit", "Tanggal", "", "", "Pelapor", ""],
        ["", "", "Masuk", "Tanggapan", "Selesai", "Nama", "Alamat"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Dinkes", "1/2/2025", "3/2/2025", "10/2/2025", "X", "Y"],
    ]
    merges = ((0, 2, 0, 4), (0, 5, 0, 6), (0, 0, 1, 0), (0, 1, 1, 1))
    for sheet in (Sheet(name="a", rows=rows, merges=merges), Sheet(name="a", rows=rows)):
        reading = read(sheet)
        (case,) = reading.cases
        assert (case.to_response, case.to_resolution) == (2 * MINUTES_OF_A_DAY, 9 * MINUTES_OF_A_DAY)
        assert dropped(reading)["Pelapor – Alamat"] == "data pribadi"


def test_a_register_without_a_column_of_units_is_about_the_unit_of_its_title() -> None:
    header = ["No.", "Tgl Aduan", "Nama", "Uraian", "Media", "Lama Penyelesaian"]
    rows = [
        [1, "03/01/2025", "A", "b", "WA", "2 hari 4 jam"],
        [2, "04/01/2025", "B", "c", "Langsung", "3 hari"],
    ]
    reading = read([["BUKU REGISTER PENGADUAN RSUD PADANGAN TAHUN 2025"], header, *rows])
    assert set(names(reading).values()) == {"RSUD Padangan"}
    assert [case.to_resolution for case in reading.cases] == [52 * 60, 72 * 60]
    assert [case.channel for case in reading.cases] == ["whatsapp", "langsung"]
    assert all(case.is_resolved for case in reading.cases)


def test_without_any_name_the_unit_is_asked_once_and_remembered() -> None:
    rows = [["Tanggal", "Status"], ["1/1/2025", "Selesai"], ["2/1/2025", "Proses"]]
    reading = read(rows)
    (ask,) = reading.asked
    assert ask.code.value == "tanya_unit_formulir"
    assert [case.unit for case in reading.cases] == ["", ""]
    unit = next(unit for unit in read([HEADER, row()]).units)
    answered = read(rows, remembered={ask.key: unit.id})
    assert [case.unit for case in answered.cases] == [unit.id, unit.id]
    assert not answered.asked
    assert read(rows, remembered={ask.key: NONE_OF_THESE}).cases == ()


def test_an_unknown_unit_is_asked_and_its_cases_wait() -> None:
    reading = read([HEADER, row(1, unit="Dinas Angkasa"), row(2, unit="Dinas Angkasa"), row(3)])
    (ask,) = reading.asked
    assert (ask.text, ask.count) == ("Dinas Angkasa", 2)
    assert [bool(case.unit) for case in reading.cases] == [False, False, True]
    assert len(read([HEADER, row(1, unit="Dinas Angkasa"), row(3)], remembered={ask.key: "-"}).cases) == 1


def test_an_unknown_status_is_asked_and_its_answer_is_used() -> None:
    rows = [HEADER, row(1, status="Menggantung", resolved=None), row(2)]
    (ask,) = read(rows).asked
    assert (ask.key, ask.text) == ("status-pengaduan:menggantung", "Menggantung")
    answered = read(rows, remembered={ask.key: "diproses"})
    assert not answered.asked
    assert answered.cases[0].status is CaseStatus.PROSES


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Selesai", CaseStatus.SELESAI),
        ("SUDAH SELESAI", CaseStatus.SELESAI),
        ("Laporan Ditutup", CaseStatus.SELESAI),
        ("Sedang Diproses", CaseStatus.PROSES),
        ("Dalam proses tindak lanjut", CaseStatus.PROSES),
        ("Belum Ditindaklanjuti", CaseStatus.BELUM),
        ("Belum", CaseStatus.BELUM),
        ("Belum Terverifikasi", CaseStatus.BELUM),
        ("Diarsipkan", CaseStatus.TUTUP),
        ("Bukan Kewenangan", CaseStatus.TUTUP),
    ],
)
def test_statuses_are_spelled_in_many_ways(text: str, status: CaseStatus) -> None:
    reading = read([HEADER, row(1, status=text, resolved=None), row(2)])
    assert reading.cases[0].status is status


def test_one_ticked_column_is_the_status_and_two_are_a_problem() -> None:
    rows = [
        ["No", "OPD", "Tanggal", "Status", "", ""],
        ["", "", "", "Belum", "Proses", "Selesai"],
        [1, "Dinas Sosial", "1/1/2025", "", "v", ""],
        [2, "Dinas Sosial", "2/1/2025", "", "", "v"],
        [3, "Dinas Sosial", "3/1/2025", "v", "", "v"],
    ]
    reading = read(rows)
    assert [case.status for case in reading.cases] == [CaseStatus.PROSES, CaseStatus.SELESAI, None]
    assert codes(reading) == [("pengaduan_dua_status", "F5")]


def test_a_day_before_it_came_in_is_a_problem_and_its_length_is_not_counted() -> None:
    reading = read([HEADER, row(resolved=datetime(2024, 12, 30))])
    assert reading.cases[0].to_resolution is None
    assert reading.cases[0].is_resolved
    assert sentences(reading) == [
        "“Tanggal selesai” lebih dulu daripada “Tanggal diterima”. Periksa tanggal dan tahunnya; lama "
        "waktunya tidak dihitung.",
    ]
    assert codes(reading)[0] == ("pengaduan_urutan_tanggal", "K2")


def test_a_response_after_the_resolution_is_a_problem() -> None:
    reading = read([HEADER, row(responded=datetime(2025, 1, 20))])
    assert reading.cases[0].to_response is None
    assert reading.cases[0].to_resolution == 6 * MINUTES_OF_A_DAY
    assert codes(reading) == [("pengaduan_urutan_tanggal", "K2")]


def test_an_open_status_beside_a_day_of_resolution_is_a_problem() -> None:
    reading = read([HEADER, row(status="Proses")])
    assert reading.cases[0].is_open
    assert codes(reading) == [("pengaduan_status_dan_tanggal", "K2")]


def test_an_unreadable_day_is_a_problem_at_its_cell_and_is_not_repeated() -> None:
    reading = read([HEADER, row(received="kemarin sore kata Bu Ratna"), row(2)])
    assert codes(reading) == [("pengaduan_tanggal", "C2")]
    assert "Ratna" not in repr(reading)
    assert len(reading.cases) == 2


def test_many_problems_alike_are_counted() -> None:
    rows = [row(n, received="?!" if n < 40 else HAPPENED) for n in range(100)]
    reading = read([HEADER, *rows])
    assert [code for code, _ in codes(reading)].count("pengaduan_tanggal") == 20
    assert "20 sel lain di kolom ini bermasalah sama." in sentences(reading)


def test_a_complaint_twice_is_counted_once() -> None:
    reading = read([HEADER, row(1), row(1), row(1, status="Proses", resolved=None)])
    assert len(reading.cases) == 1
    assert sentences(reading) == [
        "Laporan ini sudah ada di B2; dihitung satu kali.",
        "Nomor laporan ini sudah ada di B2 dengan isi yang berbeda; yang pertama yang dihitung. Hapus salah "
        "satunya.",
    ]


def test_the_same_number_at_two_units_is_two_tasks() -> None:
    assert len(read([HEADER, row(1), row(1, unit="Dinas Sosial")]).cases) == 2


def test_numbers_of_the_units_own_registers_are_their_own() -> None:
    header = ["No. Register", "Unit", "Tanggal"]
    keys = [
        case.key
        for case in read(
            [
                header,
                ["001", "Dinas Sosial", "1/1/2025"],
                ["001", "Dinas Kesehatan", "1/1/2025"],
                ["001", "Dinas Sosial", "1/1/2026"],
            ]
        ).cases
    ]
    assert len(set(keys)) == 3


def test_a_number_is_recognised_again_however_it_is_typed() -> None:
    typed: list[CellValue] = [7_000_001, 7_000_001.0, "7000001", "#7000001", " 7000001 "]
    header = ["Tracking ID", "Unit", "Tanggal"]
    keys = {read([header, [number, "Dinas Sosial", "1/1/2025"]]).cases[0].key for number in typed}
    assert len(keys) == 1


def test_totals_examples_notes_and_signatures_are_no_complaints() -> None:
    rows = [
        ["No", "OPD", "Tanggal", "Status"],
        ["Contoh", "Dinas Sosial", "1/1/2025", "Selesai"],
        [1, "Dinas Sosial", "1/1/2025", "Selesai"],
        [2, "", "", ""],
        ["Jumlah", 1, "", ""],
        ["Keterangan: data per 31 Desember 2025"],
        ["", "Mengetahui,", "Bojonegoro, 2 Januari 2026", ""],
        ["", "Kepala Dinas", "Petugas", ""],
        ["", "Drs. Budi", "NIP. 197001011990031001", ""],
    ]
    reading = read(rows)
    assert len(reading.cases) == 1
    assert not reading.problems
    assert not reading.asked


def test_the_header_said_again_on_each_page_is_no_complaint() -> None:
    reading = read([HEADER, row(1), HEADER, row(2)])
    assert len(reading.cases) == 2
    assert len(reading.tables) == 1


def test_headings_name_the_unit_of_the_rows_below_them() -> None:
    rows = [
        ["No", "Tanggal Masuk", "Tanggal Selesai", "Media"],
        ["DINAS KESEHATAN", "", "", ""],
        [1, "1/1/2025", "3/1/2025", "Surat"],
        ["Dinas Sosial"],
        [1, "1/1/2025", "4/1/2025", "Surat"],
    ]
    reading = read(rows)
    assert [names(reading)[case.unit] for case in reading.cases] == ["Dinas Kesehatan", "Dinas Sosial"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31/12/2025 10:20", date(2025, 12, 31)),
        ("31-12-2025 10.20 WIB", date(2025, 12, 31)),
        ("2025-12-31T10:20:30+07:00", date(2025, 12, 31)),
        ("Rabu, 31 Desember 2025", date(2025, 12, 31)),
        ("31 Des 2025 pukul 10.20", date(2025, 12, 31)),
        (datetime(2025, 12, 31, 23, 59), date(2025, 12, 31)),
        (46022, date(2025, 12, 31)),
    ],
)
def test_days_are_read_whatever_time_stands_behind_them(typed: CellValue, day: date) -> None:
    assert read([HEADER, row(received=typed, responded=None, resolved=None)]).cases[0].received == day


def test_days_typed_month_first_are_told_by_those_that_allow_nothing_else() -> None:
    header = ["Timestamp", "Unit", "Status"]
    reading = read(
        [header, ["5/31/2025 10:20:33", "Dinkes", "Selesai"], ["6/1/2025 9:00:00", "Dinkes", "Proses"]]
    )
    assert [case.received for case in reading.cases] == [date(2025, 5, 31), date(2025, 6, 1)]
    assert sentences(reading) == [
        "Kolom “Tanggal diterima” dibaca sebagai bulan/hari/tahun, karena ada bulan di atas 12 bila dibaca "
        "sebaliknya. Periksa apakah sudah benar."
    ]


def test_a_single_short_year_is_not_guessed() -> None:
    reading = read([["Tanggal", "Unit", "Status"], ["12/03/25", "Dinkes", "Selesai"]])
    assert reading.cases[0].received is None
    assert codes(reading) == [("pengaduan_tanggal", "A2")]


def test_lengths_that_differ_from_the_days_are_said_and_the_days_count() -> None:
    header = ["Unit", "Tanggal Masuk", "Tanggal Selesai", "Lama Penyelesaian"]
    reading = read([header, ["Dinkes", "1/1/2025", "11/1/2025", "3 hari"]])
    assert reading.cases[0].to_resolution == 10 * MINUTES_OF_A_DAY
    assert sentences(reading) == [
        "“Lama penyelesaian” berbeda lebih dari sehari dari selisih tanggalnya pada 1 laporan. Yang dipakai "
        "selisih tanggal, dalam hari kalender."
    ]


def test_a_column_of_different_texts_is_no_column_of_categories() -> None:
    header = ["No", "OPD", "Tanggal", "Jenis Pengaduan", "Status"]
    rows = [[n, "Dinas Sosial", f"{n}/1/2025", f"Jalan rusak nomor {n}", "Selesai"] for n in range(1, 20)]
    reading = read([header, *rows])
    assert {case.category for case in reading.cases} == {""}
    assert dropped(reading)["Jenis Pengaduan"] == "isi laporan"
    assert codes(reading) == [("pengaduan_kolom_uraian", "D1")]


@pytest.mark.parametrize(
    "text",
    [
        "Pak Budi marah marah",
        "Siti Aminah, S.Sos.",
        "hubungi 081234567890",
        "a@b.com",
        "Petugas loket tidak ramah kepada warga yang datang pagi sekali",
    ],
)
def test_a_category_that_speaks_of_a_person_is_not_kept(text: str) -> None:
    reading = read([HEADER, row(1, category=text), *(row(n) for n in range(2, 6))])
    assert reading.cases[0].category == ""
    assert codes(reading) == [("pengaduan_kategori", "G2")]
    assert text not in repr(reading)


def test_names_of_persons_in_a_column_that_could_be_units_are_never_asked_about() -> None:
    reading = read([["No", "Terlapor", "Tanggal", "Status"], [1, "Budi Santoso", "1/1/2025", "Selesai"]])
    assert "Budi" not in repr(reading)


def test_an_open_registry_takes_the_names_as_they_stand() -> None:
    reading = read([HEADER, row(unit="Dinas Perkebunan Rakyat")], registry=Registry(open=True))
    assert [unit.name for unit in reading.units] == ["Dinas Perkebunan Rakyat"]


def test_a_table_of_another_regency_is_asked_about() -> None:
    reading = read([["LAPORAN PENGADUAN KABUPATEN TUBAN"], HEADER, row()])
    (ask,) = reading.asked
    assert (ask.text, ask.key) == ("Dinas Kesehatan", "unit:kesehatan|dinas|luar")


def test_a_sheet_without_complaints_is_said_and_a_file_without_any_is_refused() -> None:
    reading = read([HEADER, row()], [["SOP", "SP"], ["Ada", "Ada"]])
    assert sentences(reading) == [
        "Lembar ini dilewati karena tidak ditemukan daftar atau rekap pengaduan di dalamnya."
    ]
    refused = read([["SOP", "SP"], ["Ada", "Ada"]])
    assert refused.error is not None
    assert refused.error.code.value == "tidak_ada_pengaduan"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2024, 1, 1), date(2025, 12, 31)),
            st.one_of(st.none(), st.integers(0, 40)),
            st.one_of(st.none(), st.integers(0, 90)),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_every_row_is_a_case_with_the_lengths_of_its_days(
    told: list[tuple[date, int | None, int | None]],
) -> None:
    rows = [
        row(
            7_000_000 + n,
            received=f"{received:%d/%m/%Y}",
            responded="" if first is None else f"{received + timedelta(first):%d/%m/%Y}",
            resolved="" if last is None else f"{received + timedelta((first or 0) + last):%d/%m/%Y}",
            status="Proses" if last is None else "Selesai",
        )
        for n, (received, first, last) in enumerate(told)
    ]
    reading = read([HEADER, *rows])
    assert not reading.problems
    for case, (received, first, last) in zip(reading.cases, told, strict=True):
        assert case.received == received
        assert case.to_response == (None if first is None else first * MINUTES_OF_A_DAY)
        assert case.to_resolution == (None if last is None else ((first or 0) + last) * MINUTES_OF_A_DAY)


def test_a_register_says_the_status_under_keterangan_and_its_texts_stay_behind() -> None:
    rows = [
        ["REGISTER PENGADUAN DINAS SOSIAL"],
        ["NO", "HARI/TANGGAL", "NAMA", "ALAMAT", "ISI PENGADUAN", "TINDAK LANJUT", "KET"],
        [1, "Senin, 6 Januari 2025", "A", "b", "c", "Sudah dijelaskan kepada Bu Ratna", "Selesai"],
        [2, "Selasa, 7 Januari 2025", "A", "b", "c", "Diteruskan", "Proses"],
        [3, "Rabu, 8 Januari 2025", "A", "b", "c", "", "Bu Ratna datang lagi"],
    ]
    reading = read(rows)
    assert [case.status for case in reading.cases] == [CaseStatus.SELESAI, CaseStatus.PROSES, None]
    assert not reading.asked
    assert "Ratna" not in repr(reading)


def test_numbers_of_complaints_that_are_telephones_are_left_out() -> None:
    rows = [[f"08123456780{n}", "Dinas Sosial", "1/1/2025", "Selesai"] for n in range(5)]
    reading = read([["ID", "Unit", "Tanggal", "Status"], *rows])
    assert {case.key for case in reading.cases} == {""}
    assert dropped(reading)["ID"] == "data pribadi"
