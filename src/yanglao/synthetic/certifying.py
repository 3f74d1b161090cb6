"""What bureaus do with certifications later: those for a time are extended, some are doubted, and the doubt is settled."""

from collections.abc import Iterator

import numpy as np

from .circumstances import CATEGORIES, LIST_DAY, Spells
from .dates import LAST_MONTH, NEVER, Bools, Ints, Texts, month_of, month_starts
from .people import People
from .reports import Lines, lines
from .units import office

FOR_A_TIME, YEARLY = 8, "low_income"
"""One in so many is certified until the end of the next year; of which kind."""
DOUBTED, UPHELD_DOUBTS = 40, 6
"""One certification in so many is doubted without ground; one in so many of those that ended unreported, with it."""


def ends_on_paper(people: People, spells: Spells, key: str) -> Ints:
    """The end that stands on the first paper of a spell without one: NEVER, or the end of the year after it was known."""
    year_end = month_starts((month_of(np.minimum(spells.known, NEVER)) // 12 + 2) * 12)
    lasts = (spells.since < NEVER) & (spells.until == NEVER) & (people.death == NEVER)
    for_a_time = lasts & (np.arange(len(people)) % FOR_A_TIME == 0) & (key == YEARLY)
    return np.where(for_a_time & (month_of(year_end) <= LAST_MONTH), year_end, NEVER)


def later_lines(people: People, categories: dict[str, Spells]) -> Iterator[Lines]:
    """Extensions in the last month of their year, doubts, and how these are settled."""
    for kind in CATEGORIES:
        spells, bureau = categories[kind.key], office(kind.bureau)
        paper = ends_on_paper(people, spells, kind.key)
        who = np.flatnonzero(paper < NEVER)
        reported = month_starts(month_of(paper[who]) - 1) + LIST_DAY
        extended = {"until": np.full(len(who), NEVER), "document": _texts("续认〔年审〕", len(who))}
        yield _lines("extend_certification", who, kind.text, bureau, reported, extended)
        yield from _doubts(people, spells, kind.text, bureau, doubtable=paper == NEVER)


def _doubts(people: People, spells: Spells, text: str, bureau: int, *, doubtable: Bools) -> Iterator[Lines]:
    """With ground: ended but not reported yet. Without: half a year after it was known."""
    mine = np.arange(len(people))
    holds = doubtable & (spells.since < NEVER)
    unreported = holds & (spells.until < NEVER) & (spells.end_known > spells.known)
    unreported &= (month_of(spells.end_known) - 1 > month_of(spells.known)) & (people.death == NEVER)
    grounded = np.flatnonzero(unreported & (mine % UPHELD_DOUBTS == 0))
    known = month_of(spells.end_known[grounded])
    yield from _doubt(grounded, text, bureau, known - 1, "upheld", "核查不符")
    lasts = holds & (spells.until == NEVER) & (people.death == NEVER)
    groundless = np.flatnonzero(lasts & (mine % DOUBTED == 1))
    yield from _doubt(groundless, text, bureau, month_of(spells.known[groundless]) + 6, "dismissed", "已核实")


def _doubt(who: Ints, text: str, bureau: int, month: Ints, outcome: str, why: str) -> Iterator[Lines]:
    """Doubted in a month by the bureau of human resources, settled in the next."""
    doubt = {"reason": _texts("数据比对存疑", len(who))}
    doubted = month_starts(month) + LIST_DAY
    yield _lines("contest_certification", who, text, office("human_resources"), doubted, doubt)
    settled = {"outcome": _texts(outcome, len(who)), "reason": _texts(why, len(who))}
    later = month_starts(month + 1) + LIST_DAY + 1
    yield _lines("settle_dispute", who, text, bureau, later, settled)


def _lines(layout: str, who: Ints, text: str, bureau: int, reported: Ints, more: dict[str, Texts]) -> Lines:
    columns = {"category": _texts(text, len(who)), **more}
    return lines(layout, who, office=bureau, reported=reported, columns=columns)


def _texts(text: str, count: int) -> Texts:
    return np.full(count, text, dtype=object)
