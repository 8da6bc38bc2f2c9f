"""The services of units: a list that comes in, what each service has, and what follows for the answers."""

from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import services as text
from compliance.ui import deadlines, filters, service_addresses, service_upload, services, show
from compliance.ui.frame import enter_page
from compliance.workflows import service_answers, service_intake
from compliance.workflows import services as workflow

visit = enter_page("layanan")
show.lead(text.LEAD)
chosen_period, chosen_unit = st.columns([1, 2])
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
with chosen_unit:
    unit = filters.unit(visit)
uploading = visit.hands_in(period)


def upload() -> None:
    service_upload.drafts.say_stored()
    if not deadlines.still_reporting(visit, period):
        return
    st.link_button(text.TEMPLATE, service_addresses.TEMPLATE, icon=":material/download:")
    draft = service_upload.chosen(visit, period)
    if draft is None or not service_upload.review(visit, draft):
        return
    decision = service_upload.decision(draft)
    if decision is None:
        return
    stored = service_intake.store_services(
        visit.caller,
        draft,
        whole=decision.whole,
        reason=decision.reason,
        without_asked=decision.without_asked,
        now=datetime.now(UTC),
    )
    service_upload.drafts.stored(service_upload.stored_words(stored))


def one_unit() -> None:
    if unit is None:
        st.info(text.CHOOSE_UNIT)
    else:
        found = workflow.services_of(visit.caller, period_id=period.id, unit_id=unit.id)
        services.one_unit(visit, found)


def region() -> None:
    services.region(visit, workflow.region(visit.caller, period_id=period.id))


def proposal() -> None:
    show.lead(text.PROPOSAL_LEAD)
    if unit is None:
        st.info(text.CHOOSE_UNIT)
    if unit is None or not deadlines.still_reporting(visit, period):
        return
    found = service_answers.proposal(visit.caller, visit.definitions, period_id=period.id, unit_id=unit.id)
    choices = services.proposed(visit, found)
    show.lead(text.PROPOSAL_RULE)
    if found.proposed and services.confirmed(choices):
        show.attempt(
            text.TAKEN.format(count=count(len(choices))),
            service_answers.take,
            visit.caller,
            visit.definitions,
            choices,
            period_id=period.id,
            now=datetime.now(UTC),
        )


def files() -> None:
    found = workflow.files(visit.caller, period_id=period.id)
    services.files(found, period)
    asked = services.withdrawal(found)
    if asked is not None:
        show.attempt(
            text.WITHDRAWN_DONE,
            workflow.withdraw,
            visit.caller,
            asked[0],
            reason=asked[1],
            now=datetime.now(UTC),
        )


seeing = visit.ever(Action.SEE_UPLOADS)
parts = {
    text.TAB_UNIT: one_unit,
    text.TAB_REGION: region,
    **({text.TAB_UPLOAD: upload, text.TAB_PROPOSAL: proposal} if uploading else {}),
    **({text.TAB_FILES: files} if seeing else {}),
}
for tab, part in zip(
    st.tabs(list(parts), key="bagian", on_change="rerun", bind="query-params"), parts.values(), strict=True
):
    if tab.open:
        with tab:
            try:
                part()
            except ComplianceError as error:
                st.error(show.plain(str(error)))
