"""What a title of a list of services speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from compliance.model import Status, UnitKind
from compliance.model.services import ServiceField, ServicesDefinition
from compliance.reading.folding import CACHED_TEXTS, fold, shown, words
from compliance.reading.headers import LONGEST_HEADER, Headings
from compliance.reading.roles import Role
from compliance.reading.sheets import CellValue

TYPO_LETTERS = 9  # a title at least this long may have one letter wrong
_ORDINAL = re.compile(r"^[(\[]?(\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]+\s*(?=[^\W\d])")
_BRACKET = re.compile(r"[(\[]([^)\]]*)[)\]]")


class Part(StrEnum):
    """What a title is for."""

    FIELD = "isian"
    UNIT = "unit"
    NUMBER = "nomor"
    OPTION = "pilihan"  # Ada, Tidak: one half of a pair of columns
    GROUP = "kelompok"  # of columns
    OTHER = "lain"  # known, and not needed
    UNKNOWN = "tidak dikenal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title, understood. `measure`: what stands in brackets behind it, such as "hari kerja"."""

    part: Part
    field: ServiceField | None = None
    status: Status | None = None  # of an OPTION
    kinds: frozenset[UnitKind] = frozenset()  # of a UNIT
    measure: str = ""


UNKNOWN = Title(part=Part.UNKNOWN)
_PARTS = {Role.UNIT: Part.UNIT, Role.NUMBER: Part.NUMBER, Role.OPTION: Part.OPTION}
_OTHERS = (Role.NOTE, Role.EVIDENCE, Role.IGNORED, Role.ANSWER, Role.LABEL)


class ServiceHeadings:
    """The titles of services by every spelling; of units, numbers and choices as a checklist knows them."""

    def __init__(self, definition: ServicesDefinition, headings: Headings) -> None:
        self._fillers = definition.fillers
        self._headings = headings
        self._fields: dict[str, ServiceField] = {}
        for rule in definition.fields.values():
            for spelling in rule.headers:
                self._fields[self._key(words(spelling))] = rule.field
        self._compact = {key.replace(" ", ""): field for key, field in self._fields.items()}
        self._groups = frozenset(self._key(words(group)) for group in definition.groups)
        self._seen: dict[str, Title] = {}

    def of(self, value: CellValue) -> Title:
        """What a cell says as a title; a text is thought about once."""
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_HEADER:
            return UNKNOWN
        found = self._seen.get(value)
        if found is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            found = self._seen[value] = self._of(value)
        return found

    def path(self, titles: Sequence[CellValue]) -> Title:
        """What a column is for under its group titles, outermost first."""
        leaf = self.of(titles[-1])
        if len(titles) == 1:
            return leaf
        owner = self.of(titles[-2])
        if owner.field is not None:
            joined = self.of(f"{shown(titles[-2])} {shown(titles[-1])}")
            if joined.field is not None:
                return joined
            if leaf.part is Part.OPTION:
                return Title(part=Part.FIELD, field=owner.field, status=leaf.status)
            if leaf.part is not Part.FIELD:
                return Title(part=Part.OTHER) if leaf.part is Part.NUMBER else leaf
        return leaf

    def _of(self, text: str) -> Title:
        folded = _ORDINAL.sub("", fold(text))
        measure = " ".join(_BRACKET.findall(folded)).strip()
        bare = _BRACKET.sub(" ", folded)
        for spoken in (words(bare), words(folded)):
            field = self._fields.get(self._key(spoken)) if spoken else None
            if field is not None:
                return Title(part=Part.FIELD, field=field, measure=measure)
        if self._key(words(bare)) in self._groups:
            return Title(part=Part.GROUP)
        header = self._headings.match(text)
        if header.role is Role.UNIT and header.strong:
            return Title(part=Part.UNIT, kinds=header.kinds)
        if header.role in (Role.NUMBER, Role.OPTION):
            return Title(part=_PARTS[header.role], status=header.status)
        field = self._typo(self._key(words(bare)).replace(" ", ""))
        if field is not None:
            return Title(part=Part.FIELD, field=field, measure=measure)
        return Title(part=Part.OTHER) if header.role in _OTHERS else UNKNOWN

    def _typo(self, compact: str) -> ServiceField | None:
        """The one field with a long spelling that differs in a single letter, if there is one."""
        if len(compact) < TYPO_LETTERS:
            return None
        near = {
            field
            for key, field in self._compact.items()
            if len(key) >= TYPO_LETTERS and Levenshtein.distance(compact, key, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None

    def _key(self, spoken: Sequence[str]) -> str:
        """The words of a title in no order, without those that change nothing."""
        return " ".join(sorted(word for word in spoken if word not in self._fillers)) or " ".join(spoken)
