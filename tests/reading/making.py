"""Small files of every kind, made from their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from compliance.problems import FileRefused, ProblemCode
from compliance.reading.opening import open_book
from compliance.reading.sheets import Book, Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def worksheet(data: str, *, before: str = "", after: str = "") -> str:
    """A sheet in the usual form around the given `<row>` elements."""
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{before}'
        f"<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def text_cell(address: str, text: str, extra: str = "") -> str:
    return f'<c r="{address}"{extra} t="inlineStr"><is><t>{text}</t></is></c>'


def link_parts(targets: Mapping[str, str], kind: str = f"{LINKS}/hyperlink") -> str:
    """The relationships of a sheet: id → address outside."""
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}" TargetMode="External"/>'
        for id_, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>'


def xlsx_parts(
    sheets: Sequence[str | bytes],
    *,
    styles: str = "",
    strings: str = "",
    rels: str = "",
    states: Sequence[str] = (),
    workbook: str = "",
    links: str = LINKS,
    main: str = MAIN,
) -> dict[str, str | bytes]:
    """The parts of a workbook whose sheets are called Lembar1, Lembar2 …; `rels` belong to the first."""
    listed = "".join(
        f'<sheet name="Lembar{n}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, state in enumerate([*states, *["visible"] * (len(sheets) - len(states))], 1)
    )
    targets = [(f"worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(sheets) + 1)]
    targets += [("styles.xml", "styles")] * bool(styles) + [("sharedStrings.xml", "sharedStrings")] * bool(
        strings
    )
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{links}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets, 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1"'
        f' Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{links}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>',
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)}
    if styles:
        parts["xl/styles.xml"] = styles
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    if rels:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = rels
    return parts


def xlsx(*sheets: str | bytes, **options: object) -> bytes:
    return zipped(xlsx_parts(sheets, **options))  # type: ignore[arg-type]  # passed on as they are


def ods_parts(body: str, *, styles: str = "") -> dict[str, str | bytes]:
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'{DECLARATION}<office:document-content {namespaces} xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
    }


def ods(body: str, *, styles: str = "") -> bytes:
    return zipped(ods_parts(body, styles=styles))


def book(data: bytes | str, name: str = "isian.xlsx") -> Book:
    return open_book(data.encode() if isinstance(data, str) else data, name)


def sheet(data: bytes | str, name: str = "isian.xlsx") -> Sheet:
    return book(data, name).sheets[0]


def refusal(data: bytes | str, name: str = "isian.xlsx") -> ProblemCode | None:
    """The code with which the file is refused, None where it is read."""
    try:
        book(data, name)
    except FileRefused as error:
        return error.problem.code
    return None
