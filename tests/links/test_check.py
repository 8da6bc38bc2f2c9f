from __future__ import annotations

import asyncio

import pytest

from compliance.links.check import AT_ONCE, MOST_REDIRECTS, Asking, asking, check, check_all, resolve
from compliance.links.outcome import Outcome
from compliance.links.targets import target_of
from tests.links.test_targets import INSIDE
from tests.links.web import PUBLIC, Handler, Web, awaited, head, serving

LINK = "https://contoh.id/sp.pdf?a=1#bagian"


def answering(*answers: bytes) -> Handler:
    """These answers in turn; the last again and again."""
    left = list(answers)

    async def handle(writer: asyncio.StreamWriter, method: str, path: str) -> None:
        writer.write(left.pop(0) if len(left) > 1 else left[0])

    return handle


def outcome(
    handler: Handler, link: str = LINK, *, seconds: float = 2.0, **names: list[str]
) -> tuple[Outcome, Web]:
    async def run() -> tuple[Outcome, Web]:
        known = {"contoh_id": [PUBLIC], **names}
        async with serving(handler, seconds, **known) as (web, how), how.transport:
            target = target_of(link)
            assert target is not None
            return await check(target, how), web

    return awaited(run())


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("200 OK", Outcome.OPENS),
        ("204 No Content", Outcome.OPENS),
        ("401 Unauthorized", Outcome.SIGN_IN),
        ("403 Forbidden", Outcome.SIGN_IN),
        ("404 Not Found", Outcome.NOT_FOUND),
        ("410 Gone", Outcome.NOT_FOUND),
        ("429 Too Many Requests", Outcome.FAULTY),
        ("500 Internal Server Error", Outcome.FAULTY),
        ("304 Not Modified", Outcome.FAULTY),
    ],
)
def test_what_a_status_means(status: str, expected: Outcome) -> None:
    assert outcome(answering(head(status, content_length="0")))[0] is expected


def test_the_request_goes_to_the_number_and_names_the_host() -> None:
    _, web = outcome(answering(head("200 OK")))
    assert (web.dialled, web.hosts, web.sni) == ([PUBLIC], ["contoh.id"], ["contoh.id"])
    assert web.asked == ["HEAD /sp.pdf?a=1"]
    assert "cookie" not in web.headers[0].lower()
    assert "authorization" not in web.headers[0].lower()


@pytest.mark.parametrize("status", ["405 Method Not Allowed", "404 Not Found", "501 Not Implemented"])
def test_a_server_that_does_not_care_for_head_is_asked_again(status: str) -> None:
    found, web = outcome(answering(head(status, content_length="0"), head("200 OK", content_length="0")))
    assert found is Outcome.OPENS
    assert web.asked == ["HEAD /sp.pdf?a=1", "GET /sp.pdf?a=1"]


def test_a_server_that_hangs_up_on_head_is_asked_again() -> None:
    found, web = outcome(answering(b"", head("200 OK", content_length="0")))
    assert found is Outcome.OPENS
    assert len(web.asked) == 2


def test_redirects_are_followed_without_the_cookies_they_bring() -> None:
    there = head("302 Found", location="/akhir", set_cookie="a=1; Path=/", content_length="0")
    found, web = outcome(answering(there, head("200 OK", content_length="0")))
    assert found is Outcome.OPENS
    assert web.asked == ["HEAD /sp.pdf?a=1", "HEAD /akhir"]
    assert "cookie" not in web.headers[1].lower()


def test_redirects_end() -> None:
    found, web = outcome(answering(head("301 Moved", location="/lagi", content_length="0")))
    assert found is Outcome.FAULTY
    assert len(web.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://dalam.id/",
        "//dalam.id/",
        "http://contoh.id:8080/",
        "http://a:b@contoh.id/",
        "file:///etc/passwd",
        "ftp://contoh.id/",
    ],
)
def test_a_redirect_inside_is_not_followed(location: str) -> None:
    """Numbers resolve to themselves."""
    numbers = {"127_0_0_1": ["127.0.0.1"], "169_254_169_254": ["169.254.169.254"], "::1": ["::1"]}
    moved = answering(head("302 Found", location=location, content_length="0"))
    found, web = outcome(moved, dalam_id=["10.0.0.5"], **numbers)
    assert found is Outcome.FORBIDDEN
    assert len(web.asked) == 1
    assert web.dialled == [PUBLIC]


@pytest.mark.parametrize("location", ["http://contoh.id\x01/", "http://["])
def test_a_redirect_to_nonsense_ends_there(location: str) -> None:
    found, web = outcome(answering(head("302 Found", location=location, content_length="0")))
    assert found is not Outcome.OPENS
    assert len(web.asked) == 1


def test_a_document_that_leads_to_a_sign_in_needs_one() -> None:
    moved = head("302 Found", location="https://accounts.google.com/v3/signin", content_length="0")
    found, web = outcome(answering(moved))
    assert found is Outcome.SIGN_IN
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "address", [one for one in INSIDE.values() if one], ids=[k for k in INSIDE if INSIDE[k]]
)
def test_a_name_that_resolves_inside_is_not_asked(address: str) -> None:
    found, web = outcome(answering(head("200 OK")), contoh_id=[address])
    assert found is Outcome.FORBIDDEN
    assert web.dialled == []
    assert outcome(answering(head("200 OK")), contoh_id=[PUBLIC, address])[0] is Outcome.FORBIDDEN


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing() -> None:
    """First public, then inside: the connection goes to what was looked at, and the next look sees it."""

    async def run() -> tuple[Outcome, Web]:
        answers = answering(head("405 No", content_length="0"), head("200 OK"))
        async with serving(answers) as (web, how), how.transport:
            web.names["contoh.id"] = [[PUBLIC], ["127.0.0.1"]]
            target = target_of(LINK)
            assert target is not None
            return await check(target, how), web

    found, web = awaited(run())
    assert found is Outcome.FORBIDDEN
    assert web.dialled == [PUBLIC]
    assert web.asked == ["HEAD /sp.pdf?a=1"]


async def _drip(writer: asyncio.StreamWriter, method: str, path: str) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        writer.write(b"x: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silence(writer: asyncio.StreamWriter, method: str, path: str) -> None:
    await asyncio.sleep(5)


@pytest.mark.parametrize("handler", [_drip, _silence])
def test_a_slow_server_is_not_waited_for(handler: Handler) -> None:
    """Had it been, the connection closed by the server would make it faulty."""
    assert outcome(handler, seconds=0.3)[0] is Outcome.UNREACHABLE


def test_of_a_huge_body_next_to_nothing_is_taken() -> None:
    sent = 0

    async def flood(writer: asyncio.StreamWriter, method: str, path: str) -> None:
        nonlocal sent
        if method == "HEAD":
            writer.write(head("405 No", content_length="0"))
            return
        writer.write(head("200 OK", content_length=str(10**12)))
        for _ in range(2_000):
            writer.write(b"x" * 65_536)
            await writer.drain()
            sent += 65_536

    assert outcome(flood)[0] is Outcome.OPENS
    assert sent < 50_000_000  # what fits into the buffers of the system, not the body


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-OpenSSH_9.6\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 302 F\r\n\r\n"]
)
def test_what_speaks_no_http_is_faulty(answer: bytes) -> None:
    assert outcome(answering(answer))[0] is Outcome.FAULTY


def test_a_name_that_is_nowhere() -> None:
    found, web = outcome(answering(b""), "https://tidak-ada.id/x")
    assert found is Outcome.UNREACHABLE
    assert web.asked == []


def all_of(
    links: list[str], handler: Handler, *, seconds: float = 30, **names: list[str]
) -> tuple[dict[str, Outcome], int, Web]:
    async def run() -> tuple[dict[str, Outcome], int, Web]:
        outcomes: dict[str, Outcome] = {}
        async with serving(handler, **names) as (web, how):
            silent = await check_all(links, outcomes.__setitem__, how, seconds=seconds)
        return outcomes, silent, web

    return awaited(run())


def test_all_links_come_through_a_few_at_once() -> None:
    async def linger(writer: asyncio.StreamWriter, method: str, path: str) -> None:
        await asyncio.sleep(0.02)
        writer.write(head("404 Not Found" if path == "/7" else "200 OK", content_length="0"))

    links = [f"https://contoh.id/{n}" for n in range(20)] + ["http://contoh.id:22/", "ftp://contoh.id/"]
    outcomes, silent, web = all_of(links, linger, contoh_id=[PUBLIC])
    assert set(outcomes) == set(links)
    assert silent == 0
    assert outcomes["https://contoh.id/7"] is Outcome.NOT_FOUND
    assert [link for link, one in outcomes.items() if one is Outcome.FORBIDDEN] == links[-2:]
    assert web.most_at_once <= AT_ONCE


def test_without_a_network_it_ends_early() -> None:
    links = [f"https://situs{n}.id/x" for n in range(50)]
    outcomes, silent, _ = all_of(links, answering(b""))
    assert silent >= 3
    assert len(outcomes) < 10


def test_one_host_alone_is_enough_to_doubt_the_network() -> None:
    outcomes, silent, _ = all_of(["https://tidak-ada.id/x"], answering(b""))
    assert silent == 1
    assert outcomes == {"https://tidak-ada.id/x": Outcome.UNREACHABLE}


def test_one_site_that_answers_shows_that_there_is_a_network() -> None:
    links = ["https://contoh.id/a", *(f"https://situs{n}.id/x" for n in range(8))]
    outcomes, silent, _ = all_of(links, answering(head("200 OK", content_length="0")), contoh_id=[PUBLIC])
    assert silent == 0
    assert len(outcomes) == len(links)


def test_time_runs_out_for_all_together() -> None:
    links = [f"https://contoh.id/{n}" for n in range(8)]
    outcomes, silent, _ = all_of(links, _silence, seconds=0.2, contoh_id=[PUBLIC])
    assert outcomes == {}
    assert silent == 0


def test_nothing_to_ask() -> None:
    assert all_of([], answering(b""))[:2] == ({}, 0)
    assert all_of(["ftp://contoh.id/"], answering(b""))[:2] == ({"ftp://contoh.id/": Outcome.FORBIDDEN}, 0)


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f.1", "2130706433", "0", "::1", "localhost."])
def test_the_machine_itself_is_closed_however_it_is_written(host: str) -> None:
    """With the resolver of the system and no detour: nothing may be dialled."""
    found = awaited(resolve(host.rstrip("."), 80))
    assert found

    async def run() -> Outcome:
        how: Asking = asking()
        async with how.transport:
            target = target_of(f"http://[{host}]/" if ":" in host else f"http://{host}/")
            assert target is not None
            return await check(target, how)

    assert awaited(run()) is Outcome.FORBIDDEN
