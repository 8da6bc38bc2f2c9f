"""Lists of services laid over each other, and what one more would change. Pure: units are only ids here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Status
from compliance.model.services import Service
from compliance.reading.services.naming import name_key

Listed = Mapping[str, Service]  # by the key of its name, in the order in which they came


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one file lists for a unit. `whole`: it replaces what was listed before."""

    services: tuple[Service, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a list would change for a unit: names of services that would be new, other, or gone."""

    unit_id: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    @property
    def replaced(self) -> int:
        """How many stored services would be other than they are, or no longer there."""
        return len(self.changed) + len(self.gone)

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.gone)


def keyed(services: Iterable[Service]) -> dict[str, Service]:
    """Services by the key of their names; of two alike the later one says more."""
    found: dict[str, Service] = {}
    for service in services:
        key = name_key(service.name)
        found[key] = updated(found[key], service) if key in found else service
    return found


def replay(layers: Iterable[Layer]) -> dict[str, Service]:
    """What stands once all files came, one after the other."""
    standing: dict[str, Service] = {}
    for layer in layers:
        standing = laid_over(standing, layer)
    return standing


def laid_over(standing: Listed, layer: Layer) -> dict[str, Service]:
    """What stands once one more file came. What it leaves empty says nothing, so it deletes nothing."""
    new = keyed(layer.services)
    if layer.whole:
        return new
    return {
        **standing,
        **{key: updated(standing[key], one) if key in standing else one for key, one in new.items()},
    }


def updated(old: Service, new: Service) -> Service:
    """A service with what a later file says about it."""
    kept = {
        one: text for one, text in old.texts.items() if new.said.get(one, Status.ADA) is Status.ADA
    }  # what is no longer there has no text
    return Service(
        name=new.name,
        said={**old.said, **new.said},
        texts={**kept, **new.texts},
        dates={**old.dates, **new.dates},
        counted=old.counted if new.counted is None else new.counted,
    )


def difference(unit_id: str, before: Listed, after: Listed) -> Difference:
    """What is other afterwards."""
    common = [key for key in after if key in before]
    changed = [key for key in common if not same(before[key], after[key])]
    return Difference(
        unit_id=unit_id,
        added=_names(after, [key for key in after if key not in before]),
        changed=_names(after, changed),
        gone=_names(before, [key for key in before if key not in after]),
        same=len(common) - len(changed),
    )


def same(first: Service, second: Service) -> bool:
    """Whether two services say the same; the order in which they say it does not matter."""
    return (
        dict(first.said) == dict(second.said)
        and dict(first.texts) == dict(second.texts)
        and dict(first.dates) == dict(second.dates)
        and first.counted == second.counted
    )


def _names(services: Listed, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(services[key].name for key in keys)
