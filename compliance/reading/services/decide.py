"""What doubtful cells mean: decided by their column and their workbook, or asked; never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.model import Place, Status
from compliance.model.services import COMPONENTS, FieldKind, ServiceField, ServicesDefinition
from compliance.problems import ProblemCode
from compliance.reading.folding import fold
from compliance.reading.legend import TICK
from compliance.reading.marks import CROSS, DASH, EMPTY, MEANINGS
from compliance.reading.result import NONE_OF_THESE, Ask, Candidate
from compliance.reading.services.contents import Content, Kind
from compliance.reading.services.raw import RawService, Slot

_SURELY_FREE = frozenset({"nihil", "0", "rp 0", "rp0"})  # beside amounts
_SAYING = (FieldKind.COMPONENT, FieldKind.STATUS, FieldKind.MEDIA, FieldKind.NUMBERED)
Key = tuple[int, ServiceField]


@dataclass(slots=True, kw_only=True)
class _Column:
    """What the cells of one field in one table are, all together."""

    texts: int = 0
    statuses: int = 0  # those in words or ticks, and not such as may mean "free of charge"
    numbers: set[float] = field(default_factory=set)

    @property
    def is_text(self) -> bool:
        return self.texts > 0 or bool(self.numbers - {0.0, 1.0})

    @property
    def counts_ticks(self) -> bool:
        """1 and 0 stand for yes and no."""
        return not self.is_text and (1.0 in self.numbers or self.statuses > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a cell says. `itself`: what stands in it is what is asked for, not only a status."""

    status: Status | None
    itself: bool


class Decider:
    """One file; `asked` is complete once everything was decided."""

    def __init__(
        self,
        services: Sequence[RawService],
        definition: ServicesDefinition,
        *,
        sha256: str,
        remembered: Mapping[str, str],
        legend: Mapping[str, Status],
    ) -> None:
        self._definition = definition
        self._free = frozenset(rule.field for rule in definition.fields.values() if rule.free)
        self._file = sha256[:16]
        self._remembered = remembered
        self._columns: dict[Key, _Column] = defaultdict(_Column)
        self._asked: dict[str, Ask] = {}
        ticks = refusals = crosses = 0
        for service, one, slot in _every(services):
            if definition.fields[one].kind not in _SAYING:
                continue
            self._look(self._columns[service.block, one], slot.content)
            ticks += slot.content.tick
            refusals += slot.content.status is Status.TIDAK and slot.option is None
            crosses += slot.content.mark == CROSS
        self._texty = {block for (block, one), c in self._columns.items() if one in COMPONENTS and c.is_text}
        self._meanings = self._marks(ticks, refusals, crosses) | dict(legend)
        self._tick = legend.get(TICK, Status.ADA)

    @property
    def asked(self) -> tuple[Ask, ...]:
        return tuple(self._asked.values())

    def decided(self, service: RawService, one: ServiceField, slot: Slot) -> Decided:
        """The status a cell says, if it says one; what is not sure is asked about."""
        content = slot.content
        status = self._status(service, one, slot)
        itself = status is Status.ADA and content.kind in (Kind.NONE, Kind.MARK)
        itself = itself and one in self._free and self._is_amount(service, one)
        if content.kind is Kind.NUMBER:
            itself = status is Status.ADA and not self._columns[service.block, one].counts_ticks
        spoken = bool(content.text) and content.kind in (Kind.TEXT, Kind.STATUS)
        return Decided(status=status, itself=itself or spoken)

    def _status(self, service: RawService, one: ServiceField, slot: Slot) -> Status | None:
        content = slot.content
        match content.kind:
            case Kind.STATUS:
                return self._tick if content.tick else content.status
            case Kind.TEXT:
                return Status.ADA
            case Kind.NUMBER:
                return self._number(service, one, slot)
            case Kind.MARK if one in self._free and self._is_amount(service, one):
                return self._none(service, one, slot)
            case Kind.MARK:
                return self._mark(service, slot)
            case Kind.NONE:
                return self._none(service, one, slot)
            case _:
                return None

    def _look(self, column: _Column, content: Content) -> None:
        if content.kind is Kind.TEXT or (content.kind is Kind.STATUS and content.text):
            column.texts += 1
        elif content.kind is Kind.STATUS:
            column.statuses += 1
        elif content.kind is Kind.NUMBER:
            column.numbers.add(content.number)

    def _marks(self, ticks: int, refusals: int, crosses: int) -> dict[str, Status | None]:
        """Beside ticks `x` is *tidak*; beside ticks and no other *tidak*, `-` is."""
        meanings: dict[str, Status | None] = {CROSS: Status.TIDAK} if ticks else {}
        if ticks and not crosses and not refusals:
            meanings[DASH] = Status.TIDAK
        return meanings

    def _is_amount(self, service: RawService, one: ServiceField) -> bool:
        """Whether a column holds contents, so that a sign for none may mean that nothing is charged."""
        column = self._columns[service.block, one]
        return column.is_text or (not column.statuses and service.block in self._texty)

    def _number(self, service: RawService, one: ServiceField, slot: Slot) -> Status | None:
        column = self._columns[service.block, one]
        number = slot.content.number
        if column.counts_ticks:
            return Status.ADA if number == 1 else Status.TIDAK if number == 0 else Status.ADA
        if number == 0 and one in self._free:
            return self._none(service, one, slot)
        rule = self._definition.fields[one]
        if rule.kind is FieldKind.COMPONENT:
            return Status.ADA if number or column.is_text else Status.TIDAK
        if rule.field is ServiceField.SOP_NOMOR and number:
            return Status.ADA
        return {1.0: Status.ADA, 0.0: Status.TIDAK}.get(number)

    def _none(self, service: RawService, one: ServiceField, slot: Slot) -> Status | None:
        """`Tidak ada` under *biaya*: the component is missing, or nothing is charged."""
        column = self._columns[service.block, one]
        word = slot.content.mark or fold(slot.content.text)
        if not self._is_amount(service, one):
            return self._mark(service, slot) if slot.content.mark else Status.TIDAK
        if column.is_text and word in _SURELY_FREE:
            return Status.ADA
        rule = self._definition.fields[one]
        key = f"layanan:{one.value}|{word}|{self._file}"
        answer = self._remembered.get(key)
        if answer is not None:
            return None if answer == NONE_OF_THESE else Status(answer)
        candidates = (
            Candidate(id=Status.ADA.value, label=rule.none_label),
            Candidate(id=Status.TIDAK.value, label=Status.TIDAK.value),
            Candidate(id=NONE_OF_THESE, label=EMPTY),
        )
        text = f"{rule.label}: {slot.content.text}"
        self._ask(ProblemCode.ASK_SERVICE_NONE, key, _place(service, slot), text, candidates)
        return None

    def _mark(self, service: RawService, slot: Slot) -> Status | None:
        mark = slot.content.mark
        key = f"tanda:{mark}|{self._file}"
        answer = self._remembered.get(key)
        if answer is not None:
            return None if answer == NONE_OF_THESE else Status(answer)
        if mark in self._meanings:
            return self._meanings[mark]
        self._ask(ProblemCode.ASK_MARK, key, _place(service, slot), mark, MEANINGS)
        return None

    def _ask(
        self, code: ProblemCode, key: str, place: Place, text: str, candidates: tuple[Candidate, ...]
    ) -> None:
        known = self._asked.get(key)
        count = 1 if known is None else known.count + 1
        at = place if known is None else known.place
        self._asked[key] = Ask(code=code, key=key, place=at, text=text, candidates=candidates, count=count)


def _place(service: RawService, slot: Slot) -> Place:
    return service.cells.place(*slot.at)


def _every(services: Iterable[RawService]) -> Iterator[tuple[RawService, ServiceField, Slot]]:
    for service in services:
        for one, slots in service.slots.items():
            for slot in slots:
                yield service, one, slot
