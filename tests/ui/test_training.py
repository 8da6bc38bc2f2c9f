"""The page Bimtek: who is shown what, what comes next, and what becomes of a list that is handed in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from compliance.analysis.training_taken import Taken
from compliance.analysis.training_units import Step
from compliance.definitions.registry import shipped_registry
from compliance.model import Role
from compliance.text import training as text
from compliance.text import uploading
from compliance.ui import cached, training_upload
from compliance.workflows import setup
from compliance.workflows.guard import operator
from compliance.workflows.training import files, withdraw
from compliance.workflows.training_draft import Draft, look_through
from compliance.workflows.training_intake import Decision, store_training
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words
from tests.workflows.test_training import Reader, csv

PAGE = "kumpulkan/bimtek"
OWN, FOREIGN = "dinas-kesehatan", "dinas-sosial"
DAY = datetime.now(UTC).date() - timedelta(days=40)
PEOPLE = (
    ("Fulan Rekaan", "Dinas Kesehatan", "ya", "Bimtek Pelayanan Prima"),
    ("Fulanah Rekaan", "Dinas Kesehatan", "ya", "Bimtek Pelayanan Prima"),
    ("Fulan Rekaan", "Dinas Kesehatan", "ya", "Bimtek LAPOR"),
    ("Polan Rekaan", "Dinas Sosial", "tidak", "Bimtek Pelayanan Prima"),
)


def period_id() -> int:
    return setup.periods(cached.engine())[-1].id


def looked(*people: tuple[str, str, str, str], file: str = "hadir.csv") -> Draft:
    """A list of these people, looked through by the office."""
    data = csv(*people, day=DAY)
    reader = Reader(shipped_registry("contoh"))
    office, now = operator(cached.engine()), datetime.now(UTC)
    return look_through(office, [(file, data)], reader, period_id=period_id(), answers={}, now=now)


def keep(draft: Draft, **more: object) -> None:
    taken = tuple(
        Taken(file=0, event=number, title=event.title, day=event.day)
        for number, event in enumerate(draft.readings[0].events)
    )
    decision = Decision(taken=taken, **more)  # type: ignore[arg-type]  # by name
    store_training(operator(cached.engine()), draft, decision, now=datetime.now(UTC))


@pytest.fixture
def kept(workbooks: None) -> None:
    keep(looked(*PEOPLE))


def at(page: AppTest, tab: str) -> AppTest:
    page.session_state[f"bimtek-{period_id()}"] = tab
    return page.run()


@pytest.mark.usefixtures("workbooks")
def test_without_lists_the_page_says_what_to_do(open_page: Open) -> None:
    found = open_page(PAGE)
    assert not found.exception
    assert text.EMPTY in words(found)
    assert text.EMPTY_READER in words(open_page(PAGE, roles=[Role.PIMPINAN], drafts=True))


@pytest.mark.usefixtures("kept")
def test_the_office_sees_units_without_training_first(open_page: Open) -> None:
    found = open_page(PAGE)
    assert not found.exception
    without, listed = (one.value for one in found.dataframe)
    assert len(without) == 22
    assert set(without[text.STEP]) == {text.STEPS[Step.NOTHING]}
    assert list(listed[text.UNIT]) == ["Dinas Sosial", "Dinas Kesehatan"]
    row = listed[listed[text.UNIT] == "Dinas Kesehatan"].iloc[0]
    assert (row[text.EVENTS], row[text.PEOPLE], row[text.FRONTLINE]) == (2, 2, 2)
    assert (row[text.STEP], row[text.STAFF], row[text.CLAIMED]) == ("Latih 12 petugas lagi.", 14, 11)
    assert "unit belum mengikuti bimtek" in words(found)
    assert not re.search("Fulan|Polan", words(found) + listed.to_string())


@pytest.mark.usefixtures("kept")
def test_who_attended_what(open_page: Open) -> None:
    found = at(open_page(PAGE), text.TAB_EVENTS)
    assert not found.exception
    events, matrix = (one.value for one in found.dataframe)
    assert [tuple(row[:5]) for row in events.itertuples(index=False)] == [
        ("Bimtek Pelayanan Prima", DAY, 2, 3, 2),
        ("Bimtek LAPOR", DAY, 1, 1, 1),
    ]
    assert set(matrix[text.UNIT]) == {"Dinas Kesehatan", "Dinas Sosial"}


@pytest.mark.usefixtures("kept")
def test_a_unit_sees_its_own_alone(open_page: Open) -> None:
    found = open_page(PAGE, roles=[Role.OPD], units=[FOREIGN])
    assert set(found.dataframe[0].value[text.UNIT]) == {"Dinas Sosial"}
    assert [tab.label for tab in found.tabs][-2:] == [text.TAB_UPLOAD, text.TAB_FILES]
    listed = html(at(found, text.TAB_FILES))
    assert "Bagian Organisasi" in listed
    assert "hadir.csv" not in listed


@pytest.mark.usefixtures("kept")
def test_a_leader_may_neither_hand_in_nor_see_files(open_page: Open) -> None:
    found = open_page(PAGE, roles=[Role.PIMPINAN], drafts=True)
    assert not found.exception
    assert [tab.label for tab in found.tabs] == [text.TAB_UNITS, text.TAB_EVENTS, text.TAB_ONE]
    assert not found.button


@pytest.mark.usefixtures("kept")
def test_a_link_to_a_unit_opens_it_and_says_how_to_give_the_staff(open_page: Open) -> None:
    found = open_page(PAGE, unit="Dinas Sosial")
    assert not found.exception
    said = html(found)
    assert text.ONE_STAFF_UNKNOWN in said
    assert "Isi “Jumlah petugas pelayanan garis depan” pada lembar" in said
    assert list(found.dataframe[0].value[text.EVENT_TABLE[0]]) == ["Bimtek Pelayanan Prima"]
    known = html(open_page(PAGE, unit="Dinas Kesehatan"))
    assert "14,29 %" in known
    assert text.CLAIM_OTHER in known


@pytest.mark.usefixtures("kept")
def test_a_file_is_withdrawn_with_a_reason(open_page: Open) -> None:
    found = at(open_page(PAGE), text.TAB_FILES)
    assert "hadir.csv" in html(found)
    labelled(found.button, text.WITHDRAW_DO).click().run()
    assert found.error[0].value.startswith("Tulis alasan")
    labelled(found.text_input, text.WITHDRAW_REASON).set_value("salah berkas")
    labelled(found.button, text.WITHDRAW_DO).click().run()
    assert not found.exception
    assert "Ditarik: salah berkas" in html(found)


@pytest.mark.usefixtures("kept")
def test_what_was_sent_to_withdraw_one_file_never_withdraws_another(open_page: Open) -> None:
    keep(looked(PEOPLE[2], file="lain.csv"))
    found = at(open_page(PAGE), text.TAB_FILES)
    labelled(found.selectbox, text.WITHDRAW_WHICH).set_value("2 · lain.csv")
    labelled(found.text_input, text.WITHDRAW_REASON).set_value("dobel")
    office, now = operator(cached.engine()), datetime.now(UTC)
    withdraw(office, 2, reason="dobel", now=now)  # the first click of two, or somebody else
    labelled(found.button, text.WITHDRAW_DO).click().run()
    assert not found.exception
    standing = [one.upload.name for one in files(office, period_id=period_id()) if one.withdrawable]
    assert standing == ["hadir.csv"]


@pytest.mark.usefixtures("kept")
def test_what_the_lists_answer_waits_on_the_page_unggah(open_page: Open) -> None:
    found = open_page(PAGE)
    [button] = [one for one in found.button if one.label == text.PROPOSE.format(count=1)]
    button.click().run()
    assert not found.exception


@pytest.mark.usefixtures("kept")
def test_a_list_is_looked_at_and_stored(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    again = looked(*PEOPLE, ("Anu Rekaan", "Dinas Kesehatan", "ya", "Bimtek LAPOR"), file="lengkap.csv")
    monkeypatch.setattr(training_upload, "chosen", lambda visit, period: again)
    found = at(open_page(PAGE), text.TAB_UPLOAD)
    assert not found.exception
    said = html(found)
    assert "Nama" in said
    assert text.CHANGES in [heading.value for heading in found.subheader]
    store = labelled(found.button, text.STORE.format(count=2))
    store.click().run()
    assert "1 angka kehadiran tersimpan yang akan diganti" in found.error[0].value
    labelled(found.text_input, text.REASON).set_value("daftar lengkap")
    labelled(found.button, text.STORE.format(count=2)).click().run()
    assert not found.exception
    assert "Mengganti: daftar lengkap" in html(at(open_page(PAGE), text.TAB_FILES))


@pytest.mark.usefixtures("workbooks")
def test_a_bad_file_and_a_question_are_said(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = looked(("Fulan Rekaan", "Dinas Antah", "ya", "Bimtek LAPOR"))
    monkeypatch.setattr(training_upload, "chosen", lambda visit, period: asking)
    found = at(open_page(PAGE), text.TAB_UPLOAD)
    assert not found.exception
    assert "Unit mana yang dimaksud “Dinas Antah”?" in html(found)
    assert not [one for one in found.button if one.label.startswith(text.STORE_NONE)]


@pytest.mark.usefixtures("workbooks")
def test_a_question_is_answered_on_the_page_and_the_list_stored(open_page: Open) -> None:
    asking = csv(("Fulan Rekaan", "Dinas Antah", "ya", "Bimtek LAPOR"), day=DAY)
    found = at(open_page(PAGE), text.TAB_UPLOAD)
    found.file_uploader[0].upload("hadir.csv", asking).run()
    assert "Unit mana yang dimaksud" in html(found)
    labelled(found.selectbox, uploading.OTHER_UNIT).set_value(OWN).run()
    assert not found.exception
    labelled(found.button, text.STORE.format(count=1)).click().run()
    assert not found.exception
    assert found.file_uploader[0].value == []
    assert "hadir.csv" in html(at(open_page(PAGE), text.TAB_FILES))


@pytest.mark.usefixtures("workbooks")
def test_the_method_and_the_gaps_speak_of_it(open_page: Open) -> None:
    told = html(open_page("kelola/metode"))
    assert "paling lama 12 bulan sebelum tanggal penilaian" in told
    gaps = html(open_page("perbaiki/kesenjangan", unit="Dinas Kesehatan"))
    assert 'href="/bimtek?unit=Dinas+Kesehatan&amp;periode=' in gaps
