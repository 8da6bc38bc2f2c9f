"""Undo restores exactly what would be there without an upload, and leaves its trace."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.model import Answer, Status
from compliance.storage.overlay import given as given_answers
from compliance.storage.overlay import given_by, overlay, replay
from compliance.storage.tables import answers, submissions, uploads
from compliance.workflows import history, intake, periods, units
from compliance.workflows.database import data_version
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from tests.workflows.scenes import (
    BARU,
    BAURENO,
    DINKES,
    LATER,
    NO_DEFINITIONS,
    Scripted,
    count,
    no,
    says,
    set_up,
    staged,
    standing,
    stored,
    upload_rows,
    yes,
)


def newest(engine: sa.Engine, period_id: int) -> int:
    return upload_rows(engine, period_id)[0].id


def test_the_original_comes_back_to_the_byte(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    data = bytes(range(256)) * 5
    pool.meanings[data], pool.questions[data] = (says(DINKES, sop_ada=yes()),), ()
    stored(engine, pool, period_id, ("isian ü.xlsx", data))
    assert history.original(operator(engine), newest(engine, period_id)) == ("isian ü.xlsx", data)


def test_the_history_tells_what_came_when_and_why(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes()), says(BAURENO, sop_ada=no())))
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=no())))
    rows = upload_rows(engine, period_id)
    assert [(row.name, row.size, row.unit_count, row.reason, row.live) for row in rows] == [
        ("b.xlsx", 1, 1, "uji", True),
        ("a.xlsx", 1, 2, "uji", True),
    ]


def test_undo_of_the_latest_restores_what_was_there(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=no(), sp_ada=yes())))
    before = standing(engine, period_id)
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=yes(), skm_ada=yes())))
    history.undo(operator(engine), newest(engine, period_id), reason="salah berkas", now=LATER)
    assert standing(engine, period_id) == before


def test_undo_of_an_earlier_one_keeps_what_came_later(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    proof = yes(evidence=("https://contoh.go.id/sop.pdf",))
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=proof, sp_ada=yes())))
    first = newest(engine, period_id)
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sop_ada=yes("F3"), skm_ada=no())))
    history.undo(operator(engine), first, reason="salah berkas", now=LATER)
    # The proof came with the first file, so it goes with it.
    assert standing(engine, period_id) == {DINKES.id: {"sop.ada": yes("F3"), "skm.ada": no()}}


def test_undo_of_the_only_upload_leaves_the_unit_unreported(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    history.undo(operator(engine), newest(engine, period_id), reason="salah", now=LATER)
    assert standing(engine, period_id) == {}


def test_undo_deletes_nothing_and_says_when_and_why(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    upload_id = newest(engine, period_id)
    version = data_version(engine)
    history.undo(operator(engine), upload_id, reason=" salah unit ", now=LATER)
    (row,) = upload_rows(engine, period_id)
    assert (row.live, row.undone_at, row.undo_reason) == (False, LATER, "salah unit")
    assert [count(engine, table) for table in (uploads, submissions, answers)] == [1, 2, 1]
    assert history.original(operator(engine), upload_id)[1] == b"a"
    assert data_version(engine) == version + 1


def test_a_second_undo_changes_nothing(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    upload_id = newest(engine, period_id)
    history.undo(operator(engine), upload_id, reason="salah", now=LATER)
    version = data_version(engine)
    history.undo(operator(engine), upload_id, reason="lagi", now=LATER)
    assert (data_version(engine), upload_rows(engine, period_id)[0].undo_reason) == (
        version,
        "salah",
    )


def test_undo_needs_a_reason_and_an_upload(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    with pytest.raises(Refused) as refused:
        history.undo(operator(engine), newest(engine, period_id), reason=" ", now=LATER)
    assert str(refused.value) == "Tulis alasan pembatalan dahulu, supaya jejaknya jelas."
    with pytest.raises(Refused) as refused:
        history.original(operator(engine), 99)
    assert str(refused.value) == "Unggahan ini tidak ditemukan. Muat ulang halaman riwayat."


def test_an_undone_file_can_be_uploaded_again(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    file = pool.file(b"a", says(DINKES, sop_ada=yes()))
    stored(engine, pool, period_id, file)
    waiting = staged(engine, pool, period_id, file)
    for _ in range(2):
        history.undo(operator(engine), newest(engine, period_id), reason="salah", now=LATER)
        stored(engine, pool, period_id, file)
    assert [row.live for row in upload_rows(engine, period_id)] == [True, False, False]
    assert standing(engine, period_id) == {DINKES.id: {"sop.ada": yes()}}
    history.undo(operator(engine), newest(engine, period_id), reason="salah", now=LATER)
    intake.read_batch(engine, waiting, pool, NO_DEFINITIONS)
    assert intake.confirm(operator(engine), waiting, reason="", now=LATER).files == 1


def test_a_unit_that_an_undone_upload_brought_goes_and_may_come_again(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine, DINKES, open=True), Scripted()
    file = pool.file(b"a", says(BARU, sop_ada=yes()), says(DINKES, sop_ada=yes()))
    stored(engine, pool, period_id, file)
    history.undo(operator(engine), newest(engine, period_id), reason="salah", now=LATER)
    assert units.registry(engine).units == (DINKES,)
    stored(engine, pool, period_id, file)
    assert units.registry(engine).units == (DINKES, BARU)


def test_a_unit_that_another_upload_names_stays(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine, DINKES, open=True), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(BARU, sop_ada=yes())))
    first = newest(engine, period_id)
    stored(engine, pool, period_id, pool.file(b"b", says(BARU, sp_ada=yes())))
    history.undo(operator(engine), first, reason="salah", now=LATER)
    assert units.registry(engine).units == (DINKES, BARU)


def test_undo_beside_a_confirmation_never_leaves_half_of_either(engine: sa.Engine) -> None:
    period_id, pool = set_up(engine), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    upload_id = newest(engine, period_id)
    batch_ids = [
        staged(engine, pool, period_id, pool.file(question.encode(), says(DINKES, **{question: no()})))
        for question in ("sp_ada", "skm_ada", "google_ada")
    ]
    with ThreadPoolExecutor(6) as threads:
        jobs = [
            threads.submit(history.undo, operator(engine), upload_id, reason="salah", now=LATER)
            for _ in range(3)
        ]
        jobs += [threads.submit(intake.confirm, operator(engine), b, reason="", now=LATER) for b in batch_ids]
        for job in jobs:
            job.result()
    assert standing(engine, period_id) == {DINKES.id: {"sp.ada": no(), "skm.ada": no(), "google.ada": no()}}
    assert count(engine, submissions) == 5


LAYERS = st.lists(
    st.dictionaries(
        st.sampled_from(["sop.ada", "sp.ada", "skm.ada"]),
        st.builds(
            Answer,
            value=st.sampled_from([Status.ADA, Status.TIDAK]),
            evidence=st.sampled_from([(), ("https://a",), ("https://b",)]),
            note=st.sampled_from(["", "catatan"]),
        ),
    ),
    max_size=5,
)


@given(LAYERS)
def test_a_snapshot_tells_what_its_upload_gave(layers: list[dict[str, Answer]]) -> None:
    standing_now = replay([])
    for upload_id, layer in enumerate(layers):
        standing_now = overlay(standing_now, given_answers(layer, upload_id))
        assert given_by(upload_id, standing_now) == given_answers(layer, upload_id)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layers=LAYERS, undone=st.sets(st.integers(0, 4)), data=st.data())
def test_undo_in_any_order_is_as_if_the_uploads_had_not_come(
    engine: sa.Engine, layers: list[dict[str, Answer]], undone: set[int], data: st.DataObject
) -> None:
    period_id = _period(engine)
    pool, ids = Scripted(), []
    for number, layer in enumerate(layers):
        content = f"{period_id}-{number}".encode()
        file = pool.file(content, says(DINKES, **{q.replace(".", "_"): a for q, a in layer.items()}))
        stored(engine, pool, period_id, file)
        ids.append(newest(engine, period_id))
    for number in data.draw(st.permutations(sorted(undone & set(range(len(layers)))))):
        history.undo(operator(engine), ids[number], reason="uji", now=LATER)
    kept = [given_answers(layer, n) for n, layer in enumerate(layers) if n not in undone]
    expected = {DINKES.id: {q: held.answer for q, held in replay(kept).items()}} if kept else {}
    assert standing(engine, period_id) == expected


def _period(engine: sa.Engine) -> int:
    """A period of its own for each example of the property."""
    if units.registry_source(engine) is None:
        return set_up(engine)
    name = f"Periode {len(periods.periods(engine))}"
    return periods.add_period(operator(engine), name=name, assessment_date=date(2026, 8, 1), now=LATER).id
