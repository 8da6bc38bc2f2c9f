"""Training where other pages speak of it: how its share is made, on whose word; the way to a unit's."""

from __future__ import annotations

from compliance.definitions.training import shipped_training
from compliance.model import Unit
from compliance.text import pages as words
from compliance.text import training as text
from compliance.ui import filters, show
from compliance.ui.frame import TRAINING, Visit
from compliance.workflows.setup import Period


def method() -> None:
    """The rules of the share: for the page Metode."""
    rules = shipped_training()
    rows = [
        (
            what,
            rule.format(months=rules.months),
            f"{standing.source}. {standing.note}",
            words.BASES[standing.basis],
        )
        for (what, rule), standing in (
            (text.METHOD_SHARE, rules.share),
            (text.METHOD_WINDOW, rules.window),
            (text.METHOD_LARGEST, rules.largest),
        )
    ]
    show.table(text.METHOD_COLUMNS, rows, least=760)
    show.bullets(text.METHOD)


def way(visit: Visit, unit: Unit, period: Period) -> None:
    """From a unit to its training."""
    show.way(TRAINING, text.WAY, filters.query(visit, unit_id=unit.id, period=period))
