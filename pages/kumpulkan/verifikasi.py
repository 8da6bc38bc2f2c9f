"""Look at what units claim: accept, correct, or send back with a note; one by one or many at once."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import verdicts as text
from compliance.text.objections import WAITING_LINK
from compliance.ui import deadlines, filters, objections, periods, phone, show, verdict_card, verdicts
from compliance.ui.frame import OBJECTIONS, enter_page
from compliance.workflows import objections as workflow
from compliance.workflows import verification

visit = enter_page("verifikasi")
show.lead(text.ONE_LEAD if phone.on_phone() else text.LEAD)
with st.columns([1, 2])[0]:
    period = filters.period(visit, Action.VERIFY)
deadlines.line(visit, period, deadlines.Shown.VERIFY, deadlines.Shown.REPORT)
items = verification.items(visit.caller, visit.definitions, period_id=period.id)
waiting = sum(item.state in verification.OPEN_STATES for item in items)
show.lead(text.FIGURES.format(open=count(waiting), all=count(len(items))))
cases = workflow.cases(visit.caller, visit.definitions, period_id=period.id)
if objected := objections.waiting_and_done(cases)[0]:
    st.page_link(
        OBJECTIONS,
        label=WAITING_LINK.format(count=count(len(objected))),
        icon=":material/gavel:",
        query_params=filters.query(visit, period=period),
    )
verdicts.counted(items)
chosen = verdicts.chosen(visit, items)
shown = chosen[: verdicts.SHOWN]
if not shown:
    st.success(text.NOTHING_OPEN)
    st.stop()


def keep(decisions: Sequence[verification.Decision]) -> None:
    """Stores all of them or none; where that is refused, the sentence stands here."""
    if not decisions:
        st.info(text.NOTHING_DECIDED)
        return
    try:
        kept = verification.decide(
            visit.caller, visit.definitions, decisions, period_id=period.id, now=datetime.now(UTC)
        )
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.toast(text.SAVED.format(count=count(kept)))
        st.rerun()


frozen = periods.is_frozen(period)
if frozen:
    st.info(text.FROZEN)
elif phone.on_phone():
    decision = verdict_card.decided(visit, chosen)
    if decision is not None:
        keep(decision)
    st.stop()
if len(chosen) > len(shown):
    show.lead(text.MORE.format(shown=count(len(shown)), all=count(len(chosen))))
# What was typed for these rows must not slip to others: other rows, another table.
rows = hash(tuple((item.unit.id, item.question, item.claim) for item in shown))
decided = verdicts.table(visit, shown, key=f"periksa-{period.id}-{rows}", locked=frozen)
if frozen:
    st.stop()
with st.container(horizontal=True):
    save = st.button(text.SAVE, type="primary", icon=":material/check:", shortcut="F8")
    accept = st.button(text.ACCEPT_ALL.format(count=count(len(shown))), shortcut="F9")
if save:
    keep(decided)
elif accept:
    keep(verdicts.accepted(shown))
