"""收据、对账单、发放证明 Papers about a person's money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yanglao.acts.refusing import in_words as refusal
from yanglao.casefile.words import month_words
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import first_day, month_of
from yanglao.life.kinds import Kind
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER, optional
from yanglao.papers.describing import Asked, Content, Labelled, Paper
from yanglao.papers.pieces import (
    amount,
    ledger,
    month_number,
    on_day,
    plain_number,
    remarks,
    staff_called,
    table_of,
    who,
)
from yanglao.reports.account_statement import STATEMENT_REPORT, account_statement
from yanglao.reports.asking import OF_MONEY, person_read, person_seen
from yanglao.reports.words import ALL_KINDS
from yanglao.store.read.decisions import people_of_act
from yanglao.store.read.persons import pension_known
from yanglao.store.read.receipts import Taken, taken
from yanglao.store.receipts import Receipt

SAYS: dict[str, tuple[str, str]] = {
    "no_such_receipt": ("没有票据 {receipt}。", "There is no receipt {receipt}."),
    "nothing_paid": (
        "这段时间没有发放过待遇。",
        "No pension was paid for these months.",
    ),
}


def _receipt(asked: Asked) -> Content:
    """收据 Of the money of a receipt. Refused: no_such_receipt, not_your_unit."""
    number = asked.values["receipt"]
    found = taken(asked.reader.connection, asked.reader.area, number)
    if found is None:
        raise refusal(SAYS, "no_such_receipt", receipt=number)
    one = found.receipt
    person = person_seen(asked.reader, one.person)
    fields: list[Labelled] = [
        *who(asked, person),
        ("缴费日期", on_day(one.paid_on)),
        *_paid_for(one),
        (
            "收款经办",
            staff_called(asked.agency, people_of_act(asked.reader.connection, asked.reader.area, found.act)),
        ),
        ("登记日期", on_day(found.on)),
    ]
    parts = {"fields": fields, "amount": amount(one.received_fen), "notes": [_standing(found)]}
    return Content(number, parts, person)


def _paid_for(one: Receipt) -> list[Labelled]:
    kind = ALL_KINDS[Kind(one.kind).name][0]
    what = f"{one.year} 年度{kind}" if one.year else kind
    if one.years:
        what += f"({one.years} 年)"
    tier: list[Labelled] = [("缴费档次", f"每年 {yuan_text(one.tier_fen)} 元")] if one.tier_fen else []
    return [("缴费事项", what), *tier]


def _standing(found: Taken) -> str:
    """What became of the money."""
    if found.is_void:
        return "此笔缴费的登记后来已更正或撤销,本收据只证明当时收到款项;现有情况以个人账户对账单为准。"
    if found.receipt.fact is None:
        return "此款已收,尚未计作缴费,由基金暂存;补足、更正或退还后另行通知。"
    return "此款已计作缴费,按规定的政府补贴另行计入个人账户,可在个人账户对账单上核对。"


def _statement(asked: Asked) -> Content:
    """个人账户对账单 Of a period; the whole life of the account where none is given. Refused: unknown_person, not_your_unit."""
    since = asked.values["since"] or first_day(asked.reader.area.opens_in)
    until = asked.values["until"] or asked.on
    number = asked.values["number"]
    report = account_statement(asked.reader, number=number, since=since, until=until)
    person = person_read(asked.reader, number)
    parts = {
        "fields": [*who(asked, person), ("对账期间", f"{on_day(since)} 至 {on_day(until)}")],
        "table": table_of(report, bold=(0, -1)),
        "balance": amount(report.rows[-1]["balance_fen"]),
        "notes": remarks(report),
    }
    return Content(plain_number("DZ", person, since, until), parts, person, wide=True)


_MET = {"cash_fen": "银行发放(元)", "withheld_fen": "暂存待发(元)", "overpaid_fen": "冲减多发(元)"}
_WHAT_WAS_PAID = [
    "本证明按所属月份列示截至出具之日已入账的养老金;“冲减多发”为负数的,是后来查明多发、应当退回的金额。"
]


def _payments(asked: Asked) -> Content:
    """待遇发放证明 What was paid for which months. Refused: unknown_person, not_your_unit, nothing_paid."""
    person = person_read(asked.reader, asked.values["number"])
    since, until = asked.values["since"], asked.values["until"]
    rows = [
        row
        for row in pension_known(asked.reader.connection, asked.reader.area, person, asked.on)
        if (since is None or row["month"] >= month_of(since))
        and (until is None or row["month"] <= month_of(until))
    ]
    if not rows:
        raise refusal(SAYS, "nothing_paid")
    shown = [name for name in _MET if name == "cash_fen" or any(row[name] for row in rows)]
    total = {name: sum(row[name] for row in rows) for name in _MET}
    cells = [_line(month_words(row["month"], False), row, shown) for row in rows]
    months = f"{month_words(rows[0]['month'], False)} 至 {month_words(rows[-1]['month'], False)}"
    parts = {
        "fields": [*who(asked, person), ("所属月份", months), ("发放月数", f"{len(rows)} 个月")],
        "amount": amount(sum(total.values())),
        "table": ledger(
            [("所属月份", False), *((_MET[name], True) for name in shown), ("合计(元)", True)],
            [*cells, _line("合计", total, shown)],
            bold=[len(cells)],
        ),
        "notes": _WHAT_WAS_PAID,
    }
    return Content(
        plain_number("FF", person, month_number(rows[0]["month"]), month_number(rows[-1]["month"])),
        parts,
        person,
    )


def _line(what: str, fen: Mapping[str, int], shown: Sequence[str]) -> list[str]:
    return [what, *(yuan_text(fen[name]) for name in shown), yuan_text(sum(fen[name] for name in _MET))]


RECEIPT = Paper(
    Layout("receipt", "收据", "receipt", (Field("receipt", "receipt", ("票据号", "流水号")),)),
    OF_MONEY,
    _receipt,
    to_person=True,
)
_PERIOD = (
    NUMBER,
    optional("since", "day", "起始日期"),
    optional("until", "day", "截止日期"),
)
STATEMENT = Paper(
    Layout("account_statement", "个人账户对账单", "statement of an individual account", _PERIOD),
    STATEMENT_REPORT.readers,
    _statement,
    to_person=True,
)
PAYMENTS = Paper(
    Layout("payment_certificate", "待遇发放证明", "certificate of payments", _PERIOD),
    STATEMENT_REPORT.readers,
    _payments,
    to_person=True,
)
