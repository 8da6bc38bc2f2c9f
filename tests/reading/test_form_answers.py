"""Forms: where the answers to a question stand, and whose they are."""

from __future__ import annotations

from tests.reading.books import asks, codes, read, sheet, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
NAMED = ["Nama OPD", ":", HEALTH]
UNITS = ["No", "Uraian", HEALTH, "", SOCIAL, ""]


def test_two_columns_of_answers_count_where_they_agree() -> None:
    for titles in (
        ("Jawaban OPD", "Jawaban Tim"),
        ("Jawaban Verifikator", "Jawaban"),
        ("Isian", "Isian Baru"),
    ):
        rows = [NAMED, ["No", "Uraian", *titles], [1, "SOP", "Ada", "Sudah"], [2, "SKM", "Ada", "Belum"]]
        reading = read(sheet(rows))
        assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
        assert [code for code, _ in codes(reading)] == ["jawaban_bertentangan"]


def test_an_example_beside_the_answers_is_none_of_them() -> None:
    rows = [NAMED, ["No", "Uraian", "Contoh Jawaban", "Jawaban"], [1, "SOP", "Ada", "Belum"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "tidak"}}


def test_answers_below_one_wide_title() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban", "", "Catatan"], ["", "", "Mandiri", "Verifikasi", ""],
            [1, "SOP", "Ada", "Ada"], [2, "SKM", "Ada", "Belum"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "D5")]


def test_pairs_of_options_of_two_parties_count_where_they_agree() -> None:
    for own, other in (
        ("Jawaban OPD", "Jawaban Tim"),
        ("Jawaban", "Verifikasi"),
        ("Penilaian Mandiri", "Penilaian Tim Penilai"),
        ("Self Assessment", "Hasil Evaluasi"),
        ("Evaluasi Mandiri", "Evaluasi Tim"),
    ):
        rows = [NAMED, ["No", "Uraian", own, "", other, ""], ["", "", "Ya", "Tidak", "Ya", "Tidak"],
                [1, "SOP", "", "v", "", "v"], [2, "SKM", "", "v", "v", ""],
                [3, "Maklumat", "v", "", "", ""], [4, "Google", "", "", "v", ""]]  # fmt: skip
        reading = read(sheet(rows))
        assert values(reading) == {HEALTH: {"sop.ada": "tidak", "maklumat.ada": "ada"}}
        assert codes(reading) == [("jawaban_bertentangan", "E5"), ("jawaban_bertentangan", "E7")]
    rows[1] = ["No", "Uraian", "Tahap I", "", "Tahap II", ""]
    assert read(sheet(rows)).error is not None  # rather than the ticks under the first Ya alone


def test_options_of_a_verifier_one_row_lower_are_not_those_of_the_unit() -> None:
    rows = [NAMED, ["No", "Hal", "Ya", "Tidak", "Verifikator", ""], ["", "", "", "", "Sesuai", "Belum"],
            [1, "SOP", "v", "", "", "v"], [2, "SKM", "", "v", "v", ""]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "skm.ada": "tidak"}}
    assert codes(reading) == [("kolom_dilewati", "E2")]


def test_pairs_of_two_years_do_not_answer_for_each_other() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban 2025", "", "Jawaban 2026", ""],
            ["", "", "Ya", "Tidak", "Ya", "Tidak"], [1, "SOP", "v", "", "", ""],
            [2, "SKM", "v", "", "v", ""]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "C4")]


def test_an_assessment_of_oneself_is_an_answer() -> None:
    rows = [NAMED, ["No", "Pertanyaan", "Penilaian Mandiri", "Verifikasi Tim"],
            [1, "SOP", "Ada", "Ada"], [2, "SKM", "Ada", "Belum"], [3, "Maklumat", "", "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "C4")]


def test_titles_below_the_units_tell_which_column_answers() -> None:
    rows = [UNITS, ["", "", "Ket", "Status", "Ket", "Status"], [1, "SOP", "baik", "Ada", "", "Belum"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}}
    rows[1:] = [
        ["", "", "Mandiri", "Verifikasi", "Mandiri", "Verifikasi"],
        [1, "SOP", "Ya", "Ada", "Ada", "Belum"],
    ]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada"}}


def test_a_question_nobody_is_sure_of_is_asked_where_only_tidak_is_ticked() -> None:
    rows = [UNITS, ["", "", "Ya", "Tidak", "Ya", "Tidak"], [1, "SOP untuk apa", "", "v", "", "v"],
            [2, "SKM", "v", "", "v", ""]]  # fmt: skip
    assert [text for _, text, _ in asks(read(sheet(rows)))] == ["SOP untuk apa"]


def test_columns_of_answers_beside_those_of_units_are_asked_about_or_said() -> None:
    rows = [["No", "Uraian", HEALTH, "KUA Padangan", "", SOCIAL, "Jumlah"],
            [1, "SOP", "Ada", "Ada", "Ada", "Ada", 4], [2, "SKM", "Ada", "Ada", "Ada", "Ada", 4]]  # fmt: skip
    reading = read(sheet(rows))
    assert set(values(reading)) == {HEALTH, SOCIAL}
    assert [text for _, text, _ in asks(reading)] == ["KUA Padangan"]
    assert codes(reading) == [("baris_tanpa_unit", "E1")]


def test_the_word_tersedia_below_a_section_asks_for_it() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban"], ["", "A. STANDAR PELAYANAN", ""], [1, "Tersedia", "Ada"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sp.ada": "ada"}}


def test_what_stands_over_several_lines_belongs_to_each() -> None:
    rows = [NAMED, ["No", "Unsur", "Uraian", "Jawaban"], [1, "Standar Pelayanan", "Ditetapkan", "Belum"],
            ["", "", "Tersedia", "Ada"], [2, "SOP", "Tersedia", "Ada"],
            ["", "", "Dipajang", "Belum"]]  # fmt: skip
    said = {"sp.ditetapkan": "tidak", "sp.ada": "ada", "sop.ada": "ada", "sop.dipajang": "tidak"}
    assert values(read(sheet(rows))) == {HEALTH: said}


def test_a_colon_before_an_answer_is_no_part_of_it() -> None:
    rows = [[HEALTH], ["SOP", ": Ada"], ["Standar Pelayanan", ": Ada"], ["Maklumat", ": Belum"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada", "maklumat.ada": "tidak"}}


def test_belum_below_a_section_is_asked_about_and_an_option_below_nothing_is_said() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban"], ["A", "SOP", ""], [1, "Belum", "Ya"], ["B", "SKM", ""],
            [1, "Sudah", "Ya"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert [text for _, text, _ in asks(reading)] == ["Belum"]
    rows = [NAMED, ["No", "Uraian", "Jawaban"], [1, "SKM", "Ada"], [2, "SOP", ""], ["", "a. Ada", ""],
            ["", "b. Tidak ada", "v"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert codes(reading) == [("kolom_dilewati", "B6")]


def test_a_name_nobody_knows_among_units_with_titles_below_them_is_asked_about() -> None:
    rows = [["No", "Uraian", HEALTH, "", "KUA Padangan", "", SOCIAL, ""], ["", "", *["Status", "Ket"] * 3],
            [1, "SOP", "Ada", "", "Belum", "", "Ada", ""]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "ada"}}
    assert [text for _, text, _ in asks(reading)] == ["KUA Padangan"]


def test_a_year_that_is_not_answered_is_not_answered_by_another() -> None:
    for titles in (("Jawaban 2025", "Jawaban 2026"), ("Isian Tahun Lalu", "Isian Tahun Ini")):
        rows = [NAMED, ["No", "Uraian", *titles], [1, "SOP", "Ada", ""], [2, "SKM", "Ada", "Ada"]]
        reading = read(sheet(rows))
        assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
        assert [code for code, _ in codes(reading)] == ["jawaban_bertentangan"]


def test_the_team_does_not_answer_for_the_unit() -> None:
    for titles in (("Jawaban OPD", "Jawaban Tim"), ("Jawaban", "Jawaban Verifikator")):
        rows = [NAMED, ["No", "Uraian", *titles], [1, "SOP", "", "Ada"], [2, "SKM", "Ada", ""]]
        reading = read(sheet(rows))
        assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
        assert codes(reading) == [("jawaban_bertentangan", "D3")]


def test_a_section_that_does_not_answer_is_not_answered_by_another() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban"], ["A", "TAHUN 2025", ""], [1, "SOP", "Ada"], [2, "SKM", "Ada"],
            ["B", "TAHUN 2026", ""], [1, "SOP", ""], [2, "SKM", "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    for between in (["KUA Kapas"], ["UPTD Pasar"]):  # alone beside the labels: another unit, for all we know
        alone = [*rows[:2], *rows[3:5], between, *rows[6:]]
        assert values(read(sheet(alone))) == {HEALTH: {"skm.ada": "ada"}}
    key = next(ask.key for ask in reading.asked if "2025" in ask.key)
    settled = read(sheet(rows), remembered={key: "sop.ada"})
    assert values(settled) == {HEALTH: {"skm.ada": "ada", "sop.ada": "ada"}}


def test_a_line_that_shows_how_to_answer_is_none() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban"], ["Contoh", "SOP", "Ada"], [1, "SOP", ""], [2, "SKM", "Ada"]]
    assert values(read(sheet(rows))) == {HEALTH: {"skm.ada": "ada"}}


def test_what_stands_beside_a_tick_may_deny_it() -> None:
    denials = (("Keterangan", "masih draft"), ("Hasil Verifikasi", "Tidak sesuai"), ("Evaluator", "Ditolak"))
    for title, denial in denials:
        rows = [NAMED, ["No", "Uraian", "Ada", "Tidak", title], [1, "SOP", "v", "", denial],
                [2, "SKM", "v", "", ""], [3, "Maklumat", "", "v", "belum sempat"]]  # fmt: skip
        reading = read(sheet(rows))
        assert values(reading)[HEALTH] == {"skm.ada": "ada", "maklumat.ada": "tidak"}
        assert codes(reading) == [("jawaban_bertentangan", "C3")]
    table = [
        ["No", "Nama OPD", "SOP", "", "Ket"],
        ["", "", "Ada", "Tidak", ""],
        [1, HEALTH, "v", "", "hilang"],
    ]
    assert codes(read(sheet(table))) == [("jawaban_bertentangan", "C3")]


def test_answers_in_rows_without_a_label_belong_to_the_question_above_them() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban", "Ket"], [1, "SOP", "Ada", ""], ["", "", "Tidak", ""],
            [2, "SKM", "", "ket"], ["", "", "Ada", "lanjutan"], [3, "Maklumat", "Ada", ""]]  # fmt: skip
    for merges in ((), ((2, 1, 3, 1), (4, 1, 5, 1))):
        reading = read(sheet(rows, merges=merges))
        assert values(reading) == {HEALTH: {"skm.ada": "ada", "maklumat.ada": "ada"}}
        assert codes(reading) == [("jawaban_bertentangan", "C4")]


def test_a_row_about_a_part_of_what_is_asked_answers_nothing_alone() -> None:
    rows = [NAMED, ["No", "Uraian", "Layanan", "Jawaban"], [1, "SOP", "Poli", ""], ["", "", "Gigi", "Ada"],
            [2, "SKM", "", "Ada"]]  # fmt: skip
    assert values(read(sheet(rows))) == {HEALTH: {"skm.ada": "ada"}}


def test_a_column_of_answers_that_nobody_knows_beside_the_answers_is_said() -> None:
    rows = [NAMED, ["No", "Uraian", "Jawaban", "Pendaftaran", "Poli"], [1, "SOP", "", "Ada", "Tidak"],
            [2, "SKM", "Ada", "Ada", "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert codes(reading) == [("kolom_dilewati", "D2"), ("kolom_dilewati", "E2")]
