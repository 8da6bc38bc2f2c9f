"""`survey`: one JSON document with the promised shape, and a summary for a person."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.running import Run

HEADER = "No;Nama;NIK;Persyaratan;Prosedur;Waktu;Biaya;Produk;Kompetensi;Perilaku;Pengaduan;Sarana;Saran"
ROWS = (
    "1;Budi;3522010101800001;4;4;3;4;4;4;4;4;3;bagus",
    "2;Siti;3522010101800002;3;4;3;4;4;4;4;3;3;",
    "3;Ani;3522010101800003;3;4;3;4;4;4;4;4;3;",
)


@pytest.fixture
def survey(tmp_path: Path):
    def write(*rows: str, name: str = "skm.csv", header: str = HEADER) -> Path:
        path = tmp_path / name
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return path

    return write


def test_a_clean_file_is_one_json_document_and_exit_code_0(run: Run, survey) -> None:
    outcome = run("survey", survey(*ROWS), "--json")
    (file,) = outcome.document["files"]
    assert (outcome.code, outcome.err) == (0, "")
    assert (file["file"], file["error"], file["respondents"], file["scale"]) == ("skm.csv", None, 3, "1-4")
    assert file["nrr"]["persyaratan"] == "3.3333"
    assert list(file["nrr"])[-2:] == ["pengaduan", "sarana"]
    assert file["ikm"] == {"1/9": "91.67", "0.111": "91.58", "0.11": "90.75"}
    assert (file["mutu"], file["weakest"], file["source"]) == ("A", ["waktu", "sarana"], "responden")
    assert file["dropped_columns"] == ["Nama", "NIK", "Saran"]
    assert file["sample"] == {"population": None, "needed": None, "enough": None, "enough_up_to": 3}
    assert file["problems"] == []


def test_nothing_of_a_person_is_printed(run: Run, survey) -> None:
    for options in (("--json",), ()):
        outcome = run("survey", survey(*ROWS, "4;Joko;3522010101800009;Joko;4;3;4;4;4;4;4;3;"), *options)
        assert outcome.code == 1
        for secret in ("Budi", "Siti", "Joko", "3522010101800001", "3522010101800009", "bagus"):
            assert secret not in outcome.out + outcome.err


def test_for_a_person_it_is_a_table_in_bahasa(run: Run, survey) -> None:
    outcome = run("survey", survey(*ROWS), "--population", 100)
    assert outcome.code == 0
    assert outcome.out.startswith("skm.csv: 3 responden, skala 1–4, IKM 91,67 (A, Sangat Baik)\n")
    assert "IKM dengan bobot 0,11: 90,75\n" in outcome.out
    assert (
        "3 responden kurang dari sampel untuk 100 orang yang dilayani: pedoman meminta 80, jadi kurang 77."
        in outcome.out
    )
    assert "Data pribadi yang dibuang sebelum apa pun disimpan: Nama, NIK\n" in outcome.out


def test_a_stated_index_is_compared_with_the_three_weights(run: Run, survey) -> None:
    (file,) = run("survey", survey(*ROWS, ";IKM;;90,75"), "--json").document["files"]
    assert file["stated"] == [{"ikm": "90.75", "place": "skm!B5", "matches": "0.11"}]
    outcome = run("survey", survey(*ROWS, ";IKM;;70,75"), "--json")
    assert outcome.code == 1
    assert [problem["code"] for problem in outcome.document["files"][0]["problems"]] == [
        "ikm_tertulis_berbeda"
    ]


def test_a_bad_cell_gives_exit_code_1_and_its_place(run: Run, survey) -> None:
    outcome = run("survey", survey(*ROWS, "4;Eko;;44;4;3;4;4;4;4;4;3;"), "--json")
    (problem,) = outcome.document["files"][0]["problems"]
    assert outcome.code == 1
    assert problem == {
        "code": "nilai_di_luar_skala",
        "place": "skm!D5",
        "message": "Nilai 44 di luar skala 1–4, sehingga tidak dihitung. Periksa kuesionernya.",
    }


def test_a_file_with_several_surveys_has_each_beside_the_whole(run: Run, survey) -> None:
    header = HEADER.replace("Nama;", "OPD;")
    rows = [
        row.replace(name, "Dinas Sosial") for row, name in zip(ROWS, ("Budi", "Siti", "Ani"), strict=True)
    ]
    rows[2] = rows[2].replace("Dinas Sosial", "Dinas Kesehatan")
    (file,) = run("survey", survey(*rows, *rows, header=header), "--json").document["files"]
    assert (file["respondents"], file["ikm"]["1/9"]) == (6, "91.67")
    assert [(s["part"], s["unit"], s["respondents"]) for s in file["surveys"]] == [
        ("Dinas Sosial", "Dinas Sosial", 4),
        ("Dinas Kesehatan", "Dinas Kesehatan", 2),
    ]


def test_a_file_without_a_survey_is_an_error_of_that_file_only(run: Run, survey, tmp_path: Path) -> None:
    bad = tmp_path / "lain.csv"
    bad.write_text("No;Nama OPD;SOP\n1;Dinas A;Ada\n", encoding="utf-8")
    outcome = run("survey", bad, survey(*ROWS), "--json")
    first, second = outcome.document["files"]
    assert outcome.code == 1
    assert first["error"]["code"] == "tidak_ada_survei"
    assert (first["respondents"], first["ikm"], first["mutu"]) == (
        None,
        {"1/9": None, "0.111": None, "0.11": None},
        None,
    )
    assert second["respondents"] == 3


def test_a_missing_file_and_a_strange_population_refuse_everything(run: Run, survey) -> None:
    outcome = run("survey", "tidak-ada.csv")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Berkas “tidak-ada.csv” tidak ditemukan.\n"


def test_of_a_file_that_is_too_large_the_whole_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    path.touch()
    os.truncate(path, 70_000_000)
    (file,) = run("survey", path, "--json").document["files"]
    assert file["error"]["message"].startswith("Berkas ini terlalu besar (70 MB; batasnya 60 MB).")
    assert file["sha256"] == hashlib.sha256(bytes(70_000_000)).hexdigest()
