"""What the address of a file asks for; anything else is not one of ours."""

from collections.abc import Callable
from datetime import date

import pytest

from compliance.model import UnitKind
from compliance.problems import ComplianceError
from compliance.text.pages import UNKNOWN_ADDRESS
from compliance.ui import queries


def test_ids_members_and_days_are_read() -> None:
    query = {"periode": "12", "dari": "3", "jenis": "dinas", "tanggal": "2026-03-12", "kosong": ""}
    assert (queries.number(query), queries.number(query, "dari")) == (12, 3)
    assert queries.choice(query, "jenis", UnitKind, None) is UnitKind.DINAS
    assert queries.choice({}, "jenis", UnitKind, None) is None
    assert queries.day(query, "tanggal") == date(2026, 3, 12)
    assert queries.day(query, "kosong") is queries.day({}, "tanggal") is None


@pytest.mark.parametrize(
    "asked",
    [
        lambda: queries.number({}),
        lambda: queries.number({"periode": "-1"}),
        lambda: queries.number({"periode": "١٢"}),
        lambda: queries.number({"periode": "1" * 10}),
        lambda: queries.choice({"jenis": ""}, "jenis", UnitKind, None),
        lambda: queries.choice({"jenis": "DINAS"}, "jenis", UnitKind, None),
        lambda: queries.day({"tanggal": "12 Maret"}, "tanggal"),
    ],
)
def test_anything_else_is_refused(asked: Callable[[], object]) -> None:
    with pytest.raises(ComplianceError) as refused:
        asked()
    assert str(refused.value) == UNKNOWN_ADDRESS
