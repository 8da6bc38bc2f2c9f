"""Whose form it is, where several names stand above it, or the wrong one."""

from __future__ import annotations

from dataclasses import replace

from compliance.definitions.registry import shipped_registry
from tests.reading.books import asks, codes, read, sheet, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
QUESTIONS = [["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"]]


def units(*above: list[str], name: str = "Form", file: str = "berkas.xlsx") -> set[str]:
    return set(values(read(sheet([*above, *QUESTIONS], name=name), file=file)))


def test_a_letterhead_speaks_of_the_unit_it_leads_to() -> None:
    lines = ["PEMERINTAH KABUPATEN BOJONEGORO", "DINAS KESEHATAN", "UPTD PUSKESMAS BALEN", "Jl. Raya 1"]
    assert units(*([line] for line in lines)) == {"Puskesmas Balen"}
    assert units(["\n".join(lines)]) == {"Puskesmas Balen"}


def test_the_letterhead_of_whoever_sent_a_form_is_not_its_unit() -> None:
    sender = [["SEKRETARIAT DAERAH"], ["BAGIAN ORGANISASI"]]
    assert units(*sender, ["Nama OPD", ":", ""]) == set()
    assert units(*sender, ["Nama OPD", ":", ""], name="Dinsos") == {SOCIAL}
    assert units(*sender, name="Dinsos") == set()
    assert units(["DINAS KESEHATAN"], file="Form Dinas Sosial.xlsx") == set()
    assert units(["DINAS KESEHATAN"], file="Form Dinas Kesehatan.xlsx") == {HEALTH}


def test_a_letterhead_of_one_who_may_have_sent_the_form_is_asked_about() -> None:
    head = [["PEMERINTAH KABUPATEN BOJONEGORO"], ["DINAS KESEHATAN"], ["Jl. Panglima Sudirman 41"]]
    reading = read(sheet([*head, *QUESTIONS]))
    assert values(reading) == {}
    assert [(code, ids[0]) for code, _, ids in asks(reading)] == [("tanya_unit_formulir", "dinas-kesehatan")]
    assert units(*head, name="Dinkes") == {HEALTH}
    assert units(*head, file="Isian Dinkes.xlsx") == {HEALTH}
    assert units(*head, ["Nama OPD", ":", HEALTH]) == {HEALTH}
    assert units(head[0], ["DINAS SOSIAL"], head[2]) == {SOCIAL}  # nobody is below it
    assert units(["Dikumpulkan di:"], ["BAGIAN ORGANISASI"]) == set()


def test_two_labels_that_name_different_units_are_asked_about() -> None:
    assert units(["Nama OPD", ":", HEALTH], ["Nama Unit", ":", SOCIAL]) == set()
    assert units(["Nama OPD", ":", HEALTH], ["Unit Kerja", ":", "Puskesmas Balen"]) == {"Puskesmas Balen"}
    assert units(["Nama OPD", ":", HEALTH], ["Unit Kerja", ":", "UPTD Laboratorium"]) == set()
    assert units(["Nama OPD", ":", HEALTH], ["Unit Kerja", ":", "Bidang Pelayanan"]) == {HEALTH}


def test_a_form_that_still_names_the_unit_it_was_copied_from_is_asked_about() -> None:
    reading = read(sheet([["Nama OPD", ":", HEALTH], *QUESTIONS], name="Dinsos"))
    assert values(reading) == {}
    assert asks(reading) == [("tanya_unit", "Dinas Kesehatan / Dinsos", ["dinas-kesehatan", "dinas-sosial"])]
    assert units(["Nama OPD", ":", HEALTH], name="Dinkes") == {HEALTH}
    assert units(["Nama OPD", ":", HEALTH], file="Form Dinas Sosial.xlsx") == set()
    assert units(["Nama OPD", ":", "Puskesmas Balen"], file="Form Dinas Kesehatan.xlsx") == {
        "Puskesmas Balen"
    }
    assert units(["Nama OPD", ":", HEALTH], file="Form Bagian Organisasi.xlsx") == {HEALTH}


def test_the_file_says_nothing_about_several_forms_that_name_their_units() -> None:
    forms = [
        sheet([["Nama OPD", ":", name], *QUESTIONS], name=f"Form {i}")
        for i, name in enumerate((HEALTH, SOCIAL))
    ]
    assert set(values(read(*forms, file="Form Dinas Sosial.xlsx"))) == {HEALTH, SOCIAL}


def test_who_gets_a_form_signs_it_or_looks_at_it_is_not_its_unit() -> None:
    other = "Kecamatan Kapas"
    for above in (
        [["Kepada Yth."], [other]],
        [["Diverifikasi oleh"], ["Instansi", ":", other]],
        [["Mengetahui"], ["Camat Kapas"]],
        [["Alamat", ":", other]],
        [["Jabatan", ":", "Camat Kapas"]],
        [["Unit Penilai", ":", other]],
        [["OPD Pembina", ":", other]],
    ):
        assert units(*above, []) == set()
        own = [["Nama OPD", ":", HEALTH], *QUESTIONS, [], *above, [], *QUESTIONS[:1], [2, "SKM", "Ada"]]
        assert set(values(read(sheet(own)))) == {HEALTH}


def test_a_kecamatan_above_a_form_of_what_lies_in_it_is_asked_about() -> None:
    assert units(["FORM PUSKESMAS"], ["Kecamatan", ":", "Balen"]) == set()
    assert units(["Desa/Kelurahan", ":", "....."], ["Kecamatan", ":", "Balen"]) == set()
    assert units(["KECAMATAN BALEN"], ["DESA SUKAMAJU"]) == set()
    assert units(["DINAS PENDIDIKAN"], ["SD NEGERI 1 BALEN"]) == set()
    assert units(["SEKRETARIAT DAERAH"], ["BAGIAN ENTAH APA"]) == set()
    assert units(["DINAS SOSIAL"], ["SUB BAGIAN UMUM"]) == {SOCIAL}
    assert units(["FORM KECAMATAN DAN DESA"], ["Kecamatan", ":", "Balen"]) == {"Kecamatan Balen"}


def test_the_tab_tells_the_kind_of_a_bare_name() -> None:
    assert units(["Nama Unit", ":", "Padangan"], name="PKM Padangan") == {"Puskesmas Padangan"}
    assert units(["Nama Unit", ":", "KUA Padangan"], name="Kec. Padangan") == set()


def test_the_parent_of_a_unit_is_not_the_unit() -> None:
    for label in ("OPD Induk", "OPD Pembina", "Instansi Pengampu"):
        assert units([label, ":", HEALTH], ["Nama Unit", ":", "Puskesmas Balen"]) == {"Puskesmas Balen"}
    rows = [["No", "OPD Induk", "Nama Unit", "SOP", "SKM"], [1, HEALTH, "Puskesmas Balen", "Ada", "Ada"]]
    assert set(values(read(sheet(rows)))) == {"Puskesmas Balen"}


def test_a_name_below_its_label() -> None:
    assert units(["Nama Unit", "Alamat"], [HEALTH, "Jl. Raya 1"]) == {HEALTH}


def test_the_kantor_of_a_kecamatan_is_a_kecamatan() -> None:
    assert units(["Kantor Kecamatan", ":", "Padangan"]) == {"Kecamatan Padangan"}


def test_a_name_in_a_line_of_its_own_begins_another_form() -> None:
    rows = [
        ["No", "Uraian", "Jawaban"],
        ["DINAS KESEHATAN"],
        [1, "SOP", "Ada"],
        ["DINAS SOSIAL"],
        [1, "SOP", "Belum"],
    ]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}}


def test_examples_of_a_filled_form_are_left_out_and_said() -> None:
    form = [["Nama OPD", ":", HEALTH], *QUESTIONS]
    own = sheet([["Nama OPD", ":", SOCIAL], *QUESTIONS], name="Form")
    for example in (sheet(form, name="Petunjuk"), sheet([["CONTOH PENGISIAN"], *form], name="Lembar 1")):
        reading = read(example, own)
        assert set(values(reading)) == {SOCIAL}
        assert [
            (code, p.details["reason"]) for (code, _), p in zip(codes(reading), reading.problems, strict=True)
        ] == [("lembar_dilewati", "contoh")]


def test_a_unit_whose_name_speaks_of_examples_keeps_its_sheet() -> None:
    invented = shipped_registry("contoh")
    reading = read(
        *(sheet(QUESTIONS, name=name) for name in ("Inspektorat Contoh", SOCIAL)), registry=invented
    )
    assert set(values(reading)) == {"Inspektorat Contoh", SOCIAL}


def test_a_unit_that_is_struck_out_is_not_that_of_the_form() -> None:
    for above, at in (([["Nama OPD", ":", HEALTH]], (0, 2)), ([["DINAS SOSIAL"]], (0, 0))):
        form = replace(sheet([*above, *QUESTIONS]), struck=frozenset({at}))
        assert values(read(form)) == {}
