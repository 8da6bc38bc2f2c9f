"""The words of the page Metode: how a score is made, for a head of office."""

from __future__ import annotations

LEAD = (
    "Setiap angka berikut tertulis beserta sumber dan kekuatan dasarnya. Tidak ada angka lain yang dipakai."
)
HOW = "Bagaimana nilai dihitung"
HOW_STEPS: tuple[str, ...] = (
    "Setiap indikator adalah tangga. Sebuah anak tangga tercapai bila semua syaratnya terjawab dan terpenuhi.",
    "Yang pasti tercapai menjadi nilai “terbukti”. Yang belum terjawab tidak dianggap tidak ada: ia hanya menaikkan nilai “paling tinggi”.",
    "Nilai selalu berupa rentang, misalnya 50,00–83,33. Makin lengkap isian, makin sempit rentangnya.",
    "Bobot indikator membentuk nilai aspek, bobot aspek membentuk nilai akhir. Pecahan dihitung persis dan dibulatkan satu kali di akhir.",
    "Yang tidak berlaku (dengan alasan) keluar dari hitungan, dan bobotnya dibagi ke yang lain.",
    "Bukti menua: tanggal bukti dibandingkan dengan tanggal penilaian periode.",
    "Unit yang isiannya kurang lengkap tidak diberi peringkat, hanya ditampilkan sebagai “sementara”.",
    "Kelompok pertanyaan tambahan boleh tidak diisi. Yang tidak diisi tidak mengurangi kelengkapan; yang diisi ikut membuktikan nilai.",
)
ORIGIN = "Asal"
OWN = "Instrumen sendiri: ditambahkan administrator dasbor ini, bukan edisi bawaan."
OWN_TITLE = "{title} (instrumen sendiri)"
LEGAL = "Dasar hukum"
SCALE = "Skala"
SCALE_TEXT = "0–{scale}, dibulatkan ke {decimals} desimal"
MINIMUM = "Kelengkapan agar diberi peringkat"
MINIMUM_TEXT = "paling sedikit {share} dari bobot yang ditanyakan"
AGGREGATE = "Nilai daerah"
SUPERSEDES = "Menggantikan"
SEEN = "Yang terlihat dari isian"
SEEN_TEXT = "{seen} dari {total} indikator"
SEEN_WITH_GROUPS = "{seen} dari {total} indikator dari enam unsur; {all} bila semua kelompok tambahan diisi"
OPTIONAL = "kelompok tambahan"
WEIGHTS = "Aspek dan bobotnya"
WEIGHT_TABLE = ("Aspek", "Bobot", "Dasar", "Sumber")
INDICATORS = "Indikator, anak tangga, dan syaratnya"
LADDER_TABLE = ("Poin", "Anak tangga")
CATEGORIES = "Kategori"
CATEGORY_TABLE = ("Kategori", "Nilai", "Zona")
NO_ZONE = "tanpa zona"
UNSEEN = "Tidak terlihat dari isian: {reason}"
LIMITS = "Yang tidak dapat diketahui dengan cara ini"
BASIS_WORDS = "Arti dasar"
