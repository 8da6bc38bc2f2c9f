"""Logs say where something went wrong, never with what: the words of an error may repeat a cell or a secret.

`Key (username)=(…) already exists` is what a database says, `could not convert '…'` what Python says.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

_plain = logging.LogRecord
_ASKED = "uvicorn.access"  # each request, where somebody starts uvicorn by hand


class _Quiet(logging.LogRecord):
    """A record with the trace of its error in the message, and without the error."""

    def __init__(self, *args: object, **more: object) -> None:
        _plain.__init__(self, *args, **more)  # type: ignore[arg-type]  # passed on as they are
        error = self.exc_info[1] if self.exc_info else None
        if error is not None:
            self.msg, self.args = f"{self.getMessage()}\n{trace(error)}", ()
        self.exc_info = None
        if self.name == _ASKED and isinstance(self.args, tuple):
            self.args = tuple(_path(fact) for fact in self.args)


def _path(fact: object) -> object:
    """An address without what was asked of it: that may be what somebody searched for, or a code."""
    return fact.partition("?")[0] if isinstance(fact, str) else fact


def quiet_logs() -> None:
    """From now on no library's log in this process repeats the words of an error, or of a search."""
    logging.setLogRecordFactory(_Quiet)


def trace(error: BaseException) -> str:
    """The kinds of the error and of its causes, the latest first, with the lines they came through."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        cause = cause.__cause__ or cause.__context__
