"""The naive calculator: one person, month after month, straight from spec/calculation.md."""

from __future__ import annotations

from typing import Any

from naive import amounts
from naive.amounts import fen, law_in, law_of
from naive.circumstances import (
    Fact,
    awaits_certificate,
    categories,
    decisions_in_order,
    looked_at,
    payment_month,
)
from naive.constants import CLAUSES, OPENINGS, PLAN, SUB_ACCOUNTS, Case
from naive.dates import day_of, day_text, days_in_month, month_of, month_text, year_of
from naive.decisions import Life, refusal


def assess(case: Case) -> dict[str, Any]:
    """The answer of spec/case-file.md to a valid case of the plan dongfang-2011."""
    law = law_of(case.get("law") or {})
    law["known"] = day_of(case["known"]) if case.get("known") else 99991231
    facts, through = looked_at(case, law)
    life = Life(
        law=law_in(law, month_of(day_of(law["launch_date"]))),
        dated=law,
        facts=facts,
        born=day_of(case["person"]["born"]),
        through=through,
    )
    waiting = decisions_in_order(facts)
    months = [month_of(life.launch)] + [month_of(fact.on) for fact in waiting]
    for month in range(min(months), through + 1):
        _live(life, month, [fact for fact in waiting if month_of(fact.on) == month])
    return _answer(life, case)


def _live(life: Life, month: int, todays: list[Fact]) -> None:
    """One month in the six steps of the specification."""
    life.law = law_in(life.dated, month)
    _start_month(life, month)
    for fact in todays:
        _decide(life, fact)
    if life.enrolled_on is None or life.settlement is not None:
        return
    _pay(life, month)
    if life.claimed_on is not None and month_of(life.claimed_on) == month:
        _settle_interest(life, month)
        _fix_award(life, month_of(life.claimed_on))
    if life.end is not None:
        _settle_interest(life, month)
        _distribute(life, life.end)
    if month % 12 == 11:
        _settle_interest(life, month)
    _year(life, month // 12)["balance"] = dict(life.balance)


def _start_month(life: Life, month: int) -> None:
    if life.award is not None and not life.law["interest_in_payment"]:
        return
    units = days_in_month(month) if life.law["interest_starts"] == "day_count" else 1
    for account in SUB_ACCOUNTS:
        life.product[account] += life.balance[account] * units


def _decide(life: Life, fact: Fact) -> None:
    reason = refusal(life, fact)
    if reason is None:
        _accept(life, fact)
    life.decisions.append(
        {
            "on": day_text(fact.on),
            "kind": fact.kind,
            "outcome": "accepted" if reason is None else "refused",
            "reason": reason,
            "clause": {**CLAUSES, **OPENINGS}[fact.kind],
        }
    )


def _accept(life: Life, fact: Fact) -> None:
    if fact.kind == "enrolment":
        life.enrolled_on = fact.on
    elif fact.kind == "contribution":
        _accept_contribution(life, fact)
    elif fact.kind == "back_payment":
        life.back_paid += fact.data["years"]
        _receive(life, fact.on, {"own": fact.data["years"] * fen(fact.data["tier_yuan"])})
    elif fact.kind == "transfer_in":
        life.transferred_years += fact.data["years"]
        if life.law["transferred_years_are_timely"]:
            year = year_of(fact.on)
            life.timely_years.update(range(year - fact.data["years"], year))
        _receive(life, fact.on, {account: fact.data[f"{account}_fen"] for account in SUB_ACCOUNTS})
    elif fact.kind in OPENINGS:
        _take_over(life, fact)
    elif fact.kind == "deemed_years":
        life.deemed += fact.data["years"]
    elif fact.kind == "claim":
        life.claimed_on = fact.on
    else:
        life.end = fact


def _take_over(life: Life, fact: Fact) -> None:
    """An account that another system kept until the day before."""
    if fact.kind == "opening":
        life.enrolled_on = fact.on
        life.back_paid += fact.data["back_paid_years"]
        units = days_in_month(month_of(fact.on)) if life.law["interest_starts"] == "day_count" else 1
        flows = _year(life, year_of(fact.on))["in"]
        for account in SUB_ACCOUNTS:
            amount = fact.data[f"{account}_fen"]
            life.balance[account] += amount
            flows[account] += amount
            life.product[account] += amount * units
    elif fact.kind == "opening_interest":
        for account in SUB_ACCOUNTS:
            life.product[account] += fact.data[f"{account}_fen_months"]
    elif fact.kind == "paid_year":
        life.contribution_years.add(fact.data["year"])
    else:
        _go_on_paying(life, fact)


def _go_on_paying(life: Life, fact: Fact) -> None:
    """A pension in payment: earlier months were the other system's to pay, unless they were held."""
    since = fact.data["since_year"] * 12 + fact.data["since_month"] - 1
    total = sum(fact.data[f"{account}_fen"] for account in SUB_ACCOUNTS)
    if not life.law["interest_in_payment"]:
        life.product = dict.fromkeys(SUB_ACCOUNTS, 0)
    life.claimed_on = (since - 1) // 12 * 10000 + ((since - 1) % 12 + 1) * 100 + 1
    life.award = {
        "from": month_text(since),
        "account_total_fen": total,
        "account_pension_fen": amounts.account_pension(life.law, total),
        "increment_years": fact.data["increment_years"],
    }
    life.first_owed = month_of(fact.on) - fact.data.get("held_months", 0)
    for month in range(life.first_owed, life.through + 1):
        paid_in = payment_month(life.facts, month)
        if paid_in is not None and paid_in >= month_of(fact.on):
            life.pay_list.setdefault(paid_in, []).append(month)


def _accept_contribution(life: Life, fact: Fact) -> None:
    held = categories(life.facts, fact.on)
    is_unset = life.law["one_child_supplement_yuan"] is None
    if "one_child_certificate" in held and is_unset and not life.unset:
        life.unset.append("one_child_supplement_yuan")
    life.contribution_years.add(fact.data["year"])
    _receive(life, fact.on, amounts.contribution(life.law, fact.data["tier_yuan"], held))


def _receive(life: Life, day: int, money: dict[str, int]) -> None:
    """Money enters the account; counted by days, it earns from the day after its arrival."""
    flows = _year(life, year_of(day))["in"]
    days_left = days_in_month(month_of(day)) - day % 100
    for account, amount in money.items():
        life.balance[account] += amount
        flows[account] += amount
        if life.law["interest_starts"] == "day_count":
            life.product[account] += amount * days_left


def _settle_interest(life: Life, month: int) -> None:
    flows = _year(life, month // 12)["interest"]
    for account in SUB_ACCOUNTS:
        earned = amounts.interest(life.law, life.product[account], month // 12)
        life.balance[account] += earned
        flows[account] += earned
        life.product[account] = 0


def _fix_award(life: Life, claim_month: int) -> None:
    first = _first_pension_month(life, claim_month)
    total = sum(life.balance.values())
    life.award = {
        "from": month_text(first),
        "account_total_fen": total,
        "account_pension_fen": amounts.account_pension(life.law, total),
        "increment_years": _increment_years(life),
    }
    for month in range(first, life.through + 1):
        paid_in = payment_month(life.facts, month)
        if paid_in is not None:
            life.pay_list.setdefault(max(paid_in, claim_month + 1), []).append(month)


def _first_pension_month(life: Life, claim_month: int) -> int:
    if life.law["pension_starts"] == "month_after_verification":
        return claim_month + 1
    assert life.enrolled_on is not None
    after_birthday = month_of(life.pension_day) + 1
    return max(after_birthday, month_of(life.launch), month_of(life.enrolled_on))


def _increment_years(life: Life) -> int:
    qualifying = int(life.law["qualifying_years"])
    if life.paid + life.back_paid < qualifying:
        return 0
    counted = life.paid + life.deemed
    if life.law["back_paid_years_count_for_increment"]:
        counted += life.back_paid
    return max(0, counted - qualifying)


def _pay(life: Life, month: int) -> None:
    """All pensions that fall due for payment in the month, oldest benefit month first."""
    if life.end is not None and not life.law["death_month_is_paid"]:
        return
    for benefit_month in sorted(life.pay_list.get(month, []) + _held_at_the_end(life, month)):
        _pay_one(life, benefit_month, month)


def _held_at_the_end(life: Life, month: int) -> list[int]:
    """The months whose life certificate is still missing when the person dies or leaves: owed at last."""
    if life.award is None or life.end is None or life.law["held_months_at_end"] == "lost":
        return []
    first = max(month_of(day_of(life.award["from"])), life.first_owed)
    return [one for one in range(first, month + 1) if awaits_certificate(life.facts, one, month)]


def _pay_one(life: Life, benefit_month: int, month: int) -> None:
    assert life.award is not None
    law, wanted = law_in(life.dated, benefit_month), life.award["account_pension_fen"]
    base = fen(law["base_pension_yuan_monthly"])
    increment = fen(law["increment_yuan_monthly_per_year"]) * life.award["increment_years"]
    base_province, base_city = amounts.by_shares(law, base)
    increment_province, increment_city = amounts.by_shares(law, increment)
    drawn = amounts.drawn_from_account(law, wanted, life.balance)
    _take_out(life, month // 12, drawn)
    life.pension.append(
        {
            "month": month_text(benefit_month),
            "paid_in": month_text(month),
            "base_fen": base,
            "increment_fen": increment,
            "account_fen": wanted,
            "funding": {
                "province": base_province + increment_province,
                "city": base_city + increment_city,
                "own": drawn["own"],
                "province_account": drawn["province"],
                "city_account": drawn["city"],
                "pool": wanted - sum(drawn.values()),
            },
        }
    )


def _distribute(life: Life, end: Fact) -> None:
    """The account is emptied: to the person, to the pool, or along with the person to another place."""
    own, subsidies = life.balance["own"], life.balance["province"] + life.balance["city"]
    person, pool, moved = own, subsidies, 0
    if end.kind == "transfer_out":
        if end.data["to"] == "province":
            person, pool, moved = 0, 0, own + subsidies
        elif end.data["take"] == "transfer":
            person, moved = 0, own
    else:
        clause = "refund_at_60" if end.kind == "withdrawal" else "refund_at_death"
        if life.law[f"{clause}_includes_subsidy"]:
            person, pool = own + subsidies, 0
    _take_out(life, year_of(end.on), dict(life.balance))
    life.settlement = {
        "on": day_text(end.on),
        "kind": end.kind,
        "to_person_fen": person,
        "to_pool_fen": pool,
        "transferred_fen": moved,
    }


def _take_out(life: Life, year: int, money: dict[str, int]) -> None:
    flows = _year(life, year)["out"]
    for account, amount in money.items():
        life.balance[account] -= amount
        flows[account] += amount


def _year(life: Life, year: int) -> dict[str, dict[str, int]]:
    """The account's row of a calendar year, opened when first needed."""
    columns = ("in", "interest", "out", "balance")
    return life.years.setdefault(year, {column: dict.fromkeys(SUB_ACCOUNTS, 0) for column in columns})


def _answer(life: Life, case: Case) -> dict[str, Any]:
    return {
        "plan": PLAN,
        "through": month_text(life.through),
        "known": case.get("known"),
        "group": life.group,
        "unset": life.unset,
        "decisions": life.decisions,
        "years": {"paid": life.paid, "back_paid": life.back_paid, "deemed": life.deemed},
        "accounts": [{"year": year, **columns} for year, columns in sorted(life.years.items())],
        "award": life.award,
        "pension": life.pension,
        "settlement": life.settlement,
    }
