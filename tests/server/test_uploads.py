"""Uploads are refused before they are in memory; behind the gate stand Streamlit's own routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_routes import create_upload_routes

from compliance import server
from compliance.accounts.codes import fingerprint
from compliance.model import Role
from compliance.server import uploads
from compliance.text import signing_in as text
from tests.server.asking import OWN, Reply, ask
from tests.server.conftest import House

MEGABYTE = uploads.MEGABYTE
XSRF = generate_xsrf_token_string()
HEAD = (
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="isian.xlsx"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n"
)
TAIL = b"\r\n--x--\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One of Streamlit's sessions, bound to a session of ours."""

    owner: str

    def matches_user_info(self, user_info: Mapping[str, str]) -> bool:
        return user_info == {"sesi": self.owner}


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeRuntime:
    uploaded_file_mgr: MemoryUploadedFileManager
    pages: dict[str, Page] = field(default_factory=dict)

    def get_app_session(self, page: str) -> Page | None:
        return self.pages.get(page)

    def is_active_session(self, page: str) -> bool:
        return page in self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where files are handed in."""

    app: Starlette
    house: House
    runtime: FakeRuntime

    @property
    def held(self) -> dict[str, int]:
        """The sizes of the files Streamlit holds, by page and file."""
        storage = self.runtime.uploaded_file_mgr.file_storage
        return {
            f"{page}/{name}": len(file.data)
            for page, files in storage.items()
            for name, file in files.items()
        }

    def somebody(self, *roles: Role, page: str = "p1") -> dict[str, str]:
        """The headers of somebody who is signed in and has this page open."""
        cookie = self.house.cookie(*roles)["Cookie"]
        self.runtime.pages[page] = Page(owner=fingerprint(cookie.partition("=")[2]))
        return {"Cookie": f"{cookie}; _streamlit_xsrf={XSRF}", "X-Xsrftoken": XSRF, **OWN}

    def hand_in(
        self, who: Mapping[str, str], size: int, *, name: str = "a", page: str = "p1", chunked: bool = False
    ) -> Reply:
        pieces = [HEAD, *[b"i" * MEGABYTE] * (size // MEGABYTE), b"i" * (size % MEGABYTE), TAIL]
        headers = {**who, "Content-Type": "multipart/form-data; boundary=x"}
        if not chunked:
            headers["Content-Length"] = str(sum(map(len, pieces)))
        path = f"/_stcore/upload_file/{page}/{name}"
        return ask(self.app, path, headers, method="PUT", body=pieces)


@pytest.fixture
def desk(house: House, monkeypatch: pytest.MonkeyPatch) -> Desk:
    runtime = FakeRuntime(uploaded_file_mgr=MemoryUploadedFileManager("/_stcore/upload_file"))
    monkeypatch.setattr(Runtime, "instance", classmethod(lambda cls: runtime))
    monkeypatch.setattr(uploads, "_per_file", lambda: 25 * MEGABYTE)
    behind = create_upload_routes(runtime, runtime.uploaded_file_mgr, "")
    app = Starlette(routes=[*server.ROUTES, *behind], middleware=list(server.MIDDLEWARE))
    return Desk(app=app, house=house, runtime=runtime)


@pytest.mark.parametrize("role", [Role.ORGANISASI, Role.OPD, Role.ADMINISTRATOR])
def test_who_ever_needs_files_may_hand_them_in(desk: Desk, role: Role) -> None:
    """The administrator those with the list of units."""
    assert desk.hand_in(desk.somebody(role), 1000).status == 204
    assert desk.held == {"p1/a": 1000}


def test_who_never_does_is_refused_before_a_byte_is_read(desk: Desk) -> None:
    headers = {**desk.somebody(Role.PIMPINAN), "Content-Length": "10"}
    never = ask(desk.app, "/_stcore/upload_file/p1/a", headers, method="PUT", body=[])
    assert (never.status, never.text) == (403, text.UPLOAD_NOT_ALLOWED)
    assert desk.held == {}


def test_a_stranger_is_refused_before_a_byte_is_read(desk: Desk) -> None:
    assert ask(desk.app, "/_stcore/upload_file/p1/a", OWN, method="PUT", body=[]).status == 401


def test_another_site_is_refused(desk: Desk) -> None:
    who = {**desk.somebody(Role.ORGANISASI), "Origin": "https://jahat.example"}
    assert desk.hand_in(who, 10).status == 403


def test_a_page_of_somebody_else_takes_nothing_and_gives_nothing_up(desk: Desk) -> None:
    theirs = desk.somebody(Role.ORGANISASI, page="p1")
    assert desk.hand_in(theirs, 1000).status == 204
    mine = desk.somebody(Role.ORGANISASI, page="p2")
    put = desk.hand_in(mine, 10, name="b", page="p1")
    assert (put.status, put.text) == (403, text.NOT_YOURS)
    assert ask(desk.app, "/_stcore/upload_file/p1/a", mine, method="DELETE").status == 403
    assert desk.hand_in(mine, 10, page="tidak-ada").status == 403
    assert desk.held == {"p1/a": 1000}


def test_a_file_of_the_limit_passes_and_a_larger_one_does_not(desk: Desk) -> None:
    who = desk.somebody(Role.ORGANISASI)
    assert desk.hand_in(who, 25 * MEGABYTE, chunked=True).status == 204
    over = desk.hand_in(who, 26 * MEGABYTE, name="b")
    assert (over.status, over.text) == (413, text.UPLOAD_TOO_LARGE.format(limit=25))
    assert desk.held == {"p1/a": 25 * MEGABYTE}


def test_a_declared_size_is_refused_without_reading(desk: Desk) -> None:
    headers = {**desk.somebody(Role.ORGANISASI), "Content-Length": str(30 * MEGABYTE)}
    assert ask(desk.app, "/_stcore/upload_file/p1/a", headers, method="PUT", body=[]).status == 413


def test_a_size_that_is_not_declared_is_counted_as_it_comes(desk: Desk) -> None:
    who = desk.somebody(Role.ORGANISASI)
    over = desk.hand_in(who, 40 * MEGABYTE, chunked=True)
    assert (over.status, over.text) == (413, text.UPLOAD_TOO_LARGE.format(limit=25))
    assert desk.held == {}


def test_a_session_holds_no_more_than_its_total_and_gives_back_what_it_deletes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "TOTAL", 50 * MEGABYTE)
    who = desk.somebody(Role.ORGANISASI)
    assert desk.hand_in(who, 20 * MEGABYTE, name="a").status == 204
    assert desk.hand_in(who, 20 * MEGABYTE, name="b").status == 204
    over = desk.hand_in(who, 20 * MEGABYTE, name="c", chunked=True)
    assert (over.status, over.text) == (413, text.UPLOAD_TOO_MUCH.format(limit=50))
    assert desk.hand_in(who, 20 * MEGABYTE, name="c").status == 413

    other = desk.somebody(Role.ORGANISASI, page="p2")
    assert desk.hand_in(other, 20 * MEGABYTE, page="p2").status == 204

    assert ask(desk.app, "/_stcore/upload_file/p1/a", who, method="DELETE").status == 204
    assert desk.hand_in(who, 20 * MEGABYTE, name="c").status == 204


def test_all_pages_of_a_session_count_together(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "TOTAL", 30 * MEGABYTE)
    who = desk.somebody(Role.ORGANISASI, page="p1")
    desk.runtime.pages["p2"] = desk.runtime.pages["p1"]
    assert desk.hand_in(who, 20 * MEGABYTE, page="p1").status == 204
    assert desk.hand_in(who, 20 * MEGABYTE, page="p2").status == 413

    del desk.runtime.pages["p1"]  # the page was closed, and Streamlit forgot its files
    desk.runtime.uploaded_file_mgr.remove_session_files("p1")
    assert desk.hand_in(who, 20 * MEGABYTE, page="p2").status == 204


@pytest.mark.parametrize("length", ["-1", "x", "1e3", ""])
def test_a_nonsensical_size_is_no_way_around(desk: Desk, length: str) -> None:
    who = {**desk.somebody(Role.ORGANISASI), "Content-Length": length}
    over = desk.hand_in(who, 40 * MEGABYTE, chunked=True)
    assert over.status in (400, 413)
    assert desk.held == {}
