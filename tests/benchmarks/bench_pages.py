"""Pages: a warm re-run of Peringkat against an empty page, and the way from start to first page.

    python -m tests.benchmarks.bench_pages [--runs 40] [--starts 5]

Prints milliseconds and ratios: the re-run with 78 units (aim: at most 1.5) and with 5,000 (at most
3) against a page of the same frame that shows nothing, once without a browser (the script alone)
and once in a browser (from the key that asks for a re-run until the page changes no more); and the
time from starting the server to the first page in a browser, of somebody who is signed in and of
somebody who is not, against an empty application (at most 1.3).
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from compliance.definitions.load import load_definitions
from compliance.model import Role, UnitKind
from compliance.reading.pool import ReaderPool
from compliance.ui import visitor
from compliance.workflows import intake
from compliance.workflows.database import open_database, shared_database
from compliance.workflows.guard import Caller, operator
from compliance.workflows.screening import screened
from compliance.workflows.setup import RegistrySource, choose_registry, periods, registry
from tests.server.people import session_for, signed_in_session

ROOT = Path(__file__).resolve().parents[2]
HEADER = "No;Nama Unit;SOP;Standar Pelayanan;Maklumat;Media Publikasi;SKM;Google"
QUIET = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
ANSWERS = ("ada", "tidak", "proses", "")
OFFICE = (Role.ADMINISTRATOR, Role.ORGANISASI)
RANKING = "pages/pantau/peringkat.py"
EMPTY_PAGE = "from compliance.ui.frame import enter_page\nenter_page('{name}')\n"
QUIET_TIME = 500  # milliseconds within which a page stands still again
STILL = '[data-testid="stApp"][data-test-script-state="notRunning"]'
WATCH = """() => {
  addEventListener("keydown", () => { window.begun = performance.now(); }, true);
  const app = document.querySelector('[data-testid="stApp"]');
  // A short run may begin and end between two drawings: then only what it drew tells.
  new MutationObserver(() => { window.ended = performance.now(); }).observe(app, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
}"""
EMPTY_APP = "import streamlit as st\nst.title('Kosong')\n"


def installed(folder: Path, units: int) -> str:
    """A database with this many units that have reported, by the way every upload goes."""
    url = f"sqlite:///{folder / f'{units}.sqlite3'}"
    engine = open_database(url)
    names = [f"Dinas Urusan {_word(n)}" for n in range(units)]
    csv = "kode_wilayah,nama,singkatan,jenis,induk,alias,alias_lazim,status\n" + "".join(
        f"u{n},{name},,{UnitKind.DINAS.value},,,,berlaku\n" for n, name in enumerate(names)
    )
    choose_registry(operator(engine), RegistrySource.CSV, csv=csv.encode(), now=datetime.now(UTC))
    rows = [
        ";".join([str(n), name, "ada", *(ANSWERS[(n * 7 + n // 5 * column) % 4] for column in range(1, 6))])
        for n, name in enumerate(names, start=1)
    ]
    data = "\n".join([HEADER, *rows]).encode()
    period_id = periods(engine)[-1].id
    with ReaderPool(registry(engine)) as pool:
        files = screened([("isian.csv", data)], pool)
        batch_id = intake.stage(operator(engine), files, period_id=period_id, now=datetime.now(UTC))
        intake.read_batch(engine, batch_id, pool, load_definitions())
    stored = intake.confirm(operator(engine), batch_id, reason="", now=datetime.now(UTC), without_asked=True)
    assert stored.units == units, f"{stored.units} of {units} units were read"
    engine.dispose()
    return url


def _word(number: int) -> str:
    """A word of its own for each number, unlike its neighbours."""
    syllables = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")
    return "".join(syllables[int(digit)] for digit in f"{number * 7919 % 10_000:04d}").capitalize()


def emptied(folder: Path) -> Path:
    """The same frame and menu, with pages that show their heading and nothing else."""
    for path in (ROOT / "pages").glob("*/*.py"):
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(EMPTY_PAGE.format(name=path.stem), encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    return Path(shutil.copy(ROOT / "dashboard.py", folder))


def rerun(url: str, dashboard: Path, runs: int) -> float:
    """The median milliseconds of a warm re-run of Peringkat, without network and browser."""
    os.environ["KESIAPAN_DATABASE_URL"] = url
    engine = shared_database()
    someone = Caller(engine=engine, session=session_for(engine, OFFICE).session)
    visitor.caller = lambda: someone
    test = AppTest.from_file(str(dashboard), default_timeout=120)
    test.switch_page(RANKING)
    for _ in range(3):
        test.run()
        assert not test.exception
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        test.run()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def first_page(browser: Browser, script: Path, url: str, *, still: str = STILL, token: str = "") -> float:
    """Seconds from starting the server until its first page stands still in the browser."""
    begun = time.perf_counter()
    with _serving(script, url) as address:
        page = _page(browser, address, token)
        page.goto(address)
        page.wait_for_selector("h1")
        page.wait_for_selector(still)
        taken = time.perf_counter() - begun
        page.close()
        return taken


def _page(browser: Browser, address: str, token: str) -> Page:
    """A page of its own, with the cookie of a session where there is one."""
    context = browser.new_context()
    if token:
        context.add_cookies([{"name": "kesiapan_sesi", "value": token, "url": address}])
    return context.new_page()


def felt(browser: Browser, asked: Sequence[tuple[Path, str, str]], runs: int) -> list[float]:
    """The median milliseconds from the key that asks for a re-run until Peringkat stands still, for each
    script, database and selector of what it shows last; in turns, as a machine is not always as fast."""
    with ExitStack() as stack:
        pages = []
        for script, url, ready in asked:
            address = stack.enter_context(_serving(script, url))
            pages.append(page := _page(browser, address, signed_in_session(url, OFFICE)))
            page.goto(f"{address}/peringkat")
            page.wait_for_selector("h1")
            page.wait_for_selector(ready)
            page.wait_for_selector(STILL)
            page.evaluate(WATCH)
        rounds = [[_rerun_in(page) for page in pages] for _ in range(runs + 3)]
        for page in pages:
            page.close()
    return [statistics.median(taken) for taken in zip(*rounds[3:], strict=True)]


def _rerun_in(page: Page) -> float:
    page.bring_to_front()
    page.keyboard.press("r")
    page.wait_for_timeout(QUIET_TIME)
    taken: float = page.evaluate("() => window.ended - window.begun")
    return taken


@contextmanager
def _serving(script: Path, url: str) -> Iterator[str]:
    """The address of a server of its own for this script, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)],
        cwd=script.parent,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT), "KESIAPAN_DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _listens(port):
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # AppTest has no browser to talk to, and says so
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        small, large = installed(folder, 78), installed(folder, 5000)
        _reruns(folder, small, large, options.runs)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            _felt(browser, folder, small, large, options.runs)
            _starts(browser, folder, small, options.starts)
            browser.close()


def _reruns(folder: Path, small: str, large: str, runs: int) -> None:
    empty = rerun(small, emptied(folder / "kosong"), runs)
    print(f"empty page in the frame: {empty:.1f} ms")
    for units, url in ((78, small), (5000, large)):
        taken = rerun(url, ROOT / "dashboard.py", runs)
        print(f"Peringkat, {units} units: {taken:.1f} ms, {taken / empty:.2f} times the empty page")


def _felt(browser: Browser, folder: Path, small: str, large: str, runs: int) -> None:
    full, table = ROOT / "dashboard.py", '[data-testid="stDataFrame"]'
    empty, *taken = felt(
        browser,
        [(folder / "kosong" / "dashboard.py", small, "h1"), (full, small, table), (full, large, table)],
        runs,
    )
    print(f"in the browser, empty page in the frame: {empty:.0f} ms")
    for units, time_taken in zip((78, 5000), taken, strict=True):
        times = f"{time_taken / empty:.2f} times the empty page"
        print(f"in the browser, Peringkat, {units} units: {time_taken:.0f} ms, {times}")


def _starts(browser: Browser, folder: Path, url: str, starts: int) -> None:
    bare = folder / "telanjang" / "kosong.py"
    bare.parent.mkdir()
    bare.write_text(EMPTY_APP, encoding="utf-8")
    token, ours = signed_in_session(url, OFFICE), ROOT / "dashboard.py"
    rounds = [
        (
            first_page(browser, bare, url),
            first_page(browser, ours, url, still="form"),
            first_page(browser, ours, url, token=token),
        )
        for _ in range(starts)
    ]
    empty, stranger, known = (statistics.median(taken) for taken in zip(*rounds, strict=True))
    for who, taken in (("the sign-in form", stranger), ("the first page when signed in", known)):
        times = f"{taken / empty:.2f} times an empty application ({empty:.2f} s)"
        print(f"start to {who}: {taken:.2f} s, {times}")


if __name__ == "__main__":
    main()
