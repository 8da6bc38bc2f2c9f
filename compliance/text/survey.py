"""The words about a survey of satisfaction, in the terminal and on the page Survei (SKM)."""

from __future__ import annotations

from compliance.reading.surveys.result import Scale

UNSUR = "Unsur"
NRR = "NRR"
WEAKEST = "terlemah"
LEFT_OUT = "Data pribadi yang dibuang sebelum apa pun disimpan: {columns}"
IKM_BY = "IKM dengan bobot {weight}: {ikm}"
INTERVAL = "Selang 95 % IKM: {low} sampai {high} (bootstrap atas responden; bukan ketentuan Permen)"
HEADLINE = "{file}{part}: {respondents}, skala {scale}, IKM {ikm}{mutu}"
NO_INDEX = "tidak dihitung"
RESPONDENTS = "{count} responden"
RESPONDENTS_UNKNOWN = "jumlah responden tidak disebut"
TABLE = "tabel unsur, {respondents}"
SCALES = {Scale.FOUR: "1–4", Scale.HUNDRED: "0–100"}
SAMPLE_ENOUGH = (
    "{respondents} responden memenuhi sampel untuk {population} orang yang dilayani (pedoman: {needed})."
)
SAMPLE_SHORT = "{respondents} responden kurang dari sampel untuk {population} orang yang dilayani: pedoman meminta {needed}, jadi kurang {lacking}."
SAMPLE_UP_TO = (
    "{respondents} responden memenuhi sampel pedoman untuk paling banyak {largest} orang yang dilayani."
)
SAMPLE_ANY = "{respondents} responden memenuhi sampel pedoman, berapa pun orang yang dilayani."
MATCHES = "IKM yang dinyatakan, {stated}, cocok dengan bobot {weight}."
DIFFERS = "IKM yang dinyatakan, {stated}, tidak cocok dengan bobot mana pun; selisih terdekat {difference}."

# what is proposed for the checklist
PROPOSAL_FILE = "Usulan isian SKM {period}.xlsx"
PROPOSAL_TITLE = "Isian yang diusulkan dari survei (SKM) yang tersimpan; periksa sebelum disimpan"
PROPOSAL_SHEET = "Isian"

# workbooks
NUMBER = "No"
TEMPLATE_FILE = "Templat responden SKM.xlsx"
TEMPLATE_SHEET = "Responden"
TEMPLATE_GUIDE = "Petunjuk"
TEMPLATE_WRONG = "Nilai belum sesuai"
TEMPLATE_SCORES = "Isi 1 (tidak), 2 (kurang), 3 (baik), atau 4 (sangat). Kosongkan bila tidak dijawab."
TEMPLATE_LINES = (
    "Satu baris untuk satu responden, satu kolom untuk satu unsur.",
    "Nilai 1 sampai 4 seperti kuesioner PermenPANRB 14/2017: a = 1, b = 2, c = 3, d = 4.",
    "Kosongkan sel bila responden tidak menjawab unsur itu. Jangan isi 0.",
    "Jangan tulis nama, NIK, nomor telepon, alamat, atau surel responden. Kolom seperti itu dibuang saat diunggah.",
    "Urutan kolom boleh diubah, asal judul unsurnya tetap.",
    "Jumlah, NRR, dan IKM tidak perlu dihitung; dasbor menghitungnya dengan ketiga bobot.",
)
BOOK_FILE = "Survei kepuasan masyarakat {period}.xlsx"
BOOK_SHEET = "SKM"
BOOK_TITLE = "Survei kepuasan masyarakat, periode {period}, dibuat {made}"
BOOK_NOTE = "IKM dengan bobot 1/9 menentukan mutu. Berkas ini tidak memuat jawaban perorangan."
UNIT, DAY, RESPONDENTS_HEAD, SCALE = "Unit", "Hari terakhir survei", "Responden", "Skala"
IKM_HEAD = "IKM (bobot {weight})"
MUTU, WEAKEST_HEAD, CLAIM, AGREES, FILE = (
    "Mutu",
    "Unsur terlemah",
    "IKM ditulis unit",
    "Dibanding hitungan",
    "Berkas",
)

# the page
LEAD = "Indeks kepuasan (IKM) setiap unit, dihitung dari jawaban responden. Data pribadi dibuang saat berkas dibaca; yang disimpan hanya nilai dan jumlahnya."
TAB_UNITS, TAB_ONE, TAB_UPLOAD = "Menurut unit", "Satu unit", "Unggah survei"
EMPTY = "Belum ada survei dalam periode ini. Unggah berkasnya pada bagian Unggah survei."
EMPTY_READER = "Belum ada survei dalam periode ini."
CARD_UNITS, CARD_RESPONDENTS, CARD_RANGE, CARD_CLAIMS = (
    "Unit yang punya survei",
    "Responden",
    "IKM",
    "IKM yang ditulis unit",
)
CARD_OF = "dari {count} unit"
CARD_CLAIMS_VALUE = "{agrees} dari {claims} sama"
CARD_CLAIMS_NOTE = "{count} berbeda dari hitungan survei; periksa"
RANGE = "{low} sampai {high}"
COLUMN_IKM = "IKM"
NO_CLAIM, NO_MATCH = "", "berbeda"
AGREES_WITH = "sama (bobot {weight})"
ALT_UNITS = "Survei setiap unit"
SILENT = "{count} unit belum punya survei dalam periode ini: {names}."
SILENT_MORE = ", dan {count} lainnya"
DOWNLOAD = "Unduh daftar survei"
DOWNLOAD_TEMPLATE = "Unduh templat responden"
PROPOSE = "Usulkan {count} unit ke isian daftar periksa"
PROPOSE_ONE = "Usulkan ke isian daftar periksa"
PROPOSE_NOTE = "Jawaban SKM (dilaksanakan, tanggal, sembilan unsur, IKM, responden) disusun dari survei ini, lalu ditinjau dan disimpan di halaman Unggah."
CHOOSE_UNIT = "Pilih unit untuk melihat unsur, selang, dan perkembangannya."
NOTHING_OF_UNIT = "Belum ada survei unit ini yang tersimpan."
CHOOSE_SURVEY = "Survei"
SURVEY_NAME = "{day} · {period} · {file}"
SURVEY_NUMBERED = "{name} · survei nomor {number}"
WITHOUT_DAY = "tanpa tanggal"
CARD_IKM, CARD_SAMPLE, CARD_INTERVAL, CARD_WEAKEST = "IKM", "Responden", "Selang 95 %", "Unsur terlemah"
INTERVAL_NOTE = "bootstrap; asumsi kami, bukan ketentuan"
INTERVAL_NONE = "tidak dihitung"
INTERVAL_WHY = "perlu baris responden"
INTERVAL_FEW = "terlalu sedikit jawaban"
ALL_ALIKE = "semua sama"
MORE_WEAKEST = "{first} dan {count} lainnya"
SAMPLE_OK_NOTE, SAMPLE_SHORT_NOTE = "sampel cukup (perlu {needed})", "sampel kurang (perlu {needed})"
SAMPLE_UNKNOWN_NOTE = "cukup untuk s.d. {largest} orang"
SAMPLE_ANY_NOTE = "cukup, berapa pun yang dilayani"
HEADING_UNSUR, HEADING_WEIGHTS, HEADING_TREND = (
    "Nilai rata-rata unsur (NRR)",
    "IKM menurut bobot",
    "Perkembangan",
)
WEIGHT, USED = "Bobot", "Dipakai"
USED_YES = "ya, menurut Permen"
CLAIM_LINE = "Dalam isian daftar periksa, unit menyatakan IKM {claim}."
TREND_HEAD = ("Survei", "Periode", "Responden", "IKM", "Mutu", "Unsur terlemah")
TREND_ALT = "{day}: IKM {ikm}"
WITHDRAW = "Tarik survei ini"
WITHDRAW_REASON = "Alasan"
WITHDRAW_DO = "Tarik"
WITHDRAWN = "Survei ditarik. Jawaban yang sudah disimpan dari usulannya tidak ikut berubah."

# how it is made, and the way to it
WAY = "Survei unit ini"
METHOD_TITLE = "Survei kepuasan masyarakat: bobot, mutu, dan sampel"
METHOD_COLUMNS = ("Hal", "Aturan", "Sumber", "Kedudukan")
METHOD_WEIGHT = "Bobot {weight}"
METHOD_WEIGHT_USED = "dipakai; menentukan mutu"
METHOD_WEIGHT_OTHER = "hanya untuk mengenali IKM yang dinyatakan unit"
METHOD_IKM, METHOD_FACTOR = "Nilai IKM", "jumlah (NRR × bobot) × {factor}"
METHOD_BAND = "{mutu}: {low}–{high}"
METHOD_SAMPLE_HEAD = "Sampel"
METHOD_SAMPLE = "χ²·N·P·(1−P) / (d²·(N−1) + χ²·P·(1−P)), dengan χ² = {chi}, P = {p}, d = {d}"
METHOD_INTERVAL = "selang {level} dari {draws} tarikan ulang, benih {seed}"
METHOD_ORDER_HEAD, METHOD_ORDER = "Judul U8 dan U9 tanpa nama", "{order}: U8 {eighth}, U9 {ninth}"
METHOD = (
    "NRR adalah rata-rata nilai responden yang menjawab unsur itu. Bila satu unsur ditanyakan lebih dari sekali, jawaban seorang responden dirata-rata dahulu.",
    "IKM dihitung hanya bila kesembilan unsur ada. Mutu dibaca dari IKM yang sudah dibulatkan.",
    "Selang menunjukkan seberapa jauh IKM bergeser bila responden lain yang kebetulan ditanya; ia tidak memperbaiki cara memilih responden.",
)

# taking files in
FILES = "Berkas responden atau tabel unsur (boleh banyak sekaligus)"
FILES_HELP = "Excel, OpenDocument, atau CSV. Boleh banyak sekaligus."
READ, READ_NONE = "Baca {count} berkas", "Baca berkas"
READING = "Membaca tanpa menyimpan …"
NOT_READ = "{file}: {message}"
CHOOSE_EACH = "Periksa unit, tanggal, dan jumlah orang yang dilayani setiap survei, lalu simpan."
COLUMN_STORE, COLUMN_FILE, COLUMN_PART, COLUMN_UNIT = "Simpan", "Berkas", "Bagian", "Unit"
COLUMN_DAY, COLUMN_POPULATION = "Hari terakhir", "Dilayani setahun"
DETAILS = "Rincian {name}"
DROPPED_PERSONAL = "Data pribadi dibuang: {columns}."
DROPPED_OTHER = "Kolom lain yang tidak disimpan: {columns}."
PROBLEMS = "Perlu diperiksa ({count})"
NO_PROBLEMS = "Tidak ada yang perlu diperiksa."
STORE, STORE_NONE = "Simpan {count} survei", "Simpan survei"
FORGET = "Buang hasil baca"
STORED = (
    "{count} survei tersimpan. Bukalah Menurut unit untuk hasilnya, atau usulkan ke isian daftar periksa."
)
WITHOUT_UNIT = "{count} survei belum dipilih unitnya, jadi belum akan disimpan."
