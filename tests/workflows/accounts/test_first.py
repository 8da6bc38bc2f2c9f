"""The first administrator, once."""

from datetime import datetime
from functools import partial

import pytest
import sqlalchemy as sa

from compliance.accounts.codes import Purpose
from compliance.accounts.events import Event
from compliance.model import Role
from compliance.storage import trail
from compliance.storage.accounts import Standing, insert_account
from compliance.storage.engine import reading, writing
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import CodeOwner, SignedIn
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller
from tests.workflows.accounts.scenes import (
    BOSS,
    NOW,
    OFFICE,
    SETTINGS,
    at_once,
    code_of,
    everything,
    house,
    later,
    refused,
)


def first_code(engine: sa.Engine, now: datetime = NOW) -> str:
    code = accounts.issue_first_code(engine, now=now)
    assert code is not None
    return code


def caller(engine: sa.Engine, who: SignedIn) -> Caller:
    return Caller(engine=engine, session=who.session, clock=lambda: NOW)


def create(
    engine: sa.Engine,
    code: str,
    username: str = "budi",
    name: str = "Budi Santoso",
    password: str = BOSS,
    now: datetime = NOW,
) -> SignedIn:
    return accounts.create_first_administrator(
        engine,
        code=code,
        username=username,
        name=name,
        password=password,
        origin=OFFICE,
        settings=SETTINGS,
        now=now,
    )


def test_the_first_administrator_is_made_with_the_code_and_signed_in(engine: sa.Engine) -> None:
    assert accounts.needs_administrator(engine)
    code = first_code(engine)
    owner = accounts.code_owner(engine, code, now=NOW)
    assert owner == CodeOwner(purpose=Purpose.FIRST, username="")
    who = create(engine, code.lower().replace("-", " "))
    assert accounts.touch(engine, who.session, settings=SETTINGS, now=NOW)
    assert not accounts.needs_administrator(engine)
    (row,) = accounts.accounts(caller(engine, who))
    assert (row.username, row.name) == ("budi", "Budi Santoso")
    assert row.roles == {Role.ADMINISTRATOR, Role.ORGANISASI}


def test_once_there_is_an_administrator_no_code_is_issued_and_none_works(engine: sa.Engine) -> None:
    code = first_code(engine)
    create(engine, code)
    assert accounts.issue_first_code(engine, now=NOW) is None
    assert code_of(lambda: create(engine, code, username="tamu")) is Refusal.CODE_WRONG


def test_every_start_replaces_the_code(engine: sa.Engine) -> None:
    old, new = first_code(engine), first_code(engine)
    assert accounts.code_owner(engine, old, now=NOW) is None
    assert code_of(lambda: create(engine, old)) is Refusal.CODE_WRONG
    create(engine, new)


def test_the_code_lives_for_a_day(engine: sa.Engine) -> None:
    code = first_code(engine)
    assert code_of(lambda: create(engine, code, now=later(hours=24))) is Refusal.CODE_WRONG
    create(engine, code, now=later(hours=23, minutes=59))


def test_a_wrong_code_is_refused_with_a_sentence(engine: sa.Engine) -> None:
    first_code(engine)
    refusal = refused(lambda: create(engine, "AAAA-BBBB-CCCC-DDDD-EEEE"))
    assert str(refusal) == (
        "Kode ini salah, sudah dipakai, atau sudah lewat waktunya. "
        "Periksa ketikannya, atau minta kode baru kepada administrator."
    )


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"username": "b"}, Refusal.USERNAME_BAD),
        ({"name": "  "}, Refusal.NAME_BAD),
        ({"password": "pendek"}, Refusal.PASSWORD_SHORT),
        ({"password": "budi santoso 2026"}, Refusal.PASSWORD_GUESSABLE),
    ],
)
def test_a_slip_in_the_form_does_not_use_the_code_up(
    engine: sa.Engine, wrong: dict[str, str], refusal: Refusal
) -> None:
    code = first_code(engine)
    assert code_of(lambda: create(engine, code, **wrong)) is refusal
    create(engine, code)


def test_of_two_who_come_with_the_code_at_once_one_is_the_first(engine: sa.Engine) -> None:
    code = first_code(engine)
    came = at_once([partial(create, engine, code, username) for username in ("budi", "tono", "sari")])
    signed_in = [one for one in came if isinstance(one, SignedIn)]
    assert len(signed_in) == 1
    assert {one.code for one in came if isinstance(one, Refused)} == {Refusal.CODE_WRONG}
    assert len(accounts.accounts(caller(engine, signed_in[0]))) == 1


def test_an_invitation_makes_no_administrator(engine: sa.Engine) -> None:
    terminal = Caller(engine=engine, operator=True, clock=lambda: NOW)
    invitation = accounts.add_account(terminal, username="rina", name="Rina", roles=[Role.ORGANISASI])
    assert code_of(lambda: create(engine, invitation, username="tamu")) is Refusal.CODE_WRONG


def test_a_code_dies_when_an_administrator_comes_another_way(engine: sa.Engine) -> None:
    code = first_code(engine)
    admin = Standing(roles=frozenset({Role.ADMINISTRATOR}))
    with writing(engine) as connection:
        openid = ("https://sso.example", "42")
        insert_account(connection, name="Sari", standing=admin, openid=openid, now=NOW)
    assert code_of(lambda: create(engine, code)) is Refusal.CODE_WRONG
    assert accounts.issue_first_code(engine, now=NOW) is None
    assert accounts.code_owner(engine, code, now=NOW) is None


def test_only_the_fingerprint_of_the_code_is_kept(engine: sa.Engine) -> None:
    code = first_code(engine)
    kept = everything(engine)
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_codes_that_are_guessed_are_slowed_by_address(engine: sa.Engine) -> None:
    code = first_code(engine)
    for _ in range(30):
        assert code_of(lambda: create(engine, "AAAA")) is Refusal.CODE_WRONG
    refusal = refused(lambda: create(engine, code))
    assert str(refusal) == "Terlalu banyak percobaan yang gagal. Tunggu 2 detik, lalu coba lagi."
    create(engine, code, now=later(seconds=2))


def test_the_trail_tells_it_without_names(engine: sa.Engine) -> None:
    home = house(engine)
    told = [(one.entry.event, one.entry.account, one.entry.object, one.entry.via) for one in home.told()]
    assert told == [
        (Event.CODE_ISSUED, None, "", "terminal"),
        (Event.ACCOUNT_ADDED, 1, "account 1", "web"),
        (Event.SIGNED_IN, 1, "", "web"),
    ]
    assert home.last(Event.ACCOUNT_ADDED).entry.after == {
        "roles": ["administrator", "organisasi"],
        "units": [],
        "drafts": False,
        "method": "code",
    }
    with reading(engine) as connection:
        assert trail.check(connection).broken is None
