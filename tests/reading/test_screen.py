"""Files are looked through where foreign bytes are opened: in the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from compliance.definitions.personal import shipped_personal
from compliance.definitions.registry import shipped_registry
from compliance.model import Place, Registry
from compliance.problems import Problem, ProblemCode
from compliance.reading import screen
from compliance.reading.opening import open_book
from compliance.reading.personal.search import Search
from compliance.reading.pool import ReaderPool
from compliance.reading.result import Part, Screened
from compliance.reading.wire import screened_from_parts, screened_to_parts
from tests.reading.books import definitions

PLAIN = b"Nama OPD;SOP\nDinas Kesehatan;Ada\n"
FULL = b"Nama OPD;No. HP Petugas;SOP\nDinas Kesehatan;081234567890;Ada\n"
HP = Part(place=Place(sheet="isian", cell="B"), header="No. HP Petugas")


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(shipped_registry("bojonegoro"), workers=1) as readers:
        yield readers


def test_what_is_kept_of_each_file(pool: ReaderPool) -> None:
    files = [("isian.csv", PLAIN), ("isian.csv", FULL), ("rusak.xlsx", b"PK\x03\x04"), ("kosong.csv", b"")]
    plain, full, broken, empty = pool.screen_many(files)
    assert plain == Screened(kept=PLAIN)
    assert full.dropped == (HP,)
    assert full.kept is not None
    assert open_book(full.kept, "isian.csv").sheets[0].rows == [
        ["Nama OPD", "No. HP Petugas", "SOP"],
        ["Dinas Kesehatan", "", "Ada"],
    ]
    assert broken == Screened(error=Problem(code=ProblemCode.DAMAGED))
    assert empty == Screened(error=Problem(code=ProblemCode.EMPTY_FILE))


def test_the_copy_reads_as_the_file_itself_and_is_kept_whole_when_it_comes_again(pool: ReaderPool) -> None:
    (full,) = pool.screen_many([("isian.csv", FULL)])
    assert full.kept is not None
    before, after = pool.read_many([("isian.csv", FULL), ("isian.csv", full.kept)], {})
    assert after.checklists == before.checklists
    assert after.sha256 == hashlib.sha256(full.kept).hexdigest()
    assert list(pool.screen_many([("isian.csv", full.kept)])) == [Screened(kept=full.kept)]


def test_a_file_that_is_too_large_never_reaches_the_worker(pool: ReaderPool) -> None:
    (found,) = pool.screen_many([("besar.csv", bytes(26_000_000))])
    assert found.kept is None
    assert found.error is not None
    assert found.error.code is ProblemCode.TOO_LARGE


def test_a_worker_that_dies_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderPool(Registry(), workers=1, seconds_per_file=0.001) as readers:
        (found,) = readers.screen_many([("isian.csv", FULL)])
    assert found == Screened(error=Problem(code=ProblemCode.TOO_SLOW))


def test_a_file_that_does_not_fit_into_memory_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(screen, "open_book", full)
    found = screen.screen_file(PLAIN, "a.csv", Search(shipped_personal(), definitions()), Registry())
    assert found.kept is None
    assert found.error is not None
    assert found.error.code is ProblemCode.TOO_MANY_CELLS


@pytest.mark.parametrize(
    "found",
    [
        Screened(kept=PLAIN),
        Screened(kept=b"salinan", dropped=(HP,)),
        Screened(error=Problem(code=ProblemCode.DAMAGED, details={"a": "b"})),
    ],
)
def test_it_comes_back_over_the_wire(found: Screened) -> None:
    parts = screened_to_parts(found, PLAIN if found.kept == PLAIN else FULL)
    assert screened_from_parts(parts, PLAIN) == found


@pytest.mark.parametrize(
    "parts",
    [
        [b"{}", b""],
        [b"[]", b""],
        [b'{"error":null,"dropped":[]}', b"salinan"],
        [b'{"error":null,"dropped":[["a","B","c"]]}', b""],
        [b"x"],
        [],
    ],
)
def test_noise_is_refused(parts: list[bytes]) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        screened_from_parts(parts, PLAIN)
