"""The words of the workbook in which an instrument of one's own is written: what every column means."""

from __future__ import annotations

from compliance.text import definitions as names

GUIDE_SHEET, QUESTION_SHEET = names.HELP_SHEETS
QUESTION_TABLE = ("id", "pertanyaan", "jenis jawaban", "pilihan")
GUIDE_TABLE = ("bagian", "kolom atau isian", "wajib diisi", "arti dan cara mengisi")
GUIDE_STEP = "Langkah {number}"
GUIDE_FORMS = "Bentuk syarat"

NEEDED, MAY_BE_EMPTY, NEEDED_IF_SCORED = "ya", "boleh kosong", "ya, kecuali instrumen tanpa aspek"

STEPS: tuple[str, ...] = (
    "Buku kerja ini berisi satu edisi sebagai contoh. Di lembar Instrumen, isi id dan judul yang baru; edisi yang sudah ada tidak pernah diganti.",
    "Ubah isinya dari kiri ke kanan: Instrumen, Sumber, Kategori, Aspek, Indikator, Anak tangga. Jangan mengubah judul kolom atau nama lembar, dan jangan menambah lembar lain.",
    "Setiap angka menyebut dari mana asalnya: kolom sumber memuat id dari lembar Sumber, dan kolom kedudukan memuat resmi (tertulis dalam peraturan atau pedoman), sekunder (dari laporan yang mengutip sumber resmi), atau asumsi (pilihan sendiri).",
    "Angka boleh memakai koma atau titik desimal, misalnya 12,5. Rumus boleh dipakai asal hasilnya sudah tampil dan berkas sudah disimpan di Excel.",
    "Simpan sebagai .xlsx, lalu unggah di halaman Instrumen sendiri. Yang keliru disebut beserta lembar, baris, dan kolomnya; tidak ada yang dipakai sebelum Anda melihat hasilnya dan menekan tombol konfirmasi.",
)

_STANDING = {
    "sumber": (NEEDED, "Id dari lembar Sumber: asal bobot pada baris ini."),
    "kedudukan": (NEEDED, "resmi, sekunder, atau asumsi."),
    "catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang asal angkanya."),
}

# For every sheet, in the order of the workbook: each column with whether it must be filled, and its meaning.
MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    names.SHEET_MAIN: {
        "id": (
            NEEDED,
            "Nama pendek untuk komputer: huruf kecil, angka, dan tanda hubung, misalnya provinsi-2027. Tetap sama bila isinya diperbaiki kemudian.",
        ),
        "judul": (
            NEEDED,
            "Nama yang tampil dalam pilihan instrumen, paling panjang 120 huruf, berbeda dari judul instrumen lain.",
        ),
        "ringkasan": (NEEDED, "Satu atau dua kalimat: apa yang dinilai dan dengan skala berapa."),
        "dasar hukum": (NEEDED, "Peraturan atau surat yang menetapkan instrumen ini."),
        "menggantikan": (
            MAY_BE_EMPTY,
            "Id instrumen yang digantikan, misalnya edisi tahun lalu. Keduanya lalu dapat dibandingkan.",
        ),
        "sudah berlaku": (NEEDED, "ya bila sudah ditetapkan; tidak bila masih rancangan."),
        "tidak menilai isian karena": (
            MAY_BE_EMPTY,
            "Hanya untuk instrumen yang bobotnya tidak diketahui: sebutkan sebabnya, kosongkan lembar Aspek, Indikator, dan Anak tangga, serta semua isian bertanda “ya, kecuali instrumen tanpa aspek”. Instrumen itu hanya menggolongkan nilai yang sudah terbit.",
        ),
        names.LIMIT: (
            NEEDED,
            "Satu kalimat tentang yang tidak dapat diketahui dari isian. Boleh lebih dari satu baris dengan isian yang sama.",
        ),
        "skala": (NEEDED, "Nilai tertinggi yang mungkin, misalnya 100 atau 5."),
        "poin tertinggi": (
            NEEDED_IF_SCORED,
            "Poin anak tangga yang paling tinggi, sama untuk semua indikator, misalnya 5.",
        ),
        "jumlah bobot aspek": (
            NEEDED_IF_SCORED,
            "Jumlah semua bobot di lembar Aspek, ditulis sekali lagi supaya salah ketik ketahuan.",
        ),
        "desimal": (NEEDED, "Banyak angka di belakang koma pada nilai akhir, 0 sampai 6."),
        "pembulatan: sumber": (NEEDED, "Id dari lembar Sumber: asal skala dan cara membulatkan."),
        "pembulatan: kedudukan": (NEEDED, "resmi, sekunder, atau asumsi."),
        "pembulatan: catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang cara membulatkan."),
        "nilai daerah: sumber": (
            NEEDED,
            "Id dari lembar Sumber: asal cara menghitung nilai daerah (rata-rata unit).",
        ),
        "nilai daerah: kedudukan": (NEEDED, "resmi, sekunder, atau asumsi."),
        "nilai daerah: catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang nilai daerah."),
        "kelengkapan paling sedikit": (
            NEEDED_IF_SCORED,
            "Bagian dari bobot yang dapat dilihat isian, antara 0 dan 1, yang harus sudah dijawab agar unit diberi peringkat; 0,5 berarti separuh.",
        ),
        "kelengkapan: sumber": (NEEDED_IF_SCORED, "Id dari lembar Sumber: asal batas kelengkapan."),
        "kelengkapan: kedudukan": (NEEDED_IF_SCORED, "resmi, sekunder, atau asumsi."),
        "kelengkapan: catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang batas kelengkapan."),
        "kategori: sumber": (NEEDED, "Id dari lembar Sumber: asal batas kategori."),
        "kategori: kedudukan": (NEEDED, "resmi, sekunder, atau asumsi."),
        "kategori: catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang kategori."),
    },
    names.SHEET_SOURCES: {
        "id": (NEEDED, "Nama pendek sumber, misalnya pergub; dipakai di semua kolom sumber."),
        "keterangan": (NEEDED, "Sumbernya selengkapnya: judul, nomor, tahun, dan alamat bila ada."),
    },
    names.SHEET_CATEGORIES: {
        "id": (NEEDED, "Nama pendek kategori, misalnya A. Urutkan dari yang terbaik ke yang terendah."),
        "sebutan": (NEEDED, "Nama kategori, misalnya Kualitas Tertinggi."),
        "batas bawah": (
            NEEDED,
            "Nilai terendah yang masih termasuk. Kategori terakhir harus mulai dari 0. Desimalnya tidak lebih banyak daripada isian desimal.",
        ),
        "batas atas": (
            NEEDED,
            "Nilai tertinggi yang masih termasuk. Kategori pertama harus berakhir pada skala; yang berikutnya satu langkah desimal di bawah batas bawah sebelumnya, misalnya 87,99 setelah 88.",
        ),
        "zona": (MAY_BE_EMPTY, "hijau, kuning, atau merah; diisi semuanya atau tidak sama sekali."),
    },
    names.SHEET_ASPECTS: {
        "id": (NEEDED, "Nama pendek aspek atau dimensi, misalnya input."),
        "nama": (NEEDED, "Nama aspek."),
        "bobot": (NEEDED, "Bobot aspek, lebih dari 0; jumlahnya harus sama dengan isian jumlah bobot aspek."),
        "jumlah bobot indikator": (
            NEEDED,
            "Jumlah bobot semua indikator dalam aspek ini, ditulis sekali lagi supaya salah ketik ketahuan.",
        ),
        **_STANDING,
    },
    names.SHEET_INDICATORS: {
        "aspek": (NEEDED, "Id aspeknya dari lembar Aspek."),
        "id": (
            NEEDED,
            "Nama pendek indikator. Pakai id yang sama bila artinya sama dengan indikator edisi lama, supaya keduanya dapat dibandingkan.",
        ),
        "nama": (NEEDED, "Yang dinilai, dalam satu kalimat pendek."),
        "bobot": (
            NEEDED,
            "Bobot di dalam aspeknya, lebih dari 0, dengan skala apa pun asal jumlahnya cocok.",
        ),
        **_STANDING,
        "dasar hukum": (NEEDED, "Pasal atau pedoman yang mewajibkan."),
        "bukti": (NEEDED, "Bukti yang diminta penilai."),
        "langkah perbaikan": (
            NEEDED,
            "Yang perlu dikerjakan unit untuk naik; tampil di halaman Kesenjangan.",
        ),
        "tidak terlihat karena": (
            MAY_BE_EMPTY,
            "Diisi bila isian tidak menanyakannya, misalnya karena penilai mewawancarai petugas. Anak tangganya lalu tanpa syarat, dan bobotnya tidak masuk cakupan.",
        ),
        "tidak berlaku bila": (
            MAY_BE_EMPTY,
            "Id pertanyaan status, dipisah titik koma. Bila salah satunya dijawab tidak berlaku, indikator ini keluar dari hitungan.",
        ),
        "tangga: sumber": (NEEDED, "Id dari lembar Sumber: asal anak tangga di bawah indikator ini."),
        "tangga: kedudukan": (NEEDED, "resmi, sekunder, atau asumsi."),
        "tangga: catatan": (MAY_BE_EMPTY, "Penjelasan singkat tentang anak tangganya."),
    },
    names.SHEET_RUNGS: {
        "indikator": (
            NEEDED,
            "Id indikatornya dari lembar Indikator. Urutkan dari yang terendah ke yang tertinggi.",
        ),
        "poin": (
            NEEDED,
            "Poin bila anak tangga ini tercapai; harus naik, dan paling besar poin tertinggi.",
        ),
        "sebutan": (NEEDED, "Keadaan unit pada anak tangga ini, misalnya ada tetapi belum ditetapkan."),
        "syarat": (
            MAY_BE_EMPTY,
            "Satu syarat tiap baris dalam sel (Alt+Enter) atau dipisah titik koma; semuanya harus terpenuhi. Anak tangga terendah selalu tanpa syarat; yang lain wajib bersyarat, kecuali indikatornya tidak terlihat. Syarat setiap anak tangga ditulis lengkap, tidak menumpang pada yang di bawahnya.",
        ),
    },
}

# Every form a condition may take, and what it says.
FORMS: dict[str, str] = {
    "sp.ada = ada": "pertanyaan sp.ada dijawab ada",
    "sp.ada = ada, proses": "dijawab salah satu dari keduanya (ada, proses, tidak, tidak berlaku)",
    "sp.komponen >= 14": "angkanya 14 atau lebih",
    "skm.ikm > 80": "angkanya lebih dari 80",
    "skm.rtl_bulan <= 6": "angkanya 6 atau kurang",
    "publikasi.media memuat cetak, website": "semua pilihan itu dipilih",
    "publikasi.media >= 2 pilihan": "paling sedikit dua pilihan dipilih",
    "publikasi.media >= 1 pilihan dari cetak, luar_ruang": "paling sedikit satu dari yang disebut dipilih",
    "skm.tanggal dalam 12 bulan": "tanggalnya tidak lebih dari 12 bulan sebelum tanggal penilaian",
    "sp.tinjau kurang dari 36 bulan": "tanggalnya belum genap 36 bulan",
    "pengaduan.selesai dari pengaduan.masuk >= 90 %": "angka pertama paling sedikit 90 % dari angka kedua",
    "sp.ada = ada atau maklumat.ada = ada": "cukup salah satu dari keduanya",
}
FORMS_AFTER = "Id semua pertanyaan dan pilihannya ada di lembar Pertanyaan."
