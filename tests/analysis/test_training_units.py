"""What a unit ought to do next, and what of the checklist its lists answer."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from compliance.analysis.training_standing import Layer, Window, names, standing
from compliance.analysis.training_units import Step, UnitTraining, answers_of, by_urgency, unit_training
from compliance.model.training import Attendees, TrainingEvent
from compliance.reports.training import step_words
from tests.builders import answers, unit

HEALTH = unit("Dinas Kesehatan")
WINDOW = Window.before(date(2026, 8, 1), 12)
PRIMA = TrainingEvent(title="Prima", day=date(2026, 2, 1))
OLD, UNDATED = TrainingEvent(title="Lama", day=date(2024, 2, 1)), TrainingEvent(title="Entah")
Group = tuple[int, bool | None, bool]  # people, front office, whether they came


def seen(*lists: tuple[TrainingEvent, tuple[Group, ...]], **said: int) -> UnitTraining:
    """A unit by its lists, each of one training; `petugas`, `terlatih`: what it says itself."""
    layers = [
        Layer(
            events=(event,),
            attendees=tuple(
                Attendees(unit=HEALTH.id, frontline=front, events=(0,) if came else (), people=people)
                for people, front, came in groups
            ),
        )
        for event, groups in lists
    ]
    told = standing(layers).get(HEALTH.id, ())
    given = answers({f"sdm.{question}": number for question, number in said.items()})
    return unit_training(HEALTH, told, names(layers), given, WINDOW)


MARKED: tuple[Group, ...] = ((3, True, True), (2, False, True))


@pytest.mark.parametrize(
    ("one", "step", "words"),
    [
        (seen(), Step.NOTHING, "Belum ada bimtek. Ikutkan petugas, lalu unggah daftar hadirnya."),
        (
            seen((UNDATED, MARKED)),
            Step.UNDATED,
            "Tanggal kegiatannya belum diisi. Unggah lagi daftarnya, lalu isi tanggalnya.",
        ),
        (
            seen((OLD, MARKED)),
            Step.PAST,
            "Bimtek terakhir 1 Feb 2024, di luar masa hitung. Ikutkan petugas lagi.",
        ),
        (
            seen((PRIMA, ((2, None, True),)), petugas=4),
            Step.UNMARKED,
            "Tandai petugas garis depan dalam daftar hadirnya.",
        ),
        (seen((PRIMA, MARKED)), Step.STAFF, "Isi jumlah petugas garis depan dalam isian daftar periksa."),
        (
            seen((PRIMA, MARKED), petugas=2),
            Step.EXCESS,
            "Yang dilatih lebih banyak daripada petugasnya. Periksa jumlah petugas.",
        ),
        (seen((PRIMA, MARKED), petugas=10), Step.REST, "Latih 7 petugas lagi."),
        (seen((PRIMA, MARKED), petugas=3), Step.DONE, "Semua petugas garis depan sudah dilatih."),
    ],
)
def test_the_next_step_is_said(one: UnitTraining, step: Step, words: str) -> None:
    assert (one.step, step_words(one)) == (step, words)


def test_what_two_lists_leave_open_is_said_so() -> None:
    other = TrainingEvent(title="LAPOR", day=PRIMA.day)
    one = seen((PRIMA, MARKED), (other, MARKED), petugas=10)
    assert (one.share, one.left) == (Fraction(3, 10), 7)
    assert step_words(one) == "Latih paling banyak 7 petugas lagi."


def test_those_without_any_training_come_first_then_the_smallest_share() -> None:
    nothing, done, small = seen(), seen((PRIMA, MARKED), petugas=3), seen((PRIMA, MARKED), petugas=9)
    half = seen((PRIMA, MARKED), petugas=6)
    assert by_urgency([done, half, small, nothing]) == (nothing, small, half, done)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (seen((PRIMA, MARKED)), {"sdm.terlatih": 3}),
        (seen((PRIMA, MARKED), petugas=9, terlatih=1), {"sdm.terlatih": 3}),
        (seen((PRIMA, MARKED), petugas=9, terlatih=3), {}),  # said already
        (seen((PRIMA, MARKED), petugas=2), {}),  # more than there are
        (seen((PRIMA, ((2, None, True),))), {}),  # nobody is marked
        (seen((PRIMA, ((2, False, True),))), {}),  # nobody of the front office was there
        (seen((OLD, MARKED)), {}),  # too long ago
        (seen((PRIMA, (*MARKED, (4, True, False)))), {"sdm.petugas": 7, "sdm.terlatih": 3}),
        (seen((PRIMA, (*MARKED, (4, True, False))), petugas=8), {"sdm.terlatih": 3}),
    ],
)
def test_only_what_the_lists_show_is_proposed(one: UnitTraining, expected: dict[str, int]) -> None:
    assert answers_of(one) == expected


def test_a_claim_that_two_lists_leave_open_stays() -> None:
    other = TrainingEvent(title="LAPOR", day=PRIMA.day)
    assert answers_of(seen((PRIMA, MARKED), (other, MARKED), petugas=9, terlatih=5)) == {}
    assert answers_of(seen((PRIMA, MARKED), (other, MARKED), petugas=9, terlatih=7)) == {"sdm.terlatih": 3}
