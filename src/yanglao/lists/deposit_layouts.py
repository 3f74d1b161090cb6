"""What is asked about deposits and bonds of the fund: opened, paid interest on, come back."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout, optional

PRODUCTS = (
    ("term_deposit", "定期存款", "定期"),
    ("notice_deposit", "通知存款"),
    ("treasury_bond", "国债"),
    ("other", "其他"),
)
"""What the balance may be asked to go into; which of them a plan allows is its data."""
_DEPOSIT = Field("deposit", "serial", ("存款编号",))
_ON = Field("on", "day", ("日期", "到账日期"))
_STATEMENT = Field("statement", "text", ("凭证", "对账单"))
OPEN = Layout(
    "open_deposit",
    "定期存款存入",
    "deposit of the balance",
    (
        Field("bank", "text", ("银行", "承销银行")),
        Field("product", "choice", ("品种",), choices=PRODUCTS),
        optional("months", "count", "期限(月)", "期限", when_empty=0),
        Field("rate", "text", ("年利率(%)", "年利率")),
        Field("amount_yuan", "yuan", ("金额",), least=1),
        Field("document", "text", ("文号", "文件")),
    ),
)
INTEREST = Layout(
    "deposit_interest",
    "定期存款付息",
    "interest on a deposit",
    (_DEPOSIT, Field("amount_yuan", "yuan", ("金额", "利息"), least=1), _ON, _STATEMENT),
)
"""In parts, while it runs."""
MATURES = Layout(
    "deposit_matures",
    "定期存款到期支取",
    "deposit come back at its end",
    (_DEPOSIT, Field("interest_yuan", "yuan", ("利息",), least=1), _ON, _STATEMENT),
)
PART = Layout(
    "deposit_withdrawn_in_part",
    "定期存款部分提前支取",
    "part of a term deposit withdrawn early",
    (
        _DEPOSIT,
        Field("principal_yuan", "yuan", ("支取本金", "本金"), least=1),
        Field("demand_rate", "text", ("支取日活期年利率(%)", "活期年利率")),
        Field("interest_yuan", "yuan", ("利息",)),
        _ON,
        Field("reason", "text", ("原因", "理由")),
        _STATEMENT,
    ),
)
EARLY = Layout(
    "deposit_withdrawn_early",
    "定期存款提前支取",
    "deposit withdrawn early or not whole",
    (
        _DEPOSIT,
        Field("principal_yuan", "yuan", ("收回本金", "本金")),
        Field("interest_yuan", "yuan", ("利息",)),
        _ON,
        Field("reason", "text", ("原因", "理由")),
        _STATEMENT,
    ),
)
