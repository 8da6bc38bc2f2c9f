"""Pages run without a browser: inside the frame, on a database of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compliance.model import Role
from compliance.ui import cached, visitor
from compliance.workflows.guard import Caller, utc_now
from tests.ui.demonstration import copied, demonstration_file, workbooks_file
from tests.workflows.people import somebody

__all__ = ["demonstration_file", "workbooks_file"]

ROOT = Path(__file__).resolve().parents[2]
OFFICE = (Role.ADMINISTRATOR, Role.ORGANISASI)
Open = Callable[..., AppTest]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was set up yet."""
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{tmp_path / 'baru.sqlite3'}")


@pytest.fixture
def demonstration(demonstration_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented regency."""
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", copied(demonstration_file, tmp_path))


@pytest.fixture
def workbooks(workbooks_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented regency with its checklists alone: no survey, complaint or list of services yet."""
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", copied(workbooks_file, tmp_path))


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """`open_page("pantau/peringkat", instrumen="…")` runs that page with these query parameters, for
    somebody of these roles; one person in all pages of a test, unless the roles are others."""
    callers: dict[tuple[object, ...], Caller] = {}

    def caller_of(roles: Sequence[Role], units: Sequence[str], drafts: bool) -> Caller:
        key = (*roles, *units, drafts)
        if key not in callers:
            now = datetime.now(UTC)
            callers[key] = somebody(cached.engine(), *roles, units=units, drafts=drafts, now=now)
        return replace(callers[key], clock=utc_now)

    def opened(
        page: str,
        *,
        roles: Sequence[Role] = OFFICE,
        units: Sequence[str] = (),
        drafts: bool = False,
        **query: str,
    ) -> AppTest:
        caller = caller_of(roles, units, drafts)
        monkeypatch.setattr(visitor, "caller", lambda: caller)
        test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        test.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            test.query_params[name] = value
        return test.run()

    return opened
