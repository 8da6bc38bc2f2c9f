"""Invented people with everything that tells who they are: each stands in one place of a workbook alone,
so that whatever is found afterwards says where it came through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where in a file somebody stands."""

    COLUMN = "kolom"
    TEXT = "kalimat"  # in the midst of a remark
    HEADER = "judul"
    SHEET = "nama lembar"
    HIDDEN = "lembar tersembunyi"
    COMMENT = "komentar"
    PROPERTY = "properti dokumen"
    DEFINED = "nama terdefinisi"
    FILE = "nama berkas"
    TYPED = "ketikan"  # typed into a box of the page, not in a file


class Kind(StrEnum):
    """What of a person was found."""

    NAME = "nama"
    NIK = "NIK"
    NIP = "NIP"
    PHONE = "telepon"
    MAIL = "surel"
    ADDRESS = "alamat"
    BIRTH = "tanggal lahir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person who is nobody: the numbers are well formed, the surname is found nowhere else."""

    where: Where
    surname: str
    number: int  # 10–99

    @property
    def name(self) -> str:
        return f"dr. Sulastri {self.surname}, S.Kep., M.M."

    @property
    def nik(self) -> str:
        return f"35221157078800{self.number}"

    @property
    def nip(self) -> str:
        return f"1988071720110120{self.number}"

    @property
    def phone(self) -> str:
        return f"0813579246{self.number}"

    @property
    def mail(self) -> str:
        return f"sulastri.{self.surname.lower()}@surel.contoh"

    @property
    def home(self) -> str:
        return f"Dusun Kedung{self.surname.lower()} RT 07 RW {self.number}"

    @property
    def born(self) -> str:
        return f"17-07-19{self.number}"

    @property
    def phones(self) -> tuple[str, ...]:
        """The number in six spellings."""
        a, b, c = self.phone[:4], self.phone[4:8], self.phone[8:]
        return (
            self.phone, f"{a}-{b}-{c}", f"+62 {a[1:]} {b} {c}", f"62{self.phone[1:]}", f"({a}) {b}{c}",
            f"{a}.{b}.{c}",
        )  # fmt: skip

    @property
    def niks(self) -> tuple[str, ...]:
        """Also as people type it from the card."""
        nik = self.nik
        return nik, f"{nik[:4]} {nik[4:8]} {nik[8:12]} {nik[12:]}"

    @property
    def nips(self) -> tuple[str, ...]:
        """Also as a letter spells it."""
        nip = self.nip
        return nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"

    @property
    def numbers(self) -> str:
        """All numbers in all spellings, in one sentence."""
        return (
            f"NIK {' atau '.join(self.niks)}, NIP. {' / '.join(self.nips)}, telepon {', '.join(self.phones)}"
        )

    @property
    def said(self) -> str:
        """A sentence with everything."""
        said = (f"Hubungi Bpk. Sulastri {self.surname}", self.numbers, self.mail, self.home)
        return f"{', '.join(said)}, lahir {self.born}"

    def found_in(self, text: str, digits: str) -> Iterator[Kind]:
        """What of the person stands in a text; `digits`: the same text without what stands between digits."""
        lowered = text.casefold()
        needles = {
            Kind.NAME: f"{self.surname.casefold()},",
            Kind.MAIL: self.mail,
            Kind.ADDRESS: f"kedung{self.surname.lower()}",
            Kind.BIRTH: self.born,
        }
        yield from (kind for kind, needle in needles.items() if needle in lowered)
        numbers = {Kind.NIK: self.nik, Kind.NIP: self.nip, Kind.PHONE: self.phone[1:]}
        yield from (kind for kind, number in numbers.items() if number in digits)


PERSONS = tuple(
    Someone(where=where, surname=surname, number=number)
    for where, surname, number in zip(
        Where,
        (
            "Kartowijoyo", "Pringgodani", "Mangkuprojo", "Reksonegoro", "Jayengrono", "Tondokusumo",
            "Sosrodirejo", "Cakraningrat", "Notokusumo", "Wirodikromo",
        ),
        range(51, 91, 4),
        strict=True,
    )
)  # fmt: skip
BY_PLACE = {person.where: person for person in PERSONS}

_BETWEEN = re.compile(r"(?<=\d)[ .()/-]+(?=\d)")


def found(texts: Iterable[str]) -> set[tuple[Where, Kind]]:
    """Whose data stands in any of these texts."""
    seen: set[tuple[Where, Kind]] = set()
    for text in texts:
        digits = _BETWEEN.sub("", text)
        for person in PERSONS:
            seen |= {(person.where, kind) for kind in person.found_in(text, digits)}
    return seen
