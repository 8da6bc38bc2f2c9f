"""Which groups of questions are worth showing: those asked of everybody, and those somebody spoke of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.model import Checklist, ChecklistDefinition, Element, Status


def status_of(checklist: Checklist, element: Element) -> Status | None:
    """What a unit says about an element in its first question; None: nothing."""
    answer = checklist.answers.get(element.questions[0].id)
    return answer.value if answer and isinstance(answer.value, Status) else None


def shown_elements(checklists: Iterable[Checklist], definition: ChecklistDefinition) -> tuple[Element, ...]:
    """The elements every unit is asked for, and the optional groups whose first question one of them
    answered: a group nobody was asked for is no column without answers.
    """
    units: Sequence[Checklist] = tuple(checklists)
    return tuple(
        element
        for element in definition.elements
        if not element.optional or any(status_of(unit, element) for unit in units)
    )
