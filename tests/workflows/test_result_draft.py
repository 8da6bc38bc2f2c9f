"""What can be true of a result, and what is said of what cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.definitions.load import load_definitions
from compliance.model import Basis, Zone
from compliance.scoring.rounding import category_of
from compliance.workflows.errors import Refused
from compliance.workflows.result_draft import Draft, checked

EDITIONS = load_definitions().editions
GOOD = Draft(
    year=2024, source="Surat Ombudsman 12/2025", basis=Basis.RESMI, edition="ombudsman-2023", score="98,7"
)


def refusal(draft: Draft) -> str:
    with pytest.raises(Refused) as refused:
        checked(draft, EDITIONS, this_year=2026)
    return str(refused.value)


def test_a_score_gets_the_decimals_and_the_category_of_its_edition() -> None:
    found = checked(GOOD, EDITIONS, this_year=2026)
    assert (str(found.score), found.category, found.zone) == ("98.70", "A", Zone.HIJAU)
    assert (found.standing.source, found.standing.basis) == ("Surat Ombudsman 12/2025", Basis.RESMI)
    pointed = checked(replace(GOOD, score=" 98.70 "), EDITIONS, this_year=2026)
    assert pointed == found


@pytest.mark.parametrize(
    ("category", "score", "expected"),
    [
        ("A", "98,70", ("A", Zone.HIJAU)),
        ("hijau", "86,80", ("B", Zone.HIJAU)),
        ("kuning", "", ("C", Zone.KUNING)),
        ("hijau", "", ("", Zone.HIJAU)),
        ("D", "", ("D", Zone.MERAH)),
    ],
)
def test_the_category_may_be_named_by_itself_or_by_its_zone(
    category: str, score: str, expected: tuple[str, Zone]
) -> None:
    found = checked(replace(GOOD, category=category, score=score), EDITIONS, this_year=2026)
    assert (found.category, found.zone) == expected


def test_an_edition_that_scores_no_answers_grades_all_the_same() -> None:
    draft = replace(GOOD, edition="ombudsman-2021", year=2017, score="57,77", category="kuning")
    found = checked(draft, EDITIONS, this_year=2026)
    assert (found.category, found.zone) == ("kuning", Zone.KUNING)


def test_an_assessment_of_another_kind_keeps_its_words() -> None:
    draft = replace(GOOD, edition="", title=" Evaluasi  provinsi ", score="8,255", category="Baik sekali")
    found = checked(draft, EDITIONS, this_year=2026)
    assert (found.title, str(found.score), found.category) == ("Evaluasi provinsi", "8.255", "Baik sekali")
    bare = checked(replace(draft, score=""), EDITIONS, this_year=2026)
    assert (bare.score, bare.category) == (None, "Baik sekali")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"year": 2027}, "Tahun harus antara 2009 dan 2026."),
        ({"year": 1998}, "Tahun harus antara 2009 dan 2026."),
        (
            {"source": "  "},
            "Tulis sumbernya, misalnya nomor surat atau nama dan tanggal media, supaya angkanya dapat "
            "ditelusuri.",
        ),
        ({"basis": Basis.ASUMSI}, "Hasil penilaian tidak boleh berupa perkiraan. Pilih resmi atau sekunder."),
        ({"score": " "}, "Isi nilainya, atau paling sedikit kategorinya."),
        (
            {"edition": "ombudsman-1999"},
            "Edisi “ombudsman-1999” tidak dikenal. Muat ulang halaman, lalu pilih edisi lagi.",
        ),
        (
            {"category": "B"},
            "Nilai 98,70 pada edisi ini masuk kategori Kualitas Tertinggi, sedangkan yang dipilih "
            "Kualitas Tinggi. Periksa keduanya pada sumbernya.",
        ),
        (
            {"category": "merah"},
            "Nilai 98,70 pada edisi ini masuk kategori Kualitas Tertinggi, sedangkan yang dipilih "
            "Kualitas Rendah / Kualitas Terendah. Periksa keduanya pada sumbernya.",
        ),
        ({"category": "Z"}, "Kategori “Z” tidak ada pada edisi ini. Pilih salah satu: A, B, C, D, E."),
        ({"edition": ""}, "Tulis nama penilaiannya, misalnya “Evaluasi provinsi”."),
    ],
)
def test_what_cannot_be_true_is_said(changed: dict[str, object], sentence: str) -> None:
    assert refusal(replace(GOOD, **changed)) == sentence


@pytest.mark.parametrize("score", ["100,01", "-1", "98,705", "1e2", "nan", "98,7 %", "9 8", "١٢", "0x10"])
def test_a_score_that_its_edition_cannot_give_is_refused(score: str) -> None:
    assert refusal(replace(GOOD, score=score)) == (
        f"Nilai “{score}” tidak dapat dipakai. Tulis angka 0–100 dengan paling banyak 2 desimal, "
        "misalnya 86,80."
    )


def test_the_scale_is_that_of_the_edition() -> None:
    draft = replace(GOOD, edition="pekppp-2022", score="86,80")
    assert refusal(draft) == (
        "Nilai “86,80” tidak dapat dipakai. Tulis angka 0–5 dengan paling banyak 2 desimal, misalnya 4,34."
    )


@pytest.mark.parametrize("score", ["1.234", "8,12345", "delapan"])
def test_without_a_scale_nothing_is_guessed(score: str) -> None:
    """`1.234` may be one and a bit, or more than a thousand."""
    draft = replace(GOOD, edition="", title="Evaluasi", score=score)
    assert refusal(draft).startswith(f"Nilai “{score}” tidak dapat dipakai. Tulis angka 0 atau lebih")


@given(st.integers(0, 10_000), st.sampled_from(["ombudsman-2021", "ombudsman-2022", "ombudsman-2025"]))
def test_every_score_of_a_scale_has_the_category_of_its_band(steps: int, edition: str) -> None:
    written = f"{steps // 100},{steps % 100:02}"
    found = checked(replace(GOOD, edition=edition, score=written), EDITIONS, this_year=2026)
    assert found.score is not None
    assert found.score * 100 == steps
    assert found.category == category_of(found.score, EDITIONS[edition]).id
