"""The drawing of all ranked units."""

from __future__ import annotations

import pytest

from compliance.formats import number
from compliance.model import Instrument
from compliance.ui import cached
from compliance.ui.curve import figure
from compliance.ui.ranking import Ranking
from compliance.workflows import score_views
from compliance.workflows.database import data_version
from compliance.workflows.guard import operator

LINK = "<a href=javascript:alert(1)>x</a>"


def shown(instrument: str) -> Ranking:
    period = cached.periods(data_version(cached.engine()))[-1]
    view = score_views.ranking_for(
        operator(cached.engine()), cached.definitions(), period_id=period.id, instrument_id=instrument
    )
    return cached.prepared_ranking(view)


@pytest.fixture
def ranking(demonstration: None) -> Ranking:
    return shown("kesiapan-2026")


def test_each_unit_is_a_bar_from_floor_to_ceiling(ranking: Ranking) -> None:
    bars, dots = figure(ranking, range(len(ranking.ranked))).data
    assert list(bars.base) == list(dots.y) == list(ranking.ranked["floor"])
    ends = [base + length for base, length in zip(bars.base, bars.y, strict=True)]
    assert ends == pytest.approx(list(ranking.ranked["ceiling"]))
    assert list(bars.x) == list(range(1, len(ranking.ranked) + 1))


def test_only_the_chosen_units_are_drawn(ranking: Ranking) -> None:
    bars, _ = figure(ranking, [2, 0]).data
    names = ranking.ranked["name"]
    assert [told[1] for told in bars.customdata] == [names[2], names[0]]


def test_no_unit_is_an_empty_drawing(ranking: Ranking) -> None:
    bars, _ = figure(ranking, []).data
    assert list(bars.x) == []


def test_a_name_is_no_markup(ranking: Ranking) -> None:
    ranking.table.iloc[0, list(ranking.table.columns).index("Unit")] = LINK
    for trace in figure(ranking, [0]).data:
        assert trace.customdata[0][1] == "&lt;a href=javascript:alert(1)&gt;x&lt;/a&gt;"


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("instrument", ["kesiapan-2026", "ombudsman-2023"])
def test_a_line_says_where_another_zone_begins(instrument: str) -> None:
    drawn = figure(shown(instrument), [0])
    lines = {float(line.y0) for line in drawn.layout.shapes}
    assert lines == set(map(float, begins(cached.definitions().instruments[instrument])))
    assert all(note.text.endswith(tuple(number(line) for line in lines)) for note in drawn.layout.annotations)


def begins(instrument: Instrument) -> list[float]:
    pairs = zip(instrument.categories, instrument.categories[1:], strict=False)
    return [float(better.lower) for better, worse in pairs if better.zone is not worse.zone]
