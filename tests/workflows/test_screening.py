"""What may be stored of files as they come in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from compliance.definitions.registry import shipped_registry
from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.pool import ReaderPool
from compliance.reading.result import Part, Screened
from compliance.storage.staging import Incoming
from compliance.text.problems import all_left_out
from compliance.text.uploading import FILE_DROPPED
from compliance.workflows.screening import kept_name, screened


class Scripted:
    """Stands in for the pool: the last of three files is refused, the second comes back as a copy."""

    def screen_many(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Screened]:
        for name, data in files:
            if name == "rusak.xlsx":
                yield Screened(error=Problem(code=ProblemCode.DAMAGED))
            elif name == "survei.xlsx":
                column = Part(place=Place(sheet="Data Responden", cell="D"), header="No. HP")
                yield Screened(kept=b"salinan", dropped=(column, Part(place=Place(sheet="Isian", cell="C7"))))
            else:
                yield Screened(kept=data)


def test_a_file_is_kept_as_it_came_as_a_copy_or_not_at_all() -> None:
    files = [("isian.xlsx", b"a"), ("survei.xlsx", b"bb"), ("rusak.xlsx", b"ccc")]
    assert screened(files, Scripted()) == (
        Incoming(name="isian.xlsx", original_sha256=hashlib.sha256(b"a").hexdigest(), size=1, kept=b"a"),
        Incoming(
            name="survei.xlsx",
            original_sha256=hashlib.sha256(b"bb").hexdigest(),
            size=2,
            kept=b"salinan",
            dropped=("'Data Responden'!D (No. HP)", "Isian!C7"),
        ),
        Incoming(
            name="rusak.xlsx",
            original_sha256=hashlib.sha256(b"ccc").hexdigest(),
            size=3,
            kept=None,
            error=Problem(code=ProblemCode.DAMAGED),
        ),
    )


def test_a_file_of_respondents_goes_through_the_real_reader() -> None:
    rows = "No;Nama;NIK;No HP;Umur;U1;U2\n1;Budi Santosa;3522010101900001;081234567890;33;4;3\n"
    with ReaderPool(shipped_registry("bojonegoro"), workers=1) as pool:
        (found,) = screened([("skm.csv", rows.encode())], pool)
    assert found.dropped == ("skm!B (Nama)", "skm!C (NIK)", "skm!D (No HP)", "skm!E (Umur)")
    assert found.kept is not None
    assert found.original_sha256 == hashlib.sha256(rows.encode()).hexdigest()


def test_the_sentence_names_what_was_left_out_and_why() -> None:
    assert FILE_DROPPED.format(columns=all_left_out(("Isian!D (No. HP)", "Isian!C7"))) == (
        "Data pribadi tidak disimpan (UU 27/2022): Isian!D (No. HP), Isian!C7. "
        "Yang disimpan adalah salinan tanpa isi sel itu; jawaban isian tetap dibaca."
    )
    assert (
        all_left_out([f"A{n}" for n in range(1, 11)]) == "A1, A2, A3, A4, A5, A6, A7, A8, dan 2 bagian lain"
    )


def test_a_copy_is_given_back_as_what_it_is() -> None:
    assert kept_name("skm 2026.csv", ("skm!B (Nama)",)) == "skm 2026.xlsx"
    assert kept_name("SKM.XLS", ("skm!B (Nama)",)) == "SKM.xlsx"
    assert kept_name("SKM v2.1", ("skm!B (Nama)",)) == "SKM v2.1.xlsx"
    assert kept_name("skm 2026.csv", ()) == "skm 2026.csv"
