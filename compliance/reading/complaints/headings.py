"""What the header of a column of complaints may mean, or why its column is left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from compliance.definitions.personal import PersonalRules
from compliance.model.complaints import ComplaintField, ComplaintsDefinition
from compliance.reading import words as w
from compliance.reading.complaints.channels import Channels
from compliance.reading.complaints.periods import Period, read_period, told_in
from compliance.reading.complaints.result import Drop
from compliance.reading.folding import CACHED_TEXTS, words
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.phrases import phrases
from compliance.reading.sheets import CellValue

LONGEST = 120  # characters: a longer text is prose
_PERIOD_WORDS = w.MONTHS.keys() | {"bulan", "tahun", "i", "ii", "iii", "iv"}
_SERIAL = w.NUMBER_HEADERS - {"id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A header, understood. `core`: its concepts and the words nobody knows, without fillers.

    `fields`: what its column may hold, by its contents; `drop`: why it is left out if it holds none
    of them. `known`: it is a header for certain, wanted or not.
    """

    core: frozenset[str] = frozenset()
    fields: frozenset[ComplaintField] = frozenset()
    drop: Drop = Drop.UNKNOWN
    serial: bool = False
    period: Period | None = None
    channel: str = ""
    words: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.fields or self.serial or self.drop in (Drop.PERSONAL, Drop.TEXT))


NO_TITLE = Title()


def _without_period(core: frozenset[str], text: str) -> frozenset[str]:
    """The core without the month or year it is about: "Masuk Tahun 2024" asks what "Masuk" asks."""
    rest = core - _PERIOD_WORDS
    return rest if rest and rest != core and told_in((text,)) else core


class Headings:
    """The definition, ready to be asked; a text is thought about once."""

    def __init__(self, definition: ComplaintsDefinition, personal: PersonalRules) -> None:
        self._definition = definition
        self._personal = Headers(personal)
        self.channels = Channels(definition.channels)
        self._seen: dict[CellValue, Title] = {}
        self._fillers = {tuple(filler.split()) for filler in definition.fillers}

    def of(self, value: CellValue) -> Title:
        """What a header means, for itself."""
        found = self._seen.get(value)
        if found is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            found = self._seen[value] = self._title(value)
        return found

    def path(self, titles: tuple[CellValue, ...]) -> Title:
        """The meaning of a column under its group titles, outermost first, as far as the words go."""
        return self.of(" ".join(str(title) for title in titles)) if titles else NO_TITLE

    def _title(self, value: CellValue) -> Title:
        if not isinstance(value, str):
            period = read_period(value)
            return Title(period=period) if period else NO_TITLE
        spoken = words(value) if len(value) <= LONGEST else ()
        if not spoken or ":" in value.strip().rstrip(":*"):
            return NO_TITLE
        if " ".join(spoken) in _SERIAL:
            return Title(serial=True, drop=Drop.UNUSED, words=spoken)
        told = self._personal.told(value)
        core = _without_period(self._core(spoken), value)
        period, channel = read_period(value), self.channels.only(value)
        title = partial(Title, core=core, words=spoken, period=period, channel=channel)
        if not self._definition.free_text.isdisjoint(spoken):
            return title(drop=Drop.TEXT)
        fields = frozenset(
            field for field, heading in self._definition.fields.items() if core in heading.heads
        )
        if told is Told.PERSON:
            return title(drop=Drop.PERSONAL)
        if channel and not core:  # "SP4N-LAPOR!" alone heads the complaints that came by it
            return title(drop=Drop.UNUSED)
        return title(fields=fields, drop=self._drop(told, spoken, core))

    def _drop(self, told: Told, spoken: tuple[str, ...], core: frozenset[str]) -> Drop:
        if told in (Told.TITLE, Told.EITHER):
            return Drop.PERSONAL
        if not self._definition.ignored.isdisjoint(spoken) or "persen" in core:
            return Drop.UNUSED
        return Drop.TEXT if not core else Drop.UNKNOWN

    def _core(self, spoken: tuple[str, ...]) -> frozenset[str]:
        """The concepts of a header, longest phrases first, and its other words but fillers and numbers."""
        found = []
        for phrase, concept in phrases(spoken, self._concept):
            if concept:
                found.append(concept)
            elif concept is None and not phrase[0].isdigit():
                found.append(phrase[0])
        return frozenset(found)

    def _concept(self, phrase: tuple[str, ...]) -> str | None:
        """The concept of a phrase; "" of a filler."""
        return self._definition.concepts.get(" ".join(phrase), "" if phrase in self._fillers else None)
