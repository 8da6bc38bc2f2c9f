"""Each instrument as it is computed, with source and basis of every number and the known limits."""

import streamlit as st

from compliance.text import method as text
from compliance.ui import filters, method, show
from compliance.ui.frame import enter_page

visit = enter_page("metode")
show.lead(text.LEAD)
instrument = filters.edition(visit)

st.subheader(instrument.title, anchor=False)
show.lead(instrument.summary)
method.facts(instrument)

how, limits = st.columns(2)
with how, st.container(border=True, height="stretch"):
    st.subheader(text.HOW, anchor=False)
    show.bullets(text.HOW_STEPS)
with limits, st.container(border=True, height="stretch"):
    st.subheader(text.LIMITS, anchor=False)
    show.bullets(instrument.limits)
    st.subheader(text.BASIS_WORDS, anchor=False)
    method.bases()

st.subheader(text.CATEGORIES, anchor=False)
method.categories(instrument)

if instrument.scorable:
    st.subheader(text.WEIGHTS, anchor=False)
    method.weights(instrument)
    st.subheader(text.INDICATORS, anchor=False)
for aspect in instrument.aspects:
    with st.expander(show.plain(aspect.label)):
        method.aspect(instrument, aspect)
