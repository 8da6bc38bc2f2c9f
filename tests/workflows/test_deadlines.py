"""The days of a period: which are refused, whom they stop, and what they leave alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Role
from compliance.storage.engine import reading
from compliance.storage.registry import Deadlines
from compliance.storage.tables import trail
from compliance.text.workflows import Refusal
from compliance.workflows import intake, setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    NO_DEFINITIONS,
    NOW,
    Scripted,
    incoming,
    says,
    set_up,
    standing,
    yes,
)

LAST = date(2026, 3, 10)
ON_TIME = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
TOO_LATE = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)  # whatever the zone, two days after


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    period_id = set_up(engine, DINKES, BAURENO)
    caller = operator(engine)
    setup.set_deadlines(caller, period_id, Deadlines(report_until=LAST))
    advance(caller, period_id, PeriodState.DIBUKA, definitions=load_definitions(), now=NOW)
    return period_id


def staged_by(caller: Caller, pool: Scripted, period_id: int, now: datetime) -> str:
    files = incoming([pool.file(b"a", says(BAURENO, sop_ada=yes()))])
    batch_id = intake.stage(caller, files, period_id=period_id, now=now)
    intake.read_batch(caller.engine, batch_id, pool, NO_DEFINITIONS)
    return batch_id


def facts(engine: sa.Engine) -> list[tuple[str, str]]:
    chosen = sa.select(trail.c.before, trail.c.after).where(trail.c.event == Event.PERIOD_DEADLINES.value)
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(chosen.order_by(trail.c.id))]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            Deadlines(objections_from=date(2026, 4, 1)),
            "Masa sanggah baru diisi satu tanggalnya. "
            "Isi hari pertama dan hari terakhirnya, atau kosongkan keduanya.",
        ),
        (
            Deadlines(objections_from=date(2026, 4, 9), objections_until=date(2026, 4, 1)),
            "Masa sanggah tidak dapat dimulai 9 April 2026 bila berakhir 1 April 2026. "
            "Tukar atau perbaiki salah satu tanggalnya.",
        ),
        (
            Deadlines(report_until=date(2026, 4, 9), verify_until=date(2026, 4, 8)),
            "Batas pemeriksaan (8 April 2026) lebih awal daripada batas pengisian (9 April 2026), "
            "sehingga isian terakhir tidak sempat diperiksa. Undurkan batas pemeriksaan.",
        ),
    ],
)
def test_days_that_contradict_each_other_are_refused(
    engine: sa.Engine, period_id: int, wanted: Deadlines, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        setup.set_deadlines(somebody(engine, Role.ADMINISTRATOR), period_id, wanted)
    assert str(refused.value) == sentence
    assert setup.period(engine, period_id).deadlines == Deadlines(report_until=LAST)


def test_deadlines_are_kept_changed_and_taken_away_and_each_change_is_written_down(
    engine: sa.Engine, period_id: int
) -> None:
    caller = somebody(engine, Role.ADMINISTRATOR)
    wanted = Deadlines(
        report_until=LAST,
        verify_until=LAST,
        objections_from=date(2026, 4, 1),
        objections_until=date(2026, 4, 1),
    )
    for _ in range(2):
        setup.set_deadlines(caller, period_id, wanted)
        assert setup.period(engine, period_id).deadlines == wanted
    setup.set_deadlines(caller, period_id, Deadlines())
    assert setup.period(engine, period_id).deadlines == Deadlines()
    written = facts(engine)
    assert len(written) == 3
    assert "2026-04-01" in written[1][1]
    assert written[2][0] == written[1][1]


def test_nothing_moves_once_the_period_is_frozen(engine: sa.Engine, period_id: int) -> None:
    advance(operator(engine), period_id, PeriodState.DIBEKUKAN, definitions=load_definitions(), now=NOW)
    with pytest.raises(Refused) as refused:
        setup.set_deadlines(operator(engine), period_id, Deadlines())
    assert refused.value.code is Refusal.PERIOD_FROZEN


def test_a_unit_hands_in_until_the_last_day_and_not_a_day_longer(
    engine: sa.Engine, period_id: int, pool: Scripted
) -> None:
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    batch_id = staged_by(unit, pool, period_id, ON_TIME)
    for attempt in (
        lambda: staged_by(unit, pool, period_id, TOO_LATE),
        lambda: intake.confirm(unit, batch_id, reason="", now=TOO_LATE),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert str(refused.value) == (
            "Batas pengisian periode “Penilaian 2026” oleh unit adalah 10 Maret 2026 dan sudah lewat. "
            "Bila isian Anda masih perlu diubah, hubungi Bagian Organisasi."
        )
    assert standing(engine, period_id) == {}
    assert intake.confirm(unit, batch_id, reason="", now=ON_TIME).changes == 1
    assert intake.confirm(unit, batch_id, reason="", now=TOO_LATE).changes == 1  # what is stored is only told


def test_the_office_still_hands_in_after_the_last_day(
    engine: sa.Engine, period_id: int, pool: Scripted
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    batch_id = staged_by(office, pool, period_id, TOO_LATE)
    assert intake.confirm(office, batch_id, reason="", now=TOO_LATE).changes == 1


def test_a_later_day_opens_it_again(engine: sa.Engine, period_id: int, pool: Scripted) -> None:
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    batch_id = staged_by(unit, pool, period_id, ON_TIME)
    setup.set_deadlines(operator(engine), period_id, Deadlines(report_until=date(2026, 3, 20)))
    assert intake.confirm(unit, batch_id, reason="", now=TOO_LATE).changes == 1


def test_the_other_days_stop_nobody(engine: sa.Engine, period_id: int, pool: Scripted) -> None:
    past = Deadlines(verify_until=LAST, objections_from=LAST, objections_until=LAST)
    setup.set_deadlines(operator(engine), period_id, past)
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    batch_id = staged_by(unit, pool, period_id, TOO_LATE)
    assert intake.confirm(unit, batch_id, reason="", now=TOO_LATE).changes == 1
