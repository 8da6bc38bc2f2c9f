"""The words about how far a period has come."""

from __future__ import annotations

from compliance.model import PeriodState

MEANS: dict[PeriodState, str] = {
    PeriodState.DRAFT: "Bagian Organisasi menyiapkan dan mengunggah; unit belum dapat mengisi.",
    PeriodState.DIBUKA: "Unit dan Bagian Organisasi dapat mengunggah isian.",
    PeriodState.DIBEKUKAN: "Isian, tanggal penilaian, daftar unit, dan instrumen dikunci; angka tidak berubah lagi.",
    PeriodState.DITERBITKAN: "Peringkat dapat dilihat pimpinan dan semua unit.",
    PeriodState.DIARSIPKAN: "Tetap dapat dibaca seperti saat terbit dan angkanya tetap, tetapi bukan lagi pilihan awal.",
}
FORWARD: dict[PeriodState, str] = {
    PeriodState.DIBUKA: "Buka untuk pengisian",
    PeriodState.DIBEKUKAN: "Bekukan angkanya",
    PeriodState.DITERBITKAN: "Terbitkan",
    PeriodState.DIARSIPKAN: "Arsipkan",
}
BACK: dict[PeriodState, str] = {
    PeriodState.DRAFT: "Kembalikan menjadi draf",
    PeriodState.DIBUKA: "Buka kembali (angka beku dilepas)",
    PeriodState.DIBEKUKAN: "Tarik penerbitan",
    PeriodState.DITERBITKAN: "Keluarkan dari arsip",
}
BACK_HEAD = "Mundur satu langkah"
REASON = "Alasan (wajib, masuk ke jejak audit)"
STEP_DONE = "Periode sekarang {state}."
RECOUNT = "Hitung ulang dan bandingkan"
SAME = "Cocok: {count} baris angka yang dibekukan {when} dihitung ulang dan tidak satu pun berbeda."
MOVED = "{count} angka berbeda dari yang dibekukan {when}; yang pertama: {unit}, {instrument}. Jangan terbitkan atau arsipkan; periksa versi aplikasi dan basis datanya."

# deadlines
REPORT_LINE = "Batas pengisian {day} ({left})"
VERIFY_LINE = "Batas pemeriksaan {day} ({left})"
OBJECT_LINE = "Masa sanggah sampai {day} ({left})"
OBJECT_SOON = "Masa sanggah {start} sampai {end} (mulai {left})"
DEADLINES = "Tenggat"
DEADLINES_LEAD = "Semuanya boleh kosong. Setiap tanggal termasuk harinya."
REPORT_UNTIL = "Batas pengisian oleh unit"
REPORT_HELP = "Setelah hari ini unit tidak dapat lagi mengunggah; Bagian Organisasi masih dapat."
VERIFY_UNTIL = "Batas pemeriksaan"
VERIFY_HELP = "Hanya ditampilkan, untuk perencanaan Bagian Organisasi."
OBJECTIONS_FROM = "Masa sanggah mulai"
OBJECTIONS_UNTIL = "Masa sanggah sampai"
DEADLINES_SAVE = "Simpan tenggat"
DEADLINES_SAVED = "Tenggat disimpan."

# the list
ARCHIVE = "Arsip ({count})"
ARCHIVE_TABLE = ("Periode", "Tanggal penilaian")
