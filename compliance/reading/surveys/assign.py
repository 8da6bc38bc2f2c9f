"""Which column is which unsur: by name, by number in an order that is known or said, or by what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Place
from compliance.model.survey import Order, SurveyDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.surveys.codes import NONE_OF_THESE
from compliance.reading.surveys.heads import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The columns of each unsur, in the order of the regulation; what was not clear is a problem."""

    columns: Mapping[str, tuple[Column, ...]]
    problems: tuple[Problem, ...]


def assign(
    columns: Sequence[Column],
    definition: SurveyDefinition,
    legend: Mapping[int, str],
    place: Callable[[int], Place],
) -> Assigned:
    """Sort out the columns with scores (of a table of unsur: the rows).

    `legend`: which unsur a number is, where the file explains it; `place`: of a column's title.
    """
    return _Assigning(columns, definition, legend, place).assigned()


class _Assigning:
    def __init__(
        self,
        columns: Sequence[Column],
        definition: SurveyDefinition,
        legend: Mapping[int, str],
        place: Callable[[int], Place],
    ) -> None:
        self._columns, self._definition, self._place = columns, definition, place
        self._taken = {c.at: c.heading.unsur[0] for c in columns if c.heading.sure}
        titled = {c.heading.code: self._taken[c.at] for c in columns if c.heading.coded and c.heading.sure}
        self._told = {**legend, **titled}
        self._problems: list[Problem] = []

    def assigned(self) -> Assigned:
        numbered = [c for c in self._columns if not c.heading.unsur]
        former = {code for code, unsur in self._told.items() if unsur == NONE_OF_THESE}
        self._taken |= self._by_number(
            [c for c in numbered if c.heading.coded and c.heading.code not in former]
        )
        self._taken |= self._by_question([c for c in numbered if not c.heading.coded])
        self._taken |= self._by_what_is_left([c for c in self._columns if len(c.heading.unsur) > 1])
        columns = {
            unsur: tuple(c for c in self._columns if self._taken.get(c.at) == unsur)
            for unsur in self._definition.ids
        }
        return Assigned(
            columns={unsur: some for unsur, some in columns.items() if some}, problems=tuple(self._problems)
        )

    def _by_number(self, numbered: Sequence[Column]) -> dict[int, str]:
        """U1 … U9: as the file explains them, else in the order that agrees with what it does explain."""
        count = len(self._definition.ids)
        if not numbered:
            return {}
        if max(c.heading.code for c in self._columns if c.heading.coded) > count:
            self._say(ProblemCode.SURVEY_TOO_MANY_UNSUR, numbered[0], count=str(count))
            return {}
        orders = [order for order in self._definition.orders if self._agrees(order)]
        if not orders:
            return {c.at: self._told[c.heading.code] for c in numbered if c.heading.code in self._told}
        order = orders[0] if len(orders) == 1 else self._definition.assumed_order
        doubtful = [c for c in numbered if len({o.unsur[c.heading.code - 1] for o in orders}) > 1]
        if doubtful:
            listed = _listed(order, doubtful, self._definition)
            self._say(ProblemCode.SURVEY_ORDER_ASSUMED, doubtful[0], order=listed)
        return {c.at: order.unsur[c.heading.code - 1] for c in numbered}

    def _by_question(self, numbered: Sequence[Column]) -> dict[int, str]:
        """Questions 1 … 9 without a word of what they ask: only where there are exactly as many as unsur."""
        codes = [c.heading.code for c in numbered]
        if sorted(codes) != list(range(1, len(self._definition.ids) + 1)) or self._taken:
            return {}
        order = self._definition.assumed_order
        self._say(
            ProblemCode.SURVEY_QUESTIONS_ASSUMED,
            numbered[0],
            order=_listed(order, numbered, self._definition),
        )
        return {c.at: order.unsur[c.heading.code - 1] for c in numbered}

    def _agrees(self, order: Order) -> bool:
        return all(
            order.unsur[code - 1] == unsur
            for code, unsur in self._told.items()
            if unsur != NONE_OF_THESE and code <= len(order.unsur)
        )

    def _by_what_is_left(self, doubtful: Sequence[Column]) -> dict[int, str]:
        """A title that names two unsur is of the one that no other column asks, if that is but one."""
        missing = set(self._definition.ids) - set(self._taken.values())
        possible = {c.at: missing & set(self._possible(c)) for c in doubtful}
        settled: dict[int, str] = {}
        for column in doubtful:
            mine = possible[column.at]
            rivals = any(mine & others for at, others in possible.items() if at != column.at)
            named = " / ".join(map(self._definition.label, column.heading.unsur))
            if len(mine) == 1 and not rivals:
                settled[column.at] = next(iter(mine))
                label = self._definition.label(settled[column.at])
                self._say(ProblemCode.SURVEY_COLUMN_BY_REST, column, named=named, unsur=label)
            else:
                self._say(ProblemCode.SURVEY_COLUMN_UNCLEAR, column, named=named)
        return settled

    def _possible(self, column: Column) -> tuple[str, ...]:
        """The unsur a title names; the one of them that its number stands for in some order, if any."""
        code = column.heading.code
        orders = self._definition.orders if 1 <= code <= len(self._definition.ids) else ()
        numbered = {order.unsur[code - 1] for order in orders} & set(column.heading.unsur)
        return tuple(numbered) if len(numbered) == 1 else column.heading.unsur

    def _say(self, code: ProblemCode, column: Column, **facts: str) -> None:
        self._problems.append(found(code, self._place(column.at), **facts))


def _listed(order: Order, columns: Sequence[Column], definition: SurveyDefinition) -> str:
    """`8 = Sarana dan prasarana, 9 = …`."""
    codes = sorted({c.heading.code for c in columns})
    return ", ".join(f"{code} = {definition.label(order.unsur[code - 1])}" for code in codes)
