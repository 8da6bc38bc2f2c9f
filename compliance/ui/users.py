"""Accounts on screen: the table, the forms, and what is done with one account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from compliance.formats import moment
from compliance.model import Role
from compliance.text import users as text
from compliance.text.accounts import ROLE_HELP, ROLE_NAMES
from compliance.ui import cached, show
from compliance.ui.frame import Visit
from compliance.workflows.accounts import AccountRow, SessionRow

CODE = "kode-sekali-pakai"  # in the session of this page alone: shown once, never stored
_WIDTHS = (115, 175, 185, 100, 150, 180)  # of the table: names and states are read to their end
_GIVEN = "kode-diberikan"  # how many, in this visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was filled in about an account."""

    username: str
    name: str
    roles: tuple[Role, ...]
    units: tuple[str, ...]
    drafts: bool


def choose(rows: Sequence[AccountRow], visit: Visit) -> AccountRow | None:
    """The table; the account whose row is selected, or None."""
    labels = cached.unit_labels(visit.version) if visit.source else {}
    lines = [
        (
            row.username,
            row.name,
            ", ".join(ROLE_NAMES[role] for role in Role if role in row.roles),
            ", ".join(sorted(labels.get(unit, unit) for unit in row.units)),
            _state(row),
            moment(row.seen_at.astimezone()) if row.seen_at else text.NEVER,
        )
        for row in rows
    ]
    widths = zip(text.COLUMNS, _WIDTHS, strict=True)
    place = show.selectable(
        pd.DataFrame(lines, columns=list(text.COLUMNS)),
        show.among("akun", [row.id for row in rows]),
        columns={name: st.column_config.TextColumn(width=width) for name, width in widths},
    )
    return None if place is None else rows[place]


def _state(row: AccountRow) -> str:
    state = text.OPENID if row.openid else text.WAITING if row.waiting else text.ACTIVE
    return text.SECOND_FACTOR.format(state=state) if row.totp else state


def form(visit: Visit, row: AccountRow | None) -> Draft | None:
    """An account to be added or changed; what was filled in once the button was pressed."""
    # A refusal leaves what was typed; once the account was made, the next form is a new one.
    key = f"akun-{row.id}" if row else f"akun-baru-{st.session_state.get(_GIVEN, 0)}"
    labels = cached.unit_labels(visit.version) if visit.source else {}
    with st.form(key, border=False):
        username = (
            row.username if row else st.text_input(text.USERNAME, max_chars=64, help=text.USERNAME_HELP)
        )
        name = st.text_input(text.NAME, row.name if row else "", max_chars=120)
        roles = st.multiselect(
            text.ROLES,
            tuple(Role),
            [role for role in Role if row and role in row.roles],
            format_func=lambda role: f"{ROLE_NAMES[role]}: {ROLE_HELP[role]}",
        )
        units = st.multiselect(
            text.UNITS,
            tuple(labels),
            [unit for unit in labels if row and unit in row.units],
            format_func=lambda unit: labels[unit],
            help=text.UNITS_HELP,
        )
        drafts = st.checkbox(text.DRAFTS, row.drafts if row else False)
        if not st.form_submit_button(text.CHANGE_DO if row else text.ADD_DO, type="primary"):
            return None
    return Draft(username=username, name=name, roles=tuple(roles), units=tuple(units), drafts=drafts)


def show_code(name: str, code: str) -> None:
    """Keeps a code until its reader has noted it."""
    st.session_state[CODE] = (name, code)
    st.session_state[_GIVEN] = st.session_state.get(_GIVEN, 0) + 1


def pending_code() -> None:
    """The code that was just issued, until it was noted."""
    if CODE not in st.session_state:
        return
    name, code = st.session_state[CODE]
    with st.container(border=True):
        st.subheader(text.CODE_HEAD.format(name=show.plain(name)), anchor=False)
        show.lead(text.CODE_TEXT)
        st.code(code, language=None)
        if st.button(text.CODE_GONE):
            del st.session_state[CODE]
            st.rerun()


def sessions(rows: Sequence[SessionRow]) -> None:
    """The sessions of one account that are alive."""
    with st.expander(text.SESSIONS.format(count=len(rows))):
        show.table(
            text.SESSION_COLUMNS,
            [
                (
                    row.device,
                    row.address,
                    moment(row.created_at.astimezone()),
                    moment(row.seen_at.astimezone()),
                )
                for row in rows
            ],
        )


def close_form(row: AccountRow) -> bool:
    """Whether the account is to be closed, knowingly."""
    with st.expander(text.CLOSE_HEAD), st.form(f"tutup-{row.id}", border=False):
        show.lead(text.CLOSE_TEXT.format(number=row.id))
        sure = st.checkbox(text.CLOSE_SURE)
        return st.form_submit_button(text.CLOSE_DO) and sure
