"""Every address of a file: nobody in what comes from it, and nothing of a neighbour."""

from __future__ import annotations

from itertools import product

import pytest
from starlette.routing import Route

from compliance import server
from compliance.model import Role
from tests.privacy.intakes import INTAKES, LOCAL, UNITS, Scene
from tests.privacy.neighbours import FOREIGN, OWN, WORD, published, settled
from tests.privacy.persons import Kind, Where, found
from tests.privacy.searching import texts_of
from tests.privacy.test_intakes import CHECKLIST, HEADED, NAMED, TYPED, UNTOUCHED
from tests.server.asking import get
from tests.server.conftest import House

QUERIES: dict[str, str] = {
    "/unduh/asli/{upload:int}": "",
    "/unduh/peringkat.xlsx": "periode=1&instrumen={instrument}",
    "/unduh/templat.xlsx": "periode=1",
    "/unduh/templat-pengaduan.xlsx": "periode=1",
    "/unduh/pengaduan.xlsx": "periode=1&unit={unit}",
    "/unduh/pengaduan/{upload:int}": "",
    "/unduh/unit.csv": "",
    "/unduh/penjelasan.xlsx": "periode=1&instrumen={instrument}&unit={unit}",
    "/unduh/instrumen/contoh.xlsx": "edisi={instrument}",
    "/unduh/instrumen/{version:int}": "",
    "/unduh/skm.xlsx": "periode=1",
    "/unduh/skm/templat.xlsx": "",
    "/unduh/bimtek.xlsx": "periode=1",
    "/unduh/bimtek/templat.xlsx": "",
    "/unduh/perkembangan.xlsx": "dari=1&ke=2&instrumen-lama={instrument}&instrumen={instrument}",
    "/unduh/layanan/ringkasan.html": "periode=1&unit={unit}&maklumat=1",
    "/unduh/layanan/daftar.xlsx": "periode=1&unit={unit}",
    "/unduh/layanan/templat.xlsx": "",
    "/unduh/layanan/asli/{upload:int}": "",
    "/unduh/jejak.xlsx": "",
}
NUMBERS = ("{upload:int}", "{version:int}")
ADDRESSES = sorted(
    {
        f"{path.replace(NUMBERS[0], n).replace(NUMBERS[1], n)}?{query}".format(unit=unit.id, instrument=LOCAL)
        for (path, query), n, unit in product(QUERIES.items(), "123", UNITS[:2])
    }
)


def test_every_address_of_a_file_is_asked() -> None:
    paths = {route.path for route in server.ROUTES if isinstance(route, Route)}
    assert {path for path in paths if path.startswith("/unduh/")} - {"/unduh/{rest:path}"} == QUERIES.keys()


def fetched(house: House, *roles: Role, units: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Everything that an account gets, its headers among it, by address."""
    cookie = house.cookie(*roles, units=units)
    answers = {address: get(house.app, address, cookie) for address in ADDRESSES}
    assert {answer.headers["cache-control"] for answer in answers.values()} == {"no-store"}
    return {
        address: [str(answer.headers), *texts_of(answer.body)]
        for address, answer in answers.items()
        if answer.status == 200
    }


def test_nobody_is_in_a_download(scene: Scene, house: House) -> None:
    for name in ("sanggahan", "survei", "pengaduan", "layanan", "bimtek", "instrumen", "hasil"):
        INTAKES[name](scene)
    for role in (Role.ORGANISASI, Role.ADMINISTRATOR):
        given = fetched(house, role)
        assert given
        seen = found(text for texts in given.values() for text in texts)
        allowed = CHECKLIST | NAMED | TYPED | HEADED
        assert seen <= (allowed | UNTOUCHED if role is Role.ADMINISTRATOR else allowed)
        numbers = {(where, kind) for where, kind in seen if kind in (Kind.NIK, Kind.NIP)}
        assert {where for where, _ in numbers} <= {Where.COMMENT, Where.PROPERTY, Where.DEFINED}


@pytest.mark.parametrize("after", [False, True], ids=["sebelum terbit", "sesudah terbit"])
def test_nothing_of_a_neighbour_is_in_a_download(scene: Scene, house: House, after: bool) -> None:
    settled(scene)
    if after:
        published(scene)
    given = fetched(house, Role.OPD, units=(OWN.id,))
    assert any("penjelasan" in address for address in given)
    assert saying(WORD, given) == set()
    assert saying(FOREIGN.name, given) == ({"/unduh/peringkat.xlsx"} if after else set())


def saying(word: str, given: dict[str, list[str]]) -> set[str]:
    """The paths from which a word comes, however it is written."""
    sought = word.casefold()
    return {
        address.partition("?")[0]
        for address, texts in given.items()
        if any(sought in text.casefold() for text in texts)
    }
