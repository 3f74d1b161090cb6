"""What is asked about the fund's budget: what every account of income and expenditure is to bring or cost in a year, and a line changed."""

from __future__ import annotations

from yanglao.ledger.chart import CHART, Class
from yanglao.lists.layouts import Field, Layout, optional

LINES = tuple(one.code for one in CHART.values() if one.kind in (Class.income, Class.expenditure))
"""The lines of a budget: the accounts of income, then those of expenditure."""
_YEAR = Field("year", "year", ("年度",))
_DOCUMENT = Field("document", "text", ("文号", "文件"))


def field_of(account: int) -> str:
    """The field that asks for the amount of an account."""
    return f"account_{account}_yuan"


BUDGET = Layout(
    "fund_budget",
    "基金预算",
    "budget of the fund",
    (
        _YEAR,
        *(optional(field_of(account), "yuan", CHART[account].name) for account in LINES),
        optional("reason", "text", "调整草案的理由", "理由"),
        _DOCUMENT,
    ),
)
CHANGE = Layout(
    "change_fund_budget",
    "基金预算调整",
    "change of the fund's budget",
    (
        _YEAR,
        Field(
            "account",
            "choice",
            ("科目",),
            choices=tuple((str(account), CHART[account].name) for account in LINES),
        ),
        Field("amount_yuan", "yuan", ("调整后金额", "金额")),
        Field("reason", "text", ("理由",)),
        _DOCUMENT,
    ),
)
