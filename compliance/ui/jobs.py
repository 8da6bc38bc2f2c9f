"""Reading of uploaded files beside the visitor's session: it goes on when the page is left, and a
reload finds it again. How far it is stands in the database, not here.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import StrEnum

import sqlalchemy as sa

from compliance.reading.pool import ReaderPool
from compliance.ui import cached
from compliance.workflows import intake, setup
from compliance.workflows.intake import Incoming
from compliance.workflows.screening import screened

log = logging.getLogger(__name__)

MOMENT = 1.0  # seconds a page waits before it shows a progress bar

_LOCK = threading.Lock()
_JOBS: dict[tuple[str, str], Future[None]] = {}
# Two: while one office's hundred files are read, another's single file need not wait.
_EXECUTOR = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pembaca")


class JobState(StrEnum):
    """How far a job in the background is."""

    NONE = "belum mulai"
    RUNNING = "berjalan"
    DONE = "selesai"
    FAILED = "gagal"


def screen(files: Sequence[tuple[str, bytes]]) -> tuple[Incoming, ...]:
    """Looks through files before anything of them is kept: personal columns are left out."""
    with ReaderPool(setup.registry(cached.engine())) as pool:
        return screened(files, pool)


def start_reading(batch_id: str) -> None:
    """Reads in the background what waits in this batch; does nothing while that is under way."""
    key = (str(cached.engine().url), batch_id)
    with _LOCK:
        job = _JOBS.get(key)
        if job is None or job.done():
            _JOBS[key] = _EXECUTOR.submit(_read, cached.engine(), batch_id)
            _JOBS[key].add_done_callback(_tell)


def reading_state(batch_id: str) -> JobState:
    """Whether this process is reading the batch, or how its last attempt ended."""
    job = _JOBS.get((str(cached.engine().url), batch_id))
    if job is None:
        return JobState.NONE
    if not job.done():
        return JobState.RUNNING
    return JobState.DONE if job.exception() is None else JobState.FAILED


def finished_soon(batch_id: str) -> bool:
    """Waits a moment, so that a short reading needs no progress bar; whether it has ended."""
    job = _JOBS.get((str(cached.engine().url), batch_id))
    return job is None or bool(wait((job,), timeout=MOMENT).done)


def _read(engine: sa.Engine, batch_id: str) -> None:
    # One pool for one job: its workers end with it, and a registry that has grown is never stale.
    with ReaderPool(intake.units_of(engine, batch_id)) as pool:
        intake.read_batch(engine, batch_id, pool, cached.definitions())


def _tell(job: Future[None]) -> None:
    error = job.exception()
    if error is not None:
        log.error("Pembacaan unggahan gagal", exc_info=error)
