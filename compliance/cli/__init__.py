"""The command line: one module per family of commands, each imported only when it is asked for.

Exit codes: 0 done, 1 done with problems in the files, 2 refused with a sentence on standard error.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from compliance.cli.arguments import parser
from compliance.cli.output import say
from compliance.problems import ComplianceError
from compliance.text import cli as words

DONE, REFUSED, INTERRUPTED = 0, 2, 130

# `read` starts in the time of a small program only because the others' libraries stay away
_FAMILIES = {
    "read": "read",
    "score": "score",
    "survey": "survey",
    "aggregate": "aggregate",
    "complaints": "complaints",
    "training": "training",
    "import": "importing",
    "rank": "rank",
    "check": "check",
    "audit": "audit",
    "reset": "audit",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; never a traceback for what a user can cure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names and marks are not in every console's code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    family = import_module(f"compliance.cli.{_FAMILIES[options.command]}")
    try:
        code = int(getattr(family, f"run_{options.command}")(options))
        print(end="", flush=True)
        return code
    except ComplianceError as error:
        for line in str(error).split("\n"):  # of a definition every mistake is told
            say(line, to=sys.stderr)
        return REFUSED
    except OSError as error:  # a disk that is full, a file that went away
        # what could not be printed is let go, or the interpreter would complain of it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # the reader (`… | head`) has seen enough
            return DONE
        say(words.SYSTEM_REFUSED.format(cause=error.strerror or error), to=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(words.INTERRUPTED, file=sys.stderr)
        return INTERRUPTED
