"""图 What each tier gives a month, as a picture from the server: bars in three parts that differ by their filling, so that they can be told
apart in black and white. The words in it are the table's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe

from yanglao.casefile.estimate.figuring import PENSION, Option
from yanglao.kernel.money import yuan_text

WIDTH, ROW, BAR = 360, 34, 20
LEFT, RIGHT = 62, 90
FILLS = ('class="full"', 'class="hatched" fill="url(#hatch)"', 'class="light"')
"""How base pension, increment and account pension are filled."""
HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="light" width="6" height="6"/><rect class="full" width="2" height="6"/></pattern></defs>'
)


def bars(options: Sequence[Option], mine: Option) -> SafeString:
    """The inside of the picture: a row a tier, the one chosen marked. Every number in it is a pension of an option."""
    most = max(one.monthly_fen for one in options)
    rows = "".join(part for at, one in enumerate(options) for part in _row(one, at, most, one is mine))
    return mark_safe(HATCH + rows)  # nothing in it but numbers


def box(options: Sequence[Option]) -> str:
    """The room that the picture takes."""
    return f"0 0 {WIDTH} {ROW * len(options)}"


def fill_sample(fill: str) -> SafeString:
    """A small piece of a filling, for the key."""
    return mark_safe(
        f'<svg viewBox="0 0 40 12" aria-hidden="true"><rect {fill} x="1" y="1" width="38" height="10"/></svg>'
    )


def _row(one: Option, at: int, most: int, is_mine: bool) -> Iterator[str]:
    top, kind = at * ROW, ' class="mine"' if is_mine else ""
    if is_mine:
        yield f'<rect class="band" x="0" y="{top}" width="{WIDTH}" height="{ROW}" rx="4"/>'
    baseline = top + ROW / 2 + 5.5
    tier = yuan_text(one.tier_fen).removesuffix(".00")
    yield f'<text{kind} x="{LEFT - 10}" y="{baseline}" text-anchor="end">{"▸ " if is_mine else ""}{tier}</text>'
    yield from _parts(one, top + (ROW - BAR) / 2, most)
    yield f'<text{kind} x="{WIDTH - 6}" y="{baseline}" text-anchor="end">{yuan_text(one.monthly_fen)}</text>'


def _parts(one: Option, y: float, most: int) -> Iterator[str]:
    left = float(LEFT)
    for what, fill in zip(PENSION, FILLS, strict=True):
        width = (WIDTH - LEFT - RIGHT) * one.pension_fen[what] / most
        if width:
            yield f'<rect {fill} x="{left:.1f}" y="{y}" width="{width:.1f}" height="{BAR}"/>'
        left += width
