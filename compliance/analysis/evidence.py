"""What supports the answers of a period: every link once per answer, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from compliance.analysis.addresses import (
    LinkKind,
    host_of,
    is_bare,
    is_sippn,
    is_sukma,
    kind_of_link,
    same_as,
    sukma_unit,
)
from compliance.model import Answer, AnswerKind, Checklist, ChecklistDefinition, Place, Unit
from compliance.reading.links import owner

SIPPN_QUESTION = "publikasi.sippn"
# A link beside answers of so many elements stands in one column for all of them, not in a wrong one.
_COMMON = 3
WHOLE_SITES = frozenset({"sipp.tautan"})  # questions about a site: its front is the proof


class Doubt(StrEnum):
    """Each has one sentence in `text.evidence`."""

    SAME_LINK = "tautan_dipakai_unit_lain"
    BARE_HOST = "hanya_alamat_depan"
    SUKMA_SHARED = "sukma_unit_lain"
    SUKMA_DIFFERS = "sukma_lebih_dari_satu"
    SUKMA_WITHOUT_UNIT = "sukma_tanpa_unit"
    WRONG_COLUMN = "tautan_kolom_lain"
    NOT_SIPPN = "bukan_tautan_sippn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One link under one answer of one unit."""

    unit: Unit
    question: str
    link: str
    kind: LinkKind
    effective: date | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A doubt about a link, where it was first met in the unit's answers.

    `others`: the other units it is about. `facts`: what else the sentence names.
    """

    doubt: Doubt
    unit: Unit
    question: str
    link: str
    place: Place
    others: tuple[Unit, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All links of some units, and what is doubtful about them."""

    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]


class _Known(NamedTuple):
    """A use with what was worked out about its link, once."""

    use: Use
    key: str
    owner: str
    element: str


def uses_of(checklists: Iterable[Checklist], definition: ChecklistDefinition) -> tuple[Use, ...]:
    """Every link of every answer, in the order of the units and questions.

    A link asked for by itself proves the first answer of its element, and is dated as that one.
    """
    firsts = {
        question.id: element.questions[0].id
        for element in definition.elements
        for question in element.questions
        if question.kind is AnswerKind.LINKS
    }
    asked = {question.id: question.kind for question in definition.questions}
    order = {question: at for at, question in enumerate(asked)}
    return tuple(
        Use(
            unit=checklist.unit,
            question=question,
            link=link,
            kind=kind_of_link(link),
            effective=answer.effective or _effect(checklist.answers.get(firsts.get(question, ""))),
            place=answer.place,
        )
        for checklist in checklists
        for question, answer in sorted(checklist.answers.items(), key=lambda item: order.get(item[0], -1))
        for link in _links(answer, asked.get(question))
    )


def examine(checklists: Sequence[Checklist], definition: ChecklistDefinition) -> Evidence:
    """The links of these checklists and the doubts about them.

    Findings come in the order of the units, each doubt once for a unit and a link.
    """
    labels = {element.id: element.label for element in definition.elements}
    questions = {question.id: question.label for question in definition.questions}
    uses = uses_of(checklists, definition)
    known = [_known(use) for use in uses]
    sippn = {c.unit.id for c in checklists if SIPPN_QUESTION in c.answers}
    found = [*_shared(known), *_bare(known), *_several_numbers(known)]
    found += _misplaced(known, sippn, {**labels, **questions})
    order = {checklist.unit.id: at for at, checklist in enumerate(checklists)}
    found.sort(key=lambda finding: order[finding.unit.id])
    return Evidence(uses=uses, findings=tuple(found))


def _effect(answer: Answer | None) -> date | None:
    return answer.effective if answer else None


def _links(answer: Answer, kind: AnswerKind | None) -> tuple[str, ...]:
    """The links beside an answer, and those that are the answer."""
    told = answer.value if kind is AnswerKind.LINKS and isinstance(answer.value, tuple) else ()
    return tuple(dict.fromkeys((*told, *answer.evidence)))


def _known(use: Use) -> _Known:
    return _Known(
        use=use, key=same_as(use.link), owner=owner(use.link), element=use.question.partition(".")[0]
    )


def _shared(known: Sequence[_Known]) -> Iterator[Finding]:
    """What two units use: the number of a survey, or the very link."""
    yield from _common(
        [(item, number) for item in known if (number := sukma_unit(item.use.link))], Doubt.SUKMA_SHARED
    )
    others = [item for item in known if not is_sukma(item.use.link) and not is_bare(item.use.link)]
    yield from _common([(item, item.key) for item in others], Doubt.SAME_LINK)


def _common(keyed: Sequence[tuple[_Known, str]], doubt: Doubt) -> Iterator[Finding]:
    """A finding for each unit whose key another unit has as well."""
    units: dict[str, dict[str, Unit]] = {}
    for item, key in keyed:
        units.setdefault(key, {})[item.use.unit.id] = item.use.unit
    for (unit, key), item in _first(((item.use.unit.id, key), item) for item, key in keyed):
        others = tuple(other for other in units[key].values() if other.id != unit)
        if others:
            facts = {"number": key} if doubt is Doubt.SUKMA_SHARED else {}
            yield _finding(doubt, item, others=others, facts=facts)


def _bare(known: Sequence[_Known]) -> Iterator[Finding]:
    """What points to nothing: the front of a site, or e-SuKMa without the number of a unit."""
    for _, item in _first(((item.use.unit.id, item.key), item) for item in known):
        link = item.use.link
        if is_bare(link) and item.use.question not in WHOLE_SITES:
            yield _finding(Doubt.BARE_HOST, item, facts={"host": host_of(link)})
        elif is_sukma(link) and not sukma_unit(link):
            yield _finding(Doubt.SUKMA_WITHOUT_UNIT, item)


def _several_numbers(known: Sequence[_Known]) -> Iterator[Finding]:
    """A unit that goes by more than one number at e-SuKMa; said once, at the first other number."""
    numbers: dict[str, dict[str, _Known]] = {}
    for item in known:
        number = sukma_unit(item.use.link)
        if number:
            numbers.setdefault(item.use.unit.id, {}).setdefault(number, item)
    for found in numbers.values():
        if len(found) > 1:
            second = list(found.values())[1]
            yield _finding(Doubt.SUKMA_DIFFERS, second, facts={"numbers": ", ".join(found)})


def _misplaced(known: Sequence[_Known], sippn: set[str], labels: Mapping[str, str]) -> Iterator[Finding]:
    """What stands under a question it does not answer. `sippn`: the units that answer that question."""
    around: dict[tuple[str, str], set[str]] = {}
    for item in known:
        around.setdefault((item.use.unit.id, item.key), set()).add(item.element)
    for _, item in _first(
        ((item.use.unit.id, item.key), item)
        for item in known
        if _is_misplaced(item, around[item.use.unit.id, item.key], item.use.unit.id in sippn)
    ):
        if item.owner:
            other = SIPPN_QUESTION if is_sippn(item.use.link) else item.owner
            yield _finding(Doubt.WRONG_COLUMN, item, facts={"other": labels.get(other, other)})
        else:
            yield _finding(Doubt.NOT_SIPPN, item, facts={"host": host_of(item.use.link)})


def _is_misplaced(item: _Known, around: set[str], sippn: bool) -> bool:
    """`around`: the elements under which the unit has this link."""
    if item.owner and item.owner != item.element:
        return not (item.owner in around and len(around) >= _COMMON)
    at_sippn = item.use.question == SIPPN_QUESTION
    if is_sippn(item.use.link):  # it also shows that a unit publishes, once SIPPN itself is answered
        return not at_sippn and not sippn
    # A picture or a document may show that SIPPN is filled as well as its own page does.
    return at_sippn and item.use.kind is LinkKind.PAGE and around == {item.element}


def _first(keyed: Iterable[tuple[tuple[str, str], _Known]]) -> Iterator[tuple[tuple[str, str], _Known]]:
    """The first of each key, in order."""
    seen: dict[tuple[str, str], _Known] = {}
    for key, item in keyed:
        seen.setdefault(key, item)
    yield from seen.items()


def _finding(
    doubt: Doubt, item: _Known, *, others: tuple[Unit, ...] = (), facts: Mapping[str, str] | None = None
) -> Finding:
    use = item.use
    return Finding(
        doubt=doubt,
        unit=use.unit,
        question=use.question,
        link=use.link,
        place=use.place,
        others=others,
        facts=facts or {},
    )
