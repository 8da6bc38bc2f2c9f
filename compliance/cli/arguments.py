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


def _people(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError(words.BAD_COUNT.format(text=text))
    return int(text)


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

    _plain(command("read"))
    _reading(score := command("score"))
    _instrument(score, files=True)
    score.choices.add_argument(
        "--as-of", type=_date, required=True, metavar=words.DATE_NAME, help=words.AS_OF_HELP
    )
    _json(score)
    _reading(survey := command("survey"))
    survey.choices.add_argument(
        "--population", type=_people, metavar=words.COUNT_NAME, help=words.POPULATION_HELP
    )
    _json(survey)
    aggregate = command("aggregate")
    aggregate.inputs.add_argument(
        "scores", nargs="+", type=_score, metavar=words.SCORE_NAME, help=words.SCORES_HELP
    )
    _instrument(aggregate, files=True)
    _json(aggregate)
    _complaints(command("complaints"))
    _plain(command("training"))
    _importing(command("import"))
    rank = command("rank")
    _instrument(rank)
    _period(rank)
    _json(rank)
    _checking(command("check"))
    _auditing(command("audit"))
    reset = command("reset")
    reset.inputs.add_argument("username", metavar=words.USERNAME_NAME, help=words.USERNAME_HELP)
    return top


def _reading(command: Parser) -> None:
    _files(command)
    command.choices.add_argument("--units", type=Path, metavar="CSV", help=words.UNITS_HELP)


def _files(command: Parser) -> None:
    command.inputs.add_argument("files", nargs="+", type=Path, metavar=words.FILE_NAME, help=words.FILES_HELP)


def _plain(command: Parser) -> None:
    _reading(command)
    _json(command)


def _complaints(command: Parser) -> None:
    _reading(command)
    command.choices.add_argument(
        "--as-of", type=_date, metavar=words.DATE_NAME, help=words.COMPLAINTS_AS_OF_HELP
    )
    _json(command)


def _importing(command: Parser) -> None:
    _files(command)
    _period(command)
    command.choices.add_argument("--registry", metavar=words.REGISTRY_NAME, help=words.REGISTRY_HELP)
    command.choices.add_argument(
        "--assessment-date", type=_date, metavar=words.DATE_NAME, help=words.ASSESSMENT_DATE_HELP
    )
    command.choices.add_argument("--reason", default="", metavar=words.TEXT_NAME, help=words.REASON_HELP)
    _json(command)


def _checking(command: Parser) -> None:
    command.choices.add_argument("--data", type=Path, metavar=words.FOLDER_NAME, help=words.DATA_HELP)
    _own_instruments(command)
    _json(command)


def _instrument(command: Parser, *, files: bool = False) -> None:
    """`files`: also one that is in no database, but in a file."""
    command.choices.add_argument("--instrument", required=True, metavar="ID", help=words.INSTRUMENT_HELP)
    if files:
        _own_instruments(command)


def _auditing(command: Parser) -> None:
    command.choices.add_argument("--verify", action="store_true", help=words.AUDIT_VERIFY_HELP)
    command.choices.add_argument("--anchor", type=_anchor, metavar=words.ANCHOR_NAME, help=words.ANCHOR_HELP)
    _json(command)


def _own_instruments(command: Parser) -> None:
    command.choices.add_argument(
        "--instrument-file",
        type=Path,
        action="append",
        default=[],
        metavar="TOML",
        help=words.INSTRUMENT_FILE_HELP,
    )


def _period(command: Parser) -> None:
    command.choices.add_argument("--period", required=True, metavar=words.PERIOD_NAME, help=words.PERIOD_HELP)


def _json(command: Parser) -> None:
    command.choices.add_argument("--json", action="store_true", help=words.JSON_HELP)
