"""`training`: how many of each unit attended trainings, and which, from lists of attendance."""

from __future__ import annotations

import argparse

from compliance import formats
from compliance.analysis.training import TrainingShare, training_shares
from compliance.cli.encode import found_json, share_json, unit_json
from compliance.cli.inputs import ask_files, registry_from
from compliance.cli.output import Json, print_json, say, say_table
from compliance.cli.said import exit_code, say_asked, say_problems, say_refused
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.attendance.result import AttendanceReading, Training
from compliance.text import cli as words
from compliance.text import problems as problem_words


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
    return exit_code(readings)


def _file_json(reading: AttendanceReading) -> dict[str, Json]:
    return found_json(
        reading,
        trainings=[_training_json(training) for training in reading.trainings],
        dropped_columns=[
            {"place": problem_words.reference(d.place), "header": d.header} for d in reading.dropped
        ],
    )


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
        "share": share_json(one.share),
        "front_office_marked": one.marked,
    }


def _say_file(reading: AttendanceReading) -> None:
    if reading.error:
        say_refused(reading.file, reading.error)
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
    say_problems(reading.problems)
    say_asked(reading.asked)


def _row(one: TrainingShare) -> tuple[str, ...]:
    share = one.share
    return (
        one.unit.name,
        formats.count(one.trainings),
        formats.count(one.trained),
        words.BLANK if one.staff is None else formats.count(one.staff),
        words.BLANK if share is None else formats.share(share),
    )
