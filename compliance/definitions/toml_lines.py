"""In which line of a TOML file each value is written. `tomllib` does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property

from compliance.text import definitions as text

_SPACE = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_PART = re.compile(r"[ \t]*(?:\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|([\w-]+))[ \t]*", re.ASCII)
_TEXT = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]*")


class Lines:
    """Where the values of a file that is valid TOML are written; looked for once somebody asks.

    A table has the line of its head.
    """

    def __init__(self, content: str) -> None:
        self._content = content

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of every value by its path, `aspects[0].indicators[2].weight`."""
        scan = _Scan(self._content)
        with suppress(RecursionError):  # brackets so deep that only tomllib came through
            scan.file()
        return scan.lines

    def placing(self, path: str) -> str:
        """The line and the path; of what is missing, the line of the table it is missing in."""
        line = self._line(path)
        if line is None:
            return path
        return text.AT_LINE.format(line=line, path=path)

    def rank(self, path: str) -> tuple[int, ...]:
        """In the order of the lines; what is missing from the file itself comes first."""
        return (self._line(path) or 0,)

    def _line(self, path: str) -> int | None:
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path)


class _Scan:
    """One pass over the text."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._place = 0
        self._counted = (0, 1)  # up to where lines were counted, and which line that is
        self._lengths: dict[str, int] = {}  # of the lists of tables
        self.lines: dict[str, int] = {}

    def file(self) -> None:
        inside = ""
        self._match(_SPACE)
        while self._place < len(self._content):
            if self._content[self._place] == "[":
                inside = self._head()
            else:
                self._pair(inside)
            self._match(_SPACE)

    def _head(self) -> str:
        """`[a.b]` or `[[a.b]]`; the path of the table that begins here."""
        line = self._line()
        several = self._content.startswith("[[", self._place)
        self._place += 1 + several
        *outer, last = self._key()
        self._place += 1 + several
        path = ""
        for part in outer:
            path = self._current(_joined(path, part))
        path = _joined(path, last)
        self.lines.setdefault(path, line)
        if several:
            self._lengths[path] = self._lengths.get(path, 0) + 1
        path = self._current(path)
        self.lines[path] = line
        return path

    def _current(self, path: str) -> str:
        """The newest entry of a list of tables."""
        return f"{path}[{self._lengths[path] - 1}]" if path in self._lengths else path

    def _pair(self, inside: str) -> None:
        """`key = value`, the path of the value below that of the table it stands in."""
        line, path = self._line(), inside
        for part in self._key():
            path = _joined(path, part)
            self.lines.setdefault(path, line)
        self.lines[path] = line
        self._place += 1  # the sign between them
        self._match(_BLANK)
        self._value(path)

    def _value(self, path: str) -> None:
        opened = self._content[self._place : self._place + 1]
        if opened == "[":
            self._each("]", path)
        elif opened == "{":
            self._each("}", path)
        elif opened in ('"', "'"):
            self._match(_TEXT)
        else:
            self._match(_BARE)

    def _each(self, closed: str, path: str) -> None:
        """The entries of a list, or of a table in one line."""
        self._place += 1
        count = 0
        self._match(_SPACE)
        while self._content[self._place] != closed:
            if closed == "}":
                self._pair(path)
            else:
                self.lines[f"{path}[{count}]"] = self._line()
                self._value(f"{path}[{count}]")
                count += 1
            self._match(_SPACE)
            if self._content[self._place] == ",":
                self._place += 1
                self._match(_SPACE)
        self._place += 1

    def _key(self) -> list[str]:
        parts = []
        while found := _PART.match(self._content, self._place):
            self._place = found.end()
            parts.append(next(part for part in found.groups() if part is not None))
            if self._content[self._place : self._place + 1] != ".":
                break
            self._place += 1
        return parts

    def _match(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._content, self._place)
        self._place = found.end() if found else self._place

    def _line(self) -> int:
        at, line = self._counted
        self._counted = self._place, line + self._content.count("\n", at, self._place)
        return self._counted[1]


def _joined(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
