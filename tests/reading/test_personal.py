"""Which cells of a workbook are personal, and which only look alike."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compliance.definitions.personal import shipped_personal
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.personal.patterns import (
    has_degree,
    is_mobile,
    is_personal_number,
    masked,
    masked_name,
    names_somebody,
)
from compliance.reading.redact import without
from compliance.reading.sheets import Book, CellValue, Sheet, address
from compliance.text.problems import left_out
from tests.reading.books import bojonegoro, read, search, sheet

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
PHONE, NIK, NIP = "081234567890", "3522010101900001", "19700101 199501 1 001"
PUBLIC = frozenset({"pengaduan"})


def look(*rows: Sequence[CellValue], **more: object) -> tuple[list[str], dict[str, str]]:
    """What is said to be left out, and what takes the place of which cell."""
    page = sheet([list(row) for row in rows], name="Isian", **more)
    found = search().personal(Book(sheets=(page,)), "isian.xlsx", bojonegoro())
    return (
        [left_out(part.place, part.header) for part in found.parts],
        {address(*at): text for at, text in sorted(found.sheets[0].items())},
    )


def gone(*rows: Sequence[CellValue], **more: object) -> list[str]:
    """The cells that are emptied, and no other is changed."""
    _, cells = look(*rows, **more)
    assert set(cells.values()) <= {""}
    return sorted(cells)


# -- headers


@pytest.mark.parametrize(
    "text",
    [
        "NIK", "No. KTP", "Nomor Induk Kependudukan", "NIP / NIK", "Nama Responden", "NAMA PEMOHON",
        "Nama Lengkap (sesuai KTP)", "Nama Kepala Dinas", "nama_petugas", "No. HP", "Nomor HP/WA aktif",
        "No Telp Petugas", "WA Narahubung", "Contact Person (nama)", "Alamat Rumah", "Email pribadi",
        "Email Address", "Tanggal Lahir", "TTL", "Umur", "Jenis Kelamin (L/P)", "Petugas (Nama, HP)",
        "NIP Kepala Puskesmas", "Nama dan NIP Pejabat",
    ],
)  # fmt: skip
def test_headers_of_personal_data(text: str) -> None:
    assert Headers(shipped_personal()).told(text) is Told.PERSON


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nama Unit", Told.OFFICE),
        ("NAMA OPD", Told.OFFICE),
        ("Nama Instansi Responden", Told.OFFICE),
        ("Nama Layanan", Told.OFFICE),
        ("Telepon Pengaduan", Told.OFFICE),
        ("No. WA Layanan", Told.OFFICE),
        ("No HP Kantor", Told.OFFICE),
        ("Alamat Kantor", Told.OFFICE),
        ("Alamat Rumah Sakit", Told.OFFICE),
        ("Email resmi", Told.OFFICE),
        ("Nama", Told.EITHER),
        ("Alamat", Told.EITHER),
        ("No. Telepon", Told.EITHER),
        ("Nama (boleh dikosongkan)", Told.EITHER),
        ("PIC", Told.TITLE),
        ("Kepala Desa", Told.TITLE),
        ("Jabatan", Told.HINT),
        ("Nama Barang", Told.NOTHING),
        ("Jumlah Responden", Told.NOTHING),
        ("Persentase petugas ber-NIP", Told.NOTHING),
        ("Apakah nama petugas terpasang?", Told.NOTHING),
        ("Kompetensi petugas", Told.NOTHING),
        ("SOP", Told.NOTHING),
        ("PAUD (Pendidikan Anak Usia Dini)", Told.NOTHING),
        ("", Told.NOTHING),
        ("Nama petugas " * 30, Told.NOTHING),
    ],
)
def test_headers_that_only_look_alike(text: str, told: Told) -> None:
    assert Headers(shipped_personal()).told(text) is told


# -- values


@pytest.mark.parametrize(
    ("value", "personal"),
    [
        (NIK, True), (3522010101900001.0, True), ("3522 0101 0190 0001", True), ("3522014101900001", True),
        (NIP, True), ("197001011995011001", True), ("19880317 202521 2 004", True),
        ("3522013201900001", False), ("3522010113900001", False), ("9922010101900001", False),
        ("1.03.1.04.0.00.01.0000", False), ("35220101019000011", False), ("19701301 199501 1 001", False),
        (3522.0, False), (True, False), (None, False), ("", False),
    ],
)  # fmt: skip
def test_personal_numbers(value: CellValue, personal: bool) -> None:
    assert is_personal_number(value) is personal


@pytest.mark.parametrize(
    ("value", "mobile"),
    [
        (PHONE, True), ("0812-3456-7890", True), ("+62 812 3456 7890", True), ("(0812) 34567890", True),
        (81234567890.0, True), (6281234567890, True), ("'081234567890", True),
        ("(0353) 881826", False), ("0353881826", False), ("188/45/2025", False), (2026.0, False),
        (None, False),
    ],
)  # fmt: skip
def test_mobile_numbers(value: CellValue, mobile: bool) -> None:
    assert is_mobile(value) is mobile


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hub. Budi 0812-3456-7890", "hub. Budi …"),
        ("081234567890/085712345678", "…/…"),
        (f"NIK {NIK}, NIP. {NIP}.", "NIK …, NIP. …."),
        ("NIP. 510 123 456", "NIP. …"),
        ("NIP.197001011995011001", "NIP.…"),
        ("HP:+62 812 3456 7890", "HP:…"),
        ("(0812) 34567890, (62)81234567890, 0812 - 3456 - 7890", "…, …, …"),
        ("NIP. 19880717 201101 2 083 0812-3456-7890", "NIP. … …"),
        ("kode (0812) 3456", "kode (0812) 3456"),
        ("35.22.11.570788.0042; 19880717-201101-2-007", "…; …"),
        ("WA Pengaduan 081234567890", "WA Pengaduan 081234567890"),
        (f"pengaduan {NIK}", "pengaduan …"),
        ("SK 188/0812345678901/2025", "SK 188/0812345678901/2025"),
        ("https://x.id/f/081234567890/view", "https://x.id/f/081234567890/view"),
        ("https://wa.me/6281234567890 (0812 3456 7890)", "https://wa.me/6281234567890 (…)"),
        ("Ada, 12 Maret 2026 nomor 45.12/2026", "Ada, 12 Maret 2026 nomor 45.12/2026"),
        ("12345", "12345"),
    ],
)
def test_numbers_in_the_midst_of_text(text: str, left: str) -> None:
    assert masked(text, PUBLIC) == left


def test_numbers_in_names_of_files_and_sheets() -> None:
    assert masked_name("isian_081234567890_3522010101900001.xlsx") == "isian_…_….xlsx"
    assert masked_name("SKM-0812-3456-7890-final.csv") == "SKM-…-final.csv"
    plain = "SK_188_45_2025 Desa 35.22.01.2001 (12-03-2026).xlsx"
    assert masked_name(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "hubungi Bpk. Sulastri", "Ibu Hj. Siti Aminah yang mengisi", "dr. Siti Aminah, S.Kep isian.xlsx",
        "H. Budi, S.H., M.H.", "Sdr. Ir. Budi", "Budi, SE",
    ],
)  # fmt: skip
def test_a_text_that_seems_to_name_somebody(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "RSUD dr. R. Sosodoro Djatikoesoemo", "Jl. dr. Soetomo No. 4", "RSIA Ibu dan Anak", "RS Ibu Fatma",
        "Bapak Bupati", "Bapak/Ibu Kepala Dinas", "kesehatan ibu hamil", "Bupati, SE Nomor 3",
        "SK Nomor 5, S.K. 2", "",
    ],
)  # fmt: skip
def test_a_text_that_names_nobody(text: str) -> None:
    assert not names_somebody(text)


def test_no_unit_seems_to_be_somebody() -> None:
    units = bojonegoro().units
    assert [name for unit in units for name in (unit.name, *unit.aliases) if names_somebody(name)] == []


def test_degrees_are_told_from_places() -> None:
    assert has_degree("Siti Aminah, S.Sos., M.Si.")
    assert has_degree("BUDI SANTOSO, SH")
    assert not has_degree("Dinas Sosial, Pemberdayaan Perempuan")
    assert not has_degree("Bojonegoro, 12 Maret 2026")


# -- columns


def test_columns_of_a_checklist_and_how_they_are_named() -> None:
    parts, cells = look(
        ["No", "Nama OPD", "SOP", "SP", "PIC", "No. HP"],
        [1, HEALTH, "Ada", "Ada", "Budi Santoso", PHONE],
        [2, SOCIAL, "Ada", "Tidak", "-", 81234567891.0],
        ["", "JUMLAH", 2, 1, "", ""],
    )
    assert parts == ["Isian!E (PIC)", "Isian!F (No. HP)"]
    assert cells == {"E2": "", "F2": "", "F3": ""}


def test_what_belongs_to_an_office_stays() -> None:
    assert gone(
        ["No", "Nama OPD", "Alamat", "Telepon", "Email", "WA Pengaduan", "Nama Petugas", "No. Telp", "SOP"],
        [1, HEALTH, "Jl. A", "0812 1111 2222", "a@gmail.com", "081311112222", "Budi", "0353881826", "Ada"],
        [2, SOCIAL, "Jl. B", "0812 1111 2223", "b@gmail.com", "081311112223", "Siti", "0353881827", "Ada"],
        [3, "Dinas Perhubungan", "Jl. C", "0353881827", "", "081311112224", "", "", "Ada"],
    ) == ["G2", "G3", "H2", "H3"]


def test_an_export_of_an_online_form() -> None:
    assert gone(
        [
            "Timestamp",
            "Email Address",
            "Nama OPD",
            "Nama Pengisi",
            "Nomor WA (aktif)",
            "Apakah memiliki SOP?",
        ],
        ["1/2/2026", "a@gmail.com", HEALTH, "Budi", "0812", "Ada"],
        ["1/2/2026", "b@gmail.com", SOCIAL, "Siti", "0813", "Belum"],
    ) == ["B2", "B3", "D2", "D3", "E2", "E3"]


@pytest.mark.parametrize(
    ("header", "personal"),
    [
        (["No", "Nama", "NIK", "Umur", "Pendidikan", "U1", "U2"], ["B2", "C2", "D2"]),
        (["No", "Nama", "U1", "U2", "U3", "U4", "U5"], ["B2"]),
        (["No", "Nama", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk"], ["B2"]),
        (["No", "Nama", "Alamat", "No Telp", "Pekerjaan", "U1", "U2"], ["B2", "C2", "D2"]),
        (["No", "Responden", "Usia", "Agama", "U1", "U2", "U3"], ["B2", "C2", "D2"]),
    ],
)
def test_files_with_a_row_for_each_respondent(header: list[str], personal: list[str]) -> None:
    assert gone(header, [1, "Budi", *[3] * (len(header) - 2)]) == personal


def test_names_of_units_are_no_names_of_persons() -> None:
    assert not gone(["No", "Nama", "U1", "U2", "U3", "U4", "U5"], [1, HEALTH, 4, 4, 3, 4, 4])
    assert not gone(
        ["No", "Nama Responden", "SOP", "SP"], [1, HEALTH, "Ada", "Ada"], [2, SOCIAL, "Ada", "Ada"]
    )
    assert not gone(["Nama OPD", "SOP", "Penanggung Jawab"], [HEALTH, "Ada", "Bagian Umum"])


def test_answers_are_never_left_out() -> None:
    asked = ["Nama OPD", "SOP", "Nama petugas terpasang di loket"]
    assert not gone(asked, [HEALTH, "Ada", "Ada"], [SOCIAL, "Ada", "Tidak"])
    assert not gone(
        ["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"], [2, "SP", "Ada"], [3, "Nama petugas", "Ada"]
    )


def test_a_group_speaks_for_the_titles_below_it() -> None:
    parts, cells = look(
        ["No", "Nama OPD", "Narahubung", "", "SOP"],
        ["", "", "Nama", "Nomor", ""],
        [1, HEALTH, "Budi", "0812", "Ada"],
        merges=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4)),
    )
    assert parts == ["Isian!C (Narahubung Nama)", "Isian!D (Narahubung Nomor)"]
    assert list(cells) == ["C3", "D3"]


def test_a_column_ends_with_its_table() -> None:
    assert gone(
        ["No", "Nama OPD", "PIC", "SOP"],
        [1, HEALTH, "Budi", "Ada"],
        [],
        [2, SOCIAL, "Siti", "Ada"],
        ["No", "Kecamatan", "SOP", "SP"],
        [1, "Kapas", "Ada", "Tidak"],
    ) == ["C2", "C4"]


def test_columns_are_known_by_their_numbers_whatever_stands_above() -> None:
    parts, cells = look(["a", "b", "c"], ["x", NIK, 8123456789], ["y", 3522010101900002.0, 8123456780],
                        ["z", NIK, 81234567891])  # fmt: skip
    assert parts == ["Isian!B", "Isian!C"]
    assert len(cells) == 6
    assert gone(["Tim"], ["Budi, S.Sos."], ["Siti, M.Si."], ["Ani"]) == []
    assert gone(["Tim"], ["Budi, S.Sos."], ["Siti"], ["Ani, S.T."], ["Edi, M.Si."]) == [
        "A2",
        "A3",
        "A4",
        "A5",
    ]


def test_codes_of_villages_are_no_telephones() -> None:
    codes = [[f"81010120{n:02d}", f"Desa {n}", "Ada", "Ada"] for n in range(1, 6)]
    assert not gone(["Kode", "Nama Desa", "SOP", "SP"], *codes)


def test_what_somebody_is_stays_under_jabatan() -> None:
    assert gone(["No", "Nama", "Jabatan"], [1, "Budi", "Staf"], [2, "Siti", "Petugas"]) == ["B2", "B3"]


# -- labels


def test_an_identity_block_above_a_form() -> None:
    parts, cells = look(
        ["Nama OPD", ":", HEALTH],
        ["Alamat", ":", "Jl. Panglima Sudirman"],
        ["Telepon", ":", "0812 1111 2222"],
        ["Nama Pengisi", ":", "Budi Santoso"],
        ["NIP", f": {NIP}"],
        ["Jabatan", ":", "Staf"],
        ["No. HP", ":", PHONE],
        ["No", "Uraian", "Jawaban"],
        [1, "SOP", "Ada"],
        [2, "SP", "Ada"],
    )
    assert parts == ["Isian!C4 (Nama Pengisi)", "Isian!B5 (NIP)", "Isian!C7 (No. HP)"]
    assert cells == {"C4": "", "B5": ":", "C7": ""}


def test_a_label_with_its_value_in_one_cell() -> None:
    _, cells = look(
        [f"Nama OPD: {HEALTH}"], ["Nama Pengisi: Budi Santoso"], [f"HP: {PHONE}"], ["Petugas : Ani"],
        ["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"], [2, "SP", "Ada"],
    )  # fmt: skip
    assert cells == {"A2": "Nama Pengisi:", "A3": "HP:", "A4": "Petugas :"}


def test_labels_side_by_side() -> None:
    assert gone(["Nama OPD", HEALTH, "", "Nama Pengisi", "Budi"], ["Tahun", 2026, "", "No. HP", PHONE],
                ["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"]) == ["E1", "E2"]  # fmt: skip


def test_a_bare_name_is_a_persons_where_the_lines_beside_it_are() -> None:
    form = [["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"], [2, "SP", "Ada"]]
    assert gone(["Nama", "Budi Santoso"], ["NIP", NIP], ["Unit Kerja", HEALTH], [], *form) == ["B1", "B2"]
    assert gone(["Nama", "Dinas Kesehatann"], ["No HP", PHONE], [], *form) == ["B2"]
    assert not gone(["Nama", "Budi"], ["Tahun", 2026], [], *form)
    assert gone(["Kontak:", "Budi 0812-3456-7890"], ["No", "Nama OPD", "SOP"], [1, HEALTH, "Ada"]) == ["B1"]


def test_respondents_side_by_side() -> None:
    parts, cells = look(["Nama Responden", "Budi", "Siti", "Ani"], ["Umur", 30, 31, 32], ["U1", 4, 3, 4])
    assert parts == ["Isian!B1:D1 (Nama Responden)", "Isian!B2:D2 (Umur)"]
    assert set(cells) == {"B1", "C1", "D1", "B2", "C2", "D2"}


# -- signatures and single numbers


SIGNED = (
    ["", "", "", "Bojonegoro, 1 Mei 2026"],
    ["", "", "", "Kepala Dinas Kesehatan"],
    [],
    [],
    ["", "", "", "dr. ANI RAHMA, M.Kes."],
    ["", "", "", "Pembina Tk. I"],
    ["", "", "", f"NIP. {NIP}"],
)


def test_the_names_of_those_who_sign_go_with_what_else_is_personal() -> None:
    table = [["No", "Nama Desa", "SOP", "No. HP"], [1, "Desa Ngumpakdalem", "Ada", PHONE], []]
    assert look(*table, *SIGNED) == (
        ["Isian!D (No. HP)", "Isian!D8", "Isian!D10"],
        {"D2": "", "D8": "", "D10": "NIP. …"},
    )
    assert gone(
        *table,
        ["", "Mengetahui,", "", "Bojonegoro, 1 Mei 2026"],
        ["", "Camat Dander", "", "Petugas"],
        [],
        ["", "(SUPARDI)", "", "SITI AMINAH"],
    ) == ["B7", "D2", "D7"]


def test_a_signature_alone_is_no_reason_to_change_a_file() -> None:
    table = [["No", "Nama Desa", "SOP", "SP"], [1, "Desa Ngumpakdalem", "Ada", "Ada"], []]
    assert look(*table, *SIGNED) == ([], {})


def test_a_date_above_a_table_signs_nothing() -> None:
    assert not gone(
        ["Bojonegoro, 1 Mei 2026"], [], ["REKAP SOP"], ["No", "Nama OPD", "SOP"], [1, HEALTH, "Ada"]
    )
    assert not gone(["No", "Nama OPD", "SOP"], [1, HEALTH, "Ada"], [], ["", "Bojonegoro, 1 Mei 2026"], [],
                    ["", "Keterangan warna"], ["", "(……………)"])  # fmt: skip


def test_single_numbers_leave_the_rest_of_their_cell() -> None:
    parts, cells = look(
        ["Nama OPD", "SOP", "SKM", "Keterangan"],
        [HEALTH, f"Ada, CP {PHONE}", "Ada", f"WA Pengaduan {PHONE}"],
        [SOCIAL, "Ada", 3522010101900001, f"hub. Budi {PHONE}"],
    )
    assert cells == {"B2": "Ada, CP …", "C3": "", "D3": "hub. Budi …"}
    assert parts == ["Isian!B2", "Isian!C3", "Isian!D3"]


def test_numbers_in_many_cells_of_a_column_are_named_as_the_column() -> None:
    notes = [[HEALTH, "Ada", f"hub. petugas {n}: 08123456789{n}"] for n in range(5)]
    assert look(["Nama OPD", "SOP", "Keterangan"], *notes)[0] == ["Isian!C"]


def test_a_name_is_not_taken_for_a_title() -> None:
    assert look(["Kontak pegawai"], ["Budi Santoso"], [NIK], [NIK], [NIK])[0][0] == "Isian!A (Kontak pegawai)"
    assert look(["Tim"], ["Budi Santoso"], [NIK], [NIK], [NIK])[0] == ["Isian!A"]


def test_what_is_plain_is_not_looked_at_twice() -> None:
    assert look(["No", "Nama OPD", "SOP"], [1, HEALTH, "Ada"]) == ([], {})
    assert look() == ([], {})


# -- what it does to the reading


def checklist(*more: Sequence[CellValue]) -> Sheet:
    header = ["No", "Nama OPD", "SOP", "NIK Petugas", "SP", "Keterangan"]
    return sheet([header, [1, HEALTH, "Ada", NIK, "Tidak", "x"], [2, SOCIAL, "-", NIK, "Ada", ""], *more])


def test_the_rest_reads_the_same_and_nothing_is_found_again() -> None:
    page = checklist(["", "JUMLAH", 1], ["", "", "Bojonegoro, 1 Mei 2026"], [], ["", "", "BUDI"])
    book = Book(sheets=(page,))
    found = search().personal(book, "a.xlsx", bojonegoro())
    left = without(book, found.sheets)
    assert found.parts
    assert read(*left.sheets) == read(page)
    assert not search().personal(left, "a.xlsx", bojonegoro()).parts
