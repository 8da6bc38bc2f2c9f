"""What a title of a list of services speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from compliance.definitions.services import title_key
from compliance.model import Status, UnitKind
from compliance.model.services import ServiceField, ServicesDefinition
from compliance.reading.folding import BRACKETS, CACHED_TEXTS, fold, shown, words
from compliance.reading.headers import LONGEST_HEADER, Headings
from compliance.reading.roles import Role
from compliance.reading.sheets import CellValue

TYPO_LETTERS = 9  # a title at least this long may have one letter wrong
_NOT_OF_A_NAME = "status"  # "Status layanan" is no name
_ORDINAL = re.compile(r"^[(\[]?(\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]+\s*(?=[^\W\d])")


class Part(StrEnum):
    """What a title is for."""

    FIELD = "isian"
    UNIT = "unit"
    NUMBER = "nomor"
    OPTION = "pilihan"  # Ada, Tidak: one half of a pair of columns
    ANSWER = "jawaban"  # Ada/Tidak, Ketersediaan: of what the title above names
    GROUP = "kelompok"  # of columns
    OTHER = "lain"  # known, and not needed
    UNKNOWN = "tidak dikenal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title, understood. `measure`: what stands in brackets behind it, such as "hari kerja"."""

    part: Part
    field: ServiceField | None = None
    status: Status | None = None  # of an OPTION, or of a field that ends in one: "SOP Tidak"
    kinds: frozenset[UnitKind] = frozenset()  # of a UNIT
    measure: str = ""


UNKNOWN = Title(part=Part.UNKNOWN)
_PARTS = {Role.NUMBER: Part.NUMBER, Role.OPTION: Part.OPTION, Role.ANSWER: Part.ANSWER}
_OTHERS = (Role.NOTE, Role.EVIDENCE, Role.IGNORED, Role.LABEL)
_ASKING = frozenset({"ada", "apakah", "adakah", "memiliki", "mempunyai", "punya"})  # in front: "Ada SOP?"
_ENDINGS = {
    "ada": Status.ADA,
    "ya": Status.ADA,
    "sudah": Status.ADA,
    "tidak": Status.TIDAK,
    "tdk": Status.TIDAK,
    "belum": Status.TIDAK,
    "proses": Status.PROSES,
}


class ServiceHeadings:
    """The titles of services by every spelling; of units, numbers and choices as a checklist knows them."""

    def __init__(self, definition: ServicesDefinition, headings: Headings) -> None:
        self._fillers, self._synonyms = definition.fillers, definition.synonyms
        self._headings = headings
        self._fields: dict[str, ServiceField] = {}
        for rule in definition.fields.values():
            for spelling in rule.headers:
                self._fields[self._key(words(spelling))] = rule.field
        self._compact = {key.replace(" ", ""): field for key, field in self._fields.items()}
        self._groups = frozenset(self._whole(words(group)) for group in definition.groups)
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
            if leaf.part in (Part.OPTION, Part.ANSWER):
                return Title(part=Part.FIELD, field=owner.field, status=leaf.status)
            if leaf.part is not Part.FIELD:
                return Title(part=Part.OTHER) if leaf.part is Part.NUMBER else leaf
        return leaf

    def _of(self, text: str) -> Title:
        folded = _ORDINAL.sub("", fold(text))
        measure = " ".join(BRACKETS.findall(folded)).strip()
        bare = BRACKETS.sub(" ", folded)
        if self._whole(words(bare)) in self._groups:
            return Title(part=Part.GROUP)
        for spoken in (words(bare), words(folded)):
            field, status = self._field(spoken)
            if field is ServiceField.NAMA and _NOT_OF_A_NAME in spoken:
                return UNKNOWN
            if field is not None:
                return Title(part=Part.FIELD, field=field, status=status, measure=measure)
        header = self._headings.match(text)
        if header.role is Role.UNIT and header.strong:
            return Title(part=Part.UNIT, kinds=header.kinds)
        if header.role in _PARTS:
            return Title(part=_PARTS[header.role], status=header.status)
        field = self._typo(self._key(words(bare)).replace(" ", ""))
        if field is not None:
            return Title(part=Part.FIELD, field=field, measure=measure)
        return Title(part=Part.OTHER) if header.role in _OTHERS else UNKNOWN

    def _field(self, spoken: tuple[str, ...]) -> tuple[ServiceField | None, Status | None]:
        """The field that some words name, and the choice they end in."""
        while len(spoken) > 1 and spoken[0] in _ASKING:
            spoken = spoken[1:]
        if not spoken:
            return None, None
        whole = self._fields.get(self._key(spoken))
        if whole is not None or len(spoken) < 2 or spoken[-1] not in _ENDINGS:
            return whole, None
        both = len(spoken) > 2 and spoken[-2] in _ENDINGS  # "SOP Ada/Tidak" asks for either
        field = self._fields.get(self._key(spoken[: -2 if both else -1]))
        return field, None if both or field is None else _ENDINGS[spoken[-1]]

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

    def _whole(self, spoken: Sequence[str]) -> str:
        """All words of a title: "Komponen SP" heads a group, "SP" does not."""
        return title_key(spoken, frozenset(), self._synonyms)

    def _key(self, spoken: Sequence[str]) -> str:
        return title_key(spoken, self._fillers, self._synonyms)
