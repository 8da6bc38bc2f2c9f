"""From period to period: frozen digits, editions named, and nothing of what one may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions
from compliance.model import PeriodState, Role
from compliance.storage.engine import writing
from compliance.storage.tables import answers
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.trend import trend_for
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, Scripted, set_up, stored
from tests.workflows.test_progress import KAPAS, LOCAL, NEWER, OLDER, add, marked, move

FREEZING = (PeriodState.DIBUKA, PeriodState.DIBEKUKAN)


@pytest.fixture
def periods(engine: sa.Engine, definitions: Definitions) -> tuple[int, int, int]:
    """2026 published, 2025 frozen, 2027 a draft: entered in this order."""
    pool, first = Scripted(), set_up(engine, DINKES, BAURENO, KAPAS)
    second, third = add(engine, "Penilaian 2025", 2025), add(engine, "Penilaian 2027", 2027)
    rows = ((first, "+++---", "++++++"), (second, "+-----", "+++---"), (third, "++++++", "++++++"))
    for period_id, dinkes, baureno in rows:
        checklists = (marked(DINKES, dinkes), marked(BAURENO, baureno), marked(KAPAS, "+....."))
        stored(engine, pool, period_id, pool.file(f"{period_id}".encode(), *checklists))
    move(engine, definitions, second, *FREEZING)
    move(engine, definitions, first, *FREEZING, PeriodState.DITERBITKAN)
    return second, first, third


def test_the_region_from_period_to_period_in_the_order_of_their_days(
    engine: sa.Engine, definitions: Definitions, periods: tuple[int, int, int]
) -> None:
    found = trend_for(operator(engine), definitions, instrument_id=LOCAL)
    assert tuple(point.period_id for point in found) == periods
    told = [point.readiness for point in found]
    assert [readiness and (readiness.floor, readiness.units) for readiness in told] == [
        (Decimal("33.34"), 2),
        (Decimal("75.00"), 2),
        (Decimal("100.00"), 2),
    ]
    assert told[0] is not None
    assert (told[0].verified_floor, told[0].verified_ceiling) == (Decimal("0.00"), Decimal("100.00"))


def test_a_unit_from_period_to_period(
    engine: sa.Engine, definitions: Definitions, periods: tuple[int, int, int]
) -> None:
    found = trend_for(operator(engine), definitions, instrument_id=LOCAL, unit_id=KAPAS.id)
    told = [point.readiness for point in found]
    assert [readiness and (readiness.floor, readiness.ranked) for readiness in told] == [
        (Decimal("16.67"), False)
    ] * 3
    silent = trend_for(operator(engine), definitions, instrument_id=LOCAL, unit_id="x")
    assert [point.readiness for point in silent] == [None] * 3


def test_what_was_frozen_is_told_and_not_computed_again(
    engine: sa.Engine, definitions: Definitions, periods: tuple[int, int, int]
) -> None:
    before = trend_for(operator(engine), definitions, instrument_id=LOCAL, unit_id=DINKES.id)
    with writing(engine) as connection:
        connection.execute(sa.update(answers).values(value="tidak"))
    pool = Scripted()
    stored(engine, pool, periods[2], pool.file(b"x", marked(DINKES, "------")))
    after = trend_for(operator(engine), definitions, instrument_id=LOCAL, unit_id=DINKES.id)
    assert after[:2] == before[:2]
    assert after[2] != before[2]


def test_a_period_that_is_not_for_the_reader_is_not_in_it(
    engine: sa.Engine, definitions: Definitions, periods: tuple[int, int, int]
) -> None:
    oldest, published, _ = periods
    leader = somebody(engine, Role.PIMPINAN)
    found = trend_for(leader, definitions, instrument_id=LOCAL)
    assert [point.period_id for point in found] == [published]
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    assert [p.period_id for p in trend_for(unit, definitions, instrument_id=LOCAL)] == [published]
    own = trend_for(unit, definitions, instrument_id=LOCAL, unit_id=BAURENO.id)
    assert tuple(point.period_id for point in own) == periods
    with pytest.raises(Refused) as refused:
        trend_for(unit, definitions, instrument_id=LOCAL, unit_id=DINKES.id)
    assert refused.value.code is Refusal.NOT_ALLOWED
    move(engine, definitions, published, PeriodState.DIBEKUKAN)
    with pytest.raises(Refused) as refused:
        trend_for(leader, definitions, instrument_id=LOCAL)
    assert refused.value.code is Refusal.NOT_PUBLISHED
    early = somebody(engine, Role.PIMPINAN, drafts=True)
    assert trend_for(early, definitions, instrument_id=LOCAL)[0].period_id == oldest


def test_a_period_without_the_edition_is_told_under_the_one_before(
    engine: sa.Engine, definitions: Definitions
) -> None:
    pool, first = Scripted(), set_up(engine)
    stored(engine, pool, first, pool.file(b"a", marked(DINKES, "++++++")))
    older = replace(
        definitions,
        instruments={OLDER: definitions.instruments[OLDER]},
        files={name: data for name, data in definitions.files.items() if NEWER not in name},
    )
    move(engine, older, first, *FREEZING)
    [point] = trend_for(operator(engine), definitions, instrument_id=NEWER)
    assert point.instrument is not None
    assert point.instrument.id == OLDER
    assert point.readiness is not None
    assert point.as_of == date(2026, 8, 1)
    [nothing] = trend_for(operator(engine), older, instrument_id="tidak-ada")
    assert (nothing.instrument, nothing.readiness) == (None, None)
