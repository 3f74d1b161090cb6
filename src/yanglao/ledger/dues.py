"""应到补贴 What is due from province and city, account by account and month by month, and what has arrived for it, the oldest first."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Raised(NamedTuple):
    """What became due on an account 33xx in the books of a Month, in fen; below zero: what is due no more."""

    account: int
    month: int
    fen: int


class Arrived(NamedTuple):
    """What has arrived for an account 33xx on a Day, in fen."""

    account: int
    day: int
    fen: int


class Due(NamedTuple):
    """A part of what became due in a Month: it has arrived on a Day, or (None) not yet."""

    account: int
    month: int
    fen: int
    arrived_on: int | None


@dataclass(frozen=True, slots=True)
class Dues:
    """All parts, by account, month and day; and what has arrived beyond all that is due, account by account (fen)."""

    parts: tuple[Due, ...]
    ahead_fen: dict[int, int]

    @property
    def outstanding(self) -> tuple[Due, ...]:
        """What has not arrived."""
        return tuple(one for one in self.parts if one.arrived_on is None)


def met_in_order(raised: Iterable[Raised], arrived: Iterable[Arrived]) -> Dues:
    """What arrives settles what has been due longest. What is due no more lowers what has been due longest, too."""
    open_, less = _by_account(raised)
    parts: list[Due] = []
    ahead: dict[int, int] = defaultdict(int)
    for account, fen in less.items():
        ahead[account] += fen - sum(one.fen for one in _taken(open_[account], fen, None))
    for account, day, fen in sorted(arrived, key=lambda one: (one.account, one.day)):
        met = _taken(open_[account], fen, day)
        parts += met
        ahead[account] += fen - sum(one.fen for one in met)
    parts += [one for waiting in open_.values() for one in waiting]
    parts.sort(key=lambda one: (one.account, one.month, one.arrived_on is None, one.arrived_on or 0))
    return Dues(tuple(parts), {account: fen for account, fen in ahead.items() if fen})


def _by_account(raised: Iterable[Raised]) -> tuple[dict[int, deque[Due]], dict[int, int]]:
    """Account -> what became due, the oldest first; and how much less is due besides."""
    months: dict[tuple[int, int], int] = defaultdict(int)
    for account, month, fen in raised:
        months[account, month] += fen
    open_: dict[int, deque[Due]] = defaultdict(deque)
    less: dict[int, int] = defaultdict(int)
    for (account, month), fen in sorted(months.items()):
        if fen > 0:
            open_[account].append(Due(account, month, fen, None))
        else:
            less[account] -= fen
    return open_, less


def _taken(waiting: deque[Due], fen: int, day: int | None) -> list[Due]:
    """What `fen` settles, taken from the head of what waits."""
    met = []
    while fen > 0 and waiting:
        head = waiting.popleft()
        part = min(head.fen, fen)
        met.append(head._replace(fen=part, arrived_on=day))
        fen -= part
        if head.fen > part:
            waiting.appendleft(head._replace(fen=head.fen - part))
    return met
