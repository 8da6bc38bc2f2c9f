"""Passwords: what one must be like (NIST SP 800-63B-4), and the hash that is kept of it."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 15, 256
_LONGEST_TYPED = 1024  # before normalising, which may make a text longer or shorter
_AT_ONCE = 4  # each hash takes 64 MiB and a whole core

# zxcvbn's own bounds: 10^10 guesses is its "very unguessable", 10^8 its "safely unguessable".
_WHOLE_GUESSES, _REST_GUESSES = 10**10, 10**8
# It takes at most 72 characters, and seconds for so many that stand for letters: it is shown parts.
_WINDOW = 32

# What anybody would try first in a regency's office; compared folded, and joined without spaces.
LOCAL_WORDS = [
    "administrator",
    "bagian",
    "bismillah",
    "bojonegoro",
    "bupati",
    "daerah",
    "dashboard",
    "dasbor",
    "dinas",
    "indonesia",
    "indonesiaku",
    "isian",
    "jawatimur",
    "kabupaten",
    "katasandi",
    "kecamatan",
    "kelurahan",
    "kesiapan",
    "kominfo",
    "maklumat",
    "masuk",
    "merdeka",
    "ombudsman",
    "organisasi",
    "operator",
    "password",
    "pekppp",
    "pelayanan",
    "pemerintah",
    "pemkab",
    "perangkat",
    "periode",
    "pimpinan",
    "publik",
    "puskesmas",
    "rahasia",
    "rsud",
    "sandi",
    "sayang",
    "sayangku",
    "sekretariat",
    "selamat",
    "selamatpagi",
    "standar",
    "unit",
]
_LEET = str.maketrans("@4310$5!7", "aaeiossit")
_WORTH_REMOVING = 4  # shorter words stand in any random text

HASHER = PasswordHasher()
_slots = threading.BoundedSemaphore(_AT_ONCE)
_estimating = threading.Lock()  # zxcvbn keeps the words it is given in a global table


class PasswordFault(StrEnum):
    """Why a password is not accepted."""

    SHORT = "terlalu_pendek"
    LONG = "terlalu_panjang"
    GUESSABLE = "mudah_ditebak"


def fault(password: str, known: Iterable[str] = ()) -> PasswordFault | None:
    """What is wrong with a new password. `known`: what a stranger knows of its owner.

    Only length and guessability count: no kinds of characters are asked for.
    """
    whole = _normalised(password)
    if len(whole) < SHORTEST:
        return PasswordFault.SHORT
    if len(password) > _LONGEST_TYPED or len(whole) > LONGEST:
        return PasswordFault.LONG
    return PasswordFault.GUESSABLE if _guessable(whole, _words((*known, *LOCAL_WORDS))) else None


def hashed(password: str) -> str:
    """The argon2id hash to keep."""
    with _slots:
        return HASHER.hash(_secret(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password of a kept hash; None takes as long, and never fits."""
    if kept is None:
        hashed(password)
        return False
    with _slots:
        try:
            return HASHER.verify(kept, _secret(password))
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


def _normalised(password: str) -> str:
    return unicodedata.normalize("NFKC", password[:_LONGEST_TYPED])


def _secret(password: str) -> bytes:
    return _normalised(password).encode("utf-8", "surrogatepass")


def _words(texts: Iterable[str]) -> list[str]:
    """Every text as it is, joined without spaces, and word by word."""
    found: set[str] = set()
    for text in texts:
        folded = unicodedata.normalize("NFKC", text).casefold()
        parts = re.findall(r"[^\W_]+", folded)
        found |= {folded, "".join(parts), *parts}
    return sorted(found - {""})


def _guessable(password: str, words: list[str]) -> bool:
    """Words that anybody would try add nothing: what is left without them must be hard as well."""
    folded = password.casefold()
    if not _hard(folded, words, _WHOLE_GUESSES):
        return True
    written = (folded, folded.translate(_LEET))
    rests = {rest for text in written if (rest := _without(text, words)) != text}
    return not all(_hard(rest, words, _REST_GUESSES) for rest in rests)


def _without(text: str, words: list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _WORTH_REMOVING:
            text = text.replace(word, "")
    return text


def _hard(text: str, words: list[str], enough: int) -> bool:
    """Whether some part of it takes so many guesses; the whole then takes no fewer."""
    last = max(0, len(text) - _WINDOW)
    starts = [*range(0, last, _WINDOW // 2), last]
    return any(_guesses(text[start : start + _WINDOW], words) >= enough for start in starts)


def _guesses(part: str, words: list[str]) -> int:
    from zxcvbn import zxcvbn  # its lists of words are loaded only for who chooses a password

    with _estimating:
        return int(zxcvbn(part, user_inputs=words)["guesses"]) if part else 0
