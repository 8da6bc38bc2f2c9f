"""Every page on the demonstration, without a browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compliance.definitions.load import load_definitions
from compliance.model import Instrument
from compliance.text import pages as text
from compliance.text import uploading, watching
from tests.ui.conftest import ROOT, Open

PAGES = sorted(str(path.relative_to(ROOT / "pages"))[:-3] for path in (ROOT / "pages").glob("*/*.py"))
INSTRUMENTS = [instrument.title for instrument in load_definitions().instruments.values()]


def html(page: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in page.get("html"))


def words(page: AppTest) -> str:
    """Everything a page says, as one text."""
    said = [element.value for kind in ("error", "info", "success", "warning") for element in page.get(kind)]
    return " ".join([html(page), *map(str, said)])


def labelled(elements: Iterable[Any], label: str) -> Any:
    """The one of these widgets that bears this label."""
    [found] = [element for element in elements if element.label == label]
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("demonstration")
def test_no_page_runs_outside_the_frame(page: str) -> None:
    alone = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60).run()
    assert [error.value for error in alone.error] == [text.NOT_IN_FRAME]
    assert not alone.title
    assert not alone.dataframe


@pytest.mark.parametrize("page", [page for page in PAGES if page != "mulai/mulai"])
@pytest.mark.usefixtures("demonstration")
def test_every_page_says_that_the_data_is_invented(open_page: Open, page: str) -> None:
    opened = open_page(page)
    assert not opened.exception
    assert not opened.error
    assert text.INVENTED_BANNER in html(opened)
    assert opened.title[0].value == text.HEADINGS[Path(page).name]


@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.parametrize("page", ["pantau/ringkasan", "pantau/peringkat", "kelola/metode"])
@pytest.mark.usefixtures("demonstration")
def test_every_page_shows_every_instrument(open_page: Open, page: str, instrument: str) -> None:
    opened = open_page(page, instrumen=instrument)
    assert not opened.exception
    assert opened.selectbox(key="instrumen").value == instrument


@pytest.mark.parametrize("edition", load_definitions().unscored.values(), ids=lambda edition: edition.id)
@pytest.mark.usefixtures("demonstration")
def test_the_method_knows_also_what_scores_no_answers(open_page: Open, edition: Instrument) -> None:
    opened = open_page("kelola/metode", instrumen=edition.title)
    assert not opened.exception
    assert opened.selectbox(key="instrumen").value == edition.title
    assert edition.unscored in html(opened)
    assert not opened.expander


@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.usefixtures("demonstration")
def test_gaps_of_a_unit_under_every_instrument(open_page: Open, instrument: str) -> None:
    opened = open_page("perbaiki/kesenjangan", unit="Dinas Sosial", instrumen=instrument)
    assert not opened.exception
    shown = html(opened)
    assert "Dinas Sosial" in shown
    assert "poin" in shown
    assert "Dasar hukum" in shown
    assert "Langkah" in shown


@pytest.mark.usefixtures("demonstration")
def test_gaps_ask_for_a_unit_first(open_page: Open) -> None:
    opened = open_page("perbaiki/kesenjangan")
    assert len(opened.info) == 1
    assert not opened.exception


@pytest.mark.usefixtures("demonstration")
def test_the_overview_counts_units_in_words(open_page: Open) -> None:
    shown = html(open_page("pantau/ringkasan"))
    assert "unit sudah ada" in shown
    assert "hari lagi" in shown


@pytest.mark.usefixtures("demonstration")
def test_a_search_without_a_hit_says_so(open_page: Open) -> None:
    opened = open_page("pantau/peringkat", cari="tidak ada yang begini")
    assert watching.NOTHING_FOUND in words(opened)


@pytest.mark.usefixtures("demonstration")
def test_a_search_narrows_the_table(open_page: Open) -> None:
    found = open_page("pantau/peringkat", cari="puskesmas").dataframe[0].value
    assert len(found)
    assert all("Puskesmas" in name for name in found[watching.COLUMN_UNIT])


@pytest.mark.usefixtures("demonstration")
def test_ranks_are_shown_best_first(open_page: Open) -> None:
    ranks = list(open_page("pantau/peringkat").dataframe[0].value[watching.COLUMN_RANK])
    assert ranks == sorted(ranks)
    assert ranks[0] == 1


@pytest.mark.usefixtures("demonstration")
def test_a_unit_with_few_answers_is_listed_apart(open_page: Open) -> None:
    opened = open_page("pantau/peringkat")
    assert "UPT Metrologi Contoh" not in set(opened.dataframe[0].value[watching.COLUMN_UNIT])
    assert watching.PROVISIONAL_COUNT.format(count=1) in opened.segmented_control[0].options


@pytest.mark.usefixtures("demonstration")
def test_an_address_with_nonsense_shows_what_is_shown_without_it(open_page: Open) -> None:
    opened = open_page("pantau/peringkat", unit="xyz", instrumen="abc", periode="999", jenis="?")
    assert not opened.exception
    assert not opened.error
    assert opened.selectbox(key="instrumen").value == INSTRUMENTS[0]


@pytest.mark.usefixtures("demonstration")
def test_the_headline_of_a_gap_is_what_the_top_brings(open_page: Open) -> None:
    shown = html(open_page("perbaiki/kesenjangan", unit="Dinas Sosial"))
    assert "+16,67 poin" in shown
    assert "bila mencapai “Sudah ada”" in shown
    assert "untuk langkah pertama, “Sedang diproses” (+8,33 poin)" in shown


@pytest.mark.usefixtures("empty")
def test_the_start_page_offers_four_ways(open_page: Open) -> None:
    opened = open_page("mulai/mulai")
    assert not opened.exception
    labels = [button.label for button in opened.button]
    assert labels == [text.BOJONEGORO_DO, text.DEMO_DO, text.OPEN_DO, text.CSV_DO]


@pytest.mark.usefixtures("demonstration")
def test_an_unknown_upload_is_a_sentence(open_page: Open) -> None:
    opened = open_page("kumpulkan/unggah", unggahan="tidak-ada")
    assert not opened.exception
    assert len(opened.error) == 1
    assert [button.label for button in opened.button] == [uploading.UPLOAD_MORE]


@pytest.mark.usefixtures("demonstration")
def test_history_lists_what_was_uploaded(open_page: Open) -> None:
    listed = open_page("kumpulkan/riwayat").dataframe[0].value
    assert set(listed[uploading.COLUMN_STATE]) == {uploading.LIVE}


@pytest.mark.usefixtures("demonstration")
def test_units_of_the_same_name_are_told_apart_where_one_chases_them(open_page: Open) -> None:
    silent = list(open_page("pantau/ringkasan").dataframe[-1].value[watching.COLUMN_UNIT])
    assert len([name for name in silent if name.startswith("Desa Seandainya")]) == 2
    assert len(set(silent)) == len(silent)


@pytest.mark.usefixtures("demonstration")
def test_a_period_can_be_added(open_page: Open) -> None:
    opened = open_page("kelola/periode")
    labelled(opened.text_input, text.PERIOD_NAME).set_value("Semester II 2099")
    opened.button[-1].click().run()
    assert not opened.exception
    assert "Semester II 2099" in html(opened)


@pytest.mark.usefixtures("demonstration")
def test_a_period_needs_a_name(open_page: Open) -> None:
    opened = open_page("kelola/periode")
    opened.button[-1].click().run()
    assert [error.value for error in opened.error] == [
        "Nama periode masih kosong\\. Isi namanya\\, misalnya “Penilaian 2026”\\."
    ]


@pytest.mark.usefixtures("demonstration")
def test_a_ranking_without_units_offers_nothing_to_download(open_page: Open) -> None:
    full, bare = (open_page("pantau/peringkat", **chosen) for chosen in ({}, {"jenis": "Gerai MPP"}))
    assert [len(page.get("link_button")) for page in (full, bare)] == [1, 0]
    assert watching.NOTHING_FOUND in [info.value for info in bare.info]
