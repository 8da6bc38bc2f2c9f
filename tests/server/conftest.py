"""The server's own part of the product on a database of its own; in Streamlit's place stands an echo."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from compliance import server
from compliance.model import Role
from compliance.workflows.accounts import SignedIn
from compliance.workflows.database import open_database, shared_database
from tests.server.people import session_for

Configure = Callable[[str], None]


def page(request: Request) -> Response:
    return HTMLResponse("<html lang='en'>Streamlit</html>")


def echo(request: Request) -> Response:
    """Which headers arrive behind the gate."""
    return JSONResponse([list(pair) for pair in request.headers.items()])


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_json(dict(websocket.headers))
    try:
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())
    except WebSocketDisconnect:
        pass


def plain(request: Request) -> Response:
    return PlainTextResponse("isi", headers={"Cache-Control": "public"})


BEHIND = (
    Route("/gema", echo, methods=["GET", "POST", "PUT"]),
    Route("/media/x.txt", plain),
    Route("/static/js/x.js", plain),
    Route("/_stcore/health", plain),
    Route("/_stcore/host-config", plain),
    Route("/_stcore/metrics", plain),
    Route("/_stcore/script-health-check", plain),
    Route("/_stcore/agent/interact", plain, methods=["GET", "POST"]),
    Route("/component/x/index.html", plain),
    Route("/oauth2callback", plain),
    WebSocketRoute("/_stcore/stream", stream),
    Route("/{path:path}", page),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The application, and the database it works on."""

    app: ASGIApp
    engine: sa.Engine

    def cookie(self, *roles: Role, units: Iterable[str] = ()) -> dict[str, str]:
        """The Cookie header of somebody with these roles who is signed in."""
        return cookie_of(session_for(self.engine, roles, units))


def cookie_of(signed_in: SignedIn) -> dict[str, str]:
    return {"Cookie": f"kesiapan_sesi={signed_in.token}"}


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema without anything in it, to be copied."""
    path = tmp_path_factory.mktemp("kosong") / "kosong.sqlite3"
    open_database(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def house(empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    file = shutil.copyfile(empty_file, tmp_path / "uji.sqlite3")
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.delenv("KESIAPAN_SETTINGS", raising=False)
    app = Starlette(routes=[*server.ROUTES, *BEHIND], middleware=list(server.MIDDLEWARE))
    return House(app=app, engine=shared_database())


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """`configure("alamat_umum = …")` makes that the settings of the installation."""

    def written(toml: str) -> None:
        path = tmp_path / "pengaturan.toml"
        path.write_text(toml, encoding="utf-8")
        monkeypatch.setenv("KESIAPAN_SETTINGS", str(path))

    return written
