"""The channel that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.model.complaints import ChannelOption
from compliance.reading.folding import words
from compliance.reading.phrases import phrases


class Channels:
    """The channels by their spellings."""

    def __init__(self, options: Sequence[ChannelOption]) -> None:
        self._others = frozenset(channel.option.id for channel in options if not channel.own)
        self._by_phrase = {
            tuple(phrase.split()): channel.option.id
            for channel in options
            for phrase in (*channel.option.spellings, " ".join(words(channel.option.label)))
        }

    def only(self, text: str) -> str:
        """The one channel a text names, among whatever other words; "" for none and for several.

        SP4N-LAPOR! takes in through many: "Website LAPOR!" is SP4N-LAPOR!.
        """
        found = self.named(text)
        shared = [channel for channel in found if channel in self._others]
        found = tuple(shared) or found
        return found[0] if len(found) == 1 else ""

    def named(self, text: str) -> tuple[str, ...]:
        """The channels a text names, the longest phrases first: "aplikasi lapor" is no "aplikasi"."""
        spoken = words(text)
        return tuple(dict.fromkeys(id for _, id in phrases(spoken, self._by_phrase.get) if id))

    def told_in(self, texts: Iterable[str]) -> str:
        """The one channel that titles speak of; "" for none and for several."""
        found = {channel for text in texts if (channel := self.only(text))}
        return next(iter(found)) if len(found) == 1 else ""
