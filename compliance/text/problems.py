"""One sentence per problem: what is wrong, and what to do. The place is put in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.text.pages import TITLES

SENTENCES: dict[ProblemCode, str] = {
    ProblemCode.NOT_A_SPREADSHEET: "Berkas ini bukan lembar kerja yang dikenal. Simpan sebagai .xlsx, lalu unggah lagi.",
    ProblemCode.EMPTY_FILE: "Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar.",
    ProblemCode.ENCRYPTED: "Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya, lalu unggah lagi.",
    ProblemCode.DAMAGED: "Berkas ini rusak atau terpotong. Buka di Excel, simpan ulang, lalu unggah lagi.",
    ProblemCode.TOO_LARGE: "Berkas ini terlalu besar ({size}; batasnya {limit}). Hapus gambar atau lembar yang tidak perlu, lalu unggah lagi.",
    ProblemCode.SUSPICIOUS_ARCHIVE: "Isi berkas ini mengembang tidak wajar saat dibuka, sehingga ditolak. Salin isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.TOO_MANY_SHEETS: "Berkas ini memuat {count} lembar (batasnya {limit}). Pisahkan menjadi beberapa berkas.",
    ProblemCode.TOO_MANY_CELLS: "Berkas ini memuat terlalu banyak sel (batasnya {limit}). Hapus baris dan kolom di luar tabel isian, lalu unggah lagi.",
    ProblemCode.TOO_SLOW: "Berkas ini terlalu lama dibaca, sehingga dihentikan. Salin tabel isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.READER_DIED: "Berkas ini membuat pembaca berhenti, sehingga ditolak. Salin tabel isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.NO_CHECKLIST: "Tidak ditemukan tabel isian (nama unit beserta SOP, SP, maklumat, dan seterusnya) dalam berkas ini. Pakai templat, atau periksa judul kolomnya. Daftar hadir, survei, pengaduan, dan daftar layanan punya halaman unggah sendiri.",
    ProblemCode.OF_ANOTHER_PAGE: "Berkas ini tampaknya {what}. Unggah lewat halaman {page}.",
    ProblemCode.ALSO_OF_ANOTHER_PAGE: "Berkas ini tampaknya {what}, yang diunggah lewat halaman {page}. Bila memang begitu, jangan disimpan di sini.",
    ProblemCode.CELLS_OUTSIDE_WINDOW: "{count} sel terisi berada jauh di luar tabel dan tidak dibaca. Pindahkan ke dalam tabel bila memang isian.",
    ProblemCode.HIDDEN_SHEET_READ: "Lembar ini tersembunyi, tetapi isinya ikut dibaca. Hapus lembar ini bila tidak dipakai.",
    ProblemCode.HIDDEN_ROW_READ: "Baris ini tersembunyi, tetapi isinya ikut dibaca. Tampilkan atau hapus baris ini.",
    ProblemCode.HIDDEN_COLUMN_READ: "Kolom “{header}” tersembunyi, tetapi isinya ikut dibaca. Tampilkan atau hapus kolom ini.",
    ProblemCode.SHEET_SKIPPED: "Lembar ini dilewati karena {reason}.",
    ProblemCode.COLUMN_SKIPPED: "Kolom “{header}” tidak dikenal, sehingga isinya tidak dibaca. Ganti judulnya bila memang bagian isian.",
    ProblemCode.ROW_SKIPPED: "Mulai dari baris ini, di bawah “{header}”, tidak dibaca sebagai isian unit. Pindahkan ke dalam tabelnya bila memang isian.",
    ProblemCode.EXAMPLE_READ: "Di bawah “{header}” biasanya hanya contoh, format kosong, atau percobaan; di sini dibaca sebagai isian unit. Hapus bila bukan isian.",
    ProblemCode.UNREADABLE_CELL: "Isi sel tidak terbaca (galat rumus atau rumus yang belum dihitung). Ketik jawabannya langsung.",
    ProblemCode.STRUCK_OUT: "Isi sel ini dicoret, seluruhnya atau sebagian, sehingga tidak pasti mana yang berlaku. Hapus yang dicoret, lalu tulis jawaban yang berlaku.",
    ProblemCode.COLOUR_ONLY: "Sel hanya diberi warna, tanpa isi. Warna tidak dihitung sebagai jawaban; ketik jawabannya.",
    ProblemCode.UNKNOWN_ANSWER: "Jawaban “{answer}” untuk “{question}” tidak dikenal. Tulis salah satu dari: {expected}.",
    ProblemCode.CONTRADICTION: "Jawaban untuk “{question}” bertentangan: {values}. Pilih salah satu.",
    ProblemCode.OUT_OF_RANGE: "Nilai “{answer}” untuk “{question}” di luar rentang {minimum}–{maximum}. Periksa angkanya.",
    ProblemCode.NOT_A_NUMBER: "“{answer}” untuk “{question}” bukan angka. Ketik angkanya saja.",
    ProblemCode.NOT_A_DATE: "“{answer}” untuk “{question}” bukan tanggal yang jelas. Tulis seperti 31/12/2025.",
    ProblemCode.NOT_APPLICABLE_WITHOUT_REASON: "“{question}” dijawab tidak berlaku tanpa alasan. Tulis alasannya di kolom keterangan.",
    ProblemCode.CLAIMED_WITHOUT_EVIDENCE: "“{question}” dinyatakan ada, tetapi buktinya belum diunggah. Lengkapi buktinya.",
    ProblemCode.DUPLICATE_UNIT: "Unit “{unit}” muncul lebih dari sekali dengan jawaban berbeda ({first}). Hapus salah satunya.",
    ProblemCode.SENT_AGAIN: "Unit “{unit}” mengirim isian lagi dengan jawaban berbeda ({newest}). Yang dipakai kiriman terbaru itu, bukan yang ini.",
    ProblemCode.FORMER_UNIT: "“{unit}” adalah nama lama. Pastikan isian ini memang untuk unit yang berlaku sekarang.",
    ProblemCode.ROW_WITHOUT_UNIT: "Baris atau kolom ini berisi jawaban, tetapi tidak menyebut nama unit. Tulis nama unitnya.",
    ProblemCode.LINK_OF_ANOTHER: "Tautan “{answer}” di kolom “{question}” adalah tautan untuk “{other}”. Pindahkan tautannya, lalu tulis jawabannya di sini.",
    ProblemCode.NOT_A_LINK: "“{answer}” untuk “{question}” bukan tautan. Salin alamat lengkapnya (https://…).",
    ProblemCode.AMBIGUOUS_NUMBER: "“{answer}” untuk “{question}” dapat berarti {values}. Tulis angkanya tanpa pemisah ribuan, atau dengan tanda %.",
    ProblemCode.DATE_WITHOUT_DAY: "“{answer}” untuk “{header}” tidak menyebut harinya, sehingga tidak dipakai sebagai tanggal berlaku ({count} sel). Tulis seperti 31/12/2025.",
    ProblemCode.DATE_UNLIKELY: "Tahun pada tanggal “{answer}” untuk “{header}” tidak wajar, sehingga tidak dipakai. Periksa tahunnya.",
    ProblemCode.DATE_AHEAD: "Tanggal “{answer}” untuk “{header}” belum tiba ketika berkas ini dibaca. Tanggalnya tetap dipakai; periksa apakah sudah benar.",
    ProblemCode.DATES_DIFFER: "Tanggal berlaku “{question}” bertentangan: {values}. Tidak satu pun dipakai; hapus yang keliru.",
    ProblemCode.DATE_WITHOUT_ANSWER: "Tanggal “{answer}” tidak dipakai, karena “{question}” tidak dijawab “ada”. Periksa jawabannya.",
    ProblemCode.DATE_OF_WHAT: "“{header}” berisi tanggal, tetapi tidak jelas tanggal untuk yang mana, sehingga tidak dipakai. Bila tanggal berlaku, sebut unsurnya dalam judul, misalnya “Tanggal SOP”.",
    ProblemCode.NO_ATTENDANCE: "Tidak ditemukan daftar peserta (kolom nama, unit, dan pelatihan yang diikuti) dalam berkas ini. Periksa judul kolomnya.",
    ProblemCode.TRAINING_NO_UNIT: "{count} orang tidak disebut unit kerjanya, mulai dari sini, sehingga tidak dihitung. Isi nama unitnya.",
    ProblemCode.TRAINING_DAY: "{count} tanggal kegiatan, mulai dari sini, tidak jelas, sehingga tidak dipakai. Tulis seperti 31/12/2025.",
    ProblemCode.TRAINING_MARK: "{count} tanda petugas garis depan, mulai dari sini, tidak jelas; orangnya dihitung bukan petugas garis depan. Tulis ya atau tidak.",
    ProblemCode.NO_COMPLAINTS: "Tidak ditemukan daftar atau rekap pengaduan (unit, tanggal diterima, status, atau jumlah diterima dan selesai) dalam berkas ini. Pakai templat, atau periksa judul kolomnya.",
    ProblemCode.COMPLAINT_DAY: "“{name}” di sini bukan tanggal yang jelas. Tulis seperti 31/12/2025.",
    ProblemCode.COMPLAINT_NO_DAY: "Laporan ini tidak bertanggal diterima; ia dihitung, tetapi tidak masuk tren dan lama waktunya tidak dihitung. Isi tanggalnya.",
    ProblemCode.COMPLAINT_LENGTH: "“{name}” di sini bukan lama waktu yang jelas. Tulis seperti 3 hari atau 2 hari 4 jam.",
    ProblemCode.COMPLAINT_COUNT: "“{name}” di sini bukan bilangan yang jelas. Ketik angkanya saja.",
    ProblemCode.COMPLAINT_ORDER: "“{later}” lebih dulu daripada “{earlier}”. Periksa tanggal dan tahunnya; lama waktunya tidak dihitung.",
    ProblemCode.COMPLAINT_STATUS_DAY: "Statusnya “{status}”, tetapi tanggal selesainya terisi. Yang dipakai statusnya; perbaiki salah satunya.",
    ProblemCode.COMPLAINT_STATUS: "Status di sini tidak dikenal, sehingga tidak dipakai. Tulis belum ditindaklanjuti, diproses, selesai, atau tidak dilanjutkan.",
    ProblemCode.COMPLAINT_STATUSES: "Lebih dari satu status ditandai pada baris ini. Tandai salah satu saja; statusnya tidak dipakai.",
    ProblemCode.COMPLAINT_CHANNEL: "Kanal di sini tidak dikenal, sehingga tidak dipakai. Tulis misalnya SP4N-LAPOR!, WhatsApp, datang langsung, surat, atau lainnya.",
    ProblemCode.COMPLAINT_CATEGORY: "Kategori di sini panjang atau menyebut orang, sehingga tidak disimpan. Tulis nama kategorinya saja.",
    ProblemCode.COMPLAINT_TWICE: "Laporan ini sudah ada di {first}; dihitung satu kali.",
    ProblemCode.COMPLAINT_TWICE_OTHER: "Nomor laporan ini sudah ada di {first} dengan isi yang berbeda; yang pertama yang dihitung. Hapus salah satunya.",
    ProblemCode.COMPLAINT_LENGTHS_DIFFER: "“{name}” berbeda lebih dari sehari dari selisih tanggalnya pada {count} laporan. Yang dipakai selisih tanggal, dalam hari kalender.",
    ProblemCode.COMPLAINT_MORE: "{count} sel lain di kolom ini bermasalah sama.",
    ProblemCode.COMPLAINT_READ_AS: "Kolom “{name}” dibaca sebagai {what}. Periksa apakah sudah benar.",
    ProblemCode.COMPLAINT_RIVAL: "Kolom “{header}” tidak dibaca, karena kolom “{other}” menyatakan hal yang sama.",
    ProblemCode.COMPLAINT_COLUMN: "Kolom “{header}” berisi uraian yang berbeda-beda, bukan kategori, sehingga tidak dibaca dan tidak disimpan.",
    ProblemCode.COMPLAINT_SUM: "Jumlah diterima {received}, tetapi bagian-bagiannya berjumlah {parts}. Periksa angkanya.",
    ProblemCode.COMPLAINT_TOTAL: "Baris jumlah menyebut {stated} untuk “{name}”, padahal jumlah baris di atasnya {counted}. Yang dipakai jumlah barisnya.",
    ProblemCode.COMPLAINT_COVERED: "Rekap ini menyebut {stated} laporan diterima untuk {unit}; bagian lain berkas ini merinci {counted} laporan unit itu. Yang dihitung rinciannya, supaya tidak dua kali.",
    ProblemCode.COMPLAINT_UNIT_TWICE: "Unit ini sudah ada di {first} untuk bulan dan kanal yang sama; keduanya dijumlahkan. Hapus salah satunya bila ganda.",
    ProblemCode.COMPLAINT_NO_YEAR: "Bulannya disebut tanpa tahun, sehingga tidak masuk tren. Tulis tahunnya di judul tabel.",
    ProblemCode.COMPLAINT_NO_PERIOD: "“{name}” di sini bukan bulan atau periode yang jelas. Tulis seperti Maret 2025.",
    ProblemCode.NO_SURVEY: "Tidak ditemukan nilai unsur survei kepuasan masyarakat dalam berkas ini. Pakai templat, atau periksa judul kolomnya (U1–U9 atau nama unsur).",
    ProblemCode.SURVEY_OTHER: "Ini survei {other}, bukan survei kepuasan masyarakat, sehingga tidak dibaca sebagai IKM.",
    ProblemCode.SURVEY_SCALES_MIXED: "Nilainya tercampur antara skala 1–4 dan 0–100, sehingga tidak dihitung. Samakan skalanya, lalu unggah lagi.",
    ProblemCode.SURVEY_SCALE_UNKNOWN: "Jawabannya tidak memakai skala 1–4 atau 0–100 (misalnya skala 1–5), sehingga tidak dihitung sebagai IKM.",
    ProblemCode.SURVEY_SCALE_DECLARED: "Keterangan di sini menyebut skala selain 1–4 (misalnya 1–5), sehingga nilainya tidak dihitung sebagai IKM. Bila skalanya 1–4, betulkan keterangannya.",
    ProblemCode.SURVEY_SCALE_REVERSED: "Keterangan di sini menyebut angka kecil sebagai yang terbaik, terbalik dari kuesioner Permen (1 = terburuk, 4 = terbaik), sehingga nilainya tidak dihitung. Balik angkanya, atau betulkan keterangannya.",
    ProblemCode.SURVEY_COLUMNS_TWICE: "Unsur “{unsur}” ada di lebih dari satu kolom berjudul sama dengan nilai berbeda, sehingga tidak dihitung. Sisakan satu, atau bedakan judulnya.",
    ProblemCode.SURVEY_ROWS_ARE_MEANS: "Baris tabel ini berisi rata-rata (misalnya per layanan), bukan jawaban responden, sehingga tidak dihitung. Unggah berkas per responden atau tabel unsur.",
    ProblemCode.SURVEY_TOO_LONG: "Tabel ini lebih panjang daripada yang dibaca ({limit} baris), sehingga tidak dihitung. Pisahkan menjadi beberapa berkas.",
    ProblemCode.SURVEY_TABLE_UNCLEAR: "Tabel unsur ini tidak jelas kolom NRR-nya, sehingga tidak dihitung. Beri satu kolom berjudul NRR, atau jumlah nilai beserta jumlah responden.",
    ProblemCode.SURVEY_TABLE_WEIGHTED: "Tabel unsur ini hanya memuat NRR tertimbang, sehingga NRR-nya tidak dapat diketahui pasti. Tambahkan kolom NRR.",
    ProblemCode.SURVEY_TOO_MANY_UNSUR: "Berkas ini memuat lebih dari {count} unsur bernomor tanpa nama, jadi bukan susunan PermenPANRB 14/2017. Tulis nama unsurnya di judul kolom.",
    ProblemCode.SURVEY_UNSUR_MISSING: "Unsur berikut tidak ada nilainya: {unsur}. IKM sembilan unsur tidak dihitung.",
    ProblemCode.SURVEY_ORDER_ASSUMED: "Judul kolom hanya nomor unsur. Dianggap {order}. Bila berbeda, tulis nama unsurnya; nilai IKM tidak berubah karenanya.",
    ProblemCode.SURVEY_QUESTIONS_ASSUMED: "Judul kolom hanya nomor pertanyaan. Dianggap {order}. Bila berbeda, tulis nama unsurnya.",
    ProblemCode.SURVEY_LETTERS_ASSUMED: "Jawaban berupa huruf dibaca seperti kuesioner Permen: a = 1, b = 2, c = 3, d = 4. Bila terbalik, ganti hurufnya dengan angka.",
    ProblemCode.SURVEY_WORDS_ASSUMED: "Kata jawabannya cocok dengan beberapa skala; dibaca: {words}. Bila berbeda, tulis angkanya.",
    ProblemCode.SURVEY_WORDS_UNCLEAR: "Kata jawaban di kolom ini tidak dapat diurutkan pasti dari 1 sampai 4, sehingga tidak dihitung. Tulis angkanya.",
    ProblemCode.SURVEY_FRACTIONS: "Banyak nilai berupa pecahan, sehingga dibaca sebagai rata-rata beberapa pertanyaan per unsur. Periksa apakah setiap baris memang satu responden.",
    ProblemCode.SURVEY_COLUMN_UNCLEAR: "Kolom ini menyebut beberapa unsur ({named}), sehingga tidak dibaca. Ganti judulnya dengan satu nama unsur.",
    ProblemCode.SURVEY_COLUMN_BY_REST: "Kolom ini menyebut beberapa unsur ({named}); dibaca sebagai “{unsur}” karena hanya unsur itu yang belum ada kolomnya.",
    ProblemCode.SURVEY_COLUMN_OFF_SCALE: "Kolom kedua untuk “{unsur}” ini memakai angka lain daripada kolom-kolom nilai, sehingga tidak dibaca.",
    ProblemCode.SURVEY_COLUMN_ASIDE: "Kolom ini menanyakan hal lain (misalnya pungutan liar atau diskriminasi), sehingga tidak dihitung sebagai “{unsur}”.",
    ProblemCode.SURVEY_SEVERAL_QUESTIONS: "Beberapa unsur ditanyakan dengan lebih dari satu pertanyaan: {unsur}. Nilai unsur seorang responden adalah rata-rata pertanyaannya.",
    ProblemCode.SURVEY_SCORE_OFF_SCALE: "Nilai {answer} di luar skala {scale}, sehingga tidak dihitung. Periksa kuesionernya.",
    ProblemCode.SURVEY_SCORE_UNREADABLE: "Isi sel ini bukan nilai survei, sehingga tidak dihitung. Ketik angkanya.",
    ProblemCode.SURVEY_SCORES_MISSING: "“{unsur}” tidak dijawab {count} responden, mulai dari sel ini. NRR-nya dihitung dari responden yang menjawab.",
    ProblemCode.SURVEY_MORE_CELLS: "{count} sel lain bermasalah serupa dan tidak dihitung.",
    ProblemCode.SURVEY_EXAMPLE_SKIPPED: "Baris contoh ini tidak dihitung sebagai responden.",
    ProblemCode.SURVEY_ROW_BELOW_TOTALS: "Baris di bawah jumlah ini mirip jawaban responden, tetapi tidak dihitung. Pindahkan ke atas jumlah bila memang responden.",
    ProblemCode.SURVEY_ROW_UNLIKE: "Baris ini tidak seperti baris responden lain (tanpa nomor, atau hampir kosong), sehingga tidak dihitung. Lengkapi bila memang responden.",
    ProblemCode.SURVEY_HIDDEN_ROWS: "{count} baris tersembunyi, mulai dari baris ini, ikut dihitung. Hapus bila bukan responden.",
    ProblemCode.SURVEY_HIDDEN_SHEET: "Lembar tersembunyi ini juga memuat jawaban survei, tetapi tidak dihitung. Tampilkan lembarnya bila harus ikut.",
    ProblemCode.SURVEY_TABLES_JOINED: "{count} tabel responden digabung menjadi satu survei ({tables}).",
    ProblemCode.SURVEY_TABLE_REPEATED: "Tabel ini memuat jawaban yang sama dengan {other}, sehingga hanya dihitung satu kali.",
    ProblemCode.SURVEY_SEVERAL: "Berkas ini memuat {count} survei, masing-masing dihitung sendiri: {parts}.",
    ProblemCode.SURVEY_RESPONDENTS_UNKNOWN: "Tabel unsur ini tidak menyebut jumlah responden. Tulis jumlahnya, misalnya “Jumlah responden: 150”.",
    ProblemCode.SURVEY_RESPONDENTS_DIFFER: "Berkas menyebut {stated} responden, tetapi yang terbaca {found}. Periksa barisnya.",
    ProblemCode.SURVEY_TABLE_DIFFERS: "Tabel unsur di sini tidak sama dengan hitungan dari baris respondennya ({unsur}). Yang dipakai hitungan dari responden.",
    ProblemCode.SURVEY_INDEX_DIFFERS: "IKM yang tertulis ({stated}) tidak cocok dengan bobot mana pun; hitungan dari berkas ini {found}.",
    ProblemCode.NO_SERVICES: "Tidak ditemukan daftar layanan (nama layanan beserta persyaratan, waktu, biaya, atau SOP-nya) dalam berkas ini. Pakai templat, atau periksa judul kolomnya.",
    ProblemCode.SERVICES_NOT_ANSWERS: "Berkas ini berisi daftar layanan, bukan isian unit, sehingga tidak dibaca sebagai jawaban. Unggah lewat halaman Layanan.",
    ProblemCode.SERVICE_WITHOUT_NAME: "Isian di sini tidak menyebut nama layanan, sehingga tidak dibaca. Tulis nama layanannya.",
    ProblemCode.SERVICE_UNCLEAR: "“{name}” di sini tidak jelas sudah ada atau belum, sehingga tidak dipakai. Tulis ada, belum, atau isinya.",
    ProblemCode.SERVICE_DAY: "“{name}” di sini tersimpan sebagai tanggal atau jam (Excel mengubahnya), sehingga tidak dipakai. Ketik sebagai teks, misalnya “1–3 hari kerja”.",
    ProblemCode.SERVICE_BARE_NUMBER: "“{name}” hanya angka {answer}, tanpa satuan. Tulis satuannya, misalnya “3 hari kerja”.",
    ProblemCode.SERVICE_PERSONAL: "Bagian “{name}” yang menyebut orang atau nomor pribadi tidak disimpan. Tulis jabatan dan saluran kantornya saja.",
    ProblemCode.SERVICE_CUT: "“{name}” terlalu panjang; yang disimpan hanya bagian awalnya. Ringkaskan teksnya.",
    ProblemCode.SERVICE_COUNT: "Jumlah komponen tertulis {stated}, tetapi yang dinyatakan ada satu per satu {counted}. Yang dipakai rinciannya.",
    ProblemCode.SERVICE_TWICE: "Layanan ini sudah ada di {first}; keduanya disatukan.",
    ProblemCode.SERVICE_TWICE_OTHER: "Layanan ini sudah ada di {first} dengan isi berbeda untuk {names}; isi yang berbeda itu tidak dipakai. Hapus salah satunya.",
    ProblemCode.SERVICE_UNIT_CARRIED: "Nama unit kosong pada {count} baris, mulai dari sini; dibaca sama dengan unit di atasnya. Periksa apakah sudah benar.",
    ProblemCode.SERVICE_CONTINUED: "{count} layanan punya baris lanjutan tanpa nama, mulai dari sini; isinya disatukan dengan baris di atasnya.",
    ProblemCode.SERVICE_READ_AS: "Kolom “{header}” dibaca sebagai nama layanan, karena tidak ada kolom lain untuk itu. Periksa apakah sudah benar.",
    ProblemCode.SERVICE_MORE: "{count} sel lain di lembar ini bermasalah sama.",
    ProblemCode.ASK_UNIT: "Unit mana yang dimaksud “{text}”?",
    ProblemCode.ASK_UNIT_OF_FORM: "Lembar isian ini tidak menyebut nama unit. Isian unit mana ini?",
    ProblemCode.ASK_COLUMN: "Kolom “{text}” menjawab pertanyaan yang mana?",
    ProblemCode.ASK_DATE: "“{text}” adalah tanggal untuk yang mana?",
    ProblemCode.ASK_MARK: "Dalam berkas ini, apa arti tanda “{text}”?",
    ProblemCode.ASK_COMPLAINT_STATUS: "Status laporan “{text}” termasuk yang mana?",
    ProblemCode.ASK_SERVICE_NONE: "Dalam berkas ini, apa arti isian “{text}”?",
}

# Why a sheet was left out: the `reason` of SHEET_SKIPPED.
SKIP_REASONS: dict[str, str] = {
    "rekap": "isinya rekapitulasi per kelompok, bukan per unit",
    "tanpa_tabel": "tidak ditemukan tabel isian di dalamnya",
    "contoh": "isinya contoh atau petunjuk pengisian",
    "tanpa_unit": "tidak ditemukan nama unit pelayanan di dalamnya",
    "tanpa_layanan": "tidak ditemukan daftar layanan di dalamnya",
    "daftar_layanan": "isinya daftar layanan, bukan jawaban unit; unggah lewat halaman Layanan",
    "tanpa_pengaduan": "tidak ditemukan daftar atau rekap pengaduan di dalamnya",
}

# What a file is that another page takes, by the name of that page.
FILES_OF: dict[str, str] = {
    "unggah": "isian daftar periksa unit",
    "skm": "hasil survei kepuasan masyarakat",
    "bimtek": "daftar hadir bimtek",
    "layanan": "daftar layanan",
    "unggah_pengaduan": "daftar atau rekap pengaduan",
}

# How a column of complaints was read: the `what` of COMPLAINT_READ_AS.
READ_AS: dict[str, str] = {
    "bulan/hari/tahun": "bulan/hari/tahun, karena ada bulan di atas 12 bila dibaca sebaliknya",
    "hari/bulan/tahun dua angka": "hari/bulan/tahun dengan tahun dua angka (25 = 2025)",
    "angka seri": "tanggal yang tersimpan sebagai angka seri Excel",
    "hari": "lama dalam hari",
    "jam": "lama dalam jam",
    "menit": "lama dalam menit",
}


MOST_PARTS = 8  # of what was left out that one sentence names


OUTSIDE_CELLS = "catatan, properti, atau bagian lain di luar sel"


def left_out(place: Place, header: str) -> str:
    """What was left out of a file, as it is stored and shown: `Isian!D (No. HP)`."""
    if place == Place():
        return OUTSIDE_CELLS
    return f"{reference(place)} ({header})" if header else reference(place)


def all_left_out(parts: Sequence[str]) -> str:
    """What was left out of a file, as part of a sentence; of very much only the beginning."""
    more = f", dan {len(parts) - MOST_PARTS} bagian lain" if len(parts) > MOST_PARTS else ""
    return ", ".join(parts[:MOST_PARTS]) + more


def sentence(problem: Problem) -> str:
    """The sentence of a problem, without its place."""
    details = dict(problem.details)
    if problem.code is ProblemCode.SHEET_SKIPPED:
        details["reason"] = SKIP_REASONS.get(details["reason"], details["reason"])
    if problem.code is ProblemCode.COMPLAINT_READ_AS:
        details["what"] = READ_AS.get(details["what"], details["what"])
    if "page" in details:
        details = {"what": FILES_OF[details["page"]], "page": TITLES[details["page"]]}
    return SENTENCES[problem.code].format(**details)


def where(place: Place) -> str:
    """`Lembar “Isian”, sel C7`, as far as the place is known; "" for the file as a whole."""
    parts = [f"Lembar “{place.sheet}”" if place.sheet else "", f"sel {place.cell}" if place.cell else ""]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def reference(place: Place) -> str:
    """The place as Excel writes it: `Isian!C7`, `'Perangkat Daerah'!C7`."""
    sheet = place.sheet
    if sheet and not sheet.replace("_", "").isalnum():
        sheet = "'" + sheet.replace("'", "''") + "'"
    return f"{sheet}!{place.cell}" if sheet and place.cell else sheet or place.cell
