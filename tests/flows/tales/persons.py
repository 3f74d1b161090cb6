"""What happens to people in the two years: who joins, pays, claims, moves, dies; what is corrected, recovered, refunded."""

from __future__ import annotations

import json

from acts.desk import number
from flows.city import (
    ACCOUNT,
    BROUGHT,
    CHILD,
    DAUGHTER,
    DILIGENT,
    DYING,
    FORMER,
    GONE,
    HELD,
    MOVED,
    POOR,
    RESIGNING,
    RICHER,
    RIGHT,
    SHORT,
    STEADY,
    TURNING,
    TWICE,
    WRONG,
    YOUNG,
    told_of,
)
from flows.office import OfficeByCommand
from flows.tales import Happening
from flows.tales.transfers import brought

from yanglao.kernel.months import month


def a_year_closed(office: OfficeByCommand, year: int, on: str) -> None:
    """By the accountant, the director agreeing; the next one not before its December."""
    office.act("accountant", "close_year", on, year=year)
    line = ("act", "do", "close-year", "--year", str(year + 1), "--dated", on)
    office.refused("accountant", "december_open", *line)
    sums = json.loads(
        office.shown("accountant", "report", "balance-sheet", "--month", f"{year}-12", "--json")
    )["sums"]
    assert sums["difference_fen"] == 0


def richer(office: OfficeByCommand, on: str) -> None:
    """Paid fifteen years back in October, told in December; claims then. And the rest of a payment that was short."""
    rest = {"short_receipt": f"P2011{SHORT[-4:]}", "receipt": "Z1", "amount": 200}
    office.act("clerk", "complete_payment", on, number=SHORT, on="2011-12-20", **rest)
    office.act("clerk", "back_payment", on, number=RICHER, years=15, tier=100, on="2011-10-22", receipt="B1")
    office.act("clerk", "claim", on, number=RICHER, on="2011-12-20")
    office.act("certifier", "birth_correction", on, number=RICHER, born="1949-05-02")


def a_wrong_person(office: OfficeByCommand, on: str) -> None:
    """A payment entered for the wrong person is cancelled and entered for the right year; seen before it is agreed to."""
    facts = json.loads(office.shown("clerk", "person", "show", WRONG, "--json"))["facts"]
    fact = next(one["fact"] for one in facts if one["kind"] == "contribution")
    why = {"reason": "录错人", "document": "更字1号"}
    office.only("clerk", "cancel_fact", on, number=WRONG, fact=fact, **why)
    task = json.loads(office.shown("reviewer", "task", "list"))[0]["task"]
    effect = json.loads(office.shown("reviewer", "task", "show", str(task)))["effect"]
    assert effect["due_fen"]["arrival"]["paid_own_fen"] == -2000_00
    office.agreed({"proposal": task}, on)
    facts = json.loads(office.shown("clerk", "person", "show", RIGHT, "--json"))["facts"]
    fact = next(one["fact"] for one in facts if one["kind"] == "contribution")
    office.act("clerk", "replace_fact", on, number=RIGHT, fact=fact, values='{"tier_yuan": 400}', **why)


def refunded(office: OfficeByCommand, on: str) -> None:
    """What the cancelled payment left behind goes back."""
    items = json.loads(office.shown("clerk", "person", "show", WRONG, "--json"))["open"]
    item = next(one["item"] for one in items if one["kind"] == "excess")
    made = office.only("clerk", "refund", on, number=WRONG, item=item, reason="录错人", document="退字1号")
    _by_another(office, int(made["proposal"]), on)
    office.agreed(made, on)


def _by_another(office: OfficeByCommand, proposal: int, on: str) -> None:
    """By lot it is for one of two reviewers, not for the other, until the director says so."""
    (task,) = (one for one in json.loads(office.shown("auditor", "task", "list")) if one["task"] == proposal)
    other = {"reviewer": "reviewer-2", "reviewer-2": "reviewer"}[task["drawn"]]
    office.refused(other, "not_drawn", "task", "agree", str(proposal), "--dated", on)
    over = ("act", "do", "hand-task", "--kind", "proposal", "--task", str(proposal), "--dated", on)
    office.refused(task["drawn"], "named_by_lot", *over, "--login", other, "--reason", "休假")
    ask = ("act", "do", "substitute-reviewer", "--proposal", str(proposal), "--reason", "休假", "--dated", on)
    office.refused("director", "not_eligible", *ask, "--login", "clerk-2")
    named = office.only("director", "substitute_reviewer", on, proposal=proposal, login=other, reason="休假")
    assert named["named"] == other


def a_death_told_late(office: OfficeByCommand, on: str) -> None:
    office.act("assistant", "death", on, number=DYING, on="2011-12-05")


def a_raise(office: OfficeByCommand, on: str) -> None:
    asked = {
        "parameter": "base_pension_yuan_monthly",
        "value": 145,
        "valid_from": "2012-01",
        "document": "琼府1号",
    }
    office.refused("clerk", "not_your_task", "act", "do", "parameter", "--parameter", "x", "--dated", on)
    office.act("supervisor", "parameter", on, **asked)


def papers(office: OfficeByCommand, on: str) -> None:
    """An account by a list, a name and a move by the register, a transfer in."""
    office.hand_in("clerk", "payee", on, {"number": MOVED, "bank_account": "6217000000000000018", "on": on})
    office.hand_in("clerk", "register", on, {"number": STEADY, "name": "陈改名", "unit": "东海社区"})
    office.act("clerk", "enrolment", on, number=BROUGHT, on="2012-04-10")
    brought(office, on)
    office.act("clerk", "enrolment", on, number=CHILD, on="2012-04-10")
    office.refused(
        "clerk",
        "date_in_closed_month",
        "act",
        "do",
        "death",
        "--number",
        STEADY,
        "--on",
        "2012-03-01",
        "--dated",
        "2012-03-31",
    )


def withheld(office: OfficeByCommand, on: str) -> None:
    """TURNING and WRONG let the bank pay 2012 as they paid, or declared; one has no money there. What is never answered is given up."""
    both = [{"number": one, "from": "2012-04-01"} for one in (TURNING, WRONG)]
    office.hand_in("assistant", "authorise_withholding", on, *both)
    office.act("assistant", "tier", on, number=WRONG, year=2012, tier=100, on=on)
    office.withheld(2012, on, failed=[ACCOUNT[WRONG]])
    failed = json.loads(office.shown("clerk", "report", "withholding", "--outcome", "failed", "--json"))
    assert [(row["asked_fen"], row["reason"]) for row in failed["rows"]] == [(100_00, "账户已销")]
    again = office.act("clerk", "withholding_list", on, year=2012, key="once more")
    office.act("clerk", "end_withholding_list", on, list=again["list"], reason="银行系统故障")
    unsent = {"流水号": f"{again['list']}-DK1", "结果": "成功", "金额": 100, "扣款日期": on}
    office.hand_in("accountant", "withholding_answer", on, unsent, rejected=["list_over"])
    office.refused(
        "assistant", "not_your_task", "act", "do", "withholding-list", "--year", "2012", "--dated", on
    )


def withheld_again(office: OfficeByCommand, on: str) -> None:
    """The year after nobody is left: one draws a pension, one has paid at the counter and then ends the authority."""
    office.refused("clerk", "nobody_to_ask", "act", "do", "withholding-list", "--year", "2013", "--dated", on)
    office.act("assistant", "end_withholding", on, number=WRONG, on=on)
    office.hand_in("clerk", "end_withholding", on, {"number": RIGHT, "on": on}, rejected=["no_authority"])


def at_sixty(office: OfficeByCommand, on: str) -> None:
    """One paid every year and claims; one missed 2011, and leaves with what is in the account."""
    office.act("clerk", "claim", on, number=TURNING, on="2012-07-05")
    office.act("assistant", "service", on, number=TURNING, notice="待遇核定", on=on, way="直接送达")
    letter = json.loads(office.shown("clerk", "report", "decision", TURNING, "--about", "claim", "--json"))
    assert letter["objection"] == {"review_until": "2012-09-29", "suit_until": "2012-10-31"}
    office.act("clerk", "withdrawal", on, number=RESIGNING, on="2012-07-20")


def doubted(office: OfficeByCommand, on: str) -> None:
    """The bureau's own supervisors doubt a certification; it is upheld, and extended before it ends."""
    poor = {"number": POOR, "category": "低保"}
    office.act("supervisor", "contest_certification", on, **poor, reason="查无低保")
    office.act("certifier", "settle_dispute", on, **poor, outcome="维持认定", reason="已核实")
    office.act("certifier", "extend_certification", on, **poor, until="2015-01-01", document="民字8号")


def intended(office: OfficeByCommand, on: str, one: str, about: str, *, statement: str = "无异议") -> None:
    """Told what is intended, served, and heard."""
    notice = {"number": one, "notice": about}
    office.hand_in("clerk", "announcement", on, notice)
    office.hand_in("assistant", "service", on, {**notice, "on": on, "way": "留置送达", "addressee": "家属"})
    office.hand_in("assistant", "hearing", on, {**notice, "on": on, "statement": statement})


def silent(office: OfficeByCommand, on: str) -> None:
    """Told in August that the pension will be suspended, and silent while there is time."""
    notice = {"number": HELD, "notice": "拟暂停待遇"}
    office.hand_in("clerk", "announcement", on, notice)
    served = {**notice, "on": on, "way": "邮寄送达"}
    office.hand_in("assistant", "service", on, served)
    office.hand_in(
        "assistant",
        "hearing",
        on,
        {**notice, "on": on, "statement": ""},
        rejected=["may_still_speak"],
    )
    office.hand_in("assistant", "service", on, {**served, "way": "公告送达"}, rejected=["no_notice"])


def held(office: OfficeByCommand, on: str) -> None:
    suspended = {"number": HELD, "from": "2012-09", "until": "", "reason": "未认证"}
    office.hand_in("clerk", "suspension", on, suspended, rejected=["not_heard"])
    silence = {"number": HELD, "notice": "拟暂停待遇", "on": on, "statement": ""}
    office.hand_in("assistant", "hearing", on, silence)
    office.hand_in("clerk", "suspension", on, suspended)
    office.act("assistant", "service", on, number=HELD, notice="暂停待遇", on=on, way="直接送达")


def in_the_name_of(office: OfficeByCommand, on: str) -> None:
    """A daughter comes for STEADY: not allowed, then for accounts only, then no longer."""
    account = {"number": STEADY, "bank_account": "6217000000000000067", "on": on, "applicant": DAUGHTER}
    who = {"number": STEADY, "proxy": DAUGHTER}
    office.hand_in("clerk", "payee", on, account, rejected=["not_authorised"])
    authority = {"kind": "代理人", "name": "陈女", "document": "委托书", "since": on, "until": "2013-06-01"}
    until = ("--until", "", "--covers", "收款账户", "--dated", on)
    line = [word for name in ("kind", "name", "document", "since") for word in (f"--{name}", authority[name])]
    whose = ("--number", STEADY, "--proxy", DAUGHTER)
    office.refused("clerk", "until_needed", "act", "do", "proxy", *whose, *line, *until)
    office.act("clerk", "proxy", on, **who, **authority, covers="收款账户")
    office.hand_in("clerk", "payee", on, account)
    office.act("clerk", "end_proxy", on, **who, reason="本人撤回")
    office.hand_in(
        "clerk", "payee", on, {**account, "bank_account": ACCOUNT[STEADY]}, rejected=["authority_over"]
    )


def interest(office: OfficeByCommand, on: str) -> None:
    office.only("accountant", "bank_interest", on, amount="123.45", statement="12月")


def notified(office: OfficeByCommand, on: str, one: str) -> None:
    told = ("--number", one, "--document", "追字1号", "--dated", on)
    office.refused("clerk", "not_heard", "act", "do", "recovery_notice", *told)
    intended(office, on, one, "拟追回")
    office.act("clerk", "recovery_notice", on, number=one, document="追字1号")


def recovered(office: OfficeByCommand, on: str) -> None:
    """January went to DYING after the death: the family is told, signs a plan, and pays once."""
    notified(office, on, DYING)
    office.act("clerk", "repayment_plan", on, number=DYING, instalments=2, first_on=on, document="协议1号")
    office.act("clerk", "repayment", on, number=DYING, amount=30, receipt="H1", on=on, way="现金")
    count = ("--day", on, "--collector", "clerk", "--dated", on, "--counted")
    office.refused("clerk", "difference_unexplained", "act", "do", "cash-up", *count, "29")
    office.only("clerk", "cash-up", on, day=on, collector="clerk", counted=30)
    waits = json.loads(office.shown("reviewer", "report", "cash-up", "--all", "--json"))["rows"]
    (task,) = [one for one in json.loads(office.shown("reviewer", "task", "list")) if one["act"] == "cash_up"]
    assert [row["state"] for row in waits if row["day"] == on] == ["waiting"]
    office.refused("clerk", "same_person", "task", "agree", str(task["task"]), "--dated", on)
    office.agreed({"proposal": task["task"]}, on)


def written_off(office: OfficeByCommand, on: str) -> None:
    office.act("clerk", "recovery_reminder", on, number=DYING)
    office.act("clerk", "hand_over", on, number=DYING, to="人社局", document="移字1号")
    office.act("clerk", "write_off", on, number=DYING, reason="无可供执行的遗产", document="核字1号")


def in_prison(office: OfficeByCommand, on: str) -> None:
    """October, which was paid, is found to have been spent in prison."""
    spell = {"from": "2012-10", "until": "2012-11", "reason": "服刑"}
    office.hand_in("clerk", "suspension", on, {"number": MOVED, **spell})


def set_off(office: OfficeByCommand, on: str) -> None:
    notified(office, on, MOVED)
    office.act(
        "clerk", "set_off", on, number=MOVED, by="本人同意", percent=20, since="2013-02", document="同意书1号"
    )


def set_off_no_more(office: OfficeByCommand, on: str) -> None:
    office.act("clerk", "end_set_off", on, number=MOVED, document="申请1号")


def named_in_life(office: OfficeByCommand, on: str) -> None:
    heirs = [
        {"name": "陈子", "share": "2/3", "document": "户口簿"},
        {"name": "陈女", "share": "1/3", "document": "户口簿"},
    ]
    office.act("clerk", "beneficiary", on, number=GONE, document="本人申请", heirs=json.dumps(heirs))


def taken_as_named(office: OfficeByCommand, on: str) -> None:
    office.act("assistant", "death", on, number=GONE, on="2013-02-10")
    office.act("clerk", "heirs", on, number=GONE, basis="指定受益人", document="死亡证明")
    for name, account in (("陈子", "6217000000000000034"), ("陈女", "6217000000000000042")):
        office.act("clerk", "heir_account", on, number=GONE, name=name, bank_account=account)


def an_estate(office: OfficeByCommand, on: str) -> None:
    """RICHER died in May, told in July: June comes out of what the account leaves, with the heirs' consent."""
    office.act("clerk", "estate_consent", on, number=RICHER, document="同意书2号")
    heirs = [{"name": "陈孙", "share": "100%", "document": "公证书", "bank_account": "6217000000000000059"}]
    office.act("clerk", "heirs", on, number=RICHER, basis="继承", document="公证书", heirs=json.dumps(heirs))


def held_no_more(office: OfficeByCommand, on: str) -> None:
    office.hand_in("assistant", "life_certificate", on, {"number": HELD, "on": on})


def staff(office: OfficeByCommand, on: str) -> None:
    """Somebody comes, is invited anew, and goes."""
    new = {"login": "clerk-3", "name": "羊丽", "role": "clerk", "since": "2013-04-01"}
    office.act("system", "appointment", on, **new)
    office.act("system", "invitation", on, login="clerk-3")
    office.act("security", "dismissal", on, login="clerk-3", on=on)


def persons(office: OfficeByCommand, on: str) -> None:
    """A telephone, a unit, a number that was wrong, a payment of somebody else's, and one person entered two times."""
    office.act("assistant", "change_person", on, number=DILIGENT, phone="13600000001")
    office.act("clerk", "change_unit", on, number=POOR, unit="东海社区")
    why = {"reason": "录错", "document": "更字5号"}
    office.act("clerk", "change_number", on, number=FORMER, new_number=number(95, YOUNG), **why)
    facts = json.loads(office.shown("clerk", "person", "show", BROUGHT, "--json"))["facts"]
    fact = next(one["fact"] for one in facts if one["kind"] == "contribution")
    office.act("clerk", "move_contribution", on, number=BROUGHT, fact=fact, to=CHILD, **why)
    again = {**told_of(DILIGENT), "number": TWICE}
    office.hand_in("clerk", "register", on, again, rejected=["shared_account"])
    office.hand_in("clerk", "register", on, {**again, "bank_account": ""})
    office.act("clerk", "merge_persons", on, number=DILIGENT, merged=TWICE, **why)


def a_late_certificate(office: OfficeByCommand, on: str) -> None:
    """Low income certified late, back to a year that is closed: a second officer agrees, and the year is paid otherwise."""
    office.act(
        "certifier", "category", on, number=FORMER, category="低保", since="2012-01-01", document="民字9号"
    )


NEWS: dict[int, Happening] = {
    month(2011, 12): lambda office, on: richer(office, on),
    month(2012, 1): lambda office, on: (a_wrong_person(office, on), a_year_closed(office, 2011, on)),
    month(2012, 2): lambda office, on: (a_death_told_late(office, on), refunded(office, on)),
    month(2012, 3): lambda office, on: a_raise(office, on),
    month(2012, 4): lambda office, on: (papers(office, on), recovered(office, on), withheld(office, on)),
    month(2012, 5): lambda office, on: written_off(office, on),
    month(2012, 7): lambda office, on: at_sixty(office, on),
    month(2012, 8): lambda office, on: silent(office, on),
    month(2012, 9): lambda office, on: held(office, on),
    month(2012, 10): lambda office, on: doubted(office, on),
    month(2012, 11): lambda office, on: (named_in_life(office, on), in_the_name_of(office, on)),
    month(2012, 12): lambda office, on: (in_prison(office, on), interest(office, on)),
    month(2013, 1): lambda office, on: (
        held_no_more(office, on),
        set_off(office, on),
        a_year_closed(office, 2012, on),
    ),
    month(2013, 3): lambda office, on: (set_off_no_more(office, on), taken_as_named(office, on)),
    month(2013, 4): lambda office, on: (staff(office, on), withheld_again(office, on)),
    month(2013, 5): lambda office, on: persons(office, on),
    month(2013, 6): lambda office, on: a_late_certificate(office, on),
    month(2013, 7): lambda office, on: office.act("clerk", "death", on, number=RICHER, on="2013-05-10"),
    month(2013, 8): lambda office, on: an_estate(office, on),
}
"""What happens in which month, apart from the first, contributions and payrolls."""
