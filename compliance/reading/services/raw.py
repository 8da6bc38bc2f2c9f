"""A service as its cells say it, before the workbook as a whole decides what doubtful cells mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.model import Status
from compliance.model.services import ServiceField
from compliance.reading.blocks import Cells
from compliance.reading.services.contents import Content
from compliance.reading.sheets import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A cell of a field. `option`: the choice its column stands for, if it is one half of a pair;
    `measure`: the unit of measure that its title names."""

    content: Content
    at: Position
    option: Status | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawService:
    """`unit`: id, or "" while it is asked about. `block`: services of one table or form have the same."""

    name: str
    unit: str
    at: Position
    cells: Cells
    block: int
    slots: Mapping[ServiceField, tuple[Slot, ...]]
