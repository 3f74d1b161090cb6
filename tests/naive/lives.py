"""Random lives: valid case files, two in three of a plausible course, the others absurd."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from naive import life_spells as spells
from naive.constants import CLAUSES, PARAMETERS, PLAN, Case
from naive.life_law import random_law, tiers_in
from naive.life_spells import LAUNCH, FactData, Person, birthday

TIERS: list[int] = PARAMETERS["tiers_yuan"]
LAST_YEARS = (2012, 2014, 2017, 2021, 2026, 2031, 2036, 2041, 2045)


def random_case(rng: random.Random) -> Case:
    """A valid case file; the same state of `rng` gives the same case."""
    last_year = rng.choices(LAST_YEARS, (1, 1, 1, 2, 2, 3, 4, 4, 6))[0]
    person = Person(rng=rng, born=_born(rng), last_year=last_year)
    law = random_law(rng) if person.chance(0.4) else {}
    case: Case = {"plan": PLAN}
    if law or person.chance(0.1):
        case["law"] = law
    case["person"] = {"born": person.born.isoformat(), "sex": rng.choice(("female", "male"))}
    case["facts"] = _facts(person, tiers_in(law, TIERS))
    if person.chance(0.75):
        case["through"] = f"{last_year}-{rng.randint(1, 12):02d}"
    if person.chance(0.15):
        case["known"] = person.day(date(2011, 12, 1), date(last_year, 12, 31)).isoformat()
    elif person.chance(0.05):
        case["known"] = None
    return case


def refusal_codes_reached(answers: Iterable[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """How often each (kind of decision, refusal code) was given; `accepted` counts as a code."""
    reached: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        for decision in answer["decisions"]:
            reached[decision["kind"], decision["reason"] or "accepted"] += 1
    return reached


def _facts(person: Person, tiers: list[int]) -> list[FactData]:
    """All facts of a life in some order of the file, some of them recorded late."""
    rng = person.rng
    facts = _plausible(person, tiers)
    if person.chance(1 / 3):
        facts = _absurd(person, facts, tiers)
    if person.chance(0.02):
        facts = rng.sample(facts, min(len(facts), 2))
    if person.chance(0.5):
        rng.shuffle(facts)
    late = rng.choice((0, 0, 0.1, 0.5))
    return [_recorded_late(person, fact) if person.chance(late) else fact for fact in facts]


def _born(rng: random.Random) -> date:
    """A birthday in one of the groups, near a border between them, or on a leap day."""
    first, last = rng.choice(((1928, 1951), (1951, 1966), (1951, 1966), (1966, 1982), (1982, 2003)))
    born = date(first, 1, 1) + timedelta(days=rng.randint(0, (last - first) * 365))
    if rng.random() < 0.1:
        return date(rng.randrange(1932, 2000, 4), 2, 29)
    if rng.random() < 0.08:
        return rng.choice((date(1951, 10, 1), date(1966, 10, 1))) + timedelta(days=rng.randint(-1, 1))
    return born


def _plausible(person: Person, tiers: list[int]) -> list[FactData]:
    enrolled = _enrolment_day(person)
    facts = spells.residence(person) + _circumstances(person)
    facts.append(_on("enrolment", enrolled))
    if person.chance(0.15):
        facts.append(_on("enrolment", person.day(enrolled, enrolled + timedelta(days=1500))))
    paid = _contributions(person, enrolled, tiers)
    if person.chance(0.08) and person.sixty > enrolled:
        paid = _moved_here(person, enrolled, paid)
    facts += paid
    for make, share in ((_deemed_years, 0.15), (_transfer_in, 0.1)):
        if person.chance(share):
            facts.append(make(person, person.day(enrolled, max(enrolled, person.sixty))))
    if person.chance(0.04):
        facts.append(_transfer_out(person, person.day(enrolled, max(enrolled, person.sixty))))
    return facts + _later_life(person, max(enrolled, person.sixty), len(paid), tiers)


def _circumstances(person: Person) -> list[FactData]:
    facts = []
    for make, share in ((spells.student, 0.08), (spells.cover, 0.1), (spells.category, 0.35)):
        while person.chance(share):
            facts.append(make(person))
    return facts


def _enrolment_day(person: Person) -> date:
    """Soon after the launch, or after coming of age, or some years late; seldom too early."""
    if person.chance(0.03):
        return person.day(date(2011, 8, 1), LAUNCH)
    first = max(LAUNCH, birthday(person.born, 16))
    if person.chance(0.25 if first > LAUNCH else 0.03):
        first -= timedelta(days=person.rng.choice((1, 1, 200)))
    return person.day(first, first + timedelta(days=person.rng.choice((0, 60, 800, 800, 4000))))


def _contributions(person: Person, enrolled: date, tiers: list[int]) -> list[FactData]:
    """One contribution a year, most years, at a favourite tier, until the year of the pension day."""
    paying, favourite = person.rng.choice((1, 1, 0.95, 0.7, 0.2)), person.rng.choice(tiers)
    facts = []
    for year in range(enrolled.year, min(person.sixty.year + person.chance(0.2), person.last_year + 1)):
        if person.chance(paying):
            first = max(date(year, 1, 1), enrolled)
            tier = favourite if person.chance(0.8) else person.rng.choice((*tiers, *tiers, 150))
            facts.append(_contribution(person.day(first, date(year, 12, 31)), year, tier))
    return facts


def _moved_here(person: Person, enrolled: date, paid: list[FactData]) -> list[FactData]:
    """Years paid elsewhere since the launch and brought along, or almost so many; paid here from then on."""
    day = person.day(enrolled, max(enrolled, person.sixty - timedelta(days=1)))
    years = max(0, day.year - LAUNCH.year + person.rng.choice((0, 0, 0, -1, -2, 1)))
    later = [fact for fact in paid if fact["year"] >= day.year - person.rng.choice((0, 0, 1, 3))]
    return [*later, {**_transfer_in(person, day), "years": years}]


def _in_two(person: Person, whole: FactData, last: date) -> list[FactData]:
    """A back-payment in two parts."""
    first = person.rng.randint(1, whole["years"] - 1)
    day = person.day(date.fromisoformat(whole["on"]), max(last, date.fromisoformat(whole["on"])))
    rest = {**whole, "years": whole["years"] - first, "on": day.isoformat()}
    return [{**whole, "years": first}, rest]


def _later_life(person: Person, ready: date, paid: int, tiers: list[int]) -> list[FactData]:
    """From 60 on: back-payment, claims, suspensions, and how it ends."""
    facts: list[FactData] = []
    claimed = ready + timedelta(days=person.rng.choice((0, 5, 40, 40, 400, -20, 2500)))
    if person.chance(0.1):
        facts.append(_on("claim", ready + timedelta(days=person.rng.randint(-400, 30))))
    if paid < 15 and person.chance(0.6):
        years = 15 - paid if person.chance(0.7) else person.rng.randint(0, 16)
        choice = [*tiers, 99] if person.chance(0.3) else tiers
        day = person.day(ready, max(ready, claimed))
        facts.append(_back_payment(person, day, years, choice))
        if years > 1 and person.chance(0.25):
            facts += _in_two(person, facts.pop(), claimed)
        if person.chance(0.15):
            facts.append(_deemed_years(person, day))
    if person.chance(0.1):
        facts.append(_on("withdrawal", person.day(ready, claimed + timedelta(days=400))))
    if person.chance(0.9):
        facts.append(_on("claim", claimed))
    if person.chance(0.05):
        facts.append(spells.cover_on(person, claimed))
    if person.chance(0.25):
        held = spells.suspensions(person, claimed)
        if person.chance(0.4):
            return [*facts, *held, _end_within(person, person.rng.choice(held))]
        facts += held
    return facts + _ends(person, claimed)


def _ends(person: Person, claimed: date) -> list[FactData]:
    kind = "emigration" if person.chance(0.1) else "death"
    if person.chance(0.12):
        return [_on(kind, claimed + timedelta(days=person.rng.randint(0, 25)))]
    if person.chance(0.08):
        return [_on(kind, person.any_day())]
    if person.chance(0.4):
        return [_on(kind, claimed + timedelta(days=person.rng.randint(0, 9000)))]
    return []


def _end_within(person: Person, held: FactData) -> FactData:
    """Dying or leaving while a suspension runs, seldom just before or after it."""
    first = date.fromisoformat(f"{held['from']}-01")
    last = date.fromisoformat(f"{held['until']}-01") if held["until"] else first + timedelta(days=900)
    day = person.day(first - timedelta(days=20), last + timedelta(days=20))
    return _on("emigration" if person.chance(0.2) else "death", day)


def _absurd(person: Person, facts: list[FactData], tiers: list[int]) -> list[FactData]:
    """The life spoilt: things twice, out of order, on one day, or simply impossible."""
    rng = person.rng
    facts = facts + [_any_fact(person, tiers) for _ in range(rng.choice((1, 2, 4, 8)))]
    if person.chance(0.3):
        facts += [dict(fact) for fact in rng.sample(facts, min(len(facts), 3))]
    if person.chance(0.3):
        _gather_on_one_day(person, facts)
    if person.chance(0.15):
        facts = [fact for fact in facts if fact["kind"] != "enrolment" or person.chance(0.3)]
    return facts


def _gather_on_one_day(person: Person, facts: list[FactData]) -> None:
    decisions = [fact for fact in facts if fact["kind"] in CLAUSES]
    if not decisions:
        return
    day = person.rng.choice(decisions)["on"]
    for fact in person.rng.sample(decisions, min(len(decisions), person.rng.randint(1, 5))):
        fact["on"] = day


def _any_fact(person: Person, tiers: list[int]) -> FactData:
    """A fact of any kind on any day, near the pension day more often than elsewhere."""
    rng, day = person.rng, person.any_day()
    if person.chance(0.3) and person.sixty.year > 2009:
        day = person.sixty + timedelta(days=rng.choice((-1, 0, 1, 30)))
    kind = rng.choice((*CLAUSES, "death", "contribution", "cover", "residence", "student", "suspension"))
    if kind == "contribution":
        return _contribution(day, day.year + rng.choice((0, 0, 0, -1, 1)), rng.choice((*tiers, 150)))
    if kind == "back_payment":
        return _back_payment(person, day, rng.randint(-1, 17), [*tiers, 99])
    if kind == "suspension":
        return spells.suspensions(person, day)[0]
    other = {
        "deemed_years": _deemed_years,
        "transfer_in": _transfer_in,
        "transfer_out": _transfer_out,
    }
    if kind in other:
        return other[kind](person, day)
    spell = {"cover": spells.cover, "residence": spells.any_residence, "student": spells.student}
    return spell[kind](person) if kind in spell else _on(kind, day)


def _on(kind: str, day: date) -> FactData:
    return {"kind": kind, "on": day.isoformat()}


def _contribution(day: date, year: int, tier: int) -> FactData:
    return {**_on("contribution", day), "year": year, "tier_yuan": tier}


def _back_payment(person: Person, day: date, years: int, tiers: list[int]) -> FactData:
    return {**_on("back_payment", day), "years": years, "tier_yuan": person.rng.choice(tiers)}


def _deemed_years(person: Person, day: date) -> FactData:
    basis = person.rng.choice(("military", "service"))
    return {**_on("deemed_years", day), "years": person.rng.choice((1, 3, 5, 12)), "basis": basis}


def _transfer_in(person: Person, day: date) -> FactData:
    money = {f"{source}_fen": person.rng.randint(0, 1_200_000) for source in ("own", "province", "city")}
    return {**_on("transfer_in", day), **money, "years": person.rng.randint(0, 8)}


def _transfer_out(person: Person, day: date) -> FactData:
    to, take = person.rng.choice(("province", "elsewhere")), person.rng.choice(("transfer", "refund"))
    return {**_on("transfer_out", day), "to": to, "take": take}


def _recorded_late(person: Person, fact: FactData) -> FactData:
    began = fact["on"] if "on" in fact else fact["from"]
    first = date.fromisoformat(began if len(began) == 10 else f"{began}-01")
    late = timedelta(days=person.rng.choice((0, 1, 45, 45, 400, 3000)))
    return {**fact, "recorded_on": (first + late).isoformat()}
