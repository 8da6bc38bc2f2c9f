"""Mistakes in definition files as data: what replaces what, and the sentence that must say so."""

from __future__ import annotations

import tomllib
from pathlib import Path

_KEYS = ("right", "wrong", "sentence")


def mistakes(name: str, *keys: str) -> list[tuple[str, ...]]:
    """The mistakes in the file of that name; each as `right`, `wrong`, `sentence`, or the given keys."""
    text = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    return [tuple(m[key] for key in keys or _KEYS) for m in tomllib.loads(text)["mistakes"]]
