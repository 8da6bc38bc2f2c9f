"""Confirming stores everything once, or nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from msgspec import structs

from compliance.model import Status
from compliance.storage import archive
from compliance.storage.tables import answers, contents, staged_files, submissions, uploads
from compliance.workflows import confirm as module
from compliance.workflows import intake, units
from compliance.workflows.database import data_version
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from tests.workflows.scenes import (
    BARU,
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
    standing,
    stored,
    upload_rows,
    yes,
)


def test_everything_is_stored_and_nothing_stays_staged(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    result = stored(
        engine,
        pool,
        period_id,
        pool.file(b"satu", says(DINKES, sop_ada=yes(), sp_ada=no("D7")), says(BAURENO, sop_ada=no("C8"))),
        pool.file(b"dua", says(BAURENO, skm_ada=yes("G8"))),
    )
    assert (result.files, result.units, result.new_units, result.changes) == (2, 2, 0, 4)
    assert standing(engine, period_id) == {
        DINKES.id: {"sop.ada": yes(), "sp.ada": no("D7")},
        BAURENO.id: {"sop.ada": no("C8"), "skm.ada": yes("G8")},
    }
    assert [count(engine, table) for table in (staged_files, contents, uploads)] == [0, 2, 2]
    assert intake.open_batches(operator(engine)) == ()


def test_a_second_confirmation_returns_the_same_and_stores_nothing(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    first = intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    version = data_version(engine)
    assert intake.confirm(operator(engine), batch_id, reason="lain", now=LATER) == first
    assert (count(engine, submissions), data_version(engine)) == (1, version)
    found = intake.batch(operator(engine), batch_id)
    assert (found.stored, found.result, found.files) == (True, first, ())


def test_two_people_confirm_at_once_and_it_is_stored_once(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    with ThreadPoolExecutor(8) as threads:
        jobs = [
            threads.submit(intake.confirm, operator(engine), batch_id, reason="", now=NOW) for _ in range(8)
        ]
        results = {job.result() for job in jobs}
    assert len(results) == 1
    assert [count(engine, table) for table in (uploads, submissions, answers)] == [1, 1, 1]


def test_the_same_file_confirmed_at_once_in_several_batches_is_stored_once(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    file = pool.file(b"a", says(DINKES, sop_ada=yes()))
    batch_ids = [staged(engine, pool, period_id, file) for _ in range(6)]

    def attempt(batch_id: str) -> str:
        try:
            intake.confirm(operator(engine), batch_id, reason="", now=NOW)
        except Refused as refused:
            return refused.code.value
        return "tersimpan"

    with ThreadPoolExecutor(6) as threads:
        outcomes = sorted(threads.map(attempt, batch_ids))
    assert outcomes == ["tersimpan", *["tidak_ada_isi"] * 5]
    assert [count(engine, table) for table in (uploads, submissions)] == [1, 1]


def test_after_a_refusal_a_file_that_someone_else_stored_is_shown_as_known(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    file = pool.file(b"a", says(DINKES, sop_ada=yes()))
    mine = staged(engine, pool, period_id, file)
    stored(engine, pool, period_id, file)
    with pytest.raises(Refused, match="Tidak ada isian yang dapat disimpan"):
        intake.confirm(operator(engine), mine, reason="", now=NOW)
    (shown,) = intake.batch(operator(engine), mine).files
    assert shown.state is intake.FileState.SUDAH_ADA


def test_different_files_for_one_unit_at_once_get_versions_of_their_own(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    questions = [f"sop_{n}" for n in range(8)]
    batch_ids = [
        staged(engine, pool, period_id, pool.file(q.encode(), says(DINKES, **{q: yes()}))) for q in questions
    ]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda b: intake.confirm(operator(engine), b, reason="", now=NOW), batch_ids))
    assert set(standing(engine, period_id)[DINKES.id]) == {q.replace("_", ".") for q in questions}
    assert count(engine, submissions) == 8


def test_what_breaks_while_storing_leaves_nothing(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(
        engine,
        pool,
        period_id,
        pool.file(b"a", says(DINKES, sop_ada=yes())),
        pool.file(b"b", says(BAURENO, sop_ada=yes())),
    )
    calls = iter([archive.store_versions])

    def breaks(*args: object, **named: object) -> None:
        next(calls)(*args, **named)  # type: ignore[arg-type]  # the second call has nothing left

    monkeypatch.setattr(module, "store_versions", breaks)
    with pytest.raises(StopIteration):
        intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    assert [count(engine, table) for table in (uploads, submissions, answers)] == [0, 0, 0]
    monkeypatch.undo()
    assert intake.confirm(operator(engine), batch_id, reason="", now=NOW).files == 2


def test_an_empty_cell_says_nothing(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes(), sp_ada=yes())))
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=no())))
    assert standing(engine, period_id)[DINKES.id] == {"sop.ada": no(), "sp.ada": yes()}


def test_a_repeated_value_without_proof_keeps_the_proof(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    proof = yes(evidence=("https://contoh.go.id/sop.pdf",), note="SK 12/2026")
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=proof)))
    batch_id = staged(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=yes("F3"))))
    assert intake.batch(operator(engine), batch_id).files[0].changes == ()
    intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    assert standing(engine, period_id)[DINKES.id] == {
        "sop.ada": structs.replace(proof, place=structs.replace(proof.place, cell="F3"))
    }


def test_replacing_needs_a_reason(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=no())))
    batch_id = staged(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=yes())))
    with pytest.raises(Refused) as refused:
        intake.confirm(operator(engine), batch_id, reason="  ", now=NOW)
    assert str(refused.value) == (
        "Ada 1 jawaban tersimpan yang akan diganti. Tulis alasan penggantiannya dahulu."
    )
    intake.confirm(operator(engine), batch_id, reason=" perbaikan ", now=NOW)
    assert upload_rows(engine, period_id)[0].reason == "perbaikan"


def test_contradicting_files_are_refused_unless_the_latest_wins(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(
        engine,
        pool,
        period_id,
        pool.file(b"a", says(DINKES, sop_ada=yes())),
        pool.file(b"b", says(DINKES, sop_ada=no())),
    )
    with pytest.raises(Refused) as refused:
        intake.confirm(operator(engine), batch_id, reason="uji", now=NOW)
    assert str(refused.value) == (
        "Berkas-berkas ini memberi 1 jawaban yang saling bertentangan untuk unit dan pertanyaan yang sama. "
        "Keluarkan salah satu berkas, atau pilih memakai berkas yang terakhir."
    )
    # No reason is asked for: nothing that is stored is replaced.
    intake.confirm(operator(engine), batch_id, reason="", latest_wins=True, now=NOW)
    assert standing(engine, period_id)[DINKES.id]["sop.ada"].value is Status.TIDAK


def test_open_questions_are_refused_unless_left_out(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(
        engine,
        pool,
        period_id,
        pool.file(b"a", says(DINKES, sop_ada=yes()), asks=(ask_unit(),)),
        pool.file(b"b", says(BAURENO, sop_ada=no())),
    )
    with pytest.raises(Refused) as refused:
        intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    assert str(refused.value) == (
        "Masih ada 1 pertanyaan yang belum dijawab. "
        "Jawab dahulu, atau pilih menyimpan tanpa bagian yang ditanyakan."
    )
    intake.confirm(operator(engine), batch_id, reason="", without_asked=True, now=NOW)
    assert set(standing(engine, period_id)) == {BAURENO.id}
    assert [row.name for row in upload_rows(engine, period_id)] == ["b.xlsx"]


def test_a_batch_that_is_still_read_is_refused(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    batch_id = intake.stage(operator(engine), incoming([("a.xlsx", b"a")]), period_id=period_id, now=NOW)
    with pytest.raises(Refused) as refused:
        intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    assert str(refused.value) == (
        "Masih ada 1 berkas yang sedang dibaca. Tunggu sampai selesai, lalu simpan."
    )


def test_a_batch_without_answers_is_refused(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, ("rusak.xlsx", b"?"))
    with pytest.raises(Refused, match="Tidak ada isian yang dapat disimpan dari berkas-berkas ini"):
        intake.confirm(operator(engine), batch_id, reason="", now=NOW)


def test_a_stored_batch_cannot_be_changed(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    batch_id = staged(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    for attempt in (
        lambda: intake.discard(operator(engine), batch_id),
        lambda: intake.remove_file(operator(engine), batch_id, 1),
        lambda: intake.answer_question(operator(engine), batch_id, "k", "c", NOW),
        lambda: intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS),
    ):
        with pytest.raises(Refused, match="sudah disimpan dan tidak dapat diubah"):
            attempt()


def test_an_open_registry_takes_new_units_in_the_same_transaction(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine, DINKES, open=True), Scripted()
    result = stored(engine, pool, period_id, pool.file(b"a", says(BARU, sop_ada=yes())))
    assert result.new_units == 1
    assert units.registry(engine).units == (DINKES, BARU)


def test_a_closed_registry_takes_none(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    with pytest.raises(Refused, match="Unit “RSUD Baru” tidak ada dalam daftar unit"):
        stored(engine, pool, period_id, pool.file(b"a", says(BARU, sop_ada=yes())))
    assert count(engine, uploads) == 0
