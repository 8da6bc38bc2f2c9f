"""The job that reads files of a survey, as the asking side sees it."""

from __future__ import annotations

from compliance.reading.jobs import reading_job
from compliance.reading.limits import LONG_LISTS
from compliance.reading.surveys.result import SurveyReading

SURVEY = reading_job("survey", SurveyReading, window=LONG_LISTS)
