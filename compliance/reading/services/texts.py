"""The text of a component as it may be kept and published: nothing in it about a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compliance.definitions.personal import PersonalRules
from compliance.model.services import ServiceField, ServicesDefinition
from compliance.reading.folding import words
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.personal.patterns import has_degree, masked

LONGEST_TEXT = 6_000  # characters; a page of the summary holds some 3,000
LONGEST_NUMBER = 300  # of a decree or an SOP
_CLAUSES = re.compile(r"(?<=[;|])\s*")
_PERSONAL = (Told.PERSON, Told.TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text without what is about a person, and whether something was left out, or cut off."""

    text: str
    personal: bool = False
    cut: bool = False


class Cleaner:
    """The rules, ready for many texts."""

    def __init__(self, definition: ServicesDefinition, rules: PersonalRules) -> None:
        self._headers = Headers(rules)
        self._public = frozenset(phrase[0] for phrase in rules.public)
        self._addresses = tuple(words(phrase) for phrase in definition.addresses)

    def cleaned(self, text: str, field: ServiceField) -> Cleaned:
        """A telephone stays where it is an office's: in the channel for complaints, or called so."""
        lines = [self._line(line, field) for line in text.split("\n")]
        kept = "\n".join(line for line in lines if line.strip(" .,;:…-"))
        longest = LONGEST_TEXT if field is not ServiceField.SOP_NOMOR else LONGEST_NUMBER
        cut = len(kept) > longest
        return Cleaned(
            text=f"{kept[:longest].rstrip()}…" if cut else kept, personal="\n".join(lines) != text, cut=cut
        )

    def _line(self, line: str, field: ServiceField) -> str:
        kept = [clause for clause in _CLAUSES.split(line) if not self._is_about_a_person(clause)]
        phones = field is not ServiceField.PENGADUAN
        return masked(" ".join(kept), self._public, phones=phones)

    def _is_about_a_person(self, clause: str) -> bool:
        if has_degree(clause):
            return True
        label, colon, rest = clause.partition(":")
        if colon and rest.strip() and self._headers.told(label) in _PERSONAL:
            return True
        spoken = words(clause)
        return any(
            spoken[i : i + len(phrase)] == phrase and _names_follow(clause, phrase)
            for phrase in self._addresses
            for i in range(len(spoken))
        )


def _names_follow(clause: str, phrase: tuple[str, ...]) -> bool:
    """`Ibu Siti`, but not `ibu hamil`: a name begins with a capital letter."""
    said = r"\W+".join(map(re.escape, phrase))
    return re.search(rf"\b(?i:{said})\b\.?\s+[A-Z][a-z]", clause) is not None
