"""Signing in through a provider of its own kind, that the test starts beside the product."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from compliance.model import Role
from compliance.storage import accounts as store
from compliance.storage.engine import reading
from compliance.text import pages
from compliance.text import signing_in as text
from compliance.workflows.database import open_database
from tests.e2e.conftest import Enter, Server, Visitor, free_port, serving, sync_api
from tests.ui.demonstration import copied

BUTTON = "Masuk dengan SSO Pemkab"
KNOWN = {"sub": "siti", "email": "siti@contoh.go.id", "email_verified": True, "name": "Siti Aminah"}
UNKNOWN = {"sub": "asing", "email": "asing@contoh.go.id", "email_verified": True}
SETTINGS = """
[openid]
label = "{button}"
penerbit = "{issuer}"
id_klien = "kesiapan"
rahasia = "rahasia-uji"
[[openid.izin]]
surel = "siti@contoh.go.id"
peran = ["pimpinan"]
lihat_draf = true
"""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    port = free_port()
    users = [part for user in (KNOWN, UNKNOWN) for part in ("--user-claims", json.dumps(user))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", *users],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the provider ended by itself"
        try:
            with urlopen(address):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the provider did not start")


@pytest.fixture(scope="module")
def server(
    issuer: str, demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("openid")
    settings = folder / "pengaturan.toml"
    settings.write_text(SETTINGS.format(button=BUTTON, issuer=issuer), encoding="utf-8")
    database = copied(demonstration_file, folder)
    with serving(database, folder, settings={"KESIAPAN_SETTINGS": str(settings)}) as running:
        yield running


def to_provider(visitor: Visitor, server: Server, path: str = "/") -> None:
    visitor.page.goto(f"{server.address}{path}")
    visitor.page.get_by_role("link", name=BUTTON).click()
    visitor.page.get_by_role("heading", name="Authorize Client").wait_for()


def test_whom_the_provider_knows_and_the_settings_let_in_is_in(server: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    to_provider(visitor, server)
    visitor.page.get_by_role("button", name="siti", exact=True).click()
    visitor.sees(pages.INVENTED_BANNER)
    visitor.page.goto(f"{server.address}/akun")
    main = visitor.page.locator("main")
    sync_api.expect(main).to_contain_text("Siti Aminah")
    sync_api.expect(main).to_contain_text(f"{text.ROLES}: Pimpinan")
    sync_api.expect(main).to_contain_text(text.OPENID_ACCOUNT)
    visitor.page.goto(f"{server.address}/keluar")
    visitor.page.get_by_role("button", name=text.SIGN_OUT_DO).click()
    visitor.page.goto(f"{server.address}/metode")
    assert "/masuk" in visitor.page.url


def test_whom_nobody_let_in_is_told_so_and_gets_no_account(server: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    to_provider(visitor, server)
    visitor.page.get_by_role("button", name="asing", exact=True).click()
    alert = visitor.page.get_by_role("alert")
    sync_api.expect(alert).to_contain_text("belum terdaftar di dasbor ini")
    engine = open_database(server.database)
    with reading(engine) as connection:
        known = [row.roles for row in store.read_accounts(connection)]
    engine.dispose()
    assert frozenset({Role.PIMPINAN}) in known or known == []
    assert len(known) <= 1


def test_whoever_changes_their_mind_is_back_at_the_form(server: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    to_provider(visitor, server)
    visitor.page.get_by_role("button", name="Deny").click()
    sync_api.expect(visitor.page.get_by_role("alert")).to_contain_text(text.OPENID_CANCELLED)
    sync_api.expect(visitor.page.get_by_role("link", name=BUTTON)).to_be_visible()


def test_an_answer_is_good_for_one_browser_and_once(server: Server, enter: Enter) -> None:
    visitor, other = enter(role=None), enter(role=None)
    answers: list[str] = []
    visitor.page.on(
        "request", lambda asked: answers.append(asked.url) if "/oidc/kembali" in asked.url else None
    )
    to_provider(visitor, server)
    visitor.page.get_by_role("button", name="siti", exact=True).click()
    visitor.sees(pages.INVENTED_BANNER)
    (answer,) = (address for address in answers if "/oidc/kembali" in address)
    for again in (visitor, other):
        again.page.goto(answer)
        sync_api.expect(again.page.get_by_role("alert")).to_contain_text(text.OPENID_STALE)
