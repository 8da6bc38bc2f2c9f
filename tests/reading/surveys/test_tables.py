"""Files of respondents: where the table stands, which column is which unsur, who is a respondent."""

from __future__ import annotations

import pytest

from compliance.problems import ProblemCode
from compliance.reading.sheets import Sheet
from compliance.reading.surveys.result import Scale, Shape
from tests.reading.surveys.reading import (
    CODES,
    FORM_ORDER,
    IDS,
    NAMES,
    SCORES,
    codes,
    means,
    nrr,
    only,
    read,
    respondents,
    said,
    sheet,
)

ORDER = (
    "Judul kolom hanya nomor unsur. Dianggap 8 = Sarana dan prasarana, 9 = Penanganan pengaduan, saran, "
    "dan masukan. Bila berbeda, tulis nama unsurnya; nilai IKM tidak berubah karenanya."
)


def test_columns_are_told_by_name_in_any_order() -> None:
    order = (8, 3, 0, 7, 5, 1, 2, 6, 4)
    reading = read(respondents([NAMES[i] for i in order], [[row[i] for i in order] for row in SCORES]))
    assert nrr(reading) == means()
    assert reading.problems == ()
    assert (only(reading).respondents, only(reading).scale) == (12, Scale.FOUR)


def test_bare_numbers_take_the_order_of_most_forms_and_it_is_said() -> None:
    reading = read(respondents(CODES))
    assert nrr(reading) == means(order=FORM_ORDER)
    assert said(reading) == [f"I1: {ORDER}"]


@pytest.mark.parametrize("where", ["title", "below", "sheet", "one cell"])
def test_a_file_that_explains_its_numbers_is_believed(where: str) -> None:
    header = [*CODES[:7], "U8 Pengaduan", "U9"] if where == "title" else list(CODES)
    rows = respondents(header)
    legend = [["U8", "Penanganan pengaduan"], ["U9", "Sarana dan prasarana"]]
    sheets = [sheet([*rows, [], *legend] if where == "below" else rows)]
    if where == "sheet":
        sheets.append(sheet(legend, "Keterangan"))
    if where == "one cell":
        sheets.append(sheet([["U9 = Sarana dan Prasarana"]], "Keterangan"))
    reading = read(*sheets)
    assert nrr(reading) == means()
    assert reading.problems == ()


def test_numbers_of_questions_alone_are_an_assumption_too() -> None:
    reading = read(respondents([f"Q{n}" for n in range(1, 10)]))
    assert nrr(reading) == means(order=FORM_ORDER)
    assert codes(reading) == [ProblemCode.SURVEY_QUESTIONS_ASSUMED]
    ten = read(respondents([f"Q{n}" for n in range(1, 11)], [[*row, 4] for row in SCORES]))
    assert ten.error is not None
    assert ten.error.code is ProblemCode.NO_SURVEY


def test_more_numbers_than_unsur_are_another_edition() -> None:
    reading = read(respondents([f"U{n}" for n in range(1, 15)], [[*row, *row[:5]] for row in SCORES]))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_TOO_MANY_UNSUR


def test_a_question_that_names_two_unsur_is_of_the_one_that_is_left() -> None:
    header = [*NAMES[:7], "Kemampuan petugas menangani pengaduan", NAMES[8]]
    reading = read(respondents(header))
    assert nrr(reading) == means()
    assert said(reading) == [
        "I1: Kolom ini menyebut beberapa unsur (Kompetensi pelaksana / Penanganan pengaduan, saran, dan "
        "masukan); dibaca sebagai “Penanganan pengaduan, saran, dan masukan” karena hanya unsur itu yang "
        "belum ada kolomnya."
    ]


def test_a_question_that_may_be_either_of_two_missing_unsur_is_not_read() -> None:
    header = [*NAMES[:5], "Lainnya", NAMES[6], "Kemampuan petugas menangani pengaduan", NAMES[8]]
    reading = read(respondents(header))
    assert set(nrr(reading)) == set(IDS) - {"kompetensi", "pengaduan"}
    assert codes(reading) == [ProblemCode.SURVEY_COLUMN_UNCLEAR, ProblemCode.SURVEY_UNSUR_MISSING]


def test_headers_may_stand_under_an_identity_block_and_in_two_merged_rows() -> None:
    rows = [
        ["PENGOLAHAN DATA SKM PUSKESMAS PADANGAN TAHUN 2026"],
        [],
        ["No", "Nama", "NILAI UNSUR PELAYANAN"],
        [None, None, *NAMES],
        [f"({n})" for n in range(1, 12)],
        *([n, f"Orang {n}", *row] for n, row in enumerate(SCORES, start=1)),
        ["", "Jumlah", *(sum(column) for column in zip(*SCORES, strict=True))],
        ["NRR per unsur", "", *(sum(column) / 12 for column in zip(*SCORES, strict=True))],
        ["IKM UNIT PELAYANAN", "", 83.1],
    ]
    reading = read(sheet(rows, merges=((2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 10))))
    assert nrr(reading) == means()
    assert reading.problems == ()
    survey = only(reading)
    assert survey.name == "PUSKESMAS PADANGAN"
    assert [float(one.value) for one in survey.stated] == [83.1]
    assert [(one.header, one.personal, one.place.cell) for one in reading.dropped] == [("Nama", True, "B4")]


def test_numbers_may_head_the_columns_under_a_title() -> None:
    rows = [["No", "Nilai Unsur Pelayanan"], [None, *range(1, 10)]]
    rows += [[n, *row] for n, row in enumerate(SCORES, start=1)]
    assert nrr(read(sheet(rows, merges=((0, 1, 0, 9),)))) == means(order=FORM_ORDER)


def test_an_example_is_no_respondent() -> None:
    reading = read(
        respondents(["Nama", *NAMES], [["Contoh: Budi", *[1] * 9], *(["Ani", *row] for row in SCORES)])
    )
    assert nrr(reading) == means()
    assert said(reading) == ["A2: Baris contoh ini tidak dihitung sebagai responden."]


@pytest.mark.parametrize(
    "totals",
    [
        ["Jumlah", *(sum(c) for c in zip(*SCORES, strict=True))],
        [None, *(sum(c) for c in zip(*SCORES, strict=True))],
        [None, *(round(sum(c) / 12, 2) for c in zip(*SCORES, strict=True))],
        ["Rata-rata", *[4] * 9],
        ["Σ", *[3] * 9],
        ["NRR tertimbang", *[0.4] * 9],
    ],
)
def test_totals_below_are_no_respondents_with_a_label_or_without(totals: list[object]) -> None:
    rows = [*respondents(NAMES), totals, [], ["Mengetahui"], ["4", *[4] * 9]]
    assert nrr(read(rows[:-1])) == means()  # type: ignore[arg-type]  # cells
    below = read([*rows[:-1], [None, *[4] * 9]])  # type: ignore[list-item]  # cells
    assert nrr(below) == means()
    assert codes(below) == [ProblemCode.SURVEY_ROW_BELOW_TOTALS]


def test_a_respondent_may_have_a_number_that_begins_like_a_total() -> None:
    rows = [["ID", *NAMES], *([f"SKM-{n:04}", *row] for n, row in enumerate(SCORES))]
    assert nrr(read(rows)) == means()


def test_pages_and_tables_side_by_side_are_one_survey() -> None:
    first, second = SCORES[:6], SCORES[6:]
    page = [["No", *NAMES], *([n, *row] for n, row in enumerate(first, 1))]
    pages = [*page, ["No", *NAMES], *([n, *row] for n, row in enumerate(second, 7))]
    assert nrr(read(pages)) == means()
    assert read(pages).problems == ()
    beside = [["No", *NAMES, None, "No", *NAMES]]
    beside += [[n, *a, None, n + 6, *b] for n, (a, b) in enumerate(zip(first, second, strict=True), 1)]
    assert nrr(read(beside)) == means()


def test_sheets_of_one_survey_are_joined_and_it_is_said() -> None:
    reading = read(
        sheet(respondents(NAMES, SCORES[:6]), "Januari"), sheet(respondents(NAMES, SCORES[6:]), "Februari")
    )
    assert nrr(reading) == means()
    assert said(reading) == ["B2: 2 tabel responden digabung menjadi satu survei (Januari, Februari)."]


def test_a_sheet_that_repeats_another_counts_once() -> None:
    words = ["Tidak baik", "Kurang baik", "Baik", "Sangat baik"]
    spoken = respondents(NAMES, [[words[score - 1] for score in row] for row in SCORES])
    reading = read(sheet(spoken, "Jawaban"), sheet(respondents(NAMES), "Olah"))
    assert only(reading).respondents == 12
    assert said(reading) == [
        "B2: Tabel ini memuat jawaban yang sama dengan Jawaban!B2, sehingga hanya dihitung satu kali."
    ]


def test_a_sheet_of_all_beside_the_sheets_of_its_parts_counts_once() -> None:
    parts = [sheet(respondents(NAMES, SCORES[:6]), "Jan"), sheet(respondents(NAMES, SCORES[6:]), "Feb")]
    reading = read(*parts, sheet(respondents(NAMES), "Rekap"))
    assert (only(reading).respondents, nrr(reading)) == (12, means())
    assert codes(reading) == [ProblemCode.SURVEY_TABLE_REPEATED] * 2


def test_a_column_of_units_makes_a_survey_of_each() -> None:
    rows = [["No", "OPD", *NAMES]]
    rows += [[n, ("Dinas Kesehatan", "Dinas Sosial")[n % 2], *row] for n, row in enumerate(SCORES)]
    reading = read(rows)
    assert [(s.name, s.respondents) for s in reading.surveys] == [("Dinas Kesehatan", 6), ("Dinas Sosial", 6)]
    assert codes(reading) == [ProblemCode.SURVEY_SEVERAL]
    assert [one.header for one in reading.dropped] == []


def test_what_a_respondent_works_for_is_no_unit() -> None:
    rows = [["No", "Pekerjaan", "Kecamatan", *NAMES]]
    rows += [[n, "PNS", ("Kecamatan Kapas", "Kecamatan Dander")[n % 2], *row] for n, row in enumerate(SCORES)]
    reading = read(rows)
    assert nrr(reading) == means()
    assert {one.header for one in reading.dropped} == {"Pekerjaan", "Kecamatan"}


def test_rows_of_units_with_means_are_published_tables() -> None:
    rows = [["No", "Perangkat Daerah", "Jumlah Responden", *NAMES, "IKM"]]
    rows += [
        [1, "Dinas Kesehatan", 150, *[3.25] * 8, 3.31, 81.42],
        [2, "Dinas Sosial", 96, *[3.5] * 8, 3.41, 87.25],
    ]
    first, second = read(rows).surveys
    assert (first.shape, first.name, first.respondents) == (Shape.TABLE, "Dinas Kesehatan", 150)
    assert float(second.means[-1]) == 3.41
    assert [float(one.value) for one in second.stated] == [87.25]


def test_rows_of_services_with_means_are_refused() -> None:
    rows = [["No", "Jenis Layanan", *NAMES], [1, "KTP", *[3.27] * 9], [2, "KK", *[3.41] * 9]]
    reading = read(rows)
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_ROWS_ARE_MEANS


def test_what_was_hoped_for_is_no_score() -> None:
    rows = [["No", "HARAPAN", *[None] * 8, "KINERJA"], [None, *NAMES, *NAMES]]
    rows += [[n, *[4] * 9, *row] for n, row in enumerate(SCORES, 1)]
    reading = read(sheet(rows, merges=((0, 1, 0, 9), (0, 10, 0, 18))))
    assert nrr(reading) == means()
    assert reading.dropped[0].header == "HARAPAN – Persyaratan"


def test_the_same_unsur_twice_under_the_same_title_is_refused() -> None:
    rows = [["No", "KTP", *[None] * 8, "KK"], [None, *NAMES, *NAMES]]
    rows += [[n, *[4] * 9, *row] for n, row in enumerate(SCORES, 1)]
    reading = read(sheet(rows, merges=((0, 1, 0, 9), (0, 10, 0, 18))))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_COLUMNS_TWICE


def test_several_questions_of_one_unsur_are_its_mean() -> None:
    header = ["Persyaratan (a)", "Persyaratan (b)", *NAMES[1:]]
    reading = read(respondents(header, [[row[0], 4, *row[1:]] for row in SCORES]))
    assert nrr(reading) == means() | {"persyaratan": 3.7083}
    assert said(reading) == [
        "B1: Beberapa unsur ditanyakan dengan lebih dari satu pertanyaan: Persyaratan (2). "
        "Nilai unsur seorang responden adalah rata-rata pertanyaannya."
    ]


def test_ticks_under_the_numbers_of_each_unsur() -> None:
    rows = [["No", *(cell for name in NAMES for cell in (name, None, None, None))], [None, *[1, 2, 3, 4] * 9]]
    rows += [
        [n, *("v" if score == step else None for score in row for step in (1, 2, 3, 4))]
        for n, row in enumerate(SCORES, 1)
    ]
    rows[2][1:5] = ["v", "v", None, None]
    reading = read(sheet(rows, merges=tuple((0, 1 + 4 * n, 0, 4 + 4 * n) for n in range(9))))
    assert nrr(reading) | {"persyaratan": 0} == means() | {"persyaratan": 0}
    assert codes(reading) == [ProblemCode.SURVEY_SCORE_UNREADABLE]


def test_another_survey_is_never_read_as_this_one() -> None:
    rows = [["SURVEI PERSEPSI ANTI KORUPSI (IPAK)"], *respondents(CODES)]
    reading = read(rows)
    assert reading.error is not None
    assert said(reading) == [
        "A1: Ini survei IPAK (persepsi anti korupsi), bukan survei kepuasan masyarakat, sehingga tidak "
        "dibaca sebagai IKM."
    ]
    assert read(respondents(CODES), file="Hasil IPKP 2026.xlsx").error is not None
    both = read(sheet(rows, "IPAK"), sheet(respondents(NAMES), "SKM"))
    assert nrr(both) == means()


def test_a_maklumat_is_no_unsur_of_this_edition() -> None:
    reading = read(respondents([*NAMES[:8], "Maklumat Pelayanan"]))
    assert set(nrr(reading)) == set(IDS) - {"sarana"}
    assert said(reading) == [
        "B2: Unsur berikut tidak ada nilainya: Sarana dan prasarana. IKM sembilan unsur tidak dihitung."
    ]


def test_a_checklist_is_no_survey() -> None:
    rows = [["No", "Nama OPD", *NAMES], [1, "Dinas A", *["Ada"] * 9], [2, "Dinas B", *["Tidak"] * 9]]
    reading = read(rows)
    assert reading.error is not None
    assert reading.error.code is ProblemCode.NO_SURVEY


def test_hidden_rows_count_and_are_said_hidden_sheets_only_for_want_of_others() -> None:
    rows = respondents(NAMES)
    reading = read(sheet(rows, hidden_rows=frozenset({3, 4})))
    assert said(reading) == [
        "B4: 2 baris tersembunyi, mulai dari baris ini, ikut dihitung. Hapus bila bukan responden."
    ]
    old = Sheet(name="Lama", rows=respondents(NAMES, SCORES[:5]), hidden=True)
    assert only(read(old, sheet(rows))).respondents == 12
    assert only(read(old)).respondents == 5


def test_a_stated_number_of_respondents_is_compared() -> None:
    reading = read([["Jumlah responden", ":", "15 orang"], [], *respondents(NAMES)])
    assert said(reading) == ["B4: Berkas menyebut 15 responden, tetapi yang terbaca 12. Periksa barisnya."]


def test_a_table_of_unsur_beside_the_respondents_is_compared_with_them() -> None:
    published = [["Unsur", "NRR"], *([name, 3.0] for name in NAMES)]
    reading = read(sheet(respondents(NAMES)), sheet(published, "Rekap"))
    assert only(reading).shape is Shape.RESPONDENTS
    assert codes(reading) == [ProblemCode.SURVEY_TABLE_DIFFERS]


def test_the_days_of_a_form_are_its_first_and_its_last() -> None:
    rows = [["Timestamp", *NAMES], *([f"{n + 1}/06/2026 10:22:11", *row] for n, row in enumerate(SCORES))]
    survey = only(read(rows))
    assert survey.first_day is not None
    assert survey.last_day is not None
    assert (survey.first_day.isoformat(), survey.last_day.isoformat()) == ("2026-06-01", "2026-06-12")
    rows[1][0] = "6/13/2026 10:00:00"  # month first: then no day is certain
    assert only(read(rows)).last_day is None
