"""The account of one office on every page, whatever is typed into the address: nothing of its neighbour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import Role, ScoreBasis, UnitKind
from compliance.text import pages as text
from tests.privacy.intakes import DEFINITIONS, LOCAL, Scene
from tests.privacy.neighbours import FOREIGN, OWN, WORD, published, settled, waiting
from tests.ui.conftest import Open
from tests.ui.test_pages import PAGES

# Pages on which a published ranking names everybody; and the lists of units to search in, which name nobody
# else before that.
RANKED = {"pantau/peringkat", "pantau/perkembangan", "pantau/penjelasan"}
TYPED = {
    "unit": FOREIGN.name,
    "di-bawah": FOREIGN.name,
    "cari": "sosial",
    "jenis": text.KINDS[UnitKind.DINAS],
    "instrumen": DEFINITIONS.instruments[LOCAL].title,
    "periode": "Penilaian 2026",
    "tampil": "semua",
    "bagian": "semua",
}
# Which key of the session holds the open tab of a page.
TABS = {
    "kumpulkan/skm": "skm-1",
    "kumpulkan/layanan": "bagian",
    "kumpulkan/bimtek": "bimtek-1",
    "pantau/pengaduan": "pengaduan-1",
    "pantau/perkembangan": "bagian",
    "pantau/jenjang": "jenjang",
    "perbaiki/google": "google-1",
    "perbaiki/bukti": f"bukti-{LOCAL}-1-{ScoreBasis.PERNYATAAN}",
}


def said(page: AppTest) -> str:
    """All that was sent to the browser, tables and choices among it."""
    return "\n".join(_said(page))


def _said(page: AppTest) -> Iterator[str]:
    for element in (*page.main, *page.sidebar):
        yield str(getattr(element, "proto", ""))
    for table in page.dataframe:
        yield table.value.to_csv()
    for box in page.selectbox:
        yield " ".join(map(str, box.options))


def opened(open_page: Open, page: str, role: Role = Role.OPD, **query: str) -> Iterator[AppTest]:
    """The page, and once more with each of its tabs open."""
    first = open_page(page, roles=[role], units=[OWN.id] if role is Role.OPD else [], **query)
    assert not first.exception
    yield first
    for label in [tab.label for tab in first.tabs] if page in TABS else ():
        first.session_state[TABS[page]] = label
        assert not first.run().exception
        yield first
    for view in [option for views in first.segmented_control for option in views.options]:
        first.segmented_control[0].set_value(view)
        assert not first.run().exception
        yield first


@pytest.mark.parametrize("after", [False, True], ids=["sebelum terbit", "sesudah terbit"])
def test_nothing_of_a_neighbour_is_on_a_page(scene: Scene, open_page: Open, after: bool) -> None:
    settled(scene)
    batch = waiting(scene)
    if after:
        published(scene)
    for page in PAGES:
        for query in ({}, TYPED, {"unggahan": batch}):
            for seen in opened(open_page, page, **query):
                told = said(seen)
                assert WORD not in told, (page, query)
                assert FOREIGN.name not in told or (after and page in RANKED), (page, query)


TELLING = {
    "kumpulkan/layanan",
    "kumpulkan/riwayat",
    "kumpulkan/unggah",
    "pantau/pengaduan",
    "perbaiki/bukti",
    "perbaiki/kesenjangan",
    "kumpulkan/bimtek",
}


def test_the_office_reads_it_all(scene: Scene, open_page: Open) -> None:
    """So that the test above is not blind."""
    settled(scene)
    batch = waiting(scene)
    told = {
        page
        for page in PAGES
        for query in ({**TYPED, "cari": ""}, {"unggahan": batch})
        for seen in opened(open_page, page, Role.ORGANISASI, **query)
        if WORD in said(seen)
    }
    assert told >= TELLING
