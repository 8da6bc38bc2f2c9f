"""The words of the page Verifikasi, and of what was decided on the page Kesenjangan."""

from __future__ import annotations

from compliance.model import Verdict

LEAD = (
    "F7 menuju tabel. Panah untuk berpindah sel, ketik untuk memilih, Enter untuk menetapkan. "
    "Yang dikosongkan tidak berubah."
)
ONE_LEAD = "Satu jawaban setiap kali: pilih keputusannya, lalu simpan. Yang dilewati tidak berubah."
ONE_PLACE, ONE_ANSWER = "Jawaban {place} dari {all}", "Jawaban unit:"
OPEN_PROOF, SKIP = "Buka bukti", "Lewati"
FROZEN = (
    "Periode ini sudah dibekukan, jadi keputusan tidak dapat diubah lagi. Yang tampil hanya untuk dilihat."
)
ELEMENT, ALL_ELEMENTS = "Unsur", "Semua unsur"
STATE, OPEN_STATES, ALL_STATES = "Keadaan", "Perlu diperiksa", "Semua keadaan"
COLUMN_UNIT, COLUMN_QUESTION, COLUMN_ANSWER, COLUMN_PROOF = "Unit", "Pertanyaan", "Jawaban", "Bukti"
COLUMN_LINK, COLUMN_STATE, COLUMN_VERDICT, COLUMN_VALUE, COLUMN_NOTE = (
    "Buka",
    "Keadaan",
    "Keputusan",
    "Jawaban yang benar",
    "Catatan untuk unit",
)
CHOICES: dict[Verdict, str] = {
    Verdict.DITERIMA: "terima",
    Verdict.DIKOREKSI: "koreksi",
    Verdict.DIKEMBALIKAN: "kembalikan",
}
OPEN_LINK = "buka"
ACCEPT_ALL = "Terima semua yang tampil ({count})"
SAVE = "Simpan keputusan"
SAVED = "{count} keputusan disimpan."
NOTHING_DECIDED = "Belum ada keputusan yang dipilih."
NOTHING_OPEN = "Tidak ada jawaban yang menunggu diperiksa dengan pilihan ini."
FIGURES = "{open} dari {all} jawaban menunggu diperiksa"
MORE = "Yang tampil {shown} pertama dari {all}; sisanya menyusul setelah ini diperiksa."

# of one unit
HEAD = "Pemeriksaan: {done} dari {all} jawaban sudah diperiksa"
RETURNED = "Dikembalikan, perlu Anda perbaiki"
CORRECTED = "Dikoreksi Bagian Organisasi"
LINE = "{question}: {note}"
CORRECTED_LINE = "{question}: {old} menjadi {new}. {note}"
NOTHING_DONE = "Bagian Organisasi belum memeriksa jawaban unit ini."
