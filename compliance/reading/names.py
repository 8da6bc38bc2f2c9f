"""One name → one unit, or the candidates to ask about. A wrong silent match is worse than a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from compliance.model import Registry, Unit, UnitKind
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold, words
from compliance.reading.naming import UnitName, home_of, read_name, without_home

# Measured on 215 variants, 882 typos and 240 foreign names: with both keys 0 wrong.
FIRST_KEY = 90.0  # WRatio on whole names and aliases
SECOND_KEY = 82.0  # ratio of the words behind the kind, among units of that kind
MARGIN = 2.0  # by which the best must lead on the second key
FARTHER = 2  # letters by which the next name must differ more: a slip may lie between two names
SHORTEST_TYPO = 6  # letters: in a shorter name one wrong letter is another name
LETTERS_PER_TYPO = 10  # one letter may be wrong for each so many
CANDIDATES = 3
LIKELY = 45.0  # on the second key: a candidate below this resembles nothing
SIMILAR = 75.0  # on the first key, without a kind to go by
LONGEST_NAME = 150  # characters
ORGANISERS = frozenset({"organisasi"})  # in the name of the unit that sends its forms to all others


_PARTS = re.compile(r"\s+[-–—|=]\s+|\s*/\s*")
_NUMBER = re.compile(r"\d+|[ivx]+|[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The unit a name surely means, or None and the candidates, likeliest first.

    `former`: the unit carries an old name. `key` is the name as it is remembered.
    """

    key: str
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    former: bool = False
    plausible: bool = False  # it says its kind, or is the name of some place of the registry


class UnitMatcher:
    """The units of a registry by every form of their names."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.home = home_of(registry.units)
        self.by_id = {unit.id: unit for unit in registry.units}
        self._above = {unit.parent for unit in registry.units}
        self._names = {unit.id: read_name(unit.name, self.home) for unit in registry.units}
        self._known: dict[tuple[UnitKind | None, str], dict[str, Unit]] = {}
        self._loosely: set[tuple[str, str]] = set()  # "RS Sosodoro", where the registry has a hospital so
        self._by_core: dict[str, dict[str, Unit]] = {}
        self._forms: list[tuple[str, Unit]] = []
        self._cores: dict[UnitKind, list[tuple[str, Unit]]] = {}
        for unit in registry.units:
            self._learn(unit)
        self._texts = [text for text, _ in self._forms]
        self._seen: dict[tuple[str, frozenset[UnitKind], str], Match] = {}

    def _learn(self, unit: Unit) -> None:
        for form in dict.fromkeys((unit.name, unit.short, *unit.aliases)):
            name = read_name(form, self.home)
            bare = name.kind is None
            if not form or (bare and unit.kind in w.PLACE_KINDS):
                continue  # "padangan" alone is a kecamatan, a desa, a puskesmas and an RSUD
            self._known.setdefault((name.kind, name.key), {})[unit.id] = unit
            if name.any_owner:
                self._loosely.add((unit.id, name.key))
            self._forms.append((name.text, unit))
            if not bare and name.core:
                self._cores.setdefault(name.kind or unit.kind, []).append((name.key, unit))
            if bare:
                self._cores.setdefault(unit.kind, []).append((name.key, unit))
        own = self._names[unit.id]
        if own.kind in w.PLACE_KINDS:
            self._by_core.setdefault(own.key, {})[unit.id] = unit

    def match(self, text: str, kinds: frozenset[UnitKind] = frozenset(), parent: str = "") -> Match:
        """The unit of a name; `kinds` and `parent` (a kecamatan) are what its surroundings say."""
        key = (text, kinds, parent)
        known = self._seen.get(key)
        if known is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            known = self._seen[key] = self._match(text, kinds, parent)
        return known

    def knows(self, text: str) -> bool:
        """Whether a text is the name of a unit in one of its known forms."""
        if not text or len(text) > LONGEST_NAME:
            return False
        name = read_name(text, self.home)
        sure = not name.foreign and not self._may_be_private(name, frozenset())
        return sure and bool(self._exact(name, frozenset()))

    def narrowest(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The names of units among texts, each unit once, without those the others belong to.

        A letterhead names the dinas above the puskesmas, and speaks of the puskesmas.
        """
        named: dict[str, str] = {}
        for text in texts:
            unit = self.match(text).unit if self.knows(text) else None
            if unit is not None:
                named.setdefault(unit.id, text)
            elif self.knows(text):
                named.setdefault(text, text)
        above = {self.by_id[id].parent for id in named if id in self.by_id}
        return tuple(text for id, text in named.items() if id not in above)

    def may_ask(self, unit: Unit, letterhead: bool) -> bool:
        """Whether a title that names a unit may be of whoever sent the form: of the unit that organises all
        others, or in a `letterhead` of one with units below it.
        """
        return (letterhead and unit.id in self._above) or not ORGANISERS.isdisjoint(words(unit.name))

    def is_stranger(self, text: str, kinds: frozenset[UnitKind]) -> bool:
        """Whether a text names a kecamatan, desa or kelurahan, and no place of the registry at all."""
        name = read_name(text, self.home)
        kind = name.kind or next(iter(kinds if len(kinds) == 1 else ()), None)
        return kind in w.AREA_KINDS and name.key not in self._by_core and self.match(text, kinds).unit is None

    def _match(self, text: str, kinds: frozenset[UnitKind], parent: str) -> Match:
        code = self.by_id.get(text.strip())
        if code is not None and code.active and text.strip()[:1].isdigit():
            return Match(key=f"unit:{code.id}", unit=code, plausible=True)
        name = read_name(text, self.home)
        key = _key(name, kinds, parent or name.parent)
        places = kinds & w.PLACE_KINDS if name.kind is None else frozenset()
        # Below "Kecamatan/Puskesmas" a place may be a puskesmas nobody listed.
        unsure = (
            name.foreign
            or (len(places) > 1 and not places <= w.AREA_KINDS)
            or self._may_be_private(name, kinds)
        )
        found = () if unsure else self._exact(name, kinds)
        if not found and not unsure:
            found = self._twice(text) or self._alike(name, kinds)
        if len(found) > 1:
            found = self._within(found, name.parent or parent) or found
        elif len(found) == 1 and (name.parent or self._lies_elsewhere(found[0], parent)):
            found = self._within(found, name.parent)
        plausible = name.kind is not None or name.key in self._by_core
        if len(found) == 1 and found[0].active and self._brackets_agree(found[0], name):
            return Match(key=key, unit=found[0], plausible=plausible)
        former = bool(found) and not any(unit.active for unit in found)
        candidates = self._candidates(name, kinds, found)
        return Match(key=key, candidates=candidates, former=former, plausible=plausible)

    def _may_be_private(self, name: UnitName, kinds: frozenset[UnitKind]) -> bool:
        """Whether a hospital may be one that no registry holds; "RS" below RSUD, or as listed, is not."""
        listed = any((id, name.key) in self._loosely for id in self._known.get((name.kind, name.key), ()))
        return name.any_owner and UnitKind.RSUD not in kinds and not listed

    def _exact(self, name: UnitName, kinds: frozenset[UnitKind]) -> tuple[Unit, ...]:
        """The units one of whose forms this is, letter for letter after normalisation."""
        if name.kind is not None:
            found = self._known.get((name.kind, name.key), {})
            ended = name.core[-1:] == (self.home,) and (len(name.core) > 1 or name.kind not in w.PLACE_KINDS)
            if not found and ended:
                found = self._known.get((name.kind, "".join(name.core[:-1])), {})
            return tuple(found.values())
        found = self._known.get((None, name.key), {})
        if not found and name.core[-1:] == (self.home,) and len(name.core) > 1:
            found = self._known.get((None, "".join(name.core[:-1])), {})
        for kind in () if found else sorted(kinds):
            found = found | self._known.get((kind, name.key), {})
        return tuple(found.values())

    def _twice(self, text: str) -> tuple[Unit, ...]:
        """The one unit that a text names in several ways: `Dinkes - Dinas Kesehatan`."""
        parts = [self._exact(read_name(part, self.home), frozenset()) for part in _PARTS.split(text)]
        return parts[0] if len(parts) > 1 and len(parts[0]) == 1 and len(set(parts)) == 1 else ()

    def _within(self, units: Sequence[Unit], parent: str) -> tuple[Unit, ...]:
        """Those of the units that lie in a kecamatan."""
        if not parent:
            return ()
        wanted = read_name(parent, self.home).key
        return tuple(unit for unit in units if self._parent_key(unit) == wanted)

    def _lies_elsewhere(self, unit: Unit, parent: str) -> bool:
        """Whether a desa lies in another kecamatan than the one its surroundings name."""
        wanted = read_name(parent, self.home)
        known = wanted.kind is UnitKind.KECAMATAN and (wanted.kind, wanted.key) in self._known
        return known and unit.kind in w.VILLAGES and not self._within((unit,), parent)

    def _parent_key(self, unit: Unit) -> str:
        parent = self.by_id.get(unit.parent)
        return read_name(parent.name if parent else unit.parent, self.home).key

    def _brackets_agree(self, unit: Unit, name: UnitName) -> bool:
        """A bracket behind a name may be its abbreviation, not another unit."""
        if not name.bracket:
            return True
        spoken, foreign = without_home(list(words(name.bracket)), self.home)
        if not foreign and w.GENERAL_HEADINGS.union((self.home, "daerah")).issuperset(spoken):
            return True
        inner = read_name(name.bracket, self.home)
        if inner.kind is UnitKind.KECAMATAN is not unit.kind:
            return bool(self._within((unit,), name.bracket)) or unit.kind not in w.PLACE_KINDS
        return unit.id in {found.id for found in self._exact(inner, frozenset())}

    def _alike(self, name: UnitName, kinds: frozenset[UnitKind]) -> tuple[Unit, ...]:
        """The one unit that two different scorers agree on, letters lost or swapped; usually none."""
        if len(name.key) < SHORTEST_TYPO:
            return ()
        if _NUMBER.fullmatch(name.core[-1]) and name.kind in w.PLACE_KINDS - {UnitKind.KECAMATAN}:
            return ()  # "Puskesmas Padangan 2" is another, no slip of the pen
        allowed = frozenset({name.kind}) if name.kind else kinds
        gated = self._gated(name, allowed)
        if not gated:
            return ()
        (score, best), rival = gated[0], gated[1][0] if len(gated) > 1 else 0.0
        if score < SECOND_KEY or score - rival < MARGIN:
            return ()
        letters = self._letters(name, best)
        rivals = (self._letters(name, unit) for _, unit in gated[1 : 1 + CANDIDATES])
        if (
            letters > max(1, len(name.key) // LETTERS_PER_TYPO)
            or min(rivals, default=len(name.key)) < letters + FARTHER
        ):
            return ()
        first = process.extractOne(
            name.text if name.kind else _with(name, best.kind), self._texts, scorer=fuzz.WRatio
        )
        if first is None or first[1] < FIRST_KEY:
            return ()
        twins = tuple(self._known.get((best.kind, self._names[best.id].key), {best.id: best}).values())
        return twins

    def _gated(self, name: UnitName, kinds: Iterable[UnitKind]) -> list[tuple[float, Unit]]:
        """The units of some kinds by how alike the words behind the kind are, each name once."""
        best: dict[str, tuple[float, Unit]] = {}
        for kind in kinds:
            for key, unit in self._cores.get(kind, ()):
                score = fuzz.ratio(name.key, key)
                label = self._names[unit.id].text
                if score > best.get(label, (0.0, unit))[0]:
                    best[label] = (score, unit)
        return sorted(best.values(), key=lambda entry: -entry[0])

    def _letters(self, name: UnitName, unit: Unit) -> int:
        """In how many letters a name differs from the nearest form of a unit's name."""
        keys = (key for key, other in self._cores.get(unit.kind, ()) if other is unit)
        return min((Levenshtein.distance(name.key, key) for key in keys), default=len(name.key))

    def _heirs(self, unit: Unit) -> list[str]:
        """Those in whose place a unit that ended stands now: also of those who ended after it."""
        found: dict[str, bool] = {}
        waiting = list(unit.successors)
        while waiting:
            heir = self.by_id.get(waiting.pop(0))
            if heir is not None and heir.id not in found:
                found[heir.id] = heir.active
                waiting += () if heir.active else heir.successors
        return sorted(found, key=lambda id: not found[id])

    def _candidates(
        self, name: UnitName, kinds: frozenset[UnitKind], found: Sequence[Unit]
    ) -> tuple[Unit, ...]:
        """At most three units a person is offered: those of that name, those that took their place,
        then those most alike."""
        ranked = dict.fromkeys(unit.id for unit in found if unit.active)
        ranked |= dict.fromkeys(id for unit in found for id in self._heirs(unit))
        same = self._by_core.get(name.key, {}).values()
        ranked |= dict.fromkeys(unit.id for unit in same if not kinds or unit.kind in kinds)
        allowed = frozenset({name.kind}) if name.kind else kinds
        if allowed:
            ranked |= dict.fromkeys(
                u.id for score, u in self._gated(name, allowed) if score >= LIKELY and u.active
            )
        if len(ranked) < CANDIDATES:
            alike = process.extract(
                name.text, self._texts, scorer=fuzz.WRatio, limit=12, score_cutoff=SIMILAR
            )
            units = (self._forms[index][1] for _, _, index in alike)
            ranked |= dict.fromkeys(unit.id for unit in units if unit.active)
        ranked |= dict.fromkeys(unit.id for unit in found)
        return tuple(self.by_id[id] for id in list(ranked)[:CANDIDATES])


def _with(name: UnitName, kind: UnitKind) -> str:
    return " ".join((kind.value, *name.core))


def _key(name: UnitName, kinds: frozenset[UnitKind], parent: str) -> str:
    """`unit:padangan|kecamatan`: the name as typed in any way, and what was known of its kind."""
    known = name.kind.value if name.kind else "+".join(sorted(kinds))
    inner = f" ({name.bracket})" if name.bracket else ""
    within = f"|{fold(parent)}" if parent else ""
    return f"unit:{' '.join(name.core)}{inner}|{known}{within}"
