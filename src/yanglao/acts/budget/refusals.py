"""Why the fund's budget is not taken or changed: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words
from yanglao.kernel.months import year_of_day
from yanglao.store.acting import Act

SAYS: dict[str, tuple[str, str]] = {
    "year_over": (
        "{year} 年度已经结束,预算不再编制或调整。",
        "The year {year} is over; its budget is neither made nor changed any more.",
    ),
    "budget_agreed": (
        "{year} 年度基金预算已经同意,请办理预算调整(yanglao act do change-fund-budget)。",
        "The fund has its budget for {year}; change a line of it (`yanglao act do change-fund-budget`).",
    ),
    "budget_waits": (
        "提议 {proposal} 正等待同意,是同一预算或同一科目,请先办结或退回。",
        "Proposal {proposal} about the same budget or line waits; let it be agreed to or sent back first.",
    ),
    "reason_missing": (
        "科目 {account} 与草案不同,请填写理由(草案见 yanglao report budget --draft)。",
        "Account {account} differs from the draft; give the reason (`yanglao report budget --draft` shows the draft).",
    ),
    "no_budget": (
        "{year} 年度没有已同意的基金预算,请先编制(yanglao act do fund-budget)。",
        "The fund has no budget for {year}; make it first (`yanglao act do fund-budget`).",
    ),
    "same_amount": (
        "该科目的预算已是 {amount} 元,没有变化。",
        "The line allows {amount} yuan already; nothing would change.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""


def refuse_year_over(act: Act, year: int) -> None:
    """Refused: year_over, where the year has ended by the business date."""
    if year < year_of_day(act.by.on):
        raise refused("year_over", year=year)
