"""What a column of a list of people is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.definitions.personal import PersonalRules
from compliance.reading.folding import fold, words
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.words import NUMBER_HEADERS, UNIT_HELPERS, UNIT_WORDS


class Part(StrEnum):
    """The part a column plays."""

    PERSON = "nama"
    NUMBER = "nomor induk"
    UNIT = "unit"
    FRONTLINE = "garis depan"
    TITLE = "pelatihan"
    DAY = "tanggal"
    PRESENT = "hadir"
    PERSONAL = "data pribadi"
    OTHER = "lain"
    NOTHING = "kosong"


# A header is told by the first of these whose words it has.
NAME = "nama"
_PEOPLE = {NAME, "peserta", "pegawai", "petugas", "karyawan", "personil"}
_NUMBERS = {"nip", "nik", "nipppk", "nrp", "niptt"}
_FRONTLINE = ("front office", "frontoffice", "frontline", "garis depan", "fo", "loket", "petugas pelayanan",
              "petugas layanan")  # fmt: skip
_TITLES = {"bimtek", "pelatihan", "diklat", "kegiatan", "workshop", "kursus", "materi", "sosialisasi",
           "bimbingan"}  # fmt: skip
_DAYS = {"tanggal", "tgl", "waktu", "hari"}
_PRESENT = {"hadir", "kehadiran", "presensi", "absensi", "absen", "paraf", "ttd", "tandatangan"}
_ASIDE = {"jabatan", "pangkat", "golongan", "gol", "keterangan", "ket", "telepon", "hp", "wa", "email",
          "alamat"}  # fmt: skip
_UNITS = UNIT_WORDS.keys() | {"perangkat"}
_HELPERS = UNIT_HELPERS | {"asal", "nama", "unit", "kerja"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHeaders:
    """Tells columns apart by their headers; `rules` know what else is personal."""

    headers: Headers

    @classmethod
    def of(cls, rules: PersonalRules) -> PersonHeaders:
        return cls(headers=Headers(rules))

    def part(self, text: str) -> Part:
        """What a column under this header is for."""
        spoken = words(text)
        told = set(spoken)
        line = f" {' '.join(spoken)} "
        if not spoken or " ".join(spoken) in NUMBER_HEADERS:
            return Part.NOTHING
        if told & _NUMBERS:
            return Part.NUMBER
        if any(f" {phrase} " in line for phrase in _FRONTLINE) and NAME not in told:
            return Part.FRONTLINE
        if told & _UNITS and told <= _UNITS | _HELPERS:
            return Part.UNIT
        if told & _TITLES:
            return Part.TITLE
        if told & _PEOPLE and not told & _ASIDE:
            return Part.PERSON
        if told & _DAYS:
            return Part.DAY
        if told & _PRESENT or "tanda tangan" in fold(text):
            return Part.PRESENT
        personal = self.headers.told(text) in (Told.PERSON, Told.TITLE, Told.EITHER)
        return Part.PERSONAL if personal or told & _ASIDE else Part.OTHER
