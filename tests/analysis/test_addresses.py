from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.analysis.addresses import (
    LinkKind,
    host_of,
    is_bare,
    is_sippn,
    is_sukma,
    kind_of_link,
    same_as,
    sukma_unit,
    web_address,
)

SURVEY = "https://sukma.jatimprov.go.id/fe/survey?idUser=412"


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://dinkes.contoh.go.id/sk/maklumat.pdf", LinkKind.DOCUMENT),
        ("https://dinkes.contoh.go.id/SK.PDF?unduh=1", LinkKind.DOCUMENT),
        ("https://drive.google.com/file/d/1AbC/view?usp=sharing", LinkKind.DOCUMENT),
        ("https://docs.google.com/document/d/1AbC/edit", LinkKind.DOCUMENT),
        ("https://kab-my.sharepoint.com/:b:/g/personal/x", LinkKind.DOCUMENT),
        ("https://contoh.go.id/foto/loket.jpeg", LinkKind.PHOTO),
        ("https://contoh.go.id/foto/loket.JPG#atas", LinkKind.PHOTO),
        ("https://photos.app.goo.gl/abc", LinkKind.PHOTO),
        ("https://sippn.menpan.go.id/pelayanan-publik/123", LinkKind.PAGE),
        ("https://notdrive.google.com.example/file", LinkKind.PAGE),
        ("www.dinkes.contoh.go.id/maklumat", LinkKind.PAGE),
        ("https://contoh.go.id/berkas.pdf/lihat", LinkKind.PAGE),
        ("https://[rusak", LinkKind.PAGE),
    ],
)
def test_the_kind_is_read_from_the_address(link: str, kind: LinkKind) -> None:
    assert kind_of_link(link) is kind


@pytest.mark.parametrize(
    "other",
    [
        "http://contoh.go.id/sp/pdf?id=7",
        "https://www.contoh.go.id/sp/pdf?id=7",
        "https://contoh.go.id/sp/pdf/?id=7",
        "HTTPS://CONTOH.GO.ID/sp/pdf?id=7",
        "contoh.go.id/sp/pdf?id=7",
        "https://contoh.go.id:443/sp/pdf?id=7",
        "https://contoh.go.id/sp/pdf?utm_source=wa&id=7&fbclid=x",
        "https://contoh.go.id/sp/pdf?id=7#halaman-2",
        "https://contoh.go.id./sp/pdf?id=7",
    ],
)
def test_trivial_differences_do_not_make_another_link(other: str) -> None:
    assert same_as(other) == same_as("https://contoh.go.id/sp/pdf?id=7")


@pytest.mark.parametrize(
    "other",
    [
        "https://contoh.go.id/sp/pdf?id=8",
        "https://contoh.go.id/sp/PDF?id=7",
        "https://dinkes.contoh.go.id/sp/pdf?id=7",
        "https://contoh.go.id:8080/sp/pdf?id=7",
        "https://contoh.go.id/#/sp/pdf?id=7",
    ],
)
def test_another_link_stays_another(other: str) -> None:
    assert same_as(other) != same_as("https://contoh.go.id/sp/pdf?id=7")


def test_a_file_of_google_is_one_however_it_is_opened() -> None:
    ways = (
        "https://drive.google.com/file/d/1AbC-_9/view?usp=sharing",
        "https://drive.google.com/file/u/1/d/1AbC-_9/preview",
        "https://drive.google.com/open?id=1AbC-_9",
        "https://docs.google.com/document/d/1AbC-_9/edit#heading=h.x",
    )
    assert {same_as(way) for way in ways} == {"drive.google.com/1AbC-_9"}
    assert same_as("https://drive.google.com/file/d/1abc-_9/view") != same_as(ways[0])


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_look_at_it(typed: str) -> None:
    for link in (typed, f"https://{typed}", f"https://contoh.go.id/{typed}"):
        assert same_as(link) == same_as(link)
        assert kind_of_link(link) in LinkKind
        assert isinstance(is_bare(link), bool)
        assert isinstance(sukma_unit(link), str)


@pytest.mark.parametrize(
    "link",
    ["https://contoh.go.id", "contoh.go.id/", "https://www.contoh.go.id/index.php", "http://contoh.id/#"],
)
def test_a_front_door_is_bare(link: str) -> None:
    assert is_bare(link)


@pytest.mark.parametrize(
    "link", ["https://contoh.go.id/sp", "https://contoh.go.id/?p=12", "https://contoh.go.id/#/sp", "http://["]
)
def test_what_leads_somewhere_is_not_bare(link: str) -> None:
    assert not is_bare(link)


@pytest.mark.parametrize(
    ("link", "number"),
    [
        (SURVEY, "412"),
        (SURVEY + "&idEvent=9", "412"),
        ("http://sukma.jatimprov.go.id/fe/survey?idEvent=9&IdUser=412", "412"),
        (SURVEY.replace("fe/survey", "home" + "/survei").replace("idUser=", "iduser=0"), "412"),
        ("https://sukma.jatimprov.go.id/#/survei?idUser=412", "412"),
        ("https://sukma.jatimprov.go.id/fe/survey", ""),
        ("https://contoh.go.id/fe/survey?idUser=412", ""),
        ("https://sukma.jatimprov.go.id.contoh.com/fe/survey?idUser=412", ""),
    ],
)
def test_the_number_of_a_unit_at_e_sukma(link: str, number: str) -> None:
    assert sukma_unit(link) == number


def test_sites_are_known_by_their_host_alone() -> None:
    assert is_sukma(SURVEY)
    assert is_sippn("https://www.sippn.menpan.go.id/x")
    assert not is_sippn("https://contoh.go.id/sippn.menpan.go.id")
    assert host_of("https://WWW.Contoh.go.id:8443/x") == "contoh.go.id"
    assert web_address("www.contoh.go.id/x") == "http://www.contoh.go.id/x"
    assert web_address("HTTPS://contoh.go.id") == "HTTPS://contoh.go.id"
