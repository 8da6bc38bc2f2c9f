"""Lists of attendance: counted per unit, and nobody's name comes out."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.definitions.load import DATA
from compliance.definitions.personal import shipped_personal
from compliance.definitions.registry import shipped_registry
from compliance.model import UnitKind
from compliance.problems import ProblemCode
from compliance.reading.attendance.count import key_of
from compliance.reading.attendance.file import read_attendance_file
from compliance.reading.attendance.headers import Part, PersonHeaders
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.attendance.read import read_attendance
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.attendance.titles import title_of
from compliance.reading.pool import ReaderPool
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import Book, CellValue, Sheet
from compliance.reading.typed_json import from_json, to_json
from tests.reading.books import SHA, bojonegoro, definitions

Rows = Sequence[Sequence[CellValue]]
HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"


def read(*sheets: tuple[str, Rows], file: str = "bimtek.xlsx") -> AttendanceReading:
    return read_attendance(
        Book(sheets=tuple(Sheet(name=name, rows=rows) for name, rows in sheets)),
        file=file,
        sha256=SHA,
        definitions=definitions(),
        personal=shipped_personal(),
        registry=bojonegoro(),
        remembered={},
    )


def counts(reading: AttendanceReading) -> dict[str, tuple[int, int, int | None, int | None]]:
    return {t.unit.name: (t.listed, t.attended, t.frontline, t.frontline_attended) for t in reading.trained}


def trainings(reading: AttendanceReading) -> list[tuple[str, str, date | None, int]]:
    return [(t.unit.name, t.title, t.day, t.people) for t in reading.trainings]


LIST: Rows = (
    ["DAFTAR HADIR PESERTA"],
    ["Kegiatan", ":", "Bimtek Pelayanan Prima"],
    ["Kegiatan : Bimtek Pelayanan Prima"],
    ["Hari/Tanggal : Selasa, 3 Maret 2026"],
    [],
    ["No", "Nama Peserta", "NIP", "Unit Kerja", "Jabatan", "Tanda Tangan"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    [1, "Siti Aminah, S.Sos.", "198001012005012001", "Dinkes", "Staf", None],
    [2, "BUDI SANTOSO", None, HEALTH, "Staf", None],
    [3, "Budi Santoso, S.E.", None, HEALTH, "Staf", None],
    [4, "Rina", None, SOCIAL, "Staf", None],
    ["", "Bojonegoro, 3 Maret 2026"],
    ["", "Mengetahui"],
    ["", "Drs. Kepala Bagian"],
)


def test_a_list_of_one_training_counts_each_person_once() -> None:
    reading = read(("Sheet1", LIST))
    assert counts(reading) == {HEALTH: (2, 2, None, None), SOCIAL: (1, 1, None, None)}
    assert trainings(reading) == [
        (HEALTH, "Bimtek Pelayanan Prima", date(2026, 3, 3), 2),
        (SOCIAL, "Bimtek Pelayanan Prima", date(2026, 3, 3), 1),
    ]
    assert [one.header for one in reading.dropped] == ["Nama Peserta", "NIP", "Jabatan", "Tanda Tangan"]
    assert (reading.asked, reading.problems) == ((), ())


def test_ticks_below_the_names_of_trainings_with_front_office_staff_marked() -> None:
    header = [
        "No",
        "Nama Pegawai",
        "Perangkat Daerah",
        "Petugas Front Office",
        "Bimtek Pelayanan Prima",
        "Bahasa Isyarat",
    ]
    reading = read(
        (
            "2026",
            (
                header,
                [1, "A", HEALTH, "Ya", "✓", None],
                [2, "B", HEALTH, "Ya", "✓", "✓"],
                [3, "C", HEALTH, "Tidak", "✓", None],
                [4, "D", HEALTH, "Ya", None, None],
                [5, "JUMLAH", None, None, None, None],
                ["", "Jumlah", "", 3, 3, 1],
            ),
        )
    )
    assert counts(reading) == {HEALTH: (4, 3, 3, 2)}
    assert trainings(reading) == [
        (HEALTH, "Bimtek Pelayanan Prima", None, 3),
        (HEALTH, "Bahasa Isyarat", None, 1),
    ]


def test_a_column_of_titles_and_days_and_who_did_not_come() -> None:
    header = ["Nama", "Instansi", "Nama Pelatihan", "Tanggal", "Kehadiran"]
    reading = read(
        (
            "Sheet1",
            (
                header,
                ["A", HEALTH, "Pelayanan Prima", date(2026, 2, 1), "Hadir"],
                ["A", HEALTH, "SP4N-LAPOR!", date(2026, 4, 1), "Hadir"],
                ["B", HEALTH, "Pelayanan Prima", date(2026, 2, 1), "Tidak"],
            ),
        )
    )
    assert counts(reading) == {HEALTH: (2, 1, None, None)}
    assert trainings(reading) == [
        (HEALTH, "Pelayanan Prima", date(2026, 2, 1), 1),
        (HEALTH, "SP4N-LAPOR!", date(2026, 4, 1), 1),
    ]


def test_what_is_said_about_somebody_is_no_header() -> None:
    rows: list[list[CellValue]] = [["Nama", "Unit Kerja", "Keterangan"]]
    rows += [
        ["Siti Aminah", HEALTH, "Peserta"],
        ["Budi Santoso", HEALTH, "Staf"],
        ["Rina", HEALTH, "Pegawai"],
    ]
    again: list[list[CellValue]] = [["Nama", "Unit Kerja"], ["Joko", SOCIAL]]
    assert counts(read(("Pelayanan Prima", [*rows, [], *again]))) == {
        HEALTH: (3, 3, None, None),
        SOCIAL: (1, 1, None, None),
    }


def test_a_name_that_begins_like_a_total_is_somebody_with_a_degree_or_a_number() -> None:
    rows: Rows = (
        ["Nama", "NIP", "Unit Kerja", "Kegiatan"],
        ["Grand Prasetyo, S.Sos.", "", HEALTH, "LAPOR"],
        ["Sumber Rejeki", "198001012005012001", HEALTH, "LAPOR"],
        ["Jumlah", "2", HEALTH, "LAPOR"],
        ["Contoh Nama, S.Sos.", "", HEALTH, "LAPOR"],
    )
    assert counts(read(("Sheet1", rows))) == {HEALTH: (2, 2, None, None)}


def test_a_list_of_staff_trains_nobody() -> None:
    rows: Rows = (["Nama", "Unit Kerja", "Jabatan"], ["Siti Aminah", HEALTH, "Staf"])
    assert counts(read(("Sheet1", rows), file="pegawai.xlsx")) == {HEALTH: (1, 0, None, None)}
    for told in ("Daftar hadir.xlsx", "Daftar_Hadir_Pelayanan_Prima.xlsx", "bimtek.xlsx"):
        assert counts(read(("Sheet1", rows), file=told)) == {HEALTH: (1, 1, None, None)}
    (training,) = read(("Sheet1", rows), file="Daftar_Hadir_Pelayanan_Prima.xlsx").trainings
    assert training.title == "Pelayanan Prima"


def test_the_unit_of_a_whole_list_stands_above_it_or_on_its_sheet() -> None:
    above: Rows = (
        ["Unit : Dinas Sosial"],
        ["DAFTAR HADIR BIMTEK LAPOR"],
        ["No", "Nama", "Paraf"],
        [1, "A", None],
        [2, "B", None],
    )
    reading = read(("Lembar1", above), (HEALTH, (["No", "Nama", "Jabatan"], [1, "C", "Staf"])))
    assert counts(reading) == {SOCIAL: (2, 2, None, None), HEALTH: (1, 1, None, None)}
    assert trainings(reading)[0][1] == "BIMTEK LAPOR"


def test_a_unit_nobody_knows_is_asked_without_repeating_a_person() -> None:
    header = ["Nama", "Unit Kerja", "Kegiatan"]
    reading = read(
        ("Sheet1", (header, ["A", "Dinas Antah Berantah", "LAPOR"], ["B", "Siti Aminah, S.Sos.", "LAPOR"]))
    )
    assert [ask.text for ask in reading.asked] == ["Dinas Antah Berantah", "…"]
    assert reading.trained == ()


def test_a_workbook_without_people_is_none() -> None:
    reading = read(("Sheet1", (["No", "Nama OPD", "SOP"], [1, HEALTH, "Ada"])))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.NO_ATTENDANCE


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("Nama Lengkap (tanpa gelar)", Part.PERSON),
        ("Nama Petugas", Part.PERSON),
        ("NIP/NIK", Part.NUMBER),
        ("Nama Unit", Part.UNIT),
        ("Unit Kerja", Part.UNIT),
        ("Asal Instansi", Part.UNIT),
        ("Petugas Front Office (Ya/Tidak)", Part.FRONTLINE),
        ("Bimtek yang diikuti", Part.TITLE),
        ("Tgl", Part.DAY),
        ("Paraf", Part.PRESENT),
        ("No. HP", Part.PERSONAL),
        ("Jabatan", Part.PERSONAL),
        ("No.", Part.NOTHING),
        ("Bahasa Isyarat", Part.OTHER),
    ],
)
def test_what_a_column_is_for(header: str, part: Part) -> None:
    assert PersonHeaders.of(shipped_personal()).part(header) is part


def test_people_are_told_apart_by_number_else_by_name_without_titles() -> None:
    assert key_of("Siti", "19800101 200501 2 001") == key_of("S. Aminah", "198001012005012001")
    assert key_of("Drs. H. Budi Santoso, M.Si.", "") == key_of("BUDI  SANTOSO", "-")
    assert key_of("Budi Santoso", "") != key_of("Budi Susanto", "")


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=6, max_size=9)
LETTERS = LETTERS.filter(lambda word: read_label(word).kind not in (RowKind.EXAMPLE, RowKind.SIGNATURE))
NAMES = st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=6, unique=True)


@settings(max_examples=60, deadline=None)
@given(names=NAMES, trained=st.data())
def test_no_name_and_no_number_leaves_the_reader(
    names: list[tuple[str, str]], trained: st.DataObject
) -> None:
    number = st.integers(0, 9999).map(lambda n: f"19800101200501{n:04d}")
    rows: list[list[CellValue]] = [["Nama", "NIP", "Unit Kerja", "No HP", "Kegiatan"]]
    for first, last in names:
        phone = f"0812{trained.draw(st.integers(10**7, 10**8 - 1))}"
        rows.append([f"{first} {last}, S.Sos.", trained.draw(number), HEALTH, phone, "Bimtek LAPOR"])
    sent = to_json(read(("Sheet1", rows))).decode()
    for row in rows[1:]:
        first, last = str(row[0]).partition(",")[0].split()
        assert not any(text in sent for text in (first, last, str(row[1]), str(row[3])))
    told = from_json(sent.encode(), AttendanceReading)
    assert counts(told)[HEALTH][0] == len({str(row[1]) for row in rows[1:]})


def test_a_reading_comes_back_as_it_went() -> None:
    reading = read(
        ("Sheet1", LIST), ("Lain", (["Nama", "Unit Kerja", "Kegiatan"], ["A", "Dinas Entah", "X Y"]))
    )
    assert from_json(to_json(reading), AttendanceReading) == reading


def test_the_job_is_done_in_a_reader_process() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Nama", "Unit Kerja", "Kegiatan"], ["Ani", HEALTH, "Bimtek LAPOR"]]):
            sheet.write_row(number, 0, row)
    with ReaderPool(bojonegoro()) as pool:
        good, bad = pool.ask_many(ATTENDANCE, [("hadir.xlsx", out.getvalue()), ("hadir.xlsx", b"bukan")])
    assert counts(good) == {HEALTH: (1, 1, None, None)}
    assert bad.error is not None
    assert read_attendance_file(out.getvalue(), "hadir.xlsx", definitions(), bojonegoro(), {}) == good


def test_everybody_is_counted_once_whichever_trainings_are_chosen() -> None:
    header = ["Nama", "Unit Kerja", "Petugas Loket", "Kegiatan", "Tanggal"]
    day = date(2026, 2, 1)
    rows = (
        ["A", HEALTH, "ya", "Prima", day],
        ["A", HEALTH, "ya", "LAPOR", day],
        ["B", HEALTH, "ya", "PRIMA", day],
        ["C", HEALTH, "tidak", "LAPOR", day],
        ["D", SOCIAL, "tidak", "", None],
    )
    reading = read(("Sheet1", (header, *rows)))
    assert [(event.title, event.day) for event in reading.events] == [("Prima", day), ("LAPOR", day)]
    health, social = (one.unit.id for one in reading.trained)
    assert {(one.unit, one.frontline, one.events): one.people for one in reading.attendees} == {
        (health, True, (0, 1)): 1,
        (health, True, (0,)): 1,
        (health, False, (1,)): 1,
        (social, False, ()): 1,
    }


def test_what_is_not_clear_is_said_once_with_its_place() -> None:
    header = ["Nama", "Unit Kerja", "Petugas Loket", "Kegiatan", "Tanggal"]
    rows = (
        ["A", "", "ya", "Prima", date(2026, 2, 1)],
        ["B", "-", "ya", "Prima", date(2026, 2, 1)],
        ["C", HEALTH, "mungkin", "Prima", "kemarin"],
        ["D", HEALTH, "", "Prima", ""],
    )
    reading = read(("Sheet1", (header, *rows)))
    assert [(p.code, p.place.cell, dict(p.details)) for p in reading.problems] == [
        (ProblemCode.TRAINING_NO_UNIT, "B2", {"count": "2"}),
        (ProblemCode.TRAINING_DAY, "E4", {"count": "1"}),
        (ProblemCode.TRAINING_MARK, "C4", {"count": "1"}),
    ]
    assert counts(reading) == {HEALTH: (2, 2, 0, 0)}


def test_a_village_is_told_from_its_namesake_by_its_kecamatan() -> None:
    header = ["Nama", "Unit Kerja", "Kecamatan", "Kegiatan"]
    names = Counter(unit.name for unit in bojonegoro().units if unit.kind is UnitKind.DESA and unit.active)
    twin = next(name for name, count in names.items() if count > 1)
    districts = {unit.id: unit for unit in bojonegoro().units if unit.kind is UnitKind.KECAMATAN}
    twins = [unit for unit in bojonegoro().units if unit.name == twin and unit.active]
    rows = [[f"Orang {n}", twin, districts[unit.parent].name, "LAPOR"] for n, unit in enumerate(twins)]
    assert [ask.text for ask in read(("Sheet1", (header[:2] + header[3:], ["A", twin, "LAPOR"]))).asked] == [
        twin
    ]
    reading = read(("Sheet1", (header, *rows)))
    assert reading.asked == ()
    assert [one.unit.id for one in reading.trained] == [unit.id for unit in twins]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Kegiatan : Bimtek LAPOR oleh Dra. Wulandari", "Bimtek LAPOR"),
        ("Materi : Pelayanan Prima (narasumber: Wulandari)", "Pelayanan Prima"),
        ("Kegiatan : Bimtek 0812 3456 7890", "Bimtek …"),
        ("Kegiatan : Siti Aminah, S.Sos.", ""),
    ],
)
def test_who_spoke_is_no_part_of_a_title(line: str, title: str) -> None:
    assert title_of([line]) == title


EXAMPLES = DATA / "examples" / "bimtek"


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_examples_are_understood_and_nobody_is_left(path: Path) -> None:
    units = shipped_registry("contoh")
    reading = read_attendance_file(path.read_bytes(), path.name, definitions(), units, {})
    sent = to_json(reading)
    assert (reading.error, reading.asked, reading.problems) == (None, (), ())
    assert len(reading.events) >= 2
    assert all(one.frontline is not None for one in reading.trained)
    assert b"Rekaan" not in sent
    assert b"19000000" not in sent
