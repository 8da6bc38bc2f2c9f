"""Services on screen: those of one unit, all units, the answers that follow, the files that were stored."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from compliance.analysis.services import Completeness, UnitFigures, foremost_first
from compliance.definitions.services import shipped_services
from compliance.formats import count, moment, share
from compliance.model import Action, Status
from compliance.model.services import COMPONENTS, DISPLAYS, Service, ServiceField
from compliance.reading.services.naming import name_key
from compliance.reports.services import counted_from
from compliance.storage.services import ServiceUpload
from compliance.text import services as text
from compliance.ui import cached, filters, service_addresses, show
from compliance.ui.frame import Visit
from compliance.ui.show import Card
from compliance.wording import label, questions, value_words
from compliance.wording import words as answer_words
from compliance.workflows.past_files import Past
from compliance.workflows.service_answers import Choice, Proposal
from compliance.workflows.services import Region, UnitServices
from compliance.workflows.setup import Period

_BESIDE = (ServiceField.SK, ServiceField.SOP)


def one_unit(visit: Visit, found: UnitServices) -> None:
    """The services of a unit: figures, the matrix of components, and what may be fetched."""
    period, unit = found.period, found.unit
    if not found.services:
        st.info(show.plain(text.UNIT_NONE.format(unit=unit.name)))
    else:
        _figures(found.figures)
        _matrix(found)
        show.lead(text.LEGEND)
        _missing(found.completeness)
        with st.container(horizontal=True):
            st.link_button(
                text.SUMMARY_ALL,
                service_addresses.summary(period.id, unit.id, pledge=True),
                icon=":material/print:",
            )
            address = service_addresses.services_list(period.id, unit.id)
            st.link_button(text.TEMPLATE_OF_UNIT, address, icon=":material/download:")
        show.lead(text.SUMMARY_NOTE)
    if not found.services and visit.may(Action.UPLOAD, units=[unit.id], period=period):
        address = service_addresses.services_list(period.id, unit.id)
        show.lead(text.UNIT_NONE_DO)
        st.link_button(text.TEMPLATE, address, icon=":material/download:")


def _figures(found: UnitFigures) -> None:
    def card(name: str, part: int) -> Card:
        whole = found.services
        tone = "hijau" if part == whole else "kuning" if part else "merah"
        return Card(
            label=name, value=count(part), note=text.OF_SERVICES.format(count=count(whole)), tone=tone
        )

    show.cards(
        [
            Card(label=text.CARD_SERVICES, value=count(found.services)),
            card(text.CARD_COMPLETE, found.complete),
            card(text.CARD_FOREMOST, found.foremost),
            card(text.CARD_SOP, found.with_sop),
            card(text.CARD_SHOWN, found.displayed),
        ]
    )


def _matrix(found: UnitServices) -> None:
    """One row for each service, one column for each component, the foremost first."""
    definition = shipped_services()
    services = found.services
    columns: dict[str, Sequence[object]] = {
        text.MATRIX_NAME: [service.name for service in services],
        text.MATRIX_COUNT: [_counted(one) for one in found.completeness],
    }
    for one in (*foremost_first(definition), *_BESIDE):
        columns[text.SHORT[one]] = [_mark(service.said.get(one)) for service in services]
    columns[text.SHORT[ServiceField.PAJANG]] = [_displayed(service) for service in services]
    columns[text.MATRIX_SUMMARY] = [
        service_addresses.summary(found.period.id, found.unit.id, name_key(service.name))
        for service in services
    ]
    frame = pd.DataFrame(columns)
    widths = {
        name: st.column_config.TextColumn(width=show.column_width([name])) for name in frame.columns[1:-1]
    }
    show.listing(
        frame,
        columns={
            text.MATRIX_NAME: st.column_config.TextColumn(width=190, pinned=True),
            **widths,
            text.MATRIX_SUMMARY: st.column_config.LinkColumn(display_text=text.OPEN_SUMMARY, width=90),
        },
    )


def _counted(one: Completeness) -> str:
    return text.COUNT_OF.format(having=one.having, of=len(COMPONENTS))


def _mark(status: Status | None) -> str:
    return text.UNSAID if status is None else text.MARKS[status]


def _displayed(service: Service) -> str:
    """Where it is shown, or whether it is at all."""
    where = [text.SHORT[one].lower() for one in DISPLAYS[1:] if service.has(one)]
    if where:
        return ", ".join(where)
    said = [service.said[one] for one in DISPLAYS if one in service.said]
    return _mark(Status.ADA if Status.ADA in said else next(iter(said), None))


def _missing(found: Sequence[Completeness]) -> None:
    """What each service lacks, the foremost first."""
    rows = []
    for one in found:
        parts = [text.SHORT[component] for component in (*one.lacking, *one.unsaid)]
        if parts:
            rest = text.AND_MORE.format(count=len(parts) - 4) if len(parts) > 4 else ""
            rows.append((one.service.name, ", ".join(parts[:4]) + rest))
    if rows:
        with st.expander(text.MISSING_HEAD.format(count=count(len(rows)))):
            show.table((text.MATRIX_NAME, text.MATRIX_MISSING), rows)


def region(visit: Visit, found: Region) -> None:
    """One row for each unit, and all of them together."""
    if not found.units:
        st.info(text.REGION_NONE)
        return
    labels = cached.unit_labels(visit.version)
    typed = filters.search()
    names = [labels.get(row.unit.id, row.unit.name) for row in found.units]
    rows = [found.units[place] for place in filters.matching(names, typed)]
    _region_cards(rows)
    first = [rule.field for rule in shipped_services().foremost]
    cells = [
        (
            labels.get(row.unit.id, row.unit.name),
            row.services,
            None if row.share is None else float(100 * row.share),
            row.complete,
            row.with_sop,
            row.displayed,
            row.decreed,
            *(row.lacking_foremost[one] for one in first),
        )
        for row in rows
    ]
    frame = pd.DataFrame(cells, columns=list(text.REGION_TABLE))
    percent = st.column_config.NumberColumn(format="%.0f %%")
    show.listing(
        frame,
        columns={
            text.REGION_TABLE[0]: st.column_config.TextColumn(width=190, pinned=True),
            text.REGION_TABLE[2]: percent,
        },
    )
    if found.silent:
        show.lead(text.REGION_SILENT.format(count=count(found.silent)))


def _region_cards(rows: Sequence[UnitFigures]) -> None:
    services = sum(row.services for row in rows)
    components = [row.share for row in rows if row.share is not None]
    mean = sum(row.components for row in rows)
    whole = len(COMPONENTS) * services
    show.cards(
        [
            Card(label=text.READ_UNITS, value=count(len(components))),
            Card(label=text.CARD_SERVICES, value=count(services)),
            Card(label=text.CARD_COMPLETE, value=count(sum(row.complete for row in rows))),
            Card(label=text.CARD_SOP, value=count(sum(row.with_sop for row in rows))),
            Card(label=text.REGION_TABLE[2], value=share(mean / whole) if whole else "–"),
        ]
    )


def proposed(visit: Visit, found: Proposal) -> list[Choice]:
    """The answers that follow, those not given yet ticked; what is ticked now."""
    if not found.proposed:
        st.success(text.PROPOSAL_NONE)
        return []
    known = questions(visit.definitions.checklist)
    use, question, value, counted, now = text.PROPOSAL_TABLE
    frame = pd.DataFrame(
        {
            use: [one.is_new for one in found.proposed],
            question: [label(one.question, known) for one in found.proposed],
            value: [value_words(one.value, known.get(one.question)) for one in found.proposed],
            counted: [counted_from(one) for one in found.proposed],
            now: [answer_words(one.now, known.get(one.question)) for one in found.proposed],
        }
    )
    choices = [
        Choice(unit_id=found.unit.id, question=one.question, value=one.value) for one in found.proposed
    ]
    edited = st.data_editor(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        disabled=[question, value, counted, now],
        height=show.table_height(len(frame)),
        key=f"usulan-{found.period.id}-{found.unit.id}-{hash(tuple(choices))}",
        column_config={
            use: st.column_config.CheckboxColumn(width=84),
            question: st.column_config.TextColumn(width=300),
        },
    )
    ticked = edited[use].tolist()
    return [choice for choice, taken in zip(choices, ticked, strict=True) if taken is True]


def confirmed(choices: Sequence[Choice]) -> bool:
    """Whether what is ticked is to be stored; never greyed out, for the workflow says what is missing."""
    words = text.TAKE.format(count=count(len(choices))) if choices else text.TAKE_NONE
    return st.button(words, type="primary", icon=":material/check:", key="ambil-usulan")


def files(found: Sequence[Past[ServiceUpload]], period: Period) -> None:
    """The files that brought services, the newest first."""
    if not found:
        st.info(text.FILES_NONE)
        return
    rows = [
        (
            one.upload.id,
            one.upload.name,
            moment(one.upload.created_at.astimezone()),
            len(one.upload.units),
            text.REPLACES if one.upload.whole else text.ADDS,
            _state(one),
            service_addresses.original(one.upload.id) if one.fetchable else None,
        )
        for one in found
    ]
    frame = pd.DataFrame(rows, columns=list(text.FILES_TABLE))
    show.listing(
        frame,
        columns={text.FILES_TABLE[-1]: st.column_config.LinkColumn(display_text=text.FILE_FETCH, width=80)},
    )


def _state(one: Past[ServiceUpload]) -> str:
    gone = one.upload.withdrawal
    if gone is None:
        return one.upload.reason
    return text.WITHDRAWN.format(reason=gone.reason) if gone.reason else text.WITHDRAWN_PLAIN


def withdrawal(found: Sequence[Past[ServiceUpload]]) -> tuple[int, str] | None:
    """The form that withdraws a file: its number and the reason, once both were given."""
    standing = {f"{one.upload.id} · {one.upload.name}": one.upload.id for one in found if one.withdrawable}
    if not standing:
        return None
    key = show.among("tarik-layanan", standing.values())
    with st.expander(text.WITHDRAW_HEAD), st.form(key, border=False):
        chosen = st.selectbox(text.WITHDRAW_WHICH, tuple(standing))
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
        return (standing[chosen], reason) if st.form_submit_button(text.WITHDRAW_DO) else None
