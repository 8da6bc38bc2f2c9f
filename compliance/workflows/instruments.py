"""Instruments of one's own: a file becomes a draft, a draft is taken into use or withdrawn.

Nothing is altered: a file that comes again under the same id is a new version. What a frozen period
stands on keeps its id for good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from compliance.accounts.events import Event
from compliance.definitions.custom_workbook import Rows
from compliance.definitions.load import Definitions
from compliance.definitions.own import Own, own_again, own_from_rows, own_from_toml
from compliance.model import Action, Instrument, OwnState
from compliance.problems import DefinitionError
from compliance.reading.plain_rows import ROWS
from compliance.storage import instruments as store
from compliance.storage.contents import read_content
from compliance.storage.instruments import NewVersion, Step, Version
from compliance.storage.registry import note_change
from compliance.text.definitions import CUSTOM_TOO_LARGE
from compliance.text.instruments import STATES
from compliance.text.problems import sentence
from compliance.text.workflows import Refusal
from compliance.workflows.definitions import in_use, kept_own
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.readers import ONE_READER, OpenReaders

MOST_FILE_BYTES = 5_000_000  # of a workbook; what it says in rows is held to less
_TOML = ".toml"
_OPEN = frozenset({OwnState.RANCANGAN, OwnState.DIPAKAI})  # states from which something can follow


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVersion:
    """A version as the administrator sees it.

    `instrument` None: the questions of today no longer fit it, as `problem` says. `periods`: the
    names of the frozen ones that stand on it.
    """

    version: Version
    instrument: Instrument | None
    problem: str
    periods: tuple[str, ...]

    @property
    def removable(self) -> bool:
        """Whether it can be withdrawn."""
        return self.version.state in _OPEN and not self.periods


def versions(caller: Caller, definitions: Definitions) -> tuple[OwnVersion, ...]:
    """Every version that ever was, the newest first."""
    with looking(caller) as look:
        look.require(Action.MANAGE_INSTRUMENTS)
        frozen = store.frozen_with(look.connection)
        return tuple(_shown(look, one, definitions, frozen) for one in store.read_versions(look.connection))


def add(
    caller: Caller,
    definitions: Definitions,
    *,
    file: str,
    data: bytes,
    now: datetime,
    open_pool: OpenReaders = ONE_READER,
) -> int:
    """Keep a TOML file or a workbook as a draft; returns the number of its version.

    The same bytes once more are no new version. Raises DefinitionError with file and place, and keeps
    nothing, where the file is no instrument that may stand beside those in use.
    """
    with looking(caller) as look:
        look.require(Action.MANAGE_INSTRUMENTS)
        known = in_use(look.connection, definitions).editions
    if PurePath(file).suffix.casefold() == _TOML:
        own = own_from_toml(data, file=file, checklist=definitions.checklist, known=known)
    else:
        sheets = _sheets(file, data, open_pool)
        own = own_from_rows(sheets, file=file, checklist=definitions.checklist, known=known)
    with acting(caller) as act:
        act.require(Action.MANAGE_INSTRUMENTS)
        return _kept(act, own, file, data, now)


def use(caller: Caller, definitions: Definitions, number: int, *, now: datetime) -> None:
    """Take a draft into use, in the place of the version that was; a second call changes nothing."""
    with acting(caller) as act:
        act.require(Action.MANAGE_INSTRUMENTS)
        found = _version(act, number)
        if found.state is OwnState.DIPAKAI:
            return
        _check_open(found)
        _check_not_frozen(act, found.instrument_id)
        own_again(
            found.kept_name,
            read_content(act.connection, found.kept_sha256),
            file=found.file,
            checklist=definitions.checklist,
            known=in_use(act.connection, definitions).editions,
        )
        replaced = _replace_others(act, found, now)
        _step(act, found, OwnState.DIPAKAI, now)
        note_change(act.connection)
        act.note(
            Event.INSTRUMENT_USED,
            _object(found),
            before={"state": found.state.value},
            after={"state": OwnState.DIPAKAI.value, "sha256": found.sha256, "replaces": replaced},
        )


def withdraw(caller: Caller, number: int, *, reason: str, now: datetime) -> None:
    """Let an instrument no longer be used; a second call changes nothing."""
    tidy = " ".join(reason.split())
    with acting(caller) as act:
        act.require(Action.MANAGE_INSTRUMENTS)
        found = _version(act, number)
        if found.state is OwnState.DITARIK:
            return
        _check_open(found)
        if found.state is OwnState.DIPAKAI:
            _check_not_frozen(act, found.instrument_id)
        if not tidy:
            raise Refused(Refusal.OWN_REASON_MISSING)
        _step(act, found, OwnState.DITARIK, now, tidy)
        if found.state is OwnState.DIPAKAI:
            note_change(act.connection)
        act.note(
            Event.INSTRUMENT_WITHDRAWN,
            _object(found),
            before={"state": found.state.value},
            after={"state": OwnState.DITARIK.value, "reason": tidy},
        )


def edition(caller: Caller, definitions: Definitions, edition_id: str) -> Instrument:
    """One of the editions in use, shipped or one's own: what a new one may be begun with."""
    with looking(caller) as look:
        look.require(Action.MANAGE_INSTRUMENTS)
        known = in_use(look.connection, definitions).editions
    if edition_id not in known:
        raise Refused(Refusal.INSTRUMENT_UNKNOWN, instrument=edition_id, known=", ".join(known))
    return known[edition_id]


def original(caller: Caller, number: int) -> tuple[str, bytes]:
    """The name of a file as it was uploaded, and its bytes."""
    with acting(caller) as act:
        act.require(Action.MANAGE_INSTRUMENTS)
        found = _version(act, number)
        act.note(Event.ORIGINAL_DOWNLOADED, _object(found))
        return found.file, read_content(act.connection, found.sha256)


def _sheets(file: str, data: bytes, open_pool: OpenReaders) -> Mapping[str, Rows]:
    """The rows of a workbook, opened in a process of its own."""
    if len(data) > MOST_FILE_BYTES:
        raise DefinitionError(f"{file}: {CUSTOM_TOO_LARGE.format(most=MOST_FILE_BYTES // 1000)}")
    with open_pool() as pool:
        (found,) = pool.ask_many(ROWS, [(file, data)])
    if found.error is not None:
        place = found.error.place
        cell = f"{place.sheet}!{place.cell}: " if place.cell else ""
        raise DefinitionError(f"{file}: {cell}{sentence(found.error)}")
    return found.sheets


def _kept(act: Act, own: Own, file: str, data: bytes, now: datetime) -> int:
    new = NewVersion(instrument_id=own.instrument.id, file=file, data=data, kept_name=own.name, kept=own.data)
    known = [one for one in store.read_versions(act.connection) if one.instrument_id == new.instrument_id]
    same = next((one for one in known if one.state in _OPEN and one.sha256 == new.sha256), None)
    if same is not None:
        return same.number
    _check_not_frozen(act, new.instrument_id)
    number = store.insert_version(act.connection, new, account=act.person.account, now=now)
    for one in known:
        if one.state is OwnState.RANCANGAN:
            _step(act, one, OwnState.DIGANTI, now)
    after = {"file": PurePath(file).suffix, "sha256": new.sha256}
    act.note(Event.INSTRUMENT_ADDED, f"instrument {new.instrument_id}, version {number}", after=after)
    return number


def _replace_others(act: Act, chosen: Version, now: datetime) -> list[str]:
    """Let the version in use give way; returns its number, if there is one."""
    given = []
    for one in store.read_versions(act.connection):
        if one.instrument_id == chosen.instrument_id and one.state is OwnState.DIPAKAI:
            _step(act, one, OwnState.DIGANTI, now)
            given.append(str(one.number))
    return given


def _check_open(found: Version) -> None:
    """Refuses to decide about what is settled."""
    if found.state not in _OPEN:
        raise Refused(Refusal.OWN_SETTLED, instrument=found.instrument_id, state=STATES[found.state].lower())


def _check_not_frozen(look: Look, instrument_id: str) -> None:
    """Refuses to change an instrument on which a frozen period stands."""
    frozen = store.frozen_with(look.connection)
    versions = [one for one in store.read_versions(look.connection) if one.instrument_id == instrument_id]
    periods = dict.fromkeys(name for one in versions for name in frozen.get(one.kept_sha256, ()))
    if periods:
        names = ", ".join(f"“{name}”" for name in periods)
        raise Refused(Refusal.OWN_FROZEN, instrument=instrument_id, periods=names)


def _version(look: Look, number: int) -> Version:
    found = next((one for one in store.read_versions(look.connection) if one.number == number), None)
    if found is None:
        raise Refused(Refusal.OWN_UNKNOWN)
    return found


def _shown(
    look: Look, version: Version, definitions: Definitions, frozen: Mapping[str, tuple[str, ...]]
) -> OwnVersion:
    instrument, problem = None, ""
    try:
        instrument = kept_own(look.connection, version, definitions.checklist).instrument
    except DefinitionError as error:
        problem = str(error)
    periods = frozen.get(version.kept_sha256, ()) if version.state is OwnState.DIPAKAI else ()
    return OwnVersion(version=version, instrument=instrument, problem=problem, periods=periods)


def _step(act: Act, version: Version, state: OwnState, now: datetime, reason: str = "") -> None:
    step = Step(state=state, reason=reason, account=act.person.account, at=now)
    store.insert_step(act.connection, version.number, step)


def _object(version: Version) -> str:
    return f"instrument {version.instrument_id}, version {version.number}"
