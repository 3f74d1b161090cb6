"""办公经费预算执行 The office's own money in a year: what finance has allowed, line by line, what was paid month by month, and what is left. Read
from the office's books, which know nothing of the fund's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from yanglao.acts.office.refusals import LINES as WORDS
from yanglao.acts.roles import FINANCE
from yanglao.kernel.months import year_of_day
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.store.office import LINES, Payment, budget_of, payments_of

OFFICE_BUDGET_REPORT = About(
    "office-budget",
    "办公经费预算执行",
    ("八", "十一", "十二"),
    (*OFFICE, FINANCE),
    zh="办公经费(工资、办公费、启动费)一个年度的预算、逐月支出和余额,不属基金账;默认本年度。",
    en=(
        "the office's own money (wages, running and start-up costs) in a year: budget, what was paid month by month, what is left; it is no "
        "part of the fund's books; this year unless another is named"
    ),
    makes=lambda reader, given: office_budget(reader, year=given["year"]),
    asks=(asks.MAYBE_YEAR,),
)


def office_budget(reader: Reader, *, year: int | None = None) -> Report:
    """A row for each line and month in which something was paid, and one for a line of which nothing was."""
    of = year_of_day(reader.on) if year is None else year
    budget = budget_of(reader.connection, reader.area, of)
    paid = payments_of(reader.connection, reader.area, of)
    allowed, spent = sum(budget.values()), sum(one.fen for one in paid)
    return Report(
        OFFICE_BUDGET_REPORT.name,
        (f"办公经费预算执行 {of}", f"budget of the office {of}"),
        (
            Column("line", ("类别", "line"), "word", WORDS),
            Column("month", ("月份", "month"), "month"),
            Column("payments", ("笔数", "payments"), "count"),
            Column("budget_fen", ("年度预算(元)", "budget of the year"), "yuan"),
            Column("paid_fen", ("本月支出(元)", "paid"), "yuan"),
            Column("through_fen", ("累计支出(元)", "paid so far"), "yuan"),
            Column("left_fen", ("余额(元)", "left"), "yuan"),
        ),
        [row for line in LINES for row in _rows(line, budget.get(line, 0), paid)],
        sums={
            "budget_fen": (("年度预算(元)", "budget of the year"), "yuan", allowed),
            "paid_fen": (("累计支出(元)", "paid so far"), "yuan", spent),
            "left_fen": (("余额(元)", "left"), "yuan", allowed - spent),
        },
    )


def _rows(line: str, budget_fen: int, paid: list[Payment]) -> list[Row]:
    """The months of a line in which something was paid; one row without a month where nothing was."""
    of_line: dict[int, list[int]] = defaultdict(list)
    for one in paid:
        if one.line == line:
            of_line[one.month].append(one.fen)
    rows, through = [_row(line, None, [], 0, budget_fen)], 0
    for month, fen in sorted(of_line.items()):
        through += sum(fen)
        rows.append(_row(line, month, fen, through, budget_fen))
    return rows[1:] or rows


def _row(line: str, month: int | None, fen: Sequence[int], through_fen: int, budget_fen: int) -> Row:
    return {
        "line": line,
        "month": month,
        "payments": len(fen),
        "budget_fen": budget_fen,
        "paid_fen": sum(fen),
        "through_fen": through_fen,
        "left_fen": budget_fen - through_fen,
    }
