"""What a person or a workbook wrote is shown as plain text."""

from __future__ import annotations

import ast
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.ui import show

JOINER = show.JOINER


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatan"),
        ("*tebal* _miring_", r"\*tebal\* \_miring\_"),
        ("[a](http://x)", r"\[a\]\(http\:\/\/x\)"),
        ("<script>", r"\<script\>"),
        ("1. satu", r"1\. satu"),
        (":material/home:", rf"\:{JOINER}material\/home\:"),
        ("dua\nbaris", "dua baris"),
        ("$x$", r"\$x\$"),
    ],
)
def test_markdown_is_escaped(written: str, markdown: str) -> None:
    assert show.plain(written) == markdown


def test_arrows_stay_what_was_typed() -> None:
    assert "-->" not in show.plain("a --> b").replace("\\", "")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_every_letter_is_still_there(written: str) -> None:
    without = show.plain(written).replace(JOINER, "")
    unescaped = []
    letters = iter(without)
    for letter in letters:
        unescaped.append(next(letters) if letter == "\\" else letter)
    assert "".join(unescaped) == " ".join(written.split()).replace(JOINER, "")


def test_a_table_grows_with_its_rows_and_then_scrolls() -> None:
    assert show.table_height(1) == 2 * show.ROW_HEIGHT + 3
    assert show.table_height(12) < show.table_height(13) == show.table_height(5000)


def test_a_lower_table_also_says_that_there_are_more_rows() -> None:
    assert show.table_height(6, most=6) < show.table_height(7, most=6) == show.table_height(90, most=6)


def test_a_table_of_high_rows_keeps_its_heading() -> None:
    assert show.table_height(2, row=show.TOUCHED) == show.ROW_HEIGHT + 2 * show.TOUCHED + 3


def test_a_column_is_as_wide_as_its_longest_words() -> None:
    assert show.column_width([]) == show.column_width(["ada"]) == 92
    assert show.column_width(["ada", "Belum siap – Hampir siap"]) > 150


def test_a_chip_is_escaped() -> None:
    assert show.chip("<b>", "hijau") == '<span class="cip hijau">&lt;b&gt;</span>'


def test_a_form_is_another_one_once_something_else_is_offered() -> None:
    assert show.among("tarik", [3, 2]) == show.among("tarik", (3, 2))
    assert show.among("tarik", [3, 2]) != show.among("tarik", [2])


def test_a_bar_of_zones_counts_as_every_other_figure_does() -> None:
    assert "Siap <b>1.762</b>" in show.zone_bar([("Siap", "hijau", 1762)])


def test_a_table_is_called_by_its_first_heads() -> None:
    assert (
        show.heads(pd.DataFrame(columns=["Unit", "Jenis", "Induk", "Keadaan"])) == "Tabel Unit, Jenis, Induk"
    )


@pytest.mark.parametrize("path", sorted(Path(show.__file__).parent.glob("*.py")), ids=lambda path: path.stem)
def test_every_table_has_a_name_for_whoever_does_not_see_it(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    tables = [call for call in calls if ast.unparse(call.func) in ("st.dataframe", "st.data_editor")]
    assert all("alt" in {word.arg for word in table.keywords} for table in tables)
