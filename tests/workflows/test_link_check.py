"""The check of links: who may start it, what it leaves behind, and for whom."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence

import httpx2
import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions
from compliance.links.check import Asking
from compliance.links.outcome import Outcome
from compliance.model import Role
from compliance.workflows import link_check
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller
from compliance.workflows.link_check import LinkCheck, latest, start
from tests.workflows.people import NOW, somebody
from tests.workflows.scenes import BAURENO, DINKES, NO_DEFINITIONS, Scripted, says, set_up, stored, yes

DEFINITIONS: Definitions = NO_DEFINITIONS


class Pages(httpx2.AsyncBaseTransport):
    """A web in which everything opens but what ends in `hilang`; `gate` holds it back."""

    def __init__(self, gate: threading.Event) -> None:
        self._gate = gate

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await asyncio.get_running_loop().run_in_executor(None, self._gate.wait)
        return httpx2.Response(404 if request.url.path.endswith("hilang") else 200)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Open from the start; what a test closes is opened again at its end."""
    gate = threading.Event()
    gate.set()

    async def resolve(host: str, port: int) -> Sequence[str]:
        if host.endswith("dalam.id"):
            return ["10.0.0.1"]
        return ["8.8.8.8"]

    monkeypatch.setattr(link_check, "ASKING", lambda: Asking(resolve=resolve, transport=Pages(gate)))
    yield gate
    gate.set()


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    period_id, pool = set_up(engine, DINKES, BAURENO), Scripted()
    dinkes = says(DINKES, sp_ada=yes(evidence=("https://a.id/sp", "http://dalam.id/x")))
    baureno = says(BAURENO, sp_ada=yes(evidence=("https://a.id/sp", "https://b.id/hilang")))
    stored(engine, pool, period_id, pool.file(b"a", dinkes, baureno))
    return period_id


def through(caller: Caller, period_id: int) -> LinkCheck:
    """The check once it has ended."""
    for thread in threading.enumerate():
        if thread.name == "pemeriksa-tautan":
            thread.join(30)
    found = latest(caller, DEFINITIONS, period_id=period_id)
    assert found is not None
    assert found.ended is not None
    return found


@pytest.mark.usefixtures("gate")
def test_nothing_is_asked_until_somebody_says_so(engine: sa.Engine, period_id: int) -> None:
    assert latest(somebody(engine, Role.ORGANISASI), DEFINITIONS, period_id=period_id) is None


@pytest.mark.usefixtures("gate")
def test_every_link_once_and_what_came_of_it(engine: sa.Engine, period_id: int) -> None:
    office = somebody(engine, Role.ORGANISASI)
    start(office, DEFINITIONS, period_id=period_id)
    found = through(office, period_id)
    assert (found.total, found.done, found.silent, found.failed, found.ended) == (3, 3, 0, False, NOW)
    assert found.outcomes == {
        "https://a.id/sp": Outcome.OPENS,
        "http://dalam.id/x": Outcome.FORBIDDEN,
        "https://b.id/hilang": Outcome.NOT_FOUND,
    }


@pytest.mark.usefixtures("gate")
def test_a_unit_sees_what_came_of_its_own_links(engine: sa.Engine, period_id: int) -> None:
    start(somebody(engine, Role.ORGANISASI), DEFINITIONS, period_id=period_id)
    found = through(somebody(engine, Role.OPD, units=["dinkes"]), period_id)
    assert set(found.outcomes) == {"https://a.id/sp", "http://dalam.id/x"}


@pytest.mark.usefixtures("gate")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PIMPINAN, Role.OPD])
def test_only_the_office_may_start_it(engine: sa.Engine, period_id: int, role: Role) -> None:
    caller = somebody(engine, role, units=["dinkes"] if role is Role.OPD else [], drafts=True)
    with pytest.raises(Refused, match=r"tidak berhak|tidak sedang dibuka"):
        start(caller, DEFINITIONS, period_id=period_id)
    assert latest(somebody(engine, Role.ORGANISASI), DEFINITIONS, period_id=period_id) is None


@pytest.mark.usefixtures("gate")
def test_who_sees_no_answers_sees_no_outcomes(engine: sa.Engine, period_id: int) -> None:
    start(somebody(engine, Role.ORGANISASI), DEFINITIONS, period_id=period_id)
    with pytest.raises(Refused, match="belum diterbitkan"):
        latest(somebody(engine, Role.PIMPINAN), DEFINITIONS, period_id=period_id)


def test_it_runs_beside_and_only_once(engine: sa.Engine, period_id: int, gate: threading.Event) -> None:
    office = somebody(engine, Role.ORGANISASI)
    gate.clear()
    start(office, DEFINITIONS, period_id=period_id)
    running = latest(office, DEFINITIONS, period_id=period_id)
    assert running is not None
    assert running.ended is None
    assert running.total == 3
    start(office, DEFINITIONS, period_id=period_id)
    assert sum(thread.name == "pemeriksa-tautan" for thread in threading.enumerate()) == 1
    gate.set()
    assert through(office, period_id).done == 3


def test_without_a_network_it_says_so_and_judges_no_link(
    engine: sa.Engine, period_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere(host: str, port: int) -> Sequence[str]:
        raise OSError("Temporary failure in name resolution")

    how = Asking(resolve=nowhere, transport=Pages(threading.Event()))
    monkeypatch.setattr(link_check, "ASKING", lambda: how)
    office = somebody(engine, Role.ORGANISASI)
    start(office, DEFINITIONS, period_id=period_id)
    found = through(office, period_id)
    assert found.silent == 3
    assert found.outcomes == {}
    assert not found.failed


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_check_that_breaks_is_not_called_running(
    engine: sa.Engine, period_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Asking:
        raise RuntimeError("rusak")

    monkeypatch.setattr(link_check, "ASKING", broken)
    office = somebody(engine, Role.ORGANISASI)
    start(office, DEFINITIONS, period_id=period_id)
    found = through(office, period_id)
    assert found.failed


@pytest.mark.usefixtures("gate")
def test_only_the_last_few_periods_are_remembered(
    engine: sa.Engine, period_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_check, "KEPT", 1)
    office = somebody(engine, Role.ORGANISASI)
    start(office, DEFINITIONS, period_id=period_id)
    through(office, period_id)
    assert list(link_check._RUNS) == [(engine, period_id)]
