"""What a file is told by its content, and refused by it."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import msoffcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from compliance.problems import FileRefused, ProblemCode
from compliance.reading import opening
from compliance.reading.package.archive import Archive
from compliance.text.problems import sentence
from tests.reading.making import (
    MAIN,
    book,
    ods_parts,
    refusal,
    sheet,
    text_cell,
    worksheet,
    xlsx,
    xlsx_parts,
    zipped,
)

PAGE = worksheet(f'<row r="1">{text_cell("A1", "Ada")}</row>')
WORKBOOK = xlsx(PAGE)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ProblemCode.EMPTY_FILE),
        (b" \r\n\t", ProblemCode.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), ProblemCode.NOT_A_SPREADSHEET),
        (b"%PDF-1.7\n1 0 obj\n", ProblemCode.NOT_A_SPREADSHEET),
        (b"{\\rtf1\\ansi halo}", ProblemCode.NOT_A_SPREADSHEET),
        (b"<html><body><p>Halo</p></body></html>", ProblemCode.NOT_A_SPREADSHEET),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", ProblemCode.NOT_A_SPREADSHEET),
        (bytes(range(256)) * 20, ProblemCode.NOT_A_SPREADSHEET),
        (zipped({"word/document.xml": "<a/>"}), ProblemCode.NOT_A_SPREADSHEET),
        (zipped({}), ProblemCode.NOT_A_SPREADSHEET),
        (b"PK\x03\x04" + bytes(50), ProblemCode.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ProblemCode.DAMAGED),
        (bytes(25_000_001), ProblemCode.TOO_LARGE),
        (xlsx(), ProblemCode.EMPTY_FILE),
    ],
    ids=lambda value: value.name if isinstance(value, ProblemCode) else "",
)
def test_what_is_no_workbook_is_refused_with_one_code(data, code):
    assert refusal(data) is code


@pytest.mark.parametrize("name", ["isian.csv", "isian.xls", "isian", "isian.pdf"])
def test_the_content_counts_not_the_name(name):
    assert sheet(WORKBOOK, name).rows[0][0] == "Ada"


def test_the_sentence_of_a_large_file_names_its_size_and_the_limit():
    with pytest.raises(FileRefused) as caught:
        book(bytes(31_234_567))
    assert sentence(caught.value.problem) == (
        "Berkas ini terlalu besar (32 MB; batasnya 25 MB). "
        "Hapus gambar atau lembar yang tidak perlu, lalu unggah lagi."
    )


def test_the_sentence_of_too_many_sheets_names_their_number():
    with pytest.raises(FileRefused) as caught:
        book(xlsx(*[PAGE] * 61))
    assert sentence(caught.value.problem) == (
        "Berkas ini memuat 61 lembar (batasnya 60). Pisahkan menjadi beberapa berkas."
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1))
def test_a_truncated_workbook_is_refused(length):
    assert refusal(WORKBOOK[:length]) in {
        ProblemCode.EMPTY_FILE,
        ProblemCode.DAMAGED,
        ProblemCode.NOT_A_SPREADSHEET,
        None if length < 3 else ProblemCode.DAMAGED,  # "PK" alone is text
    }


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_changes_nothing(place, change):
    data = bytearray(WORKBOOK)
    data[place] ^= change
    code = refusal(bytes(data))
    assert code is not None or sheet(bytes(data)) == sheet(WORKBOOK)


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_random_bytes_end_in_a_book_or_a_code(data):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\t\x08", b"<", b"\xff\xfe"):
        refusal(start + data)


def encrypted(password):
    target = io.BytesIO()
    # msoffcrypto only encrypts well what is longer than a sector of small streams
    padded = zipped(xlsx_parts([PAGE]) | {"xl/media/a.png": random.Random(1).randbytes(9_000)})
    OOXMLFile(io.BytesIO(padded)).encrypt(password, target)
    return target.getvalue()


def test_a_workbook_with_a_password_is_locked():
    assert refusal(encrypted("rahasia")) is ProblemCode.ENCRYPTED


def test_a_workbook_with_excels_built_in_password_is_read():
    assert msoffcrypto.OfficeFile(io.BytesIO(encrypted("VelvetSweatshop"))).is_encrypted()
    assert sheet(encrypted("VelvetSweatshop")).rows[0][0] == "Ada"


def test_a_locked_zip_and_a_locked_ods_are_locked():
    data = bytearray(WORKBOOK)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(sign, place + 1)) >= 0:
            data[place + offset] |= 1
    assert refusal(bytes(data)) is ProblemCode.ENCRYPTED
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert refusal(zipped(ods_parts("") | manifest)) is ProblemCode.ENCRYPTED


def test_more_parts_than_allowed_are_suspicious():
    parts = xlsx_parts([PAGE]) | {f"xl/media/{n}.png": "" for n in range(3_000)}
    assert refusal(zipped(parts)) is ProblemCode.SUSPICIOUS_ARCHIVE


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/media/a.bin"])
def test_a_bomb_is_suspicious_wherever_it_stands(part):
    parts = xlsx_parts([PAGE], strings=f'<sst xmlns="{MAIN}"/>') | {part: bytes(6_000_000)}
    assert refusal(zipped(parts)) is ProblemCode.SUSPICIOUS_ARCHIVE


def test_an_archive_that_lies_about_a_size_is_found_out_while_unpacking():
    parts = xlsx_parts([PAGE]) | {"xl/worksheets/sheet1.xml": bytes(6_000_000)}
    data = zipped(parts).replace(struct.pack("<I", 6_000_000), struct.pack("<I", 1_000))
    Archive(data).check_promises()
    assert refusal(data) is ProblemCode.SUSPICIOUS_ARCHIVE


@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_suspicious_in_every_part(part, encoding):
    parts = xlsx_parts([PAGE], strings=f'<sst xmlns="{MAIN}"/>', styles=f'<styleSheet xmlns="{MAIN}"/>')
    body = str(parts[part]).partition("?>\n")[2] or str(parts[part])
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]>{body}'
    assert refusal(zipped(parts | {part: bomb.encode(encoding)})) is ProblemCode.SUSPICIOUS_ARCHIVE


def test_parts_are_found_regardless_of_case_and_slashes():
    parts = {
        name.replace("xl/worksheets/", "XL\\Worksheets\\"): content
        for name, content in xlsx_parts([PAGE]).items()
    }
    assert sheet(zipped(parts)).rows[0][0] == "Ada"


def test_a_missing_sheet_damages_the_file():
    parts = xlsx_parts([PAGE])
    del parts["xl/worksheets/sheet1.xml"]
    assert refusal(zipped(parts)) is ProblemCode.DAMAGED


def test_more_filled_cells_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr("compliance.reading.limits.MAX_FILLED_CELLS", 3)
    monkeypatch.setattr("compliance.reading.formats.xlsx._TOO_SHORT_TO_COUNT", 0)
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>1</v></c></row>'
    data = xlsx(worksheet(row.format(1) + row.format(2)))
    assert refusal(data) is ProblemCode.TOO_MANY_CELLS
    assert refusal("a;b\nc;d\n") is ProblemCode.TOO_MANY_CELLS
    table = "<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>"
    assert refusal(table) is ProblemCode.TOO_MANY_CELLS


def test_a_protected_xls_is_tried_with_the_built_in_password(monkeypatch):
    def locked(_):
        raise opening.refused(ProblemCode.ENCRYPTED)

    monkeypatch.setattr(opening, "read_xls", locked)
    monkeypatch.setattr("olefile.OleFileIO.listdir", lambda _: [["Workbook"]])
    assert refusal(encrypted("rahasia")) is ProblemCode.ENCRYPTED


def test_a_stored_archive_is_read_like_a_deflated_one():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in xlsx_parts([PAGE]).items():
            archive.writestr(name, content)
    assert sheet(target.getvalue()).rows[0][0] == "Ada"


def test_a_container_with_folders_without_end_is_damage():
    def entry(number, last):
        title = f"n{number}\0".encode("utf-16-le")
        after = 0xFFFFFFFF if last else number + 1
        return struct.pack(
            "<64sHBBIII16sIQQIQ", title, len(title), 2 if number else 5, 1, 0xFFFFFFFF,
            after if number else 0xFFFFFFFF, 0xFFFFFFFF if number else 1, b"", 0, 0, 0, 0xFFFFFFFE, 0,
        )  # fmt: skip

    folders = b"".join(entry(number, number == 1_199) for number in range(1_200))
    sectors = len(folders) // 512
    table = [*[0xFFFFFFFD] * 3, *range(4, sectors + 3), 0xFFFFFFFE]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII109I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 3, 3, 0, 4_096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0, 1, 2, *[0xFFFFFFFF] * 106,
    )  # fmt: skip
    fat = struct.pack("<384I", *table, *[0xFFFFFFFF] * (384 - len(table)))
    assert refusal(header + fat + folders) is ProblemCode.DAMAGED


def test_an_envelope_whose_own_description_is_broken_is_locked():
    broken = encrypted("VelvetSweatshop").replace(b"</encryption>", b"</encryptioX>")
    assert refusal(broken) is ProblemCode.ENCRYPTED
