"""What a password must be like, and the hash that is kept of it."""

import threading
import unicodedata

import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.accounts import passwords
from compliance.accounts.passwords import PasswordFault, fault, fits, hashed, outdated

GOOD = "meja hujan sepeda kopi"
PRODUCT = passwords.HASHER
OWNER = ("rina.w", "Rina Wulandari", "Dinas Kesehatan", "Dinkes")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def test_the_product_uses_the_defaults_of_the_library() -> None:
    assert PRODUCT.hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "kuda-laut-naik-sepeda",
        "kucing tidur di atas kulkas",
        "x7Kq-92mV-pT4z-Ls8w",
        "ꦲꦏ꧀ꦱꦫꦗꦮ ꦥꦚ꧀ꦗꦁ ꦱꦼꦏꦭꦶ",
        "🐘 terbang 🌋 biru 🍉 lusa",
        "bojonegoro: gajah ungu makan kertas",
        "m" * 40 + GOOD + " " * 30,
    ],
)
def test_a_long_unusual_sentence_is_a_password(password: str) -> None:
    assert fault(password, OWNER) is None


@pytest.mark.parametrize("kind", ["lusa gajah biru tiga", "LUSA GAJAH BIRU TIGA", "47318 20957 66123 08"])
def test_no_kinds_of_characters_are_asked_for(kind: str) -> None:
    assert fault(kind) is None


def test_fourteen_characters_are_too_few_and_fifteen_enough() -> None:
    assert fault("gajah kuda ubi") is PasswordFault.SHORT
    assert fault("gajah kuda ubi7") is None


def test_two_hundred_and_fifty_six_characters_are_the_most() -> None:
    longest = (GOOD + " ") * 20
    assert fault(longest[:256]) is None
    assert fault(longest[:257]) is PasswordFault.LONG
    assert fault("ab" * 100_000) is PasswordFault.LONG


def test_characters_are_counted_after_normalising() -> None:
    assert fault("gajah kuda ub" + "ﬁ") is None  # the ligature becomes two letters
    assert fault("ga" + "e\u0301" * 7) is PasswordFault.SHORT  # a letter and its accent become one


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "qwertyuiopasdfgh",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnopqrstuvwxyz",
        "administrator123",
        "kabupatenbojonegoro1",
        "Kabupaten Bojonegoro 2026",
        "Bojonegoro-2026-Bojonegoro",
        "RahasiaKataSandi!",
        "katasandirahasia2026",
        "K4t4s4nd1R4h4s14!!",
        "pelayanan kesiapan organisasi",
    ],
)
def test_what_anybody_would_try_here_is_refused(password: str) -> None:
    assert fault(password) is PasswordFault.GUESSABLE


@pytest.mark.parametrize(
    "password", ["Dinas Kesehatan 2026!", "D1n4s.Kes3hatan2026", "rinawulandari2026", "Wulandari.Rina.123"]
)
def test_what_is_known_of_the_owner_adds_nothing(password: str) -> None:
    assert fault(password, OWNER) is PasswordFault.GUESSABLE


def test_a_weak_start_does_not_spoil_a_strong_end_beyond_what_is_looked_at() -> None:
    assert fault("a" * 80) is PasswordFault.GUESSABLE
    assert fault("a" * 80 + GOOD) is None
    assert fault(GOOD + "a" * 80) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = fault(text, ["nama", text[:20]])
    length = len(unicodedata.normalize("NFKC", text))
    assert (found is PasswordFault.SHORT) == (length < 15)
    assert (found is PasswordFault.LONG) == (length > 256)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
def test_a_hash_fits_its_password_in_every_form_of_writing(password: str) -> None:
    kept = hashed(password)
    assert fits(kept, password)
    assert fits(kept, unicodedata.normalize("NFD", password))
    assert not fits(kept, password + "x")


def test_the_same_password_gives_another_hash_each_time() -> None:
    assert hashed(GOOD) != hashed(GOOD)


def test_no_hash_fits_nothing_and_takes_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    class Counting(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            made.append(bytes(password) if isinstance(password, bytes) else password.encode())
            return super().hash(password, salt=salt)

    monkeypatch.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
    assert not fits(None, GOOD)
    assert made == [GOOD.encode()]


def test_a_broken_hash_fits_nothing() -> None:
    assert not fits("bukan hash", GOOD)
    assert not fits("$argon2id$v=19$m=8,t=1,p=1$AAAA", GOOD)


def test_a_hash_of_other_parameters_is_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = hashed(GOOD)
    assert not outdated(kept)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    assert outdated(kept)
    assert fits(kept, GOOD)


def test_four_hashes_at_a_time_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock = 0, 0, threading.Lock()
    full = threading.Barrier(4, timeout=30)

    class Slow(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            full.wait()  # goes on once four are here, and a fifth could be
            with lock:
                running -= 1
            return "x"

    monkeypatch.setattr(passwords, "HASHER", Slow())
    threads = [threading.Thread(target=hashed, args=(GOOD,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 4
