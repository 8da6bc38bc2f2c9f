"""The example of a reverse proxy works as it is written, but for its ports and its certificate."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from compliance.model import Role
from compliance.storage.engine import reading
from compliance.storage.tables import sessions
from compliance.text import pages
from compliance.text import signing_in as text
from compliance.workflows.database import open_database
from tests.e2e.conftest import ROOT, Enter, Server, free_port, serving
from tests.server.people import PASSWORD, person_with_password, session_for
from tests.ui.demonstration import copied

EXAMPLE = ROOT / "docs" / "nginx.conf.example"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
USERNAME = "siti.aminah"
CHANGES = ("listen 80;", "listen 443 ssl", "/etc/ssl/kesiapan/fullchain.pem", "/etc/ssl/kesiapan/privkey.pem")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The product behind nginx."""

    address: str
    plain: str
    server: Server


Browse = Callable[..., httpx2.Client]


@pytest.fixture
def browse(front: Front) -> Iterator[Browse]:
    """`browse()`: a browser without a screen, with cookies of its own; `browse(signed_in=True)`."""
    clients: list[httpx2.Client] = []

    def opened(*, signed_in: bool = False) -> httpx2.Client:
        client = _client(front.address)
        clients.append(client)
        if signed_in:
            assert sign_in(client).status_code == 303
        return client

    yield opened
    for client in clients:
        client.close()


def _client(address: str) -> httpx2.Client:
    own = {"Origin": address, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
    return httpx2.Client(base_url=address, verify=_any_certificate(), headers=own, timeout=30)


def sign_in(client: httpx2.Client, **headers: str) -> httpx2.Response:
    return client.post("/masuk", data={"username": USERNAME, "password": PASSWORD}, headers=headers)


def _any_certificate() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate this machine made for itself, and its key."""
    chain, key = folder / "rantai.pem", folder / "kunci.pem"
    subject = ["-subj", "/CN=localhost", "-days", "2", "-nodes", "-newkey", "rsa:2048"]
    command = [str(OPENSSL), "req", "-x509", *subject, "-keyout", str(key), "-out", str(chain)]
    subprocess.run(command, check=True, capture_output=True)
    return chain, key


def configuration(folder: Path, plain: int, secure: int, behind: int) -> Path:
    """The example with the ports and the certificate of this test, and temporary files of its own."""
    chain, key = certificate(folder)
    written = EXAMPLE.read_text(encoding="utf-8")
    new = (f"listen 127.0.0.1:{plain};", f"listen 127.0.0.1:{secure} ssl", str(chain), str(key))
    for old, now in zip(CHANGES, new, strict=True):
        assert written.count(old) == 1
        written = written.replace(old, now)
    written = written.replace("server 127.0.0.1:8501;", f"server 127.0.0.1:{behind};")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    path = folder / "nginx.conf"
    path.write_text(written.replace("http {", f"http {{ {temporary}", 1), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def front(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    if NGINX is None or OPENSSL is None:
        pytest.skip("Tidak ada nginx atau openssl di mesin ini; uji proksi dilewati.")
    folder = tmp_path_factory.mktemp("proksi")
    plain, secure, behind = free_port(), free_port(), free_port()
    address = f"https://localhost:{secure}"
    settings = folder / "pengaturan.toml"
    settings.write_text(f'alamat_umum = "{address}"\nproksi = ["127.0.0.1"]\n', encoding="utf-8")
    database = copied(demonstration_file, folder)
    engine = open_database(database)
    person_with_password(engine, (Role.ADMINISTRATOR, Role.ORGANISASI), username=USERNAME)
    engine.dispose()

    main = f"daemon off; pid {folder / 'nginx.pid'}; error_log {folder / 'nginx.log'};"
    main += " user root;" if os.geteuid() == 0 else ""
    command = [NGINX, "-e", str(folder / "nginx.log"), "-p", str(folder), "-g", main]
    command += ["-c", str(configuration(folder, plain, secure, behind))]
    with serving(database, folder, port=behind, settings={"KESIAPAN_SETTINGS": str(settings)}) as server:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            found = Front(address=address, plain=f"http://127.0.0.1:{plain}", server=server)
            _wait_for(found, process, folder / "nginx.log")
            yield found
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(front: Front, process: subprocess.Popen[bytes], log: Path) -> None:
    with _client(front.address) as client:
        for _ in range(200):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            try:
                client.get("/sehat")
            except httpx2.TransportError:
                time.sleep(0.05)
            else:
                return
    pytest.fail("nginx did not start")


def test_without_tls_one_is_led_to_it(front: Front) -> None:
    answer = httpx2.get(f"{front.plain}/kesenjangan?unit=a")
    assert answer.status_code == 308
    assert re.fullmatch(r"https://127\.0\.0\.1/kesenjangan\?unit=a", answer.headers["location"])


def test_signing_in_over_tls_gives_cookies_that_only_tls_carries(browse: Browse) -> None:
    answer = sign_in(browse())
    assert answer.status_code == 303
    lines = answer.headers.get_list("set-cookie")
    assert {line.partition("=")[0] for line in lines} == {
        "__Host-kesiapan_sesi",
        "__Host-kesiapan_perangkat",
    }
    assert all("Secure" in line and "HttpOnly" in line and "Domain" not in line for line in lines)
    assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_a_page_lives_behind_the_proxy(front: Front, enter: Enter) -> None:
    """Its websocket connects, or nothing would be drawn."""
    visitor = enter(role=None, ignore_https_errors=True)
    page = visitor.page
    page.goto(f"{front.address}/kesenjangan")
    page.get_by_label(text.USERNAME).fill(USERNAME)
    page.get_by_label(text.PASSWORD, exact=True).fill(PASSWORD)
    page.get_by_role("button", name=text.SIGN_IN_DO, exact=True).click()
    visitor.sees(pages.HEADINGS["kesenjangan"])
    visitor.settled()
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["__Host-kesiapan_sesi"]["secure"]
    assert cookies["__Host-kesiapan_sesi"]["httpOnly"]


def test_nobody_says_by_a_header_who_they_are(front: Front, browse: Browse) -> None:
    engine = open_database(front.server.database)
    other = session_for(engine, [Role.ADMINISTRATOR])
    engine.dispose()
    for name in ("X-Kesiapan-Sesi", "x_kesiapan_sesi", "X-KESIAPAN-SESI"):
        answer = browse().get("/akun", headers={name: other.session})
        assert answer.headers["location"].startswith("/masuk")


def test_a_forged_address_is_not_believed(front: Front, browse: Browse) -> None:
    forged = {"X-Forwarded-For": "6.6.6.6", "X-Kesiapan-Alamat": "6.6.6.6", "User-Agent": "pemalsu Firefox/1"}
    assert sign_in(browse(), **forged).status_code == 303
    engine = open_database(front.server.database)
    with reading(engine) as connection:
        found = connection.execute(sessions.select().where(sessions.c.device.like("Firefox%"))).all()
    engine.dispose()
    assert [row.address for row in found] == ["127.0.0.1"]


def test_another_site_and_another_host_are_refused(browse: Browse) -> None:
    elsewhere = {"Origin": "https://jahat.example", "Sec-Fetch-Site": "cross-site"}
    assert sign_in(browse(), **elsewhere).status_code == 403
    assert browse().get("/masuk", headers={"Host": "jahat.example"}).status_code == 421


def test_what_is_too_large_is_refused(browse: Browse) -> None:
    client = browse(signed_in=True)
    answer = client.put("/_stcore/upload_file/a/b", content=b"x" * (106 * 1024 * 1024))
    assert answer.status_code == 413
    assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code == 403  # no page of theirs


def test_numbers_about_visitors_are_closed(browse: Browse) -> None:
    assert browse(signed_in=True).get("/_stcore/metrics").status_code == 404
    assert browse().get("/_stcore/metrics").status_code == 404


def test_static_files_are_compressed_and_pages_are_not(browse: Browse) -> None:
    client = browse(signed_in=True)
    page = client.get("/kesenjangan")
    assert "content-encoding" not in page.headers
    script = re.search(r'src="\./(static/js/[^"]+\.js)"', page.text)
    assert script is not None
    assert client.get(f"/{script[1]}").headers["content-encoding"] == "gzip"
