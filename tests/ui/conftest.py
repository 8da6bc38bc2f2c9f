"""Pages run without a browser: inside the frame, on a database of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.demonstration import copied, demonstration_file

__all__ = ["demonstration_file"]

ROOT = Path(__file__).resolve().parents[2]
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
def open_page() -> Open:
    """`open_page("pantau/peringkat", instrumen="…")` runs that page with these query parameters."""

    def opened(page: str, **query: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        test.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            test.query_params[name] = value
        return test.run()

    return opened
