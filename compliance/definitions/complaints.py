"""`complaints.toml` → what heads the columns of complaints, how they are spelled, by when they are due."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.tables import Table, read_toml, shown
from compliance.model import Basis, Option
from compliance.model.complaints import (
    CaseStatus,
    ChannelOption,
    ComplaintField,
    ComplaintRules,
    ComplaintsDefinition,
    Deadline,
    Heading,
    Proposed,
    Step,
)
from compliance.text import definitions as text

_SIGNS = ("%",)  # that columns are headed with
_OF_HEADERS = ("fillers", "free_text", "ignored")
_STATUSES = {
    "belum": CaseStatus.BELUM,
    "proses": CaseStatus.PROSES,
    "selesai": CaseStatus.SELESAI,
    "tutup": CaseStatus.TUTUP,
}
_MOST_DAYS = 3_650
_MOST_FEW = 1_000
_Words = Mapping[str, frozenset[str]]


def load_complaints(path: Path) -> ComplaintsDefinition:
    """The definition in a file; raises DefinitionError."""
    return read_toml(path, _complaints)


@cache
def shipped_complaints() -> ComplaintsDefinition:
    """The definition of this product."""
    return load_complaints(DATA / "complaints.toml")


def _complaints(table: Table) -> ComplaintsDefinition:
    concepts = _concepts(table)
    words = table.one("words", _words)
    fields = table.each("fields", lambda one: _field(one, frozenset(concepts.values())))
    table.no_twins((f"fields[{i}].id", field.value) for i, (field, _) in enumerate(fields))
    missing = set(ComplaintField) - {field for field, _ in fields}
    if missing:
        raise table.error("fields", text.FIELDS_MISSING, missing=", ".join(sorted(missing)))
    statuses, status_fillers = table.one("statuses", _statuses)
    channels = table.each("channels", _channel)
    table.no_twins((f"channels[{i}].id", channel.option.id) for i, channel in enumerate(channels))
    table.no_twins(
        (f"channels[{c}].spellings[{i}]", spelling)
        for c, channel in enumerate(channels)
        for i, spelling in enumerate(channel.option.spellings)
    )
    deadlines = table.each("deadlines", _deadline)
    table.no_twins((f"deadlines[{i}].id", deadline.id) for i, deadline in enumerate(deadlines))
    return ComplaintsDefinition(
        fields=dict(fields),
        concepts=concepts,
        fillers=words["fillers"],
        free_text=words["free_text"],
        ignored=words["ignored"],
        addresses=words["addresses"],
        empty=words["empty"],
        not_yet=words["not_yet"],
        statuses=statuses,
        status_fillers=status_fillers,
        channels=channels,
        deadlines=deadlines,
        answers=table.one("answers", lambda one: {answer: one.text(answer.value) for answer in Proposed}),
        rules=table.one("rules", _rules),
    )


def _concepts(table: Table) -> dict[str, str]:
    """Phrase → concept; no phrase means two."""
    found = table.each("concepts", lambda one: (one.text("id"), one.phrases("spellings", signs=_SIGNS)))
    table.no_twins((f"concepts[{i}].id", concept) for i, (concept, _) in enumerate(found))
    table.no_twins(
        (f"concepts[{c}].spellings[{i}]", phrase)
        for c, (_, phrases) in enumerate(found)
        for i, phrase in enumerate(phrases)
    )
    return {phrase: concept for concept, phrases in found for phrase in phrases}


def _words(table: Table) -> _Words:
    """The lists of words; those of headers never share one."""
    found = {
        key: table.phrases(key, signs=_SIGNS) for key in ("fillers", "free_text", "ignored", "addresses")
    }
    table.no_twins((f"{key}[{i}]", word) for key in _OF_HEADERS for i, word in enumerate(found[key]))
    said = {key: frozenset(table.texts(key)) for key in ("empty", "not_yet")}
    return {**{key: frozenset(some) for key, some in found.items()}, **said}


def _field(table: Table, concepts: frozenset[str]) -> tuple[ComplaintField, Heading]:
    heads = [frozenset(head.split()) for head in table.phrases("heads", signs=_SIGNS)]
    for i, head in enumerate(heads):
        unknown = sorted(head - concepts)
        if unknown:
            raise table.error(f"heads[{i}]", text.UNKNOWN_CONCEPT, found=shown(unknown[0]))
    only = [frozenset[str]()] * (table.flag("only_fillers", optional=True))
    field = table.choice("id", ComplaintField)
    return field, Heading(label=table.text("label"), heads=frozenset((*heads, *only)))


def _statuses(table: Table) -> tuple[dict[str, CaseStatus], frozenset[str]]:
    spelled = {key: table.phrases(key, signs=_SIGNS) for key in _STATUSES}
    table.no_twins((f"{key}[{i}]", word) for key, some in spelled.items() for i, word in enumerate(some))
    statuses = {word: _STATUSES[key] for key, some in spelled.items() for word in some}
    return statuses, frozenset(table.phrases("fillers", signs=_SIGNS))


def _channel(table: Table) -> ChannelOption:
    option = Option(
        id=table.text("id"), label=table.text("label"), spellings=table.phrases("spellings", signs=_SIGNS)
    )
    return ChannelOption(option=option, own=table.flag("own"))


def _deadline(table: Table) -> Deadline:
    return Deadline(
        id=table.text("id"),
        label=table.text("label"),
        step=table.choice("step", Step),
        days=table.whole("days", minimum=1, maximum=_MOST_DAYS),
        source=table.text("source"),
        basis=table.choice("basis", Basis),
        note=table.text("note", optional=True),
    )


def _rules(table: Table) -> ComplaintRules:
    ages = table.each("ages", lambda one: one.whole("until", minimum=1, maximum=_MOST_DAYS))
    if list(ages) != sorted(set(ages)):
        raise table.error("ages", text.NOT_ASCENDING)
    return ComplaintRules(
        few=table.whole("few", minimum=1, maximum=_MOST_FEW),
        ages=ages,
        basis=table.choice("basis", Basis),
        note=table.text("note"),
    )
