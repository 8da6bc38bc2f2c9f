"""Who gets which rows in a template."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Role
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from compliance.workflows.templates import units_to_fill
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, set_up


@pytest.fixture
def period(engine: sa.Engine) -> int:
    period_id = set_up(engine, DINKES, BAURENO)
    advance(operator(engine), period_id, PeriodState.DIBUKA, definitions=load_definitions(), now=NOW)
    return period_id


def test_bagian_organisasi_gets_every_active_unit_and_an_opd_its_own(engine: sa.Engine, period: int) -> None:
    registry, everyone = units_to_fill(somebody(engine, Role.ORGANISASI), period)
    assert everyone == tuple(unit for unit in registry.units if unit.active)
    _, own = units_to_fill(somebody(engine, Role.OPD, units=[DINKES.id]), period)
    assert [unit.id for unit in own] == [DINKES.id]


def test_who_hands_in_for_nobody_gets_none(engine: sa.Engine, period: int) -> None:
    with pytest.raises(Refused) as error:
        units_to_fill(somebody(engine, Role.PIMPINAN), period)
    assert error.value.code is Refusal.NOT_ALLOWED
