"""What a header or label says about whoever stands under it: a person, an office, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from compliance.definitions.personal import PersonalRules, Phrase
from compliance.reading.folding import CACHED_TEXTS, words
from compliance.reading.phrases import phrases
from compliance.reading.raw_titles import plainer

LONGEST = 12  # words: a longer text asks or explains
_LONGEST_ORDINAL = 4  # digits
_CODED = frozenset("0123456789[(")  # how a title with a code begins
_BRACKET = re.compile(r"\([^()]*\)")


class Told(StrEnum):
    """What a header says of the cells that belong to it."""

    PERSON = "orang"  # personal data
    OFFICE = "kantor"  # data of an office, or of a thing, that only looks alike
    EITHER = "salah satu"  # a name, an address …: of whatever the names beside it are
    TITLE = "sebutan"  # only what somebody is, "PIC": a header, or what stands under "Jabatan"
    HINT = "petunjuk"  # not personal in itself, but told of persons
    NOTHING = "bukan"


class _Part(StrEnum):
    ALWAYS = "always"
    THING = "things"
    PERSON = "persons"
    OFFICE = "offices"
    NEVER = "never"
    FILLER = "fillers"
    OTHER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """A name, a number …, and what stands behind it up to the next one."""

    always: bool
    behind: list[_Part] = field(default_factory=list)

    def told(self, person: bool) -> Told:
        """`person`: a word for a person stands before it, as in "Petugas (nama, HP)"."""
        if self.behind[:1] == [_Part.OFFICE]:
            return Told.OFFICE
        if self.always or person or _Part.PERSON in self.behind:
            return Told.PERSON
        return Told.EITHER if not self.behind else Told.NOTHING


def _is_value(word: str) -> bool:
    """A number too long for a year or an ordinal: "WA Pengaduan 0812 …" heads nothing."""
    return word.isdigit() and len(word) > _LONGEST_ORDINAL


class Headers:
    """The rules, ready to be asked; a text is thought about once."""

    def __init__(self, rules: PersonalRules) -> None:
        self._parts: dict[Phrase, _Part] = {
            phrase: part for part in _Part if part.value for phrase in getattr(rules, part.value)
        }
        self._hints = rules.hints
        self._seen: dict[str, Told] = {}

    def told(self, text: str) -> Told:
        """What a header says; `NOTHING` for prose, questions, and whatever is not known."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            found = self._told(text)
            if found is Told.NOTHING and "(" in text:  # "Nama (boleh dikosongkan)"
                found = self._told(_BRACKET.sub(" ", text))
            if found is Told.NOTHING and (" " not in text or text[:1] in _CODED):  # "f01_nama_pengisi"
                told = (self._told(title) for title in plainer(text, least=1))
                found = next((one for one in told if one is not Told.NOTHING), found)
            self._seen[text] = found
        return found

    def _told(self, text: str) -> Told:
        spoken = words(text) if len(text) <= 20 * LONGEST else ()
        if not spoken or len(spoken) > LONGEST or any(map(_is_value, spoken)):
            return Told.NOTHING
        if spoken in self._hints:
            return Told.HINT
        parts = list(self._split(spoken))
        if not parts or _Part.NEVER in parts or parts[0] in (_Part.OTHER, _Part.OFFICE):
            return Told.NOTHING
        things: list[_Thing] = []
        for part in parts:
            if part in (_Part.ALWAYS, _Part.THING):
                things.append(_Thing(always=part is _Part.ALWAYS))
            elif things:
                things[-1].behind.append(part)
        if not things:  # "Petugas", "PIC / Narahubung", "Kepala Desa"
            titled = parts[0] is _Part.PERSON and set(parts) <= {_Part.PERSON, _Part.OFFICE}
            return Told.TITLE if titled else Told.NOTHING
        told = {thing.told(parts[0] is _Part.PERSON) for thing in things}
        return next((kind for kind in (Told.PERSON, Told.OFFICE, Told.NOTHING) if kind in told), Told.EITHER)

    def _split(self, spoken: Phrase) -> Iterator[_Part]:
        """The parts of a header, the longest phrases first, without fillers."""
        for phrase, part in phrases(spoken, self._parts.get):
            if part is not _Part.FILLER and not phrase[0].isdigit():
                yield part or _Part.OTHER
