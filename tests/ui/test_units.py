"""The pages about units: the list that is edited, and the way down."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import ChangeKind, Role, Unit, UnitChange
from compliance.text import pages
from compliance.text import tree as tree_words
from compliance.text import units as text
from compliance.ui import cached
from compliance.workflows import unit_changes
from compliance.workflows.database import data_version
from compliance.workflows.guard import operator
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
def test_another_name_of_a_unit_is_taken_away(open_page: Open) -> None:
    test = tab(open_page("kelola/unit"), text.TAB_ONE)
    test = chosen(test, text.UNIT, "Puskesmas Sumber Misal")
    known = labelled(test.multiselect, text.ALIASES)
    assert "UPTD Puskesmas Sumber Misal" in known.value
    test = known.unselect("UPTD Puskesmas Sumber Misal").run()
    labelled(test.text_input, text.REASON).input("sebutan keliru")
    test = labelled(test.button, text.APPLY).click().run()
    assert not test.exception
    assert [error.value for error in test.error] == []
    [aliases] = [unit.aliases for unit in now() if unit.name == "Puskesmas Sumber Misal"]
    assert "UPTD Puskesmas Sumber Misal" not in aliases
    assert "PKM Sumber Misal" in aliases  # its short name


@pytest.mark.usefixtures("demonstration")
def test_without_a_ground_nothing_is_kept_and_the_sentence_says_so(open_page: Open) -> None:
    test = tab(open_page("kelola/unit"), text.TAB_ONE)
    test = chosen(chosen(test, text.WHAT, text.CLOSE), text.UNIT, "Inspektorat Contoh")
    test = labelled(test.button, text.APPLY).click().run()
    assert [error.value for error in test.error] == ["Tulis alasannya dahulu\\, supaya jejaknya jelas\\."]
    assert all(unit.active for unit in now() if unit.name == "Inspektorat Contoh")


@pytest.mark.usefixtures("demonstration")
def test_only_what_was_seen_is_kept(open_page: Open) -> None:
    """A colleague changes the same unit between the look and the click."""
    test = chosen(tab(open_page("kelola/unit"), text.TAB_ONE), text.UNIT, "Dinas Sosial")
    test = labelled(test.text_input, text.SHORT).input("Dinsosku").run()
    office, day = operator(cached.engine()), datetime.now(UTC).date()
    unit_id = next(unit.id for unit in now() if unit.name == "Dinas Sosial")
    theirs = UnitChange(unit_id=unit_id, kind=ChangeKind.UBAH, effective=day, short="DS")
    proposal = unit_changes.propose(office, [theirs])
    unit_changes.apply(office, proposal, reason="rapat", now=datetime.now(UTC))
    labelled(test.text_input, text.REASON).input("Perda 4/2026")
    test = labelled(test.button, text.APPLY).click().run()
    assert [warning.value for warning in test.warning] == [text.SEEN_OTHERWISE]
    assert len(unit_changes.changes(office)) == 1
    test = labelled(test.button, text.APPLY).click().run()
    assert [warning.value for warning in test.warning] == []
    assert [row.change.short for row in unit_changes.changes(office)] == ["Dinsosku", "DS"]


@pytest.mark.usefixtures("demonstration")
def test_after_a_new_unit_was_kept_its_form_is_empty_again(open_page: Open) -> None:
    test = chosen(tab(open_page("kelola/unit"), text.TAB_ONE), text.WHAT, text.ADD)
    test = labelled(test.text_input, text.NAME).input("Dinas Anyar").run()
    labelled(test.text_input, text.REASON).input("Perda 4/2026")
    test = labelled(test.button, text.APPLY).click().run()
    assert [error.value for error in test.error] == []
    assert labelled(test.text_input, text.NAME).value == ""
    assert "Dinas Anyar" in {unit.name for unit in now()}


@pytest.mark.usefixtures("demonstration")
def test_what_was_kept_together_is_withdrawn_with_one_click(open_page: Open) -> None:
    office, day = operator(cached.engine()), datetime.now(UTC).date()
    wanted = [
        UnitChange(unit_id=unit.id, kind=ChangeKind.UBAH, effective=day, short=f"X{number}")
        for number, unit in enumerate(now()[:3])
    ]
    proposal = unit_changes.propose(office, wanted)
    unit_changes.apply(office, proposal, reason="rapat", now=datetime.now(UTC))
    test = tab(open_page("kelola/unit"), text.TAB_LOG)
    assert "singkatan: X2" in html(test)
    labelled(test.checkbox, text.WITHDRAW_TOGETHER).check()
    labelled(test.text_input, text.WITHDRAW_REASON).input("keliru")
    test = labelled(test.button, text.WITHDRAW_DO).click().run()
    assert [error.value for error in test.error] == []
    assert [row.withdrawn for row in unit_changes.changes(office)] == ["keliru"] * 3


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


@pytest.mark.usefixtures("demonstration")
def test_on_the_map_a_long_name_is_broken_rather_than_shrunk(open_page: Open) -> None:
    test = open_page("pantau/jenjang")
    test.session_state["jenjang"] = tree_words.TAB_MAP
    [drawing] = test.run().get("plotly_chart")
    spec = json.loads(drawing.proto.spec)
    assert "Dinas Penanaman<br>Modal dan<br>Pelayanan" in " ".join(spec["data"][0]["text"])
    assert "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu" in spec["data"][0]["labels"]
    assert spec["layout"]["uniformtext"]["minsize"] >= 10


def now() -> tuple[Unit, ...]:
    return cached.registry(data_version(cached.engine())).units


GAPS, RENAMED = "perbaiki/kesenjangan", "Dinas Sosial dan Pemberdayaan"


def change(kind: ChangeKind, **more: Any) -> None:
    """Something happened to Dinas Sosial yesterday."""
    day = datetime.now().astimezone().date() - timedelta(days=1)
    caller, happened = (
        operator(cached.engine()),
        UnitChange(unit_id="dinas-sosial", kind=kind, effective=day, **more),
    )
    unit_changes.apply(
        caller, unit_changes.propose(caller, [happened]), reason="Perda 4/2026", now=datetime.now(UTC)
    )


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("person", [{}, {"roles": [Role.OPD], "units": ["dinas-kesehatan", "dinas-sosial"]}])
def test_an_address_with_the_former_name_of_a_unit_still_leads_to_it(
    open_page: Open, person: dict[str, Any]
) -> None:
    open_page(GAPS)
    change(ChangeKind.UBAH, name=RENAMED)
    found = open_page(GAPS, unit="Dinas Sosial", **person)
    assert not found.exception
    assert labelled(found.selectbox, pages.UNIT).value == RENAMED
    assert not found.warning


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("name", ["Dinas Ngawur", "Desa Seandainya"])  # nobody's, and two units'
def test_an_address_that_names_no_unit_or_several_says_so(open_page: Open, name: str) -> None:
    found = open_page(GAPS, unit=name)
    assert labelled(found.selectbox, pages.UNIT).value is None
    assert [warning.value for warning in found.warning] == [pages.UNIT_UNKNOWN]


@pytest.mark.usefixtures("demonstration")
def test_a_unit_that_was_closed_says_what_took_its_place(open_page: Open) -> None:
    open_page(GAPS)
    change(ChangeKind.TUTUP, successors=("dinas-pendidikan",))
    found = html(open_page(GAPS, unit="Dinas Sosial"))
    assert "Unit ini ditutup mulai" in found
    assert 'href="?unit=Dinas+Pendidikan" target="_self">Dinas Pendidikan</a>' in found
    own = html(open_page(GAPS, roles=[Role.OPD], units=["dinas-sosial"]))
    assert "Digantikan oleh Dinas Pendidikan." in own
    assert "Unit ini ditutup mulai" not in html(open_page(GAPS, unit="Dinas Kesehatan"))
