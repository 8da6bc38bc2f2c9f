"""A fresh server on a free port with a database of its own, and a browser that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from compliance.model import Role
from tests.server.people import signed_in_session
from tests.ui.demonstration import copied, demonstration_file, workbooks_file

__all__ = ["demonstration_file", "workbooks_file"]

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


OFFICE = (Role.ADMINISTRATOR, Role.ORGANISASI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running product: its address, its database, and the files its terminal is written to."""

    address: str
    database: str
    terminal: Path
    errors: Path

    def said(self) -> str:
        """What stands on its terminal so far."""
        return self.terminal.read_text(encoding="utf-8")


RUNNING: dict[str, Server] = {}  # by address


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in this folder needs a browser, and is run by one worker."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(
    database: str, folder: Path, *, port: int | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The product on a port, until the end of the block. `settings`: further environment variables."""
    port = port or free_port()
    server = Server(
        address=f"http://127.0.0.1:{port}",
        database=database,
        terminal=folder / f"layar-{port}.txt",
        errors=folder / f"galat-{port}.txt",
    )
    with server.terminal.open("ab") as terminal, server.errors.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "KESIAPAN_DATABASE_URL": database, **(settings or {})},
            stdout=terminal,
            stderr=errors,
        )
    try:
        _wait_for(server.address, process)
        RUNNING[server.address] = server
        yield server
    finally:
        RUNNING.pop(server.address, None)
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
            with urlopen(f"{address}/sehat"):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not start")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty database; no page was asked for yet."""
    with serving(f"sqlite:///{tmp_path / 'baru.sqlite3'}", tmp_path) as server:
        yield server


@pytest.fixture
def changeable(demonstration_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A fresh server on a copy of the invented regency; no page was asked for yet."""
    with serving(copied(demonstration_file, tmp_path), tmp_path) as server:
        yield server


@pytest.fixture
def unfilled(workbooks_file: Path, tmp_path: Path) -> Iterator[Server]:
    """The same on the invented regency without its surveys, complaints and services."""
    with serving(copied(workbooks_file, tmp_path), tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def demonstration(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server on the invented regency for all tests that only look."""
    folder = tmp_path_factory.mktemp("lihat")
    with serving(copied(demonstration_file, folder), folder) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if CHROMIUM is None:
        pytest.skip("Tidak ada peramban chromium di mesin ini; uji peramban dilewati.")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


def signed_in(
    context: sync_api.BrowserContext, server: Server, roles: Iterable[Role], units: Iterable[str] = ()
) -> str:
    """Makes an account of these roles in the server's database and puts the cookie of a session of
    it into the browser. Returns the token."""
    token = signed_in_session(server.database, roles, units)
    cookie = {"name": "kesiapan_sesi", "value": token, "url": server.address, "httpOnly": True}
    context.add_cookies([{**cookie, "sameSite": "Lax"}])
    return token


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Someone at a browser: goes to addresses and waits until the page stands still.

    `roles`, `units`: as whom they are signed in at every server they visit; no roles: as a stranger.
    """

    page: sync_api.Page
    requests: list[str]
    roles: tuple[Role, ...] = ()
    units: tuple[str, ...] = ()
    _known: set[str] = field(default_factory=set)

    def go(self, address: str) -> None:
        self.introduce(address)
        self.page.goto(address)
        self.settled()

    def introduce(self, address: str) -> None:
        """Sign in at the server of an address, once."""
        parts = urlsplit(address)
        base = f"{parts.scheme}://{parts.netloc}"
        if self.roles and base not in self._known:
            self._known.add(base)
            signed_in(self.page.context, RUNNING[base], self.roles, self.units)

    def settled(self) -> None:
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function("() => !document.querySelector('[data-stale=\"true\"]')")

    def still(self) -> None:
        """Waits until nothing moves: an expander that is opening closes the list of a field in it."""
        self.page.wait_for_function("() => document.getAnimations().length === 0")

    def click(self, name: str, *, exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).click()

    def table(self) -> sync_api.Locator:
        """The first table that is to be seen: one in a closed expander may come before it."""
        return self.page.get_by_test_id("stDataFrame").filter(visible=True).first

    def sees(self, words: str) -> None:
        sync_api.expect(self.page.locator("[data-testid=stApp]")).to_contain_text(words)


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(browser: sync_api.Browser) -> Iterator[Enter]:
    """`enter(width=…, height=…, role=…, units=…)` gives a visitor with cookies of their own.

    Without `role` it is somebody of the office, who may do everything; `role=None`: a stranger.
    """
    contexts = []

    def opened(
        width: int = 1366,
        height: int = 900,
        role: Role | Iterable[Role] | None = OFFICE,
        units: Iterable[str] = (),
        **options: object,
    ) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        roles = (role,) if isinstance(role, Role) else tuple(role or ())
        return Visitor(page=page, requests=requests, roles=roles, units=tuple(units))

    sync_api.expect.set_options(timeout=PATIENCE)
    yield opened
    for context in contexts:
        context.close()
