"""The words of the page Kesenjangan, and conditions in plain words."""

from __future__ import annotations

from compliance.model import ScoreBasis, Test

CHOOSE = "Pilih unit untuk melihat apa yang perlu dikerjakan lebih dulu."
NO_ANSWERS = "Unit ini belum melapor pada periode ini. Semua di bawah masih terbuka."
SCORE = "Nilai"
CATEGORY = "Kategori"
OPEN = "Celah terbuka"
OPEN_NOTE = "paling besar {points} poin"
OPEN_NONE = "tidak ada"
DATE = "Tanggal penilaian"
RANGE_SURE = "pasti"
RANGE_WIDE = "belum pasti; isian belum lengkap"
FROM_TO = "{low} – {high}"
ONE_CATEGORY = "di kedua ujung rentang"
TWO_CATEGORIES = "terbukti – paling tinggi"

OPEN_HEAD = "Yang perlu dikerjakan"
OPEN_LEAD = "Diurutkan dari yang paling banyak menambah nilai."
DONE_HEAD = "Sudah di anak tangga teratas ({count})"
UNASKED_HEAD = "Kelompok tambahan yang belum diisi ({count})"
UNASKED_LEAD = "Pertanyaan untuk indikator ini boleh tidak diisi dan tidak mengurangi kelengkapan. Bila diisi, nilainya ikut dapat dibuktikan."
UNSEEN_HEAD = "Tidak terlihat dari isian ({count})"
UNSEEN_LEAD = "Indikator ini dinilai dengan cara lain (misalnya wawancara atau pengamatan). Isian tidak dapat menunjukkannya; siapkan buktinya tersendiri."
WAIVED_HEAD = "Tidak berlaku bagi unit ini ({count})"
NOTHING_OPEN = "Semua indikator yang terlihat dari isian sudah di anak tangga teratas."
BARS_HEAD = "Nilai per indikator"
BARS_LEAD = "Warna penuh: terbukti. Warna muda: masih mungkin."
BAR_WORDS = "{points} dari {top}"

GAIN = "{points} poin"
TO_TOP = "bila mencapai “{label}”"
NOW = "Sekarang"
NOW_BLANK: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "belum dijawab",
    ScoreBasis.TERVERIFIKASI: "belum ada jawaban yang sudah diperiksa",
}
POSSIBLE = "masih mungkin: {label}"
MISSING = "Yang kurang"
FOR_NEXT = "untuk langkah pertama, “{label}” ({points} poin)"
OR = " atau "
AND = ", "
REMEDY = "Langkah"
LEGAL = "Dasar hukum"
PROOF = "Yang membuktikan"
PROOF_NONE = "belum ada jawaban yang membuktikan"
PROOF_ITEM = "{question}: {answer}"
EVIDENCE = "{count} tautan bukti"
BASIS = "Dasar angka"
BASIS_BOTH = "bobot {weight}, anak tangga {ladder}"
ACCEPTED = "Bukti yang diterima"

IS_NOW = "{condition} (sekarang: {answer})"
NOT_ANSWERED = "{condition} (belum diisi)"
OPEN_PARTS = "belum ada: {parts}"
AMONG = " di antara: {options}"
NONE_CHOSEN = "tidak ada"
SHARE_OF = "{share} % dari “{whole}”"
CONDITIONS: dict[Test, str] = {
    Test.IS: "{question}: {operand}",
    Test.AT_LEAST: "{question}: paling sedikit {operand}",
    Test.MORE_THAN: "{question}: lebih dari {operand}",
    Test.AT_MOST: "{question}: paling banyak {operand}",
    Test.INCLUDES: "{question}: memuat {operand}",
    Test.CHOSEN_AT_LEAST: "{question}: paling sedikit {operand} pilihan",
    Test.WITHIN_MONTHS: "{question}: paling lama {operand} bulan sebelum tanggal penilaian",
    Test.LESS_THAN_MONTHS: "{question}: kurang dari {operand} bulan sebelum tanggal penilaian",
}
