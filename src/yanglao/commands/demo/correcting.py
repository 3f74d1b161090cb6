"""What was recorded wrongly is put right: contributions cancelled, lowered, or carried over to whoever paid them; certifications dated
anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from yanglao.acts.bureaus import matter_of
from yanglao.commands.demo.desks import agree_to_all, try_one, whose_matter
from yanglao.commands.demo.lists import Lists
from yanglao.kernel.columns import ints
from yanglao.kernel.identity import problem_of
from yanglao.kernel.months import day_text, month_of, year_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Agency
from yanglao.store.facts import in_force
from yanglao.store.people import numbers_of, persons_with

ONE_IN = 1500
"""So many contributions of a month hold one that is wrong, and at least one does in the month of the campaign's end."""
CAMPAIGN_ENDS, YEAR_ENDS = 5, 12  # months of the year
YOUNG = "1972"
"""Born after this year: no pension hangs on a single contribution yet."""
Fact = dict[str, int]


def correct(agency: Agency, handed_in: Lists, on: int) -> None:
    """Look through what came in this month."""
    is_end = month_of(on) % 12 + 1 in (CAMPAIGN_ENDS, YEAR_ENDS)
    paid = _paid_by_the_young(agency, handed_in, on)
    found = iter(paid[:: max(1, len(paid) // 8)])
    for _ in range(max(len(paid) // ONE_IN, int(is_end))):
        _cancel(agency, next(found, None), on)
        _lower(agency, next(found, None), on)
        _carry(agency, next(found, None), handed_in, on)
    if is_end:
        _date_anew(agency, handed_in, on)


def _paid_by_the_young(agency: Agency, handed_in: Lists, on: int) -> list[Fact]:
    """This year's contributions in force of young people in the lists of the month."""
    numbers = [one for one in handed_in.get("contribution", {}).get("number", []) if one[6:10] > YOUNG]
    found = _facts(agency, numbers, Kind.contribution)
    return [one for one in found if one["year"] == year_of(month_of(on))]


def _facts(agency: Agency, numbers: Iterable[str], kind: Kind) -> list[Fact]:
    good = [one for one in numbers if problem_of(one) is None]
    persons = sorted({int(one) for one in persons_with(agency, good)} - {0})
    columns = in_force(agency.connection, ints(persons), (kind,))
    names = list(columns)
    return [
        dict(zip(names, row, strict=True))
        for row in zip(*(columns[name].tolist() for name in names), strict=True)
    ]


def _cancel(agency: Agency, fact: Fact | None, on: int) -> None:
    """撤销 Paid in by mistake: it never was, and the money goes back."""
    if fact is not None:
        _done(agency, "cancel_fact", fact, on, reason="误缴")


def _lower(agency: Agency, fact: Fact | None, on: int) -> None:
    """更正 The lowest tier was meant."""
    if fact is not None:
        _done(agency, "replace_fact", fact, on, reason="档次录错", values=json.dumps({"tier_yuan": 100}))


def _carry(agency: Agency, fact: Fact | None, handed_in: Lists, on: int) -> None:
    """转记 Another member paid it: the first of a few whom the rules let."""
    if fact is not None:
        for other in islice(_others(agency, fact, handed_in), 5):
            if _done(agency, "move_contribution", fact, on, reason="录错人", to=other):
                return


def _others(agency: Agency, fact: Fact, handed_in: Lists) -> Iterator[str]:
    """Young people who are told of in the lists of the month and have paid nothing this year."""
    for layout in ("tier", "enrolment", "register", "change_person", "payee"):
        numbers = [one for one in handed_in.get(layout, {}).get("number", []) if one[6:10] > YOUNG]
        paid = {
            one["person_id"]
            for one in _facts(agency, numbers, Kind.contribution)
            if one["year"] == fact["year"]
        }
        members = {one["person_id"] for one in _facts(agency, numbers, Kind.enrolment)}
        yield from _numbers(agency, sorted(members - paid - {fact["person_id"]}))


def _numbers(agency: Agency, persons: Sequence[int]) -> list[str]:
    return list(numbers_of(agency.connection, agency.keys, persons).values())


def _date_anew(agency: Agency, handed_in: Lists, on: int) -> None:
    """更正 A certification of the month began a day later than its bureau wrote; the bureau says so."""
    found = _facts(agency, handed_in.get("category", {}).get("number", []), Kind.category)
    for fact in found[:1]:
        values = json.dumps({"from": day_text(fact["day"] + 1)})
        who = whose_matter(agency, matter_of(Kind.category, fact["code"]))
        _done(agency, "replace_fact", fact, on, who=who, reason="日期录错", values=values)


def _done(agency: Agency, act: str, fact: Fact, on: int, *, who: str = "clerk", **values: object) -> bool:
    (number,) = _numbers(agency, [fact["person_id"]])
    asked = {"number": number, "fact": fact["id"], "document": f"更字{fact['id']}号", **values}
    done = try_one(agency, act, asked, on, who=who)
    agree_to_all(agency, on)
    return done
