"""The workbooks of surveys that can be downloaded: addresses, and the files behind them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from compliance.definitions.survey import shipped_survey
from compliance.reports.surveys import Line, survey_template, survey_workbook
from compliance.text import survey as text
from compliance.ui import cached
from compliance.ui.surveys import agrees
from compliance.wording import file_name
from compliance.workflows import setup, trail
from compliance.workflows.guard import Caller, who
from compliance.workflows.survey_views import surveys_for

TEMPLATE_ADDRESS = "/unduh/skm/templat.xlsx"


def address(period_id: int) -> str:
    """`/unduh/skm.xlsx?periode=…`"""
    return f"/unduh/skm.xlsx?{urlencode({'periode': str(period_id)})}"


def template_file(caller: Caller) -> tuple[str, bytes]:
    """The name and the bytes of the sheet that respondents are typed into; for whoever is signed in."""
    who(caller)
    return text.TEMPLATE_FILE, survey_template(shipped_survey())


def list_file(caller: Caller, period_id: int, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of all surveys of a period, as far as the person may see them."""
    view = surveys_for(caller, cached.definitions(), period_id=period_id)
    invented = setup.registry(caller.engine).invented
    lines = [
        Line(
            unit=one.unit.name,
            file=one.file,
            held_on=one.held_on,
            found=one.found,
            claim=one.claim,
            agrees=agrees(one),
        )
        for one in view.surveys
    ]
    data = survey_workbook(lines, shipped_survey(), period=view.period.name, made_at=now, invented=invented)
    trail.note_export(caller, f"surveys, period {period_id}")
    name = text.BOOK_FILE.format(period=view.period.name)
    return file_name(name, invented=invented), data
