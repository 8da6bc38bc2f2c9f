"""The page Bukti dukung: what each role is shown there, and the check of links."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import httpx2
import pytest
from streamlit.testing.v1 import AppTest

from compliance.analysis.evidence import Doubt, Evidence, Finding, examine
from compliance.formats import day
from compliance.links.check import Asking
from compliance.links.outcome import Outcome
from compliance.model import Checklist, ChecklistDefinition, Instrument, Place, Role, ScoreBasis
from compliance.text import evidence as text
from compliance.ui import cached
from compliance.ui.evidence import MOST_DOUBTS
from compliance.workflows import evidence as workflow
from compliance.workflows import link_check, setup
from tests.ui.conftest import Open
from tests.ui.test_pages import html, words

PAGE = "perbaiki/bukti"


def pekppp() -> Instrument:
    return cached.definitions().instruments["pekppp-2022"]


def at(page: AppTest, tab: str) -> AppTest:
    """The page with this tab opened; a tab is known by its words without the count."""
    [label] = [found.label for found in page.tabs if found.label.startswith(tab.partition("{")[0])]
    page.session_state[f"bukti-{pekppp().id}-1-{ScoreBasis.PERNYATAAN}"] = label
    return page.run()


def tables(page: AppTest) -> str:
    return " ".join(table.value.to_string() for table in page.dataframe)


@pytest.mark.usefixtures("demonstration")
def test_the_office_sees_what_expires_with_its_day_and_its_points(open_page: Open) -> None:
    found = open_page(PAGE, instrumen=pekppp().title)
    assert not found.exception
    listed = found.dataframe[0].value
    assert list(listed.columns) == list(text.EXPIRY_COLUMNS)
    assert "Dinas Kesehatan" in set(listed["Unit"])
    assert set(listed["Keadaan"]) <= set(text.STANDINGS.values())
    assert listed["Poin"].str.startswith("−").all()


@pytest.mark.usefixtures("demonstration")
def test_every_link_is_listed_with_its_kind(open_page: Open) -> None:
    found = at(open_page(PAGE, instrumen=pekppp().title), text.TAB_LINKS)
    listed = found.dataframe[0].value
    assert list(listed.columns) == list(text.LINK_COLUMNS)
    kinds = dict(zip(listed["Tautan"], listed["Jenis"], strict=True))
    assert kinds["https://contoh.example/disdukcapil/sop.pdf"] == "Dokumen"
    assert kinds["https://contoh.example/disdukcapil/maklumat.jpg"] == "Foto"
    assert kinds["https://contoh.example/disdukcapil"] == "Halaman web"


@pytest.mark.usefixtures("demonstration")
def test_no_doubt_is_said_as_well(open_page: Open) -> None:
    found = at(open_page(PAGE, instrumen=pekppp().title), text.TAB_DOUBTS)
    assert text.DOUBTS_NONE in words(found)


@pytest.mark.usefixtures("demonstration")
def test_an_instrument_without_ages_says_that_nothing_expires(open_page: Open) -> None:
    said = words(open_page(PAGE))
    assessed = setup.periods(cached.engine())[-1].assessment_date
    assert f"Tidak ada bukti yang kedaluwarsa sampai tanggal penilaian, {day(assessed)}." in said


@pytest.mark.usefixtures("demonstration")
def test_a_search_narrows_every_table(open_page: Open) -> None:
    found = open_page(PAGE, instrumen=pekppp().title, cari="kependudukan")
    assert "RSUD" not in tables(found)
    assert "Kependudukan" in tables(found)
    assert "RSUD" not in tables(at(found, text.TAB_LINKS))
    assert "Kependudukan" in tables(found)
    assert text.NOTHING_FOUND in words(
        open_page(PAGE, instrumen=pekppp().title, cari="tidak ada yang begini")
    )


@pytest.mark.usefixtures("demonstration")
def test_a_unit_sees_its_own_evidence_and_no_button(open_page: Open) -> None:
    found = open_page(PAGE, roles=[Role.OPD], units=["dinas-kesehatan"], instrumen=pekppp().title)
    assert not found.exception
    assert "Dinas Kesehatan" in tables(found)
    for tab in (text.TAB_EXPIRIES, text.TAB_DOUBTS, text.TAB_LINKS):
        found = at(found, tab)
        for other in ("Disdukcapil", "Kependudukan", "Mal Pelayanan", "Dinas Sosial"):
            assert other not in tables(found) + words(found)
    assert text.CHECK_HEAD not in [head.value for head in found.subheader]
    assert not [button for button in found.button if button.label.startswith("Periksa")]


def doubtful(checklists: Sequence[Checklist], definition: ChecklistDefinition) -> Evidence:
    """What was found, and beside it a link that two units share."""
    found = {checklist.unit.id: checklist.unit for checklist in checklists}
    ours, other = found["dinas-kesehatan"], found["dinas-sosial"]
    shared = Finding(
        doubt=Doubt.SAME_LINK,
        unit=ours,
        question="sp.ada",
        link="www.kab.id/<sp>?a=1",
        place=Place(sheet="Isian", cell="C7"),
        others=(other,),
    )
    evidence = examine(checklists, definition)
    return Evidence(uses=evidence.uses, findings=(shared,) * (MOST_DOUBTS + 1))


@pytest.mark.usefixtures("demonstration")
def test_a_doubt_is_a_sentence_beside_its_link(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflow, "examine", doubtful)
    found = at(open_page(PAGE, instrumen=pekppp().title), text.TAB_DOUBTS)
    assert "Tautan ini juga dipakai Dinas Sosial." in html(found)
    assert '<a href="http://www.kab.id/&lt;sp&gt;?a=1" target="_blank"' in html(found)
    assert "Isian!C7" in html(found)
    assert "Masih ada 1 lagi. Cari unitnya di atas untuk melihatnya." in words(found)


@pytest.mark.usefixtures("demonstration")
def test_a_unit_is_not_told_who_else_uses_its_link(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflow, "examine", doubtful)
    page = open_page(PAGE, roles=[Role.OPD], units=["dinas-kesehatan"], instrumen=pekppp().title)
    said = words(at(page, text.TAB_DOUBTS))
    assert "Tautan ini juga dipakai 1 unit lain." in said
    assert "Dinas Sosial" not in said


def checked(page: AppTest) -> AppTest:
    """The page after its button was pressed and the check has ended."""
    page = at(page, text.TAB_LINKS)
    [button] = [button for button in page.button if button.label == text.CHECK_DO.format(count=14)]
    button.click().run()
    for thread in threading.enumerate():
        if thread.name == "pemeriksa-tautan":
            thread.join(30)
    return page.run()


class Open200(httpx2.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200)


@pytest.mark.usefixtures("demonstration")
def test_a_click_checks_the_links_and_the_table_says_what_came_of_it(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return ["8.8.8.8"]

    monkeypatch.setattr(link_check, "ASKING", lambda: Asking(resolve=resolve, transport=Open200()))
    found = checked(open_page(PAGE, instrumen=pekppp().title))
    assert not found.exception
    opens = text.OUTCOMES[Outcome.OPENS]
    assert text.OUTCOMES_MEAN[Outcome.OPENS] in html(found)
    assert set(found.dataframe[-1].value[text.LINK_OUTCOME]) == {opens}


@pytest.mark.usefixtures("demonstration")
def test_without_a_network_one_sentence_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nowhere(host: str, port: int) -> Sequence[str]:
        raise OSError("Temporary failure in name resolution")

    monkeypatch.setattr(link_check, "ASKING", lambda: Asking(resolve=nowhere, transport=Open200()))
    found = checked(open_page(PAGE, instrumen=pekppp().title))
    assert not found.exception
    assert [warning.value for warning in found.warning] == [
        "Tidak satu pun dari 4 situs dapat dihubungi; server ini tampaknya tidak tersambung ke internet, "
        "jadi pemeriksaan dihentikan."
    ]


@pytest.mark.usefixtures("demonstration")
def test_while_it_runs_the_page_says_how_far_it_is(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    async def resolve(host: str, port: int) -> Sequence[str]:
        await asyncio.get_running_loop().run_in_executor(None, gate.wait)
        return ["8.8.8.8"]

    monkeypatch.setattr(
        link_check, "ASKING", lambda: Asking(resolve=resolve, transport=Open200(), seconds=60)
    )
    page = at(open_page(PAGE, instrumen=pekppp().title), text.TAB_LINKS)
    try:
        [button] = [button for button in page.button if button.label == text.CHECK_DO.format(count=14)]
        button.click().run()
        assert not page.exception
        assert text.CHECK_NOTE in [caption.value for caption in page.caption]
        assert not page.button
        assert set(page.dataframe[0].value[text.LINK_OUTCOME]) == {text.NOT_CHECKED}
    finally:
        gate.set()
    for thread in threading.enumerate():
        if thread.name == "pemeriksa-tautan":
            thread.join(30)
    assert text.CHECK_NOTE not in [caption.value for caption in page.run().caption]
