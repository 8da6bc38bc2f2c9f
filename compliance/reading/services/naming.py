"""The name of a service as it is shown, and as it is compared."""

from __future__ import annotations

import re

from compliance.reading.folding import collapsed, words

LONGEST_NAME = 300  # characters
_NUMBERED = re.compile(r"^\s*[(\[]?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)\]]+\s*(?=[^\W\d])")


def display_name(text: str) -> str:
    """A name without the number in front of it, in one line."""
    return collapsed(_NUMBERED.sub("", text) or text)[:LONGEST_NAME]


def name_key(name: str) -> str:
    """Equal for names that differ only in case, punctuation or numbering: `penerbitan ktp el`."""
    return " ".join(words(display_name(name)))
