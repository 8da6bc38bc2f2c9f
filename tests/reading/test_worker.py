"""Whatever a file does, it ends in one code, the parent lives, and the next file is read."""

from __future__ import annotations

import gc
import io
import itertools
import random
import resource
import struct
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.model import Registry
from compliance.problems import ProblemCode
from compliance.reading import pool as pool_module
from compliance.reading import worker
from compliance.reading.jobs import READ as READ_JOB
from compliance.reading.pool import ReaderPool
from compliance.reading.wire_units import registry_to_bytes
from compliance.reading.worker import CPU_SECONDS, MEMORY_BYTES
from compliance.text.problems import sentence
from tests.reading.making import MAIN, link_parts, ods, sheet, text_cell, worksheet, xlsx, xlsx_parts, zipped

GOOD = xlsx(worksheet(f'<row r="1">{text_cell("A1", "Dinas Kesehatan")}{text_cell("B1", "Ada")}</row>'))
READ = {None, ProblemCode.NO_CHECKLIST}  # opened; what is in it is for others to say


@pytest.fixture(scope="module")
def pool():
    with ReaderPool(Registry(open=True), workers=1) as readers:
        yield readers


def code(reading):
    return reading.error.code if reading.error else None


def far_cell():
    row = f'<row r="1">{text_cell("A1", "Ada")}</row>'
    return xlsx(worksheet(f'{row}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def impossible_row():
    return xlsx(
        worksheet('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row><row><c><v>1</v></c></row>')
    )


def endless_column():
    return xlsx(worksheet('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c><c><v>1</v></c></row>'))


def endless_ods():
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods(f"<table:table>{row}</table:table>")


def merge_over_a_million_rows():
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    link = '<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="rId1"/></hyperlinks>'
    row = f'<row r="1">{text_cell("A1", "Ada")}</row>'
    return xlsx(worksheet(row, after=merges + link), rels=link_parts({"rId1": "https://x.id"}))


def a_million_declared_rows():
    row = f'<row r="1">{text_cell("A1", "Ada")}</row>'
    return xlsx(worksheet(row, before='<dimension ref="A1:XFD1048576"/>'))


def bomb():
    parts = xlsx_parts([worksheet("")])
    target = io.BytesIO(zipped(parts))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1_000_000))
    return target.getvalue()


def entity_bomb():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    root = f'<worksheet xmlns="{MAIN}">&a9;</worksheet>'
    return xlsx(f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{entities}]>{root}')


def styled_empty_cells():
    columns = [chr(65 + n) for n in range(20)]
    rows = "".join(
        f'<row r="{n}">{"".join(f"""<c r="{c}{n}" s="1"/>""" for c in columns)}</row>'
        for n in range(1, 200_001)
    )
    return xlsx(worksheet(rows))


def ten_thousand_sheets():
    parts = xlsx_parts([worksheet("")] * 10_000)
    return zipped(parts)


def nested_tables():
    return b"<table><tr><td>" * 20_000


def xlsb(*places):
    """A binary workbook with a number in each (row, column)."""

    def record(kind, content=b""):
        head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        return head + bytes([len(content)]) + content

    def wide(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    listed = struct.pack("<II", 0, 1) + wide("rId1") + wide("Lembar1")
    page = record(148, bytes(16)) + record(145)
    for row, column in places:
        page += record(0, struct.pack("<I", row) + bytes(13)) + record(
            5, struct.pack("<IId", column, 0, 94.5)
        )
    names = xlsx_parts([""])
    parts = {name.replace("workbook.xml", "workbook.bin"): content for name, content in names.items()}
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("workbook.xml", "workbook.bin")
    parts["xl/workbook.bin"] = record(143) + record(156, listed) + record(144) + record(157)
    parts["xl/worksheets/sheet1.xml"] = page + record(146)
    return zipped(parts)


def test_a_small_xlsb_is_read(pool):
    assert sheet(xlsb((1, 2))).rows[1][2] == 94.5
    assert code(pool.read(xlsb((1, 2)), "isian.xlsb", {})) in READ


HOSTILE = {
    "cell at XFD1048576": (far_cell, READ),
    "row 4294967295": (impossible_row, READ),
    "column ZZZZZZZ": (endless_column, READ),
    "ods with endless repeats": (endless_ods, {ProblemCode.TOO_MANY_CELLS}),
    "merge and link over a million rows": (merge_over_a_million_rows, READ),
    "a million declared rows": (a_million_declared_rows, READ),
    "decompression bomb": (bomb, {ProblemCode.SUSPICIOUS_ARCHIVE}),
    "entity bomb": (entity_bomb, {ProblemCode.SUSPICIOUS_ARCHIVE}),
    "10,000 sheets": (ten_thousand_sheets, {ProblemCode.TOO_MANY_SHEETS}),
    "200,000 x 20 styled empty cells": (styled_empty_cells, READ),
    "csv of a million columns": (lambda: b";".join([b"a"] * 999_000), READ),
    "csv of twelve million columns": (lambda: b"a;" * 12_000_000, {ProblemCode.TOO_MANY_CELLS}),
    "one open quote": (lambda: b'a;"' + b"b;c\n" * 5_000_000, {ProblemCode.DAMAGED}),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(5_000), {ProblemCode.NOT_A_SPREADSHEET}),
    "pdf": (lambda: b"%PDF-1.7\n" + bytes(5_000), {ProblemCode.NOT_A_SPREADSHEET}),
    "docx": (lambda: zipped({"word/document.xml": "<a/>"}), {ProblemCode.NOT_A_SPREADSHEET}),
    "random bytes": (lambda: random.Random(7).randbytes(100_000), {ProblemCode.NOT_A_SPREADSHEET}),
    "empty": (lambda: b"", {ProblemCode.EMPTY_FILE}),
    "too large": (lambda: bytes(26_000_000), {ProblemCode.TOO_LARGE}),
    "tables in tables": (nested_tables, READ | {ProblemCode.NOT_A_SPREADSHEET}),
    "xlsb with a cell at XFD1048576": (
        lambda: xlsb((0, 0), (1_048_575, 16_383)),
        {ProblemCode.TOO_MANY_CELLS},
    ),
    "xlsx called csv": (lambda: GOOD, READ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_one_code_and_the_next_file_is_read(pool, kind):
    make, codes = HOSTILE[kind]
    assert code(pool.read(make(), "isian.csv", {})) in codes
    assert code(pool.read(GOOD, "isian.xlsx", {})) in READ
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MEMORY_BYTES


def answering(tmp_path, monkeypatch, body):
    """A pool whose first child is a script of ours, and later ones the real worker."""
    script = tmp_path / "anak.py"
    script.write_text(f"import os, signal, sys, time\n{body}\n", encoding="utf-8")
    scripts = itertools.chain([script], itertools.repeat(pool_module._WORKER))
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **options: popen([*command[:-1], str(next(scripts))], **options)
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("os.abort()", ProblemCode.READER_DIED),
        ("sys.exit()", ProblemCode.READER_DIED),
        ("os.kill(os.getpid(), signal.SIGKILL)", ProblemCode.READER_DIED),
        ("os.kill(os.getpid(), signal.SIGXCPU)", ProblemCode.TOO_SLOW),
        ("time.sleep(60)", ProblemCode.TOO_SLOW),
        ("print('halo', flush=True); time.sleep(60)", ProblemCode.READER_DIED),
        (
            "sys.stdout.buffer.write(b'\\1\\0\\0\\0\\2\\0\\0\\0[]'); sys.stdout.flush()",
            ProblemCode.READER_DIED,
        ),
        (
            "sys.stdout.buffer.write(b'\\xff' * 99); sys.stdout.flush(); time.sleep(60)",
            ProblemCode.READER_DIED,
        ),
    ],
)
def test_a_child_that_dies_hangs_or_babbles_is_replaced(tmp_path, monkeypatch, body, expected):
    answering(tmp_path, monkeypatch, body)
    with ReaderPool(Registry(), workers=1, seconds_per_file=1) as readers:
        assert code(readers.read(GOOD, "a.xlsx", {})) is expected
        monkeypatch.setattr(readers._workers[0], "_seconds", 30)
        assert code(readers.read(GOOD, "a.xlsx", {})) in READ


def test_the_readings_of_many_files_come_in_order(pool):
    files = [(f"{n}.xlsx", GOOD if n % 3 else b"") for n in range(20)]
    with ReaderPool(Registry(), workers=3) as readers:
        found = list(readers.read_many(files, {}))
    assert [reading.file for reading in found] == [name for name, _ in files]
    assert [code(reading) is ProblemCode.EMPTY_FILE for reading in found] == [n % 3 == 0 for n in range(20)]


def test_files_are_taken_a_few_ahead_only(pool):
    taken = []
    files = ((taken.append(n), (f"{n}.xlsx", GOOD))[1] for n in range(100))
    readings = pool.read_many(files, {})
    next(readings)
    assert len(taken) < 10
    readings.close()


def test_many_threads_may_read_at_once():
    found = []
    with ReaderPool(Registry(), workers=2) as readers:
        threads = [
            threading.Thread(target=lambda n=n: found.append((n, readers.read(GOOD, str(n), {}).file)))
            for n in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(found) == [(n, str(n)) for n in range(12)]


def test_a_child_is_replaced_after_so_many_files():
    with ReaderPool(Registry(), workers=1, files_per_process=2) as readers:
        seen = []
        for _ in range(4):
            readers.read(GOOD, "a.xlsx", {})
            process = readers._workers[0]._process
            seen.append(process.pid if process else None)
    assert seen[1] is None
    assert seen[3] is None
    assert seen[0] != seen[2]


@pytest.mark.parametrize("breaks", [False, True])
def test_no_look_for_cycles_while_an_answer_is_decoded_and_looks_again_after_it(pool, breaks):
    looked = []

    def decode(parts, name, data):
        looked.append(gc.isenabled())
        return READ_JOB.decode([b"[]"] if breaks else parts, name, data)

    (reading,) = pool.ask_many(replace(READ_JOB, decode=decode), [("a.xlsx", GOOD)])
    assert (code(reading) is ProblemCode.READER_DIED) is breaks
    assert (looked, gc.isenabled()) == ([False], True)


def test_closing_ends_the_children_and_reading_then_is_a_mistake():
    readers = ReaderPool(Registry(), workers=1)
    readers.read(GOOD, "a.xlsx", {})
    process = readers._workers[0]._process
    readers.close()
    assert process.poll() is not None
    with pytest.raises(RuntimeError):
        readers.read(GOOD, "a.xlsx", {})


def test_children_end_with_their_parent():
    root = Path(pool_module.__file__).resolve().parents[2]
    parent = (
        "import os; from compliance.model import Registry;"
        "from compliance.reading.pool import ReaderPool;"
        "readers = ReaderPool(Registry(), workers=1); readers.read(b'a;b', 'a.csv', {});"
        "print(readers._workers[0]._process.pid, flush=True); os._exit(0)"
    )
    run = subprocess.run([sys.executable, "-c", parent], cwd=root, capture_output=True, text=True, check=True)
    child = int(run.stdout)
    for _ in range(200):
        if not Path(f"/proc/{child}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_the_worker_has_its_own_limits_of_memory_and_time():
    root = str(Path(pool_module.__file__).resolve().parents[2])
    code = (
        f"import sys; sys.path.insert(0, {root!r})\n"
        "import resource\nfrom compliance.reading import worker\n"
        "worker._limit_memory(); worker._limit_time()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
        "try:\n    bytes(3_000_000_000)\nexcept MemoryError:\n    print('penuh')\n"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    memory, seconds, word = run.stdout.split()
    assert (int(memory), word) == (MEMORY_BYTES, "penuh")
    assert CPU_SECONDS < int(seconds) <= CPU_SECONDS + 10


def test_a_file_that_does_not_fit_into_memory_has_too_many_cells(monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("compliance.reading.file_reader.open_book", full)
    reading = worker.read_checklist_file(GOOD, "a.xlsx", worker.Bench(definitions=None, search=None))
    assert code(reading) is ProblemCode.TOO_MANY_CELLS
    assert sentence(reading.error) == (
        "Berkas ini memuat terlalu banyak sel (batasnya 1.000.000). "
        "Hapus baris dan kolom di luar tabel isian, lalu unggah lagi."
    )


def test_a_workbook_is_read_the_same_in_the_worker(pool):
    bench = worker.Bench(definitions=load_definitions(), search=None, registry=Registry(open=True))
    assert pool.read(GOOD, "a.xlsx", {}) == worker.read_checklist_file(GOOD, "a.xlsx", bench)


def test_what_is_remembered_and_the_registry_reach_the_worker(tmp_path, monkeypatch):
    sent = []
    exchange = pool_module._exchange
    monkeypatch.setattr(
        pool_module,
        "_exchange",
        lambda process, parts: (sent.append(parts[1:3]), exchange(process, parts))[1],
    )
    with ReaderPool(Registry(open=True), workers=1) as readers:
        for remembered in ({}, {}, {"a": "b"}, {"a": "b"}, {}):
            readers.read(GOOD, "a.xlsx", remembered)
    registry = registry_to_bytes(Registry(open=True))
    assert sent == [[registry, b"{}"], [b"", b""], [b"", b'{"a":"b"}'], [b"", b""], [b"", b"{}"]]
