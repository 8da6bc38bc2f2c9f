"""Each instrument as it is computed, with source and basis of every number and the known limits."""

import streamlit as st

from compliance.text import complaints as complaint_words
from compliance.text import method as text
from compliance.text import services as service_words
from compliance.text import survey as survey_words
from compliance.text import training as training_words
from compliance.ui import complaints, filters, method, service_method, show, survey_method, training_method
from compliance.ui.frame import enter_page

visit = enter_page("metode")
show.lead(text.LEAD)
instrument = filters.edition(visit)

st.subheader(method.title(instrument), anchor=False)
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
st.subheader(complaint_words.METHOD_TITLE, anchor=False)
complaints.method()
st.subheader(survey_words.METHOD_TITLE, anchor=False)
survey_method.method()
st.subheader(service_words.METHOD_TITLE, anchor=False)
service_method.method(visit)
st.subheader(training_words.METHOD_TITLE, anchor=False)
training_method.method()
