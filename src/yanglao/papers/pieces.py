"""文书的构件 What papers are put together from: who somebody is, an amount in figures and capitals, a report as a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

from yanglao.advice.questions import ASK_WHEN_IN_DOUBT, questions_of
from yanglao.casefile.words import day_words, month_words
from yanglao.kernel.capitals import capital_yuan
from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, month_text, parse_day, parse_month
from yanglao.papers.describing import Asked, Labelled, Part
from yanglao.reports.report import Report, Row
from yanglao.reports.telling import footing, table
from yanglao.store.acting import Agency
from yanglao.store.read.areas import all_areas
from yanglao.store.read.staff import staff_names

RIGHT = ("yuan", "count", "percent", "rate")
LONG = ("said", "text")
_WRITTEN = re.compile(r"(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?![\d-])")


def office(agency: Agency) -> str:
    """经办机构 The area and its office, as the plan calls it."""
    area = next(one.name for one in all_areas(agency.connection) if one.area.id == agency.area.id)
    return area + questions_of(agency.area.plan).offices[ASK_WHEN_IN_DOUBT][0].removeprefix(area[-1:])


def staff_name(agency: Agency, login: str) -> str:
    """What somebody of the staff is called, whether or not they still work here."""
    return staff_names(agency.connection, agency.area).get(login, login)


def staff_called(agency: Agency, logins: Sequence[str]) -> str:
    """What several of them are called."""
    return "、".join(staff_name(agency, one) for one in logins)


def who(asked: Asked, person: int, *, whole: bool = True) -> list[Labelled]:
    """姓名、身份证号码、单位 Who somebody is."""
    row = asked.reader.who([person])[person]
    number = row["number"] if whole else masked(row["number"])
    return [("姓名", row["name"]), ("身份证号码", number), ("所在单位", row["unit"])]


def amount(fen: int) -> Part:
    """金额 Fen in figures and in capital numerals."""
    return {"figures": yuan_text(fen), "capitals": capital_yuan(fen)}


def on_day(day: int) -> str:
    """A Day in words; nothing where there is no end."""
    return "" if day >= FOREVER else day_words(day, False)


def sentence(text: str) -> str:
    """A sentence with its days and months in words."""
    return _WRITTEN.sub(lambda found: in_words(found[0]), text)


def month_number(month: int) -> str:
    """A Month as part of a number: 201603."""
    return month_text(month).replace("-", "")


def in_words(text: str | None) -> str:
    """A day or a month as files write it (2016-03-05, 2016-03), in words; nothing for nothing."""
    if not text:
        return ""
    return on_day(parse_day(text)) if text.count("-") == 2 else month_words(parse_month(text), False)


def ledger(
    columns: Sequence[tuple[str, bool]],
    rows: Sequence[Sequence[str]],
    *,
    bold: Collection[int] = (),
    grows: Collection[int] = (),
) -> Part:
    """表 Titles (and whether figures stand below), rows, and which of them are sums. The columns that share what room is left; where none is
    named, those of figures."""
    return {
        "columns": [
            {"title": title, "right": is_figure, "grow": place in grows if grows else is_figure}
            for place, (title, is_figure) in enumerate(columns)
        ],
        "rows": [list(row) for row in rows],
        "bold": sorted(bold),
    }


def table_of(
    report: Report,
    *,
    without: Collection[str] = (),
    rows: Callable[[Row], bool] = lambda row: True,
    bold: Collection[int] = (),
) -> Part:
    """A report as a table: its columns but some, its rows but some. Long words take what room is left; where there are none, figures."""
    kept = tuple(one for one in report.columns if one.name not in without)
    told = Report(report.name, report.title, kept, [row for row in report.rows if rows(row)])
    titles, *cells = table(told, english=False)
    return ledger(
        [(title, column.kind in RIGHT) for title, column in zip(titles, kept, strict=True)],
        cells,
        bold=[place % len(cells) for place in bold] if cells else (),
        grows=[place for place, column in enumerate(kept) if column.kind in LONG],
    )


def remarks(report: Report) -> list[str]:
    """Its sums and remarks, a line each."""
    return footing(report, english=False)


def without_nothing(found: list[Labelled]) -> list[Labelled]:
    """The labels beside which something stands."""
    return [one for one in found if one[1]]


def plain_number(kind: str, *parts: Any) -> str:
    """编号 What a paper is kept under, of which nothing else gives the number."""
    return "-".join((kind, *map(str, parts)))
