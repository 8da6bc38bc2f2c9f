"""What one cell of a list of services says by itself; what depends on its column is decided later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.model import Status, Vocabulary
from compliance.model.services import FieldKind, ServiceField, ServiceFieldRule, ServicesDefinition
from compliance.reading.folding import (
    CACHED_TEXTS,
    collapsed,
    fold,
    is_blank,
    is_error,
    is_placeholder,
    shown,
    words,
)
from compliance.reading.numbers import read_date
from compliance.reading.sheets import CellValue
from compliance.reading.statuses import Said, StatusReader

_LONGEST_NUMBER = 15  # digits
_SHORTEST_TEXT = 2  # letters and digits; less is a sign nobody knows
_PLAIN_DOUBT = 6  # words: a longer text that begins with a doubtful word is a text, unless the first says so
_ALWAYS_DOUBTFUL = frozenset({"belum", "blm", "draf", "draft", "konsep", "rencana", "menunggu", "usulan"})


class Kind(StrEnum):
    """What a cell is."""

    NOTHING = "kosong"
    STATUS = "status"
    MARK = "tanda"  # `x`, `-`: the whole workbook decides
    TEXT = "teks"  # what is asked for, itself
    NUMBER = "angka"
    NONE = "nihil"  # that there is none: of the component, or of what it asks
    UNCLEAR = "tidak jelas"
    DAY = "tanggal"  # a date or a time where a text belongs
    ERROR = "galat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a cell says. `text`: as typed; `number`: of a NUMBER; `day`: the date that a status carries."""

    kind: Kind
    status: Status | None = None
    text: str = ""
    mark: str = ""
    tick: bool = False
    number: float = 0
    day: date | None = None


NOTHING = Content(kind=Kind.NOTHING)
ERROR = Content(kind=Kind.ERROR)


class ContentReader:
    """Reads cells of services by the kind of their field."""

    def __init__(self, definition: ServicesDefinition, vocabulary: Vocabulary) -> None:
        self._definition = definition
        self._statuses = StatusReader(vocabulary)
        self._doubtful = sorted((words(phrase) for phrase in definition.doubtful), key=len, reverse=True)
        self._seen: dict[tuple[str, ServiceField, bool], Content] = {}
        self._content = {  # phrases that by themselves say "none of it is asked for", and nothing else
            rule.field: tuple(
                words(phrase)
                for phrase in rule.free
                if any(c.isalpha() for c in phrase) and self._statuses.read(phrase) is None
            )
            for rule in definition.fields.values()
        }

    def read(self, value: CellValue, rule: ServiceFieldRule, *, symbol: bool = False) -> Content:
        """What a cell says as the content of a field."""
        if is_blank(value):
            return NOTHING
        if is_error(value):
            return ERROR
        if rule.kind is FieldKind.DATE:
            return self._date(value)
        if isinstance(value, bool):
            return Content(kind=Kind.STATUS, status=Status.ADA if value else Status.TIDAK)
        if isinstance(value, int | float):
            return Content(kind=Kind.NUMBER, number=float(value), text=shown(value))
        if not isinstance(value, str):
            day = read_date(value) if rule.kind is FieldKind.NUMBERED else None
            return Content(kind=Kind.STATUS, status=Status.ADA, day=day) if day else Content(kind=Kind.DAY)
        key = (value, rule.field, symbol)
        known = self._seen.get(key)
        if known is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            known = self._seen[key] = self._text(value, rule, symbol)
        return known

    def is_status(self, value: CellValue) -> bool:
        """Whether a cell is plainly a status."""
        return isinstance(value, bool) or (isinstance(value, str) and self._statuses.is_plain(value))

    def plain(self, text: str) -> Status | None:
        """The status a text is a known spelling of."""
        return self._statuses.plain(text)

    def _date(self, value: CellValue) -> Content:
        day = read_date(value)
        if day is not None:
            return Content(kind=Kind.STATUS, status=Status.ADA, day=day)
        if isinstance(value, str) and (is_placeholder(value) or self._statuses.read(value) is not None):
            return NOTHING  # "-", "belum": no day is said
        return Content(kind=Kind.UNCLEAR, text=shown(value))

    def _text(self, value: str, rule: ServiceFieldRule, symbol: bool) -> Content:
        text = _lines(value)
        if not symbol and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER:
            return Content(kind=Kind.NUMBER, number=float(text), text=text)
        folded = fold(value).rstrip(".,;:!").rstrip()
        if not symbol and folded in rule.free:
            doubted = self._statuses.read(value) is not None
            return Content(kind=Kind.NONE if doubted else Kind.TEXT, text=text)
        if self._says_none(value, rule):
            return Content(kind=Kind.TEXT, text=text)
        said = self._statuses.read(value, symbol)
        if said is not None:
            return self._status(said, value, rule, symbol)
        return self._free_text(value, text, rule)

    def _says_none(self, value: str, rule: ServiceFieldRule) -> bool:
        """`Tidak dipungut biaya (gratis)`: one of the phrases stands in it."""
        spoken = f" {' '.join(words(value))} "
        return any(f" {' '.join(phrase)} " in spoken for phrase in self._content[rule.field])

    def _status(self, said: Said, value: str, rule: ServiceFieldRule, symbol: bool) -> Content:
        if said.mark:
            kind = Kind.NOTHING if rule.field is ServiceField.SOP_NOMOR else Kind.MARK
            return Content(kind=kind, mark=said.mark, text=collapsed(value))
        if said.status is None:
            return NOTHING
        told = said.status is Status.ADA and (said.note or said.evidence or said.effective)
        remarked = told and self._statuses.plain(value) is None
        text = (said.note if _opens_with_status(self, value) else _lines(value)) if remarked else ""
        tick = self._statuses.is_tick(value, symbol)
        return Content(kind=Kind.STATUS, status=said.status, text=text, tick=tick, day=said.effective)

    def _free_text(self, value: str, text: str, rule: ServiceFieldRule) -> Content:
        if " ".join(words(value)) in self._definition.attached:
            return Content(kind=Kind.STATUS, status=Status.ADA)
        if sum(c.isalnum() for c in value) < _SHORTEST_TEXT or self._is_doubtful(value):
            return Content(kind=Kind.UNCLEAR, text=collapsed(value))
        if rule.kind in (FieldKind.COMPONENT, FieldKind.MEDIA):
            return Content(kind=Kind.TEXT, text=text)
        numbered = rule.kind is FieldKind.NUMBERED and any(c.isdigit() for c in value)
        return Content(kind=Kind.TEXT if numbered else Kind.UNCLEAR, text=text)

    def _is_doubtful(self, value: str) -> bool:
        """Whether a text begins with a word that does not say that something is there."""
        spoken = words(value)
        if spoken[:1] and spoken[0] in _ALWAYS_DOUBTFUL:
            return True
        return len(spoken) <= _PLAIN_DOUBT and any(spoken[: len(p)] == p for p in self._doubtful)


def _opens_with_status(reader: ContentReader, value: str) -> bool:
    """`Ada, 3 hari kerja`: a status, and then what it is."""
    first = re.split(r"[,;:(–—\n-]", value, maxsplit=1)[0]
    return reader.plain(first) is not None


def _lines(value: str) -> str:
    """A text with its lines, each without stray spaces."""
    return "\n".join(line for line in (collapsed(line) for line in value.splitlines()) if line)
