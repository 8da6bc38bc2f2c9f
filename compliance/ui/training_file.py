"""The workbooks of training that can be downloaded: addresses, and the files behind them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from compliance.reports.training import Figures, attendance_template, training_workbook
from compliance.text import training as text
from compliance.ui import cached
from compliance.wording import file_name
from compliance.workflows import setup, templates, trail
from compliance.workflows.guard import Caller
from compliance.workflows.training_views import training_for


def address(period_id: int) -> str:
    """`/unduh/bimtek.xlsx?periode=…`"""
    return f"/unduh/bimtek.xlsx?{urlencode({'periode': str(period_id)})}"


def template_address(period_id: int) -> str:
    """`/unduh/bimtek/templat.xlsx?periode=…`"""
    return f"/unduh/bimtek/templat.xlsx?{urlencode({'periode': str(period_id)})}"


def template_file(caller: Caller, period_id: int) -> tuple[str, bytes]:
    """The name and the bytes of the sheet in which the attendance of a person's units is listed."""
    registry, units = templates.units_to_fill(caller, period_id)
    return text.TEMPLATE_FILE, attendance_template(units, registry)


def figures_file(caller: Caller, period_id: int, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of what is known of a period, as far as the person may see it."""
    view = training_for(caller, cached.definitions(), period_id=period_id)
    invented = setup.registry(caller.engine).invented
    found = Figures(
        period=view.period.name,
        assessed_on=view.period.assessment_date,
        window=view.window,
        units=view.units,
        made_at=now,
        invented=invented,
    )
    data = training_workbook(found)
    trail.note_export(caller, f"training, period {period_id}")
    name = text.BOOK_FILE.format(period=view.period.name)
    return file_name(name, invented=invented), data
