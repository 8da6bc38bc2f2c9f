"""Somebody whom an OpenID provider vouches for."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import Role
from compliance.model.settings import Grant, OpenId, Settings
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import Identity, SignedIn
from compliance.workflows.guard import who
from tests.workflows.accounts.scenes import (
    DINKES,
    ELSEWHERE,
    NOW,
    PUSKESMAS,
    House,
    at_once,
    code_of,
    everything,
    house,
    refused,
)

EMAIL = Grant(email="Rina@Dinkes.go.id", roles=frozenset({Role.OPD}), units=frozenset({DINKES.id}))
GROUP = Grant(claim="groups", value="pimpinan", roles=frozenset({Role.PIMPINAN}), drafts=True)
ADMINS = Grant(claim="groups", value="admin", roles=frozenset({Role.ADMINISTRATOR}))
RINA = Identity(
    issuer="https://sso.example",
    subject="42",
    email="rina@dinkes.go.id",
    email_verified=True,
    name="Rina Wulandari",
)


@pytest.fixture
def home(engine: sa.Engine) -> House:
    return house(engine)


def granting(*grants: Grant) -> Settings:
    provider = OpenId(
        label="SSO Kabupaten",
        issuer="https://sso.example",
        client_id="dasbor",
        client_secret="rahasia",
        grants=grants,
    )
    return Settings(openid=provider)


def enter(home: House, identity: Identity = RINA, *grants: Grant) -> SignedIn:
    settings = granting(*(grants or (EMAIL, GROUP, ADMINS)))
    return accounts.sign_in_openid(home.engine, identity, origin=ELSEWHERE, settings=settings, now=NOW)


def claiming(*groups: str) -> Identity:
    return replace(RINA, email="", claims={"groups": list(groups)})


def test_whom_a_grant_names_gets_an_account_at_the_first_sign_in(home: House) -> None:
    session = enter(home)
    person = who(home.caller(session))
    assert (person.account, person.name) == (2, "Rina Wulandari")
    assert (person.roles, person.units) == ({Role.OPD}, {DINKES.id, PUSKESMAS.id})
    row = accounts.accounts(home.admin)[1]
    assert (row.username, row.openid, row.waiting) == ("", True, False)
    entry = home.last(Event.ACCOUNT_ADDED).entry
    assert (entry.account, entry.object, entry.address) == (2, "account 2", ELSEWHERE.address)
    assert entry.after == {"roles": ["opd"], "units": ["dinkes"], "drafts": False, "method": "openid"}
    assert home.last(Event.SIGNED_IN).entry.after == {"method": "openid"}


def test_the_second_sign_in_finds_the_same_account(home: House) -> None:
    first, second = enter(home), enter(home)
    assert first.session != second.session
    assert who(home.caller(first)).account == who(home.caller(second)).account == 2


UNREGISTERED = (
    "Anda dikenali oleh SSO Kabupaten, tetapi belum terdaftar di dasbor ini. "
    "Minta administrator dasbor mendaftarkan Anda."
)


@pytest.mark.parametrize(
    "identity",
    [
        replace(RINA, email="tono@dinkes.go.id"),
        replace(RINA, email_verified=False),
        replace(RINA, email=""),
        replace(RINA, email="", claims={"groups": "pim"}),
        replace(RINA, email="", claims={"groups": ["Pimpinan"]}),
        replace(RINA, email="", claims={"groups": None}),
        replace(RINA, email="", claims={"groups": {"pimpinan": True}}),
        replace(RINA, email="", claims={"groups": "bukan pimpinan"}),
        replace(RINA, email="", claims={"email": "rina@dinkes.go.id"}),
    ],
)
def test_nobody_else_gets_in_and_never_an_account(home: House, identity: Identity) -> None:
    assert str(refused(lambda: enter(home, identity))) == UNREGISTERED
    assert len(accounts.accounts(home.admin)) == 1
    entry = home.last(Event.SIGN_IN_FAILED).entry
    assert (entry.account, entry.after) == (None, {"method": "openid"})
    assert RINA.name not in everything(home.engine)


def test_without_a_provider_nobody_gets_in(home: House) -> None:
    refusal = code_of(
        lambda: accounts.sign_in_openid(home.engine, RINA, origin=ELSEWHERE, settings=Settings(), now=NOW)
    )
    assert refusal is Refusal.OPENID_UNREGISTERED


@pytest.mark.parametrize("told", ["pimpinan", ["staf", "pimpinan"], ("pimpinan",)])
def test_a_claim_equals_the_value_or_holds_it(home: House, told: object) -> None:
    session = enter(home, replace(RINA, email="", claims={"groups": told}))
    person = who(home.caller(session))
    assert (person.roles, person.drafts) == ({Role.PIMPINAN}, True)


def test_all_grants_that_fit_are_added_up(home: House) -> None:
    session = enter(home, replace(RINA, claims={"groups": ["pimpinan"]}))
    row = accounts.me(home.caller(session))
    assert (row.roles, row.units, row.drafts) == ({Role.OPD, Role.PIMPINAN}, {DINKES.id}, True)


def test_a_grant_without_a_condition_lets_nobody_in(home: House) -> None:
    empty = Grant(roles=frozenset({Role.ADMINISTRATOR}))
    assert code_of(lambda: enter(home, RINA, empty)) is Refusal.OPENID_UNREGISTERED
    unnamed = replace(RINA, email="", claims={"": ""})
    assert code_of(lambda: enter(home, unnamed, empty)) is Refusal.OPENID_UNREGISTERED


def test_an_account_is_never_found_by_its_email(home: House) -> None:
    home.add("rina@dinkes.go.id")
    enter(home)
    enter(home, replace(RINA, subject="43"))
    enter(home, replace(RINA, issuer="https://lain.example"))
    assert [row.username for row in accounts.accounts(home.admin)] == [
        "budi",
        "rina@dinkes.go.id",
        "",
        "",
        "",
    ]


def test_roles_follow_the_grants_at_every_sign_in(home: House) -> None:
    session = enter(home, claiming("pimpinan"))
    enter(home, claiming("pimpinan", "admin"))
    assert who(home.caller(session)).roles == {Role.PIMPINAN, Role.ADMINISTRATOR}
    entry = home.last(Event.ACCOUNT_CHANGED).entry
    assert (entry.account, entry.object) == (2, "account 2")
    assert entry.before == {"roles": ["pimpinan"]}
    assert entry.after == {"roles": ["administrator", "pimpinan"], "method": "openid"}
    enter(home, claiming("pimpinan", "admin"))
    assert len(home.told(Event.ACCOUNT_CHANGED)) == 1


def test_the_name_follows_the_provider(home: House) -> None:
    enter(home)
    session = enter(home, replace(RINA, name="Rina\u202e  Baru\x00" + "a" * 200))
    assert accounts.me(home.caller(session)).name == ("Rina Baru" + "a" * 200)[:100]
    unnamed = enter(home, replace(RINA, name=""))
    assert accounts.me(home.caller(unnamed)).name == "rina@dinkes.go.id"


def test_whoever_is_let_in_no_longer_is_refused_and_loses_their_sessions(home: House) -> None:
    session = enter(home)
    assert code_of(lambda: enter(home, RINA, GROUP)) is Refusal.OPENID_UNREGISTERED
    assert not home.alive(session)
    assert home.last(Event.SIGN_IN_FAILED).entry.account == 2
    assert home.alive(enter(home))


def test_a_unit_of_a_grant_that_is_not_there_is_refused(home: House) -> None:
    wrong = replace(EMAIL, units=frozenset({DINKES.id, "tiada", "hilang"}))
    assert str(refused(lambda: enter(home, RINA, wrong))) == (
        "Pengaturan OpenID memberi Anda unit yang tidak ada dalam daftar unit: hilang, tiada. "
        "Minta administrator dasbor memperbaiki pengaturannya."
    )
    assert len(accounts.accounts(home.admin)) == 1


def test_the_last_administrator_is_not_let_down_to_nothing(home: House) -> None:
    session = enter(home, claiming("admin"))
    admin = home.caller(session)
    accounts.close_account(admin, 1)
    refusal = code_of(lambda: enter(home, claiming("pimpinan")))
    assert refusal is Refusal.LAST_ADMINISTRATOR
    assert not home.alive(session)
    assert not accounts.needs_administrator(home.engine)
    assert who(home.caller(enter(home, claiming("admin")))).roles == {Role.ADMINISTRATOR}


def test_with_another_administrator_the_role_goes(home: House) -> None:
    enter(home, claiming("admin"))
    session = enter(home, claiming("pimpinan"))
    assert who(home.caller(session)).roles == {Role.PIMPINAN}


def test_of_a_closed_account_nothing_is_known_and_a_grant_makes_a_new_one(home: House) -> None:
    enter(home)
    accounts.close_account(home.admin, 2)
    assert RINA.issuer not in everything(home.engine)
    assert who(home.caller(enter(home))).account == 3


def test_what_the_provider_manages_is_not_managed_here(home: House) -> None:
    session = home.caller(enter(home))
    words = (
        "Akun ini masuk lewat OpenID, jadi nama, peran, dan kata sandinya tidak diatur di sini. "
        "Ubah pemetaannya dalam berkas pengaturan atau pada penyedia OpenID."
    )
    for doing in (
        lambda: accounts.change_account(home.admin, 2, name="X", roles=[Role.ADMINISTRATOR]),
        lambda: accounts.issue_reset(home.admin, 2),
        lambda: accounts.remove_second_factor(home.admin, 2),
        lambda: accounts.remove_totp(session, password=""),
        lambda: accounts.change_password(session, old="", new="x", settings=Settings()),
        lambda: accounts.confirm_totp(session, secret=accounts.new_totp_secret(), code="000000", password=""),
    ):
        assert str(refused(doing)) == words


@pytest.mark.parametrize("username", ["", "rina@dinkes.go.id", "42"])
def test_nobody_signs_in_to_it_with_a_password(home: House, username: str) -> None:
    enter(home)
    assert code_of(lambda: home.sign_in(username, "")) is Refusal.SIGN_IN_WRONG


def test_an_account_without_an_administrator_leaves_the_first_code_alive(engine: sa.Engine) -> None:
    """Whoever comes through OpenID before the first administrator does not shut them out."""
    home = House(engine=engine, boss=SignedIn(token="", session="", device="", expires_at=NOW))
    enter(home, claiming("pimpinan"), GROUP)
    assert accounts.needs_administrator(engine)
    assert accounts.issue_first_code(engine, now=NOW) is not None


def test_who_comes_twice_at_once_has_one_account(home: House) -> None:
    came = at_once([lambda: enter(home)] * 4)
    assert all(isinstance(one, SignedIn) for one in came)
    assert len(accounts.accounts(home.admin)) == 2


def test_the_device_cookie_stays_as_it_was(home: House) -> None:
    session = accounts.sign_in_openid(
        home.engine, RINA, device="abc", origin=ELSEWHERE, settings=granting(EMAIL), now=NOW
    )
    assert session.device == "abc"
