"""Launcher and frame. The server imports this file and finds `app`; each visit runs it as a script.

streamlit run dashboard.py        or        uvicorn dashboard:app
"""

import gc

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    gc.disable()  # nothing that is loaded goes away again; `server.lifespan` enables it once all is loaded
    from compliance import server

    server.read_settings()
    server.claim_pages("pages/mulai/mulai.py")
    app = st.App(
        __file__,
        routes=server.ROUTES,
        middleware=server.MIDDLEWARE,
        lifespan=server.lifespan,
        on_script_error=server.apologise,
    )
else:
    from compliance.ui import frame

    frame.draw()
