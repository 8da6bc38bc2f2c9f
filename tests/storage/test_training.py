"""Lists of attendance as they are kept: what comes back is what went in, until it is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from compliance.model import Registry, Unit, UnitKind, Withdrawal
from compliance.model.training import Attendees, TrainingEvent
from compliance.storage.engine import reading, writing
from compliance.storage.registry import insert_period, store_registry
from compliance.storage.training import (
    NewTraining,
    insert_training,
    read_told_training,
    read_training_upload,
    read_training_uploads,
    withdraw_training,
)

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
UNITS = (
    Unit(id="a", name="Dinas A", kind=UnitKind.DINAS),
    Unit(id="b", name="Dinas “B”", kind=UnitKind.DINAS),
)
NEW = NewTraining(
    name="hadir.xlsx",
    original_sha256="0" * 64,
    dropped=("Nama", "NIP"),
    reason="",
    events=(TrainingEvent(title="Bimtek “Prima”", day=date(2026, 2, 1)), TrainingEvent(title="LAPOR")),
    attendees=(
        Attendees(unit="a", frontline=True, events=(0, 1), people=3),
        Attendees(unit="a", frontline=None, events=(), people=1),
        Attendees(unit="b", frontline=False, events=(1,), people=2),
    ),
)


def test_a_list_comes_back_and_goes_with_a_reason(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=UNITS))
        period = insert_period(connection, "2026", date(2026, 8, 1), NOW).id
        other = insert_period(connection, "2027", date(2027, 8, 1), NOW).id
        first = insert_training(connection, NEW, period_id=period, account=None, now=NOW)
        second = insert_training(
            connection, replace(NEW, reason="lagi"), period_id=period, account=None, now=NOW
        )
    with reading(engine) as connection:
        told = read_told_training(connection, period)
        assert [one.upload_id for one in told] == [first, second]
        assert {(one.events, one.attendees) for one in told} == {(NEW.events, NEW.attendees)}
        assert read_told_training(connection, other) == ()
        newest, oldest = read_training_uploads(connection, period)
    assert (newest.id, newest.reason, newest.units, newest.events) == (second, "lagi", {"a", "b"}, 2)
    assert (oldest.live, oldest.dropped, oldest.withdrawal) == (True, ("Nama", "NIP"), None)
    with writing(engine) as connection:
        withdraw_training(connection, second, reason="salah", account=None, now=NOW)
    with reading(engine) as connection:
        assert [one.upload_id for one in read_told_training(connection, period)] == [first]
        gone = read_training_upload(connection, second)
        assert read_training_upload(connection, 99) is None
    assert gone is not None
    assert (gone.live, gone.withdrawal) == (False, Withdrawal(reason="salah", at=NOW))
