"""How the two years begin: the register, enrolments, first payments and claims, what the trial brings; and the contributions of a year."""

from __future__ import annotations

import json

from acts.desk import number
from flows.city import (
    ABROAD,
    BROUGHT,
    CHILD,
    DILIGENT,
    DISABLED,
    EVERYBODY,
    FORMER,
    GONE,
    LEAVING,
    PENSIONERS,
    PILOT_PAYER,
    PILOT_PENSIONER,
    POOR,
    RESIGNING,
    RIGHT,
    SHORT,
    TURNING,
    WRONG,
    YOUNG,
    paid,
    told_of,
)
from flows.office import OfficeByCommand


def first_month(office: OfficeByCommand) -> None:
    """October 2011: the register, who lives here, categories, enrolments, first contributions and claims."""
    on = "2011-10-31"
    ours = [one for one in EVERYBODY if one not in (LEAVING, ABROAD)]
    office.hand_in("assistant", "register", on, *map(told_of, ours))
    office.hand_in("assistant", "register", on, told_of(ABROAD), rejected=["not_your_unit"])
    office.hand_in("clerk", "register", on, told_of(LEAVING), told_of(ABROAD))
    home = {"place": "469007", "household": "非农业", "from": "1990-01-01", "until": ""}
    office.hand_in(
        "certifier", "residence", on, *({"number": one, **home} for one in EVERYBODY if one != CHILD)
    )
    office.act(
        "certifier", "residence", on, number=CHILD, place="469007", household="非农业", since="1996-03-15"
    )
    for one, category, until in ((POOR, "低保", "2013-01-01"), (DISABLED, "重度残疾", "")):
        certified = {"category": category, "since": "2011-01-01", "until": until, "document": "民字1号"}
        office.act("certifier", "category", on, number=one, **certified)
    seen = {
        "name": "陈调查",
        "unit": "永安社区",
        "household": "非农业",
        "from": "1990-01-01",
        "on": "2011-10-05",
    }
    office.hand_in(
        "assistant", "survey", on, *({"number": one, **seen} for one in (DILIGENT, number(90, YOUNG)))
    )
    other = {"scheme": "农村", "drawing": "否", "from": "2005-01-01", "until": "2008-01-01"}
    office.hand_in(
        "certifier", "match", on, *({"number": one, **other} for one in (DILIGENT, number(91, YOUNG)))
    )
    office.hand_in("certifier", "match_deaths", on, {"number": number(92, YOUNG), "on": "2011-10-04"})
    office.act("certifier", "student", on, number=FORMER, since="2010-09-01", until="2011-07-01")
    office.act(
        "certifier",
        "cover",
        on,
        number=FORMER,
        scheme="职工",
        drawing="否",
        since="2000-01-01",
        until="2005-01-01",
    )
    joining = [one for one in EVERYBODY if one not in (CHILD, BROUGHT)]
    office.hand_in(
        "clerk",
        "enrolment",
        on,
        *({"number": one, "on": "2011-10-20"} for one in (*joining, CHILD)),
        rejected=["under_16"],
    )
    office.act("assistant", "tier", on, number=DILIGENT, year=2011, tier=1000, on="2011-10-21")
    office.act("clerk", "deemed_years", on, number=FORMER, on="2011-10-21", years=3, basis="军龄")
    pay_2011(office, on)
    office.hand_in("clerk", "claim", on, *({"number": one, "on": "2011-10-25"} for one in PENSIONERS[:4]))
    office.refused("clerk", "not_your_task", "act", "do", "close-month", "--month", "2011-10", "--dated", on)


def from_the_trial(office: OfficeByCommand, on: str) -> None:
    """Two people whom the trial before the launch brings: accounts, a pension in payment, money that came back or was on its way."""
    both = (PILOT_PAYER, PILOT_PENSIONER)
    office.hand_in(
        "clerk",
        "register",
        on,
        *map(told_of, both),
    )
    payer = {
        "own_balance_yuan": 200,
        "province_balance_yuan": 18,
        "city_balance_yuan": 12,
        "paid_years": "2011",
    }
    pensioner = {
        "pension_since": "2011-04",
        "old_base_yuan": 120,
        "returned_yuan": 130,
        "on_the_way_yuan": 130,
        "overpaid_yuan": 10,
    }
    rows = [
        {"number": one, "on": "2011-10-01", **row} for one, row in zip(both, (payer, pensioner), strict=True)
    ]
    office.hand_in(
        "clerk", "take_over", on, {**rows[0], "on": "2011-10-02"}, rejected=["not_the_opening_day"]
    )
    waits = office.only("clerk", "take_over", on, **rows[1])["proposal"]
    office.refused("reviewer", "unexplained_differences", "task", "agree", str(waits), "--dated", on)
    office.shown("reviewer", "task", "send-back", str(waits), "--reason", "请说明差异", "--dated", on)
    office.hand_in("clerk", "take_over", on, rows[0], {**rows[1], "note": "试点按 120 元发放"})
    report = json.loads(office.shown("reviewer", "report", "take-over", "--json"))["rows"]
    assert [row["class"] for row in report] == ["agrees", "base"]
    banks = {"receipts": 0, "treasury": 220, "payments": 260, "pool": 0, "document": "对账单1号"}
    options = [part for name, value in banks.items() for part in (f"--{name}", str(value))]
    line = ("act", "do", "opening-balances", *options[:3], "219.99", *options[4:], "--dated", on)
    office.refused("accountant", "does_not_reconcile", *line)
    office.act("accountant", "opening_balances", on, **banks)
    back = {"number": PILOT_PENSIONER, "amount": 130, "on": on, "document": "退票1号"}
    office.act("accountant", "return_from_before", on, **back)


def pay_2011(office: OfficeByCommand, on: str) -> None:
    rows = [paid(one, 2011, 500, "2011-10-22") for one in (LEAVING, ABROAD, RIGHT, GONE, FORMER, TURNING)]
    rows += [paid(DILIGENT, 2011, 1000, "2011-10-22"), paid(POOR, 2011, 100, "2011-10-22")]
    rows += [paid(DISABLED, 2011, 100, "2011-10-22"), paid(SHORT, 2011, 500, "2011-10-22", amount_yuan=300)]
    office.hand_in("assistant", "contribution", on, *rows[2:-1], rejected=[])
    office.hand_in("clerk", "contribution", on, *rows[:2], rows[-1], rejected=["paid_short"])
    office.act("clerk", "contribution", on, **_named(paid(WRONG, 2011, 2000, "2011-10-23")))


def a_year(office: OfficeByCommand, year: int, on: str) -> None:
    """The contributions of a year, in its March."""
    tiers = {DILIGENT: 1000, POOR: 100, DISABLED: 300, RIGHT: 500, GONE: 500, FORMER: 500, SHORT: 500}
    tiers |= {LEAVING: 500, ABROAD: 500, RESIGNING: 100} if year == 2012 else {BROUGHT: 200, WRONG: 100}
    office.hand_in("clerk", "contribution", on, *(paid(one, year, tier, on) for one, tier in tiers.items()))


def _named(row: dict[str, object]) -> dict[str, object]:
    return {name.removesuffix("_yuan"): value for name, value in row.items()}
