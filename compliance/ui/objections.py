"""Objections on screen: what a unit files and hears, and what the office rules on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from compliance import wording
from compliance.formats import count, day
from compliance.model import Action, ObjectionState, Outcome, Question, Unit, Verdict, Verification
from compliance.text import objections as text
from compliance.ui import filters, show
from compliance.ui.evidence import anchor
from compliance.ui.frame import Visit
from compliance.workflows.errors import Refused
from compliance.workflows.objection_window import check_window
from compliance.workflows.objections import OBJECTIONABLE, Case, NewRuling, Protest
from compliance.workflows.setup import Period
from compliance.workflows.standing import UnitStanding
from compliance.workflows.verification import Item

SHOWN = 20  # forms of open objections at once
_SHOWN = "sanggahan-menunggu-{period}"  # in the session: the numbers of those that were open
_TONES = {
    ObjectionState.TERBUKA: "kuning",
    ObjectionState.DIKABULKAN: "hijau",
    ObjectionState.DITOLAK: "merah",
    ObjectionState.GUGUR: "abu",
}
_RULINGS = {
    text.ACCEPT: (Outcome.DIKABULKAN, Verdict.DITERIMA),
    text.CORRECT: (Outcome.DIKABULKAN, Verdict.DIKOREKSI),
    text.REJECT: (Outcome.DITOLAK, Verdict.DITERIMA),
}


def of_unit(visit: Visit, period: Period, unit: Unit, standing: UnitStanding) -> Protest | None:
    """What a unit has objected to and what it may object to; the objection that was filed."""
    cases = standing.cases
    decided = [item for item in standing.states.values() if item.state in OBJECTIONABLE]
    if not cases and not (decided and visit.ever(Action.OBJECT)):
        return None
    waiting = _waiting(cases)
    head = text.HEAD if cases else text.HEAD_NONE
    facts = {"waiting": count(len(waiting)), "done": count(len(cases) - len(waiting))}
    with st.expander(head.format(**facts), expanded=bool(waiting)):
        if cases:
            st.html("".join(_card(visit, case) for case in cases))
        if not decided or not visit.ever(Action.OBJECT):
            return None
        try:
            check_window(period, visit.today)
        except Refused as closed:
            show.lead(str(closed))
            return None
        pending = {case.objection.question for case in waiting}
        return _filed(visit, unit, [item for item in decided if item.question not in pending], len(cases))


def _filed(visit: Visit, unit: Unit, items: Sequence[Item], filed: int) -> Protest | None:
    """The form; another one once something was filed, so that nothing typed slips to another answer."""
    if not items:
        show.lead(text.ALL_SENT)
        return None
    known = wording.questions(visit.definitions.checklist)
    choices = {
        text.CHOICE.format(
            question=wording.label(item.question, known),
            decision=_decision(item.verification, known.get(item.question)),
        ): item
        for item in items
    }
    with st.form(f"sanggah-{unit.id}-{filed}", border=False, enter_to_submit=False):
        chosen = st.selectbox(text.WHICH, tuple(choices), index=None, placeholder=text.CHOOSE_ONE)
        why = st.text_area(text.WHY, max_chars=1000)
        links = st.text_area(text.PROVE, max_chars=2000, placeholder=text.PROVE_HELP, height=80)
        sent = st.form_submit_button(text.SEND, icon=":material/gavel:")
    if not sent:
        return None
    if chosen is None:  # also where the decisions have changed since: what was typed is about one of them
        st.info(text.CHOOSE_DECISION)
        return None
    item = choices[chosen]
    return Protest(
        unit_id=unit.id,
        question=item.question,
        against=item.verification,
        reason=why,
        evidence=links.splitlines(),
    )


def waiting_and_done(cases: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """The cases that wait for a ruling, and the others."""
    waiting = _waiting(cases)
    return waiting, [case for case in cases if case not in waiting]


def _waiting(cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.state is ObjectionState.TERBUKA]


def by_others(period: Period, cases: Sequence[Case]) -> None:
    """Says so where somebody else ruled on what was shown here, so that a form that went is no riddle."""
    waiting = {case.objection.id for case in _waiting(cases)}
    before: set[int] = st.session_state.get(_SHOWN.format(period=period.id), waiting)
    st.session_state[_SHOWN.format(period=period.id)] = waiting
    if before - waiting:
        st.info(text.RULED_BY_OTHERS.format(count=count(len(before - waiting))))


def by_us(period: Period, case: Case) -> None:
    """This one was ruled on here."""
    st.session_state[_SHOWN.format(period=period.id)].discard(case.objection.id)


def ruled(visit: Visit, case: Case) -> NewRuling | None:
    """One open objection beside the answer it is about, and the form; what was ruled in it."""
    with st.container(border=True):
        told, decide = st.columns([3, 2])
        with told:
            st.html(_card(visit, case, named=True))
        with decide, st.form(f"putusan-{case.objection.id}", border=False, enter_to_submit=False):
            choice = st.radio(text.RULE, tuple(_RULINGS), index=None)
            value = st.text_input(text.VALUE, placeholder=text.VALUE_HELP, max_chars=200)
            why = st.text_area(text.RULE_WHY, max_chars=1000)
            saved = st.form_submit_button(text.SAVE, type="primary", icon=":material/gavel:")
        if not saved:
            return None
        if choice is None:
            st.info(text.CHOOSE)
            return None
    outcome, verdict = _RULINGS[choice]
    return NewRuling(outcome=outcome, verdict=verdict, value=value, reason=why)


def done(visit: Visit, cases: Sequence[Case]) -> None:
    """What was ruled or has lapsed, the newest first."""
    if cases:
        with st.expander(text.DONE_HEAD.format(count=count(len(cases)))):
            st.html("".join(_card(visit, case, named=True) for case in cases))


def _card(visit: Visit, case: Case, *, named: bool = False) -> str:
    """An objection with the answer, the decision, the reasons and the evidence of both; as HTML."""
    known = wording.questions(visit.definitions.checklist)
    question, objection = known.get(case.objection.question), case.objection
    label = wording.label(objection.question, known)
    rows = [
        (text.ANSWER, escape(wording.words(case.answer, question))),
        (text.PROOF, _links(case.answer.evidence if case.answer else ())),
        (text.DECISION, escape(_decision(objection.against, question, noted=True))),
        (text.REASON, "<br>".join(map(escape, objection.reason.splitlines()))),
        (text.LINKS, _links(objection.evidence)),
        (text.AT, escape(day(objection.at.astimezone().date()))),
    ]
    if case.state is not ObjectionState.TERBUKA:
        rows.append((text.RULING, escape(_ruling(case, question))))
    head = f"{filters.label(visit, case.unit)} · {label}" if named else label
    details = "".join(f"<dt>{escape(name)}</dt><dd>{body}</dd>" for name, body in rows)
    return (
        f'<div class="celah"><div class="atas"><b>{escape(head)}</b>'
        f"{show.chip(text.STATES[case.state], _TONES[case.state])}</div><dl>{details}</dl></div>"
    )


def _ruling(case: Case, question: Question | None) -> str:
    ruling = case.objection.ruling
    if ruling is None:
        return text.LAPSED
    return text.OUTCOMES[ruling.outcome].format(
        when=day(ruling.at.astimezone().date()),
        decision=_decision(ruling.made, question),
        reason=" ".join(ruling.reason.split()),
    )


def _decision(made: Verification | None, question: Question | None, *, noted: bool = False) -> str:
    if made is None:
        return ""
    value = "" if made.corrected is None else wording.value_words(made.corrected, question)
    said = text.DECIDED[made.verdict].format(value=value)
    return text.WITH_NOTE.format(decision=said, note=made.note) if noted and made.note else said


def _links(links: Sequence[str]) -> str:
    """Addresses as links, whatever else was given as evidence as words; as HTML."""
    if not links:
        return escape(text.NO_LINKS)
    return "<br>".join(
        anchor(link) if link.startswith(("https://", "http://")) else escape(link) for link in links
    )
