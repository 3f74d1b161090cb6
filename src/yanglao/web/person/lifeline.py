"""一生的记录 Facts on one axis of time: above, when they hold; below, when they became known. What was put aside stays visible, hollow.
Where the picture would be too small to read, the same stands as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.months import FOREVER, day_text
from yanglao.reports.overview import Event

WIDTH, HEIGHT = 640, 124
LEFT, RIGHT = 12, 12
AXIS, TOP, KNOWN = 62, 38, 86
APART = 8
"""Units between two marks that can still be told apart."""
GAP = 10
LATE = 10_000
"""What became known more than a year later, as days are written, is told as such."""
LEFT_OUT = frozenset({"birth", "unit", "residence", "tier", "paid_year", "opening_interest", "opening_items"})
"""What a life line would drown in: it stands in the table beside it."""
SPELLS = frozenset({"category", "cover", "student", "suspension"})
PAYS = frozenset({"claim", "opening_award"})


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the list: some events of a kind one after the other, from the first Day to the last, how many, when the last became known
    ("": within a year), and whether another version has put it aside."""

    words: Pair
    first: str
    last: str
    count: int
    known: str
    put_aside: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The inside of the picture, the sentence for those who cannot see it, and the list that stands in its place on a narrow page."""

    inside: SafeString
    sentence: str
    steps: tuple[Step, ...]


def life_line(events: Sequence[Event], *, on: int, english: bool) -> Line | None:
    """The picture of some events up to a Day; None where nothing is to be shown."""
    shown = [one for one in events if one.kind not in LEFT_OUT]
    if not shown:
        return None
    axis = _Axis(min(one.day for one in shown), on)
    parts = [*axis.years(), *_spells(shown, axis, on), *_marks(shown, axis), *_labels(shown, axis, english)]
    told = "、" if not english else ", "
    sentence = told.join(f"{day_text(one.day)} {chosen(one.words, english)}" for one in shown[:40])
    return Line(mark_safe("".join(parts)), sentence, tuple(_steps(shown)))  # numbers and escaped words


def _steps(events: Sequence[Event]) -> Iterator[Step]:
    """The same kind again and again is one line, of what became known late that of one day; what was put aside stands alone."""
    for _, some in groupby(events, key=lambda one: (one.kind, one.put_aside and one.fact, _late(one))):
        same = list(some)
        last = same[-1]
        known = day_text(last.known_on) if _late(last) else ""
        yield Step(last.words, day_text(same[0].day), day_text(last.day), len(same), known, last.put_aside)


def _late(event: Event) -> int:
    """The Day on which it became known, where that was late; 0: in time."""
    return event.known_on if event.known_on - event.day > LATE else 0


class _Axis:
    """Days to places."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first // 10_000
        self.last = max(last // 10_000 + 1, self.first + 3)

    def x(self, day: int) -> float:
        year, rest = divmod(min(max(day, self.first * 10_000), self.last * 10_000), 10_000)
        part = ((rest // 100 - 1) + (rest % 100) / 31) / 12 if rest else 0.0
        return LEFT + (WIDTH - LEFT - RIGHT) * (year + part - self.first) / (self.last - self.first)

    def years(self) -> Iterator[str]:
        yield f'<path class="axis" d="M{LEFT} {AXIS}H{WIDTH - RIGHT}"/>'
        step = max(1, -(-(self.last - self.first) // 12))
        for year in range(self.first, self.last + 1, step):
            x = self.x(year * 10_000)
            yield f'<path class="tick" d="M{x:.1f} {TOP}V{KNOWN + 8}"/>'
            anchor = "end" if x > WIDTH - 40 else "start"
            yield f'<text class="year" x="{x:.1f}" y="{HEIGHT - 8}" text-anchor="{anchor}">{year}</text>'


def _spells(events: Sequence[Event], axis: _Axis, on: int) -> Iterator[str]:
    """From when a pension is paid to today, and suspensions."""
    paid = [one for one in events if one.kind in PAYS and not one.put_aside]
    ended = [one.day for one in events if one.kind in ("death", "emigration", "transfer_out", "withdrawal")]
    if paid:
        left, right = axis.x(paid[0].day), axis.x(min([on, *ended]))
        yield f'<rect class="paid" x="{left:.1f}" y="{AXIS - 5}" width="{max(right - left, 2):.1f}" height="10"/>'
    for one in events:
        if one.kind == "suspension" and not one.put_aside:
            left, right = axis.x(one.day), axis.x(on if one.until >= FOREVER else one.until)
            yield f'<rect class="held" x="{left:.1f}" y="{AXIS - 5}" width="{max(right - left, 2):.1f}" height="10"/>'


def _marks(events: Sequence[Event], axis: _Axis) -> Iterator[str]:
    for one in events:
        x, known = axis.x(one.day), axis.x(one.known_on)
        aside = " aside" if one.put_aside else ""
        if abs(known - x) > APART:
            yield f'<path class="later{aside}" d="M{x:.1f} {AXIS}L{known:.1f} {KNOWN}"/>'
        yield f'<circle class="known{aside}" cx="{known:.1f}" cy="{KNOWN}" r="3"/>'
        yield f'<circle class="happened{aside}" cx="{x:.1f}" cy="{AXIS}" r="6"/>'


def _labels(events: Sequence[Event], axis: _Axis, english: bool) -> Iterator[str]:
    """Words on two lines above, as many as there is room for: the same kind again says nothing new."""
    ends = [float(-GAP), float(-GAP)]
    before = ""
    for one in events:
        words = chosen(one.words, english)
        if words == before:
            continue
        x, width = axis.x(one.day), len(words) * (7 if english else 13)
        x = min(max(x, LEFT + width / 2), WIDTH - RIGHT - width / 2)
        row = next((row for row, end in enumerate(ends) if x - width / 2 > end + GAP), None)
        if row is None:
            continue
        ends[row], before = x + width / 2, words
        y = TOP - row * 17 + 6
        yield f'<text class="what" x="{x:.1f}" y="{y}" text-anchor="middle">{escape(words)}</text>'
