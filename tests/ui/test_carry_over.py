"""Old answers on their page: shown first, stored by one click, and gone from the page then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compliance.formats import count
from compliance.model import ChangeKind, PeriodState, Role, Unit, UnitChange, UnitKind
from compliance.storage.engine import writing
from compliance.storage.registry import Deadlines, Period, insert_units, note_change
from compliance.storage.revisions import store_changes
from compliance.text import carry_over as text
from compliance.text import uploading
from compliance.ui import cached
from compliance.workflows import history, setup
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

PAGE = "kumpulkan/bawaan"
OWN = "dinas-kesehatan"


def next_period() -> Period:
    """A period a year after that of the demonstration, open."""
    caller = operator(cached.engine())
    last = setup.periods(cached.engine())[-1]
    when = last.assessment_date + timedelta(days=365)
    added = setup.add_period(caller, name="Tahun depan", assessment_date=when, now=datetime.now(UTC))
    advance(caller, added.id, PeriodState.DIBUKA, definitions=cached.definitions(), now=datetime.now(UTC))
    return added


@pytest.mark.usefixtures("demonstration")
def test_without_an_earlier_period_it_says_so(open_page: Open) -> None:
    found = open_page(PAGE)
    assert not found.exception
    assert found.info[0].value.startswith("Belum ada periode yang lebih awal daripada")
    assert not found.button


@pytest.mark.usefixtures("demonstration")
def test_old_answers_are_shown_and_stored_by_one_click(open_page: Open) -> None:
    period = next_period()
    found = open_page(PAGE, cari="dinas sosial")
    assert not found.exception
    assert text.LEAD in html(found)
    offered = found.dataframe[0].value
    assert set(offered[text.COLUMN_UNIT]) == {"Dinas Sosial"}
    ticked = int(offered[text.COLUMN_TAKE].sum())
    assert 0 < ticked <= len(offered)
    assert not history.uploads(operator(cached.engine()), period.id)
    label = text.SAVE.format(answers=count(ticked), units="1")
    labelled(found.button, label).click().run()
    assert not found.exception
    assert not found.error
    assert found.success[0].value == uploading.STORED.format(answers=count(ticked), units="1", files="1")
    [upload] = history.uploads(operator(cached.engine()), period.id)
    assert upload.row.unit_count == 1
    left = open_page(PAGE, cari="dinas sosial").dataframe
    assert not left or len(left[0].value) == len(offered) - ticked


@pytest.mark.usefixtures("demonstration")
def test_a_unit_is_offered_its_own_answers(open_page: Open) -> None:
    next_period()
    found = open_page(PAGE, roles=[Role.OPD], units=[OWN])
    assert not found.exception
    assert "Dinas Sosial" not in words(found) + found.dataframe[0].value.to_string()
    assert found.dataframe[0].value[text.COLUMN_TAKE].any()


@pytest.mark.usefixtures("demonstration")
def test_after_the_last_day_a_unit_is_told_whom_to_ask(open_page: Open) -> None:
    period = next_period()
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    setup.set_deadlines(operator(cached.engine()), period.id, Deadlines(report_until=yesterday))
    for page in (PAGE, "kumpulkan/unggah"):
        found = open_page(page, roles=[Role.OPD], units=[OWN], periode="Tahun depan")
        assert not found.exception
        assert "hubungi Bagian Organisasi" in found.warning[0].value
        assert not found.button
        office = open_page(page, periode="Tahun depan")
        assert not office.warning
        assert "(1 hari lalu)" in html(office)


@pytest.mark.usefixtures("demonstration")
def test_a_unit_that_took_the_place_of_others_is_offered_what_they_said(open_page: Open) -> None:
    """Named, unticked; what they contradict each other about is said, and not offered."""
    period, before = next_period(), setup.periods(cached.engine())[0]
    heir = Unit(id="dinas-gabungan", name="Dinas Gabungan", kind=UnitKind.DINAS)
    when = before.assessment_date + timedelta(days=30)
    changes = [UnitChange(unit_id=heir.id, kind=ChangeKind.BARU, effective=when)]
    changes += [
        UnitChange(unit_id=one, kind=ChangeKind.TUTUP, effective=when, successors=(heir.id,))
        for one in ("dinas-sosial", "dinas-pendidikan")
    ]
    with writing(cached.engine()) as connection:
        insert_units(connection, [heir])
        store_changes(connection, changes, reason="digabung", account=None, now=datetime.now(UTC))
        note_change(connection, registry=True)
    found = open_page(PAGE, roles=[Role.OPD], units=[heir.id], periode=period.name)
    assert not found.exception
    offered = found.dataframe[0].value
    assert not offered[text.COLUMN_TAKE].any()
    assert set(offered[text.COLUMN_OF]) <= {
        "Dinas Sosial",
        "Dinas Pendidikan",
        "Dinas Pendidikan, Dinas Sosial",
        "Dinas Sosial, Dinas Pendidikan",
    }
    assert text.OTHERS_LEAD.format(column=text.COLUMN_OF) in html(found)
    [box] = [box.label for box in found.expander if "bertentangan" in box.label]
    said = html(found)
    assert "Dinas Sosial: " in said
    assert "Dinas Pendidikan: " in said
    assert box == text.CLASHES_HEAD.format(count=said.count("Dinas Sosial: "))
