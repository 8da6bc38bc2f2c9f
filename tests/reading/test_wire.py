"""Readings, registries and values survive the way between the processes."""

from __future__ import annotations

import io
import string
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Answer, AnswerKind, Checklist, Place, Registry, Status, Unit, UnitKind
from compliance.problems import Problem, ProblemCode
from compliance.reading.framing import MAX_FRAME_BYTES, read_frame, write_frame
from compliance.reading.result import Ask, Candidate, MatchedColumn, Reading
from compliance.reading.wire import reading_from_bytes, reading_to_bytes, value_from_text, value_text
from compliance.reading.wire_units import (
    registry_from_bytes,
    registry_to_bytes,
    remembered_from_bytes,
    remembered_to_bytes,
)

texts = st.text(st.characters(), max_size=6)  # half surrogates too: a file's names may hold them
ids = st.text(string.ascii_lowercase + ".", min_size=1, max_size=6)
places = st.builds(Place, sheet=texts, cell=ids)
units = st.builds(
    Unit,
    id=ids,
    name=texts,
    kind=st.sampled_from(UnitKind),
    short=texts,
    parent=texts,
    aliases=st.lists(texts, max_size=2).map(tuple),
    active=st.booleans(),
    successors=st.lists(ids, max_size=2).map(tuple),
    note=texts,
)
tuples = st.lists(texts, max_size=3).map(tuple)
values = st.one_of(st.sampled_from(Status), st.fractions(), st.dates(), tuples)
answers = st.builds(
    Answer, value=values, place=places, evidence=tuples, effective=st.none() | st.dates(), note=texts
)
checklists = st.builds(Checklist, unit=units, answers=st.dictionaries(ids, answers, max_size=4), sheet=texts)
problems = st.builds(
    Problem,
    code=st.sampled_from(ProblemCode),
    place=places,
    details=st.dictionaries(ids, texts, max_size=2),
)
candidates = st.lists(st.builds(Candidate, id=ids, label=texts), max_size=3).map(tuple)
asks = st.builds(
    Ask,
    code=st.sampled_from(ProblemCode),
    key=texts,
    place=places,
    text=texts,
    candidates=candidates,
    count=st.integers(0, 999),
)
columns = st.builds(MatchedColumn, place=places, header=texts, question=ids)
readings = st.builds(
    Reading,
    file=texts,
    sha256=ids,
    error=st.none() | problems,
    checklists=st.lists(checklists, max_size=3).map(tuple),
    asked=st.lists(asks, max_size=2).map(tuple),
    problems=st.lists(problems, max_size=2).map(tuple),
    columns=st.lists(columns, max_size=2).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(readings)
def test_a_reading_comes_back_as_it_was(reading):
    assert reading_from_bytes(reading_to_bytes(reading)) == reading


LINK = "https://drive.google.com/file/d/1AbC/view"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(value=Status.ADA),
        Answer(value=Fraction(-3, 2)),
        Answer(value=date(2026, 3, 12)),
        Answer(value=(LINK,), evidence=(LINK,)),
        Answer(value=(LINK, LINK), evidence=(LINK, LINK)),
        Answer(value=(LINK,)),
        Answer(value=("a\nb",), evidence=("a\nb",)),
        Answer(value=("",), evidence=("",)),
        Answer(value=()),
        Answer(value=Status.ADA, evidence=(LINK,)),
        Answer(value=Status.ADA, place=Place(sheet="lain", cell="C7")),
        Answer(value=Status.ADA, note="baris\nkedua"),
        Answer(value=Status.ADA, effective=date(2026, 3, 12)),
    ],
)
def test_an_answer_comes_back_beside_others_of_one_line(answer):
    unit = Unit(id="a", name="A", kind=UnitKind.DINAS)
    plain = Answer(value=Status.PROSES)
    checklist = Checklist(unit=unit, answers={"a": plain, "b": answer, "c": answer, "d": plain})
    reading = Reading(file="a.xlsx", sha256="00", checklists=(checklist, Checklist(unit=unit, answers={})))
    assert reading_from_bytes(reading_to_bytes(reading)) == reading


@pytest.mark.parametrize(
    "checklist",
    [
        '["a","",0,7,"ada\\n",[]]',
        '["a","",0,"C5\\n",null,[]]',
        '["a","",0,"C5\\n","\\n",[]]',
        '["a","",0,"C5\\n","\\n",null]',
        '["a","",0,"C5\\n","ada\\nada\\n",[]]',
        '["a","",1,"C5\\n","ada\\n",[]]',
        '["a","",0,"C5\\n","sudah\\n",[]]',
    ],
)
def test_a_damaged_checklist_is_refused(checklist):
    unit = '["a","A","dinas","","",true,""]'
    damaged = reading_to_bytes(Reading(file="a", sha256="00")).decode()
    damaged = damaged.replace('"questions":[]', '"questions":[["a"]]')
    damaged = damaged.replace(
        '"checklists":[]', f'"checklists":[{checklist.replace(chr(34) + "a" + chr(34), unit, 1)}]'
    )
    with pytest.raises((ValueError, LookupError, TypeError)):
        reading_from_bytes(damaged.encode())


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        Registry, units=st.lists(units, max_size=3).map(tuple), open=st.booleans(), invented=st.booleans()
    )
)
def test_a_registry_comes_back_as_it_was(registry):
    assert registry_from_bytes(registry_to_bytes(registry)) == registry


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(texts, texts, max_size=4))
def test_remembered_answers_come_back_as_they_were(remembered):
    assert remembered_from_bytes(remembered_to_bytes(remembered)) == remembered


KINDS = {
    AnswerKind.STATUS: st.sampled_from(Status),
    AnswerKind.COUNT: st.integers(0).map(Fraction),
    AnswerKind.NUMBER: st.fractions(),
    AnswerKind.PERCENT: st.fractions(0, 100),
    AnswerKind.DATE: st.dates(),
    AnswerKind.CHOICE: ids.map(lambda id_: (id_,)),
    AnswerKind.CHOICES: st.lists(ids, max_size=3).map(tuple),
    AnswerKind.LINKS: st.lists(st.text(max_size=6), max_size=3).map(tuple),
}


@pytest.mark.parametrize("kind", AnswerKind)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_value_comes_back_from_its_text_exactly(kind, data):
    value = data.draw(KINDS[kind])
    assert value_from_text(kind, value_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Status.TIDAK_BERLAKU, "tidak berlaku"),
        (Fraction(3, 2), "3/2"),
        (Fraction(14), "14"),
        (date(2026, 3, 12), "2026-03-12"),
        (("website", "media sosial"), '["website","media sosial"]'),
        (("https://contoh.go.id/é",), '["https://contoh.go.id/é"]'),
    ],
)
def test_the_text_of_a_value_is_plain(value, text):
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (AnswerKind.STATUS, "sudah"),
        (AnswerKind.NUMBER, "x"),
        (AnswerKind.DATE, "12/3/2026"),
        (AnswerKind.LINKS, "x"),
    ],
)
def test_another_text_is_no_value(kind, text):
    with pytest.raises(ValueError, match=r".+"):
        value_from_text(kind, text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.binary(max_size=9), max_size=4), max_size=3))
def test_frames_come_back_in_order_until_the_end(frames):
    stream = io.BytesIO()
    for parts in frames:
        write_frame(stream, parts)
    stream.seek(0)
    assert [read_frame(stream) for _ in frames] == frames
    with pytest.raises(EOFError):
        read_frame(stream)


def test_a_cut_frame_is_an_end_and_a_huge_one_is_refused():
    stream = io.BytesIO()
    write_frame(stream, [b"abc"])
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(stream.getvalue()[:-1]))
    size = (MAX_FRAME_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(ValueError, match="bounds"):
        read_frame(io.BytesIO(b"\x01\0\0\0" + size))
    with pytest.raises(ValueError, match="bounds"):
        read_frame(io.BytesIO(b"\xff" * 100))
