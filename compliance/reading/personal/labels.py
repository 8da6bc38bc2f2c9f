"""Labels with a person's data beside them: `Nama Pengisi: …` above a form, a list with questions in rows."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading.folding import is_placeholder, shown
from compliance.reading.personal.columns import is_column_title
from compliance.reading.personal.headers import Told
from compliance.reading.personal.patterns import masked
from compliance.reading.personal.scene import Scene
from compliance.reading.sheets import Position, address

NEAR = 6  # rows of an identity block that speak for each other


def leave_out_labelled(scene: Scene) -> None:
    """What stands behind a label, in its own cell or to its right."""
    for at, text in scene.titles():
        if at in scene.found.replaced or at in scene.kept.names:
            continue
        title, colon, inside = text.partition(":")
        told = scene.told(*at)
        if told is Told.TITLE and _is_label(scene, at):
            told = Told.PERSON
        if told in (Told.NOTHING, Told.HINT, Told.TITLE) or is_column_title(scene, at):
            continue
        values = _beside(scene, at)
        said = inside if colon and not is_placeholder(inside) else ""
        if told is Told.EITHER:
            told = _whose(scene, at, said or " ".join(shown(scene.cells.raw(*value)) for value in values))
        if told is Told.OFFICE:
            scene.found.public.update((at, *values))
        elif told is Told.PERSON:
            _leave_out(scene, at, title, said, values)


def _is_label(scene: Scene, at: Position) -> bool:
    """Whether "Petugas" says whose name follows, rather than what somebody is."""
    first = next(c for c in scene.filled(at[0]) if isinstance(scene.cells.raw(at[0], c), str))
    return scene.has_colon(*at) or at[1] == first


def _leave_out(scene: Scene, at: Position, title: str, said: str, values: Sequence[Position]) -> None:
    if said and not scene.senses.is_unit(said) and at not in scene.kept.answers:
        scene.put(at, f"{title}:", title)
    elif not said and values and not scene.are_units(values) and not scene.are_answers(values):
        first, last = address(*values[0]), address(*values[-1])
        scene.leave_out(values, first if first == last else f"{first}:{last}", title)


def _beside(scene: Scene, at: Position) -> list[Position]:
    """The filled cells to the right, up to the next label."""
    row, column = at
    found = []
    for right in range(column + 1, len(scene.cells.rows[row])):
        if scene.is_title(row, right):
            break
        if scene.is_free((row, right)):
            found.append((row, right))
    return found


def _whose(scene: Scene, at: Position, value: str) -> Told:
    """Whose name, address … a line of an identity block is: of the nearest line above that tells."""
    row, column = at
    if value and scene.senses.is_unit(value):
        return Told.OFFICE
    for above in range(row - 1, max(row - NEAR, 0) - 1, -1):
        if scene.names_units(above, column):
            return Told.OFFICE
        told = scene.told(above, column)
        if told in (Told.OFFICE, Told.PERSON):
            return told
        if told is Told.TITLE and _is_label(scene, (above, column)):
            return Told.PERSON
    below = range(row + 1, min(row + NEAR, scene.cells.height))
    persons = any(scene.told(r, column) in (Told.PERSON, Told.HINT) for r in below)
    reached = masked(value, scene.public) != value  # "Kontak: Budi 0812 …"
    return Told.PERSON if persons or reached else Told.EITHER
