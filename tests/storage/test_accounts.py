"""Accounts, sessions, devices, codes and attempts as they are kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from compliance.accounts.codes import Purpose
from compliance.model import Registry, Role, Unit, UnitKind
from compliance.storage import accounts, attempts, codes, people, sessions
from compliance.storage.accounts import Standing
from compliance.storage.engine import reading, writing
from compliance.storage.registry import store_registry
from compliance.storage.sessions import SessionRow
from compliance.storage.tables import devices
from compliance.storage.tables import units as units_table

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ADMIN = Standing(roles=frozenset({Role.ADMINISTRATOR}))


def add(engine: sa.Engine, username: str | None = "rina", standing: Standing = ADMIN) -> int:
    with writing(engine) as connection:
        return accounts.insert_account(connection, username=username, name="Rina", standing=standing, now=NOW)


def store_units(engine: sa.Engine) -> None:
    dinas = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS, short="Dinkes")
    below = Unit(id="pkm", name="Puskesmas", kind=UnitKind.PUSKESMAS, parent="dinkes")
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=(dinas, below)))


def session(account: int, name: str = "s1") -> SessionRow:
    return SessionRow(
        id=name, account=account, created_at=NOW, seen_at=NOW, expires_at=LATER, address="a", device="d"
    )


def test_only_an_administrator_who_can_sign_in_counts(engine: sa.Engine) -> None:
    rina = add(engine)
    tono = add(engine, "tono", Standing(roles=frozenset({Role.ORGANISASI})))
    with writing(engine) as connection:
        accounts.set_password(connection, tono, "x")
        assert not accounts.any_administrator(connection)
        accounts.set_password(connection, rina, "x")
        assert accounts.any_administrator(connection)
        assert not accounts.any_administrator(connection, beside=rina)
        accounts.erase_account(connection, rina, NOW)
        assert not accounts.any_administrator(connection)
        openid = ("https://sso.example", "42")
        accounts.insert_account(connection, name="Sari", standing=ADMIN, openid=openid, now=NOW)
        assert accounts.any_administrator(connection)


def test_two_accounts_of_one_provider_are_two_subjects(engine: sa.Engine) -> None:
    def add_subject(subject: str) -> None:
        with writing(engine) as connection:
            openid = ("https://sso.example", subject)
            accounts.insert_account(connection, name="Sari", standing=ADMIN, openid=openid, now=NOW)

    add_subject("42")
    add_subject("43")
    with pytest.raises(sa.exc.IntegrityError):
        add_subject("42")


def test_what_an_account_may_is_replaced_whole(engine: sa.Engine) -> None:
    store_units(engine)
    rina = add(engine, standing=Standing(roles=frozenset({Role.OPD}), units=frozenset({"dinkes"})))
    new = Standing(roles=frozenset({Role.PIMPINAN, Role.OPD}), units=frozenset({"pkm"}), drafts=True)
    with writing(engine) as connection:
        accounts.set_standing(connection, rina, new)
        assert accounts.read_standing(connection, rina) == new
        person = people.read_person(connection, rina, date.max)
    assert person is not None
    assert (person.roles, person.units, person.drafts) == (new.roles, new.units, True)


def test_a_withdrawn_unit_is_no_unit(engine: sa.Engine) -> None:
    store_units(engine)
    with writing(engine) as connection:
        connection.execute(sa.update(units_table).where(units_table.c.id == "pkm").values(withdrawn=True))
        assert accounts.unknown_units(connection, ["dinkes", "pkm", "tiada"]) == ["pkm", "tiada"]
        assert accounts.names_of_units(connection, ["dinkes"]) == ("Dinas Kesehatan", "Dinkes")


def test_a_step_is_used_once_and_no_earlier_one_after_it(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        accounts.set_second_factor(connection, rina, "RAHASIA", 10)
        used = [accounts.use_step(connection, rina, step) for step in (10, 11, 11, 9, 12)]
    assert used == [False, True, False, False, True]


def test_a_closed_account_is_found_in_no_way(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        accounts.erase_account(connection, rina, NOW)
        sessions.insert_session(connection, session(rina))
    with reading(engine) as connection:
        assert accounts.find_login(connection, "rina") is None
        assert accounts.read_login(connection, rina) is None
        assert accounts.read_account(connection, rina) is None
        assert accounts.read_accounts(connection) == ()
        assert people.read_person(connection, rina, date.max) is None
        assert people.person_of_session(connection, "s1", NOW) is None
        assert sessions.read_session(connection, "s1", NOW) is None


def test_the_last_use_of_an_account_is_that_of_its_latest_session(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        sessions.insert_session(connection, session(rina))
        sessions.insert_session(connection, session(rina, "s2"))
        sessions.move_session(connection, "s2", NOW + timedelta(minutes=5), LATER)
        assert [row.seen_at for row in accounts.read_accounts(connection)] == [NOW + timedelta(minutes=5)]


def test_a_session_that_ended_or_ran_out_does_not_move(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        sessions.insert_session(connection, session(rina))
        assert sessions.move_session(connection, "s1", NOW, LATER)
        assert not sessions.move_session(connection, "s1", LATER, LATER + timedelta(hours=1))
        sessions.end_session(connection, "s1", NOW)
        assert not sessions.move_session(connection, "s1", NOW, LATER)


def test_ending_all_sessions_counts_the_live_ones(engine: sa.Engine) -> None:
    rina, tono = add(engine), add(engine, "tono")
    with writing(engine) as connection:
        for one in (session(rina), session(rina, "s2"), session(tono, "s3")):
            sessions.insert_session(connection, one)
        sessions.end_session(connection, "s2", NOW)
        assert sessions.end_sessions(connection, rina, NOW) == 1
        assert sessions.read_session(connection, "s3", NOW) is not None


def test_a_device_is_known_to_the_account_it_was_used_for(engine: sa.Engine) -> None:
    rina, tono = add(engine), add(engine, "tono")
    with writing(engine) as connection:
        sessions.remember_device(connection, rina, "d1", NOW)
        sessions.remember_device(connection, rina, "d1", LATER)
        assert sessions.known_device(connection, rina, ["d0", "d1"]) == "d1"
        assert sessions.known_device(connection, tono, ["d1"]) is None
        assert sessions.known_device(connection, rina, []) is None


def test_a_device_that_was_not_used_for_long_is_forgotten(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        sessions.remember_device(connection, rina, "lama", NOW)
        sessions.remember_device(connection, rina, "baru", NOW + timedelta(days=401))
        assert list(connection.execute(sa.select(devices.c.id)).scalars()) == ["baru"]


def test_a_code_is_good_until_its_time_and_replaces_its_elders(engine: sa.Engine) -> None:
    rina = add(engine)
    with writing(engine) as connection:
        codes.store_code(connection, "k0", Purpose.FIRST, None, NOW)
        codes.store_code(connection, "k1", Purpose.INVITATION, rina, NOW)
        codes.store_code(connection, "k2", Purpose.RESET, rina, NOW)
        assert codes.read_code(connection, "k1", NOW) is None
        found = codes.read_code(connection, "k2", NOW + timedelta(hours=23, minutes=59))
        assert found == codes.Code(purpose=Purpose.RESET, account=rina, username="rina")
        assert codes.read_code(connection, "k2", NOW + timedelta(hours=24)) is None
        first = codes.read_code(connection, "k0", NOW)
        assert first == codes.Code(purpose=Purpose.FIRST, account=None, username="")
        codes.drop_codes(connection, None)
        assert codes.read_code(connection, "k0", NOW) is None


def test_failures_are_counted_taken_back_and_forgotten(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        for at in (NOW, LATER):
            attempts.count_failure(connection, "b1", at)
        attempts.count_failure(connection, "b2", NOW)
        found = attempts.read_failures(connection, ["b1", "b2", "b3"])
        assert {key: (one.count, one.last_at) for key, one in found.items()} == {
            "b1": (2, LATER),
            "b2": (1, NOW),
        }
        attempts.take_back(connection, "b1")
        attempts.take_back(connection, "b2")
        attempts.take_back(connection, "b3")
        assert {key: one.count for key, one in attempts.read_failures(connection, ["b1", "b2"]).items()} == {
            "b1": 1
        }
        attempts.forget(connection, LATER)
        assert attempts.read_failures(connection, ["b1"])
        attempts.forget(connection, LATER + timedelta(seconds=1))
        assert not attempts.read_failures(connection, ["b1"])
