"""A small instrument and what it makes of an exception: for what explains scores."""

from __future__ import annotations

from datetime import date

from compliance.analysis.explanation import Explanation, explain
from compliance.model import Dispensation
from tests.builders import TODAY, ada, answers, any_of, aspect, at_least, indicator, instrument

SP = indicator(
    "SP",
    ada("sp.ada"),
    (ada("sp.ada"), any_of(at_least("sp.komponen", 14), ada("sp.fkp"))),
    weight=2,
    waived_by=["sp.ada"],
)
SKM = indicator("SKM", ada("skm.ada"), weight=1, waived_by=["skm.ada"])
WALK = indicator("WALK", unseen="Perlu wawancara.")
RULER = instrument(aspect("I", SP, SKM, weight=6), aspect("II", WALK, weight=3))
EXEMPT = Dispensation(
    id=1,
    unit_id="x",
    element="sp",
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    basis="SK 1",
)


def exempted() -> Explanation:
    """Of a unit that answered *tidak* and was exempted."""
    said, claimed = answers({"sp.ada": "tidak berlaku"}), answers({"sp.ada": "tidak"})
    return explain(said, RULER, TODAY, claims=claimed, dispensations=[EXEMPT])
