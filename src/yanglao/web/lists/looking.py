"""看一看 The first rows of a list as they are understood, with what is wrong marked at the cell, before anything is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from yanglao.acts.describing import Description
from yanglao.acts.jobs.files import file_of
from yanglao.lists import Chunk, parse, read_table
from yanglao.store.jobs import Job
from yanglao.web.staff.desk import Desk

FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Looked:
    """The headings of what is understood, those passed over, and the rows: number, cells (text and what is wrong), what is wrong with the row
    as a whole."""

    headings: list[str]
    ignored: tuple[str, ...]
    rows: list[tuple[int, list[tuple[str, str]], list[str]]]

    @property
    def wrong(self) -> int:
        """How many of these rows cannot be taken."""
        return sum(1 for _, cells, rest in self.rows if rest or any(why for _, why in cells))


def looked_at(desk: Desk, act: Description, job: Job) -> Looked:
    """The first rows. Raises FileRefused for a file that is no such list."""
    chunk = next(iter(read_table(file_of(job), act.asks, chunk_rows=FIRST_ROWS)), None)
    if chunk is None:
        return Looked([], (), [])
    fields = [field for field in act.asks.fields if field.name in chunk.places]
    headings = [field.title_en if desk.english else field.title for field in fields]
    return Looked(headings, chunk.ignored, list(_rows(desk, chunk, [field.name for field in fields])))


def _rows(
    desk: Desk, chunk: Chunk, names: list[str]
) -> Iterator[tuple[int, list[tuple[str, str]], list[str]]]:
    wrong: dict[int, dict[str, str]] = defaultdict(dict)
    for one in parse(chunk).problems:
        wrong[one.row].setdefault(one.column, desk.said((one.sentence_zh, one.sentence_en)))
    columns = [chunk.cells.to_series(chunk.places[name]).to_list() for name in names]
    called = [chunk.heading(name) for name in names]
    titles = {field.title: field.name for field in chunk.layout.fields}
    for place, row in enumerate(chunk.rows.tolist()):
        found = wrong.get(row, {})
        by_name = {titles.get(column, column): why for column, why in found.items()}
        cells = [
            (column[place] or "", found.get(heading) or by_name.get(name, ""))
            for name, heading, column in zip(names, called, columns, strict=True)
        ]
        shown = {why for _, why in cells}
        yield row, cells, [why for why in found.values() if why not in shown]
