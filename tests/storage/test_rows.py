"""One answer ↔ one row: what comes back is what went in, whatever stood in the file."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa

from compliance.model import Answer, AnswerValue, Place, Registry, Status, Unit, UnitKind
from compliance.storage.archive import NewVersion, standing_answers, store_versions
from compliance.storage.engine import reading, writing
from compliance.storage.history import insert_upload
from compliance.storage.overlay import Held
from compliance.storage.registry import insert_period, read_registry, store_registry
from compliance.storage.remembered import OFFICE, read_remembered, remember
from compliance.storage.staging import Incoming, insert_batch, insert_file, read_batch_row, read_files
from compliance.storage.tables import Cause
from tests.builders import current_answers

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
UNIT = Unit(
    id="35.22.01",
    name="Kecamatan “Ümlaut” & Anak",
    kind=UnitKind.KECAMATAN,
    short="Kec.",
    parent="35.22",
    aliases=("Camat A", "B;C"),
    active=False,
    note="nama lama",
)


def keep(engine: sa.Engine, answers: dict[str, Answer]) -> int:
    """Store one submission with these answers; returns the period."""
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=(UNIT,)))
        period = insert_period(connection, "2026", date(2026, 8, 1), NOW)
        insert_batch(connection, "b", period.id, account=None, part=0, now=NOW)
        came = Incoming(name="x.xlsx", original_sha256="0" * 64, size=1, kept=b"x", dropped=("Isian!D",))
        insert_file(connection, "b", 0, came)
        batch, [file] = read_batch_row(connection, "b"), read_files(connection, "b")
        assert batch is not None
        upload_id = insert_upload(
            connection, batch=batch, file=file, account=None, part=0, reason="", now=NOW
        )
        held = {q: Held(answer=a, upload_id=upload_id, support_id=upload_id) for q, a in answers.items()}
        store_versions(
            connection,
            [NewVersion(unit_id=UNIT.id, answers=held)],
            period_id=period.id,
            upload_id=upload_id,
            cause=Cause.UNGGAHAN,
            now=NOW,
        )
    return period.id


@pytest.mark.parametrize(
    "value",
    [
        *Status,
        Fraction(0),
        Fraction(14),
        Fraction("86.805"),
        Fraction(1, 3),
        date(2025, 12, 31),
        (),
        ("cetak", "website"),
        ('https://contoh.go.id/a?b=1&c="d"', "https://contoh.go.id/ü"),
    ],
    ids=str,
)
def test_every_kind_of_value_comes_back_exactly(engine: sa.Engine, value: AnswerValue) -> None:
    answer = Answer(
        value=value,
        place=Place(sheet="Perangkat Daerah", cell="C7"),
        evidence=("https://contoh.go.id/bukti",),
        effective=date(2026, 1, 31),
        note="SK Nomor 12",
    )
    period_id = keep(engine, {"sop.ada": answer})
    with reading(engine) as connection:
        found = current_answers(connection, period_id)
        held = standing_answers(connection, period_id, [UNIT.id])[UNIT.id]["sop.ada"]
    assert found == {UNIT.id: {"sop.ada": answer}}
    assert type(found[UNIT.id]["sop.ada"].value) is type(value)
    assert held.answer == answer


def test_a_submission_without_answers_is_one(engine: sa.Engine) -> None:
    period_id = keep(engine, {})
    with reading(engine) as connection:
        assert current_answers(connection, period_id) == {UNIT.id: {}}


def test_text_that_no_database_can_hold_is_made_harmless(engine: sa.Engine) -> None:
    hostile = Answer(
        value=("https://a\ud800",),
        place=Place(sheet="L\x00embar", cell="A1"),
        evidence=("\ud83d\ude00\x00",),
        note="=cmd|'/c calc'!A1 \udfff",
    )
    period_id = keep(engine, {"sop.bukti": hostile})
    with reading(engine) as connection:
        kept = current_answers(connection, period_id)[UNIT.id]["sop.bukti"]
    assert kept == Answer(
        value=("https://a\ufffd",),
        place=Place(sheet="L\ufffdembar", cell="A1"),
        evidence=("\U0001f600\x00",),
        note="=cmd|'/c calc'!A1 \ufffd",
    )


def test_a_unit_comes_back_as_it_was(engine: sa.Engine) -> None:
    keep(engine, {})
    with reading(engine) as connection:
        assert read_registry(connection, date.max) == Registry(units=(UNIT,))


def test_keys_of_questions_come_back_exactly(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        for key in ("unit:a\x00b\ud800", "kolom:“ü”", ""):
            remember(connection, key, "-", OFFICE, NOW)
            remember(connection, key, key, OFFICE, NOW)
        assert read_remembered(connection, OFFICE) == {k: k for k in ("unit:a\x00b\ud800", "kolom:“ü”", "")}
