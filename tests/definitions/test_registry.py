"""A CSV of units → a registry, and what is said when it is wrong."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.definitions.registry import read_registry, shipped_registry, slug
from compliance.model import Registry, Unit, UnitKind
from compliance.problems import DefinitionError
from tests.definitions.mistakes import mistakes

HEADER = "kode_wilayah,nama,singkatan,jenis,induk,alias,alias_lazim,status\n"


def read(rows: str, header: str = HEADER) -> Registry:
    return read_registry((header + rows).encode(), name="unit.csv")


def test_bojonegoro_has_517_units() -> None:
    registry = shipped_registry("bojonegoro")
    kinds = Counter(unit.kind.value for unit in registry.units)
    assert (len(registry.units), registry.open, registry.invented) == (517, False, False)
    assert (kinds["desa"], kinds["kecamatan"], kinds["dinas"], kinds["puskesmas"]) == (419, 28, 25, 7)
    assert sum(not unit.active for unit in registry.units) == 7


def test_the_three_villages_of_one_name_are_three_units() -> None:
    units = {unit.id: unit for unit in shipped_registry("bojonegoro").units}
    villages = [unit for unit in units.values() if unit.name == "Desa Sugihwaras"]
    assert len({unit.id for unit in villages}) == len({units[unit.parent].name for unit in villages}) == 3


def test_the_demonstration_is_marked_as_invented_and_has_every_kind() -> None:
    registry = shipped_registry("contoh")
    assert (len(registry.units), registry.open, registry.invented) == (25, False, True)
    assert {unit.kind for unit in registry.units} == set(UnitKind)
    assert "Contoh" in " ".join(unit.name for unit in registry.units)


def test_a_unit_with_everything() -> None:
    registry = read(
        ",Dinas Kesehatan,Dinkes,dinas,,dinkes;Dinas Kes,Dinas Kes; DKK ,berlaku\n"
        "35.22.01,Kecamatan Ngraho,,Kecamatan,,,,berlaku (perlu konfirmasi)\n"
        "35.22.01.2001,Desa Luwihaji,,desa,kecamatan ngraho,,,\n"
        ",Dinas Pasar,,dinas,,,,nama lama\n"
    )
    dinas, kecamatan, desa, former = registry.units
    assert dinas == Unit(
        id="dinas-kesehatan",
        name="Dinas Kesehatan",
        kind=UnitKind.DINAS,
        short="Dinkes",
        aliases=("dinkes", "Dinas Kes", "DKK", "Dinkes"),
    )
    assert (kecamatan.id, kecamatan.active, kecamatan.note) == (
        "35.22.01",
        True,
        "berlaku (perlu konfirmasi)",
    )
    assert desa.parent == "35.22.01"
    assert (former.active, former.note) == (False, "nama lama")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_usual_encoding_and_separator(encoding: str, delimiter: str, newline: str) -> None:
    rows = [("nama", "jenis", "alias"), ("Dinas Café", "dinas", '"a;b"')]
    data = newline.join(delimiter.join(row) for row in rows).encode(encoding)
    (unit,) = read_registry(data, name="unit.csv").units
    assert (unit.id, unit.name, unit.aliases) == ("dinas-cafe", "Dinas Café", ("a", "b"))


def test_only_name_and_kind_must_be_there() -> None:
    (unit,) = read("Dinas A,dinas\n", header="Nama,Jenis\n").units
    assert unit == Unit(id="dinas-a", name="Dinas A", kind=UnitKind.DINAS)


def test_a_parent_may_stand_below_and_be_named_by_its_code() -> None:
    first, _ = read("1.01,Desa A,,desa,1,,,\n1,Kecamatan A,,kecamatan,,,,\n").units
    assert first.parent == "1"


def test_blank_rows_are_counted_but_not_read() -> None:
    with pytest.raises(DefinitionError, match=r"^unit\.csv: baris 5, kolom nama: tidak boleh kosong$"):
        read(",Dinas A,,dinas,,,,\n,,,,,,,\n\n,,,dinas,,,,\n")


@pytest.mark.parametrize(("content", "sentence"), mistakes("registry", "content", "sentence"))
def test_a_mistake_is_named_with_row_and_column(content: str, sentence: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_registry(content.encode(), name="unit.csv")
    assert str(caught.value) == f"unit.csv: {sentence}"


@pytest.mark.parametrize(
    "data", [b"nama,jenis\n\x81\x8d,dinas\n", b"nama,jenis\n" + 200_000 * b"A" + b",dinas\n"]
)
def test_bytes_that_are_no_csv_are_refused(data: bytes) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_registry(data, name="unit.csv")
    assert str(caught.value) == "unit.csv: bukan CSV yang terbaca; simpan lagi sebagai “CSV UTF-8”"


def test_a_registry_that_is_not_shipped() -> None:
    with pytest.raises(DefinitionError) as caught:
        shipped_registry("antah-berantah")
    assert str(caught.value) == "antah-berantah.csv: berkas tidak ditemukan"


@pytest.mark.parametrize(
    ("name", "id"), [("Dinas Kesehatan", "dinas-kesehatan"), ("  RSUD dr. R. Só ", "rsud-dr-r-so"), ("—", "")]
)
def test_slug(name: str, id: str) -> None:
    assert slug(name) == id


@settings(max_examples=60)
@given(st.text(max_size=200).map(lambda rows: f"nama,jenis\n{rows}".encode()) | st.binary(max_size=200))
def test_any_bytes_end_in_units_or_a_sentence(data: bytes) -> None:
    try:
        registry = read_registry(data, name="unit.csv")
    except DefinitionError as error:
        sentence = str(error)
    else:
        sentence = f"unit.csv: {len({unit.id for unit in registry.units})} unit"
    assert sentence.startswith("unit.csv: ")
