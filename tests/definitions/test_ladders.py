"""The shipped ladders, climbed: what answers prove, and what they do not rule out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from compliance.definitions.load import load_definitions
from compliance.model import Assessment
from compliance.scoring.assess import assess
from tests.builders import SIX, answers

INSTRUMENTS = load_definitions().instruments
TODAY = date(2026, 6, 30)
PARTS = next(q.parts for q in load_definitions().checklist.questions if q.parts)
CONTENT = {f"maklumat.isi_{part}": "ada" for part in ("standar", "perbaikan", "sanksi")}

Given = Mapping[str, object]


def assessed(id: str, given: Given) -> Assessment:
    return assess(answers(given), INSTRUMENTS[id], TODAY)


def standing(id: str, indicator: str, given: Given) -> tuple[int, int]:
    """Points of floor and ceiling on one ladder."""
    (result,) = [r for r in assessed(id, given).results if r.indicator.id == indicator]
    rungs = result.indicator.rungs
    return int(rungs[result.floor].points), int(rungs[result.ceiling].points)


def all_six(status: str) -> dict[str, object]:
    return {f"{element}.ada": status for element in SIX}


@pytest.mark.parametrize(("status", "score"), [("ada", 100), ("proses", 50), ("tidak", 0)])
def test_six_ticks_rank_a_unit_in_full_on_the_local_yardstick(status: str, score: int) -> None:
    result = assessed("kesiapan-2026", all_six(status))
    assert (result.floor, result.ceiling, result.coverage) == (score, score, 100)
    assert result.complete_enough


def test_six_plain_elements_see_27_percent_of_pekppp() -> None:
    result = assessed("pekppp-2022", all_six("ada"))
    assert [r.indicator.id for r in result.results if r.seen] == [*map(str, range(1, 10)), "21"]
    assert (result.coverage, result.completeness, result.ceiling) == (Decimal("27.30"), 1, 5)


def test_a_bare_tick_proves_only_a_low_rung() -> None:
    seen = [r for r in assessed("pekppp-2022", all_six("ada")).results if r.seen]
    assert [(r.floor, r.ceiling) for r in seen] == [(floor, 5) for floor in (1, 0, 1, 0, 1, 1, 0, 0, 0, 1)]


@pytest.mark.parametrize("id", ["pekppp-2022", "ombudsman-2023"])
@pytest.mark.parametrize("status", ["tidak", "proses"])
def test_without_the_element_its_ladders_end_at_the_lowest_rung(id: str, status: str) -> None:
    results = assessed(id, all_six(status)).results
    assert {(r.floor, r.ceiling) for r in results if r.seen} == {(0, 0)}
    assert all(r.seen == (not (r.indicator.unseen or r.indicator.optional)) for r in results)


@pytest.mark.parametrize("id", ["pekppp-2022", "ombudsman-2023"])
def test_an_element_that_does_not_concern_the_unit_leaves_its_indicators_out(id: str) -> None:
    results = assessed(id, all_six("tidak berlaku")).results
    assert all(r.applies == bool(r.indicator.unseen or r.indicator.optional) for r in results)


SP = {"sp.ada": "ada"}
SP14 = {**SP, "sp.komponen": 14}
PUB = {"publikasi.ada": "ada"}
PUB_ALL = {**PUB, "publikasi.cakupan": ["semua"]}
MAK = {"maklumat.ada": "ada", "maklumat.ditetapkan": "ada"}
SKM = {"skm.ada": "ada"}
FULL_SKM = {**SKM, "skm.sesuai": "ada", "skm.tanggal": date(2025, 6, 30)}
PLAN = {**SKM, "skm.rtl": "ada"}


@pytest.mark.parametrize(
    ("indicator", "given", "floor", "ceiling"),
    [
        ("1", {**SP, "sp.komponen": 13}, 1, 1),
        ("1", SP14, 2, 5),
        ("1", {**SP, **dict.fromkeys(PARTS, "ada")}, 2, 5),
        ("1", {**SP, PARTS[3]: "tidak"}, 1, 1),
        ("1", {**SP14, "sp.ditetapkan": "tidak", "sp.fkp": "ada"}, 2, 2),
        ("1", {**SP14, "sp.ditetapkan": "ada", "sp.fkp": "ada"}, 4, 5),
        ("1", {**SP14, "sp.ditetapkan": "ada", "sp.fkp": "tidak"}, 3, 5),
        ("1", {**SP14, "sp.ditetapkan": "ada", "sp.pelibatan": ["ahli"], "sp.monev": "ada"}, 5, 5),
        ("2", {**SP, "sp.fkp": "ada"}, 1, 5),
        ("2", {**SP, "sp.pelibatan": ["pengguna", "ahli", "media"]}, 3, 3),
        ("2", {**SP, "sp.pelibatan": ["pengguna", "ahli", "instansi", "organisasi", "media"]}, 5, 5),
        ("3", {**PUB, "publikasi.cakupan": ["sebagian"]}, 1, 1),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "website"]}, 2, 3),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "website"], "publikasi.sippn": "ada"}, 3, 3),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "website"], "publikasi.sippn": "tidak"}, 2, 2),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "medsos", "website", "sippn"]}, 4, 4),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "website", "sippn"]}, 3, 3),
        ("3", {**PUB_ALL, "publikasi.media": ["cetak", "medsos", "website", "aplikasi", "sippn"]}, 5, 5),
        ("4", {**SP, "sp.tinjau_cakupan": ["semua"]}, 1, 5),
        ("4", {**SP, "sp.tinjau": date(2023, 6, 30), "sp.tinjau_cakupan": ["semua"]}, 1, 1),
        ("4", {**SP, "sp.tinjau": date(2023, 7, 1), "sp.tinjau_cakupan": ["sebagian"]}, 2, 2),
        ("4", {**SP, "sp.tinjau": date(2025, 6, 29), "sp.tinjau_cakupan": ["semua"]}, 3, 3),
        ("4", {**SP, "sp.tinjau": date(2025, 6, 30)}, 4, 5),
        ("4", {**SP, "sp.tinjau": date(2025, 6, 30), "sp.tinjau_cakupan": ["semua"]}, 5, 5),
        ("5", {"maklumat.ada": "ada", "maklumat.ditetapkan": "tidak", **CONTENT}, 1, 1),
        ("5", {**MAK, **CONTENT, "maklumat.isi_perbaikan": "tidak"}, 2, 2),
        ("5", {**MAK, **CONTENT, "maklumat.publikasi_nonelektronik": "tidak"}, 3, 3),
        (
            "5",
            {
                **MAK,
                **CONTENT,
                "maklumat.publikasi_nonelektronik": "ada",
                "maklumat.publikasi_elektronik": "ada",
            },
            5,
            5,
        ),
        ("6", {**SKM, "skm.sesuai": "tidak"}, 1, 1),
        ("6", {**FULL_SKM, "skm.tanggal": date(2025, 6, 29)}, 1, 1),
        ("6", FULL_SKM, 2, 5),
        ("6", {**FULL_SKM, "skm.media": ["cetak"]}, 3, 3),
        ("6", {**FULL_SKM, "skm.media": ["website"]}, 2, 2),
        ("6", {**FULL_SKM, "skm.media": ["cetak", "website"], "skm.rtl": "tidak"}, 4, 4),
        ("6", {**FULL_SKM, "skm.media": ["cetak", "website"], "skm.rtl": "ada", "skm.rtl_selesai": 1}, 5, 5),
        ("7", {**SKM, "skm.media": ["cetak", "website", "sippn"]}, 3, 3),
        ("8", {**SKM, "skm.rtl": "tidak"}, 0, 0),
        ("8", PLAN, 1, 5),
        ("8", {**PLAN, "skm.rtl_selesai": 0}, 1, 1),
        ("8", {**PLAN, "skm.rtl_selesai": 29.9}, 2, 2),
        ("8", {**PLAN, "skm.rtl_selesai": 30}, 3, 3),
        ("8", {**PLAN, "skm.rtl_selesai": 80}, 3, 3),
        ("8", {**PLAN, "skm.rtl_selesai": 80.1}, 4, 4),
        ("8", {**PLAN, "skm.rtl_selesai": 100}, 5, 5),
        ("9", {**PLAN, "skm.rtl_bulan": 13}, 0, 0),
        ("9", {**PLAN, "skm.rtl_bulan": 12}, 1, 1),
        ("9", {**PLAN, "skm.rtl_bulan": 9}, 2, 2),
        ("9", {**PLAN, "skm.rtl_bulan": 6}, 3, 3),
        ("9", {**PLAN, "skm.rtl_bulan": 3}, 4, 4),
        ("9", {**PLAN, "skm.rtl_bulan": 1}, 5, 5),
        ("21", {**PUB, "publikasi.media": ["cetak"], "publikasi.sippn": "tidak"}, 2, 2),
        ("21", {**PUB, "publikasi.media": ["sippn"]}, 3, 3),
        ("21", {**PUB, "publikasi.media": ["aplikasi"]}, 4, 4),
        ("21", {**PUB, "publikasi.media": ["website"]}, 4, 5),
        ("21", {**PUB, "publikasi.media": ["website"], "publikasi.sippn": "ada"}, 5, 5),
    ],
)
def test_the_rungs_of_pekppp(indicator: str, given: Given, floor: int, ceiling: int) -> None:
    assert standing("pekppp-2022", indicator, given) == (floor, ceiling)


BOTH = {**PUB_ALL, "publikasi.media": ["cetak", "website"]}


@pytest.mark.parametrize(
    ("indicator", "given", "floor", "ceiling"),
    [
        ("proses-biaya", {**SP, **BOTH}, 0, 100),
        ("proses-biaya", {**SP, **BOTH, "sp.komponen.biaya": "tidak"}, 0, 0),
        ("proses-biaya", {**SP14, **PUB, "publikasi.media": ["cetak"]}, 50, 50),
        ("proses-biaya", {**SP14, **BOTH, "publikasi.cakupan": ["sebagian"]}, 50, 50),
        ("proses-biaya", {**SP, **BOTH, "sp.komponen.biaya": "ada"}, 100, 100),
        ("proses-biaya", {**SP14, "publikasi.ada": "tidak"}, 0, 0),
        ("proses-maklumat", {"maklumat.ada": "ada", **CONTENT}, 0, 100),
        ("proses-maklumat", {"maklumat.ada": "ada", "maklumat.publikasi_elektronik": "ada"}, 25, 100),
        (
            "proses-maklumat",
            {"maklumat.ada": "ada", "maklumat.publikasi_elektronik": "ada", **CONTENT},
            75,
            100,
        ),
        ("input-dasar-hukum", {**SP14, "sp.ditetapkan": "tidak"}, 50, 50),
        ("input-pengawasan", {**SP14, "sp.monev": "ada"}, 100, 100),
        ("input-evaluasi", SKM, 50, 100),
        ("input-evaluasi", {**SKM, **SP14, "skm.tanggal": date(2025, 6, 29)}, 50, 50),
        ("input-evaluasi", {**SKM, **SP14, "skm.tanggal": date(2025, 6, 30)}, 100, 100),
    ],
)
def test_the_rungs_of_ombudsman(indicator: str, given: Given, floor: int, ceiling: int) -> None:
    assert standing("ombudsman-2023", indicator, given) == (floor, ceiling)


@pytest.mark.parametrize("id", ["pekppp-2022", "ombudsman-2023"])
def test_sop_and_google_weigh_nothing_in_official_instruments(id: str) -> None:
    questions = {q for indicator in INSTRUMENTS[id].indicators for q in indicator.questions}
    assert not {q for q in questions if q.startswith(("google.", "sop."))}
