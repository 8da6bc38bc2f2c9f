"""Guessing is slowed, and nobody can slow somebody else much."""

from functools import partial

import pytest
import sqlalchemy as sa

from compliance.accounts import passwords, throttle
from compliance.storage.engine import reading
from compliance.storage.tables import attempts
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import SignedIn
from compliance.workflows.errors import Refused
from tests.workflows.accounts.scenes import (
    ELSEWHERE,
    GOOD,
    NOW,
    House,
    at_once,
    code_of,
    from_address,
    house,
    later,
    refused,
)

BAD = "sandi yang salah sekali"


@pytest.fixture
def home(engine: sa.Engine) -> House:
    home = house(engine)
    home.add("rina")
    return home


def fail(home: House, times: int, name: str = "rina", **more: object) -> None:
    for _ in range(times):
        assert code_of(lambda: home.sign_in(name, BAD, **more)) is Refusal.SIGN_IN_WRONG


def seconds(home: House, name: str = "rina", password: str = GOOD, **more: object) -> int:
    """How long the next attempt has to wait; 0: it was let through."""
    refusal = refused(lambda: home.sign_in(name, password, **more))
    if refusal is None or refusal.code is not Refusal.SIGN_IN_WAIT:
        return 0
    return int("".join(filter(str.isdigit, str(refusal))))


def test_five_wrong_passwords_are_free_then_the_wait_doubles(home: House) -> None:
    fail(home, 5)
    refusal = refused(lambda: home.sign_in("rina"))
    assert str(refusal) == "Terlalu banyak percobaan yang gagal. Tunggu 2 detik, lalu coba lagi."
    fail(home, 1, now=later(seconds=2))
    assert seconds(home, now=later(seconds=2)) == 4
    assert seconds(home, now=later(seconds=5)) == 1
    assert home.alive(home.sign_in("rina", now=later(seconds=6)))


def test_while_waiting_the_password_is_not_looked_at(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(home, 5)

    def look(kept: str | None, password: str) -> bool:
        raise AssertionError("looked at a password while waiting")

    monkeypatch.setattr(passwords, "fits", look)
    assert seconds(home) == 2
    assert seconds(home, password=BAD) == 2


def test_attempts_while_waiting_do_not_lengthen_the_wait(home: House) -> None:
    fail(home, 5)
    assert [seconds(home, password=BAD) for _ in range(20)] == [2] * 20
    assert home.alive(home.sign_in("rina", now=later(seconds=2)))


def test_the_longest_wait_is_a_quarter_of_an_hour(home: House) -> None:
    now = NOW
    for _ in range(20):
        now += throttle.ONE_SOURCE.longest
        fail(home, 1, now=now)
    assert seconds(home, now=now) == 900


def test_a_name_nobody_has_waits_the_same(home: House) -> None:
    fail(home, 5, name="siapa")
    assert seconds(home, "siapa") == 2


def test_the_right_password_wipes_out_the_slips_before_it(home: House) -> None:
    fail(home, 4)
    home.sign_in("rina")
    fail(home, 5)
    assert seconds(home) == 2


def test_failures_are_forgotten_after_a_day(home: House) -> None:
    fail(home, 5)
    fail(home, 5, now=later(hours=24, seconds=1))
    assert seconds(home, now=later(hours=24, seconds=1)) == 2


def test_a_stranger_slows_only_themselves(home: House) -> None:
    fail(home, 5, origin=ELSEWHERE)
    assert seconds(home, origin=ELSEWHERE) == 2
    assert home.alive(home.sign_in("rina"))


def test_strangers_everywhere_cost_the_owner_half_a_minute_at_most(home: House) -> None:
    device = home.sign_in("rina").device
    now = NOW
    for number in range(50):
        fail(home, 1, origin=from_address(f"198.51.100.{number}"))
    for number in range(10):
        now += throttle.ONE_SOURCE.longest
        fail(home, 1, origin=from_address(f"192.0.2.{number}"), now=now)
    assert seconds(home, now=now) == 30
    assert home.alive(home.sign_in("rina", device=device, now=now), now)


def test_of_a_network_of_ipv6_all_addresses_are_one(home: House) -> None:
    for number in range(5):
        fail(home, 1, origin=from_address(f"2001:db8:0:1::{number}"))
    assert seconds(home, origin=from_address("2001:db8:0:1:ffff::1")) == 2
    assert seconds(home, origin=from_address("2001:db8:0:2::1")) == 0


def test_one_address_has_thirty_failures_whatever_the_name(home: House) -> None:
    """Thirty, because a whole office may share it."""
    device = home.sign_in("rina").device
    for number in range(30):
        fail(home, 1, name=f"nama{number}")
    assert seconds(home) == 2
    assert home.alive(home.sign_in("rina", device=device))
    assert home.alive(home.sign_in("rina", origin=ELSEWHERE))


def test_whoever_has_an_account_cannot_wipe_out_what_they_tried_on_others(home: House) -> None:
    for number in range(29):
        fail(home, 1, name=f"nama{number}")
        home.sign_in("rina")
    fail(home, 1, name="nama29")
    assert seconds(home) == 2


def test_a_known_device_has_a_bucket_of_its_own(home: House) -> None:
    device = home.sign_in("rina").device
    fail(home, 5, device=device)
    assert seconds(home, device=device) == 2
    assert seconds(home) == 0


def test_the_device_of_another_account_is_unknown(home: House) -> None:
    device = home.add("tono").device
    fail(home, 5)
    assert seconds(home, device=device) == 2


def test_one_browser_is_known_to_several_accounts(home: House) -> None:
    home.add("tono")
    cookie = home.sign_in("rina").device
    both = home.sign_in("tono", device=cookie).device
    assert both.startswith(cookie + ".")
    assert home.sign_in("rina", device=both).device == both
    fail(home, 5)
    fail(home, 5, name="tono")
    assert seconds(home, device=both) == 0
    assert seconds(home, "tono", device=both) == 0


def test_a_browser_is_known_to_four_accounts_at_a_time(home: House) -> None:
    cookie = ""
    for name in ("satu1", "dua22", "tiga3", "empat", "lima5"):
        home.add(name)
        cookie = home.sign_in(name, device=cookie).device
    assert cookie.count(".") == 3
    fail(home, 5, name="satu1")
    fail(home, 5, name="lima5")
    assert seconds(home, "satu1", device=cookie) == 2
    assert seconds(home, "lima5", device=cookie) == 0


def test_a_cookie_full_of_rubbish_is_no_device(home: House) -> None:
    cookie = home.sign_in("rina", device="<b>" + "." * 5000 + "é" * 43).device
    assert len(cookie) == 43


def test_after_another_password_the_old_devices_are_strangers(home: House) -> None:
    device = home.sign_in("rina").device
    home.redeem(accounts.issue_reset(home.admin, 2), "sandi baru yang lain")
    fail(home, 5)
    assert seconds(home, device=device) == 2


def test_of_many_wrong_passwords_at_once_only_the_free_ones_are_looked_at(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    look = passwords.fits

    def noted(kept: str | None, password: str) -> bool:
        looked.append(password)
        return look(kept, password)

    monkeypatch.setattr(passwords, "fits", noted)
    came = at_once([partial(home.sign_in, "rina", f"{BAD} {number}") for number in range(12)])
    codes = sorted(one.code for one in came if isinstance(one, Refused))
    assert codes == sorted([Refusal.SIGN_IN_WRONG] * 5 + [Refusal.SIGN_IN_WAIT] * 7)
    assert len(looked) == 5


def test_right_passwords_at_once_all_come_in(home: House) -> None:
    came = at_once([partial(home.sign_in, "rina") for _ in range(5)])
    assert all(isinstance(one, SignedIn) for one in came)
    with reading(home.engine) as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(attempts)).scalar_one() == 0
