"""The optional groups of questions: read where they are asked, and in nobody's way elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from compliance.model import AnswerKind, ChecklistDefinition, Question
from compliance.reading.headers import HeaderIndex
from compliance.reading.lexicon import lexicon_of
from compliance.reading.roles import Role
from compliance.reading.telling import damaged
from tests.reading.books import asks, codes, definitions, sentences, table, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
QUESTIONS = definitions().checklist.questions
DOUBTFUL = {spelling for question in QUESTIONS for spelling in question.doubtful}
HEADERS = sorted(
    {
        spelling
        for element in definitions().checklist.core
        for question in element.questions
        for spelling in (question.id, question.label, *question.headers)
    }
)
NOT_OURS = [
    *(
        "No",
        "Nama OPD",
        "Unit Pelayanan",
        "Keterangan",
        "Ket.",
        "Link Bukti",
        "JUMLAH",
        "TOTAL",
        "PERSENTASE",
    ),
    *("Timestamp", "Email", "Nama Petugas", "Jabatan", "Alamat", "Telepon", "Penanggung Jawab", "Uraian"),
    *("Jawaban", "Ada", "Tidak", "UNSUR PELAYANAN", "JML UNIT", "KELOMPOK", "Skor", "Nilai", "FKP"),
    *("Kualitas SKM", "SPM", "IPAK", "SPBE", "Kompetensi", "Waktu", "Persyaratan", "Produk", "Dokumen"),
]


@cache
def indexes() -> tuple[HeaderIndex, HeaderIndex]:
    """With every question, and with those of the six elements alone."""
    checklist, vocabulary = definitions().checklist, definitions().vocabulary
    core = ChecklistDefinition(
        elements=tuple(
            replace(e, questions=tuple(replace(q, doubtful=()) for q in e.questions)) for e in checklist.core
        )
    )
    return HeaderIndex(checklist, vocabulary), HeaderIndex(core, vocabulary)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_every_spelling_of_a_question_asks_it(question: Question) -> None:
    index = indexes()[0]
    found = {s: index.match(s).question for s in (question.id, question.label, *question.headers)}
    assert {s: q and q.id for s, q in found.items()} == dict.fromkeys(found, question.id)


@pytest.mark.parametrize("spelling", sorted(DOUBTFUL))
def test_a_doubtful_spelling_is_asked_with_all_it_may_mean(spelling: str) -> None:
    header = indexes()[0].match(spelling)
    meant = [question.id for question in QUESTIONS if spelling in question.doubtful]
    assert (header.role, [q.id for q in header.candidates]) == (Role.ASK, meant)
    assert len(meant) > 1


def test_headers_of_the_six_elements_are_read_as_without_the_groups() -> None:
    """Also when a letter is missing, and whatever else stands in the header of a checklist."""
    every, core = indexes()
    texts = [*HEADERS, *NOT_OURS, *(text for header in HEADERS for text in sorted(damaged(header)))]
    for text in (text for text in texts if text not in DOUBTFUL):
        now, before = every.match(text), core.match(text)
        assert (now.role, now.core, now.status) == (before.role, before.core, before.status), text
        assert (now.question and now.question.id) == (before.question and before.question.id), text
        assert [q.id for q in now.candidates] == [q.id for q in before.candidates], text


@pytest.mark.parametrize(
    "question",
    [q for q in QUESTIONS if q.kind in (AnswerKind.CHOICE, AnswerKind.CHOICES)],
    ids=lambda q: q.id,
)
def test_every_option_is_known_by_its_label_and_its_spellings(question: Question) -> None:
    reader = lexicon_of(definitions()).values
    for option in question.options:
        for spelling in (option.id, option.label, *option.spellings):
            read = reader.read(spelling, question)
            assert (read.value, read.trouble) == ((option.id,), None), spelling


def test_tidak_chooses_nothing_and_ya_must_say_what() -> None:
    header = ("No", "Nama OPD", "Sarpras", "Fasilitas toilet")
    none = table([1, HEALTH, "Ada", "Tidak ada"], header=header)
    assert values(none) == {HEALTH: {"sarpras.ada": "ada", "sarpras.toilet": ()}}
    bare = table([1, HEALTH, "Ada", "Ya"], header=header)
    assert values(bare) == {HEALTH: {"sarpras.ada": "ada"}}
    assert sentences(bare)[0].startswith(
        "Jawaban “Ya” untuk “Fasilitas toilet pengguna layanan” tidak dikenal. Tulis salah satu dari: "
    )
    told = table(
        [1, HEALTH, "Ada", "Ya", "Air bersih"],
        header=("No", "Nama OPD", "Sarpras", "Tersedia toilet", "Fasilitas toilet"),
    )
    assert values(told) == {HEALTH: {"sarpras.ada": "ada", "sarpras.toilet": ("air",)}}
    assert told.problems == ()


def test_less_and_more_than_a_year_are_two() -> None:
    rows = [[1, HEALTH, "Ya", ">= 1 tahun"], [2, SOCIAL, "Ya", "< 1 tahun"]]
    reading = table(*rows, header=("id", "opd", "inovasi_yang_ada", "jangka_waktu_inovasi"))
    assert values(reading) == {
        HEALTH: {"inovasi.ada": "ada", "inovasi.lama": ("setahun",)},
        SOCIAL: {"inovasi.ada": "ada", "inovasi.lama": ("kurang",)},
    }


def test_an_export_of_the_form_of_pekppp_with_raw_column_names() -> None:
    header = [
        "id",
        "opd",
        "tahun",
        "fasilitas_sarpras_konsul",
        "tersedia_sarana_konsultasi_pengaduan",
        "sarana_konsultasi_yang_dimiliki",
        "dokumentasi_hasil_konsultasi",
        "hasil_konsultasi_pengaduan_diarsipkan",
        "hasil_konsul_jadi_laporan",
        "monev_hasil_konsul",
        "tindaklanjut_hasil_konsul",
        "publikasi_hasil_konsul",
        "jumlah_konsul_pengaduan_masuk",
        "jumlah_konsul_pengaduan_ditindaklanjuti",
        "jumlah_konsul_pengaduan_masuk_sp4nlapor",
        "jumlah_konsul_pengaduan_ditindaklanjuti_sp4nlapor",
    ]
    mechanism = (
        "Publikasi informasi terkait mekanisme konsultasi dan pengaduan "
        "(poster/spanduk/leaflet/buku/dokumen/bahan cetak lain)"
    )
    channels = (
        "(Tatap muka) Terpisah dengan front office, Email, SMS/telepon/Aplikasi Percakapan, "
        "Media sosial (Instagram, Facebook, dan Twitter), Website pengaduan mandiri, SP4N LAPOR!"
    )
    facilities = f"Kotak saran/pengaduan, Petugas khusus, {mechanism}"
    said = ("Ya", "Ya", "Ya", "Ya", "Ya", "Tidak", "3", "3", "0", "0")
    reading = table(
        [2, HEALTH, 2024, facilities, "Ya", channels, *said],
        [3, SOCIAL, 2024, "NULL", "Tidak", *["NULL"] * 7, *[""] * 4],
        header=header,
    )
    assert values(reading) == {
        HEALTH: {
            "pengaduan.fasilitas": ("kotak", "petugas", "mekanisme"),
            "pengaduan.ada": "ada",
            "pengaduan.sarana": ("terpisah", "surel", "telepon", "medsos", "situs", "lapor"),
            "pengaduan.arsip": "ada",
            "pengaduan.laporan": "ada",
            "pengaduan.monev": "ada",
            "pengaduan.tindak_lanjut": "ada",
            "pengaduan.publikasi": "tidak",
            "pengaduan.masuk": 3,
            "pengaduan.selesai": 3,
            "pengaduan.lapor_masuk": 0,
            "pengaduan.lapor_selesai": 0,
        },
        SOCIAL: {"pengaduan.ada": "tidak"},
    }
    assert (reading.asked, reading.problems) == ((), ())


def test_the_places_of_that_export() -> None:
    header = [
        "id",
        "opd",
        "tersedia_tempat_parkir",
        "fasilitas_parkir",
        "fasilitas_ruang_tunggu",
        "tersedia_toilet",
        "fasilitas_toilet",
        "sarana_disabilitas",
        "sarpras_penunjang_pelayanan",
        "fasilitas_fo",
    ]
    parking = "Ketersediaan parkir roda dua dan roda empat, Pelindung (Kanopi/atap bahan lain)"
    charger = "Pengisi daya baterai alat komunikasi/charger booth"
    waiting = f"Kursi Tunggu, Pendingin sirkulasi ruangan, {charger}, Hotspot/WiFi"
    vulnerable = "Kursi roda/tongkat/kruk, Step lobby/ramp/jalan landai dengan pegangan rambat, Ruang laktasi"
    more = "Fotocopy/ATK, Jalur evakuasi/titik kumpul, Area merokok diluar ruang pelayan, Lainnya"
    desk = "Meja / Kursi, Register tamu (manual / elektronik), Layar/display informasi"
    reading = table(
        [4, HEALTH, "Ya", parking, waiting, "Tidak", "NULL", vulnerable, more, desk], header=header
    )
    assert values(reading) == {
        HEALTH: {
            "sarpras.parkir": ("dua_empat", "pelindung"),
            "sarpras.tunggu": ("kursi", "udara", "pengisi_daya", "wifi"),
            "sarpras.toilet": (),
            "sarpras.rentan": ("alat_jalan", "landai", "laktasi"),
            "sarpras.penunjang": ("fotokopi", "merokok", "evakuasi", "lainnya"),
            "sarpras.informasi": ("meja", "layar", "register"),
        }
    }
    assert (reading.asked, reading.problems) == ((), ())


def test_groups_beside_the_six_elements() -> None:
    header = ("No", "Nama OPD", "SOP", "SIPP", "Pengaduan", "Inovasi", "Peta Proses Bisnis", "Kode Etik")
    reading = table([1, HEALTH, "Ada", "Ada", "Ada", "Proses", "Belum", "✓"], header=header)
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "inovasi.ada": "proses", "probis.ada": "tidak", "sdm.kode_etik": "ada"}
    }
    assert asks(reading) == [
        ("tanya_kolom", "SIPP", ["publikasi.sippn", "sipp.ada"]),
        ("tanya_kolom", "Pengaduan", ["sp.komponen.pengaduan", "pengaduan.ada"]),
    ]


def test_a_table_about_a_group_alone_asks_for_no_element() -> None:
    """What nobody knows there is said, not offered as SOP or Google."""
    header = ("No", "Nama OPD", "Inovasi", "Sistem antrian")
    reading = table([1, HEALTH, "Ada", "Ya"], [2, SOCIAL, "Tidak", "Tidak"], header=header)
    assert (asks(reading), codes(reading)) == ([], [("kolom_dilewati", "D1")])


def test_a_list_under_the_header_of_a_status_is_asked_also_beside_empty_cells() -> None:
    header = ("id", "opd", "media_publikasi")
    reading = table([1, HEALTH, "Media Sosial, Website"], [2, SOCIAL, "NULL"], header=header)
    assert asks(reading) == [("tanya_kolom", "media_publikasi", ["publikasi.media"])]
