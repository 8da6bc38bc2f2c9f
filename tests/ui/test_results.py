"""The page Hasil penilaian: published series, entered results, and how far off readiness was."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compliance.formats import gain, number, unrounded
from compliance.model import Basis, PeriodState, Role
from compliance.scoring.rounding import round_half_up
from compliance.text import results as text
from compliance.text.explanation import Figure
from compliance.text.pages import BASES_OF_SCORES
from compliance.ui import cached
from compliance.workflows import setup
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance
from compliance.workflows.results import Draft, record_result, results_for
from tests.ui.conftest import Open
from tests.ui.test_explanation import ways
from tests.ui.test_pages import html, labelled

PAGE, LOCAL = "pantau/hasil", "kesiapan-2026"


@pytest.fixture
def bojonegoro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry of Bojonegoro, without any answer."""
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{tmp_path / 'boj.sqlite3'}")
    now = datetime.now(UTC)
    setup.choose_registry(operator(cached.engine()), setup.RegistrySource.BOJONEGORO, now=now)


def freeze() -> int:
    period = setup.periods(cached.engine())[0]
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        advance(
            operator(cached.engine()),
            period.id,
            state,
            definitions=cached.definitions(),
            now=datetime.now(UTC),
        )
    return period.id


def filled(page: AppTest, **fields: str) -> AppTest:
    """The form with these fields, sent."""
    for label, value in fields.items():
        labelled(page.text_input, label).set_value(value)
    return labelled(page.button, text.RECORD_DO).click().run()


@pytest.mark.usefixtures("bojonegoro")
@pytest.mark.parametrize("role", Role)
def test_the_published_series_ships_with_its_sources(open_page: Open, role: Role) -> None:
    found = open_page(PAGE, roles=[role], units=["dinas-sosial"] if role is Role.OPD else [])
    assert not found.exception
    shown = html(found)
    for words in ("57,77", "86,80", "98,70", "3,68", "4,21", "4,68", "tidak diumumkan"):
        assert words in shown
    assert "Keputusan Menteri PANRB 3/2026" in shown
    assert "diumumkan sebagai “Kualitas Tertinggi”" in shown
    assert "[sekunder, terbitan]" in shown
    assert text.CALIBRATION_NONE in shown
    assert bool(found.button) is (role is Role.ORGANISASI)


@pytest.mark.usefixtures("demonstration")
def test_an_invented_regency_has_no_published_results(open_page: Open) -> None:
    found = open_page(PAGE)
    assert [info.value for info in found.info] == [text.EMPTY]


@pytest.mark.usefixtures("demonstration")
def test_a_result_is_entered_shown_beside_its_readiness_and_withdrawn(open_page: Open) -> None:
    freeze()
    found = open_page(PAGE)
    labelled(found.selectbox, text.EDITION).set_value("Kesiapan enam unsur 2026").run()
    period = setup.periods(cached.engine())[0].name
    labelled(found.selectbox, text.PERIOD).set_value(period)
    found = filled(found, **{text.SCORE: "99,99", text.SOURCE: "Surat *12*/2026"})
    assert not found.exception
    assert not found.error
    shown = html(found)
    assert "99,99" in shown
    assert f"{period}: " in shown
    assert "unit berperingkat" in shown
    assert "1 hasil (2026)" in shown
    labelled(found.text_input, text.WITHDRAW_REASON).set_value("salah ketik")
    found = labelled(found.button, text.WITHDRAW_DO).click().run()
    assert not found.exception
    assert "salah ketik" in html(found)
    assert [info.value for info in found.info] == [text.EMPTY]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("edition", "hint"),
    [("PEKPPP", "0 sampai 5"), ("Kesiapan", "0 sampai 100"), (text.OTHER, text.SCORE_HINT)],
)
def test_the_field_of_a_score_says_on_which_scale_it_is(open_page: Open, edition: str, hint: str) -> None:
    found = open_page(PAGE)
    asked = labelled(found.selectbox, text.EDITION)
    title = next(one for one in asked.options if one.startswith(edition))
    found = asked.set_value(title).run()
    assert labelled(found.text_input, text.SCORE).placeholder == hint


@pytest.mark.usefixtures("demonstration")
def test_what_cannot_be_true_is_said_and_the_typed_stays(open_page: Open) -> None:
    found = filled(open_page(PAGE), **{text.SCORE: "250", text.SOURCE: "Surat"})
    assert "tidak dapat dipakai" in found.error[0].value
    assert labelled(found.text_input, text.SCORE).value == "250"
    assert results_for(operator(cached.engine()), cached.definitions()) == ()


@pytest.mark.usefixtures("demonstration")
def test_an_assessment_of_another_kind_has_its_own_name(open_page: Open) -> None:
    found = open_page(PAGE)
    labelled(found.selectbox, text.EDITION).set_value(text.OTHER).run()
    fields = {text.TITLE: "Evaluasi <b>provinsi</b>", text.CATEGORY_FREE: "Baik", text.SOURCE: "Surat"}
    found = filled(found, **fields)
    assert not found.exception
    assert found.subheader[0].value == r"Evaluasi \<b\>provinsi\<\/b\>"
    assert "<b>provinsi" not in html(found)


@pytest.mark.usefixtures("demonstration")
def test_a_unit_sees_results_of_others_but_not_their_hidden_readiness(open_page: Open) -> None:
    period_id = freeze()
    metrologi = next(u.id for u in setup.registry(cached.engine()).units if "Metrologi" in u.name)
    draft = Draft(
        year=2026,
        source="Surat",
        basis=Basis.RESMI,
        edition=LOCAL,
        score="40,00",
        unit_id=metrologi,
        period_id=period_id,
    )
    now = datetime.now(UTC)
    record_result(operator(cached.engine()), cached.definitions(), draft, now=now)
    hidden = html(open_page(PAGE, roles=[Role.OPD], units=["dinas-sosial"]))
    assert "40,00" in hidden
    assert "tidak ada kesiapan yang dapat ditampilkan" in hidden
    assert "33,33" not in hidden
    assert "33,33" in html(open_page(PAGE, roles=[Role.OPD], units=[metrologi]))


@pytest.mark.usefixtures("demonstration")
def test_the_readiness_of_some_units_is_explained_to_the_digit(open_page: Open) -> None:
    """The mean of the assessed units alone: of the kept figures, which a link could not lead to."""
    period_id = freeze()
    enter(period_id, year=2025, score="80,00")
    whole = open_page(PAGE)
    assert [way["angka"] for way in ways(whole)] == [Figure.MEAN.value, Figure.BESIDE.value]
    for unit in ("dinas-sosial", "dinas-pendidikan"):
        enter(period_id, year=2026, score="75,50", unit_id=unit)
    enter(period_id, year=2026, score="81,00")
    page = open_page(PAGE)
    assert not page.exception
    chosen = [one for one in labelled(page.selectbox, text.HOW_WHICH).options if "2026" in one]
    region, *units = chosen
    said = html(labelled(page.selectbox, text.HOW_WHICH).set_value(region).run())
    [(total, count, exact, rounded)] = re.findall(
        r"<li>Terbukti: ([\d.,]+) ÷ (\d+) unit = ([\d.,…]+), dibulatkan menjadi ([\d,]+)", said
    )
    mean = Fraction(total.replace(".", "").replace(",", ".")) / int(count)
    assert (count, exact, rounded) == ("2", unrounded(mean, 2), number(mean, 2))
    assert f"Selisih menurut pernyataan unit: 81,00 − {rounded} = " in said
    assert f"kabupaten · pernyataan unit: (2026 {gain(Decimal('81.00') - round_half_up(mean, 2))}" in said
    shown = labelled(page.selectbox, text.HOW_WHICH).set_value(units[0]).run()
    assert [way["dasar"] for way in ways(shown)] == list(BASES_OF_SCORES.values())
    assert len(page.dataframe[-1].value) == 1


@pytest.mark.usefixtures("demonstration")
def test_of_a_period_that_was_opened_again_the_kept_figures_are_told(open_page: Open) -> None:
    period_id = freeze()
    enter(period_id, year=2026, score="80,00")
    for state in (PeriodState.DIBEKUKAN, PeriodState.DIBUKA):
        advance(
            operator(cached.engine()),
            period_id,
            state,
            definitions=cached.definitions(),
            reason="keliru",
            now=datetime.now(UTC),
        )
    page = open_page(PAGE)
    assert not page.exception
    assert not ways(page)
    name = setup.periods(cached.engine())[0].name
    assert text.HOW_STOOD.format(period=name) in [plain(info.value) for info in page.info]
    assert len(page.dataframe[-1].value) > 2


def enter(period_id: int, *, year: int, score: str, unit_id: str = "") -> None:
    draft = Draft(
        unit_id=unit_id,
        edition=LOCAL,
        year=year,
        score=score,
        basis=Basis.RESMI,
        source="Surat 1",
        period_id=period_id,
    )
    record_result(operator(cached.engine()), cached.definitions(), draft, now=datetime.now(UTC))


def plain(markdown: str) -> str:
    return markdown.replace("\\", "")
