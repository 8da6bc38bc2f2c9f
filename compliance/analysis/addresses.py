"""One address that was given as evidence: what kind it is, and what it points to."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit


class LinkKind(StrEnum):
    """What an address shows, as far as it says so itself."""

    DOCUMENT = "dokumen"
    PHOTO = "foto"
    PAGE = "halaman"


class MapForm(StrEnum):
    """What a link to Google Maps is good for."""

    PLACE = "lokasi"  # it leads to one place
    BARE = "peta"  # to the map, and to no place on it
    ELSEWHERE = "bukan_maps"


_PHOTO_FILES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "bmp", "tif", "tiff", "jfif"})
_DOCUMENT_FILES = frozenset(
    {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv", "zip", "rar"}
)
_PHOTO_HOSTS = ("photos.google.com", "photos.app.goo.gl", "imgur.com", "ibb.co", "flickr.com", "prnt.sc")
_DOCUMENT_HOSTS = (
    "drive.google.com",
    "docs.google.com",
    "onedrive.live.com",
    "1drv.ms",
    "sharepoint.com",
    "dropbox.com",
    "mega.nz",
    "scribd.com",
    "mediafire.com",
)
_MAP_SHORT_HOSTS = ("maps.app.goo.gl", "g.page")
_GOOGLE_HOST = re.compile(r"(?P<maps>maps\.)?google\.(?:com|co)(?:\.[a-z]{2})?|(?:maps\.)?google\.[a-z]{2}")
_SUKMA_HOSTS = ("sukma.jatimprov.go.id",)
_SIPPN_HOSTS = ("sippn.menpan.go.id",)
# A document of Google's has many addresses; this is what they share.
_GOOGLE_FILE = re.compile(r"/(?:file|document|spreadsheets|presentation|forms)(?:/u/\d+)?/d/([\w-]+)")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igsh|igshid|usp|si|ref|ref_src|mc_[ce]id", re.IGNORECASE)
_FRONT = re.compile(r"/*(?:(?:index|home|default)\.(?:html?|php|aspx?))?", re.IGNORECASE)


def web_address(link: str) -> str:
    """The address with a scheme, as a browser takes it."""
    return link if re.match(r"https?://", link, re.IGNORECASE) else f"http://{link}"


def kind_of_link(link: str) -> LinkKind:
    """A file by its ending or by where it is kept; whatever else is a page."""
    parts = _split(link)
    if parts is None:
        return LinkKind.PAGE
    ending = parts.path.rpartition("/")[2].rpartition(".")[2].casefold()
    if ending in _PHOTO_FILES or _at(parts, _PHOTO_HOSTS):
        return LinkKind.PHOTO
    if ending in _DOCUMENT_FILES or _at(parts, _DOCUMENT_HOSTS):
        return LinkKind.DOCUMENT
    return LinkKind.PAGE


def host_of(link: str) -> str:
    """The name of the site, in lower case and without `www.`; "" where there is none."""
    parts = _split(link)
    return "" if parts is None else _host(parts)


def same_as(link: str) -> str:
    """What two addresses of one thing have in common.

    Scheme, `www.`, a slash at the end, the order of the query and its tracking parts do not matter,
    nor in which view a file of Google's is opened.
    """
    parts = _split(link)
    if parts is None:
        return link.strip()
    found = dict(parse_qsl(parts.query))
    if _at(parts, ("drive.google.com", "docs.google.com")):
        file = _GOOGLE_FILE.match(parts.path)
        number = file[1] if file else found.get("id", "")
        if number:
            return f"drive.google.com/{number}"
    asked = sorted(
        (name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name)
    )
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{urlencode(asked)}" if asked else ""
    # Some sites put the page they show behind the #; elsewhere it is a place on the same page.
    inner = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{_host(parts)}{port}{unquote(parts.path).rstrip('/')}{query}{inner}"


def is_bare(link: str) -> bool:
    """Whether it is only the front door of a site, which shows nothing in particular."""
    parts = _split(link)
    if parts is None:
        return False
    inner = parts.fragment.strip("/!")
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query and not inner


def is_sippn(link: str) -> bool:
    """Whether a link leads to SIPP Nasional, where services are published for the whole country."""
    parts = _split(link)
    return parts is not None and _at(parts, _SIPPN_HOSTS)


def map_form(link: str) -> MapForm:
    """What a link that ought to lead to a place on Google Maps leads to."""
    parts = _split(link)
    if parts is None:
        return MapForm.ELSEWHERE
    host, path = _host(parts), parts.path.rstrip("/")
    if _at(parts, _MAP_SHORT_HOSTS):
        return MapForm.PLACE if path else MapForm.BARE
    if host == "goo.gl":
        return MapForm.PLACE if path.startswith("/maps/") else MapForm.ELSEWHERE
    google = _GOOGLE_HOST.fullmatch(host)
    if google is None or not (google["maps"] or path.startswith("/maps")):
        return MapForm.ELSEWHERE
    inner = path.removeprefix("/maps").strip("/")
    names_place = inner.startswith(("place/", "search/")) or any(
        name in ("q", "cid", "ftid", "query", "query_place_id") and value
        for name, value in parse_qsl(parts.query)
    )
    return MapForm.PLACE if names_place else MapForm.BARE


def is_sukma(link: str) -> bool:
    """Whether a link leads to a survey of e-Sukma."""
    parts = _split(link)
    return parts is not None and _at(parts, _SUKMA_HOSTS)


def sukma_unit(link: str) -> str:
    """The number by which e-SuKMa knows the unit whose survey this is; "" where it names none."""
    parts = _split(link)
    if parts is None or not _at(parts, _SUKMA_HOSTS):
        return ""
    # A site that shows its pages behind the # keeps the query there as well.
    behind = parts.fragment.partition("?")[2]
    asked = parse_qsl(parts.query) + parse_qsl(behind)
    number = next((value.strip() for name, value in asked if name.casefold() == "iduser"), "")
    return number.lstrip("0") or number


def _split(link: str) -> SplitResult | None:
    """The parts of an address; None for what only looks like one."""
    try:
        parts = urlsplit(web_address(link.strip()))
        known = parts.port  # a port that is no number is found out only when asked for
    except ValueError:
        return None
    return parts if parts.hostname and known != 0 else None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".").removeprefix("www.")


def _at(parts: SplitResult, hosts: tuple[str, ...]) -> bool:
    host = _host(parts)
    return any(host == known or host.endswith("." + known) for known in hosts)
