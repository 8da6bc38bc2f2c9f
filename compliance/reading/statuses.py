"""A cell of a status question → the status it plainly says, a mark to be decided, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from compliance.definitions.vocabulary import TRAILING
from compliance.model import Status, Vocabulary
from compliance.reading import doubts as d
from compliance.reading import words as w
from compliance.reading.boxes import ticked
from compliance.reading.folding import collapsed, fold, is_placeholder, shown, words
from compliance.reading.links import find_links, without_links
from compliance.reading.numbers import mentions_date, read_date
from compliance.reading.sheets import CellValue
from compliance.reading.telling import YEAR

# One sign for those that differ only in how they are drawn.
_SAME_MARK = {"×": "x", "–": "-", "—": "-", **{"-" * n: "-" for n in range(2, 6)}}

_BRACKETED = re.compile(r"[(\[] ?([^\w\s()\[\]]|v|x) ?[)\]]")  # a sign in a box that was typed
_CROSSED = frozenset("x×✗✘✕✖❌")

# Glyphs of Wingdings, Wingdings 2 and Webdings under the letters they are stored as.
_TICKS = frozenset("üþPRa")
_CROSSES = frozenset("ûýOSQTrx")
_BOXES = frozenset("¨o£c")
_SYMBOL_AREA = range(0xF000, 0xF100)  # where such fonts live in Unicode

_DECREE = re.compile(
    r"(sk|s\.k\.?|kep|keputusan|surat keputusan|perbup|perda|perkada|peraturan|nomor|no)\b[ .:]*.*\d.*"
    r"|\d{1,4}([./-]\d+)*\s*/\s*[\w. -]+(/[\w. -]+)*/\s*(19|20)\d\d"
)
_MONTHS = "|".join(sorted(w.MONTHS, key=len, reverse=True))
_AFTER = re.compile(
    r"\s*[,;:(–—/]\s*|\s+-\s+|\s+(?=(sk|nomor|no|kep|keputusan|perbup|tahun|tgl|tanggal|https?:|www\.|20\d\d)\b)"
    rf"|\s+(?=\d{{1,2}} ({_MONTHS})\b)"
)
# "Belum ada SK" says that the decree is missing, not what it decrees.
_NAMED = re.compile(r"\s+(sk|nomor|no|kep|keputusan|perbup|tahun|20\d\d)\b")
_CLAIM = re.compile(r"\b(belum|blm)\b.*\b(unggah|upload|diunggah|diupload)\b|\bbukti\b.*\b(menyusul|belum)\b")
# What a remark may not say beside a status without making it doubtful.
_DOUBTS: dict[Status, frozenset[str]] = {
    Status.ADA: d.DOUBTS_OF_ADA,
    Status.TIDAK: d.DOUBTS_OF_TIDAK,
    Status.PROSES: d.DOUBTS_OF_PROSES,
    Status.TIDAK_BERLAKU: d.DOUBTS_OF_TIDAK_BERLAKU,
}
# Nor this: a part of what there should be, none of it, a question, a cross, all of what is in the making.
_SOME = r"(?<![\d.,])(?!100\b)\d{1,3}([.,]\d+)?\s*(%|persen)|\?"
_PART = re.compile(
    rf"{_SOME}|\b\d{{1,3}} dari \d|^\d{{1,2}}/\d{{1,2}}$|^0+(\s[^\W\d]+)?$|\bbaru \w|\bnon[ -]aktif\b"
    r"|^[x×✗✘✕✖❌]$"
)
_WHOLE = re.compile(r"\b100\s*(%|persen)|\?")
_MADE_UP: dict[Status, re.Pattern[str]] = {
    Status.ADA: _PART,
    Status.TIDAK: re.compile(_SOME),
    Status.PROSES: _WHOLE,
    Status.TIDAK_BERLAKU: YEAR,  # what was in force until then
}
# "berlaku sampai 2028", "s.d. 31 Desember 2028", "2022–2027"
_UNTIL = re.compile(
    r"(?:\b(?:masa )?berlaku )?(?:\b(?:sampai|hingga|s\.? ?/?d\.?)(?: dengan)? |(?<=20\d\d) ?[-–—] ?)"
    r"(?:(?:tahun|thn|tanggal|tgl) )?"
    rf"((?:\d{{1,2}}[ /.-](?:\d{{1,2}}|{_MONTHS})[ /.-]|(?:{_MONTHS}) )?20\d\d)\b"
)
_OLD = frozenset({"versi", "format", "dokumen", "lama"})  # "Ada (versi lama)": it is there all the same
_ASKING = re.compile(r"\b(upload|unggah|kirim)(kan)? (ke|melalui|lewat)\b", re.IGNORECASE)
# left for a number that is not known yet
_GAP = re.compile(r"[.…_]{3,}|…|/ /|\bx{2,}\b|\b(?:nomor|no)[ .:]+(?=tahun|thn|th\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a status cell says; nothing at all when no field is set."""

    status: Status | None = None
    mark: str = ""
    claimed: bool = False  # ada, but the evidence is still to come
    evidence: tuple[str, ...] = ()
    effective: date | None = None
    until: date | None = None  # the last day on which it is so
    note: str = ""


_SILENT = Said()


class StatusReader:
    """The spellings of a vocabulary, and what may stand in their place: dates, links, decrees."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._plain = {fold(s): status for s, status in vocabulary.statuses.items()}
        self._empty = frozenset(fold(s) for s in vocabulary.empty)
        self._marks = frozenset(fold(s) for s in vocabulary.ambiguous)
        self._claims = frozenset(" ".join(words(s)) for s in vocabulary.claimed_without_evidence)
        openings = sorted((s for s in self._plain if len(s) > 1 and s[0].isalpha()), key=len, reverse=True)
        self._opening = re.compile("(" + "|".join(map(re.escape, openings)) + r")(?!\w)")

    def plain(self, text: str) -> Status | None:
        """The status a text is a known spelling of."""
        return self._plain.get(_spelled(text))

    def is_plain(self, text: str) -> bool:
        spelled = _spelled(text)
        return (spelled in self._plain and not spelled.isdigit()) or self._ticked(text) is not None

    def is_empty(self, text: str) -> bool:
        return _spelled(text) in self._empty

    def is_tick(self, text: str, symbol: bool) -> bool:
        spelled = text.strip() if symbol else _spelled(text)
        if symbol or _is_glyph(text):
            return _glyph(text) in _TICKS
        return len(spelled) <= 2 and not spelled[:1].isdigit() and self._is_sign(spelled)

    def _is_sign(self, spelled: str) -> bool:
        return self._plain.get(spelled) is Status.ADA and (not spelled.isalpha() or set(spelled) == {"v"})

    def read(self, value: CellValue, symbol: bool = False) -> Said | None:
        """What a cell says; None when it says something unknown."""
        if isinstance(value, bool):
            return Said(status=Status.ADA if value else Status.TIDAK)
        if isinstance(value, date | datetime):
            day = read_date(value)
            return Said(status=Status.ADA, effective=day) if day else None
        if isinstance(value, str):
            return self._glyph(value) if symbol or _is_glyph(value) else self._text(value)
        status = self._plain.get(shown(value))
        return Said(status=status) if status else None

    def _glyph(self, text: str) -> Said | None:
        """A letter in a symbol font; words in one are read as words."""
        glyph = _glyph(text)
        if len(glyph) != 1:
            return self._text(text)
        if glyph in _TICKS:
            return Said(status=Status.ADA)
        if glyph in _CROSSES or glyph in _BOXES:
            return Said(status=Status.TIDAK)
        return self._text(text) if not glyph.isalnum() else None

    def _text(self, text: str) -> Said | None:
        spelled = _spelled(text)
        status = self._plain.get(spelled)
        if status:
            return Said(status=status)
        sign = spelled or text.strip()  # "/"
        if sign in self._marks or sign in _SAME_MARK:
            return Said(mark=_SAME_MARK.get(sign, sign))
        if (is_placeholder(text) and not {"*", "="} & set(text)) or spelled in self._empty:
            return _SILENT
        if " ".join(words(text)) in self._claims:
            return Said(status=Status.ADA, claimed=True)
        if (chosen := ticked(fold(text))) is not None:  # two of them say nothing anybody could know
            return self._ticked(text) if chosen else _SILENT
        return self._signed(spelled) or self._remarked(text) or _proof(text)

    def _ticked(self, text: str) -> Said | None:
        """The one ticked option of several with boxes."""
        chosen = ticked(fold(text))
        status = self._plain.get(_spelled(chosen[0])) if chosen and len(chosen) == 1 else None
        return Said(status=status) if status else None

    def _signed(self, spelled: str) -> Said | None:
        """A word that is ticked, `√ Ada` or `Belum (v)`, or a *tidak* that is crossed."""
        first, _, after = spelled.partition(" ")
        before, _, last = spelled.rpartition(" ")
        for sign, word in ((first, after), (last, before)):
            status = self._plain.get(word) if len(word) > 1 else None
            if status and (self._is_sign(sign) or (sign in _CROSSED and status is Status.TIDAK)):
                return Said(status=status)
        return None

    def _remarked(self, text: str) -> Said | None:
        """A status with a remark: `Ada, SK No. 188/3/2025`, `Tidak berlaku (bukan layanan publik)`."""
        folded = fold(text.replace("\n", " ; "))
        opening = self._opening.match(folded)
        joint = _AFTER.match(folded, opening.end()) if opening else None
        if opening is None or joint is None:
            return None
        status, rest = self._plain[opening[1]], folded[joint.end() :].rstrip(" )")
        if status is Status.TIDAK and _NAMED.match(folded, opening.end()):
            return None
        links = find_links(text)
        if status is Status.ADA and _CLAIM.search(rest):
            return Said(status=status, claimed=True, evidence=links, note=collapsed(text))
        until = _UNTIL.search(rest) if status is Status.ADA else None
        told = rest.replace(until[0], " ") if until else rest
        if self._doubted(status, without_links(told) if links else told):
            return None
        return Said(
            status=status,
            evidence=links,
            effective=None if until else read_date(rest),
            until=_last_day(until[1]) if until else None,
            note=_remark(text, opening.end()),
        )

    def _doubted(self, status: Status, remark: str) -> bool:
        """Whether a remark makes a status doubtful: by a word, an amount, or because it is another answer."""
        answered = self._plain.get(remark.strip(" (.,;:"), status)
        said = set(words(remark))
        spoken = _DOUBTS[status] & said if said - _OLD else ()
        return bool(spoken) or answered is not status or _MADE_UP[status].search(remark) is not None


def _proof(text: str) -> Said | None:
    """What stands for *ada* by itself: an address, a date, the number of a decree."""
    links = find_links(text)
    rest = without_links(text) if links else collapsed(text)
    doubtful = not _DOUBTS[Status.ADA].isdisjoint(words(rest)) or _GAP.search(rest) is not None
    if links:
        asking = _ASKING.search(rest) is not None or not d.DOUBTS_OF_LINKS.isdisjoint(words(rest))
        return None if doubtful or asking else Said(status=Status.ADA, evidence=links, note=rest)
    if mentions_date(text):
        return Said(status=Status.ADA, effective=read_date(text), note=rest)
    if _DECREE.fullmatch(fold(text)) and not doubtful:
        return Said(status=Status.ADA, note=rest)
    return None


def _last_day(text: str) -> date:
    """The last day that is surely meant: the one it says, of a year the last, of a month the first."""
    if text.isdecimal():
        return date(int(text), 12, 31)
    return read_date(text) or read_date(f"1 {text}") or date(int(text[-4:]), 1, 1)


def _spelled(text: str) -> str:
    folded = fold(text).lstrip(": ")
    if "(" in folded or "[" in folded:
        folded = _BRACKETED.sub(r"\1", folded)
    return folded.rstrip(TRAILING).rstrip()


def _remark(text: str, start: int) -> str:
    """The remark as it was typed."""
    typed = collapsed(text)
    rest = typed[start:].strip(" ,;:–—-/")
    return rest[1:].rstrip(")") if rest.startswith("(") else rest


def _glyph(text: str) -> str:
    stripped = text.strip()
    if _is_glyph(stripped):
        return chr(ord(stripped) - _SYMBOL_AREA.start)
    return stripped


def _is_glyph(text: str) -> bool:
    return len(text) == 1 and ord(text) in _SYMBOL_AREA
