"""What a header says: which question a column answers, or what else it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from compliance.definitions.checklist import NUMERIC
from compliance.model import AnswerKind, ChecklistDefinition, Question, Status, Vocabulary
from compliance.reading import words as w
from compliance.reading.date_titles import DateTitle, DateTitles, Rank
from compliance.reading.folding import CACHED_TEXTS, fold, words
from compliance.reading.links import find_links
from compliance.reading.raw_titles import plainer, without_aside, without_measure
from compliance.reading.result import NONE_OF_THESE, Candidate
from compliance.reading.roles import UNKNOWN, Header, Role, in_group, other_role
from compliance.reading.sheets import CellValue
from compliance.reading.telling import (
    YEAR,
    add_spelling,
    damaged,
    kept_words,
    key_of,
    option_words,
    telling_words,
    unnumbered,
)

LONGEST_HEADER = 300  # characters: a longer text is prose, not a header
CANDIDATES = 3  # how many questions a person is offered
TYPO_LETTERS = 10  # a header at least this long may have one letter wrong …
TYPO_WORD = 4  # … in a word at least this long: SP is not SK

_HINT = re.compile(
    r"[(\[]?\s*\b(ada|ya|sudah|y|v|tersedia)\s*(/|\||atau|dan/atau)\s*(tidak|belum|tdk|t|x)\b"
    r"(\s*(ada|tersedia))?\s*[)\]]?"
)


def ask_key(header: Header) -> str:
    """The key under which the meaning of a header is remembered."""
    return f"kolom:{header.core}"


def candidates_of(questions: Iterable[Question]) -> tuple[Candidate, ...]:
    """Questions as what may be answered about a column."""
    return tuple(Candidate(id=q.id, label=q.label) for q in questions)


class HeaderIndex:
    """Every spelling of every question, by its telling words."""

    def __init__(self, checklist: ChecklistDefinition, vocabulary: Vocabulary) -> None:
        self.questions = {q.id: q for q in checklist.questions}
        self.dates = DateTitles(checklist)
        self.first = {e.id: e.questions[0] for e in checklist.elements}
        self.core = {e.id: e.questions[0] for e in checklist.core}
        self._passed_over = {words(header) for header in checklist.passed_over}
        self._options = option_words(vocabulary)
        self._exact: dict[str, Question | None] = {}
        self._compact: dict[str, Question | None] = {}
        parts = {part for q in checklist.questions for part in q.parts}
        for question in checklist.questions:
            for spelling in (question.id, question.label, *question.headers):
                add_spelling(self._exact, key_of(telling_words(spelling)), question)
                add_spelling(self._compact, "".join(words(spelling)), question)
        for question in checklist.questions:  # what the data spells out wins over what it implies
            for spelling in question.headers:
                self._exact[key_of(telling_words(spelling))] = question
        self._doubtful: dict[str, tuple[Question, ...]] = {}
        for question in checklist.questions:
            for key in {key_of(telling_words(spelling)) for spelling in question.doubtful}:
                self._exact[key] = None
                self._doubtful[key] = (*self._doubtful.get(key, ()), question)
        self._strong = {  # words of an optional group occur in many a table that is not about it
            key: q
            for key, q in self._exact.items()
            if q and q.kind is AnswerKind.STATUS and q.id not in parts and " " not in key
            if q.element in self.core
        }
        known = ((key, q) for key, q in self._exact.items() if q and q.element in self.core)
        self._spelled = [(key, frozenset(key.split()), q) for key, q in known]
        core = (q for element in checklist.core for q in element.questions)  # SIPP is a slip for SIPPN
        self._words = {word for q in core for s in (q.label, *q.headers) for word in words(s)}
        self._damaged: dict[str, set[str]] = {}  # spellings by what is left when a letter is lost
        for key in self._compact:
            for form in damaged(key) if len(key) >= TYPO_LETTERS - 1 else ():
                self._damaged.setdefault(form, set()).add(key)
        self._seen: dict[str, Header] = {}

    def match(self, text: str) -> Header:
        """What a header means; the same text is thought about once."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            found = self._seen[text] = self._written(text)
        return found

    def _written(self, text: str) -> Header:
        """A title by itself; where it tells nothing for sure, what a system wrote around it is left out."""
        found = self._match(text)
        if found.role in (Role.TOTAL, Role.IGNORED):
            return self._measured(text) or found
        if found.role in (Role.UNKNOWN, Role.ASK):
            plain = (self._match(title) for title in (*plainer(text), *without_aside(text)))
            sure = (h for h in plain if h.role in (Role.QUESTION, Role.UNIT) or h.passed_over)
            return next(sure, None) or self._measured(text) or found
        return found

    def _measured(self, text: str) -> Header | None:
        """A title with what its numbers count; "SOP (buah)" does not ask whether there is one."""
        found = self._match(bare) if (bare := without_measure(text)) else UNKNOWN
        measured = found.question and found.question.kind in (*NUMERIC, AnswerKind.DATE)
        return found if measured else None

    def _match(self, text: str) -> Header:
        folded = fold(text)
        if not folded or len(folded) > LONGEST_HEADER or not any(c.isalpha() or c in "#%" for c in folded):
            return UNKNOWN
        if find_links(folded):  # "https://drive.google.com/…" does not ask about Google
            return UNKNOWN
        if words(folded) in self._passed_over:
            return Header(role=Role.IGNORED, passed_over=True)
        if folded in self.questions:  # the id itself, as in our own exports
            return Header(role=Role.QUESTION, core=folded, question=self.questions[folded], strong=True)
        plain = self._plain(folded)
        if plain is not None:
            return plain
        stem = _HINT.sub(" ", folded)
        head, status = self._ending(stem)
        if self._exact.get(key_of(telling_words(stem))) is None:
            stem = head
        telling = telling_words(stem)
        core = key_of(telling)
        year = (YEAR.search(folded) or [""])[0]
        strong = not telling.isdisjoint(self._strong)
        compact = "".join(words(stem))
        question = self._exact.get(core) or self._compact.get(compact) or self._typo(stem, compact)
        if question:
            strong = strong or question is self.first[question.element]
            return Header(
                role=Role.QUESTION, core=core, question=question, status=status, year=year, strong=strong
            )
        if core in self._doubtful:
            return Header(role=Role.ASK, core=core, candidates=self._doubtful[core], year=year)
        other = other_role(kept_words(stem), self._strong.keys())
        if other is not None:
            return other
        similar = self._similar(core, telling)
        return Header(role=Role.ASK if similar else Role.UNKNOWN, core=core, candidates=similar, year=year)

    def _plain(self, folded: str) -> Header | None:
        """Headers that are told by the whole of their text."""
        bare = " ".join(words(folded)) or folded
        if bare in w.NUMBER_HEADERS:
            return Header(role=Role.NUMBER)
        if (option := unnumbered(folded)) in self._options:
            return Header(role=Role.OPTION, status=self._options[option])
        if fold(_HINT.sub(" ", folded)) == "":
            return Header(role=Role.ANSWER)
        if bare in w.WEAK_UNIT_HEADERS:
            return Header(role=Role.UNIT)
        return None

    def _ending(self, folded: str) -> tuple[str, Status | None]:
        """`sop - tidak` → `sop`, TIDAK: a pair of columns written out flat."""
        head, _, tail = folded.rstrip(" )?").rpartition(" ")
        tail = tail.strip("(-")
        known = bool(head) and tail in w.PAIR_WORDS and tail in self._options
        return (head, self._options[tail]) if known else (folded, None)

    def _typo(self, stem: str, compact: str) -> Question | None:
        """The one question with a long spelling that differs in a single letter, if there is one."""
        wrong = [word for word in words(stem) if word not in self._words]
        if len(compact) < TYPO_LETTERS or not wrong or any(len(word) < TYPO_WORD for word in wrong):
            return None  # "SP Maklumat" is no "SK Maklumat"
        near = set().union(*(self._damaged.get(form, ()) for form in damaged(compact)))
        found = {
            q.id: q for key in near if (q := self._compact[key]) and Levenshtein.distance(compact, key) == 1
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _similar(self, core: str, telling: frozenset[str]) -> tuple[Question, ...]:
        """The questions of the elements a header may mean: they share a word that tells of one."""
        shared = telling & self._strong.keys()
        if not shared:
            return ()
        best: dict[str, float] = {}
        for key, spelled, question in self._spelled:
            if not shared.isdisjoint(spelled):
                nearness = 100 * ((shared == spelled) + (shared <= spelled)) + fuzz.ratio(core, key)
                best[question.id] = max(best.get(question.id, 0.0), nearness)
        ranked = sorted(best, key=lambda id: -best[id])
        return tuple(self.questions[id] for id in ranked[:CANDIDATES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The index as one reading uses it: with what people have answered about columns."""

    index: HeaderIndex
    remembered: Mapping[str, str]

    def match(self, text: str) -> Header:
        """As `HeaderIndex.match`, but a column asked about before is known."""
        header = self.index.match(text)
        return self.settled(header) if self.remembered else header

    def known(self, texts: Iterable[str]) -> dict[CellValue, Header]:
        """The texts that mean something as headers."""
        headers = ((text, self.match(text)) for text in texts)
        return {text: header for text, header in headers if header.role is not Role.UNKNOWN}

    def settled(self, header: Header) -> Header:
        if header.role not in (Role.ASK, Role.UNKNOWN) or not header.core:
            return header
        answer = self.remembered.get(ask_key(header))
        if answer is None:
            return header
        if answer == NONE_OF_THESE or answer not in self.index.questions:
            return Header(role=Role.UNKNOWN, core=header.core)
        return Header(
            role=Role.QUESTION, core=header.core, question=self.index.questions[answer], strong=True
        )

    def path(self, titles: tuple[str, ...]) -> Header:
        """The meaning of a column under its group titles, outermost first."""
        leaf = self.match(titles[-1])
        above = [self.match(title) for title in titles[:-1]]
        option = next((h.status for h in reversed(above) if h.role is Role.OPTION), None)
        if option and leaf.question and not leaf.status:  # TIDAK over SOP | SP
            leaf = replace(leaf, status=option)
        owner = next((h for h in reversed(above) if h.role in (Role.QUESTION, Role.ASK)), None)
        joined = self.match(" ".join(titles[-2:]))
        if owner is None and leaf.question and not leaf.status:
            return in_group(leaf, joined, {h.role for h in above})
        if owner is None or leaf.role in (Role.NUMBER, Role.NOTE):
            return leaf
        if joined.question and joined.question is not owner.question:
            return joined
        if leaf.role in (Role.OPTION, Role.ANSWER, Role.EVIDENCE, Role.TOTAL):
            return leaf
        if joined.question and leaf.role is Role.UNKNOWN:  # "SKM" over "Pelaksanaan", but not over "✓"
            mark = fold(titles[-1])
            own = replace(joined, core=f"{joined.core} {mark}")
            return (
                joined if any(c.isalnum() for c in mark) else self.settled(self._doubtful(leaf, own, owner))
            )
        if leaf.question and owner.question and leaf.question.element == owner.question.element:
            return leaf
        return self.settled(self._doubtful(leaf, joined, owner))

    def dated(self, titles: tuple[str, ...], header: Header) -> DateTitle | None:
        """Whose date of effect a column under its group titles may hold, and `header` says what else."""
        dates = self.index.dates
        title = dates.read(titles[-1])
        if title is None and len(titles) > 1:  # "Tanggal penetapan" over SOP | SP
            above = dates.read(titles[-2])
            title = dates.read(" ".join(titles[-2:])) if above and not above.questions else None
        if title is None:
            return None
        question = header.question
        answer = self.remembered.get(ask_key(header)) if header.core else None
        if answer == NONE_OF_THESE or (question and question.kind is not AnswerKind.STATUS):
            return None
        if not title.questions:
            title = self._of_group(titles, title)
        if title is None or (answer is not None and question and question not in title.questions):
            return None
        return title

    def is_beside(self, title: str, header: Header) -> bool:
        """Whether what stands below a title belongs to the answer before it: a note, a link, a number."""
        if header.role in (Role.NOTE, Role.EVIDENCE):
            return True
        return header.role in (Role.UNKNOWN, Role.NUMBER) and self.index.dates.is_number(title)

    def _of_group(self, titles: tuple[str, ...], title: DateTitle) -> DateTitle | None:
        """A title that names no question, as the group above it does; a bare year beside nothing is none."""
        for at in range(len(titles) - 2, -1, -1):
            owner = self.match(titles[at])
            if owner.question:
                return self.index.dates.below(titles[at + 1 :], owner.question, titles[at])
            if owner.role is Role.ASK:
                return None
        return None if title.rank is Rank.PLAIN and title.years else title

    def _doubtful(self, leaf: Header, joined: Header, owner: Header) -> Header:
        """A title under an element it is not known to belong to: asked, never taken alone."""
        own = (owner.question,) if owner.question else owner.candidates
        other = (leaf.question,) if leaf.question else leaf.candidates
        found = dict.fromkeys(q for q in (*joined.candidates, *other, *own) if q)
        core = joined.core or leaf.core
        return Header(role=Role.ASK, core=core, candidates=tuple(found)[: CANDIDATES + 1])
