"""The trail is stored under short names of the program, and read in plain words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compliance.accounts.events import Entry, Event, Written
from compliance.reports.trail import line, said_object, stored_object

OBJECTS = [
    ("upload 3, unit dinas-sosial", "unggahan 3, unit dinas-sosial"),
    ("instrument provinsi-2027, version 2", "instrumen provinsi-2027, versi 2"),
    ("account 2", "akun 2"),
    ("contoh", "contoh"),
    ("", ""),
]


@pytest.mark.parametrize(("stored", "said"), OBJECTS)
def test_to_what_it_happened_is_said_in_words_and_found_by_them(stored: str, said: str) -> None:
    assert said_object(stored) == said
    assert stored_object(said) == stored


def test_one_may_still_look_for_what_is_stored() -> None:
    assert stored_object("upload 3") == "upload 3"
    assert stored_object("Unggahan 3") == "upload 3"


def test_facts_are_said_in_words() -> None:
    entry = Entry(
        at=datetime(2026, 3, 1, tzinfo=UTC),
        event=Event.PERIOD_STATE,
        account=None,
        via="web",
        object="period 1",
        before={"state": "draft"},
        after={"state": "dibuka", "drafts": False, "roles": ["opd"], "sop.ada": "ada"},
        address="",
    )
    said = line(Written(id=1, entry=entry, hash="x"), {})
    assert said[5:] == (
        "periode 1",
        "keadaan: draf",
        "keadaan: dibuka; boleh melihat draf: tidak; peran: opd; sop.ada: ada",
    )
