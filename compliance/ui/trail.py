"""The audit trail on screen: what is looked for, and the table of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from compliance.accounts.events import Event
from compliance.analysis.labels import labelled
from compliance.problems import ComplianceError
from compliance.reports.trail import Names, containing, line
from compliance.text import pages as words
from compliance.text import trail as text
from compliance.ui import cached, queries, show
from compliance.workflows import accounts, setup, trail
from compliance.workflows.guard import Caller
from compliance.workflows.trail import Written

SHOWN = 500  # entries in the table; the workbook has all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; it travels in the address of the download. Days are whole, in local time."""

    event: Event | None
    account: int | None
    since: date | None
    until: date | None
    containing: str

    @property
    def address(self) -> str:
        """`/unduh/jejak.xlsx?…`"""
        found = {
            "kejadian": self.event.value if self.event else "",
            "akun": str(self.account or ""),
            "sejak": self.since.isoformat() if self.since else "",
            "sampai": self.until.isoformat() if self.until else "",
            "cari": self.containing,
        }
        return f"/unduh/jejak.xlsx?{urlencode({key: value for key, value in found.items() if value})}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Search:
        """The search of an address; refused where that is not one of ours."""
        event, account = query.get("kejadian", ""), query.get("akun", "")
        if event not in ("", *Event) or re.fullmatch("[0-9]{0,9}", account) is None:
            raise ComplianceError(words.UNKNOWN_ADDRESS)
        return cls(
            event=Event(event) if event else None,
            account=int(account) if account else None,
            since=queries.day(query, "sejak"),
            until=queries.day(query, "sampai"),
            containing=query.get("cari", ""),
        )

    @property
    def begin(self) -> datetime | None:
        """The first instant that counts."""
        return datetime.combine(self.since, time()).astimezone() if self.since else None

    @property
    def end(self) -> datetime | None:
        """The first instant that no longer counts."""
        return datetime.combine(self.until + timedelta(days=1), time()).astimezone() if self.until else None


def search(names: Mapping[int, str]) -> Search:
    """The fields in which the reader says what to look for. `names`: of open accounts, by number."""
    events = {text.ANY_EVENT: None, **{text.EVENTS[event]: event for event in Event}}
    accounts: dict[str, int | None] = {text.ANY_ACCOUNT: None}
    accounts |= {text.WHO.format(name=name, number=id): id for id, name in names.items()}
    with st.container(horizontal=True):
        event = events[st.selectbox(text.EVENT, tuple(events), key="kejadian", bind="query-params")]
        account = accounts[st.selectbox(text.ACCOUNT, tuple(accounts))]
        since = st.date_input(text.SINCE, None, format="DD/MM/YYYY")
        until = st.date_input(text.UNTIL, None, format="DD/MM/YYYY")
        typed = st.text_input(text.SEARCH, placeholder=text.SEARCH_HINT, key="cari", bind="query-params")
    return Search(event=event, account=account, since=since, until=until, containing=typed.strip())


def names(caller: Caller) -> Names:
    """What is called by its name today: accounts that are open, units and questions."""
    chosen = cached.registry_source() is not None
    return Names(
        accounts={row.id: row.name for row in accounts.accounts(caller)},
        units=labelled(setup.registry(caller.engine)) if chosen else {},
        questions={one.id: one.label for one in cached.shipped().checklist.questions},
    )


def found(caller: Caller, search: Search, names: Names) -> list[Written]:
    """The entries that are looked for, the newest first."""
    entries = trail.entries(
        caller,
        account=search.account,
        events=[search.event] if search.event else None,
        since=search.begin,
        until=search.end,
    )
    return containing(entries, names, search.containing) if search.containing else list(entries)


def table(entries: list[Written], names: Names) -> None:
    """The newest of these entries."""
    if not entries:
        st.info(text.NOTHING)
        return
    rows = [line(entry, names) for entry in entries[:SHOWN]]
    show.lead(text.FOUND.format(count=len(entries), shown=len(rows)))
    frame = pd.DataFrame(rows, columns=list(text.COLUMNS))
    widths = zip(text.COLUMNS[5:], (130, 140, 320), strict=True)
    wide = {name: st.column_config.TextColumn(width=width) for name, width in widths}
    show.listing(frame, columns=wide)
