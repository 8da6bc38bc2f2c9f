"""The frame around every page: menu, logo, name of the registry, banner of invented data; and the
guard that every page calls first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
import streamlit as st

from compliance.definitions.load import Definitions
from compliance.formats import count as whole
from compliance.model import Registry
from compliance.problems import ComplianceError
from compliance.text import pages as text
from compliance.ui import cached, show
from compliance.workflows.setup import RegistrySource

ASSETS = Path(__file__).parent / "assets"

_ENTRIES: tuple[tuple[str, str, str], ...] = (  # group, page, icon of the bundled font
    (text.GROUP_COLLECT, "pages/kumpulkan/unggah.py", ":material/upload_file:"),
    (text.GROUP_COLLECT, "pages/kumpulkan/riwayat.py", ":material/history:"),
    (text.GROUP_WATCH, "pages/pantau/ringkasan.py", ":material/dashboard:"),
    (text.GROUP_WATCH, "pages/pantau/peringkat.py", ":material/leaderboard:"),
    (text.GROUP_IMPROVE, "pages/perbaiki/kesenjangan.py", ":material/checklist:"),
    (text.GROUP_MANAGE, "pages/kelola/metode.py", ":material/menu_book:"),
    (text.GROUP_MANAGE, "pages/kelola/periode.py", ":material/event:"),
)
START = "pages/mulai/mulai.py"
UPLOAD, HISTORY, OVERVIEW, RANKING, GAPS, METHOD, PERIODS = (path for _, path, _ in _ENTRIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page needs to know about where it is: handed out by `enter_page`."""

    engine: sa.Engine
    definitions: Definitions
    source: RegistrySource | None  # None: nothing was set up yet, and the registry is empty
    registry: Registry
    version: int
    today: date


_visiting: ContextVar[Visit | None] = ContextVar("visiting", default=None)


def menu(*, started: bool) -> dict[str, Sequence[st.Page]]:
    """The pages by group. Until a registry is chosen only the start page shows; it is the
    default, and leads on to Ringkasan afterwards."""
    groups: dict[str, list[st.Page]] = {
        "": [st.Page(START, title=text.TITLES["mulai"], default=True, visibility=_seen(not started))]
    }
    for group, path, icon in _ENTRIES:
        page = st.Page(path, title=text.TITLES[Path(path).stem], icon=icon, visibility=_seen(started))
        groups.setdefault(group, []).append(page)
    return {group: tuple(pages) for group, pages in groups.items()}


def draw() -> None:
    """Draws the frame and runs the page that was asked for, inside it."""
    st.set_page_config(page_title=text.APP, page_icon=str(ASSETS / "ikon.svg"), layout="wide")
    st.html(ASSETS / "gaya.css")
    try:
        visit = _visit()
        started = visit.source is not None
        icon = "ikon.svg" if started else "logo.svg"  # without a menu there is room for the whole logo
        st.logo(str(ASSETS / "logo.svg"), size="large", icon_image=str(ASSETS / icon))
        page = st.navigation(menu(started=started), expanded=True)
        _sidebar(visit)
        with _framed(visit):
            page.run()
    except ComplianceError as error:
        st.error(show.plain(str(error)))


def _visit() -> Visit:
    version = cached.version()
    source = cached.registry_source()
    return Visit(
        engine=cached.engine(),
        definitions=cached.definitions(),
        source=source,
        registry=Registry() if source is None else cached.registry(version),
        version=version,
        today=date.today(),
    )


@contextmanager
def _framed(visit: Visit) -> Iterator[None]:
    """Within it, a page may run; anywhere else `enter_page` refuses."""
    token = _visiting.set(visit)
    try:
        yield
    finally:
        _visiting.reset(token)


def enter_page(page: str) -> Visit:
    """The first call of every page: refuses outside the frame, leads to the start page while the
    database is empty, and draws the heading. `page` is the file's name without its ending."""
    visit = _visiting.get()
    if visit is None:
        st.error(text.NOT_IN_FRAME)
        st.stop()
    if visit.source is None and page != "mulai":
        st.switch_page(START)
    if visit.source is not None and page == "mulai":
        st.switch_page(OVERVIEW)
    if visit.registry.invented:
        _banner()
    st.set_page_config(page_title=f"{text.TITLES[page]} · {text.APP}")
    st.title(text.HEADINGS[page], anchor=False)
    return visit


def _seen(visible: bool) -> Literal["visible", "hidden"]:
    return "visible" if visible else "hidden"


def _banner() -> None:
    st.html(
        f'<div class="rekaan" role="note"><strong>{escape(text.INVENTED_BANNER)}</strong>'
        f" <span>{escape(text.INVENTED_NOTE)}</span></div>"
    )


def _sidebar(visit: Visit) -> None:
    if visit.source is None:
        return
    units = sum(cached.expected(visit.version).values())
    lines = (
        text.REGISTRIES[visit.source],
        text.UNITS_IN_REGISTRY.format(count=whole(units)),
        text.DATA_VERSION.format(version=visit.version),
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    with st.sidebar:
        st.html(f'<div class="kaki">{body}</div>')
