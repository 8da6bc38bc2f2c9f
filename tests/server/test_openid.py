"""Signing in through an OpenID provider: what is asked, what is believed, and what is said otherwise."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from compliance.definitions.settings import installed_settings
from compliance.model import Role
from compliance.server import openid
from compliance.server.openid import Attempt, opened, sealed
from compliance.storage import accounts as store
from compliance.storage.engine import reading
from compliance.text import signing_in as text
from tests.server.asking import PAGE, Reply, get, words
from tests.server.conftest import Configure, House
from tests.server.provider import CLIENT, ISSUER, OTHER_KEY, SECRET, Provider

SETTINGS = f"""
[openid]
label = "Masuk dengan SSO Pemkab"
penerbit = "{ISSUER}"
id_klien = "{CLIENT}"
rahasia = "{SECRET}"
[[openid.izin]]
surel = "a@contoh.go.id"
peran = ["organisasi"]
[[openid.izin]]
klaim = "groups"
nilai = "pimpinan"
peran = ["pimpinan"]
"""


@pytest.fixture
def provider(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> Provider:
    configure(SETTINGS)
    made = Provider()
    monkeypatch.setattr(openid, "TRANSPORT", made.transport)
    monkeypatch.setattr(openid, "_clients", {})
    return made


def begin(house: House, wanted: str = "") -> Reply:
    return get(house.app, f"/oidc/masuk{wanted}", PAGE)


def come_back(house: House, began: Reply, query: str) -> Reply:
    jar = {"Cookie": f"kesiapan_oidc={began.cookie('kesiapan_oidc')}"}
    return get(house.app, f"/oidc/kembali?{query}", {**PAGE, **jar, "Sec-Fetch-Site": "cross-site"})


def whole(house: House, provider: Provider, wanted: str = "") -> Reply:
    """There, where they agree, and back."""
    began = begin(house, wanted)
    asked = provider.visited(began.headers["location"])
    return come_back(house, began, f"code=kode&state={asked['state']}")


def roles(house: House) -> list[frozenset[Role]]:
    """Of all accounts there are."""
    with reading(house.engine) as connection:
        return [row.roles for row in store.read_accounts(connection)]


def test_the_form_offers_the_provider(house: House, provider: Provider) -> None:
    page = get(house.app, "/masuk?lanjut=/peringkat", PAGE)
    if page.status == 303:  # there is no administrator yet
        page = get(house.app, "/masuk/pertama", PAGE)
    assert "Masuk dengan SSO Pemkab" in words(page)
    assert 'href="/oidc/masuk' in page.text


def test_what_is_asked_of_the_provider(house: House, provider: Provider) -> None:
    began = begin(house)
    assert began.status == 303
    assert began.headers["location"].startswith(f"{ISSUER}/authorize?")
    asked = provider.visited(began.headers["location"])
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT
    assert asked["scope"] == "openid email profile"
    assert asked["code_challenge_method"] == "S256"
    assert urlsplit(asked["redirect_uri"]).path == "/oidc/kembali"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 20
    line = began.set_cookies["kesiapan_oidc"]
    assert "HttpOnly" in line
    assert "SameSite=lax" in line
    assert "Max-Age=600" in line
    assert SECRET not in began.headers["location"] + line


def test_every_attempt_is_its_own(house: House, provider: Provider) -> None:
    first, second = (provider.visited(begin(house).headers["location"]) for _ in range(2))
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


def test_whom_the_settings_let_in_gets_a_session_like_any_other(house: House, provider: Provider) -> None:
    reply = whole(house, provider, "?lanjut=/peringkat")
    assert (reply.status, reply.headers["location"]) == (303, "/peringkat")
    who = {"Cookie": f"kesiapan_sesi={reply.cookie('kesiapan_sesi')}"}
    assert get(house.app, "/gema", who).status == 200
    assert "Max-Age=0" in reply.set_cookies["kesiapan_oidc"]
    assert roles(house) == [frozenset({Role.ORGANISASI})]
    assert whole(house, provider).status == 303
    assert len(roles(house)) == 1


def test_a_claim_lets_in_as_well(house: House, provider: Provider) -> None:
    provider.claims = {"groups": ["lain", "pimpinan"]}
    assert whole(house, provider).status == 303
    assert roles(house) == [frozenset({Role.PIMPINAN})]


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "b@contoh.go.id", "email_verified": True},
        {"email": "a@contoh.go.id", "email_verified": False},
        {"email": "a@contoh.go.id"},
        {"groups": "lain"},
        {},
    ],
)
def test_nobody_else_gets_an_account(house: House, provider: Provider, claims: dict[str, object]) -> None:
    provider.claims = claims
    reply = whole(house, provider)
    assert reply.status == 403
    assert "belum terdaftar di dasbor ini" in words(reply)
    assert "kesiapan_sesi" not in reply.set_cookies
    assert roles(house) == []


WRONG_TOKENS = {
    "another issuer": {"claims": {"iss": "https://jahat.example"}},
    "another audience": {"claims": {"aud": "lain"}},
    "several audiences, for another": {"claims": {"aud": [CLIENT, "lain"], "azp": "lain"}},
    "another nonce": {"claims": {"nonce": "lain"}},
    "long over": {"claims": {"exp": 1_000_000_000}},
    "without a subject": {"claims": {"sub": None}},
    "signed by somebody else": {"key": OTHER_KEY},
    "not signed": {"unsigned": True},
    "signed with the public key as a secret": {"shared_secret": True},
    "a document of another issuer": {"document": {"issuer": "https://jahat.example"}},
    "an answer without TLS": {"document": {"token_endpoint": "http://sso.contoh.go.id/token"}},
    "keys without TLS": {"document": {"jwks_uri": "http://sso.contoh.go.id/keys"}},
}


@pytest.mark.parametrize("wrong", WRONG_TOKENS.values(), ids=WRONG_TOKENS)
def test_what_cannot_be_trusted_is_one_sentence(
    house: House, provider: Provider, wrong: dict[str, object]
) -> None:
    for name, value in wrong.items():
        base = provider.claims if name == "claims" else {}
        setattr(provider, name, {**base, **value} if isinstance(value, dict) else value)
    began = begin(house)
    if began.status == 303:
        asked = provider.visited(began.headers["location"])
        began = come_back(house, began, f"code=kode&state={asked['state']}")
    assert (began.status, text.OPENID_WRONG in words(began)) == (403, True)
    assert "kesiapan_sesi" not in began.set_cookies
    assert roles(house) == []


def test_another_code_is_refused_by_the_provider(house: House, provider: Provider) -> None:
    began = begin(house)
    asked = provider.visited(began.headers["location"])
    reply = come_back(house, began, f"code=lain&state={asked['state']}")
    assert text.OPENID_WRONG in words(reply)


@pytest.mark.parametrize("query", ["", "code=kode", "code=kode&state=lain", "code=kode&state=%C3%A9"])
def test_an_answer_to_nobodys_question_is_refused(house: House, provider: Provider, query: str) -> None:
    began = begin(house)
    provider.visited(began.headers["location"])
    reply = come_back(house, began, query)
    assert (reply.status, text.OPENID_STALE in words(reply)) == (403, True)


def test_an_answer_for_another_browser_is_refused(house: House, provider: Provider) -> None:
    """Somebody is led to the attacker's answer, to be signed in as the attacker."""
    asked = provider.visited(begin(house).headers["location"])
    reply = get(house.app, f"/oidc/kembali?code=kode&state={asked['state']}", PAGE)
    assert text.OPENID_STALE in words(reply)


def test_an_answer_that_names_another_issuer_is_refused(house: House, provider: Provider) -> None:
    began = begin(house)
    asked = provider.visited(began.headers["location"])
    reply = come_back(house, began, f"code=kode&state={asked['state']}&iss=https://jahat.example")
    assert text.OPENID_WRONG in words(reply)


@pytest.mark.parametrize(
    ("error", "said"),
    [("access_denied", text.OPENID_CANCELLED), ("<script>alert(1)</script>", text.OPENID_WRONG)],
)
def test_a_cancelled_attempt_is_one_sentence(house: House, provider: Provider, error: str, said: str) -> None:
    began = begin(house, "?lanjut=/peringkat")
    asked = provider.visited(began.headers["location"])
    reply = come_back(house, began, f"error={error}&error_description=jahat&state={asked['state']}")
    assert said in words(reply)
    assert "alert(1)" not in reply.text
    assert "jahat" not in reply.text
    assert 'value="/peringkat"' in reply.text


def test_a_provider_that_is_away_is_one_sentence(house: House, provider: Provider) -> None:
    provider.away = True
    assert text.OPENID_AWAY in words(begin(house))
    provider.away = False
    began = begin(house)
    asked = provider.visited(began.headers["location"])
    provider.away = True
    reply = come_back(house, began, f"code=kode&state={asked['state']}")
    assert (reply.status, text.OPENID_AWAY in words(reply)) == (403, True)


def test_no_provider_no_way_in(house: House) -> None:
    assert get(house.app, "/oidc/masuk", PAGE).headers["location"] == "/masuk"
    assert get(house.app, "/oidc/kembali?code=a&state=b", PAGE).headers["location"] == "/masuk"


def test_the_goal_is_never_elsewhere(house: House, provider: Provider) -> None:
    assert whole(house, provider, "?lanjut=//jahat.example").headers["location"] == "/"


def test_an_attempt_is_ours_and_not_old(provider: Provider) -> None:
    known = installed_settings().openid
    assert known is not None
    fresh = Attempt(state="s", nonce="n", verifier="v", goal="/", until=4_000_000_000)
    cookie = sealed(fresh, known)
    assert opened(cookie, known) == fresh
    body, _, signature = cookie.partition(".")
    for broken in ("", ".", body, f"{body}.", f"{body}x.{signature}", f"{body}.{signature}x", "é.é"):
        assert opened(broken, known) is None
    old = Attempt(state="s", nonce="n", verifier="v", goal="/", until=1_000_000_000)
    assert opened(sealed(old, known), known) is None
