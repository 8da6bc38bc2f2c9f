"""Every cell of role × action × object, written down here a second time, by hand."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from compliance.accounts.rights import ever, may
from compliance.definitions.rights import load_rights, shipped_rights
from compliance.model import Action, PeriodState, Person, Role, Target
from compliance.problems import DefinitionError

RIGHTS = shipped_rights()
OWN, BELOW, FOREIGN = "dinkes", "puskesmas-a", "baureno"

# One letter per state of the period, in its order draft, dibuka, dibekukan, diterbitkan, diarsipkan: which of
# (o)wn unit, (f)oreign unit, (w)hole regency the role may touch; "-" for none.
ALL, NONE = "ofw ofw ofw ofw ofw", "- - - - -"
PUBLISHED, OWN_ONLY, OWN_OPEN = "- - - ofw ofw", "o o o o o", "- o - - -"
CELLS: dict[Action, tuple[str, str, str, str]] = {  # administrator, organisasi, pimpinan, opd
    Action.SEE_METHOD: (ALL, ALL, ALL, ALL),
    Action.SEE_OVERVIEW: (ALL, ALL, PUBLISHED, NONE),
    Action.SEE_RANKING: (ALL, ALL, PUBLISHED, PUBLISHED),
    Action.SEE_GAPS: (ALL, ALL, PUBLISHED, OWN_ONLY),
    Action.SEE_UPLOADS: (ALL, ALL, NONE, OWN_ONLY),
    Action.DOWNLOAD_ORIGINAL: (NONE, ALL, NONE, OWN_ONLY),
    Action.UPLOAD: (NONE, ALL, NONE, OWN_OPEN),
    Action.UNDO_UPLOAD: (NONE, ALL, NONE, NONE),
    Action.VERIFY: (NONE, ALL, NONE, NONE),
    Action.OBJECT: (NONE, ALL, NONE, OWN_OPEN),
    Action.DISPENSE: (NONE, ALL, NONE, NONE),
    Action.RECORD_RESULTS: (NONE, ALL, NONE, NONE),
    Action.MANAGE_PERIODS: (ALL, NONE, NONE, NONE),
    Action.MANAGE_UNITS: (ALL, NONE, NONE, NONE),
    Action.CHANGE_UNITS: (ALL, ALL, NONE, NONE),
    Action.MANAGE_INSTRUMENTS: (ALL, NONE, NONE, NONE),
    Action.MANAGE_USERS: (ALL, NONE, NONE, NONE),
    Action.SEE_TRAIL: (ALL, NONE, NONE, NONE),
}
TARGETS = {"o": frozenset({OWN, BELOW}), "f": frozenset({OWN, FOREIGN}), "w": None}


def person(*roles: Role, drafts: bool = False) -> Person:
    units = frozenset({OWN, BELOW}) if Role.OPD in roles else frozenset()
    return Person(account=1, roles=frozenset(roles), units=units, drafts=drafts)


def cells() -> list[tuple[Role, Action, PeriodState, str, bool]]:
    return [
        (role, action, state, target, target in letters)
        for action, row in CELLS.items()
        for role, cell in zip(Role, row, strict=True)
        for state, letters in zip(PeriodState, cell.split(), strict=True)
        for target in TARGETS
    ]


@pytest.mark.parametrize(("role", "action", "state", "target", "allowed"), cells())
def test_every_cell(role: Role, action: Action, state: PeriodState, target: str, allowed: bool) -> None:
    aim = Target(units=TARGETS[target], state=state)
    assert may(person(role), action, aim, RIGHTS) is allowed


def test_every_action_is_in_the_table() -> None:
    assert set(CELLS) == set(Action) == set(RIGHTS)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_drafts_open_what_publication_opens_and_nothing_else(role: Role, action: Action) -> None:
    for state, (letter, units) in itertools.product(PeriodState, TARGETS.items()):
        aim = Target(units=units, state=state)
        plain = may(person(role), action, aim, RIGHTS)
        published = CELLS[action][list(Role).index(role)] == PUBLISHED
        assert may(person(role, drafts=True), action, aim, RIGHTS) is (plain or published), letter


def test_two_roles_may_what_either_may() -> None:
    both = person(Role.ADMINISTRATOR, Role.ORGANISASI)
    assert may(both, Action.UPLOAD, Target(state=PeriodState.DRAFT), RIGHTS)
    assert may(both, Action.MANAGE_USERS, Target(), RIGHTS)


def test_an_account_without_a_role_may_nothing() -> None:
    nobody = Person(account=1, units=frozenset({OWN}), drafts=True)
    for action, state in itertools.product(Action, PeriodState):
        assert not may(nobody, action, Target(units=frozenset({OWN}), state=state), RIGHTS)
        assert not ever(nobody, action, RIGHTS)


def test_no_unit_is_nobodys_own() -> None:
    """An empty set lies in every set: it must not open anything."""
    aim = Target(units=frozenset(), state=PeriodState.DIBUKA)
    assert not may(person(Role.OPD), Action.UPLOAD, aim, RIGHTS)
    assert not may(Person(account=1, roles=frozenset({Role.OPD})), Action.SEE_GAPS, aim, RIGHTS)


def test_the_operator_holds_the_database_anyway() -> None:
    assert all(may(Person(account=None), action, Target(), RIGHTS) for action in Action)
    assert all(ever(Person(account=None), action, RIGHTS) for action in Action)


def test_menus_offer_what_there_can_be() -> None:
    offered = {action for action in Action if ever(person(Role.OPD), action, RIGHTS)}
    assert offered == {
        Action.SEE_METHOD,
        Action.SEE_RANKING,
        Action.SEE_GAPS,
        Action.SEE_UPLOADS,
        Action.DOWNLOAD_ORIGINAL,
        Action.UPLOAD,
        Action.OBJECT,
    }


def test_a_missing_cell_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rights.toml"
    path.write_text('[lihat_metode]\nlabel = "Melihat"\nadministrator = "semua"\n', encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"rights.toml: lihat_metode.organisasi: wajib ada"):
        load_rights(path)
