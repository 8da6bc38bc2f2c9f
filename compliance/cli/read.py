"""`read`: what was understood of each file, what is asked, and what is wrong in it."""

from __future__ import annotations

import argparse

from compliance.analysis.elements import shown_elements, status_of
from compliance.cli.encode import checklist_json, found_json
from compliance.cli.inputs import ask_files, registry_from
from compliance.cli.output import Json, print_json, say, say_table
from compliance.cli.said import exit_code, say_reading
from compliance.definitions.load import load_definitions
from compliance.model import Checklist, ChecklistDefinition
from compliance.reading.jobs import READ
from compliance.reading.result import Reading
from compliance.text import cli as words


def run_read(options: argparse.Namespace) -> int:
    """Read the files and print what is in them; 1 when a file has an error, a question or a problem."""
    registry = registry_from(options.units)
    definitions = load_definitions()
    readings = ask_files(READ, options.files, registry)
    if options.json:
        print_json({"files": [_file_json(reading) for reading in readings]})
    else:
        for reading in readings:
            say_reading(reading)
            _say_checklists(reading.checklists, definitions.checklist)
    return exit_code(readings)


def _file_json(reading: Reading) -> dict[str, Json]:
    return found_json(reading, checklists=[checklist_json(checklist) for checklist in reading.checklists])


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
