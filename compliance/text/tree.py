"""The words of the page Jenjang."""

from __future__ import annotations

LEAD = "Pilih satu baris untuk membuka unit di bawahnya, atau kesenjangannya bila tidak ada lagi yang di bawahnya."
BELOW, REGENCY, OWN_UNITS = "Lihat di bawah", "Seluruh kabupaten", "Unit saya"
TAB_TABLE, TAB_MAP = "Tabel", "Peta jenjang"
UNIT, KIND, OWN, CATEGORY, REPORTED = "Unit", "Jenis", "Nilai sendiri", "Kategori", "Di bawahnya melapor"
NOT_REPORTED, PROVISIONAL, NONE_BELOW = "belum melapor", "sementara", "–"
PART = "{part} dari {whole}"
OPEN_NOTE, MEAN_NOTE = "{count} belum menjawab", "dari {count} unit"
PATH = " › "
MEAN = "{score} ({units} unit)"
LOWEST = "{score} · {unit}"
CARD_BELOW, CARD_REPORTED = "Unit di bawahnya", "{count} sudah melapor"
TO_GAPS = "Kesenjangan {unit}"
EMPTY = "Tidak ada unit di bawahnya."
NONE_OF_KIND = "Tidak ada unit jenis ini langsung di bawahnya. Pilih jenis lain, atau “Semua jenis”."
NOTHING = "Belum ada unit yang boleh Anda lihat di sini."
RULES_HEAD = "Cara hitung angka unit di bawahnya"
RULES_OPEN = "Buka salah satu unit untuk melihat unit mana yang dihitung dalam angkanya."
RULE = "{label}: {source} ({basis})"
WHICH = "Angka"
SHARE_RULE = "{part} dari {whole}: menjawab {statuses}. Yang belum menjawab ({open}) tetap dalam pembagi; yang tidak berlaku ({waived}) tidak."
MEAN_RULE = (
    "Rata-rata sederhana dari nilai terbukti yang sudah dibulatkan, hanya unit yang isiannya cukup lengkap."
)
LOWEST_RULE = "Nilai terbukti terendah di antara {count} unit yang isiannya cukup lengkap."
BELOW_RULE = (
    "Unit di bawahnya pada tingkat mana pun. Melapor: mempunyai paling sedikit satu jawaban tersimpan."
)
ANSWER, FLOOR, STATE = "Jawaban", "Terbukti", "Keadaan"
HAS_REPORTED, HAS_NOT = "sudah melapor", "belum melapor"
NOBODY = "Tidak ada unit yang dihitung."
ALT = "Tabel unit dan angka unit di bawahnya"
MAP_LEAD = "Setiap kotak satu unit di dalam kotak induknya; warnanya zona nilai terbukti, abu-abu bila belum cukup isian. Klik kotak untuk membesarkannya."
MAP_HOVER = "<b>%{label}</b><br>%{customdata}<extra></extra>"
