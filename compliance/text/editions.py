"""The words of the pages Berdampingan and Edisi."""

from __future__ import annotations

# side by side
LEAD = "Isian yang sama dinilai menurut beberapa instrumen. Setiap instrumen punya tiga kolom: nilainya (dari yang terbukti sampai yang paling tinggi masih mungkin), nilai dari jawaban yang sudah diperiksa, dan bagian bobot resmi yang terlihat dari isian (cakupan)."
CHOOSE = "Instrumen yang dibandingkan"
COLUMN_UNIT, COLUMN_KIND = "Unit", "Jenis"
COVERAGE = "Cakupan – {instrument}"
VERIFIED = "Diperiksa – {instrument}"
BESIDE = "{verified} (selisih {beyond})"
COLUMN_DISPENSED = "Dispensasi"
SELECT_HINT = "Pilih satu sel untuk melihat cara hitung unit itu menurut instrumennya."
EMPTY = "Belum ada isian pada periode ini."
NONE_CHOSEN = "Pilih paling sedikit satu instrumen."
LIFTS_HEAD = "Jawaban yang paling berpengaruh"
LIFTS_LEAD = "Angkanya: paling banyak berapa persen dari nilai penuh yang bergantung pada satu jawaban itu. Satu bobot dapat bergantung pada beberapa jawaban, jadi angkanya tidak dijumlahkan. Yang berpengaruh pada beberapa instrumen sekaligus berada di atas."
LIFT_COLUMN = "Pertanyaan"
NO_LIFT = "–"

# editions
COMPARE_LEAD = "Apa yang datang, hilang, dan berubah bobot dari satu edisi ke edisi lain. Bobot adalah bagian dari nilai penuh."
OLD, NEW = "Edisi lama", "Edisi baru"
SAME = "Pilih dua edisi yang berbeda."
CAME, WENT, REWEIGHED = "Baru ({count})", "Tidak ada lagi ({count})", "Berubah bobot ({count})"
CLIMBS = "Tangga nilainya berubah ({count})"
CATEGORIES = "Kategori"
INDICATOR, ASPECT, WEIGHT, BEFORE, AFTER, DIFFERENCE = (
    "Indikator",
    "Aspek",
    "Bobot",
    "Sebelum",
    "Sesudah",
    "Selisih",
)
CATEGORY_TABLE = ("Kategori", "Sebelum", "Sesudah")
NOTHING = "Tidak ada."
UNSCORED = "{title} tidak menilai jawaban: {reason}"
BAND = "{label} ({lower}–{upper})"
ABSENT = "–"
