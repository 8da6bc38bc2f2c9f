"""One cell → one value, exactly, or the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial

from msgspec import Struct, field, structs

from compliance.definitions.checklist import NUMERIC
from compliance.model import AnswerKind, AnswerValue, ChecklistDefinition, Question, Status, Vocabulary
from compliance.problems import ProblemCode
from compliance.reading import doubts as d
from compliance.reading.choices import read_choices
from compliance.reading.claims import Claims
from compliance.reading.folding import (
    CACHED_TEXTS,
    collapsed,
    fold,
    is_blank,
    is_error,
    is_placeholder,
    shown,
)
from compliance.reading.legend import code_of
from compliance.reading.links import links_and_rest, owner, proves
from compliance.reading.numbers import bounds, read_date, read_number
from compliance.reading.sheets import CellValue
from compliance.reading.statuses import Said, StatusReader
from compliance.reading.wrapped import unwrapped

MOST_REMEMBERED = 2_000  # different cells of one question, in any file
LONGEST_SAID = 200  # characters of an answer that a sentence repeats


class Read(Struct, frozen=True, kw_only=True, eq=False, gc=False):
    """What a cell says. No `value`, `trouble` or `mark`: it says nothing.

    `trouble` may stand beside a value, `facts` are what its sentence names; that of a `bare` answer
    is none where the list itself is given as well. A `mark` is a
    sign whose meaning the workbook as a whole decides. Compared by identity, which is quick:
    equal cells share one.
    """

    value: AnswerValue | None = None
    trouble: ProblemCode | None = None
    bare: bool = False  # says that there is some of what is listed, and not what
    facts: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    tick: bool = False  # a sign that means *ada*: ✓, v …
    code: str = ""  # a digit or letters whose meaning a legend may give
    evidence: tuple[str, ...] = ()
    effective: date | None = None
    until: date | None = None  # beside UNKNOWN_ANSWER: it is *ada* as long as this day has not passed
    note: str = ""

    def on(self, today: date | None) -> Read:
        """What the cell says on a day, if it says until when it is so."""
        holds = self.until and today and today <= self.until
        return structs.replace(self, value=Status.ADA, trouble=None, facts={}) if holds else self


NOTHING = Read()
UNREADABLE = Read(trouble=ProblemCode.UNREADABLE_CELL)


class Reads(dict[object, Read]):
    """What cells say as the answer to one question, by their value; equal cells are read once."""

    def __init__(self, read: Callable[[CellValue], Read]) -> None:
        self._read = read

    def __missing__(self, value: CellValue) -> Read:
        # 1, 1.0 and True are one key and say different things
        key = (value.__class__, value) if isinstance(value, int | float) else value
        known = self.get(key)
        if known is None:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            known = self[key] = self._read(value)
        return known


class ValueReader:
    """Reads cells by the kind of their question."""

    def __init__(self, checklist: ChecklistDefinition, vocabulary: Vocabulary) -> None:
        self._statuses = StatusReader(vocabulary)
        self._elements = {element.id: element.label for element in checklist.elements}
        self.firsts = {element.questions[0].id for element in checklist.elements}
        self._known: dict[tuple[str, bool], Reads] = {}
        self.claims = Claims(checklist.questions, self.status)
        self._is_plain = lru_cache(CACHED_TEXTS)(lambda text: self._statuses.is_plain(unwrapped(text)))

    def of(self, question: Question, *, symbol: bool = False) -> Reads:
        """The reads of a question. `symbol`: the cells' font is one of signs, such as Wingdings."""
        known = self._known.get((question.id, symbol))
        if known is None:
            read = partial(self._read, question=question, symbol=symbol)
            known = self._known[question.id, symbol] = Reads(read)
        return known

    def read(self, value: CellValue, question: Question, *, symbol: bool = False) -> Read:
        """What one cell says."""
        return self.of(question, symbol=symbol)[value]

    def link(self, target: str, question: Question) -> Read:
        """What the address behind a cell says; not remembered, for hardly any comes twice."""
        if question.kind is AnswerKind.LINKS:
            return self._links(target, question)
        return self._read(target, question, symbol=False)

    def is_answer(self, value: CellValue) -> bool:
        """Whether a cell is plainly a status: a known word or sign, not a mere number."""
        return self._is_plain(value) if isinstance(value, str) else isinstance(value, bool)

    def status(self, text: str) -> Status | None:
        """The status a text is a known spelling of."""
        return self._statuses.plain(text)

    def _read(self, value: CellValue, question: Question, symbol: bool) -> Read:
        if isinstance(value, str):
            value = unwrapped(value)
        if is_blank(value):
            return NOTHING
        if is_error(value):
            return UNREADABLE
        if question.kind is AnswerKind.STATUS:
            return self._status(value, question, symbol)
        if isinstance(value, str) and (is_placeholder(value) or self._statuses.is_empty(value)):
            return NOTHING
        if question.kind in NUMERIC:
            return _number(value, question)
        if question.kind is AnswerKind.DATE:
            day = read_date(value)
            return Read(value=day) if day else _trouble(ProblemCode.NOT_A_DATE, value, question)
        if question.kind is AnswerKind.LINKS:
            return self._links(value, question)
        return self._choices(value, question)

    def _status(self, value: CellValue, question: Question, symbol: bool) -> Read:
        said, code = self._statuses.read(value, symbol), code_of(value)
        if said is None or said.until or not self._answers(said, value, question):
            expected = ", ".join(status.value for status in Status)
            unknown = _trouble(ProblemCode.UNKNOWN_ANSWER, value, question, expected=expected)
            if said and said.until:
                return structs.replace(unknown, until=said.until, evidence=said.evidence, note=said.note)
            return structs.replace(unknown, code=code) if code else unknown
        stray = self._stray(said.evidence, question)
        if stray:
            return stray
        claimed = {"question": question.label} if said.claimed else {}
        return Read(
            value=said.status,
            trouble=ProblemCode.CLAIMED_WITHOUT_EVIDENCE if said.claimed else None,
            facts=claimed,
            mark=said.mark,
            tick=isinstance(value, str) and self._statuses.is_tick(value, symbol),
            code=code,
            evidence=said.evidence,
            effective=said.effective,
            note=said.note,
        )

    def _answers(self, said: Said, value: CellValue, question: Question) -> bool:
        """Whether what a cell says is an answer to its question, and not to another."""
        if said.status is Status.TIDAK:
            return not self._denies_step(value, question)
        return all(proves(link, question.element) for link in said.evidence)

    def _denies_step(self, value: CellValue, question: Question) -> bool:
        """Whether a text denies a later step of what is asked for, as "Belum ditetapkan" of an SOP."""
        if question.id not in self.firsts or not isinstance(value, str) or not self._is_plain(value):
            return False
        asked = fold(" ".join((question.label, *question.headers)))
        return any(step not in asked for step in d.STEPS if step in fold(value))

    def _links(self, value: CellValue, question: Question) -> Read:
        links, rest = links_and_rest(shown(value))
        stray = self._stray(links, question)
        if stray:
            return stray
        if not links:
            return _trouble(ProblemCode.NOT_A_LINK, value, question)
        return Read(value=links, evidence=links, note=rest)

    def _stray(self, links: tuple[str, ...], question: Question) -> Read | None:
        """The trouble with a link that plainly belongs to another element."""
        for link in links:
            element = owner(link)
            if element and element != question.element:
                code = ProblemCode.LINK_OF_ANOTHER
                return _trouble(code, link, question, other=self._elements.get(element, element))
        return None

    def _choices(self, value: CellValue, question: Question) -> Read:
        text = value if isinstance(value, str) else shown(value)
        said = self._statuses.plain(text) if question.kind is AnswerKind.CHOICES else None
        if said is Status.TIDAK:
            return Read(value=())
        chosen = read_choices(text, question)
        one = question.kind is AnswerKind.CHOICE
        if one and (len(chosen.options) != 1 or chosen.unknown):
            chosen = type(chosen)(options=(), unknown=(collapsed(text),))
        if not chosen.unknown:
            return Read(value=chosen.options)
        unknown = "; ".join(chosen.unknown)
        expected = ", ".join(option.label for option in question.options)
        trouble = _trouble(ProblemCode.UNKNOWN_ANSWER, unknown, question, expected=expected)
        bare = said is Status.ADA
        return Read(value=chosen.options or None, trouble=trouble.trouble, bare=bare, facts=trouble.facts)


def _number(value: CellValue, question: Question) -> Read:
    number = read_number(value, question)
    if number.trouble is None:
        return Read(value=number.value)
    low, high = bounds(question)
    return _trouble(
        number.trouble,
        value,
        question,
        minimum="" if low is None else _plain(low),
        maximum="" if high is None else _plain(high),
        values=" / ".join(_plain(reading) for reading in number.readings),
    )


def _plain(number: Fraction) -> str:
    """A number of a sentence, with a decimal comma; every one here has finitely many decimals."""
    return f"{Decimal(number.numerator) / number.denominator:f}".replace(".", ",")


def _trouble(code: ProblemCode, value: CellValue, question: Question, **facts: str) -> Read:
    answer = shown(value)
    said = answer if len(answer) <= LONGEST_SAID else f"{answer[:LONGEST_SAID]}…"
    return Read(trouble=code, facts={"answer": said, "question": question.label, **facts})
