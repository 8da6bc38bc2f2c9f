"""Two editions against each other: what came, what went, what changed its weight."""

import streamlit as st

from compliance.analysis.editions import compare
from compliance.text import editions as text
from compliance.ui import editions, explained_editions, show
from compliance.ui.frame import enter_page

visit = enter_page("edisi")
show.lead(text.COMPARE_LEAD)
titles = {edition.title: edition for edition in visit.definitions.editions.values()}
names = tuple(titles)
old_place, new_place = editions.successive(tuple(titles.values()))
with st.container(horizontal=True):
    old = st.selectbox(text.OLD, names, index=old_place, key="lama", bind="query-params")
    new = st.selectbox(text.NEW, names, index=new_place, key="baru", bind="query-params")
if old == new:
    st.info(text.SAME)
else:
    found = compare(titles[old], titles[new])
    editions.comparison(found)
    explained_editions.weights(found)
