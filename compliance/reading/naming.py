"""The name of a unit as somebody typed it → its kind and the words that tell it apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from compliance.model import Unit, UnitKind
from compliance.reading import words as w
from compliance.reading.folding import BRACKETS, CACHED_TEXTS, collapsed, fold, slug, words

_CODE = re.compile(r"\s*[-–—|/(\[]*\s*\b\d{1,2}(\.\d{1,4}){1,}\.?\s*[)\]]?.*$")
_LEADING_CODE = re.compile(r"^\d+(\.\d+)+\.?\s*[-–—|/]?\s*(?=[^\W\d])")
_LABELLED = re.compile(r"^(nama )?(opd|skpd|unit( kerja)?|instansi|perangkat daerah)\s*:\s*")
_NUMBERED = re.compile(r"^[(\[]?\d{1,3}(?:[.)\]_]|\s[-–])\s*(?=[^\W\d])|^[(\[]?([a-z]|[ivxl]{2,5})[.)\]]\s+")
_COUNTED = re.compile(
    r"^(?:no\b[. ]*)?\d{1,3}\s+"
    r"(?=(?:dinas|badan|bagian|kec(?:amatan)?|kel(?:urahan)?|puskesmas|pkm|rsud|uptd?)\b[. ]+[^\W\d])"
)
_FOOTNOTE = re.compile(r"^([^(]*\S)\s+\d\)$")
_CLASS = re.compile(r"\b(kelas|tipe|type) [a-d]\b")
# Words long enough to be seen although the space behind them was lost: "DinasKesehatan".
_GLUED = ("dinas", "badan", "bagian", "kecamatan", "kelurahan", "puskesmas", "inspektorat", "sekretariat")
_TITLES = frozenset({"dr", "drs", "h", "kh", "r"})  # of the person a hospital is named after


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """A name, understood. `core` are its words without the kind, `key` the same glued together."""

    kind: UnitKind | None
    core: tuple[str, ...]
    parent: str = ""  # the kecamatan it names itself: "Desa Sugihwaras Kec. Sugihwaras"
    foreign: bool = False  # of a province, another regency, or no local government at all
    any_owner: bool = False  # the word for its kind serves others than the government's: "RS Padangan"
    bracket: str = ""

    @property
    def key(self) -> str:
        return "".join(self.core)

    @property
    def text(self) -> str:
        return " ".join((self.kind.value, *self.core) if self.kind else self.core)


def home_of(units: Iterable[Unit]) -> str:
    """The regency most of the names and aliases say they belong to; "" when none does."""
    counted: Counter[str] = Counter()
    for unit in units:
        for form in (unit.name, *unit.aliases):
            spoken = words(form)
            counted.update(b for a, b in pairwise(spoken) if a in ("kabupaten", "kab"))
    return counted.most_common(1)[0][0] if counted else ""


@lru_cache(maxsize=CACHED_TEXTS)
def read_name(text: str, home: str) -> UnitName:
    """A name without numbering, codes, brackets and the name of the own regency."""
    folded = _COUNTED.sub("", _LEADING_CODE.sub("", _NUMBERED.sub("", _LABELLED.sub("", fold(text)))))
    folded = _FOOTNOTE.sub(r"\1", _CODE.sub("", folded) or folded)
    inside, rest = BRACKETS.findall(folded), BRACKETS.sub(" ", folded)
    outside = rest if rest.strip() else folded
    told = [said for said in inside if not w.VERSIONS.issuperset(words(_CLASS.sub(" ", said)))]  # "(revisi)"
    line = f" {' '.join(words(outside.replace('&', ' dan ')))} "
    for phrase, full in w.NAME_PHRASES:
        line = line.replace(f" {phrase} ", f" {full} ")
    spoken, foreign = without_home(_CLASS.sub(" ", line).split(), home)
    kind, core = _kind(spoken)
    any_owner = kind is UnitKind.RSUD and w.PUBLIC.isdisjoint(spoken[: len(spoken) - len(core)])
    core, parent = _inline_parent(kind, core)
    if kind in w.HEALTH_KINDS:
        told = [said for said in told if not w.HEALTH_STATES.issuperset(words(said))]
        while len(core) > 1 and core[-1] in w.HEALTH_STATES:
            core = core[:-1]
    bracket = " ".join(told)
    foreign = foreign or not w.FOREIGN.isdisjoint(core) or not w.FOREIGN.isdisjoint(words(bracket))
    if kind is UnitKind.BAGIAN:
        core = _without_ending(core, ("setda",), ("sekretariat", "daerah"))
    if kind is UnitKind.RSUD:
        core = tuple(word for word in core if word not in _TITLES) or core
    core = tuple(word for word in core if word != "dan") or core
    return UnitName(
        kind=kind, core=core, parent=parent, foreign=foreign, any_owner=any_owner, bracket=bracket
    )


def without_home(spoken: list[str], home: str) -> tuple[list[str], bool]:
    """The words without `kabupaten <home>`, and whether another regency is named."""
    kept: list[str] = []
    foreign = False
    for i, word in enumerate(spoken):
        after = spoken[i + 1] if i + 1 < len(spoken) else ""
        before = spoken[i - 1] if i else ""
        if word in ("kabupaten", "kab", "pemkab"):
            foreign = foreign or bool(home and after and after != home)
            continue
        if word in w.PROVINCE and tuple(spoken[max(i - 2, 0) : i]) in (("kabupaten", home), ("kab", home)):
            break  # "… Kabupaten Bojonegoro Provinsi Jawa Timur" says where the own regency lies
        if word == "pemerintah" and after in ("kabupaten", "kab"):
            continue
        if home and word == home and before in ("kabupaten", "kab", "pemkab"):
            continue
        kept.append(word)
    return kept, foreign


def _kind(spoken: list[str]) -> tuple[UnitKind | None, tuple[str, ...]]:
    """The kind by the first words, and the words behind them."""
    rest = tuple(spoken)
    while len(rest) > 1 and _carries(rest[0], rest[1:]):
        rest = rest[1:]
    if rest and (glued := next((g for g in _GLUED if rest[0].startswith(g) and rest[0] != g), "")):
        rest = (glued, rest[0][len(glued) :], *rest[1:])
    kind, length = _leading(rest)
    if kind is None and len(rest) > 1:  # "Dins Kesehatan": one letter of the kind is wrong
        near = next((g for g in _GLUED if Levenshtein.distance(rest[0], g, score_cutoff=1) <= 1), None)
        kind, length = _leading((near,)) if near else (None, 0)
    return kind, rest[length:]


def _carries(first: str, rest: tuple[str, ...]) -> bool:
    """Whether a word only stands before a unit: `UPTD` before a puskesmas, `OPD` or `Kantor` before any."""
    kind = _leading(rest)[0]
    if first in w.CARRIERS and (rest[0] in w.CARRIERS or kind in w.PLACE_KINDS):
        return True
    return first in w.ANY_CARRIERS and kind is not None


def _leading(spoken: tuple[str, ...]) -> tuple[UnitKind | None, int]:
    for phrase, kind in w.KIND_PHRASES:
        if spoken[: len(phrase)] == phrase:
            return kind, len(phrase)
    return None, 0


def _without_ending(core: tuple[str, ...], *endings: tuple[str, ...]) -> tuple[str, ...]:
    found = next((end for end in endings if len(core) > len(end) and core[-len(end) :] == end), ())
    return core[: len(core) - len(found)]


def _inline_parent(kind: UnitKind | None, core: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """`sugihwaras kec sugihwaras` → the desa and its kecamatan."""
    for i, word in enumerate(core):
        if word in ("kecamatan", "kec") and 0 < i < len(core) - 1 and kind is not UnitKind.KECAMATAN:
            return core[:i], "kecamatan " + " ".join(core[i + 1 :])
    return core, ""


_NO_NAME = re.compile(r"@|https?:|\.(pdf|jpe?g|png|docx?|xlsx?)$", re.IGNORECASE)


def new_unit(text: str, kinds: frozenset[UnitKind], home: str = "") -> Unit | None:
    """A unit of an open registry by the name as typed; None when it is no name at all.

    A bare "Melak" under a heading KECAMATAN becomes "Kecamatan Melak".
    """
    name = read_name(text, home)
    typed = collapsed(text)
    if sum(c.isalpha() for c in typed) < 2 or (not name.core and name.kind in w.PLACE_KINDS):
        return None
    if _NO_NAME.search(typed):
        return None
    kind = name.kind or (next(iter(kinds)) if len(kinds) == 1 else UnitKind.LAINNYA)
    if name.kind is None and kind is not UnitKind.LAINNYA:
        word = "RSUD" if kind is UnitKind.RSUD else kind.value.capitalize()
        typed = f"{word} {typed}"
    return Unit(id=slug(typed), name=typed, kind=kind)
