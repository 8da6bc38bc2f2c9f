"""Instruments and what comes of applying one: weights and scores are exact (`Fraction`);
what is shown or categorised is a `Decimal`, rounded once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from compliance.model.checklist import Status


class Basis(StrEnum):
    """The standing of a number."""

    RESMI = "resmi"
    SEKUNDER = "sekunder"
    ASUMSI = "asumsi"


class Zone(StrEnum):
    """The colour under which a category is published."""

    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"


class OwnState(StrEnum):
    """What became of a version of an instrument of one's own."""

    RANCANGAN = "rancangan"  # seen by administrators alone
    DIPAKAI = "dipakai"
    DIGANTI = "diganti"  # a newer version of it took its place
    DITARIK = "ditarik"


class Truth(StrEnum):
    """Kleene's three values."""

    TRUE = "benar"
    FALSE = "salah"
    UNKNOWN = "belum diketahui"


class Test(StrEnum):
    """The closed vocabulary of conditions (`scoring.conditions` says what each means)."""

    IS = "is"  # operand: tuple of Status
    AT_LEAST = "at_least"  # Fraction
    MORE_THAN = "more_than"  # Fraction
    AT_MOST = "at_most"  # Fraction
    INCLUDES = "includes"  # tuple of option ids, all of them chosen
    CHOSEN_AT_LEAST = "chosen_at_least"  # Fraction: how many options are chosen
    WITHIN_MONTHS = "within_months"  # Fraction: date + months >= assessment date
    LESS_THAN_MONTHS = "less_than_months"  # Fraction: date + months > assessment date

    __test__ = False  # not a test class for pytest


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A test of one answer. `parts` stand in for an unanswered sum (see `Question.parts`);
    `among` are the only options that count (all of them when empty). With `of`, a second count,
    the answer is tested as a percentage of that.
    """

    question: str
    test: Test
    operand: Fraction | tuple[Status, ...] | tuple[str, ...]
    parts: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    of: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions it looks at, in order."""
        return (self.question, *self.parts, *([self.of] if self.of else ()))

    @property
    def conditions(self) -> tuple[Condition]:
        """Itself, where `AnyOf` has several."""
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """True when one of the conditions is."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of a ladder: its points, and the conditions that must all hold."""

    points: Fraction
    label: str
    when: tuple[Condition | AnyOf, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions in order, whether or not it is enough that one of several holds."""
        return tuple(condition for test in self.when for condition in test.conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a number comes from and how firm it is."""

    source: str
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A ladder of rungs, lowest first; the lowest has no conditions.

    `unseen` says in words why the checklist cannot see it ("" when it can). It does not
    apply when one of the questions `waived_by` is answered *tidak berlaku*. An `optional` one
    looks at optional groups of questions alone.
    """

    id: str
    label: str
    weight: Fraction
    weight_standing: Standing
    ladder_standing: Standing
    rungs: tuple[Rung, ...]
    legal_ref: str
    remedy: str
    proof: str = ""
    unseen: str = ""
    waived_by: tuple[str, ...] = ()
    optional: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the questions its conditions look at, in order."""
        conditions = (condition for rung in self.rungs for condition in rung.conditions)
        return tuple(dict.fromkeys(question for condition in conditions for question in condition.questions))

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions its waivers and conditions look at, in order."""
        return tuple(dict.fromkeys((*self.waived_by, *self.asked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """Indicators that are weighted together; `weight` is the share of the aspect in the score."""

    id: str
    label: str
    weight: Fraction
    standing: Standing
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A band of published scores, both bounds included."""

    id: str
    label: str
    lower: Fraction
    upper: Fraction
    zone: Zone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One edition of a yardstick. The published score is `scale` × the weighted share of points.

    Weights: those of the aspects add up to a declared total, those of the indicators of
    one aspect likewise; points run from 0 to `top_points`; scores from 0 to `scale`.

    Of some editions only the categories and the rule for a region are known: they have no
    aspects, say why in `unscored`, and grade published scores but no answers.

    `own`: an administrator of this installation added it; it is none of the editions that are shipped.
    """

    id: str
    title: str
    summary: str
    legal_ref: str
    scale: Fraction
    top_points: Fraction
    decimals: int
    rounding_standing: Standing
    aspects: tuple[Aspect, ...]
    categories: tuple[Category, ...]  # best first
    categories_standing: Standing
    aggregate_standing: Standing
    minimum_completeness: Fraction  # share 0..1 of the weight asked for, below it: sementara
    completeness_standing: Standing | None  # None where answers are not scored
    limits: tuple[str, ...] = ()  # what this edition cannot know, in sentences
    sources: Mapping[str, str] = field(default_factory=dict)  # source id -> citation
    supersedes: str = ""
    superseded_by: str = ""  # where the newer edition was released without saying so
    released: bool = True
    unscored: str = ""
    own: bool = False

    @property
    def scorable(self) -> bool:
        """Whether answers can be scored under it."""
        return bool(self.aspects)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(i for aspect in self.aspects for i in aspect.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorResult:
    """Where a unit stands on one ladder: indices into `indicator.rungs`.

    `applies` False: left out of the fraction. `seen`: an answer its rungs look at is there, or it
    was waived.
    """

    indicator: Indicator
    floor: int
    ceiling: int
    truths: tuple[Truth, ...]
    applies: bool = True
    seen: bool = False

    @property
    def expected(self) -> bool:
        """Whether the checklist asks this unit for it: of optional groups only what it answered."""
        return self.seen or not (self.indicator.unseen or self.indicator.optional)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A unit under one instrument on one date.

    `floor`, `ceiling` are None when nothing applies. `coverage` is the percentage of the
    official weight the answers can see; `completeness` the share 0..1 of the weight the
    checklist asks for (`IndicatorResult.expected`) on which the score rests: what is answered
    and applies, so that neither blanks nor a row of *tidak berlaku* lead a ranking.
    """

    instrument: Instrument
    as_of: date
    floor: Decimal | None
    ceiling: Decimal | None
    exact_floor: Fraction | None
    exact_ceiling: Fraction | None
    coverage: Decimal
    completeness: Fraction
    category_floor: Category | None
    category_ceiling: Category | None
    results: tuple[IndicatorResult, ...]

    @property
    def complete_enough(self) -> bool:
        """Whether the unit may be ranked, or is only *sementara*."""
        return self.floor is not None and self.completeness >= self.instrument.minimum_completeness
