"""Whether the links of a period open: asked only when somebody who keeps all answers says so.

It runs beside the sessions and goes on when the page is left. What came of it is remembered by this
process for the last few periods, and nowhere else: it is about other people's servers on one day,
supports no score, and is asked again with one click.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.load import Definitions
from compliance.links.check import Asking, asking, check_all
from compliance.links.outcome import Outcome
from compliance.model import Action
from compliance.workflows.evidence import period_evidence
from compliance.workflows.guard import Caller, acting, looking, visible_units

MOST_LINKS = 2_000
KEPT = 8  # periods
ASKING: Callable[[], Asking] = asking


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheck:
    """How far the last check of a period is. `done` of `total` links are through.

    `outcomes`: by link, of those the reader may see. `silent`: how many hosts were tried in vain
    before it was given up for want of a network, 0 otherwise. `ended` None: still running.
    """

    total: int
    done: int
    outcomes: Mapping[str, Outcome]
    silent: int
    failed: bool
    ended: datetime | None


@dataclass(slots=True, kw_only=True)
class _Run:
    """A check while it runs, written by its thread alone."""

    links: Sequence[str]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    silent: int = 0
    failed: bool = False
    ended: datetime | None = None


_Key = tuple[sa.Engine, int]
_LOCK = threading.Lock()
_RUNS: OrderedDict[_Key, _Run] = OrderedDict()
_TURN = threading.Lock()  # one check at a time: the few requests at once are few for all together


def start(caller: Caller, definitions: Definitions, *, period_id: int) -> None:
    """Asks for every link of the period in the background; does nothing while that is under way."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.UPLOAD, period=period)
        _, evidence = period_evidence(look, period, definitions)
    links = tuple(dict.fromkeys(use.link for use in evidence.uses))[:MOST_LINKS]
    key = (caller.engine, period_id)
    with _LOCK:
        known = _RUNS.get(key)
        if known is not None and known.ended is None:
            return
        run = _RUNS[key] = _Run(links=links)
        _RUNS.move_to_end(key)
        while len(_RUNS) > KEPT:
            _RUNS.popitem(last=False)
    with acting(caller) as act:
        act.note(Event.LINKS_CHECKED, f"period {period_id}", after={"links": len(links)})
    thread = threading.Thread(target=_check, args=(run, caller.clock), name="pemeriksa-tautan", daemon=True)
    thread.start()


def latest(caller: Caller, definitions: Definitions, *, period_id: int) -> LinkCheck | None:
    """The last check of the period as far as it concerns what the person may see; None without one."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        run = _RUNS.get((caller.engine, period_id))
        if run is None:
            return None
        _, evidence = period_evidence(look, period, definitions)
    ended = run.ended  # before the rest, which is complete once this is set
    outcomes = dict(run.outcomes)
    links = {use.link for use in evidence.uses if own is None or use.unit.id in own}
    return LinkCheck(
        total=len(run.links),
        done=len(outcomes),
        outcomes={link: outcome for link, outcome in outcomes.items() if link in links},
        silent=run.silent,
        failed=run.failed,
        ended=ended,
    )


def _check(run: _Run, clock: Callable[[], datetime]) -> None:
    run.failed = True  # until the contrary is known
    try:
        with _TURN:
            silent = asyncio.run(check_all(run.links, run.outcomes.__setitem__, ASKING()))
        if silent:  # that nobody answers us says nothing about them
            for link in [link for link, one in run.outcomes.items() if one is Outcome.UNREACHABLE]:
                del run.outcomes[link]
        run.silent, run.failed = silent, False
    finally:
        run.ended = clock()
