"""Names of units that tell them apart."""

from __future__ import annotations

from collections import Counter

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
