"""What can be wrong: codes with a place for files, and the family of errors a user can cure.

Wording is in `compliance.text`; here are only codes and the facts a sentence needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compliance.model import Place


class ProblemCode(StrEnum):
    """Each has one sentence in `text.problems`."""

    # the file as a whole: it was not read
    NOT_A_SPREADSHEET = "bukan_lembar_kerja"
    EMPTY_FILE = "berkas_kosong"
    ENCRYPTED = "berkas_terkunci"
    DAMAGED = "berkas_rusak"
    TOO_LARGE = "berkas_terlalu_besar"
    SUSPICIOUS_ARCHIVE = "arsip_mencurigakan"
    TOO_MANY_SHEETS = "terlalu_banyak_lembar"
    TOO_MANY_CELLS = "terlalu_banyak_sel"
    TOO_SLOW = "pembacaan_terlalu_lama"
    READER_DIED = "pembaca_berhenti"
    NO_CHECKLIST = "tidak_ada_isian"
    # parts of it
    CELLS_OUTSIDE_WINDOW = "sel_di_luar_batas"
    HIDDEN_SHEET_READ = "lembar_tersembunyi"
    HIDDEN_ROW_READ = "baris_tersembunyi"
    HIDDEN_COLUMN_READ = "kolom_tersembunyi"
    SHEET_SKIPPED = "lembar_dilewati"
    COLUMN_SKIPPED = "kolom_dilewati"
    UNREADABLE_CELL = "sel_tidak_terbaca"
    COLOUR_ONLY = "hanya_warna"
    UNKNOWN_ANSWER = "jawaban_tidak_dikenal"
    CONTRADICTION = "jawaban_bertentangan"
    OUT_OF_RANGE = "di_luar_rentang"
    NOT_A_NUMBER = "bukan_angka"
    NOT_A_DATE = "bukan_tanggal"
    NOT_APPLICABLE_WITHOUT_REASON = "tidak_berlaku_tanpa_alasan"
    CLAIMED_WITHOUT_EVIDENCE = "bukti_belum_diunggah"
    DUPLICATE_UNIT = "unit_ganda"
    FORMER_UNIT = "unit_nama_lama"
    ROW_WITHOUT_UNIT = "baris_tanpa_unit"
    LINK_OF_ANOTHER = "tautan_pertanyaan_lain"
    NOT_A_LINK = "bukan_tautan"
    AMBIGUOUS_NUMBER = "angka_bermakna_ganda"
    # asked rather than guessed
    ASK_UNIT = "tanya_unit"
    ASK_UNIT_OF_FORM = "tanya_unit_formulir"
    ASK_COLUMN = "tanya_kolom"
    ASK_MARK = "tanya_tanda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A code, where it is, and the facts its sentence names."""

    code: ProblemCode
    place: Place = field(default_factory=Place)
    details: Mapping[str, str] = field(default_factory=dict)


class ComplianceError(Exception):
    """Something the user can cure; `str()` of it is one sentence in Bahasa Indonesia."""


class DefinitionError(ComplianceError):
    """A file under `data/` is wrong; the sentence names the file and the path in it."""


class FileRefused(ComplianceError):
    """A file was not read at all. `problem` carries the code."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem
