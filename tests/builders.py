"""Small instruments, answers and units for tests: `instrument(indicator("I1", ada("sop.ada")))`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import sqlalchemy as sa

from compliance.analysis import frames
from compliance.analysis.frames import SCORE_TYPES
from compliance.model import (
    Answer,
    AnswerValue,
    AnyOf,
    Aspect,
    Assessment,
    Basis,
    Category,
    Checklist,
    Condition,
    Indicator,
    Instrument,
    Place,
    Rung,
    Standing,
    Status,
    Test,
    Unit,
    UnitKind,
    Zone,
)
from compliance.storage.archive import currently_submitted

Number = int | float | str | Fraction
TODAY = date(2026, 6, 30)
SIX = ("sop", "sp", "maklumat", "publikasi", "skm", "google")  # elements that every unit is asked for
STANDING = Standing(source="uji", basis=Basis.ASUMSI)
ZONES = (
    ("A", 81, 100, Zone.HIJAU),
    ("B", 51, "80.99", Zone.KUNING),
    ("C", 0, "50.99", Zone.MERAH),
)


def exact(number: Number) -> Fraction:
    """The number as it is written: 0.1 is one tenth."""
    return Fraction(str(number))


def answer(value: object, *, cell: str = "", evidence: Iterable[str] = (), note: str = "") -> Answer:
    """`"ada"`, a number, a date, or a list of option ids, as an answer."""
    if isinstance(value, str):
        kept: AnswerValue = Status(value)
    elif isinstance(value, (int, float, Fraction)):
        kept = exact(value)
    elif isinstance(value, date):
        kept = value
    elif isinstance(value, (list, tuple)):
        kept = tuple(str(option) for option in value)
    else:
        raise TypeError(f"not an answer: {value!r}")
    place = Place(sheet="Isian", cell=cell) if cell else Place()
    return Answer(value=kept, place=place, evidence=tuple(evidence), note=note)


def answers(given: Mapping[str, object]) -> dict[str, Answer]:
    """Answers by question id; values as `answer` takes them, or ready answers."""
    return {q: value if isinstance(value, Answer) else answer(value) for q, value in given.items()}


def unit(name: str = "Dinas Kesehatan", kind: UnitKind = UnitKind.DINAS, **more: object) -> Unit:
    """A unit whose id is a slug of its name."""
    return Unit(**{"id": name.lower().replace(" ", "-"), "name": name, "kind": kind, **more})


def checklist(name: str, given: Mapping[str, object]) -> Checklist:
    return Checklist(unit=unit(name), answers=answers(given))


def condition(
    question: str, test: Test, operand: object, *, parts: Iterable[str] = (), of: str = ""
) -> Condition:
    """A condition; the operand as a number, or as texts."""
    kept = exact(operand) if isinstance(operand, (int, float, Fraction)) else tuple(operand)
    return Condition(question=question, test=test, operand=kept, parts=tuple(parts), of=of)


def ada(question: str) -> Condition:
    return condition(question, Test.IS, (Status.ADA,))


def at_least(question: str, limit: Number, *, parts: Iterable[str] = ()) -> Condition:
    return condition(question, Test.AT_LEAST, exact(limit), parts=parts)


def any_of(*conditions: Condition) -> AnyOf:
    return AnyOf(conditions=conditions)


def rungs(*steps: Condition | AnyOf | tuple[Condition | AnyOf, ...], top: Number = 1) -> tuple[Rung, ...]:
    """A ladder from 0 to `top` in equal steps, each with its condition or conditions."""
    whens = ((), *(step if isinstance(step, tuple) else (step,) for step in steps))
    return tuple(
        Rung(points=exact(top) * i / max(len(steps), 1), label=f"Tangga {i}", when=when)
        for i, when in enumerate(whens)
    )


def indicator(
    id: str,
    *steps: Condition | AnyOf | tuple[Condition | AnyOf, ...],
    weight: Number = 1,
    top: Number = 1,
    waived_by: Iterable[str] = (),
    unseen: str = "",
    optional: bool = False,
) -> Indicator:
    """An indicator with a ladder as `rungs` makes it; unseen ones get two rungs of their own."""
    return Indicator(
        id=id,
        label=f"Indikator {id}",
        weight=exact(weight),
        weight_standing=STANDING,
        ladder_standing=STANDING,
        rungs=rungs(*(steps or ((),)), top=top),
        legal_ref="Pasal uji",
        remedy=f"Perbaiki {id}.",
        waived_by=tuple(waived_by),
        unseen=unseen,
        optional=optional,
    )


def aspect(id: str, *indicators: Indicator, weight: Number = 1) -> Aspect:
    return Aspect(id=id, label=f"Aspek {id}", weight=exact(weight), standing=STANDING, indicators=indicators)


def instrument(
    *parts: Indicator | Aspect,
    id: str = "uji-2026",
    scale: Number = 100,
    top: Number = 1,
    decimals: int = 2,
    minimum_completeness: Number = "0.5",
    categories: Iterable[tuple[str, Number, Number, Zone | None]] = ZONES,
    unscored: str = "",
) -> Instrument:
    """An instrument of the given aspects, or of one aspect with the given indicators; without any
    it is one that scores no answers."""
    aspects = tuple(p for p in parts if isinstance(p, Aspect))
    loose = tuple(p for p in parts if isinstance(p, Indicator))
    return Instrument(
        id=id,
        title="Instrumen uji",
        summary="Untuk pengujian.",
        legal_ref="Pasal uji",
        scale=exact(scale),
        top_points=exact(top),
        decimals=decimals,
        rounding_standing=STANDING,
        aspects=(*aspects, aspect("lain", *loose)) if loose else aspects,
        categories=tuple(
            Category(id=c, label=f"Kategori {c}", lower=exact(low), upper=exact(high), zone=zone)
            for c, low, high, zone in categories
        ),
        categories_standing=STANDING,
        aggregate_standing=STANDING,
        minimum_completeness=exact(minimum_completeness),
        completeness_standing=None if unscored else STANDING,
        unscored=unscored,
    )


def current_answers(connection: sa.Connection, period_id: int) -> dict[str, Mapping[str, Answer]]:
    """The answers that stand, by unit and question id; empty for a submission without any."""
    return {id: one.answers for id, one in currently_submitted(connection, period_id).items()}


def scores_frame(rows: Iterable[tuple[Unit, Assessment]]) -> pd.DataFrame:
    """What `bulk_frame` gives, from units that were assessed one by one."""
    records = [
        {
            frames.UNIT_ID: unit.id,
            frames.NAME: unit.name,
            frames.KIND: unit.kind.value,
            **_figures(assessment),
        }
        for unit, assessment in rows
    ]
    return pd.DataFrame.from_records(records, columns=list(SCORE_TYPES)).astype(SCORE_TYPES)


def _figures(assessment: Assessment) -> dict[str, object]:
    low, high = assessment.category_floor, assessment.category_ceiling
    return {
        frames.FLOOR: assessment.floor,
        frames.CEILING: assessment.ceiling,
        frames.FLOOR_STEPS: _whole(assessment.floor, assessment.instrument),
        frames.CEILING_STEPS: _whole(assessment.ceiling, assessment.instrument),
        frames.CATEGORY_FLOOR: low and low.id,
        frames.CATEGORY_CEILING: high and high.id,
        frames.LABEL_FLOOR: low and low.label,
        frames.LABEL_CEILING: high and high.label,
        frames.ZONE: low and low.zone and low.zone.value,
        frames.COVERAGE: assessment.coverage,
        frames.COMPLETENESS: float(assessment.completeness),
        frames.COMPLETE_ENOUGH: assessment.complete_enough,
        frames.SEEN: sum(result.seen for result in assessment.results),
        frames.VISIBLE: sum(result.expected for result in assessment.results),
    }


def _whole(score: Decimal | None, instrument: Instrument) -> int | None:
    return None if score is None else int(score.scaleb(instrument.decimals))
