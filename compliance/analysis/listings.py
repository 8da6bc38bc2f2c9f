"""How units stand on Google: listed, claimed, a link that leads there, what reviewers say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from compliance.analysis.addresses import MapForm, map_form
from compliance.model import Answer, Checklist, Indicator, Instrument, Status, Unit
from compliance.scoring.weights import official_shares

ELEMENT = "google"
LISTED, CLAIMED, LINK = f"{ELEMENT}.ada", f"{ELEMENT}.diklaim", f"{ELEMENT}.tautan"
RATING, REVIEWS = f"{ELEMENT}.rating", f"{ELEMENT}.ulasan"
ANSWERS, ANSWERED = f"{ELEMENT}.dibalas", f"{ELEMENT}.balasan"


class Step(StrEnum):
    """What a unit does next about its listing; each has its words in `text.google`."""

    LOOK = "cari"  # nobody said whether there is one
    LIST = "daftarkan"
    CLAIM = "klaim"
    LINK = "tautan"
    ANSWER = "balas"
    DONE = "selesai"


class Oddity(StrEnum):
    """What in the answers does not fit together; each has its words in `text.google`."""

    NOT_LISTED_WITH_LINK = "tautan_tanpa_profil"
    NOT_LISTED_WITH_REVIEWS = "ulasan_tanpa_profil"
    LINK_ELSEWHERE = "bukan_maps"
    LINK_BARE = "peta_tanpa_lokasi"
    MORE_ANSWERED_THAN_WRITTEN = "balasan_lebih_banyak"
    RATING_WITHOUT_REVIEWS = "rating_tanpa_ulasan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One unit on Google by its answers; None where it has not said. `answered`: reviews answered."""

    unit: Unit
    listed: Status | None
    claimed: Status | None
    link: str
    rating: Fraction | None
    reviews: int | None
    answered: int | None
    step: Step
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingTotals:
    """All of them together. `concerned`: without those to which a listing does not apply; `unanswered`:
    of these, who has not said whether there is one; `rating`: the mean of the ratings, each weighed by
    its number of reviews, None where no unit gave both."""

    concerned: int
    unanswered: int
    listed: int
    claimed: int
    linked: int
    reviews: int
    answered: int
    rating: Fraction | None
    rated: int


def listing(unit: Unit, answers: Mapping[str, Answer]) -> Listing:
    """How a unit stands."""
    listed, claimed = _status(answers, LISTED), _status(answers, CLAIMED)
    link = next(iter(_links(answers)), "")
    rating, reviews, answered = (_number(answers, id) for id in (RATING, REVIEWS, ANSWERED))
    return Listing(
        unit=unit,
        listed=listed,
        claimed=claimed,
        link=link,
        rating=rating,
        reviews=None if reviews is None else int(reviews),
        answered=None if answered is None else int(answered),
        step=_step(listed, claimed, link, _status(answers, ANSWERS), reviews, answered),
        oddities=tuple(_oddities(listed, link, rating, reviews, answered)),
    )


def listings(checklists: Iterable[Checklist]) -> tuple[Listing, ...]:
    """How each of these units stands, in their order."""
    return tuple(listing(checklist.unit, checklist.answers) for checklist in checklists)


def totals(found: Sequence[Listing]) -> ListingTotals:
    """What they come to; listed, claimed and linked are counted among those that are concerned alone."""
    concerned = [one for one in found if one.listed is not Status.TIDAK_BERLAKU]
    rated = [(one.rating, one.reviews) for one in found if one.rating is not None and one.reviews]
    weight = sum(reviews for _, reviews in rated)
    return ListingTotals(
        concerned=len(concerned),
        unanswered=sum(one.listed is None for one in found),
        listed=sum(one.listed is Status.ADA for one in concerned),
        claimed=sum(one.claimed is Status.ADA for one in concerned),
        linked=sum(bool(one.link) and map_form(one.link) is MapForm.PLACE for one in concerned),
        reviews=sum(one.reviews or 0 for one in found),
        answered=sum(one.answered or 0 for one in found),
        rating=sum((rating * reviews for rating, reviews in rated), Fraction(0)) / weight if weight else None,
        rated=len(rated),
    )


def counting(instruments: Iterable[Instrument]) -> tuple[tuple[Instrument, Fraction], ...]:
    """Each instrument with the share 0..1 of its weight that looks at a listing."""
    return tuple(
        (instrument, sum((share for _, share in looking(instrument)), Fraction(0)))
        for instrument in instruments
    )


def looking(instrument: Instrument) -> tuple[tuple[Indicator, Fraction], ...]:
    """The indicators that look at a listing, each with its share 0..1 of the weight."""
    return tuple(
        (indicator, share)
        for indicator, share in zip(instrument.indicators, official_shares(instrument), strict=True)
        if any(question.startswith(f"{ELEMENT}.") for question in indicator.questions)
    )


def _step(
    listed: Status | None,
    claimed: Status | None,
    link: str,
    answers: Status | None,
    reviews: Fraction | None,
    answered: Fraction | None,
) -> Step:
    if listed is Status.TIDAK_BERLAKU:
        return Step.DONE
    if listed is not Status.ADA:
        return Step.LOOK if listed is None else Step.LIST
    if claimed is not Status.ADA:
        return Step.CLAIM
    if map_form(link) is not MapForm.PLACE:
        return Step.LINK
    behind = reviews is not None and (answered or 0) < reviews
    if answers is Status.TIDAK or (answers is not Status.ADA and behind):
        return Step.ANSWER
    return Step.DONE


def _oddities(
    listed: Status | None,
    link: str,
    rating: Fraction | None,
    reviews: Fraction | None,
    answered: Fraction | None,
) -> Iterable[Oddity]:
    if listed is Status.TIDAK:
        if link:
            yield Oddity.NOT_LISTED_WITH_LINK
        if reviews or rating is not None:
            yield Oddity.NOT_LISTED_WITH_REVIEWS
    if link and (form := map_form(link)) is not MapForm.PLACE:
        yield Oddity.LINK_BARE if form is MapForm.BARE else Oddity.LINK_ELSEWHERE
    if answered is not None and reviews is not None and answered > reviews:
        yield Oddity.MORE_ANSWERED_THAN_WRITTEN
    if rating is not None and reviews == 0:
        yield Oddity.RATING_WITHOUT_REVIEWS


def _status(answers: Mapping[str, Answer], question: str) -> Status | None:
    value = answers[question].value if question in answers else None
    return value if isinstance(value, Status) else None


def _number(answers: Mapping[str, Answer], question: str) -> Fraction | None:
    value = answers[question].value if question in answers else None
    return value if isinstance(value, Fraction) else None


def _links(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The links that were given for the listing, those of the question for them first."""
    given = answers.get(LINK)
    named = given.value if given is not None and isinstance(given.value, tuple) else ()
    beside = answers[LISTED].evidence if LISTED in answers else ()
    return (*named, *beside)
