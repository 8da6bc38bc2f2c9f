from __future__ import annotations

from datetime import date

import pytest

from compliance.analysis.addresses import LinkKind
from compliance.analysis.evidence import Doubt, Finding, examine
from compliance.definitions.load import load_definitions
from compliance.model import Answer, Checklist, Place, Status
from compliance.text.evidence import SENTENCES, sentence
from tests.builders import unit

DEFINITION = load_definitions().checklist
LABELS = {question.id: question.label for question in DEFINITION.questions}
SURVEY = "https://sukma.jatimprov.go.id/fe/survey?idUser="
SIPPN = "https://sippn.menpan.go.id/pelayanan-publik/8104512/standar-pelayanan"


def yes(*links: str, effective: date | None = None) -> Answer:
    place = Place(sheet="Isian", cell="C7")
    return Answer(value=Status.ADA, place=place, evidence=links, effective=effective)


def says(name: str, **given: Answer) -> Checklist:
    """`sop_ada` stands for the question `sop.ada`."""
    answers = {question.replace("_", ".", 1): answer for question, answer in given.items()}
    return Checklist(unit=unit(name), answers=answers)


def found(*checklists: Checklist) -> list[tuple[Doubt, str, str]]:
    """The doubts, each with its unit and question."""
    return [(f.doubt, f.unit.name, f.question) for f in examine(checklists, DEFINITION).findings]


def said(finding: Finding, *, whole: bool = True) -> str:
    return sentence(finding, LABELS, whole=whole)


def test_every_link_is_listed_with_its_kind_and_date() -> None:
    links = ("https://a.id/sk.pdf", "https://a.id/loket.jpg", "https://a.id/maklumat")
    uses = examine([says("Dinkes", maklumat_ada=yes(*links, effective=date(2025, 3, 1)))], DEFINITION).uses
    assert [(use.link, use.kind) for use in uses] == list(
        zip(links, (LinkKind.DOCUMENT, LinkKind.PHOTO, LinkKind.PAGE), strict=True)
    )
    assert {(use.question, use.effective) for use in uses} == {("maklumat.ada", date(2025, 3, 1))}


def test_a_link_that_is_the_answer_counts_once() -> None:
    link = "https://a.id/sop.pdf"
    answer = Answer(value=(link,), evidence=(link,))
    assert len(examine([says("Dinkes", sop_bukti=answer)], DEFINITION).uses) == 1
    assert len(examine([says("Dinkes", sop_bukti=Answer(value=(link,)))], DEFINITION).uses) == 1


def test_a_link_asked_for_by_itself_is_dated_as_what_it_proves() -> None:
    link, day = "https://a.id/maklumat.pdf", date(2024, 1, 12)
    proof = Answer(value=(link,), evidence=(link,))
    (use,) = examine([says("A", maklumat_ada=yes(effective=day), maklumat_bukti=proof)], DEFINITION).uses
    assert (use.question, use.effective) == ("maklumat.bukti", day)
    own = Answer(value=(link,), evidence=(link,), effective=date(2025, 1, 1))
    (use,) = examine([says("A", maklumat_ada=yes(effective=day), maklumat_bukti=own)], DEFINITION).uses
    assert use.effective == date(2025, 1, 1)
    (use,) = examine([says("A", sop_ada=yes(effective=day), maklumat_bukti=proof)], DEFINITION).uses
    assert use.effective is None


def test_chosen_options_are_no_links() -> None:
    media = Answer(value=("website", "sippn"))
    assert not examine([says("Dinkes", publikasi_media=media)], DEFINITION).uses


def test_the_same_link_of_two_units_is_said_to_both() -> None:
    findings = examine(
        [
            says("Dinkes", sp_ada=yes("https://a.id/sp.pdf"), sop_ada=yes("https://a.id/sop.pdf")),
            says("Dinsos", sp_ada=yes("http://www.a.id/sp.pdf/?utm_source=wa")),
        ],
        DEFINITION,
    ).findings
    assert [(f.doubt, f.unit.name) for f in findings] == [
        (Doubt.SAME_LINK, "Dinkes"),
        (Doubt.SAME_LINK, "Dinsos"),
    ]
    assert said(findings[0]) == (
        "Tautan ini juga dipakai Dinsos. Bukti seharusnya milik unit itu sendiri; ganti dengan tautan unit "
        "ini, atau pastikan dokumennya memang milik bersama."
    )
    assert said(findings[0], whole=False).startswith("Tautan ini juga dipakai 1 unit lain.")


def test_many_units_are_not_all_named() -> None:
    checklists = [says(f"Desa {n}", sp_ada=yes("https://a.id/sp.pdf")) for n in range(1, 8)]
    first = examine(checklists, DEFINITION).findings[0]
    assert said(first).startswith("Tautan ini juga dipakai Desa 2, Desa 3, Desa 4, dan 3 unit lain.")
    three = examine(checklists[:4], DEFINITION).findings[0]
    assert said(three).startswith("Tautan ini juga dipakai Desa 2, Desa 3 dan Desa 4.")


def test_one_unit_may_use_a_link_for_several_answers() -> None:
    link = yes("https://a.id/semua.pdf")
    assert found(says("Dinkes", sp_ada=link, sop_ada=link, maklumat_ada=link)) == []


def test_the_front_of_a_site_proves_the_site_itself() -> None:
    assert found(says("Dinkes", sipp_tautan=yes("https://dinkes.contoh.go.id"))) == []


def test_a_bare_host_proves_nothing_and_is_not_called_shared() -> None:
    checklists = [says(name, sp_ada=yes("https://www.kab.go.id/")) for name in ("Dinkes", "Dinsos")]
    assert found(*checklists) == [
        (Doubt.BARE_HOST, "Dinkes", "sp.ada"),
        (Doubt.BARE_HOST, "Dinsos", "sp.ada"),
    ]
    assert said(examine(checklists, DEFINITION).findings[0]) == (
        "Tautan ini hanya alamat depan situs kab.go.id, jadi tidak membuktikan apa-apa. Salin alamat lengkap "
        "dokumen atau halamannya."
    )


def test_the_number_of_another_unit_at_e_sukma() -> None:
    checklists = [
        says("Dinkes", skm_ada=yes(SURVEY + "412")),
        says("Dinsos", skm_ada=yes(SURVEY.replace("idUser", "IdUser") + "412&idEvent=3")),
        says("Disdik", skm_ada=yes(SURVEY + "413")),
    ]
    assert found(*checklists) == [
        (Doubt.SUKMA_SHARED, "Dinkes", "skm.ada"),
        (Doubt.SUKMA_SHARED, "Dinsos", "skm.ada"),
    ]
    assert said(examine(checklists, DEFINITION).findings[1]) == (
        "Nomor unit e-SuKMa 412 (idUser) pada tautan ini juga dipakai Dinkes. Salin tautan survei milik unit "
        "ini sendiri."
    )


def test_two_numbers_of_one_unit() -> None:
    checklist = says("Dinkes", skm_ada=yes(SURVEY + "412"), skm_tautan=yes(SURVEY + "413"))
    assert found(checklist) == [(Doubt.SUKMA_DIFFERS, "Dinkes", "skm.tautan")]
    assert said(examine([checklist], DEFINITION).findings[0]) == (
        "Unit ini memakai lebih dari satu nomor unit e-SuKMa: 412, 413. Pastikan nomor yang benar, lalu "
        "ganti tautan yang keliru."
    )


def test_a_survey_of_nobody() -> None:
    checklist = says("Dinkes", skm_ada=yes("https://sukma.jatimprov.go.id/fe/survey"))
    assert found(checklist) == [(Doubt.SUKMA_WITHOUT_UNIT, "Dinkes", "skm.ada")]
    front = says("Dinkes", skm_ada=yes("https://sukma.jatimprov.go.id"))
    assert found(front) == [(Doubt.BARE_HOST, "Dinkes", "skm.ada")]


def test_a_survey_in_the_column_of_sippn() -> None:
    checklist = says("Dinkes", publikasi_sippn=yes(SURVEY + "412"), skm_ada=yes(SURVEY + "412"))
    assert found(checklist) == [(Doubt.WRONG_COLUMN, "Dinkes", "publikasi.sippn")]
    assert said(examine([checklist], DEFINITION).findings[0]) == (
        "Tautan ini untuk “SKM”, tetapi berada di “SIPPN terisi”. Pindahkan tautannya, lalu lengkapi "
        "bukti di sini."
    )


def test_sippn_elsewhere_than_under_sippn() -> None:
    checklist = says("Dinkes", sp_ada=yes(SIPPN), publikasi_sippn=yes())
    assert found(checklist) == [(Doubt.WRONG_COLUMN, "Dinkes", "sp.ada")]
    assert "“SIPPN terisi”" in said(examine([checklist], DEFINITION).findings[0])
    assert found(says("Dinkes", publikasi_ada=yes(SIPPN))) == [
        (Doubt.WRONG_COLUMN, "Dinkes", "publikasi.ada")
    ]
    assert found(says("Dinkes", publikasi_ada=yes(SIPPN), publikasi_sippn=yes())) == []


def test_another_page_under_sippn() -> None:
    checklist = says("Dinkes", publikasi_sippn=yes("https://dinkes.kab.go.id/layanan"))
    assert found(checklist) == [(Doubt.NOT_SIPPN, "Dinkes", "publikasi.sippn")]
    assert said(examine([checklist], DEFINITION).findings[0]) == (
        "Tautan di “SIPPN terisi” menuju dinkes.kab.go.id, bukan SIPPN. Salin alamat halaman unit ini di "
        "SIPPN (sippn.menpan.go.id)."
    )


@pytest.mark.parametrize(
    "link", [SIPPN, "https://a.id/layar-sippn.png", "https://drive.google.com/open?id=1"]
)
def test_what_may_show_that_sippn_is_filled(link: str) -> None:
    assert found(says("Dinkes", publikasi_sippn=yes(link))) == []


def test_one_column_of_links_for_all_answers_is_not_a_wrong_column() -> None:
    links = yes(SURVEY + "412", "https://a.id/semua", SIPPN)
    everything = says(
        "Dinkes", sop_ada=links, sp_ada=links, maklumat_ada=links, publikasi_sippn=links, skm_ada=links
    )
    assert found(everything) == []


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_has_a_sentence_that_says_what_to_do(doubt: Doubt) -> None:
    assert SENTENCES[doubt].count(". ") >= 1
    assert SENTENCES[doubt].endswith(".")
