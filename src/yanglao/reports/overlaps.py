"""重复参保 Whoever is ours and in another scheme at the same time (七1): the months of both, the own money that was paid here meanwhile
and is refunded, the pension that was drawn here beside another one and is recovered. And how old the last matching with each scheme is.

Amounts are those of a life without the other scheme, so that they stay the same when its consequences are booked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from yanglao.kernel.columns import Bools, ints
from yanglao.kernel.months import FOREVER, date_of, day_of, in_spell, month_of
from yanglao.life.fold import History
from yanglao.life.kinds import Kind, Scheme
from yanglao.lists.layouts import SCHEMES
from yanglao.policy.law import Laws
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import laws_of
from yanglao.store.matchings import last_matchings
from yanglao.store.read.worklists import Cover, covers

SCHEME_WORDS = {words[0]: (words[1], words[0]) for words in SCHEMES}


OVERLAPS_REPORT = About(
    "overlaps",
    "重复参保",
    ("七1",),
    OFFICE,
    zh="同时参加其他养老保险的人:重叠月数、应退、应追回;各险种上次比对的时间。",
    en=(
        "people in another scheme at the same time: months, own money refunded, pension recovered; how long "
        "ago each scheme was matched (`yanglao list match FILE`)"
    ),
    makes=lambda reader, _: overlaps(reader),
    asks=(asks.UNIT,),
)


def overlaps(reader: Reader, *, persons: Collection[int] | None = None) -> Report:
    """A row for each spell elsewhere that lies in the time of a relation here, through the reader's month, of `persons` (None:
    everybody)."""
    laws, through = laws_of(reader.connection, reader.area), month_of(reader.on)
    spells = [
        one
        for one in covers(reader.connection, reader.area)
        if reader.sees(one.person) and (persons is None or one.person in persons)
    ]
    found = _Lives(laws, reader, spells, through)
    who = reader.who({one.person for one in spells})
    rows = [{**who[one.person], **row} for one in spells if (row := found.row(one))["months"]]
    return Report(
        "overlaps",
        ("重复参保", "in two schemes"),
        (
            *WHO,
            Column("scheme", ("险种", "scheme"), "word", SCHEME_WORDS),
            Column("drawing", ("在领", "drawing"), "flag"),
            Column("since", ("起始日期", "since"), "day"),
            Column("until", ("截止日期", "until"), "day"),
            Column("months", ("重叠月数", "months of both"), "count"),
            Column("refund_fen", ("应退个人缴费(元)", "own money refunded"), "yuan"),
            Column("recover_fen", ("应追回待遇(元)", "recovered"), "yuan"),
        ),
        rows,
        sums={
            "refund_fen": (
                ("应退合计(元)", "refunded in all"),
                "yuan",
                sum(row["refund_fen"] for row in rows),
            ),
            "recover_fen": (
                ("应追回合计(元)", "recovered in all"),
                "yuan",
                sum(row["recover_fen"] for row in rows),
            ),
        },
        remarks=_ages(reader),
    )


def _ages(reader: Reader) -> list[tuple[str, str]]:
    found = last_matchings(reader.connection, reader.area)
    told = []
    for scheme, (zh, en) in SCHEME_WORDS.items():
        if (one := found.get(scheme)) is None:
            told.append((f"{zh}:从未比对。", f"{en}: never matched."))
            continue
        days = one.age_days(reader.on)
        told.append(
            (
                f"{zh}:{days} 天前比对 {one.rows} 人,其中本市 {one.ours} 人。",
                f"{en}: matched {days} days ago, {one.rows} people, {one.ours} of them ours.",
            )
        )
    return told


@dataclass(slots=True)
class _Lives:
    """The lives of those who are in another scheme, folded as if they were not."""

    history: History
    ids: np.ndarray
    through: int

    def __init__(self, laws: Laws, reader: Reader, spells: list[Cover], through: int) -> None:
        persons = ints(sorted({one.person for one in spells}))
        known = _without_cover(known_facts(reader.connection, reader.area, persons))
        self.history, self.ids, self.through = (
            assess(laws, known, through=through).history,
            known.ids,
            through,
        )

    def row(self, one: Cover) -> Row:
        at = int(np.searchsorted(self.ids, one.person))
        first, last = self._months(one, at)
        return {
            "scheme": Scheme(one.scheme).name,
            "drawing": one.is_drawing,
            "since": one.since,
            "until": one.until,
            "months": max(last - first + 1, 0),
            "refund_fen": self._paid_fen(one, at),
            "recover_fen": self._drawn_fen(at, first, last) if one.is_drawing else 0,
        }

    def _months(self, one: Cover, at: int) -> tuple[int, int]:
        """The first and the last month of both; the last before the first where there is none."""
        state = self.history.state
        joined, ended = int(state.enrolled_month[at]), int(state.ended_month[at])
        if not joined:
            return 1, 0
        last = self.through if one.until >= FOREVER else month_of(_day_before(one.until))
        return max(month_of(one.since), joined), min(last, self.through, ended or self.through)

    def _paid_fen(self, one: Cover, at: int) -> int:
        """Own money of contributions paid on a day of the spell."""
        table, decisions = self.history.amounts.arrivals, self.history.decisions
        days = decisions.day[table.decision]
        meant: Bools = (table.person == at) & (table.kind == Kind.contribution)
        return int(table.sum_of(what="paid")[meant & in_spell(days, ints(one.since), ints(one.until))].sum())

    def _drawn_fen(self, at: int, first: int, last: int) -> int:
        table = self.history.amounts.pensions
        meant = (table.person == at) & (table.month >= first) & (table.month <= last)
        return int(table.sum_of()[meant].sum())


def _day_before(day: int) -> int:
    return day_of(date_of(day) - timedelta(days=1))


def _without_cover(known: Known) -> Known:
    keep = known.facts.kind != Kind.cover
    return replace(known, facts=known.facts.take(keep), roots=known.roots[keep])
