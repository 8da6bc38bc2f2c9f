"""One name → one unit, or the candidates to ask about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Registry, Unit, UnitKind
from compliance.reading.names import Match, UnitMatcher
from compliance.reading.naming import new_unit
from tests.reading.books import bojonegoro

ROADS = "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"
MATCHER = UnitMatcher(bojonegoro())
LONG_NAMES = [u for u in bojonegoro().units if u.active and len(u.name) > 26 and u.kind is not UnitKind.DESA]


def match(text: str, *kinds: str, parent: str = "") -> Match:
    return MATCHER.match(text, frozenset(UnitKind(kind) for kind in kinds), parent)


def named(text: str, *kinds: str, parent: str = "") -> str:
    unit = match(text, *kinds, parent=parent).unit
    return unit.name if unit else ""


def offered(text: str, *kinds: str) -> list[str]:
    return [unit.name for unit in match(text, *kinds).candidates]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("Dispendukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("Dinas Dukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("Dinas Kependudukan & Capil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("DPM-PTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
        ("DINAS PEKERJAAN UMUM BINA MARGA DAN PENATAANRUANG", ROADS),
        ("Dinas PU Bina Marga & Penataan Ruang", ROADS),
        ("1. Dinas Kesehatan", "Dinas Kesehatan"),
        ("Dinas Kesehatan - 1.02.0.00.0.00.01.0000", "Dinas Kesehatan"),
        ("1.02.0.00 Dinas Kesehatan", "Dinas Kesehatan"),
        ("Dinas Kesehatan Kab. Bojonegoro", "Dinas Kesehatan"),
        ("DINAS KESEHATAN KABUPATEN BOJONEGORO", "Dinas Kesehatan"),
        ("Dinas Kesehatan Bojonegoro", "Dinas Kesehatan"),
        ("Dinas Kesehatan (Dinkes)", "Dinas Kesehatan"),
        ("DinasKesehatan", "Dinas Kesehatan"),
        ("Dins Kesehatan", "Dinas Kesehatan"),
        ("Dinas Lingkungan Hdup", "Dinas Lingkungan Hidup"),
        ("Kec. Padangan", "Kecamatan Padangan"),
        ("KEC PADANGAN", "Kecamatan Padangan"),
        ("Kantor Kecamatan Padangan", "Kecamatan Padangan"),
        ("Camat Padangan", "Kecamatan Padangan"),
        ("35.22.19", "Kecamatan Padangan"),
        ("UPTD Puskesmas Padangan", "Puskesmas Padangan"),
        ("PKM Padangan", "Puskesmas Padangan"),
        ("RSUD Padangan Kelas C", "RSUD Padangan"),
        ("Rumah Sakit Umum Daerah Padangan", "RSUD Padangan"),
        ("RSUD DR. R.SOSODORO DJATIKOESOEMO", "RSUD dr. R. Sosodoro Djatikoesoemo"),
        ("Pemerintah Desa Trenggulunan", "Desa Trenggulunan"),
        ("Bagian Organisasi Setda Kab. Bojonegoro", "Bagian Organisasi"),
        ("Bag. Hukum Sekretariat Daerah", "Bagian Hukum"),
        ("Satpol PP", "Satuan Polisi Pamong Praja"),
        ("Inspektorat Daerah", "Inspektorat"),
        ("Setda", "Sekretariat Daerah"),
        ("Puskesmas Padangan (BLUD)", "Puskesmas Padangan"),
        ("UPTD BLUD Puskesmas Padangan", "Puskesmas Padangan"),
        ("RSUD Padangan - BLUD Penuh", "RSUD Padangan"),
        ("RSUD Padangan (Kelas C)", "RSUD Padangan"),
        ("Dinas Kesehatan (Perangkat Daerah)", "Dinas Kesehatan"),
        ("Dinkes - Dinas Kesehatan", "Dinas Kesehatan"),
        ("Bagian Hukum / Bag. Hukum Setda", "Bagian Hukum"),
        ("Kec. Padangan (Kecamatan Padangan)", "Kecamatan Padangan"),
        ("OPD Dinas Kesehatan", "Dinas Kesehatan"),
        ("Kantor Dinas Kesehatan", "Dinas Kesehatan"),
        ("Dinas Kesehatan Kab. Bojonegoro Prov. Jawa Timur", "Dinas Kesehatan"),
        ("Inspektorat Bojonegoro", "Inspektorat"),
        ("1 Dinas Kesehatan", "Dinas Kesehatan"),
        ("No. 12 Kec. Padangan", "Kecamatan Padangan"),
    ],
)  # fmt: skip
def test_names_as_people_type_them(text: str, name: str) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Kesehatan Provinsi",
        "Dinas Kesehatan Provinsi Jawa Timur",
        "Dinas Kesehatan Kabupaten Tuban",
        "Dinas Kesehatan Tuban",
        "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang Tuban",
        "Badan Pendapatan Daerah Provinsi Jawa Timur",
        "Kantor Kementerian Agama",
        "Polres Bojonegoro",
        "Puskesmas Klepek",
        "Dinas Perikanan",
        "Dinas Pekerjaan Umum",
        "Dinas Pemberdayaan Masyarakat",
        "Dinas Kesehatan (Labkesda)",
        "Dinas Kesehatan (UPTD)",
        "Puskesmas Padangan (Rawat Inap)",
        "RSUD Padangan Rawat Inap",
        "Kecamatan Padangan / Puskesmas Padangan",
        "Dinkes - Dinsos",
        "Dinkes / Labkesda",
        "Dinas Kesehatan Kabupaten Tuban Provinsi Jawa Timur",
        "Kantor Dinas Kesehatan Tuban",
        "OPD Kesehatan",
        "Puskesmas Padangan (Kecamatan Padangan, BLUD)",
        "Kecamatan Kedungdoro",
        "Budi Santoso",
    ],
)
def test_foreign_and_half_names_are_never_taken(text: str) -> None:
    assert named(text) == ""


def test_a_bare_name_is_a_question_unless_the_surroundings_tell_the_kind() -> None:
    assert named("Padangan") == ""
    assert set(offered("Padangan")) <= {
        "RSUD Padangan", "Puskesmas Padangan", "Kecamatan Padangan", "Desa Padangan"
    }  # fmt: skip
    assert named("Padangan", "kecamatan") == "Kecamatan Padangan"
    assert named("Padangan", "puskesmas") == "Puskesmas Padangan"
    assert named("Klepek", "puskesmas") == ""
    assert named("Puskesmas Padangan", "kecamatan") == "Puskesmas Padangan"


def test_villages_of_one_name_need_their_kecamatan() -> None:
    assert named("Desa Sugihwaras") == ""
    assert offered("Desa Sugihwaras") == ["Desa Sugihwaras"] * 3
    found = match("Desa Sugihwaras", parent="Kecamatan Ngraho").unit
    assert found is not None
    assert found.id == "35.22.01.2002"
    assert match("Desa Sugihwaras Kec. Kepohbaru").unit is not None
    assert match("Desa Sugihwaras (Kec. Sugihwaras)").unit is None  # a bracket is not trusted to choose
    assert named("Desa Sugihwaras", parent="Kecamatan Padangan") == ""


def test_a_name_from_before_a_merger_is_asked_with_the_successor_first() -> None:
    assert named("Dinas Pertanian") == ""
    assert offered("Dinas Pertanian")[0] == "Dinas Ketahanan Pangan dan Pertanian"
    assert match("Dinas Koperasi dan Usaha Mikro").former
    assert "Dinas Perdagangan, Koperasi dan Usaha Mikro" in offered("Dinas Koperasi dan Usaha Mikro")


def test_at_most_three_candidates_and_a_key_without_case_or_dots() -> None:
    assert len(offered("Dinas Kesehatan Provinsi")) <= 3
    assert match("KEC. PADANGN").key == match("Kecamatan Padangn").key
    assert match("Padangan").key == "unit:padangan|"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LONG_NAMES), st.data())
def test_one_lost_letter_in_a_long_name_never_leads_to_another_unit(unit: Unit, data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(unit.name) - 2))
    if unit.name[at].isalpha():
        found = MATCHER.match(unit.name[:at] + unit.name[at + 1 :]).unit
        assert found is None or found.id == unit.id


def test_every_unit_is_found_by_its_own_name_and_kecamatan() -> None:
    for unit in bojonegoro().units:
        if unit.active:
            parent = MATCHER.by_id.get(unit.parent)
            found = MATCHER.match(unit.name, parent=parent.name if parent else unit.parent).unit
            assert found is unit or (found is None and unit.kind is UnitKind.DESA), unit.name


def test_an_open_registry_takes_names_as_typed() -> None:
    def new(text: str, *kinds: str) -> tuple[str, str, str]:
        unit = new_unit(text, frozenset(UnitKind(kind) for kind in kinds))
        return (unit.id, unit.name, unit.kind.value) if unit else ("", "", "")

    assert new("Dinas  Pariwisata") == ("dinas-pariwisata", "Dinas Pariwisata", "dinas")
    assert new("Melak", "kecamatan") == ("kecamatan-melak", "Kecamatan Melak", "kecamatan")
    assert new("Rumah Sakit Umum Daerah HIS")[2] == "rsud"
    assert new("Sekretariat Daerah")[2] == "sekretariat"
    assert new("Perumda Air Minum")[2] == "lainnya"
    assert new("Kecamatan") == ("", "", "")
    assert new("12") == ("", "", "")


def test_an_empty_registry_knows_nobody() -> None:
    assert UnitMatcher(Registry()).match("Dinas Kesehatan").unit is None


def test_a_number_behind_a_puskesmas_makes_it_another() -> None:
    assert (named("Puskesmas Ngraho 2"), named("Puskesmas Ngraho I")) == ("", "")
    assert named("Puskesmas Ngrahoo") == "Puskesmas Ngraho"


def test_what_a_form_writes_before_a_name_is_no_part_of_it() -> None:
    for text in ("OPD: Dinas Sosial", "12 - Dinas Sosial", "1_Dinas Sosial", "Nama Unit : Dinas Sosial"):
        assert named(text) == "Dinas Sosial"


def test_a_place_that_may_be_an_unlisted_puskesmas_is_asked_about() -> None:
    assert named("Kapas", "kecamatan", "puskesmas") == ""
    assert named("Baureno", "kecamatan", "kelurahan") == "Kecamatan Baureno"


def test_the_narrowest_of_several_names() -> None:
    names = ("DINAS KESEHATAN", "Jl. Raya", "Puskesmas Balen", "UPTD Puskesmas Balen")
    assert MATCHER.narrowest(names) == ("Puskesmas Balen",)
    assert MATCHER.narrowest(("Dinas Sosial", "Dinas Kesehatan")) == ("Dinas Sosial", "Dinas Kesehatan")


def test_the_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    assert named("RSUD Padangan 2)") == "RSUD Padangan"


def test_a_slip_between_two_names_is_asked_about() -> None:
    assert named("Desa Ngantki") == ""  # Nganti, or Ngantru
    assert set(offered("Desa Ngantki")[:2]) == {"Desa Nganti", "Desa Ngantru"}
    assert named("Desa Balenreejo") == "Desa Balenrejo"


@pytest.mark.parametrize(
    "text", ["RS Padangan", "Rumah Sakit Padangan", "Rumah Sakit Umum Padangan", "RS Padangann"]
)
def test_a_hospital_that_does_not_say_whose_it_is_may_be_a_private_one(text: str) -> None:
    assert named(text) == ""
    assert offered(text)[0] == "RSUD Padangan"
    assert not MATCHER.knows(text)


def test_a_hospital_is_known_where_its_surroundings_or_the_registry_say_whose_it_is() -> None:
    assert named("RS Padangan", "rsud") == named("Rumah Sakit Daerah Padangan") == "RSUD Padangan"
    assert named("BLUD RS Padangan") == "RSUD Padangan"
    assert named("RS Sosodoro") == "RSUD dr. R. Sosodoro Djatikoesoemo"


def test_a_desa_in_another_kecamatan_than_its_surroundings_say_is_asked_about() -> None:
    assert named("Desa Sugihwaras", parent="kecamatan Sugihwaras") == "Desa Sugihwaras"
    assert named("Desa Sugihwaras", parent="kecamatan Kanor") == ""
    assert named("Kelurahan Sumbang", parent="kecamatan Bojonegoro") == "Kelurahan Sumbang"
    assert named("Kelurahan Sumbang", parent="kecamatan Kanor") == ""
    assert named("Kelurahan Sumbang", parent="kecamatan Entah") == "Kelurahan Sumbang"
