"""Titles of columns and rows that hold a date of effect, and whose date it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from compliance.model import AnswerKind, ChecklistDefinition, Question
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold
from compliance.reading.telling import YEAR, concepts

_YEAR_WORD = "tahun"
_NUMBER_WORDS = frozenset({"no", "nomor"})


class Rank(IntEnum):
    """How plainly a title speaks of a date of effect; of several for one answer the first counts."""

    EFFECT = 0  # "Berlaku sejak"
    DECIDED = 1  # "Tanggal penetapan"
    PLAIN = 2  # "Tanggal": of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTitle:
    """A title of dates. `questions`: whose they are, in the order of preference; empty when it names none.

    `words` are those about the date; `numbered`: the number of a decree stands in its cells as well;
    `years`: it asks for no more than a year.
    """

    rank: Rank
    words: frozenset[str]
    questions: tuple[Question, ...] = ()
    numbered: bool = False
    years: bool = False


class DateTitles:
    """Every spelling of such a title, alone or beside the name of what the date is about."""

    def __init__(self, checklist: ChecklistDefinition) -> None:
        dates = checklist.dates
        spelled = {
            _words(title): rank
            for rank, titles in zip(Rank, (dates.effect, dates.decided, dates.plain), strict=True)
            for title in titles
        }
        # the longest first: "Tanggal SK SOP" is no date of the "SK SOP"
        self._ranks = dict(sorted(spelled.items(), key=lambda entry: -len(entry[0])))
        self._first = {element.id: element.questions[0] for element in checklist.elements}
        self._core = {element.id for element in checklist.core}
        self._named = _named(checklist)
        self._dating = {
            element.id: tuple(q for q in element.questions if q.kind is AnswerKind.DATE)
            for element in checklist.elements
        }
        self._own = {id for id, asked in self._dating.items() if self._asks_for_its_date(id, asked)}
        self._seen: dict[str, DateTitle | None] = {}

    def read(self, text: str) -> DateTitle | None:
        """What a title says about dates of effect; None when it is about something else."""
        if text not in self._seen:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            self._seen[text] = self._read(text)
        return self._seen[text]

    def is_number(self, text: str) -> bool:
        """Whether a title asks for the number of a decree."""
        spoken = _spoken(text)
        return not spoken.isdisjoint(_NUMBER_WORDS) and spoken <= w.DATE_FILLERS | w.DECREES

    def below(self, titles: Sequence[str], owner: Question, group: str) -> DateTitle | None:
        """What the titles below the title of a question, `group`, say about dates of it."""
        title = self.read(" ".join(titles))
        if title is None or title.questions or owner.kind is not AnswerKind.STATUS or self.has_own(owner):
            return None
        named = self.read(" ".join((*titles, group)))
        others = named.questions if named else ()
        return replace(title, questions=tuple(dict.fromkeys((owner, *others))))

    def has_own(self, question: Question) -> bool:
        """Whether the plain date of its element is a question itself: "Tanggal SKM"."""
        return question.element in self._own

    def dates_of(self, question: Question) -> tuple[Question, ...]:
        """The questions of its element that are answered with a date."""
        return self._dating[question.element]

    def first_of(self, question: Question) -> Question:
        """The first question of its element."""
        return self._first[question.element]

    def _read(self, text: str) -> DateTitle | None:
        said = _spoken(text)
        spoken = said - w.DATE_FILLERS
        numbered = not said.isdisjoint(_NUMBER_WORDS)
        for words, rank in self._ranks.items():
            if not words <= spoken:
                continue
            rest = spoken - words
            named = self._named.get(rest)
            if rest and (named is None or not self._may_have(named, rank)):
                continue
            return DateTitle(
                rank=rank,
                words=words,
                questions=(named,) if named else (),
                numbered=numbered,
                years=_YEAR_WORD in words,
            )
        return None

    def _may_have(self, question: Question, rank: Rank) -> bool:
        """A date of an element with a date of its own is none of effect; nor is "Tanggal pengaduan"."""
        first = question is self._first[question.element]
        plain = rank is Rank.PLAIN and first and question.element not in self._core
        return not plain and not self.has_own(question)

    def _asks_for_its_date(self, element: str, asked: Sequence[Question]) -> bool:
        plain = {words for words, rank in self._ranks.items() if rank is Rank.PLAIN}
        names = {words for words, question in self._named.items() if question is self._first[element]}
        spelled = {_words(spelling) for question in asked for spelling in question.headers}
        return any(words | name in spelled for words in plain for name in names)


def _named(checklist: ChecklistDefinition) -> dict[frozenset[str], Question | None]:
    """The status questions by the words of their names; None where two share them."""
    named: dict[frozenset[str], Question | None] = {}
    for question in checklist.questions:
        if question.kind is AnswerKind.STATUS:
            for spelling in (question.label, *question.headers):
                key = _words(spelling)
                named[key] = question if named.get(key, question) is question else None
    return {key: question for key, question in named.items() if key}


def _words(text: str) -> frozenset[str]:
    return _spoken(text) - w.DATE_FILLERS


def _spoken(text: str) -> frozenset[str]:
    """The words of a title; that it is about some year tells of no date."""
    spoken = concepts(text)
    return spoken - {_YEAR_WORD} if YEAR.search(fold(text)) else spoken
