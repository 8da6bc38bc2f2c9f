"""What leaves a reader process comes back the same, and nothing else is taken."""

from __future__ import annotations

import json
from datetime import date

import pytest

from compliance.model import Registry, Status
from compliance.model.services import Service
from compliance.model.services import ServiceField as F
from compliance.problems import ProblemCode
from compliance.reading.services.file import read_services_file
from compliance.reading.services.job import SERVICES
from compliance.reading.services.result import ServicesReading
from compliance.reading.typed_json import from_json, to_json
from tests.reading.books import bojonegoro, definitions
from tests.reading.services.making import make, read


@pytest.mark.parametrize("seed", range(20))
def test_a_reading_comes_back_the_same(seed: int) -> None:
    made = make(seed)
    reading = read(*made.sheets, file=made.file)
    assert from_json(to_json(reading), ServicesReading) == reading


def test_services_are_stored_in_the_order_of_their_fields() -> None:
    services = (
        Service(name="Gizi", said={F.SOP: Status.ADA}, texts={F.WAKTU: "1 hari"}, counted=3),
        Service(name="Izin", dates={F.SK_TANGGAL: date(2025, 3, 1)}),
    )
    kept = b'[["Gizi",{"sop":"ada"},{"waktu":"1 hari"},{},3],["Izin",{},{},{"sk_tanggal":"2025-03-01"},null]]'
    assert to_json(services) == kept
    assert from_json(kept, tuple[Service, ...]) == services


def service(*told: object, unit: str = "") -> dict[str, object]:
    return {"service": told, "unit": unit, "place": {"sheet": "S", "cell": "A1"}}


@pytest.mark.parametrize(
    "change",
    [
        {"services": [service("A", {"sop": "mungkin"}, {}, {}, None)]},
        {"services": [service("A", {"warna": "ada"}, {}, {}, None)]},
        {"services": [service("A", {}, {}, {}, 15)]},
        {"services": [service("A", {}, {}, {}, None, unit="tak-dikenal")]},
        {"error": {"code": "kode_lain", "place": {}, "details": {}}},
        {"units": [{"id": "x"}]},
    ],
)
def test_nonsense_is_no_answer(change: dict[str, object]) -> None:
    told = to_json(read_services_file(b"", "x.csv", definitions(), Registry(), {}))
    good = {**json.loads(told), "error": None}
    from_json(json.dumps({**good, "services": [service("A", {}, {}, {}, None)]}).encode(), ServicesReading)
    with pytest.raises((ValueError, LookupError, TypeError)):
        from_json(json.dumps({**good, **change}).encode(), ServicesReading)


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
