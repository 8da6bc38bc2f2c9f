"""Nothing is read or written for whoever has no session, no right, or no longer has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Role, Unit, UnitKind
from compliance.storage.engine import writing
from compliance.storage.tables import account_roles, accounts, trail
from compliance.text.workflows import Refusal
from compliance.workflows import accounts as people
from compliance.workflows import history, intake, publication, setup, verification, views
from compliance.workflows import trail as trails
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator, who
from compliance.workflows.setup import RegistrySource
from tests.workflows.people import NOW, end_session, somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    Scripted,
    count,
    incoming,
    says,
    set_up,
    staged,
    stored,
    upload_rows,
    yes,
)

DEFINITIONS = load_definitions()
LOCAL = next(iter(DEFINITIONS.instruments))
PUSKESMAS = Unit(id="puskesmas", name="Puskesmas Kapas", kind=UnitKind.PUSKESMAS, parent="dinkes")
Call = Callable[[Caller], Any]


def everything(engine: sa.Engine, period_id: int, batch_id: str, upload_id: int) -> dict[str, Call]:
    """Every workflow that takes a caller."""
    ids = {"period_id": period_id, "instrument_id": LOCAL}
    return {
        "stage": lambda who: intake.stage(who, incoming([("x", b"x")]), period_id=period_id, now=NOW),
        "progress": lambda who: intake.progress(who, batch_id),
        "batch": lambda who: intake.batch(who, batch_id),
        "answer": lambda who: intake.answer_question(who, batch_id, "k", "-", NOW),
        "remove": lambda who: intake.remove_file(who, batch_id, 99),
        "confirm": lambda who: intake.confirm(who, batch_id, reason="", now=NOW),
        "open batches": lambda who: intake.open_batches(who),
        "discard": lambda who: intake.discard(who, batch_id),
        "uploads": lambda who: history.uploads(who, period_id),
        "original": lambda who: history.original(who, upload_id),
        "undo": lambda who: history.undo(who, upload_id, reason="salah", now=NOW),
        "overview": lambda who: views.overview_for(who, DEFINITIONS, **ids, today=NOW.date()),
        "ranking": lambda who: views.ranking_for(who, DEFINITIONS, **ids),
        "gaps": lambda who: views.gaps_for(who, DEFINITIONS, **ids, unit_id=BAURENO.id),
        "add period": lambda who: setup.add_period(who, name="X", assessment_date=date(2027, 1, 1), now=NOW),
        "move": lambda who: setup.set_assessment_date(who, period_id, date(2027, 1, 1)),
        "advance": lambda who: publication.advance(
            who, period_id, PeriodState.DIBUKA, definitions=DEFINITIONS, now=NOW
        ),
        "recount": lambda who: publication.recount(who, period_id, DEFINITIONS),
        "registry": lambda who: setup.choose_registry(who, RegistrySource.BERKAS, now=NOW),
        "demonstration": lambda who: setup.load_demonstration(who, DEFINITIONS, now=NOW),
        "trail": lambda who: trails.entries(who),
        "chain": lambda who: trails.checked_chain(who),
        "export": lambda who: trails.note_export(who, "x"),
        "accounts": lambda who: people.accounts(who),
        "add account": lambda who: people.add_account(
            who, username="baru", name="Baru", roles=[Role.PIMPINAN]
        ),
        "change account": lambda who: people.change_account(who, 1, name="X", roles=[Role.PIMPINAN]),
        "reset": lambda who: people.issue_reset(who, 1),
        "close": lambda who: people.close_account(who, 1),
        "sessions": lambda who: people.sessions_of(who, 1),
        "revoke": lambda who: people.revoke_sessions(who, 1),
        "remove factor": lambda who: people.remove_second_factor(who, 1),
        "items": lambda who: verification.items(who, DEFINITIONS, period_id=period_id),
        "decide": lambda who: verification.decide(who, DEFINITIONS, [], period_id=period_id, now=NOW),
        "states": lambda who: verification.states_of_unit(
            who, DEFINITIONS, period_id=period_id, unit_id=BAURENO.id
        ),
        "me": lambda who: people.me(who),
        "my sessions": lambda who: people.my_sessions(who),
    }


@pytest.fixture
def calls(engine: sa.Engine) -> dict[str, Call]:
    pool, period_id = Scripted(), set_up(engine, DINKES, BAURENO, PUSKESMAS)
    done = stored(engine, pool, period_id, pool.file(b"a", says(BAURENO, sop_ada=yes())))
    assert done.files == 1
    waiting = staged(engine, pool, period_id, pool.file(b"b", says(BAURENO, sp_ada=yes())))
    return everything(engine, period_id, waiting, upload_rows(engine, period_id)[0].id)


def refused(call: Call, caller: Caller) -> Refusal:
    before = count(caller.engine, trail)
    with pytest.raises(Refused) as error:
        call(caller)
    assert count(caller.engine, trail) == before
    return error.value.code


def code_of(call: Call, caller: Caller) -> Refusal | None:
    try:
        call(caller)
    except Refused as error:
        return error.code
    return None


def test_a_stranger_gets_nothing(engine: sa.Engine, calls: dict[str, Call]) -> None:
    """Neither without a session nor with a made-up one, one that ended, ran out, or whose account closed."""
    ended = somebody(engine, *Role)
    end_session(ended)
    late = replace(somebody(engine, *Role), clock=lambda: NOW + timedelta(hours=2))
    closed = somebody(engine, *Role)
    with writing(engine) as connection:
        number = sa.select(sa.func.max(accounts.c.id)).scalar_subquery()
        connection.execute(sa.update(accounts).where(accounts.c.id == number).values(closed_at=NOW))
    strangers = (Caller(engine=engine), Caller(engine=engine, session="0" * 64), ended, late, closed)
    found = {(name, refused(call, caller)) for name, call in calls.items() for caller in strangers}
    assert found == {(name, Refusal.SIGNED_OUT) for name in calls}


NOBODYS = {"me", "my sessions", "export", "open batches"}  # what everybody may, about themselves alone
MAY: dict[Role, set[str]] = {
    Role.ADMINISTRATOR: {"uploads", "overview", "ranking", "gaps", "add period", "move", "advance", "recount"}
    | {
        "registry",
        "states",
        "demonstration",
        "trail",
        "chain",
        "accounts",
        "add account",
        "change account",
        "reset",
    }
    | {"close", "sessions", "revoke", "remove factor"},
    Role.ORGANISASI: {"stage", "progress", "batch", "answer", "remove", "confirm", "discard", "uploads"}
    | {"original", "undo", "overview", "ranking", "gaps", "items", "decide", "states"},
    Role.PIMPINAN: set(),
    Role.OPD: {"uploads"},
}


@pytest.mark.parametrize("role", Role)
def test_a_draft_period_of_a_foreign_unit(engine: sa.Engine, calls: dict[str, Call], role: Role) -> None:
    """What each role may do there; what it may, ends well or is refused for another reason."""
    units = [DINKES.id] if role is Role.OPD else []
    for name, call in calls.items():
        if name in NOBODYS | MAY[role]:
            continue
        code = refused(call, somebody(engine, role, units=units))
        hidden = {Refusal.BATCH_UNKNOWN, Refusal.UPLOAD_UNKNOWN} if role is not Role.ADMINISTRATOR else set()
        closed = {Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN, Refusal.BATCH_UNKNOWN}
        assert code in closed | hidden, name


def test_what_is_allowed_is_not_refused_for_want_of_a_right(
    engine: sa.Engine, calls: dict[str, Call]
) -> None:
    wanting = {Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN, Refusal.SIGNED_OUT}
    for role, names in MAY.items():
        for name in sorted(names | NOBODYS):
            units = [DINKES.id] if role is Role.OPD else []
            assert code_of(calls[name], somebody(engine, role, units=units)) not in wanting, (role, name)


def test_a_right_that_was_taken_away_is_gone_at_once(engine: sa.Engine, calls: dict[str, Call]) -> None:
    caller = somebody(engine, Role.ORGANISASI)
    calls["overview"](caller)
    with writing(engine) as connection:
        connection.execute(sa.delete(account_roles))
    assert refused(calls["overview"], caller) is Refusal.NOT_ALLOWED


def test_the_refusal_names_what_is_not_allowed(engine: sa.Engine, calls: dict[str, Call]) -> None:
    with pytest.raises(Refused) as error:
        calls["accounts"](somebody(engine, Role.ORGANISASI))
    assert str(error.value) == (
        "Akun Anda tidak berhak untuk ini: mengelola akun. Bila menurut Anda perlu, hubungi administrator."
    )
    with pytest.raises(Refused) as error:
        calls["ranking"](somebody(engine, Role.PIMPINAN))
    assert str(error.value) == (
        "Periode “Penilaian 2026” belum diterbitkan. "
        "Anda dapat melihatnya setelah administrator menerbitkannya."
    )


def test_units_below_ones_own_are_ones_own(engine: sa.Engine, calls: dict[str, Call]) -> None:
    person = who(somebody(engine, Role.OPD, units=[DINKES.id]))
    assert person.units == {DINKES.id, PUSKESMAS.id}


def test_the_operator_is_said_in_so_many_words() -> None:
    """An empty session is nobody, never the operator."""
    engine = sa.create_engine("sqlite://")
    assert not Caller(engine=engine).operator
    assert operator(engine).operator
