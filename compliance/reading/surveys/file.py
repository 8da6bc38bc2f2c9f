"""Files of a survey, one by one, in a reader process."""

from __future__ import annotations

from functools import partial

from compliance.model import Registry
from compliance.reading.file_reader import read_file
from compliance.reading.lexicon import matcher_of
from compliance.reading.limits import LONG_LISTS
from compliance.reading.surveys.read import read_surveys
from compliance.reading.surveys.result import SurveyReading


def read_survey_file(data: bytes, name: str, registry: Registry) -> SurveyReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    read = partial(read_surveys, is_unit=matcher_of(registry).knows)
    return read_file(data, name, read, SurveyReading, LONG_LISTS)
