"""The audit trail: who did what and when, and whether nothing of it was changed."""

import streamlit as st

from compliance.text import trail as text
from compliance.ui import show, trail
from compliance.ui.frame import enter_page
from compliance.workflows import trail as workflow

visit = enter_page("jejak")
show.lead(text.LEAD)
names = trail.names(visit.caller)
search = trail.search(names.accounts)
trail.table(trail.found(visit.caller, search, names), names)
with st.container(horizontal=True):
    st.link_button(text.DOWNLOAD, search.address, icon=":material/download:")
    checked = st.button(text.CHECK, icon=":material/verified:")
if checked:
    chain = workflow.checked_chain(visit.caller)
    if chain.broken is None:
        st.success(text.INTACT.format(count=chain.length, head=chain.head))
    else:
        st.error(text.BROKEN.format(number=chain.broken))
