"""A small new xlsx package around parts that passed the safety check."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from compliance.reading.package.archive import stored_archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HIDDEN = ' state="hidden"'


def rebuilt_package(
    names: Sequence[str], sheets: Sequence[bytes], *, styles: bytes, strings: bytes, starts_1904: bool
) -> bytes:
    """The archive, uncompressed: only these sheets, styles and strings, under the usual names."""
    shared = {kind: xml for kind, xml in (("styles", styles), ("sharedStrings", strings)) if xml}
    parts = package_head(names, tuple(shared), starts_1904=starts_1904)
    parts |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)}
    return stored_archive(parts | {f"xl/{kind}.xml": xml for kind, xml in shared.items()})


def package_head(
    names: Sequence[str],
    shared: Sequence[str],
    *,
    hidden: frozenset[int] = frozenset(),
    starts_1904: bool = False,
) -> dict[str, bytes]:
    """The parts that say which sheets there are (`hidden`: their indices) and which parts they share."""
    pieces = [(f"worksheets/sheet{n}", "worksheet") for n in range(1, len(names) + 1)]
    pieces += [(kind, kind) for kind in shared]
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}"{_HIDDEN * (n - 1 in hidden)} r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/{kind}" Target="{path}.xml"/>'
        for n, (path, kind) in enumerate(pieces, 1)
    )
    types = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for path, kind in pieces
    )
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><workbookPr date1904="{int(starts_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    head = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
    }
    return {name: text.encode() for name, text in head.items()}
