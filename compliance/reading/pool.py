"""Reads files in isolated worker processes; whatever a file does, the answer is a Reading."""

from __future__ import annotations

import gc
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from compliance.model import Registry
from compliance.problems import FileRefused, Problem, ProblemCode
from compliance.reading.framing import read_frame, write_frame
from compliance.reading.jobs import READ, SCREEN, Found, Job
from compliance.reading.limits import check_size
from compliance.reading.result import Reading, Screened
from compliance.reading.wire_units import registry_to_bytes, remembered_to_bytes

# More workers than processors only take memory: reading never waits for anything.
DEFAULT_WORKERS = min(2, os.cpu_count() or 1)
# On the wall, for one file: a worker's 20 s of processor time on a machine that is busy.
SECONDS_PER_FILE = 30.0
# Readers of foreign bytes may leak a little, and remember words: some 0.1 GB after so many files of all
# kinds. A fresh process costs half a second, and all it remembered.
FILES_PER_PROCESS = 2_000
# Files handed out ahead of the one whose reading is wanted next, per worker.
_AHEAD = 3
_WORKER = Path(__file__).with_name("worker.py")
_CPU_SIGNAL = -getattr(signal, "SIGXCPU", 0) or None
# What a child says that died, or that talks nonsense: also numbers and nesting that cannot be.
_NO_ANSWER = (EOFError, OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError)


class ReaderPool:
    """Reads with up to `workers` processes, started when they are needed. Thread-safe."""

    def __init__(
        self,
        registry: Registry,
        *,
        workers: int = DEFAULT_WORKERS,
        seconds_per_file: float = SECONDS_PER_FILE,
        files_per_process: int = FILES_PER_PROCESS,
    ) -> None:
        encoded = registry_to_bytes(registry)
        self._guard = _Guard(seconds_per_file)
        self._workers = [
            _Worker(encoded, self._guard, seconds_per_file, files_per_process) for _ in range(workers)
        ]
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="pembaca")

    def read(self, data: bytes, name: str, remembered: Mapping[str, str]) -> Reading:
        """One file's reading. A bad file never raises; it is `Reading.error`."""
        return self._ask(READ, data, name, remembered_to_bytes(remembered))

    def read_many(
        self, files: Iterable[tuple[str, bytes]], remembered: Mapping[str, str]
    ) -> Iterator[Reading]:
        """The readings of (name, bytes) in their order; files are taken a few ahead only."""
        return self._many(READ, files, remembered_to_bytes(remembered))

    def screen_many(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Screened]:
        """What may be kept of (name, bytes), in their order; a bad file is `Screened.error`."""
        return self.ask_many(SCREEN, files)

    def ask_many(
        self,
        job: Job[Found],
        files: Iterable[tuple[str, bytes]],
        remembered: Mapping[str, str] | None = None,
    ) -> Iterator[Found]:
        """What a job finds in (name, bytes), in their order; a bad file is an answer with an error.

        `remembered` None: what was told last, for jobs that ask nothing.
        """
        return self._many(job, files, None if remembered is None else remembered_to_bytes(remembered))

    def close(self) -> None:
        """End the processes; what they were reading ends as READER_DIED."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(cancel_futures=True)
        self._guard.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _many(
        self, job: Job[Found], files: Iterable[tuple[str, bytes]], remembered: bytes | None
    ) -> Iterator[Found]:
        waiting: deque[Future[Found]] = deque()
        try:
            for name, data in files:
                waiting.append(self._threads.submit(self._ask, job, data, name, remembered))
                if len(waiting) > _AHEAD * len(self._workers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def _ask(self, job: Job[Found], data: bytes, name: str, remembered: bytes | None) -> Found:
        try:
            check_size(len(data), job.window.size)
        except FileRefused as error:
            return job.refused(name, data, error.problem)
        worker = self._idle.get()
        try:
            return worker.ask(job, data, name, remembered)
        finally:
            self._idle.put(worker)


class _Worker:
    """One child process at a time, replaced when it dies, hangs or has read enough."""

    def __init__(self, registry: bytes, guard: _Guard, seconds: float, files: int) -> None:
        self._registry, self._guard, self._seconds, self._files = registry, guard, seconds, files
        self._process: subprocess.Popen[bytes] | None = None
        self._remembered = b""  # what the child was told last
        self._read = 0
        self._closed = False

    def ask(self, job: Job[Found], data: bytes, name: str, remembered: bytes | None) -> Found:
        """What the job finds; `remembered` None: what was told last."""
        answer = self._answer(job, data, name, self._remembered if remembered is None else remembered)
        return job.refused(name, data, answer) if isinstance(answer, Problem) else answer

    def _answer(self, job: Job[Found], data: bytes, name: str, remembered: bytes) -> Found | Problem:
        """The child's answer, or why it gave none."""
        fresh = self._process is None
        process = self._process or self._start()
        changed = fresh or remembered != self._remembered
        told: list[bytes] = [self._registry if fresh else b"", remembered if changed else b""]
        self._remembered = remembered
        self._guard.watch(process, self._seconds * job.patience)
        try:
            header = json.dumps({"job": job.name, "name": name}).encode("ascii")
            parts = _exchange(process, [header, *told, data])
            with _uncollected():
                answer = job.decode(parts, name, data)
        except _NO_ANSWER:
            slow = self._guard.release(process)
            self._process = None
            _end(process)
            slow = slow or process.returncode == _CPU_SIGNAL
            return Problem(code=ProblemCode.TOO_SLOW if slow else ProblemCode.READER_DIED)
        late = self._guard.release(process)
        self._read += 1
        # a child that ran out of memory may still hold most of it
        full = answer.error is not None and answer.error.code is ProblemCode.TOO_MANY_CELLS
        if full or late or self._read >= self._files:
            self.stop()
        return answer

    def stop(self) -> None:
        """End the child; the next read starts another."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def close(self) -> None:
        """End the child, and start no other."""
        self._closed = True
        self.stop()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise RuntimeError("the pool is closed")
        self._read = 0
        self._process = subprocess.Popen(  # noqa: S603 - our own file, no shell, nothing of the user's
            [sys.executable, "-I", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process


class _Guard:
    """Kills children that take too long over a file: one thread for all of them.

    It sleeps until the first may be due. A new file need not wake it: that one is due later.
    """

    def __init__(self, seconds: float) -> None:
        self._pause = seconds
        self._due: dict[subprocess.Popen[bytes], float] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="penjaga", daemon=True).start()

    def watch(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Kill the process in so many seconds unless it is released before."""
        with self._lock:
            self._due[process] = time.monotonic() + seconds

    def release(self, process: subprocess.Popen[bytes]) -> bool:
        """Leave the process alone; whether it was too late for that."""
        with self._lock:
            return self._due.pop(process, None) is None

    def end(self) -> None:
        """End the thread."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(self._next()):
            with self._lock:
                now = time.monotonic()
                for process in [process for process, due in self._due.items() if due <= now]:
                    del self._due[process]
                    process.kill()

    def _next(self) -> float:
        with self._lock:
            return min([self._pause, *(due - time.monotonic() for due in self._due.values())])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looks for cycles: what is decoded has none, and looks after every few answers cost half as
    much as decoding them. Two threads may be in here at once: the last look comes back with the first
    that leaves.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _exchange(process: subprocess.Popen[bytes], request: list[bytes]) -> list[bytes]:
    """Send a request and wait for its answer. Raises where the other side has gone."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    write_frame(process.stdin, request)
    return read_frame(process.stdout)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill, unless it has ended by itself, and let go of its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was still to be written has nowhere to go
                pipe.close()
