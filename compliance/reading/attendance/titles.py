"""What the lines above a list say: which training it was, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from compliance.reading.folding import collapsed, fold, words
from compliance.reading.numbers import read_date
from compliance.reading.personal.patterns import has_degree, masked

LONGEST_TITLE = 120  # characters
_LISTS = re.compile(
    r"^(daftar\s+(hadir|peserta|kehadiran)|presensi|absensi|rekap(itulasi)?\s+(hadir|peserta|kehadiran))"
    r"(\s+(peserta|pegawai|petugas))?[\s:–-]*",
    re.IGNORECASE,
)
# Who spoke is not part of what it was about.
_SPEAKERS = re.compile(
    r"[\s,;:(–-]*\b(oleh|narasumber|pemateri|pembicara|fasilitator|moderator)\b.*$", re.IGNORECASE
)
_LABELS = {"kegiatan", "acara", "pelatihan", "bimtek", "diklat", "materi", "judul", "workshop", "tema"}
_OF_TRAININGS = _LABELS - {"judul", "tema"}
_DAYS = {"tanggal", "tgl", "hari", "waktu"}


def safe(text: str) -> str:
    """A title as it may leave the reader: without numbers of people, without who spoke, and none that is
    a person's name.
    """
    kept = _SPEAKERS.sub("", collapsed(masked(text)))
    return "" if has_degree(kept) else kept[:LONGEST_TITLE]


def title_of(lines: Iterable[str]) -> str:
    """The training that the lines above a list name, the nearest first; "" where none does."""
    nearest = list(lines)
    for line in nearest:
        label, colon, said = line.partition(":")
        told = set(words(label))
        if colon and said.strip() and told & _LABELS and len(told) <= 3 and not told & {"unit", "opd"}:
            return safe(said)
    for line in nearest:
        bare = _LISTS.sub("", collapsed(line))
        if bare != collapsed(line) and bare:
            return safe(bare)
    return next((safe(line) for line in nearest if set(words(line)) & _OF_TRAININGS), "")


def tells_attendance(lines: Iterable[str]) -> bool:
    """Whether the lines above a list say that those listed were there."""
    return any(_LISTS.match(collapsed(line)) for line in lines)


def day_of(lines: Iterable[str]) -> date | None:
    """The day that the lines above a list name."""
    for line in lines:
        label, _, said = line.partition(":")
        if said and set(words(label)) & _DAYS:
            day = read_date(re.sub(r"^\s*[a-z']+\s*[,/]\s*", "", fold(said)))
            if day:
                return day
    return next((day for line in lines if (day := read_date(line))), None)


def names_training(title: str) -> bool:
    """Whether a header is the name of one training, rather than a header for such names."""
    return len(words(title)) > 1
