"""The one place that decides who may do what."""

from __future__ import annotations

from compliance.model import Action, Extent, PeriodState, Person, Rights, Target

PUBLISHED = frozenset({PeriodState.DITERBITKAN, PeriodState.DIARSIPKAN})


def may(person: Person, action: Action, target: Target, rights: Rights) -> bool:
    """Whether one of the person's roles reaches as far as the target."""
    if person.account is None:
        return True
    extents = rights[action].extents
    return any(_reaches(extents[role], person, target) for role in person.roles)


def ever(person: Person, action: Action, rights: Rights) -> bool:
    """Whether there can be a target at all for which the person may: for menus, never for access."""
    if person.account is None:
        return True
    extents = rights[action].extents
    return any(extents[role] is not Extent.NONE for role in person.roles)


def _reaches(extent: Extent, person: Person, target: Target) -> bool:
    match extent:
        case Extent.NONE:
            return False
        case Extent.ALL:
            return True
        case Extent.PUBLISHED:
            return person.drafts or target.state in PUBLISHED
        case Extent.OWN:
            return _owns(person, target)
        case Extent.OWN_OPEN:
            return _owns(person, target) and target.state is PeriodState.DIBUKA


def _owns(person: Person, target: Target) -> bool:
    """Nothing named is nobody's: an empty set of units belongs to no one."""
    return bool(target.units) and target.units is not None and target.units <= person.units
