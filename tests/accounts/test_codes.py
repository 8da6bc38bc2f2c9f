"""One-time codes that people type, and tokens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.accounts.codes import code_fingerprint, fingerprint, new_code, new_token

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.lists(st.text(alphabet=ALPHABET, min_size=4, max_size=4), min_size=5, max_size=5).map("-".join)


def test_a_code_has_a_hundred_bits_in_five_groups() -> None:
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(rf"([{ALPHABET}]{{4}}-){{4}}[{ALPHABET}]{{4}}", code) for code in made)
    assert len(ALPHABET) == 32  # 20 letters of 5 bits
    assert set("".join(made)) == {*ALPHABET, "-"}


@pytest.mark.parametrize(
    "typed",
    [
        "10AB-CDEF-GHJK-MNPQ-RSTV",
        "10ab-cdef-ghjk-mnpq-rstv",
        "10ABCDEFGHJKMNPQRSTV",
        " 10AB CDEF GHJK MNPQ RSTV\n",
        "IOAB-CDEF-GHJK-MNPQ-RSTV",
        "loab-cdef-ghjk-mnpq-rstv",
        "10AB–CDEF—GHJK_MNPQ.RSTV",
        "１０ＡＢ-CDEF-GHJK-MNPQ-RSTV",
    ],
)
def test_however_it_is_typed_it_is_the_same_code(typed: str) -> None:
    assert code_fingerprint(typed) == fingerprint("10ABCDEFGHJKMNPQRSTV")


@given(codes)
def test_a_code_survives_being_read_out_and_typed(code: str) -> None:
    spoken = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert code_fingerprint(spoken) == code_fingerprint(code)


@given(codes, codes)
def test_two_codes_are_two_codes(one: str, other: str) -> None:
    assert (code_fingerprint(one) == code_fingerprint(other)) == (one == other)


@given(st.text(max_size=400))
def test_whatever_is_typed_has_a_fingerprint(typed: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", code_fingerprint(typed))


def test_a_token_has_256_bits_and_its_fingerprint_does_not_show_it() -> None:
    token = new_token()
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert new_token() != token
    assert fingerprint("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
