"""The survey of satisfaction (SKM) as its definition describes it: unsur, weights, bands, spellings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from compliance.model.instrument import Category, Standing

Phrase = tuple[str, ...]  # words in lower case
LEAST_INDEX, MOST_INDEX = 25, 100  # of an IKM: answers of 1 and of 4, each times 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsur:
    """One of the unsur a survey asks about, with the words it is told by in a file.

    `headers` are whole titles; `words` mark it inside a longer one; `weak` do so only where no
    unsur is marked by its `words`.
    """

    id: str
    label: str
    headers: tuple[Phrase, ...]
    words: tuple[Phrase, ...]
    weak: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which unsur the bare titles U1, U2 … stand for."""

    id: str
    label: str
    unsur: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The weight of one unsur in the index."""

    id: str
    value: Fraction
    standing: Standing

    @property
    def label(self) -> str:
        """As a reader writes it, with a decimal comma."""
        return self.id.replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """NRR (1–4) × `factor` is the index; a stated index agrees with one made here within `tolerance`."""

    factor: Fraction
    tolerance: Fraction
    decimals: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRule:
    """How many respondents the guideline asks for, after Krejcie and Morgan."""

    chi_square: Fraction
    proportion: Fraction
    precision: Fraction
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRule:
    """How the interval of an index is drawn."""

    level: Fraction
    draws: int
    seed: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerScale:
    """Words for answers from the worst to the best; `{}` in them stands for an adjective.

    With other than four steps it is known only to be refused. `needs`: the one of its words without
    which nobody is taken to have used it.
    """

    id: str
    steps: tuple[tuple[str, ...], ...]
    official: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSurvey:
    """A survey that asks alike and is none of this kind."""

    label: str
    words: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyDefinition:
    """Everything there is to know about the survey before a file is read."""

    title: str
    legal_ref: str
    unsur: tuple[Unsur, ...]  # in the order of the regulation
    orders: tuple[Order, ...]
    assumed_order: Order
    order_standing: Standing
    weights: tuple[Weight, ...]  # the first is the one that counts
    conversion: Conversion
    mutu: tuple[Category, ...]  # best first
    mutu_standing: Standing
    sample: SampleRule
    interval: IntervalRule
    adjectives: frozenset[str]  # of answers, in which more is better
    negatives: frozenset[str]  # in which more is worse
    scales: tuple[AnswerScale, ...]
    others: tuple[OtherSurvey, ...]
    former: tuple[Phrase, ...] = ()  # what older editions asked, and this one does not
    aside: tuple[Phrase, ...] = ()  # what is asked beside an unsur, of whose questions there is another
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the unsur."""
        return tuple(unsur.id for unsur in self.unsur)

    def label(self, unsur: str) -> str:
        """What an unsur is called."""
        return next(known.label for known in self.unsur if known.id == unsur)
