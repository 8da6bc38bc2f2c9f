"""The optional groups of questions: what they see, and that they cost nothing to who was not asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from compliance.definitions.load import load_definitions
from compliance.model import Answer, Instrument
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from tests.builders import TODAY, answers
from tests.scoring.shipped import shipped_answers

DEFINITIONS = load_definitions()
SCORED = DEFINITIONS.instruments
PEKPPP = SCORED["pekppp-2022"]
OPTIONAL = {q.id for e in DEFINITIONS.checklist.elements if e.optional for q in e.questions}

Given = Mapping[str, object]


def without_groups(ruler: Instrument) -> Instrument:
    """The edition as one sees it who knows of no optional group."""
    return replace(
        ruler,
        aspects=tuple(
            replace(
                aspect,
                indicators=tuple(
                    replace(i, optional=False, unseen="Tidak ditanyakan.", waived_by=()) if i.optional else i
                    for i in aspect.indicators
                ),
            )
            for aspect in ruler.aspects
        ),
    )


@pytest.mark.parametrize("id", SCORED)
@settings(deadline=None, max_examples=25)
@given(everything=shipped_answers)
def test_six_elements_score_as_if_there_were_no_groups(id: str, everything: Mapping[str, Answer]) -> None:
    core = {question: answer for question, answer in everything.items() if question not in OPTIONAL}
    now, before = (assess(core, ruler, TODAY) for ruler in (SCORED[id], without_groups(SCORED[id])))
    assert (now.exact_floor, now.exact_ceiling) == (before.exact_floor, before.exact_ceiling)
    assert (now.coverage, now.completeness) == (before.coverage, before.completeness)
    bulk = assess_bulk(AnswerColumns.from_answers([core]), SCORED[id], TODAY)
    assert bulk.complete_enough.tolist() == [before.complete_enough]


def test_an_indicator_of_the_six_elements_looks_at_no_group() -> None:
    for ruler in SCORED.values():
        for indicator in ruler.indicators:
            asked = set(indicator.asked)
            assert indicator.optional == bool(asked & OPTIONAL)
            assert not indicator.optional or asked <= OPTIONAL


def test_the_local_yardstick_knows_no_group() -> None:
    assert not any(indicator.optional for indicator in SCORED["kesiapan-2026"].indicators)


def test_what_is_assumed_about_pekppp_is_marked() -> None:
    """The lists behind a bare number of facilities are ours; ladders that name their steps are not."""
    basis = {i.id: i.ladder_standing.basis.value for i in PEKPPP.indicators if i.optional}
    assumed = [str(n) for n in (*range(10, 21), 25)]
    assert [id for id, kind in basis.items() if kind == "asumsi"] == assumed
    assert all(i.ladder_standing.note for i in PEKPPP.indicators if i.optional)


def standing(indicator: str, given: Given) -> tuple[int, int]:
    """Points of floor and ceiling on one ladder of pekppp-2022."""
    (result,) = [
        r for r in assess(answers(given), PEKPPP, date(2026, 6, 30)).results if r.indicator.id == indicator
    ]
    rungs = result.indicator.rungs
    return int(rungs[result.floor].points), int(rungs[result.ceiling].points)


def first(question: str, count: int) -> list[str]:
    """The first options of a question."""
    (found,) = [q for q in DEFINITIONS.checklist.questions if q.id == question]
    return [option.id for option in found.options][:count]


@pytest.mark.parametrize(
    ("indicator", "question", "points"),
    [
        ("12", "sdm.motivasi", [0, 1, 2, 3, 4, 5, 5]),
        ("14", "sdm.budaya", [0, 1, 2, 3, 4, 5]),
        ("15", "sarpras.parkir", [0, 1, 2, 3, 4, 5, 5, 5, 5]),
        ("17", "sarpras.toilet", [0, 1, 2, 3, 4, 5, 5]),
        ("18", "sarpras.rentan", [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5]),
        ("19", "sarpras.penunjang", [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5]),
        ("20", "sarpras.informasi", [0, 1, 2, 3, 4, 5, 5]),
    ],
)
def test_a_ladder_that_counts_is_decided_by_one_answer(
    indicator: str, question: str, points: list[int]
) -> None:
    found = [standing(indicator, {question: first(question, n)}) for n in range(len(points))]
    assert found == [(n, n) for n in points]
    assert len(first(question, 99)) == len(points) - 1


POLICY = {"sdm.waktu": ["kebijakan"]}
CODE = {"sdm.kode_etik": "ada", "sdm.kode_etik_isi": ["dasar"]}
ROOM = ["kursi", "udara"]
SIPP = {"sipp.ada": "ada"}
ONLINE = {**SIPP, "sipp.daring": "ada", "sipp.mudah_dioperasikan": "ada"}
DESK = {"pengaduan.ada": "ada"}
NEW = {"inovasi.ada": "ada"}
LAW = {**NEW, "inovasi.hukum": "ada"}


@pytest.mark.parametrize(
    ("indicator", "given", "expected"),
    [
        ("10", {"sdm.waktu": []}, (0, 0)),
        ("10", {"sdm.waktu": ["tanpa_jeda", "luar_jam"]}, (0, 0)),
        ("10", POLICY, (1, 1)),
        ("10", {"sdm.waktu": ["kebijakan", "tanpa_jeda", "sehari_penuh"]}, (3, 3)),
        ("10", {"sdm.waktu": first("sdm.waktu", 6)}, (5, 5)),
        ("11", {"sdm.kode_etik": "tidak"}, (0, 0)),
        ("11", {"sdm.kode_etik": "ada"}, (0, 5)),
        ("11", CODE, (1, 1)),
        ("11", {**CODE, "sdm.kode_etik_isi": ["dasar", "kkn", "sanksi"]}, (3, 3)),
        ("11", {**CODE, "sdm.kode_etik_isi": ["kkn", "sanksi"]}, (0, 0)),
        ("11", {**CODE, "sdm.kode_etik_isi": first("sdm.kode_etik_isi", 5)}, (5, 5)),
        ("13", {"sdm.penghargaan": []}, (0, 0)),
        ("13", {"sdm.penghargaan": ["kehadiran", "inovatif"]}, (1, 1)),
        ("13", {"sdm.penghargaan": ["kehadiran", "inovatif", "penampilan"]}, (2, 2)),
        (
            "13",
            {"sdm.penghargaan": ["kehadiran", "kerja_sama", "inovatif", "penampilan", "tanpa_keluhan"]},
            (2, 2),
        ),
        ("13", {"sdm.penghargaan": ["kinerja", "kehadiran"]}, (3, 3)),
        ("13", {"sdm.penghargaan": ["kinerja", "kehadiran", "inovatif", "penampilan"]}, (4, 4)),
        ("13", {"sdm.penghargaan": first("sdm.penghargaan", 5)}, (5, 5)),
        ("16", {"sarpras.tunggu": ["kursi", "televisi"]}, (0, 0)),
        ("16", {"sarpras.tunggu": ROOM}, (1, 1)),
        ("16", {"sarpras.tunggu": [*ROOM, "wifi", "minum"]}, (3, 3)),
        ("16", {"sarpras.tunggu": first("sarpras.tunggu", 9)}, (5, 5)),
        ("22", {"sipp.ada": "tidak"}, (0, 0)),
        ("22", {**SIPP, "sipp.isi": ["lapor", "skm"]}, (0, 0)),
        ("22", {**SIPP, "sipp.isi": ["standar", "skm"]}, (1, 1)),
        ("22", {**SIPP, "sipp.isi": ["standar", "lapor", "skm", "kinerja"]}, (4, 4)),
        ("22", {**SIPP, "sipp.isi": ["standar", "lapor", "skm", "kinerja", "tanya_jawab"]}, (5, 5)),
        ("23", {**SIPP, "sipp.daring": "tidak"}, (0, 0)),
        ("23", ONLINE, (1, 5)),
        (
            "23",
            {**ONLINE, "sipp.mudah_diakses": "ada", "sipp.kompatibel": "tidak", "sipp.domain": "ada"},
            (2, 2),
        ),
        ("24", {**SIPP, "sipp.pemutakhiran": ["tidak"]}, (0, 0)),
        ("24", {**SIPP, "sipp.pemutakhiran": ["tahunan"]}, (1, 1)),
        ("24", {**SIPP, "sipp.pemutakhiran": ["bulanan"]}, (3, 3)),
        ("24", {**SIPP, "sipp.pemutakhiran": ["harian"]}, (5, 5)),
        ("25", {"pengaduan.ada": "tidak"}, (0, 0)),
        ("25", {**DESK, "pengaduan.fasilitas": ["kotak", "register"]}, (2, 2)),
        ("26", {**DESK, "pengaduan.sarana": []}, (0, 0)),
        ("26", {**DESK, "pengaduan.sarana": ["surel", "lapor"]}, (0, 0)),
        ("26", {**DESK, "pengaduan.sarana": ["menyatu"]}, (1, 1)),
        ("26", {**DESK, "pengaduan.sarana": ["terpisah"]}, (2, 2)),
        ("26", {**DESK, "pengaduan.sarana": ["menyatu", "lapor"]}, (3, 3)),
        ("26", {**DESK, "pengaduan.sarana": ["terpisah", "medsos"]}, (4, 4)),
        ("26", {**DESK, "pengaduan.sarana": ["terpisah", "menyatu", "lapor"]}, (5, 5)),
        ("27", {**DESK, "pengaduan.arsip": "ada"}, (1, 5)),
        (
            "27",
            {**DESK, "pengaduan.arsip": "ada", "pengaduan.laporan": "ada", "pengaduan.monev": "tidak"},
            (2, 2),
        ),
        ("28", {**DESK, "pengaduan.masuk": 10, "pengaduan.selesai": 0, "pengaduan.lapor_selesai": 0}, (0, 0)),
        ("28", {**DESK, "pengaduan.masuk": 10, "pengaduan.selesai": 4, "pengaduan.lapor_selesai": 0}, (1, 1)),
        ("28", {**DESK, "pengaduan.masuk": 10, "pengaduan.selesai": 5, "pengaduan.lapor_selesai": 0}, (2, 2)),
        ("28", {**DESK, "pengaduan.masuk": 10, "pengaduan.selesai": 5}, (2, 5)),
        ("28", {**DESK, "pengaduan.lapor_masuk": 100, "pengaduan.lapor_selesai": 49}, (3, 3)),
        ("28", {**DESK, "pengaduan.lapor_masuk": 100, "pengaduan.lapor_selesai": 50}, (4, 4)),
        ("28", {**DESK, "pengaduan.lapor_masuk": 100, "pengaduan.lapor_selesai": 89}, (4, 4)),
        ("28", {**DESK, "pengaduan.lapor_masuk": 100, "pengaduan.lapor_selesai": 90}, (5, 5)),
        ("29", {"inovasi.ada": "tidak"}, (0, 0)),
        ("29", {"inovasi.ada": "proses"}, (1, 1)),
        ("29", {**NEW, "inovasi.lama": ["kurang"], "inovasi.prestasi": []}, (2, 2)),
        (
            "29",
            {**NEW, "inovasi.lama": ["setahun"], "inovasi.kompetisi": "tidak", "inovasi.prestasi": []},
            (3, 3),
        ),
        (
            "29",
            {**NEW, "inovasi.lama": ["setahun"], "inovasi.kompetisi": "ada", "inovasi.prestasi": []},
            (4, 4),
        ),
        ("29", {**NEW, "inovasi.prestasi": ["daerah"]}, (5, 5)),
        ("30", {"inovasi.ada": "tidak"}, (0, 0)),
        ("30", {**NEW, "inovasi.hukum": "tidak"}, (0, 0)),
        ("30", {**NEW, "inovasi.hukum": "proses"}, (1, 1)),
        ("30", {**LAW, "inovasi.dukungan": []}, (2, 2)),
        ("30", {**LAW, "inovasi.dukungan": ["sdm"]}, (3, 3)),
        ("30", {**LAW, "inovasi.dukungan": ["anggaran", "sarana", "sdm"]}, (5, 5)),
    ],
)
def test_the_rungs_of_pekppp_beyond_the_six_elements(
    indicator: str, given: Given, expected: tuple[int, int]
) -> None:
    assert standing(indicator, given) == expected


MANAGED = {"pengaduan.ada": "ada", "pengaduan.sk": "ada"}
FILED = {**MANAGED, "pengaduan.arsip": "ada", "pengaduan.laporan": "ada", "pengaduan.monev": "ada"}


@pytest.mark.parametrize("id", ["ombudsman-2022", "ombudsman-2023", "ombudsman-2025"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"pengaduan.ada": "tidak"}, (0, 0)),
        ({**MANAGED, "pengaduan.sk": "tidak"}, (0, 0)),
        (MANAGED, (25, 100)),
        ({**FILED, "pengaduan.monev": "tidak"}, (50, 50)),
        ({**FILED, "pengaduan.sarana": ["terpisah"]}, (75, 75)),
        ({**FILED, "pengaduan.sarana": ["lapor"]}, (100, 100)),
    ],
)
def test_the_complaints_dimension_of_ombudsman(id: str, given: Given, expected: tuple[int, int]) -> None:
    (result,) = [
        r
        for r in assess(answers(given), SCORED[id], TODAY).results
        if r.indicator.id == "pengaduan-pengelolaan"
    ]
    rungs = result.indicator.rungs
    assert (rungs[result.floor].points, rungs[result.ceiling].points) == expected
    assert result.indicator.ladder_standing.basis.value == "asumsi"
