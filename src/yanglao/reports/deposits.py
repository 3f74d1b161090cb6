"""定期存款和国债 Where the balance lies beyond the bank accounts, by product and term: what runs, what has reached its end and is not back, what it has earned
and not paid yet (told, not booked), and what was lost (九(一)5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yanglao.acts.investment.opening import WORDS
from yanglao.casefile.words import Pair
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.deposits import Deposit, deposits

STATES: dict[str, Pair] = {
    "running": ("存续", "running"),
    "due": ("到期未收回", "at its end, not back"),
    "matured": ("到期收回", "back at its end"),
    "early": ("提前或未足额收回", "back early or not whole"),
}
COLUMNS = (
    Column("deposit", ("存款编号", "deposit"), "count"),
    Column("bank", ("银行", "bank")),
    Column("product", ("品种", "product"), "word", WORDS),
    Column("months", ("期限(月)", "term in months"), "count"),
    Column("rate_bp", ("年利率", "rate a year"), "rate"),
    Column("fen", ("金额(元)", "amount"), "yuan"),
    Column("part_fen", ("部分提前支取(元)", "withdrawn in part"), "yuan"),
    Column("left_fen", ("余额(元)", "left there"), "yuan"),
    Column("opened_on", ("存入日", "deposited on"), "day"),
    DUE,
    LATE,
    Column("accrued_fen", ("应计未收利息(元)", "earned, not paid yet"), "yuan"),
    Column("interest_fen", ("已收利息(元)", "interest received"), "yuan"),
    Column("forgone_fen", ("少收利息(元)", "interest forgone"), "yuan"),
    Column("lost_fen", ("本金损失(元)", "principal lost"), "yuan"),
    Column("state", ("状态", "state"), "word", STATES),
)
DEPOSITS_REPORT = About(
    "deposits",
    "定期存款及国债",
    ("八", "九(一)5"),
    READERS_OF_THE_FUND,
    zh="定期存款、通知存款和国债,按品种和期限:存续、到期未收回、应计未收利息(只列示不入账)、部分支取和余额、提前支取少收的利息和本金损失;`--all` 连同已收回的。",
    en=(
        "deposits and bonds by product and term: running, at their end and not back, interest earned and not paid yet (told, not booked), what was "
        "withdrawn in part and is left, interest forgone and principal lost by what came back early or not whole; `--all` those that came back whole, too"
    ),
    makes=lambda reader, given: deposits_report(reader, is_whole=given["all"]),
    asks=(asks.ALL,),
)


def deposits_report(reader: Reader, *, is_whole: bool = False) -> Report:
    """What runs, and what came back short of what was due; `is_whole`: all there have been."""
    every = deposits(reader.connection, reader.area)
    rows = sorted(
        (_row(one, reader.on) for one in every),
        key=lambda row: (row["product"], row["months"], row["deposit"]),
    )
    lost = sum(row["lost_fen"] for row in rows)
    return Report(
        DEPOSITS_REPORT.name,
        ("定期存款及国债", "deposits and bonds"),
        COLUMNS,
        rows if is_whole else [row for row in rows if row["state"] != "matured"],
        sums=_sums(rows),
        remarks=[
            (
                "本金损失属违规投资损失的线索,应按九(一)5 查明责任。",
                "Principal was lost: whether against the rules, and by whose fault, is to be found out under 九(一)5.",
            )
        ]
        if lost
        else [],
    )


def _row(one: Deposit, on: int) -> Row:
    earned = one.earned_fen(on)
    state = _state(one, on)
    return {
        "deposit": one.id,
        "bank": one.bank,
        "product": one.product,
        "months": one.months,
        "rate_bp": one.rate_bp,
        "fen": one.fen,
        "part_fen": one.part.fen if one.part else 0,
        "left_fen": one.left_fen if one.end is None else 0,
        "opened_on": one.opened_on,
        "due": one.due,
        "days_late": days_late(one.due, on) if state == "due" and one.due is not None else None,
        "accrued_fen": max(earned - one.interest_fen, 0) if one.end is None else 0,
        "interest_fen": one.interest_fen,
        "forgone_fen": _forgone_fen(one, earned),
        "lost_fen": 0 if one.end is None else one.end.lost_fen,
        "state": state,
    }


def _forgone_fen(one: Deposit, earned: int) -> int:
    """少收利息 By a part withdrawn, and by an end at which less came than had been earned."""
    by_end = 0 if one.end is None else max(earned - one.interest_fen, 0)
    return max(one.forgone_by_part_fen(), 0) + by_end


def _state(one: Deposit, on: int) -> str:
    if one.end is not None:
        return one.end.way
    return "due" if one.due is not None and one.due <= on else "running"


def _sums(rows: Sequence[Row]) -> Sums:
    there = [row for row in rows if row["state"] in ("running", "due")]
    by_product: Sums = {
        f"{name}_fen": (
            (f"{zh}(元)", en),
            "yuan",
            _sum((row for row in there if row["product"] == name), "left_fen"),
        )
        for name, (zh, en) in WORDS.items()
        if any(row["product"] == name for row in there)
    }
    return {
        **by_product,
        "fen": (("在存合计(元)", "deposited"), "yuan", _sum(there, "left_fen")),
        "due_fen": (
            ("其中到期未收回(元)", "of it at its end, not back"),
            "yuan",
            _sum((row for row in there if row["state"] == "due"), "left_fen"),
        ),
        "accrued_fen": (("应计未收利息(元)", "earned, not paid yet"), "yuan", _sum(there, "accrued_fen")),
        "forgone_fen": (("少收利息(元)", "interest forgone"), "yuan", _sum(rows, "forgone_fen")),
        "lost_fen": (("本金损失(元)", "principal lost"), "yuan", _sum(rows, "lost_fen")),
    }


def _sum(rows: Iterable[Row], name: str) -> int:
    return sum(row[name] for row in rows)
