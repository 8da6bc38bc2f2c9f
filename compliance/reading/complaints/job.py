"""The job that reads files of complaints, as the asking side sees it."""

from __future__ import annotations

from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.jobs import reading_job
from compliance.reading.limits import LONG_TEXTS

_PATIENCE = 3  # the largest list takes some 12 s of processor time, others beside it
COMPLAINTS = reading_job("complaints", ComplaintsReading, window=LONG_TEXTS, patience=_PATIENCE)
