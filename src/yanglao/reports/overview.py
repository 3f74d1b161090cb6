"""人员概况 A person as one page tells it: who it is and what they are now, what happened and when it became known, pensions by month, the
account by year, and what wants somebody. The same figures as the book; nothing is worked out here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from yanglao.casefile.words import Pair, day_pair
from yanglao.kernel.identity import masked, sex
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, first_day, last_day, month_of, parse_day, parse_month
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.reports.words import ALL_KINDS, ITEMS
from yanglao.store.acting import Agency
from yanglao.store.people import numbers_of
from yanglao.store.read import persons as ask

Plain = dict[str, Any]
Standing = Literal["registered", "insured", "suspended", "in_payment", "ended"]
STANDINGS: dict[Standing, Pair] = {
    "registered": ("已登记,未参保", "registered, not enrolled"),
    "insured": ("参保缴费", "insured"),
    "suspended": ("暂停发放", "suspended"),
    "in_payment": ("领取待遇", "in payment"),
    "ended": ("终止", "ended"),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """提醒 What wants somebody: in words, and how much it presses (need: somebody; risk: money or law)."""

    words: Pair
    presses: Literal["need", "risk"]


@dataclass(frozen=True, slots=True)
class Event:
    """事项 Something that happened: the Day it holds from, until when (FOREVER: a point or open), the Day it became known, its kind in words,
    and whether another version has put it aside."""

    fact: int
    kind: str
    day: int
    until: int
    known_on: int
    put_aside: bool

    @property
    def words(self) -> Pair:
        return ALL_KINDS[self.kind]


def standing_of(file: Plain, *, on: int) -> Standing:
    """现状 What somebody is on a Day."""
    kinds = {fact["kind"] for fact in file["facts"]}
    if any(FACT_KINDS[Kind[kind]].ends_relation for kind in kinds):
        return "ended"
    if "claim" in kinds or "opening_award" in kinds:
        return "suspended" if _is_suspended(file["facts"], on) else "in_payment"
    return "insured" if kinds & {"enrolment", "opening"} else "registered"


def alerts_of(file: Plain) -> list[Alert]:
    """What somebody has to do something about, the pressing first."""
    found = [
        Alert((f"{zh} {yuan_text(fen)} 元", f"{en}: {yuan_text(fen)} yuan"), "risk")
        for (zh, en), fen in _open(file)
    ]
    if file["waits"]:
        count = len(file["waits"])
        found.append(Alert((f"{count} 项待办", f"{count} waiting"), "need"))
    unserved = sum(1 for one in file["notices"] if one["served_on"] is None)
    if unserved:
        found.append(Alert((f"{unserved} 份通知待送达", f"{unserved} notices to be served"), "need"))
    return found


def _open(file: Plain) -> Iterator[tuple[Pair, int]]:
    items = sorted(file["open"], key=lambda one: str(one["kind"]))
    for kind, of_kind in groupby(items, key=lambda one: str(one["kind"])):
        yield ITEMS[kind], sum(int(one["left_fen"]) for one in of_kind)


def line_of(agency: Agency, person: int, file: Plain, *, seen: Plain, on: int) -> Plain:
    """人员栏 Who it is: name, masked number, sex, birth, age on a Day, unit, what they are now; and what wants somebody, of what is `seen`."""
    number = numbers_of(agency.connection, agency.keys, [person])[person]
    standing = standing_of(file, on=on)
    born = next(parse_day(fact["born"]) for fact in file["facts"] if fact["kind"] == "birth")
    return {
        "person": person,
        "name": file["name"],
        "number": masked(number),
        "sex": ("女", "woman") if sex(number) == "female" else ("男", "man"),
        "born": day_pair(born),
        "age": age_on(born, on),
        "unit": file["unit"] or "",
        "standing": standing,
        "standing_words": STANDINGS[standing],
        "alerts": alerts_of(seen),
    }


def events_of(file: Plain) -> list[Event]:
    """一生的记录 Everything that happened, by the day it holds from; earlier versions with what put them aside."""
    events = [_event(fact, False) for fact in file["facts"]] + [
        _event(fact, True) for fact in file["put_aside"]
    ]
    return sorted((one for one in events if one.day), key=lambda one: (one.day, one.fact))


def pension_months(agency: Agency, person: int) -> list[Plain]:
    """待遇各月 Every month booked, the latest first, with its sum."""
    rows = ask.pension_months(agency.connection, agency.area, person)
    parts = ("base_fen", "increment_fen", "account_fen")
    return [{**row, "total_fen": sum(row[name] for name in parts)} for row in reversed(rows)]


def _event(fact: Plain, put_aside: bool) -> Event:
    day = fact.get("on") or fact.get("from") or fact.get("born")
    until = fact.get("until")
    return Event(
        fact["fact"],
        fact["kind"],
        0 if day is None else _day_in(day),
        FOREVER if until is None else _day_in(until),
        parse_day(fact["recorded_on"]),
        put_aside,
    )


def _is_suspended(facts: list[Plain], on: int) -> bool:
    spells = [fact for fact in facts if fact["kind"] == "suspension"]
    month = last_day(month_of(on))
    return any(
        _day_in(one["from"]) <= month and (one.get("until") is None or _day_in(one["until"]) > month)
        for one in spells
    )


def _day_in(text: str) -> int:
    """A day `2013-11-05`, or the first one of a month `2013-11`: what is held is told by months."""
    return parse_day(text) if text.count("-") == 2 else first_day(parse_month(text))


def age_on(born: int, on: int) -> int:
    """How old somebody `born` is on a Day, in whole years."""
    return on // 10_000 - born // 10_000 - (on % 10_000 < born % 10_000)
