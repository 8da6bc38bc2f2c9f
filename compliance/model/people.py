"""Who asks, and what may be asked: roles, actions, extents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is there for; an account may have several."""

    ADMINISTRATOR = "administrator"
    ORGANISASI = "organisasi"
    PIMPINAN = "pimpinan"
    OPD = "opd"


class PeriodState(StrEnum):
    """The life of a period, in its order."""

    DRAFT = "draft"
    DIBUKA = "dibuka"
    DIBEKUKAN = "dibekukan"
    DITERBITKAN = "diterbitkan"
    DIARSIPKAN = "diarsipkan"  # published still, and put away


class Action(StrEnum):
    """Everything that somebody may or may not do."""

    SEE_METHOD = "lihat_metode"
    SEE_OVERVIEW = "lihat_ringkasan"
    SEE_RANKING = "lihat_peringkat"
    SEE_GAPS = "lihat_kesenjangan"
    SEE_UPLOADS = "lihat_unggahan"
    DOWNLOAD_ORIGINAL = "unduh_berkas_asli"
    UPLOAD = "unggah"
    UNDO_UPLOAD = "batalkan_unggahan"
    VERIFY = "periksa_jawaban"
    OBJECT = "ajukan_sanggahan"
    DISPENSE = "beri_dispensasi"
    RECORD_RESULTS = "catat_hasil"
    MANAGE_PERIODS = "kelola_periode"
    MANAGE_UNITS = "kelola_unit"
    MANAGE_INSTRUMENTS = "kelola_instrumen"
    CHANGE_UNITS = "ubah_unit"
    MANAGE_USERS = "kelola_pengguna"
    SEE_TRAIL = "lihat_jejak"


class Extent(StrEnum):
    """How far a role may go in an action."""

    NONE = "tidak"
    ALL = "semua"
    PUBLISHED = "terbit"  # published and archived periods; with the permission to see drafts, every period
    OWN = "milik"  # own units and the units below them, in every period
    OWN_OPEN = "milik saat dibuka"  # the same, while the period is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is signed in. `units`: ids of own units and of all units below them.

    `account` None: the operator at the server's terminal, who may do everything.
    """

    account: int | None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    units: frozenset[str] = frozenset()
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an action is aimed at. `units`: the units whose data it touches, None for all units.

    `state` None: it belongs to no period.
    """

    units: frozenset[str] | None = None
    state: PeriodState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One action: its name for people, and how far each role may go in it."""

    label: str
    extents: Mapping[Role, Extent]


Rights = Mapping[Action, Right]
