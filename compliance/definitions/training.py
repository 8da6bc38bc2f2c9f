"""`training.toml` → how the share of trained front-office staff is made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.standing import standing_of
from compliance.definitions.tables import Table, read_toml
from compliance.model.training import TrainingRules

_MOST_MONTHS = 60


def load_training(path: Path) -> TrainingRules:
    """The rules of a file; raises DefinitionError."""
    return read_toml(path, _rules)


@cache
def shipped_training() -> TrainingRules:
    """The rules of this product."""
    return load_training(DATA / "training.toml")


def _rules(table: Table) -> TrainingRules:
    months, window = table.one(
        "window", lambda inner: (inner.whole("months", minimum=1, maximum=_MOST_MONTHS), standing_of(inner))
    )
    return TrainingRules(
        months=months,
        window=window,
        share=table.one("share", standing_of),
        largest=table.one("largest", standing_of),
    )
