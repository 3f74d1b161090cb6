"""报表成文 A report written out: for a screen and for programs with numbers masked, for a file with numbers whole, since the file is
worked with and comes back as a list. One language at a time. A file is made of the same columns as the screen, for every report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.lists.written_tables import Cell, Shape, Sheet
from yanglao.reports.report import Column, Kind, Report

_SHAPES: dict[Kind, Shape] = {
    "yuan": "yuan",
    "count": "count",
    "percent": "percent",
    "rate": "rate",
    "day": "day",
}
"""How a value of a kind stands in a file; any other is text, months too: a month is no day."""
_OF_SUMS: dict[Shape, Pair] = {
    "yuan": ("金额(元)", "yuan"),
    "count": ("数", "number"),
    "percent": ("百分比", "percent"),
    "rate": ("率", "rate"),
    "day": ("日期", "day"),
    "text": ("内容", "what"),
}


def table(report: Report, *, english: bool) -> Iterator[list[str]]:
    """For a screen: the titles, then a list of cells for each row, identity numbers masked."""
    yield [chosen(column.title, english) for column in report.columns]
    for row in report.rows:
        yield [_text(column, row.get(column.name), english, is_whole=False) for column in report.columns]


def sheets(report: Report, *, on: int, english: bool) -> list[Sheet]:
    """For a file: the rows, under the title and the Day on which they were read; then the sums and remarks, where there are any."""
    as_of = chosen((f"截至 {day_text(on)}", f"as of {day_text(on)}"), english)
    title = chosen(report.title, english)
    rows = Sheet(
        title,
        [chosen(column.title, english) for column in report.columns],
        [_shape(column.kind) for column in report.columns],
        ([_filed(column, row.get(column.name), english) for column in report.columns] for row in report.rows),
        above=(title, as_of),
    )
    return [rows, *([_below(report, english)] if report.sums or report.remarks else [])]


def _shape(kind: Kind) -> Shape:
    return _SHAPES.get(kind, "text")


def _filed(column: Column, value: Any, english: bool) -> Cell:
    """A value as it stands in a file."""
    if value is None or (column.kind == "day" and value >= FOREVER):
        return None
    if column.kind in _SHAPES:
        return int(value)
    return _text(column, value, english, is_whole=True)


def _below(report: Report, english: bool) -> Sheet:
    """A row for each sum, its value in the column of its kind; then a row for each remark."""
    shapes = [
        shape for shape in _OF_SUMS if any(_shape(kind) == shape for _, kind, _ in report.sums.values())
    ]
    sums: list[list[Cell]] = [
        [chosen(title, english), *(value if _shape(kind) == shape else None for shape in shapes)]
        for title, kind, value in report.sums.values()
    ]
    remarks: list[list[Cell]] = [
        [chosen(remark, english), *(None for _ in shapes)] for remark in report.remarks
    ]
    return Sheet(
        chosen(("合计和说明", "sums and remarks"), english),
        [chosen(("项目", "item"), english), *(chosen(_OF_SUMS[shape], english) for shape in shapes)],
        ["text", *shapes],
        [*sums, *remarks],
    )


def footing(report: Report, *, english: bool) -> list[str]:
    """The sums and the remarks, a line each."""
    sums = [
        f"{chosen(title, english)}{chosen((':', ': '), english)}{f'{value:,}' if kind == 'count' else _written(kind, value, english)}"
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


def _text(column: Column, value: Any, english: bool, *, is_whole: bool) -> str:
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
        case "rate":
            return f"{yuan_text(value)}%"
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
