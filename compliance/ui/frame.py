"""The frame around every page: menu, logo, name of the registry, banner of invented data; and the
guard that every page calls first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st

from compliance.accounts.rights import ever, may
from compliance.definitions.load import Definitions
from compliance.definitions.rights import shipped_rights
from compliance.formats import count as whole
from compliance.model import Action, Person, Registry, Role
from compliance.problems import ComplianceError
from compliance.text import pages as text
from compliance.text.accounts import ROLE_NAMES
from compliance.ui import cached, show, visitor
from compliance.workflows.guard import Caller, arriving, target
from compliance.workflows.setup import Period, RegistrySource

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page in the menu: its group, its file, its icon (of the bundled font), what it is there for."""

    group: str
    path: str
    icon: str
    action: Action

    @property
    def name(self) -> str:
        """The name of the file without its ending: the page's address."""
        return Path(self.path).stem


START = "pages/mulai/mulai.py"
UPLOAD = "pages/kumpulkan/unggah.py"
CARRY_OVER = "pages/kumpulkan/bawaan.py"
SURVEYS = "pages/kumpulkan/skm.py"
TRAINING = "pages/kumpulkan/bimtek.py"
HISTORY = "pages/kumpulkan/riwayat.py"
COMPLAINTS_UPLOAD = "pages/kumpulkan/unggah_pengaduan.py"
VERIFY = "pages/kumpulkan/verifikasi.py"
SERVICES = "pages/kumpulkan/layanan.py"
OBJECTIONS = "pages/kumpulkan/sanggahan.py"
DISPENSATIONS = "pages/kumpulkan/dispensasi.py"
OVERVIEW = "pages/pantau/ringkasan.py"
RANKING = "pages/pantau/peringkat.py"
GAPS = "pages/perbaiki/kesenjangan.py"
EVIDENCE = "pages/perbaiki/bukti.py"
METHOD = "pages/kelola/metode.py"
TREE = "pages/pantau/jenjang.py"
PROGRESS = "pages/pantau/perkembangan.py"
RESULTS = "pages/pantau/hasil.py"
GOOGLE = "pages/perbaiki/google.py"
COMPLAINTS = "pages/pantau/pengaduan.py"
SIDE_BY_SIDE = "pages/pantau/berdampingan.py"
EXPLANATION = "pages/pantau/penjelasan.py"
EDITIONS = "pages/kelola/edisi.py"
INSTRUMENTS = "pages/kelola/instrumen.py"
PERIODS = "pages/kelola/periode.py"
UNITS = "pages/kelola/unit.py"
USERS = "pages/kelola/pengguna.py"
TRAIL = "pages/kelola/jejak.py"
_C, _W, _I, _M = text.GROUP_COLLECT, text.GROUP_WATCH, text.GROUP_IMPROVE, text.GROUP_MANAGE
ENTRIES = (
    Entry(group=_C, path=UPLOAD, icon=":material/upload_file:", action=Action.UPLOAD),
    Entry(group=_C, path=CARRY_OVER, icon=":material/move_to_inbox:", action=Action.UPLOAD),
    Entry(group=_C, path=COMPLAINTS_UPLOAD, icon=":material/add_comment:", action=Action.UPLOAD),
    Entry(group=_C, path=SURVEYS, icon=":material/thumbs_up_down:", action=Action.SEE_GAPS),
    Entry(group=_C, path=TRAINING, icon=":material/school:", action=Action.SEE_GAPS),
    Entry(group=_C, path=SERVICES, icon=":material/room_service:", action=Action.SEE_GAPS),
    Entry(group=_C, path=VERIFY, icon=":material/fact_check:", action=Action.VERIFY),
    Entry(group=_C, path=OBJECTIONS, icon=":material/gavel:", action=Action.VERIFY),
    Entry(group=_C, path=DISPENSATIONS, icon=":material/event_available:", action=Action.DISPENSE),
    Entry(group=_C, path=HISTORY, icon=":material/history:", action=Action.SEE_UPLOADS),
    Entry(group=_W, path=OVERVIEW, icon=":material/dashboard:", action=Action.SEE_OVERVIEW),
    Entry(group=_W, path=RANKING, icon=":material/leaderboard:", action=Action.SEE_RANKING),
    Entry(group=_W, path=TREE, icon=":material/lan:", action=Action.SEE_GAPS),
    Entry(group=_W, path=PROGRESS, icon=":material/trending_up:", action=Action.SEE_RANKING),
    Entry(group=_W, path=RESULTS, icon=":material/workspace_premium:", action=Action.SEE_RANKING),
    Entry(group=_W, path=COMPLAINTS, icon=":material/forum:", action=Action.SEE_GAPS),
    Entry(group=_W, path=SIDE_BY_SIDE, icon=":material/compare:", action=Action.SEE_OVERVIEW),
    Entry(group=_W, path=EXPLANATION, icon=":material/calculate:", action=Action.SEE_GAPS),
    Entry(group=_I, path=GAPS, icon=":material/checklist:", action=Action.SEE_GAPS),
    Entry(group=_I, path=EVIDENCE, icon=":material/link:", action=Action.SEE_GAPS),
    Entry(group=_I, path=GOOGLE, icon=":material/location_on:", action=Action.SEE_GAPS),
    Entry(group=_M, path=METHOD, icon=":material/menu_book:", action=Action.SEE_METHOD),
    Entry(group=_M, path=EDITIONS, icon=":material/difference:", action=Action.SEE_METHOD),
    Entry(group=_M, path=INSTRUMENTS, icon=":material/note_add:", action=Action.MANAGE_INSTRUMENTS),
    Entry(group=_M, path=PERIODS, icon=":material/event:", action=Action.MANAGE_PERIODS),
    Entry(group=_M, path=UNITS, icon=":material/account_tree:", action=Action.CHANGE_UNITS),
    Entry(group=_M, path=USERS, icon=":material/group:", action=Action.MANAGE_USERS),
    Entry(group=_M, path=TRAIL, icon=":material/policy:", action=Action.SEE_TRAIL),
)
BEFORE_THE_START = frozenset({METHOD, EDITIONS, USERS, TRAIL})  # these need no registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page needs to know about where it is and who looks: handed out by `enter_page`."""

    caller: Caller
    person: Person
    definitions: Definitions
    source: RegistrySource | None  # None: nothing was set up yet, and the registry is empty
    registry: Registry
    version: int
    today: date

    def may(
        self, action: Action, *, units: Iterable[str] | None = None, period: Period | None = None
    ) -> bool:
        """Whether to offer something at all; whether it is done, the workflow decides."""
        return may(self.person, action, target(units, period), shipped_rights())

    def hands_in(self, period: Period) -> bool:
        """Whether the person may hand in for any unit in a period."""
        own = self.person.units or None
        return self.may(Action.UPLOAD, period=period) or bool(
            own and self.may(Action.UPLOAD, units=own, period=period)
        )

    def ever(self, action: Action) -> bool:
        """Whether there can be a case in which the person may."""
        return ever(self.person, action, shipped_rights())


_visiting: ContextVar[Visit | None] = ContextVar("visiting", default=None)


def menu(visit: Visit) -> dict[str, Sequence[st.Page]]:
    """The pages by group. The start page is the default, and leads on once a registry is chosen.

    What a person has no use for is not in their menu; its address is still known, so that the page
    itself can say why it stays closed.
    """
    started = visit.source is not None
    groups: dict[str, list[st.Page]] = {
        "": [st.Page(START, title=text.TITLES["mulai"], default=True, visibility=_seen(not started))]
    }
    for entry in ENTRIES:
        seen = visit.ever(entry.action) and (started or entry.path in BEFORE_THE_START)
        page = st.Page(entry.path, title=text.TITLES[entry.name], icon=entry.icon, visibility=_seen(seen))
        groups.setdefault(entry.group, []).append(page)
    return {group: tuple(pages) for group, pages in groups.items()}


def start_page(visit: Visit) -> str:
    """Where somebody begins: the first page of the whole regency they may open, else their own gaps."""
    for path, action in ((OVERVIEW, Action.SEE_OVERVIEW), (GAPS, Action.SEE_GAPS)):
        if visit.ever(action):
            return path
    return METHOD


def draw() -> None:
    """Draws the frame and runs the page that was asked for, inside it."""
    st.set_page_config(page_title=text.APP, page_icon=str(ASSETS / "ikon.svg"), layout="wide")
    st.html(ASSETS / "gaya.css")
    try:
        visit = _visit()
        started = visit.source is not None
        icon = "ikon.svg" if started else "logo.svg"  # without a menu there is room for the whole logo
        st.logo(str(ASSETS / "logo.svg"), size="large", icon_image=str(ASSETS / icon))
        page = st.navigation(menu(visit), expanded=True)
        if started and page.url_path == "":
            st.switch_page(start_page(visit))
        _sidebar(visit)
        with _framed(visit):
            page.run()
    except ComplianceError as error:
        st.error(show.plain(str(error)))


def _visit() -> Visit:
    caller = visitor.caller()
    person, version = arriving(caller)
    source = cached.registry_source()
    return Visit(
        caller=caller,
        person=person,
        definitions=cached.definitions(version),
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
    """The first call of every page: refuses outside the frame and to whoever has no business there,
    leads to the start page while the database is empty, and draws the heading. `page` is the
    file's name without its ending."""
    visit = _visiting.get()
    if visit is None:
        st.error(text.NOT_IN_FRAME)
        st.stop()
    if visit.source is None and page not in {"mulai", *(Path(path).stem for path in BEFORE_THE_START)}:
        st.switch_page(START)
    if visit.registry.invented:
        _banner()
    if page != "mulai":
        _refuse_strangers(visit, page)
    st.set_page_config(page_title=f"{text.TITLES[page]} · {text.APP}")
    st.title(text.HEADINGS[page], anchor=False)
    return visit


def _refuse_strangers(visit: Visit, page: str) -> None:
    action = next(entry.action for entry in ENTRIES if entry.name == page)
    if not visit.ever(action):
        st.error(text.NOT_YOURS.format(page=text.TITLES[page]))
        st.page_link(start_page(visit), label=text.TO_START, icon=":material/home:")
        st.stop()


def _seen(visible: bool) -> Literal["visible", "hidden"]:
    return "visible" if visible else "hidden"


def _banner() -> None:
    st.html(
        f'<div class="rekaan" role="note"><strong>{escape(text.INVENTED_BANNER)}</strong>'
        f" <span>{escape(text.INVENTED_NOTE)}</span></div>"
    )


def _sidebar(visit: Visit) -> None:
    roles = ", ".join(ROLE_NAMES[role] for role in Role if role in visit.person.roles)
    lines = [text.SIGNED_IN_AS.format(name=visit.person.name), roles]
    if visit.source is not None:
        units = sum(cached.expected(visit.version).values())
        lines += [
            text.REGISTRIES[visit.source],
            text.UNITS_IN_REGISTRY.format(count=whole(units)),
            text.DATA_VERSION.format(version=visit.version),
        ]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    ways = ((text.MY_ACCOUNT, "/akun"), (text.SIGN_OUT, "/keluar"))
    links = "".join(f'<a href="{path}" target="_self">{name}</a>' for name, path in ways)
    with st.sidebar:
        st.html(f'<div class="kaki">{body}<p class="tautan">{links}</p></div>')
