"""Words of answers → 1 to 4, by the scales in use; what fits several of them differently is not guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.model.survey import AnswerScale, SurveyDefinition

STEPS = 4
LETTERS = {"a": 1, "b": 2, "c": 3, "d": 4}  # of the guideline's form, worst first
_SLOT = "{}"
_LEAST_ALIKE = 2  # different answers with an adjective nobody knows, before it is taken for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """What the phrases of one column are worth; those of no scale are left out.

    `assumed`: several scales fit and differ, so this one was taken: what stands before the adjective
    (or the phrase) with its worth. `five`: they are of a scale with five steps, so nothing is.
    """

    worth: Mapping[str, int] = field(default_factory=dict)
    assumed: tuple[tuple[str, int], ...] = ()
    five: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ladder:
    """One scale as a lookup: phrases, or (of a template) what stands before the adjective, to steps."""

    worth: Mapping[str, int]
    official: bool
    five: bool
    needs: str | None

    def fits(self, spoken: Collection[str]) -> bool:
        """Whether all that was said is of this scale, and the word that must have been among it."""
        return self.worth.keys() >= set(spoken) and (self.needs is None or self.needs in spoken)


class Grader:
    """The scales, ready to be asked about the columns of one table."""

    def __init__(self, definition: SurveyDefinition) -> None:
        self._adjectives = definition.adjectives
        self._negatives = definition.negatives
        self._fixed = [_ladder(scale) for scale in definition.scales if not _is_template(scale)]
        self._templates = [_ladder(scale) for scale in definition.scales if _is_template(scale)]
        self._prefixes = sorted({key for ladder in self._templates for key in ladder.worth}, key=len)[::-1]
        self._literals = {text for scale in definition.scales for text in _literals(scale)}
        self._spelled = {phrase for ladder in self._fixed for phrase in ladder.worth}

    def is_phrase(self, phrase: str) -> bool:
        """Whether a phrase by itself is known for an answer."""
        return phrase in self._spelled or self._prefix(phrase, ()) is not None

    def known(self, phrases: Collection[str]) -> set[str]:
        """Those of the phrases of a column that are answers."""
        return self._spelled & set(phrases) | self._by_prefix(phrases).keys()

    def grade(self, columns: Sequence[Collection[str]]) -> list[Grades]:
        """What the phrases of each column are worth.

        The columns of a form share their scale, so the words of one help to read another.
        """
        prefixes = [self._by_prefix(phrases) for phrases in columns]
        spoken = {
            prefix
            for phrases, found in zip(columns, prefixes, strict=True)
            if found.keys() >= self.known(phrases)
            for prefix in found.values()
        }
        shared = [ladder for ladder in self._templates if ladder.fits(spoken)]
        return [self._grade(phrases, found, shared) for phrases, found in zip(columns, prefixes, strict=True)]

    def _grade(
        self, phrases: Collection[str], prefixes: Mapping[str, str], shared: Sequence[_Ladder]
    ) -> Grades:
        known = self.known(phrases)
        if not known:
            return Grades()
        meanings = [
            ({phrase: ladder.worth[phrase] for phrase in known}, ladder)
            for ladder in self._fixed
            if ladder.worth.keys() >= known
        ]
        if known <= prefixes.keys():
            own = {prefixes[phrase] for phrase in known}
            templates = shared or [ladder for ladder in self._templates if ladder.fits(own)]
            meanings += [
                ({phrase: ladder.worth[prefixes[phrase]] for phrase in known}, ladder)
                for ladder in templates
                if ladder.worth.keys() >= own
            ]
        four = [(worth, ladder) for worth, ladder in meanings if not ladder.five]
        official = [worth for worth, ladder in four if ladder.official]
        if not four:
            return Grades(five=bool(meanings))
        if all(worth == four[0][0] for worth, _ in four):
            sure = bool(official) or len(four) == len(meanings)
            return Grades(worth=four[0][0], assumed=() if sure else _told(four[0][0], prefixes))
        agreed = bool(official) and all(worth == official[0] for worth in official)
        return Grades(worth=official[0], assumed=_told(official[0], prefixes)) if agreed else Grades()

    def _by_prefix(self, phrases: Collection[str]) -> dict[str, str]:
        """What stands before the adjective of each phrase, where it is known or comes back."""
        tails = [tail for phrase in phrases for tail in self._tails(phrase)]
        again = {tail for tail in tails if tails.count(tail) >= _LEAST_ALIKE}
        found = ((phrase, self._prefix(phrase, again)) for phrase in phrases)
        return {phrase: prefix for phrase, prefix in found if prefix is not None}

    def _prefix(self, phrase: str, again: Collection[str]) -> str | None:
        if phrase in self._literals:
            return phrase
        for prefix in self._prefixes:
            tail = _behind(phrase, prefix)
            if tail in self._adjectives or (tail in again and tail not in self._negatives):
                return prefix
        return None

    def _tails(self, phrase: str) -> set[str]:
        return {tail for prefix in self._prefixes if (tail := _behind(phrase, prefix))}


def _told(worth: Mapping[str, int], prefixes: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """What was taken for granted, in words of the definition alone: never what else stood in the cells."""
    told = {prefixes.get(phrase, phrase): steps for phrase, steps in worth.items()}
    return tuple(sorted(told.items(), key=lambda entry: entry[1]))


def _is_template(scale: AnswerScale) -> bool:
    return any(_SLOT in spelling for step in scale.steps for spelling in step)


def _literals(scale: AnswerScale) -> set[str]:
    """The phrases that a template spells out: `netral`."""
    spelled = {spelling for step in scale.steps for spelling in step if _SLOT not in spelling}
    return spelled if _is_template(scale) else set()


def _ladder(scale: AnswerScale) -> _Ladder:
    return _Ladder(
        worth={
            spelling.replace(_SLOT, "").strip(): worth
            for worth, step in enumerate(scale.steps, start=1)
            for spelling in step
        },
        official=scale.official,
        five=len(scale.steps) != STEPS,
        needs=scale.needs.replace(_SLOT, "").strip() if scale.needs else None,
    )


def _behind(phrase: str, prefix: str) -> str:
    """What stands behind a prefix; "" where the phrase does not begin with it."""
    if not prefix:
        return phrase
    return phrase[len(prefix) + 1 :] if phrase.startswith(prefix + " ") else ""
