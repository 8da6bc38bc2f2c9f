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
    NO_COMPLAINTS = "tidak_ada_pengaduan"
    NO_ATTENDANCE = "tidak_ada_daftar_hadir"
    OF_ANOTHER_PAGE = "berkas_halaman_lain"
    # parts of it
    ALSO_OF_ANOTHER_PAGE = "mungkin_berkas_halaman_lain"
    CELLS_OUTSIDE_WINDOW = "sel_di_luar_batas"
    HIDDEN_SHEET_READ = "lembar_tersembunyi"
    HIDDEN_ROW_READ = "baris_tersembunyi"
    HIDDEN_COLUMN_READ = "kolom_tersembunyi"
    SHEET_SKIPPED = "lembar_dilewati"
    COLUMN_SKIPPED = "kolom_dilewati"
    ROW_SKIPPED = "baris_dilewati"
    EXAMPLE_READ = "contoh_dibaca"
    UNREADABLE_CELL = "sel_tidak_terbaca"
    COLOUR_ONLY = "hanya_warna"
    STRUCK_OUT = "isi_dicoret"
    UNKNOWN_ANSWER = "jawaban_tidak_dikenal"
    CONTRADICTION = "jawaban_bertentangan"
    OUT_OF_RANGE = "di_luar_rentang"
    NOT_A_NUMBER = "bukan_angka"
    NOT_A_DATE = "bukan_tanggal"
    NOT_APPLICABLE_WITHOUT_REASON = "tidak_berlaku_tanpa_alasan"
    CLAIMED_WITHOUT_EVIDENCE = "bukti_belum_diunggah"
    DUPLICATE_UNIT = "unit_ganda"
    SENT_AGAIN = "isian_dikirim_ulang"
    FORMER_UNIT = "unit_nama_lama"
    ROW_WITHOUT_UNIT = "baris_tanpa_unit"
    LINK_OF_ANOTHER = "tautan_pertanyaan_lain"
    NOT_A_LINK = "bukan_tautan"
    AMBIGUOUS_NUMBER = "angka_bermakna_ganda"
    # dates of effect in a column of their own
    DATE_WITHOUT_DAY = "tanggal_tanpa_hari"
    DATE_UNLIKELY = "tanggal_tidak_wajar"
    DATE_AHEAD = "tanggal_belum_tiba"
    DATES_DIFFER = "tanggal_bertentangan"
    DATE_WITHOUT_ANSWER = "tanggal_tanpa_jawaban"
    DATE_OF_WHAT = "tanggal_tanpa_unsur"
    # parts of a list or recap of complaints
    COMPLAINT_DAY = "pengaduan_tanggal"
    COMPLAINT_NO_DAY = "pengaduan_tanpa_tanggal"
    COMPLAINT_LENGTH = "pengaduan_lama"
    COMPLAINT_COUNT = "pengaduan_jumlah"
    COMPLAINT_ORDER = "pengaduan_urutan_tanggal"
    COMPLAINT_STATUS_DAY = "pengaduan_status_dan_tanggal"
    COMPLAINT_STATUS = "pengaduan_status"
    COMPLAINT_STATUSES = "pengaduan_dua_status"
    COMPLAINT_CHANNEL = "pengaduan_kanal"
    COMPLAINT_CATEGORY = "pengaduan_kategori"
    COMPLAINT_TWICE = "pengaduan_ganda"
    COMPLAINT_TWICE_OTHER = "pengaduan_ganda_berbeda"
    COMPLAINT_LENGTHS_DIFFER = "pengaduan_lama_berbeda"
    COMPLAINT_MORE = "pengaduan_sel_sejenis"
    COMPLAINT_READ_AS = "pengaduan_dibaca_sebagai"
    COMPLAINT_RIVAL = "pengaduan_kolom_serupa"
    COMPLAINT_COLUMN = "pengaduan_kolom_uraian"
    COMPLAINT_SUM = "pengaduan_jumlah_bagian"
    COMPLAINT_TOTAL = "pengaduan_jumlah_akhir"
    COMPLAINT_COVERED = "pengaduan_rekap_tercakup"
    COMPLAINT_UNIT_TWICE = "pengaduan_unit_ganda"
    COMPLAINT_NO_YEAR = "pengaduan_tanpa_tahun"
    COMPLAINT_NO_PERIOD = "pengaduan_periode"
    # a file of a survey of satisfaction
    NO_SURVEY = "tidak_ada_survei"
    SURVEY_OTHER = "survei_lain"
    SURVEY_SCALES_MIXED = "skala_tercampur"
    SURVEY_SCALE_UNKNOWN = "skala_tidak_dikenal"
    SURVEY_SCALE_DECLARED = "skala_menurut_keterangan"
    SURVEY_SCALE_REVERSED = "skala_terbalik"
    SURVEY_COLUMNS_TWICE = "kolom_unsur_ganda"
    SURVEY_ROWS_ARE_MEANS = "baris_bukan_responden"
    SURVEY_TOO_LONG = "survei_terlalu_panjang"
    SURVEY_TABLE_UNCLEAR = "tabel_unsur_tidak_jelas"
    SURVEY_TABLE_WEIGHTED = "tabel_hanya_tertimbang"
    SURVEY_TOO_MANY_UNSUR = "unsur_edisi_lain"
    SURVEY_UNSUR_MISSING = "unsur_tidak_lengkap"
    SURVEY_ORDER_ASSUMED = "urutan_unsur_dianggap"
    SURVEY_QUESTIONS_ASSUMED = "urutan_pertanyaan_dianggap"
    SURVEY_LETTERS_ASSUMED = "huruf_jawaban_dianggap"
    SURVEY_WORDS_ASSUMED = "kata_jawaban_dianggap"
    SURVEY_WORDS_UNCLEAR = "kata_jawaban_tidak_jelas"
    SURVEY_FRACTIONS = "nilai_pecahan"
    SURVEY_COLUMN_UNCLEAR = "kolom_unsur_tidak_jelas"
    SURVEY_COLUMN_BY_REST = "kolom_unsur_dari_sisanya"
    SURVEY_COLUMN_OFF_SCALE = "kolom_unsur_lain_skala"
    SURVEY_COLUMN_ASIDE = "kolom_hal_lain"
    SURVEY_SEVERAL_QUESTIONS = "beberapa_pertanyaan_seunsur"
    SURVEY_SCORE_OFF_SCALE = "nilai_di_luar_skala"
    SURVEY_SCORE_UNREADABLE = "nilai_tidak_terbaca"
    SURVEY_SCORES_MISSING = "nilai_kosong"
    SURVEY_MORE_CELLS = "sel_lain_serupa"
    SURVEY_EXAMPLE_SKIPPED = "baris_contoh_dilewati"
    SURVEY_ROW_BELOW_TOTALS = "baris_di_bawah_jumlah"
    SURVEY_ROW_UNLIKE = "baris_tidak_seperti_responden"
    SURVEY_HIDDEN_ROWS = "baris_tersembunyi_dihitung"
    SURVEY_HIDDEN_SHEET = "lembar_survei_tersembunyi"
    SURVEY_TABLES_JOINED = "tabel_digabung"
    SURVEY_TABLE_REPEATED = "tabel_berulang"
    SURVEY_SEVERAL = "beberapa_survei"
    SURVEY_RESPONDENTS_UNKNOWN = "responden_tidak_disebut"
    SURVEY_RESPONDENTS_DIFFER = "responden_berbeda"
    SURVEY_TABLE_DIFFERS = "tabel_unsur_berbeda"
    SURVEY_INDEX_DIFFERS = "ikm_tertulis_berbeda"
    # a list of attendance
    TRAINING_NO_UNIT = "peserta_tanpa_unit"
    TRAINING_DAY = "tanggal_kegiatan_tidak_jelas"
    TRAINING_MARK = "tanda_garis_depan_tidak_jelas"
    # a list of services
    NO_SERVICES = "tidak_ada_layanan"
    SERVICES_NOT_ANSWERS = "layanan_bukan_isian"
    SERVICE_WITHOUT_NAME = "layanan_tanpa_nama"
    SERVICE_UNCLEAR = "layanan_isi_tidak_jelas"
    SERVICE_DAY = "layanan_isi_tanggal"
    SERVICE_BARE_NUMBER = "layanan_angka_tanpa_satuan"
    SERVICE_PERSONAL = "layanan_data_pribadi"
    SERVICE_CUT = "layanan_teks_terpotong"
    SERVICE_COUNT = "layanan_jumlah_komponen"
    SERVICE_TWICE = "layanan_ganda"
    SERVICE_TWICE_OTHER = "layanan_ganda_berbeda"
    SERVICE_UNIT_CARRIED = "layanan_unit_di_atasnya"
    SERVICE_CONTINUED = "layanan_baris_lanjutan"
    SERVICE_READ_AS = "layanan_kolom_nama"
    SERVICE_MORE = "layanan_sel_sejenis"
    # asked rather than guessed
    ASK_UNIT = "tanya_unit"
    ASK_UNIT_OF_FORM = "tanya_unit_formulir"
    ASK_COLUMN = "tanya_kolom"
    ASK_DATE = "tanya_tanggal"
    ASK_MARK = "tanya_tanda"
    ASK_COMPLAINT_STATUS = "tanya_status_pengaduan"
    ASK_SERVICE_NONE = "tanya_layanan_tanpa"


ASKS_FOR_UNIT = frozenset({ProblemCode.ASK_UNIT, ProblemCode.ASK_UNIT_OF_FORM})


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


class DefinitionErrors(DefinitionError):
    """Several mistakes of one file, each in a sentence of its own; `str()` has one in each line."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class FileRefused(ComplianceError):
    """A file was not read at all. `problem` carries the code."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem
