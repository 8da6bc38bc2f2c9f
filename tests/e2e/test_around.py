"""What holds on every page: frame, language, headers, nothing from outside, fit for a phone."""

from __future__ import annotations

import json
from urllib.request import urlopen

import pytest

from compliance.text import pages as text
from compliance.text import widgets
from tests.e2e.conftest import Enter, Server, sync_api

TAPS = 3  # on one tab: a tap while the page is still drawn may fall beside it, as on any phone
PAGES = (
    "ringkasan",
    "peringkat",
    "berdampingan",
    "perkembangan",
    "hasil",
    "kesenjangan?unit=Dinas+Sosial",
    "penjelasan?unit=Dinas+Sosial",
    "penjelasan?angka=Rata-rata+seluruh+unit",
    "bukti",
    "unggah",
    "bawaan",
    "layanan",
    "layanan?unit=Dinas+Sosial",
    "skm",
    "bimtek",
    "verifikasi",
    "sanggahan",
    "dispensasi",
    "riwayat",
    "metode",
    "edisi",
    "instrumen",
    "periode",
    "unit",
    "jenjang",
    "google",
    "pengaduan",
    "unggah_pengaduan",
    "jenjang?induk=Kecamatan+Sumber+Misal",
    "pengguna",
    "jejak",
)


def test_a_deep_link_to_a_fresh_server_shows_the_frame_first(changeable: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{changeable.address}/kesenjangan")
    visitor.sees(text.HEADINGS["kesenjangan"])
    visitor.sees(text.INVENTED_BANNER)
    menu = visitor.page.get_by_test_id("stSidebarNav")
    for group in (text.GROUP_COLLECT, text.GROUP_WATCH, text.GROUP_IMPROVE, text.GROUP_MANAGE):
        assert group in menu.inner_text()


@pytest.mark.parametrize("page", ["kesenjangan", "unggah"])
def test_every_address_of_an_empty_database_leads_to_the_start(
    fresh: Server, enter: Enter, page: str
) -> None:
    visitor = enter()
    visitor.go(f"{fresh.address}/{page}")
    visitor.sees(text.START_CHOOSE)
    assert visitor.page.get_by_test_id("stDataFrame").count() == 0


def test_nothing_is_fetched_from_outside(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    complaints: list[str] = []
    visitor.page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    for page in PAGES:
        visitor.go(f"{demonstration.address}/{page}")
    own = (demonstration.address, demonstration.address.replace("http", "ws"), "data:", "blob:")
    assert [address for address in visitor.requests if not address.startswith(own)] == []
    assert [said for said in complaints if "Content Security Policy" in said] == []


def test_no_page_is_wider_than_a_phone(demonstration: Server, enter: Enter) -> None:
    visitor = enter(width=390, height=844)
    widest = "Math.max(document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth)"
    for page in PAGES:
        visitor.go(f"{demonstration.address}/{page}")
        visitor.sees(text.INVENTED_BANNER)
        assert visitor.page.evaluate(widest) <= 390, page


def test_widgets_speak_indonesian(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    english = {word for word, ours in widgets.EXACT.items() if word != ours}
    for page in PAGES:
        visitor.go(f"{demonstration.address}/{page}")
        visitor.sees(text.INVENTED_BANNER)
        assert visitor.page.locator("html").get_attribute("lang") == "id"
        assert text.APP in visitor.page.title()
        said = {line.strip() for line in visitor.page.locator("body").inner_text().splitlines()}
        assert said & english == set(), page


def test_an_address_that_is_no_page_leads_to_one(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/tidak-ada")
    visitor.sees(text.HEADINGS["ringkasan"])
    assert "requested" not in visitor.page.locator("body").inner_text()
    visitor.go(f"{demonstration.address}/peringkat/kecamatan?cari=sumber")
    visitor.sees(text.HEADINGS["peringkat"])
    assert visitor.page.url.endswith("/peringkat?cari=sumber")


def test_on_a_touch_screen_no_table_lies_on_the_tabs_above(demonstration: Server, enter: Enter) -> None:
    visitor = enter(width=390, height=844, has_touch=True, is_mobile=True)
    for page in ("google", "jenjang", "peringkat"):
        visitor.go(f"{demonstration.address}/{page}")
        visitor.table().tap(position={"x": 60, "y": 60})  # shows its tools
        visitor.settled()
        sync_api.expect(visitor.page.get_by_test_id("stElementToolbar").first).to_be_visible()
        tabs = visitor.page.get_by_role("tab").or_(visitor.page.get_by_role("radio"))
        for tab in reversed(tabs.all()):  # the last one is nearest to them
            is_open = "aria-selected" if tab.get_attribute("role") == "tab" else "aria-checked"
            for _ in range(TAPS):
                tab.tap()
                visitor.settled()
                if tab.get_attribute(is_open) == "true":
                    break
            sync_api.expect(tab).to_have_attribute(is_open, "true")


def test_the_menu_of_a_phone_does_not_stay_open_on_the_next_page(demonstration: Server, enter: Enter) -> None:
    visitor = enter(width=390, height=844)
    visitor.go(f"{demonstration.address}/metode")
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    visitor.page.get_by_role("link", name=text.MY_ACCOUNT).click()
    visitor.go(f"{demonstration.address}/metode")
    sync_api.expect(visitor.page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_the_uploader_speaks_indonesian(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/unggah")
    uploader = visitor.page.get_by_test_id("stFileUploader").inner_text()
    assert "Pilih berkas" in uploader
    assert "Paling besar 25 MB per berkas" in uploader.replace("25MB", "25 MB")


def test_choices_live_in_the_address(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/peringkat?jenis=Kecamatan&cari=sumber")
    visitor.sees("Kecamatan")
    visitor.page.reload()
    visitor.settled()
    sync_api.expect(visitor.page.get_by_label(text.SEARCH)).to_have_value("sumber")
    assert "jenis=Kecamatan" in visitor.page.url


def test_the_server_says_that_it_is_well(demonstration: Server) -> None:
    with urlopen(f"{demonstration.address}/sehat") as answer:
        assert json.load(answer) == {"status": "baik"}
        assert answer.headers["Content-Security-Policy"]
