"""Files that were chosen and read, with what was answered about them: in the memory of a session.

Nothing of a draft is stored anywhere; it goes when its files go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NoReturn, TypeVar

import streamlit as st

from compliance.problems import ComplianceError
from compliance.ui import show

Draft = TypeVar("Draft")


class Drafts(Generic[Draft]):
    """The one draft of its kind in a session; `name` sets it apart from those of other kinds."""

    def __init__(self, name: str) -> None:
        self._draft, self._answers, self._turn = f"{name}-draf", f"{name}-jawaban", f"{name}-giliran"
        self._told = f"{name}-tersimpan"

    @property
    def widget(self) -> str:
        """The key of the widget that takes the files: another one after `forget`, so that it is empty."""
        return f"{self._draft}-{st.session_state.get(self._turn, 0)}"

    def of(
        self, files: Sequence[str], about: tuple[object, ...], look: Callable[[dict[str, str]], Draft]
    ) -> Draft:
        """The draft of the files with these ids; `look` is given the answers, and only called again where
        the files, an answer or what the draft is `about` has changed.
        """
        answers: dict[str, str] = st.session_state.setdefault(self._answers, {})
        key = (tuple(files), about, tuple(sorted(answers.items())))
        known = st.session_state.get(self._draft)
        if known is None or known[0] != key:
            known = st.session_state[self._draft] = (key, look(dict(answers)))
        draft: Draft = known[1]
        return draft

    def answer(self, check: Callable[[str, str], None], key: str, candidate: str) -> None:
        """Take an answer that `check` does not refuse; say why where it does."""
        try:
            check(key, candidate)
        except ComplianceError as error:
            st.error(show.plain(str(error)))
            return
        st.session_state.setdefault(self._answers, {})[key] = candidate

    def drop(self) -> None:
        """There are no files any more."""
        for key in (self._draft, self._answers):
            st.session_state.pop(key, None)

    def forget(self) -> None:
        """Let the files go, so that others can be chosen."""
        self.drop()
        st.session_state[self._turn] = st.session_state.get(self._turn, 0) + 1

    def stored(self, told: str) -> NoReturn:
        """What was in the files is stored: let them go, and draw the page anew with these words on it."""
        self.forget()
        st.session_state[self._told] = told
        st.rerun()

    def say_stored(self) -> None:
        """What was stored a moment ago."""
        told = st.session_state.pop(self._told, None)
        if told is not None:
            st.success(told)
