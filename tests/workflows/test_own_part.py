"""The account of a unit uploads for its own units, and touches nothing else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Place, Role
from compliance.problems import ProblemCode
from compliance.reading.result import Ask, Candidate
from compliance.text.workflows import Refusal
from compliance.workflows import history, intake
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    NO_DEFINITIONS,
    NOW,
    PUSKESMAS,
    Scripted,
    ask_unit,
    incoming,
    no,
    says,
    set_up,
    standing,
    stored,
    yes,
)


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    period_id = set_up(engine, DINKES, BAURENO, PUSKESMAS)
    advance(operator(engine), period_id, PeriodState.DIBUKA, definitions=load_definitions(), now=NOW)
    return period_id


@pytest.fixture
def dinkes(engine: sa.Engine, period_id: int) -> Caller:
    return somebody(engine, Role.OPD, units=[DINKES.id])


def stage(caller: Caller, pool: Scripted, period_id: int, *files: tuple[str, bytes]) -> str:
    batch_id = intake.stage(caller, incoming(files), period_id=period_id, now=NOW)
    intake.read_batch(caller.engine, batch_id, pool, NO_DEFINITIONS)
    return batch_id


def test_only_own_units_and_those_below_are_taken(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    yeses = [says(unit, sop_ada=yes()) for unit in (DINKES, BAURENO, PUSKESMAS)]
    batch_id = stage(dinkes, pool, period_id, pool.file(b"semua", *yeses))
    [file] = intake.batch(dinkes, batch_id).files
    assert file.others == 1
    assert {change.unit.id for change in file.changes} == {DINKES.id, PUSKESMAS.id}
    intake.confirm(dinkes, batch_id, reason="", now=NOW)
    assert set(standing(engine, period_id)) == {DINKES.id, PUSKESMAS.id}


def test_what_is_stored_of_others_is_not_shown_in_the_differences(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    stored(engine, pool, period_id, pool.file(b"lama", says(BAURENO, sop_ada=no())))
    batch_id = stage(dinkes, pool, period_id, pool.file(b"baru", says(BAURENO, sop_ada=yes())))
    [file] = intake.batch(dinkes, batch_id).files
    assert (file.changes, file.others) == ((), 1)
    with pytest.raises(Refused) as refused:
        intake.confirm(dinkes, batch_id, reason="x", now=NOW)
    assert refused.value.code is Refusal.NOTHING_TO_STORE


def test_the_office_may_still_upload_the_same_file_whole(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    file = pool.file(b"semua", says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=yes()))
    intake.confirm(dinkes, stage(dinkes, pool, period_id, file), reason="", now=NOW)
    again = stage(dinkes, pool, period_id, file)
    assert [f.state for f in intake.batch(dinkes, again).files] == [intake.FileState.SUDAH_ADA]
    stored(engine, pool, period_id, file)
    assert set(standing(engine, period_id)) == {DINKES.id, BAURENO.id}


def test_batches_of_others_are_not_found(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    baureno = somebody(engine, Role.OPD, units=[BAURENO.id])
    theirs = stage(baureno, pool, period_id, pool.file(b"a", says(BAURENO, sop_ada=yes())))
    assert intake.open_batches(dinkes) == ()
    assert [row.id for row in intake.open_batches(baureno)] == [theirs]
    for attempt in (
        lambda: intake.batch(dinkes, theirs),
        lambda: intake.progress(dinkes, theirs),
        lambda: intake.confirm(dinkes, theirs, reason="", now=NOW),
        lambda: intake.discard(dinkes, theirs),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code is Refusal.BATCH_UNKNOWN


def test_a_batch_the_office_confirms_for_a_unit_stays_that_units(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    both = (says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=yes()))
    batch_id = stage(dinkes, pool, period_id, pool.file(b"a", *both))
    intake.confirm(somebody(engine, Role.ORGANISASI), batch_id, reason="", now=NOW)
    assert set(standing(engine, period_id)) == {DINKES.id}


def test_only_while_the_period_is_open(engine: sa.Engine, pool: Scripted) -> None:
    draft = set_up(engine, DINKES, BAURENO)
    caller = somebody(engine, Role.OPD, units=[DINKES.id])
    with pytest.raises(Refused) as refused:
        stage(caller, pool, draft, pool.file(b"a", says(DINKES, sop_ada=yes())))
    assert str(refused.value) == (
        "Periode “Penilaian 2026” tidak sedang dibuka untuk pengisian. "
        "Hubungi Bagian Organisasi bila isian Anda perlu diperbaiki."
    )


def form_without_a_name() -> Ask:
    return Ask(
        code=ProblemCode.ASK_UNIT_OF_FORM,
        key="formulir:abc",
        place=Place(sheet="Isian", cell="B7"),
        text="",
        candidates=(Candidate(id=BAURENO.id, label=BAURENO.name),),
    )


def test_a_form_without_a_name_is_the_uploaders_where_there_is_one_unit(
    engine: sa.Engine, period_id: int, pool: Scripted
) -> None:
    baureno = somebody(engine, Role.OPD, units=[BAURENO.id])
    file = pool.file(b"a", says(BAURENO, sop_ada=yes()), asks=(form_without_a_name(),))
    batch = intake.batch(baureno, stage(baureno, pool, period_id, file))
    assert (batch.asked, len(batch.files[0].changes)) == (0, 1)


def test_whoever_has_several_units_is_asked(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    file = pool.file(b"a", says(DINKES, sop_ada=yes()), asks=(form_without_a_name(),))
    batch_id = stage(dinkes, pool, period_id, file)
    assert intake.batch(dinkes, batch_id).asked == 1
    with pytest.raises(Refused) as refused:
        intake.answer_question(dinkes, batch_id, "formulir:abc", BAURENO.id, NOW)
    assert refused.value.code is Refusal.CANDIDATE_UNKNOWN
    intake.answer_question(dinkes, batch_id, "formulir:abc", DINKES.id, NOW)


def test_what_a_unit_answers_holds_for_its_own_files_alone(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    asks = (ask_unit(),)
    batch_id = stage(dinkes, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes()), asks=asks))
    intake.answer_question(dinkes, batch_id, "unit:dinkes?", DINKES.id, NOW)
    mine = stage(dinkes, pool, period_id, pool.file(b"b", says(DINKES, sp_ada=yes()), asks=asks))
    assert intake.batch(dinkes, mine).asked == 0
    office = operator(engine)
    theirs = stage(office, pool, period_id, pool.file(b"c", says(DINKES, sp_ada=yes()), asks=asks))
    assert intake.batch(office, theirs).asked == 1
    intake.answer_question(office, theirs, "unit:dinkes?", DINKES.id, NOW)
    baureno = somebody(engine, Role.OPD, units=[BAURENO.id])
    last = stage(baureno, pool, period_id, pool.file(b"d", says(BAURENO, sp_ada=yes()), asks=asks))
    assert intake.batch(baureno, last).asked == 0


def test_the_history_of_a_unit_shows_no_file_of_the_office(
    engine: sa.Engine, dinkes: Caller, period_id: int, pool: Scripted
) -> None:
    both = (says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=yes()))
    stored(engine, pool, period_id, pool.file(b"rahasia", *both))
    stored(engine, pool, period_id, pool.file(b"lain", says(BAURENO, skm_ada=yes())))
    batch_id = stage(dinkes, pool, period_id, pool.file(b"sendiri", says(DINKES, sp_ada=yes())))
    intake.confirm(dinkes, batch_id, reason="", now=NOW)
    mine, office = history.uploads(dinkes, period_id)
    assert (mine.row.name, mine.fetchable, mine.undoable) == ("sendiri.xlsx", True, False)
    assert (office.row.name, office.row.unit_count, office.row.reason, office.fetchable) == (
        "Berkas gabungan dari Bagian Organisasi",
        1,
        "",
        False,
    )
    assert history.original(dinkes, mine.row.id) == ("sendiri.xlsx", b"sendiri")
    for upload_id in (office.row.id, 99):
        with pytest.raises(Refused) as refused:
            history.original(dinkes, upload_id)
        assert str(refused.value) == "Unggahan ini tidak ditemukan. Muat ulang halaman riwayat."
