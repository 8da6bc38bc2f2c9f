"""The ranking as it is put into words."""

from __future__ import annotations

from compliance.analysis import frames
from compliance.analysis.frames import bulk_frame, with_beyond, with_verified
from compliance.analysis.ranking import rank_units
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from compliance.text import watching as text
from compliance.ui import ranking
from tests.builders import TODAY, ada, answers, indicator, instrument, unit


def test_completeness_has_the_decimals_it_has_where_it_is_explained() -> None:
    """57 of 200 is 28.5 percent: as a float a little less, and without decimals it would read 28."""
    ruler = instrument(indicator("I1", ada("sp.ada"), weight=57), indicator("I2", ada("skm.ada"), weight=143))
    scores = assess_bulk(AnswerColumns.from_answers([answers({"sp.ada": "ada"})]), ruler, TODAY)
    frame = with_beyond(
        with_verified(bulk_frame([unit("Dinas Satu")], scores), scores), scores, checked=[True]
    )
    frame[frames.DISPENSATIONS] = ""
    shown = ranking.prepared(rank_units(frame, kind=None), ruler)
    [why] = shown.provisional_table[text.COLUMN_WHY]
    assert "28,5 %" in why
