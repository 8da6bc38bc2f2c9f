from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.links.targets import chosen, is_public, target_of

INSIDE = {
    "this network": "0.0.0.0",
    "loopback": "127.0.0.1",
    "all of loopback": "127.255.255.254",
    "private 10": "10.1.2.3",
    "private 172": "172.31.255.255",
    "private 192": "192.168.0.10",
    "link-local": "169.254.1.1",
    "metadata of a cloud": "169.254.169.254",
    "behind a provider": "100.64.0.1",
    "protocol assignments": "192.0.0.8",
    "documentation": "203.0.113.7",
    "benchmarks": "198.18.0.1",
    "6to4 relay": "192.88.99.1",
    "multicast": "224.0.0.251",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "unspecified v6": "::",
    "loopback v6": "::1",
    "mapped": "::ffff:127.0.0.1",
    "mapped public": "::ffff:8.8.8.8",
    "compatible": "::127.0.0.1",
    "NAT64": "64:ff9b::7f00:1",
    "NAT64, local": "64:ff9b:1::a00:1",
    "6to4": "2002:7f00:1::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "unique local": "fd12:3456::1",
    "link-local v6": "fe80::1",
    "link-local with its zone": "fe80::1%eth0",
    "public with a zone": "2606:4700::1%eth0",
    "site-local": "fec0::1",
    "multicast v6": "ff02::1",
    "documentation v6": "2001:db8::1",
    "discard": "100::1",
    "no address": "contoh.go.id",
    "nothing": "",
}


@pytest.mark.parametrize("address", INSIDE.values(), ids=INSIDE.keys())
def test_what_lies_inside_is_closed(address: str) -> None:
    assert not is_public(address)
    assert chosen([address]) is None
    assert chosen(["8.8.8.8", address]) is None


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.66.5", "2606:4700::6810:84e5", "2a00:1450::1"])
def test_what_lies_outside_is_open(address: str) -> None:
    assert is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_no_address_inside_is_open_in_another_dress(address: IPv4Address) -> None:
    """However IPv6 wraps it."""
    number = int(address)
    wrapped = (number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80)
    assert not any(is_public(str(IPv6Address(one))) for one in wrapped)


def test_ipv4_is_preferred_and_no_address_is_none() -> None:
    assert chosen(["2606:4700::1", "8.8.8.8"]) == "8.8.8.8"
    assert chosen(["2606:4700::1"]) == "2606:4700::1"
    assert chosen([]) is None


@pytest.mark.parametrize(
    "address",
    [
        "ftp://contoh.go.id/x",
        "file:///etc/passwd",
        "gopher://contoh.go.id:80/x",
        "javascript:alert(1)",
        "http://contoh.go.id:8080/x",
        "http://contoh.go.id:22/x",
        "https://contoh.go.id:0/x",
        "http://nama:sandi@contoh.go.id/x",
        "http://nama@contoh.go.id/x",
        "http://contoh.go.id\r\nX: 1/",
        "http:///x",
        "http://[::1/x",
        "http://contoh.go.id/" + "a" * 2_000,
        "",
    ],
)
def test_what_is_never_asked(address: str) -> None:
    assert target_of(address) is None


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("http://contoh.go.id/x", "contoh.go.id", 80),
        ("https://Contoh.go.id.:443/x", "contoh.go.id", 443),
        ("https://contoh.go.id:80/x", "contoh.go.id", 80),
        ("https://bücher.example/x", "xn--bcher-kva.example", 443),
        ("http://[::1]/x", "::1", 80),
    ],
)
def test_what_is_looked_up(address: str, host: str, port: int) -> None:
    target = target_of(address)
    assert target is not None
    assert (target.host, target.port) == (host, port)
