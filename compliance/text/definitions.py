"""What is said about a mistake in a file under `data/` or in a registry of units.

Each is the end of a sentence that begins with the file and the path: `vocabulary.toml: ada[2]: …`.
"""

from __future__ import annotations

# the file itself
NO_FILE = "berkas tidak ditemukan"
NOT_UTF8 = "bukan teks UTF-8 (baris {line})"
NOT_TOML = "bukan TOML yang sah ({place})"
TOML_LINE = "baris {line}, kolom {column}"
TOML_END = "akhir berkas"
TOML_NUMBER = "baris {line}: angkanya tidak sah; tulis seperti 12.5"
TOML_NUMBER_SOMEWHERE = "ada angka yang tidak sah"
TOML_NESTED = "terlalu banyak kurung di dalam kurung"
TOML_DOTTED = "baris {line}: terlalu banyak titik dalam satu kunci"

AT_LINE = "baris {line}, {path}"
MORE_MISTAKES = "… dan {count} kesalahan lagi; perbaiki yang di atas lebih dahulu"

# shape
MISSING = "wajib ada"
UNKNOWN_KEY = "kunci ini tidak dikenal; yang dikenal: {known}"
NOT_TEXT = "harus teks, tertulis {found}"
NOT_NUMBER = "harus angka, tertulis {found}"
NOT_WHOLE = "harus bilangan bulat, tertulis {found}"
NOT_FLAG = "harus true atau false, tertulis {found}"
NOT_LIST = "harus daftar, tertulis {found}"
NOT_TABLE = "harus tabel, tertulis {found}"
EMPTY_TEXT = "tidak boleh kosong"
CONTROL = "memuat karakter yang tidak terlihat; ketik ulang teksnya"
EMPTY_LIST = "harus berisi paling sedikit satu"
NOT_A_CHOICE = "harus salah satu dari {choices}; tertulis {found}"
TOO_SMALL = "harus {minimum} atau lebih, tertulis {found}"
TOO_LARGE = "harus {maximum} atau kurang, tertulis {found}"
ENDLESS_NUMBER = "bilangan yang sangat panjang"
TOO_MANY_DIGITS = "angkanya terlalu besar; paling banyak {most} angka di depan koma"
NOT_POSITIVE = "harus lebih dari 0, tertulis {found}"
DUPLICATE = "{found} sudah dipakai di {first}"

# checklist
NOT_OF_ELEMENT = "harus diawali '{element}.', tertulis {found}"
FIRST_QUESTION = "pertanyaan pertama harus '{element}.ada' berjenis status, tertulis {found} berjenis {kind}"
OPTIONS_NEEDED = "pertanyaan berjenis {kind} wajib punya pilihan"
OPTIONS_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya pilihan"
BOUND_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya batas"
BOUNDS_CROSSED = "harus paling sedikit sama dengan minimum ({minimum}), tertulis {found}"
PARTS_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya bagian"
PART_NOT_STATUS = "bagian harus pertanyaan status, sedangkan {found} berjenis {kind}"
UNKNOWN_QUESTION = "pertanyaan {found} tidak ada di checklist.toml"

# vocabulary
NOT_NORMALISED = (
    "harus tertulis '{normalised}' (huruf kecil, spasi tunggal, tanpa tanda baca di akhir), tertulis {found}"
)

# personal data
NOT_WORDS = "harus kata-kata dalam huruf kecil, dipisah satu spasi, tanpa tanda baca, tertulis {found}"

# the survey of satisfaction
ORDER_INCOMPLETE = "harus memuat setiap unsur tepat satu kali: {known}"

NOT_A_STEP = "harus salah satu langkah skala ini, tertulis {found}"

# instruments
NOT_FILE_NAME = "harus sama dengan nama berkas ({name}), tertulis {found}"
UNKNOWN_SOURCE = "sumber {found} tidak ada di [sources]"
WEIGHTS_TOTAL = "jumlah bobot harus {declared}, ternyata {found}"
ONE_TEST = "harus memuat tepat satu uji ({tests}), tertulis {found}"
NO_TEST = "tidak satu pun"
TEST_REFUSED = "uji {test} tidak cocok untuk {question} yang berjenis {kind}"
UNKNOWN_OPTION = "pilihan {found} tidak ada pada {question}; yang ada: {options}"
REPEATED = "{found} tertulis dua kali"
LOWEST_RUNG = "anak tangga terendah tidak boleh bersyarat"
RUNGS_RISE = "poin harus naik: setelah {previous} tertulis {found}"
ABOVE_TOP = "poin tertinggi adalah {top}, tertulis {found}"
RUNG_WITHOUT_CONDITION = "anak tangga di atas yang terendah wajib bersyarat, kecuali indikator memuat unseen"
UNSEEN_WITH_CONDITION = "indikator yang memuat unseen tidak boleh bersyarat atau memuat waived_by"
NOT_A_SHARE = "bagian dihitung dari dua pertanyaan jumlah tanpa parts, dengan salah satu dari {tests}"
WAIVER_NOT_STATUS = "harus pertanyaan status, sedangkan {found} berjenis {kind}"
BAND_CROSSED = "harus paling sedikit sama dengan lower ({lower}), tertulis {found}"
TOP_BAND = "kategori terbaik harus berakhir di {scale}, tertulis {found}"
BOTTOM_BAND = "kategori terendah harus mulai di 0, tertulis {found}"
BAND_FINE = "harus paling banyak {decimals} desimal seperti nilainya, tertulis {found}"
BAND_GAP = "harus {expected} supaya bersambung dengan kategori di atasnya, tertulis {found}"
ZONES_PARTLY = "zona wajib ada pada semua kategori atau tidak sama sekali"
UNSCORED_WITH_ASPECTS = "hanya untuk instrumen tanpa aspects"
TOO_MANY_RUNGS = "harus paling banyak {most} anak tangga, tertulis {found}"
UNKNOWN_EDITION = "instrumen {found} tidak ada di data/instruments"
OTHER_EDITION = "instrumen {newer} menyebut {found} sebagai yang digantikannya"

# an instrument that an administrator adds
CUSTOM_TOO_LARGE = "berkas instrumen paling besar {most} kB"
NOT_AN_ID = "harus huruf kecil, angka, dan tanda hubung, paling panjang {most} huruf, misalnya 'provinsi-2027'; tertulis {found}"
ID_TAKEN = "id {found} sudah dipakai; pilih id lain, karena edisi yang ada tidak pernah diubah"
TITLE_TAKEN = "judul {found} sudah dipakai; pilih judul lain supaya keduanya dapat dibedakan"
TOO_MANY_INDICATORS = "harus paling banyak {most} indikator, ternyata {found}"
TITLE_TOO_LONG = "judul paling panjang {most} huruf"
TOO_MANY_CATEGORIES = "harus paling banyak {most} kategori, ternyata {found}"
UNKNOWN_EDITION_HERE = "instrumen {found} tidak ada"

# settings of an installation
NOT_ORIGIN = "harus berupa http:// atau https:// beserta nama host saja, tanpa jalur; tertulis {found}"
NOT_ADDRESS = "harus alamat IP, tertulis {found}"
IDLE_TOO_LONG = "tidak boleh lebih lama daripada paling_lama_jam"
NOT_ISSUER = "harus alamat https:// penyedia (http:// hanya untuk mesin ini sendiri), tertulis {found}"
ONE_OF_EMAIL_AND_CLAIM = "harus memuat tepat satu dari surel dan klaim"
UNITS_OF_OPD = "wajib ada untuk peran opd, dan hanya untuk peran itu"

# registry of units
NOT_CSV = "bukan CSV yang terbaca; simpan lagi sebagai “CSV UTF-8”"
NO_ROWS = "tidak memuat satu unit pun"
NO_COLUMN = "kolom “{column}” tidak ada; kolom yang dikenal: {known}"
UNKNOWN_COLUMN = "kolom “{column}” tidak dikenal; kolom yang dikenal: {known}"
COLUMN_TWICE = "kolom “{column}” tertulis dua kali"
ROW = "baris {row}: {message}"
ROW_COLUMN = "baris {row}, kolom {column}: {message}"
ROW_TOO_LONG = "selnya lebih banyak daripada judul kolom; apit nama yang memuat pemisah dengan tanda kutip"
CELL_EMPTY = "tidak boleh kosong"
UNKNOWN_KIND = "jenis “{found}” tidak dikenal; yang dikenal: {known}"
REGISTRY_TOO_LARGE = "daftar ini lebih dari {most} MB; pastikan berkasnya memang daftar unit"
CODE_TWICE = "kode “{found}” sudah dipakai di baris {first}"
NAME_TWICE = "nama “{found}” sudah dipakai di baris {first}; isi kode_wilayah agar keduanya dapat dibedakan"
NAME_WITHOUT_LETTERS = "nama “{found}” tidak memuat huruf atau angka"
UNKNOWN_PARENT = "induk “{found}” tidak ada dalam daftar ini"
PARENT_UNCLEAR = "induk “{found}” ada lebih dari satu; tulis kode wilayahnya"
OWN_PARENT = "unit tidak boleh menjadi induknya sendiri"

# an instrument as a workbook: sheets, their columns, and what stands beside each in a definition
SHEET_MAIN, SHEET_SOURCES, SHEET_CATEGORIES = "Instrumen", "Sumber", "Kategori"
SHEET_ASPECTS, SHEET_INDICATORS, SHEET_RUNGS = "Aspek", "Indikator", "Anak tangga"
MAIN_COLUMNS = ("isian", "nilai")
LIMIT = "yang tidak dapat diketahui"
MAIN_FIELDS = {
    "id": "id",
    "judul": "title",
    "ringkasan": "summary",
    "dasar hukum": "legal_ref",
    "menggantikan": "supersedes",
    "sudah berlaku": "released",
    "tidak menilai isian karena": "unscored",
    LIMIT: "limits",
    "skala": "score.scale",
    "poin tertinggi": "score.top_points",
    "jumlah bobot aspek": "score.aspect_weights_total",
    "desimal": "score.decimals",
    "pembulatan: sumber": "score.source",
    "pembulatan: kedudukan": "score.basis",
    "pembulatan: catatan": "score.note",
    "nilai daerah: sumber": "aggregate.source",
    "nilai daerah: kedudukan": "aggregate.basis",
    "nilai daerah: catatan": "aggregate.note",
    "kelengkapan paling sedikit": "completeness.minimum",
    "kelengkapan: sumber": "completeness.source",
    "kelengkapan: kedudukan": "completeness.basis",
    "kelengkapan: catatan": "completeness.note",
    "kategori: sumber": "categories.source",
    "kategori: kedudukan": "categories.basis",
    "kategori: catatan": "categories.note",
}
SOURCE_FIELDS = {"id": "id", "keterangan": "text"}
CATEGORY_FIELDS = {
    "id": "id",
    "sebutan": "label",
    "batas bawah": "lower",
    "batas atas": "upper",
    "zona": "zone",
}
_STANDING_FIELDS = {"sumber": "source", "kedudukan": "basis", "catatan": "note"}
ASPECT_FIELDS = {
    "id": "id",
    "nama": "label",
    "bobot": "weight",
    "jumlah bobot indikator": "indicator_weights_total",
    **_STANDING_FIELDS,
}
INDICATOR_FIELDS = {
    "aspek": "aspect",
    "id": "id",
    "nama": "label",
    "bobot": "weight",
    **_STANDING_FIELDS,
    "dasar hukum": "legal_ref",
    "bukti": "proof",
    "langkah perbaikan": "remedy",
    "tidak terlihat karena": "unseen",
    "tidak berlaku bila": "waived_by",
    "tangga: sumber": "ladder.source",
    "tangga: kedudukan": "ladder.basis",
    "tangga: catatan": "ladder.note",
}
RUNG_FIELDS = {"indikator": "indicator", "poin": "points", "sebutan": "label", "syarat": "when"}
YES, NO = "ya", "tidak"
HELP_SHEETS = ("Petunjuk", "Pertanyaan")  # of the template; passed over when it is read
STRANGE_SHEET = "lembar “{sheet}” bukan bagian dari instrumen; hapus lembar itu, karena berkas ini disimpan apa adanya. Yang dibaca: {known}"
NO_SHEET = "lembar “{sheet}” tidak ada"
AT_SHEET = "lembar {sheet}"
AT_ROW = "lembar {sheet}, baris {row}"
AT_CELL = "lembar {sheet}, baris {row}, kolom “{column}”"
AT_FIELD = "lembar {sheet}, isian “{field}”"
UNKNOWN_HEADER = "kolom “{found}” tidak dikenal; yang dikenal: {known}"
UNKNOWN_FIELD = "isian “{found}” tidak dikenal; yang dikenal: {known}"
HEADER_TWICE = "kolom “{found}” tertulis dua kali"
FIELD_TWICE = "isian “{found}” tertulis dua kali"
NO_SUCH_PARENT = "{found} tidak ada di lembar {sheet}"
NO_CHILDREN = "{found} belum punya baris di lembar {sheet}"
NOT_YES_OR_NO = "harus ya atau tidak, tertulis {found}"
CELL_NOT_NUMBER = "harus angka, tertulis {found}"
NOT_A_CONDITION = "syarat {found} tidak dipahami; tulis misalnya “sp.ada = ada”, “sp.komponen >= 14”, “publikasi.media memuat website”, “publikasi.media >= 2 pilihan”, “skm.tanggal dalam 12 bulan”, satu syarat tiap baris, dan “atau” di antara yang cukup salah satunya"

# published results
OTHER_CATEGORY = "nilai {score} masuk kategori {category}, tertulis {found}"
OTHER_ZONE = "tidak cocok dengan zona kategori {category}, tertulis {found}"
RESULT_ASSUMED = (
    "hasil penilaian tidak boleh berkedudukan 'asumsi'; tulis resmi atau sekunder beserta sumbernya"
)

# complaints
FIELDS_MISSING = "belum memuat: {missing}"
UNKNOWN_CONCEPT = "{found} bukan salah satu konsep di atas"
NOT_ASCENDING = "harus urut dari yang terkecil, tanpa yang sama"

# services
KIND_OF_COMPONENT = "keempat belas komponen, dan hanya itu, berjenis 'komponen'; tertulis {found}"
KIND_OF_QUESTION = "harus pertanyaan berjenis {kind}, yang ini berjenis {found}"
