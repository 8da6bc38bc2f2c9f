"""Services of a unit: what each has of the standard of service, and what data says about that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from compliance.model.checklist import Status
from compliance.model.instrument import Standing


class ServiceField(StrEnum):
    """What a column of a list of services may hold. The first fourteen after the name are the
    components of a standard of service, in the order of the regulation."""

    NAMA = "nama"
    PERSYARATAN = "persyaratan"
    PROSEDUR = "prosedur"
    WAKTU = "waktu"
    BIAYA = "biaya"
    PRODUK = "produk"
    PENGADUAN = "pengaduan"
    DASAR_HUKUM = "dasar_hukum"
    SARANA = "sarana"
    KOMPETENSI = "kompetensi"
    PENGAWASAN = "pengawasan"
    JUMLAH_PELAKSANA = "jumlah_pelaksana"
    JAMINAN_PELAYANAN = "jaminan_pelayanan"
    JAMINAN_KEAMANAN = "jaminan_keamanan"
    EVALUASI = "evaluasi"
    SP = "sp"
    JUMLAH_KOMPONEN = "jumlah_komponen"
    SK = "sk"
    SK_TANGGAL = "sk_tanggal"
    SOP = "sop"
    SOP_NOMOR = "sop_nomor"
    SOP_TANGGAL = "sop_tanggal"
    PAJANG = "pajang"
    NONELEKTRONIK = "nonelektronik"
    ELEKTRONIK = "elektronik"


COMPONENTS = tuple(ServiceField)[1:15]
DISPLAYS = (ServiceField.PAJANG, ServiceField.NONELEKTRONIK, ServiceField.ELEKTRONIK)


class FieldKind(StrEnum):
    """How the cells of a field are read."""

    NAME = "nama"
    COMPONENT = "komponen"  # a status, or the text itself, which then is there
    STATUS = "status"
    NUMBERED = "nomor"  # a status, or the number of a document, which then is there
    MEDIA = "media"  # a status, or the media, in which it then is shown
    DATE = "tanggal"
    COUNT = "jumlah"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFieldRule:
    """What data says about a field. `foremost`: named first where it is missing; `published`: its text
    is kept, for the summary that the public gets. `free`: what says that there is no charge, or no
    requirement, rather than nothing about it; `none_label` is the choice a person is offered for that.
    """

    field: ServiceField
    label: str
    kind: FieldKind
    help: str
    headers: tuple[str, ...]
    foremost: bool = False
    published: bool = False
    free: frozenset[str] = frozenset()
    none_label: str = ""


class RollUpKind(StrEnum):
    """How the answers of a unit follow from those of its services."""

    COUNT_ALL = "jumlah_layanan"
    COUNT_HAVING = "jumlah_ada"
    ANY = "ada_satu"  # one that has it suffices; none is where every service says so
    EVERY = "ada_semua"  # every service has it; one that lacks it decides
    COMPONENTS = "komponen_semua"  # how many components every service has


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """The answer to a question of the checklist, proposed from the services of the unit. `fields`: one of
    them suffices for a service to have it."""

    question: str
    kind: RollUpKind
    fields: tuple[ServiceField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesDefinition:
    """Everything `services.toml` says. Spellings are words in lower case, one space between them.

    `standing`: whence the components come; `rollup_standing`: whence the rules of `rollups`.
    `attached`: says that something is there, not what; `doubtful`: words with which a text begins that
    does not say it is there; `groups`: titles over several columns that mean nothing by themselves;
    `fillers`, `synonyms`: words of titles that change nothing, and such as mean another;
    `addresses`: words of texts that speak of a person.
    """

    standing: Standing
    rollup_standing: Standing
    fields: Mapping[ServiceField, ServiceFieldRule]
    rollups: tuple[RollUp, ...]
    attached: frozenset[str]
    doubtful: frozenset[str]
    groups: frozenset[str]
    fillers: frozenset[str]
    synonyms: Mapping[str, str]
    addresses: frozenset[str]

    @property
    def components(self) -> tuple[ServiceFieldRule, ...]:
        """The fourteen, in the order of the regulation."""
        return tuple(self.fields[component] for component in COMPONENTS)

    @property
    def foremost(self) -> tuple[ServiceFieldRule, ...]:
        return tuple(rule for rule in self.components if rule.foremost)


class Service(Struct, frozen=True, kw_only=True, array_like=True):
    """One service of a unit. `said`: the status of each field that says one; `texts`: what is to be
    published of its components, and the number of its documents; `counted`: how many components it
    says it has, where it does not say which. Lists of them are stored in the order of these fields."""

    name: str
    said: Mapping[ServiceField, Status] = field(default_factory=dict)
    texts: Mapping[ServiceField, str] = field(default_factory=dict)
    dates: Mapping[ServiceField, date] = field(default_factory=dict)
    counted: Annotated[int, Meta(ge=0, le=len(COMPONENTS))] | None = None

    def has(self, *fields: ServiceField) -> bool:
        """Whether it has one of these."""
        return any(self.said.get(one) is Status.ADA for one in fields)
