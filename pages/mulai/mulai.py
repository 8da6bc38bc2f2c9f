"""An empty database: choose the registry of units, and go on to upload."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import pages as text
from compliance.ui import show
from compliance.ui.frame import OVERVIEW, UPLOAD, enter_page
from compliance.ui.review import LARGEST
from compliance.workflows.setup import RegistrySource, choose_registry

visit = enter_page("mulai")
if not visit.ever(Action.MANAGE_UNITS):
    st.info(text.START_WAIT)
    st.stop()


def choose(source: RegistrySource, csv: bytes | None = None) -> None:
    choose_registry(visit.caller, source, csv=csv, now=datetime.now(UTC))


def demonstrate() -> None:
    # Loaded with all that takes the examples in; this page itself mostly leads on.
    from compliance.workflows.demonstration import load_demonstration

    with st.spinner(text.DEMO_WORKING):
        load_demonstration(visit.caller, visit.definitions, now=datetime.now(UTC))


def attempt(action: Callable[[], None], page: str) -> None:
    try:
        action()
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.switch_page(page)


show.lead(text.START_LEAD)
show.steps(text.START_STEPS)
st.subheader(text.START_CHOOSE, anchor=False)

left, right = st.columns(2)
with left, show.choice(text.BOJONEGORO_HEAD, text.BOJONEGORO_TEXT, text.BOJONEGORO_NEXT):
    if st.button(text.BOJONEGORO_DO, type="primary"):
        attempt(lambda: choose(RegistrySource.BOJONEGORO), UPLOAD)
with right, show.choice(text.DEMO_HEAD, text.DEMO_TEXT, text.DEMO_NEXT):
    if st.button(text.DEMO_DO):
        attempt(demonstrate, OVERVIEW)

left, right = st.columns(2)
with left, show.choice(text.OPEN_HEAD, text.OPEN_TEXT, text.OPEN_NEXT):
    if st.button(text.OPEN_DO):
        attempt(lambda: choose(RegistrySource.BERKAS), UPLOAD)
with right, show.choice(text.CSV_HEAD, text.CSV_TEXT, text.CSV_NEXT):
    with st.expander(text.CSV_COLUMNS_HEAD):
        show.table(text.CSV_COLUMN_TABLE, text.CSV_COLUMNS)
    upload = st.file_uploader(text.CSV_UPLOAD, type="csv", max_upload_size=LARGEST)
    if st.button(text.CSV_DO, disabled=upload is None) and upload is not None:
        data = upload.getvalue()
        attempt(lambda: choose(RegistrySource.CSV, data), UPLOAD)
