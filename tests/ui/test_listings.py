"""The page Google: figures, next steps, and one unit over time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compliance.formats import number, unrounded
from compliance.text import google as text
from tests.ui.conftest import Open
from tests.ui.test_explanation import cards
from tests.ui.test_pages import html


@pytest.mark.usefixtures("demonstration")
def test_figures_and_every_unit(open_page: Open) -> None:
    found = open_page("perbaiki/google")
    assert not found.exception
    assert "16 dari 20" in html(found)
    rows = found.dataframe[0].value
    one = rows[rows[text.COLUMN_UNIT] == "Dinas Kependudukan dan Pencatatan Sipil"].iloc[0]
    assert (one[text.COLUMN_RATING], one[text.COLUMN_REVIEWS]) == ("4,6", "318")
    assert one[text.COLUMN_STEP] == "Isi tautan lokasi"


@pytest.mark.usefixtures("demonstration")
def test_the_steps_say_how(open_page: Open) -> None:
    test = open_page("perbaiki/google")
    test.session_state["google-1"] = next(tab.label for tab in test.tabs if "Langkah" in tab.label)
    test = test.run()
    assert "Cara: Cari di Google Maps" in [head.value for head in test.subheader]
    found = html(test)
    assert "Inspektorat Contoh" in found
    assert "bukan akun pribadi" in found


@pytest.mark.usefixtures("demonstration")
def test_official_instruments_give_it_no_weight(open_page: Open) -> None:
    found = html(open_page("perbaiki/google"))
    assert "Kesiapan enam unsur 2026: 16,67 % dari bobotnya" in found
    assert found.count("bobot nol") >= 5


@pytest.mark.usefixtures("demonstration")
def test_every_figure_says_how_it_was_counted(open_page: Open) -> None:
    found = open_page("perbaiki/google")
    said, rows = html(found), found.dataframe[1].value
    assert list(rows.columns) == list(text.FIGURES_TABLE)
    heads = (text.LISTED, "Terdaftar"), (text.CLAIMED, "Diklaim"), (text.LINKED, text.LINKED)
    for card, head in heads:
        assert cards(found)[card] == f"{list(rows[head]).count(text.YES)} dari {len(rows)}"
    rated = rows[rows["Bintang × ulasan"] != ""]
    stars, reviews = (rated[name].map(plain).sum() for name in ("Bintang × ulasan", "Ulasan"))
    mean = stars / reviews
    assert cards(found)[text.RATING] == number(mean, 2)
    assert f"= {unrounded(mean, 2)}, dibulatkan menjadi {number(mean, 2)}" in said
    assert "Kesiapan enam unsur 2026 · Unit terdaftar di Google" in said


def plain(shown: str) -> Fraction:
    return Fraction(shown.replace(".", "").replace(",", "."))


@pytest.mark.usefixtures("demonstration")
def test_one_unit_over_time(open_page: Open) -> None:
    test = open_page("perbaiki/google", unit="Dinas Kependudukan dan Pencatatan Sipil")
    test.session_state["google-1"] = text.TAB_ONE
    assert list(test.run().dataframe[0].value[text.COLUMN_RATING])[-1] == "4,6"
