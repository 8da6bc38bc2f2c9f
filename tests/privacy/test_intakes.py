"""After every intake: nobody in the database, its log, the logs of the program, what it prints or leaves.

What is knowingly kept is named in KEPT, exactly. Numbers are known wherever they stand; a name, an
address or a mail in the midst of a sentence, of a header or of the name of a file is not recognised.
"""

from __future__ import annotations

import logging
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from compliance.reports.trail import Names, trail_workbook
from compliance.workflows import trail
from tests.privacy.intakes import INTAKES, Scene
from tests.privacy.persons import Kind, Where, found
from tests.privacy.searching import texts_of, texts_of_database

Kept = set[tuple[Where, Kind]]
WORDS = {Kind.NAME, Kind.MAIL, Kind.ADDRESS, Kind.BIRTH}


def all_of(where: Where, *kinds: Kind) -> Kept:
    return {(where, kind) for kind in kinds}


NAMED = all_of(Where.FILE, Kind.NAME)  # the name of a file, without its numbers
# A telephone that somebody types for others to read was given on purpose.
TYPED = all_of(Where.TYPED, *WORDS, Kind.PHONE)
HEADED = all_of(Where.HEADER, Kind.NAME)  # a header nobody knows is repeated in what was left out
REMARK = all_of(Where.TEXT, *WORDS)
SHEET = all_of(Where.SHEET, Kind.NAME)
CHECKLIST = NAMED | TYPED | HEADED | REMARK | SHEET
# A workbook of an instrument has no column for people, and is kept byte for byte (decision 86).
UNTOUCHED = {(where, kind) for where in (Where.COMMENT, Where.PROPERTY) for kind in Kind}
UNTOUCHED |= all_of(Where.DEFINED, Kind.NAME, Kind.NIK, Kind.NIP, Kind.PHONE)
KEPT: dict[str, Kept] = {
    "isian": CHECKLIST,
    "ditanyakan": NAMED,
    "import": CHECKLIST,
    "survei": NAMED | TYPED,
    "pengaduan": NAMED | TYPED | HEADED,
    "layanan": NAMED | TYPED | HEADED,
    "bimtek": NAMED | TYPED,
    "unit": TYPED,
    "instrumen": NAMED | TYPED | UNTOUCHED,
    "hasil": TYPED,
    "sanggahan": CHECKLIST,
    "pembatalan": CHECKLIST,
}
IN_THE_TRAIL = {"instrumen": TYPED, "pembatalan": TYPED}  # why, of what has no other place for it

# Of a file that somebody names at the terminal: its name, and what was not understood.
SAID = {"import": NAMED | SHEET}


def test_every_intake_is_looked_at() -> None:
    assert KEPT.keys() == INTAKES.keys()


@pytest.mark.parametrize("name", INTAKES)
def test_nobody_is_kept(
    name: str,
    scene: Scene,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    left = tmp_path / "sementara"
    left.mkdir()
    monkeypatch.setenv("TMPDIR", str(left))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with caplog.at_level(logging.DEBUG):
        INTAKES[name](scene)
    assert found(texts_of_database(scene.engine)) == KEPT[name]
    assert found([caplog.text]) == set()
    assert found(capfd.readouterr()) == SAID.get(name, set())
    assert list(left.iterdir()) == []
    listed = trail_workbook(
        trail.entries(scene.office), Names(accounts={}), made_at=datetime.now().astimezone()
    )
    assert found(texts_of(listed)) == IN_THE_TRAIL.get(name, set())
