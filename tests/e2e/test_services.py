"""A list of services comes in, is looked at, becomes answers, and is printed for the public."""

from __future__ import annotations

import os
from pathlib import Path

from compliance.text import services as text
from tests.e2e.conftest import Enter, Server, Visitor, sync_api

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "layanan" / "daftar-layanan-contoh.xlsx"
LOOK = os.environ.get("KESIAPAN_LIHAT", "")  # a folder for pictures, when somebody wants to look


def picture(visitor: Visitor, name: str) -> None:
    if LOOK:
        visitor.page.wait_for_timeout(700)
        visitor.page.screenshot(path=f"{LOOK}/{name}.png", full_page=True)


def tab(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("tab", name=name).click()
    visitor.settled()


def test_a_list_is_stored_looked_at_and_printed(unfilled: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{unfilled.address}/layanan")
    tab(visitor, text.TAB_UPLOAD)
    visitor.page.locator('input[type="file"]').set_input_files(str(EXAMPLE))
    visitor.sees("Simpan 10 layanan")
    picture(visitor, "unggah")
    visitor.click("Simpan 10 layanan")
    visitor.sees(text.STORED.format(services=10, units=4))
    visitor.go(f"{unfilled.address}/layanan?unit=Dinas+Kependudukan+dan+Pencatatan+Sipil")
    visitor.sees(text.CARD_COMPLETE)
    picture(visitor, "unit")
    tab(visitor, text.TAB_REGION)
    visitor.sees("unit belum menyimpan daftar layanan")
    picture(visitor, "seluruh")
    tab(visitor, text.TAB_PROPOSAL)
    visitor.sees(text.PROPOSAL_RULE)
    picture(visitor, "usulan")
    visitor.page.get_by_role("button", name="Simpan", exact=False).first.click()
    visitor.page.get_by_text(text.TAKEN.format(count="")).wait_for()
    tab(visitor, text.TAB_FILES)
    visitor.sees(text.WITHDRAW_HEAD)
    picture(visitor, "berkas")
    tab(visitor, text.TAB_UNIT)
    address = visitor.page.get_by_role("link", name=text.SUMMARY_ALL).get_attribute("href") or ""
    visitor.page.goto(f"{unfilled.address}{address}")
    sync_api.expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Dinas Kependudukan")
    sync_api.expect(visitor.page.locator("article")).to_have_count(3)
    picture(visitor, "ringkasan")
    if LOOK:
        visitor.page.pdf(path=f"{LOOK}/ringkasan.pdf", format="A4")
    phone = enter(width=390, height=844)
    for place in ("", "?bagian=Seluruh+unit", "?unit=Dinas+Kependudukan+dan+Pencatatan+Sipil"):
        phone.go(f"{unfilled.address}/layanan{place}")
        picture(phone, f"hp{len(place)}")
    phone.page.goto(f"{unfilled.address}{address}")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(phone, "hp-ringkasan")
