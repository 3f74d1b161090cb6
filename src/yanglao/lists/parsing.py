"""解析 A chunk of text cells as typed columns of its good rows, and every problem of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS, LONGEST_TEXT
from yanglao.kernel.columns import Bools, Ints
from yanglao.kernel.identity import masked
from yanglao.lists.kinds import Column, read_columns
from yanglao.lists.layouts import EMPTY, Field
from yanglao.lists.reading import EXTRA_HEADING, Chunk
from yanglao.lists.repeats import Seen, printed
from yanglao.lists.sentences import Both, cell_sentences

_LONGEST_SHOWN = 40
_MOST_CHOICES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a cell.

    column: its heading as in the file. value: the cell, masked where it is private.
    """

    row: int
    column: str
    code: str
    value: str
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The good rows of a chunk, and what was wrong with the others.

    rows: (n,) their row numbers in the file. columns: every field of the layout -> (n,) int64, or a list of
    n texts for the kinds number, text and receipt. problems: all of every bad row, in the order of the
    file. repeated: row numbers that say again what an earlier row has said; neither good nor bad.
    """

    rows: Ints
    columns: dict[str, Ints | list[str]]
    problems: list[Problem]
    repeated: Ints


def parse(chunk: Chunk, *, seen: Seen | None = None) -> Parsed:
    """Read a chunk by its layout. With `seen`, rows are also compared with those of the chunks before."""
    columns = read_columns(chunk.layout.fields, _texts(chunk))
    problems = [
        *_extra_cells(chunk),
        *_cell_problems(chunk, columns),
        *_empty_spells(chunk, columns),
        *_nameless_payees(chunk, columns),
    ]
    is_good = ~np.isin(chunk.rows, [problem.row for problem in problems])
    repeated, contradictions = _repeats(chunk, columns, is_good, seen if seen is not None else Seen())
    is_good &= ~np.isin(chunk.rows, [*repeated.tolist(), *(problem.row for problem in contradictions)])
    return Parsed(
        rows=chunk.rows[is_good],
        columns={name: _kept(column, is_good) for name, column in columns.items()},
        problems=sorted([*problems, *contradictions], key=lambda problem: problem.row),
        repeated=repeated,
    )


def _texts(chunk: Chunk) -> pl.DataFrame:
    """The cells of every field of the layout, empty ones of those of which the file has no column."""
    nothing = pl.repeat("", len(chunk.rows), dtype=pl.String, eager=True)
    texts = {field.name: chunk.texts(field.name) for field in chunk.layout.fields}
    return pl.DataFrame({name: nothing if cells is None else cells for name, cells in texts.items()})


def _kept(column: Column, is_good: Bools) -> Ints | list[str]:
    values = column.values
    return values.filter(pl.Series(is_good)).to_list() if isinstance(values, pl.Series) else values[is_good]


def _extra_cells(chunk: Chunk) -> Iterator[Problem]:
    for row, value in chunk.extra.items():
        headings = (EXTRA_HEADING, "extra cells")
        sentences = cell_sentences("extra_cells", headings=headings, value=_shown(value))
        yield Problem(row, EXTRA_HEADING, "extra_cells", _shown(value), *sentences)


def _cell_problems(chunk: Chunk, columns: dict[str, Column]) -> Iterator[Problem]:
    for field in chunk.layout.fields:
        for code, where in columns[field.name].faults:
            yield from _problems(chunk, field, np.flatnonzero(where), code, _details(field, code))


def _empty_spells(chunk: Chunk, columns: dict[str, Column]) -> Iterator[Problem]:
    """until_not_after_from, where both could be read and the end is not left open."""
    if "until" not in columns or "from" not in columns:
        return
    since, until = columns["from"], columns["until"]
    is_read = ~np.any([where for column in (since, until) for _, where in column.faults], axis=0)
    field = _field(chunk, "until")
    ends = np.asarray(until.values)
    is_closed = is_read & (ends != EMPTY)
    is_wrong = is_closed & (ends <= np.asarray(since.values))
    yield from _problems(chunk, field, np.flatnonzero(is_wrong), "until_not_after_from")


def _nameless_payees(chunk: Chunk, columns: dict[str, Column]) -> Iterator[Problem]:
    """holder_missing: an empty holder means the person's own name, which only the person's own account has."""
    if "whose" not in columns:
        return
    is_nameless = (pl.Series(columns["holder"].values) == "").to_numpy()
    is_other = np.asarray(columns["whose"].values) > 0
    yield from _problems(
        chunk, _field(chunk, "holder"), np.flatnonzero(is_nameless & is_other), "holder_missing"
    )


def _field(chunk: Chunk, name: str) -> Field:
    return next(field for field in chunk.layout.fields if field.name == name)


def _repeats(
    chunk: Chunk, columns: dict[str, Column], is_good: Bools, seen: Seen
) -> tuple[Ints, list[Problem]]:
    """Row numbers said twice, and a problem for each row that contradicts an earlier one."""
    rows, key = chunk.rows[is_good], chunk.layout.same_row_key
    if not key:
        return rows[:0], []
    values = pl.DataFrame({name: column.values for name, column in columns.items()})
    repeated, contradicting, earlier = seen.sort_out(
        printed(rows, values.filter(pl.Series(is_good)), key=key)
    )
    field = _field(chunk, key[-1])
    places = np.searchsorted(chunk.rows, rows[contradicting])
    return rows[repeated], [
        problem
        for place, first in zip(places, earlier.tolist(), strict=True)
        for problem in _problems(
            chunk, field, np.array([place]), "duplicate_in_file", (str(first), str(first))
        )
    ]


def _problems(
    chunk: Chunk, field: Field, places: Ints, code: str, details: Both = ("", "")
) -> Iterator[Problem]:
    """The same problem of a field in several rows of a chunk."""
    if not len(places):
        return
    heading = chunk.heading(field.name)
    for row, text in zip(chunk.rows[places].tolist(), chunk.some_texts(field.name, places), strict=True):
        tidy = text.strip(BLANKS)
        value = masked(tidy) if field.private else _shown(tidy)
        headings = (heading, field.title_en)
        sentences = cell_sentences(code, headings=headings, value=value, details=details)
        yield Problem(row, heading, code, value, *sentences)


def _details(field: Field, code: str) -> Both:
    """What a code adds to its sentences."""
    if code == "bad_choice":
        choices = field.choices[:_MOST_CHOICES_SHOWN]
        more = "…" if len(field.choices) > len(choices) else ""
        return "、".join(words[1] for words in choices) + more, ", ".join(
            words[0] for words in choices
        ) + more
    if code == "bad_count":
        return f"{field.least}至{field.most}", f"from {field.least} to {field.most}"
    return (str(LONGEST_TEXT),) * 2 if code == "text_too_long" else ("", "")


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
