"""Who takes what the dead leave 受领人: an account that somebody names, heirs declared with their shares, or those named in life."""

import json

import numpy as np

from .agency import hand_in, papers
from .dates import LAST_MONTH, NEVER, Bools, Ints, Texts, month_of, month_starts, stream
from .names import draw_accounts, draw_names, surname
from .payees import account
from .world import Course, World

_COMES, _DECLARED = 0.9, 0.2  # of the dead somebody comes for; of these, heirs are declared with their shares
_NAMED = 3
"""One in so many of those whose heirs are declared has named them in life."""
_SHARES = (("100%",), ("1/2", "1/2"), ("50%", "1/4", "1/4"))


def heirs_come(world: World, course: Course, death_reported: Ints) -> None:
    """Somebody comes for nine in ten of the dead, with the report of the death or one or two months later."""
    rng = stream(world.seed, "heirs")
    later = rng.choice(3, size=len(death_reported), p=[0.5, 0.3, 0.2]).astype(np.int64)
    month = month_of(np.where(death_reported < NEVER, death_reported, NEVER)) + later
    reported = np.where(month <= LAST_MONTH, month_starts(month + 1) - 1, NEVER)
    comes = (death_reported < NEVER) & (rng.random(len(death_reported)) < _COMES) & (reported < NEVER)
    declared = comes & _some(comes, _DECLARED, rng)
    _name_accounts(world, course, np.flatnonzero(comes & ~declared), reported, rng)
    who = np.flatnonzero(declared)
    named = _named_in_life(world, course, who, rng)
    _declare(world, course, who[~named], reported, rng)
    _take_as_named(world, course, who[named], reported, rng)


def _some(of: Bools, share: float, rng: np.random.Generator) -> Bools:
    """A share of the rows, and at least every so manieth."""
    chosen = np.zeros(len(of), dtype=np.bool_)
    chosen[np.flatnonzero(of)[rng.integers(0, 2) :: round(1 / share)]] = True
    return chosen


def _name_accounts(world: World, course: Course, who: Ints, reported: Ints, rng: np.random.Generator) -> None:
    on = reported[who] - rng.integers(0, 9, size=len(who))
    columns = account("继承人", _relatives(world.people.name[who], rng), draw_accounts(len(who), rng), on)
    hand_in(course, "payee", who, reported[who], columns)


def _named_in_life(world: World, course: Course, who: Ints, rng: np.random.Generator) -> Bools:
    """Which of them named somebody, while they were members."""
    first = np.maximum(month_of(course.enrolled[who]) + 1, 0)
    last = month_of(world.people.death[who]) - 1
    could = first <= last
    named: Bools = could & (np.cumsum(could) % _NAMED == 1)
    at = who[named]
    month = np.maximum(first[named], last[named] - rng.integers(0, 12, size=len(at)))
    hand_in(
        course,
        "beneficiary",
        at,
        month_starts(month) + 15,
        {"document": papers("指定", at), "heirs": _heirs(world, at, "户口簿")},
    )
    return named


def _declare(world: World, course: Course, who: Ints, reported: Ints, rng: np.random.Generator) -> None:
    """Heirs with shares and proof; every other time the accounts come a month later."""
    heirs = _heirs(world, who, "公证书")
    columns = {"basis": "inheritance", "document": papers("公证", who), "heirs": heirs}
    hand_in(course, "heirs", who, reported[who], columns)
    _accounts_of_heirs(course, who, heirs, reported, rng)


def _take_as_named(world: World, course: Course, who: Ints, reported: Ints, rng: np.random.Generator) -> None:
    """Those named take it; they are drawn as they were when they were named."""
    columns = {"basis": "named", "document": papers("死亡证明", who), "heirs": ""}
    hand_in(course, "heirs", who, reported[who], columns)
    _accounts_of_heirs(course, who, _heirs(world, who, "户口簿"), reported, rng)


def _accounts_of_heirs(
    course: Course, who: Ints, heirs: Texts, reported: Ints, rng: np.random.Generator
) -> None:
    """The account of each heir, a month after the declaration."""
    names = [[one["name"] for one in json.loads(text)] for text in heirs.tolist()]
    at = np.repeat(who, [len(one) for one in names])
    columns = {
        "name": np.array([name for one in names for name in one], dtype=object),
        "bank_account": draw_accounts(len(at), rng),
    }
    hand_in(course, "heir_account", at, month_starts(month_of(reported[at]) + 1) + 9, columns)


def _heirs(world: World, who: Ints, document: str) -> Texts:
    """One to three relatives with their shares, as JSON; the same for the same person."""
    texts = []
    for person, name in zip(who.tolist(), world.people.name[who].tolist(), strict=True):
        shares = _SHARES[person % len(_SHARES)]
        mine = np.random.default_rng([world.seed, person])
        relatives = _relatives(np.array([name] * 8, dtype=object), mine).tolist()
        names = list(dict.fromkeys(relatives))[: len(shares)]
        shares = shares if len(names) == len(shares) else ("100%",)
        rows = [
            {"name": one, "share": share, "document": document}
            for one, share in zip(names, shares, strict=False)
        ]
        texts.append(json.dumps(rows, ensure_ascii=False))
    return np.array(texts, dtype=object)


def _relatives(names: Texts, rng: np.random.Generator) -> Texts:
    """Younger people of the same surname."""
    count = len(names)
    male, han = rng.random(count) < 0.5, np.zeros(count, dtype=np.bool_)
    drawn = draw_names(ethnic_li=han, male=male, old=han, rng=rng)
    pairs = zip(names.tolist(), drawn.tolist(), strict=True)
    return np.array([surname(one) + other.removeprefix(surname(other)) for one, other in pairs], dtype=object)
