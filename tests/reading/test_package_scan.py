"""What stands around the values of an xlsx sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.problems import FileRefused, ProblemCode
from compliance.reading.package.canonical import canonical_sheet
from compliance.reading.package.scan import filled_cells, is_usual, scan
from compliance.reading.package.styles import Styles, read_styles, struck_strings, symbol_strings
from compliance.reading.sheets import address
from tests.reading.making import DECLARATION, LINKS, MAIN, STRICT_LINKS, STRICT_MAIN, text_cell, worksheet

TARGETS = {"rId1": "https://drive.google.com/a?b=1&c=2", "rId9": "https://x.id"}
STYLES = Styles(symbol=frozenset({1}), struck=frozenset({3}), filled=frozenset({2}))


def facts(xml, *, stale=False, symbols=frozenset(), crossed=frozenset()):
    data = xml if isinstance(xml, bytes) else xml.encode()
    return scan(data, targets=lambda: TARGETS, styles=STYLES, symbols=symbols, crossed=crossed, stale=stale)


def test_a_link_behind_text_is_found_with_its_target():
    found = facts(
        worksheet(
            f'<row r="2">{text_cell("B2", "bukti")}</row>',
            after='<hyperlinks><hyperlink ref="B2" r:id="rId1" display="a > b"/></hyperlinks>',
        )
    )
    assert found.links == {(1, 1): "https://drive.google.com/a?b=1&c=2"}


def test_a_link_to_a_place_in_the_same_workbook_is_no_evidence():
    found = facts(
        worksheet(
            f'<row r="2">{text_cell("B2", "bukti")}</row>',
            after='<hyperlinks><hyperlink ref="B2" location="Lembar2!A1"/>'
            '<hyperlink ref="C2" r:id="rId2"/></hyperlinks>',
        )
    )
    assert found.links == {}


LINKED = st.tuples(st.integers(0, 25_000), st.integers(0, 400), st.sampled_from(["rId1", "rId2", "rId9"]))


@given(st.lists(LINKED, max_size=6))
def test_links_of_one_cell_are_found_in_the_usual_form_as_in_any_other(linked):
    places = [(address(row, column), key) for row, column, key in linked]
    found = [
        facts(worksheet("", after=f"<hyperlinks>{''.join(form.format(*p) for p in places)}</hyperlinks>"))
        for form in (
            '<hyperlink ref="{0}" r:id="{1}"/>',
            '<hyperlink xmlns:r="' + LINKS + '" ref="{0}" r:id="{1}" display="a &gt; b" />',
            '<hyperlink r:id="{1}" ref="{0}"/>',
            '<hyperlink ref="{0}:{0}" r:id="{1}"/>',
        )
    ]
    inside = [(row, column, key) for row, column, key in linked if row < 20_000 and column < 300]
    expected = {(row, column): TARGETS[key] for row, column, key in inside if key in TARGETS}
    assert [some.links for some in found] == [expected] * 4


def test_a_link_over_a_range_belongs_to_each_of_its_cells():
    found = facts(worksheet("", after='<hyperlinks><hyperlink ref="A1:B2" r:id="rId1"/></hyperlinks>'))
    assert set(found.links) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_link_over_a_million_rows_belongs_to_its_first_cell():
    found = facts(worksheet("", after='<hyperlinks><hyperlink ref="A1:B1048576" r:id="rId1"/></hyperlinks>'))
    assert set(found.links) == {(0, 0)}


def test_a_hyperlink_formula_is_a_link():
    found = facts(
        worksheet(
            '<row r="1"><c r="A1" t="str"><f>HYPERLINK("https://x.id/?a=1&amp;b=2","bukti")</f><v>bukti</v></c></row>'
        )
    )
    assert found.links == {(0, 0): "https://x.id/?a=1&b=2"}
    assert not found.errors


@pytest.mark.parametrize(
    ("cell", "unreadable"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c>', True),
        ('<c r="A1" s="3" t="e"><f>B1</f><v>#N/A</v></c>', True),
        ('<c r="A1"><f>B1+1</f></c>', True),
        ('<c r="A1"><f>B1+1</f><v></v></c>', True),
        ('<c r="A1"><f>B1+1</f><v/></c>', True),
        ('<c r="A1"><f t="shared" si="0"/></c>', True),
        ('<c r="A1"><f>B1+1</f><v>2</v></c>', False),
        ('<c r="A1"><f t="shared" si="0"/><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>IF(B1,"x","")</f><v></v></c>', False),
        ('<c r="A1" t="str"><f>B1</f><v>Ada</v></c>', False),
        ('<c r="A1" t="b"><v>1</v></c>', False),
    ],
)
def test_an_error_and_a_formula_without_a_stored_value_are_unreadable(cell, unreadable):
    found = facts(worksheet(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>'))
    assert found.errors == (frozenset({(0, 0)}) if unreadable else frozenset())


def test_a_stored_zero_counts_as_missing_where_the_workbook_was_never_calculated():
    xml = worksheet('<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><v>0</v></c></row>')
    assert facts(xml, stale=True).errors == {(0, 0)}
    assert facts(xml).errors == frozenset()


def test_ticks_and_fills_follow_the_format_of_the_cell():
    found = facts(
        worksheet(
            '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/><c r="C1" s="2"/>'
            '<c r="D1" s="2"></c><c r="E1" s="2"><v>1</v></c><c r="F1"/></row>'
        )
    )
    assert found.ticks == {(0, 0)}
    assert found.fills == {(0, 2), (0, 3)}


def test_a_shared_string_in_a_symbol_font_is_a_tick():
    xml = worksheet('<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1" t="s"><v>5</v></c></row>')
    assert facts(xml, symbols=frozenset({4})).ticks == {(0, 0)}


def test_text_that_is_struck_out_is_told_wherever_that_is_written():
    xml = worksheet(
        '<row r="1"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1" s="3"/><c r="C1" t="s"><v>4</v></c>'
        '<c r="D1" t="inlineStr"><is><r><t>Ada</t></r></is></c><c r="E1" t="inlineStr"><is><r><rPr>'
        "<strike/></rPr><t>Belum</t></r><r><t> Ada</t></r></is></c>"
        '<c r="F1" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>Ada</t></r></is></c></row>',
        after="<extLst><ext><dxf><font><strike/></font></dxf></ext></extLst>",
    )
    assert facts(xml, crossed=frozenset({4})).struck == {(0, 0), (0, 2), (0, 4)}
    assert facts(prefixed(xml), crossed=frozenset({4})).struck == {(0, 0), (0, 2), (0, 4)}


def test_hidden_rows_and_columns_and_merges_are_found():
    found = facts(
        worksheet(
            f'<row r="1" spans="1:3" hidden="1">{text_cell("A1", "x")}</row><row r="2" hidden="0"/>',
            before='<cols><col min="2" max="3" width="9" hidden="1"/>'
            '<col min="5" max="16384" hidden="true"/></cols>',
            after='<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="B5:B1048576"/></mergeCells>',
        )
    )
    assert found.hidden_rows == {0}
    assert found.hidden_columns == {1, 2, *range(4, 300)}
    assert found.merges == ((0, 0, 1, 2), (4, 1, 19_999, 1))


def test_cells_outside_the_window_are_counted_and_left_out():
    found = facts(
        worksheet(
            '<row r="1"><c r="A1"><v>1</v></c><c r="KN1"><v>2</v></c><c r="KO1"><v>3</v></c>'
            '<c r="XFD1" s="1"/></row>'
            '<row r="20000"><c r="A20000"><v>4</v></c></row><row r="20001"><c r="A20001"><v>5</v></c></row>'
        )
    )
    assert found.dropped == 2
    assert re.findall(rb"<v>(.)</v>", found.xml) == [b"1", b"2", b"4"]


def test_rows_below_the_window_that_only_hold_formats_are_cut():
    near, far = f'<row r="1">{text_cell("A1", "Ada")}</row>', '<row r="20001"><c r="A20001" s="2"/></row>'
    found = facts(worksheet(near + far, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert (filled_cells(found.xml), found.dropped, found.merges, found.fills) == (
        1,
        0,
        ((0, 0, 0, 1),),
        frozenset(),
    )
    assert b"20001" not in found.xml
    assert facts(worksheet(near + far + '<row r="20002"><c r="A20002"><v>1</v></c></row>')).dropped == 1


@pytest.mark.parametrize("kind", ["mergeCell", "hyperlink"])
def test_more_merges_or_links_than_allowed_are_refused(kind):
    places = "".join(
        f'<{kind} ref="A{n}:B{n}"/>' if kind == "mergeCell" else f'<{kind} ref="A{n}" r:id="rId1"/>'
        for n in range(1, 20_002)
    )
    with pytest.raises(FileRefused) as caught:
        facts(worksheet("", after=f"<{kind}s>{places}</{kind}s>"))
    assert caught.value.problem.code is ProblemCode.TOO_MANY_CELLS
    assert caught.value.problem.details == {"limit": "20.000"}


def usual_sheet():
    """Sheets in the usual form with everything that is looked for."""
    texts = st.sampled_from(["Ada", "Tidak", "a &amp; b", "3 &lt; 4", "✓", " "])
    styles = st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"'])
    cell = st.one_of(
        st.builds(lambda s: f"<c r=@{s}/>", styles),
        st.builds(lambda s, t: f'<c r=@{s} t="inlineStr"><is><t>{t}</t></is></c>', styles, texts),
        st.builds(lambda s, n: f'<c r=@{s} t="s"><v>{n}</v></c>', styles, st.integers(0, 5)),
        st.builds(lambda s, n: f"<c r=@{s}><v>{n}</v></c>", styles, st.integers(0, 5)),
        st.builds(lambda s: f'<c r=@{s} t="e"><v>#N/A</v></c>', styles),
        st.builds(lambda s: f"<c r=@{s}><f>B1&lt;1</f></c>", styles),
        st.builds(lambda s, n: f"<c r=@{s}><f>B1</f><v>{n}</v></c>", styles, st.integers(0, 1)),
        st.builds(
            lambda s, t: f'<c r=@{s} t="str"><f>HYPERLINK("https://x.id/{t}","y")</f><v>{t}</v></c>',
            styles,
            texts,
        ),
    )
    row = st.tuples(st.booleans(), st.dictionaries(st.integers(0, 299), cell, max_size=6))
    rows = st.dictionaries(st.integers(0, 19_999), row, max_size=6)
    area = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(
        lambda a: f"{address(a[0], a[1])}:{address(a[0] + a[2], a[1] + a[3])}"
    )
    return st.builds(
        _usual_xml,
        rows,
        st.lists(area, max_size=3),
        st.lists(area, max_size=3),
        st.lists(st.integers(1, 400)),
    )


def _usual_xml(rows, merges, links, hidden):
    data = ""
    for number, (is_hidden, cells) in sorted(rows.items()):
        inside = "".join(c.replace("@", f'"{address(number, k)}"') for k, c in sorted(cells.items()))
        data += (
            f'<row r="{number + 1}"{" hidden=" + chr(34) + "1" + chr(34) if is_hidden else ""}>{inside}</row>'
        )
    columns = "".join(f'<col min="{n}" max="{n + 1}" hidden="1"/>' for n in hidden)
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    linked = "".join(f'<hyperlink ref="{ref}" r:id="rId1"/>' for ref in links)
    return worksheet(
        data,
        before=f"<cols>{columns}</cols>",
        after=f"<mergeCells>{merged}</mergeCells><hyperlinks>{linked}</hyperlinks>",
    )


def comparable(found):
    return (
        filled_cells(found.xml),
        found.merges,
        dict(found.links),
        found.errors,
        found.ticks,
        found.struck,
        found.fills,
        found.hidden_rows,
        found.hidden_columns,
        found.dropped,
    )


def prefixed(xml):
    """The same sheet with a prefix, single quotes and no addresses where they can be left out."""
    xml = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")
    return re.sub(r'="([^"<>]*)"', r"='\1'", xml)


@settings(max_examples=60, deadline=None)
@given(usual_sheet(), st.booleans())
def test_the_search_and_the_parser_find_the_same(xml, stale):
    assert is_usual(xml.encode())
    expected = comparable(facts(xml, stale=stale, symbols=frozenset({3})))
    rewritten, dropped = canonical_sheet(xml.encode())
    assert dropped == 0
    assert comparable(facts(rewritten, stale=stale, symbols=frozenset({3}))) == expected


@settings(max_examples=30, deadline=None)
@given(usual_sheet())
def test_every_way_of_writing_the_same_xml_gives_the_same(xml):
    expected = comparable(facts(xml))
    utf16 = xml.replace("UTF-8", "UTF-16").encode("utf-16")
    strict = xml.replace(MAIN, STRICT_MAIN).replace(LINKS, STRICT_LINKS)
    commented = xml.replace("<sheetData>", "<sheetData><!-- <c r='A1'/> -->")
    for other in (prefixed(xml), utf16, strict, commented):
        assert comparable(facts(other)) == expected


def test_cells_and_rows_without_an_address_follow_one_another():
    xml = worksheet(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c r='B2'><v>4</v></c><c><v>5</v></c></row>"
    )
    rewritten, _ = canonical_sheet(xml.encode())
    assert re.findall(rb'<c r="(\w+)"><v>(\d)</v>', rewritten) == [
        (b"A1", b"1"),
        (b"C1", b"3"),
        (b"B2", b"4"),
        (b"C2", b"5"),
    ]


def test_rows_out_of_order_are_put_in_order():
    xml = worksheet('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>').encode()
    assert not is_usual(xml)
    assert re.findall(rb"<v>(\d)</v>", facts(xml).xml) == [b"1", b"3"]


def test_phonetic_readings_are_no_part_of_a_text():
    xml = worksheet(
        '<row r="1"><c t="inlineStr"><is><r><t>A</t></r><r><t>da</t></r><rPh><t>zz</t></rPh></is></c></row>'
    )
    assert b">Ada</t>" in canonical_sheet(xml.encode())[0]


def test_a_document_type_is_refused():
    xml = '<!DOCTYPE w [<!ENTITY a "b">]>' + worksheet("").removeprefix('<?xml version="1.0"')
    with pytest.raises(FileRefused) as caught:
        facts(xml.replace(' encoding="UTF-8" standalone="yes"?>\n', ""))
    assert caught.value.problem.code is ProblemCode.SUSPICIOUS_ARCHIVE


def test_broken_xml_in_an_unusual_form_is_damaged():
    with pytest.raises(FileRefused) as caught:
        facts("<x:worksheet xmlns:x='y'><x:sheetData>")
    assert caught.value.problem.code is ProblemCode.DAMAGED


def styles_xml(
    fonts="<font><name val='Calibri'/></font>", fills="<fill><patternFill patternType='none'/></fill>"
):
    formats = "".join(f"<xf fontId='{n}' fillId='{n}'/>" for n in range(4))
    return (
        f"<styleSheet xmlns='{MAIN}'><fonts>{fonts}</fonts><fills>{fills}</fills>"
        f"<cellXfs>{formats}</cellXfs></styleSheet>"
    ).encode()


@pytest.mark.parametrize("name", ["Wingdings", "wingdings 2", "Webdings", "Symbol"])
def test_formats_with_a_symbol_font_are_known(name):
    fonts = f"<font><name val='Calibri'/></font><font><b/><name val='{name}'/></font>"
    assert read_styles(styles_xml(fonts=fonts)) == Styles(symbol=frozenset({1}))


def test_formats_with_a_background_colour_are_known_and_white_is_none():
    def fill(inside):
        return f"<fill><patternFill patternType='solid'>{inside}</patternFill></fill>"

    fills = "<fill><patternFill patternType='none'/></fill>" + fill("<fgColor rgb='FFFFFF00'/>")
    fills += fill("<fgColor rgb='FFFFFFFF'/>") + fill("<fgColor theme='0'/>")
    assert read_styles(styles_xml(fills=fills)) == Styles(filled=frozenset({1}))


def test_strings_are_symbols_only_when_all_their_runs_are():
    run = "<r><rPr><rFont val='{}'/></rPr><t>{}</t></r>"
    items = [
        run.format("Wingdings", "ü"),
        run.format("Wingdings", "ü") + run.format("Arial", "Ada"),
        "<t>ü</t>",
    ]
    xml = f"<sst xmlns='{MAIN}'>" + "".join(f"<si>{item}</si>" for item in items) + "</sst>"
    assert symbol_strings(xml.encode()) == {0}


SPELLINGS = {
    "newlines between attributes": lambda xml: re.sub(r'" (?=[\w:]+=")', '"\n  ', xml),
    "two spaces": lambda xml: re.sub(r'" (?=[\w:]+=")', '"  ', xml),
    "spaces around =": lambda xml: xml.replace('="', ' = "'),
    "a space before >": lambda xml: xml.replace('">', '" >').replace("/>", " />"),
    "a space in the end tags": lambda xml: re.sub(r"</(\w+)>", r"</\1 >", xml),
    "elements with an end tag": lambda xml: re.sub(r"<(\w+)([^<>]*)/>", r"<\1\2></\1>", xml),
    "single quotes": lambda xml: xml.replace('"', "'"),
    "single quotes behind a space": lambda xml: xml.replace('="', "= '").replace('"', "'"),
    "a prefix": lambda xml: re.sub(r"<(/?)(?=\w)", r"<\1x:", xml).replace(
        f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"'
    ),
    "a prefix inside": lambda xml: re.sub(r"<(/?)(?=\w)(?!worksheet)", r"<\1x:", xml).replace(
        f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:x="{MAIN}"'
    ),
    "another prefix of ids": lambda xml: xml.replace("xmlns:r=", "xmlns:zz=").replace("r:id=", "zz:id="),
    "comments and instructions": lambda xml: xml.replace("<c ", "<!-- <c r='Z1' t='e'/> --><?x y?><c "),
    "character references": lambda xml: xml.replace('ref="A', 'ref="&#65;').replace('"rId1"', '"&#x72;Id1"'),
    "dollars and small letters": lambda xml: re.sub(
        r'ref="([A-Z]+)(\d+)', lambda m: f'ref="${m[1].lower()}${m[2]}', xml
    ),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_legal_spelling_of_a_sheet_says_the_same(spelling):
    xml = worksheet(
        '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/><c r="C1" t="e"><v>#N/A</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><f>B1+1</f></c><c r="B2" s="3"><f>B1+1</f><v>1</v></c></row>',
        before='<cols><col min="4" max="5" hidden="1"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><hyperlinks>'
        '<hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A3:B3" r:id="rId9" location="Lembar2"/>'
        "</hyperlinks>",
    ).removeprefix(DECLARATION)
    expected, found = facts(xml), facts(SPELLINGS[spelling](xml))
    assert (expected.links, expected.errors, expected.ticks, expected.fills) == (
        {(0, 0): TARGETS["rId1"], (2, 0): "https://x.id#Lembar2", (2, 1): "https://x.id#Lembar2"},
        {(0, 2), (1, 0)},
        {(0, 0)},
        {(0, 1)},
    )
    assert (expected.merges, expected.hidden_rows, expected.hidden_columns) == (((0, 0, 0, 1),), {1}, {3, 4})
    assert replace(found, xml=b"") == replace(expected, xml=b"")


@pytest.mark.parametrize("number", ["9" * 5_000, "", "x", "-1", "1.5", "\u0663", "0"])
def test_numbers_that_are_none_are_passed_over(number):
    found = facts(
        worksheet(
            f'<row r="1"><c r="A1" s="{number}" t="s"><v>{number}</v></c></row>',
            before=f'<cols><col min="{number}" max="{number}" hidden="1"/></cols>',
            after=f'<mergeCells><mergeCell ref="A1:B{number}"/><mergeCell ref="A2:B2"/></mergeCells>'
            f'<hyperlinks><hyperlink ref="A{number}:B{number}" r:id="rId9"/>'
            '<hyperlink ref="A1" r:id="rId9"/></hyperlinks>',
        ),
        symbols=frozenset({4}),
    )
    assert ((1, 0, 1, 1) in found.merges, found.links[0, 0], found.hidden_columns) == (
        True,
        "https://x.id",
        set(),
    )


def test_a_font_that_strikes_out_and_texts_of_which_a_part_is():
    fonts = '<font/><font><strike/></font><font><strike val="1"/></font><font><strike val="0"/></font>'
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts>{fonts}</fonts><cellXfs>'
        + "".join(f'<xf fontId="{n}"/>' for n in (0, 1, 2, 3, 9))
        + "</cellXfs></styleSheet>"
    )
    assert read_styles(styles.encode()) == Styles(struck=frozenset({1, 2}))
    runs = (
        "<si><t>Ada</t></si>",
        "<si><r><t>Ada</t></r><r><rPr><strike/></rPr><t>Belum</t></r></si>",
        "<si><r><rPr><strike/></rPr><t> </t></r><r><t>Ada</t></r></si>",
        '<si><r><rPr><strike val="false"/></rPr><t>Ada</t></r></si>',
    )
    assert struck_strings(f'<sst xmlns="{MAIN}">{"".join(runs)}</sst>'.encode()) == {1}
    assert struck_strings(b"<sst/>") == set()


def test_a_row_number_of_thousands_of_digits_is_damage():
    with pytest.raises(FileRefused) as caught:
        facts(worksheet(f'<row r="{"9" * 5_000}"><c r="A1"><v>1</v></c></row>'))
    assert caught.value.problem.code is ProblemCode.DAMAGED


def test_a_cell_with_a_prefix_of_its_own_does_not_escape_the_window():
    cell = f'<x:c xmlns:x="{MAIN}" r="XFD1048576"><x:v>1</x:v></x:c>'
    found = facts(worksheet(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'))
    assert (found.dropped, b"XFD" in found.xml) == (1, False)


def test_controls_anchored_with_a_prefix_leave_a_sheet_usual():
    anchor = "<xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from>"
    assert is_usual(worksheet(f'<row r="1">{text_cell("A1", "Ada")}</row>', after=anchor).encode())


def test_tags_that_are_never_closed_are_searched_once():
    for piece in ('<c r="A1"><f', '<c r="A1" s="1" t="e"><f>HYPERLINK('):
        assert facts(worksheet(f'<row r="1">{piece * 100_000}')).links == {}
