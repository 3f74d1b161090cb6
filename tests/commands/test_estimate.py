"""`yanglao estimate`: the estimate in print and as data, by a plan without a database; what cannot be read is refused."""

from __future__ import annotations

import json

import pytest

from yanglao.casefile.estimate.asking import read_asked
from yanglao.casefile.estimate.figuring import estimate
from yanglao.commands.cli import run
from yanglao.kernel.money import yuan_text
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan

LAWS = Laws(load_plan("dongfang-2011"))
ASKED = ["estimate", "--plan", "dongfang-2011", "--dated", "2016-11-20"]
SHORT = ["--born", "1966-02", "--tier", "800", "--paid", "2", "--category", "low_income"]


def test_it_prints_what_the_estimate_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, *SHORT, "--explain"]) == 0
    told = capsys.readouterr().out
    written = {"born": ["1966-02"], "tier": ["800"], "paid": ["2"], "category": ["low_income"]}
    found = estimate(LAWS, read_asked(written, LAWS.at(2016 * 12 + 10), 20161120))
    for option in found.best.options:
        assert yuan_text(option.monthly_fen) in told
    for words in (
        "一次补齐,按月领取",
        "不补,取走账户里的钱",
        "[五(二)2]",
        "计发月数 139 个月 (已证实)",
        "假定:",
    ):
        assert words in told


def test_as_data_every_tier_along_every_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, *SHORT, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["refused"], list(told["ways"])) == ("years_short", ["back_pay", "leave"])
    assert len(told["ways"]["back_pay"]) == 10 and told["ways"]["back_pay"][0]["first_month"] == "2026-03"
    assert told["ways"]["leave"][0]["refund_fen"] > 0


def test_what_cannot_be_read_is_refused_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, "--born", "x", "--paid-tier", "7"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and [line.partition(":")[0] for line in told.err.splitlines()] == [
        "--born",
        "--tier",
        "--paid-tier",
    ]
