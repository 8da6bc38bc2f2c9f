"""A small new xlsx package around parts that passed the safety check."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from compliance.reading.package.archive import stored_archive

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def rebuilt_package(
    names: Sequence[str], sheets: Sequence[bytes], *, styles: bytes, strings: bytes, starts_1904: bool
) -> bytes:
    """The archive, uncompressed: only these sheets, styles and strings, under the usual names."""
    shared = [(kind, xml) for kind, xml in (("styles", styles), ("sharedStrings", strings)) if xml]
    pieces = [(f"worksheets/sheet{n}", "worksheet", xml) for n, xml in enumerate(sheets, 1)]
    pieces += [(kind, kind, xml) for kind, xml in shared]
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/{kind}" Target="{path}.xml"/>'
        for n, (path, kind, _) in enumerate(pieces, 1)
    )
    types = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for path, kind, _ in pieces
    )
    workbook = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr date1904="{int(starts_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    head = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
    }
    parts = {name: text.encode() for name, text in head.items()}
    return stored_archive(parts | {f"xl/{path}.xml": xml for path, _, xml in pieces})
