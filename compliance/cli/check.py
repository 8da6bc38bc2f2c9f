"""`check`: everything in `data/`, loaded and validated."""

from __future__ import annotations

import argparse
from pathlib import Path

from compliance.cli.inputs import content, definitions_with
from compliance.cli.output import print_json, say
from compliance.definitions.load import DATA
from compliance.definitions.registry import read_registry
from compliance.definitions.results import load_results
from compliance.definitions.survey import load_survey
from compliance.model import ChecklistDefinition
from compliance.text import cli as words


def run_check(options: argparse.Namespace) -> int:
    """Print what is there; refuses with file and path at the first thing that is wrong."""
    folder = options.data or DATA
    definitions = definitions_with(options.instrument_file, folder)
    registries = {
        path.name: len(read_registry(content(path), name=path.name).units)
        for path in sorted((folder / "units").glob("*.csv"))
    }
    results = {
        path.name: len(load_results(path, definitions.editions))
        for path in sorted((folder / "results").glob("*.toml"))
    }
    _check_survey(folder / "skm.toml")
    asked = _asked(definitions.checklist)
    instruments = definitions.editions.values()
    if options.json:
        print_json(
            {
                **asked,
                "instruments": [i.id for i in instruments],
                "units": dict(registries),
                "results": dict(results),
            }
        )
        return 0
    spellings = len(definitions.vocabulary.statuses)
    say(words.CHECKED_QUESTIONS.format(**asked, spellings=spellings))
    for i in instruments:
        if not i.scorable:
            say(words.CHECKED_UNSCORED.format(id=i.id, categories=len(i.categories)))
            continue
        seen = sum(not indicator.unseen for indicator in i.indicators)
        counts = {"aspects": len(i.aspects), "indicators": len(i.indicators), "seen": seen}
        say(words.CHECKED_INSTRUMENT.format(id=i.id, **counts))
    for name, units in registries.items():
        say(words.CHECKED_REGISTRY.format(name=name, units=units))
    for name, count in results.items():
        say(words.CHECKED_RESULTS.format(name=name, results=count))
    say(words.CHECKED)
    return 0


def _asked(checklist: ChecklistDefinition) -> dict[str, int]:
    """How much the checklist asks: of everybody, and beyond that."""
    elements = len(checklist.core)
    return {
        "elements": elements,
        "optional_groups": len(checklist.elements) - elements,
        "questions": len(checklist.questions),
    }


def _check_survey(path: Path) -> None:
    """A folder of one's own may be without it."""
    if path.exists():
        load_survey(path)
