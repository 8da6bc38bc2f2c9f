"""The workbooks of training: a list that is read back, and figures without anybody in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from compliance.analysis.training_standing import Layer, Window, names, standing
from compliance.analysis.training_units import by_urgency, unit_training
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.attendance.read import read_attendance
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.opening import open_book
from compliance.reading.sheets import Book, CellValue
from compliance.reports.training import Figures, attendance_template, training_workbook
from compliance.text import training as words
from tests.builders import answers, unit
from tests.reading.books import SHA, bojonegoro, definitions

DAY = date(2026, 2, 10)


def read(book: Book) -> AttendanceReading:
    return read_attendance(
        book,
        file="templat.xlsx",
        sha256=SHA,
        definitions=definitions(),
        personal=shipped_personal(),
        registry=bojonegoro(),
        remembered={},
    )


def filled(*rows: list[CellValue]) -> Book:
    registry = bojonegoro()
    book = open_book(attendance_template(registry.units, registry), "templat.xlsx")
    first = book.sheets[0]
    return Book(sheets=(type(first)(name=first.name, rows=[*first.rows, *rows]), *book.sheets[1:]))


def test_the_template_is_read_back_once_it_is_filled_in() -> None:
    village = ["Ngujo", "Kalitidu"]
    reading = read(
        filled(
            [1, "Fulan", "", "Dinas Kesehatan", "", "ya", "Pelayanan Prima", DAY, "ya"],
            [2, "Fulan", "", "Dinas Kesehatan", "", "ya", "LAPOR", DAY, "ya"],
            [3, "Polan", "", "Dinas Kesehatan", "", "ya", "LAPOR", DAY, "tidak"],
            [4, "Anu", "", f"Desa {village[0]}", village[1], "tidak", "LAPOR", DAY, "ya"],
        )
    )
    assert (reading.asked, reading.problems) == ((), ())
    counts = {one.unit.name: (one.listed, one.attended, one.frontline) for one in reading.trained}
    assert counts == {"Dinas Kesehatan": (2, 1, 2), "Desa Ngujo": (1, 1, 0)}
    assert reading.events == (
        TrainingEvent(title="Pelayanan Prima", day=DAY),
        TrainingEvent(title="LAPOR", day=DAY),
    )


def test_the_example_of_an_empty_template_is_nobody() -> None:
    assert read(filled()).error is not None
    assert attendance_template((), Registry())  # also where there is no unit yet


def test_the_figures_are_those_of_the_page_and_text_stays_text() -> None:
    event = TrainingEvent(title="=Bimtek", day=DAY)
    health, social = unit("=Dinas Kesehatan"), unit("Dinas Sosial")
    layers = [
        Layer(events=(event,), attendees=(Attendees(unit=health.id, frontline=True, events=(0,), people=2),))
    ]
    window, told = Window.before(date(2026, 8, 1), 12), standing(layers)
    said = answers({"sdm.petugas": 3})
    units = [
        unit_training(one, told.get(one.id, ()), names(layers), said, window) for one in (health, social)
    ]
    figures = Figures(
        period="2026",
        assessed_on=date(2026, 8, 1),
        window=window,
        units=by_urgency(units),
        made_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        invented=True,
    )
    by_unit, by_event, about = open_book(training_workbook(figures), "bimtek.xlsx").sheets
    assert [list(row)[:8] for row in by_unit.rows[2:]] == [
        ["Dinas Sosial", 0, 0, 0, "", "", 3, ""],
        ["=Dinas Kesehatan", 1, 2, 2, 2, 2, 3, 66.67],
    ]
    assert list(by_event.rows[-1]) == ["=Dinas Kesehatan", "=Bimtek", DAY, 2, 2, words.COUNTS]
    assert "1 Agustus 2025 sampai 1 Agustus 2026" in str(about.rows)
    assert str(by_unit.rows[0][0]).startswith("DATA REKAAN")
