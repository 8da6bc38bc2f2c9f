"""What may be typed, in Bahasa Indonesia down to argparse's own texts."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

from compliance.text import cli as words


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else words.USAGE)


class Parser(argparse.ArgumentParser):
    """A parser that helps and refuses in Bahasa Indonesia, and refuses in one sentence."""

    def __init__(self, **settings: object) -> None:
        settings |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(**settings)  # type: ignore[arg-type]  # handed on as argparse gave it
        self.inputs = self.add_argument_group(words.ARGUMENTS)
        self.choices = self.add_argument_group(words.OPTIONS)
        self.choices.add_argument("-h", "--help", action="help", help=words.HELP)

    def error(self, message: str) -> NoReturn:
        """Refuse with one sentence and exit code 2."""
        print(in_bahasa(message), words.SEE_HELP.format(program=self.prog), file=sys.stderr)
        sys.exit(2)


def in_bahasa(message: str) -> str:
    """argparse's complaint as a sentence in Bahasa Indonesia, whatever version wrote it."""
    for pattern, template in words.ARGPARSE_ERRORS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return template.format(**found.groupdict())
    return words.ARGPARSE_OTHER.format(message=message)


def _date(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a day that does not exist: the same sentence as for another spelling
    raise argparse.ArgumentTypeError(words.BAD_DATE.format(text=text))


def _score(text: str) -> Fraction:
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,12})?", text):
        raise argparse.ArgumentTypeError(words.BAD_SCORE.format(text=text))
    return Fraction(text.replace(",", "."))


def _anchor(text: str) -> tuple[int, str]:
    found = re.fullmatch(r"([0-9]{1,9}):([0-9a-f]{64})", text)
    if found is None:
        raise argparse.ArgumentTypeError(words.BAD_ANCHOR.format(text=text))
    return int(found[1]), found[2]


def parser() -> Parser:
    """The whole command line."""
    top = Parser(prog="python -m compliance", description=words.PROGRAM)
    commands = top.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, dest="command", required=True)

    def command(name: str) -> Parser:
        text = words.COMMAND_HELP[name]
        return commands.add_parser(name, help=text.partition(".")[0].lower(), description=text)

    _reading(read := command("read"))
    _json(read)
    _reading(score := command("score"))
    _instrument(score)
    score.choices.add_argument(
        "--as-of", type=_date, required=True, metavar=words.DATE_NAME, help=words.AS_OF_HELP
    )
    _json(score)
    aggregate = command("aggregate")
    aggregate.inputs.add_argument(
        "scores", nargs="+", type=_score, metavar=words.SCORE_NAME, help=words.SCORES_HELP
    )
    _instrument(aggregate)
    _json(aggregate)
    _importing(command("import"))
    rank = command("rank")
    _instrument(rank)
    _period(rank)
    _json(rank)
    check = command("check")
    check.choices.add_argument("--data", type=Path, metavar=words.FOLDER_NAME, help=words.DATA_HELP)
    _json(check)
    audit = command("audit")
    audit.choices.add_argument("--verify", action="store_true", help=words.AUDIT_VERIFY_HELP)
    audit.choices.add_argument("--anchor", type=_anchor, metavar=words.ANCHOR_NAME, help=words.ANCHOR_HELP)
    _json(audit)
    reset = command("reset")
    reset.inputs.add_argument("username", metavar=words.USERNAME_NAME, help=words.USERNAME_HELP)
    return top


def _reading(command: Parser) -> None:
    _files(command)
    command.choices.add_argument("--units", type=Path, metavar="CSV", help=words.UNITS_HELP)


def _files(command: Parser) -> None:
    command.inputs.add_argument("files", nargs="+", type=Path, metavar=words.FILE_NAME, help=words.FILES_HELP)


def _importing(command: Parser) -> None:
    _files(command)
    _period(command)
    command.choices.add_argument("--registry", metavar=words.REGISTRY_NAME, help=words.REGISTRY_HELP)
    command.choices.add_argument(
        "--assessment-date", type=_date, metavar=words.DATE_NAME, help=words.ASSESSMENT_DATE_HELP
    )
    command.choices.add_argument("--reason", default="", metavar=words.TEXT_NAME, help=words.REASON_HELP)
    _json(command)


def _instrument(command: Parser) -> None:
    command.choices.add_argument("--instrument", required=True, metavar="ID", help=words.INSTRUMENT_HELP)


def _period(command: Parser) -> None:
    command.choices.add_argument("--period", required=True, metavar=words.PERIOD_NAME, help=words.PERIOD_HELP)


def _json(command: Parser) -> None:
    command.choices.add_argument("--json", action="store_true", help=words.JSON_HELP)
