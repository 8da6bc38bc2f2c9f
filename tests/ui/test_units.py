"""The pages about units: the list that is edited, and the way down."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from compliance.text import tree as tree_words
from compliance.text import units as text
from compliance.ui import cached
from compliance.workflows.database import data_version
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled


def chosen(test: AppTest, label: str, value: str) -> AppTest:
    return labelled(test.selectbox, label).select(value).run()


def tab(test: AppTest, name: str) -> AppTest:
    test.session_state["unit"] = name
    return test.run()


@pytest.mark.usefixtures("demonstration")
def test_the_list_names_every_unit_with_its_parent(open_page: Open) -> None:
    found = open_page("kelola/unit").dataframe[0].value
    rows = dict(zip(found[text.COLUMN_NAME], found[text.COLUMN_PARENT], strict=True))
    assert rows["Kelurahan Andaijaya"] == "Kecamatan Sumber Misal"
    states = dict(zip(found[text.COLUMN_NAME], found[text.COLUMN_STATE], strict=True))
    assert states["Dinas Pasar dan Usaha Contoh"] == text.FORMER


@pytest.mark.usefixtures("demonstration")
def test_a_unit_is_renamed_after_a_look_at_what_changes(open_page: Open) -> None:
    test = tab(open_page("kelola/unit"), text.TAB_ONE)
    test = chosen(test, text.UNIT, "Dinas Sosial")
    test = labelled(test.text_input, text.NAME).input("Dinas Sosial dan Pemberdayaan").run()
    assert "Dinas Sosial dan Pemberdayaan" in html(test)
    assert "Dinas Sosial" in {unit.name for unit in now()}
    labelled(test.text_input, text.REASON).input("Perda 4/2026")
    test = labelled(test.button, text.APPLY).click().run()
    assert not test.exception
    assert [error.value for error in test.error] == []
    assert "Dinas Sosial dan Pemberdayaan" in {unit.name for unit in now()}
    log = tab(open_page("kelola/unit"), text.TAB_LOG)
    assert "Perda 4/2026" in html(log)


@pytest.mark.usefixtures("demonstration")
def test_without_a_ground_nothing_is_kept_and_the_sentence_says_so(open_page: Open) -> None:
    test = tab(open_page("kelola/unit"), text.TAB_ONE)
    test = chosen(chosen(test, text.WHAT, text.CLOSE), text.UNIT, "Inspektorat Contoh")
    test = labelled(test.button, text.APPLY).click().run()
    assert [error.value for error in test.error] == ["Tulis alasannya dahulu\\, supaya jejaknya jelas\\."]
    assert all(unit.active for unit in now() if unit.name == "Inspektorat Contoh")


@pytest.mark.usefixtures("demonstration")
def test_every_kind_of_change_has_its_form(open_page: Open) -> None:
    test = tab(open_page("kelola/unit"), text.TAB_ONE)
    for what in (text.RENAME, text.MOVE, text.ADD, text.CLOSE, text.MERGE, text.SPLIT):
        test = chosen(test, text.WHAT, what)
        assert not test.exception
        assert not test.error


@pytest.mark.usefixtures("demonstration")
def test_from_the_regency_to_a_desa(open_page: Open) -> None:
    top = open_page("pantau/jenjang")
    units = list(top.dataframe[0].value[tree_words.UNIT])
    assert "Kecamatan Sumber Misal" in units
    assert "Desa Sumber Misal" not in units
    inside = open_page("pantau/jenjang", induk="Kecamatan Sumber Misal")
    assert set(inside.dataframe[0].value[tree_words.UNIT]) == {
        "Kelurahan Andaijaya",
        "Desa Sumber Misal",
        "Desa Seandainya",
    }
    assert "Punya SOP" in html(inside)


def now() -> tuple[object, ...]:
    return cached.registry(data_version(cached.engine())).units
