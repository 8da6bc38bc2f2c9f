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
_NIK = rf"{_REGION}[ .]?\d\d[ .]?\d\d[ .-]?{_BIRTH}[ .-]?\d{{4}}|{_REGION}\d\d([ -])\d{{4}}\1\d{{4}}\1\d{{4}}"
# born, appointed (PPPK: month 21), sex, serial
_APPOINTED = rf"(?:19[5-9]|20[0-4])\d(?:{_MONTH}|21)"
_NIP = rf"(?:19[3-9]|20[0-2])\d{_MONTH}{_DAY}[ .-]?{_APPOINTED}[ .-]?[12][ .-]?\d{{3}}"
_AREA = r"\((?=0?8\d{1,3}\))"  # opens a bracket that ends within the number: (0812) 3456…
_PHONE = rf"(?:\(?\+?62\)?[ .-]?(?:{_AREA})?|(?:{_AREA})?0)8[1-9](?:(?: ?[.-] ?| |(?<=\d\d)\) ?)?\d){{7,10}}"
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
_CALLED = re.compile(
    r"(\w+\s+)?\b(?:Bpk|Bapak|Ibu|Sdri?|Saudar[ai])\b[.,]?\s+(?:(?:Hj?|[Dd]rg?|Drs|Dra|Ir|Prof)\.?\s+)*([A-Z][a-z]+)"
)
# What follows "Bapak" and "Ibu" where nobody is named, and what stands before them in the name of a house.
_NOBODY = frozenset(
    {
        "anak", "asisten", "bersalin", "bhayangkara", "bupati", "camat", "dan", "direktur", "dokter",
        "gubernur", "guru", "hamil", "inspektur", "kabag", "kabid", "kades", "kasi", "kepala", "ketua",
        "kota", "lurah", "menteri", "menyusui", "pejabat", "pertiwi", "petugas", "pimpinan", "pkk",
        "presiden", "rumah", "sekda", "sekretaris", "staf", "wakil", "wali",
    }
)  # fmt: skip
_HOUSES = frozenset(
    {"rs", "rsu", "rsia", "rsud", "rsb", "sakit", "klinik", "bersalin", "puskesmas", "praktik"}
)
# Stricter than _DEGREE, for it is held against sentences: a comma before "SE" may be that of a list.
_WITH_DEGREE = re.compile(
    r"[A-Z][a-z]+,\s*(?:(?:S|M|A|Sp)\.\s?(?:[A-Z][A-Za-z]+|[HETP])\b|(?:SE|SH|ST|SP|MM|MH|MT|SKM)(?=\s*(?:$|[,;)])))"
)
_MANY_DIGITS = re.compile(r"\d(?:\D{0,3}\d){7}")  # a glance, before all that costs time
_LONGEST_NUMBER = 40  # characters of a cell that is nothing but one number
_BETWEEN = re.compile(r"[\s().-]")
_JOINING = str.maketrans("_-", "  ")  # as they are in names of files
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


def names_somebody(text: str) -> bool:
    """Whether a sentence seems to name a person: with a degree, or as "Ibu Siti". Not certain enough to
    leave anything out."""
    if _WITH_DEGREE.search(text):
        return True
    return any(
        found[2].lower() not in _NOBODY and (found[1] or "").strip().lower() not in _HOUSES
        for found in _CALLED.finditer(text)
    )


def masked(text: str, public: frozenset[str] = frozenset(), *, phones: bool = True) -> str:
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


def repeatable(name: str) -> str:
    """The name of a unit as a question may repeat it: nothing of a person's, taken for one by mistake."""
    return MASK if has_degree(name) else masked(name)


def numbers_of_persons(text: str, public: frozenset[str]) -> Iterator[str]:
    """The digits of the numbers of persons in a text of many lines; not those of its links, and not a
    telephone on a line with one of the words `public`."""
    if not _MANY_DIGITS.search(text):
        return
    for start, end, phone in _found(text, phones=True):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line = text[first : last if last >= 0 else None]
        open_to_all = phone and any(word in fold(line) for word in public)
        if not open_to_all and not _in_link(line, (start - first, end - first), find_links(line)):
            yield "".join(filter(str.isdigit, text[start:end]))


def masked_name(name: str) -> str:
    """The name of a file or of a sheet without the numbers of persons, which may stand between _ and -."""
    if not _MANY_DIGITS.search(name):
        return name
    for start, end in sorted(_spans(name.translate(_JOINING), phones=True), reverse=True):
        name = f"{name[:start]}{MASK}{name[end:]}"
    return name


def _spans(text: str, phones: bool) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in _found(text, phones)]


def _found(text: str, phones: bool) -> Iterator[tuple[int, int, bool]]:
    """Beginning and end of every number, and whether it is a telephone; no two of them overlap, for the
    end of a NIP and a telephone behind it look like another telephone."""
    for pattern in (_PERSONAL_NUMBER, _CALLED_NIP, *([_MOBILE] if phones else ())):
        group = 1 if pattern is _CALLED_NIP else 0
        for start, end in [found.span(group) for found in pattern.finditer(text)]:
            text = text[:start] + "\n" * (end - start) + text[end:]
            yield start, end, pattern is _MOBILE


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
