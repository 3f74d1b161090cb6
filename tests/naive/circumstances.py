"""The facts of a case as far as they are looked at, and what held for the person on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from naive.constants import CITY, CLAUSES, OPENINGS, Case, Law
from naive.dates import FOREVER, add_years, day_of, month_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `on` is its Day or the first Day of its spell, `until` the Day after the spell."""

    kind: str
    on: int
    until: int
    recorded_on: int
    data: dict[str, Any]

    def holds_on(self, day: int) -> bool:
        """Whether the spell contains the day."""
        return self.on <= day < self.until


def looked_at(case: Case, law: Law) -> tuple[list[Fact], int]:
    """The facts looked at, in file order, and the last Month of the assessment."""
    facts = [_fact(data) for data in case["facts"]]
    known = day_of(case.get("known"))
    facts = [fact for fact in facts if fact.recorded_on <= known]
    if case.get("through"):
        through = month_of(day_of(case["through"]))
    else:
        launch = month_of(day_of(law["launch_date"]))
        through = max((month_of(fact.on) for fact in facts), default=launch)
    return [fact for fact in facts if month_of(fact.on) <= through], through


def decisions_in_order(facts: list[Fact]) -> list[Fact]:
    """The facts that are decisions, by date and then by place in the file."""
    return sorted(
        (fact for fact in facts if fact.kind in CLAUSES or fact.kind in OPENINGS), key=lambda fact: fact.on
    )


def holding(facts: list[Fact], kind: str, day: int) -> list[Fact]:
    """The spells of a kind that contain the day."""
    return [fact for fact in facts if fact.kind == kind and fact.holds_on(day)]


def at_the_place(facts: list[Fact], day: int) -> list[Fact]:
    """The spells of residence in the city that contain the day; none means not resident."""
    return [spell for spell in holding(facts, "residence", day) if spell.data["place"] == CITY]


def is_agricultural(facts: list[Fact], day: int) -> bool:
    """Whether none of the city's spells on the day is non-agricultural."""
    return not any(spell.data["household"] == "non_agricultural" for spell in at_the_place(facts, day))


def is_student(facts: list[Fact], day: int) -> bool:
    """Whether the person is at school on the day."""
    return bool(holding(facts, "student", day))


def draws_elsewhere(facts: list[Fact], day: int) -> bool:
    """Whether another scheme pays the person a pension on the day."""
    return any(spell.data["drawing"] for spell in holding(facts, "cover", day))


def is_covered_elsewhere(facts: list[Fact], day: int) -> bool:
    """Whether the person is insured in another scheme, not yet drawing, on the day."""
    return any(not spell.data["drawing"] for spell in holding(facts, "cover", day))


def categories(facts: list[Fact], day: int) -> set[str]:
    """The special categories in force on the day."""
    return {spell.data["category"] for spell in holding(facts, "category", day)}


def has_residence_years(facts: list[Fact], law: Law, day: int) -> bool:
    """Whether an unbroken run of residence that reaches the day goes back the years asked for."""
    everywhere = [fact for fact in facts if fact.kind == "residence"]
    in_province = [spell for spell in everywhere if int(spell.data["place"]) // 10000 == int(CITY) // 10000]
    in_city = [spell for spell in everywhere if spell.data["place"] == CITY]
    settled = [spell for spell in in_city if spell.data["household"] == "non_agricultural"]
    here = [spell for spell in settled if spell.holds_on(day)]
    converted = [spell for spell in in_city if spell.holds_on(day) and spell.data["converted"]]
    starts = [
        _run_start(here, settled),
        _run_start(converted, in_city),
        _run_start(converted, in_province),
    ]
    return any(start < FOREVER and add_years(start, law["residence_years"]) <= day for start in starts)


def payment_month(facts: list[Fact], month: int) -> int | None:
    """The Month in which the pension of `month` is paid when suspensions are minded; None if never."""
    spells = _suspending(facts, month)
    if any(spell.data["reason"] == "imprisonment" for spell in spells):
        return None
    if any(spell.until == FOREVER for spell in spells):
        return None
    return max((month_of(spell.until) for spell in spells), default=month)


def awaits_certificate(facts: list[Fact], month: int, now: int) -> bool:
    """Whether the pension of `month` is held for want of a certificate that is not there by the Month `now`."""
    reasons = {spell.data["reason"] for spell in _suspending(facts, month) if month_of(spell.until) > now}
    imprisoned = any(spell.data["reason"] == "imprisonment" for spell in _suspending(facts, month))
    return "life_certificate" in reasons and not imprisoned


def _suspending(facts: list[Fact], month: int) -> list[Fact]:
    """The suspensions that contain the Month."""
    spells = [fact for fact in facts if fact.kind == "suspension"]
    return [spell for spell in spells if month_of(spell.on) <= month < month_of(spell.until)]


def _run_start(reached: list[Fact], allowed: list[Fact]) -> int:
    """The earliest day to which spells chain back from those that reach the day; FOREVER if none does."""
    run = list(reached)
    for spell in run:
        run.extend(earlier for earlier in allowed if earlier.until == spell.on and earlier not in run)
    return min((spell.on for spell in run), default=FOREVER)


def _fact(data: dict[str, Any]) -> Fact:
    on = day_of(data["on"] if "on" in data else data["from"])
    recorded_on = day_of(data["recorded_on"]) if data.get("recorded_on") else on
    return Fact(kind=data["kind"], on=on, until=day_of(data.get("until")), recorded_on=recorded_on, data=data)
