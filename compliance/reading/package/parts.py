"""Which sheets a workbook has, where their parts are, and how its pieces point to one another."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from compliance.problems import ProblemCode
from compliance.reading.limits import MAX_SHEETS, damaged, refused, too_many_sheets
from compliance.reading.package.archive import Archive

TRUE = frozenset({"1", "true", "on"})
_MOST_DIGITS = 12
# A link as the usual programs write it: Excel and most others with the id first, openpyxl with it last.
_OUTSIDE = re.compile(
    r'<Relationship (?:Id="([^"]*)" )?Type="[^"]*/hyperlink" Target="([^"\s<]+)"'
    r' TargetMode="External"(?: Id="([^"]*)")? ?/>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookParts:
    """The worksheets in order, and the parts they share ("" where there is none).

    `stale`: the workbook asks to be calculated when it is opened. The writer never
    calculated it, so a formula's stored 0 is a placeholder.
    """

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    starts_1904: bool
    stale: bool


class Relationship(NamedTuple):
    """Where one part points to another, or out of the package."""

    kind: str  # the last word of its type: "worksheet", "hyperlink"
    target: str
    external: bool


def parse(content: bytes, *, namespaces: bool = False, **handlers: Callable[..., None]) -> None:
    """Run expat over one part, with handlers by their name in expat.

    Raises `FileRefused`: DAMAGED for broken XML, SUSPICIOUS_ARCHIVE for a document type (the
    way in for entity bombs).
    """
    parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        raise damaged() from error


def _refuse_doctype(*_: object) -> None:
    raise refused(ProblemCode.SUSPICIOUS_ARCHIVE)


def without_doctype(content: bytes) -> bytes:
    """The same bytes; a document type is refused."""
    if b"<!" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        parse(content)
    return content


def tree(content: bytes) -> ET.Element:
    """The parsed XML of one part."""
    try:
        return ET.fromstring(without_doctype(content))  # noqa: S314 - document types are refused
    except (ET.ParseError, LookupError, ValueError) as error:
        raise damaged() from error


def local(name: str) -> str:
    """An element's or attribute's name without its namespace, which differs in strict files."""
    return name.rpartition("}")[2]


def relationships(archive: Archive, owner: str) -> Mapping[str, Relationship]:
    """The relationships of a part by id; targets inside the package are full part names."""
    folder, name = posixpath.split(owner)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    return _relationships(archive.part(path), folder) if path in archive else {}


def _relationships(content: bytes, folder: str) -> Mapping[str, Relationship]:
    listed = (element.attrib for element in tree(content) if local(element.tag) == "Relationship")
    return {attributes.get("Id", ""): _relationship(folder, attributes.get) for attributes in listed}


def _relationship(folder: str, get: Callable[[str, str], str]) -> Relationship:
    external = get("TargetMode", "").lower() == "external"
    target = get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    return Relationship(kind=get("Type", "").rpartition("/")[2], target=target, external=external)


def outside_targets(archive: Archive, owner: str) -> Mapping[str, str]:
    """Where the links of a part lead that leave the package, by id.

    A sheet has hundreds. In the form the usual programs write, a search finds them eight times
    faster than a parser.
    """
    folder, name = posixpath.split(owner)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return {}
    content = archive.part(path)
    text = content.decode("ascii") if content.isascii() else ""
    found = _OUTSIDE.findall(text)
    # nothing else stands there than these, their parent and the declaration
    if found and len(found) == text.count("<") - 2 - text.startswith("<?xml "):
        as_typed = html.unescape if "&" in text else str
        return {first or last: as_typed(target) for first, target, last in found}
    links = _relationships(content, folder)
    return {key: link.target for key, link in links.items() if link.external and link.target}


def number(text: str, default: int) -> int:
    """The number an attribute gives; `default` for what is none, or longer than any that is meant."""
    return int(text) if len(text) < _MOST_DIGITS and text.isascii() and text.isdecimal() else default


def plain(attribute: bytes) -> str:
    """The text of an attribute of a part in UTF-8."""
    text = attribute.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def workbook_part(archive: Archive) -> str:
    """The name of the main part: `xl/workbook.xml`, unless the package says otherwise."""
    for relationship in relationships(archive, "").values():
        if relationship.kind == "officeDocument" and relationship.target in archive:
            return relationship.target
    return "xl/workbook.xml"


def workbook_parts(archive: Archive, main: str) -> WorkbookParts:
    """What the main part lists. More sheets than allowed are refused before any is unpacked."""
    content = archive.part(main)
    root = tree(content)
    children = {local(child.tag): child for child in root}
    listed = list(children.get("sheets", ()))
    if len(listed) > MAX_SHEETS:
        raise too_many_sheets(len(listed))
    links = relationships(archive, main)
    by_kind = {link.kind: link.target for link in links.values()}
    properties = children.get("workbookPr")
    return WorkbookParts(
        sheets=tuple(part for sheet in listed if (part := _sheet_part(sheet, links))),
        strings=by_kind.get("sharedStrings", ""),
        styles=by_kind.get("styles", ""),
        starts_1904=properties is not None and properties.attrib.get("date1904") in TRUE,
        stale=b'fullCalcOnLoad="1"' in content,
    )


def _sheet_part(sheet: ET.Element, links: Mapping[str, Relationship]) -> SheetPart | None:
    """The worksheet behind an entry of the list; None for a sheet of charts or macros."""
    key = next((value for name, value in sheet.attrib.items() if name.endswith("relationships}id")), "")
    link = links.get(key)
    if link is None:
        raise damaged()
    if link.kind != "worksheet":
        return None
    hidden = sheet.attrib.get("state", "visible").lower() != "visible"
    return SheetPart(name=sheet.attrib.get("name", ""), part=link.target, hidden=hidden)
