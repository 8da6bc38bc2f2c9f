"""Where the links of a sheet lead, however the program that wrote them puts it."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.problems import FileRefused, ProblemCode
from compliance.reading.package.archive import Archive
from compliance.reading.package.parts import number, outside_targets
from tests.reading.making import LINKS, zipped

SHEET = "xl/worksheets/sheet1.xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ADDRESSES = st.builds(
    "https://{}".format, st.text("abc/?&=;#<>'\"- éß…", min_size=1, max_size=20).map(str.strip)
)
TYPE = f'Type="{LINKS}/hyperlink"'
WRITTEN = {
    "Excel": '<Relationship Id="{id}" ' + TYPE + ' Target="{target}" TargetMode="External"/>',
    "openpyxl": "<Relationship " + TYPE + ' Target="{target}" TargetMode="External" Id="{id}" />',
    "another order": '<Relationship TargetMode="External" Target="{target}" Id="{id}" ' + TYPE + "/>",
    "two lines": '<Relationship Id="{id}"\n' + TYPE + ' Target="{target}" TargetMode="External"/>',
    "a prefix": '<p:Relationship Id="{id}" ' + TYPE + ' Target="{target}" TargetMode="external"/>',
}
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def targets(
    inside: str, *, declared: bool = True, encoding: str = "utf-8", before: str = ""
) -> dict[str, str]:
    content = f'{before}<Relationships xmlns="{PACKAGE}" xmlns:p="{PACKAGE}">{inside}</Relationships>'
    rels = (DECLARED * declared + content).replace("UTF-8", encoding).encode(encoding)
    parts: dict[str, str | bytes] = {"xl/worksheets/_rels/sheet1.xml.rels": rels}
    return dict(outside_targets(Archive(zipped(parts)), SHEET))


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
@given(st.lists(ADDRESSES, max_size=4), st.booleans())
def test_every_way_of_writing_a_link_gives_its_address(
    form: str, addresses: list[str], declared: bool
) -> None:
    expected = {f"rId{n}": address for n, address in enumerate(addresses)}
    inside = "".join(
        form.format(id=key, target=escape(address, {'"': "&quot;"})) for key, address in expected.items()
    )
    assert targets(inside, declared=declared) == expected


def test_a_link_within_the_workbook_or_without_an_address_leads_nowhere_outside() -> None:
    inside = (
        f'<Relationship Id="rId1" {TYPE} Target="https://x.id" TargetMode="External"/>'
        f'<Relationship Id="rId2" {TYPE} Target="../media/x.png"/>'
        f'<Relationship Id="rId3" {TYPE} Target="" TargetMode="External"/>'
        f'<!-- <Relationship Id="rId4" {TYPE} Target="https://y.id" TargetMode="External"/> -->'
    )
    assert targets(inside) == {"rId1": "https://x.id"}


def test_another_encoding_is_understood() -> None:
    link = WRITTEN["Excel"].format(id="rId1", target="https://x.id/résumé")
    for encoding in ("utf-16", "iso-8859-1"):
        assert targets(link, encoding=encoding) == {"rId1": "https://x.id/résumé"}


def test_a_document_type_is_refused_here_too() -> None:
    link = WRITTEN["Excel"].format(id="rId1", target="https://x.id")
    with pytest.raises(FileRefused) as caught:
        targets(link, before="<!DOCTYPE Relationships>")
    assert caught.value.problem.code is ProblemCode.SUSPICIOUS_ARCHIVE


def test_a_sheet_without_links_has_none() -> None:
    assert outside_targets(Archive(zipped({"xl/workbook.xml": "<workbook/>"})), SHEET) == {}


def test_an_instruction_or_an_open_angle_hides_no_link() -> None:
    """Each makes up for a tag that is missing elsewhere, in a count of tags."""
    usual = WRITTEN["Excel"].format(id="rId1", target="https://x.id/?>")
    other = WRITTEN["two lines"].format(id="rId2", target="https://y.id")
    assert targets(usual + other) == {"rId1": "https://x.id/?>", "rId2": "https://y.id"}
    hidden = WRITTEN["Excel"].format(id="rId3", target="https://z.id")
    assert targets(f"{usual}<?x {hidden} ?>") == {"rId1": "https://x.id/?>"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("", 7), ("-1", 7), ("x", 7), ("1.5", 7), ("9" * 5_000, 7), ("\u00b2", 7)],
)
def test_a_number_that_is_none_is_the_default(text: str, expected: int) -> None:
    assert number(text, 7) == expected
