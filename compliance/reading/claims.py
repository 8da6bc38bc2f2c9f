"""What a remark in free words says about a question it names: "Belum ada SOP", "Agar segera menyusun SP"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from compliance.model import AnswerKind, Question, Status
from compliance.reading import doubts as d
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold, words

Agreeing = frozenset[Status]  # the answers a remark agrees with

LONGEST = 300  # characters: a longer text is prose
_SPEAKS = re.compile(
    r"bel|blm|tid|tdk|tak |ada|sudah|sdh|telah|pros|dra|konsep|sedang|usun|buat|milik|punya|lengkap|sedia"
    r"|nihil|kosong|hilang|rusak|tanpa|kecuali|selain|kurang|tinggal|sebagian|susul|aju|renc|usul|bahas|ikut|gabung"
    r"|induk|luarsa|luwarsa|expired|cabut|dari|hanya|cuma|saja|baru "
)
_CROSSED = re.compile(  # "SOP: -", "SOP ❌", "SOP 0"
    r"(?<=\w)(?:\s*[:=]\s*|\s+)\(?(?:[x×✗✘✕✖❌]|0|-+)\)?(?=\s*(?:$|[,;\n]))"
)
_PERCENT = re.compile(r"(?<![\d.,])(?!100\b)\d{1,3}([.,]\d+)?\s*(?:%|persen\b)(?=\s*(?:$|[,;)\n]))")
_OUT_OF = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_MEASURED = re.compile(r"skm|ikm|survei|survey")  # whose percentages are results
_COLON = re.compile(r"[:=]| - ")
_PARTS = re.compile(r"(?:^|\s)\d{1,2}[.)](?=\s)|[;\n.()]| dan |, |/|&| (?:karena|krn|sebab)\b")
_ITS = re.compile(r"(?<=\w\w\w)nya\b|[- ]nya\b")  # "SOP-nya", "belum adanya"
# Before what a remark says: "Dokumennya masih draft", "Agar segera menyusun", …
_STARTS = (
    "dokumen dok opd upt unit kami masih sedang sdg lagi baru dalam tahap saat sampai hingga ini ternyata"
    " cek dicek hasil setelah koreksi"
    " memang sebenarnya yang yg tinggal agar supaya segera perlu harus wajib akan mohon untuk rencana"
)
_ONLY = frozenset({"hanya", "cuma", "cuman", "saja"})
_HAVING = _ONLY | {"baru", "ada", "yang", "punya", "memiliki"}
_BEFORE = w.NOTE_WORDS.union(_STARTS.split())
# … of which the answer is not there yet
_MADE = "disusun dibuat dibuatkan direncanakan diusulkan diajukan dibahas dikonsep"
_MAKING = frozenset({"menyusun", "membuat", "pengajuan", "pembahasan", *_MADE.split()})
_DOCUMENT = frozenset({"dokumen", "dok", "berkas", "file"})
_NO_MORE = ["tidak", "berlaku"]
_BY_NOW = frozenset({"sudah", "sdh", "telah"})
_NOTHING: Mapping[str, Agreeing] = {}
_NOT_THERE = frozenset(Status) - {Status.ADA}
_NOT_YET = frozenset({Status.TIDAK, Status.PROSES})
APPLIES = frozenset(Status) - {Status.TIDAK_BERLAKU}
STAGED = (APPLIES, _NOT_YET, frozenset({Status.PROSES}))
OTHERS = "*"  # the elements that a remark does not name: "Hanya maklumat"
ALL = ""  # among the questions a remark names: "Semua belum ada" is about every one
_EVERY = frozenset({"semua", "semuanya", "seluruhnya", "seluruh"})
_HOLE = " | "  # where a title stood


class Claims:
    """The titles of the questions, and what stands beside them in a remark."""

    def __init__(self, questions: Iterable[Question], status: Callable[[str], Status | None]) -> None:
        titles = {
            f" {' '.join(words(title))} ": question.id
            for question in questions
            if question.kind is AnswerKind.STATUS
            for title in question.headers
        }
        self._titles: dict[str, list[tuple[str, str]]] = {}  # by their first word, the longest first
        for title in sorted(titles, key=len, reverse=True):
            self._titles.setdefault(title.split()[0], []).append((title, titles[title]))
        self._status = status
        self.named = lru_cache(CACHED_TEXTS)(self._named)
        self.alone = lru_cache(CACHED_TEXTS)(self._alone)

    def speaks(self, text: str) -> bool:
        """Whether a remark may say anything about an answer; most do not, and are soon done with."""
        return len(text) <= LONGEST and _SPEAKS.search(_spelled_out(text)) is not None

    def _alone(self, remark: str) -> frozenset[Agreeing]:
        """With which answers a remark agrees, as a whole and part by part, where it names nothing."""
        said = (self._itself(part) for part in (remark, *parts(remark)))
        return frozenset(agreeing for agreeing in said if agreeing is not None)

    def _itself(self, text: str) -> Agreeing | None:
        """The answers with which a remark agrees that names nothing, or only the document."""
        spoken = list(words(text))
        while spoken[1:] and spoken[-1] in _DOCUMENT:
            spoken.pop()
        while spoken:
            status = self._status(" ".join(spoken))
            if status is not None:
                return frozenset({status})
            if spoken[0] not in _BEFORE:
                break
            spoken.pop(0)
        if spoken[:1] and spoken[0] in _BY_NOW:
            if d.DOUBTS_OF_ADA.isdisjoint(spoken):
                return frozenset({Status.ADA})
            spoken.pop(0)
        staged = not d.STAGES.isdisjoint(spoken) or spoken[:2] == _NO_MORE
        if spoken and (spoken[0] in _MAKING or _is_less(spoken)):
            return _NOT_YET if staged or spoken[0] in _MAKING else _NOT_THERE
        return APPLIES if staged else None

    def _lacks(self, spoken: Sequence[str]) -> bool:
        """Whether what a remark names is the exception, or wanting: "Lengkap kecuali SOP"."""
        before = " ".join(spoken[:-1])
        return spoken[-1] in d.LACKING and (not before or self._status(before) is Status.ADA)

    def _named(self, text: str) -> Mapping[str, Agreeing]:
        """The questions a remark names, each with the answers it agrees with."""
        if not self.speaks(text):
            return _NOTHING
        claims: dict[str, Agreeing] = {}
        waiting: list[str] = []  # "SOP dan SP belum ada"
        before: Agreeing | None = None  # "Belum ada SOP dan SP"
        for part in parts(text):
            named, leading, spoken = self._taken_apart(part)
            if not spoken:
                claims |= dict.fromkeys(named, before) if before else {}
                waiting += [] if before else named
                continue
            if named and _is_only(spoken):
                claims[OTHERS], leading, spoken = _NOT_YET, True, ["ada"]
            agreeing = _NOT_YET if named and self._lacks(spoken) else self._itself(" ".join(spoken))
            if agreeing and not named and spoken[0] in _DOCUMENT and Status.ADA not in agreeing:
                named = [ALL]  # "Dokumen belum ada"
            if agreeing:
                claims |= dict.fromkeys((*waiting, *named), agreeing)
            before, waiting = agreeing if leading or not named else None, []
        return claims

    def _taken_apart(self, part: str) -> tuple[list[str], bool, list[str]]:
        """The questions that a statement names, whether it says more before the first, and the rest."""
        line = f" {' '.join(words(part))} "
        named = []
        for title, question in self._beginning(line):
            if title in line:
                named.append(question)
                line = line.replace(title, _HOLE)
        leading = not _BEFORE.issuperset(line.partition(_HOLE)[0].split())
        spoken = line.replace(_HOLE, " ").split()
        if spoken and spoken[0] in _EVERY:
            named, spoken = named or [ALL], spoken[1:]
        elif spoken and spoken[-1] in _EVERY and self._status(" ".join(spoken)) is Status.ADA:
            named = named or [ALL]  # "Sudah ada semua"; of "Belum ada semua" nobody knows
        return named, leading, spoken

    def _beginning(self, line: str) -> list[tuple[str, str]]:
        """The titles that begin with a word of a line, the longest first."""
        found = [entry for word in set(line.split()) for entry in self._titles.get(word, ())]
        return sorted(found, key=lambda entry: -len(entry[0]))


def _is_only(spoken: Sequence[str]) -> bool:
    """Whether words say that there is what is named, and nothing else: "Hanya maklumat", "Baru ada SOP"."""
    only = not _ONLY.isdisjoint(spoken) or spoken[0] == "baru"
    return only and _HAVING.issuperset(spoken)


def _is_less(spoken: Sequence[str]) -> bool:
    """Whether words say that something is gone, somebody else's, or only a part of what is meant."""
    amount = spoken[0].isdecimal() and spoken[1:2] == ["dari"] and spoken[0] not in spoken[2:3]
    part = spoken[0] in d.PART and len(spoken) <= 2
    return amount or part or spoken[0] in d.LESS or spoken[:2] == _NO_MORE


def parts(remark: str) -> list[str]:
    """The statements of a remark, one by one."""
    return _PARTS.split(_ITS.sub("", _COLON.sub(" ", _spelled_out(remark.replace("\n", ";")))))


@lru_cache(CACHED_TEXTS)
def _spelled_out(text: str) -> str:
    """A folded remark with its crosses and amounts in words."""
    folded = _CROSSED.sub(" tidak", fold(text))
    if not _MEASURED.search(folded):
        folded = _PERCENT.sub("sebagian", folded)
    return _OUT_OF.sub(r"\1 dari \2", folded)
