"""认定单位今天 What a bureau has to look at: what the agency asks of it, what ends soon, what stands twice, and how old its lists are. Facts of
its own matters only; no money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.acts.certification.matching import DEATHS
from yanglao.casefile.words import Pair
from yanglao.kernel.months import age_days, days_after
from yanglao.life.kinds import Category
from yanglao.reports.asking import Reader
from yanglao.reports.certifications import KINDS, doubled_of, kinds_of, knows_of, last_of_each, status_of
from yanglao.reports.overlaps import SCHEME_WORDS
from yanglao.store.disputes import Dispute, open_disputes
from yanglao.store.matchings import Matching, last_matchings
from yanglao.store.read.worklists import Certified, without_document

SOON_DAYS = 60
"""So many days ahead an end is told."""
VALID = ("valid", "expiring")
MATCHED: dict[str, tuple[Pair, str]] = {
    DEATHS: (("死亡信息", "deaths"), "death"),
    **{name: (words, f"cover.{name}") for name, words in SCHEME_WORDS.items()},
}
"""What is gone through by lists -> what it is called, and whose matter it is."""


@dataclass(frozen=True, slots=True)
class Certification:
    """A certification on the desk: whose, its kind (name and words), its fact, since and until when."""

    person: int
    kind: str
    words: Pair
    fact: int
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute that waits: about which certification, who raised it, why, since when, how many days ago; whether it is by whoever reads."""

    person: int
    kind: str
    words: Pair
    by: str
    reason: str
    on: int
    days: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The desk: disputes, certifications without a document, those that end soon, those of people with two hardships; kind -> how many
    are valid; what lists were gone through last, and how many days ago."""

    disputes: Sequence[Disputed]
    lacking: Sequence[Certification]
    ending: Sequence[Certification]
    doubled: Sequence[Certification]
    valid: dict[str, tuple[Pair, int]]
    matched: Sequence[tuple[Pair, Matching | None, int]]


def bureau_day(reader: Reader) -> Day:
    """Everything a bureau sees first."""
    found = list(last_of_each(reader))
    soon = days_after(reader.on, SOON_DAYS)
    states = {one.root: status_of(one, reader.on, soon) for one in found}
    bare = without_document(reader.connection, reader.area, reader.on)
    twice = doubled_of(found, reader.on)
    return Day(
        [
            _disputed(one, reader)
            for one in open_disputes(reader.connection, reader.area)
            if knows_of(reader, one.category)
        ],
        [_told(one) for one in found if one.root in bare],
        sorted((_told(one) for one in found if states[one.root] == "expiring"), key=lambda one: one.until),
        [_told(one) for one in found if one.root in twice],
        _valid(reader, found, states),
        _matched(reader),
    )


def _told(one: Certified) -> Certification:
    kind = Category(one.category).name
    return Certification(one.person, kind, KINDS[kind], one.root, one.since, one.until)


def _disputed(one: Dispute, reader: Reader) -> Disputed:
    kind = Category(one.category).name
    days = age_days(one.on, reader.on)
    is_own = one.actor == reader.login
    return Disputed(one.person, kind, KINDS[kind], one.actor, one.reason, one.on, days, is_own)


def _valid(reader: Reader, found: Sequence[Certified], states: dict[int, str]) -> dict[str, tuple[Pair, int]]:
    names = [Category(one.category).name for one in found if states[one.root] in VALID]
    return {kind: (words, names.count(kind)) for kind, words in kinds_of(reader).items()}


def _matched(reader: Reader) -> list[tuple[Pair, Matching | None, int]]:
    last = last_matchings(reader.connection, reader.area)
    return [
        (words, last.get(name), last[name].age_days(reader.on) if name in last else 0)
        for name, (words, matter) in MATCHED.items()
        if reader.knows_of(matter)
    ]
