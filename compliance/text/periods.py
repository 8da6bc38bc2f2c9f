"""The words about how far a period has come."""

from __future__ import annotations

from compliance.model import PeriodState

MEANS: dict[PeriodState, str] = {
    PeriodState.DRAFT: "Bagian Organisasi menyiapkan dan mengunggah; unit belum dapat mengisi.",
    PeriodState.DIBUKA: "Unit dan Bagian Organisasi dapat mengunggah isian.",
    PeriodState.DIBEKUKAN: "Isian, tanggal penilaian, daftar unit, dan instrumen dikunci; angka tidak berubah lagi.",
    PeriodState.DITERBITKAN: "Peringkat dapat dilihat pimpinan dan semua unit.",
}
FORWARD: dict[PeriodState, str] = {
    PeriodState.DIBUKA: "Buka untuk pengisian",
    PeriodState.DIBEKUKAN: "Bekukan angkanya",
    PeriodState.DITERBITKAN: "Terbitkan",
}
BACK: dict[PeriodState, str] = {
    PeriodState.DRAFT: "Kembalikan menjadi draf",
    PeriodState.DIBUKA: "Buka kembali (angka beku dilepas)",
    PeriodState.DIBEKUKAN: "Tarik penerbitan",
}
BACK_HEAD = "Mundur satu langkah"
REASON = "Alasan (wajib, masuk ke jejak audit)"
STEP_DONE = "Periode sekarang {state}."
RECOUNT = "Hitung ulang dan bandingkan"
SAME = "Cocok: {count} baris angka yang dibekukan {when} dihitung ulang dan tidak satu pun berbeda."
MOVED = "{count} angka berbeda dari yang dibekukan {when}; yang pertama: {unit}, {instrument}. Jangan terbitkan; periksa versi aplikasi dan basis datanya."
