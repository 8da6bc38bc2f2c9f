"""The job that reads files of a survey: what the worker does, and what the asking side makes of it."""

from __future__ import annotations

from functools import partial

from compliance.model import Registry
from compliance.reading.jobs import Job, unread_as
from compliance.reading.lexicon import matcher_of
from compliance.reading.limits import LONG_LISTS
from compliance.reading.opening import read_file
from compliance.reading.respondents.read import read_surveys
from compliance.reading.respondents.result import SurveyReading
from compliance.reading.respondents.wire import reading_from_bytes, reading_to_bytes

NAME = "survey"


def survey_work(data: bytes, name: str, registry: Registry) -> list[bytes]:
    """In the worker: the reading as it is sent back."""
    read = partial(read_surveys, is_unit=matcher_of(registry).knows)
    return [reading_to_bytes(read_file(data, name, read, SurveyReading, LONG_LISTS))]


SURVEY = Job(
    name=NAME,
    decode=lambda parts, _name, _data: reading_from_bytes(parts[0]),
    refused=unread_as(SurveyReading),
    window=LONG_LISTS,
)
