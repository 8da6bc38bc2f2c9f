"""What the README files promise is so: commands, links, and the worked example."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from compliance.cli.arguments import parser
from compliance.definitions.rights import shipped_rights
from compliance.model import Assessment, Role, Test
from compliance.scoring.assess import assess
from tests.builders import ada, answers, condition, indicator, instrument

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
INNER = (ROOT / "compliance" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "compliance/README.md", "docs/benchmarks.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    page = ROOT / name
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_every_command_in_the_readme_is_understood() -> None:
    lines = re.findall(r"^\.venv/bin/python -m compliance (.+)$", README, re.MULTILINE)
    typed = [shlex.split(line) for line in lines if "--help" not in line]
    assert {words[0] for words in typed} == {
        "read",
        "score",
        "survey",
        "aggregate",
        "complaints",
        "training",
        "import",
        "rank",
        "check",
        "audit",
        "reset",
    }
    for words in typed:
        parser().parse_args(words)


def test_the_test_command_stands_where_ci_looks_for_it() -> None:
    block = re.search(r"<!-- perintah uji -->\n```sh\n(.+)\n```", README)
    assert block
    assert block[1].endswith(".venv/bin/python tests/run.py")


def example(given: dict[str, object]) -> Assessment:
    """The instrument of "Contoh kecil", applied."""
    maklumat = indicator("Maklumat", ada("maklumat.ada"), ada("maklumat.ditetapkan"), weight=60)
    steps = zip(maklumat.rungs, (0, 3, 5), strict=True)
    maklumat = replace(maklumat, rungs=tuple(replace(rung, points=Fraction(p)) for rung, p in steps))
    fresh = condition("skm.tanggal", Test.WITHIN_MONTHS, 12)
    skm = indicator("SKM", fresh, weight=40, top=5, waived_by=["skm.ada"])
    return assess(answers(given), instrument(maklumat, skm, top=5), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("skm", "floor", "ceiling"),
    [
        ({"skm.tanggal": date(2024, 3, 1)}, "36,00", "60,00"),
        ({"skm.ada": "tidak berlaku"}, "60,00", "100,00"),
    ],
)
def test_the_worked_example_is_right(skm: dict[str, object], floor: str, ceiling: str) -> None:
    result = example({"maklumat.ada": "ada", **skm})
    assert [str(result.floor).replace(".", ","), str(result.ceiling).replace(".", ",")] == [floor, ceiling]
    assert f"**{floor}**" in INNER
    assert f"**{ceiling}**" in INNER


def test_the_table_of_rights_is_the_one_that_is_asked() -> None:
    rows = [
        f"| {right.label} | {' | '.join(right.extents[role].value for role in Role)} |"
        for right in shipped_rights().values()
    ]
    assert "\n".join(rows) in INNER
