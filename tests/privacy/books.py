"""Workbooks as offices hand them in, full of people in every corner a workbook has."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tests.privacy.persons import BY_PLACE, Someone, Where

ROWS = 4  # of each table: as many units, respondents, complaints
PERSONAL = ("Nama Petugas", "NIK", "NIP", "No. HP", "Email Pribadi", "Alamat Rumah", "Tanggal Lahir")
Fill = Callable[[Worksheet], None]


def file_name(kind: str) -> str:
    """A name of a file that tells whose it is."""
    person = BY_PLACE[Where.FILE]
    return f"{person.surname}, {person.nik} {person.nips[1]} {person.phones[1]} {kind}.xlsx"


def personal_cells(person: Someone, row: int) -> list[object]:
    """One row under PERSONAL; numbers by turns as text, spelled out, and as the numbers Excel makes."""
    nik: object = (*person.niks, int(person.nik))[row % 3]
    phone: object = (*person.phones, int(person.phone))[row % 7]
    return [
        f"{person.name} ({row})", nik, person.nips[row % 2], phone, person.mail, person.home,
        (person.born, date(int(person.born[-4:]), 7, 17))[row % 2],
    ]  # fmt: skip


def made(name: str, fill: Fill, *, beside: bool = True) -> bytes:
    """A workbook whose first sheet is filled; `beside`: with people everywhere else as well."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    fill(sheet)
    if beside:
        _beside(book, sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _beside(book: Workbook, sheet: Worksheet) -> None:
    hidden = BY_PLACE[Where.HIDDEN]
    secret = book.create_sheet("Data mentah")
    secret.sheet_state = "hidden"
    secret.append(list(PERSONAL))
    for row in range(ROWS):
        secret.append(personal_cells(hidden, row))
    named = BY_PLACE[Where.SHEET]
    extra = book.create_sheet(f"{named.surname}, {named.nik[:16]}")
    extra.append(["Catatan"])
    _corners(book, sheet)


def _corners(book: Workbook, sheet: Worksheet) -> None:
    """Where nobody looks: notes, names of ranges, properties, the foot of the page."""
    comment = BY_PLACE[Where.COMMENT]
    sheet["A1"].comment = Comment(comment.said, comment.name)
    told = BY_PLACE[Where.DEFINED]
    book.defined_names["pengisi"] = DefinedName("pengisi", attr_text=f'"{told.name} {told.numbers[:150]}"')
    author = BY_PLACE[Where.PROPERTY]
    book.properties.creator = author.name
    book.properties.description = author.said
    sheet.oddFooter.center.text = f"{author.surname}, {author.nik} {author.phones[1]}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]], *, above: Sequence[str] = ()) -> Fill:
    """A table with the personal columns to its right, and a header that names somebody."""

    def fill(sheet: Worksheet) -> None:
        header, person = BY_PLACE[Where.HEADER], BY_PLACE[Where.COLUMN]
        for line in above:
            sheet.append([line])
        sheet.append([*head, *PERSONAL, f"Diisi {header.surname}, {header.nik} {header.phones[1]}"])
        for number, row in enumerate(rows):
            sheet.append([*row, *personal_cells(person, number), "lihat"])

    return fill


UNITS = ("Dinas Kesehatan", "Dinas Sosial", "Kecamatan Baureno", "Kecamatan Kapas")
REMARK = BY_PLACE[Where.TEXT].said


def checklist() -> tuple[str, bytes]:
    """Answers of four units, each with a remark that names somebody."""
    rows = [[unit, "Ada", "Ada", "Tidak", "Ada", "Ada", "Ada", REMARK] for unit in UNITS]
    head = ["Nama OPD", "SOP", "Standar Pelayanan", "Maklumat", "Media Publikasi", "SKM", "Google Maps"]
    return file_name("isian"), made("Isian", table([*head, "Keterangan"], rows))


def unknown_units() -> tuple[str, bytes]:
    """A checklist in whose column of units somebody stands."""
    person = BY_PLACE[Where.TEXT]
    names = (person.name, f"{person.name} {person.niks[1]}", f"{person.surname}, {person.phones[1]}")
    rows = [[name, "Ada", "Ada", "Tidak"] for name in (*UNITS, *names)]
    fill = table(["Nama OPD", "SOP", "Standar Pelayanan", "Maklumat"], rows)
    return file_name("isian"), made("Isian", fill, beside=False)


def instrument(plain: bytes) -> bytes:
    """A workbook of an instrument with people in its corners."""
    book = load_workbook(io.BytesIO(plain))
    sheet = book.worksheets[0]
    _corners(book, sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def survey() -> tuple[str, bytes]:
    """Respondents of one unit."""
    rows = [[n, *([4, 3, 4] * 3), REMARK] for n in range(1, ROWS + 1)]
    head = ["No", *(f"U{n}" for n in range(1, 10)), "Saran"]
    return file_name("SKM"), made("Responden", table(head, rows, above=["SKM Dinas Kesehatan"]))


def complaints() -> tuple[str, bytes]:
    """Complaints, one a row."""
    rows = [
        [f"LPR-{n}", unit, date(2026, 1, 4 + n), date(2026, 1, 9 + n), "Selesai", "Pelayanan lambat", REMARK]
        for n, unit in enumerate(UNITS)
    ]
    head = [
        "No. Laporan",
        "Instansi",
        "Tanggal Masuk",
        "Tanggal Selesai",
        "Status",
        "Kategori",
        "Isi Laporan",
    ]
    return file_name("pengaduan"), made("Laporan", table(head, rows))


def services() -> tuple[str, bytes]:
    """Services of units, with the text of their components."""
    rows = [
        [unit, f"Surat keterangan {n}", "1. KTP\n2. KK", "1 hari", "Gratis", "Surat", REMARK]
        for n, unit in enumerate(UNITS)
    ]
    head = [
        "OPD",
        "Nama Layanan",
        "Persyaratan",
        "Jangka Waktu",
        "Biaya/Tarif",
        "Produk",
        "Penanganan Pengaduan",
    ]
    return file_name("layanan"), made("Layanan", table(head, rows))


def attendance() -> tuple[str, bytes]:
    """Who attended a training."""
    rows = [[n, unit, "Bimtek Pelayanan Prima", "Ya", REMARK] for n, unit in enumerate(UNITS, 1)]
    head = ["No", "Unit Kerja", "Nama Bimtek", "Petugas Front Office", "Keterangan"]
    return file_name("daftar hadir bimtek"), made("Hadir", table(head, rows))


def registry_csv() -> bytes:
    """A list of units with columns that do not belong there."""
    person = BY_PLACE[Where.COLUMN]
    head = "nama,jenis,induk," + ",".join(PERSONAL)
    units = (*UNITS, "Dinas Perhubungan")
    lines = [f"{unit},{'dinas' if 'Dinas' in unit else 'kecamatan'},," for unit in units]
    cells = [",".join(f'"{cell}"' for cell in personal_cells(person, n)) for n in range(len(units))]
    return "\n".join([head, *(line + cell for line, cell in zip(lines, cells, strict=True))]).encode()
