"""复查与举报期限 Every plan shipped says them; a table that cannot be used is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from yanglao.policy.contests import complaint_period_of, contest_periods_of

PLANS = ("dongfang-2011", "national-2011", "merged-2014")


@pytest.mark.parametrize("plan", PLANS)
def test_sixty_days_to_ask_twenty_and_thirty_to_answer(plan: str) -> None:
    contests, complaints = contest_periods_of(plan), complaint_period_of(plan)
    assert contests.asked_until(20120202) == 20120402
    assert contests.answered_until(20120210) == 20120301
    assert complaints.answered_until(20120301) == 20120331
    assert contests.basis and complaints.basis


@pytest.mark.parametrize(
    "table",
    [
        "",
        '[complaints]\nanswer_days = 0\nstatus = "inferred"\nbasis = "-"',
        '[complaints]\nanswer_days = 30\nstatus = "guessed"\nbasis = "-"',
    ],
    ids=["none", "no days", "no such status"],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    complaint_period_of.cache_clear()
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "plan.toml").write_text("")
    (tmp_path / "odd" / "deadlines.toml").write_text(table)
    monkeypatch.setenv("YANGLAO_PLANS", str(tmp_path))
    with pytest.raises(ValueError, match="complaints"):
        complaint_period_of("odd")
