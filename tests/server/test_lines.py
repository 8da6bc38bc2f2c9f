"""Websockets: who may open one, and how it ends with its session."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from compliance.model import Role
from compliance.server import lines
from compliance.server.lines import OPEN_LINES, SIGNED_OUT, Lines
from compliance.server.starting import still_alive
from compliance.storage.engine import reading, writing
from compliance.storage.sessions import end_session, read_session
from compliance.storage.tables import sessions
from compliance.workflows.accounts import SignedIn
from tests.server.asking import OWN, Put, Socket, until
from tests.server.conftest import Configure, House, cookie_of
from tests.server.people import session_for

STREAM = "/_stcore/stream"
CLOSED = {"type": "websocket.close", "code": SIGNED_OUT}


def clicked(*, by_itself: bool = False, heartbeat: bool = False) -> bytes:
    """What a page sends after a click, or when a part of it refreshes itself."""
    message = BackMsg()
    if heartbeat:
        message.app_heartbeat = True
    else:
        message.rerun_script.query_string = ""
        message.rerun_script.is_auto_rerun = by_itself
    return bytes(message.SerializeToString())


def arriving(data: bytes) -> Message:
    return {"type": "websocket.receive", "bytes": data}


def ended(house: House, signed_in: SignedIn) -> None:
    with writing(house.engine) as connection:
        end_session(connection, signed_in.session, datetime.now(UTC))


@pytest.fixture
def signed_in(house: House) -> SignedIn:
    return session_for(house.engine, [Role.PIMPINAN])


def open_one(house: House, signed_in: SignedIn) -> Socket:
    return Socket(house.app, STREAM, {**cookie_of(signed_in), **OWN})


def test_a_living_session_opens_a_websocket_that_knows_whose_it_is(house: House, signed_in: SignedIn) -> None:
    forged = {**cookie_of(signed_in), **OWN, "X-Kesiapan-Sesi": "f" * 64}
    accepted, first, *_ = Socket(house.app, STREAM, forged).play()
    assert accepted["type"] == "websocket.accept"
    headers = json.loads(first["text"])
    assert headers["x-kesiapan-sesi"] == signed_in.session
    assert headers["x-kesiapan-alamat"] == "127.0.0.1"
    assert "kesiapan_sesi" not in headers.get("cookie", "")
    assert OPEN_LINES.sessions == frozenset()


@pytest.mark.parametrize("cookie", [{}, {"Cookie": "kesiapan_sesi=karangan"}, {"X-Kesiapan-Sesi": "f" * 64}])
def test_a_stranger_is_refused_before_it_is_accepted(house: House, cookie: dict[str, str]) -> None:
    sent = Socket(house.app, STREAM, {**OWN, **cookie}).play()
    assert sent == [CLOSED]


def test_a_copied_cookie_of_an_ended_session_is_refused(house: House, signed_in: SignedIn) -> None:
    ended(house, signed_in)
    sent = Socket(house.app, STREAM, {**OWN, **cookie_of(signed_in)}).play()
    assert sent == [CLOSED]


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://jahat.example"}, {"Origin": "null"}])
def test_another_site_cannot_open_one(house: House, signed_in: SignedIn, origin: dict[str, str]) -> None:
    sent = Socket(house.app, STREAM, {**cookie_of(signed_in), **origin}).play()
    assert sent == [{"type": "websocket.close", "code": 4403}]


def test_no_other_host_is_answered(house: House, signed_in: SignedIn, configure: Configure) -> None:
    configure('alamat_umum = "http://kesiapan.contoh.go.id"')
    sent = Socket(house.app, STREAM, {**cookie_of(signed_in), **OWN}).play()
    assert sent == [{"type": "websocket.close", "code": 4403}]


def test_the_next_message_after_the_session_ended_closes_it(
    house: House, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "CHECK_SECONDS", 0.0)
    socket = open_one(house, signed_in)

    async def talk(put: Put) -> None:
        await put(arriving(b"satu"))
        await until(lambda: socket.sent[-1].get("bytes") == b"satu")
        ended(house, signed_in)
        await put(arriving(b"dua"))
        await until(lambda: socket.sent[-1] == CLOSED)

    sent = socket.play(talk)
    assert [message.get("bytes") for message in sent[2:]] == [b"satu", None]


def test_signing_out_closes_it_at_once(house: House, signed_in: SignedIn) -> None:
    socket = open_one(house, signed_in)

    async def talk(put: Put) -> None:
        assert OPEN_LINES.sessions == {signed_in.session}
        OPEN_LINES.end(signed_in.session)
        await until(lambda: socket.sent[-1] == CLOSED)

    socket.play(talk)
    assert OPEN_LINES.sessions == frozenset()


def test_a_session_that_ended_elsewhere_is_noticed_without_a_message(
    house: House, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "WATCH_SECONDS", 0.01)
    socket = open_one(house, signed_in)

    async def talk(put: Put) -> None:
        watching = asyncio.create_task(OPEN_LINES.watch(still_alive))
        await asyncio.sleep(0.1)
        assert socket.sent[-1] != CLOSED
        ended(house, signed_in)
        await until(lambda: socket.sent[-1] == CLOSED)
        watching.cancel()

    socket.play(talk)


def test_somebody_elses_end_closes_nothing_of_ours(house: House, signed_in: SignedIn) -> None:
    other = session_for(house.engine, [Role.PIMPINAN])
    socket = open_one(house, signed_in)

    async def talk(put: Put) -> None:
        OPEN_LINES.end(other.session)
        await put(arriving(b"masih"))
        await until(lambda: socket.sent[-1].get("bytes") == b"masih")

    assert CLOSED not in socket.play(talk)


@pytest.mark.parametrize(
    ("message", "kept_alive"),
    [
        (clicked(), True),
        (clicked(by_itself=True), False),
        (clicked(heartbeat=True), False),
        (b"\xff\xff\xff", False),
    ],
)
def test_what_a_person_does_keeps_the_session_alive_and_a_page_by_itself_does_not(
    house: House,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
    message: bytes,
    kept_alive: bool,
) -> None:
    monkeypatch.setattr(lines, "CHECK_SECONDS", 0.0)
    socket = open_one(house, signed_in)

    async def talk(put: Put) -> None:
        with writing(house.engine) as connection:
            long_ago = datetime.now(UTC) - timedelta(minutes=30)
            connection.execute(sessions.update().values(seen_at=long_ago))
        await put(arriving(message))
        await until(lambda: socket.sent[-1].get("bytes") == message)

    socket.play(talk)
    with reading(house.engine) as connection:
        found = read_session(connection, signed_in.session, datetime.now(UTC))
    assert found is not None
    assert (found.seen_at > datetime.now(UTC) - timedelta(minutes=5)) is kept_alive


def test_a_closed_line_is_forgotten() -> None:
    known = Lines()
    known.end("tidak ada")
    assert known.sessions == frozenset()
