"""Complaints: single cases, recaps of them, and what data says about them. Nothing personal is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from msgspec import Meta, Struct

from compliance.model.checklist import Option
from compliance.model.instrument import Basis

MINUTES_OF_A_DAY = 24 * 60
# Stands before the key of a case in a workbook that no longer knows its number: read back, the same case.
HASHED = "cacahan:"
Count = Annotated[int, Meta(ge=0)]


class CaseStatus(StrEnum):
    """What has become of a complaint."""

    BELUM = "belum ditindaklanjuti"
    PROSES = "diproses"
    SELESAI = "selesai"
    TUTUP = "tidak dilanjutkan"  # archived, withdrawn, or somebody else's: neither resolved nor open


class ComplaintField(StrEnum):
    """What a column of a list or a recap of complaints may hold."""

    NOMOR = "nomor"
    DITERIMA = "diterima"
    DITANGGAPI = "ditanggapi"
    SELESAI = "selesai"
    LAMA_TANGGAPAN = "lama_tanggapan"
    LAMA_SELESAI = "lama_selesai"
    UNIT = "unit"
    KATEGORI = "kategori"
    KANAL = "kanal"
    STATUS = "status"
    PERIODE = "periode"
    JUMLAH_MASUK = "jumlah_masuk"
    JUMLAH_BELUM = "jumlah_belum"
    JUMLAH_PROSES = "jumlah_proses"
    JUMLAH_SELESAI = "jumlah_selesai"
    JUMLAH_TERBUKA = "jumlah_terbuka"
    JUMLAH_TUTUP = "jumlah_tutup"
    JUMLAH_TEPAT = "jumlah_tepat"
    RATA_TANGGAPAN = "rata_tanggapan"
    RATA_SELESAI = "rata_selesai"


class Proposed(StrEnum):
    """What the checklist asks and complaints can answer."""

    MASUK = "masuk"
    SELESAI = "selesai"
    LAPOR_MASUK = "lapor_masuk"
    LAPOR_SELESAI = "lapor_selesai"
    TEPAT_WAKTU = "tepat_waktu"


class Step(StrEnum):
    """What a deadline is about."""

    TANGGAPAN = "tanggapan"  # the first response
    PENYELESAIAN = "penyelesaian"


class Case(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One complaint. `key` recognises it in a later list of the same complaints; "" without a number.

    `unit`: id of the unit it is about, "" while that is asked. `to_response`, `to_resolution`:
    minutes since it was received; whole days where they come from two dates. `category` is
    as the file says it; `channel` and `status` are known ones, "" and None where nothing is said.
    """

    key: Annotated[str, Meta(pattern=r"\A(?:[0-9a-f]{32})?\Z")]
    unit: str
    received: date | None = None
    responded: date | None = None
    resolved: date | None = None
    status: CaseStatus | None = None
    category: str = ""
    channel: str = ""
    to_response: Count | None = None
    to_resolution: Count | None = None

    @property
    def is_resolved(self) -> bool:
        """Whether it is resolved: by its status, or without one because it says when, or in what time."""
        if self.status is not None:
            return self.status is CaseStatus.SELESAI
        return self.resolved is not None or self.to_resolution is not None

    @property
    def is_open(self) -> bool:
        return not self.is_resolved and self.status is not CaseStatus.TUTUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What a file says about the complaints of one unit together, as far as it says it.

    `period`: `2025-03`, `2025-T1` (triwulan), `2025-S2` (semester), `2025`, or "" for one that is not
    told. With a `category` or `channel` it is about a part of them. Means are in days.
    """

    unit: str
    period: str = ""
    category: str = ""
    channel: str = ""
    received: Count | None = None
    waiting: Count | None = None  # belum ditindaklanjuti
    in_process: Count | None = None
    resolved: Count | None = None
    unresolved: Count | None = None  # belum selesai, whatever has been done
    closed: Count | None = None  # tidak dilanjutkan
    on_time: Count | None = None  # resolved within the unit's own deadline
    mean_response: Fraction | None = None
    mean_resolution: Fraction | None = None


# The fields of a recap that are counts.
COUNTS = ("received", "waiting", "in_process", "resolved", "unresolved", "closed", "on_time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """In how many days something must have happened, who says so, and how sure that is."""

    id: str
    label: str
    step: Step
    days: int
    source: str
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOption:
    """A way complaints come in. `own`: the unit's own, rather than SP4N-LAPOR!."""

    option: Option
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRules:
    """How unit figures are compared; `note` says where the numbers come from."""

    few: int  # complaints: below, shares are marked, and the unit is not called the weakest
    ages: tuple[int, ...]  # upper ends in days of the bands of open complaints; the last band is open
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A field: its name for people, and the sets of concepts that head its column."""

    label: str
    heads: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsDefinition:
    """Everything `complaints.toml` says. Spellings are words in lower case, one space between them.

    `concepts`: phrase → the concept it means. `fillers`, `free_text`, `ignored`: words of headers;
    `answers`: ids of the questions of the checklist. `addresses`: words of values that speak of a
    person. `empty`: what stands where nothing is said, `not_yet`: where a day or a length of time is
    still to come.
    """

    fields: Mapping[ComplaintField, Heading]
    concepts: Mapping[str, str]
    fillers: frozenset[str]
    free_text: frozenset[str]
    ignored: frozenset[str]
    addresses: frozenset[str]
    empty: frozenset[str]
    not_yet: frozenset[str]
    statuses: Mapping[str, CaseStatus]
    status_fillers: frozenset[str]
    channels: tuple[ChannelOption, ...]
    deadlines: tuple[Deadline, ...]
    answers: Mapping[Proposed, str]
    rules: ComplaintRules
