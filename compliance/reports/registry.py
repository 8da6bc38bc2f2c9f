"""The registry of units as a CSV that can be edited in Excel and read again."""

from __future__ import annotations

import csv
import io

from compliance.definitions.registry import COLUMNS, CURRENT, FORMER
from compliance.model import Registry, Unit
from compliance.text.units import STATUS_BEGINS, STATUS_ENDED

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute


def registry_csv(registry: Registry) -> bytes:
    """Semicolons and a byte-order mark, as an Indonesian Excel opens it with one click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for unit in registry.units:
        writer.writerow(map(_text, _row(unit)))
    return out.getvalue().encode("utf-8-sig")


def _row(unit: Unit) -> tuple[str, ...]:
    others = [alias for alias in unit.aliases if alias != unit.short]
    code = unit.id if unit.id[:1].isdigit() else ""
    return (
        unit.id,
        code,
        unit.name,
        unit.short,
        unit.kind.value,
        unit.parent,
        ";".join(others),
        "",
        _status(unit),
    )


def _status(unit: Unit) -> str:
    """Words that are read again as what they say, with the day where there is one."""
    if unit.active:
        return unit.note or CURRENT
    if unit.opened is not None and (unit.closed is None or unit.closed < unit.opened):
        return STATUS_BEGINS.format(status=CURRENT, day=unit.opened)
    return FORMER if unit.closed is None else STATUS_ENDED.format(status=FORMER, day=unit.closed)


def _text(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
