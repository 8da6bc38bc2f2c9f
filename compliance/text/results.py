"""The words of the page Hasil penilaian."""

from __future__ import annotations

from compliance.model import Basis

# for refusals
REGION = "seluruh kabupaten"
NO_UPPER_END = "0 atau lebih"

LEAD = "Hasil penilaian yang sebenarnya, di samping kesiapan yang dulu ditunjukkan dasbor ini. Hasil dicatat apa adanya dari sumbernya, tidak pernah dihitung di sini."
EMPTY = "Belum ada hasil penilaian yang dicatat. Bagian Organisasi mencatatnya setelah diumumkan."
PUBLISHED_NOTE = "Baris bertanda “terbitan” datang bersama dasbor ini dari sumber yang sudah diumumkan. Catatan Bagian Organisasi untuk penilaian dan tahun yang sama menggantikannya."
AND_EARLIER = "{title} dan edisi sebelumnya"
REGION_SHOWN = "Seluruh kabupaten"
SERIES_LEAD = "Titik: hasil penilaian. Batang: kesiapan yang ditunjukkan untuk periode itu, terbukti sampai paling tinggi. Hasil tanpa nilai tidak digambar."
SERIES_ALT = "{year}: hasil {score}"
SERIES_ALT_BARE = "{year}: nilai tidak diumumkan"
SERIES_ALT_RANGE = "{told}, kesiapan {range}"
TABLE = (
    "Tahun",
    "Nilai",
    "Kategori",
    "Penilaian",
    "Kesiapan saat itu",
    "Selisih",
    "Dalam rentang",
    "Sumber",
)
NO_SCORE = "tidak diumumkan"
NOTHING = "–"
SAID = "{category} (diumumkan sebagai “{words}”)"
BASED = "{source} [{basis}]"
SHIPPED = "{source} [{basis}, terbitan]"
NOTED = "{source} {note}"
RANGE = "{period}: {range}"
RANGE_VERIFIED = "{range}; diperiksa {verified}"
OF_ASSESSED = "{range} (dari {units} unit yang dinilai)"
OF_RANKED = "{range} (dari {units} unit berperingkat)"
NO_READINESS = "{period}: tidak ada kesiapan yang dapat ditampilkan"
BOTH = "{claimed}; diperiksa {verified}"
INSIDE, OUTSIDE = "ya", "tidak"
BASES: dict[Basis, str] = {Basis.RESMI: "resmi", Basis.SEKUNDER: "sekunder"}

UNIT_COLUMN = "Unit"

# calibration
CALIBRATION_HEAD = "Seberapa tepat kesiapan memperkirakan hasil"
CALIBRATION_LEAD = "Selisih adalah hasil dikurangi nilai terbukti yang ditunjukkan. Dengan beberapa titik saja, tidak ada yang dapat dikatakan selain rata-rata dan banyaknya."
CALIBRATION_NONE = (
    "Belum ada hasil yang punya kesiapan di sampingnya. Pilih periode bekunya saat mencatat hasil."
)
CALIBRATION_TABLE = ("Penilaian", "Siapa", "Dasar angka", "Hasil", "Rata-rata selisih", "Dalam rentang")
OF_REGION, OF_UNITS = "kabupaten", "unit"
CLAIMED, VERIFIED = "pernyataan unit", "yang sudah diperiksa"
INSIDE_OF = "{inside} dari {count}"
RESTS_ON = "{count} hasil ({years})"

# how the figures came about
HOW_HEAD = "Cara hitung kesiapan dan selisihnya"
HOW_WHICH = "Hasil yang ditelusuri"
HOW_STOOD = "Periode {period} sudah dibuka lagi sesudah hasil ini dicatat. Angka di bawah adalah yang waktu itu dibekukan; jawaban di baliknya tidak lagi ditampilkan."
HOW_MEAN = "{what}: {sum}, dibulatkan menjadi {rounded}"
HOW_DIFFERENCE = "Selisih menurut {basis}: {score} − {floor} = {difference}"
HOW_TABLE = ("Unit", "Terbukti", "Paling tinggi", "Terbukti, diperiksa", "Paling tinggi, diperiksa")
HOW_CALIBRATION = "Cara hitung rata-rata selisih"
HOW_AVERAGE = "{what} · {scope} · {basis}: ({differences}) ÷ {count} = {exact}, dibulatkan menjadi {mean}"
HOW_ONE = "{year} {difference}"

# units
UNITS_HEAD = "Hasil per unit ({count})"
WITHDRAWN_HEAD = "Sudah ditarik ({count})"
WITHDRAWN_TABLE = ("Tahun", "Siapa", "Penilaian", "Nilai", "Alasan penarikan")

# the forms
RECORD_HEAD = "Catat hasil"
EDITION, OTHER = "Penilaian (edisi)", "Lain"
TITLE, TITLE_HINT = "Nama penilaian", "misalnya Evaluasi provinsi"
WHOM, YEAR = "Untuk", "Tahun penilaian"
SCORE, SCORE_HINT, SCORE_RANGE = "Nilai", "misalnya 86,80", "0 sampai {scale}"
SCORE_HELP = "Kosongkan bila nilainya tidak diumumkan."
CATEGORY, BY_SCORE = "Kategori yang diumumkan", "Ikut nilai"
CATEGORY_FREE = "Kategori atau predikat, bila ada"
CATEGORY_NAMED = "{id} – {label}"
ZONE_NAMED = "{zone} (hanya warnanya)"
BASIS = "Kedudukan"
SOURCE, SOURCE_HINT = "Sumber (wajib)", "nomor surat atau keputusan, atau nama dan tanggal media"
NOTE = "Catatan, bila ada"
PERIOD, NO_PERIOD = "Kesiapan yang ditunjukkan untuk", "Tanpa periode"
RECORD_DO = "Simpan hasil"
RECORDED = "Hasil disimpan."
WITHDRAW_HEAD = "Tarik hasil yang keliru"
WITHDRAW_LEAD = (
    "Hasil yang tersimpan tidak dapat diubah. Yang keliru ditarik dengan alasan, lalu dicatat lagi."
)
WITHDRAW_WHICH, WITHDRAW_REASON, WITHDRAW_DO = "Hasil", "Alasan", "Tarik"
WITHDRAWN = "Hasil ditarik."
NAMED = "{year} · {what} · {whom} · {score}"
