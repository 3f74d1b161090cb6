"""对账凭证登记 Of every closed month the voucher of the treasury special account: confirmed, waiting, contested, or not there."""

from __future__ import annotations

from collections.abc import Mapping

from yanglao.acts.bank.voucher import differences
from yanglao.casefile.words import Pair
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.closing import next_to_close
from yanglao.store.proposals import Proposal, waiting
from yanglao.store.treasury_vouchers import VOUCHER_ACT, Voucher, contested, vouchers

STATES: dict[str, Pair] = {
    "none": ("未签发", "not signed"),
    "waiting": ("待确认", "waits"),
    "contested": ("有异议退回", "contested"),
    "confirmed": ("已确认", "confirmed"),
}
TREASURY_VOUCHERS_REPORT = About(
    "treasury-vouchers",
    "财政专户对账凭证登记",
    ("八", "九(一)1"),
    READERS_OF_THE_FUND,
    zh="已月结各月的财政专户对账凭证:未签发、待确认、有异议、与账有差异的;`--all` 连同已确认且相符的。",
    en=(
        "the treasury's vouchers of closed months: those not signed, waiting, contested, or signed with a difference; `--all` "
        "with those confirmed and equal to the book"
    ),
    makes=lambda reader, given: treasury_vouchers(reader, is_whole=given["all"]),
    asks=(asks.ALL,),
)
COLUMNS = (
    Column("month", ("月份", "month"), "month"),
    Column("state", ("状态", "state"), "word", STATES),
    Column("voucher", ("凭证编号", "number")),
    Column("in_fen", ("收入(元)", "in"), "yuan"),
    Column("out_fen", ("支出(元)", "out"), "yuan"),
    Column("balance_fen", ("余额(元)", "balance"), "yuan"),
    Column("differs_fen", ("余额与账之差(元)", "balance less the book"), "yuan"),
    Column("said", ("差异或异议", "difference or objection")),
    Column("sha256", ("SHA-256", "SHA-256")),
)


def treasury_vouchers(reader: Reader, *, is_whole: bool = False) -> Report:
    """What is not in order; `is_whole`: every closed month."""
    there = vouchers(reader.connection, reader.area)
    waits = {one.content["month"]: one for one in waiting(reader.connection, reader.area, VOUCHER_ACT)}
    back = contested(reader.connection, reader.area)
    closed = range(reader.area.opens_in, next_to_close(reader.connection, reader.area))
    rows = [_row(month, there.get(month), waits, back) for month in closed]
    missing = sum(1 for row in rows if row["state"] != "confirmed")
    return Report(
        TREASURY_VOUCHERS_REPORT.name,
        ("财政专户对账凭证登记", "vouchers of the treasury special account"),
        COLUMNS,
        [row for row in rows if is_whole or row["state"] != "confirmed" or row["said"]],
        sums={
            "months": (("已月结月数", "months closed"), "count", len(rows)),
            "missing": (("没有确认凭证的月数", "months without a confirmed one"), "count", missing),
        },
    )


def _row(month: int, kept: Voucher | None, waits: Mapping[int, Proposal], back: Mapping[int, str]) -> Row:
    if kept is None and month not in waits:
        nothing = dict.fromkeys(column.name for column in COLUMNS)
        state = "contested" if month in back else "none"
        return {
            **nothing,
            "month": month,
            "state": state,
            "voucher": "",
            "said": back.get(month, ""),
            "sha256": "",
        }
    content = kept.signed if kept is not None else waits[month].content
    return {
        "month": month,
        "state": "waiting" if kept is None else "confirmed",
        "voucher": content["voucher"],
        **content["treasury"],
        "differs_fen": differences(content).get("balance", 0),
        "said": content["difference"],
        "sha256": "" if kept is None else kept.sha256,
    }
