"""A snapshot is read once per version of the data, and never shows an older one."""

from datetime import date

import pytest
import sqlalchemy as sa

from compliance.model import Status
from compliance.storage.engine import writing
from compliance.storage.tables import answers
from compliance.workflows import history, setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import looking, operator
from compliance.workflows.snapshot import snapshot
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    LATER,
    NO_DEFINITIONS,
    NOW,
    Scripted,
    no,
    says,
    seen,
    set_up,
    stored,
    upload_rows,
    yes,
)


def test_it_holds_those_who_reported_in_the_order_of_the_registry(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(BAURENO, sop_ada=no())))
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=yes())))
    found = seen(engine, period_id)
    assert [checklist.unit for checklist in found.checklists] == [DINKES, BAURENO]
    assert found.columns.size == 2
    assert found.answers_of(BAURENO.id) == {"sop.ada": no()}
    assert found.answers_of("siapa?") == {}


def test_a_unit_that_is_only_listed_has_not_reported(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES), says(BAURENO, sop_ada=no())))
    assert [checklist.unit for checklist in seen(engine, period_id).checklists] == [BAURENO]


def test_it_is_kept_until_something_changes(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    empty = seen(engine, period_id)
    assert seen(engine, period_id) is empty
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    full = seen(engine, period_id)
    assert (empty.checklists, len(full.checklists)) == ((), 1)
    history.undo(operator(engine), upload_rows(engine, period_id)[0].id, reason="salah", now=LATER)
    assert seen(engine, period_id).checklists == ()
    setup.set_assessment_date(operator(engine), period_id, date(2027, 1, 1))
    assert seen(engine, period_id).period.assessment_date == date(2027, 1, 1)


def test_only_what_changed_is_read_again(engine: sa.Engine) -> None:
    """A submission never changes, so those of others are taken as they were read before."""
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=no())))
    before = seen(engine, period_id)
    stored(engine, pool, period_id, pool.file(b"b", says(BAURENO, sop_ada=yes())))
    after = seen(engine, period_id)
    assert after.submitted[DINKES.id] is before.submitted[DINKES.id]
    assert after.answers_of(BAURENO.id) == {"sop.ada": yes()}
    history.undo(operator(engine), upload_rows(engine, period_id)[0].id, reason="salah", now=LATER)
    assert seen(engine, period_id).answers_of(BAURENO.id) == {"sop.ada": no()}


def test_asked_to_read_anew_it_trusts_nothing_that_was_read_before(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    seen(engine, period_id)
    with writing(engine) as connection:
        connection.execute(sa.update(answers).values(value="tidak"))
    with looking(operator(engine)) as look:
        found = snapshot(look, look.period(period_id), NO_DEFINITIONS, fresh=True)
    assert found.answers_of(DINKES.id)["sop.ada"].value is Status.TIDAK


def test_periods_do_not_mix(engine: sa.Engine) -> None:
    first, pool = set_up(engine), Scripted()
    second = setup.add_period(operator(engine), name="2027", assessment_date=date(2027, 8, 1), now=NOW).id
    file = pool.file(b"a", says(DINKES, sop_ada=yes()))
    stored(engine, pool, second, file)
    assert seen(engine, first).checklists == ()
    stored(engine, pool, first, file)
    assert len(seen(engine, first).checklists) == 1


def test_an_unknown_period_is_refused(engine: sa.Engine) -> None:
    set_up(engine)
    with pytest.raises(Refused, match="Periode ini tidak ditemukan"):
        seen(engine, 99)
