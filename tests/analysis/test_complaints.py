"""Figures of complaints against counts made another way, and each rule in its smallest example."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from statistics import median, quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compliance.analysis.complaint_times import lengths
from compliance.analysis.complaints import Figures, Overview, merged, overview
from compliance.definitions.complaints import shipped_complaints
from compliance.model.complaints import MINUTES_OF_A_DAY, Case, CaseStatus, Recap

RULES = shipped_complaints()
ON = date(2025, 12, 31)
FIRST = date(2025, 1, 1)


def case(
    received: date | None = FIRST,
    *,
    first: int | None = None,
    last: int | None = None,
    status: CaseStatus | None = None,
    unit: str = "a",
    key: str = "",
    category: str = "",
    channel: str = "",
) -> Case:
    """A complaint with so many days to its first response and to its resolution."""

    def after(days: int | None) -> date | None:
        return received + timedelta(days) if received and days is not None else None

    return Case(
        key=key,
        unit=unit,
        received=received,
        responded=after(first),
        resolved=after(last),
        status=status or (CaseStatus.PROSES if last is None else CaseStatus.SELESAI),
        category=category,
        channel=channel,
        to_response=None if first is None else first * MINUTES_OF_A_DAY,
        to_resolution=None if last is None else last * MINUTES_OF_A_DAY,
    )


def of(*cases: Case, recaps: tuple[Recap, ...] = (), on: date | None = ON) -> Overview:
    return overview(cases, recaps, RULES, on)


def region(*cases: Case, recaps: tuple[Recap, ...] = (), on: date | None = ON) -> Figures:
    return of(*cases, recaps=recaps, on=on).region


def test_everything_received_is_resolved_open_or_not_pursued() -> None:
    found = region(case(last=3), case(), case(status=CaseStatus.BELUM), case(status=CaseStatus.TUTUP))
    assert (found.received, found.resolved, found.open, found.closed) == (4, 1, 2, 1)
    assert found.share_resolved == Fraction(1, 3)


def test_what_happened_after_the_day_has_not_happened_yet() -> None:
    early = date(2025, 1, 5)
    found = of(case(first=2, last=10), case(received=date(2025, 2, 1)), on=early)
    assert (found.region.received, found.region.resolved, found.region.open, found.later) == (1, 0, 1, 1)
    assert found.region.response.count == 1


def test_without_a_day_the_last_one_that_is_mentioned_counts() -> None:
    assert of(case(last=10), on=None).on == date(2025, 1, 11)
    assert of(recaps=(Recap(unit="a", received=3),), on=None).on is None


def test_ages_of_the_backlog_by_the_bands_of_the_rules() -> None:
    ages = [0, 7, 8, 14, 15, 30, 31, 60, 61, 300]
    found = region(*(case(ON - timedelta(age)) for age in ages), case(None))
    assert RULES.rules.ages == (7, 14, 30, 60)
    assert found.ages == (2, 2, 2, 2, 2)
    assert (found.open, found.undated) == (11, 1)


def test_a_deadline_is_kept_on_its_last_day_and_missed_on_the_next() -> None:
    found = region(case(first=14, last=60), case(first=15, last=61))
    first, last = found.deadlines
    assert (first.deadline.days, first.kept, first.missed) == (14, 1, 1)
    assert (last.deadline.days, last.kept, last.missed) == (60, 1, 1)
    assert last.share == Fraction(1, 2)


def test_open_complaints_miss_a_deadline_once_it_has_passed_and_wait_until_then() -> None:
    found = region(case(ON - timedelta(60)), case(ON - timedelta(61)), case(None), case(first=1, last=1))
    last = found.deadlines[1]
    assert (last.kept, last.missed, last.waiting, last.unknown) == (1, 1, 1, 1)


def test_who_never_notes_responses_is_not_judged_by_them() -> None:
    found = region(case(last=3), case(ON - timedelta(200)))
    assert (found.deadlines[0].missed, found.deadlines[0].unknown) == (0, 2)
    assert found.deadlines[0].share is None
    noted = region(case(first=1, last=3), case(ON - timedelta(200)))
    assert (noted.deadlines[0].kept, noted.deadlines[0].missed) == (1, 1)


def test_resolved_without_a_day_is_neither_in_time_nor_late() -> None:
    undated = replace(case(last=3), resolved=None, to_resolution=None)
    assert (region(undated).resolved, region(undated).deadlines[1].unknown) == (1, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=2, max_size=60))
def test_median_and_ninth_tenth_are_those_of_a_spreadsheet(days: list[int]) -> None:
    found = lengths(day * MINUTES_OF_A_DAY for day in days)
    assert found.count == len(days)
    assert float(found.median or 0) == pytest.approx(median(days))
    assert float(found.p90 or 0) == pytest.approx(quantiles(days, n=10, method="inclusive")[8])


def test_one_complaint_is_its_own_median_and_none_has_none() -> None:
    assert lengths([1440]).p90 == 1
    assert (lengths([]).median, lengths([None]).count) == (None, 0)


def test_months_and_years_of_what_came_in_and_what_was_done() -> None:
    recap = Recap(unit="b", period="2025-01", received=4, resolved=1)
    found = region(case(date(2024, 12, 30), last=5), case(date(2025, 1, 2)), recaps=(recap,))
    assert [(m.period, m.received, m.resolved) for m in found.months] == [
        ("2024-12", 1, 0),
        ("2025-01", 5, 2),
    ]
    assert [(y.period, y.received, y.resolved) for y in found.years] == [("2024", 1, 0), ("2025", 5, 2)]


def test_categories_that_differ_in_capitals_are_one() -> None:
    found = region(case(category="KTP"), case(category="Ktp"), case(category="KTP"), case(category="Jalan"))
    assert found.categories == (("KTP", 3), ("Jalan", 1))


def test_recaps_are_added_to_cases_and_say_what_they_leave_open() -> None:
    recap = Recap(unit="a", period="2025", received=10, resolved=6, waiting=1, in_process=2)
    found = region(case(last=2), recaps=(recap,))
    assert (found.received, found.resolved, found.open, found.unsaid, found.listed) == (11, 7, 3, 1, 1)
    assert region(recaps=(Recap(unit="a", received=5),)).unsaid == 5
    assert region(recaps=(Recap(unit="a", received=5, resolved=2),)).open == 3


def test_a_whole_that_is_stated_counts_and_its_parts_do_not_count_again() -> None:
    whole = Recap(unit="a", period="2025", received=10, resolved=8)
    parts = tuple(
        Recap(unit="a", period="2025", channel=c, received=n) for c, n in (("sp4n", 7), ("surat", 3))
    )
    found = region(recaps=(whole, *parts))
    assert (found.received, found.channels) == (10, (("sp4n", 7), ("surat", 3)))
    assert region(recaps=parts).received == 10


def test_means_of_recaps_are_weighted_by_their_complaints() -> None:
    recaps = (
        Recap(unit="a", received=1, mean_response=Fraction(10)),
        Recap(unit="b", received=9, mean_response=Fraction(0)),
    )
    assert region(recaps=recaps).mean_response == 1


def unit(name: str, kept: int, missed: int) -> list[Case]:
    return [case(unit=name, last=5) for _ in range(kept)] + [case(unit=name, last=99) for _ in range(missed)]


def test_the_weakest_unit_has_the_smallest_share_in_time_of_those_with_enough_complaints() -> None:
    found = of(*unit("a", 18, 2), *unit("b", 15, 5), *unit("c", 0, 9))
    assert [(one.unit, one.few) for one in found.units] == [("a", False), ("b", False), ("c", True)]
    assert found.weakest is not None
    assert (found.weakest.unit, found.weakest.share, found.weakest.of) == ("b", Fraction(3, 4), 20)
    assert found.weakest.deadline is not None


def test_without_days_the_smallest_share_resolved_is_the_weakest() -> None:
    recaps = (Recap(unit="a", received=20, resolved=19), Recap(unit="b", received=20, resolved=15))
    found = of(recaps=recaps).weakest
    assert found is not None
    assert (found.unit, found.share, found.deadline) == ("b", Fraction(3, 4), None)


def test_one_unit_alone_is_not_the_weakest() -> None:
    assert of(*unit("a", 1, 50)).weakest is None


def test_units_that_are_asked_about_count_in_the_region_only() -> None:
    found = of(case(unit=""), case(unit="a"))
    assert ([one.unit for one in found.units], found.region.received, found.nameless) == (["a"], 2, 1)


def test_a_later_list_says_what_became_of_an_earlier_one() -> None:
    key = "0" * 32
    found = merged([[case(key=key), case()], [case(key=key, last=3), case()]])
    assert sorted(one.is_resolved for one in found) == [False, False, True]


def test_a_region_is_the_sum_of_its_units_counted_another_way() -> None:
    """700 complaints of twelve units, generated with their truth."""
    chance = random.Random(5)
    cases = [
        case(
            FIRST + timedelta(chance.randrange(365)),
            unit=f"unit-{chance.randrange(12)}",
            first=chance.choice([None, chance.randrange(30)]),
            last=chance.choice([None, chance.randrange(120)]),
            category=chance.choice(["Jalan", "KTP", ""]),
            channel=chance.choice(["sp4n", "surat"]),
        )
        for _ in range(700)
    ]
    found = of(*cases, on=date(2026, 12, 31))
    assert found.region.received == sum(one.figures.received for one in found.units) == 700
    for one in found.units:
        own = [c for c in cases if c.unit == one.unit]
        done = [c for c in own if c.resolved]
        assert one.figures.resolved == len(done)
        assert one.figures.deadlines[1].kept == sum((c.to_resolution or 0) <= 60 * 1440 for c in done)
        assert dict(one.figures.categories) == Counter(c.category for c in own)
        months = Counter(f"{c.received:%Y-%m}" for c in own if c.received)
        assert {m.period: m.received for m in one.figures.months if m.received} == months
    for step in (0, 1):
        for name in ("kept", "missed", "waiting", "unknown"):
            parts = sum(getattr(one.figures.deadlines[step], name) for one in found.units)
            assert getattr(found.region.deadlines[step], name) == parts
