"""The rows of a table: units, headings, noise, and what is hidden."""

from __future__ import annotations

import pytest

from tests.reading.books import asks, codes, read, sentences, sheet, table, values

HEALTH = "Dinas Kesehatan"
HEADER = ("No", "Nama OPD", "SOP", "SP")


def test_headings_totals_and_signatures_are_no_units() -> None:
    reading = table(
        ["A", "DINAS"],
        [1, HEALTH, "Ada", "Tidak"],
        ["II", "KECAMATAN"],
        [1, "Padangan", "Ada", "Ada"],
        [],
        ["", "JUMLAH", 2, 1],
        ["", "PERSENTASE", "100.0%", "50.0%"],
        ["", "Catatan: diisi oleh petugas"],
        ["", "Mengetahui,", "", "Bojonegoro, 12 Maret 2026"],
        ["", "Kepala Dinas Sosial", "", "Kepala Bagian Organisasi"],
        ["", "", "", "NIP. 19700101 199501 1 001"],
    )
    assert set(values(reading)) == {HEALTH, "Kecamatan Padangan"}
    assert (reading.asked, reading.problems) == ((), ())


def test_the_sheet_the_names_header_or_a_heading_tells_the_kind() -> None:
    rows = [[1, "Padangan", "Ada", "Ada"]]
    assert set(values(table(*rows, name="Kecamatan"))) == {"Kecamatan Padangan"}
    header = ("No", "Nama Puskesmas", "SOP", "SP")
    assert set(values(table(*rows, header=header))) == {"Puskesmas Padangan"}
    assert asks(table(*rows))[0][:2] == ("tanya_unit", "Padangan")


def test_a_kecamatan_column_tells_villages_of_one_name_apart() -> None:
    reading = table(
        [1, "Ngraho", "Sugihwaras", "Ada"],
        [2, "", "Sumberarum", "Ada"],
        [3, "Sugihwaras", "Desa Sugihwaras", "Tidak"],
        header=("No", "Kecamatan", "Desa", "SOP"),
    )
    units = [c.unit for c in reading.checklists]
    assert [unit.name for unit in units] == ["Desa Sugihwaras", "Desa Sumberarum", "Desa Sugihwaras"]
    assert [unit.id[:8] for unit in units] == ["35.22.01", "35.22.01", "35.22.07"]


def test_answers_without_a_name_are_pointed_out() -> None:
    reading = table([1, "", "Ada", "Ada"], [2, HEALTH, "Ada", "Ada"])
    assert codes(reading) == [("baris_tanpa_unit", "B2")]
    assert sentences(reading) == [
        "Baris atau kolom ini berisi jawaban, tetapi tidak menyebut nama unit. Tulis nama unitnya."
    ]


def test_a_recap_of_groups_is_skipped_but_a_sheet_merely_called_rekap_is_read() -> None:
    units = sheet([list(HEADER), [1, HEALTH, "Ada", "Ada"]], name="Rekap OPD")
    recap = sheet(
        [["KELOMPOK", "JML UNIT", "SOP", "SP"], ["Kecamatan", 28, 1, 0], ["Dinas", 20, 1, 1]], name="Rekap"
    )
    reading = read(units, recap)
    assert set(values(reading)) == {HEALTH}
    assert sentences(reading) == [
        "Lembar ini dilewati karena isinya rekapitulasi per kelompok, bukan per unit."
    ]
    by_kind = sheet([["No", "Uraian OPD", "SOP"], [1, "DINAS", 20], [2, "KECAMATAN", 28]], name="Rekap")
    assert values(read(units, by_kind)) == values(reading)


def test_hidden_parts_are_read_and_reported() -> None:
    reading = read(
        sheet(
            [list(HEADER), [1, HEALTH, "Ada", "Ada"]],
            hidden=True,
            hidden_rows=frozenset({1}),
            hidden_columns=frozenset({3}),
            dropped=4,
        )
    )
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert [code for code, _ in codes(reading)] == [
        "lembar_tersembunyi", "sel_di_luar_batas", "baris_tersembunyi", "kolom_tersembunyi"
    ]  # fmt: skip


def test_a_heading_holds_no_longer_below_a_unit_of_another_kind_or_another_heading() -> None:
    bare = [3, "Balen", "Ada", "Ada"]
    head = ["", "PUSKESMAS"]
    assert set(values(table(head, bare))) == {"Puskesmas Balen"}
    assert set(values(table(head, [1, "Dinas Sosial", "Ada", "Ada"], bare))) == {"Dinas Sosial"}
    assert set(values(table(head, [1, "Trucuk", "Ada", "Ada"], ["", "SWASTA"], bare))) == {"Puskesmas Trucuk"}


@pytest.mark.parametrize("title", ["Tindak lanjut:", "Catatan :", "Rekomendasi", "OPD yang didampingi"])
def test_a_list_below_a_table_is_said_and_not_read(title: str) -> None:
    unit = [1, HEALTH, "Ada", "Ada"]
    reading = table(unit, [], ["", title], [1, "Dinas Sosial", "Sudah"], [2, "Dinas Pendidikan", "Belum"])
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert codes(reading) == [("baris_dilewati", "B5")]
    assert sentences(reading) == [
        f"Mulai dari baris ini, di bawah “{title}”, tidak dibaca sebagai isian unit. Pindahkan ke dalam "
        "tabelnya bila memang isian."
    ]


def test_a_sentence_heads_another_list_without_a_gap() -> None:
    units = [[1, HEALTH, "Ada", "Ada"], ["", "OPD yang didampingi"], ["", "Dinas Sosial", "Proses"]]
    assert set(values(table(*units))) == {HEALTH}
    units[2] += ["Ada"]  # answers everything, as those above
    assert set(values(table(*units))) == {HEALTH, "Dinas Sosial"}


def test_a_table_goes_on_below_a_remark_where_its_numbers_do_or_another_kind_begins() -> None:
    unit = [1, HEALTH, "Ada", "Ada"]
    goes_on = table(unit, [], ["", "Catatan :"], [2, "Dinas Sosial", "Sudah"])
    assert set(values(goes_on)) == {HEALTH, "Dinas Sosial"}
    begins = table(unit, ["", "Catatan :"], ["", "KECAMATAN"], [1, "Kecamatan Balen", "Sudah"])
    assert set(values(begins)) == {HEALTH, "Kecamatan Balen"}
    group = table(unit, [], ["", "Rumpun pendidikan"], [1, "Dinas Pendidikan", "Sudah", "Ada"])
    assert set(values(group)) == {HEALTH, "Dinas Pendidikan"}


def test_a_bagian_without_a_number_below_a_dinas_is_asked_as_a_part_of_it() -> None:
    answers = ["Ada", "Ada"]
    reading = table([1, HEALTH, *answers], ["", "Bagian Umum", *answers], [2, "Dinas Sosial", *answers])
    assert set(values(reading)) == {HEALTH, "Dinas Sosial"}
    assert [text for _, text, _ in asks(reading)] == ["Dinas Kesehatan – Bagian Umum"]
    setda = table([1, "Sekretariat Daerah", *answers], ["", "Bagian Umum", *answers])
    assert set(values(setda)) == {"Sekretariat Daerah", "Bagian Umum"}


def test_a_title_below_the_number_column_is_no_second_header() -> None:
    rows = [["No", "Nama OPD", "Status", "SKM"], ["SOP"], [1, HEALTH, "Ada", "Ada"]]
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}}
    assert asks(reading) == []


@pytest.mark.parametrize("merges", [((1, 0, 2, 0), (1, 1, 2, 1)), ()])
def test_ticks_in_a_row_for_each_answer_are_not_all_ada(
    merges: tuple[tuple[int, int, int, int], ...],
) -> None:
    header = ["No", "Nama OPD", "Uraian", "SOP", "SP"]
    rows = [header, [1, HEALTH, "Ada", "v", None], [None, None, "Tidak", None, "v"]]
    reading = read(sheet(rows, merges=merges))
    assert "sp.ada" not in values(reading).get(HEALTH, {})
    assert codes(reading)


@pytest.mark.parametrize("name", ["Verifikasi", "Setelah verifikasi", "Hasil visitasi", "Koreksi", "Revisi"])
def test_a_row_below_a_unit_may_be_another_view_of_it(name: str) -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], ["", name, "Belum", "Ada"], [2, "Dinas Sosial", "Ada", "Ada"])
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, "Dinas Sosial": {"sop.ada": "ada", "sp.ada": "ada"}}
    assert codes(reading) == [("baris_tanpa_unit", "B3"), ("jawaban_bertentangan", "C2")]


def test_a_name_that_is_struck_out_is_no_unit() -> None:
    rows = [[1, HEALTH, "Ada", "Ada"], [2, "Dinas Sosial", "Ada", "Ada"]]
    reading = table(*rows, struck=frozenset({(2, 1)}))
    assert set(values(reading)) == {HEALTH}
    assert codes(reading) == [("isi_dicoret", "B3")]


@pytest.mark.parametrize("merge", [(2, 0, 2, 3), (2, 1, 2, 3)])
def test_a_remark_merged_over_the_row_below_a_unit_is_about_it(merge: tuple[int, int, int, int]) -> None:
    remark = ["", "", "", ""]
    remark[merge[1]] = "SOP belum ada"
    reading = table([1, HEALTH, "Ada", "Ada"], remark, [2, "Dinas Sosial", "Ada", "Ada"], merges=(merge,))
    assert values(reading)[HEALTH] == {"sp.ada": "ada"}
    assert asks(reading) == []


@pytest.mark.parametrize(
    "title", ["Data tahun 2024", "Data tahun lalu", "Perbandingan", "Jadwal pendampingan"]
)
def test_a_list_of_other_answers_below_a_table_is_said_and_not_read(title: str) -> None:
    reading = table(
        [1, HEALTH, "Ada", "Ada"], [2, "Dinas Sosial", "Ada", "Ada"],
        [], ["", title], [1, "Dinas Pendidikan", "Ada", "Ada"],
    )  # fmt: skip
    assert set(values(reading)) == {HEALTH, "Dinas Sosial"}
    assert codes(reading) == [("baris_dilewati", "B6")]


def test_years_over_the_parts_of_a_table_end_it_nowhere() -> None:
    reading = table(
        ["", "TAHUN 2025"], [1, HEALTH, "Ada", "Ada"], ["", "TAHUN 2026"], [1, "Dinas Sosial", "Ada", "Ada"]
    )
    assert set(values(reading)) == {HEALTH, "Dinas Sosial"}


def test_below_a_heading_that_denies_ticks_are_said_and_not_read() -> None:
    units = [1, HEALTH, "v", "v"], [1, "Dinas Sosial", "v", "v"]
    for denied in ("BELUM", "PROSES"):
        reading = table(["", "SUDAH"], units[0], ["", denied], units[1])
        assert set(values(reading)) == {HEALTH}
        assert codes(reading) == [("baris_dilewati", "B5")]
        reading = table(["", denied], units[0], ["", "SUDAH"], units[1])
        assert set(values(reading)) == {"Dinas Sosial"}
        assert codes(reading) == [("baris_dilewati", "B3")]


def test_a_part_of_a_unit_is_no_subtotal() -> None:
    reading = table(
        ["", "Sub Bagian Umum", "Ada", "Ada"], ["", "Sub Jumlah", 1, 1], [1, HEALTH, "Ada", "Ada"]
    )
    assert [text for _, text, _ in asks(reading)] == ["Sub Bagian Umum"]


def test_a_desa_of_another_kecamatan_than_the_one_beside_it_is_asked() -> None:
    header = ("No", "Kecamatan", "Desa", "SOP", "SP")
    reading = table([1, "Kecamatan Sugihwaras", "Mojo", "Ada", "Ada"], header=header)
    assert values(reading) == {}
    assert [ask.text for ask in reading.asked] == ["Mojo"]
    assert set(values(table([1, "Kecamatan Kalitidu", "Mojo", "Ada", "Ada"], header=header))) == {"Desa Mojo"}
