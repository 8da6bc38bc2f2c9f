"""What administrators do with accounts, and what nobody can do."""

from collections.abc import Callable
from functools import partial

import pytest
import sqlalchemy as sa

from compliance.accounts.codes import code_fingerprint
from compliance.accounts.events import Event
from compliance.model import Role
from compliance.storage import trail
from compliance.storage.accounts import Standing, read_standing
from compliance.storage.engine import reading
from compliance.storage.tables import accounts as accounts_table
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator, who
from tests.workflows.accounts.scenes import (
    BOSS,
    DINKES,
    ELSEWHERE,
    NOW,
    PUSKESMAS,
    House,
    at_once,
    code_of,
    everything,
    house,
    later,
    refused,
    shown,
)


@pytest.fixture
def home(engine: sa.Engine) -> House:
    return house(engine)


def test_an_invited_account_waits_for_its_password(home: House) -> None:
    home.invite("rina", Role.OPD, units=[DINKES.id])
    budi, rina = accounts.accounts(home.admin)
    assert (budi.id, budi.username, budi.name, budi.waiting) == (1, "budi", "Budi Santoso", False)
    assert budi.seen_at == NOW
    assert (rina.id, rina.username, rina.name, rina.waiting) == (2, "rina", "Rina Wulandari", True)
    assert (rina.roles, rina.units, rina.drafts) == ({Role.OPD}, {DINKES.id}, False)
    assert (rina.openid, rina.totp, rina.seen_at, rina.created_at) == (False, False, None, NOW)


def test_an_account_of_a_unit_has_the_units_below_it(home: House) -> None:
    rina = home.add("rina", Role.OPD, units=[DINKES.id])
    assert who(home.caller(rina)).units == {DINKES.id, PUSKESMAS.id}


_MANAGING: dict[str, Callable[[Caller], object]] = {
    "look": accounts.accounts,
    "add": partial(accounts.add_account, username="tono", name="Tono", roles=[Role.ADMINISTRATOR]),
    "change": lambda caller: accounts.change_account(caller, 2, name="X", roles=[Role.ADMINISTRATOR]),
    "reset": lambda caller: accounts.issue_reset(caller, 1),
    "close": lambda caller: accounts.close_account(caller, 1),
    "sessions": lambda caller: accounts.sessions_of(caller, 1),
    "revoke": lambda caller: accounts.revoke_sessions(caller, 1),
    "second factor": lambda caller: accounts.remove_second_factor(caller, 1),
}


@pytest.mark.parametrize("role", [Role.ORGANISASI, Role.PIMPINAN, Role.OPD])
@pytest.mark.parametrize("doing", _MANAGING)
def test_nobody_else_manages_accounts(home: House, role: Role, doing: str) -> None:
    rina = home.add("rina", role, units=[DINKES.id] if role is Role.OPD else [])
    refusal = refused(lambda: _MANAGING[doing](home.caller(rina)))
    assert str(refusal) == (
        "Akun Anda tidak berhak untuk ini: mengelola akun. Bila menurut Anda perlu, hubungi administrator."
    )


@pytest.mark.parametrize("doing", _MANAGING)
def test_a_session_that_ended_manages_nothing(home: House, doing: str) -> None:
    accounts.sign_out(home.admin)
    assert code_of(lambda: _MANAGING[doing](home.admin)) is Refusal.SIGNED_OUT


def test_the_terminal_manages_accounts(home: House) -> None:
    terminal = operator(home.engine)
    accounts.add_account(terminal, username="rina", name="Rina", roles=[Role.ORGANISASI])
    assert len(accounts.accounts(terminal)) == 2
    entry = home.last(Event.ACCOUNT_ADDED).entry
    assert (entry.account, entry.via) == (None, "terminal")


@pytest.mark.parametrize(
    "username", ["", "ab", "a" * 65, "rina wulandari", "rina/w", "rína", "rina\x00", "рина", "<b>rina"]
)
def test_a_username_has_plain_letters(home: House, username: str) -> None:
    refusal = refused(lambda: home.invite(username))
    assert str(refusal) == (
        "Nama pengguna ini tidak dapat dipakai. Pakai 3 sampai 64 huruf, angka, titik, garis bawah, "
        "tanda hubung, atau @, tanpa spasi."
    )


@pytest.mark.parametrize("username", ["abc", "a" * 64, "Rina.W_2-x@dinkes.go.id", " rina "])
def test_other_usernames_are_kept_folded(home: House, username: str) -> None:
    home.invite(username)
    assert accounts.accounts(home.admin)[1].username == username.strip().lower()


def test_a_username_is_given_once(home: House) -> None:
    home.invite("rina")
    refusal = refused(lambda: home.invite("RINA"))
    assert str(refusal) == "Nama pengguna “rina” sudah dipakai akun lain. Pilih nama lain."


def test_of_two_who_give_a_username_at_once_one_does(home: House) -> None:
    came = at_once([partial(home.invite, "rina")] * 4)
    assert sum(isinstance(one, str) for one in came) == 1
    assert {one.code for one in came if isinstance(one, Refused)} == {Refusal.USERNAME_TAKEN}


@pytest.mark.parametrize("name", ["", "  ", "a" * 101, "Rina\u202enitnaW", "Rina\x00", "\ud800"])
def test_a_name_is_short_and_visible(home: House, name: str) -> None:
    refusal = refused(
        lambda: accounts.add_account(home.admin, username="rina", name=name, roles=[Role.ORGANISASI])
    )
    assert str(refusal) == (
        "Nama masih kosong, lebih dari 100 karakter, atau memuat karakter yang tidak terlihat. "
        "Ketik ulang namanya."
    )


@pytest.mark.parametrize(
    ("roles", "units", "words"),
    [
        ([], [], "Belum ada peran yang dipilih. Pilih paling sedikit satu peran."),
        ([Role.OPD], [], "Akun OPD belum mempunyai unit. Pilih paling sedikit satu unit."),
        (
            [Role.PIMPINAN],
            ["dinkes"],
            "Unit hanya untuk peran OPD. Pilih juga peran OPD, atau kosongkan unitnya.",
        ),
        (
            [Role.OPD],
            ["dinkes", "tiada"],
            "Unit “tiada” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi.",
        ),
    ],
)
def test_roles_and_units_fit_each_other(home: House, roles: list[Role], units: list[str], words: str) -> None:
    refusal = refused(
        lambda: accounts.add_account(home.admin, username="rina", name="Rina", roles=roles, units=units)
    )
    assert str(refusal) == words
    assert len(accounts.accounts(home.admin)) == 1


def test_only_pimpinan_sees_drafts(home: House) -> None:
    home.invite("rina", Role.PIMPINAN, drafts=True)
    home.invite("tono", Role.OPD, units=[DINKES.id], drafts=True)
    assert [row.drafts for row in accounts.accounts(home.admin)] == [False, True, False]


def test_a_change_is_traced_from_old_to_new(home: House) -> None:
    home.invite("rina", Role.OPD, units=[DINKES.id])
    accounts.change_account(
        home.admin, 2, name="Rina Baru", roles=[Role.OPD, Role.PIMPINAN], units=[PUSKESMAS.id], drafts=True
    )
    row = accounts.accounts(home.admin)[1]
    assert (row.name, row.roles, row.units) == ("Rina Baru", {Role.OPD, Role.PIMPINAN}, {PUSKESMAS.id})
    entry = home.last(Event.ACCOUNT_CHANGED).entry
    assert (entry.account, entry.object) == (1, "account 2")
    assert entry.before == {"roles": ["opd"], "units": ["dinkes"], "drafts": False}
    assert entry.after == {"roles": ["opd", "pimpinan"], "units": ["pkm"], "drafts": True, "renamed": True}


def test_only_what_changed_is_traced_and_nothing_when_nothing_did(home: House) -> None:
    home.invite("rina", Role.PIMPINAN)
    accounts.change_account(home.admin, 2, name="Rina Wulandari", roles=[Role.PIMPINAN])
    assert home.told(Event.ACCOUNT_CHANGED) == []
    accounts.change_account(home.admin, 2, name="Rina Wulandari", roles=[Role.PIMPINAN], drafts=True)
    entry = home.last(Event.ACCOUNT_CHANGED).entry
    assert (entry.before, entry.after) == ({"drafts": False}, {"drafts": True})


@pytest.mark.parametrize("account", [3, 0, -1])
def test_an_account_that_is_not_there_is_refused(home: House, account: int) -> None:
    home.invite("rina")
    for doing in (
        lambda: accounts.change_account(home.admin, account, name="X", roles=[Role.ORGANISASI]),
        lambda: accounts.issue_reset(home.admin, account),
        lambda: accounts.close_account(home.admin, account),
        lambda: accounts.remove_second_factor(home.admin, account),
    ):
        words = "Akun ini tidak ditemukan; mungkin sudah ditutup. Muat ulang halaman."
        assert str(refused(doing)) == words


LAST = "Ini satu-satunya administrator yang dapat masuk. Angkat administrator lain dahulu."


def test_the_last_administrator_stays(home: House) -> None:
    home.invite("rina", Role.ADMINISTRATOR)  # who never came: she does not count
    assert str(refused(lambda: accounts.close_account(home.admin, 1))) == LAST
    change = partial(accounts.change_account, home.admin, 1, name="Budi", roles=[Role.ORGANISASI])
    assert str(refused(change)) == LAST
    assert not accounts.needs_administrator(home.engine)


def test_one_of_two_administrators_may_go(home: House) -> None:
    rina = home.add("rina", Role.ADMINISTRATOR)
    accounts.change_account(home.admin, 1, name="Budi", roles=[Role.ORGANISASI])
    assert code_of(lambda: accounts.close_account(home.caller(rina), 2)) is Refusal.LAST_ADMINISTRATOR


def test_of_two_administrators_who_close_each_other_at_once_one_stays(home: House) -> None:
    rina = home.caller(home.add("rina", Role.ADMINISTRATOR))
    came = at_once([partial(accounts.close_account, home.admin, 2), partial(accounts.close_account, rina, 1)])
    assert sorted(isinstance(one, Refused) for one in came) == [False, True]
    assert not accounts.needs_administrator(home.engine)


def test_of_two_administrators_who_leave_at_once_one_stays(home: House) -> None:
    rina = home.caller(home.add("rina", Role.ADMINISTRATOR))
    came = at_once(
        [
            partial(accounts.change_account, home.admin, 1, name="Budi", roles=[Role.ORGANISASI]),
            partial(accounts.close_account, rina, 2),
        ]
    )
    assert [one.code for one in came if isinstance(one, Refused)] == [Refusal.LAST_ADMINISTRATOR]
    assert not accounts.needs_administrator(home.engine)


def test_closing_erases_who_it_was_and_the_trail_stays_true(home: House) -> None:
    rina = home.add("rina", Role.OPD, units=[DINKES.id])
    secret = home.protect(rina)
    now = later(minutes=5)
    home.sign_in("rina", now=now, totp=shown(secret, now), origin=ELSEWHERE)
    code = code_fingerprint(accounts.issue_reset(home.admin, 2))
    entries = len(home.told())
    accounts.close_account(home.admin, 2)

    kept = everything(home.engine)
    for personal in ("rina", "Rina", "Wulandari", secret, ELSEWHERE.address, "Firefox", rina.session, code):
        assert personal not in kept
    assert not home.alive(rina)
    assert [row.username for row in accounts.accounts(home.admin)] == ["budi"]
    told = home.told()
    assert len(told) == entries + 1
    assert (told[-1].entry.event, told[-1].entry.object) == (Event.ACCOUNT_CLOSED, "account 2")
    with reading(home.engine) as connection:
        assert trail.check(connection).broken is None
        closed = connection.execute(sa.select(accounts_table).where(accounts_table.c.id == 2)).one()
        assert read_standing(connection, 2) == Standing(
            roles=frozenset({Role.OPD}), units=frozenset({DINKES.id})
        )
    assert (closed.username, closed.name, closed.password_hash, closed.closed_at) == (None, None, None, NOW)


def test_whoever_closes_their_own_account_is_forgotten_too(home: House) -> None:
    rina = home.caller(home.add("rina", Role.ADMINISTRATOR), address="192.0.2.77")
    accounts.close_account(rina, 2)
    assert "192.0.2.77" not in everything(home.engine)
    assert home.last(Event.ACCOUNT_CLOSED).entry.account == 2
    assert code_of(lambda: who(rina)) is Refusal.SIGNED_OUT


def test_the_username_of_a_closed_account_may_be_given_again(home: House) -> None:
    home.add("rina")
    accounts.close_account(home.admin, 2)
    home.add("rina", password=BOSS)
    assert home.number("rina") == 3
    assert home.alive(home.sign_in("rina", BOSS))


def test_a_closed_account_is_closed_once(home: House) -> None:
    home.add("rina")
    accounts.close_account(home.admin, 2)
    assert code_of(lambda: accounts.close_account(home.admin, 2)) is Refusal.ACCOUNT_UNKNOWN
