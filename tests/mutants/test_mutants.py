"""Every listed mutant still fits the code, and names tests that are there; how the runner judges."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from mutants.listed import ROOT, Mutant, Stale, listed
from mutants.planting import GREEN, NEVER_RAN, RED, TOO_LONG, Planted, run_tests, try_all

MUTANTS = listed()
AT_LEAST = 150


def test_there_are_enough() -> None:
    assert len(MUTANTS) >= AT_LEAST


def test_each_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(one.label for one in MUTANTS).items() if count > 1] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.label)
def test_a_mutant_fits_and_can_run(mutant: Mutant) -> None:
    """Its text stands once, what comes of it is Python, it says why, and its tests exist."""
    planted = mutant.planted_in(ROOT)
    if mutant.file.endswith(".py"):
        ast.parse(planted)
    assert mutant.old != mutant.new and len(mutant.why) > 15
    assert mutant.file.startswith(f"src/yanglao/{mutant.room}/")
    for test in mutant.tests:
        path, _, name = test.partition("::")
        assert (ROOT / path).exists(), test
        assert not name or re.search(rf"def {name.split('[')[0]}\(", (ROOT / path).read_text("utf-8")), test


def test_a_mutant_whose_text_is_gone_is_stale(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\nx = 1\n", encoding="utf-8")
    for old in ("x = 1", "x = 2"):
        with pytest.raises(Stale, match="times, not once"):
            Mutant("room", "name", "why", "a.py", old, "x = 3", ()).planted_in(tmp_path)


CODE = "def two():\n    return 2\n"
TEST = "from src.code import two\n\ndef test_two():\n    assert two() == 2\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A function and its test."""
    for name, text in {"src/code.py": CODE, "tests/test_code.py": TEST, "conftest.py": ""}.items():
        (tmp_path / "base" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "base" / name).write_text(text, encoding="utf-8")
    return tmp_path / "base"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param(CODE, GREEN, id="nothing changed"),
        pytest.param(CODE.replace("2", "3"), RED, id="a wrong result"),
        pytest.param("two = =", NEVER_RAN, id="no Python: nothing was tested"),
        pytest.param("import time\ntime.sleep(60)", TOO_LONG, id="never ends"),
    ],
)
def test_only_a_failing_test_is_a_catch(project: Path, text: str, outcome: str) -> None:
    (project / "src/code.py").write_text(text, encoding="utf-8")
    limit = 3 if outcome == TOO_LONG else 60
    assert run_tests(project, ["tests/test_code.py"], limit=limit)[0] == outcome


def test_each_mutant_is_tried_in_a_copy_of_its_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutants.planting.KEPT", project.parent / "kept")
    texts = {"same": CODE, "wrong": CODE.replace("2", "3")}
    planted = [Planted(name, "kernel", "src/code.py", text, ("tests",)) for name, text in texts.items()]
    told: list[str] = []
    verdicts = try_all(project, planted, lambda one: told.append(one.label))
    assert [(one.label, one.outcome) for one in verdicts] == [("same", GREEN), ("wrong", RED)]
    assert sorted(told) == ["same", "wrong"]
    assert (project / "src/code.py").read_text(encoding="utf-8") == CODE
    assert not (project.parent / "kept").exists()
