"""The headers of every answer, and the page around the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compliance import server
from compliance.model import Role
from compliance.server.headers import content_security_policy
from compliance.server.shell import shell
from compliance.text import widgets
from tests.server.asking import PAGE, get
from tests.server.conftest import Configure, House

EVERYWHERE = ("/kesenjangan", "/media/x.txt", "/sehat", "/unduh/asli/1", "/tidak-ada", "/masuk/kode", "/akun")


def test_the_page_speaks_indonesian(house: House) -> None:
    page = get(house.app, "/kesenjangan", house.cookie(Role.PIMPINAN)).text
    assert '<html lang="id">' in page
    assert f"<title>{widgets.TITLE}</title>" in page
    assert "You need to enable JavaScript" not in page
    assert re.search(r'<script src="\./bahasa\.js\?v=[0-9a-f]{12}">', page)


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("stranger", [True, False])
def test_safe_headers_come_with_every_answer(house: House, path: str, stranger: bool) -> None:
    who = {} if stranger else house.cookie(Role.ADMINISTRATOR)
    headers = get(house.app, path, {**PAGE, **who}).headers
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "https:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers


def test_over_tls_browsers_are_told_to_stay_there(house: House, configure: Configure) -> None:
    configure('alamat_umum = "https://kesiapan.contoh.go.id"')
    assert get(house.app, "/sehat").headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/static/js/x.js", "/bahasa.js", "/masuk/gaya.css", "/ikon.svg"])
def test_only_what_is_the_same_for_everybody_is_kept_by_browsers(house: House, path: str) -> None:
    signed_in = get(house.app, path, house.cookie(Role.PIMPINAN))
    assert signed_in.status == 200
    assert "no-store" not in signed_in.headers["cache-control"]


def test_a_refusal_is_never_kept(house: House) -> None:
    for path in ("/static/js/x.js", "/bahasa.js"):
        assert get(house.app, path).headers["cache-control"] == "no-store"


def test_inline_scripts_of_the_page_are_allowed_by_hash_only() -> None:
    policy = content_security_policy()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert scripts.count("'sha256-") == len(re.findall(r"<script>", shell().decode()))


def test_the_page_is_never_called_unchanged(house: House) -> None:
    asked = {**house.cookie(Role.PIMPINAN), "If-None-Match": '"lama"'}
    answer = get(house.app, "/kesenjangan", asked)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/peringkat/kecamatan?cari=a%20b", "/peringkat?cari=a%20b"),
        ("/a b/c", "/a%20b"),
        ("//jahat.example/x", "/jahat.example"),
    ],
)
def test_an_address_below_a_page_leads_to_the_page(house: House, asked: str, leads: str) -> None:
    """There the browser would look for the files of the page below it too, and show nothing."""
    answer = get(house.app, asked, house.cookie(Role.PIMPINAN))
    assert (answer.status, answer.headers["location"]) == (307, leads)


def test_other_answers_pass_through(house: House) -> None:
    assert get(house.app, "/media/x.txt", house.cookie(Role.PIMPINAN)).text == "isi"


def test_health_says_that_the_database_answers(house: House) -> None:
    answer = get(house.app, "/sehat")
    assert (answer.status, answer.json()) == (200, {"status": "baik"})


def test_health_says_what_is_wrong_with_the_database(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", "sqlite:////proc/tidak/ada.sqlite3")
    answer = get(house.app, "/sehat")
    assert answer.status == 503
    assert answer.json()["status"] == "gangguan"


def test_the_icon_is_served_by_this_host(house: House) -> None:
    assert get(house.app, "/ikon.svg").headers["content-type"] == "image/svg+xml"


def test_the_script_carries_every_word(house: House) -> None:
    source = get(house.app, "/bahasa.js", house.cookie(Role.PIMPINAN)).text
    assert "__KATA__" not in source
    for word in widgets.EXACT.values():
        assert json.dumps(word, ensure_ascii=False) in source


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in widgets.PATTERNS])
def test_patterns_match_whole_texts(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    re.compile(pattern)


def test_the_forms_have_the_colours_of_the_pages(house: House) -> None:
    sheet = get(house.app, "/masuk/gaya.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert "--primaryColor:#0F5B78;" in sheet.text
    assert "None" not in sheet.text


def test_the_server_listens_on_this_machine_only() -> None:
    config = (Path(server.__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'address = "127.0.0.1"' in config
    assert "gatherUsageStats = false" in config
    assert '"x-kesiapan-sesi" = "sesi"' in config
