"""How the registry of units changes over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.model.checklist import UnitKind


class ChangeKind(StrEnum):
    """What happens to a unit."""

    BARU = "baru"  # it begins
    UBAH = "ubah"  # another name, abbreviation, kind or place in the order
    TUTUP = "tutup"  # it ends; others may take its place


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """What happens to one unit, from the day `effective` on.

    Of what changes the new value is given, None stays as it is. A new unit has its name and its
    kind; one that ends only its `successors`: none when it is dissolved, one when it merges, several
    when it is split. A former name stays known as an alias.
    """

    unit_id: str
    kind: ChangeKind
    effective: date
    name: str | None = None
    short: str | None = None
    unit_kind: UnitKind | None = None
    parent: str | None = None  # "" for none
    aliases: tuple[str, ...] | None = None
    successors: tuple[str, ...] = ()
