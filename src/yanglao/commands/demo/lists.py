"""The lists of a month: those of one kind together, what others build on first; handed in as files, or done row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from yanglao.acts.register import described
from yanglao.acts.roles import CERTIFIER
from yanglao.acts.take_list import take_list
from yanglao.commands.demo.desks import agree_to_all, by_desk, try_one
from yanglao.kernel.months import month_of, month_text
from yanglao.store.acting import Agency, By
from yanglao.synthetic import LAYOUTS, City, Report

Rows = dict[str, list[str]]
Lists = dict[str, Rows]


def lists_of(city: City, month: int) -> Lists:
    """Layout -> rows, in the order in which they are handed in."""
    together: Lists = {}
    for report in city.reports(month):
        _add(together.setdefault(report.layout, {}), report)
    return {layout: together[layout] for layout in LAYOUTS if layout in together}


def _add(rows: Rows, report: Report) -> None:
    had = len(next(iter(rows.values()), []))
    more = len(next(iter(report.rows.values()), []))
    for name in dict.fromkeys((*rows, *report.rows)):
        rows.setdefault(name, [""] * had).extend(report.rows.get(name, [""] * more))


def take(agency: Agency, folder: Path, layout: str, rows: Rows, on: int) -> None:
    """Hand rows in and let others agree. What an office does for one person at a time is done for one at a time."""
    if described(layout).takes is None:
        for row in _each(rows):
            try_one(agency, layout, row, on)
            agree_to_all(agency, on)
        return
    for who, theirs in by_desk(agency, layout, _each(rows)).items():
        name = f"{layout}-{who}" if CERTIFIER in described(layout).who else layout
        path = _written(folder, name, list(rows), theirs)
        by = By(who, on, f"{month_text(month_of(on))} {name}")
        take_list(agency, layout=layout, path=path, rejects=folder / f"{name}-退回.csv", by=by)
        agree_to_all(agency, on)


def _each(rows: Rows) -> Iterator[dict[str, str]]:
    for values in zip(*rows.values(), strict=True):
        yield dict(zip(rows, values, strict=True))


def _written(folder: Path, name: str, heads: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Path:
    path = folder / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows([row[head] for head in heads] for row in rows)
    return path
