"""退回文件 The rows that could not be taken, as they came in, with what is wrong beside them.

Corrected, the file is read again like any other: its own columns are passed over and every cell is text, so
that spreadsheets leave long numbers alone. In a CSV file long numbers carry a tab behind them, and what a
spreadsheet would compute carries an apostrophe before it; reading drops both.

Rows are put aside on disk chunk by chunk, so that a list in which everything is wrong costs no more memory
than another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from yanglao.kernel.whole_files import whole
from yanglao.lists.parsing import Problem
from yanglao.lists.reading import ADDED_HEADINGS, EXTRA_HEADING, Chunk
from yanglao.lists.spool import Spool
from yanglao.lists.written_tables import (
    MOST_XLSX_CHARACTERS,
    MOST_XLSX_ROWS,
    text_sheet,
    write_csv,
    write_xlsx,
)

Reason = tuple[str, str, str, str]  # heading, code, Chinese sentence, English sentence


class RejectFile:
    """Collects rejected rows and writes them when it is closed: whole, and no file when there are none.

    Used as a context manager around the chunks of one file; an exception inside leaves no file. `.csv`
    gives CSV (UTF-8 with its mark), any other ending XLSX, or CSV beside it when that is more than a clerk
    can edit in a sheet. `written` is the file, once there is one.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.written: Path | None = None
        self._chunk: Chunk | None = None
        self._headings: tuple[str, ...] = ()
        self._reachable: frozenset[int] = frozenset()  # rows of the current chunk
        self._reasons: dict[int, list[Reason]] = {}  # of the current chunk
        self._spool: Spool | None = None
        self._rows_before = 0
        self._has_extra = False

    def take(self, chunk: Chunk) -> None:
        """Make the rows of this chunk reachable to `add`; those of the one before no longer are."""
        self._put_aside()
        self._chunk, self._headings = chunk, chunk.headings
        self._reachable = frozenset(chunk.rows.tolist())

    def add(self, row_number: int, column: str, code: str, zh: str, en: str) -> None:
        """Reject a row of the current chunk, or add a reason; `column` is a field's name or a heading.

        KeyError when the row is not in the current chunk.
        """
        if self._chunk is None or row_number not in self._reachable:
            raise KeyError(f"row {row_number} is not in the chunk taken last")
        reason = (self._chunk.heading(column), code, zh, en)
        self._reasons.setdefault(row_number, []).append(reason)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Reject the rows in which parsing found problems."""
        for problem in problems:
            self.add(problem.row, problem.column, problem.code, problem.sentence_zh, problem.sentence_en)

    @property
    def count(self) -> int:
        """Rows rejected so far."""
        return self._rows_before + len(self._reasons)

    def write(self) -> Path | None:
        """Write what was rejected, whole or not at all; the path written, None when nothing was rejected."""
        self._put_aside()
        if self._spool is None:
            return None
        is_csv = self.path.suffix.lower() == ".csv" or not self._fits_a_sheet(self._spool)
        target = self.path.with_suffix(".csv") if is_csv else self.path
        sheet = text_sheet("退回", self._table(self._spool))
        with whole(target) as part:
            if is_csv:
                write_csv(part, sheet)
            else:
                write_xlsx(part, [sheet])
        self.written = target
        return target

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.write()
        finally:
            if self._spool is not None:
                self._spool.close()

    def _fits_a_sheet(self, spool: Spool) -> bool:
        return self.count <= MOST_XLSX_ROWS and spool.longest_cell <= MOST_XLSX_CHARACTERS

    def _put_aside(self) -> None:
        """The rejected rows of the current chunk go to disk, in the order of the file."""
        if not self._reasons or self._chunk is None:
            return
        if self._spool is None:
            self._spool = Spool(self.path.parent)
        rows = sorted(self._reasons)
        for row, cells in zip(rows, self._chunk.raw_rows(rows), strict=True):
            extra = self._chunk.extra.get(row, "")
            self._has_extra = self._has_extra or bool(extra)
            self._spool.add([*cells, extra, str(row), *_said(self._reasons[row])])
        self._rows_before += len(self._reasons)
        self._reasons = {}

    def _table(self, spool: Spool) -> Iterator[list[str]]:
        """The heading, then the rows; without a column of extra cells where no row has any."""
        width = len(self._headings)
        heading = [*self._headings, EXTRA_HEADING, *ADDED_HEADINGS]
        for cells in chain([heading], spool):
            yield cells if self._has_extra else cells[:width] + cells[width + 1 :]


def _said(reasons: list[Reason]) -> tuple[str, str, str, str]:
    """Columns, codes, and the sentences of each language by themselves."""
    columns, codes, chinese, english = zip(*reasons, strict=True)
    return "；".join(dict.fromkeys(columns)), "；".join(codes), "".join(chinese), " ".join(english)
