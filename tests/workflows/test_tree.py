"""Units and those below them: who counts, who may look, and how the figures come about."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from compliance.analysis.rollup import Branch, Lowest, Mean, Share
from compliance.definitions.load import load_definitions
from compliance.definitions.rollup import ROLLUP
from compliance.model import Answer, PeriodState, Role, Status, Unit, UnitKind
from compliance.problems import ComplianceError
from compliance.storage.engine import writing
from compliance.storage.registry import note_change
from compliance.storage.tables import freeze_files
from compliance.workflows import tree
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from compliance.workflows.tree import Level
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, no, says, set_up, stored, yes

DEFINITIONS = load_definitions()
WAIVED = Answer(value=Status.TIDAK_BERLAKU, note="tidak melayani")
DESA = tuple(
    Unit(id=f"d{n}", name=f"Desa {name}", kind=UnitKind.DESA, parent=BAURENO.id)
    for n, name in enumerate(("Satu", "Dua", "Tiga", "Empat"))
)


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """A kecamatan with four desa: one with everything, one with nothing, one waived, one silent."""
    found = set_up(engine, DINKES, BAURENO, *DESA)
    elements = [element.id for element in DEFINITIONS.checklist.elements if not element.optional]
    all_of = {f"{element}_ada": yes() for element in elements}
    none_of = {f"{element}_ada": no() for element in elements}
    pool = Scripted()
    file = pool.file(
        b"a",
        says(DESA[0], **all_of),
        says(DESA[1], **none_of),
        says(DESA[2], **(all_of | {"sop_ada": WAIVED})),
        says(DINKES, **none_of),
    )
    stored(engine, pool, found, file)
    return found


def look(caller: Caller, period_id: int, parent: str = "") -> Level:
    return tree.level(caller, DEFINITIONS, period_id=period_id, instrument_id="kesiapan-2026", parent=parent)


def figures(branch: Branch) -> dict[str, object]:
    return {figure.rule.id: figure for figure in branch.figures}


def test_a_kecamatan_has_the_figures_of_its_desa(engine: sa.Engine, period_id: int) -> None:
    level = look(operator(engine), period_id)
    assert [branch.unit for branch in level.below] == [DINKES, BAURENO]
    kecamatan = level.below[1]
    assert (kecamatan.children, len(kecamatan.below), kecamatan.reported) == (4, 4, 3)
    found = figures(kecamatan)
    sop, mean, lowest = found["sop"], found["rata-rata"], found["terendah"]
    assert isinstance(sop, Share)
    assert (sop.said, sop.concerned, sop.open) == (1, 3, 1)
    assert [(one, answer and answer.value) for one, answer in sop.members] == [
        (DESA[0], Status.ADA),
        (DESA[1], Status.TIDAK),
        (DESA[2], Status.TIDAK_BERLAKU),
        (DESA[3], None),
    ]
    assert kecamatan.silent == (DESA[3],)
    scores = [branch.floor for branch in look(operator(engine), period_id, BAURENO.id).below[:3]]
    assert isinstance(mean, Mean)
    assert scores[1] == Decimal("0.00")
    assert (len(mean.members), mean.score) == (3, (sum(scores) / 3).quantize(Decimal("0.01")))
    assert isinstance(lowest, Lowest)
    assert lowest.members == mean.members == tuple(zip(DESA[:3], scores, strict=True))
    assert (lowest.unit, lowest.score) == (DESA[1], Decimal("0.00"))


def test_a_silent_unit_is_no_zero(engine: sa.Engine, period_id: int) -> None:
    silent = look(operator(engine), period_id, BAURENO.id).below[3]
    assert (silent.unit, silent.floor, silent.enough) == (DESA[3], None, False)


def test_the_regency_is_the_sum_of_all(engine: sa.Engine, period_id: int) -> None:
    whole = look(operator(engine), period_id).whole
    assert whole is not None
    assert (whole.unit, len(whole.below), whole.reported) == (None, 6, 4)
    sop = figures(whole)["sop"]
    assert isinstance(sop, Share)
    assert (sop.said, sop.concerned, sop.open) == (1, 5, 2)


def test_the_way_down_is_named(engine: sa.Engine, period_id: int) -> None:
    assert look(operator(engine), period_id, DESA[0].id).path == (BAURENO, DESA[0])
    assert look(operator(engine), period_id, DESA[0].id).below == ()
    assert {branch.unit for branch in look(operator(engine), period_id).every} == {DINKES, BAURENO, *DESA}


def test_an_opd_sees_itself_and_what_is_below_and_no_figure_of_the_regency(
    engine: sa.Engine, period_id: int
) -> None:
    camat = somebody(engine, Role.OPD, units=[BAURENO.id])
    level = look(camat, period_id)
    assert level.whole is None
    assert [branch.unit for branch in level.below] == [BAURENO]
    assert {branch.unit for branch in level.every} == {BAURENO, *DESA}
    inside = look(camat, period_id, BAURENO.id)
    assert inside.path == (BAURENO,)
    with pytest.raises(ComplianceError) as error:
        look(camat, period_id, DINKES.id)
    assert str(error.value) == (
        "Akun Anda tidak berhak untuk ini: melihat jawaban dan kesenjangan sebuah unit. "
        "Bila menurut Anda perlu, hubungi administrator."
    )


def test_leaders_wait_for_the_publication(engine: sa.Engine, period_id: int) -> None:
    with pytest.raises(ComplianceError) as error:
        look(somebody(engine, Role.PIMPINAN), period_id)
    assert str(error.value) == (
        "Periode “Penilaian 2026” belum diterbitkan. "
        "Anda dapat melihatnya setelah administrator menerbitkannya."
    )


def test_a_unit_nobody_knows(engine: sa.Engine, period_id: int) -> None:
    with pytest.raises(ComplianceError) as error:
        look(operator(engine), period_id, "entah")
    assert str(error.value) == (
        "Unit “entah” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi."
    )


def test_a_freeze_from_before_the_rules_were_kept_is_rolled_up_by_those_of_now(
    engine: sa.Engine, period_id: int
) -> None:
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        advance(operator(engine), period_id, state, definitions=DEFINITIONS, now=NOW)
    before = look(operator(engine), period_id)
    with writing(engine) as connection:
        connection.execute(sa.delete(freeze_files).where(freeze_files.c.name == ROLLUP))
        note_change(connection)
    assert look(operator(engine), period_id) == before
