"""Lists of units as they come back from Excel: whose rows they are, and what they change."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis.unit_difference import Difference, difference
from compliance.analysis.unit_lists import Said, read_unit_list
from compliance.definitions.registry import shipped_registry
from compliance.model import ChangeKind, Registry, Unit, UnitKind
from compliance.reading.plain_rows import Plain, plain_rows
from compliance.reports.registry import registry_csv
from compliance.text.units import remarks

DAY = date(2026, 7, 1)
HEAD = ("id", "kode_wilayah", "nama", "singkatan", "jenis", "induk", "alias", "alias_lazim", "status")
NGRAHO = Unit(id="35.22.01", name="Kecamatan Ngraho", kind=UnitKind.KECAMATAN, short="Kec. Ngraho")
MALO = Unit(id="35.22.17", name="Kecamatan Malo", kind=UnitKind.KECAMATAN)
SUMBER = Unit(id="35.22.01.2001", name="Desa Sumber", kind=UnitKind.DESA, parent=NGRAHO.id)
OTHER_SUMBER = Unit(id="35.22.17.2001", name="Desa Sumber", kind=UnitKind.DESA, parent=MALO.id)
SOCIAL = Unit(
    id="dinas-sosial", name="Dinas Sosial", kind=UnitKind.DINAS, short="Dinsos", aliases=("Dinas Sos",)
)
FORMER = Unit(id="dinas-pasar", name="Dinas Pasar", kind=UnitKind.DINAS, active=False, note="nama lama")
UNITS = (SOCIAL, FORMER, NGRAHO, MALO, SUMBER, OTHER_SUMBER)
Table = list[list[str]]


def table(units: tuple[Unit, ...] = UNITS) -> Table:
    """The list as it is downloaded; its header is row 1, the units begin in row 2."""
    text = registry_csv(Registry(units=units)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def written(rows: Table, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def looked(
    rows: Table | bytes,
    units: tuple[Unit, ...] = UNITS,
    former: Mapping[str, tuple[Unit, ...]] | None = None,
) -> Difference:
    data = rows if isinstance(rows, bytes) else written(rows)
    return difference(
        Registry(units=units), read_unit_list(plain_rows(data, "unit.csv").sheets), DAY, former or {}
    )


def edited(row: int, **cells: str) -> Table:
    """The list with other cells in one of its rows, as Excel counts them."""
    rows = table()
    for column, cell in cells.items():
        rows[row - 1][HEAD.index(column)] = cell
    return rows


def problems(rows: Table | bytes) -> list[str]:
    return remarks(looked(rows).problems)


def notes(found: Difference) -> list[Said]:
    return [note.said for note in found.notes]


def each(change: Callable[[str, str], str]) -> Table:
    """The list with every cell below the header changed, told its column."""
    head, *rows = table()
    return [
        head,
        *([change(column, cell) for column, cell in zip(HEAD, row, strict=True)] for row in rows),
    ]


TITLED = [["DAFTAR UNIT"], ["KABUPATEN CONTOH"], [], *table()]
FOOTED = [
    *table(),
    [],
    ["", "", "Jumlah", "", "6"],
    ["", "", "Bojonegoro, 2 Februari 2026"],
]
RENAMED = [
    ["ID", "Kode Wilayah", " Nama\nUnit ", "Singkatan", "Jenis Unit", "Unit Induk", "Sebutan Lain",
     "Alias Lazim", "STATUS"],
    *table()[1:],
]  # fmt: skip
CODES = ("id", "kode_wilayah", "induk")


@pytest.mark.parametrize(
    "data",
    [
        written(table(), encoding="cp1252"),
        written(table(), ","),
        written(table(), "\t", "utf-16"),
        b"sep=;\r\n" + written(table(), encoding="cp1252"),
        written([[*row, "", ""] for row in table()] + [[""] * 11] * 30),
        written([row[::-1] for row in table()]),
        written([table()[0], *table()[:0:-1]]),
        written(TITLED),
        written(FOOTED),
        written(RENAMED),
        written([[str(number or "No"), *row, ""] for number, row in enumerate(table())]),
        written([*table()[:4], table()[0], *table()[4:]]),
        written(each(lambda _, cell: f" {cell.replace(' ', '  ')} " if cell else "")),
        written(each(lambda column, cell: cell if column in CODES else cell.upper())),
        written(each(lambda column, cell: f"'{cell}" if column in CODES else cell)),
        written(each(lambda column, cell: cell.replace(".", "") if column in CODES else cell)),
        written(each(lambda column, cell: "3,52E+09" if len(cell) > 10 and column in CODES[:2] else cell)),
        written(each(lambda column, cell: cell.replace("35.22.", "11:22:") if len(cell) < 9 else cell)),
        written(each(lambda column, cell: "" if column in ("singkatan", "status", "alias") and not cell
                     else cell)),
        written([[row[0], row[2], row[4]] for row in table()]),
        written([row[1:] for row in table()]),
        written([row[2:] for row in table()]),
        written(each(lambda column, cell: {NGRAHO.id: "kecamatan ngraho", MALO.id: "Kecamatan Malo"}.get(
            cell, cell) if column == "induk" else cell)),
        written([table()[0], table()[5]]),
    ],
)  # fmt: skip
def test_what_excel_and_offices_do_to_a_list_changes_no_unit(data: bytes) -> None:
    found = looked(data)
    assert (found.changes, found.began, found.problems, found.doubts) == ((), (), (), ())


def test_what_was_left_aside_is_said() -> None:
    assert remarks(looked(written(FOOTED)).notes) == [
        "Baris 9: bukan baris unit, dilewati: Jumlah 6.",
        "Baris 10: bukan baris unit, dilewati: Bojonegoro, 2 Februari 2026.",
    ]
    told = [[*row, "Keterangan" if number == 0 else "cek"] for number, row in enumerate(table())]
    assert remarks(looked(told).notes) == ["Kolom “Keterangan” tidak dipakai."]
    assert remarks(looked(edited(2, nama="DINAS SOSIAL")).notes) == [
        "Baris 2: hanya huruf besar atau tanda bacanya yang lain; nama dan singkatan dibiarkan. "
        "Bila memang diganti, pakai “Ubah satu unit”."
    ]
    assert notes(looked(edited(2, id="dinas-sosiall"))) == [Said.ID_GUESSED]
    assert notes(looked(edited(4, kode_wilayah="35.22.99"))) == [Said.CODE_IGNORED]
    assert notes(looked([*table(), table()[1]])) == [Said.SAME_TWICE]
    assert notes(looked(edited(2, alias="Dinas Lain"))) == [Said.ALIASES_KEPT]


def test_a_whole_regency_that_was_not_edited_says_nothing_at_all() -> None:
    units = shipped_registry("bojonegoro").units
    found = looked(written(table(units), encoding="cp1252"), units)
    assert (found.changes, found.problems, found.notes, found.unmentioned) == ((), (), (), ())


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        (edited(5, jenis="kecmatan"), ["Baris 5: jenis “kecmatan” tidak dikenal; maksudnya “kecamatan”?"]),
        (edited(2, jenis="kantor"), [
            "Baris 2: jenis “kantor” tidak dikenal; yang dikenal: sekretariat, inspektorat, dinas, badan, "
            "satpol, bagian, kecamatan, kelurahan, desa, puskesmas, rsud, mpp, gerai, upt, lainnya"]),
        (edited(2, status="x"), ["Baris 2: status “x” tidak dikenal; tulis “berlaku” atau “ditutup”"]),
        (edited(2, nama=""), [
            "Baris 2: nama unit kosong; isi namanya, atau hapus barisnya bila unit itu tidak diubah"]),
        (edited(2, induk="Dinas Antah"), ["Baris 2: induk “Dinas Antah” tidak ada dalam daftar unit"]),
        (edited(2, induk="dinas sosial"), ["Baris 2: Dinas Sosial ditulis sebagai induknya sendiri"]),
        (edited(2, induk="Desa Sumber"), [
            "Baris 2: ada lebih dari satu unit bernama “Desa Sumber”; tulis id induknya"]),
        (edited(4, nama=MALO.name), [
            "Baris 4: id-nya milik Kecamatan Ngraho, tetapi namanya Kecamatan Malo, nama unit lain; periksa "
            "apakah kolomnya tergeser atau hanya sebagian yang diurutkan"]),
        (edited(4, id=MALO.id), [
            "Baris 4: id “35.22.17” dan kode_wilayah “35.22.01” menunjuk unit yang berbeda; periksa apakah "
            "barisnya tergeser"]),
        ([*table(), edited(2, singkatan="DS")[1]], [
            "Baris 8: Dinas Sosial sudah ada di baris 2 dengan isi yang lain; hapus salah satunya"]),
        (edited(6, id="", kode_wilayah="", induk=""), [
            "Baris 6: ada lebih dari satu Desa Sumber; isi kolom id atau induknya"]),
        (edited(6, id="", kode_wilayah="", induk="dinas-sosial"), [
            "Baris 6: Desa Sumber sudah ada di bawah unit lain; isi id-nya bila unit itu pindah, atau "
            "kode_wilayah yang baru bila ini unit lain"]),
        ([*table(), ["", "3,52E+09", "Desa Anyar", "", "desa", NGRAHO.id]], [
            "Baris 8: id atau kode “3,52E+09” tampaknya diubah oleh Excel dan namanya tidak dikenal; "
            "kosongkan sel itu, atau tulis lagi kodenya"]),
        ([*table(), ["", "", "Desa Anyar", "", "", NGRAHO.id]], [
            "Baris 8: Desa Anyar belum ada dalam daftar dan jenisnya kosong; isi jenisnya bila unit ini "
            "baru"]),
        ([[*row, ""] for row in table()] + [["", "", "Dinas A", "", "dinas", "", "", "", "", "B"]], [
            "Baris 8: ada isi di luar kolom yang berjudul (“B”); periksa apakah selnya tergeser, atau beri "
            "judul pada kolomnya"]),
        ([[*HEAD, "nama"], *table()[1:]], ["kolom “nama” ada dua kali; hapus salah satunya"]),
        ([["Unsur", "Nilai"], ["SOP", "ada"]], [
            "tidak ada baris judul yang memuat kolom nama beserta id atau jenis; unduh daftar di atas dan "
            "ubah berkas itu"]),
        (table()[:1], ["tidak ada satu unit pun di bawah judul kolom"]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_row(rows: Table, sentences: list[str]) -> None:
    assert problems(rows) == sentences


def test_two_sheets_with_a_list_are_one_too_many() -> None:
    rows: tuple[tuple[Plain, ...], ...] = (("nama", "jenis"), ("Dinas A", "dinas"))
    found = read_unit_list({"Daftar": rows, "Salinan": rows, "Catatan": (("nama",),)})
    assert remarks(found.problems) == [
        "lebih dari satu lembar berisi daftar unit (Daftar, Salinan); simpan satu lembar saja"
    ]


def test_cells_of_a_workbook_are_read_as_they_were_meant() -> None:
    """A workbook gives numbers, and 35.22.01 as a time of two days; the id is found all the same."""
    rows = (
        ("id", "nama", "jenis", "induk"),
        ("1 day, 11:22:01", "Kecamatan Ngraho Raya", "Kecamatan", None),
        (35220120010.0 / 10, "Desa Sumber", "desa", "1900-01-01 11:22:17"),
    )
    found = difference(Registry(units=UNITS), read_unit_list({"A": rows}), DAY, {})
    assert [(c.unit_id, c.name, c.parent) for c in found.changes] == [
        (NGRAHO.id, "Kecamatan Ngraho Raya", None),
        (SUMBER.id, None, MALO.id),
    ]


def test_edits_are_found_among_all_that() -> None:
    rows = edited(2, nama="Dinas Sosial dan Desa", singkatan="DSD", status="Ditutup per 1 Juli")
    rows[5][HEAD.index("induk")] = "kecamatan  MALO"
    rows[6][HEAD.index("nama")] = "Desa Sumber Malo"
    rows += [["", "35.22.29", "Kecamatan Baru", "", "Kecamatan"], ["", "", "Desa Baru", "", "desa",
             "Kecamatan Baru"]]  # fmt: skip
    found = looked(rows)
    assert [(c.unit_id, c.kind, c.name, c.parent) for c in found.changes] == [
        (SOCIAL.id, ChangeKind.TUTUP, None, None),
        (SUMBER.id, ChangeKind.UBAH, None, MALO.id),
        (OTHER_SUMBER.id, ChangeKind.UBAH, "Desa Sumber Malo", None),
        ("35.22.29", ChangeKind.BARU, None, None),
        ("desa-baru", ChangeKind.BARU, None, None),
    ]
    assert [(unit.id, unit.parent) for unit in found.began] == [
        ("35.22.29", ""),
        ("desa-baru", "35.22.29"),
    ]


def test_a_name_in_capitals_is_put_right_but_never_put_wrong() -> None:
    shouting = (Unit(id="a", name="DINAS SOSIAL", kind=UnitKind.DINAS),)
    right = [["id", "nama", "jenis"], ["a", "Dinas Sosial", "dinas"]]
    assert [change.name for change in looked(right, shouting).changes] == ["Dinas Sosial"]
    assert looked(edited(2, nama="dinas sosial")).changes == ()


def test_what_the_unit_was_on_another_day_was_downloaded_not_written() -> None:
    renamed = Unit(id=SOCIAL.id, name="Dinas Sosial Baru", kind=UnitKind.DINAS, aliases=("Dinas Sosial",))
    units = (renamed, *UNITS[1:])
    found = looked(table(), units, {SOCIAL.id: (SOCIAL, renamed)})
    assert found.changes == ()
    assert notes(found) == [Said.STALE, Said.STALE]  # the name and the abbreviation
    assert looked(table(), units).changes[0].name == "Dinas Sosial"


def test_a_closed_unit_is_not_opened_by_an_older_list_and_a_former_one_may_be() -> None:
    closed = replace(SOCIAL, active=False, closed=DAY)
    found = looked(table(), (closed, *UNITS[1:]))
    assert found.changes == ()
    assert Said.STAYS_CLOSED in notes(found)
    assert [change.kind for change in looked(edited(3, status="berlaku")).changes] == [ChangeKind.BARU]


def test_what_may_not_have_been_meant_is_asked_for() -> None:
    renamed = edited(2, id="", kode_wilayah="", nama="Dinas Sosial dan Desa")
    assert remarks(looked(renamed).doubts) == [
        "Baris 2: Dinas Sosial dan Desa dibaca sebagai unit baru, sedangkan Dinas Sosial tidak ada dalam "
        "berkas. Bila sebenarnya berganti nama, isi id Dinas Sosial di baris itu."
    ]
    units = shipped_registry("bojonegoro").units
    rows = table(units)
    column = HEAD.index("singkatan")
    alone = sorted(row[column] for row in rows[1:])
    for row, cell in zip(rows[1:], alone, strict=True):
        row[column] = cell
    (doubt,) = looked(rows, units).doubts
    assert remarks([doubt])[0].startswith("Kolom singkatan berubah pada ")


@settings(max_examples=40, deadline=None)
@given(
    order=st.permutations(range(len(UNITS))),
    columns=st.permutations(range(len(HEAD))),
    dropped=st.sets(
        st.sampled_from(["kode_wilayah", "singkatan", "induk", "alias", "alias_lazim", "status"])
    ),
    titles=st.integers(0, 3),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    space=st.sampled_from([" ", "  ", "\N{NO-BREAK SPACE}"]),
)
def test_no_mixture_of_harmless_edits_changes_a_unit(
    order: list[int],
    columns: list[int],
    dropped: set[str],
    titles: int,
    delimiter: str,
    encoding: str,
    space: str,
) -> None:
    head, *body = table()
    kept = [column for column in columns if HEAD[column] not in dropped]
    rows = [head, *(body[place] for place in order)]
    mixed = [[row[column].replace(" ", space) for column in kept] for row in rows]
    found = looked(written([["Daftar unit"]] * titles + mixed, delimiter, encoding))
    assert (found.changes, found.problems, found.unmentioned) == ((), (), ())
