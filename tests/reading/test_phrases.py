"""The longest phrase that means something comes first; a word of none stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from compliance.reading.phrases import phrases

KNOWN = {("waktu",): "time", ("waktu", "tanggap"): "response", ("rata", "rata"): "", ("a",) * 5: "too long"}


def test_the_longest_phrases_come_first() -> None:
    found = list(phrases(("rata", "rata", "waktu", "tanggap", "waktu", "lain"), KNOWN.get))
    assert found == [
        (("rata", "rata"), ""),
        (("waktu", "tanggap"), "response"),
        (("waktu",), "time"),
        (("lain",), None),
    ]


def test_no_phrase_is_longer_than_four_words() -> None:
    assert {phrase for phrase, _ in phrases(("a",) * 5, KNOWN.get)} == {("a",)}


@given(st.lists(st.sampled_from(["waktu", "tanggap", "rata", "a", "lain"])).map(tuple))
def test_every_word_is_in_one_phrase(spoken: tuple[str, ...]) -> None:
    assert sum((phrase for phrase, _ in phrases(spoken, KNOWN.get)), ()) == spoken
