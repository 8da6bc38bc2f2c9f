"""Titles as systems write them → the title itself, without the table, the code, or the form before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compliance.reading import words as w
from compliance.reading.folding import words
from compliance.reading.sheets import Sheet

LONGEST = 300  # characters
LONGEST_EXPLAINED = 2_000  # characters of a title with what stands below it
LEAST_WORDS = 2  # of a title that is left: "q1_persyaratan" is of a survey
_OF = r"(?:f0?1|q|kp|no|ind|indikator|pertanyaan|soal|butir)"
_CODE = rf"(?:{_OF}[\s._-]*\d{{1,2}}|\d{{1,2}}(?=[._)\]:a-z-]))(?:[._-]?[a-z]\d{{0,2}}|[._-]\d{{1,2}}){{0,3}}"
_FORM = r"(?:f-?0?1[ab]?|form(?:ulir)?|jawaban|jwb|isian|answers?|field|kolom|indikator|pertanyaan)"
_PATH = re.compile(
    r"([a-z][a-z0-9_ ]{2,}?)(?:\.|__|::)(?=[a-z])"
    r"|([a-z][a-z0-9_]*(?:/[a-z0-9_]+)*)/(?=[a-z0-9]*_[a-z0-9_]+$)"  # "grup/sub/standar_pelayanan" of KoBo
)
_BEFORE = re.compile(rf"[(\[]?(?:{_CODE}|{_FORM})[)\]]?(?:[\s._:\-–)\]]+)")
_BEHIND = re.compile(rf"(?:\s*[(\[](?:{_CODE}|domain\.go\.id)[)\]]|_{_FORM})$")
_JOINED = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+\s+[-–:|]\s+(?=\S)")
_LEGEND = re.compile(
    r"[(\[]\s*[\w√✓✔☑×–-]{1,2}\s*=[^()\[\]]*[)\]]|[(\[][\w ]+=\s*[\w√✓✔☑×–-]{1,2}\b[^()\[\]]*[)\]]"
)
_FOOTNOTE = re.compile(
    r"(?:\s*[¹²³⁴-⁹]+\)?|(?<![(\[\d])\s*\d\))[\s*]*$|[(\[]\s*(?:(?:di)?isi|(?:di)?lampirkan|unggah|sertakan)\b[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\?\s*\n.+", re.DOTALL)
_PART = re.compile(
    r"^\s*(?:bagian|grup|group|kelompok|seksi|section|bab|halaman)[ ._]?\w{0,3}\s*/\s*", re.IGNORECASE
)
_MEASURE = re.compile(r"[(\[]([^()\[\]]*)[)\]][\s*]*$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SUBTITLES = frozenset({"Response", "Open-Ended Response"})
# Before a title, these make it another one: what proves, judges, remarks on, or counts the answer.
_OTHERWISE = (
    w.NOTE_WORDS
    | w.EVIDENCE_WORDS
    | w.TOTAL_WORDS
    | w.IGNORED_WORDS
    | {"link", "url", "dokumen", "validasi", "verifikasi", "evaluator", "evaluasi", "penilaian", "target"}
    | {"f02", "f03"}
)


def without_subtitles(sheet: Sheet) -> Sheet:
    """The sheet without what SurveyMonkey writes below each title that has no options of its own."""
    below = sheet.rows[1] if len(sheet.rows) > 1 else ()
    if _SUBTITLES.isdisjoint(value for value in below if isinstance(value, str)):
        return sheet
    titles = [None if value in _SUBTITLES else value for value in below]
    return replace(sheet, rows=[sheet.rows[0], titles, *sheet.rows[2:]])


def plainer(title: str, least: int = LEAST_WORDS) -> Iterator[str]:
    """The title with less and less around it, as long as so many words are left; nothing for one that a
    person would write.
    """
    if len(title) > LONGEST:
        return
    text = " ".join(title.split())
    if text.isidentifier() and "_" not in text and (parted := _CAMEL.sub(" ", text)) != text:
        text = parted
        yield text
    text = text.casefold()
    for cut in (_JOINED, _PATH, _BEFORE, _BEFORE):
        found = cut.match(text)
        if found and not (cut is _PATH and _OTHERWISE & set(words(found[0]))):
            text = text[found.end() :]
            named = cut is _PATH and text in w.WEAK_UNIT_HEADERS
            yield from [text] if named else _telling(text, least)
    if _BEHIND.search(text):
        yield from _telling(_BEHIND.sub("", text), least)


def without_aside(title: str) -> Iterator[str]:
    """The title without a legend (`SOP (1 = ada)`), the mark of a footnote (`SOP¹`), the lines below its
    question, or the part of a form it is in.
    """
    text = "\n".join(" ".join(line.split()) for line in title.splitlines() if line.strip())
    if len(text) > LONGEST_EXPLAINED:
        return
    aside = ((_LEGEND, " "), (_FOOTNOTE, ""), (_BELOW, "?"), (_PART, ""))
    for bare in (pattern.sub(left, text) for pattern, left in aside):
        if bare != text:
            yield bare


def without_measure(title: str) -> str:
    """The title without what its numbers count or lie between, `(orang)`, `(25–100)`; "" without any."""
    found = _MEASURE.search(title) if len(title) <= LONGEST else None
    spoken = words(found[1]) if found else ()
    plain = bool(spoken) and all(word.isdigit() or word in w.MEASURES for word in spoken)
    return title[: found.start()] if found and plain else ""


def _telling(text: str, least: int) -> Iterator[str]:
    if sum(word.isalpha() for word in words(text)) >= least:
        yield text
