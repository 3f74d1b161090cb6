"""名单表格 The rows of a list of persons as a page shows them: who, linked; the cells as text; the batches named, linked."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.kernel.months import month_text
from yanglao.reports.payroll_lists import Listed
from yanglao.reports.report import Column, Report
from yanglao.reports.telling import table
from yanglao.web.amounts import NOTHING, signed
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.who import Named, people_named


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: who, its cells (text, whether a figure, whether of data), where the why of its amount is told, the batches it leads to."""

    who: Named
    cells: list[tuple[str, bool, bool]]
    why: str
    batches: tuple[int, ...]


def rows_of(desk: Desk, listed: Listed, *, month: int | None) -> list[ListRow]:
    """The rows of a page; `month`: whose amounts they are, where the rows do not say."""
    named = people_named(desk, [row["person"] for row in listed.rows], most=len(listed.rows))
    told = table(Report("", ("", ""), listed.columns, listed.rows), english=desk.english)
    next(told)
    return [
        ListRow(
            who,
            [_cell(column, text) for column, text in zip(listed.columns, cells, strict=True)],
            _why(who.person, row.get("month", month)),
            row.get("again_in", ()),
        )
        for who, row, cells in zip(named, listed.rows, told, strict=True)
    ]


def headings(desk: Desk, columns: tuple[Column, ...]) -> list[tuple[str, bool]]:
    """The headings of a list, and whether each stands over figures."""
    return [(desk.said(one.title), _is_figure(one)) for one in columns]


def _why(person: int, month: int | None) -> str:
    """Where the clause, parameters and facts behind somebody's pension of a month are told."""
    return "" if month is None else f"/staff/person/{person}/pension?why={month_text(month)}#why"


def _cell(column: Column, text: str) -> tuple[str, bool, bool]:
    return (
        signed(text or NOTHING) if column.kind == "yuan" else text,
        _is_figure(column),
        column.kind == "text",
    )


def _is_figure(column: Column) -> bool:
    return column.kind in ("yuan", "count")
