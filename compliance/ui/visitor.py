"""Who is looking: the session that stands behind this run of a page.

The gate in front of the server puts these headers in, after it has taken away whatever a client sent
under the same names. The session is looked up anew by every workflow.
"""

from __future__ import annotations

import streamlit as st

from compliance.ui import cached
from compliance.workflows.guard import Caller

SESSION_HEADER = "x-kesiapan-sesi"
ADDRESS_HEADER = "x-kesiapan-alamat"


def caller() -> Caller:
    """Whoever opened this page; nobody when the gate let no session through."""
    headers = st.context.headers
    return Caller(
        engine=cached.engine(),
        session=headers.get(SESSION_HEADER, ""),
        address=headers.get(ADDRESS_HEADER, ""),
    )
