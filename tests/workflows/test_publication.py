"""What is frozen never moves; what goes back needs a reason; what is published was computed twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from compliance.analysis.frames import CEILING, FLOOR, RANK, UNIT_ID
from compliance.definitions.load import CHECKLIST, Definitions, kept_instruments
from compliance.definitions.rollup import ROLLUP
from compliance.model import PeriodState, Role
from compliance.storage.engine import reading, writing
from compliance.storage.freezes import read_freeze
from compliance.storage.registry import Deadlines, note_change
from compliance.storage.tables import answers, freeze_figures, freezes, units
from compliance.text.workflows import Refusal
from compliance.workflows import history, intake, score_views, setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import looking, operator
from compliance.workflows.publication import advance, goes_back, recount, steps
from compliance.workflows.snapshot import snapshot
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    LATER,
    NOW,
    Scripted,
    no,
    says,
    set_up,
    staged,
    stored,
    upload_rows,
    yes,
)

DRAFT, OPEN, FROZEN, PUBLISHED, ARCHIVED = PeriodState


@pytest.fixture
def period_id(engine: sa.Engine, pool: Scripted) -> int:
    period_id = set_up(engine)
    six = {f"{element}_ada": yes() for element in ("sop", "sp", "maklumat", "publikasi", "skm", "google")}
    stored(
        engine,
        pool,
        period_id,
        pool.file(b"a", says(DINKES, **six), says(BAURENO, **{**six, "sp_ada": no()})),
    )
    return period_id


def move(engine: sa.Engine, definitions: Definitions, period_id: int, *wanted: PeriodState) -> None:
    for state in wanted:
        caller = somebody(engine, Role.ADMINISTRATOR)
        advance(caller, period_id, state, definitions=definitions, now=NOW, reason="uji")


def figures(engine: sa.Engine, definitions: Definitions, period_id: int) -> list[list[object]]:
    found = []
    for instrument in definitions.instruments:
        frame = score_views.ranking_for(
            operator(engine), definitions, period_id=period_id, instrument_id=instrument
        ).frame
        found += frame[[RANK, UNIT_ID, FLOOR, CEILING]].astype(str).to_numpy().tolist()
    return found


def test_a_period_takes_one_step_at_a_time() -> None:
    assert [steps(state) for state in PeriodState] == [
        (OPEN,),
        (DRAFT, FROZEN),
        (OPEN, PUBLISHED),
        (FROZEN, ARCHIVED),
        (PUBLISHED,),
    ]
    assert goes_back(FROZEN, OPEN)
    assert not goes_back(OPEN, FROZEN)


@pytest.mark.parametrize("wanted", [DRAFT, FROZEN, PUBLISHED, ARCHIVED])
def test_no_step_is_skipped(
    engine: sa.Engine, definitions: Definitions, period_id: int, wanted: PeriodState
) -> None:
    with pytest.raises(Refused) as refused:
        move(engine, definitions, period_id, wanted)
    assert refused.value.code is Refusal.PERIOD_STEP


def test_a_step_back_needs_a_reason(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    move(engine, definitions, period_id, OPEN)
    with pytest.raises(Refused) as refused:
        advance(operator(engine), period_id, DRAFT, definitions=definitions, now=NOW, reason="  ")
    assert str(refused.value) == "Tulis alasannya dahulu, supaya jejaknya jelas."


def test_nothing_changes_a_frozen_figure(
    engine: sa.Engine, definitions: Definitions, period_id: int, pool: Scripted
) -> None:
    move(engine, definitions, period_id, OPEN)
    waiting = staged(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=no())))
    before = figures(engine, definitions, period_id)
    move(engine, definitions, period_id, FROZEN)
    upload_id = upload_rows(engine, period_id)[0].id
    attempts = (
        lambda: intake.confirm(operator(engine), waiting, reason="ganti", now=LATER),
        lambda: intake.stage(operator(engine), (pool_file(b"c"),), period_id=period_id, now=LATER),
        lambda: history.undo(operator(engine), upload_id, reason="salah", now=LATER),
        lambda: setup.set_assessment_date(operator(engine), period_id, date(2028, 1, 1)),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert str(refused.value) == (
            "Periode “Penilaian 2026” sudah dibekukan; isian dan tanggalnya tidak dapat diubah lagi. "
            "Pilih periode lain, atau minta administrator membukanya kembali."
        )
    assert figures(engine, definitions, period_id) == before


def test_an_archived_period_is_read_like_a_published_one_and_changed_like_none(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN, PUBLISHED)
    before = figures(engine, definitions, period_id)
    move(engine, definitions, period_id, ARCHIVED)
    assert figures(engine, definitions, period_id) == before
    ids = {"period_id": period_id, "instrument_id": next(iter(definitions.instruments))}
    for caller in (somebody(engine, Role.OPD, units=[BAURENO.id]), somebody(engine, Role.PIMPINAN)):
        assert len(score_views.ranking_for(caller, definitions, **ids).frame) == 2
    attempts = (
        lambda: intake.stage(operator(engine), (pool_file(b"c"),), period_id=period_id, now=LATER),
        lambda: history.undo(
            operator(engine), upload_rows(engine, period_id)[0].id, reason="salah", now=LATER
        ),
        lambda: setup.set_assessment_date(operator(engine), period_id, date(2028, 1, 1)),
        lambda: setup.set_deadlines(operator(engine), period_id, Deadlines(report_until=date(2026, 5, 1))),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code is Refusal.PERIOD_FROZEN


def test_what_is_put_away_is_taken_out_again_with_a_reason(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN, PUBLISHED, ARCHIVED)
    before = figures(engine, definitions, period_id)
    with pytest.raises(Refused) as refused:
        advance(operator(engine), period_id, PUBLISHED, definitions=definitions, now=NOW)
    assert refused.value.code is Refusal.STEP_REASON_MISSING
    with pytest.raises(Refused) as refused:
        move(engine, definitions, period_id, FROZEN)
    assert str(refused.value) == (
        "Periode “Penilaian 2026” sekarang diarsipkan, jadi tidak dapat diubah menjadi dibekukan. "
        "Muat ulang halaman untuk melihat keadaan terbarunya."
    )
    move(engine, definitions, period_id, PUBLISHED)
    assert figures(engine, definitions, period_id) == before


def test_figures_that_moved_are_not_put_away_but_can_still_be_withdrawn(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN, PUBLISHED)
    with writing(engine) as connection:
        connection.execute(sa.update(answers).where(answers.c.question == "sop.ada").values(value="tidak"))
    with pytest.raises(Refused) as refused:
        move(engine, definitions, period_id, ARCHIVED)
    assert refused.value.code is Refusal.FREEZE_BROKEN
    move(engine, definitions, period_id, FROZEN)
    assert setup.period(engine, period_id).state is FROZEN


def pool_file(data: bytes) -> intake.Incoming:
    return intake.Incoming(name="c.xlsx", original_sha256="c" * 64, size=1, kept=data)


def test_another_instrument_registry_or_clock_changes_no_frozen_figure(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN)
    before = figures(engine, definitions, period_id)
    with writing(engine) as connection:
        connection.execute(sa.update(units).values(name="Nama lain", kind="desa"))
        connection.execute(sa.text("UPDATE periods SET assessment_date = '2031-01-01'"))
        connection.execute(sa.text("UPDATE installation SET data_version = data_version + 1"))
    turned = {id: replace(i, aspects=tuple(reversed(i.aspects))) for id, i in definitions.instruments.items()}
    other = replace(definitions, instruments=turned)
    assert figures(engine, other, period_id) == before
    found = recount(operator(engine), period_id, other)
    assert found is not None
    assert (found.figures, found.moved) == (2 * len(definitions.instruments), ())


def test_a_freeze_keeps_what_it_stands_on(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN)
    with reading(engine) as connection:
        freeze = read_freeze(connection, period_id)
    assert freeze is not None
    assert freeze.assessment_date == date(2026, 8, 1)
    instruments = {f"{id}.toml" for id in definitions.instruments}
    assert set(freeze.files) == {CHECKLIST, ROLLUP, "units.json"} | instruments
    assert kept_instruments(definitions.files) == definitions.instruments


def test_answers_changed_behind_the_products_back_stop_the_publication(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN)
    with writing(engine) as connection:
        connection.execute(sa.update(answers).where(answers.c.question == "sop.ada").values(value="tidak"))
    with pytest.raises(Refused) as refused:
        move(engine, definitions, period_id, PUBLISHED)
    assert refused.value.code is Refusal.FREEZE_BROKEN
    assert "tidak menghasilkan angka yang sama" in str(refused.value)
    assert setup.period(engine, period_id).state is FROZEN


def test_opening_again_lifts_the_freeze_and_freezing_again_keeps_both(
    engine: sa.Engine, definitions: Definitions, period_id: int, pool: Scripted
) -> None:
    move(engine, definitions, period_id, OPEN, FROZEN)
    before = figures(engine, definitions, period_id)
    move(engine, definitions, period_id, OPEN)
    file = pool.file(b"b", says(BAURENO, sp_ada=yes()))
    stored(engine, pool, period_id, file)
    after = figures(engine, definitions, period_id)
    assert after != before
    move(engine, definitions, period_id, FROZEN, PUBLISHED)
    assert figures(engine, definitions, period_id) == after
    with reading(engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(freezes)) == 2
        kept = connection.scalar(sa.select(sa.func.count()).select_from(freeze_figures))
    assert kept == 4 * len(definitions.instruments)


def test_units_see_ranks_only_once_they_are_published(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    ids = {"period_id": period_id, "instrument_id": next(iter(definitions.instruments))}
    unit, leader = somebody(engine, Role.OPD, units=[BAURENO.id]), somebody(engine, Role.PIMPINAN)
    early = somebody(engine, Role.PIMPINAN, drafts=True)
    for state in (DRAFT, OPEN, FROZEN):
        if state is not DRAFT:
            move(engine, definitions, period_id, state)
        for caller in (unit, leader):
            with pytest.raises(Refused):
                score_views.ranking_for(caller, definitions, **ids)
        assert len(score_views.ranking_for(early, definitions, **ids).frame) == 2
    move(engine, definitions, period_id, PUBLISHED)
    for caller in (unit, leader, early):
        assert len(score_views.ranking_for(caller, definitions, **ids).frame) == 2
    with pytest.raises(Refused):
        score_views.overview_for(unit, definitions, **ids, today=date(2026, 3, 1))


def test_publication_shows_who_was_ranked_and_of_the_others_only_ones_own(
    engine: sa.Engine, definitions: Definitions, pool: Scripted
) -> None:
    period_id = set_up(engine)
    one = {"sop_ada": yes()}
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, **one), says(BAURENO, **one)))
    move(engine, definitions, period_id, OPEN, FROZEN, PUBLISHED)
    ids = {"period_id": period_id, "instrument_id": next(iter(definitions.instruments))}
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    assert list(score_views.ranking_for(unit, definitions, **ids).frame[UNIT_ID]) == [BAURENO.id]
    leader = somebody(engine, Role.PIMPINAN)
    assert len(score_views.ranking_for(leader, definitions, **ids).frame) == 2
    assert list(score_views.ranking_for(unit, definitions, **ids).frame[UNIT_ID]) == [BAURENO.id]


def test_a_new_period_is_a_draft(engine: sa.Engine, period_id: int) -> None:
    when = datetime(2027, 1, 1, tzinfo=UTC)
    added = setup.add_period(operator(engine), name="2027", assessment_date=when.date(), now=when)
    assert setup.period(engine, added.id).state is DRAFT


def test_what_freezes_keep_is_parsed_once_and_anew_where_figures_are_checked(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    """Whatever changes in the data, and for every period that keeps the same files; a recount trusts
    none of it."""
    other = setup.add_period(
        operator(engine), name="Penilaian 2027", assessment_date=date(2027, 8, 1), now=NOW
    )
    for one in (period_id, other.id):
        move(engine, definitions, one, OPEN, FROZEN)
    with looking(operator(engine)) as look:
        first, second = (
            snapshot(look, look.period(one), definitions).instruments for one in (period_id, other.id)
        )
    assert first is second
    with writing(engine) as connection:
        note_change(connection)
    with looking(operator(engine)) as look:
        assert snapshot(look, look.period(period_id), definitions).instruments is first
        anew = snapshot(look, look.period(period_id), definitions, fresh=True).instruments
    assert anew == first
    assert anew is not first
