"""报表成文 A report written out: for a screen and for programs with numbers masked, for a file with numbers whole, since the file is
worked with and comes back as a list. One language at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.casefile.words import chosen
from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.reports.report import Column, Kind, Report


def table(report: Report, *, english: bool, is_whole: bool) -> Iterator[list[str]]:
    """The titles, then a list of cells for each row. `is_whole`: identity numbers in full."""
    yield [chosen(column.title, english) for column in report.columns]
    for row in report.rows:
        yield [_cell(column, row.get(column.name), english, is_whole) for column in report.columns]


def footing(report: Report, *, english: bool) -> list[str]:
    """The sums and the remarks, a line each."""
    sums = [
        f"{chosen(title, english)}{chosen((':', ': '), english)}{_written(kind, value, english)}"
        for title, kind, value in report.sums.values()
    ]
    return [*sums, *(chosen(remark, english) for remark in report.remarks)]


def plain(report: Report, *, english: bool) -> dict[str, Any]:
    """For programs: days and months as text, money in fen, identity numbers masked."""
    kinds = {column.name: column.kind for column in report.columns}
    return {
        "report": report.name,
        "rows": [
            {name: _plain(kinds[name], value, english) for name, value in row.items() if name in kinds}
            for row in report.rows
        ],
        "sums": {name: value for name, (_, _, value) in report.sums.items()},
        "remarks": [chosen(remark, english) for remark in report.remarks],
    }


def _cell(column: Column, value: Any, english: bool, is_whole: bool) -> str:
    if value is None:
        return ""
    if column.kind == "number":
        return str(value) if is_whole else masked(value)
    if column.kind == "said":
        return chosen(value, english)
    if column.kind == "word":
        return chosen(column.words[value], english)
    return _written(column.kind, value, english)


def _written(kind: Kind, value: Any, english: bool) -> str:
    match kind:
        case "day":
            return "" if value >= FOREVER else day_text(value)
        case "month":
            return month_text(value)
        case "yuan":
            return yuan_text(value)
        case "percent":
            return f"{value / 10:.1f}%"
        case "flag":
            return chosen(("是", "yes"), english) if value else ""
        case _:
            return str(value)


def _plain(kind: Kind, value: Any, english: bool) -> Any:
    if value is None:
        return None
    match kind:
        case "number":
            return masked(value)
        case "said":
            return chosen(value, english)
        case "day":
            return None if value >= FOREVER else day_text(value)
        case "month":
            return month_text(value)
        case _:
            return value
