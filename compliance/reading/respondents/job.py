"""The job that reads files of a survey: what the worker does, and what the asking side makes of it."""

from __future__ import annotations

import hashlib

from compliance.model import Registry
from compliance.problems import FileRefused, Problem
from compliance.reading.intake import open_book
from compliance.reading.jobs import Job
from compliance.reading.lexicon import matcher_of
from compliance.reading.limits import LONG_LISTS, too_many_cells, within
from compliance.reading.respondents.read import read_surveys
from compliance.reading.respondents.result import SurveyReading
from compliance.reading.respondents.wire import reading_from_bytes, reading_to_bytes

NAME = "survey"


def survey_work(data: bytes, name: str, registry: Registry) -> list[bytes]:
    """In the worker: the reading as it is sent back."""
    return [reading_to_bytes(_read(data, name, registry))]


def _read(data: bytes, name: str, registry: Registry) -> SurveyReading:
    sha256 = hashlib.sha256(data).hexdigest()
    with within(LONG_LISTS):
        try:
            book = open_book(data, name)
            return read_surveys(book, file=name, sha256=sha256, is_unit=matcher_of(registry).knows)
        except FileRefused as error:
            return SurveyReading(file=name, sha256=sha256, error=error.problem)
        except MemoryError:
            return SurveyReading(file=name, sha256=sha256, error=too_many_cells().problem)


def _unread(name: str, data: bytes, problem: Problem) -> SurveyReading:
    return SurveyReading(file=name, sha256=hashlib.sha256(data).hexdigest(), error=problem)


SURVEY = Job(
    name=NAME,
    decode=lambda parts, _name, _data: reading_from_bytes(parts[0]),
    refused=_unread,
    window=LONG_LISTS,
)
