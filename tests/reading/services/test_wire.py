"""What leaves a reader process comes back the same, and nothing else is taken."""

from __future__ import annotations

import json

import pytest

from compliance.model import Registry
from compliance.problems import ProblemCode
from compliance.reading.services.wire import (
    SERVICES,
    services_from_bytes,
    services_from_parts,
    services_to_bytes,
    services_to_parts,
)
from compliance.reading.services.work import read_services_file
from tests.reading.books import bojonegoro, definitions
from tests.reading.services.making import make, read


@pytest.mark.parametrize("seed", range(20))
def test_a_reading_comes_back_the_same(seed: int) -> None:
    made = make(seed)
    reading = read(*made.sheets, file=made.file)
    assert services_from_parts(services_to_parts(reading)) == reading
    services = tuple(one.service for one in reading.services)
    assert services_from_bytes(services_to_bytes(services)) == services


@pytest.mark.parametrize(
    "change",
    [
        {"services": [[["A", {"sop": "mungkin"}, {}, {}, None], "", "S", "A1"]]},
        {"services": [[["A", {"warna": "ada"}, {}, {}, None], "", "S", "A1"]]},
        {"services": [[["A", {}, {}, {}, 15], "", "S", "A1"]]},
        {"services": [[["A", {}, {}, {}, None], "tak-dikenal", "S", "A1"]]},
        {"error": ["kode_lain", "", "", {}]},
        {"units": [["x"]]},
    ],
)
def test_nonsense_is_no_answer(change: dict[str, object]) -> None:
    [told] = services_to_parts(read_services_file(b"", "x.csv", definitions(), Registry(), {}))
    mixed = json.dumps({**json.loads(told), "error": None, **change}).encode()
    with pytest.raises((ValueError, LookupError, TypeError)):
        services_from_parts([mixed])


def test_a_semicolon_csv_of_an_unknown_kind_is_read_and_a_refused_file_is_an_error() -> None:
    data = b'No;Perangkat Daerah;Nama Layanan;Persyaratan;Waktu\n1;Dinas Kesehatan;Gizi;"1. KTP\n2. KK";3\n'
    reading = read_services_file(data, "layanan.csv", definitions(), bojonegoro(), {})
    assert [(one.unit, list(one.service.texts.values())) for one in reading.services] == [
        ("dinas-kesehatan", ["1. KTP\n2. KK", "3"])
    ]
    empty = read_services_file(b"", "kosong.xlsx", definitions(), bojonegoro(), {})
    assert empty.error is not None
    assert empty.error.code is ProblemCode.EMPTY_FILE
    refused = SERVICES.refused("x.xlsx", b"x", empty.error)
    assert (refused.file, refused.error, len(refused.sha256)) == ("x.xlsx", empty.error, 64)
