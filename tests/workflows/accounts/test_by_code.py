"""Invitations and resets."""

from functools import partial

import pytest
import sqlalchemy as sa

from compliance.accounts.codes import Purpose
from compliance.accounts.events import Event
from compliance.model import Role
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import CodeOwner, SignedIn
from compliance.workflows.errors import Refused
from tests.workflows.accounts.scenes import (
    BOSS,
    DINKES,
    GOOD,
    NOW,
    OFFICE,
    OTHER,
    SETTINGS,
    at_once,
    code_of,
    everything,
    house,
    later,
    refused,
    shown,
)


def test_an_invitation_greets_its_owner_and_sets_the_password(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    owner = accounts.code_owner(engine, code, now=NOW)
    assert owner == CodeOwner(purpose=Purpose.INVITATION, username="rina")
    assert home.alive(home.redeem(code))
    assert home.alive(home.sign_in("rina"))


def test_a_code_works_once(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    home.redeem(code)
    assert accounts.code_owner(engine, code, now=NOW) is None
    assert code_of(lambda: home.redeem(code, OTHER)) is Refusal.CODE_WRONG


def test_of_two_who_use_a_code_at_once_one_does(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    passwords = [GOOD, OTHER, "sapi terbang minum teh"]
    came = at_once([partial(home.redeem, code, password) for password in passwords])
    assert sum(isinstance(one, SignedIn) for one in came) == 1
    assert {one.code for one in came if isinstance(one, Refused)} == {Refusal.CODE_WRONG}
    worked = [
        password for password in passwords if code_of(lambda p=password: home.sign_in("rina", p)) is None
    ]
    assert len(worked) == 1


def test_an_invitation_lives_for_a_fortnight_and_a_reset_for_a_day(engine: sa.Engine) -> None:
    home = house(engine)
    invitation = home.invite("rina")
    assert code_of(lambda: home.redeem(invitation, now=later(days=14))) is Refusal.CODE_WRONG
    home.redeem(invitation, now=later(days=13, hours=23))
    reset = accounts.issue_reset(home.admin, home.number("rina"))
    assert code_of(lambda: home.redeem(reset, now=later(hours=24))) is Refusal.CODE_WRONG
    home.redeem(reset, now=later(hours=23))


def test_a_new_code_kills_the_older_ones_of_its_account_alone(engine: sa.Engine) -> None:
    home = house(engine)
    old, of_another = home.invite("rina"), home.invite("tono")
    new = accounts.issue_reset(home.admin, home.number("rina"))
    assert accounts.code_owner(engine, old, now=NOW) is None
    assert accounts.code_owner(engine, of_another, now=NOW) is not None
    assert accounts.code_owner(engine, new, now=NOW) == CodeOwner(purpose=Purpose.INVITATION, username="rina")


def test_a_reset_leaves_the_old_password_alone_until_it_is_used(engine: sa.Engine) -> None:
    home = house(engine)
    home.add("rina")
    code = accounts.issue_reset(home.admin, home.number("rina"))
    assert accounts.code_owner(engine, code, now=NOW) == CodeOwner(purpose=Purpose.RESET, username="rina")
    before = home.sign_in("rina")
    fresh = home.redeem(code, OTHER)
    assert not home.alive(before)
    assert home.alive(fresh)
    assert code_of(lambda: home.sign_in("rina", GOOD)) is Refusal.SIGN_IN_WRONG
    assert home.alive(home.sign_in("rina", OTHER))


def test_a_change_of_password_kills_a_reset_that_was_not_used(engine: sa.Engine) -> None:
    home = house(engine)
    who = home.add("rina")
    code = accounts.issue_reset(home.admin, home.number("rina"))
    accounts.change_password(home.caller(who), old=GOOD, new=OTHER, settings=SETTINGS)
    assert code_of(lambda: home.redeem(code)) is Refusal.CODE_WRONG


@pytest.mark.parametrize(
    ("password", "words"),
    [
        (
            "gajah kuda",
            "Kata sandi terlalu pendek. Pakai paling sedikit 15 karakter, "
            "misalnya kalimat dari empat kata atau lebih yang tidak berhubungan.",
        ),
        ("gajah" * 52, "Kata sandi terlalu panjang. Pakai paling banyak 256 karakter."),
        (
            "dinas kesehatan 2026",
            "Kata sandi ini mudah ditebak. Pakai kalimat dari empat kata atau lebih yang tidak berhubungan, "
            "tanpa nama Anda, kantor, atau daerah.",
        ),
        (
            "rina wulandari 2026",
            "Kata sandi ini mudah ditebak. Pakai kalimat dari empat kata atau lebih yang tidak berhubungan, "
            "tanpa nama Anda, kantor, atau daerah.",
        ),
    ],
)
def test_a_poor_password_is_refused_and_the_code_still_works(
    engine: sa.Engine, password: str, words: str
) -> None:
    home = house(engine)
    code = home.invite("rina", Role.OPD, units=[DINKES.id])
    assert str(refused(lambda: home.redeem(code, password))) == words
    home.redeem(code)


def test_codes_are_guessed_slowly_and_right_ones_are_not_counted(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    for _ in range(40):
        assert code_of(lambda: home.redeem(code, "pendek")) is Refusal.PASSWORD_SHORT
    for _ in range(30):
        assert code_of(lambda: home.redeem("AAAA-BBBB-CCCC-DDDD-EEEE")) is Refusal.CODE_WRONG
    assert code_of(lambda: home.redeem(code)) is Refusal.SIGN_IN_WAIT
    assert home.alive(home.sign_in("budi", BOSS))
    home.redeem(code, now=later(seconds=2))


def test_a_reset_does_not_get_round_the_second_factor(engine: sa.Engine) -> None:
    home = house(engine)
    secret = home.protect(home.add("rina"))
    code = accounts.issue_reset(home.admin, home.number("rina"))
    assert code_of(lambda: home.redeem(code, OTHER)) is Refusal.SECOND_FACTOR_NEEDED
    assert code_of(lambda: home.redeem(code, OTHER, totp="000000")) is Refusal.SECOND_FACTOR_WRONG
    assert code_of(lambda: home.sign_in("rina", OTHER)) is Refusal.SIGN_IN_WRONG
    now = later(minutes=1)
    assert home.alive(home.redeem(code, OTHER, now=now, totp=shown(secret, now)), now)


def test_the_code_of_a_closed_account_is_dead(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    accounts.close_account(home.admin, home.number("rina"))
    assert accounts.code_owner(engine, code, now=NOW) is None
    assert code_of(lambda: home.redeem(code)) is Refusal.CODE_WRONG


def test_the_code_of_the_first_administrator_is_no_invitation(engine: sa.Engine) -> None:
    code = accounts.issue_first_code(engine, now=NOW)
    assert code is not None
    refusal = code_of(
        lambda: accounts.redeem(engine, code=code, password=GOOD, origin=OFFICE, settings=SETTINGS, now=NOW)
    )
    assert refusal is Refusal.CODE_WRONG


def test_the_trail_tells_it_without_the_code(engine: sa.Engine) -> None:
    home = house(engine)
    code = home.invite("rina")
    home.redeem(code)
    reset = accounts.issue_reset(home.admin, 2)
    home.redeem(reset, OTHER)
    told = [(one.entry.event, one.entry.account, one.entry.object, one.entry.after) for one in home.told()]
    assert told[4:] == [
        (Event.CODE_ISSUED, 1, "account 2", {"purpose": "undangan"}),
        (Event.PASSWORD_SET, 2, "account 2", {"method": "code"}),
        (Event.SIGNED_IN, 2, "", {"method": "code"}),
        (Event.CODE_ISSUED, 1, "account 2", {"purpose": "penyetelan_ulang"}),
        (Event.PASSWORD_SET, 2, "account 2", {"method": "code"}),
        (Event.SIGNED_IN, 2, "", {"method": "code"}),
    ]
    kept = everything(engine)
    assert not any(one in kept for secret in (code, reset) for one in (secret, secret.replace("-", "")))
