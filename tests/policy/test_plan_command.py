"""`yanglao plan` as somebody at a desk would use it."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from typer.testing import CliRunner, Result

from yanglao.commands.plan import app
from yanglao.policy.schema import PARAMETERS, READINGS

SHIPPED = ("dongfang-2011", "merged-2014", "national-2011")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def width(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def test_list_names_every_plan() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert all(key in result.stdout for key in SHIPPED)


@pytest.mark.parametrize("key", SHIPPED)
def test_show_prints_every_parameter_and_reading_within_100_columns(key: str) -> None:
    result = run("show", key, "--month", "2015-05")
    assert result.exit_code == 0
    assert max(width(line) for line in result.stdout.splitlines()) <= 100
    for name in (*PARAMETERS, *READINGS):
        assert name in result.stdout, "a key is never broken over two lines"


def test_show_tells_status_printed_figure_and_alternatives() -> None:
    text = run("show", "dongfang-2011", "--month", "2013-05").stdout
    for words in (
        "未定",
        "推定",
        "已证实",
        "年月日",
        "四(二)2(6)",
        "○ 满六十周岁的次月",
        "● 核定的次月",
        "2010-12-26",
    ):
        assert words in text


def test_show_as_json() -> None:
    shown = json.loads(run("show", "merged-2014", "--month", "2014-08", "--json").stdout)
    base = next(one for one in shown["parameters"] if one["key"] == "base_pension_yuan_monthly")
    assert (base["value"], base["valid_from"], base["announced_on"]) == ("70", "2014-07", "2015-01-10")
    full = next(one for one in shown["parameters"] if one["key"] == "full_government_contribution_yuan")
    assert (full["value"], full["status"]) == (None, "unset")
    rounding = next(one for one in shown["readings"] if one["key"] == "account_pension_rounding")
    assert rounding["alternatives"] == ["fen_truncate", "yuan_half_up", "jiao_up"]
    assert {"year": 2015, "percent": "2.75", "in_force_since": "2014-11-22"} in shown["account_rate"]["years"]


@pytest.mark.parametrize("key", SHIPPED)
def test_check_passes_with_warnings_for_what_is_unset(key: str) -> None:
    result = run("check", key)
    assert result.exit_code == 0
    assert "unset" in result.stdout
    assert "错误 0、" in result.stdout


def test_check_fails_on_an_error(broken, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Path = broken("parameters.toml", "75, 85, 95]", "75, 85]", name="one-bonus-short")
    monkeypatch.setenv("YANGLAO_PLANS", str(folder.parent))
    result = run("check", "one-bonus-short")
    assert result.exit_code == 1
    assert "bonus_count" in result.stdout and "错误 1、" in result.stdout


def test_check_names_unusable_data(broken, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Path = broken("parameters.toml", "value = 139", "value = 0", name="no-divisor")
    monkeypatch.setenv("YANGLAO_PLANS", str(folder.parent))
    result = run("check", "no-divisor")
    assert result.exit_code == 1
    assert "no-divisor: parameters.toml: account_divisor_months" in result.stderr
    assert run("show", "no-divisor").exit_code == 2
    listed = run("list")
    assert listed.exit_code == 1
    assert "dongfang-2011" in listed.stdout and "no-divisor" in listed.stderr


def test_diff_shows_both_sides() -> None:
    result = run("diff", "dongfang-2011", "merged-2014", "--month", "2018-03")
    assert result.exit_code == 0
    assert max(width(line) for line in result.stdout.splitlines()) <= 100
    line = next(line for line in result.stdout.splitlines() if "基础养老金" in line)
    assert "130" in line and "88" in line
    assert "处不同" in result.stdout


def test_diff_of_a_plan_with_itself() -> None:
    result = run("diff", "dongfang-2011", "dongfang-2011", "--month", "2018-03")
    assert result.exit_code == 0
    assert "2018-03:0 处不同" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "atlantis"),
        ("check", "atlantis"),
        ("diff", "dongfang-2011", "atlantis"),
        ("show", "dongfang-2011", "--month", "2013-13"),
        ("diff", "dongfang-2011", "merged-2014", "--month", "May"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_sentences_in_english_when_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANGLAO_LANG", "en")
    assert "dongfang-2011: 0 errors, " in run("check", "dongfang-2011").stdout
    assert (
        "2018-03: 0 differences" in run("diff", "dongfang-2011", "dongfang-2011", "--month", "2018-03").stdout
    )
    assert run("show", "atlantis").stderr.startswith("there is no plan atlantis; known: dongfang-2011,")
    assert run("show", "dongfang-2011", "--month", "May").stderr == "a month is written 2013-05, not 'May'\n"
