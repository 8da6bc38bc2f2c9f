"""A username and a password become a session."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from compliance.accounts import passwords
from compliance.accounts.codes import fingerprint
from compliance.accounts.events import Event
from compliance.storage import people
from compliance.storage.accounts import set_password
from compliance.storage.engine import reading, writing
from compliance.storage.tables import accounts as accounts_table
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from tests.workflows.accounts.scenes import (
    ELSEWHERE,
    GOOD,
    NOW,
    OFFICE,
    code_of,
    everything,
    house,
    later,
    refused,
)

WRONG = (
    "Nama pengguna atau kata sandi tidak cocok. "
    "Periksa lalu coba lagi; bila lupa, minta kode penyetelan ulang kepada administrator."
)


def quick(time_cost: int = 1) -> PasswordHasher:
    return PasswordHasher(time_cost=time_cost, memory_cost=8, parallelism=1)


def test_every_sign_in_begins_a_session_of_its_own(engine: sa.Engine) -> None:
    home = house(engine)
    invited = home.add("rina")
    again = home.sign_in("rina")
    assert len({invited.session, again.session, invited.token, again.token}) == 4
    assert again.session == fingerprint(again.token)
    assert home.alive(invited)
    assert home.alive(again)
    assert again.expires_at == later(hours=2)


def test_the_session_stands_for_the_person(engine: sa.Engine) -> None:
    home = house(engine)
    who = home.add("rina")
    with reading(engine) as connection:
        person = people.person_of_session(connection, who.session, NOW)
    assert person is not None
    assert (person.account, person.name) == (2, "Rina Wulandari")


def test_tokens_and_passwords_are_nowhere_in_the_database(engine: sa.Engine) -> None:
    home = house(engine)
    home.add("rina")
    who = home.sign_in("rina")
    kept = everything(engine)
    assert who.session in kept
    for secret in (who.token, who.device, GOOD):
        assert secret not in kept


@pytest.mark.parametrize("typed", ["RINA", " rina ", "Rina\t", "ｒｉｎａ"])
def test_a_username_is_the_same_however_it_is_typed(engine: sa.Engine, typed: str) -> None:
    home = house(engine)
    home.add("rina")
    assert home.alive(home.sign_in(typed))


def _wrong(home: Any) -> None:
    home.add("rina")
    home.sign_in("rina", "sandi yang lain sekali")


def _unknown(home: Any) -> None:
    home.sign_in("siapa", "sandi yang lain sekali")


def _invited(home: Any) -> None:
    home.invite("rina")
    home.sign_in("rina", "")


def _closed(home: Any) -> None:
    home.add("rina")
    accounts.close_account(home.admin, home.number("rina"))
    home.sign_in("rina")


@pytest.mark.parametrize("way", [_wrong, _unknown, _invited, _closed])
def test_whatever_is_wrong_the_sentence_is_the_same(engine: sa.Engine, way: Callable[[Any], None]) -> None:
    home = house(engine)
    assert str(refused(lambda: way(home))) == WRONG


def test_a_name_that_is_not_known_takes_the_same_work(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = house(engine)
    home.add("rina")
    done: list[str] = []

    class Counting(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            done.append("hash")
            return super().hash(password, salt=salt)

        def verify(self, hash: str | bytes, password: str | bytes) -> Any:
            done.append("verify")
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
    for name in ("rina", "siapa"):
        refused(lambda name=name: home.sign_in(name, "sandi yang lain sekali"))
    assert done == ["verify", "hash"]


def test_a_password_changed_while_it_was_looked_at_opens_nothing(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = house(engine)
    who = home.add("rina")
    look = passwords.fits

    def slow_look(kept: str | None, password: str) -> bool:
        found = look(kept, password)
        with writing(engine) as connection:
            set_password(connection, 2, passwords.hashed("sandi baru yang lain"))
        return found

    monkeypatch.setattr(passwords, "fits", slow_look)
    assert code_of(lambda: home.sign_in("rina")) is Refusal.SIGN_IN_WRONG
    assert len(accounts.my_sessions(home.caller(who))) == 1


def test_an_account_closed_while_its_password_was_looked_at_opens_nothing(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = house(engine)
    home.add("rina")
    look = passwords.fits

    def slow_look(kept: str | None, password: str) -> bool:
        accounts.close_account(home.admin, 2)
        return look(kept, password)

    monkeypatch.setattr(passwords, "fits", slow_look)
    assert code_of(lambda: home.sign_in("rina")) is Refusal.SIGN_IN_WRONG


def test_a_hash_of_old_parameters_is_renewed_at_the_next_sign_in(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = house(engine)
    home.add("rina")
    monkeypatch.setattr(passwords, "HASHER", quick(time_cost=2))
    home.sign_in("rina")
    with reading(engine) as connection:
        kept = connection.execute(
            sa.select(accounts_table.c.password_hash).where(accounts_table.c.username == "rina")
        ).scalar_one()
    assert ",t=2," in kept
    assert home.alive(home.sign_in("rina"))


def test_the_trail_tells_who_when_known_and_never_what_was_typed(engine: sa.Engine) -> None:
    home = house(engine)
    home.add("rina")
    typed = "kata sandi di kolom nama"
    refused(lambda: home.sign_in("rina", "sandi yang salah", origin=ELSEWHERE))
    refused(lambda: home.sign_in(typed, GOOD, origin=ELSEWHERE))
    home.sign_in("rina")
    told = [
        (one.entry.event, one.entry.account, one.entry.address, one.entry.after)
        for one in home.told(Event.SIGN_IN_FAILED, Event.SIGNED_IN)[2:]
    ]
    assert told == [
        (Event.SIGN_IN_FAILED, 2, ELSEWHERE.address, {"method": "password"}),
        (Event.SIGN_IN_FAILED, None, ELSEWHERE.address, {"method": "password"}),
        (Event.SIGNED_IN, 2, OFFICE.address, {"method": "password"}),
    ]
    kept = everything(engine)
    assert typed not in kept
    assert fingerprint(typed) not in kept
    assert "sandi yang salah" not in kept


@pytest.mark.parametrize("typed", ["\x00", "\ud800", "a" * 100_000, "'; drop table accounts; --", ""])
def test_whatever_is_typed_is_only_wrong(engine: sa.Engine, typed: str) -> None:
    home = house(engine)
    assert code_of(lambda: home.sign_in(typed, typed)) is Refusal.SIGN_IN_WRONG
