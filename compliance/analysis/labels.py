"""Names of units that tell them apart."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from compliance.analysis.frames import NAME, UNIT_ID
from compliance.model import Registry


def labelled(registry: Registry) -> dict[str, str]:
    """A label for each unit id that no other unit has: the name, and where two share it also the
    parent, or the id."""
    names = Counter(item.name for item in registry.units)
    parents = {item.id: item.name for item in registry.units}
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for item in registry.units:
        label = item.name
        if names[label] > 1 and item.parent:
            label = f"{label} ({parents.get(item.parent, item.parent)})"
        if label in taken or (names[item.name] > 1 and not item.parent):
            label = f"{item.name} ({item.id})"
        taken.add(label)
        labels[item.id] = label
    return labels


def told_apart(frame: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The frame, `UNIT_ID` and `NAME` in it, with a label in place of each name that two units in force
    share."""
    names = Counter(unit.name for unit in registry.units if unit.active)
    shared = frame[NAME].isin([name for name, units in names.items() if units > 1])
    if not shared.any():
        return frame
    labels = frame[UNIT_ID].map(labelled(registry)).fillna(frame[NAME])
    return frame.assign(**{NAME: frame[NAME].mask(shared, labels)})
