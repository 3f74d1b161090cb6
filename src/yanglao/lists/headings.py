"""表头 Which row of a file is the heading, and which column which field: by any known heading, however spaced,
cased or widened.

Title lines may stand above the heading (东方市…缴费名册, a date, merged cells); data may not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from yanglao.kernel.identity import normalise, problem_of
from yanglao.lists.layouts import Field, Layout
from yanglao.lists.sentences import FileRefused

Row = tuple[int, tuple[str, ...]]
"""A row number as a spreadsheet shows it, and the cells."""

HEADING_WITHIN = 10  # rows that are not blank
MOST_COLUMNS = 300
_NOISE = re.compile(r"[\s_*:'\-\u200b\ufeff]+")
_REMARK = re.compile(r"\([^()]*\)$")


def heading_among(layout: Layout, rows: Sequence[Row]) -> Row:
    """The heading: of the first rows that are not blank the one with the most known headings.

    FileRefused when a row above it holds an identity number, and so would be passed over.
    """
    heading = max(rows, key=lambda row: known_headings(layout, row[1]))
    for number, cells in rows[: rows.index(heading)]:
        if any(problem_of(normalise(cell)) is None for cell in cells[:MOST_COLUMNS]):
            raise FileRefused("rows_above_heading", str(number))
    return heading


def columns_of(layout: Layout, headings: tuple[str, ...]) -> dict[str, int]:
    """Field name -> position of its column; FileRefused when one is missing, doubled, or none is known."""
    if len(headings) > MOST_COLUMNS:
        raise FileRefused("too_many_columns", str(MOST_COLUMNS))
    fields = [_field_of(layout, heading) for heading in headings]
    found = Counter(field.name for field in fields if field)
    if not found:
        raise FileRefused("not_a_table", *_named(layout.fields))
    _refuse_doubles(layout, found)
    _refuse_missing(layout, found)
    return {field.name: place for place, field in enumerate(fields) if field}


def known_headings(layout: Layout, headings: tuple[str, ...]) -> int:
    """How many headings belong to fields of the layout."""
    return sum(_field_of(layout, heading) is not None for heading in headings[:MOST_COLUMNS])


def field_called(layout: Layout, name: str) -> Field | None:
    """The field of that name, command-line option or heading."""
    by_option = {field.option.removeprefix("--"): field for field in layout.fields}
    return by_option.get(name) or _field_of(layout, name)


def _field_of(layout: Layout, heading: str) -> Field | None:
    """The field under a heading, also when it ends in a remark: 实缴金额（元）."""
    plain, known = _plain(heading), _known(layout)
    return known.get(plain) or known.get(_REMARK.sub("", plain))


@cache
def _known(layout: Layout) -> dict[str, Field]:
    """The fields by every spelling of their headings."""
    return {_plain(spelling): field for field in layout.fields for spelling in (field.name, *field.headings)}


def _plain(heading: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading)).casefold()


def _refuse_doubles(layout: Layout, found: Counter[str]) -> None:
    doubled = [field for field in layout.fields if found[field.name] > 1]
    if doubled:
        raise FileRefused("duplicate_heading", *_named(doubled))


def _refuse_missing(layout: Layout, found: Counter[str]) -> None:
    missing = [field for field in layout.fields if field.required and not found[field.name]]
    if missing:
        raise FileRefused("missing_heading", *_named(missing))


def _named(fields: Sequence[Field]) -> tuple[str, str]:
    """The fields in a Chinese sentence, and in an English one: both are headings that we read."""
    return "、".join(field.title for field in fields), ", ".join(field.name for field in fields)
