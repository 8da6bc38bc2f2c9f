"""The words of the files that can be downloaded."""

from __future__ import annotations

RANKED = "Peringkat"
PROVISIONAL = "Sementara"
ABOUT = "Tentang"

RANK = "Peringkat"
UNIT = "Unit"
KIND = "Jenis"
FLOOR = "Terbukti"
CEILING = "Paling tinggi"
VERIFIED_FLOOR = "Terbukti, yang diperiksa"
CATEGORY_FLOOR = "Kategori (terbukti)"
CATEGORY_CEILING = "Kategori (paling tinggi)"
ZONE_FLOOR = "Zona (terbukti)"
COVERAGE = "Cakupan (%)"
COMPLETENESS = "Kelengkapan"

TITLE = "{instrument} – {period}"
INVENTED = "DATA REKAAN: Kabupaten Contoh. Jangan dipakai sebagai laporan."
NOT_OFFICIAL = "Kesiapan bukan nilai resmi. Angka dihitung dari isian unit sendiri."
RANGE = "Terbukti: yang sudah dibuktikan isian. Paling tinggi: yang belum terbantah oleh isian."
COVERAGE_MEANS = "Cakupan: bagian bobot resmi yang terlihat dari isian. Kelengkapan: bagian dari bobot yang dapat terlihat."
PROVISIONAL_MEANS = "Lembar Sementara memuat unit yang isiannya belum cukup untuk diberi peringkat."

INSTRUMENT = "Instrumen"
LEGAL_BASIS = "Dasar"
PERIOD = "Periode"
ASSESSED_ON = "Tanggal penilaian"
MADE_AT = "Dibuat"
NOTICE = "Perhatian"
READING_HELP = "Cara membaca"
LIMITS = "Batas"
SOURCES = "Sumber"

# the workbook of an instrument
GUIDE_SHEET = "Petunjuk"
GUIDE_HEAD = "Cara mengisi instrumen sendiri"
GUIDE: tuple[str, ...] = (
    "Buku kerja ini memuat satu edisi sebagai contoh. Ubah id dan judulnya lebih dahulu; edisi yang sudah ada tidak pernah diganti.",
    "Lembar Instrumen: satu isian tiap baris. Baris “yang tidak dapat diketahui” boleh lebih dari satu, dan paling sedikit satu.",
    "Lembar Sumber: asal setiap angka. Setiap angka menyebut id sumbernya dan kedudukannya: resmi, sekunder, atau asumsi.",
    "Lembar Kategori: dari yang terbaik ke yang terendah, bersambung tanpa celah, dengan desimal sebanyak nilainya. Zona: hijau, kuning, merah, atau kosong semuanya.",
    "Lembar Aspek dan Indikator: bobot boleh berskala apa pun, asal jumlahnya sama dengan jumlah yang ditulis di sampingnya.",
    "Lembar Anak tangga: dari yang terendah ke yang tertinggi. Yang terendah tanpa syarat; yang lain wajib bersyarat, kecuali indikatornya menyebut mengapa tidak terlihat.",
    "Syarat: satu tiap baris dalam sel, semuanya harus terpenuhi; tulis “atau” di antara yang cukup salah satunya.",
    "Bentuk syarat: sp.ada = ada · sp.komponen >= 14 · skm.ikm > 80 · skm.rtl_bulan <= 6 · publikasi.media memuat cetak, website · publikasi.media >= 2 pilihan · skm.tanggal dalam 12 bulan · sp.tinjau kurang dari 36 bulan.",
    "Lembar Pertanyaan memuat id setiap pertanyaan beserta pilihannya.",
)
QUESTION_SHEET = "Pertanyaan"
QUESTION_TABLE = ("id", "pertanyaan", "jenis jawaban", "pilihan")
