"""The six figures of an authenticator."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from compliance.accounts.second_factor import accepted_step, is_secret, new_secret, uri

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOW = datetime(2026, 3, 1, 8, 0, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30


def shown(at: datetime = NOW) -> str:
    return pyotp.TOTP(SECRET).at(at)


def test_the_code_of_the_moment_is_accepted_and_names_its_step() -> None:
    assert accepted_step(SECRET, shown(), now=NOW, after=0) == STEP


@pytest.mark.parametrize(("seconds", "step"), [(-30, STEP - 1), (30, STEP + 1), (-60, None), (60, None)])
def test_one_step_to_either_side_is_accepted(seconds: int, step: int | None) -> None:
    code = shown(NOW + timedelta(seconds=seconds))
    assert accepted_step(SECRET, code, now=NOW, after=0) == step


def test_a_step_is_never_accepted_twice_nor_an_earlier_one_after_it() -> None:
    assert accepted_step(SECRET, shown(), now=NOW, after=STEP) is None
    assert accepted_step(SECRET, shown(NOW - timedelta(seconds=30)), now=NOW, after=STEP) is None
    assert accepted_step(SECRET, shown(NOW + timedelta(seconds=30)), now=NOW, after=STEP) == STEP + 1


@pytest.mark.parametrize("typed", ["{} ", "{}\n", " {}"])
def test_spaces_and_wide_figures_do_not_matter(typed: str) -> None:
    assert accepted_step(SECRET, typed.format(shown()), now=NOW, after=0) == STEP
    halves = f"{shown()[:3]} {shown()[3:]}"
    assert accepted_step(SECRET, halves, now=NOW, after=0) == STEP
    wide = shown().translate({ord(str(figure)): chr(0xFF10 + figure) for figure in range(10)})
    assert accepted_step(SECRET, wide, now=NOW, after=0) == STEP


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "٠١٢٣٤٥", "-12345", "9" * 10_000])
def test_what_is_not_six_figures_is_wrong(typed: str) -> None:
    assert accepted_step(SECRET, typed, now=NOW, after=0) is None


def test_a_secret_has_160_bits() -> None:
    assert is_secret(new_secret())
    assert new_secret() != new_secret()
    assert not is_secret("JBSWY3DP")
    assert not is_secret(SECRET.lower())


def test_the_address_for_the_authenticator_names_product_and_account() -> None:
    assert uri(SECRET, name="rina@opd", issuer="Kesiapan Pelayanan") == (
        f"otpauth://totp/Kesiapan%20Pelayanan:rina%40opd?secret={SECRET}&issuer=Kesiapan%20Pelayanan"
    )
