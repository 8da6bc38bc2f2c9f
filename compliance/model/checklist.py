"""Units, questions and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class Status(StrEnum):
    """A status answer. *Belum diisi* is the absence of an answer, never a member."""

    ADA = "ada"
    PROSES = "proses"
    TIDAK = "tidak"
    TIDAK_BERLAKU = "tidak berlaku"


class AnswerKind(StrEnum):
    """What kind of value a question takes (in brackets: its Python type)."""

    STATUS = "status"  # Status
    COUNT = "jumlah"  # Fraction, whole, >= 0
    NUMBER = "angka"  # Fraction
    PERCENT = "persen"  # Fraction in percentage points, 0..100
    DATE = "tanggal"  # datetime.date
    CHOICE = "pilihan"  # one option id, in a tuple of length one
    CHOICES = "pilihan ganda"  # option ids in the order of the definition
    LINKS = "tautan"  # addresses, as a tuple


AnswerValue = Status | Fraction | date | tuple[str, ...]


class UnitKind(StrEnum):
    """The kinds of units that give service."""

    SEKRETARIAT = "sekretariat"
    INSPEKTORAT = "inspektorat"
    DINAS = "dinas"
    BADAN = "badan"
    SATPOL = "satpol"
    BAGIAN = "bagian"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    PUSKESMAS = "puskesmas"
    RSUD = "rsud"
    MPP = "mpp"
    GERAI = "gerai"  # one of the counters in a mal pelayanan publik
    UPT = "upt"
    LAINNYA = "lainnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A public-service unit. `id` is its region code, or a slug of its name.

    `opened`, `closed`: the first day on which it is there, and is no longer there, where known;
    `successors`: the ids of those that took its place.
    """

    id: str
    name: str
    kind: UnitKind
    short: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    active: bool = True
    note: str = ""
    opened: date | None = None
    closed: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The units of a regency. An `open` registry accepts names it does not know as new units."""

    units: tuple[Unit, ...] = ()
    open: bool = False
    invented: bool = False


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """Where in a file: a sheet and an Excel cell address; either may be empty."""

    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a question, with the spellings that mean it."""

    id: str
    label: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the checklist. `parts` are status questions it is the sum of; `doubtful`
    spellings of a header may mean it or another.
    """

    id: str
    label: str
    kind: AnswerKind
    help: str = ""
    headers: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    parts: tuple[str, ...] = ()

    @property
    def element(self) -> str:
        """The id of the element it belongs to: `sp` of `sp.komponen`."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A group of questions; the first is `<id>.ada`.

    An `optional` group counts where somebody answers it: nobody lacks what was not asked.
    """

    id: str
    label: str
    questions: tuple[Question, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTitles:
    """Titles of columns that hold a date of effect: what they say beside the name of an element, if any."""

    effect: tuple[str, ...] = ()  # of the effect itself: "Berlaku sejak"
    decided: tuple[str, ...] = ()  # of what lets it begin: "Tanggal penetapan"
    plain: tuple[str, ...] = ()  # of anything: "Tanggal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistDefinition:
    """All questions by element. `passed_over`: headers of known forms that hold nothing asked here."""

    elements: tuple[Element, ...]
    passed_over: tuple[str, ...] = ()
    dates: DateTitles = field(default_factory=DateTitles)

    @property
    def core(self) -> tuple[Element, ...]:
        """The elements every unit is asked for."""
        return tuple(element for element in self.elements if not element.optional)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for element in self.elements for q in element.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Accepted spellings of a status, already normalised; `ambiguous` marks need a decision."""

    statuses: Mapping[str, Status]
    empty: frozenset[str]
    ambiguous: frozenset[str]
    claimed_without_evidence: frozenset[str]


class Answer(Struct, frozen=True, kw_only=True, gc=False):
    """One answer: its value, where it stood, and what supports it."""

    value: AnswerValue
    place: Place = Place()
    evidence: tuple[str, ...] = ()
    effective: date | None = None
    note: str = ""


class Checklist(Struct, frozen=True, kw_only=True, gc=False):
    """One unit's answers, by question id. A question that is absent is *belum diisi*."""

    unit: Unit
    answers: Mapping[str, Answer]
    sheet: str = ""
