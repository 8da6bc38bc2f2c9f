"""Nobody passes without a living session, and nobody but the gate says who they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from compliance.model import Role, Settings
from compliance.server import gate
from compliance.storage.engine import reading, writing
from compliance.storage.sessions import end_session, read_session
from compliance.storage.tables import accounts
from compliance.text import signing_in as text
from compliance.workflows import database
from tests.server.asking import HOST, OWN, PAGE, Reply, ask, get
from tests.server.conftest import Configure, House, cookie_of
from tests.server.people import session_for

CLOSED_TO_STRANGERS = (
    "/",
    "/kesenjangan",
    "/tidak-ada",
    "/gema",
    "/bahasa.js",
    "/sesi",
    "/akun",
    "/akun/faktor-kedua",
    "/keluar",
    "/masuk/lain",
    "/masukan",
    "/oidc",
    "/media/x.txt",
    "/static/js/x.js",
    "/component/x/index.html",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/unduh/asli/1",
    "/unduh/peringkat.xlsx",
    "/unduh/apa-saja",
)
CLOSED_TO_EVERYBODY = (
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "/_STCORE/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
)


def arrived(reply: Reply) -> list[tuple[str, str]]:
    """The headers that came through the gate to the echo."""
    assert reply.status == 200
    return [(name, value) for name, value in json.loads(reply.body)]


@pytest.mark.parametrize("path", CLOSED_TO_STRANGERS)
def test_a_stranger_is_sent_to_sign_in_wherever_they_knock(house: House, path: str) -> None:
    """And learns nothing about what exists."""
    opened = get(house.app, path, PAGE)
    assert opened.status == 303
    assert opened.headers["location"].partition("?")[0] == "/masuk"
    fetched = get(house.app, path)
    assert (fetched.status, fetched.text) == (401, text.SIGN_IN_FIRST)


@pytest.mark.parametrize("path", ["/gema", "/akun/sandi", "/akun/sesi", "/keluar", "/sesi", "/"])
def test_a_stranger_can_send_nothing(house: House, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(house.app, path, {**PAGE, **OWN}, method=method).status == 401


@pytest.mark.parametrize("path", ["/sehat", "/ikon.svg", "/masuk/gaya.css", "/masuk/kode"])
def test_what_the_sign_in_form_needs_is_open(house: House, path: str) -> None:
    assert get(house.app, path).status == 200


@pytest.mark.parametrize("path", CLOSED_TO_EVERYBODY)
def test_some_addresses_are_closed_to_everybody(house: House, path: str) -> None:
    """Numbers about other visitors, and ways around the pages."""
    signed_in = house.cookie(Role.ADMINISTRATOR)
    assert get(house.app, path, signed_in).status == 404
    assert get(house.app, path).status == 404
    assert ask(house.app, path, {**signed_in, **OWN}, method="POST").status == 404


def test_a_living_session_opens_the_rest(house: House) -> None:
    signed_in = house.cookie(Role.PIMPINAN)
    for path in ("/", "/kesenjangan", "/media/x.txt", "/_stcore/health", "/bahasa.js"):
        assert get(house.app, path, signed_in).status == 200
    assert get(house.app, "/sesi", signed_in).status == 204


def test_a_page_is_asked_for_again_after_signing_in(house: House) -> None:
    there = get(house.app, "/kesenjangan?unit=Dinas+Sosial&q=a%26b", PAGE).headers["location"]
    assert there == "/masuk?lanjut=%2Fkesenjangan%3Funit%3DDinas%2BSosial%26q%3Da%2526b"


@pytest.mark.parametrize("path", ["//jahat.example/x", "/\\jahat.example"])
def test_the_way_back_never_leads_elsewhere(house: House, path: str) -> None:
    assert get(house.app, path, PAGE).headers["location"] == "/masuk"


@pytest.mark.parametrize("token", ["", "x", "salah" * 9, "x" * 5000, "a;b", "é"])
def test_a_made_up_token_is_nobody(house: House, token: str) -> None:
    assert get(house.app, "/gema", {"Cookie": f"kesiapan_sesi={token}"}).status == 401


def test_a_session_ends_where_it_was_ended_and_where_it_ran_out(house: House) -> None:
    ended = session_for(house.engine, [Role.PIMPINAN])
    with writing(house.engine) as connection:
        end_session(connection, ended.session, datetime.now(UTC))
    assert get(house.app, "/gema", cookie_of(ended)).status == 401

    long_ago = datetime.now(UTC) - timedelta(hours=3)
    idle = session_for(house.engine, [Role.PIMPINAN], now=long_ago)
    assert get(house.app, "/gema", cookie_of(idle)).status == 401


def test_a_closed_account_is_out_at_once(house: House) -> None:
    signed_in = session_for(house.engine, [Role.PIMPINAN])
    with writing(house.engine) as connection:
        connection.execute(accounts.update().values(closed_at=datetime.now(UTC)))
    assert get(house.app, "/gema", cookie_of(signed_in)).status == 401


def seen_at(house: House, session: str) -> datetime:
    with reading(house.engine) as connection:
        found = read_session(connection, session, datetime.now(UTC))
    assert found is not None
    return found.seen_at


def test_opening_a_page_keeps_a_session_alive_and_asking_about_it_does_not(house: House) -> None:
    began = datetime.now(UTC) - timedelta(minutes=90)
    signed_in = session_for(house.engine, [Role.PIMPINAN], now=began)
    cookie = cookie_of(signed_in)
    assert get(house.app, "/sesi", cookie).status == 204
    assert get(house.app, "/media/x.txt", cookie).status == 200
    assert seen_at(house, signed_in.session) == began
    get(house.app, "/kesenjangan", {**cookie, **PAGE})
    assert seen_at(house, signed_in.session) > began + timedelta(minutes=80)


def test_who_asks_is_said_by_the_gate_alone(house: House) -> None:
    signed_in = session_for(house.engine, [Role.OPD])
    forged = {
        "X-Kesiapan-Sesi": "f" * 64,
        "x-kesiapan-alamat": "6.6.6.6",
        "X_Kesiapan_Sesi": "f" * 64,
        "X-Kesiapan_ALAMAT": "6.6.6.6",
        "x-kesiapan-peran": "administrator",
    }
    ours = [
        (name, value)
        for name, value in arrived(get(house.app, "/gema", {**cookie_of(signed_in), **forged}))
        if name.replace("_", "-").startswith("x-kesiapan")
    ]
    assert ours == [("x-kesiapan-alamat", "127.0.0.1"), ("x-kesiapan-sesi", signed_in.session)]


def test_a_forged_header_makes_nobody_of_a_stranger(house: House) -> None:
    other = session_for(house.engine, [Role.ADMINISTRATOR])
    assert get(house.app, "/gema", {"X-Kesiapan-Sesi": other.session}).status == 401
    page = get(house.app, "/akun", {"X-Kesiapan-Sesi": other.session, **PAGE})
    assert page.headers["location"].startswith("/masuk")


def test_the_token_stays_at_the_gate(house: House) -> None:
    signed_in = session_for(house.engine, [Role.OPD])
    jar = f"a=1; kesiapan_sesi={signed_in.token}; _streamlit_xsrf=x; kesiapan_perangkat=y"
    passed = dict(arrived(get(house.app, "/gema", {"Cookie": jar})))
    assert passed["cookie"] == "a=1; _streamlit_xsrf=x; kesiapan_perangkat=y"


ELSEWHERE = (
    {"Origin": "https://jahat.example"},
    {"Origin": f"https://{HOST}"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8501@jahat.example"},
    {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "cross-site"},
    {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {},
)


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_what_another_site_sends_is_refused(house: House, headers: dict[str, str]) -> None:
    signed_in = house.cookie(Role.ADMINISTRATOR)
    given = {"Host": "127.0.0.1:8501", **signed_in, **headers}
    refused = headers != {"Origin": f"https://{HOST}"}  # behind TLS without public_url: another scheme
    reply = ask(house.app, "/gema", given, method="POST")
    assert (reply.status == 403) is refused
    if refused:
        assert reply.text == text.OTHER_SITE


@pytest.mark.parametrize("headers", [OWN, {"Origin": f"http://{HOST}"}, {"Sec-Fetch-Site": "same-origin"}])
def test_what_our_own_pages_send_is_taken(house: House, headers: dict[str, str]) -> None:
    given = {**house.cookie(Role.ADMINISTRATOR), **headers}
    assert ask(house.app, "/gema", given, method="POST").status == 200


def test_a_link_from_another_site_may_be_followed(house: House) -> None:
    given = {**house.cookie(Role.PIMPINAN), **PAGE, "Sec-Fetch-Site": "cross-site"}
    assert get(house.app, "/kesenjangan", given).status == 200


def test_with_an_address_of_its_own_no_other_host_is_answered(house: House, configure: Configure) -> None:
    configure('alamat_umum = "https://kesiapan.contoh.go.id"')
    signed_in = session_for(house.engine, [Role.ORGANISASI], settings=Settings())
    cookie = {"Cookie": f"__Host-kesiapan_sesi={signed_in.token}"}
    ours = {"Host": "kesiapan.contoh.go.id", **cookie}
    assert get(house.app, "/gema", ours).status == 200
    assert get(house.app, "/gema", {**ours, "Host": "kesiapan.contoh.go.id:443"}).status == 200
    for host in ("jahat.example", "kesiapan.contoh.go.id.jahat.example", "kesiapan.contoh.go.id:8501", ""):
        reply = get(house.app, "/gema", {**ours, "Host": host})
        assert (reply.status, reply.text) == (421, text.OTHER_HOST)
    assert get(house.app, "/sehat", {"Host": "127.0.0.1"}).status == 200

    own = {"Origin": "https://kesiapan.contoh.go.id"}
    assert ask(house.app, "/gema", {**ours, **own}, method="POST").status == 200
    plain = {"Origin": "http://kesiapan.contoh.go.id"}
    assert ask(house.app, "/gema", {**ours, **plain}, method="POST").status == 403


def test_over_tls_only_the_cookie_that_came_over_tls_counts(house: House, configure: Configure) -> None:
    configure('alamat_umum = "https://kesiapan.contoh.go.id"')
    signed_in = session_for(house.engine, [Role.ORGANISASI])
    headers = {"Host": "kesiapan.contoh.go.id", "Cookie": f"kesiapan_sesi={signed_in.token}"}
    assert get(house.app, "/gema", headers).status == 401


def test_the_address_of_a_visitor_comes_from_a_known_proxy_alone(house: House, configure: Configure) -> None:
    cookie = house.cookie(Role.OPD)
    forwarded = {**cookie, "X-Forwarded-For": "6.6.6.6"}
    direct = arrived(ask(house.app, "/gema", forwarded, client="203.0.113.9"))
    assert ("x-kesiapan-alamat", "203.0.113.9") in direct

    configure('proksi = ["203.0.113.9"]')
    through = {**cookie, "X-Forwarded-For": "6.6.6.6, 198.51.100.7"}
    assert ("x-kesiapan-alamat", "198.51.100.7") in arrived(
        ask(house.app, "/gema", through, client="203.0.113.9")
    )


def test_a_proxy_that_nobody_named_is_told_so(house: House) -> None:
    """uvicorn has already put the forged address in the place of its own machine's."""
    reply = ask(house.app, "/masuk", {"X-Forwarded-For": "6.6.6.6"}, client="6.6.6.6")
    assert (reply.status, reply.text) == (400, text.UNKNOWN_PROXY)


def test_while_the_database_is_away_nobody_passes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in = house.cookie(Role.ADMINISTRATOR)
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", "sqlite:////proc/tidak/ada.sqlite3")
    for path in ("/gema", "/", "/masuk"):
        reply = get(house.app, path, signed_in)
        assert reply.status == 503
        assert reply.text.startswith("Basis data tidak dapat dibuka")
    assert get(house.app, "/gema").status == 401


@pytest.mark.parametrize("error", [sa.exc.OperationalError, sa.exc.InterfaceError])
def test_a_database_that_goes_away_is_one_sentence(
    house: House, monkeypatch: pytest.MonkeyPatch, error: type[sa.exc.DBAPIError]
) -> None:
    cookie = house.cookie(Role.ADMINISTRATOR)

    def away(*_: object, **__: object) -> None:
        raise error("SELECT", {}, RuntimeError())

    monkeypatch.setattr(gate, "alive", away)
    monkeypatch.setattr(database, "data_version", away)
    for path in ("/gema", "/sehat"):
        reply = get(house.app, path, cookie)
        assert reply.status == 503
        assert "Basis data tidak dapat dibuka" in reply.text


def test_an_address_below_ours_that_leads_nowhere_is_no_page(house: House) -> None:
    cookie = house.cookie(Role.ADMINISTRATOR)
    for path in ("/unduh/apa-saja", "/unduh/asli/x", "/akun/apa-saja", "/akun/sandi"):
        reply = get(house.app, path, {**cookie, **PAGE})
        assert (reply.status, reply.text) == (404, text.NOT_FOUND)
