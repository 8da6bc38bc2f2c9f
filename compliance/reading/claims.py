"""What a remark in free words says about a question it names: "Belum ada SOP", "Agar segera menyusun SP"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from compliance.model import AnswerKind, Question, Status
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold, words

Agreeing = frozenset[Status]  # the answers a remark agrees with

LONGEST = 300  # characters: a longer text is prose
_SPEAKS = re.compile(r"bel|blm|tid|tdk|ada|sudah|sdh|telah|pros|dra|konsep|sedang|usun|buat|milik|punya")
_COLON = re.compile(r"[:=]| - ")
_PARTS = re.compile(r"[;\n.]| dan |, ")
# Before what a remark says: "Dokumennya masih draft", "Agar segera menyusun", …
_STARTS = (
    "dokumen dokumennya opd unit masih saat sampai hingga ini ternyata memang sebenarnya"
    " agar supaya segera perlu harus wajib akan mohon untuk rencana"
)
_BEFORE = w.NOTE_WORDS.union(_STARTS.split())
_MAKING = frozenset({"menyusun", "membuat", "disusun", "dibuat"})  # … of which the answer is not there yet
_BY_NOW = frozenset({"sudah", "sdh", "telah"})
_NOTHING: Mapping[str, Agreeing] = {}
_NOT_YET = frozenset(Status) - {Status.ADA}


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

    def itself(self, text: str) -> Agreeing | None:
        """The answers with which a remark agrees that names nothing, or only the document."""
        spoken = list(words(text))
        while spoken and spoken[0] in _BEFORE:
            spoken.pop(0)
        if spoken and spoken[0] in _MAKING:
            return _NOT_YET
        status = self._status(" ".join(spoken))
        if status is None and spoken and spoken[0] in _BY_NOW and w.DOUBTS_OF_ADA.isdisjoint(spoken):
            status = Status.ADA
        return None if status is None else frozenset({status})

    def _named(self, text: str) -> Mapping[str, Agreeing]:
        """The questions a remark names, each with the answers it agrees with."""
        folded = fold(text)
        if len(folded) > LONGEST or not _SPEAKS.search(folded):
            return _NOTHING
        claims: dict[str, Agreeing] = {}
        waiting: list[str] = []  # "SOP dan SP belum ada"
        for part in parts(folded):
            line = f" {' '.join(words(part))} "
            for title, question in self._beginning(line):
                if title in line:
                    waiting.append(question)
                    line = line.replace(title, " ")
            agreeing = self.itself(line) if waiting and line.strip() else None
            if agreeing:
                claims |= dict.fromkeys(waiting, agreeing)
            waiting = waiting if not line.strip() else []
        return claims

    def _beginning(self, line: str) -> list[tuple[str, str]]:
        """The titles that begin with a word of a line, the longest first."""
        found = [entry for word in set(line.split()) for entry in self._titles.get(word, ())]
        return sorted(found, key=lambda entry: -len(entry[0]))


def parts(remark: str) -> list[str]:
    """The statements of a remark, one by one."""
    return _PARTS.split(_COLON.sub(" ", fold(remark)))
