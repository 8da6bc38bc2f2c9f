"""`rollup.toml` → how the figures of a unit come from the units below it."""

from __future__ import annotations

from pathlib import Path

from compliance.definitions.standing import standing_of
from compliance.definitions.tables import Table, parse_toml, read_toml, shown
from compliance.model import (
    AnswerKind,
    ChecklistDefinition,
    Measure,
    RollupRule,
    Status,
    UnitKind,
)
from compliance.text import definitions as text

ROLLUP = "rollup.toml"


def load_rollup(path: Path, checklist: ChecklistDefinition) -> tuple[RollupRule, ...]:
    """The rules of a file in their order; raises DefinitionError."""
    return read_toml(path, lambda table: _rules(table, checklist))


def parse_rollup(data: bytes, checklist: ChecklistDefinition) -> tuple[RollupRule, ...]:
    """The rules in these bytes; raises DefinitionError."""
    return parse_toml(data, ROLLUP, lambda table: _rules(table, checklist))


def _rules(table: Table, checklist: ChecklistDefinition) -> tuple[RollupRule, ...]:
    rules = table.each("rules", lambda one: _rule(one, checklist))
    table.no_twins((f"rules[{place}].id", rule.id) for place, rule in enumerate(rules))
    return rules


def _rule(table: Table, checklist: ChecklistDefinition) -> RollupRule:
    measure = table.choice("measure", Measure)
    shares = measure is Measure.BAGIAN
    return RollupRule(
        id=table.text("id"),
        label=table.text("label"),
        measure=measure,
        standing=standing_of(table),
        question=_question(table, checklist) if shares else "",
        statuses=table.chosen("statuses", Status) if shares else (),
        kinds=table.chosen("kinds", UnitKind) if table.has("kinds") else (),
    )


def _question(table: Table, checklist: ChecklistDefinition) -> str:
    found = table.text("question")
    known = {question.id for question in checklist.questions if question.kind is AnswerKind.STATUS}
    if found not in known:
        raise table.error("question", text.UNKNOWN_QUESTION, found=shown(found))
    return found
