"""`rights.toml` → who may do what."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.tables import Table, read_toml
from compliance.model import Action, Extent, Right, Rights, Role


def load_rights(path: Path) -> Rights:
    """Every action with the extent of every role; raises DefinitionError."""
    return read_toml(path, lambda table: {action: table.one(action.value, _right) for action in Action})


@cache
def shipped_rights() -> Rights:
    """The rights of this product."""
    return load_rights(DATA / "rights.toml")


def _right(table: Table) -> Right:
    return Right(label=table.text("label"), extents={role: table.choice(role.value, Extent) for role in Role})
