"""What stands around Streamlit, asked directly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from compliance import server
from compliance.text import widgets
from tests.ui.asking import Reply, get

Ask = Callable[..., Reply]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{tmp_path / 'uji.sqlite3'}")

    def page(request: Request) -> Response:
        return HTMLResponse("<html lang='en'>Streamlit</html>")

    def media(request: Request) -> Response:
        return PlainTextResponse("isi")

    app = Starlette(
        routes=[*server.ROUTES, Route("/media/x.txt", media), Route("/kesenjangan", page)],
        middleware=list(server.MIDDLEWARE),
    )
    return partial(get, app)


def test_the_page_speaks_indonesian(ask: Ask) -> None:
    page = ask("/kesenjangan").text
    assert '<html lang="id">' in page
    assert f"<title>{widgets.TITLE}</title>" in page
    assert "You need to enable JavaScript" not in page
    assert re.search(r'<script src="\./bahasa\.js\?v=[0-9a-f]{12}">', page)


@pytest.mark.parametrize("path", ["/kesenjangan", "/media/x.txt", "/sehat", "/unduh/asli/1", "/tidak-ada"])
def test_safe_headers_come_with_every_answer(ask: Ask, path: str) -> None:
    headers = ask(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "https:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_inline_scripts_of_the_page_are_allowed_by_hash_only() -> None:
    policy = server.content_security_policy()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert scripts.count("'sha256-") == len(re.findall(r"<script>", server.shell().decode()))


def test_the_page_is_never_called_unchanged(ask: Ask) -> None:
    answer = ask("/kesenjangan", {"If-None-Match": '"lama"'})
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_other_answers_pass_through(ask: Ask) -> None:
    assert ask("/media/x.txt").text == "isi"


def test_health_says_that_the_database_answers(ask: Ask) -> None:
    answer = ask("/sehat")
    assert (answer.status, answer.json()) == (200, {"status": "baik"})


def test_health_says_what_is_wrong_with_the_database(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", "sqlite:////proc/tidak/ada.sqlite3")
    answer = ask("/sehat")
    assert answer.status == 503
    assert answer.json()["status"] == "gangguan"


def test_an_unknown_original_is_a_sentence(ask: Ask) -> None:
    answer = ask("/unduh/asli/7")
    assert answer.status == 404
    assert answer.text == "Unggahan ini tidak ditemukan. Muat ulang halaman riwayat."


@pytest.mark.parametrize("query", ["", "?periode=x&instrumen=y", "?periode=1&instrumen=tidak-ada"])
def test_an_unknown_ranking_is_a_sentence(ask: Ask, query: str) -> None:
    answer = ask(f"/unduh/peringkat.xlsx{query}")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_name_in_any_script_reaches_the_browser_unbroken() -> None:
    answer = server.attachment(b"x", 'isi"an\r\nkepala: é.xlsx', "application/octet-stream")
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''isi%22an%0D%0Akepala%3A%20%C3%A9.xlsx"


def test_the_icon_is_served_by_this_host(ask: Ask) -> None:
    assert ask("/ikon.svg").headers["content-type"] == "image/svg+xml"


def test_the_script_carries_every_word(ask: Ask) -> None:
    source = ask("/bahasa.js").text
    assert "__KATA__" not in source
    for word in widgets.EXACT.values():
        assert json.dumps(word, ensure_ascii=False) in source


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in widgets.PATTERNS])
def test_patterns_match_whole_texts(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    re.compile(pattern)


def test_the_server_listens_on_this_machine_only() -> None:
    config = (Path(server.__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'address = "127.0.0.1"' in config
    assert "gatherUsageStats = false" in config
