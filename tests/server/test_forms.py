"""The forms of signing in, asked as a browser asks them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pyotp
import pytest

from compliance.accounts.events import Event
from compliance.model import Role
from compliance.server.lines import OPEN_LINES
from compliance.storage import accounts as store
from compliance.storage.engine import reading, writing
from compliance.storage.tables import devices, sessions
from compliance.storage.tables import trail as written
from compliance.text import signing_in as text
from compliance.text.workflows import Refusal, sentence
from compliance.workflows import accounts
from compliance.workflows.guard import Caller
from tests.server.asking import OWN, PAGE, Reply, ask, get, post
from tests.server.conftest import Configure, House, cookie_of
from tests.server.people import PASSWORD, person_with_password, session_for

NAME = "siti.aminah"
WRONG = sentence(Refusal.SIGN_IN_WRONG)


@pytest.fixture
def staffed(house: House) -> House:
    """With one administrator who has a password."""
    person_with_password(house.engine, [Role.ADMINISTRATOR], username=NAME)
    return house


def sign_in(house: House, **fields: str) -> Reply:
    return post(house.app, "/masuk", {"username": NAME, "password": PASSWORD, "goal": "/", **fields})


def words(reply: Reply) -> str:
    """What a reader sees of a page."""
    return unescape(re.sub(r"<[^>]+>", " ", reply.text))


def alive(house: House, token: str) -> bool:
    return get(house.app, "/gema", {"Cookie": f"kesiapan_sesi={token}"}).status == 200


def test_the_form_is_labelled_and_fit_for_password_managers(staffed: House) -> None:
    page = get(staffed.app, "/masuk", PAGE)
    assert page.status == 200
    assert '<html lang="id">' in page.text
    assert 'name="viewport"' in page.text
    for field in ("username", "password"):
        assert f'<label for="{field}">' in page.text
        assert f'id="{field}"' in page.text
    assert 'autocomplete="username"' in page.text
    assert 'autocomplete="current-password"' in page.text
    assert "onpaste" not in page.text
    assert "<script" not in page.text
    assert text.HAVE_CODE in words(page)


def test_the_right_password_gives_both_cookies_and_leads_on(staffed: House) -> None:
    reply = sign_in(staffed, goal="/kesenjangan?unit=Dinas+Sosial")
    assert (reply.status, reply.headers["location"]) == (303, "/kesenjangan?unit=Dinas+Sosial")
    session, device = (reply.set_cookies[name] for name in ("kesiapan_sesi", "kesiapan_perangkat"))
    for line in (session, device):
        assert "HttpOnly" in line
        assert "SameSite=lax" in line
        assert "Path=/" in line
        assert "Domain" not in line
        assert "Secure" not in line
    assert "Max-Age" not in session  # it goes when the browser is closed
    assert "Max-Age=31536000" in device
    assert alive(staffed, reply.cookie("kesiapan_sesi"))


@pytest.mark.parametrize("path", ["/masuk", "/masuk/kode"])
def test_what_is_wrong_in_a_form_is_said_by_us_and_not_by_the_browser(staffed: House, path: str) -> None:
    page = get(staffed.app, path, PAGE).text
    assert page.count("<form ") == page.count(" novalidate>") == 1


def test_over_tls_the_cookies_are_secure_and_bound_to_the_host(staffed: House, configure: Configure) -> None:
    configure('alamat_umum = "https://kesiapan.contoh.go.id"')
    host = {"Host": "kesiapan.contoh.go.id", "Origin": "https://kesiapan.contoh.go.id"}
    fields = {"username": NAME, "password": PASSWORD}
    reply = post(staffed.app, "/masuk", fields, host)
    assert set(reply.set_cookies) == {"__Host-kesiapan_sesi", "__Host-kesiapan_perangkat"}
    for line in reply.set_cookies.values():
        assert "Secure" in line
        assert "Path=/" in line
        assert "Domain" not in line


@pytest.mark.parametrize("goal", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "/keluar"])
def test_a_foreign_goal_leads_to_the_start(staffed: House, goal: str) -> None:
    assert sign_in(staffed, goal=goal).headers["location"] == "/"


@pytest.mark.parametrize(
    "fields", [{"password": "salah sekali ya"}, {"username": "tidak.ada"}, {"username": ""}, {"password": ""}]
)
def test_a_wrong_name_and_a_wrong_password_sound_the_same(staffed: House, fields: dict[str, str]) -> None:
    reply = sign_in(staffed, **fields)
    assert reply.status == 403
    assert '<div class="galat" role="alert"' in reply.text
    assert WRONG in words(reply)
    assert not reply.set_cookies


def test_the_name_stays_and_the_password_never_comes_back(staffed: House) -> None:
    reply = sign_in(staffed, password="rahasia yang salah ketik", goal="/peringkat")
    assert f'value="{NAME}"' in reply.text
    assert 'value="/peringkat"' in reply.text
    assert "rahasia yang salah" not in reply.text


def test_what_was_typed_is_shown_as_plain_text(staffed: House) -> None:
    hostile = '"><script>alert(1)</script>{{ 7*7 }}'
    reply = sign_in(staffed, username=hostile)
    assert "<script" not in reply.text
    assert "&lt;script&gt;" in reply.text
    assert "{{ 7*7 }}" in reply.text


def test_too_many_wrong_passwords_are_told_to_wait(staffed: House) -> None:
    replies = [sign_in(staffed, password="salah") for _ in range(8)]
    assert replies[-1].status == 429
    assert "Terlalu banyak percobaan yang gagal" in words(replies[-1])


def test_whoever_is_signed_in_is_led_past_the_form(staffed: House) -> None:
    cookie = staffed.cookie(Role.PIMPINAN)
    assert (
        get(staffed.app, "/masuk?lanjut=/peringkat", {**cookie, **PAGE}).headers["location"] == "/peringkat"
    )
    assert get(staffed.app, "/masuk?lanjut=//x", {**cookie, **PAGE}).headers["location"] == "/"


def test_signing_in_anew_ends_the_session_before(staffed: House) -> None:
    first = sign_in(staffed).cookie("kesiapan_sesi")
    again = post(
        staffed.app,
        "/masuk",
        {"username": NAME, "password": PASSWORD},
        {"Cookie": f"kesiapan_sesi={first}"},
    )
    assert again.cookie("kesiapan_sesi") != first
    assert not alive(staffed, first)
    assert alive(staffed, again.cookie("kesiapan_sesi"))


def test_a_browser_that_was_there_before_is_known(staffed: House) -> None:
    device = sign_in(staffed).cookie("kesiapan_perangkat")
    fields = {"username": NAME, "password": PASSWORD}
    post(staffed.app, "/masuk", fields, {"Cookie": f"kesiapan_perangkat={device}"})
    with reading(staffed.engine) as connection:
        assert len(connection.execute(devices.select()).all()) == 1


def test_where_from_and_with_what_is_kept_with_the_session(staffed: House) -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0"
    fields = {"username": NAME, "password": PASSWORD}
    post(staffed.app, "/masuk", fields, {"User-Agent": agent})
    with reading(staffed.engine) as connection:
        row = connection.execute(sessions.select()).one()
    assert (row.address, row.device) == ("127.0.0.1", "Chrome di Windows")


def second_factor(house: House) -> pyotp.TOTP:
    secret = accounts.new_totp_secret()
    with writing(house.engine) as connection:
        login = store.find_login(connection, NAME)
        assert login is not None
        store.set_second_factor(connection, login.account, secret)
    return pyotp.TOTP(secret)


def test_the_second_factor_is_asked_for_without_losing_the_name(staffed: House) -> None:
    totp = second_factor(staffed)
    asked = sign_in(staffed, goal="/peringkat")
    assert asked.status == 403
    assert not asked.set_cookies
    assert f'value="{NAME}"' in asked.text
    assert 'autocomplete="one-time-code"' in asked.text
    assert PASSWORD not in asked.text
    assert text.SECOND_FACTOR_NOTE in words(asked)

    wrong = sign_in(staffed, totp="000000")
    assert sentence(Refusal.SECOND_FACTOR_WRONG) in words(wrong)
    assert 'name="totp"' in wrong.text
    right = sign_in(staffed, totp=totp.now(), goal="/peringkat")
    assert (right.status, right.headers["location"]) == (303, "/peringkat")


def test_the_first_administrator(house: House) -> None:
    assert get(house.app, "/masuk", PAGE).headers["location"] == "/masuk/pertama"
    code = accounts.issue_first_code(house.engine, now=datetime.now(UTC)) or ""
    fields = {"code": code, "username": NAME, "name": "Siti Aminah", "new": PASSWORD, "repeat": PASSWORD}

    wrong = post(house.app, "/masuk/pertama", {**fields, "code": "AAAA-BBBB-CCCC-DDDD-EEEE"})
    assert (wrong.status, sentence(Refusal.CODE_WRONG) in words(wrong)) == (403, True)
    differs = post(house.app, "/masuk/pertama", {**fields, "repeat": "lain sama sekali"})
    assert (differs.status, text.REPEATED_OTHERWISE in words(differs)) == (422, True)
    assert PASSWORD not in differs.text
    assert 'value="Siti Aminah"' in differs.text

    right = post(house.app, "/masuk/pertama", fields)
    assert (right.status, right.headers["location"]) == (303, "/")
    assert alive(house, right.cookie("kesiapan_sesi"))
    assert get(house.app, "/masuk/pertama", PAGE).headers["location"] == "/masuk"
    assert post(house.app, "/masuk/pertama", fields).headers["location"] == "/masuk"
    assert get(house.app, "/masuk", PAGE).status == 200


def invited(house: House) -> str:
    """The code of an invitation for `budi`."""
    admin = session_for(house.engine, [Role.ADMINISTRATOR])
    caller = Caller(engine=house.engine, session=admin.session)
    return accounts.add_account(
        caller, username="budi", name="Budi", roles={Role.PIMPINAN}, units=set(), drafts=False
    )


def test_an_invitation_greets_and_sets_the_password(staffed: House) -> None:
    code = invited(staffed)
    wrong = post(staffed.app, "/masuk/kode", {"code": "AAAA-BBBB-CCCC-DDDD-EEEE"})
    assert (wrong.status, sentence(Refusal.CODE_WRONG) in words(wrong)) == (403, True)

    greeted = post(staffed.app, "/masuk/kode", {"code": code.lower().replace("-", " ")})
    assert greeted.status == 200
    assert "Selamat datang. Nama pengguna Anda: budi." in words(greeted)
    assert greeted.text.count('autocomplete="new-password"') == 2

    short = post(staffed.app, "/masuk/kode", {"code": code, "new": "pendek", "repeat": "pendek"})
    assert (short.status, "Kata sandi terlalu pendek" in words(short)) == (422, True)
    differs = post(staffed.app, "/masuk/kode", {"code": code, "new": PASSWORD, "repeat": ""})
    assert text.REPEATED_OTHERWISE in words(differs)

    right = post(staffed.app, "/masuk/kode", {"code": code, "new": PASSWORD, "repeat": PASSWORD})
    assert right.status == 303
    assert alive(staffed, right.cookie("kesiapan_sesi"))
    used = post(staffed.app, "/masuk/kode", {"code": code, "new": PASSWORD, "repeat": PASSWORD})
    assert used.status == 403


def test_whoever_comes_by_a_code_leaves_the_browser_known_to_others(staffed: House) -> None:
    """Who shares the office PC is not a stranger on it because a colleague set a password there."""
    device = sign_in(staffed).cookie("kesiapan_perangkat")
    fields = {"code": invited(staffed), "new": PASSWORD, "repeat": PASSWORD}
    came = post(staffed.app, "/masuk/kode", fields, {"Cookie": f"kesiapan_perangkat={device}"})
    kept = {"Cookie": f"kesiapan_perangkat={came.cookie('kesiapan_perangkat')}"}
    post(staffed.app, "/masuk", {"username": NAME, "password": PASSWORD}, kept)
    with reading(staffed.engine) as connection:
        assert len(connection.execute(devices.select()).all()) == 2


def test_a_first_code_is_not_an_invitation(house: House) -> None:
    code = accounts.issue_first_code(house.engine, now=datetime.now(UTC)) or ""
    assert post(house.app, "/masuk/kode", {"code": code}).status == 403


def test_signing_out_ends_the_session_and_its_websockets(
    staffed: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in = session_for(staffed.engine, [Role.PIMPINAN])
    closed: list[str] = []
    monkeypatch.setattr(type(OPEN_LINES), "end", lambda self, session: closed.append(session))
    reply = post(staffed.app, "/keluar", {}, cookie_of(signed_in))
    assert (reply.status, reply.headers["location"]) == (303, "/masuk?keluar")
    assert "Max-Age=0" in reply.set_cookies["kesiapan_sesi"]
    assert closed == [signed_in.session]
    assert not alive(staffed, signed_in.token)
    assert text.SIGNED_OUT in words(get(staffed.app, "/masuk?keluar", PAGE))
    with reading(staffed.engine) as connection:
        events = [row.event for row in connection.execute(written.select())]
    assert events.count(Event.SIGNED_OUT.value) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Sec-Purpose": "prefetch"},
    ],
)
def test_a_link_from_elsewhere_signs_nobody_out(staffed: House, headers: dict[str, str]) -> None:
    signed_in = session_for(staffed.engine, [Role.PIMPINAN])
    page = get(staffed.app, "/keluar", {**cookie_of(signed_in), **PAGE, **headers})
    assert page.status == 200
    assert '<form method="post" action="/keluar">' in page.text
    assert alive(staffed, signed_in.token)


def test_a_link_on_our_own_pages_signs_out_at_once(staffed: House) -> None:
    signed_in = session_for(staffed.engine, [Role.PIMPINAN])
    given = {**cookie_of(signed_in), **PAGE, "Sec-Fetch-Site": "same-origin"}
    assert get(staffed.app, "/keluar", given).status == 303
    assert not alive(staffed, signed_in.token)


@pytest.mark.parametrize("site", [{"Origin": "https://jahat.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_sign_anybody_in_or_out(staffed: House, site: dict[str, str]) -> None:
    fields = {"username": NAME, "password": PASSWORD}
    assert post(staffed.app, "/masuk", fields, site).status == 403
    signed_in = session_for(staffed.engine, [Role.PIMPINAN])
    assert post(staffed.app, "/keluar", {}, {**cookie_of(signed_in), **site}).status == 403
    assert alive(staffed, signed_in.token)


FORM = {"Content-Type": "application/x-www-form-urlencoded", **OWN}


def test_a_form_is_read_no_further_than_its_limit(staffed: House) -> None:
    pieces = [b"username=" + b"a" * 8000] + [b"a" * 8000] * 50
    reply = ask(staffed.app, "/masuk", FORM, method="POST", body=pieces)
    assert reply.status == 413
    assert text.FORM_TOO_LARGE in words(reply)


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/json", b"{}", 415),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(100)), 400),
        ("application/x-www-form-urlencoded", b"username=\xff", 400),
    ],
)
def test_an_odd_form_is_one_sentence(staffed: House, kind: str, body: bytes, status: int) -> None:
    reply = ask(staffed.app, "/masuk", {**FORM, "Content-Type": kind}, method="POST", body=body)
    assert (reply.status, text.FORM_ODD in words(reply)) == (status, True)


def test_other_ways_to_ask_are_not_known(staffed: House) -> None:
    assert ask(staffed.app, "/masuk", OWN, method="PUT").status == 405
