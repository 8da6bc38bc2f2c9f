"""The words of the page Perkembangan and of its workbook."""

from __future__ import annotations

from compliance.analysis.progress import Movement, Presence
from compliance.analysis.unit_progress import Mark, Touch

# choices
FROM, TO_PERIOD = "Dari periode", "Ke periode"
INSTRUMENT_BEFORE = "Instrumen pada {period}"
SAME_INSTRUMENT = "Instrumen yang sama"
LEAD = "{before} ({day_before}) → {after} ({day_after})"
ONE_PERIOD = "Perlu dua periode untuk dibandingkan. Perbandingan muncul di sini setelah periode kedua dapat Anda lihat."
NO_COMMON = "Tidak ada instrumen untuk periode ini."
DOWNLOAD = "Unduh Excel"
TAB_PAIR, TAB_TREND = "Dua periode", "Dari waktu ke waktu"

# the yardstick
SAME_YARDSTICK = "Kedua periode dinilai dengan instrumen yang sama, jadi selisihnya bukan karena tolok ukur."
OTHER_YARDSTICK = "Tolok ukurnya berubah, jadi selisih nilai bukan seluruhnya kemajuan atau kemunduran: {changes}. Kolom “{column}” memisahkannya."
OTHER_YARDSTICK_BARE = (
    "Tolok ukurnya berubah, jadi selisih nilai bukan seluruhnya kemajuan atau kemunduran: {changes}."
)
CAME, WENT = "{count} indikator baru", "{count} tidak dinilai lagi"
REWEIGHED, LADDERS = "{count} berubah bobot", "{count} berubah tangga nilainya"
BANDS = "batas kategori berubah"
NOTHING_WEIGHED = "indikator dan bobotnya sama; sumber, kategori, atau keterangannya yang berubah"
TO_EDITIONS = "Lihat perubahan edisi"

# figures
ROSE, FELL = "Naik", "Turun"
UNITS_OF = "dari {count} unit"
REGION = "Rata-rata terbukti"
REGION_UNITS = "{before} → {after} unit"
COMMON = "Rata-rata unit yang sama"
COMMON_UNITS = "{count} unit pada keduanya"
ARROW = "{before} → {after}"
NOTHING = "–"

# the table
MOVEMENTS: dict[Movement, str] = {
    Movement.ROSE: "naik",
    Movement.FELL: "turun",
    Movement.SAME: "tetap",
    Movement.NEW: "baru",
    Movement.GONE: "tidak ada lagi",
    Movement.PROVISIONAL: "sementara",
}
PRESENCES: dict[Presence, str] = {
    Presence.RANKED: "berperingkat",
    Presence.PROVISIONAL: "sementara",
    Presence.SILENT: "belum melapor",
    Presence.ABSENT: "tidak terdaftar",
    Presence.HIDDEN: "tidak berperingkat",
}
SHOW = "Tampilkan"
ALL = "Semua"
COLUMN_UNIT, COLUMN_MOVEMENT, COLUMN_CHANGE = "Unit", "Gerak", "Selisih"
COLUMN_FLOOR, COLUMN_CEILING, COLUMN_VERIFIED = "Terbukti", "Paling tinggi", "Diperiksa"
COLUMN_RANK, COLUMN_CATEGORY, COLUMN_KIND = "Peringkat", "Kategori", "Jenis"
COLUMN_YARDSTICK, COLUMN_TIME, COLUMN_ANSWERS = "Karena tolok ukur", "Karena waktu", "Karena isian"
COLUMN_PRESENCE, COLUMN_NOTE, COLUMN_DISPENSED = "Keadaan", "Keterangan", "Dispensasi"
CHANGE_HELP = "Nilai terbukti periode baru dikurangi periode lama, dari angka yang ditampilkan: siapa pun dapat mengeceknya."
YARDSTICK_HELP = (
    "Isian lama dinilai dengan instrumen baru, pada tanggal lama: selisihnya hanya karena tolok ukur."
)
TIME_HELP = "Isian lama dinilai pada tanggal baru: selisihnya karena bukti menua, bukan karena isian."
ANSWERS_HELP = (
    "Sisanya: karena isian, termasuk dispensasi. Ketiga bagian dijumlahkan tepat sama dengan selisih."
)
RENAMED = "dulu {name}"
SUCCEEDED = "diteruskan {names}"
TABLE_ALT = "Tabel perkembangan unit"
SELECT_HINT = "Pilih satu baris untuk melihat jawaban dan indikator yang berubah."
NOT_YOURS = "Jawaban unit ini tidak terbuka bagi akun Anda; yang terbuka hanya peringkatnya."
NOTHING_FOUND = "Tidak ada unit yang diperingkat pada kedua periode dan cocok dengan pilihan ini."
EMPTY = "Belum ada unit yang diperingkat pada salah satu periode ini."
PROVISIONAL_HEAD = "Sementara, tidak dibandingkan ({count})"
PROVISIONAL_LEAD = "Isiannya belum cukup lengkap pada salah satu periode. Isian kosong tidak dihitung nol, jadi selisihnya tidak berarti."
OTHERS_HEAD = "Baru atau tidak ada lagi ({count})"
OTHERS_LEAD = "Diperingkat hanya pada salah satu periode."

# how the means and the causes came about
MEANS_HEAD = "Cara hitung rata-rata unit yang sama, yang naik, dan yang turun"
MEANS_RULE = "Rata-rata sederhana dari nilai terbukti unit yang diberi peringkat pada kedua periode, masing-masing seperti ditunjukkan. Naik dan turun dihitung dari selisih nilai terbuktinya; nilai paling tinggi tidak ikut menentukan."
MEANS_LINE = "{period}: {sum}; dibulatkan sekali, setengah ke atas: {rounded}"
MEANS_TABLE = ("Unit", "Sebelum", "Sesudah", "Selisih")
CAUSES_HEAD = "Cara hitung selisih dan penyebabnya"
CAUSES_TABLE = ("Isian", "Instrumen", "Dinilai per", "Terbukti", "Selisih", "Karena")
CAUSES_LEAD = "Setiap baris mengubah satu hal saja dari baris di atasnya. Dua baris di tengah tidak pernah ditunjukkan; rinciannya di bawah."
CAUSES_DETAIL = "Isian {period} dinilai dengan {instrument} per {day}"
CAUSES = ("", "tolok ukur", "waktu", "isian")

# one unit
NAMED_BEFORE = "Pada periode lama bernama {name}."
NOT_REPORTED = "Unit ini belum melapor pada {period}."
ANSWERS_HEAD = "Jawaban yang berubah ({count})"
ANSWERS_NONE = "Tidak ada jawaban yang berubah."
ANSWER_TABLE = ("Pertanyaan", "Perubahan", "Sebelum", "Sesudah")
SEPARATOR = " · "
EFFECTIVE = "berlaku sejak {day}"
TOUCHES: dict[Touch, str] = {
    Touch.FILLED: "baru diisi",
    Touch.EMPTIED: "tidak diisi lagi",
    Touch.VALUE: "jawaban diubah",
    Touch.SUPPORT: "bukti atau keterangan diubah",
}
INDICATORS_HEAD = "Indikator yang bergerak ({count})"
INDICATORS_NONE = "Tidak ada indikator yang bergerak."
INDICATORS_LEAD = "Andil: bagian indikator itu dalam nilai terbukti. Setiap andil dibulatkan sendiri, jadi jumlahnya dapat berbeda sedikit dari nilainya."
MEASURED_HEAD = "Diukur lain, tetapi unit ini tidak bergerak ({count})"
MEASURED_LEAD = "Perubahan tolok ukur pada indikator yang posisi unit ini sama."
INDICATOR_TABLE = ("Indikator", "Sebelum", "Sesudah", "Andil", "Selisih", "Tolok ukur")
RUNG_OPEN = "{floor} (mungkin {ceiling})"
NOT_APPLICABLE = "tidak berlaku"
WEIGHT = "{mark} (bobot {weight})"
WEIGHT_CHANGED = "{mark} ({before} → {after})"
MARKS: dict[Mark, str] = {
    Mark.CAME: "indikator baru",
    Mark.WENT: "tidak dinilai lagi",
    Mark.HEAVIER: "bobot naik",
    Mark.LIGHTER: "bobot turun",
    Mark.LADDER: "tangga nilai diubah",
    Mark.MOVED: "pindah aspek",
}
TO_GAPS = "Lihat kesenjangan"

# trend
TREND_LEAD = "Batang: terbukti sampai paling tinggi. Lingkaran: terbukti dari jawaban yang sudah diperiksa. Angka periode beku adalah angka yang dulu ditunjukkan."
TREND_UNIT = "Siapa"
TO_TREND = "Lihat dari waktu ke waktu"
TREND_REGION = "Seluruh kabupaten (rata-rata unit berperingkat)"
TREND_NONE = "Belum ada periode yang dapat Anda lihat."
TREND_TABLE = (
    "Periode",
    "Tanggal penilaian",
    "Instrumen",
    "Terbukti",
    "Paling tinggi",
    "Diperiksa",
    "Kategori",
    "Unit",
)
TREND_PROVISIONAL = "{category} (sementara)"
TREND_EMPTY = "belum ada nilai"
TREND_OLDER = "Periode dengan tanda * belum memiliki instrumen ini, jadi memakai edisi sebelumnya. Angkanya tidak dapat dibandingkan begitu saja."
OLDER = "{name} *"
TREND_ALT = "{period}: terbukti {floor}, paling tinggi {ceiling}"
TREND_ALT_EMPTY = "{period}: belum ada nilai"
FROM_TO = "{low} – {high}"

# the workbook
FILE = "Perkembangan {before} – {after}.xlsx"
TITLE = "Perkembangan {before} – {after}"
SHEET_PAIRS, SHEET_OTHERS, SHEET_ANSWERS = "Perkembangan", "Tidak dibandingkan", "Jawaban"
SHEET_YARDSTICK, SHEET_ABOUT = "Tolok ukur", "Tentang"
BEFORE, AFTER = "{what} (lama)", "{what} (baru)"
RANK, FLOOR, CEILING, VERIFIED, CATEGORY = (
    "Peringkat",
    "Terbukti",
    "Paling tinggi",
    "Terbukti, yang diperiksa",
    "Kategori",
)
CHANGE = "Selisih {what}"
QUESTION, TOUCH = "Pertanyaan", "Perubahan"
ANSWER, SUPPORT = "Jawaban", "Bukti dan keterangan"
ITEM_CAME, ITEM_WENT, ITEM_WEIGHT, ITEM_LADDER = (
    "indikator baru",
    "tidak dinilai lagi",
    "bobot berubah",
    "tangga nilai berubah",
)
YARDSTICK_TABLE = ("Indikator", "Nama", "Perubahan", "Bobot (lama)", "Bobot (baru)")
ABOUT_PERIOD_BEFORE, ABOUT_PERIOD_AFTER = "Periode lama", "Periode baru"
ABOUT_INSTRUMENT_BEFORE, ABOUT_INSTRUMENT_AFTER = "Instrumen periode lama", "Instrumen periode baru"
ABOUT_PERIOD = "{period}, tanggal penilaian {day}"
ABOUT_BASIS = "Dasar angka"
ABOUT_READING: tuple[str, ...] = (
    "Selisih adalah angka terbukti periode baru dikurangi periode lama, keduanya sebagaimana ditampilkan. Siapa pun dapat mengeceknya dari dua kolom di sampingnya.",
    "Karena tolok ukur: isian lama dinilai dengan instrumen baru pada tanggal lama. Karena waktu: lalu dinilai pada tanggal baru, ketika bukti sudah menua. Karena isian: sisanya, termasuk dispensasi. Ketiganya berjumlah tepat selisihnya.",
    "Unit sementara, baru, dan tidak ada lagi berada di lembar Tidak dibandingkan: tanpa selisih.",
)
