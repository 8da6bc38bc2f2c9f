"""`training`: how many of each unit attended trainings, and which, from lists of attendance."""

from __future__ import annotations

import argparse

from compliance import formats
from compliance.analysis.training import TrainingShare, training_shares
from compliance.cli.encode import ask_json, ask_sentence, decimal_json, problem_json, unit_json
from compliance.cli.inputs import ask_files, registry_from
from compliance.cli.output import Json, print_json, say, say_table
from compliance.model import Place
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.attendance.result import AttendanceReading, Training
from compliance.scoring.rounding import round_half_up
from compliance.text import cli as words
from compliance.text import problems as problem_words

_DECIMALS = 2


def run_training(options: argparse.Namespace) -> int:
    """Read the files and print their counts; 1 when a file has an error, a question or a problem."""
    readings = ask_files(ATTENDANCE, options.files, registry_from(options.units))
    shares = training_shares(readings, {})
    if options.json:
        files = [_file_json(reading) for reading in readings]
        print_json({"files": files, "units": [_share_json(share) for share in shares]})
    else:
        for reading in readings:
            _say_file(reading)
        if shares:
            say()
            say_table((words.UNIT, *words.TRAINING_HEADER), [_row(s) for s in shares], right=range(1, 5))
    return int(any(r.error or r.asked or r.problems for r in readings))


def _file_json(reading: AttendanceReading) -> dict[str, Json]:
    error = reading.error
    message = None if error is None else problem_words.sentence(error)
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "error": None if error is None else {"code": error.code.value, "message": message},
        "trainings": [_training_json(training) for training in reading.trainings],
        "dropped_columns": [
            {"place": problem_words.reference(d.place), "header": d.header} for d in reading.dropped
        ],
        "asked": [ask_json(ask) for ask in reading.asked],
        "problems": [problem_json(problem) for problem in reading.problems],
    }


def _training_json(training: Training) -> dict[str, Json]:
    return {
        **unit_json(training.unit),
        "title": training.title,
        "date": None if training.day is None else training.day.isoformat(),
        "people": training.people,
        "place": problem_words.reference(training.place),
    }


def _share_json(one: TrainingShare) -> dict[str, Json]:
    return {
        **unit_json(one.unit),
        "trainings": one.trainings,
        "trained": one.trained,
        "staff": one.staff,
        "share": _percent(one),
        "front_office_marked": one.marked,
    }


def _percent(one: TrainingShare) -> str | None:
    share = one.share
    return None if share is None else decimal_json(round_half_up(100 * share, _DECIMALS), _DECIMALS)


def _say_file(reading: AttendanceReading) -> None:
    if reading.error:
        message = problem_words.sentence(reading.error)
        say(words.FILE_REFUSED.format(file=reading.file, message=message))
        return
    counts = {
        "units": len(reading.trained),
        "trainings": len({(t.title.casefold(), t.day) for t in reading.trainings}),
        "asked": len(reading.asked),
        "problems": len(reading.problems),
    }
    say(words.TRAINING_SUMMARY.format(file=reading.file, **counts))
    if reading.dropped:
        headers = dict.fromkeys(d.header or d.place.cell for d in reading.dropped)
        say(words.TRAINING_DROPPED.format(columns=", ".join(headers)))
    for problem in reading.problems:
        _say_placed(problem.place, problem_words.sentence(problem))
    for ask in reading.asked:
        labels = "; ".join(candidate.label for candidate in ask.candidates)
        text = ask_sentence(ask)
        _say_placed(ask.place, words.ASKED.format(message=text, candidates=labels) if labels else text)


def _say_placed(place: Place, message: str) -> None:
    where = problem_words.where(place)
    say("  " + (words.PLACED.format(place=where, message=message) if where else message))


def _row(one: TrainingShare) -> tuple[str, ...]:
    share = one.share
    return (
        one.unit.name,
        formats.count(one.trainings),
        formats.count(one.trained),
        words.BLANK if one.staff is None else formats.count(one.staff),
        words.BLANK if share is None else formats.share(share),
    )
