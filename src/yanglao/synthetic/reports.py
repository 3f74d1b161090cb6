"""Lists as the offices hand them in: rows kept in columns, cut into reports, and written as text on
demand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from .dates import LAST_MONTH, NEVER, Ints, Texts, days_of, month_of
from .numbers import other_check_digit
from .units import OFFICES

LAYOUTS: tuple[str, ...] = (
    "register",
    "survey",
    "take_over",
    "change_person",
    "change_unit",
    "change_number",
    "merge_persons",
    "residence",
    "student",
    "cover",
    "match",
    "contest_certification",
    "category",
    "extend_certification",
    "settle_dispute",
    "birth_correction",
    "proxy",
    "payee",
    "end_proxy",
    "enrolment",
    "deemed_years",
    "transfer_application",
    "transfer_check",
    "transfer_certificate",
    "transfer_letter",
    "transfer_money",
    "transfer_sheet",
    "transfer_in",
    "tier",
    "contribution",
    "back_payment",
    "life_certificate",
    "announcement",
    "service",
    "hearing",
    "suspension",
    "claim",
    "withdrawal",
    "transfer_out",
    "transfer_reminder",
    "transfer_confirmation",
    "end_transfer",
    "emigration",
    "beneficiary",
    "death",
    "heirs",
    "heir_account",
)
"""Every layout the city uses, in the order in which lists of one day are handed in."""

NO_SLIP, WRONG_CHECK_DIGIT, MANGLED_NUMBER, IMPOSSIBLE_DATE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Report:
    """One list: import layout, unit code or bureau, Day of handing in, and column name -> texts."""

    layout: str
    from_office: str
    reported_on: int
    rows: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of one layout in columns: person (place in People), office (place in OFFICES), reported
    (serial), slip (a clerk's slip of the pen, NO_SLIP for almost all), and the layout's columns: serials,
    months, numbers or texts."""

    layout: str
    person: Ints
    office: Ints
    reported: Ints
    slip: Ints
    columns: dict[str, Texts]

    def pick(self, which: Any) -> "Lines":
        """Some of the rows, by mask, slice or places."""
        columns = {name: column[which] for name, column in self.columns.items()}
        parts = (self.person[which], self.office[which], self.reported[which], self.slip[which])
        return Lines(self.layout, *parts, columns)


def lines(layout: str, person: Ints, *, office: Any, reported: Any, columns: Mapping[str, Any]) -> Lines:
    """Rows of a layout; single values are repeated; rows handed in after the last month are left away."""
    size = len(person)
    whole = {name: np.broadcast_to(np.asarray(column), size) for name, column in columns.items()}
    reported_all = np.broadcast_to(np.asarray(reported, dtype=np.int64), size)
    offices = np.broadcast_to(np.asarray(office, dtype=np.int64), size)
    made = Lines(layout, person, offices, reported_all, np.zeros(size, dtype=np.int64), whole)
    return made.pick(month_of(reported_all) <= LAST_MONTH)


def joined(parts: Iterable[Lines]) -> list[Lines]:
    """One Lines a layout, in the order of LAYOUTS, rows by day of handing in, office and person."""
    by_layout: dict[str, list[Lines]] = defaultdict(list)
    for part in parts:
        by_layout[part.layout].append(part)
    return [_sorted(_concatenated(by_layout[layout])) for layout in LAYOUTS if layout in by_layout]


def _concatenated(parts: list[Lines]) -> Lines:
    names = parts[0].columns
    columns = {name: np.concatenate([part.columns[name] for part in parts]) for name in names}
    return Lines(
        layout=parts[0].layout,
        person=np.concatenate([part.person for part in parts]),
        office=np.concatenate([part.office for part in parts]),
        reported=np.concatenate([part.reported for part in parts]),
        slip=np.concatenate([part.slip for part in parts]),
        columns=columns,
    )


def _sorted(rows: Lines) -> Lines:
    return rows.pick(np.lexsort((rows.person, rows.office, rows.reported)))


@dataclass(frozen=True, slots=True)
class Shelf:
    """All lists of the city by month: (reported serial, layout, office, first row, row after the last)."""

    tables: tuple[Lines, ...]
    by_month: dict[int, list[tuple[int, int, int, int, int]]]

    def reports(self, month: int, numbers: Texts) -> list[Report]:
        """The lists handed in within a month, in order."""
        return [self._report(cut, numbers) for cut in self.by_month.get(month, [])]

    def _report(self, cut: tuple[int, int, int, int, int], numbers: Texts) -> Report:
        reported, table, office, first, after = cut
        rows = self.tables[table].pick(slice(first, after))
        day = int(days_of(np.array([reported]))[0])
        return Report(rows.layout, OFFICES[office], day, _texts(rows, numbers, style=office))


def shelve(tables: list[Lines]) -> Shelf:
    """Cut the sorted rows of every layout into lists, one for each office and day."""
    by_month: dict[int, list[tuple[int, int, int, int, int]]] = defaultdict(list)
    for at, table in enumerate(tables):
        keys = table.reported * len(OFFICES) + table.office
        edges = [*np.flatnonzero(np.diff(keys, prepend=-1)).tolist(), len(keys)]
        months = month_of(table.reported)
        for first, after in pairwise(edges):
            cut = (int(table.reported[first]), at, int(table.office[first]), first, after)
            by_month[int(months[first])].append(cut)
    return Shelf(tuple(tables), {month: sorted(cuts) for month, cuts in by_month.items()})


def _texts(rows: Lines, numbers: Texts, *, style: int) -> dict[str, list[str]]:
    texts = {"number": [str(number) for number in numbers[rows.person].tolist()]}
    for name, column in rows.columns.items():
        texts[name] = _column_texts(rows.layout, name, column, style)
    for at in np.flatnonzero(rows.slip).tolist():
        _slip(texts, at, int(rows.slip[at]))
    return texts


def _column_texts(layout: str, name: str, column: Texts, style: int) -> list[str]:
    if column.dtype == object:
        return [str(text) for text in column.tolist()]
    if layout == "suspension":
        return ["" if month >= NEVER else f"{month // 12}-{month % 12 + 1:02d}" for month in column.tolist()]
    if name in ("on", "from", "until", "born"):
        return _dates(column, _DATE_STYLES[style % len(_DATE_STYLES)])
    return [str(number) for number in column.tolist()]


def _dates(serials: Ints, write: Callable[[int, int, int], str]) -> list[str]:
    """Dates as an office writes them; an open end is empty."""
    different = np.unique(serials)
    days = days_of(different).tolist()
    written = [write(day // 10000, day // 100 % 100, day % 100) for day in days]
    texts = dict(zip(different.tolist(), written, strict=True)) | {NEVER: ""}
    return [texts[serial] for serial in serials.tolist()]


_DATE_STYLES: tuple[Callable[[int, int, int], str], ...] = (
    lambda year, month, day: f"{year}-{month:02d}-{day:02d}",
    lambda year, month, day: f"{year}/{month}/{day}",
    lambda year, month, day: f"{year}.{month:02d}.{day:02d}",
    lambda year, month, day: f"{year}{month:02d}{day:02d}",
    lambda year, month, day: f"{year}年{month}月{day}日",
)


def _slip(texts: dict[str, list[str]], at: int, slip: int) -> None:
    """Write one row as a hurried clerk does: a wrong last digit, a number that a spreadsheet spoiled, 30
    February."""
    number = texts["number"][at]
    if slip == WRONG_CHECK_DIGIT:
        texts["number"][at] = other_check_digit(number)
    elif slip == MANGLED_NUMBER:
        texts["number"][at] = f"{number[0]}.{number[1:6]}E+17" if at % 2 else number[:9] + number[10:]
    else:
        column = next(name for name in ("on", "from", "born") if name in texts)
        texts[column][at] = "2012-02-30"
