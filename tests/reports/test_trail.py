"""The trail is stored under short names of the program, and read in plain words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compliance.accounts.events import Entry, Event, Written
from compliance.reports.trail import Names, containing, line

NAMES = Names(
    accounts={7: "Kepala *Dinsos*"},
    units={"dinas-sosial": "Dinas Sosial", "dinas-anyar": "Dinas Anyar"},
    questions={"sop.ada": "SOP tersedia"},
)
OBJECTS = [
    ("upload 3, unit dinas-sosial", "unggahan 3, unit Dinas Sosial"),
    ("instrument provinsi-2027, version 2", "instrumen provinsi-2027, versi 2"),
    ("unit yang-sudah-tidak-ada", "unit yang-sudah-tidak-ada"),
    ("account 2", "akun 2"),
    ("contoh", "contoh"),
    ("", ""),
]


def written(number: int = 1, **told: object) -> Written:
    at, event = datetime(2026, 3, 1, tzinfo=UTC), Event.PERIOD_STATE
    facts: dict[str, object] = {"object": "", "before": {}, "after": {}} | told
    entry = Entry(at=at, event=event, account=None, via="web", address="", **facts)  # type: ignore[arg-type]  # by name
    return Written(id=number, entry=entry, hash="x")


@pytest.mark.parametrize(("stored", "said"), OBJECTS)
def test_to_what_it_happened_is_said_in_words(stored: str, said: str) -> None:
    assert line(written(object=stored), NAMES)[5] == said


def test_facts_are_said_in_words() -> None:
    after = {"state": "dibuka", "reason": "", "drafts": False, "units": ["dinas-sosial"], "sop.ada": "ada"}
    said = line(written(object="period 1", before={"state": "draft"}, after=after), NAMES)
    assert said[5:] == (
        "periode 1",
        "keadaan: draf",
        "keadaan: dibuka; alasan: –; boleh melihat draf: tidak; unit: Dinas Sosial; SOP tersedia: ada",
    )


def test_a_change_of_the_units_is_said_in_words() -> None:
    after = {"kind": "tutup", "effective": "2026-03-01", "successors": ["dinas-anyar"], "short": "Dinsos"}
    assert line(written(after=after), NAMES)[7] == (
        "jenis perubahan: tutup; berlaku sejak: 1 Maret 2026; penerus: Dinas Anyar; singkatan: Dinsos"
    )


@pytest.mark.parametrize("said", ["2026-13-01", "2026-3-1", "sampai 2026-03-01", "20260301"])
def test_what_is_no_day_is_said_as_it_is(said: str) -> None:
    assert line(written(after={"name": said}), NAMES)[7] == f"nama: {said}"


@pytest.mark.parametrize("typed", ["Unggahan 3", "dinas  SOSIAL", "SOP tersedia: ada", "Keadaan periode"])
def test_what_is_read_is_found(typed: str) -> None:
    one = written(object="upload 3, unit dinas-sosial", after={"sop.ada": "ada"})
    other = written(2, object="", after={"sop.ada": "tidak"})
    found = containing([one, other], NAMES, typed)
    assert found == ([one, other] if typed == "Keadaan periode" else [one])
