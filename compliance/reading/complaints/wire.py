"""The reading of a file of complaints as JSON and back, exactly.

Cases go as columns: 100,000 of them are some 6 MB. There is no place in it for a name, a telephone
number or the text of a complaint, so none can come through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from compliance.model.complaints import COUNTS, Case, CaseStatus, Recap
from compliance.reading.complaints.result import (
    ComplaintsReading,
    Drop,
    DroppedColumn,
    FoundTable,
    TableKind,
)
from compliance.reading.jobs import Job, unread_as
from compliance.reading.limits import LONG_TEXTS
from compliance.reading.wire_found import (
    ask_in,
    ask_out,
    columns_in,
    columns_out,
    place_in,
    place_out,
    problem_in,
    problem_out,
)
from compliance.reading.wire_units import dumped, loaded, unit_in, unit_out

_PATIENCE = 3  # the largest list takes some 12 s of processor time, others beside it
_KEY = re.compile(r"(?:[0-9a-f]{32})?")
_DAYS = ("received", "responded", "resolved")
_MINUTES = ("to_response", "to_resolution")


def complaints_to_parts(reading: ComplaintsReading) -> list[bytes]:
    """The reading as compact JSON."""
    told = dumped(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "error": problem_out(reading.error) if reading.error else None,
            "tables": [[*place_out(t.place), t.kind, t.rows] for t in reading.tables],
            "units": [unit_out(unit) for unit in reading.units],
            "cases": _cases_out(reading.cases),
            "recaps": [_recap_out(recap) for recap in reading.recaps],
            "asked": [ask_out(ask) for ask in reading.asked],
            "problems": [problem_out(problem) for problem in reading.problems],
            "columns": columns_out(reading.columns),
            "dropped": [[*place_out(d.place), d.header, d.reason] for d in reading.dropped],
        }
    )
    return [told]


def complaints_from_parts(parts: Sequence[bytes]) -> ComplaintsReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    told = loaded(parts[0])
    return ComplaintsReading(
        file=str(told["file"]),
        sha256=str(told["sha256"]),
        error=problem_in(told["error"]) if told["error"] else None,
        tables=tuple(
            FoundTable(place=place_in(sheet, cell), kind=TableKind(kind), rows=int(rows))
            for sheet, cell, kind, rows in told["tables"]
        ),
        units=tuple(unit_in(*unit) for unit in told["units"]),
        cases=tuple(_cases_in(told["cases"])),
        recaps=tuple(_recap_in(*recap) for recap in told["recaps"]),
        asked=tuple(map(ask_in, told["asked"])),
        problems=tuple(map(problem_in, told["problems"])),
        columns=columns_in(told["columns"]),
        dropped=tuple(
            DroppedColumn(place=place_in(sheet, cell), header=header, reason=Drop(reason))
            for sheet, cell, header, reason in told["dropped"]
        ),
    )


COMPLAINTS = Job(
    name="complaints",
    decode=lambda parts, _name, _data: complaints_from_parts(parts),
    refused=unread_as(ComplaintsReading),
    window=LONG_TEXTS,
    patience=_PATIENCE,
)


# -- cases, as columns


def _cases_out(cases: Sequence[Case]) -> dict[str, Any]:
    names: dict[str, int] = {}  # units, categories and channels by their numbers

    def number(text: str) -> int:
        return names.setdefault(text, len(names))

    out: dict[str, Any] = {"key": [case.key for case in cases]}
    for name in ("unit", "category", "channel"):
        out[name] = [number(getattr(case, name)) for case in cases]
    out["status"] = [number(case.status.value if case.status else "") for case in cases]
    for name in _DAYS:
        days = (getattr(case, name) for case in cases)
        out[name] = [day.toordinal() if day else 0 for day in days]
    for name in _MINUTES:
        out[name] = [getattr(case, name) for case in cases]
    return {**out, "names": list(names)}


def _cases_in(told: Mapping[str, Any]) -> Iterator[Case]:
    names = [str(name) for name in told["names"]]
    statuses = {i: CaseStatus(name) for i, name in enumerate(names) if name in set(CaseStatus)}
    days: dict[int, date | None] = {0: None}

    def day(ordinal: int) -> date | None:
        found = days.get(ordinal)
        if found is None and ordinal:
            found = days[ordinal] = date.fromordinal(ordinal)
        return found

    columns = ("key", "unit", "category", "channel", "status", *_DAYS, *_MINUTES)
    for key, unit, category, channel, status, received, responded, resolved, first, last in zip(
        *(told[column] for column in columns), strict=True
    ):
        if _KEY.fullmatch(key) is None:
            raise ValueError("no key of a case")
        yield Case(
            key=key,
            unit=names[unit],
            category=names[category],
            channel=names[channel],
            status=statuses.get(status),
            received=day(received),
            responded=day(responded),
            resolved=day(resolved),
            to_response=_minutes(first),
            to_resolution=_minutes(last),
        )


def _minutes(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or value < 0:
        raise ValueError("no length of time")
    return value


# -- the rest


def _recap_out(recap: Recap) -> list[Any]:
    means = (recap.mean_response, recap.mean_resolution)
    told = [None if mean is None else str(mean) for mean in means]
    counts = [getattr(recap, name) for name in COUNTS]
    return [recap.unit, recap.period, recap.category, recap.channel, counts, told]


def _recap_in(
    unit: str, period: str, category: str, channel: str, counts: list[int | None], means: list[str | None]
) -> Recap:
    numbers = dict(zip(COUNTS, map(_minutes, counts), strict=True))
    first, last = (None if mean is None else Fraction(mean) for mean in means)
    return Recap(
        unit=str(unit),
        period=str(period),
        category=str(category),
        channel=str(channel),
        mean_response=first,
        mean_resolution=last,
        **numbers,
    )
