"""The conditions of a rung in one cell of a workbook, and back.

One condition a line (or after a semicolon), all of which must hold; `atau` between those of which
one suffices: `sp.ada = ada`, `sp.komponen >= 14`, `publikasi.media memuat cetak, website`,
`publikasi.media >= 2 pilihan dari cetak, website`, `skm.tanggal dalam 12 bulan`,
`sp.tinjau kurang dari 36 bulan`, `pengaduan.selesai dari pengaduan.masuk >= 90 %`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from compliance.definitions.tables import shown
from compliance.model import Condition, Rung, Test

Written = dict[str, object]  # a condition as it stands in a TOML file

_EITHER = " atau "
_NUMBER = r"(\d{1,12}(?:[.,]\d{1,12})?)"
_WORDS = r"(\w[\w ]*(?:, *\w[\w ]*)*)"
_LIMITS = {">=": Test.AT_LEAST, ">": Test.MORE_THAN, "<=": Test.AT_MOST}
_FORMS: Sequence[tuple[str, Callable[[re.Match[str]], Written]]] = (
    (rf"= *{_WORDS}", lambda found: {Test.IS: _listed(found[1])}),
    (rf"memuat +{_WORDS}", lambda found: {Test.INCLUDES: _listed(found[1])}),
    (r">= *(\d{1,3}) +pilihan", lambda found: {Test.CHOSEN_AT_LEAST: int(found[1])}),
    (
        rf">= *(\d{{1,3}}) +pilihan +dari +{_WORDS}",
        lambda found: {Test.CHOSEN_AT_LEAST: int(found[1]), "among": _listed(found[2])},
    ),
    (
        rf"dari +(\S+) +(>=|>|<=) *{_NUMBER} *%",
        lambda found: {"of": found[1], _LIMITS[found[2]]: _exact(found[3])},
    ),
    (rf"(>=|>|<=) *{_NUMBER}", lambda found: {_LIMITS[found[1]]: _exact(found[2])}),
    (r"dalam +(\d{1,4}) +bulan", lambda found: {Test.WITHIN_MONTHS: int(found[1])}),
    (r"kurang +dari +(\d{1,4}) +bulan", lambda found: {Test.LESS_THAN_MONTHS: int(found[1])}),
)


class NotACondition(ValueError):
    """Says which words are not understood."""


def conditions_of(cell: str) -> list[Written]:
    """The entries of `when`; raises NotACondition."""
    lines = [line.strip() for line in re.split(r"[\n;]", cell)]
    return [_entry(line) for line in lines if line]


def cell_of(rung: Rung) -> str:
    """The cell from which `conditions_of` makes the conditions of this rung."""
    return "\n".join(_EITHER.join(map(_written, test.conditions)) for test in rung.when)


def _entry(line: str) -> Written:
    either = re.split(r"\s+atau(?:\s+|$)", line)
    return {"any": [_condition(part) for part in either]} if len(either) > 1 else _condition(line)


def _condition(written: str) -> Written:
    question, _, rest = written.strip().partition(" ")
    for form, made in _FORMS:
        if found := re.fullmatch(form, rest.strip()):
            return {"question": question, **made(found)}
    raise NotACondition(written.strip())


def _listed(words: str) -> list[object]:
    return [word.strip() for word in words.split(",")]


def _exact(number: str) -> Fraction:
    return Fraction(number.replace(",", "."))


def _written(condition: Condition) -> str:
    operand = condition.operand
    words = ", ".join(map(str, operand)) if isinstance(operand, tuple) else shown(operand)
    among = f" dari {', '.join(condition.among)}" if condition.among else ""
    said = {
        Test.IS: f"= {words}",
        Test.INCLUDES: f"memuat {words}",
        Test.CHOSEN_AT_LEAST: f">= {words} pilihan{among}",
        Test.WITHIN_MONTHS: f"dalam {words} bulan",
        Test.LESS_THAN_MONTHS: f"kurang dari {words} bulan",
        **{test: _limited(condition.of, f"{sign} {words}") for sign, test in _LIMITS.items()},
    }
    return f"{condition.question} {said[condition.test]}"


def _limited(of: str, limit: str) -> str:
    """A limit on a count, or in percent of another."""
    return f"dari {of} {limit} %" if of else limit
