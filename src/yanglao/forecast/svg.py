"""图 The forecast as a picture: income and expenditure, the fund's balance, the pool and the year in which it runs empty. Lines differ by their
strokes, so that they can be told apart in black and white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from yanglao.forecast.totals import Year

Pair = tuple[str, str]
WIDTH, PANEL, TOP, LEFT, RIGHT, GAP = 900, 240, 70, 110, 30, 70
STROKES = {"solid": "", "dashed": "9 5", "dotted": "2 4"}
FEN_A_UNIT = 1_000_000  # ten thousand yuan


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a panel: its words, its stroke and its values in fen, a year each."""

    title: Pair
    stroke: str
    fen: Sequence[int]


def picture(years: Sequence[Year], *, title: Pair, english: bool) -> str:
    """An SVG of three panels, in one language; amounts in ten thousand yuan."""
    panels = (
        (
            ("收入与支出", "income and expenditure"),
            (
                Line(("收入", "income"), "solid", [one.income_fen for one in years]),
                Line(("支出", "expenditure"), "dashed", [one.expenditure_fen for one in years]),
            ),
        ),
        (
            ("基金结余", "balance of the fund"),
            (
                Line(("基金合计", "whole fund"), "solid", [one.accounts_fen + one.pool_fen for one in years]),
                Line(("个人账户", "individual accounts"), "dashed", [one.accounts_fen for one in years]),
            ),
        ),
        (
            ("社会统筹", "pooled account"),
            (
                Line(("统筹结余", "pool"), "solid", [one.pool_fen for one in years]),
                Line(
                    ("市财政补足", "covered by the city"), "dotted", [one.items["city_pool"] for one in years]
                ),
            ),
        ),
    )
    height = TOP + len(panels) * (PANEL + GAP)
    body = [
        part
        for at, (heading, lines) in enumerate(panels)
        for part in _panel(years, heading, lines, TOP + at * (PANEL + GAP), english)
    ]
    body += _emptied(years, TOP + (len(panels) - 1) * (PANEL + GAP), english)
    unit = ("单位:万元", "in 10,000 yuan")[english]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' font-family="Noto Sans CJK SC, Microsoft YaHei, SimSun, sans-serif" font-size="13">',
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
            _text(LEFT, 30, title[english], size=18),
            _text(WIDTH - RIGHT, 30, unit, anchor="end"),
            *body,
            "</svg>\n",
        ]
    )


def first_empty(years: Sequence[Year]) -> int | None:
    """The year in which the pool runs empty; None: in none of them."""
    return next((one.year for one in years if one.is_empty), None)


def _panel(
    years: Sequence[Year], heading: Pair, lines: Sequence[Line], top: int, english: bool
) -> Iterator[str]:
    low = min(0, *(min(one.fen) for one in lines))
    high = max(1, *(max(one.fen) for one in lines))
    yield _text(LEFT, top - 8, heading[english], size=15)
    for step in range(5):
        fen = low + (high - low) * step // 4
        y = _y(fen, low, high, top)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#bbb"/>'
        yield _text(LEFT - 8, y + 4, f"{fen / FEN_A_UNIT:,.1f}", anchor="end")
    every = max(1, len(years) // 10)
    for at in range(0, len(years), every):
        yield _text(_x(at, len(years)), top + PANEL + 18, str(years[at].year), anchor="middle")
    for at, line in enumerate(lines):
        points = " ".join(
            f"{_x(place, len(years)):.1f},{_y(fen, low, high, top):.1f}" for place, fen in enumerate(line.fen)
        )
        dash = f' stroke-dasharray="{STROKES[line.stroke]}"' if STROKES[line.stroke] else ""
        yield f'<polyline points="{points}" fill="none" stroke="black" stroke-width="2"{dash}/>'
        x, y = WIDTH - RIGHT - 170 * (len(lines) - at), top - 12
        yield f'<line x1="{x}" y1="{y}" x2="{x + 40}" y2="{y}" stroke="black" stroke-width="2"{dash}/>'
        yield _text(x + 46, y + 4, line.title[english])


def _emptied(years: Sequence[Year], top: int, english: bool) -> Iterator[str]:
    """A mark at the year in which the pool runs empty, or a word that it does not."""
    year = first_empty(years)
    if year is None:
        yield _text(
            LEFT + 10, top + 18, ("期内统筹未用完", "the pool does not run empty in these years")[english]
        )
        return
    x = _x(year - years[0].year, len(years))
    yield f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{top + PANEL}" stroke="black" stroke-dasharray="3 3"/>'
    yield f'<circle cx="{x:.1f}" cy="{top + PANEL}" r="5" fill="black"/>'
    yield _text(x + 8, top + 18, (f"{year} 年统筹用完", f"the pool runs empty in {year}")[english])


def _x(at: int, years: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * at / max(years - 1, 1)


def _y(fen: int, low: int, high: int, top: int) -> float:
    return top + PANEL * (high - fen) / (high - low)


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 13) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'
