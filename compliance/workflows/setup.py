"""The first steps: a registry of units, and periods."""

from __future__ import annotations

from compliance.storage.registry import Period
from compliance.workflows.periods import (
    add_period,
    period,
    periods,
    set_assessment_date,
    set_deadlines,
    untouched,
)
from compliance.workflows.units import RegistrySource, choose_registry, registry, registry_source

__all__ = [
    "Period",
    "RegistrySource",
    "add_period",
    "choose_registry",
    "period",
    "periods",
    "registry",
    "registry_source",
    "set_assessment_date",
    "set_deadlines",
    "untouched",
]
