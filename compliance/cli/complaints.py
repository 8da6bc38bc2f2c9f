"""`complaints`: what files of complaints say per unit and together, on one day."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from compliance import formats
from compliance.analysis.complaint_times import Kept
from compliance.analysis.complaints import Figures, Overview, UnitFigures, merged, overview
from compliance.cli.encode import decimal_json, found_json, share_json, unit_json
from compliance.cli.inputs import ask_files, registry_from
from compliance.cli.output import Json, print_json, say, say_table
from compliance.cli.said import exit_code, say_asked, say_problems, say_refused
from compliance.definitions.complaints import shipped_complaints
from compliance.model import Unit
from compliance.model.complaints import ComplaintsDefinition, Deadline, Step
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.complaints.result import ComplaintsReading
from compliance.scoring.rounding import round_half_up
from compliance.text import cli as words
from compliance.text import problems as problem_words

_DECIMALS = 2


def run_complaints(options: argparse.Namespace) -> int:
    """Read the files and print their figures; 1 when a file has an error, a question or a problem."""
    registry = registry_from(options.units)
    definition = shipped_complaints()
    readings = ask_files(COMPLAINTS, options.files, registry)
    units = {unit.id: unit for reading in readings for unit in reading.units}
    together = overview(
        merged(reading.cases for reading in readings),
        [recap for reading in readings for recap in reading.recaps],
        definition,
        options.as_of,
    )
    if options.json:
        files = [_file_json(reading, units, definition, options.as_of or together.on) for reading in readings]
        deadlines = [_deadline_json(deadline) for deadline in definition.deadlines]
        print_json({"files": files, "deadlines": deadlines, **_overview_json(together, units, definition)})
    else:
        for reading in readings:
            _say_file(reading)
        _say_overview(together, units, definition)
    return exit_code(readings)


# -- JSON


def _file_json(
    reading: ComplaintsReading, units: Mapping[str, Unit], definition: ComplaintsDefinition, on: date | None
) -> dict[str, Json]:
    place = problem_words.reference
    document = found_json(
        reading,
        tables=[{"place": place(t.place), "kind": t.kind.value, "rows": t.rows} for t in reading.tables],
        columns=[{"place": place(c.place), "header": c.header, "field": c.question} for c in reading.columns],
        dropped_columns=[
            {"place": place(d.place), "header": d.header, "reason": d.reason.value} for d in reading.dropped
        ],
    )
    found = overview(reading.cases, reading.recaps, definition, on)
    return {**document, **_overview_json(found, units, definition)}


def _overview_json(
    found: Overview, units: Mapping[str, Unit], definition: ComplaintsDefinition
) -> dict[str, Json]:
    weakest = found.weakest
    return {
        "as_of": None if found.on is None else found.on.isoformat(),
        "later": found.later,
        "without_unit": found.nameless,
        "region": _figures_json(found.region, definition),
        "units": [_unit_json(one, units, definition) for one in found.units],
        "weakest": None
        if weakest is None
        else {
            **unit_json(units[weakest.unit]),
            "share": share_json(weakest.share),
            "of": weakest.of,
            "deadline": None if weakest.deadline is None else weakest.deadline.id,
        },
    }


def _unit_json(
    one: UnitFigures, units: Mapping[str, Unit], definition: ComplaintsDefinition
) -> dict[str, Json]:
    return {**unit_json(units[one.unit]), "few": one.few, **_figures_json(one.figures, definition)}


def _figures_json(figures: Figures, definition: ComplaintsDefinition) -> dict[str, Json]:
    ends = definition.rules.ages
    bands = [f"{low + 1}–{high}" if low else f"0–{high}" for low, high in zip((0, *ends), ends, strict=False)]
    return {
        "received": figures.received,
        "resolved": figures.resolved,
        "open": figures.open,
        "not_pursued": figures.closed,
        "unsaid": figures.unsaid,
        "without_date": figures.undated,
        "from_lists": figures.listed,
        "share_resolved": share_json(figures.share_resolved),
        "days_to_response": _lengths_json(figures, response=True),
        "days_to_resolution": _lengths_json(figures, response=False),
        "deadlines": {kept.deadline.id: _kept_json(kept) for kept in figures.deadlines},
        "open_by_age": dict(zip((*bands, f">{ends[-1]}"), figures.ages, strict=True)),
        "categories": dict(figures.categories),
        "channels": dict(figures.channels),
        "months": {m.period: {"received": m.received, "resolved": m.resolved} for m in figures.months},
        "years": {m.period: {"received": m.received, "resolved": m.resolved} for m in figures.years},
    }


def _lengths_json(figures: Figures, *, response: bool) -> dict[str, Json]:
    found = figures.response if response else figures.resolution
    stated = figures.mean_response if response else figures.mean_resolution
    return {
        "count": found.count,
        "median": _decimal(found.median),
        "p90": _decimal(found.p90),
        "stated_mean": _decimal(stated),
    }


def _kept_json(kept: Kept) -> dict[str, Json]:
    return {
        "kept": kept.kept,
        "missed": kept.missed,
        "waiting": kept.waiting,
        "unknown": kept.unknown,
        "share": share_json(kept.share),
    }


def _deadline_json(deadline: Deadline) -> dict[str, Json]:
    return {
        "id": deadline.id,
        "label": deadline.label,
        "days": deadline.days,
        "source": deadline.source,
        "basis": deadline.basis.value,
        "note": deadline.note,
    }


def _decimal(value: Fraction | None) -> str | None:
    return None if value is None else decimal_json(round_half_up(value, _DECIMALS), _DECIMALS)


# -- for a person


def _say_file(reading: ComplaintsReading) -> None:
    if reading.error:
        say_refused(reading.file, reading.error)
        return
    received = len(reading.cases) + sum(recap.received or 0 for recap in reading.recaps)
    counts = {"units": len(reading.units), "asked": len(reading.asked), "problems": len(reading.problems)}
    say(words.COMPLAINTS_SUMMARY.format(file=reading.file, received=formats.count(received), **counts))
    columns = (
        words.COMPLAINTS_DROPPED_COLUMN.format(
            header=d.header or words.COMPLAINTS_NO_HEADER.format(place=d.place.cell), reason=d.reason.value
        )
        for d in reading.dropped
    )
    if reading.dropped:
        say(words.COMPLAINTS_DROPPED.format(columns=", ".join(columns)))
    say_problems(reading.problems)
    say_asked(reading.asked)


def _say_overview(found: Overview, units: Mapping[str, Unit], definition: ComplaintsDefinition) -> None:
    if not found.region.received:
        return
    say()
    if found.on is not None:
        say(words.COMPLAINTS_ON.format(date=formats.day(found.on)))
    rows = [_row(units[one.unit].name, one.figures, few=one.few) for one in found.units]
    if found.nameless:
        rows.append((words.COMPLAINTS_NAMELESS, formats.count(found.nameless), *[words.BLANK] * 6))
    rows.append(_row(words.COMPLAINTS_ALL, found.region, few=False))
    say_table((words.UNIT, *words.COMPLAINTS_HEADER), rows, right=range(1, 8))
    if any(one.few for one in found.units):
        say(words.COMPLAINTS_FEW_NOTE.format(few=definition.rules.few))
    weakest = found.weakest
    if weakest is not None:
        text = words.COMPLAINTS_WEAKEST_DUE if weakest.deadline else words.COMPLAINTS_WEAKEST
        facts = {"days": weakest.deadline.days} if weakest.deadline else {}
        share = _shown(100 * weakest.share)
        say(text.format(unit=units[weakest.unit].name, share=share, of=weakest.of, **facts))


def _row(name: str, figures: Figures, *, few: bool) -> tuple[str, ...]:
    timely = next((k.share for k in figures.deadlines if k.deadline.step is Step.PENYELESAIAN), None)
    share = figures.share_resolved
    return (
        name + words.COMPLAINTS_FEW * few,
        *(formats.count(count) for count in (figures.received, figures.resolved, figures.open)),
        _shown(None if share is None else 100 * share),
        _shown(figures.resolution.median),
        _shown(figures.resolution.p90),
        _shown(None if timely is None else 100 * timely),
    )


def _shown(value: Fraction | None) -> str:
    return words.BLANK if value is None else formats.number(round_half_up(value, 1))
