"""What all workbooks share. Text stays text: a name that begins with `=` never becomes a formula."""

from __future__ import annotations

BOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F3F6F8", "bottom": 1}
WARNING = {"bold": True, "font_color": "#B4413C"}
