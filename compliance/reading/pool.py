"""Reads files in isolated worker processes; whatever a file does, the answer is a Reading."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from compliance.model import Registry
from compliance.problems import FileRefused, Problem, ProblemCode
from compliance.reading.limits import check_size
from compliance.reading.result import Reading
from compliance.reading.wire import (
    read_frame,
    reading_from_bytes,
    registry_to_bytes,
    remembered_to_bytes,
    write_frame,
)

# More workers than processors only take memory: reading never waits for anything.
DEFAULT_WORKERS = min(2, os.cpu_count() or 1)
# On the wall, for one file: a worker's 20 s of processor time on a machine that is busy.
SECONDS_PER_FILE = 30.0
# Readers of foreign bytes may leak a little; a fresh process costs some 0.2 s.
FILES_PER_PROCESS = 500
# Files handed out ahead of the one whose reading is wanted next, per worker.
_AHEAD = 3
_WORKER = Path(__file__).with_name("worker.py")
_CPU_SIGNAL = -getattr(signal, "SIGXCPU", 0) or None


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
        self._workers = [_Worker(encoded, seconds_per_file, files_per_process) for _ in range(workers)]
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="pembaca")

    def read(self, data: bytes, name: str, remembered: Mapping[str, str]) -> Reading:
        """One file's reading. A bad file never raises; it is `Reading.error`."""
        return self._read(data, name, remembered_to_bytes(remembered))

    def read_many(
        self, files: Iterable[tuple[str, bytes]], remembered: Mapping[str, str]
    ) -> Iterator[Reading]:
        """The readings of (name, bytes) in their order; files are taken a few ahead only."""
        encoded = remembered_to_bytes(remembered)
        waiting: deque[Future[Reading]] = deque()
        try:
            for name, data in files:
                waiting.append(self._threads.submit(self._read, data, name, encoded))
                if len(waiting) > _AHEAD * len(self._workers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the processes; what they were reading ends as READER_DIED."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, data: bytes, name: str, remembered: bytes) -> Reading:
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            check_size(len(data))
        except FileRefused as error:
            return Reading(file=name, sha256=sha256, error=error.problem)
        worker = self._idle.get()
        try:
            return worker.read(data, name, sha256, remembered)
        finally:
            self._idle.put(worker)


class _Worker:
    """One child process at a time, replaced when it dies, hangs or has read enough."""

    def __init__(self, registry: bytes, seconds: float, files: int) -> None:
        self._registry, self._seconds, self._files = registry, seconds, files
        self._process: subprocess.Popen[bytes] | None = None
        self._remembered = b""  # what the child was told last
        self._read = 0
        self._closed = False

    def read(self, data: bytes, name: str, sha256: str, remembered: bytes) -> Reading:
        fresh = self._process is None
        process = self._process or self._start()
        header = json.dumps({"name": name, "sha256": sha256}).encode("ascii")
        changed = fresh or remembered != self._remembered
        request = [header, self._registry if fresh else b"", remembered if changed else b"", data]
        self._remembered = remembered
        watch = _Watch(process, self._seconds)
        try:
            answer = _exchange(process, request)
        except (EOFError, OSError, ValueError, LookupError, TypeError):
            self._process = None
            _end(process)
            slow = watch.expired or process.returncode == _CPU_SIGNAL
            code = ProblemCode.TOO_SLOW if slow else ProblemCode.READER_DIED
            return Reading(file=name, sha256=sha256, error=Problem(code=code))
        finally:
            watch.end()
        self._read += 1
        # a child that ran out of memory may still hold most of it
        full = answer.error is not None and answer.error.code is ProblemCode.TOO_MANY_CELLS
        if full or self._read >= self._files:
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


class _Watch:
    """Kills a process that takes too long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.expired = False
        self._process = process
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        self._timer.cancel()

    def _expire(self) -> None:
        self.expired = True
        self._process.kill()


def _exchange(process: subprocess.Popen[bytes], request: list[bytes]) -> Reading:
    """Send a request and wait for its answer. Raises where the other side has gone."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    write_frame(process.stdin, request)
    return reading_from_bytes(read_frame(process.stdout)[0])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill, unless it has ended by itself, and let go of its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was still to be written has nowhere to go
                pipe.close()
