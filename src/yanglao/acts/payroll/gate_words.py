"""关口单的话 What the page of the gate says, in both languages: its lines, the kinds of differences, their causes, who bears what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.acts.payroll.causes import Cause
from yanglao.acts.payroll.gate import Line
from yanglao.acts.payroll.matched import MATCHED
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.payment.changes import INDIVIDUAL, Change
from yanglao.rules.sources import POOL

LINES: Mapping[str, Pair] = {
    "totals": ("明细合计等于编制时的控制总数", "the lines add up to the control totals as prepared"),
    "payments": ("收款人和金额与编制时相同", "payees and amounts are those prepared"),
    "law": ("编制以来政策未变", "the law has not changed since it was prepared"),
    "causes": ("与上月的每处不同都有来由", "everything different from the month before has a cause"),
    "rederived": ("由事实重算,结果相同", "folded again from the facts it comes out the same"),
    "books": ("账簿核对无误", "the book proves itself"),
    "matched": ("其他养老保险和死亡信息已比对", "the lists of other schemes and of deaths were gone through"),
    "audited": (
        "全面核查在期限内,未发现问题",
        "the whole audit was run lately, and found nothing",
    ),
    "hits": ("高风险监测结果都已有人答复", "every hit of high risk was answered by name"),
    "funds": ("拨付时资金足够", "the money is there when it is released"),
    "people": ("各环节由不同的人办理", "every step is taken by another person"),
}
"""What is looked at."""

_SEEN: Mapping[str, Pair] = {
    "totals": ("{lines} 行", "{lines} lines"),
    "payments": ("{payments} 笔,{cash} 元", "{payments} payments, {cash} yuan"),
    "law": ("本月新变:{changed}", "new this month: {changed}"),
    "causes": ("{changes} 处不同,{without} 处无来由", "{changes} differ, {without} without a cause"),
    "rederived": (
        "重算 {persons_rederived} 人,{wrong} 人不符",
        "{persons_rederived} persons, {wrong} differ",
    ),
    "books": ("{checks} 项核对,{wrong} 项不符", "{checks} checks, {wrong} with findings"),
    "matched": ("距上次比对:{ages}", "days since: {ages}"),
    "audited": ("{audited}", "{audited}"),
    "hits": ("未答复 {unanswered} 项,涉及 {at_risk} 元", "{unanswered} unanswered, {at_risk} yuan at risk"),
    "funds": ("可用 {held} 元,需付 {cash} 元", "{held} yuan at hand, {cash} to be paid"),
    "people": ("{names}", "{names}"),
}
"""The figures seen, in words."""

CHANGES: Mapping[str, Pair] = {
    Change.new: ("新增", "new"),
    Change.ended: ("停发", "ended"),
    Change.raised: ("增加", "raised"),
    Change.lowered: ("减少", "lowered"),
    Change.bearer: ("改由他处负担", "borne by other money"),
    Change.payee: ("收款账户不同", "paid to another account"),
    Change.withheld: ("暂不付给本人", "kept back"),
    Change.earlier: ("以前月份更正", "earlier months corrected"),
}
CAUSES: Mapping[str, Pair] = {
    Cause.none.name: ("无来由", "no cause"),
    Cause.fact.name: ("新登记的事项", "a fact recorded since"),
    Cause.law.name: ("政策变更", "the law changed"),
    Cause.month.name: ("政策本月起施行", "a parameter takes effect this month"),
    Cause.kept.name: ("已登记事项到期生效", "a fact known before takes effect"),
    Cause.account_noted.name: ("新登记的账户", "an account noted since"),
    Cause.no_account.name: ("没有登记账户", "no account is noted"),
    Cause.account_emptied.name: ("个人账户已支付完", "the individual account is used up"),
    Cause.set_off.name: ("抵扣多发待遇", "an overpayment is set off"),
}
BEARERS: Mapping[str, Pair] = {
    "province": ("省级财政", "the province"),
    "city": ("市级财政", "the city"),
    INDIVIDUAL: ("个人账户", "individual accounts"),
    POOL: ("社会统筹", "the pooled account"),
}


def seen(line: Line) -> Pair:
    """The figures of a line, in words."""
    zh, en = _SEEN[line.what]
    figures = line.figures
    words = figures | {
        "cash": yuan_text(figures.get("cash_fen", 0)),
        "held": yuan_text(figures.get("held_fen", 0)),
        "at_risk": yuan_text(figures.get("at_risk_fen", 0)),
        "names": " · ".join(figures.get("steps", {}).values()),
        "changed": ", ".join(figures.get("new_in_the_month", [])) or "—",
    }
    in_zh, in_en = ({"ages": _ages(figures, place), "audited": _audited(figures)[place]} for place in (0, 1))
    return zh.format(**words, **in_zh), en.format(**words, **in_en)


def stop(line: Line) -> Pair:
    """What a line that is not in order says: what should be, and what was seen."""
    (zh, en), (seen_zh, seen_en) = LINES[line.what], seen(line)
    return f"不符“{zh}”({seen_zh})", f"not so that {en} ({seen_en})"


_NEVER: Pair = ("从未", "never")


def _audited(figures: Mapping[str, Any]) -> Pair:
    days, found = figures.get("audited_days"), figures.get("found", {})
    if days is None:
        return "从未核查", "never run"
    named = ", ".join(f"{name} {count}" for name, count in found.items())
    said = (f"发现:{named}", f"found: {named}") if found else ("未发现问题", "nothing found")
    return f"距上次 {days} 天,{said[0]}", f"{days} days ago, {said[1]}"


def _ages(figures: Mapping[str, Any], place: int) -> str:
    ages: Mapping[str, int | None] = figures.get("days", {})
    return ", ".join(
        f"{MATCHED[scheme][place]} {_NEVER[place] if age is None else age}" for scheme, age in ages.items()
    )
