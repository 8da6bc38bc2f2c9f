"""What the cells of a service say → the service, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compliance.model import Status
from compliance.model.services import (
    COMPONENTS,
    FieldKind,
    Service,
    ServiceField,
    ServicesDefinition,
)
from compliance.problems import ProblemCode
from compliance.reading.folding import collapsed
from compliance.reading.limits import grouped
from compliance.reading.personal.patterns import masked
from compliance.reading.services.contents import Kind
from compliance.reading.services.decide import Decider
from compliance.reading.services.naming import display_name
from compliance.reading.services.raw import RawService, Slot
from compliance.reading.services.said import Said
from compliance.reading.services.texts import Cleaner

_NUMBERED = (ServiceField.SK, ServiceField.SOP, ServiceField.SOP_NOMOR)
_MONEY = frozenset({"", "rp", "rupiah", "idr", "dalam rupiah", "rp."})
# What a document's day or number tells about the document, where nothing else does.
_IMPLIES = {
    ServiceField.SK_TANGGAL: ServiceField.SK,
    ServiceField.SOP_TANGGAL: ServiceField.SOP,
}
_UNCLEAR = {
    Kind.UNCLEAR: ProblemCode.SERVICE_UNCLEAR,
    Kind.DAY: ProblemCode.SERVICE_DAY,
    Kind.ERROR: ProblemCode.UNREADABLE_CELL,
}


class Builder:
    """One file; problems gather in `said`."""

    def __init__(self, definition: ServicesDefinition, decider: Decider, cleaner: Cleaner) -> None:
        self.said = Said()
        self._definition, self._decider, self._cleaner = definition, decider, cleaner

    def service(self, raw: RawService) -> Service:
        """The service, as far as its cells are clear."""
        said: dict[ServiceField, Status] = {}
        texts: dict[ServiceField, str] = {}
        dates: dict[ServiceField, date] = {}
        counted = None
        for one, slots in raw.slots.items():
            kind = self._definition.fields[one].kind
            if kind is FieldKind.DATE:
                day = self._day(raw, one, slots)
                dates |= {one: day} if day else {}
            elif kind is FieldKind.COUNT:
                counted = self._count(raw, one, slots[0])
            else:
                status = self._status(raw, one, slots)
                said |= {one: status} if status else {}
                text = self._text(raw, one, slots) if status is Status.ADA else ""
                texts |= {one: text} if text else {}
        for one, document in _IMPLIES.items():
            if one in dates:
                said.setdefault(document, Status.ADA)
        self._check_count(raw, said, counted)
        name = masked(display_name(raw.name))
        return Service(name=name, said=said, texts=texts, dates=dates, counted=counted)

    def _status(self, raw: RawService, one: ServiceField, slots: Sequence[Slot]) -> Status | None:
        """What the cells of a field say together: one that has it suffices."""
        found = []
        for slot in slots:
            self._tell(raw, one, slot)
            status = self._decider.decided(raw, one, slot).status
            if slot.option is not None:
                status = slot.option if status is Status.ADA else None
            found += [status] if status else []
        paired = {slot.option for slot in slots if slot.option} and len(set(found)) > 1
        if paired:
            values = " / ".join(sorted({status.value for status in found}))
            label = self._definition.fields[one].label
            self.said.at(
                ProblemCode.CONTRADICTION, raw.cells, slots[0].at, one, question=label, values=values
            )
            return None
        order = (Status.ADA, Status.PROSES, Status.TIDAK, Status.TIDAK_BERLAKU)
        return next((status for status in order if status in found), None)

    def _tell(self, raw: RawService, one: ServiceField, slot: Slot) -> None:
        """What is to be said about a cell that says nothing clear."""
        content, rule = slot.content, self._definition.fields[one]
        code = _UNCLEAR.get(content.kind)
        if code is ProblemCode.UNREADABLE_CELL:
            self.said.at(code, raw.cells, slot.at, one)
        elif code is not None:
            self.said.at(code, raw.cells, slot.at, one, name=rule.label)
        if content.kind is Kind.NUMBER and rule.kind is FieldKind.COMPONENT and not slot.measure:
            decided = self._decider.decided(raw, one, slot)
            if decided.itself and one is ServiceField.WAKTU:
                code = ProblemCode.SERVICE_BARE_NUMBER
                self.said.at(code, raw.cells, slot.at, one, name=rule.label, answer=content.text)

    def _text(self, raw: RawService, one: ServiceField, slots: Sequence[Slot]) -> str:
        """What is kept of the cells of a field, without anything about a person."""
        rule = self._definition.fields[one]
        if not rule.published and one not in _NUMBERED:
            return ""
        parts = []
        for slot in slots:
            if slot.option is not None or not self._decider.decided(raw, one, slot).itself:
                continue
            cleaned = self._cleaner.cleaned(_shown(slot, one), one)
            parts.append(cleaned.text)
            if cleaned.personal:
                self.said.at(ProblemCode.SERVICE_PERSONAL, raw.cells, slot.at, one, name=rule.label)
            if cleaned.cut:
                self.said.at(ProblemCode.SERVICE_CUT, raw.cells, slot.at, one, name=rule.label)
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def _day(self, raw: RawService, one: ServiceField, slots: Sequence[Slot]) -> date | None:
        for slot in slots:
            if slot.content.kind is Kind.UNCLEAR:
                facts = {"answer": slot.content.text[:60], "question": self._definition.fields[one].label}
                self.said.at(ProblemCode.NOT_A_DATE, raw.cells, slot.at, one, **facts)
            elif slot.content.kind is Kind.ERROR:
                self.said.at(ProblemCode.UNREADABLE_CELL, raw.cells, slot.at, one)
        return next((slot.content.day for slot in slots if slot.content.day), None)

    def _count(self, raw: RawService, one: ServiceField, slot: Slot) -> int | None:
        """How many components a service says it has; None where it says nothing clear."""
        content = slot.content
        text = content.text.partition("/")[0].partition(" dari ")[0].strip()
        facts = {"answer": content.text[:60], "question": self._definition.fields[one].label}
        if content.kind in (Kind.NOTHING, Kind.MARK) or not content.text:
            return None
        if not text.isdigit():
            self.said.at(ProblemCode.NOT_A_NUMBER, raw.cells, slot.at, one, **facts)
            return None
        if int(text) > len(COMPONENTS):
            bounds = {"minimum": "0", "maximum": str(len(COMPONENTS))}
            self.said.at(ProblemCode.OUT_OF_RANGE, raw.cells, slot.at, one, **facts, **bounds)
            return None
        return int(text)

    def _check_count(self, raw: RawService, said: dict[ServiceField, Status], counted: int | None) -> None:
        """A number that disagrees with the components that are named one by one."""
        named = [said.get(component) for component in COMPONENTS]
        having = sum(status is Status.ADA for status in named)
        if counted is not None and None not in named and counted != having:
            facts = {"stated": str(counted), "counted": str(having)}
            one = ServiceField.JUMLAH_KOMPONEN
            at = raw.slots[one][0].at
            self.said.at(ProblemCode.SERVICE_COUNT, raw.cells, at, one, **facts)


def _shown(slot: Slot, one: ServiceField) -> str:
    """What stands in a cell, with the unit of measure that its title names."""
    content = slot.content
    if content.kind is not Kind.NUMBER:
        return content.text
    whole = content.number.is_integer()
    if one is ServiceField.BIAYA and slot.measure in _MONEY and whole:
        return f"Rp{grouped(int(content.number))}"
    number = content.text if whole else content.text.replace(".", ",")
    return collapsed(f"{number} {slot.measure}")
