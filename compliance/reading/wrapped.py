"""An answer as a system wrote it down → the answer: without tags, JSON, or the letter of its option."""

from __future__ import annotations

import json
import re
from html import unescape

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]{0,200}>", re.IGNORECASE)
_LINES = frozenset({"br", "p", "li", "div", "tr"})  # what ends a line
_LETTERED = re.compile(r"\s*\(?[a-e][.)]\s+(?=[^\W\d_]{2})", re.IGNORECASE)
_VALUES = ("jawaban", "value", "answer", "isi", "pilihan", "nilai")


def unwrapped(text: str) -> str:
    """The text inside its wrapping; itself where it has none."""
    if "<" in text and _TAG.search(text):
        text = unescape(_TAG.sub(lambda tag: "\n" if tag[2].casefold() in _LINES else "", text)).strip()
    if text[:1] == "'" and text[1:2].isalnum():  # what keeps a number a text in Excel
        text = text[1:]
    if text[:1] in ("[", "{") and text[-1:] in ("]", "}"):
        text = _of_json(text)
    return _LETTERED.sub("", text, count=1) if _LETTERED.match(text) else text


def _of_json(text: str) -> str:
    """The one answer of an object, or all of a list; the text itself where it is neither."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if isinstance(found, dict):
        told = [found[key] for key in _VALUES if key in found]
        found = told[0] if len(told) == 1 else list(found.values()) if len(found) == 1 else text
    listed = found if isinstance(found, list) else [found]
    if not all(isinstance(one, str | int | float | bool) for one in listed):
        return text
    return "\n".join(str(one) for one in listed)
