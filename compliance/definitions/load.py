"""Everything in `data/` that says what is asked, how answers are spelled, and how they are scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from compliance.definitions.checklist import CHECKLIST, load_checklist, parse_checklist
from compliance.definitions.instrument import load_instrument, parse_instrument
from compliance.definitions.own import FOLDER, Own, parse_own
from compliance.definitions.rollup import ROLLUP, load_rollup
from compliance.definitions.tables import shown
from compliance.definitions.vocabulary import load_vocabulary
from compliance.model import ChecklistDefinition, Instrument, RollupRule, Vocabulary
from compliance.problems import DefinitionError
from compliance.text import definitions as text

__all__ = ["CHECKLIST", "DATA", "Definitions", "kept_instruments", "load_definitions", "with_own"]

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """The checklist, the vocabulary, and the instruments by id, in the order of their ids; those of
    one's own come last.

    `instruments`: those under which answers are scored; `unscored`: those that only grade
    published scores. `rollup`: how the figures of a unit come from the units below it. `files`: what
    figures stand on, byte for byte, by name: a frozen period keeps it.
    """

    checklist: ChecklistDefinition
    vocabulary: Vocabulary
    instruments: Mapping[str, Instrument]
    rollup: tuple[RollupRule, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    unscored: Mapping[str, Instrument] = field(default_factory=dict)

    @property
    def editions(self) -> Mapping[str, Instrument]:
        """Every instrument by id, scored or not, in the order of their ids, one's own last."""
        return _ordered({**self.instruments, **self.unscored})


def load_definitions(folder: Path = DATA) -> Definitions:
    """Everything in the folder, validated; raises DefinitionError at the first mistake."""
    checklist = load_checklist(folder / CHECKLIST)
    vocabulary = load_vocabulary(folder / "vocabulary.toml")
    paths = sorted((folder / "instruments").glob("*.toml"))
    read = {path.stem: load_instrument(path, checklist) for path in paths}
    _check_succession(read)
    editions = _linked(read)
    scored = [path for path in paths if editions[path.stem].scorable]
    kept = [folder / CHECKLIST, folder / ROLLUP, *scored]
    return Definitions(
        checklist=checklist,
        vocabulary=vocabulary,
        instruments={id: edition for id, edition in editions.items() if edition.scorable},
        unscored={id: edition for id, edition in editions.items() if not edition.scorable},
        rollup=load_rollup(folder / ROLLUP, checklist),
        files={path.name: path.read_bytes() for path in kept},
    )


def with_own(definitions: Definitions, own: Iterable[Own]) -> Definitions:
    """The definitions with these instruments of one's own beside the shipped ones, and no others.

    One whose id or title a shipped edition has taken since then stays out.
    """
    shipped = {id: edition for id, edition in definitions.editions.items() if not edition.own}
    titles = {edition.title for edition in shipped.values()}
    beside = [one for one in own if one.instrument.id not in shipped and one.instrument.title not in titles]
    every = _ordered({**shipped, **{one.instrument.id: one.instrument for one in beside}})
    kept = {name: data for name, data in definitions.files.items() if not name.startswith(FOLDER)}
    return replace(
        definitions,
        instruments={id: edition for id, edition in every.items() if edition.scorable},
        unscored={id: edition for id, edition in every.items() if not edition.scorable},
        files={**kept, **{one.name: one.data for one in beside if one.instrument.scorable}},
    )


def kept_instruments(files: Mapping[str, bytes]) -> Mapping[str, Instrument]:
    """The instruments under which answers are scored, by id, from the bytes of their files and of
    the checklist they were made for.
    """
    checklist = parse_checklist(files[CHECKLIST])
    own = [parse_own(name, data, checklist) for name, data in files.items() if name.startswith(FOLDER)]
    names = sorted(name for name in files if _shipped(name))
    kept = _linked({Path(name).stem: parse_instrument(files[name], name, checklist) for name in names})
    kept = _ordered({**kept, **{one.instrument.id: one.instrument for one in own}})
    return {id: edition for id, edition in kept.items() if edition.scorable}


def _shipped(name: str) -> bool:
    """Whether a file that is kept is a shipped instrument."""
    return name.endswith(".toml") and name not in (CHECKLIST, ROLLUP) and not name.startswith(FOLDER)


def _ordered(editions: Mapping[str, Instrument]) -> dict[str, Instrument]:
    return dict(sorted(editions.items(), key=lambda item: (item[1].own, item[0])))


def _linked(editions: Mapping[str, Instrument]) -> dict[str, Instrument]:
    """The editions, each naming what it supersedes, also where only the older one says so."""
    older = {edition.superseded_by: id for id, edition in editions.items() if edition.superseded_by}
    return {
        id: replace(edition, supersedes=edition.supersedes or older.get(id, ""))
        for id, edition in editions.items()
    }


def _check_succession(editions: Mapping[str, Instrument]) -> None:
    """Refuse an edition that names one that is not there, or another than its neighbour names."""
    for id, edition in editions.items():
        for key, other in (("supersedes", edition.supersedes), ("superseded_by", edition.superseded_by)):
            if other and other not in editions.keys() - {id}:
                message = text.UNKNOWN_EDITION.format(found=shown(other))
                raise DefinitionError(f"{id}.toml: {key}: {message}")
        newer = editions.get(edition.superseded_by)
        if newer and newer.supersedes not in ("", id):
            message = text.OTHER_EDITION.format(newer=shown(newer.id), found=shown(newer.supersedes))
            raise DefinitionError(f"{id}.toml: superseded_by: {message}")
