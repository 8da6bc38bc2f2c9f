"""Addresses in texts, and whose they are."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"https?://[^\s<>\"“”,;]+|www\.[^\s<>\"“”,;]+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|id|net|org|gl|ly|ee|gle|page)(?:/[^\s<>\"“”,;]*)?(?![\w@])",
    re.IGNORECASE,
)
_ALONE = re.compile(r"https?://[^\s<>\"“”,;]*[^\s<>\"“”,;.)\]']", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;&|()\[\]•\-–\d.]*(dan)?[\s,;&|()\[\]•\-–\d.]*")
# Addresses that belong to one element wherever they are typed.
_OWNERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bsukma\.jatimprov\.go\.id"), "skm"),
    (re.compile(r"\bsippn\.menpan\.go\.id"), "publikasi"),
    (re.compile(r"\bmaps\.app\.goo\.gl|\bgoo\.gl/maps|\bgoogle\.[a-z.]+/maps|\bmaps\.google\."), "google"),
    (re.compile(r"\bg\.page/|\bg\.co/kgs"), "google"),
)
# Addresses of Google that show no listing on it: a form, a document, a site, the start page.
_UNLISTED = re.compile(
    r"\bforms\.gle\b|\bdocs\.google\.com/|\b(sites|mail|meet)\.google\.|//(www\.)?google\.[a-z.]+/?$"
)
# What each of them has in it somewhere; quickly looked for, and in most addresses not there.
_OWNED = re.compile(r"sukma|sippn|maps|g\.page|g\.co")


def find_links(text: str) -> tuple[str, ...]:
    """The addresses in a text, each once, in order."""
    if "." not in text:
        return ()
    return tuple(dict.fromkeys(found.rstrip(".)]'") for found in _LINK.findall(text)))


def without_links(text: str) -> str:
    """What a text says besides its addresses; "" when that is only punctuation or numbering."""
    rest = _LINK.sub(" ", text)
    return "" if _BETWEEN.fullmatch(rest) else " ".join(rest.split()).strip(" ,;:-–()")


def links_and_rest(text: str) -> tuple[tuple[str, ...], str]:
    """`find_links` and `without_links` of a text; at once where it is one address, as most links are."""
    return ((text,), "") if _ALONE.fullmatch(text) else (find_links(text), without_links(text))


def is_address(target: str) -> bool:
    """Whether the target of a hyperlink leads out of the file, to the web."""
    return target.casefold().startswith(("http://", "https://"))


def owner(link: str) -> str:
    """The id of the element an address belongs to, "" when it may be anybody's."""
    folded = link.casefold()
    if not _OWNED.search(folded):
        return ""
    return next((element for pattern, element in _OWNERS if pattern.search(folded)), "")


def proves(link: str, element: str) -> bool:
    """Whether an address can stand for *ada* of an element."""
    return element != "google" or not _UNLISTED.search(link.casefold())
