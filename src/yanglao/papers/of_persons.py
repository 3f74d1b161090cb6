"""参保登记表、到龄告知书、登录码信函 Papers about who somebody is and what comes next for them."""

from __future__ import annotations

from typing import Any

import numpy as np

from yanglao.acts import roles
from yanglao.acts.refusing import in_words as refusal
from yanglao.casefile.words import month_words
from yanglao.kernel.columns import ints
from yanglao.kernel.identity import birth_day, sex
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_of
from yanglao.life.kinds import Kind
from yanglao.lists import Field, Layout
from yanglao.lists.ethnic import ETHNIC_GROUPS
from yanglao.lists.layouts import NUMBER
from yanglao.papers.describing import Asked, Content, Labelled, Paper
from yanglao.papers.pieces import amount, in_words, ledger, on_day, plain_number, sentence, who
from yanglao.reports.asking import OF_MONEY, person_read
from yanglao.reports.decision_text import fact_words
from yanglao.reports.person import person_file
from yanglao.reports.report import Row
from yanglao.reports.turning_60 import CAN, REASONS, TURNING_60_REPORT, turning_60
from yanglao.reports.words import ALL_KINDS
from yanglao.rules.article_5_1_entitlement import pension_day
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.store.people import details_of

SAYS: dict[str, tuple[str, str]] = {
    "nothing_to_claim": (
        "此人已经申领,或者关系已经终止,不再告知到龄。",
        "This person has claimed already, or the relation has ended: there is nothing to be told of coming of age.",
    ),
}
_SEXES = {"male": "男", "female": "女"}
_ON_THE_FORM = (Kind.residence, Kind.category, Kind.cover, Kind.student, Kind.deemed_years)
"""What the form lists besides the enrolment itself."""


def _enrolment(asked: Asked) -> Content:
    """参保登记表 As it is on record now. Refused: unknown_person, not_your_unit."""
    number = asked.values["number"]
    person = person_read(asked.reader, number)
    file = person_file(asked.agency, number=number)
    name, own, unit = who(asked, person)
    facts = {kind: [one for one in file["facts"] if one["kind"] == kind.name] for kind in Kind}
    fields: list[Labelled] = [
        name,
        ("性别", _SEXES[sex(own[1])]),  # type: ignore[arg-type]
        ("民族", (file["ethnic"] and _ethnic(file["ethnic"])) or ""),
        ("出生日期", _born(own[1], facts[Kind.birth])),
        own,
        ("联系电话", _phone(asked, person)),
        unit,
        ("参保日期", in_words(facts[Kind.enrolment][-1]["on"]) if facts[Kind.enrolment] else "尚未参保"),
        ("缴费档次", _tier(facts[Kind.tier])),
        ("银行账户", _account(file)),
    ]
    rows = [
        [ALL_KINDS[kind.name][0], sentence(fact_words(one, english=False)), in_words(one["recorded_on"])]
        for kind in _ON_THE_FORM
        for one in facts[kind]
    ]
    table = ledger([("事项", False), ("内容", False), ("登记日期", False)], rows, grows=(1,))
    return Content(plain_number("CB", person), {"fields": fields, "table": table if rows else None}, person)


def _ethnic(code: str | None) -> str:
    """The full name: 汉族."""
    return next((words[-1] for words in ETHNIC_GROUPS if words[0] == code), "")


def _born(number: Any, births: list[Row]) -> str:
    return in_words(births[-1]["born"]) if births else on_day(birth_day(number))


def _phone(asked: Asked, person: int) -> str:
    sealed = details_of(asked.reader.connection, [person])[person].phone_sealed
    return "" if sealed is None else asked.agency.keys.opened(sealed)


def _tier(declared: list[Row]) -> str:
    if not declared:
        return ""
    last = declared[-1]
    return f"每年 {last['tier_yuan']} 元({last['year']} 年度起)"


def _account(file: dict[str, Any]) -> str:
    own = next((one for one in file["payees"] if one["whose"] == "person"), None)
    return "" if own is None else f"{own['holder']} {own['account']}"


# --- of age


def _of_age(asked: Asked) -> Content:
    """到龄告知书 What somebody may do at pension age. Refused: unknown_person, not_your_unit, nothing_to_claim."""
    number = asked.values["number"]
    person = person_read(asked.reader, number)
    row = _outlook(asked, person)
    can = row["can"]
    figures = [
        ("可办理事项", CAN[can][0]),
        ("到龄日期", on_day(row["on"])),
        ("累计缴费年限", f"{row['years']} 年"),
        ("账户余额", f"{yuan_text(row['balance_fen'])} 元"),
    ]
    parts = {
        "fields": who(asked, person),
        "figures": figures,
        "monthly": None
        if row["monthly_fen"] is None
        else {"label": "预计月养老金", **amount(row["monthly_fen"])},
        "what": _what_to_do(row),
        "bring": _BRING,
    }
    return Content(plain_number("DL", person, row["on"]), parts, person)


_OVER = tuple(
    map(
        int, (Kind.claim, Kind.opening_award, Kind.withdrawal, Kind.transfer_out, Kind.emigration, Kind.death)
    )
)
"""After one of these nobody has anything to claim."""


def _outlook(asked: Asked, person: int) -> Row:
    laws = laws_of(asked.reader.connection, asked.reader.area)
    known = known_facts(asked.reader.connection, asked.reader.area, ints([person]))
    month = month_of(int(pension_day(laws.at(month_of(asked.on)), born=known.people.born)[0]))
    number = asked.reader.who([person])[person]["number"]
    found = [row for row in turning_60(asked.reader, month=month).rows if row["number"] == number]
    if not found or np.isin(known.facts.kind, _OVER).any():
        raise refusal(SAYS, "nothing_to_claim")
    return found[0]


def _what_to_do(row: Row) -> list[str]:
    day = on_day(row["on"])
    month = month_words(month_of(row["on"]) + 1, False)
    claims = f"请自 {day}起到所在社区、居委会、农场或经办机构申请领取待遇。待遇从核定的次月起发放,最早 {month};申请越晚,发放越晚,以前的月份不补发。"
    if row["can"] == "draw":
        return [claims]
    if row["can"] == "back_pay":
        least = f"缴费年限还差 {row['missing_years']} 年。您可以一次性补缴(按最低档共 {yuan_text(row['back_payment_fen'])} 元,可以选更高档次),再按月领取;也可以不补缴,退保领回个人账户。"
        return [least, "上面的月养老金按最低档补缴测算。补缴还是退保,请先让经办人员为您算清再决定。", claims]
    why = REASONS[row["why"]][0]
    if row["can"] == "leave":
        return [f"目前不能按月领取:{why}", "您可以办理退保,领回个人账户。请到经办机构核对登记情况后再决定。"]
    return [f"目前不能办理:{why}", "登记情况有误的,请带证明材料到所在社区或经办机构更正。"]


_BRING = [
    "请带:居民身份证、户口簿、本人银行存折或社会保障卡。",
    "行动不便的,可以请社区协管员上门办理,也可以委托他人代办。",
    "本告知书的金额是按已登记的情况测算的,以核定决定书为准。",
]


# --- signing in


def _sign_in(asked: Asked) -> Content:
    """登录码信函 The code with which a resident signs in for the first time. Refused: unknown_person, not_your_unit."""
    person = person_read(asked.reader, asked.values["number"])
    code = asked.values["code"]
    until = asked.values["until"]
    parts = {
        "fields": who(asked, person, whole=False),
        "code": code,
        "until": on_day(until) if until else "",
        "steps": _STEPS,
    }
    return Content(plain_number("DM", person, asked.on), parts, person)


_STEPS = [
    "打开本市社会养老保险网上服务的页面,选“本人登录”。",
    "填写您的身份证号码和上面的登录码。",
    "登录后可以查看个人账户、缴费和待遇,也可以看到谁查阅过您的档案。",
]

ENROLMENT = Paper(
    Layout("enrolment_form", "参保登记表", "enrolment form", (NUMBER,)), OF_MONEY, _enrolment, to_person=True
)
OF_AGE = Paper(
    Layout("notice_of_60", "到龄告知书", "notice of turning 60", (NUMBER,)),
    TURNING_60_REPORT.readers,
    _of_age,
    to_person=True,
)
SIGN_IN = Paper(
    Layout(
        "sign_in_letter",
        "网上服务登录码",
        "letter with a sign-in code",
        (
            NUMBER,
            Field("code", "text", ("登录码",), private=True),
            Field("until", "day", ("有效期至",), required=False, may_be_empty=True),
        ),
    ),
    (roles.CLERK,),
    _sign_in,
)
