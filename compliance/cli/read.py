"""`read`: what was understood of each file, what is asked, and what is wrong in it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from compliance.analysis.elements import shown_elements, status_of
from compliance.cli.encode import ask_sentence, reading_json
from compliance.cli.inputs import read_files, registry_from
from compliance.cli.output import print_json, say, say_table
from compliance.definitions.load import load_definitions
from compliance.model import Checklist, ChecklistDefinition, Place
from compliance.reading.result import Reading
from compliance.text import cli as words
from compliance.text import problems as problem_words


def run_read(options: argparse.Namespace) -> int:
    """Read the files and print what is in them; 1 when a file has an error, a question or a problem."""
    registry = registry_from(options.units)
    definitions = load_definitions()
    readings = read_files(options.files, registry)
    if options.json:
        print_json({"files": [reading_json(reading) for reading in readings]})
    else:
        for reading in readings:
            say_reading(reading)
            _say_checklists(reading.checklists, definitions.checklist)
    return worst(readings)


def worst(readings: Iterable[Reading]) -> int:
    """1 when any of them is not entirely clear, else 0."""
    return int(any(r.error or r.asked or r.problems for r in readings))


def say_reading(reading: Reading) -> None:
    """The summary of one file, then each problem and each question with its place."""
    if reading.error:
        message = problem_words.sentence(reading.error)
        say(words.FILE_REFUSED.format(file=reading.file, message=message))
        return
    say(
        words.FILE_SUMMARY.format(
            file=reading.file,
            units=len(reading.checklists),
            answers=sum(len(checklist.answers) for checklist in reading.checklists),
            asked=len(reading.asked),
            problems=len(reading.problems),
        )
    )
    for problem in reading.problems:
        say("  " + _placed(problem.place, problem_words.sentence(problem)))
    for ask in reading.asked:
        labels = "; ".join(candidate.label for candidate in ask.candidates)
        text = ask_sentence(ask)
        if labels:
            text = words.ASKED.format(message=text, candidates=labels)
        say("  " + _placed(ask.place, text))


def _placed(place: Place, message: str) -> str:
    where = problem_words.where(place)
    return words.PLACED.format(place=where, message=message) if where else message


def _say_checklists(checklists: tuple[Checklist, ...], definition: ChecklistDefinition) -> None:
    """One row per unit, with the status of each element."""
    if not checklists:
        return
    elements = shown_elements(checklists, definition)
    rows = [
        (
            checklist.unit.name,
            checklist.unit.kind.value,
            *(status_of(checklist, element) or words.BLANK for element in elements),
        )
        for checklist in checklists
    ]
    say()
    say_table((words.UNIT, words.KIND, *(element.label for element in elements)), rows)
    say()
