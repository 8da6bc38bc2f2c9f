"""Where sign-in may lead."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.server import doors

OWN = (
    "/",
    "/kesenjangan",
    "/kesenjangan?unit=Dinas+Sosial&x=//y",
    "/peringkat?cari=a%2Fb",
    "/akun",
    "/masukan",
)
ELSEWHERE = (
    "",
    "kesenjangan",
    "https://jahat.example/",
    "//jahat.example",
    "///jahat.example",
    "/\\jahat.example",
    "\\\\jahat.example",
    "/\t/jahat.example",
    "/\n/jahat.example",
    " //jahat.example",
    "javascript:alert(1)",
    "/a b",
    "/\x7f",
    "/" + "a" * 3000,
    "//[",
)


@pytest.mark.parametrize("wanted", OWN)
def test_an_own_path_is_kept(wanted: str) -> None:
    assert doors.goal(wanted) == wanted


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_anything_else_leads_to_the_start(wanted: str) -> None:
    assert doors.goal(wanted) == "/"


@pytest.mark.parametrize(
    "wanted", ["/masuk", "/masuk/kode", "/masuk?lanjut=/", "/keluar", "/sesi", "/oidc/masuk"]
)
def test_signing_in_never_leads_back_to_itself_or_out(wanted: str) -> None:
    assert doors.goal(wanted) == "/"


@settings(max_examples=300)
@given(st.text(st.sampled_from("/\\:@?#.% \t\nabjh%2f5c"), max_size=12))
def test_no_text_leads_to_another_host(wanted: str) -> None:
    led = urljoin("http://dasbor.example/masuk", doors.goal(wanted).replace("\\", "/"))
    assert urlsplit(led).netloc == "dasbor.example"


def test_the_addresses_of_the_forms() -> None:
    assert doors.sign_in() == "/masuk"
    assert doors.sign_in("/peringkat?a=1") == "/masuk?lanjut=%2Fperingkat%3Fa%3D1"
    assert doors.sign_in("//x") == "/masuk"
    assert doors.openid("/peringkat") == "/oidc/masuk?lanjut=%2Fperingkat"
