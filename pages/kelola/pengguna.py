"""Accounts: who is who, what they may do, and the codes with which they choose their passwords."""

from collections.abc import Callable

import streamlit as st

from compliance.problems import ComplianceError
from compliance.text import users as text
from compliance.ui import show, users
from compliance.ui.frame import enter_page
from compliance.workflows import accounts

visit = enter_page("pengguna")
show.lead(text.LEAD)
users.pending_code()
rows = accounts.accounts(visit.caller)
chosen = users.choose(rows, visit)


def attempt(action: Callable[[], object], done: str = "") -> None:
    """Does it, and draws the page anew; where it is refused, the sentence stands here."""
    try:
        action()
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        if done:
            st.toast(done)
        st.rerun()


def issue(name: str, action: Callable[[], str]) -> None:
    attempt(lambda: users.show_code(name, action()))


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
    st.subheader(show.plain(text.CHANGE.format(name=row.name)), anchor=False)
    if row.openid:
        st.info(text.MANAGED_OUTSIDE)
    else:
        changed = users.form(visit, row)
        if changed is not None:
            attempt(lambda: change(row, changed), text.CHANGED)
    with st.container(horizontal=True):
        if not row.openid and st.button(text.RESET, icon=":material/key:"):
            issue(row.name, lambda: accounts.issue_reset(visit.caller, row.id))
        if st.button(text.REVOKE, icon=":material/logout:"):
            attempt(lambda: accounts.revoke_sessions(visit.caller, row.id), text.REVOKED)
        if row.totp and st.button(text.REMOVE_FACTOR, icon=":material/phonelink_erase:"):
            attempt(lambda: accounts.remove_second_factor(visit.caller, row.id), text.FACTOR_REMOVED)
    users.sessions(accounts.sessions_of(visit.caller, row.id))
    if users.close_form(row):
        attempt(lambda: accounts.close_account(visit.caller, row.id), text.CLOSED)


with st.container(border=True):
    if chosen is not None:
        one_account(chosen)
    else:
        show.lead(text.CHOOSE)
        st.subheader(text.ADD, anchor=False)
        draft = users.form(visit, None)
        if draft is not None:
            issue(draft.name, lambda: add(draft))
