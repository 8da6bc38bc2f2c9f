"""The share of front-office staff that is trained."""

from __future__ import annotations

from fractions import Fraction

from compliance.analysis.training import TrainingShare, training_shares
from compliance.model import Place
from compliance.reading.attendance.result import AttendanceReading, Trained, Training
from tests.builders import answers, unit

HEALTH, SOCIAL = unit("Dinas Kesehatan"), unit("Dinas Sosial")


def reading(*trained: Trained, titles: tuple[str, ...] = ()) -> AttendanceReading:
    trainings = tuple(Training(unit=HEALTH, title=t, day=None, people=1, place=Place()) for t in titles)
    return AttendanceReading(file="x", sha256="0", trained=trained, trainings=trainings)


def test_marked_staff_is_counted_against_marked_staff() -> None:
    found = reading(
        Trained(unit=HEALTH, listed=9, attended=7, frontline=4, frontline_attended=3),
        titles=("LAPOR", "lapor", "Prima"),
    )
    (share,) = training_shares([found], {HEALTH.id: answers({"sdm.petugas": 20})})
    assert share == TrainingShare(unit=HEALTH, trained=3, staff=4, trainings=2, marked=True)
    assert share.share == Fraction(3, 4)


def test_without_marks_the_unit_says_how_many_there_are() -> None:
    found = reading(Trained(unit=HEALTH, listed=5, attended=5), Trained(unit=SOCIAL, listed=2, attended=1))
    health, social = training_shares([found], {HEALTH.id: answers({"sdm.petugas": 10})})
    assert (health.share, health.marked) == (Fraction(1, 2), False)
    assert (social.trained, social.staff, social.share) == (1, None, None)


def test_several_files_are_not_added_up() -> None:
    files = [reading(Trained(unit=HEALTH, listed=n, attended=n)) for n in (3, 5)]
    (share,) = training_shares(files, {})
    assert share.trained == 5


def test_more_trained_than_there_are_is_no_share() -> None:
    found = reading(Trained(unit=HEALTH, listed=5, attended=5))
    (share,) = training_shares([found], {HEALTH.id: answers({"sdm.petugas": 4})})
    assert share.share is None
