"""The words of the pages Ringkasan and Peringkat."""

from __future__ import annotations

from compliance.analysis.dispensed import DISPENSED
from compliance.model import Status

# ranking
RANKING_LEAD = "{instrument} · {period} · dinilai per {date}"
DOWNLOAD = "Unduh Excel"
AVERAGE = "Rata-rata terbukti"
AT_MOST = "paling tinggi {score}"
NO_AVERAGE = "belum ada unit berperingkat"
REPORTED = "Sudah melapor"
REPORTED_VALUE = "{part} dari {whole}"
NOT_YET = "{count} belum"
ALL_REPORTED = "semua unit"
RANKED = "Diberi peringkat"
RANKED_NOTE = "isian cukup lengkap"
PROVISIONAL = "Sementara"
PROVISIONAL_NOTE = "isian belum cukup"
NONE_PROVISIONAL = "tidak ada"
LEGEND = "{label} ({lower}–{upper})"

VIEWS = "Tampilan"
VIEW_TABLE = "Tabel peringkat"
VIEW_MAP = "Peta unsur"
VIEW_CURVE = "Grafik"
CURVE_LEAD = "Setiap unit satu batang, dari nilai terbukti (titik) sampai paling tinggi. Tunjuk batang atau titiknya untuk melihat nama unit; klik untuk menelusuri angkanya."
CURVE_UNITS = "Unit menurut peringkat"
CURVE_HOVER = "<b>%{customdata[1]}</b><br>Peringkat %{customdata[0]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"
PROVISIONAL_COUNT = "Sementara ({count})"
COLUMN_RANK, COLUMN_UNIT, COLUMN_KIND, COLUMN_BAR, COLUMN_RANGE = "#", "Unit", "Jenis", "Nilai", "Rentang"
COLUMN_CATEGORY, COLUMN_COVERAGE, COLUMN_COMPLETENESS, COLUMN_WHY = (
    "Kategori",
    "Cakupan",
    "Kelengkapan",
    "Alasan",
)
COLUMN_VERIFIED = "Diperiksa"
COLUMN_BEYOND, COLUMN_DISPENSED = "Selisih", "Dispensasi"
BEYOND_HELP = "Nilai terbukti menurut pernyataan dikurangi nilai terbukti yang sudah diperiksa; tanda – berarti belum ada yang diperiksa"
VERIFIED_HELP = "Nilai terbukti dari jawaban yang sudah diterima atau dikoreksi Bagian Organisasi; tanda – berarti belum ada yang diperiksa"
BAR_HELP = "Warna penuh: yang terbukti. Warna muda: paling tinggi yang masih mungkin."
RANGE_HELP = "Terbukti sampai paling tinggi"
CATEGORY_HELP = "Kategori nilai terbukti; bila berbeda, sampai kategori nilai paling tinggi"
COVERAGE_HELP = "Bagian bobot resmi yang terlihat dari isian: terjawab atau dinyatakan tidak berlaku"
COMPLETENESS_HELP = "Bagian dari bobot yang ditanyakan kepada unit (unsur wajib, dan kelompok tambahan yang dijawabnya) yang sudah dijawab dan berlaku"
FROM_TO = "{low} – {high}"
RANKING_EMPTY = "Belum ada isian pada periode ini. Unggah berkas isian untuk melihat peringkat."
TO_UPLOAD = "Unggah berkas isian"
NOTHING_FOUND = "Tidak ada unit yang cocok dengan pencarian atau jenis ini."
NO_RANKED = "Belum ada unit yang isiannya cukup lengkap untuk diberi peringkat."
PROVISIONAL_LEAD = "Unit berikut tidak diberi peringkat. Isian yang kosong tidak dihitung nol, jadi nilainya belum dapat dibandingkan."
WHY = (
    "{seen} dari {visible} indikator yang ditanyakan terjawab; kelengkapan {share}, paling sedikit {minimum}"
)
WHY_NOTHING = "tidak ada indikator yang berlaku"
NO_PROVISIONAL = "Semua unit yang melapor isiannya cukup lengkap untuk diberi peringkat."
SELECT_HINT = "Pilih satu baris untuk melihat ringkasan unit."
CARD_RANK = "Peringkat {rank} dari {count}"
CARD_RANGE = "Nilai {range}"
CARD_UNCHECKED = "Belum ada jawaban yang diperiksa Bagian Organisasi"
CARD_VERIFIED = "Sudah diperiksa {verified}; selisih dengan pernyataan {beyond}"
CARD_SEEN = "{seen} dari {visible} indikator yang ditanyakan terjawab"
TO_GAPS = "Lihat kesenjangan"
RANKING_ALT = "Tabel peringkat unit"
MAP_ALT = "Peta unit dan unsur"

# heat map
MAP_PART = "Jawaban untuk keenam unsur, dan untuk kelompok tambahan yang sudah diisi; {count} unit pertama dari {all}. Di halaman Peringkat, jenis unit dan pencarian mempersempitnya."
MAP_LEAD = "Jawaban setiap unit untuk keenam unsur, dan untuk kelompok tambahan yang sudah diisi. Kosong berarti belum diisi."
STATUS: dict[str, str] = {
    Status.ADA: "ada",
    Status.PROSES: "proses",
    Status.TIDAK: "tidak",
    Status.TIDAK_BERLAKU: "tidak berlaku",
    DISPENSED: "dispensasi",
}

# overview
OVERVIEW_EMPTY = "Belum ada unit yang melapor pada periode {period}. Mulailah dengan mengunggah berkas isian."
DAYS = "Menuju penilaian"
MISSING_HEAD = "Unsur yang paling sering belum ada"
HAVE = "{count} sudah ada"
MISSING_NOTE = "{count} belum ada"
UNANSWERED_NOTE = "{count} belum diisi"
DISPENSED_NOTE = "{count} dengan dispensasi"
NOTHING_MISSING = "Semua unit yang melapor sudah memiliki keenam unsur."
ZONES_HEAD = "Sebaran unit menurut nilai terbukti"
MAP_HEAD = "Peta unit dan unsur"
SILENT_HEAD = "Belum melapor ({count})"
SILENT_NONE = "Semua unit dalam daftar sudah melapor."
SILENT_OPEN = "Daftar unit diambil dari berkas, jadi unit yang belum melapor tidak dapat dihitung."
TO_RANKING = "Lihat peringkat"
UNITS = "unit"
