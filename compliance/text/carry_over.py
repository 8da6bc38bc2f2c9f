"""The words of the page Bawa jawaban lama, and of the workbook that keeps what was carried over."""

from __future__ import annotations

LEAD = "Jawaban periode lalu hanya usulan: yang tidak dicentang tidak ikut, yang sudah dijawab tidak diganti, dan semuanya diperiksa dari awal."
SOURCE = "Bawa dari periode"
SOURCE_NONE = (
    "Belum ada periode yang lebih awal daripada “{period}”, jadi tidak ada jawaban yang dapat dibawa."
)
TO_UPLOAD = "Unggah berkas isian"
NOTHING = "Tidak ada jawaban “{source}” yang belum dijawab pada “{period}”."
NOT_FOUND = "Tidak ada unit yang cocok dengan pencarian."

CARD_OFFERS, CARD_GOOD, CARD_RETURNED, CARD_EXPIRED = (
    "Jawaban lama",
    "Masih berlaku",
    "Pernah dikembalikan",
    "Terlalu lama",
)
UNITS = "{count} unit"
GOOD_NOTE = "sudah dicentang"
RETURNED_NOTE = "tidak dicentang"
EXPIRED_NOTE = "pada {day}"
CARD_OTHERS, OTHERS_NOTE = "Dari unit terdahulu", "tidak dicentang"
OTHERS_LEAD = "Unit yang menggantikan unit lain juga diusulkan jawaban unit terdahulu itu, dengan namanya di kolom “{column}”. Periksa dahulu apakah jawabannya benar bagi unit yang baru, lalu centang."
CLASHES_HEAD = "{count} pertanyaan tidak diusulkan: jawaban unit terdahulu bertentangan"
CLASHES_LEAD = (
    "Unit-unit yang digantikan menjawabnya berbeda, jadi tidak ada yang diusulkan. Jawab sendiri pada isian."
)
CLASHES_TABLE = ("Unit", "Pertanyaan", "Jawaban unit terdahulu")
CLASH = "{unit}: {answer}"
MORE = "Yang tampil {shown} pertama dari {all}; sisanya menyusul setelah ini disimpan."

COLUMN_TAKE, COLUMN_UNIT, COLUMN_QUESTION, COLUMN_ANSWER = "Bawa", "Unit", "Pertanyaan", "Jawaban lama"
COLUMN_AGE, COLUMN_STATE, COLUMN_EFFECTIVE, COLUMN_PROOF, COLUMN_LINK = (
    "Masa berlaku",
    "Pemeriksaan lalu",
    "Berlaku sejak",
    "Bukti",
    "Buka",
)
COLUMN_OF = "Jawaban milik"
OPEN_LINK = "buka"
EXPIRED = "terlalu lama sejak {day}"
HOLDS = "berlaku sampai {day}"
WAS = "{state}, semula “{answer}”"
NOTED = "{state}: {note}"
SAVE = "Bawa {answers} jawaban untuk {units} unit"
SAVE_NONE = "Bawa jawaban"

# the workbook that is kept as the file of this upload
FILE = "Bawaan dari {source}.xlsx"
REASON = "Dibawa dari periode “{source}”"
OF_UNITS = "jawaban {units} pada periode itu"
NOTES = "; "
SHEET = "Bawaan"
HEAD = "Jawaban dari periode “{source}” ({before}) yang dibawa ke periode “{period}” ({now})"
ANSWER_COLUMN = 3  # of COLUMNS: what stands there is the answer
COLUMNS = (
    "Unit",
    "Id pertanyaan",
    "Pertanyaan",
    "Jawaban",
    "Bukti",
    "Berlaku sejak",
    "Catatan",
    "Jawaban semula",
    "Letak semula",
    "Milik unit terdahulu",
)
