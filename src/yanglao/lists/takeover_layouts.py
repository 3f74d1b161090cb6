"""What an old system hands over looks like: an account a row, the balances of the fund, payments that come back afterwards."""

from __future__ import annotations

from yanglao.casefile.words import SUB_ACCOUNT_WORDS
from yanglao.ledger.chart import CHART, DUE
from yanglao.lists.layouts import NUMBER, Field, Layout, optional
from yanglao.rules.sources import SOURCES

_NOTHING = 0


def _by_source(stem: str, words: str) -> tuple[Field, ...]:
    return tuple(
        optional(
            f"{source}_{stem}_yuan", "yuan", f"{SUB_ACCOUNT_WORDS[source][0]}{words}", when_empty=_NOTHING
        )
        for source in SOURCES
    )


FIGURES = ("old_base_yuan", "old_increment_yuan", "old_account_yuan")
"""What the old system paid in its last month."""
TAKE_OVER = Layout(
    "take_over",
    "旧系统账户接收",
    "accounts of an old system",
    (
        NUMBER,
        Field("on", "day", ("接收日期",)),
        *_by_source("balance", "余额"),
        *_by_source("product", "积数"),
        optional("paid_years", "text", "已缴年度"),
        optional("back_paid_years", "count", "补缴年数", when_empty=_NOTHING),
        optional("deemed_years", "count", "视同缴费年数", when_empty=_NOTHING),
        optional("pension_since", "month", "待遇起始月份"),
        optional("held_since", "month", "暂停起始月份"),
        *_by_source("award", "核定时储存额"),
        optional("increment_years", "count", "加发年数", when_empty=_NOTHING),
        *(
            optional(name, "yuan", words, when_empty=_NOTHING)
            for name, words in zip(FIGURES, ("旧基础养老金", "旧加发", "旧个人账户养老金"), strict=True)
        ),
        optional("returned_yuan", "yuan", "退回待付", when_empty=_NOTHING),
        optional("overpaid_yuan", "yuan", "多发待追回", when_empty=_NOTHING),
        optional("on_the_way_yuan", "yuan", "在途款项", when_empty=_NOTHING),
        optional("note", "text", "差异说明", "说明"),
    ),
    ("number",),
)
_ON = Field("on", "day", ("接收日期",))


def _money(stem: str, words: str) -> tuple[Field, ...]:
    return tuple(
        Field(f"{source}{stem}_yuan", "yuan", (f"{SUB_ACCOUNT_WORDS[source][0]}{words}",))
        for source in SOURCES
    )


CORRECTED = (
    Layout(
        "opening",
        "接收账户余额",
        "balance taken over",
        (NUMBER, _ON, *_money("", "余额"), Field("back_paid_years", "count", ("补缴年数",))),
    ),
    Layout(
        "opening_interest",
        "接收计息积数",
        "interest product taken over",
        (NUMBER, _ON, *_money("_product", "积数")),
    ),
    Layout(
        "paid_year", "接收已缴年度", "year paid before", (NUMBER, _ON, Field("year", "year", ("已缴年度",)))
    ),
    Layout(
        "opening_award",
        "接收待遇",
        "pension taken over",
        (
            NUMBER,
            _ON,
            *_money("", "核定时储存额"),
            Field("increment_years", "count", ("加发年数",)),
            Field("since_year", "year", ("起始年份",)),
            Field("since_month", "count", ("起始月份",), least=1),
            optional("held_months", "count", "接收前暂停月数", when_empty=_NOTHING),
        ),
    ),
)
"""What was taken over, as it is corrected."""
DUES = {f"due_{funder}_{purpose}_yuan": account for (funder, purpose), account in DUE.items()}
"""Field -> the account of what a funder owes."""
OPENING_BALANCES = Layout(
    "opening_balances",
    "期初余额对账",
    "opening balances",
    (
        Field("receipts_yuan", "yuan", ("收入户余额",)),
        Field("treasury_yuan", "yuan", ("财政专户余额",)),
        Field("payments_yuan", "yuan", ("支出户余额",)),
        Field("pool_yuan", "yuan", ("统筹账户余额",)),
        *(optional(name, "yuan", CHART[account].name, when_empty=_NOTHING) for name, account in DUES.items()),
        Field("document", "text", ("依据文件", "对账单")),
    ),
)
RETURN_FROM_BEFORE = Layout(
    "return_from_before",
    "接收前发放退回",
    "payment of the old system that came back",
    (
        NUMBER,
        Field("amount_yuan", "yuan", ("退回金额",)),
        Field("on", "day", ("退回日期",)),
        Field("document", "text", ("银行凭证",)),
    ),
)
