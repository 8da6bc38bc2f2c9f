"""What a workflow says when it refuses: what is wrong, and what to do next."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why something was not done; each has one sentence."""

    DATABASE_UNREACHABLE = "basis_data_tidak_terjangkau"
    DATABASE_NEWER = "basis_data_lebih_baru"
    NOT_SET_UP = "belum_disiapkan"
    REGISTRY_EXISTS = "daftar_unit_sudah_ada"
    REGISTRY_FILE_MISSING = "berkas_daftar_unit_kosong"
    PERIOD_NAME_EMPTY = "nama_periode_kosong"
    PERIOD_EXISTS = "periode_sudah_ada"
    PERIOD_UNKNOWN = "periode_tidak_dikenal"
    INSTRUMENT_UNKNOWN = "instrumen_tidak_dikenal"
    UNIT_UNKNOWN = "unit_tidak_dikenal"
    NO_FILES = "tanpa_berkas"
    BATCH_UNKNOWN = "kumpulan_tidak_dikenal"
    BATCH_STORED = "kumpulan_sudah_disimpan"
    STILL_READING = "masih_dibaca"
    NOTHING_TO_STORE = "tidak_ada_isi"
    OPEN_QUESTIONS = "pertanyaan_belum_dijawab"
    CONFLICTS = "berkas_bertentangan"
    REASON_MISSING = "alasan_kosong"
    ASK_UNKNOWN = "pertanyaan_tidak_dikenal"
    CANDIDATE_UNKNOWN = "pilihan_tidak_dikenal"
    UPLOAD_UNKNOWN = "unggahan_tidak_dikenal"
    UNDO_REASON_MISSING = "alasan_pembatalan_kosong"


SENTENCES: dict[Refusal, str] = {
    Refusal.DATABASE_UNREACHABLE: "Basis data tidak dapat dibuka ({cause}). Periksa alamat basis data dan izin foldernya, lalu coba lagi.",
    Refusal.DATABASE_NEWER: "Basis data ini dibuat oleh versi aplikasi yang lebih baru. Jalankan aplikasi versi terbaru.",
    Refusal.NOT_SET_UP: "Daftar unit belum dipilih. Pilih daftar unit pada halaman awal dahulu.",
    Refusal.REGISTRY_EXISTS: "Daftar unit sudah dipilih dan tidak dapat diganti. Pakai basis data baru bila ingin memulai dari awal.",
    Refusal.REGISTRY_FILE_MISSING: "Berkas CSV daftar unit belum dipilih. Pilih berkasnya, lalu coba lagi.",
    Refusal.PERIOD_NAME_EMPTY: "Nama periode masih kosong. Isi namanya, misalnya “Penilaian 2026”.",
    Refusal.PERIOD_EXISTS: "Periode “{name}” sudah ada. Pakai nama lain.",
    Refusal.PERIOD_UNKNOWN: "Periode ini tidak ditemukan. Muat ulang halaman, lalu pilih periode lagi.",
    Refusal.INSTRUMENT_UNKNOWN: "Instrumen “{instrument}” tidak dikenal. Pilih salah satu: {known}.",
    Refusal.UNIT_UNKNOWN: "Unit “{unit}” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi.",
    Refusal.NO_FILES: "Belum ada berkas yang dipilih. Pilih paling sedikit satu berkas.",
    Refusal.BATCH_UNKNOWN: "Kumpulan berkas ini tidak ditemukan; mungkin sudah dibuang. Unggah berkasnya lagi.",
    Refusal.BATCH_STORED: "Kumpulan berkas ini sudah disimpan dan tidak dapat diubah. Batalkan lewat riwayat unggahan bila perlu.",
    Refusal.STILL_READING: "Masih ada {count} berkas yang sedang dibaca. Tunggu sampai selesai, lalu simpan.",
    Refusal.NOTHING_TO_STORE: "Tidak ada isian yang dapat disimpan dari berkas-berkas ini. Periksa keterangan setiap berkas.",
    Refusal.OPEN_QUESTIONS: "Masih ada {count} pertanyaan yang belum dijawab. Jawab dahulu, atau pilih menyimpan tanpa bagian yang ditanyakan.",
    Refusal.CONFLICTS: "Berkas-berkas ini memberi {count} jawaban yang saling bertentangan untuk unit dan pertanyaan yang sama. Keluarkan salah satu berkas, atau pilih memakai berkas yang terakhir.",
    Refusal.REASON_MISSING: "Ada {count} jawaban tersimpan yang akan diganti. Tulis alasan penggantiannya dahulu.",
    Refusal.ASK_UNKNOWN: "Pertanyaan ini tidak lagi diajukan oleh berkas mana pun. Muat ulang halaman.",
    Refusal.CANDIDATE_UNKNOWN: "Pilihan “{candidate}” tidak tersedia untuk pertanyaan ini. Muat ulang halaman, lalu pilih lagi.",
    Refusal.UPLOAD_UNKNOWN: "Unggahan ini tidak ditemukan. Muat ulang halaman riwayat.",
    Refusal.UNDO_REASON_MISSING: "Tulis alasan pembatalan dahulu, supaya jejaknya jelas.",
}


FIRST_PERIOD = "Penilaian {year}"
DEMONSTRATION_REASON = "Data contoh (rekaan) untuk mencoba aplikasi"


def sentence(refusal: Refusal, **facts: object) -> str:
    """The sentence of a refusal with its facts."""
    return SENTENCES[refusal].format(**facts)
