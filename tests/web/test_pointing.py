"""Sentences name commands; pages name the form or the report in their place, and lead there whoever may open it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import yanglao
from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.site.migrations import load_django

load_django()

from yanglao.web.staff.pointing import pointed  # noqa: E402

ROOMS = ("acts", "reports", "store", "audit", "payment", "ledger")


class Desk(SimpleNamespace):
    """Somebody in one role."""

    def holds(self, *some: str) -> bool:
        return self.role in some

    def is_for(self, act: Description) -> bool:
        return self.role in act.who


ACCOUNTANT, CLERK = Desk(role=roles.ACCOUNTANT), Desk(role=roles.CLERK)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "请先办理 yanglao act do fund-application --batch 12。",
            '请先办理“<a href="/staff/do/fund_application?batch=12">',
        ),
        ("查 yanglao report collection", '查“<a href="/staff/reports/collection">'),
        ("按 yanglao task list 复核", '按“<a href="/staff">我的任务</a>”复核'),
        ("没有 <b>,`yanglao report cash-up` 可查。", '没有 &lt;b&gt;,“<a href="/staff/reports/cash-up">'),
    ],
)
def test_a_command_becomes_a_link(sentence: str, told: str) -> None:
    assert pointed(sentence, ACCOUNTANT, english=False).startswith(told)  # type: ignore[arg-type]


def test_whoever_may_not_open_it_reads_its_name() -> None:
    sentence = "请先办理 yanglao act do fund-application --batch 12。"
    assert pointed(sentence, CLERK, english=False) == "请先办理“申请用款”。"  # type: ignore[arg-type]
    assert pointed(sentence, None, english=False) == "请先办理“申请用款”。"


def test_the_key_behind_the_words_goes_and_other_brackets_stay() -> None:
    assert (
        pointed("请主任另行指定(指定复核人 substitute-reviewer)。", None, english=False) == "请主任另行指定。"
    )
    assert pointed("日期(yyyy-mm-dd)", None, english=False) == "日期(yyyy-mm-dd)"
    assert pointed("no command <b>", None, english=True) == "no command <b>", "and is escaped by the template"


def _sentences() -> Iterator[tuple[str, str]]:
    root = Path(yanglao.__file__).parent
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and "yanglao " in node.value
                ):
                    yield str(path.relative_to(root)), node.value


def test_no_command_is_left_in_any_sentence() -> None:
    """Every sentence of a refusal or a report that names a command names a page after it."""
    said = [
        (path, text)
        for path, text in _sentences()
        if re.search(r"yanglao [a-z]+ [a-z]", text) and not text.endswith(" do ")  # its key follows
    ]
    assert len(said) > 60
    left = [(path, text) for path, text in said if "yanglao " in pointed(text, None, english=True)]
    assert left == []
