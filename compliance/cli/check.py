"""`check`: everything in `data/`, loaded and validated."""

from __future__ import annotations

import argparse

from compliance.cli.inputs import content
from compliance.cli.output import print_json, say
from compliance.definitions.load import DATA, load_definitions
from compliance.definitions.registry import read_registry
from compliance.text import cli as words


def run_check(options: argparse.Namespace) -> int:
    """Print what is there; refuses with file and path at the first thing that is wrong."""
    folder = options.data or DATA
    definitions = load_definitions(folder)
    registries = {
        path.name: len(read_registry(content(path), name=path.name).units)
        for path in sorted((folder / "units").glob("*.csv"))
    }
    elements = len(definitions.checklist.elements)
    questions = len(definitions.checklist.questions)
    instruments = definitions.editions.values()
    if options.json:
        print_json(
            {
                "elements": elements,
                "questions": questions,
                "instruments": [i.id for i in instruments],
                "units": dict(registries),
            }
        )
        return 0
    spellings = len(definitions.vocabulary.statuses)
    say(words.CHECKED_QUESTIONS.format(elements=elements, questions=questions, spellings=spellings))
    for i in instruments:
        if not i.scorable:
            say(words.CHECKED_UNSCORED.format(id=i.id, categories=len(i.categories)))
            continue
        seen = sum(not indicator.unseen for indicator in i.indicators)
        counts = {"aspects": len(i.aspects), "indicators": len(i.indicators), "seen": seen}
        say(words.CHECKED_INSTRUMENT.format(id=i.id, **counts))
    for name, units in registries.items():
        say(words.CHECKED_REGISTRY.format(name=name, units=units))
    say(words.CHECKED)
    return 0
