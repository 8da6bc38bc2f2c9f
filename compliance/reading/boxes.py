"""Boxes typed before or behind words, `☐ Ada ☑ Tidak ada`: which of the words is ticked."""

from __future__ import annotations

import re

from compliance.reading.telling import unnumbered

EMPTY = "☐"
TICKED = "☑"
CROSSED = "☒"

_TICKED = frozenset("☑✓✔√✅🗹🗸vV")
_BOX = re.compile(
    r"(?P<full>[☑☒✓✔√✅🗹🗸■●◉])|(?P<empty>[☐□▢○◯])"
    r"|[(\[]\s*(?:(?P<sign>[vx√✓✔☑×✗✘■●])|[_.…\s]*)\s*[)\]]",
    re.IGNORECASE,
)
_BETWEEN = " \n/,;|"


def ticked(folded: str) -> tuple[str, ...] | None:
    """The ticked of several options in a folded text, each with a box before it or each with one behind;
    None where it is no such text.

    A cross chooses only where nothing is ticked: beside a tick it strikes out.
    """
    boxes = list(_BOX.finditer(folded))
    if len(boxes) < 2:
        return None
    ends = [box.end() for box in boxes]
    before = not folded[: boxes[0].start()].strip(_BETWEEN)
    if before:
        starts = [*(box.start() for box in boxes[1:]), len(folded)]
        texts = [folded[a:b] for a, b in zip(ends, starts, strict=True)]
    else:
        texts = [folded[a : box.start()] for a, box in zip([0, *ends], boxes, strict=False)]
    options = [unnumbered(text.strip(_BETWEEN)) for text in texts]
    if not all(options) or (not before and folded[ends[-1] :].strip(_BETWEEN)):
        return None
    signs = [box["full"] or box["sign"] or "" for box in boxes]
    chosen = [option for option, sign in zip(options, signs, strict=True) if sign and sign in _TICKED]
    return tuple(chosen or (option for option, sign in zip(options, signs, strict=True) if sign))


def sign_of(box: str) -> str:
    """A box as it is drawn most plainly: ticked, crossed or filled, empty."""
    match = _BOX.fullmatch(box)
    sign = (match["full"] or match["sign"] or "") if match else box
    return (TICKED if sign in _TICKED else CROSSED) if sign else EMPTY


def apart(text: str) -> tuple[str, str]:
    """The box before or behind a text, and the text; "" for a box that is not there."""
    typed = text.strip()
    if typed in ("v", "V", "x", "X", "-"):
        return typed, ""
    for box in (_BOX.match(typed), *list(_BOX.finditer(typed))[-1:]):
        if box is not None and (box.start() == 0 or box.end() == len(typed)):
            return box[0], (typed[: box.start()] + typed[box.end() :]).strip()
    return "", typed
