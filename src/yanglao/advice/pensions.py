"""测算养老金 What somebody would draw who pays year by year, is old already, or makes years up in one payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from yanglao.advice import lives
from yanglao.advice.lives import Life
from yanglao.advice.questions import Pair
from yanglao.advice.supposed import Asked, Sum, refusal_of
from yanglao.casefile.words import month_words
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import year_of
from yanglao.rules.reasons import Reason


def pension(asked: Asked) -> Sum:
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
        return _made_up(asked, _old(asked, age))
    return _yearly(asked, age)


def _yearly(asked: Asked, age: int | None) -> Sum:
    """Somebody below pension age, who pays every year up to then or for the years said."""
    begin, count, now, assumed = _span(asked, age)
    start = asked.month + (begin - now) * 12
    months = range(start, start + count * 12, 12)
    of_age = asked.month + (asked.pension_age - now) * 12
    found = [_claimed(asked, now, tier, months, of_age) for tier in asked.tiers_fen]
    last = month_words(months[-1], False), month_words(months[-1], True)
    assumed += (
        (
            f"从{month_words(months[0], False)}起每年缴一次,共{count}次,最后一次在{last[0]},{month_words(of_age, False)}满{asked.pension_age}岁时申领",
            f"paid once a year from {month_words(months[0], True)}, {count} times, the last in {last[1]}; claimed at {asked.pension_age} in {month_words(of_age, True)}",
        ),
    )
    return _summed(asked, found, assumed)


def _span(asked: Asked, age: int | None) -> tuple[int, int, int, tuple[Pair, ...]]:
    """The age at which paying begins, how many times, the age now, and what was assumed for it."""
    heard, law = asked.heard, asked.law
    assumed: tuple[Pair, ...] = ()
    if age is None:
        count = heard.years or law.qualifying_years
        age = asked.pension_age - count
        assumed = (
            (
                f"没有说年龄:假定现在{age}岁,一直缴到{asked.pension_age}岁",
                f"no age was said: {age} years old now, paying until {asked.pension_age}",
            ),
        )
    begin = max(heard.from_age or age, age)
    count = min(heard.to_age or asked.pension_age, asked.pension_age) - begin
    if heard.years and not heard.years_back:
        count = min(heard.years, asked.pension_age - begin)
    return begin, max(count, 1), age, assumed


def _claimed(asked: Asked, age: int, tier_fen: int, months: range, of_age: int) -> Life:
    """Paying in some months and claiming at pension age; what is missing then is made up in one payment."""
    paid = lives.enrolment(months[0]) + lives.contributions(months, tier_fen)
    life = asked.life(age, paid + lives.claim(of_age), of_age + 1)
    if life.refusal("claim") != Reason.years_short.name:
        return life
    missing = asked.law.qualifying_years - life.answer["years"]["paid"]
    made_up = lives.back_payment(of_age, missing, tier_fen)
    return asked.life(age, paid + made_up + lives.claim(of_age), of_age + 1)


def _old(asked: Asked, age: int) -> list[Life]:
    """Somebody of pension age who has never paid: drawing at once where that is possible, else after one payment for all years."""
    enrolled = lives.enrolment(asked.month)
    life = asked.life(age, enrolled + lives.claim(asked.month), asked.month + 1)
    if life.refusal("claim") != Reason.years_short.name:
        return [life]
    return [
        asked.life(
            age,
            enrolled
            + lives.back_payment(asked.month, asked.law.qualifying_years, tier)
            + lives.claim(asked.month),
            asked.month + 1,
        )
        for tier in asked.tiers_fen
    ]


def _made_up(asked: Asked, found: list[Life]) -> Sum:
    when = asked.month
    assumed = (
        (
            f"以前没有缴过费,{month_words(when, False)}申领,没有其他养老待遇",
            f"nothing was paid before, claimed in {month_words(when, True)}, no other pension",
        ),
    )
    return _summed(asked, found, assumed)


def back_payment(asked: Asked) -> Sum:
    heard, years = asked.heard, asked.law.qualifying_years
    paid = heard.years_paid or 0
    missing = heard.years_back or max(years - paid, 1)
    begin = asked.month - paid * 12
    found = []
    for tier in asked.tiers_fen:
        facts = lives.enrolment(begin) + lives.contributions(range(begin, asked.month, 12), tier)
        facts += lives.back_payment(asked.month, missing, tier) + lives.claim(asked.month)
        found.append(asked.life(heard.age or asked.pension_age, facts, asked.month + 1))
    assumed = (
        (
            f"{month_words(asked.month, False)}满{heard.age or asked.pension_age}岁,已按年缴{paid}年,一次补{missing}年后申领",
            f"{heard.age or asked.pension_age} years old in {month_words(asked.month, True)}, {paid} years paid in their time, {missing} made up in one payment before the claim",
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
