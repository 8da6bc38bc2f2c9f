"""From any figure two clicks lead to how it came about."""

from __future__ import annotations

import pytest

from compliance.model import ScoreBasis
from compliance.text import explanation as text
from compliance.text import watching
from tests.e2e.conftest import Enter, Server, Visitor


def opened(visitor: Visitor, words: str) -> None:
    visitor.page.wait_for_url("**/penjelasan?*")
    visitor.settled()
    visitor.sees(words)


def follow(visitor: Visitor) -> None:
    """Click on the way that appeared beside what was selected."""
    visitor.settled()
    visitor.page.get_by_role("link", name=text.HOW_ON[ScoreBasis.PERNYATAAN]).click()
    opened(visitor, "Jumlah eksak semua sumbangan")


@pytest.mark.parametrize(
    ("page", "figure", "words"),
    [
        ("ringkasan", watching.AVERAGE, text.MEAN_RULE),
        ("ringkasan", watching.PROVISIONAL, "Kelengkapan adalah bagian dari bobot"),
        ("peringkat", watching.REPORTED, text.REPORTED_RULE),
        ("kesenjangan?unit=Dinas+Sosial", "Nilai", "200/3 = 66,666666…"),
    ],
)
def test_a_card_leads_there_with_one_click(
    demonstration: Server, enter: Enter, page: str, figure: str, words: str
) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/{page}")
    visitor.page.get_by_label(text.HOW_OF.format(figure=figure), exact=True).first.click()
    opened(visitor, words)


def test_a_row_of_the_ranking_leads_there_with_two(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/peringkat?cari=dinas+sosial")
    visitor.table().click(position={"x": 18, "y": 52})
    follow(visitor)
    visitor.sees("66,67 berada dalam Hampir siap")


def test_a_dot_of_the_drawing_leads_there(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/peringkat?cari=dinas+sosial")
    visitor.page.get_by_role("radio", name=watching.VIEW_CURVE).click()
    dot = visitor.page.locator(".js-plotly-plot .scatterlayer .point")
    dot.wait_for()
    visitor.settled()
    dot.click(force=True)  # what is clicked lies below the layer that listens
    follow(visitor)


def test_a_cell_side_by_side_leads_there(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/berdampingan")
    visitor.settled()
    visitor.table().click(position={"x": 60, "y": 52})
    follow(visitor)


def test_a_phone_shows_a_ladder_without_scrolling_sideways(demonstration: Server, enter: Enter) -> None:
    visitor = enter(width=390, height=844)
    visitor.go(f"{demonstration.address}/penjelasan?unit=Dinas+Sosial&indikator=publikasi")
    visitor.sees(text.ASKED_HEAD)
    visitor.page.get_by_text(text.LADDER).first.wait_for()
    inside = "el => el.scrollWidth <= el.clientWidth + 1"
    for table in visitor.page.locator("table").all():
        assert table.evaluate(inside)
    visitor.sees("× Bobot")
