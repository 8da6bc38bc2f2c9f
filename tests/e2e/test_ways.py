"""From page to page: what was chosen stays chosen, whatever the next page asks for under that name."""

from __future__ import annotations

import pytest

from compliance.text import complaints, progress, services, survey
from compliance.text import pages as text
from tests.e2e.conftest import Enter, Server


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (progress.TO_TREND, "perkembangan"),
        (complaints.WAY, "pengaduan"),
        (survey.WAY, "skm"),
        (services.WAY, "layanan"),
    ],
)
def test_from_the_gaps_of_a_unit_one_stays_with_that_unit(
    demonstration: Server, enter: Enter, words: str, page: str
) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/kesenjangan?unit=Dinas+Sosial")
    visitor.page.get_by_text(words, exact=True).click()
    visitor.page.wait_for_url(f"**/{page}?*")
    visitor.settled()
    visitor.sees(text.HEADINGS[page])
    visitor.settled()
    visitor.page.wait_for_timeout(500)  # the address is written again after the page was drawn
    assert "unit=Dinas+Sosial" in visitor.page.url
