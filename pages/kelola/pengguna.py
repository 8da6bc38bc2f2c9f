"""Accounts: who is who, what they may do, and the codes with which they choose their passwords."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from compliance.text import users as text
from compliance.ui import show, users
from compliance.ui.frame import enter_page
from compliance.workflows import accounts

visit = enter_page("pengguna")
show.lead(text.LEAD)
users.pending_code()
rows = accounts.accounts(visit.caller)
chosen = users.choose(rows, visit)


def issue(name: str, action: Callable[[], str]) -> None:
    """A code that the action gives out, shown to be handed on."""
    show.attempt("", lambda: users.show_code(name, action()))


def add(draft: users.Draft) -> str:
    return accounts.add_account(
        visit.caller,
        username=draft.username,
        name=draft.name,
        roles=draft.roles,
        units=draft.units,
        drafts=draft.drafts,
    )


def change(row: accounts.AccountRow, draft: users.Draft) -> None:
    accounts.change_account(
        visit.caller, row.id, name=draft.name, roles=draft.roles, units=draft.units, drafts=draft.drafts
    )


def one_account(row: accounts.AccountRow) -> None:
    # Buttons of the account that was seen: a click on them never falls on whose row took its place.
    st.subheader(show.plain(text.CHANGE.format(name=row.name)), anchor=False)
    if row.openid:
        st.info(text.MANAGED_OUTSIDE)
    else:
        changed = users.form(visit, row)
        if changed is not None:
            show.attempt(text.CHANGED, change, row, changed)
    with st.container(horizontal=True):
        if not row.openid and st.button(text.RESET, icon=":material/key:", key=f"kode-{row.id}"):
            issue(row.name, lambda: accounts.issue_reset(visit.caller, row.id))
        if st.button(text.REVOKE, icon=":material/logout:", key=f"sesi-{row.id}"):
            show.attempt(text.REVOKED, accounts.revoke_sessions, visit.caller, row.id)
        factor = f"faktor-{row.id}"
        if row.totp and st.button(text.REMOVE_FACTOR, icon=":material/phonelink_erase:", key=factor):
            show.attempt(text.FACTOR_REMOVED, accounts.remove_second_factor, visit.caller, row.id)
    users.sessions(accounts.sessions_of(visit.caller, row.id))
    if users.close_form(row):
        show.attempt(text.CLOSED, accounts.close_account, visit.caller, row.id)


with st.container(border=True):
    if chosen is not None:
        one_account(chosen)
    else:
        show.lead(text.CHOOSE)
        st.subheader(text.ADD, anchor=False)
        draft = users.form(visit, None)
        if draft is not None:
            issue(draft.name, partial(add, draft))
