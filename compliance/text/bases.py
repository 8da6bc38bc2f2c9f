"""The words where what units claim stands beside what of it was verified."""

from __future__ import annotations

from compliance.model import ScoreBasis

LABELS: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "Menurut pernyataan",
    ScoreBasis.TERVERIFIKASI: "Sudah diperiksa",
}
AVERAGES: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "Rata-rata menurut pernyataan",
    ScoreBasis.TERVERIFIKASI: "Rata-rata sudah diperiksa",
}
BEYOND = "{points} di bawah pernyataan"
BELOW = "{points} di atas pernyataan"
SAME = "sama dengan pernyataan"
ABOVE_VERIFIED = "{points} di atas yang diperiksa"
BELOW_VERIFIED = "{points} di bawah yang diperiksa"
SAME_AS_VERIFIED = "sama dengan yang diperiksa"
NOTHING = "belum ada"
UNCHECKED = "belum ada jawaban yang diperiksa"
