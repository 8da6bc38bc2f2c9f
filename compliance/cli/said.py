"""What the commands that read files say of each: why it was refused, its problems, its questions."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.cli.encode import Found, ask_sentence
from compliance.cli.output import say
from compliance.model import Place
from compliance.problems import Problem
from compliance.reading.result import Ask, Reading
from compliance.text import cli as words
from compliance.text import problems as problem_words


def exit_code(readings: Iterable[Found]) -> int:
    """1 when a file has an error, a question or a problem, else 0."""
    return int(any(reading.error or reading.asked or reading.problems for reading in readings))


def say_reading(reading: Reading) -> None:
    """The summary of one file, then each problem and each question with its place."""
    if reading.error:
        say_refused(reading.file, reading.error)
        return
    say(
        words.FILE_SUMMARY.format(
            file=reading.file,
            units=len(reading.checklists),
            answers=sum(len(checklist.answers) for checklist in reading.checklists),
            asked=len(reading.asked),
            problems=len(reading.problems),
        )
    )
    say_problems(reading.problems)
    say_asked(reading.asked)


def say_refused(file: str, error: Problem) -> None:
    """Why a file was not read."""
    say(words.FILE_REFUSED.format(file=file, message=problem_words.sentence(error)))


def say_problems(problems: Iterable[Problem]) -> None:
    """Each problem of a file, with its place."""
    for problem in problems:
        _say_placed(problem.place, problem_words.sentence(problem))


def say_asked(asked: Iterable[Ask]) -> None:
    """Each question a file leaves to a person, with its place and what may be answered."""
    for ask in asked:
        labels = "; ".join(candidate.label for candidate in ask.candidates)
        text = ask_sentence(ask)
        _say_placed(ask.place, words.ASKED.format(message=text, candidates=labels) if labels else text)


def _say_placed(place: Place, message: str) -> None:
    where = problem_words.where(place)
    say("  " + (words.PLACED.format(place=where, message=message) if where else message))
