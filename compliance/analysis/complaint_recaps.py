"""What recaps add up to: a whole is taken where it is stated, its parts where they are all there is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from compliance.model.complaints import Recap

YearMonth = tuple[int, int]  # month 0: no single month


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Of one unit, or of several. `unsaid`: received of which no recap says what became of them."""

    received: int = 0
    resolved: int = 0
    open: int = 0
    closed: int = 0
    unsaid: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    received_in: Counter[YearMonth] = field(default_factory=Counter)
    resolved_in: Counter[YearMonth] = field(default_factory=Counter)
    response: tuple[Fraction, int] = (Fraction(0), 0)  # days, weighted, and their weight
    resolution: tuple[Fraction, int] = (Fraction(0), 0)

    @property
    def mean_response(self) -> Fraction | None:
        """The mean that recaps state, weighted by how many complaints each speaks of."""
        return self.response[0] / self.response[1] if self.response[1] else None

    @property
    def mean_resolution(self) -> Fraction | None:
        return self.resolution[0] / self.resolution[1] if self.resolution[1] else None

    @staticmethod
    def joined(several: Iterable[Sums]) -> Sums:
        """All of them together."""
        some = list(several)
        return Sums(
            received=sum(one.received for one in some),
            resolved=sum(one.resolved for one in some),
            open=sum(one.open for one in some),
            closed=sum(one.closed for one in some),
            unsaid=sum(one.unsaid for one in some),
            categories=_counted(one.categories for one in some),
            channels=_counted(one.channels for one in some),
            received_in=_counted_months(one.received_in for one in some),
            resolved_in=_counted_months(one.resolved_in for one in some),
            response=_weighted(one.response for one in some),
            resolution=_weighted(one.resolution for one in some),
        )


def sums_of(recaps: Iterable[Recap]) -> Sums:
    """What the recaps of one unit add up to."""
    by_period: dict[str, list[Recap]] = defaultdict(list)
    for recap in recaps:
        by_period[recap.period].append(recap)
    return Sums.joined(_of_period(period, some) for period, some in by_period.items())


def _of_period(period: str, recaps: Sequence[Recap]) -> Sums:
    received = _count(recaps, "received")
    resolved = _count(recaps, "resolved")
    closed = _count(recaps, "closed") or 0
    open_ = _open(recaps, received, resolved, closed)
    known = (resolved or 0) + closed + (open_ or 0)
    total = known if received is None else received
    month = _month(period)
    return Sums(
        received=total,
        resolved=resolved or 0,
        open=open_ or 0,
        closed=closed,
        unsaid=max(total - known, 0),
        categories=_parts(recaps, "category", total),
        channels=_parts(recaps, "channel", total),
        received_in=Counter({month: total} if month else {}),
        resolved_in=Counter({month: resolved} if month and resolved else {}),
        response=_mean(recaps, "mean_response"),
        resolution=_mean(recaps, "mean_resolution"),
    )


def _open(recaps: Sequence[Recap], received: int | None, resolved: int | None, closed: int) -> int | None:
    """Those still open, as they are stated, or as what is left; None where neither is said."""
    unresolved = _count(recaps, "unresolved")
    if unresolved is not None:
        return unresolved
    waiting, in_process = _count(recaps, "waiting"), _count(recaps, "in_process")
    if waiting is not None or in_process is not None:
        return (waiting or 0) + (in_process or 0)
    return None if received is None or resolved is None else max(received - resolved - closed, 0)


def _levels(recaps: Sequence[Recap]) -> tuple[list[Recap], list[Recap], list[Recap]]:
    """Those about all complaints, about one channel, about one category."""
    whole = [recap for recap in recaps if not recap.channel and not recap.category]
    channels = [recap for recap in recaps if recap.channel and not recap.category]
    return whole, channels, [recap for recap in recaps if recap.category]


def _count(recaps: Sequence[Recap], name: str) -> int | None:
    """One count: as it is stated for all complaints, else added from channels, else from categories."""
    for level in _levels(recaps):
        stated: list[int] = [number for recap in level if (number := getattr(recap, name)) is not None]
        if stated:
            return sum(stated)
    return None


def _parts(recaps: Sequence[Recap], name: str, total: int) -> Counter[str]:
    """How many were received by channel or category; the rest of the total under ""."""
    found: Counter[str] = Counter()
    for recap in recaps:
        if getattr(recap, name) and not (name == "channel" and recap.category):
            found[getattr(recap, name)] += recap.received or 0
    found[""] += max(total - found.total(), 0)
    return found


def _mean(recaps: Sequence[Recap], name: str) -> tuple[Fraction, int]:
    for level in _levels(recaps):
        stated = [
            (mean * weight, weight)
            for recap in level
            if (mean := getattr(recap, name)) is not None
            and (weight := recap.received or recap.resolved or 1)
        ]
        if stated:
            return _weighted(stated)
    return Fraction(0), 0


def _weighted(some: Iterable[tuple[Fraction, int]]) -> tuple[Fraction, int]:
    pairs = list(some)
    return sum((value for value, _ in pairs), Fraction(0)), sum(weight for _, weight in pairs)


def _month(period: str) -> YearMonth | None:
    """The year and month of a period; month 0 for a longer one, None for one that is not told."""
    year, _, part = period.partition("-")
    return (int(year), int(part) if part.isdigit() else 0) if year else None


def _counted(some: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in some:
        total.update(one)
    return total


def _counted_months(some: Iterable[Counter[YearMonth]]) -> Counter[YearMonth]:
    total: Counter[YearMonth] = Counter()
    for one in some:
        total.update(one)
    return total
