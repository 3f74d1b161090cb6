"""退回文件 The rows that could not be taken, as they came in, with what is wrong beside them.

Corrected, the file is read again like any other: its own columns are passed over and every cell is text, so
that spreadsheets leave long numbers alone. In a CSV file long numbers carry a tab behind them, and what a
spreadsheet would compute carries an apostrophe before it; reading drops both.
"""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import xlsxwriter

from yanglao.lists.parsing import Problem
from yanglao.lists.reading import ADDED_HEADINGS, EXTRA_HEADING, Chunk

MOST_XLSX_ROWS = 1_048_575
_MOST_XLSX_CHARACTERS = 32_767
_TEXT_FORMAT = 49  # the number of the built-in format "text"
_LONG_NUMBER = re.compile(r"[0-9]{12,}[0-9Xx]?")
_WIDTHS = {"说明": 60, "身份证号码": 22}

Reason = tuple[str, str, str]


class RejectFile:
    """Collects rejected rows and writes them when it is closed: whole, and no file when there are none.

    Used as a context manager around the chunks of one file; an exception inside leaves no file. `.csv`
    gives CSV (UTF-8 with its mark), any other ending XLSX, or CSV beside it when there are more rows than a
    sheet can hold.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._chunk: Chunk | None = None
        self._headings: tuple[str, ...] = ()
        self._rows: dict[int, tuple[str, ...]] = {}
        self._extra: dict[int, str] = {}
        self._reasons: dict[int, list[Reason]] = {}

    def take(self, chunk: Chunk) -> None:
        """Make the rows of this chunk reachable to `add`; those of the one before no longer are."""
        self._chunk, self._headings = chunk, chunk.headings

    def add(self, row_number: int, column: str, code: str, sentence: str) -> None:
        """Reject a row of the current chunk, or add a reason; `column` is a field's name or a heading.

        KeyError when the row is neither in the current chunk nor rejected already.
        """
        if row_number not in self._reasons:
            self._remember(row_number)
        heading = self._chunk.heading(column) if self._chunk else column
        self._reasons.setdefault(row_number, []).append((heading, code, sentence))

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Reject the rows in which parsing found problems."""
        for problem in problems:
            self.add(problem.row, problem.column, problem.code, problem.sentence_zh)

    @property
    def count(self) -> int:
        """Rows rejected so far."""
        return len(self._reasons)

    def write(self) -> Path | None:
        """Write what was rejected, whole or not at all; the path written, None when nothing was rejected."""
        if not self._reasons:
            return None
        is_csv = self.path.suffix.lower() == ".csv" or self.count > MOST_XLSX_ROWS
        target = self.path.with_suffix(".csv") if is_csv else self.path
        _write_whole(target, _write_csv if is_csv else _write_xlsx, list(self._table()))
        return target

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.write()

    def _remember(self, row_number: int) -> None:
        if self._chunk is None:
            raise KeyError(f"row {row_number}: no chunk has been taken")
        self._rows[row_number] = self._chunk.raw_row(row_number)
        if row_number in self._chunk.extra:
            self._extra[row_number] = self._chunk.extra[row_number]

    def _table(self) -> Iterator[list[str]]:
        """The heading, then the rows in the order of the file."""
        extra_heading = [EXTRA_HEADING] if self._extra else []
        yield [*self._headings, *extra_heading, *ADDED_HEADINGS]
        for row in sorted(self._reasons):
            columns, codes, sentences = zip(*self._reasons[row], strict=True)
            extra = [self._extra.get(row, "")] if self._extra else []
            said = ("；".join(dict.fromkeys(columns)), "；".join(codes), " ".join(sentences))
            yield [*self._rows[row], *extra, str(row), *said]


def _write_whole(
    target: Path, write: Callable[[Path, list[list[str]]], None], table: list[list[str]]
) -> None:
    """Write beside the target, then put it in place: a reader sees the old file or the whole new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
    os.close(handle)
    try:
        write(Path(name), table)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_csv(path: Path, table: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_safe(cell) for cell in row] for row in table)
        file.flush()
        os.fsync(file.fileno())


def _safe(cell: str) -> str:
    """A cell that a spreadsheet opening the CSV file neither computes nor rounds."""
    if cell.startswith(("=", "+", "-", "@", "'", "\t", "\r")):
        return f"'{cell}"
    return f"{cell}\t" if _LONG_NUMBER.fullmatch(cell.strip()) else cell


def _write_xlsx(path: Path, table: list[list[str]]) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        as_text = book.add_format({"num_format": _TEXT_FORMAT})
        heading = book.add_format({"num_format": _TEXT_FORMAT, "bold": True})
        sheet = book.add_worksheet("退回")
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(table[0]):
            sheet.set_column(place, place, _WIDTHS.get(title, 14), as_text)
        for row, cells in enumerate(table):
            for place, cell in enumerate(cells):
                sheet.write_string(row, place, cell[:_MOST_XLSX_CHARACTERS], as_text if row else heading)
