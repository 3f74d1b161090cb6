"""What the papers of withholding through the bank look like: authorities, lists, and the bank's answers."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, Field, Layout, optional
from yanglao.lists.reading import ADDED_HEADINGS
from yanglao.payment.answer_cells import PAID, RETURNED
from yanglao.payment.bank_answers import COLUMNS

AUTHORITY = Layout(
    "authorise_withholding",
    "委托扣款",
    "authority to withhold",
    (
        NUMBER,
        optional("holder", "text", "户名"),
        optional("bank_account", "account", "银行账号", "账号", private=True),
        Field("from", "day", ("起始日期", "委托日期")),
        Field("until", "until", ("截止日期", "终止日期"), required=False, may_be_empty=True),
    ),
    ("number",),
)
AUTHORITY_END = Layout(
    "end_withholding",
    "终止委托扣款",
    "end of an authority to withhold",
    (NUMBER, Field("on", "day", ("终止日期",))),
    ("number",),
)
_LIST = Field("list", "serial", ("清单号",))
LIST = Layout(
    "withholding_list", "代扣清单", "withholding list", (Field("year", "year", ("年度", "缴费年度")),)
)
FILE = Layout("withholding_file", "代扣文件", "withholding file", (_LIST, Field("to", "file", ("文件",))))
LIST_END = Layout(
    "end_withholding_list",
    "代扣清单终结",
    "end of a withholding list",
    (_LIST, Field("reason", "text", ("原因",))),
)
OUTCOMES = (("taken", *sorted(PAID)), ("failed", *sorted(RETURNED)))
_WHY = tuple(one for one in COLUMNS["reason"] if one not in ADDED_HEADINGS)  # a reject file adds its own
ANSWER = Layout(
    "withholding_answer",
    "代扣回盘",
    "bank's answer to a withholding list",
    (
        Field("reference", "receipt", COLUMNS["reference"]),
        Field("outcome", "choice", COLUMNS["result"], choices=OUTCOMES),
        optional("amount_yuan", "yuan", *COLUMNS["amount"], "扣款金额"),
        optional("reason", "text", *_WHY),
        Field("on", "day", ("扣款日期", "交易日期", "日期")),
    ),
    ("reference",),
)
