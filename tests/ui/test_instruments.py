"""The page Instrumen sendiri: an example, a file, what it would change, one confirmation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import OwnState, PeriodState, Role
from compliance.reports.instrument_book import instrument_workbook
from compliance.storage.engine import reading
from compliance.storage.instruments import Version, read_versions
from compliance.text import instruments as text
from compliance.text import method as method_words
from compliance.text import pages as page_words
from compliance.ui import cached
from compliance.workflows import instruments, setup
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled
from tests.workflows.scenes import OWN_TOML

pytestmark = pytest.mark.usefixtures("demonstration")

PAGE = "kelola/instrumen"
FAULTY = OWN_TOML.replace(b"weight = 0.4", b"weight = 0.39")


def versions() -> list[Version]:
    with reading(cached.engine()) as connection:
        return list(read_versions(connection))


def opened(open_page: Open, page: str = PAGE, **query: str) -> AppTest:
    found = open_page(page, roles=[Role.ADMINISTRATOR], **query)
    assert not found.exception
    return found


def handed_in(page: AppTest, name: str, data: bytes) -> AppTest:
    page.file_uploader[0].set_value((name, data, "application/octet-stream")).run()
    labelled(page.button, text.CHECK).click().run()
    assert not page.exception
    return page


def added(data: bytes = OWN_TOML) -> int:
    return instruments.add(
        operator(cached.engine()), cached.shipped(), file="uji.toml", data=data, now=datetime.now(UTC)
    )


def used(data: bytes = OWN_TOML) -> int:
    number = added(data)
    instruments.use(operator(cached.engine()), cached.shipped(), number, now=datetime.now(UTC))
    return number


def freeze() -> str:
    period = setup.periods(cached.engine())[-1]
    now = datetime.now(UTC)
    advance(
        operator(cached.engine()),
        period.id,
        PeriodState.DIBEKUKAN,
        definitions=cached.shipped(),
        now=now,
    )
    return period.name


def test_an_example_of_any_edition_is_offered(open_page: Open) -> None:
    found = opened(open_page)
    assert [info.value for info in found.info] == [text.NOTHING]
    chosen = labelled(found.selectbox, text.BEGIN_FROM)
    assert list(chosen.options) == [edition.title for edition in cached.shipped().editions.values()]
    links = [link.url for link in found.get("link_button")]
    assert links == [f"/unduh/instrumen/contoh.xlsx?edisi={next(iter(cached.shipped().editions))}"]


def test_a_file_is_checked_looked_at_and_used_with_one_click(open_page: Open) -> None:
    found = handed_in(opened(open_page), "uji.toml", OWN_TOML)
    assert not found.error
    [version] = versions()
    assert version.state is OwnState.RANCANGAN
    assert found.query_params["versi"] in (str(version.number), [str(version.number)])
    said = html(found)
    assert text.MEANS[OwnState.RANCANGAN] in said
    assert "60 % dari bobotnya terlihat dari isian" in said
    moved = found.dataframe[1].value
    assert {text.COLUMN_RANK, text.COLUMN_BEFORE, text.COLUMN_MOVE} <= set(moved.columns)
    assert len(moved) > 10
    farthest = moved[text.COLUMN_MOVE].abs().dropna()
    assert list(farthest) == sorted(farthest, reverse=True)

    labelled(found.button, text.CHECK).click().run()  # the same file once more
    assert len(versions()) == 1
    labelled(found.button, text.USE).click().run()
    assert not found.exception
    assert [one.state for one in versions()] == [OwnState.DIPAKAI]
    assert "uji-2026" in cached.definitions().instruments
    assert not [button for button in found.button if button.label == text.USE]


def test_a_workbook_is_taken_too(open_page: Open) -> None:
    edition = replace(cached.shipped().editions["kesiapan-2026"], id="salinan", title="Salinan")
    data = instrument_workbook(edition, cached.shipped().checklist)
    found = handed_in(opened(open_page), "salinan.xlsx", data)
    assert not found.error
    assert [one.instrument_id for one in versions()] == ["salinan"]


def test_a_mistake_is_shown_as_it_is(open_page: Open) -> None:
    found = handed_in(opened(open_page), "uji.toml", FAULTY)
    [error] = [one.value.replace("\\", "") for one in found.error]
    assert error == (
        "uji.toml: baris 41, aspects[0].indicator_weights_total: jumlah bobot harus 1, ternyata 0.99"
    )
    assert versions() == []


def test_all_mistakes_of_a_file_are_listed(open_page: Open) -> None:
    broken = FAULTY.replace(b"decimals = 2", b"decimals = 9").replace(b'"Uji"', b'"Uji <b>x</b>"')
    found = handed_in(opened(open_page), "uji.toml", broken)
    assert [one.value for one in found.error] == [page_words.MISTAKES]
    said = html(found)
    assert "<li>uji.toml: baris 15, score.decimals: harus 6 atau kurang, tertulis 9</li>" in said
    assert "<li>uji.toml: baris 41, aspects[0].indicator_weights_total: jumlah bobot harus 1" in said
    assert versions() == []


def test_a_reload_finds_the_same_version(open_page: Open) -> None:
    first = added()
    second = added(OWN_TOML.replace(b'"uji-2026"', b'"lain"').replace(b'"Uji"', b'"Lain"'))
    for number, title in ((first, "Uji"), (second, "Lain")):
        found = opened(open_page, versi=str(number))
        assert any(title in head.value for head in found.subheader)
    assert any("Lain" in head.value for head in opened(open_page, versi="tidak ada").subheader)


def test_a_draft_is_withdrawn_with_a_reason(open_page: Open) -> None:
    added()
    found = opened(open_page)
    labelled(found.button, text.WITHDRAW).click().run()
    assert [one.value.replace("\\", "") for one in found.error] == [
        "Tulis alasan penarikan dahulu, supaya jejaknya jelas."
    ]
    labelled(found.text_input, text.WITHDRAW_REASON).set_value("salah bobot")
    labelled(found.button, text.WITHDRAW).click().run()
    assert [one.state for one in versions()] == [OwnState.DITARIK]
    assert "salah bobot" in html(found)
    assert not [button for button in found.button if button.label in (text.USE, text.WITHDRAW)]


def test_what_a_frozen_period_stands_on_can_only_be_looked_at(open_page: Open) -> None:
    used()
    period = freeze()
    found = opened(open_page)
    assert period in set(found.dataframe[0].value[text.TABLE[-1]])
    assert [one.value.replace("\\", "") for one in found.info] == [text.FROZEN.format(periods=period)]
    assert not [button for button in found.button if button.label in (text.USE, text.WITHDRAW)]
    refused = handed_in(found, "uji.toml", OWN_TOML.replace(b"lower = 51", b"lower = 51.00"))
    [error] = [one.value.replace("\\", "") for one in refused.error]
    assert error.startswith("Instrumen “uji-2026” dipakai periode yang sudah dibekukan")


def test_a_period_frozen_before_says_so_in_the_preview(open_page: Open) -> None:
    freeze()
    number = used()
    other = added(OWN_TOML.replace(b'"uji-2026"', b'"lain"').replace(b'"Uji"', b'"Lain"'))
    found = opened(open_page, versi=str(other))
    beside = labelled(found.selectbox, text.BESIDE)
    beside.set_value("Uji").run()
    assert not found.exception
    [error] = [one.value.replace("\\", "") for one in found.error]
    assert "dibekukan tanpa instrumen “uji-2026”" in error
    assert number != other


def test_one_that_only_grades_says_why_it_ranks_nobody(open_page: Open) -> None:
    edition = replace(cached.shipped().unscored["ombudsman-2021"], id="lama", title="Lama")
    data = instrument_workbook(edition, cached.shipped().checklist)
    found = handed_in(opened(open_page), "lama.xlsx", data)
    assert any(text.UNSCORED.format(reason="")[:20] in one.value for one in found.info)
    labelled(found.button, text.USE).click().run()
    assert not found.exception
    assert "lama" in cached.definitions().unscored


@pytest.mark.parametrize(
    "page",
    ["pantau/ringkasan", "pantau/peringkat", "perbaiki/kesenjangan", "kelola/metode", "pantau/berdampingan"],
)
def test_what_is_in_use_is_on_every_page(open_page: Open, page: str) -> None:
    used()
    query = {"unit": "Dinas Sosial"} if page.endswith("kesenjangan") else {}
    found = opened(open_page, page, instrumen="Uji", **query)
    offered = [option for box in (*found.selectbox, *found.multiselect) for option in box.options]
    assert "Uji" in offered
    if page.endswith("metode"):
        assert method_words.OWN in html(found)
        assert found.subheader[0].value == "Uji \\(instrumen sendiri\\)"
