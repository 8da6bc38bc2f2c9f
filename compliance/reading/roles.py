"""What a header can be for, and how one that asks nothing is told."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from compliance.model import Question, Status, UnitKind
from compliance.reading import words as w


class Role(StrEnum):
    """What a header is for."""

    NUMBER = "nomor"
    UNIT = "unit"
    GROUP = "kelompok"
    UNIT_COUNT = "jumlah unit"
    LABEL = "uraian"
    ANSWER = "jawaban"
    OPTION = "pilihan jawaban"
    NOTE = "keterangan"
    EVIDENCE = "bukti"
    TOTAL = "jumlah"
    IGNORED = "diabaikan"
    QUESTION = "pertanyaan"
    ASK = "ditanyakan"
    UNKNOWN = "tidak dikenal"


ASKING = (Role.QUESTION, Role.ASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header, understood. `core` are its telling words; `strong` when it speaks of an element."""

    role: Role
    core: str = ""
    question: Question | None = None
    candidates: tuple[Question, ...] = ()
    status: Status | None = None  # of an OPTION, or of a question that ends in one: "SOP Tidak"
    kinds: frozenset[UnitKind] = frozenset()  # of a UNIT
    year: str = ""
    strong: bool = False
    passed_over: bool = False  # known, of a form that asks more than this checklist


UNKNOWN = Header(role=Role.UNKNOWN)


def other_role(telling: frozenset[str], strong: Set[str]) -> Header | None:
    """What a header without a question is for; None when it is not known either."""
    rest = telling - strong
    if rest and rest <= w.NOTE_WORDS | w.UNIT_WORDS.keys():
        return Header(role=Role.NOTE) if rest & w.NOTE_WORDS else _unit_header(telling)
    if rest & w.NOTE_WORDS:
        return Header(role=Role.NOTE)
    if telling & strong:
        return None
    if telling & w.PERSON_WORDS or (telling and telling <= w.IGNORED_WORDS):
        return Header(role=Role.IGNORED)
    unit = _unit_header(telling)
    if unit is not None:
        return unit
    if telling & w.GROUP_WORDS:
        return Header(role=Role.GROUP)
    return _plain_role(telling)


def in_group(leaf: Header, joined: Header, above: Set[Role]) -> Header:
    """An element under a group: PENETAPAN over SOP asks another question, KETERANGAN over SOP none."""
    if joined.role is Role.NOTE:
        return Header(role=Role.IGNORED)
    other = joined.role is Role.ASK and not above.isdisjoint((Role.TOTAL, Role.EVIDENCE))
    return joined if joined.question or other else leaf


def _unit_header(telling: frozenset[str]) -> Header | None:
    """NAMA UNIT, Desa/Kelurahan, Perangkat Daerah …, and JML UNIT, which counts them."""
    if "jumlah" in telling and telling - {"jumlah"} <= w.UNIT_WORDS.keys() | w.UNIT_HELPERS:
        counted = (telling - {"jumlah"}) & w.UNIT_WORDS.keys()
        return Header(role=Role.UNIT_COUNT) if counted else None
    cores = telling & w.UNIT_WORDS.keys()
    if cores > {"kantor"}:  # "Kantor Kecamatan" speaks of kecamatan alone
        cores -= {"kantor"}
    if not cores or not telling <= w.UNIT_WORDS.keys() | w.UNIT_HELPERS:
        return None
    kinds = [w.UNIT_WORDS[core] for core in cores]
    known = frozenset(kind for kind in kinds if kind)
    # A code is of a unit, but is not its name; the parent of a unit is not the unit.
    named = "kode" not in telling and telling.isdisjoint(w.PARENT_WORDS)
    return Header(role=Role.UNIT, strong=named, kinds=known if len(known) == len(kinds) else frozenset())


def _plain_role(telling: frozenset[str]) -> Header | None:
    if telling & w.LABEL_CORES and telling <= w.LABEL_WORDS:
        return Header(role=Role.LABEL)
    if telling & w.ANSWER_CORES and telling <= w.ANSWER_WORDS:
        return Header(role=Role.ANSWER)
    if telling & w.EVIDENCE_WORDS:
        return Header(role=Role.EVIDENCE)
    if telling & w.TOTAL_WORDS:
        return Header(role=Role.TOTAL)
    if telling & w.IGNORED_WORDS:
        return Header(role=Role.IGNORED)
    return None
