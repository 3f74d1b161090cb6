"""Lists as an office would send them, written for the tests of reading them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from yanglao.kernel import identity
from yanglao.lists import (
    LAYOUTS,
    Parsed,
    Seen,
    parse,
    read_table,
)

HEADINGS = ("身份证号码", "年度", "缴费档次", "缴费日期", "票据号", "实缴金额")
CONTRIBUTION = LAYOUTS["contribution"]


def number(order: int = 2, born: int = 19550312, place: int = 460007) -> str:
    first17 = f"{place:06d}{born}{order:03d}"
    return first17 + identity.check_digit(first17)


def row(order: int = 1, **changed: str) -> list[str]:
    cells = dict(
        zip(HEADINGS, (number(order), "2011", "500", "2011-11-05", f"PJ{order:05d}", "500.00"), strict=True)
    )
    return list((cells | changed).values())


def write_csv(
    path: Path,
    rows: Iterable[Sequence[str]],
    headings: Sequence[str] = HEADINGS,
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, **sheets: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    write = sheet.write_string if isinstance(cell, str) else sheet.write
                    write(place, column, cell)
    return path


def read(path: Path, layout: str = "contribution", **more: Any) -> Parsed:
    """All chunks as one."""
    seen = Seen()
    parts = [parse(chunk, seen=seen) for chunk in read_table(path, LAYOUTS[layout], **more)]
    return Parsed(
        rows=[row for part in parts for row in part.rows.tolist()],  # type: ignore[arg-type]
        columns={
            field.name: [value for part in parts for value in part.columns[field.name]]
            for field in LAYOUTS[layout].fields
        },
        problems=[problem for part in parts for problem in part.problems],
        repeated=[row for part in parts for row in part.repeated.tolist()],  # type: ignore[arg-type]
    )


def codes(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.code) for problem in parsed.problems]
