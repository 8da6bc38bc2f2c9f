"""A dispensation is given, printed wherever it counts, and taken back; verified figures stand beside."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest

from compliance.analysis import frames
from compliance.model import Dispensation, Role, Verdict, Withdrawal
from compliance.text import bases as base_words
from compliance.text import dispensations as text
from compliance.text import editions as edition_words
from compliance.text import watching
from compliance.text.explanation import Figure
from compliance.ui import cached, dispensations, exports, ranking
from compliance.workflows import score_views, setup, verification
from compliance.workflows.dispensations import NewDispensation, give
from compliance.workflows.guard import operator
from compliance.workflows.standing import standing_of_unit
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

UNIT, NAME = "dinas-sosial", "Dinas Sosial"
SAID = "Dispensasi SKM sampai 31 Des 2099 (dasar: Surat 1)"


@pytest.fixture
def given(demonstration: None) -> None:
    wanted = NewDispensation(
        unit_id=UNIT,
        element="skm",
        valid_from=date(2020, 1, 1),
        valid_until=date(2099, 12, 31),
        basis="Surat 1",
    )
    give(operator(cached.engine()), cached.definitions(), wanted)


@pytest.mark.usefixtures("demonstration")
def test_one_is_given_listed_and_withdrawn(open_page: Open) -> None:
    page = open_page("kumpulkan/dispensasi", roles=[Role.ORGANISASI])
    assert [info.value for info in page.info] == [text.NOTHING]
    labelled(page.button, text.GIVE).click().run()
    assert text.NOTHING_CHOSEN in [info.value for info in page.info]
    labelled(page.selectbox, text.UNIT).set_value(NAME)
    labelled(page.selectbox, text.ELEMENT).set_value("SKM")
    labelled(page.date_input, text.UNTIL).set_value(date.today() + timedelta(days=10))
    labelled(page.button, text.GIVE).click().run()
    assert "Dasar dispensasi masih kosong" in page.error[0].value
    labelled(page.text_input, text.BASIS).set_value("Surat <b>1</b>")
    labelled(page.button, text.GIVE).click().run()
    assert not page.exception
    assert not page.error
    [row] = page.dataframe[0].value.to_dict("records")
    assert (row["Unit"], row["Unsur"], row["Dasar"]) == (NAME, "SKM", "Surat <b>1</b>")
    assert row["Keadaan"] == "segera berakhir: 10 hari lagi"
    which = labelled(page.selectbox, text.WHICH)
    which.set_value(which.options[0])
    labelled(page.text_input, text.REASON).set_value("surat dibatalkan")
    labelled(page.button, text.WITHDRAW).click().run()
    assert not page.exception
    assert "surat dibatalkan" in page.dataframe[0].value["Keadaan"][0]
    assert text.NOTHING_TO_WITHDRAW in html(page)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (-5, 31, "berlaku"),
        (-5, 30, "segera berakhir: 30 hari lagi"),
        (-5, 0, "segera berakhir: hari ini"),
        (-5, -1, "sudah berakhir"),
        (1, 40, "belum berlaku"),
    ],
)
def test_where_it_stands_is_said(first: int, last: int, said: str) -> None:
    today = date(2026, 6, 1)
    one = Dispensation(
        id=1,
        unit_id=UNIT,
        element="skm",
        valid_from=today + timedelta(days=first),
        valid_until=today + timedelta(days=last),
        basis="Surat",
    )
    assert dispensations.state(one, today) == said
    when = datetime(2026, 5, 3, 5, 0, tzinfo=UTC)
    taken = replace(one, withdrawal=Withdrawal(reason="batal", at=when))
    assert dispensations.state(taken, today) == "dicabut 3 Mei 2026: batal"


@pytest.mark.usefixtures("given")
def test_it_is_printed_wherever_it_counts(open_page: Open) -> None:
    gaps = open_page("perbaiki/kesenjangan", unit=NAME)
    assert any("Dispensasi SKM" in info.value for info in gaps.info)
    overview = open_page("pantau/ringkasan")
    others = ("pantau/peringkat", "pantau/berdampingan", "pantau/jenjang", "perbaiki/bukti")
    mean = open_page("pantau/penjelasan", angka=Figure.MEAN.value)
    for page in (overview, mean, *(open_page(name) for name in others)):
        assert text.COUNTED.format(count=1) in [box.label for box in page.expander]
        assert f"{NAME}: {SAID}" in html(page)
    cells = overview.dataframe[0].value.set_index(watching.COLUMN_UNIT).loc[NAME]
    assert cells["SKM"] == "dispensasi"
    table = open_page("pantau/peringkat").dataframe[0].value.set_index(watching.COLUMN_UNIT)
    assert table[watching.COLUMN_DISPENSED][NAME] == SAID
    assert (table[watching.COLUMN_DISPENSED] != "").sum() == 1
    beside = open_page("pantau/berdampingan").dataframe[0].value.set_index(edition_words.COLUMN_UNIT)
    assert beside[edition_words.COLUMN_DISPENSED][NAME] == SAID


@pytest.mark.usefixtures("given")
def test_the_card_of_a_unit_tells_of_it_and_of_what_was_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(ranking.st, "html", drawn.append)
    draw_card()
    verify_one()
    draw_card()
    before, after = drawn
    assert SAID in before
    assert SAID in after
    assert "Belum ada jawaban yang diperiksa Bagian Organisasi" in before
    assert "Sudah diperiksa" not in before
    assert "Sudah diperiksa 20,00; selisih dengan pernyataan 60,00" in after


def draw_card() -> None:
    """The card of the unit, beside the ranking of the newest period."""
    view = score_views.ranking_for(
        operator(cached.engine()),
        cached.definitions(),
        period_id=setup.periods(cached.engine())[-1].id,
        instrument_id=next(iter(cached.definitions().instruments)),
    )
    shown = ranking.prepared(view.frame, view.instrument)
    ranking.unit_card(shown, list(shown.ranked[frames.UNIT_ID]).index(UNIT))


@pytest.mark.usefixtures("demonstration")
def test_without_any_no_page_speaks_of_them(open_page: Open) -> None:
    assert "ispensasi" not in words(open_page("pantau/ringkasan")) + words(open_page("pantau/peringkat"))
    assert watching.COLUMN_DISPENSED not in open_page("pantau/peringkat").dataframe[0].value


def verify_one() -> None:
    """The office accepts one answer of the unit, in the newest period."""
    caller, definitions = operator(cached.engine()), cached.definitions()
    period_id = setup.periods(cached.engine())[-1].id
    item = standing_of_unit(caller, definitions, period_id=period_id, unit_id=UNIT).states["sop.ada"]
    one = verification.Decision(unit_id=UNIT, question="sop.ada", claim=item.claim, verdict=Verdict.DITERIMA)
    verification.decide(caller, definitions, [one], period_id=period_id, now=datetime.now(UTC))


@pytest.mark.usefixtures("demonstration")
def test_before_anything_was_verified_no_figure_says_that_nothing_is_there(open_page: Open) -> None:
    for page in ("pantau/ringkasan", "pantau/peringkat"):
        shown = html(open_page(page))
        assert base_words.AVERAGES["terverifikasi"] in shown
        assert "belum ada jawaban yang diperiksa" in shown
        assert "di bawah pernyataan" not in shown
    assert "belum ada jawaban yang diperiksa" in html(open_page("perbaiki/kesenjangan", unit=NAME))


@pytest.mark.usefixtures("given")
def test_a_dispensation_alone_is_no_check(open_page: Open) -> None:
    shown = html(open_page("perbaiki/kesenjangan", unit=NAME))
    assert "belum ada jawaban yang diperiksa" in shown
    assert "di bawah pernyataan" not in shown


@pytest.mark.usefixtures("demonstration")
def test_claimed_and_verified_stand_beside_each_other(open_page: Open) -> None:
    verify_one()
    for page in ("pantau/ringkasan", "pantau/peringkat"):
        shown = html(open_page(page))
        assert base_words.AVERAGES["terverifikasi"] in shown
        assert "di bawah pernyataan" in shown
        other = open_page(page, dasar="Yang sudah diperiksa")
        assert not other.exception
        assert base_words.AVERAGES["pernyataan"] in html(other)
    table = open_page("pantau/peringkat").dataframe[0].value.set_index(watching.COLUMN_UNIT)
    for column in (watching.COLUMN_VERIFIED, watching.COLUMN_BEYOND):
        assert table.loc[NAME, column] != "–"
        assert set(table.drop(index=NAME)[column]) == {"–"}
    beside = open_page("pantau/berdampingan").dataframe[0].value.set_index(edition_words.COLUMN_UNIT)
    checked = beside[next(column for column in beside.columns if column.startswith("Diperiksa"))]
    assert "selisih" in checked[NAME]
    assert set(checked.drop(index=NAME)) == {"–"}
    gaps = html(open_page("perbaiki/kesenjangan", unit=NAME))
    assert base_words.LABELS["terverifikasi"] in gaps
    assert "di bawah pernyataan" in gaps
    evidence = open_page("perbaiki/bukti", dasar="Yang sudah diperiksa")
    assert not evidence.exception


@pytest.mark.usefixtures("given")
def test_the_workbook_carries_it() -> None:
    period = setup.periods(cached.engine())[-1]
    instrument = next(iter(cached.definitions().instruments))
    choice = exports.RankingChoice(period_id=period.id, instrument_id=instrument)
    _, data = exports.ranking_file(operator(cached.engine()), choice, datetime.now(UTC))
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["Peringkat"].iter_rows(values_only=True))
    [row] = [row for row in rows if NAME in row]
    assert row[-1] == SAID
