"""The city of the two years: its offices and staff, who lives there, and how they are told of and pay."""

from __future__ import annotations

import json

from acts.desk import number

from yanglao.kernel.months import month
from yanglao.policy.bureaus import bureaus_of

CITY = """
plan = "dongfang-2011"
name = "东方市"
units = [
    {code = "469007-01", name = "永安社区", kind = "community"},
    {code = "469007-02", name = "东海社区", kind = "community"},
]
staff = [
    {login = "clerk", name = "王海", roles = ["clerk"]},
    {login = "clerk-2", name = "林芳", roles = ["clerk"]},
    {login = "reviewer", name = "李琼", roles = ["reviewer"]},
    {login = "reviewer-2", name = "羊梅", roles = ["reviewer"]},
    {login = "director", name = "陈岭", roles = ["director"]},
    {login = "accountant", name = "符玉", roles = ["accountant"]},
    {login = "finance", name = "吴江", roles = ["finance"]},
    {login = "certifier", name = "林秀", roles = ["certifier"], bureaus = {BUREAUS}},
    {login = "certifier-2", name = "何平", roles = ["certifier"], bureaus = {BUREAUS}},
    {login = "supervisor", name = "周明", roles = ["supervisor"]},
    {login = "supervisor-2", name = "郑洁", roles = ["supervisor"]},
    {login = "auditor", name = "黎安", roles = ["auditor"]},
    {login = "system", name = "邢立", roles = ["system"]},
    {login = "security", name = "羊慧", roles = ["security"]},
    {login = "township", name = "麦芳", roles = ["township"]},
    {login = "assistant", name = "符美", roles = ["assistant"], unit = "469007-01"},
]
""".replace("{BUREAUS}", json.dumps([*bureaus_of("dongfang-2011")]))
OLD, YOUNG = "19490420", "19700420"
STEADY, DYING, MOVED, HELD, RICHER = (number(n, OLD) for n in range(1, 6))
DILIGENT, POOR, DISABLED, LEAVING, ABROAD, SHORT, WRONG, RIGHT, GONE, FORMER = (
    number(n, YOUNG) for n in range(11, 21)
)
TURNING, RESIGNING = number(31, "19520615"), number(32, "19520715")
BROUGHT = number(33, YOUNG)
CHILD = number(34, "19960315")  # sixteen in March 2012
TWICE, DAUGHTER = number(96, YOUNG), number(97, YOUNG)
PILOT_PAYER, PILOT_PENSIONER = number(41, YOUNG), number(42, "19500815")  # of the trial before the launch
PENSIONERS = (STEADY, DYING, MOVED, HELD, RICHER)
PAYERS = (DILIGENT, POOR, DISABLED, LEAVING, ABROAD, SHORT, WRONG, RIGHT, GONE, FORMER, TURNING, RESIGNING)
EVERYBODY = (*PENSIONERS, *PAYERS, BROUGHT, CHILD)
ACCOUNT = {one: f"6217{one[-12:-1]}9" for one in (*EVERYBODY, PILOT_PAYER, PILOT_PENSIONER)}
FIRST, LAST = month(2011, 10), month(2013, 9)


def told_of(one: str) -> dict[str, object]:
    unit = "东海社区" if one in (LEAVING, ABROAD) else "永安社区"
    return {"number": one, "name": f"陈{one[-4:-1]}", "unit": unit, "bank_account": ACCOUNT[one]}


def paid(one: str, year: int, tier: int, on: str, **more: object) -> dict[str, object]:
    return {"number": one, "year": year, "tier_yuan": tier, "on": on, "receipt": f"P{year}{one[-4:]}", **more}
