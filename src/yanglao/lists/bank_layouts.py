"""What a bank's statement looks like: of which account, and its lines as Chinese banks give them in a table."""

from __future__ import annotations

from yanglao.ledger.chart import PAYMENTS, RECEIPTS, TREASURY
from yanglao.lists.layouts import Field, Layout, optional

ACCOUNTS = (("receipts", "收入户"), ("treasury", "财政专户"), ("payments", "支出户"))
"""The accounts of the fund that a bank keeps."""
IN_THE_BOOK = {"receipts": RECEIPTS, "treasury": TREASURY, "payments": PAYMENTS}
"""The same -> the account of the book."""
DIRECTIONS = (
    ("in", "贷", "收", "贷方", "收入", "转入", "存入", "C", "CRDT"),
    ("out", "借", "支", "借方", "支出", "转出", "支取", "D", "DBIT"),
)
"""Whether a line brings money in: banks write their own side, to which what is in credit belongs to the customer."""
ACCOUNT = Field("account", "choice", ("账户",), choices=ACCOUNTS)
STATEMENT = Layout(
    "bank_statement",
    "银行对账单导入",
    "bank statement",
    (
        ACCOUNT,
        Field("file", "file", ("对账单文件", "文件")),
        optional("bank_account", "account", "本户账号", private=True),
        optional("opening_yuan", "yuan", "期初余额"),
        optional("closing_yuan", "yuan", "期末余额"),
        optional("through", "day", "截止日期"),
    ),
)
LINES = Layout(
    "bank_lines",
    "银行对账单明细",
    "lines of a bank statement",
    (
        Field("day", "day", ("交易日期", "记账日期", "入账日期", "交易时间", "日期")),
        optional("out_yuan", "yuan", "借方金额", "借方发生额", "借方", "支出金额", "支出"),
        optional("in_yuan", "yuan", "贷方金额", "贷方发生额", "贷方", "收入金额", "收入", "存入金额"),
        optional("amount_yuan", "yuan", "金额", "交易金额", "发生额"),
        optional(
            "direction", "choice", "方向", "借贷标志", "借贷方向", "收支标志", "收支", choices=DIRECTIONS
        ),
        optional("balance_yuan", "yuan", "余额", "账户余额", "交易后余额"),
        optional("name", "text", "对方户名", "对方名称", "对方单位"),
        optional("account", "text", "对方账号", "对方账户", private=True),
        optional("remark", "text", "摘要", "用途", "附言", "备注"),
        optional("reference", "text", "流水号", "交易流水号", "凭证号", "交易流水"),
    ),
)
"""A line a row: money in two columns, or in one with its direction."""
_ANY_ACCOUNT = optional("account", "choice", "账户", choices=ACCOUNTS)
MATCH = Layout("match_bank", "自动对账", "matching of bank and book", (_ANY_ACCOUNT,))
"""Of all accounts, or of one."""
RECONCILE = Layout(
    "reconcile",
    "人工对账",
    "reconciliation by hand",
    (
        ACCOUNT,
        Field("lines", "json", ("银行流水编号",)),
        Field("movements", "json", ("账面变动编号",)),
        Field("reason", "text", ("原因", "理由")),
    ),
)
UNDO = Layout(
    "undo_match",
    "撤销对账",
    "undoing of a match",
    (Field("match", "serial", ("对账编号",)), Field("reason", "text", ("原因", "理由"))),
)
VOUCHER = Layout(
    "treasury_voucher",
    "财政专户对账凭证",
    "voucher of the treasury special account",
    (
        Field("month", "month", ("月份",)),
        Field("voucher", "text", ("凭证编号", "编号")),
        Field("in_yuan", "yuan", ("本月收入", "收入")),
        Field("out_yuan", "yuan", ("本月支出", "支出")),
        Field("balance_yuan", "yuan", ("月末余额", "余额")),
        optional("difference", "text", "差异原因", "差异说明"),
    ),
)
"""What the treasury's own ledger says of a month."""
