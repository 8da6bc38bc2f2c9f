"""On a phone: what is touched is large enough, what is chosen is read to its end, and one verifies
without a table."""

from __future__ import annotations

import pytest

from compliance.text import verdicts as text
from compliance.text import widgets
from tests.e2e.conftest import Enter, Server, Visitor, sync_api
from tests.e2e.test_verifying import decided

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)
LARGE = 40  # pixels, the least for a finger
TOUCHED = (
    "[data-testid=stMain] button:visible, [data-testid=stMain] [role=tab]:visible, "
    "[data-testid=stMain] summary:visible, [data-testid=stExpandSidebarButton]"
)
WITHIN_A_FIELD = "[data-testid=stSelectbox], [data-testid=stWidgetLabel]"  # the field itself is touched


def phone(enter: Enter) -> Visitor:
    return enter(width=390, height=844, has_touch=True, is_mobile=True, user_agent=PHONE)


@pytest.mark.parametrize("page", ["unggah", "ringkasan", "peringkat", "riwayat", "kesenjangan", "bimtek"])
def test_whatever_is_touched_is_as_large_as_a_finger(demonstration: Server, enter: Enter, page: str) -> None:
    visitor = phone(enter)
    visitor.go(f"{demonstration.address}/{page}")
    low = visitor.page.locator(TOUCHED).evaluate_all(
        f"found => found.filter(one => !one.closest('{WITHIN_A_FIELD}'))"
        f".filter(one => one.getBoundingClientRect().height < {LARGE})"
        ".map(one => one.innerText || one.getAttribute('aria-label'))"
    )
    assert low == []


def test_the_way_to_the_menu_is_written_out_and_its_entries_are_apart(
    demonstration: Server, enter: Enter
) -> None:
    visitor = phone(enter)
    visitor.go(f"{demonstration.address}/ringkasan")
    opener = visitor.page.get_by_test_id("stExpandSidebarButton")
    said = opener.evaluate("one => getComputedStyle(one, '::after').content")
    assert said == f'"{widgets.EXACT["Expand sidebar"]}"'
    opener.tap()
    entry = visitor.page.get_by_test_id("stSidebarNavLink").first
    sync_api.expect(entry).to_be_visible()
    box = entry.bounding_box()
    assert box is not None
    assert box["height"] >= LARGE


def test_why_a_chosen_file_is_refused_stands_beside_it(demonstration: Server, enter: Enter) -> None:
    visitor = phone(enter)
    visitor.go(f"{demonstration.address}/unggah")
    large = {"name": "besar.csv", "mimeType": "text/csv", "buffer": b"x" * (26 * 1024 * 1024)}
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([large])
    reason = visitor.page.get_by_text("Berkas paling besar 25 MB.")
    sync_api.expect(reason).to_be_visible()
    box = reason.bounding_box()
    assert box is not None
    assert box["width"] > 100
    assert "Galat" not in visitor.page.get_by_test_id("stFileUploader").inner_text()


def test_one_verifies_answer_by_answer(changeable: Server, enter: Enter) -> None:
    visitor = phone(enter)
    visitor.go(f"{changeable.address}/verifikasi?unsur=SOP&cari=dinas")
    visitor.sees(text.ONE_LEAD)
    assert visitor.page.get_by_test_id("stDataFrame").count() == 0
    visitor.click(text.SKIP)
    visitor.settled()
    visitor.page.get_by_test_id("stRadio").get_by_text(text.CHOICES["diterima"], exact=True).tap()
    visitor.settled()
    visitor.click(text.SAVE)
    visitor.page.get_by_text(text.SAVED.format(count=1)).wait_for()
    visitor.settled()
    [(unit, question, verdict)] = decided(changeable)
    assert (unit, verdict) == ("dinas-kesehatan", "diterima")
    assert question != "sop.ada"  # the first one, which was passed over
