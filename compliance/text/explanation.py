"""The words of the page Cara hitung and of the same explanation in files."""

from __future__ import annotations

from enum import StrEnum

from compliance.model import ScoreBasis, Truth


class Figure(StrEnum):
    """What can be asked about; its value is what stands in the list of choices and in the address."""

    UNIT = "Nilai satu unit"
    MEAN = "Rata-rata seluruh unit"
    BESIDE = "Rata-rata di sampingnya, menurut dasar lain"
    CATEGORIES = "Jumlah unit per kategori"
    REPORTED = "Unit yang sudah melapor"
    PROVISIONAL = "Unit sementara"
    ELEMENTS = "Jawaban per unsur"


LEAD = "Setiap angka dapat ditelusuri sampai ke jawaban, anak tangga, bobot, sumber, dan pembulatannya."
FIGURE = "Angka yang ditelusuri"
CHOOSE = "Pilih unit yang angkanya ingin Anda telusuri."
HOW = "Cara hitung"
HOW_IN = "Cara hitung {period}"
HOW_VERIFIED_IN = "Cara hitung {period}, yang sudah diperiksa"
HOW_OF = "Cara hitung {figure}"
HOW_ON: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "Cara hitung nilai",
    ScoreBasis.TERVERIFIKASI: "Cara hitung yang sudah diperiksa",
}
DOWNLOAD = "Unduh Excel"
TITLE = "{unit} · {instrument} · {period} · dinilai per {date} · dasar: {basis}"
TO_GAPS = "Lihat kesenjangan"
TO_METHOD = "Lihat instrumennya"
NO_ANSWERS = "Unit ini belum melapor pada periode ini: belum ada yang terbukti, dan belum ada yang terbantah."
NOTHING_APPLIES = "Tidak ada indikator yang berlaku bagi unit ini, jadi tidak ada nilai."
BASES: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "pernyataan unit",
    ScoreBasis.TERVERIFIKASI: "jawaban yang sudah diperiksa",
}

# figures on top
FLOOR, CEILING, COVERAGE, COMPLETENESS = "Terbukti", "Paling tinggi", "Cakupan", "Kelengkapan"

# from the sum to the figure
SUM_HEAD = "Dari jumlah ke angka"
SUM = "Jumlah eksak semua sumbangan: {exact} = {unrounded}"
SUM_WHOLE = "Jumlah eksak semua sumbangan: {unrounded}"
ROUNDED = "Dibulatkan sekali, setengah ke atas, ke {decimals} desimal: {rounded}"
BAND = "{rounded} berada dalam {category} ({lower}–{upper})"
BAND_ZONE = "{rounded} berada dalam {category}, {zone} ({lower}–{upper})"
RULE = "Rumus: jumlah dari (nilai anak tangga × bobot), skala 0–{scale}"
RULE_SCALED = "Rumus: jumlah dari (nilai anak tangga ÷ {top} × {scale} × bobot), skala 0–{scale}"
COVERAGE_LINE = (
    "Cakupan {share}: bobot resmi {count} indikator yang terlihat dari jawaban unit ini (terjawab atau "
    "dinyatakan tidak berlaku), dibagi bobot resmi seluruh {all} indikator"
)
COMPLETENESS_LINE = "Kelengkapan {share}: bobot yang terjawab dan berlaku ({part}) dibagi bobot yang ditanyakan kepada unit ini ({whole}): indikator unsur wajib, dan dari kelompok tambahan hanya yang dijawab unit ini; paling sedikit {minimum} agar diberi peringkat"
RANK_RULE = "Peringkat diurutkan menurut nilai terbukti yang sudah dibulatkan; nilai sama, peringkat sama."
ROUNDING, CATEGORIES, MINIMUM = "Pembulatan", "Kategori", "Batas kelengkapan"

# the table of indicators
TABLE_HEAD = "Dari jawaban ke jumlah"
TABLE_LEAD = "Jawaban menentukan anak tangga; nilainya dikalikan bobot menjadi sumbangan; sumbangan dijumlahkan tanpa dibulatkan."
COLUMNS = ("Indikator dan jawaban", "Anak tangga", "Nilai", "× Bobot", "= Sumbangan")
ASPECT_COLUMNS = ("Aspek dan bobotnya", "= Sumbangan")
NOT_VISIBLE = "tidak terlihat dari isian"
ASPECT = "{label}: bobot {weight} dari {of}"
ASPECT_OUT = "{label}: tidak ada yang berlaku, jadi bobot {weight} dibagi ke aspek lain"
ASPECT_SHARED = "{label}: bobot {weight} dari {of} setelah aspek yang tidak berlaku dikeluarkan"
SUBTOTAL = "Jumlah {label}"
TOTAL = "Jumlah eksak"
POINTS = "{points} dari {top}"
UP_TO = "s.d. {value}"
POSSIBLE = "masih mungkin: {label}"
WEIGHT_OUT = "0 (tidak berlaku)"
WEIGHT_INNER = "{aspect} × {inner}"
OUT_OF = "{weight}/{of}"
WHY_NOT = "Belum “{label}”: {reasons}"
WHY_NOT_POSSIBLE = "Tidak mungkin “{label}”: {reasons}"
WAIVED = "Tidak berlaku menurut jawaban {answers}; bobotnya dibagi ke indikator lain."
UNSEEN = "Tidak terlihat dari isian: {reason}"
NOT_SEEN = "Belum ada satu pun jawaban untuk indikator ini."
NOT_COUNTED = "belum ada jawaban yang dihitung"
TOP_REACHED = "Sudah di anak tangga teratas."
LADDER = "Seluruh tangga, sumber, dan dasar hukum"
LADDER_COLUMNS = ("Nilai", "Anak tangga dan syaratnya", "Keadaan", "Sumbangan")
LOWEST = "tanpa syarat"
HERE, HERE_POSSIBLE = "di sini", "paling tinggi di sini"
GAIN_TOP = "Sampai anak tangga teratas: {points} poin ({exact})"
WEIGHT_SOURCE = "Bobot: {standing}"
LADDER_SOURCE = "Anak tangga: {standing}"
LEGAL = "Dasar hukum: {reference}"
STANDING = "{basis} — {source}"
NOTED = "{standing} {note}"
ASKED_HEAD = "Indikator yang ditanyakan"

# answers
STATEMENT = "{question}: {answer}"
COUNTS_NOT = "{question}: {claimed}, tetapi belum dihitung ({state})"
CORRECTED = "{question}: {answer}, dikoreksi dari {claimed}"
DISPENSED = "{question}: tidak berlaku karena dispensasi sampai {until} ({ground}); jawaban unit: {claimed}"
LINKS = "{count} tautan bukti"
EFFECTIVE = "berlaku sejak {day}"
TRUTHS: dict[Truth, str] = {
    Truth.TRUE: "terpenuhi",
    Truth.FALSE: "tidak terpenuhi",
    Truth.UNKNOWN: "belum diketahui",
}
RUNG_TRUTHS: dict[Truth, str] = {
    Truth.TRUE: "tercapai",
    Truth.FALSE: "tidak tercapai",
    Truth.UNKNOWN: "belum diketahui",
}
CHECKED = "{condition} → {truth}"
OR = " atau "

NOW = "{condition} (sekarang: {answer})"
NOW_CLAIMED = "{condition} (dinyatakan {claimed}, {state})"
NOW_NOTHING = "{condition} (belum diisi)"
NOW_PARTS = "{condition} (sekarang: {answer}; bagian yang dinyatakan ada: {there} dari {all})"

# the region
MEAN_RULE = "Rata-rata sederhana dari nilai unit yang diberi peringkat, masing-masing seperti diumumkan (sudah dibulatkan). Unit sementara dan yang belum melapor tidak ikut, jadi tidak terhitung nol."
BESIDE_RULE = "Rata-rata sederhana dari nilai {other}, bagi unit yang diberi peringkat menurut {basis}: unit yang sama dengan rata-rata di sebelahnya, supaya selisihnya bukan karena unit yang lain."
MEAN_SUM = "{total} ÷ {count} unit = {unrounded}"
MEAN_FLOOR, MEAN_CEILING = "Rata-rata terbukti", "Rata-rata paling tinggi"
NO_MEAN = "Belum ada unit yang diberi peringkat, jadi belum ada rata-rata."
MEAN_UNITS = "{count} unit yang dihitung"
LEFT_OUT = "Tidak ikut dihitung"
NONE_LEFT_OUT = "Tidak ada unit yang melapor tetapi dikeluarkan."
MEMBERS = ("#", "Unit", "Jenis", "Terbukti", "Paling tinggi")
CATEGORY_RULE = "Kategori dibaca dari nilai terbukti yang sudah dibulatkan; hanya unit yang diberi peringkat."
CATEGORY_ROW = "{label} ({lower}–{upper})"
REPORTED_RULE = (
    "Sudah melapor: unit dalam daftar yang pada periode ini mempunyai paling sedikit satu jawaban tersimpan."
)
REPORTED_ROW, SILENT_ROW = "Sudah melapor", "Belum melapor"
OPEN_REGISTRY = "Daftar unit diambil dari berkas, jadi unit yang belum melapor tidak dapat dihitung."
PROVISIONAL_RULE = "Sementara: isiannya belum cukup. Kelengkapan adalah bagian dari bobot yang ditanyakan kepada unit itu (indikator unsur wajib, dan dari kelompok tambahan hanya yang dijawabnya) yang sudah dijawab dan berlaku; di bawah {minimum} unit tidak diberi peringkat."
PROVISIONAL_COLUMNS = ("Unit", "Jenis", "Alasan")
PROVISIONAL_OWN = "Hanya unit Anda sendiri yang ditampilkan di sini."
ELEMENT_RULE = "Dihitung dari jawaban pertama setiap unsur pada unit yang melapor. Yang tidak berlaku keluar dari pembagi; yang belum diisi tidak dianggap tidak ada."
ELEMENT_ROW = "{element}: {have} sudah ada"
UNANSWERED = "belum diisi"
DISPENSED_UNITS = "tidak berlaku karena dispensasi"
NOT_WHOLE = "Daftar ini hanya untuk yang berhak melihat seluruh unit."
NOBODY = "Tidak ada unit."
SELECT_HINT = "Pilih satu baris untuk melihat cara hitung unit itu."

# editions and stakes
STAKE_HEAD = "Cara hitung bagian yang bergantung"
STAKE_RULE = "Bobot indikator dari nilai penuh × bagian tangga yang bergantung pada jawaban itu, yaitu dari anak tangga tepat sebelum jawaban itu dilihat sampai teratas."
STAKE_COLUMNS = ("Pertanyaan", "Instrumen", "Indikator", "Bobot", "Bagian tangga", "Hasil", "Dasar bobot")
WEIGHTS_HEAD = "Cara hitung bobot"
WEIGHTS_RULE = "Bobot dari nilai penuh = bobot aspek ÷ jumlah bobot aspek × bobot indikator ÷ jumlah bobot indikator dalam aspek itu."
WEIGHTS_COLUMNS = ("Edisi", "Indikator", "Aspek", "Indikator dalam aspek", "Dari nilai penuh", "Sumber")

# counts of verification
STATES_HEAD = "Cara hitung jumlah jawaban"
STATES_RULE = "Setiap jawaban tersimpan dihitung satu kali menurut keadaannya. Menunggu diperiksa: yang belum diperiksa dan yang berubah sejak diperiksa."
STATES_COLUMNS = ("Keadaan", "Jawaban", "Unit")

# files
FILE = "Cara hitung {unit} {instrument} {period}.xlsx"
SHEET_RULES = "Cara hitung"
SHEET_SUMS = "Jumlah per unit"
SHEET_DETAILS = "Rincian"
SHEET_LADDERS = "Anak tangga"
DETAIL_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Unit", 40),
    ("Aspek", 22),
    ("Indikator", 12),
    ("Nama indikator", 40),
    ("Jawaban yang dilihat", 60),
    ("Anak tangga terbukti", 36),
    ("Nilai terbukti", 9),
    ("Anak tangga paling tinggi", 36),
    ("Nilai paling tinggi", 9),
    ("Bobot setelah yang tidak berlaku dikeluarkan", 12),
    ("Bobot eksak", 14),
    ("Sumbangan terbukti", 13),
    ("Sumbangan terbukti, eksak", 16),
    ("Sumbangan paling tinggi", 13),
    ("Sumbangan paling tinggi, eksak", 16),
    ("Dasar dan sumber bobot", 20),
    ("Dasar dan sumber anak tangga", 20),
    ("Catatan", 44),
)
SUM_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Unit", 44),
    ("Jumlah terbukti, eksak", 26),
    ("Sebelum dibulatkan", 18),
    ("Terbukti", 11),
    ("Kategori", 20),
    ("Batas kategori", 16),
    ("Jumlah paling tinggi, eksak", 26),
    ("Sebelum dibulatkan (paling tinggi)", 18),
    ("Paling tinggi", 11),
    ("Kategori (paling tinggi)", 20),
    ("Batas kategori (paling tinggi)", 16),
    ("Cakupan (%)", 11),
    ("Bobot terjawab dan berlaku (%)", 14),
    ("Bobot yang ditanyakan (%)", 14),
    ("Kelengkapan", 12),
    ("Diberi peringkat", 11),
)
LADDER_SHEET_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Indikator", 12),
    ("Nama indikator", 40),
    ("Nilai", 9),
    ("Anak tangga", 44),
    ("Keadaan", 16),
    ("Syarat dan keadaannya", 90),
    ("Sumbangan bila di sini", 14),
    ("Eksak", 16),
)
YES, NO = "ya", "sementara"
WHO = (
    "Lembar Rincian dan Jumlah per unit hanya memuat unit yang jawabannya boleh dilihat akun yang mengunduh."
)
TOO_MANY = "Rincian per unit tidak dimuat karena unitnya lebih dari {most}. Persempit dengan jenis unit, atau unduh per unit dari halaman Cara hitung."
RULES: tuple[str, ...] = (
    "Jawaban menentukan anak tangga tertinggi yang semua syaratnya terpenuhi (terbukti) dan yang tertinggi yang belum terbantah (paling tinggi).",
    "Sumbangan = nilai anak tangga × bobot; yang tidak berlaku keluar dari hitungan dan bobotnya dibagi ke yang lain.",
    "Sumbangan dijumlahkan sebagai pecahan eksak, lalu jumlahnya dibulatkan sekali; kategori dibaca dari angka yang sudah dibulatkan.",
    "Kolom angka dalam lembar Rincian ditampilkan sebagai desimal; kolom “eksak” di sebelahnya memuat pecahannya.",
)
HEAD_RULES, HEAD_ROUNDING, HEAD_CATEGORIES = "Aturan", "Pembulatan", "Kategori"
HEAD_REGION, HEAD_MINIMUM, HEAD_WEIGHTS, HEAD_BASES, HEAD_BASIS = (
    "Nilai daerah",
    "Batas kelengkapan",
    "Bobot aspek",
    "Arti dasar",
    "Dasar angka",
)
ASPECT_LINE = "{label}: {weight} dari {of} ({standing})"
ROUNDING_RULE = "Sekali, setengah ke atas, ke {decimals} desimal."
MINIMUM_RULE = (
    "Paling sedikit {minimum} dari bobot yang ditanyakan kepada unit itu harus terjawab dan berlaku."
)
BOUNDS = "{lower}–{upper}"
CATEGORY_LINE = "{label} ({id}): {lower}–{upper}"
REGION_LINE = "{label}: {sum}; {rounded}"
