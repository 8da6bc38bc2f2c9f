"""Sessions while they live, and how they end."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import Role
from compliance.model.settings import Settings
from compliance.storage.engine import reading, writing
from compliance.storage.sessions import end_session
from compliance.storage.tables import sessions
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import SignedIn
from compliance.workflows.guard import operator, who
from tests.workflows.accounts.scenes import (
    BOSS,
    ELSEWHERE,
    GOOD,
    NOW,
    OFFICE,
    OTHER,
    SETTINGS,
    House,
    code_of,
    house,
    later,
)


@pytest.fixture
def home(engine: sa.Engine) -> House:
    return house(engine)


def runs_out(home: House, session: SignedIn) -> object:
    with reading(home.engine) as connection:
        chosen = sa.select(sessions.c.expires_at).where(sessions.c.id == session.session)
        return connection.execute(chosen).scalar_one()


def test_a_session_that_is_not_used_ends_after_the_idle_limit(home: House) -> None:
    assert home.alive(home.boss, later(hours=1, minutes=59))
    assert not home.alive(home.boss, later(hours=3, minutes=59))


def test_a_session_that_is_used_lives_on_to_its_longest_life(home: House) -> None:
    now = NOW
    while now < later(hours=23):
        now += timedelta(hours=1)
        assert home.alive(home.boss, now)
    assert runs_out(home, home.boss) == later(hours=24)
    assert home.alive(home.boss, later(hours=23, minutes=59))
    assert not home.alive(home.boss, later(hours=24))


def test_the_settings_say_how_long(home: House) -> None:
    short = Settings(idle=timedelta(minutes=5), longest=timedelta(minutes=8))
    session = home.sign_in("budi", BOSS, settings=short)
    assert session.expires_at == later(minutes=5)
    assert home.alive(session, later(minutes=4), short)
    assert runs_out(home, session) == later(minutes=8)


def test_touching_writes_once_a_minute(home: House) -> None:
    written: list[str] = []

    def note(*arguments: object) -> None:
        if str(arguments[2]).startswith("UPDATE sessions"):
            written.append(str(arguments[2]))

    sa.event.listen(home.engine, "before_cursor_execute", note)
    for seconds in range(0, 180, 5):
        assert home.alive(home.boss, later(seconds=seconds))
    assert len(written) == 2  # after one minute, and after two


def test_touching_does_not_bring_back_what_ended_meanwhile(home: House) -> None:
    with writing(home.engine) as connection:
        end_session(connection, home.boss.session, NOW)
    assert not home.alive(home.boss, later(minutes=5))
    assert runs_out(home, home.boss) == later(hours=2)


@pytest.mark.parametrize("session", ["", "tidak ada", "0" * 64])
def test_what_is_no_session_is_not_alive(home: House, session: str) -> None:
    assert not accounts.touch(home.engine, session, settings=SETTINGS, now=NOW)


def test_the_token_itself_is_no_session(home: House) -> None:
    assert not accounts.touch(home.engine, home.boss.token, settings=SETTINGS, now=NOW)


def test_signing_out_ends_this_session_alone(home: House) -> None:
    one, other = home.add("rina"), home.sign_in("rina")
    accounts.sign_out(home.caller(one))
    assert not home.alive(one)
    assert home.alive(other)
    assert code_of(lambda: who(home.caller(one))) is Refusal.SIGNED_OUT
    entry = home.last(Event.SIGNED_OUT).entry
    assert (entry.account, entry.via, entry.address) == (2, "web", OFFICE.address)


def test_signing_out_twice_is_signing_out_once(home: House) -> None:
    for _ in range(2):
        accounts.sign_out(home.admin)
    assert len(home.told(Event.SIGNED_OUT)) == 1


def test_people_see_their_own_sessions_the_latest_first(home: House) -> None:
    first = home.add("rina")
    second = home.sign_in("rina", now=later(minutes=10), origin=ELSEWHERE)
    rows = accounts.my_sessions(home.caller(second, later(minutes=10)))
    assert [(row.id, row.current) for row in rows] == [(second.session, True), (first.session, False)]
    assert [(row.address, row.device) for row in rows] == [
        (ELSEWHERE.address, "Firefox di Linux"),
        (OFFICE.address, "Chrome di Windows"),
    ]
    assert accounts.my_sessions(home.caller(second, later(hours=2, minutes=5)))[0].id == second.session
    assert len(accounts.my_sessions(home.caller(second, later(hours=2, minutes=5)))) == 1


def test_only_administrators_see_the_sessions_of_others(home: House) -> None:
    rina = home.add("rina")
    assert [row.id for row in accounts.sessions_of(home.admin, 2)] == [rina.session]
    assert code_of(lambda: accounts.sessions_of(home.caller(rina), 1)) is Refusal.NOT_ALLOWED


def test_an_administrator_ends_one_session_or_all(home: House) -> None:
    one, other, third = home.add("rina"), home.sign_in("rina"), home.sign_in("rina")
    accounts.revoke_sessions(home.admin, 2, one.session)
    assert [home.alive(who) for who in (one, other, third)] == [False, True, True]
    accounts.revoke_sessions(home.admin, 2)
    assert [home.alive(who) for who in (one, other, third)] == [False, False, False]
    assert home.alive(home.boss)
    told = [
        (one.entry.account, one.entry.object, one.entry.after) for one in home.told(Event.SESSION_REVOKED)
    ]
    assert told == [(1, "account 2", {"sessions": 1}), (1, "account 2", {"sessions": 2})]


def test_people_end_their_own_sessions_and_nobody_elses(home: House) -> None:
    rina, again = home.add("rina"), home.sign_in("rina")
    accounts.revoke_sessions(home.caller(rina), 2, again.session)
    assert not home.alive(again)
    assert code_of(lambda: accounts.revoke_sessions(home.caller(rina), 1)) is Refusal.NOT_ALLOWED
    assert home.alive(home.boss)


def test_a_session_of_another_account_is_not_ended_by_its_id(home: House) -> None:
    rina = home.add("rina")
    accounts.revoke_sessions(home.caller(rina), 2, home.boss.session)
    assert home.alive(home.boss)
    assert home.told(Event.SESSION_REVOKED) == []


def test_the_sessions_of_an_account_that_is_not_there_are_refused(home: House) -> None:
    assert code_of(lambda: accounts.revoke_sessions(home.admin, 99)) is Refusal.ACCOUNT_UNKNOWN


def test_the_terminal_has_no_account_of_its_own(home: House) -> None:
    assert code_of(lambda: accounts.me(operator(home.engine))) is Refusal.SIGNED_OUT
    assert code_of(lambda: accounts.my_sessions(operator(home.engine))) is Refusal.SIGNED_OUT


def test_rights_hold_from_the_next_click_on(home: House) -> None:
    rina = home.caller(home.add("rina", Role.ADMINISTRATOR))
    assert len(accounts.accounts(rina)) == 2
    accounts.change_account(home.admin, 2, name="Rina", roles=[Role.ORGANISASI])
    assert code_of(lambda: accounts.accounts(rina)) is Refusal.NOT_ALLOWED


def test_where_dead_sessions_came_from_is_forgotten_after_a_month(home: House) -> None:
    home.add("rina")
    home.sign_in("budi", BOSS, now=later(days=29))
    home.sign_in("budi", BOSS, now=later(days=31))
    with reading(home.engine) as connection:
        kept = connection.execute(sa.select(sessions.c.created_at).order_by(sessions.c.created_at)).scalars()
        assert list(kept) == [later(days=29), later(days=31)]


def test_a_change_of_password_ends_every_session_and_begins_one(home: House) -> None:
    one, other = home.add("rina"), home.sign_in("rina", origin=ELSEWHERE)
    fresh = accounts.change_password(home.caller(other), old=GOOD, new=OTHER, settings=SETTINGS)
    assert [home.alive(who) for who in (one, other, fresh)] == [False, False, True]
    assert accounts.my_sessions(home.caller(fresh))[0].device == "Firefox di Linux"
    assert home.alive(home.boss)
