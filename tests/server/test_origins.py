"""Whose address it is, behind proxies and in front of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.server.origins import UnknownProxy, client_address
from tests.server.asking import scope_of

LOCAL = frozenset({"127.0.0.1"})
EDGE, INNER = frozenset({"203.0.113.9"}), frozenset({"203.0.113.8"})


def address(peer: str, forwarded: str | None, proxies: frozenset[str]) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(scope_of("http", "/", headers, peer), proxies)


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "expected"),
    [
        ("198.51.100.7", None, frozenset(), "198.51.100.7"),
        ("198.51.100.7", "6.6.6.6", frozenset(), "198.51.100.7"),
        ("198.51.100.7", "6.6.6.6", EDGE, "198.51.100.7"),
        ("203.0.113.9", "198.51.100.7", EDGE, "198.51.100.7"),
        ("203.0.113.9", "6.6.6.6, 198.51.100.7", EDGE, "198.51.100.7"),
        ("203.0.113.9", "198.51.100.7, 203.0.113.8", EDGE | INNER, "198.51.100.7"),
        ("203.0.113.9", "203.0.113.8", EDGE | INNER, "203.0.113.8"),
        ("203.0.113.9", "198.51.100.7:4711", EDGE, "198.51.100.7"),
        ("203.0.113.9", "[2001:DB8::7]:4711", EDGE, "2001:db8::7"),
        ("203.0.113.9", "2001:DB8:0::7", EDGE, "2001:db8::7"),
        ("203.0.113.9", "bukan alamat", EDGE, "bukan alamat"),
        # uvicorn has already put the last address that is not this machine's in the place of ours
        ("198.51.100.7", "6.6.6.6, 198.51.100.7", LOCAL, "198.51.100.7"),
        ("203.0.113.9", "6.6.6.6, 198.51.100.7, 203.0.113.9", LOCAL | EDGE, "198.51.100.7"),
        # somebody comes past the proxy, and names themselves beside another
        ("198.51.100.7", "198.51.100.7, 6.6.6.6", LOCAL, "198.51.100.7"),
    ],
)
def test_the_last_address_that_no_known_proxy_has_is_the_visitors(
    peer: str, forwarded: str | None, proxies: frozenset[str], expected: str
) -> None:
    assert address(peer, forwarded, proxies) == expected


def test_an_address_that_uvicorn_took_from_an_unknown_proxy_is_not_believed() -> None:
    with pytest.raises(UnknownProxy):
        address("6.6.6.6", "6.6.6.6", frozenset())
    with pytest.raises(UnknownProxy):
        address("6.6.6.6", "198.51.100.7, 6.6.6.6, 127.0.0.1", EDGE)


def test_several_header_lines_are_one_list() -> None:
    scope = scope_of("http", "/", {}, "203.0.113.9")
    scope["headers"] += [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"198.51.100.7")]
    assert client_address(scope, EDGE) == "198.51.100.7"


@settings(max_examples=60)
@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_whatever_a_visitor_writes_their_own_address_counts(forged: str) -> None:
    """The proxy adds what it saw at the end."""
    assert address("203.0.113.9", f"{forged}, 198.51.100.7", EDGE) == "198.51.100.7"
