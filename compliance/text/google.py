"""The words of the page Google."""

from __future__ import annotations

from compliance.analysis.listings import Oddity, Step

LEAD = "Profil Google membantu warga menemukan kantor dan menilai layanannya. Ia dihitung hanya oleh instrumen yang menyebutnya di bawah; pada penilaian resmi bobotnya nol."
LISTED, CLAIMED, LINKED, RATING, REVIEWS = (
    "Terdaftar di Google",
    "Profil diklaim",
    "Tautan ke lokasi",
    "Rata-rata bintang",
    "Ulasan",
)
PART = "{part} dari {whole}"
SILENT = "{count} unit belum menjawab"
RATED = "dari {count} unit, dibobot jumlah ulasan"
ANSWERED = "{count} dibalas"
NO_RATING = "belum ada"
TAB_UNITS, TAB_NEXT, TAB_ONE = "Melapor ({count})", "Langkah berikutnya ({count})", "Riwayat satu unit"
COLUMN_UNIT, COLUMN_LISTED, COLUMN_CLAIMED, COLUMN_LINK, COLUMN_RATING, COLUMN_REVIEWS, COLUMN_ANSWERED = (
    "Unit",
    "Terdaftar",
    "Diklaim",
    "Tautan",
    "Bintang",
    "Ulasan",
    "Dibalas",
)
COLUMN_STEP, COLUMN_ODD = "Langkah berikutnya", "Perlu diperiksa"
COLUMN_SINCE, COLUMN_PERIOD = "Sejak", "Periode"
OPEN_LINK = "Buka"
STEPS: dict[Step, str] = {
    Step.LOOK: "Cari di Google Maps",
    Step.LIST: "Daftarkan lokasi",
    Step.CLAIM: "Klaim profil",
    Step.LINK: "Isi tautan lokasi",
    Step.ANSWER: "Balas ulasan",
    Step.DONE: "",
}
ODDITIES: dict[Oddity, str] = {
    Oddity.NOT_LISTED_WITH_LINK: "dijawab tidak terdaftar, tetapi ada tautannya",
    Oddity.NOT_LISTED_WITH_REVIEWS: "dijawab tidak terdaftar, tetapi ada bintang atau ulasannya",
    Oddity.LINK_ELSEWHERE: "tautannya bukan Google Maps",
    Oddity.LINK_BARE: "tautannya membuka peta, bukan satu lokasi",
    Oddity.MORE_ANSWERED_THAN_WRITTEN: "yang dibalas lebih banyak dari ulasannya",
    Oddity.RATING_WITHOUT_REVIEWS: "ada bintang, tetapi ulasannya nol",
}
HOW: dict[Step, tuple[str, ...]] = {
    Step.LOOK: (
        "Cari nama kantor di Google Maps, juga dengan nama lama atau singkatannya.",
        "Jawab Terdaftar di Google pada isian berikutnya: ada, beserta tautannya, atau tidak.",
    ),
    Step.LIST: (
        "Cari dulu nama kantor di Google Maps. Bila ternyata ada, lanjutkan ke klaim profil; jangan membuat yang kedua.",
        "Bila memang belum ada, masuk dengan akun Google resmi kantor, lalu pilih “Tambahkan tempat yang belum ada”.",
        "Isi nama resmi, jenis “Kantor pemerintah”, alamat, titik lokasi, jam layanan, dan nomor telepon kantor.",
        "Setelah tampil, jawab Terdaftar di Google: ada, pada isian berikutnya.",
    ),
    Step.CLAIM: (
        "Buka profil kantor di Google Maps, lalu pilih “Klaim bisnis ini” dengan akun Google resmi kantor, bukan akun pribadi.",
        "Ikuti cara verifikasi yang ditawarkan (telepon kantor, surel dinas, atau video di lokasi).",
        "Tambahkan satu pengelola kedua supaya akses tidak hilang saat petugas berganti.",
    ),
    Step.LINK: (
        "Buka profil kantor di Google Maps, pilih Bagikan, lalu Salin tautan.",
        "Tempel tautan itu (maps.app.goo.gl, g.page, atau google.com/maps/place) pada kolom Tautan Google Maps.",
    ),
    Step.ANSWER: (
        "Tetapkan petugas yang membaca ulasan paling sedikit seminggu sekali.",
        "Balas setiap ulasan dengan sopan dan singkat; untuk keluhan, sebutkan kanal pengaduan kantor. Jangan menulis data pribadi warga.",
    ),
}
HOW_HEAD = "Cara: {step}"
WAITING = "{count} unit: {names}"
MORE_UNITS = "{names}, dan {count} lainnya"
NONE_WAITING = "Tidak ada yang tertinggal: semua unit yang melapor sudah terdaftar, diklaim, bertautan, dan membalas ulasan."
COUNTED_HEAD = "Di mana profil Google dihitung"
COUNTED, NOT_COUNTED = "{instrument}: {share} dari bobotnya", "{instrument}: bobot nol"
FIGURES_HEAD = "Cara hitung angka di atas"
FIGURES_RULE = "Dihitung dari {count} unit yang melapor dan bagi siapa profil Google berlaku; yang belum menjawab tetap dalam pembagi."
LISTED_RULE = "Terdaftar: menjawab ada. Diklaim: menjawab ada. Tautan ke lokasi: tautannya membuka satu lokasi, bukan peta umum."
RATING_RULE = "Rata-rata bintang: jumlah (bintang × ulasan) {total} ÷ {reviews} ulasan = {exact}, dibulatkan menjadi {rounded}; hanya {count} unit yang mengisi bintang dan ulasan."
REVIEWS_RULE = "Ulasan dan yang dibalas dijumlahkan sebagaimana diisi unit."
FIGURES_TABLE = (
    "Unit",
    "Terdaftar",
    "Diklaim",
    "Tautan ke lokasi",
    "Bintang",
    "Ulasan",
    "Bintang × ulasan",
    "Dibalas",
)
YES, NO = "ya", "tidak"
COUNTED_PART = "{instrument} · {indicator}: {share} [{basis}] {source}"
EMPTY = "Belum ada isian pada periode ini. Unggah berkas isian untuk melihat profil Google setiap unit."
CHOOSE = "Pilih unit di atas untuk melihat perubahan profilnya dari waktu ke waktu."
NO_HISTORY = "Unit ini belum pernah menjawab pertanyaan tentang Google."
ALT = "Tabel profil Google setiap unit"
