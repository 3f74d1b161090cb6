"""测算养老金 What somebody would draw who pays year by year, is old already, or makes years up in one payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from yanglao.advice.lives import Life, Person
from yanglao.advice.questions import Pair
from yanglao.advice.supposed import Asked, Sum, refusal_of, too_many_years
from yanglao.casefile.words import month_words
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_of, year_of
from yanglao.rules.reasons import Reason


def pension(asked: Asked) -> Sum:
    """The pension of somebody who goes on paying, or is of pension age already."""
    heard = asked.heard
    age = heard.age if heard.age is not None else heard.from_age
    if age is None and heard.tier_fen is None and heard.years is None:
        return Sum(
            wanting=(
                "要算出具体数字,请写明年龄和档次,例如“我35岁,每年交500元,能领多少”。",
                'For a figure say your age and tier, as in "I am 35 and pay 500 yuan a year, how much will I get".',
            )
        )
    if age is not None and age >= asked.pension_age:
        return _old(asked, age)
    return _yearly(asked, age)


def _yearly(asked: Asked, age: int | None) -> Sum:
    """Somebody below pension age, who pays every year up to then or for the years said."""
    now, assumed = _age_now(asked, age)
    person = asked.person(now)
    years = _years_paid(asked, person)
    if not years:
        return Sum(wanting=TOO_OLD_TO_PAY)
    found = [_claimed(asked, person, tier, years) for tier in asked.tiers_fen]
    of_age = month_of(person.pension_day)
    assumed += (
        (
            f"{years[0]}年至{years[-1]}年每年缴一次,共{len(years)}次,{month_words(of_age, False)}满{asked.pension_age}岁时申领",
            f"paid once a year from {years[0]} to {years[-1]}, {len(years)} times; claimed at {asked.pension_age} in {month_words(of_age, True)}",
        ),
    )
    return _summed(asked, found, assumed)


TOO_OLD_TO_PAY = (
    "照所说的年龄已没有可以缴费的年度,请核对年龄。",
    "At the ages said no year is left to pay; please check them.",
)


def _age_now(asked: Asked, age: int | None) -> tuple[int, tuple[Pair, ...]]:
    """The age in the month asked, and what was assumed for it."""
    if age is not None:
        return age, ()
    age = asked.pension_age - (asked.heard.years or asked.law.qualifying_years)
    return age, (
        (
            f"没有说年龄:假定现在{age}岁,一直缴到{asked.pension_age}岁",
            f"no age was said: {age} years old now, paying until {asked.pension_age}",
        ),
    )


def _years_paid(asked: Asked, person: Person) -> list[int]:
    """The calendar years in which they pay: all there are, or from one age to another, or so many."""
    heard, this_year = asked.heard, year_of(asked.month)
    begin = max(heard.from_age or person.age, person.age)
    years = [year for year in person.years_ahead if year - this_year >= begin - person.age]
    if heard.to_age:
        return years[: max(heard.to_age - begin, 0)]
    return years[: heard.years] if heard.years and not heard.years_back else years


def _claimed(asked: Asked, person: Person, tier_fen: int, years: list[int]) -> Life:
    """Paying in some years and claiming at pension age; what is missing then is made up in one payment."""
    paid, day = person.pays(years, tier_fen), person.pension_day
    life = person.claims(paid, day)
    if life.refusal("claim") != Reason.years_short.name:
        return life
    missing = asked.law.qualifying_years - life.answer["years"]["paid"]
    return person.claims(paid, day, made_up=missing, tier_fen=tier_fen)


def _old(asked: Asked, age: int) -> Sum:
    """Somebody of pension age who has never paid: drawing at once where that is possible, else after one payment for all years."""
    person = asked.person(age)
    at_once = person.claims(person.pays((), 0), person.on)
    found = [at_once]
    if at_once.refusal("claim") == Reason.years_short.name:
        found = [_after_one_payment(asked, person, tier) for tier in asked.tiers_fen]
    assumed = (
        (
            f"以前没有缴过费,{month_words(asked.month, False)}申领,没有其他养老待遇",
            f"nothing was paid before, claimed in {month_words(asked.month, True)}, no other pension",
        ),
    )
    return _summed(asked, found, assumed)


def _after_one_payment(asked: Asked, person: Person, tier_fen: int) -> Life:
    years = asked.law.qualifying_years
    return person.claims(person.pays((), 0), person.on, made_up=years, tier_fen=tier_fen)


def back_payment(asked: Asked) -> Sum:
    """What is missing at pension age made up in one payment."""
    heard, paid = asked.heard, asked.heard.years_paid or 0
    person = asked.person(heard.age or asked.pension_age)
    if refused := too_many_years(person, paid):
        return refused
    missing = heard.years_back or max(asked.law.qualifying_years - paid, 1)
    years = person.years_past[len(person.years_past) - paid :]
    found = [
        person.claims(person.pays(years, tier), person.on, made_up=missing, tier_fen=tier)
        for tier in asked.tiers_fen
    ]
    when = asked.month
    assumed = (
        (
            f"{month_words(when, False)}满{person.age}岁,已按年缴{paid}年,一次补{missing}年后申领",
            f"{person.age} years old in {month_words(when, True)}, {paid} years paid in their time, {missing} made up in one payment before the claim",
        ),
    )
    return _summed(asked, found, assumed)


def _summed(asked: Asked, found: list[Life], assumed: tuple[Pair, ...]) -> Sum:
    if refused := refusal_of(found):
        return replace(refused, assumed=assumed)
    rate = (
        f"各月按当月规定计算,今后按现行参数和 {year_of(asked.month)} 年及以前公布的利率",
        f"each month by its own rules; the coming ones by today's parameters and the rates told by {year_of(asked.month)}",
    )
    residence = ("户籍一直在本市、非农业", "registered in the city as non-agricultural all the time")
    rows = tuple(map(_row_of_pension, found))
    return Sum(
        (*assumed, residence, rate),
        rows,
        tuple(map(_pension_told, rows)),
        lives=tuple(found),
    )


def _row_of_pension(life: Life) -> dict[str, int | str]:
    answer, first = life.answer, life.answer["pension"][0]
    parts = {name: first[f"{name}_fen"] for name in ("base", "increment", "account")}
    tiers = [fact["tier_yuan"] for fact in life.case["facts"] if "tier_yuan" in fact]
    return {
        "tier_fen": round(tiers[0] * 100) if tiers else 0,
        "years_paid": answer["years"]["paid"],
        "years_back_paid": answer["years"]["back_paid"],
        "own_paid_fen": sum(year["in"]["own"] for year in answer["accounts"]),
        "account_total_fen": answer["award"]["account_total_fen"],
        "from": first["month"],
        **{f"{name}_fen": fen for name, fen in parts.items()},
        "monthly_fen": sum(parts.values()),
    }


def _pension_told(row: Mapping[str, Any]) -> Pair:
    amounts = {name: yuan_text(fen) for name, fen in row.items() if name.endswith("_fen")}
    year, month = row["from"].split("-")
    zh = (
        "自{year}年{month}月起每月 {monthly_fen} 元:基础养老金 {base_fen}、加发 {increment_fen}、账户养老金 {account_fen}"
        "(账户 {account_total_fen} 元;本人共缴 {own_paid_fen} 元,按年缴 {years_paid} 年,补缴 {years_back_paid} 年)"
    )
    en = (
        "from {year}-{month} on {monthly_fen} yuan a month: base pension {base_fen}, increment {increment_fen}, account pension {account_fen} "
        "(account {account_total_fen} yuan; you pay {own_paid_fen} yuan in all, {years_paid} years in time, {years_back_paid} made up)"
    )
    filled = {**row, **amounts, "year": int(year), "month": int(month)}
    before = (
        (f"{amounts['tier_fen']} 元档,", f"Tier {amounts['tier_fen']}: ") if row["tier_fen"] else ("", "")
    )
    return before[0] + zh.format(**filled), before[1] + en.format(**{**filled, "year": year, "month": month})
