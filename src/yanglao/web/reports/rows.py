"""行 The rows of a report as a page shows them: those searched for, in the order of a column, fifty at a time, with the totals of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yanglao.casefile.words import chosen
from yanglao.kernel.columns import Ints
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.telling import table
from yanglao.store.acting import Agency
from yanglao.store.people import persons_with
from yanglao.store.read.staff import staff_names
from yanglao.web.amounts import NOTHING, signed, yuan
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.pointing import pointed

A_PAGE = 50
SHORT, LONG, FOLDED = 10, 24, 160
"""Characters of a cell that keeps to a line; that needs room; of which the beginning is shown until it is opened."""
LOGIN = "登录名"
FIGURES = ("yuan", "count", "percent", "rate")
RUNNING = ("account-ledger", "balance_fen")
"""A balance after each row: of these no total is made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, whether it is a figure, whether it is of the data (names, in Chinese), the heading of its column, the person it
    leads to (0: nobody), and whether it is short enough to keep to a line."""

    text: str
    is_figure: bool
    is_data: bool
    title: str
    person: int = 0

    @property
    def is_short(self) -> bool:
        """A date, a unit, most names."""
        return len(self.text) <= SHORT

    @property
    def is_long(self) -> bool:
        """A sentence."""
        return len(self.text) > LONG

    @property
    def is_folded(self) -> bool:
        """More than anybody reads in a list: evidence, many numbers."""
        return len(self.text) > FOLDED


@dataclass(frozen=True, slots=True)
class Lines:
    """What is shown: the rows of a page, how many there are in all and of them found, the page and how many there are; totals by column."""

    rows: list[list[Cell]]
    found: int
    of: int
    page: int
    pages: int
    totals: list[str]


def found_in(report: Report, *, words: str, english: bool) -> Report:
    """The report with the rows alone that say all of these words somewhere; an identity number is found whole."""
    wanted = words.casefold().split()
    if not wanted:
        return report
    texts = table(report, english=english)
    next(texts)
    rows = [
        row
        for row, cells in zip(report.rows, texts, strict=True)
        if all(_says(report, row, cells, word) for word in wanted)
    ]
    return replace(report, rows=rows)


def _says(report: Report, row: Row, cells: Sequence[str], word: str) -> bool:
    whole = (str(row.get(one.name) or "").casefold() for one in report.columns if one.kind == "number")
    return word in whole or any(word in cell.casefold() for cell in cells)


def in_order(report: Report, *, by: str, down: bool, english: bool) -> Report:
    """The report in the order of a column; rows that say nothing there come last."""
    column = next((one for one in report.columns if one.name == by), None)
    if column is None:
        return report
    said = [row for row in report.rows if row.get(by) is not None]
    said.sort(key=lambda row: _key(column, row[by], english), reverse=down)
    return replace(report, rows=[*said, *(row for row in report.rows if row.get(by) is None)])


def _key(column: Column, value: Any, english: bool) -> Any:
    if column.kind == "said":
        return chosen(value, english)
    if column.kind == "word":
        return list(column.words).index(value)
    return value


def lines(desk: Desk, report: Report, *, page: int, of: int, whole: bool = False) -> Lines:
    """A page of the report; whole: all of it, to print."""
    agency, english = desk.agency, desk.english
    size = max(len(report.rows), 1) if whole else A_PAGE
    pages = max(1, -(-len(report.rows) // size))
    page = min(max(page, 1), pages)
    some = replace(report, rows=report.rows[(page - 1) * size : page * size])
    texts = table(some, english=english)
    next(texts)
    persons = _persons(agency, some)
    staff = staff_names(agency.connection, agency.area)
    rows = [_cells(report, cells, int(one), desk, staff) for cells, one in zip(texts, persons, strict=True)]
    return Lines(rows, len(report.rows), of, page, pages, _totals(report))


def _persons(agency: Agency, report: Report) -> Ints | list[int]:
    """Whom each row is about, by the column of identity numbers."""
    if not report.rows or not any(one.name == "number" for one in report.columns):
        return [0] * len(report.rows)
    return persons_with(agency, [str(row.get("number") or "") for row in report.rows])


def _cells(
    report: Report, texts: Iterable[str], person: int, desk: Desk, staff: Mapping[str, str]
) -> list[Cell]:
    linked, english = _linked(report), desk.english
    return [
        Cell(
            _shown(column, text, desk, staff),
            column.kind in FIGURES,
            column.kind in ("text", "number") or (english and _is_chinese(text)),
            chosen(column.title, english),
            person if column.name == linked else 0,
        )
        for column, text in zip(report.columns, texts, strict=True)
    ]


def _linked(report: Report) -> str:
    """The column whose cells lead to the person: the name, or else the number."""
    names = [one.name for one in report.columns]
    return "name" if "name" in names else "number"


def _shown(column: Column, text: str, desk: Desk, staff: Mapping[str, str]) -> str:
    """As a page shows it: whoever works here by name, but where the login is what is asked for."""
    if column.kind in FIGURES:
        return signed(text) if text else NOTHING
    if column.kind == "text" and column.title[0] != LOGIN:
        text = staff.get(text, text)
    return pointed(text, desk, english=desk.english)


def _totals(report: Report) -> list[str]:
    """Of each column the total of the amounts in it; nothing where no amounts stand."""
    totals = [
        yuan(sum(row.get(one.name) or 0 for row in report.rows))
        if one.kind == "yuan" and (report.name, one.name) != RUNNING
        else ""
        for one in report.columns
    ]
    return totals if any(totals) and len(report.rows) > 1 else []


def _is_chinese(text: str) -> bool:
    """Whether it is a name of the data, such as a unit's, among words in English."""
    return any("\u4e00" <= one <= "\u9fff" for one in text)
