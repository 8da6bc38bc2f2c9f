"""What a log repeats of an error: where it was, and nothing it says."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from compliance.server.quiet import quiet_logs, trace


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    factory, stream = logging.getLogRecordFactory(), io.StringIO()
    handler = logging.StreamHandler(stream)
    log = logging.getLogger("uji.senyap")
    log.addHandler(handler)
    quiet_logs()
    yield stream
    log.removeHandler(handler)
    logging.setLogRecordFactory(factory)


def fail() -> None:
    try:
        int("Budi 0812")
    except ValueError as error:
        raise KeyError("rahasia") from error


def test_neither_an_error_nor_its_cause_is_repeated(written: io.StringIO) -> None:
    try:
        fail()
    except KeyError:
        logging.getLogger("uji.senyap").exception("Halaman %s gagal", "mulai")
    said = written.getvalue()
    assert said.startswith("Halaman mulai gagal\nbuiltins.KeyError\n")
    assert "in fail\nbuiltins.ValueError\n" in said
    assert "test_quiet.py" in said
    assert not [secret for secret in ("Budi", "0812", "rahasia") if secret in said]


def test_an_error_handed_over_is_treated_the_same(written: io.StringIO) -> None:
    logging.getLogger("uji.senyap").error("Gagal", exc_info=ValueError("rahasia"))
    assert written.getvalue() == "Gagal\nbuiltins.ValueError\n"


def test_other_records_are_as_ever(written: io.StringIO) -> None:
    logging.getLogger("uji.senyap").warning("%d berkas", 3, extra={"mark": 1})
    assert written.getvalue() == "3 berkas\n"


def test_what_somebody_searched_for_is_not_in_the_log_of_requests(written: io.StringIO) -> None:
    log = logging.getLogger("uvicorn.access")
    handler = logging.StreamHandler(written)
    log.addHandler(handler)
    said = '%s - "%s %s HTTP/%s" %d'
    log.warning(said, "127.0.0.1:1", "GET", "/oidc/kembali?code=rahasia", "1.1", 303)
    log.removeHandler(handler)
    assert written.getvalue() == '127.0.0.1:1 - "GET /oidc/kembali HTTP/1.1" 303\n'


def test_errors_that_name_each_other_end() -> None:
    first, second = ValueError("a"), TypeError("b")
    first.__context__, second.__context__ = second, first
    assert trace(first) == "builtins.ValueError\nbuiltins.TypeError"
