"""What each column of a table holds, and so whether its rows are complaints or counts of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.model.complaints import CaseStatus, ComplaintField
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.headings import Title
from compliance.reading.complaints.result import Drop, TableKind
from compliance.reading.complaints.tables import Column
from compliance.reading.folding import shown
from compliance.reading.sheets import CellValue
from compliance.reading.words import UNIT_WORDS

F = ComplaintField
DAYS = (F.DITERIMA, F.DITANGGAPI, F.SELESAI)
LENGTHS = (F.LAMA_TANGGAPAN, F.LAMA_SELESAI)
COUNTS = (
    F.JUMLAH_MASUK, F.JUMLAH_BELUM, F.JUMLAH_PROSES, F.JUMLAH_SELESAI, F.JUMLAH_TERBUKA, F.JUMLAH_TUTUP,
    F.JUMLAH_TEPAT,
)  # fmt: skip
MEANS = (F.RATA_TANGGAPAN, F.RATA_SELESAI)
# What a tick under one of these headers says of a complaint.
TICKED: Mapping[ComplaintField, CaseStatus] = {
    F.JUMLAH_BELUM: CaseStatus.BELUM,
    F.JUMLAH_PROSES: CaseStatus.PROSES,
    F.JUMLAH_SELESAI: CaseStatus.SELESAI,
    F.JUMLAH_TERBUKA: CaseStatus.PROSES,
    F.JUMLAH_TUTUP: CaseStatus.TUTUP,
}
MAY_MEAN = (F.JUMLAH_SELESAI, F.JUMLAH_PROSES)  # columns of `_DOUBTFUL`
_DOUBTFUL = (frozenset({"tanggapan"}), frozenset({"jumlah", "tanggapan"}))
_DATED = frozenset({"tanggal", "waktu"})
_TELLING = frozenset({"tanggal", "masuk", "selesai", "status", "register"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The columns of a table by what they hold.

    `single`: one column for each field. `counts`: every column of counts or means, with its field;
    several of a recap may hold the same for different months or channels. `ticks`: columns of
    ticks. `asked`: columns whose meaning a person has to tell. `dropped`: the others, and why.
    `rivals`: those left out, each with the one that says the same.
    """

    kind: TableKind
    single: Mapping[ComplaintField, Column]
    counts: tuple[tuple[Column, ComplaintField], ...] = ()
    ticks: tuple[tuple[Column, CaseStatus], ...] = ()
    asked: tuple[Column, ...] = ()
    dropped: tuple[tuple[Column, Drop], ...] = ()
    rivals: tuple[tuple[Column, Column], ...] = ()

    def used(self) -> frozenset[int]:
        """The indices of the columns that are read."""
        some = (*self.single.values(), *(c for c, _ in self.counts), *(c for c, _ in self.ticks))
        return frozenset(column.index for column in some)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """What single cells can be, for columns whose header alone does not say enough."""

    is_unit: Callable[[CellValue], bool]  # the name of a unit, or plainly of some kind of unit
    is_channel: Callable[[CellValue], bool]
    is_category: Callable[[CellValue], bool]
    meant: Callable[[str], str | None]  # what a person answered about a column that was asked about


def sort_out(columns: Sequence[Column], contents: Mapping[int, Contents], tests: Tests) -> Sorted | None:
    """What the columns hold; None where they are no list and no recap of complaints."""
    kind = _kind(columns, contents)
    if kind is None:
        return None
    chosen = [(column, _field(column, contents[column.index], kind, tests)) for column in columns]
    single, rivals = _one_each(chosen, contents, tests)
    recap = kind is TableKind.RECAP
    found = Sorted(
        kind=kind,
        single=single,
        counts=tuple((c, f) for c, f in chosen if recap and f is not None and f in (*COUNTS, *MEANS)),
        ticks=() if recap or F.STATUS in single else _ticks(chosen, contents),
        rivals=rivals,
    )
    doubtful = [column for column in columns if recap and _is_asked(column, contents[column.index])]
    asked = tuple(column for column in doubtful if tests.meant(ask_key(column)) is None)
    used = found.used() | {column.index for column in asked}
    left = tuple((c, _reason(c, contents[c.index])) for c in columns if c.index not in used)
    return replace(found, dropped=left, asked=asked)


def ask_key(column: Column) -> str:
    """The key under which the meaning of a column is remembered."""
    return f"kolom-pengaduan:{' '.join(sorted(column.leaf.core))}"


def _is_asked(column: Column, held: Contents) -> bool:
    """Counts of "Ditindaklanjuti": those answered, or those done?"""
    return column.leaf.core in _DOUBTFUL and held.numbers


def _kind(columns: Sequence[Column], contents: Mapping[int, Contents]) -> TableKind | None:
    """A list has days or numbers of complaints; a recap has counts, and neither numbers nor statuses."""
    held = {column.index: _candidates(column) for column in columns}

    def holding(*fields: ComplaintField) -> list[Column]:
        return [column for column in columns if not held[column.index].isdisjoint(fields)]

    days = [c for c in holding(*DAYS) if contents[c.index].typed_days]
    numbered = [c for c in holding(F.NOMOR) if contents[c.index].some]
    stated = [c for c in holding(F.STATUS) if contents[c.index].statuses]
    counted = [c for c in holding(*COUNTS) if contents[c.index].numbers and c not in days]
    counted += [c for c in columns if _is_part(c) and contents[c.index].numbers and c not in counted]
    received = [
        c
        for c in holding(F.DITERIMA)
        if c in days or ("tanggal" in c.joined.core | c.leaf.core and not contents[c.index].numbers)
    ]
    if counted and not stated and len(days) < 2 and not (numbered and received):
        return TableKind.RECAP
    if received or (numbered and (stated or days)) or (days and stated):
        return TableKind.LIST
    return None


def _is_part(column: Column) -> bool:
    """Whether a column counts the complaints of one month, channel or category under nothing but its name."""
    own = column.leaf
    return bool((own.period or own.channel or category_of(column)) and not own.fields)


def category_of(column: Column) -> str:
    """The category a column of a recap is about: its title under "Kategori"; "" for none."""
    grouped = any(title.core == {"kategori"} for title in column.titles[:-1])
    own = column.leaf
    plain = own.drop not in (Drop.PERSONAL, Drop.TEXT)
    total = not own.core.isdisjoint(("jumlah", "persen"))
    return shown(column.path[-1]) if grouped and plain and not total else ""


def _candidates(column: Column) -> frozenset[ComplaintField]:
    return column.joined.fields | column.leaf.fields


def _field(column: Column, held: Contents, kind: TableKind, tests: Tests) -> ComplaintField | None:
    """What a column holds: by all its titles first, then by its own, then by that of its group."""
    if any(title.drop is Drop.PERSONAL and not title.fields for title in column.titles[:-1]):
        return None  # "Alamat", "Jenis" under "Pelapor"
    if kind is TableKind.RECAP and _is_asked(column, held):
        meant = tests.meant(ask_key(column))
        return next((field for field in MAY_MEAN if field.value == meant), None)
    ways: list[Title] = [column.joined, column.leaf]
    if kind is TableKind.RECAP and _is_part(column):
        ways = [*reversed(column.titles[:-1])]
    for title in ways:
        fitting = [f for f in F if f in title.fields and _fits(f, title, held, kind, tests)]
        if fitting:
            return fitting[0]
    if kind is TableKind.LIST and column.leaf.drop is Drop.TEXT and held.statuses and not held.varied:
        return F.STATUS  # "Keterangan: selesai", as registers have it
    return F.JUMLAH_MASUK if kind is TableKind.RECAP and _is_part(column) and held.numbers else None


def _fits(field: ComplaintField, title: Title, held: Contents, kind: TableKind, tests: Tests) -> bool:
    """Whether what stands in a column can be what its title may mean."""
    if field in COUNTS:
        return kind is TableKind.RECAP and held.numbers and not held.typed_days
    if field in MEANS:
        return kind is TableKind.RECAP and (held.numbers or held.lengths)
    if field is F.PERIODE:
        return kind is TableKind.RECAP
    if field in DAYS:
        explicit = not _DATED.isdisjoint(title.core) and not held.lengths and not held.numbers
        return held.typed_days or explicit or ("tanggal" in title.core and held.days)
    if field in LENGTHS:
        explicit = "lama" in title.core and not held.typed_days
        timed = held.timed and not title.core.isdisjoint(("lama", "waktu"))
        return kind is TableKind.LIST and (held.lengths or timed or explicit)
    if field is F.STATUS:
        return kind is TableKind.LIST and (held.statuses or ("status" in title.core and not held.ticks))
    if field is F.NOMOR:
        return kind is TableKind.LIST and not held.personal and not held.typed_days
    return bool(held.some) and _says(field, title, held, tests)


def _says(field: ComplaintField, title: Title, held: Contents, tests: Tests) -> bool:
    """Whether a column of names is what its title may mean, and not persons or the text of complaints."""
    if field is F.UNIT:
        return not UNIT_WORDS.keys().isdisjoint(title.words) or held.mostly(tests.is_unit)
    if field is F.KANAL:
        return not {"kanal", "saluran"}.isdisjoint(title.words) or held.mostly(tests.is_channel)
    return held.mostly(tests.is_category) and not held.varied


def _one_each(
    chosen: Iterable[tuple[Column, ComplaintField | None]], contents: Mapping[int, Contents], tests: Tests
) -> tuple[dict[ComplaintField, Column], tuple[tuple[Column, Column], ...]]:
    """The best column for each field that only one can hold, and those that came second, with it."""
    single: dict[ComplaintField, Column] = {}
    seconds = []
    for column, field in chosen:
        if field is None or field in (*COUNTS, *MEANS):
            continue
        before = single.get(field)
        if before is None or _rank(field, column, contents, tests) > _rank(field, before, contents, tests):
            single[field] = column
            seconds += [(before, field)] if before else []
        else:
            seconds.append((column, field))
    return single, tuple((column, single[field]) for column, field in seconds)


def _rank(
    field: ComplaintField, column: Column, contents: Mapping[int, Contents], tests: Tests
) -> tuple[bool, int, int]:
    """Filled columns before empty ones, names of units before other names, titles that say more first."""
    held = contents[column.index]
    telling = len(column.joined.core & _TELLING)
    if field is F.UNIT:
        return bool(held.some), sum(map(tests.is_unit, held.some)), telling
    if field is F.STATUS and "status" not in column.joined.core:
        return bool(held.some), held.stated - 100, telling
    return bool(held.some), 0, telling


def _ticks(
    chosen: Iterable[tuple[Column, ComplaintField | None]], contents: Mapping[int, Contents]
) -> tuple[tuple[Column, CaseStatus], ...]:
    """Columns such as Proses | Selesai in which one cell of each row is ticked."""
    found = []
    for column, field in chosen:
        wanted = [TICKED[f] for f in TICKED if f in column.leaf.fields]
        held = contents[column.index]
        if field is None and wanted and (held.ticks or not held.some):
            found.append((column, wanted[0]))
    ticked = any(contents[column.index].some for column, _ in found)
    return tuple(found) if ticked else ()


def _reason(column: Column, held: Contents) -> Drop:
    """Why a column is left out: by its titles, or because it holds numbers of persons."""
    if held.personal:
        return Drop.PERSONAL
    reasons = [title.drop for title in (column.joined, *column.titles)]
    for reason in (Drop.PERSONAL, Drop.TEXT):
        if reason in reasons:
            return reason
    if F.KATEGORI in column.leaf.fields and held.varied:
        return Drop.TEXT
    return Drop.UNUSED if column.leaf.fields or Drop.UNUSED in reasons else Drop.UNKNOWN
