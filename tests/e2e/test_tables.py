"""What a table draws on its canvas: only a browser shows it."""

from __future__ import annotations

from tests.e2e.conftest import Enter, Server

DARKEST = """() => {
  const canvas = document.querySelector('[data-testid="stMain"] [data-testid="data-grid-canvas"]');
  const { data } = canvas.getContext("2d").getImageData(4, 36, 150, 28);
  const brightness = (at) => (data[at + 3] ? Math.max(data[at], data[at + 1], data[at + 2]) : 255);
  return Math.min(...Array.from({ length: data.length / 4 }, (_, pixel) => brightness(4 * pixel)));
}"""


def test_a_name_that_stays_in_place_is_as_dark_as_any_other_text(demonstration: Server, enter: Enter) -> None:
    office = enter()
    office.go(f"{demonstration.address}/bimtek")
    office.page.wait_for_selector('[data-testid="stMain"] [data-testid="data-grid-canvas"]')
    office.page.wait_for_function(f"() => ({DARKEST})() < 200")
    assert office.page.evaluate(DARKEST) < 0x60  # the text is #1F2A33; at six tenths of it, 0x85
