"""All mistakes of a file that can be found independently, rather than the first one alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from compliance.problems import DefinitionError, DefinitionErrors
from compliance.text import definitions as text

T = TypeVar("T")
P = ParamSpec("P")
Reader = TypeVar("Reader", bound="Trying")
Rank = tuple[int, ...]
MOST = 50  # mistakes that are told


class Mistake(DefinitionError):
    """One mistake: the path it is about, and the place in words, "" where there is none."""

    def __init__(self, sentence: str, *, at: str = "", place: str = "") -> None:
        super().__init__(sentence)
        self.at = at
        self.place = place


class Mistakes:
    """What was found so far.

    Of several in one place the first is kept, as the others may follow from it. `rank`: where a path
    stands in the file, to tell them in that order; `hidden`: whether what is said of a path only follows
    from a mistake that was noted already.
    """

    def __init__(
        self,
        *,
        rank: Callable[[str], Rank] = lambda _: (),
        hidden: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._rank = rank
        self._hidden = hidden
        self._found: dict[str, tuple[Rank, str]] = {}
        self._paths: set[str] = set()

    def note(self, error: DefinitionError, rank: Rank | None = None) -> None:
        """Keep a mistake; `rank`: where it stands, where its path does not say so."""
        at, place = (error.at, error.place) if isinstance(error, Mistake) else ("", "")
        if at:
            self._paths.add(at)
            if self._hidden(at):
                return
        where = self._rank(at) if rank is None else rank
        self._found.setdefault(place or str(error), (where, str(error)))

    def noted(self, at: str, *, below: bool = False) -> bool:
        """Whether a mistake was found about a path; `below`: or about anything in it."""
        if not below:
            return at in self._paths
        return any(path == at or path.startswith((f"{at}.", f"{at}[")) for path in self._paths)

    def settled(self, build: Callable[[], T]) -> T:
        """What `build` makes, if nothing was noted; else raises all of it."""
        try:
            built = build()
        except DefinitionError as error:
            self.note(error)
        else:
            if not self._found:
                return built
        sentences = [sentence for _, sentence in sorted(self._found.values(), key=lambda found: found[0])]
        if len(sentences) == 1:
            raise DefinitionError(sentences[0])
        more = len(sentences) - MOST
        told = [*sentences[:MOST], *([text.MORE_MISTAKES.format(count=more)] if more > 0 else [])]
        raise DefinitionErrors(tuple(told))


class Trying(Protocol):
    """What reads a file by its shape, and may go on after a mistake."""

    def tried(self, read: Callable[[], T], instead: T) -> T:
        """What is read; where mistakes are collected and it is refused, `instead`."""


def or_else(
    instead: Any,
) -> Callable[[Callable[Concatenate[Reader, P], T]], Callable[Concatenate[Reader, P], T]]:
    """Lets a method of a reader go on after a mistake, with `instead` for what it would have given."""

    def decorated(read: Callable[Concatenate[Reader, P], T]) -> Callable[Concatenate[Reader, P], T]:
        @wraps(read)
        def kept(reader: Reader, /, *args: P.args, **kwargs: P.kwargs) -> T:
            found: T = reader.tried(lambda: read(reader, *args, **kwargs), instead)
            return found

        return kept

    return decorated
