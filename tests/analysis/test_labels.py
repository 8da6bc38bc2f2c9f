"""Names that two units share are told with what tells them apart."""

from __future__ import annotations

import pandas as pd

from compliance.analysis.frames import NAME, UNIT_ID
from compliance.analysis.labels import labelled, told_apart
from compliance.model import Registry, Unit, UnitKind


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


def village(id: str, name: str, parent: str, *, active: bool = True) -> Unit:
    return Unit(id=id, name=name, kind=UnitKind.DESA, parent=parent, active=active)


DISTRICTS = tuple(
    Unit(id=id, name=f"Kecamatan {id.title()}", kind=UnitKind.KECAMATAN) for id in ("satu", "dua")
)
MAJU = (village("m1", "Desa Maju", "satu"), village("m2", "Desa Maju", "dua"))
JAYA = (village("j1", "Desa Jaya", "satu"), village("j2", "Desa Jaya", "dua", active=False))
REGISTRY = Registry(units=(*DISTRICTS, *MAJU, *JAYA))


def names(*ids: str) -> list[str]:
    units = {unit.id: unit.name for unit in REGISTRY.units}
    frame = pd.DataFrame({UNIT_ID: ids, NAME: [units.get(id, "Desa Maju") for id in ids]})
    return list(told_apart(frame, REGISTRY)[NAME])


def test_villages_of_one_name_are_told_with_their_district() -> None:
    assert names("m1", "satu", "m2") == [
        "Desa Maju (Kecamatan Satu)",
        "Kecamatan Satu",
        "Desa Maju (Kecamatan Dua)",
    ]


def test_one_of_them_alone_is_told_so_too_for_nobody_knows_which_it_is() -> None:
    assert names("m2") == ["Desa Maju (Kecamatan Dua)"]


def test_a_name_that_only_a_closed_unit_shares_stays_as_it_is() -> None:
    assert names("j1") == ["Desa Jaya"]


def test_a_unit_the_registry_does_not_know_keeps_its_name() -> None:
    assert names("m1", "lain") == ["Desa Maju (Kecamatan Satu)", "Desa Maju"]
