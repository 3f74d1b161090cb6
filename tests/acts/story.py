"""Eight months of a small office: ten people, each with something that goes its own way.

STEADY is paid every month, from May to another account. LATE_ACCOUNT and POORER have no account at first. DYING dies in
December, which is told in February. What went to MOVED_BANK and LOST in December comes back; LOST names the same account
again. HELD gave no life certificate in January and February, CERTIFIED and WAITED none in
December. RICHER paid
fifteen years back before claiming, which is told when December is paid. LEAVING settles abroad, told a month late; MOVING moves to
another province; STAYING leaves after May.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.kernel.months import month
from yanglao.store.entries import balances, dues

OCTOBER, NOVEMBER, DECEMBER = (month(2011, n) for n in (10, 11, 12))
JANUARY, FEBRUARY, MARCH, APRIL, MAY = (month(2012, n) for n in (1, 2, 3, 4, 5))
OLD, YOUNG = "19490420", "19700420"  # 60 at launch: draws without having paid
STEADY, LATE_ACCOUNT, DYING, MOVED_BANK, HELD, LOST, POORER, CERTIFIED, RICHER, WAITED = (
    number(n, OLD) for n in range(1, 11)
)
LEAVING, STAYING, MOVING = (number(n, YOUNG) for n in range(11, 14))
PENSIONERS = [STEADY, LATE_ACCOUNT, DYING, MOVED_BANK, HELD, LOST, POORER, CERTIFIED, RICHER, WAITED]
CONTRIBUTORS = {LEAVING: 500, STAYING: 2000, MOVING: 1000}  # tier in yuan
UNBANKED = (LATE_ACCOUNT, POORER)
OF = {one: f"6217{one[-12:-1]}9" for one in (*PENSIONERS, *CONTRIBUTORS)}
NEW_ACCOUNT = {LATE_ACCOUNT: "6217000000000000001", MOVED_BANK: "6217000000000000002"}
OTHER_AGENCY = "6217000000000000003"
STEADYS_NEXT = "6217000000000000004"


def lived(months: Payrolls, *, there: Sequence[str] = ()) -> dict[str, Any]:
    """From October 2011 to May 2012; what each payroll showed, by month. `there`: those who belong to the other unit."""
    desk = months.desk
    joined(desk, there)
    told: dict[str, Any] = {"october": months.month(OCTOBER), "november": months.month(NOVEMBER)}
    told["november dues"] = dues(desk.agency.connection, desk.agency.area)
    held = {"number": CERTIFIED, "from": "2011-12", "until": "", "reason": "未认证"}
    desk.suspend([held, held | {"number": WAITED, "until": "2012-01"}], on=20111205)
    told["december"] = months.pay(DECEMBER)
    late = {"number": RICHER, "years": 15, "tier_yuan": 100, "on": "2011-10-22", "receipt": "B1"}
    desk.take("back_payment", [late], on=20111216)
    told["second of december"] = months.pay(DECEMBER, on=20111217)
    answered(months, told["december"]["batch"], {OF[MOVED_BANK], OF[LOST]}, on=20111221)
    told["december close"] = months.close(DECEMBER)
    told["december balances"] = balances(desk.agency.connection, desk.agency.area)
    months.note_accounts(NEW_ACCOUNT, on=20120105)
    desk.suspend(
        [{"number": HELD, "from": "2012-01", "until": "2012-03", "reason": "未认证"}],
        on=20120105,
    )
    desk.take("life_certificate", [{"number": CERTIFIED, "on": "2012-01-04"}], on=20120105)
    told["january"] = months.month(JANUARY)
    desk.take("death", [{"number": DYING, "on": "2011-12-05"}], on=20120201)
    months.note_accounts({LOST: OF[LOST]}, on=20120203)
    months.decide("base_pension_yuan_monthly", 150, since=NOVEMBER, on=20120210)
    told["february"] = months.pay(FEBRUARY)
    answered(months, told["january"]["batch"], {OF[DYING]}, on=20120220)  # after it had been found overpaid
    months.close(FEBRUARY)
    months.decide("base_pension_yuan_monthly", 130, since=JANUARY, on=20120305)
    months.note_accounts({POORER: OF[POORER]}, on=20120306)
    told["march"] = months.pay(MARCH)
    desk.take("emigration", [{"number": LEAVING, "on": "2012-02-10"}], on=20120320)
    moving = {"number": MOVING, "on": "2012-03-21", "to": "省外", "take": "转移"}
    desk.take("transfer_out", [moving], on=20120321)
    told["march close"] = months.close(MARCH)
    months.decide("base_pension_yuan_monthly", 150, since=JANUARY, on=20120405)
    told["april"] = months.month(APRIL)
    months.note_accounts({STEADY: STEADYS_NEXT}, on=20120502)
    months.note_accounts({MOVING: OTHER_AGENCY}, on=20120502, whose="转入地经办机构")
    told["may"] = months.pay(MAY)
    months.decide("entry_subsidy_yuan", 40, since=OCTOBER, on=20120520)
    desk.take("emigration", [{"number": STAYING, "on": "2012-06-03"}], on=20120604)
    told["may close"] = months.close(MAY, on=20120610)
    return told


def joined(desk: Desk, there: Sequence[str] = (), surnames: str = "陈") -> None:
    """`surnames`: the first has the first of them, and so on."""
    everybody = [*PENSIONERS, *CONTRIBUTORS]
    register = [
        {
            "number": one,
            "name": f"{surnames[i % len(surnames)]}测试",
            "unit": "东海社区" if one in there else "永安社区",
            "bank_account": "" if one in UNBANKED else OF[one],
        }
        for i, one in enumerate(everybody)
    ]
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("register", register, on=20111031)
    desk.take("residence", [{"number": one, **home} for one in everybody], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in everybody], on=20111031)
    desk.take("claim", [{"number": one, "on": "2011-10-25"} for one in PENSIONERS], on=20111031)
    paid = {"year": 2011, "on": "2011-10-21"}
    rows = [
        {"number": one, "tier_yuan": tier, "receipt": f"P{tier}", **paid}
        for one, tier in CONTRIBUTORS.items()
    ]
    desk.take("contribution", rows, on=20111031)
    assert desk.answer["recorded"] == len(CONTRIBUTORS)


def answered(months: Payrolls, batch: int, back: set[str], *, on: int) -> None:
    """The bank's answer to a batch: all paid but what it sent to the accounts `back`."""
    months.send(batch, on=on)
    told = months.answer(
        batch, [row_of(months, batch, one, one in back) for one in months.references(batch)], on=on
    )
    assert (told["returned"], told["unanswered"]) == (len(back), 0)


def row_of(months: Payrolls, batch: int, account: str, is_back: bool = False) -> dict[str, str]:
    """A row of the bank's answer."""
    reference, amount = months.references(batch)[account]
    outcome = {"结果": "失败", "原因": "账户已销"} if is_back else {"结果": "成功", "原因": ""}
    return {"流水号": reference, "账号": account, "户名": "陈测试", "金额": amount, **outcome}
