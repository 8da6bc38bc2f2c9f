"""The workbook in which a unit lists its complaints, or counts them month by month: read back as any other.

It has no column for a name, a telephone number or the text of a complaint.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from compliance.model import Unit
from compliance.model.complaints import CaseStatus, ComplaintField, ComplaintsDefinition
from compliance.reports.book import BOOK, HEADER
from compliance.text import complaints as words

F = ComplaintField
_LIST = (F.NOMOR, F.DITERIMA, F.UNIT, F.KATEGORI, F.KANAL, F.STATUS, F.DITANGGAPI, F.SELESAI)
_RECAP = (
    F.UNIT,
    F.PERIODE,
    F.JUMLAH_MASUK,
    F.JUMLAH_BELUM,
    F.JUMLAH_PROSES,
    F.JUMLAH_SELESAI,
    F.JUMLAH_TUTUP,
)
_ROWS = 1_000  # in which one may choose from a list
_WIDTHS = {F.UNIT: 44, F.KATEGORI: 26, F.KANAL: 26, F.STATUS: 24}
_WIDTH = 18


def complaint_template(units: Sequence[Unit], definition: ComplaintsDefinition) -> bytes:
    """An xlsx with a guide, a sheet for single complaints, one for counts, and the names of the units."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        head = book.add_format(HEADER)
        guide = book.add_worksheet(words.GUIDE_SHEET)
        guide.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
        for row, line in enumerate(words.GUIDE):
            guide.write_string(row, 0, line)
        listed, counted = book.add_worksheet(words.LIST_SHEET), book.add_worksheet(words.RECAP_SHEET)
        names = book.add_worksheet(words.UNIT_SHEET)
        for row, unit in enumerate(units):
            names.write_string(row, 0, unit.name)
        names.set_column(0, 0, 60)
        source = f"='{words.UNIT_SHEET}'!$A$1:$A${max(len(units), 1)}"
        _sheet(listed, _LIST, definition, head, source)
        _sheet(counted, _RECAP, definition, head, source)
    return out.getvalue()


def _sheet(
    sheet: Worksheet,
    fields: Sequence[ComplaintField],
    definition: ComplaintsDefinition,
    head: object,
    units: str,
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.write_string(0, 0, words.NUMBER, head)
    sheet.set_column(0, 0, 6)
    choices: dict[ComplaintField, object] = {
        F.UNIT: units,
        F.KANAL: [channel.option.label for channel in definition.channels[:8]],
        F.STATUS: [status.value for status in CaseStatus],
    }
    for column, field in enumerate(fields, start=1):
        sheet.write_string(0, column, definition.fields[field].label, head)
        sheet.set_column(column, column, _WIDTHS.get(field, _WIDTH))
        if field in choices:
            rule = {
                "validate": "list",
                "source": choices[field],
                "ignore_blank": True,
                "error_type": "warning",
            }
            sheet.data_validation(1, column, _ROWS, column, rule)
