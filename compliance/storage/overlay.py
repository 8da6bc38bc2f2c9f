"""How answers lie over each other. Pure: what stands now + what a file gives → what stands then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from msgspec import structs

from compliance.model import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An answer that stands: which upload gave its value, and which its support.

    Support is what proves a value: evidence, date of effect, note. The two uploads differ
    when a later file repeated the value without any support.
    """

    answer: Answer
    upload_id: int
    support_id: int


Answers = Mapping[str, Held]  # by question id


def given(answers: Mapping[str, Answer], upload_id: int) -> Answers:
    """Answers as one upload gives them."""
    return {
        question: Held(answer=answer, upload_id=upload_id, support_id=upload_id)
        for question, answer in answers.items()
    }


def overlay(standing: Answers, new: Answers) -> Answers:
    """What stands after `new`: a question it does not answer keeps what stood."""
    return {**standing, **{question: _over(standing.get(question), held) for question, held in new.items()}}


def _over(old: Held | None, new: Held) -> Held:
    if old is None or old.answer.value != new.answer.value or _has_support(new.answer):
        return new
    supported = structs.replace(
        new.answer,
        evidence=old.answer.evidence,
        effective=old.answer.effective,
        note=old.answer.note,
    )
    return replace(new, answer=supported, support_id=old.support_id)


def _has_support(answer: Answer) -> bool:
    return bool(answer.evidence or answer.effective or answer.note)


def given_by(upload_id: int, snapshot: Answers) -> Answers:
    """What one upload gave, out of the snapshot it produced: the inverse of `overlay`."""
    return {
        question: held
        if held.support_id == upload_id
        else replace(
            held,
            answer=structs.replace(held.answer, evidence=(), effective=None, note=""),
            support_id=upload_id,
        )
        for question, held in snapshot.items()
        if held.upload_id == upload_id
    }


def replay(layers: Iterable[Answers]) -> Answers:
    """What stands when these uploads came one after the other."""
    standing: Answers = {}
    for layer in layers:
        standing = overlay(standing, layer)
    return standing


def same(old: Answer | None, new: Answer) -> bool:
    """Whether nothing changes for a reader; where in a file it stood does not matter."""
    return old is not None and _content(old) == _content(new)


def _content(answer: Answer) -> tuple[object, ...]:
    return answer.value, answer.evidence, answer.effective, answer.note
