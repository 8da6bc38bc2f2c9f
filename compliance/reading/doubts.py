"""Words of what is remarked about an answer, folded: what makes it doubtful, or another one."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a remark may not say beside a status without making it doubtful: that it is on its way …
_ON_THE_WAY = _set(
    """proses progress progres penyusunan draft draf konsep konsepnya rancangan sedang masih tahap finalisasi
    usulan diusulkan diajukan pengajuan pembahasan dibahas pengerjaan dikerjakan harmonisasi revisi direvisi
    pengesahan penetapan ttd tanda hampir otw pending"""
)
# … that it is no longer, or not what it should be …
_GONE = _set(
    """hilang rusak kosong nihil usang mati expired kadaluarsa kedaluwarsa kadaluwarsa habis dicabut ditarik
    dihapus dilepas diganti dihentikan ditunda tertunda ditangguhkan ditutup tutup nonaktif batal dibatalkan
    gagal ditolak dikembalikan salah duplikat"""
)
DENIALS = _set("belum blm tidak tdk tak bukan")
# … or that the other is true by now.
_BY_NOW = _set("kini sekarang terbit ok oke")
# What a remark begins with that finds less than what is said to be there: gone, of somebody else.
LESS = _GONE | _set("milik kepunyaan ikut gabung gabungan bergabung menginduk nebeng tanpa")
PART = _set("sebagian separuh separo menyusul")  # by themselves: "sebagian besar sudah TTE" is about the TTE
LACKING = _set("kecuali selain tanpa kurang minus tinggal butuh")  # beside what is named: it is wanting
# What is said of something that is there or in the making, and of nothing that does not apply.
STAGES = (_ON_THE_WAY - _set("masih sedang")) | _set(
    "disahkan ditetapkan ditandatangani lama usang kadaluarsa kedaluwarsa kadaluwarsa expired hilang"
)
DOUBTS_OF_ADA = (
    _ON_THE_WAY
    | _GONE
    | DENIALS
    | _set(
        """akan rencana kurang sebagian namun tapi tetapi kecuali hanya menunggu
        tunggu tinggal menyusul perbaikan diperbaiki saja cuma beberapa separuh separo tanpa minus perlu
        mungkin sepertinya katanya diragukan minim signed ikut gabung gabungan induk mengikuti milik punya
        kepunyaan lama lupa entah sementara contoh copas nanti besok ketinggalan tertinggal terbakar banjir
        kebanjiran lapuk sampai hingga sd cek mohon konfirmasi target"""
    )
) - {"revisi", "direvisi", "tanda", "penetapan", "pengesahan", "ttd"}
DOUBTS_OF_TIDAK = _ON_THE_WAY | _BY_NOW | _set("sudah sdh kecuali namun tapi tetapi ada salah rampung final")
DOUBTS_OF_PROSES = (
    _GONE | _BY_NOW | _set("selesai sudah sdh belum tidak ditetapkan disahkan disetujui rampung beres")
)
DOUBTS_OF_TIDAK_BERLAKU = _GONE | _set("sudah sdh sejak lagi per lama perlu diperbarui diperpanjang")
# Beside an address that is to be asked for, or filled.
DOUBTS_OF_LINKS = _set("contoh template format error akses silakan silahkan mohon harap")
# Stems of what is denied behind "belum" or "tidak": a later step, not that there is any.
STEPS = _set("tetapkan publikasi verifikasi pasang sesuai selesai daftar laksana lengkap")
# Nor beside a day since which something is in effect.
DOUBTS_OF_DATES = _set(
    """sampai hingga sd berakhir habis target revisi direvisi perubahan diubah dicabut pembuatan dibuat
    pengajuan diajukan"""
)
