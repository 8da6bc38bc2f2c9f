"""The words of the workbook that units fill in."""

from __future__ import annotations

from compliance.model import AnswerKind

FILE = "Templat isian {date}.xlsx"
NUMBER, UNIT, DISTRICT = "No", "Nama unit", "Kecamatan"

GUIDE_SHEET = "Petunjuk"
GUIDE_HEAD = "Cara mengisi"
GUIDE = (
    "Setiap lembar memuat satu kelompok pertanyaan, setiap baris satu unit. Isi di bawah judul; judul jangan diubah.",
    "Enam lembar pertama untuk semua unit. Lembar lain adalah kelompok tambahan: boleh dibiarkan kosong atau dihapus, dan yang kosong tidak dihitung sebagai kekurangan.",
    "Sel kosong berarti belum diisi, bukan tidak ada.",
    "Tanggal berlaku boleh ditulis di belakang jawabannya (Ada, 31/01/2026) atau di kolom tambahan dengan judul yang menyebut unsurnya, misalnya “Tanggal SOP”.",
    "Baris unit lain boleh dihapus. Tautan bukti boleh ditulis di sel jawaban atau di kolom buktinya.",
)
QUESTION_SHEET = "Daftar pertanyaan"
QUESTION_TABLE = ("Lembar", "Judul kolom", "Cara mengisi", "Penjelasan", "Pilihan")

HOW: dict[AnswerKind, str] = {
    AnswerKind.STATUS: "Ada, Proses, Tidak, atau Tidak berlaku (dengan alasan)",
    AnswerKind.COUNT: "Bilangan bulat",
    AnswerKind.NUMBER: "Angka",
    AnswerKind.PERCENT: "Persen, misalnya 80 %",
    AnswerKind.DATE: "Tanggal, misalnya 31/01/2026",
    AnswerKind.CHOICE: "Satu pilihan",
    AnswerKind.CHOICES: "Satu atau beberapa pilihan, dipisah titik koma; Tidak bila tidak ada",
    AnswerKind.LINKS: "Satu atau beberapa tautan",
}
NOTE = "{how}.\n{help}"
NOTE_OPTIONS = "{how}.\n{help}\nPilihan: {options}."
