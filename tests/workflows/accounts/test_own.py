"""What people do with their own account."""

import pytest
import sqlalchemy as sa

from compliance.accounts import passwords
from compliance.accounts.events import Event
from compliance.model import Role
from compliance.storage.accounts import set_password
from compliance.storage.engine import writing
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from tests.workflows.accounts.scenes import (
    DINKES,
    GOOD,
    NOW,
    OTHER,
    SETTINGS,
    House,
    at_once,
    code_of,
    everything,
    house,
    later,
    refused,
    shown,
)

BAD = "sandi yang salah sekali"


@pytest.fixture
def home(engine: sa.Engine) -> House:
    return house(engine)


def test_people_see_their_own_account(home: House) -> None:
    who = home.add("rina", Role.OPD, units=[DINKES.id])
    row = accounts.me(home.caller(who))
    assert (row.id, row.username, row.name) == (2, "rina", "Rina Wulandari")
    assert (row.roles, row.units, row.drafts) == ({Role.OPD}, {DINKES.id}, False)
    assert (row.openid, row.waiting, row.totp) == (False, False, False)
    assert (row.created_at, row.seen_at) == (NOW, NOW)


def test_the_password_is_changed_with_the_old_one(home: House) -> None:
    who = home.add("rina")
    fresh = accounts.change_password(home.caller(who), old=GOOD, new=OTHER, settings=SETTINGS)
    assert home.alive(fresh)
    assert fresh.token != who.token
    assert home.alive(home.sign_in("rina", OTHER, device=fresh.device))
    assert code_of(lambda: home.sign_in("rina", GOOD)) is Refusal.SIGN_IN_WRONG
    entry = home.last(Event.PASSWORD_SET).entry
    assert (entry.account, entry.object, entry.after) == (2, "account 2", {"method": "password"})


def test_with_a_wrong_old_password_nothing_changes(home: House) -> None:
    who = home.add("rina")
    refusal = refused(
        lambda: accounts.change_password(home.caller(who), old=BAD, new=OTHER, settings=SETTINGS)
    )
    assert str(refusal) == "Kata sandi Anda saat ini tidak cocok. Periksa, lalu coba lagi."
    assert home.alive(who)
    assert home.last(Event.SIGN_IN_FAILED).entry.account == 2


def test_a_password_changed_meanwhile_is_not_changed_again(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = home.caller(home.add("rina"))
    secret = accounts.new_totp_secret()
    look = passwords.fits

    def slow_look(kept: str | None, password: str) -> bool:
        found = look(kept, password)
        with writing(home.engine) as connection:
            set_password(connection, 2, passwords.hashed(f"{OTHER} {kept}"))
        return found

    monkeypatch.setattr(passwords, "fits", slow_look)
    for doing in (
        lambda: accounts.change_password(who, old=GOOD, new=OTHER, settings=SETTINGS),
        lambda: accounts.confirm_totp(who, secret=secret, code=shown(secret), password=GOOD),
        lambda: accounts.remove_totp(who, password=GOOD),
    ):
        assert code_of(doing) is Refusal.PASSWORD_WRONG
        with writing(home.engine) as connection:
            set_password(connection, 2, passwords.hashed(GOOD))
    assert home.told(Event.SECOND_FACTOR_SET) == []
    assert len(home.told(Event.PASSWORD_SET)) == 1


def test_a_new_password_follows_the_rules(home: House) -> None:
    who = home.add("rina")
    refusal = code_of(
        lambda: accounts.change_password(
            home.caller(who), old=GOOD, new="rina wulandari 99", settings=SETTINGS
        )
    )
    assert refusal is Refusal.PASSWORD_GUESSABLE
    assert home.alive(who)


def test_a_browser_left_open_does_not_help_to_guess_the_password(home: House) -> None:
    who = home.add("rina")
    for _ in range(5):
        assert code_of(lambda: accounts.remove_totp(home.caller(who), password=BAD)) is Refusal.PASSWORD_WRONG
    change = refused(
        lambda: accounts.change_password(home.caller(who), old=GOOD, new=OTHER, settings=SETTINGS)
    )
    assert str(change) == "Terlalu banyak percobaan yang gagal. Tunggu 2 detik, lalu coba lagi."
    assert home.alive(home.sign_in("rina"))
    accounts.change_password(home.caller(who, later(seconds=2)), old=GOOD, new=OTHER, settings=SETTINGS)


def test_a_second_factor_is_confirmed_by_its_code_and_the_password(home: House) -> None:
    who = home.add("rina")
    secret = accounts.new_totp_secret()

    def confirm(code: str, password: str, key: str = secret) -> None:
        accounts.confirm_totp(home.caller(who), secret=key, code=code, password=password)

    assert code_of(lambda: confirm(shown(secret), BAD)) is Refusal.PASSWORD_WRONG
    assert code_of(lambda: confirm("000000", GOOD)) is Refusal.SECOND_FACTOR_WRONG
    weak = refused(lambda: confirm("000000", GOOD, "AAAA"))
    assert str(weak) == "Kunci autentikator ini tidak sah. Muat ulang halaman untuk mendapat kunci baru."
    assert not accounts.me(home.caller(who)).totp
    confirm(shown(secret), GOOD)
    assert accounts.me(home.caller(who)).totp
    entry = home.last(Event.SECOND_FACTOR_SET).entry
    assert (entry.account, entry.object) == (2, "account 2")


def test_then_a_sign_in_needs_both(home: House) -> None:
    secret = home.protect(home.add("rina"))
    now = later(minutes=5)
    needed = refused(lambda: home.sign_in("rina", now=now))
    assert str(needed) == (
        "Akun ini memakai faktor kedua. Isi juga enam angka dari aplikasi autentikator Anda."
    )
    assert needed is not None
    assert needed.code is Refusal.SECOND_FACTOR_NEEDED
    wrong = refused(lambda: home.sign_in("rina", now=now, totp="000000"))
    assert str(wrong) == (
        "Enam angka dari aplikasi autentikator tidak cocok atau sudah dipakai. "
        "Tunggu angka berikutnya, lalu coba lagi."
    )
    assert home.last(Event.SIGN_IN_FAILED).entry.after == {"method": "second_factor"}
    assert home.alive(home.sign_in("rina", now=now, totp=shown(secret, now)), now)


def test_without_the_password_nobody_learns_of_the_second_factor(home: House) -> None:
    secret = home.protect(home.add("rina"))
    now = later(minutes=5)
    for totp in ("", "000000", shown(secret, now)):
        refusal = code_of(lambda totp=totp: home.sign_in("rina", BAD, now=now, totp=totp))
        assert refusal is Refusal.SIGN_IN_WRONG
    assert home.alive(home.sign_in("rina", now=now, totp=shown(secret, now)), now)


def test_a_code_works_once_not_even_right_after_it_was_confirmed(home: House) -> None:
    secret = home.protect(home.add("rina"))
    assert code_of(lambda: home.sign_in("rina", totp=shown(secret))) is Refusal.SECOND_FACTOR_WRONG
    now = later(minutes=5)
    came = at_once([lambda: home.sign_in("rina", now=now, totp=shown(secret, now))] * 3)
    assert sum(isinstance(one, accounts.SignedIn) for one in came) == 1


def test_codes_are_guessed_slowly_from_wherever(home: House) -> None:
    device = home.add("rina")
    secret = home.protect(device)
    now = later(minutes=5)
    for _ in range(4):
        refused(lambda: home.sign_in("rina", now=now, totp="000000"))
    refused(lambda: home.sign_in("rina", now=now, totp="000000", device=device.device))
    right = refused(lambda: home.sign_in("rina", now=now, totp=shown(secret, now), device=device.device))
    assert str(right) == "Terlalu banyak percobaan yang gagal. Tunggu 2 detik, lalu coba lagi."
    soon = later(minutes=5, seconds=2)
    home.sign_in("rina", now=soon, totp=shown(secret, soon), device=device.device)


def test_a_wrong_code_counts_like_a_wrong_password(home: House) -> None:
    home.protect(home.add("rina"))
    now = later(minutes=5)
    assert code_of(lambda: home.sign_in("rina", now=now, totp="000000")) is Refusal.SECOND_FACTOR_WRONG
    for _ in range(4):
        assert code_of(lambda: home.sign_in("rina", BAD, now=now)) is Refusal.SIGN_IN_WRONG
    assert code_of(lambda: home.sign_in("rina", BAD, now=now)) is Refusal.SIGN_IN_WAIT


def test_asking_for_the_code_counts_neither_way(home: House) -> None:
    secret = home.protect(home.add("rina"))
    now = later(minutes=5)
    for _ in range(4):
        refused(lambda: home.sign_in("rina", BAD, now=now))
    for _ in range(10):
        assert code_of(lambda: home.sign_in("rina", now=now)) is Refusal.SECOND_FACTOR_NEEDED
    refused(lambda: home.sign_in("rina", BAD, now=now))
    assert code_of(lambda: home.sign_in("rina", now=now, totp=shown(secret, now))) is Refusal.SIGN_IN_WAIT


def test_it_is_taken_off_with_the_password(home: House) -> None:
    who = home.add("rina")
    secret = home.protect(who)
    assert code_of(lambda: accounts.remove_totp(home.caller(who), password=BAD)) is Refusal.PASSWORD_WRONG
    accounts.remove_totp(home.caller(who), password=GOOD)
    assert home.last(Event.SECOND_FACTOR_REMOVED).entry.object == "account 2"
    assert home.alive(home.sign_in("rina"))
    assert secret not in everything(home.engine)


def test_taking_off_what_is_not_there_is_not_noted(home: House) -> None:
    accounts.remove_totp(home.caller(home.add("rina")), password=GOOD)
    assert home.told(Event.SECOND_FACTOR_REMOVED) == []


def test_an_administrator_takes_it_off_for_another(home: House) -> None:
    who = home.add("rina")
    home.protect(who)
    assert code_of(lambda: accounts.remove_second_factor(home.caller(who), 2)) is Refusal.NOT_ALLOWED
    accounts.remove_second_factor(home.admin, 2)
    entry = home.last(Event.SECOND_FACTOR_REMOVED).entry
    assert (entry.account, entry.object) == (1, "account 2")
    assert home.alive(home.sign_in("rina"))


def test_the_qr_code_names_the_product() -> None:
    secret = accounts.new_totp_secret()
    assert accounts.totp_uri(secret, "rina") == (
        f"otpauth://totp/Kesiapan%20Pelayanan:rina?secret={secret}&issuer=Kesiapan%20Pelayanan"
    )
