"""图 Years as a picture from the server: a row a year, its parts told apart by their filling. The words in it are the table's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe

from yanglao.kernel.money import yuan_text
from yanglao.web.drawing import FILLS, HATCH

WIDTH, ROW, BAR = 360, 34, 20
LEFT, RIGHT = 56, 96
Row = tuple[int, tuple[int, ...]]
"""A year and its parts, in fen."""


def year_bars(rows: Sequence[Row]) -> SafeString:
    """The inside of the picture. Each row: the year, its parts one after another, their sum."""
    most = max((sum(parts) for _, parts in rows), default=0) or 1
    told = "".join(part for at, row in enumerate(rows) for part in _row(row, at, most))
    return mark_safe(HATCH + told)  # nothing in it but numbers


def year_box(rows: Sequence[Row]) -> str:
    """The room that the picture takes."""
    return f"0 0 {WIDTH} {ROW * max(len(rows), 1)}"


def _row(row: Row, at: int, most: int) -> Iterator[str]:
    year, parts = row
    top = at * ROW
    baseline = top + ROW / 2 + 5.5
    yield f'<text x="{LEFT - 10}" y="{baseline}" text-anchor="end">{year}</text>'
    left = float(LEFT)
    for fen, fill in zip(parts, FILLS, strict=False):
        width = (WIDTH - LEFT - RIGHT) * max(fen, 0) / most
        if width:
            yield f'<rect {fill} x="{left:.1f}" y="{top + (ROW - BAR) / 2}" width="{width:.1f}" height="{BAR}"/>'
        left += width
    yield f'<text x="{WIDTH - 6}" y="{baseline}" text-anchor="end">{yuan_text(sum(parts))}</text>'
