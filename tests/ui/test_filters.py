"""Labels and search words of the filters."""

from __future__ import annotations

from compliance.model import Registry, Unit, UnitKind
from compliance.ui.filters import matching
from compliance.ui.labels import labelled


def unit(id: str, name: str, parent: str = "") -> Unit:
    return Unit(id=id, name=name, kind=UnitKind.DESA, parent=parent)


def test_a_name_of_its_own_is_its_label() -> None:
    assert labelled(Registry(units=(unit("a", "Desa Kauman"),))) == {"a": "Desa Kauman"}


def test_units_of_one_name_are_told_apart_by_their_parent() -> None:
    units = (unit("k", "Kecamatan Baureno"), unit("a", "Desa Sumber", "k"), unit("b", "Desa Sumber", "Kapas"))
    labels = labelled(Registry(units=units))
    assert labels["a"] == "Desa Sumber (Kecamatan Baureno)"
    assert labels["b"] == "Desa Sumber (Kapas)"


def test_units_of_one_name_and_parent_are_told_apart_by_their_id() -> None:
    units = (unit("a", "Desa Sumber", "x"), unit("b", "Desa Sumber", "x"), unit("c", "Desa Sumber"))
    labels = labelled(Registry(units=units))
    assert len(set(labels.values())) == 3


def test_search_finds_every_word_in_any_order() -> None:
    names = ["Dinas Kesehatan", "Dinas Pendidikan", "Puskesmas Kapas"]
    assert list(matching(names, "kes din")) == [0]
    assert list(matching(names, "")) == [0, 1, 2]
