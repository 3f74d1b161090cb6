"""Papers that are kept in step: decisions carry a date and a status, generated pages are fresh, rooms are all named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from yanglao.commands.act_pages import acts_page, lists_page
from yanglao.commands.clause_index import clause_index
from yanglao.commands.error_page import errors_page
from yanglao.commands.evidence_page import evidence_page
from yanglao.commands.paper_page import papers_page
from yanglao.commands.report_page import reports_page

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
ROOMS = sorted(path.parent.name for path in (ROOT / "src" / "yanglao").glob("*/__init__.py"))
STATUS = re.compile(
    r"(\d{4}-\d{2}-\d{2}) · (proposed|rejected|(?:accepted, in part )?superseded by (\d{4})|accepted)"
)
PARTS = ("Context", "Alternatives", "Decision", "Consequences")


def test_there_are_decisions_numbered_through() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= 10


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_a_date_a_status_and_its_parts(path: Path) -> None:
    title, blank, status, *rest = path.read_text(encoding="utf-8").splitlines()
    assert title.startswith(f"# {path.name[:4]} ") and not blank
    found = STATUS.fullmatch(status)
    assert found, status
    assert found[3] is None or list((ROOT / "docs" / "decisions").glob(f"{found[3]}-*.md")), status
    assert [part for part in PARTS if f"**{part}.**" not in "\n".join(rest)] == []


def test_the_clause_index_is_fresh() -> None:
    """Otherwise: yanglao plan clauses > docs/clauses.md"""
    assert (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8") == clause_index()


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("acts", acts_page),
        ("errors", errors_page),
        ("evidence", evidence_page),
        ("lists", lists_page),
        ("papers", papers_page),
        ("reports", reports_page),
    ],
)
def test_the_pages_made_from_the_register_are_fresh(name: str, page: Callable[[], str]) -> None:
    """Otherwise: yanglao act page NAME > docs/NAME.md"""
    assert (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("page", ["README.md", "docs/start-here.md"])
def test_every_room_is_named_where_people_begin(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [room for room in ROOMS if not re.search(rf"`{room}/?`|yanglao/{room}\b", text)] == []


def test_hooks_before_a_commit_fetch_nothing() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}


NAMED = re.compile(r"`([a-z_]+(?:/[\w.-]+)+/?|[a-z_]+/)(?::[^`]*)?`")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/start-here.md", "docs/glossary.md"])
def test_a_page_names_only_files_that_are_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    places = (
        ROOT,
        ROOT / "src",
        ROOT / "src" / "yanglao",
        ROOT / "docs",
        *(ROOT / "src" / "yanglao").glob("*/"),
    )
    assert [one for one in named if not any((place / one).exists() for place in places)] == []
