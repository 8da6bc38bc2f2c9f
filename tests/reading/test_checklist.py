"""Whole workbooks: their units, what contradicts itself, what is no checklist."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.reading.result import NONE_OF_THESE
from tests.reading.books import OPEN, asks, bojonegoro, codes, read, sentences, sheet, table, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
HEADER = ("No", "Nama OPD", "SOP", "SP")


def test_a_plain_table_with_places_and_columns() -> None:
    reading = table([1, HEALTH, "Ada", "Tidak"], [2, SOCIAL, "Proses", None])
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"},
        SOCIAL: {"sop.ada": "proses"},
    }
    assert [str(a.place.cell) for a in reading.checklists[0].answers.values()] == ["C2", "D2"]
    assert [(c.header, c.question) for c in reading.columns] == [("SOP", "sop.ada"), ("SP", "sp.ada")]
    assert (reading.error, reading.asked, reading.problems) == (None, (), ())


def test_a_doubtful_name_is_asked_and_the_answer_remembered() -> None:
    rows = [[1, "Dinas Kesehatan Provinsi", "Ada", "Ada"], [2, SOCIAL, "Ada", "Ada"]]
    reading = table(*rows)
    ask = reading.asked[0]
    assert (ask.code.value, ask.key, ask.text) == (
        "tanya_unit", "unit:kesehatan provinsi|dinas", "Dinas Kesehatan Provinsi"
    )  # fmt: skip
    assert "dinas-kesehatan" in [c.id for c in ask.candidates]
    assert set(values(table(*rows, remembered={ask.key: "dinas-kesehatan"}))) == {HEALTH, SOCIAL}
    left_out = table(*rows, remembered={ask.key: NONE_OF_THESE})
    assert (set(values(left_out)), left_out.asked) == ({SOCIAL}, ())


def test_a_former_unit_chosen_by_hand_is_pointed_out() -> None:
    rows = [[1, "Dinas Koperasi dan Usaha Mikro", "Ada", "Ada"]]
    key = table(*rows).asked[0].key
    reading = table(*rows, remembered={key: "dinas-koperasi-dan-usaha-mikro"})
    assert codes(reading) == [("unit_nama_lama", "B2")]


def test_the_same_unit_twice_merges_unless_it_contradicts() -> None:
    same = table([1, HEALTH, "Ada", None], [2, "Dinkes", "Ada", "Tidak"])
    assert values(same) == {HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}}
    assert same.problems == ()
    other = table([1, HEALTH, "Ada", "Ada"], [2, "Dinkes", "Ada", "Tidak"])
    assert values(other) == {HEALTH: {"sop.ada": "ada"}}
    assert sentences(other) == [
        "Unit “Dinas Kesehatan” muncul lebih dari sekali dengan jawaban berbeda (Sheet1!B2). "
        "Hapus salah satunya."
    ]


def test_an_open_registry_takes_the_units_of_the_workbook() -> None:
    reading = read(
        sheet(
            [list(HEADER), [1, "Dinas Pariwisata", "Ada", "Ada"], [2, "DINAS PARIWISATA", "Ada", "Ada"]],
            name="OPD",
        ),
        sheet([list(HEADER), [1, "Melak", "Ada", "Ada"]], name="Kecamatan"),
        sheet([list(HEADER), [1, "Melak", "Tidak", "Ada"]], name="Puskesmas"),
        registry=OPEN,
    )
    assert [(c.unit.id, c.unit.name) for c in reading.checklists] == [
        ("dinas-pariwisata", "Dinas Pariwisata"),
        ("kecamatan-melak", "Kecamatan Melak"),
        ("puskesmas-melak", "Puskesmas Melak"),
    ]
    assert reading.asked == ()


def test_tables_about_other_things_are_no_checklist() -> None:
    goods = sheet([["No", "Nama", "Produk", "Biaya", "Rating"], [1, "Kopi", "Arabika", 10000, 4.5]])
    people = sheet([["No", "Nama Pegawai", "SKP", "SP"], [1, "Budi", 80, 1]])
    for registry in (bojonegoro(), OPEN):
        for one in (goods, people, sheet([]), sheet([["halo"]])):
            reading = read(one, registry=registry)
            assert reading.error is not None
            assert reading.error.code.value == "tidak_ada_isian"


def test_a_sheet_without_a_table_beside_a_checklist_is_named() -> None:
    reading = read(
        sheet([list(HEADER), [1, HEALTH, "Ada", "Ada"]]), sheet([["Petunjuk pengisian"]], name="Petunjuk")
    )
    assert [(p.place.sheet, p.details["reason"]) for p in reading.problems] == [("Petunjuk", "tanpa_tabel")]


CELLS = st.one_of(
    st.none(), st.integers(-3, 12), st.booleans(), st.text(max_size=6), st.floats(),
    st.sampled_from(["No", "Nama OPD", "SOP", "SP", "SKM", "Uraian", "Jawaban", "Kualitas SKM", HEALTH]),
    st.sampled_from(["Ada", "Tidak", "x", "-", "✓", "n/a", "......", "Padangan", "KECAMATAN", "JUMLAH"]),
)  # fmt: skip
AREAS = st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 6), st.integers(0, 5))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9), st.lists(AREAS, max_size=2))
def test_any_sheet_is_read_without_failing_and_names_only_real_units(
    rows: list[list[object]], merges: list
) -> None:
    reading = read(sheet(rows, merges=tuple(merges)))
    known = {unit.id for unit in bojonegoro().units}
    assert all(c.unit.id in known and c.answers for c in reading.checklists)
    assert all(sentences(reading))


def test_what_google_serves_and_is_no_listing_is_no_answer_about_one() -> None:
    form, folder = "https://forms.gle/AbCd", "https://drive.google.com/drive/folders/1"
    header = ("Nama OPD", "Google Maps", "SKM")
    reading = table([HEALTH, form, form], [SOCIAL, "Ada", "Ada"], header=header)
    assert values(reading) == {HEALTH: {"skm.ada": "ada"}, SOCIAL: {"google.ada": "ada", "skm.ada": "ada"}}
    assert codes(reading) == [("jawaban_tidak_dikenal", "B2")]
    reading = table([HEALTH, folder], header=("Nama OPD", "Google Maps"))
    assert values(reading) == {HEALTH: {"google.ada": "ada"}}


def test_ones_and_noughts_that_count_are_asked() -> None:
    def about(title: str, *cells: str | int) -> list[str]:
        rows = [
            [f"Kecamatan {name}", cell]
            for name, cell in zip(("Balen", "Kapas", "Kanor"), cells, strict=False)
        ]
        return [text for _, text, _ in asks(table(*rows, header=("Nama OPD", title)))]

    assert about("Maklumat (dokumen)", 1, 0) == ["Maklumat (dokumen)"]
    assert about("Maklumat (dokumen)", "Ada", "Belum") == []
    assert about("SOP", "12 SOP", 0, 1) == ["SOP"]
    assert about("SOP", 1, 0, 1) == []
