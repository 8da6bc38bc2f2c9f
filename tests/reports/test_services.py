"""The list of services as a workbook that is read back, and the summary that the public gets."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.definitions.services import shipped_services
from compliance.model import Status, Unit, UnitKind
from compliance.model.services import COMPONENTS, Service, ServiceField
from compliance.reading.services.file import read_services_file
from compliance.reading.services.naming import name_key
from compliance.reports.service_summary import Summary, summary_page
from compliance.reports.services import Row, district, list_workbook
from compliance.text import services as words
from compliance.text.reports import INVENTED
from tests.reading.books import bojonegoro, definitions
from tests.reading.services.making import SERVICES, TEXTS

F = ServiceField
DEFINITION = shipped_services()
UNITS = [unit for unit in bojonegoro().units if unit.active and unit.kind in (UnitKind.DINAS, UnitKind.DESA)]
DINKES = next(unit for unit in UNITS if unit.id == "dinas-kesehatan")
FIELDS = (*COMPONENTS, F.SOP, F.SK, F.NONELEKTRONIK, F.ELEKTRONIK)


@st.composite
def services(draw: st.DrawFn) -> Service:
    said = draw(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(Status), min_size=1))
    published = [rule.field for rule in DEFINITION.fields.values() if rule.published]
    texts = {
        one: draw(st.sampled_from(TEXTS[one]))
        for one in published
        if said.get(one) is Status.ADA and draw(st.booleans())
    }
    dates = (
        {F.SOP_TANGGAL: date(2025, 3, 12)} if said.get(F.SOP) is Status.ADA and draw(st.booleans()) else {}
    )
    return Service(name=draw(st.sampled_from(SERVICES)), said=said, texts=texts, dates=dates)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(UNITS), services()),
        min_size=1,
        max_size=6,
        unique_by=lambda pair: (pair[0].id, name_key(pair[1].name)),
    )
)
def test_what_a_list_says_is_read_back(rows: list[tuple[Unit, Service]]) -> None:
    made = [Row(unit=u, district=district(u, bojonegoro()), service=s) for u, s in rows]
    data = list_workbook(made, DEFINITION, invented=False)
    again = read_services_file(data, "daftar.xlsx", definitions(), bojonegoro(), {})
    assert [(one.unit, one.service) for one in again.services] == [(u.id, s) for u, s in rows]
    assert again.asked == ()
    assert again.problems == ()


def test_an_empty_list_has_the_unit_in_its_first_row_and_no_services() -> None:
    data = list_workbook([], DEFINITION, unit="Dinas Kesehatan", invented=True)
    again = read_services_file(data, "templat.xlsx", definitions(), bojonegoro(), {})
    assert again.services == ()
    assert list_workbook([], DEFINITION, unit="Dinas Kesehatan", invented=True) == data


# -- the summary

HOSTILE = '<script>alert("x")</script> & <img src=x onerror=1>'
GIZI = Service(
    name=f"Gizi {HOSTILE}",
    said={
        F.PERSYARATAN: Status.ADA,
        F.WAKTU: Status.ADA,
        F.BIAYA: Status.TIDAK,
        F.PRODUK: Status.PROSES,
        F.SK: Status.ADA,
    },
    texts={F.PERSYARATAN: f"1. KTP\n2. {HOSTILE}", F.SK: "440/7/2025"},
    dates={F.SK_TANGGAL: date(2025, 3, 12)},
)


def page(*found: Service, pledged: bool = False, invented: bool = False) -> str:
    summary = Summary(
        unit=f"Dinas {HOSTILE}",
        parent="",
        period="Penilaian 2026",
        on=date(2026, 3, 1),
        services=found,
        pledged=pledged,
        invented=invented,
    )
    return summary_page(summary).decode()


class Tags(HTMLParser):
    """Every tag of a page, opened and closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_text_of_the_summary_is_escaped_and_nothing_comes_from_elsewhere() -> None:
    shown = page(GIZI, Service(name="B"), pledged=True, invented=True)
    tags = Tags(shown)
    assert tags.open == []
    assert not {"script", "img", "iframe", "link", "object"} & set(tags.seen)
    assert tags.seen.count("h1") == 1
    assert not re.findall(r"(?:src|url)\s*[=(]", shown.replace("src=x", ""))
    assert "&lt;script&gt;" in shown
    assert INVENTED in shown


def test_the_summary_says_what_is_there_and_what_is_not() -> None:
    shown = page(GIZI)
    parts = re.findall(r"<section><h3>(.*?)</h3><p(?: class=\"missing\")?>(.*?)</p>", shown, re.DOTALL)
    said = dict(parts)
    assert list(said)[:4] == ["Persyaratan", "Jangka waktu", "Biaya", "Yang Anda terima"]
    assert said["Persyaratan"].startswith("1. KTP\n2. ")
    assert said["Jangka waktu"] == "Sudah ditetapkan; uraiannya dapat diminta di ruang layanan."
    assert said["Biaya"] == "Belum ditetapkan."
    assert said["Yang Anda terima"] == "Sedang disusun."
    assert said["Prosedur"] == "Belum tersedia."
    assert said["Ditetapkan dengan"] == "440/7/2025 tanggal 12 Maret 2025"
    assert "Keadaan data 1 Maret 2026, periode Penilaian 2026." in shown
    assert words.PLEDGE not in shown
    assert words.PLEDGE in page(GIZI, pledged=True)
    assert words.SUMMARY_NOTHING in page()
