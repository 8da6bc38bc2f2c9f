"""The rules of the house that a program can hold: imports, sizes, forbidden habits, words."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from compliance.problems import ProblemCode
from compliance.text.problems import SENTENCES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "compliance"

# Each room and the rooms it may import; every room may import itself.
CORE = ("model", "problems", "definitions", "reading", "scoring", "analysis", "accounts")
WORDS = ("text", "formats", "wording", "wording_complaints", "wording_survey")
BELOW_WORKFLOWS = (*CORE, *WORDS, "links", "reports", "storage")
MAY_SEE: dict[str, tuple[str, ...]] = {
    **{room: CORE[:i] for i, room in enumerate(CORE)},
    "accounts": ("model", "problems"),
    "links": (),
    "text": (*CORE, "links.outcome"),
    "formats": (*CORE, "text"),
    "wording": (*CORE, "text", "formats"),
    "wording_complaints": (*CORE, "text", "formats"),
    "wording_survey": (*CORE, "text", "formats"),
    "reports": (*CORE, *WORDS),
    "storage": (
        "model",
        "problems",
        "reading.result",
        "reading.wire",
        "reading.personal.patterns",
        "accounts",
    ),
    "workflows": BELOW_WORKFLOWS,
    "ui": (*BELOW_WORKFLOWS, "workflows"),
    "server": (*BELOW_WORKFLOWS, "workflows", "ui"),
    "cli": (*BELOW_WORKFLOWS, "workflows"),
    "__main__": ("cli",),
    "pages": (*BELOW_WORKFLOWS, "workflows", "ui"),
    "dashboard": ("server", "ui"),
}
# An error of these rooms is a finished sentence, so they see its words: constants that import nothing.
EXCEPTIONS = {("definitions", "text.definitions"), ("scoring", "text.scoring")}

TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".csv", ".yaml", ".yml", ".js", ".svg", ".html", ".mako"}
STREAMLIT_ROOMS = {"dashboard", "pages", "ui", "server"}
SQL_ROOMS = {"storage", "workflows", "ui", "server", "cli"}  # the last three only hand the engine on


def sources() -> list[Path]:
    found = [*PACKAGE.rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    return sorted(path for path in found if path.exists())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def migration(path: Path) -> bool:
    return "migrations" in path.parts


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    """`compliance/reading/wire.py` → `reading.wire`; `pages/pantau/x.py` → `pages.pantau.x`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] == "compliance" else parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> Iterator[str]:
    """The full names of what it imports, also inside functions; `from a import b` gives `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("path", sources(), ids=named)
def test_imports_point_one_way(path: Path) -> None:
    module = module_of(path)
    if not module:  # compliance/__init__.py stands under everything
        assert not list(imports(path))
        return
    room = module.partition(".")[0]
    wrong = [
        name
        for name in (i.removeprefix("compliance.") for i in imports(path) if i.startswith("compliance."))
        if not inside(name, (room, *MAY_SEE[room]))
        and not any(room == source and inside(name, (target,)) for source, target in EXCEPTIONS)
    ]
    assert not wrong, f"{room} may not see {wrong}"


def users_of(library: str) -> set[str]:
    return {
        module_of(path).partition(".")[0]
        for path in sources()
        if any(name.partition(".")[0] == library for name in imports(path))
    }


def test_streamlit_only_where_pages_are_drawn() -> None:
    assert users_of("streamlit") <= STREAMLIT_ROOMS


def test_sql_only_in_the_rooms_that_store() -> None:
    assert users_of("sqlalchemy") | users_of("alembic") <= SQL_ROOMS


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit serves such a file without the frame when it is the first address asked for."""
    assert not list((ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=named)
def test_modules_and_functions_are_short(path: Path) -> None:
    if migration(path):
        return
    room = module_of(path).partition(".")[0]
    limit = {"pages": 120, "dashboard": 60}.get(room, 300)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]
    assert not long, f"functions over 40 lines: {long}"


@pytest.mark.parametrize("path", sources(), ids=named)
def test_no_bad_habits(path: Path) -> None:
    room = module_of(path).partition(".")[0]
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _raises_again(node):
            found.append(f"line {node.lineno}: a broad except")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "print" and room != "cli":
                found.append(f"line {node.lineno}: print")
            if node.func.id in {"eval", "exec", "breakpoint"}:
                found.append(f"line {node.lineno}: {node.func.id}")
        if "pickle" in ast.dump(node) and isinstance(node, ast.Import | ast.ImportFrom):
            found.append(f"line {node.lineno}: pickle")
    text = path.read_text(encoding="utf-8")
    found += re.findall(r"TODO|FIXME|XXX", text)
    found += re.findall(r"# type: ignore(?!\[[\w-]+\]  # \w).*", text)
    assert not found


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Whether it ends by letting the same error go on: such a handler hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


@pytest.mark.parametrize("path", sources(), ids=named)
def test_nouns_are_frozen(path: Path) -> None:
    """Every dataclass has slots, is built by keyword, and is frozen unless it never leaves its module;
    a struct, of which there is one for every cell, is frozen as well."""
    wrong = []
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        if any(isinstance(base, ast.Name) and base.id == "Struct" for base in node.bases):
            wrong += [] if "frozen" in {k.arg for k in node.keywords} else [node.name]
        for mark in node.decorator_list:
            call = mark.func if isinstance(mark, ast.Call) else mark
            if isinstance(call, ast.Name) and call.id == "dataclass":
                given = {k.arg for k in mark.keywords} if isinstance(mark, ast.Call) else set()
                needed = {"slots", "kw_only"} if node.name.startswith("_") else {"frozen", "slots", "kw_only"}
                wrong += [node.name] if not needed <= given else []
    assert not wrong


def test_a_scoring_rule_is_data() -> None:
    """No instrument and no indicator is known to the code by its id."""
    ids = {path.stem for path in (ROOT / "data" / "instruments").glob("*.toml")}
    known = [
        f"{named(path)}:{node.lineno}"
        for path in sources()
        if module_of(path).partition(".")[0] != "text"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert ids
    assert not known


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_a_sentence(code: ProblemCode) -> None:
    text = SENTENCES[code]
    assert text[0].isupper() or text[0] in "“{"
    assert text[-1] in ".?"
    assert all(
        name and name.isidentifier() for _, name, _, _ in string.Formatter().parse(text) if name is not None
    )


def pinned(name: str) -> set[str]:
    """The distributions a requirements file pins, each to one version."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line) for line in wanted)
    return {re.split(r"[\[=]", line)[0].lower() for line in wanted}


def imported(paths: list[Path]) -> set[str]:
    """The distributions these files import from, beside the standard library and ourselves."""
    owners = packages_distributions()
    tops = {name.partition(".")[0] for path in paths for name in imports(path)}
    foreign = tops - sys.stdlib_module_names - {"compliance", "tests"}
    return {owners[top][0].lower() for top in foreign}


def test_what_is_imported_is_what_is_pinned() -> None:
    """And nothing more, but for the driver that SQLAlchemy loads by the address of a database."""
    assert pinned("requirements.txt") == imported(sources()) | {"psycopg"}
    assert imported(sorted((ROOT / "tests").rglob("*.py"))) <= pinned("requirements.txt") | pinned(
        "tests/requirements.txt"
    )


def test_every_dependency_has_its_reason() -> None:
    decisions = (PACKAGE / "README.md").read_text(encoding="utf-8").lower()
    assert not [name for name in pinned("requirements.txt") if f"**{name}**" not in decisions]


def test_no_path_of_a_machine_is_written_down() -> None:
    folders = ("compliance", "pages", "data", "docs", "tests", ".ci", ".streamlit", ".github")
    paths = [*ROOT.glob("*.*"), *(path for name in folders for path in (ROOT / name).rglob("*"))]
    texts = [p for p in paths if p.suffix in TEXT_SUFFIXES or p.parent.name == ".ci"]
    pattern = re.compile(rb"/(work|farm|root|home)/[a-z.]")
    assert texts
    assert not [named(p) for p in texts if p.is_file() and pattern.search(p.read_bytes())]
