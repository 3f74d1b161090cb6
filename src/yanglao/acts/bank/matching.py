"""对账配对 Which lines of the bank are which movements of the book, as far as only one answer is possible: by our own reference, or by an
amount that nothing else near the day has. Always equal to the fen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from yanglao.payment.payment_references import batch_named
from yanglao.store.bank_movements import CASH_OF, Movement
from yanglao.store.bank_statements import Line

REFERENCE, PAYMENTS_NAMED, GROUP, AMOUNT = "reference", "payments", "group", "amount"
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair:
    """Lines and movements of one account that come to the same sum, and by which rule that was found."""

    rule: str
    account: int
    lines: tuple[int, ...]
    movements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """Movements that the bank may show in one line, and the Day on which they are said to have happened."""

    fen: int
    day: int
    keys: tuple[str, ...]


def unambiguous(
    lines: Sequence[Line], movements: Sequence[Movement], *, due: Callable[[int], int]
) -> list[Pair]:
    """The pairs of what is open on one account. `due`: the last Day on which the one side of what happened on a Day can be expected on
    the other."""
    if not lines or not movements:
        return []
    account, taken_lines, taken = lines[0].account, set[int](), set[str]()
    pairs = []
    for find in (_by_reference, _by_payments, lambda some, more: _by_amount(some, more, due)):
        rest = [one for one in lines if one.id not in taken_lines]
        open_ = [one for one in movements if one.key not in taken]
        for rule, of, keys in find(rest, open_):
            pairs.append(Pair(rule, account, of, keys))
            taken_lines.update(of)
            taken.update(keys)
    return pairs


Found = Iterable[tuple[str, tuple[int, ...], tuple[str, ...]]]


def _words(line: Line) -> set[str]:
    return {line.reference, *_WORD.findall(line.remark)}


def _by_reference(lines: Sequence[Line], movements: Sequence[Movement]) -> Found:
    """A line that names one receipt of the same amount, which no other line names."""
    named = {one.reference: one for one in movements if one.reference}
    claims: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        hits = [named[word] for word in _words(line) if word in named]
        if len(hits) == 1 and hits[0].fen == line.fen:
            claims[hits[0].key].append(line.id)
    return [(REFERENCE, tuple(of), (key,)) for key, of in claims.items() if len(of) == 1]


def _by_payments(lines: Sequence[Line], movements: Sequence[Movement]) -> Found:
    """批次逐笔 The payments of a batch line by line, each under our reference, with or without those that came back."""
    of_batch: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        batches = {batch for word in _words(line) if (batch := batch_named(word)) is not None}
        if len(batches) == 1:
            of_batch[batches.pop()].append(line)
    groups = _groups(movements)
    pairs = []
    for batch, mine in of_batch.items():
        out = [line for line in mine if line.fen < 0]
        for some, group in ((mine, groups.get(f"net {batch}", ())), (out, groups.get(f"batch {batch}", ()))):
            if some and group and sum(one.fen for one in some) == sum(one.fen for one in group):
                pairs.append((PAYMENTS_NAMED, tuple(one.id for one in some), tuple(one.key for one in group)))
                break
    return pairs


def _groups(movements: Sequence[Movement]) -> dict[str, list[Movement]]:
    groups: dict[str, list[Movement]] = defaultdict(list)
    for one in movements:
        for name in one.groups:
            groups[name].append(one)
    return groups


def _by_amount(lines: Sequence[Line], movements: Sequence[Movement], due: Callable[[int], int]) -> Found:
    """A line and one movement, or one group, of the same amount near the same day: the only ones for each other."""
    sets: dict[tuple[str, ...], _Set] = {
        (one.key,): _Set(one.fen, one.moved_on, (one.key,)) for one in movements
    }
    for name, group in _groups(movements).items():
        keys = tuple(one.key for one in group)
        sets[keys] = _Set(sum(one.fen for one in group), _day(name, group), keys)
    near_sets = _Near([(one.fen, one.day, one) for one in sets.values()], due)
    near_lines = _Near([(one.fen, one.day, one) for one in lines], due)
    around: dict[str, list[_Set]] = defaultdict(list)
    for one in sets.values():
        for key in one.keys:
            around[key].append(one)
    for line in lines:
        candidates = near_sets.of(line.fen, line.day)
        if len(candidates) != 1:
            continue
        (only,) = candidates
        rivals = {id(other): other for key in only.keys for other in around[key]}.values()
        if all(near_lines.of(other.fen, other.day) in ([], [line]) for other in rivals):
            yield GROUP if len(only.keys) > 1 else AMOUNT, (line.id,), only.keys


def _day(name: str, group: Sequence[Movement]) -> int:
    """Cash goes to the bank when the day is over on which it was booked; everything else moves by itself."""
    return max(one.day if name.startswith(CASH_OF) else one.moved_on for one in group)


class _Near(Generic[T]):
    """Things by amount and day: which have an amount near a Day, neither due before nor after."""

    def __init__(self, things: Iterable[tuple[int, int, T]], due: Callable[[int], int]) -> None:
        self.due = due
        self.by_fen: dict[int, list[tuple[int, T]]] = defaultdict(list)
        for fen, day, one in things:
            self.by_fen[fen].append((day, one))
        for found in self.by_fen.values():
            found.sort(key=lambda pair: pair[0])

    def of(self, fen: int, day: int) -> list[T]:
        found = self.by_fen.get(fen, [])
        first = bisect_left(found, day, key=lambda pair: self.due(pair[0]))
        last = bisect_right(found, self.due(day), key=lambda pair: pair[0])
        return [one for _, one in found[first:last]]
