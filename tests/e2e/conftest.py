"""A fresh server on a free port with a database of its own, and a browser that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.ui.demonstration import copied, demonstration_file

__all__ = ["demonstration_file"]

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright belum terpasang")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000  # milliseconds; a busy machine is no fault of the product


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running product: its address and its database."""

    address: str
    database: str


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in this folder needs a browser, and is run by one worker."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@contextmanager
def serving(database: str) -> Iterator[Server]:
    """The product on a free port, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "KESIAPAN_DATABASE_URL": database},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield Server(address=address, database=database)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended by itself"
        try:
            with urlopen(f"{address}/_stcore/health"):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not start")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty database; no page was asked for yet."""
    with serving(f"sqlite:///{tmp_path / 'baru.sqlite3'}") as server:
        yield server


@pytest.fixture
def changeable(demonstration_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A fresh server on a copy of the invented regency; no page was asked for yet."""
    with serving(copied(demonstration_file, tmp_path)) as server:
        yield server


@pytest.fixture(scope="session")
def demonstration(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server on the invented regency for all tests that only look."""
    with serving(copied(demonstration_file, tmp_path_factory.mktemp("lihat"))) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if CHROMIUM is None:
        pytest.skip("Tidak ada peramban chromium di mesin ini; uji peramban dilewati.")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Someone at a browser: goes to addresses and waits until the page stands still."""

    page: sync_api.Page
    requests: list[str]

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.settled()

    def settled(self) -> None:
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function("() => !document.querySelector('[data-stale=\"true\"]')")

    def click(self, name: str, *, exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).click()

    def sees(self, words: str) -> None:
        sync_api.expect(self.page.locator("[data-testid=stApp]")).to_contain_text(words)


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(browser: sync_api.Browser) -> Iterator[Enter]:
    """`enter(width=…, height=…)` gives a visitor with cookies of their own."""
    contexts = []

    def opened(width: int = 1366, height: int = 900) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        return Visitor(page=page, requests=requests)

    sync_api.expect.set_options(timeout=PATIENCE)
    yield opened
    for context in contexts:
        context.close()
