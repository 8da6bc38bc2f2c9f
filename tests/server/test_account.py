"""What people do with their own account."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pyotp
import pytest

from compliance.model import Role
from compliance.server.lines import OPEN_LINES
from compliance.storage import accounts as store
from compliance.storage.accounts import Standing
from compliance.storage.engine import writing
from compliance.text import signing_in as text
from compliance.text.workflows import Refusal, sentence
from tests.server.asking import PAGE, Reply, get, post, words
from tests.server.conftest import House
from tests.server.people import PASSWORD, person_with_password, session_of

NAME = "siti.aminah"
OTHER_PASSWORD = "becak hijau parkir di tebing"
Cookie = dict[str, str]


@pytest.fixture
def me(house: House) -> Cookie:
    """Somebody who signed in with a password."""
    person_with_password(house.engine, [Role.PIMPINAN, Role.ORGANISASI], username=NAME)
    return sign_in(house)


def sign_in(house: House, password: str = PASSWORD) -> Cookie:
    reply = post(house.app, "/masuk", {"username": NAME, "password": password})
    assert reply.status == 303
    return cookie(reply)


def cookie(reply: Reply) -> Cookie:
    return {"Cookie": f"kesiapan_sesi={reply.cookie('kesiapan_sesi')}"}


def alive(house: House, who: Cookie) -> bool:
    return get(house.app, "/gema", who).status == 200


def account_page(house: House, who: Cookie, query: str = "") -> Reply:
    return get(house.app, f"/akun{query}", {**who, **PAGE})


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sessions whose websockets were closed."""
    found: list[str] = []
    monkeypatch.setattr(type(OPEN_LINES), "end", lambda self, session: found.append(session))
    return found


def test_the_page_names_the_account_its_roles_and_its_sessions(house: House, me: Cookie) -> None:
    sign_in(house)
    said = words(account_page(house, me))
    assert f"Orang Uji · {NAME}" in said
    assert "Peran: Bagian Organisasi, Pimpinan" in said
    assert said.count(text.SESSION_BEGAN) == 2
    assert said.count(f"({text.SESSION_THIS})") == 1


def test_a_new_password_ends_every_other_session(house: House, me: Cookie, ended: list[str]) -> None:
    elsewhere = sign_in(house)
    fields = {"old": PASSWORD, "new": OTHER_PASSWORD, "repeat": OTHER_PASSWORD}
    reply = post(house.app, "/akun/sandi", fields, me)
    assert (reply.status, reply.headers["location"]) == (303, "/akun?selesai=sandi")
    assert not alive(house, me)
    assert not alive(house, elsewhere)
    assert alive(house, cookie(reply))
    assert len(ended) == 2
    assert text.PASSWORD_CHANGED in words(account_page(house, cookie(reply), "?selesai=sandi"))
    sign_in(house, OTHER_PASSWORD)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"old": "salah", "new": OTHER_PASSWORD, "repeat": OTHER_PASSWORD},
            sentence(Refusal.PASSWORD_WRONG),
        ),
        ({"old": PASSWORD, "new": OTHER_PASSWORD, "repeat": "lain"}, text.REPEATED_OTHERWISE),
        ({"old": PASSWORD, "new": "pendek", "repeat": "pendek"}, "Kata sandi terlalu pendek"),
        ({}, sentence(Refusal.PASSWORD_WRONG)),
    ],
)
def test_a_password_that_cannot_be_is_one_sentence(
    house: House, me: Cookie, fields: dict[str, str], said: str
) -> None:
    reply = post(house.app, "/akun/sandi", fields, me)
    assert reply.status == 422
    assert said in words(reply)
    assert PASSWORD not in reply.text
    assert OTHER_PASSWORD not in reply.text
    assert alive(house, me)


def shown_secret(page: Reply) -> str:
    found = re.search(r'name="secret" value="([A-Z2-7]+)"', page.text)
    assert found is not None
    return found[1]


def test_a_second_factor_is_scanned_confirmed_and_removed(house: House, me: Cookie) -> None:
    page = get(house.app, "/akun/faktor-kedua", {**me, **PAGE})
    secret = shown_secret(page)
    assert "<svg" in page.text
    assert secret in words(page)

    fields = {"secret": secret, "password": PASSWORD, "totp": "000000"}
    wrong = post(house.app, "/akun/faktor-kedua", fields, me)
    assert sentence(Refusal.SECOND_FACTOR_WRONG) in words(wrong)
    assert shown_secret(wrong) == secret  # what was scanned is still good

    right = post(house.app, "/akun/faktor-kedua", {**fields, "totp": pyotp.TOTP(secret).now()}, me)
    assert right.headers["location"] == "/akun?selesai=terpasang"
    assert text.SECOND_FACTOR_ON in words(account_page(house, me))
    assert get(house.app, "/akun/faktor-kedua", {**me, **PAGE}).headers["location"] == "/akun"

    post(house.app, "/akun/faktor-kedua/lepas", {"password": "salah"}, me)
    assert text.SECOND_FACTOR_ON in words(account_page(house, me))
    gone = post(house.app, "/akun/faktor-kedua/lepas", {"password": PASSWORD}, me)
    assert gone.headers["location"] == "/akun?selesai=terlepas"
    assert text.SECOND_FACTOR_OFF in words(account_page(house, me))


def test_a_made_up_secret_is_refused(house: House, me: Cookie) -> None:
    fields = {"secret": "bukan kunci", "password": PASSWORD, "totp": "000000"}
    reply = post(house.app, "/akun/faktor-kedua", fields, me)
    assert sentence(Refusal.SECOND_FACTOR_SECRET) in words(reply)


def test_one_session_is_ended_or_all_of_them(house: House, me: Cookie, ended: list[str]) -> None:
    elsewhere = sign_in(house)
    third = sign_in(house)
    found = re.findall(r'name="session" value="([0-9a-f]{64})"', account_page(house, me).text)
    assert len(found) == 2
    one = post(house.app, "/akun/sesi", {"session": found[0]}, me)
    assert one.headers["location"] == "/akun?selesai=sesi"
    assert ended == [found[0]]
    assert [alive(house, who) for who in (elsewhere, third)].count(True) == 1
    assert alive(house, me)

    everything = post(house.app, "/akun/sesi", {}, me)
    assert everything.headers["location"] == "/masuk?keluar"
    assert not any(alive(house, who) for who in (me, elsewhere, third))


def test_the_session_of_somebody_else_is_left_alone(house: House, me: Cookie) -> None:
    person_with_password(house.engine, [Role.PIMPINAN], username="budi")
    other = cookie(post(house.app, "/masuk", {"username": "budi", "password": PASSWORD}))
    theirs = re.search(r"[0-9a-f]{64}", get(house.app, "/gema", other).text)
    assert theirs is not None
    post(house.app, "/akun/sesi", {"session": theirs[0]}, me)
    assert alive(house, other)


def test_an_account_of_a_provider_has_no_password_here(house: House) -> None:
    standing = Standing(roles=frozenset({Role.PIMPINAN}))
    with writing(house.engine) as connection:
        account = store.insert_account(
            connection, name="Dari SSO", standing=standing, now=datetime.now(UTC), openid=("https://s", "1")
        )
    who = {"Cookie": f"kesiapan_sesi={session_of(house.engine, account).token}"}
    said = words(account_page(house, who))
    assert text.OPENID_ACCOUNT in said
    assert text.OLD_PASSWORD not in said
    assert get(house.app, "/akun/faktor-kedua", {**who, **PAGE}).headers["location"] == "/akun"
    refused = post(house.app, "/akun/sandi", {"old": "", "new": PASSWORD, "repeat": PASSWORD}, who)
    assert sentence(Refusal.ACCOUNT_OPENID) in words(refused)


def test_nothing_of_it_can_be_done_from_another_site(house: House, me: Cookie) -> None:
    for path in ("/akun/sandi", "/akun/faktor-kedua", "/akun/faktor-kedua/lepas", "/akun/sesi"):
        assert post(house.app, path, {}, {**me, "Origin": "https://jahat.example"}).status == 403
    assert alive(house, me)


def test_words_about_what_was_done_are_ours_alone(house: House, me: Cookie) -> None:
    assert "jahat" not in account_page(house, me, "?selesai=jahat").text
