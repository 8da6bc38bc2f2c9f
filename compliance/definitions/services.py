"""`services.toml` → the components of a service, how columns of them are headed, and what a unit's answers
follow from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache
from pathlib import Path

from compliance.definitions.checklist import CHECKLIST, load_checklist
from compliance.definitions.load import DATA
from compliance.definitions.standing import standing_of
from compliance.definitions.tables import Table, read_toml, shown
from compliance.model import AnswerKind, ChecklistDefinition
from compliance.model.services import (
    COMPONENTS,
    FieldKind,
    RollUp,
    RollUpKind,
    ServiceField,
    ServiceFieldRule,
    ServicesDefinition,
)
from compliance.text import definitions as text

_WORDS = ("fillers", "groups", "attached", "doubtful", "addresses")
# What kind of question each way to sum up services answers.
_ANSWERS = {
    RollUpKind.COUNT_ALL: AnswerKind.COUNT,
    RollUpKind.COUNT_HAVING: AnswerKind.COUNT,
    RollUpKind.ANY: AnswerKind.STATUS,
    RollUpKind.EVERY: AnswerKind.STATUS,
    RollUpKind.COMPONENTS: AnswerKind.COUNT,
}
_WITHOUT_FIELDS = (RollUpKind.COUNT_ALL, RollUpKind.COMPONENTS)


def load_services(path: Path, checklist: ChecklistDefinition) -> ServicesDefinition:
    """The definition in a file; raises DefinitionError."""
    return read_toml(path, lambda table: _definition(table, checklist))


@cache
def shipped_services() -> ServicesDefinition:
    """The definition of this product."""
    return load_services(DATA / "services.toml", load_checklist(DATA / CHECKLIST))


def _definition(table: Table, checklist: ChecklistDefinition) -> ServicesDefinition:
    words = table.one("words", lambda one: {key: frozenset(one.phrases(key)) for key in _WORDS})
    synonyms = table.named_texts("synonyms")
    fields = table.each("fields", _field)
    table.no_twins((f"fields[{i}].id", rule.field.value) for i, rule in enumerate(fields))
    table.no_twins(
        (f"fields[{f}].headers[{i}]", title_key(header.split(), words["fillers"], synonyms))
        for f, rule in enumerate(fields)
        for i, header in enumerate(rule.headers)
    )
    missing = set(ServiceField) - {rule.field for rule in fields}
    if missing:
        raise table.error("fields", text.FIELDS_MISSING, missing=", ".join(sorted(missing)))
    rollups = table.each("rollup", lambda one: _rollup(one, checklist))
    table.no_twins((f"rollup[{i}].question", rollup.question) for i, rollup in enumerate(rollups))
    return ServicesDefinition(
        standing=table.one("standing", standing_of),
        rollup_standing=table.one("rollup_standing", standing_of),
        fields={rule.field: rule for rule in fields},
        rollups=rollups,
        synonyms=synonyms,
        **words,
    )


def title_key(spoken: Iterable[str], fillers: Set[str], synonyms: Mapping[str, str]) -> str:
    """A title as it is compared: its words, each once and in no order, without those that change nothing."""
    every = {synonyms.get(word, word) for word in spoken}
    return " ".join(sorted(every - fillers or every))


def _field(table: Table) -> ServiceFieldRule:
    field = table.choice("id", ServiceField)
    kind = table.choice("kind", FieldKind)
    component = field in COMPONENTS
    if component is not (kind is FieldKind.COMPONENT):
        raise table.error("kind", text.KIND_OF_COMPONENT, found=shown(kind.value))
    free = frozenset(table.texts("free", optional=True))
    return ServiceFieldRule(
        field=field,
        label=table.text("label"),
        kind=kind,
        help=table.text("help"),
        headers=table.phrases("headers"),
        foremost=table.flag("foremost", optional=True),
        published=table.flag("published", optional=True),
        free=free,
        none_label=table.text("none_label") if free else "",
    )


def _rollup(table: Table, checklist: ChecklistDefinition) -> RollUp:
    kind = table.choice("kind", RollUpKind)
    question = table.text("question")
    found = next((one for one in checklist.questions if one.id == question), None)
    if found is None:
        raise table.error("question", text.UNKNOWN_QUESTION, found=shown(question))
    if found.kind is not _ANSWERS[kind]:
        raise table.error("question", text.KIND_OF_QUESTION, kind=_ANSWERS[kind], found=found.kind)
    fields = () if kind in _WITHOUT_FIELDS else table.chosen("fields", ServiceField)
    return RollUp(question=question, kind=kind, fields=fields)
