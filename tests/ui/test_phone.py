"""What a phone is shown in place of wide tables."""

from __future__ import annotations

import json

import pytest

from compliance.text import verdicts as text
from compliance.ui import phone
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled


@pytest.fixture
def on_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone, "on_phone", lambda: True)


def test_a_name_is_as_wide_as_it_may_be() -> None:
    assert phone.name_width(345) == 345


@pytest.mark.usefixtures("on_phone")
def test_on_a_phone_a_name_leaves_room_for_the_figures() -> None:
    assert phone.name_width(345) == 170
    assert phone.name_width(120) == 120


@pytest.mark.usefixtures("on_phone")
def test_on_a_phone_what_changes_is_seen_beside_the_names() -> None:
    widths = phone.names_and_answers(["Unit", "Pertanyaan", "Tersimpan", "Baru"])
    assert widths is not None
    assert sum(column["width"] for column in widths.values()) <= 350


def test_where_there_is_room_a_table_takes_it() -> None:
    assert phone.names_and_answers(["Unit", "Pertanyaan"]) is None


@pytest.mark.usefixtures("demonstration", "on_phone")
def test_the_names_of_the_map_stay_while_its_elements_pass(open_page: Open) -> None:
    found = open_page("pantau/ringkasan")
    unit = json.loads(found.dataframe[0].proto.columns)["Unit"]
    assert (unit["width"], unit["pinned"]) == (170, True)


@pytest.mark.usefixtures("demonstration", "on_phone")
@pytest.mark.parametrize(
    "page", ["pantau/peringkat", "pantau/ringkasan", "pantau/jenjang", "pantau/berdampingan"]
)
def test_a_row_that_is_selected_is_high_enough_for_a_finger(open_page: Open, page: str) -> None:
    found = open_page(page)
    assert not found.exception
    assert found.dataframe[0].proto.row_height == 44


@pytest.mark.usefixtures("demonstration", "on_phone")
def test_the_bar_of_a_score_is_not_cut_off_by_the_higher_row(open_page: Open) -> None:
    bar = json.loads(open_page("pantau/peringkat").dataframe[0].proto.columns)["Nilai"]
    assert bar["width"] == 180  # 135 of a row of 33


@pytest.mark.usefixtures("demonstration", "on_phone")
def test_an_answer_is_returned_with_a_note_and_corrected_with_an_answer(open_page: Open) -> None:
    found = open_page("kumpulkan/verifikasi", unsur="SOP", cari="dinas sosial")
    assert not found.exception
    assert not found.dataframe
    assert "Dinas Sosial" in html(found)
    assert text.ONE_PLACE.format(place=1, all=1) in html(found)
    labelled(found.button, text.SAVE).click().run()
    assert found.info[0].value == text.NOTHING_DECIDED
    assert not found.text_input[1:]  # nothing to write before one decides; the first is the search

    labelled(found.radio, text.COLUMN_VERDICT).set_value("dikembalikan").run()
    labelled(found.button, text.SAVE).click().run()
    assert "Tulis apa yang perlu diperbaiki" in found.error[0].value
    labelled(found.radio, text.COLUMN_VERDICT).set_value("dikoreksi").run()
    labelled(found.text_input, text.COLUMN_VALUE).set_value("tidak")
    labelled(found.text_input, text.COLUMN_NOTE).set_value("Belum ditandatangani")
    labelled(found.button, text.SAVE).click().run()
    assert not found.exception
    assert [done.value for done in found.success] == [text.NOTHING_OPEN]
