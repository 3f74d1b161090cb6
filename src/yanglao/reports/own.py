"""本人查询 What residents see of themselves: what they have, where they stand, what comes next, and why the amounts are what they are. Sums
by the month step from the facts on record; what stands in the account is read from the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.audit.export import case_of_person
from yanglao.casefile.answer import answers
from yanglao.casefile.estimate.telling import Figure, Why, filled, whole_yuan, why, yuan
from yanglao.casefile.estimate.words import FIGURES, REASONED
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.reading import Case, read_case
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import ints
from yanglao.kernel.identity import masked
from yanglao.kernel.months import FOREVER, birthday, month_of, month_text, parse_month, year_of_day
from yanglao.policy.law import Law
from yanglao.reports.account_years import YearOfAccount, account_legs, account_years
from yanglao.reports.own_words import ACCOUNT_WORDS
from yanglao.store.acting import Agency
from yanglao.store.people import names_of, numbers_of
from yanglao.store.read.persons import balances_known, pension_known

PARTS = ("base", "increment", "account")
RULES: Mapping[str, tuple[str, ...]] = {
    "base": ("base_pension",),
    "increment": ("increment_years", "increment"),
    "account": ("account_pension",),
    "paid": ("own_payment", "back_payment"),
    "subsidies": (
        "entry_subsidy",
        "tier_bonus",
        "full_government_contribution",
        "partial_government_contribution",
    ),
    "interest": ("interest",),
    "taken": ("drawdown",),
}
"""Figure -> the rules behind it."""


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody about themselves on a Day. situation: not_enrolled, paying, of_age (may claim), drawing, held (waits for a life
    certificate), ended. of_age_on: the Day of the birthday from which a pension can be claimed. months: benefit
    months booked, with fen. legs: what moved in the account, as booked."""

    person: int
    name: str
    number: str
    on: int
    situation: str
    case: Case
    answer: dict[str, Any]
    steps: tuple[Explained, ...]
    law: Law
    of_age_on: int
    balances_fen: dict[str, int]
    months: dict[int, int]
    legs: tuple[dict[str, Any], ...]

    @property
    def born(self) -> int:
        return self.case.born

    @property
    def years_paid(self) -> int:
        return sum(self.answer["years"].values())

    @property
    def last_month(self) -> int:
        """The last benefit month booked; 0: none."""
        return max(self.months, default=0)

    @property
    def monthly_fen(self) -> int:
        return self.months.get(self.last_month, 0)

    @property
    def balance_fen(self) -> int:
        return sum(self.balances_fen.values())

    @property
    def has_paid_this_year(self) -> bool:
        return any(
            row["year"] == year_of_day(self.on) and row["in"]["own"] for row in self.answer["accounts"]
        )

    def years(self) -> list[YearOfAccount]:
        """Every calendar year with something in it, the latest first, as it is booked."""
        return account_years(self.legs, pensions=self.months)

    def figures(self) -> list[Figure]:
        """Why the pension of the last month is what it is; why the account is, where none is paid yet."""
        return list(_pension(self) if self.months else ()) + list(_account(self))


def own(agency: Agency, person: int, *, on: int) -> Own:
    """Somebody about themselves, with every step of the calculation."""
    connection, area = agency.connection, agency.area
    told = case_of_person(agency, person)
    booked_through = told["through"]
    told["through"] = max(booked_through, month_text(month_of(on)))
    case = read_case(told)
    history, steps = explain(case)
    (answer,) = answers([case], history)
    months = {
        row["month"]: sum(row[name] for name in ("cash_fen", "withheld_fen", "overpaid_fen"))
        for row in pension_known(connection, area, person, FOREVER)
    }
    law = case.laws.at(max(month_of(on), month_of(case.laws.launch_day)))
    of_age_on = int(birthday(ints([case.born]), law.pension_age_years)[0])
    return Own(
        person=person,
        name=names_of(connection, [person]).get(person, ""),
        number=masked(numbers_of(connection, agency.keys, [person])[person]),
        on=on,
        situation=_situation(answer, of_age_on, months, on, booked_through),
        case=case,
        answer=answer,
        steps=tuple(steps),
        law=law,
        of_age_on=of_age_on,
        balances_fen=balances_known(connection, area, person, FOREVER),
        months=months,
        legs=tuple(account_legs(agency, person)),
    )


def _situation(
    answer: dict[str, Any], of_age_on: int, months: dict[int, int], on: int, booked_through: str
) -> str:
    if answer["settlement"] is not None:
        return "ended"
    if answer["award"] is not None:
        is_paid = not months and answer["award"]["from"] > booked_through
        return "drawing" if is_paid or booked_through in map(month_text, months) else "held"
    if of_age_on <= on:
        return "of_age"
    accepted = {one["kind"] for one in answer["decisions"] if one["outcome"] == "accepted"}
    return "paying" if "enrolment" in accepted else "not_enrolled"


def _pension(one: Own) -> Iterator[Figure]:
    """The parts of a month's pension, as the rules gave them for the last month that was paid."""
    due = [row for row in one.answer["pension"] if parse_month(row["month"]) == one.last_month]
    award = one.answer["award"]
    if not due or award is None:
        return
    values = {
        "total": yuan(award["account_total_fen"]),
        "divisor": one.law.account_divisor_months,
        "qualifying": one.law.qualifying_years,
        "beyond": award["increment_years"],
        "increment_each": whole_yuan(one.law.increment_fen_monthly_per_year),
    }
    for name in PARTS:
        fen = sum(row[f"{name}_fen"] for row in due)
        if fen:
            title = filled(FIGURES[name].title, values)
            yield Figure(name, title, yuan(fen), _why(one, name, filled(REASONED[name], values)))
    yield Figure(
        "monthly",
        FIGURES["monthly"].title,
        yuan(one.monthly_fen),
        _why(one, "monthly", REASONED["monthly"]),
        strong=True,
    )


def _account(one: Own) -> Iterator[Figure]:
    """What came into the account and went out of it, over all years."""
    years = one.years()
    sums = {
        "paid": sum(year.own_fen for year in years),
        "subsidies": sum(year.subsidy_fen for year in years),
        "interest": sum(year.interest_fen for year in years),
        "taken": -sum(year.out_fen for year in years),
    }
    for name, fen in sums.items():
        if fen:
            title, sentence = ACCOUNT_WORDS[name]
            yield Figure(f"account-{name}", title, _signed(fen), _why(one, name, sentence))
    if years:
        title, sentence = ACCOUNT_WORDS["balance"]
        yield Figure("account-balance", title, yuan(sum(sums.values())), Why(sentence), strong=True)


def _signed(fen: int) -> Pair:
    zh, en = yuan(abs(fen))
    return (f"−{zh}", f"−{en}") if fen < 0 else (zh, en)


def _why(one: Own, name: str, sentence: Pair) -> Why:
    last: dict[str, Explained] = {step.rule.name: step for step in one.steps}
    return why(one.case.laws.plan, sentence, [last[rule] for rule in RULES.get(name, ()) if rule in last])
