"""The page Google: figures, next steps, and one unit over time."""

from __future__ import annotations

import pytest

from compliance.text import google as text
from tests.ui.conftest import Open
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
    found = html(test.run())
    assert "Inspektorat Contoh" in found
    assert "bukan akun pribadi" in found


@pytest.mark.usefixtures("demonstration")
def test_official_instruments_give_it_no_weight(open_page: Open) -> None:
    found = html(open_page("perbaiki/google"))
    assert "Kesiapan enam unsur 2026: 16,67 % dari bobotnya" in found
    assert found.count("bobot nol") >= 5


@pytest.mark.usefixtures("demonstration")
def test_one_unit_over_time(open_page: Open) -> None:
    test = open_page("perbaiki/google", unit="Dinas Kependudukan dan Pencatatan Sipil")
    test.session_state["google-1"] = text.TAB_ONE
    assert list(test.run().dataframe[0].value[text.COLUMN_RATING])[-1] == "4,6"
