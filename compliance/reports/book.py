"""What all workbooks share. Text stays text: a name that begins with `=` never becomes a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.text.reports import INVENTED

LONGEST_TEXT = 32_000  # characters; a cell of Excel holds 32,767
BOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F3F6F8", "bottom": 1}
WARNING = {"bold": True, "font_color": "#B4413C"}


def mark(sheet: Worksheet, look: Format, *, invented: bool) -> int:
    """Say on a sheet that its data is invented, where it is; the first free row."""
    if invented:
        sheet.write_string(0, 0, INVENTED, look)
    return int(invented)


def under(heading: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines to be read, each behind a heading: the first behind this one, the others behind none."""
    for number, line in enumerate(lines):
        yield heading if number == 0 else "", line
