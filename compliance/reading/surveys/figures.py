"""What the columns of a table of unsur hold, by their titles."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a column of numbers holds."""

    MEAN = "nrr"
    SUM = "jumlah"
    RESPONDENTS = "responden"
    ONE, TWO, THREE, FOUR = "1", "2", "3", "4"  # how many answered so
    FIVE = "5"  # … on a scale of five steps
    WEIGHTED = "tertimbang"
    OTHER = "tidak diketahui"
    IGNORED = "diabaikan"


GRADES = (Kind.ONE, Kind.TWO, Kind.THREE, Kind.FOUR)
_GRADE_TITLES = {
    "tidak baik": Kind.ONE, "kurang baik": Kind.TWO, "baik": Kind.THREE, "sangat baik": Kind.FOUR,
    "tidak puas": Kind.ONE, "kurang puas": Kind.TWO, "puas": Kind.THREE, "sangat puas": Kind.FOUR,
} | {
    before + kind.value: kind
    for kind in (*GRADES, Kind.FIVE)
    for before in ("", "nilai ", "skor ")
}  # fmt: skip
_SHARES = frozenset({"persen", "persentase", "prosentase", "presentase", "%"})
_IGNORED = frozenset(
    {
        "no", "nomor", "kode", "rank", "ranking", "peringkat", "prioritas", "urutan", "gap", "harapan",
        "kepentingan", "target", "median", "modus", "minimum", "maksimum", "min", "max", "standar",
        "penimbang", "selisih",
    }
)  # fmt: skip
_MEAN = frozenset(
    {
        "nrr",
        "rata",
        "rerata",
        "ratarata",
        "mean",
        "average",
        "nilai",
        "skor",
        "ikm",
        "indeks",
        "konversi",
        "ni",
        "skm",
    }
)
_SUM = frozenset({"jumlah", "total", "jml", "σ", "sum", "∑"})


def kind_of(title: str) -> Kind:
    """What a column under these titles, in lower case, holds."""
    spoken = set(title.split())
    ends = [text for text in _GRADE_TITLES if title == text or title.endswith(" " + text)]
    grade = _GRADE_TITLES[max(ends, key=len)] if ends else None
    if "tertimbang" in spoken:
        return Kind.WEIGHTED
    if spoken & _SHARES:
        return Kind.IGNORED
    if grade is not None and not spoken & {"mutu", "kinerja"}:
        return grade
    if spoken & {"responden", "kuesioner"} and not spoken & {"nilai", "rata"}:
        return Kind.RESPONDENTS
    if spoken & _IGNORED or spoken == {"bobot"}:
        return Kind.IGNORED
    if spoken & _SUM and not spoken & {"rata", "nrr", "rerata"}:
        return Kind.SUM
    return Kind.MEAN if spoken & _MEAN else Kind.OTHER
