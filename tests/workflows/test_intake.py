"""From files to a batch that can be looked at: nothing is stored on the way."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from compliance.problems import Problem, ProblemCode
from compliance.reading.result import NONE_OF_THESE
from compliance.storage.engine import writing
from compliance.storage.tables import batches, contents, staged_files, submissions
from compliance.workflows import intake
from compliance.workflows.batch import Change
from compliance.workflows.database import open_database
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.intake import FileState
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    LATER,
    NO_DEFINITIONS,
    NOW,
    Scripted,
    ask_unit,
    count,
    incoming,
    no,
    says,
    set_up,
    staged,
    stored,
    yes,
)


def test_staged_files_wait_and_nothing_is_read(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    batch_id = intake.stage(
        operator(engine), incoming([("a.xlsx", b"a"), ("b.xlsx", b"bb")]), period_id=period_id, now=NOW
    )
    found = intake.batch(operator(engine), batch_id)
    assert [(file.name, file.size, file.state) for file in found.files] == [
        ("a.xlsx", 1, FileState.MENUNGGU),
        ("b.xlsx", 2, FileState.MENUNGGU),
    ]
    assert (found.total, found.done, found.stored) == (2, 0, False)
    assert count(engine, submissions) == 0


def test_staging_nothing_is_refused(engine: sa.Engine) -> None:
    with pytest.raises(Refused) as refused:
        intake.stage(operator(engine), (), period_id=set_up(engine), now=NOW)
    assert str(refused.value) == "Belum ada berkas yang dipilih. Pilih paling sedikit satu berkas."


def test_staging_into_an_unknown_period_is_refused(engine: sa.Engine) -> None:
    set_up(engine)
    with pytest.raises(Refused, match="Periode ini tidak ditemukan"):
        intake.stage(operator(engine), incoming([("a.xlsx", b"a")]), period_id=99, now=NOW)
    assert count(engine, contents) == 0


def test_a_read_batch_says_what_would_change(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"lama", says(DINKES, sop_ada=no(), sp_ada=yes())))
    batch_id = staged(
        engine, pool, period_id, pool.file(b"baru", says(DINKES, sop_ada=yes("D9"), sp_ada=yes("E9")))
    )
    found = intake.batch(operator(engine), batch_id)
    assert [file.state for file in found.files] == [FileState.SIAP]
    assert found.files[0].changes == (Change(unit=DINKES, question="sop.ada", old=no(), new=yes("D9")),)
    assert (found.replaced, found.done) == (1, 1)


def test_the_second_file_of_a_batch_is_compared_with_the_first(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(
        engine,
        pool,
        period_id,
        pool.file(b"satu", says(DINKES, sop_ada=yes())),
        pool.file(b"dua", says(DINKES, sop_ada=yes(), sp_ada=no())),
    )
    changes = [file.changes for file in intake.batch(operator(engine), batch_id).files]
    assert [[change.question for change in some] for some in changes] == [["sop.ada"], ["sp.ada"]]


def test_files_that_contradict_each_other_are_listed(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(
        engine,
        pool,
        period_id,
        pool.file(b"satu", says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=yes())),
        pool.file(b"dua", says(DINKES, sop_ada=no()), says(BAURENO, sop_ada=yes("Z9"))),
    )
    (conflict,) = intake.batch(operator(engine), batch_id).conflicts
    assert (conflict.unit, conflict.question) == (DINKES, "sop.ada")
    assert [(claim.file, claim.answer) for claim in conflict.claims] == [
        ("satu.xlsx", yes()),
        ("dua.xlsx", no()),
    ]


def test_a_file_that_contradicts_itself_is_listed_too(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    twice = pool.file(b"ganda", says(DINKES, sop_ada=yes("C7")), says(DINKES, sop_ada=no("C9")))
    batch_id = staged(engine, pool, period_id, twice)
    (conflict,) = intake.batch(operator(engine), batch_id).conflicts
    assert [claim.answer for claim in conflict.claims] == [yes("C7"), no("C9")]


def test_a_file_that_cannot_be_read_is_kept_with_its_problem(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, ("rusak.xlsx", b"unknown to the reader"))
    (file,) = intake.batch(operator(engine), batch_id).files
    assert file.state is FileState.DITOLAK
    assert file.reading is not None
    assert file.reading.error is not None


def test_bytes_that_are_stored_already_are_recognised_and_not_read(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    known = pool.file(b"sama", says(DINKES, sop_ada=yes()))
    stored(engine, pool, period_id, known)
    batch_id = staged(engine, pool, period_id, ("nama lain.xlsx", known[1]))
    assert [file.state for file in intake.batch(operator(engine), batch_id).files] == [FileState.SUDAH_ADA]
    assert pool.times_read == {b"sama": 1}


def test_the_same_file_twice_in_a_batch_counts_once(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    file = pool.file(b"sama", says(DINKES, sop_ada=yes()))
    batch_id = staged(engine, pool, period_id, file, file)
    found = intake.batch(operator(engine), batch_id)
    assert [file.state for file in found.files] == [FileState.SIAP, FileState.SUDAH_ADA]
    intake.remove_file(operator(engine), batch_id, found.files[0].id)
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    assert [file.state for file in intake.batch(operator(engine), batch_id).files] == [FileState.SIAP]


def test_what_another_edition_of_the_reader_has_read_is_read_again(engine: sa.Engine) -> None:
    period_id, pool, url = set_up(engine), Scripted(), engine.url.render_as_string(hide_password=False)
    files = incoming([pool.file(b"a", says(DINKES, sop_ada=yes())), ("asing.xlsx", b"?")])
    [unopened] = incoming([("x.xlsx", b"x")])
    unopened = replace(unopened, kept=None, error=Problem(code=ProblemCode.DAMAGED))
    batch_id = intake.stage(operator(engine), [*files, unopened], period_id=period_id, now=NOW)
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)

    def states() -> list[FileState]:
        return [file.state for file in intake.batch(operator(engine), batch_id).files]

    as_read = [FileState.SIAP, FileState.DITOLAK, FileState.DITOLAK]
    open_database(url).dispose()
    assert states() == as_read
    with writing(engine) as connection:
        then = {"edition": None, "reading": b"as it was written then"}
        connection.execute(sa.update(staged_files).where(staged_files.c.sha256.is_not(None)).values(then))
    open_database(url).dispose()
    assert states() == [FileState.MENUNGGU, FileState.MENUNGGU, FileState.DITOLAK]
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    assert states() == as_read
    assert pool.times_read == {b"a": 2, b"?": 2}


def test_reading_goes_on_after_a_restart(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    files = [pool.file(name, says(DINKES, sop_ada=yes())) for name in (b"a", b"b", b"c")]
    batch_id = intake.stage(operator(engine), incoming(files), period_id=period_id, now=NOW)

    class Dies(Scripted):
        def read_many(self, files, remembered):  # type: ignore[no-untyped-def]  # a reader that is cut off
            yield next(iter(pool.read_many(files, remembered)))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.read_batch(engine, batch_id, Dies(), NO_DEFINITIONS)
    assert (
        intake.progress(operator(engine), batch_id).done,
        intake.progress(operator(engine), batch_id).total,
    ) == (1, 3)
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    assert intake.progress(operator(engine), batch_id).done == 3
    assert pool.times_read == {b"a": 1, b"b": 1, b"c": 1}


def test_an_answer_is_remembered_and_only_the_files_that_asked_are_read_again(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    asks = pool.file(b"tanya", says(DINKES, sop_ada=yes()), asks=(ask_unit(),))
    batch_id = staged(engine, pool, period_id, asks, pool.file(b"lain", says(BAURENO, sop_ada=no())))
    assert intake.batch(operator(engine), batch_id).asked == 1
    intake.answer_question(operator(engine), batch_id, ask_unit().key, DINKES.id, NOW)
    assert intake.progress(operator(engine), batch_id).done == 1
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    found = intake.batch(operator(engine), batch_id)
    assert found.asked == 0
    assert [len(file.changes) for file in found.files] == [1, 1]
    assert pool.times_read == {b"tanya": 2, b"lain": 1}
    another = staged(engine, pool, period_id, pool.file(b"nanti", says(DINKES), asks=(ask_unit(),)))
    assert intake.batch(operator(engine), another).asked == 0


def test_an_answer_given_while_the_file_is_read_is_not_lost(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    first, second = ask_unit("satu"), ask_unit("dua")
    batch_id = staged(
        engine, pool, period_id, pool.file(b"t", says(DINKES, sop_ada=yes()), asks=(first, second))
    )
    intake.answer_question(operator(engine), batch_id, "satu", DINKES.id, NOW)

    class Interrupted(Scripted):
        def read_many(self, files, remembered):  # type: ignore[no-untyped-def]  # answers in between
            for result in pool.read_many(files, remembered):
                if result.asked:
                    intake.answer_question(operator(engine), batch_id, "dua", DINKES.id, NOW)
                yield result

    intake.read_batch(engine, batch_id, Interrupted(), NO_DEFINITIONS)
    found = intake.batch(operator(engine), batch_id)
    assert (found.asked, found.done, len(found.files[0].changes)) == (0, 1, 1)


def test_any_unit_and_none_of_these_are_answers_but_nothing_else(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    file = pool.file(b"t", says(DINKES), asks=(ask_unit("a"), ask_unit("b"), ask_unit("c")))
    batch_id = staged(engine, pool, period_id, file)
    with pytest.raises(Refused) as refused:
        intake.answer_question(operator(engine), batch_id, "a", "bukan-unit", NOW)
    assert str(refused.value) == (
        "Pilihan “bukan-unit” tidak tersedia untuk pertanyaan ini. Muat ulang halaman, lalu pilih lagi."
    )
    for key, candidate_id in (("a", BAURENO.id), ("b", NONE_OF_THESE), ("c", DINKES.id)):
        intake.answer_question(operator(engine), batch_id, key, candidate_id, NOW)
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    assert intake.batch(operator(engine), batch_id).asked == 0


def test_a_question_nobody_asked_cannot_be_answered(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, pool.file(b"a", says(DINKES)))
    with pytest.raises(Refused, match="Pertanyaan ini tidak lagi diajukan"):
        intake.answer_question(operator(engine), batch_id, "apa?", DINKES.id, NOW)


def test_open_batches_are_found_again_and_can_be_discarded(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    first = intake.stage(operator(engine), incoming([("a.xlsx", b"a")]), period_id=period_id, now=NOW)
    second = intake.stage(operator(engine), incoming([("a.xlsx", b"a")]), period_id=period_id, now=LATER)
    waiting = intake.open_batches(operator(engine))
    assert [(found.id, found.files) for found in waiting] == [(second, ("a.xlsx",)), (first, ("a.xlsx",))]
    intake.discard(operator(engine), first)
    intake.discard(operator(engine), first)
    assert [found.id for found in intake.open_batches(operator(engine))] == [second]
    assert count(engine, contents) == 1
    intake.discard(operator(engine), second)
    assert [count(engine, table) for table in (batches, staged_files, contents)] == [0, 0, 0]
    with pytest.raises(Refused, match="Kumpulan berkas ini tidak ditemukan"):
        intake.batch(operator(engine), second)
