"""Listings on Google: whom one may see, and one unit over time."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sqlalchemy as sa

from compliance.definitions.load import load_definitions
from compliance.model import Answer, Role, Status
from compliance.problems import ComplianceError
from compliance.workflows import listings
from compliance.workflows.guard import operator
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, Scripted, no, says, set_up, stored, yes

DEFINITIONS = load_definitions()


def stars(rating: str) -> Answer:
    return Answer(value=Fraction(rating))


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    found, pool = set_up(engine), Scripted()
    stored(engine, pool, found, pool.file(b"a", says(DINKES, google_ada=no())))
    stored(engine, pool, found, pool.file(b"b", says(DINKES, google_ada=yes(), google_rating=stars("4.2"))))
    stored(engine, pool, found, pool.file(b"c", says(DINKES, sop_ada=yes())))
    stored(engine, pool, found, pool.file(b"d", says(DINKES, google_rating=stars("4.4"))))
    return found


def test_the_office_sees_all_and_who_has_not_reported(engine: sa.Engine, period_id: int) -> None:
    view = listings.listings_for(operator(engine), DEFINITIONS, period_id=period_id)
    assert [one.unit for one in view.listings] == [DINKES]
    assert view.silent == (BAURENO,)
    assert (view.totals.listed, view.totals.concerned) == (1, 1)


def test_a_unit_sees_its_own_alone(engine: sa.Engine, period_id: int) -> None:
    camat = somebody(engine, Role.OPD, units=[BAURENO.id])
    view = listings.listings_for(camat, DEFINITIONS, period_id=period_id)
    assert (view.listings, view.silent) == ((), (BAURENO,))
    with pytest.raises(ComplianceError) as error:
        listings.history_of(camat, DINKES)
    assert str(error.value) == (
        "Akun Anda tidak berhak untuk ini: melihat jawaban dan kesenjangan sebuah unit. "
        "Bila menurut Anda perlu, hubungi administrator."
    )


def test_history_names_each_moment_at_which_something_changed(engine: sa.Engine, period_id: int) -> None:
    moments = listings.history_of(operator(engine), DINKES)
    assert [(m.listing.listed, m.listing.rating) for m in moments] == [
        (Status.TIDAK, None),
        (Status.ADA, Fraction("4.2")),
        (Status.ADA, Fraction("4.4")),
    ]
    assert {m.period for m in moments} == {"Penilaian 2026"}
