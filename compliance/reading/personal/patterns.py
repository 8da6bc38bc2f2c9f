"""Values that are personal by their form: NIK, NIP, mobile numbers; and a text without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.reading.folding import fold
from compliance.reading.links import find_links
from compliance.reading.sheets import CellValue

MASK = "…"  # what is left of a number; a form shows the same where nothing was filled in

_DAY, _MONTH = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
# region of birth, day (women's + 40), month, year, serial; a KK number has the same form
_BIRTH = rf"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01]){_MONTH}\d\d"
_REGION = r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
_NIK = rf"{_REGION}\d\d[ .]?\d\d[ .-]?{_BIRTH}[ .-]?\d{{4}}|{_REGION}\d\d([ -])\d{{4}}\1\d{{4}}\1\d{{4}}"
# born, appointed (PPPK: month 21), sex, serial
_NIP = rf"(?:19[3-9]|20[0-2])\d{_MONTH}{_DAY}[ .]?(?:19[5-9]|20[0-4])\d(?:{_MONTH}|21)[ .]?[12][ .]?\d{{3}}"
_PHONE = r"(?:\(?\+?62\)?[ .-]?|0)8[1-9](?:[ .-]?\d){7,10}"
_FREE, _END = r"(?<![\w+=-])(?<!\d[.,])", r"(?!\w|[.,-]\d)"
_PERSONAL_NUMBER = re.compile(rf"{_FREE}(?:{_NIK}|{_NIP}){_END}")
_MOBILE = re.compile(rf"{_FREE}(?:{_PHONE}){_END}(?!/(?:19|20)\d\d\b)")  # a decree ends in its year
# a NIP of any age, because it says so
_CALLED_NIP = re.compile(r"\bn\W{0,2}i\W{0,2}p(?:pppk)?\b[\s.:]*(\d(?:[ .-]?\d){7,20})", re.IGNORECASE)
# a column of numbers that lost their 0 or +62, or that was typed without it
_BARE_MOBILE = re.compile(r"(?:0|\+?62)?8[1-9]\d{7,10}")
_DEGREE = re.compile(
    r",\s*(?:S|M|A|Sp)\.\s?[A-Za-z][\w.]*|,\s*(?:SE|SH|ST|SP|MM|MH|MT|MAP|MSi|AMd|SKM|SSTP)\b"
)
_MANY_DIGITS = re.compile(r"\d(?:\D{0,3}\d){7}")  # a glance, before all that costs time
_LONGEST_NUMBER = 40  # characters of a cell that is nothing but one number
_BETWEEN = re.compile(r"[\s().-]")
_SMALLEST, _LARGEST = 10**8, 10**18


def may_be_personal(value: CellValue) -> bool:
    """A glance that rules out nearly every cell: neither a long number nor a comma before a degree."""
    if isinstance(value, str):
        return "," in value or _MANY_DIGITS.search(value) is not None
    return isinstance(value, float | int) and _SMALLEST < value < _LARGEST


def is_personal_number(value: CellValue) -> bool:
    """Whether a cell is a NIK or a NIP and nothing else."""
    text = _plain(value)
    return bool(text) and _PERSONAL_NUMBER.fullmatch(text) is not None


def is_mobile(value: CellValue) -> bool:
    """Whether a cell could be a mobile number, also without its first 0: sure only in company."""
    text = _plain(value)
    return bool(text) and _BARE_MOBILE.fullmatch(_BETWEEN.sub("", text)) is not None


def has_degree(value: CellValue) -> bool:
    """`Siti Aminah, S.Sos., M.Si.`: only people have degrees."""
    return isinstance(value, str) and "," in value and _DEGREE.search(value) is not None


def masked(text: str, public: frozenset[str], phones: bool) -> str:
    """The text without the numbers of persons in it, which become `…`; its links stay whole.

    With `phones` mobile numbers go too, unless one of the words `public` says whose they are.
    """
    if not _MANY_DIGITS.search(text):
        return text
    phones = phones and not any(word in fold(text) for word in public)
    links = find_links(text)
    spans = [span for span in _spans(text, phones) if not _in_link(text, span, links)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{MASK}{text[end:]}"
    return text


def _spans(text: str, phones: bool) -> Iterator[tuple[int, int]]:
    end = 0
    found = [m.span() for m in _PERSONAL_NUMBER.finditer(text)]
    found += [m.span(1) for m in _CALLED_NIP.finditer(text)]
    found += [m.span() for m in _MOBILE.finditer(text)] if phones else []
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop


def _in_link(text: str, span: tuple[int, int], links: tuple[str, ...]) -> bool:
    for link in links:
        at = text.find(link)
        while at >= 0:
            if at <= span[0] and span[1] <= at + len(link):
                return True
            at = text.find(link, at + 1)
    return False


def _plain(value: CellValue) -> str:
    """A cell as the digits a person would see in it; "" for what is no number."""
    if isinstance(value, str):
        fits = len(value) <= _LONGEST_NUMBER and _MANY_DIGITS.search(value)
        return value.strip().lstrip("'") if fits else ""
    if isinstance(value, float | int) and _SMALLEST < value < _LARGEST:
        return str(int(value)) if value == int(value) else ""
    return ""
