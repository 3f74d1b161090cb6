"""`yanglao ask` as somebody at a counter uses it: in either language, in print and in JSON, understood or not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from yanglao.commands import cli

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
CLAUSE = re.compile(r"[一二三四五六七八九十]+(\([一二三]\))?")


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("YANGLAO_LANG", request.param)
    return str(request.param)


def run(capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, str, str]:
    status = cli.run(["ask", *line, "--month", "2013-05"])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(
    "asked",
    [
        "多大年龄可以领?",
        "每年交500元,从35岁交到60岁,能领多少?",
        "行政复议多久",
        "交了3年每年100去世了退多少",
        "今天天气怎么样",
    ],
)
def test_an_answer_is_in_one_language(asked: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, asked)
    assert CHINESE.search(out) if language == "zh" else not CHINESE.search(CLAUSE.sub("", out)), out


def test_an_answer_names_clause_value_office_and_where_it_is_dealt_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("YANGLAO_LANG", raising=False)
    status, out, _ = run(capsys, "多大年龄可以领?")
    assert status == 0
    for words in ("条款: 五(一)", "领取年龄 60 年 [已证实]", "待遇核定申请、次月到龄人员", "请找: 市农保局"):
        assert words in out


def test_the_answer_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "低保户每年交多少", "--json")
    found: dict[str, Any] = json.loads(out)
    assert (status, found["question"], found["clauses"]) == (0, "low-income", ["四(二)2(5)"])
    assert found["sum"]["rows"][0] == {"tier_fen": 10000, "own_fen": 3000, "government_fen": 10000}
    assert found["sum"]["cases"][0]["plan"] == "dongfang-2011"
    assert {"low_income_contribution_yuan"} <= {one["key"] for one in found["values"]}


def test_what_is_not_understood_ends_with_a_status_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "今天天气怎么样", "--json")
    found = json.loads(out)
    assert (status, found["question"], found["sentences"], len(found["nearest"])) == (1, None, [], 3)


def test_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "多大年龄可以领", "--plan", "nowhere")
    assert (status, out) == (2, "") and "nowhere" in err
    assert cli.run(["ask", "多大年龄可以领", "--month", "soon"]) == 2
