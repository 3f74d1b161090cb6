"""A small office's first four months, as deeds: every kind of list, and every act, most of them with something to refuse."""

from __future__ import annotations

from typing import Any

from acts.desk import STAFF, UNITS, number
from acts.filing import lists_before
from faults.deeds import FILE, FIRST_LINE, HERE, LAST, THERE, Deed

from yanglao.acts.register import REGISTER
from yanglao.kernel.months import day_text, month

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (month(2011, 10) + n for n in range(4))
OLD = [number(n, "19490420") for n in range(1, 8)]  # 60 at launch: draw without having paid
YOUNG = [number(n, "19700420") for n in range(11, 19)]
STEADY, DYING, RETURNED, HELD, RICHER, UNBANKED, LATER = OLD
LEAVING, MOVING, POOR, STUDYING, SHORT, EXCESS, ARRIVED, RESIGNING = YOUNG
ACCOUNT = {one: f"6217{one[-12:-1]}9" for one in (*OLD, *YOUNG)}
ELSEWHERE = [("110100-01", "前门社区", "community")]
PILOT = number(19, "19700420")  # of a trial before the launch
OURS = [number(21, "19490420"), number(22, "19700420")]  # of the other area


def areas() -> list[Deed]:
    """Both areas founded."""
    here = {"plan": "dongfang-2011", "name": "东方市", "units": UNITS, "staff": STAFF}
    there = {"plan": "merged-2014", "name": "甲市", "units": ELSEWHERE, "staff": STAFF, "code": THERE}
    return [
        Deed("found here", "found_area", "", 0, here),
        Deed("found there", "found_area", "", 0, there, THERE),
    ]


def taken(key: str, layout: str, rows: list[dict[str, object]], on: int, area: str = HERE) -> Deed:
    """A list, handed in by whoever may."""
    who = REGISTER[layout].who[0]
    return Deed(key, "take", who, on, {"layout": layout, "rows": rows}, area)


def both(*deed: Any) -> list[Deed]:
    """A list that somebody else must agree to, and the agreement."""
    first = taken(*deed)
    agreement = REGISTER[first.given["layout"]].agreement
    assert agreement is not None
    (who,) = agreement.steps["agreed"].roles
    other = "certifier-2" if who == "certifier" else who
    return [first, agreed(first, other)]


def agreed(first: Deed, who: str, step: str = "agreed") -> Deed:
    """The agreement of somebody to what was proposed last."""
    return by_name(f"{first.key} {step}", first.on, who, "agree", first.area, number=LAST)


def done(key: str, name: str, on: int, **values: object) -> Deed:
    """An act that is done once, by whoever may."""
    return by_name(key, on, REGISTER[name].who[0], "do", asked=name, values=values)


def transfers_go_on(on: int) -> list[Deed]:
    """One confirmed, one withdrawn; a switch is asked for and checked; nothing is late yet."""
    step = {"on": "2011-12-22", "document": "函3号"}
    switch = {
        "kind": "制度衔接转出",
        "agency": "东方市社保局",
        "place": "省内",
        "scheme": "职工",
        "on": "2011-12-01",
    }
    end = {"on": "2011-12-23", "why": "本人撤回", "reason": "不转了"}
    return [
        taken("transfer confirmed", "transfer_confirmation", [{"number": ARRIVED, **step}], on),
        taken("transfer chased", "transfer_reminder", [{"number": MOVING, **step}], on),
        taken("switch", "transfer_application", [{"number": EXCESS, **switch}], on),
        taken("switch checked", "transfer_check", [{"number": EXCESS, "on": "2011-12-20"}], on),
        taken("switch withdrawn", "end_transfer", [{"number": EXCESS, **end}], on),
    ]


def filed(layout: str, rows: list[dict[str, object]], on: int) -> list[Deed]:
    """The lists that lay the files of transfers."""
    return [taken(f"{layout} {before}", before, told, on) for before, told in lists_before(layout, rows)]


def by_name(name: str, on: int, actor: str, act: str, area: str = HERE, **given: Any) -> Deed:
    return Deed(name, act, actor, on, given, area)


def joining() -> list[Deed]:
    """Everybody registered, resident and enrolled, with all that goes before the first payroll."""
    on = 20111031
    person = {"name": "陈测试", "unit": "永安社区"}
    register = [
        {"number": one, **person, "bank_account": "" if one == UNBANKED else ACCOUNT[one]}
        for one in (*OLD, *YOUNG)
    ]
    register[0] |= {"phone": "13600000001"}
    nowhere = {"number": number(90), "name": "陈测试", "unit": "没有的社区"}
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    cover = {"scheme": "职工", "drawing": "否", "from": "2005-01-01", "until": "2008-01-01"}
    poor = {"category": "低保", "from": "2011-01-01", "until": "", "document": "民字1号"}
    veteran = {"category": "优抚对象", "from": "2011-01-01", "until": "2012-01-01", "document": "民字2号"}
    study = {"number": STUDYING, "from": "2011-01-01", "until": "2011-09-01"}
    paid = {"year": 2011, "on": "2011-10-21"}
    brought = {"on": "2011-10-24", "own_yuan": 300, "province_yuan": 90, "city_yuan": 10, "years": 2}
    late = {"number": RICHER, "years": 15, "tier_yuan": 100, "on": "2011-10-22", "receipt": "B1"}
    amounts = {SHORT: 100, EXCESS: 600}
    contributions = [
        {
            "number": one,
            "tier_yuan": 500,
            "receipt": f"P{n}",
            "amount_yuan": amounts.get(one, 500 if one != POOR else ""),
            **paid,
        }
        for n, one in enumerate((LEAVING, MOVING, SHORT, EXCESS, RESIGNING, POOR))
    ]
    return [
        taken("register", "register", [*register, nowhere], on),
        taken("residence", "residence", [{"number": one, **home} for one in (*OLD, *YOUNG)], on),
        taken("cover", "cover", [{"number": MOVING, **cover}], on),
        taken("category", "category", [{"number": POOR, **poor}, {"number": STEADY, **veteran}], on),
        taken("student", "student", [study], on),
        *both("birth", "birth_correction", [{"number": LATER, "born": "1949-05-02"}], on),
        *both("enrolment", "enrolment", [{"number": one, "on": "2011-10-20"} for one in (*OLD, *YOUNG)], on),
        *both(
            "deemed",
            "deemed_years",
            [{"number": MOVING, "on": "2011-10-21", "years": 3, "basis": "军龄"}],
            on,
        ),
        taken("tier", "tier", [{"number": LEAVING, "year": 2012, "tier_yuan": 1000, "on": "2011-10-21"}], on),
        taken("contribution", "contribution", contributions, on),
        *both("back", "back_payment", [late], on),
        *filed("transfer_in", [{"number": ARRIVED, **brought}], on),
        *both("transfer in", "transfer_in", [{"number": ARRIVED, **brought}], on),
        *both("claim", "claim", [{"number": one, "on": "2011-10-25"} for one in OLD], on),
    ]


def taking_over() -> list[Deed]:
    """Somebody whom the trial before the launch brings, and the balances that belong to it: three people each."""
    on = 20111031
    money = {"own_balance_yuan": 200, "province_balance_yuan": 18, "city_balance_yuan": 12}
    row = {"number": PILOT, "on": "2011-10-01", "paid_years": "2011", **money}
    banks = {"receipts_yuan": 0, "treasury_yuan": 230, "payments_yuan": 0, "pool_yuan": 0}
    account = taken("pilot account", "take_over", [row], on)
    balances = done("balances", "opening_balances", on, **banks, document="对账单1号")
    return [
        taken("pilot", "register", [{"number": PILOT, "name": "陈试点", "unit": "永安社区"}], on),
        *(account, agreed(account, "reviewer"), agreed(account, "director", "approved")),
        *(balances, agreed(balances, "reviewer"), agreed(balances, "director", "approved")),
    ]


def payroll_of(name: str, which: int, on: int, *back: str, area: str = HERE) -> list[Deed]:
    """A payroll by four people, to the bank and back; what went to the accounts `back` is returned."""
    steps = [
        by_name(f"{name} prepare", on, "clerk", "prepare", area, month=which),
        by_name(f"{name} review", on, "reviewer", "review", area, batch=LAST),
        *funded(name, on, area),
        by_name(f"{name} release", on, "finance", "release", area, batch=LAST),
        by_name(f"{name} book", on, "accountant", "book", area, batch=LAST),
        by_name(f"{name} send", on, "accountant", "send", area, batch=LAST),
        by_name(f"{name} answer", on, "accountant", "answer", area, batch=LAST, back=set(back)),
    ]
    return steps


def funded(name: str, on: int, area: str = HERE) -> list[Deed]:
    """What the last batch needs is applied for, and all of it arrives."""
    came = {"call": LAST, "on": day_text(on), "document": "拨款单"}
    return [
        by_name(
            f"{name} apply", on, "accountant", "do", area, asked="fund_application", values={"batch": LAST}
        ),
        by_name(f"{name} applied", on, "director", "agree", area, number=LAST),
        by_name(f"{name} arrived", on, "finance", "do", area, asked="subsidy_arrival", values=came),
    ]


def proposed(name: str, on: int, value: object) -> Deed:
    return by_name(
        name,
        on,
        "supervisor",
        "propose",
        parameter="base_pension_yuan_monthly",
        valid_from=OCTOBER,
        value=value,
        document="文件",
    )


def first_payroll() -> list[Deed]:
    """October closed with nobody to pay; November: an account noted, a payroll sent back and prepared anew."""
    on = 20111128
    account = {"number": UNBANKED, "whose": "本人", "bank_account": ACCOUNT[UNBANKED], "on": "2011-11-02"}
    return [
        by_name("october close", 20111031, "accountant", "close", month=OCTOBER),
        taken("account", "payee", [account], on),
        by_name("account agreed", on, "reviewer", "agree", number=LAST),
        by_name("november too early", on, "clerk", "prepare", month=NOVEMBER),
        by_name("november sent back", on, "reviewer", "reject", batch=LAST, reason="试"),
        *payroll_of("november", NOVEMBER, on, ACCOUNT[RETURNED]),
        by_name("november close", 20111130, "accountant", "close", month=NOVEMBER),
    ]


def news() -> list[Deed]:
    """December: news of every kind, a raise with back effect, a raise sent back, changed names and accounts."""
    on = 20111228
    held = {"number": HELD, "from": "2011-11", "until": "", "reason": "未认证"}
    told = {"number": HELD, "notice": "拟暂停待遇"}
    served = {**told, "on": "2011-12-20", "way": "留置送达"}
    moving = {"number": MOVING, "on": "2011-12-21", "to": "省外", "take": "转移"}
    renamed = {"number": STEADY, "name": "陈改名", "unit": "东海社区", "phone": "13900000009"}
    again = {"number": RETURNED, "whose": "本人", "bank_account": ACCOUNT[RETURNED], "on": "2011-12-20"}
    return [
        taken("told", "announcement", [told], 20111220),
        taken("served", "service", [served], 20111220),
        taken("heard", "hearing", [{**told, "on": "2011-12-22", "statement": "外出"}], 20111222),
        *both("held", "suspension", [held], on),
        taken("certificate", "life_certificate", [{"number": HELD, "on": "2011-12-25"}], on),
        taken("death", "death", [{"number": DYING, "on": "2011-10-30"}], on),
        *both("emigration", "emigration", [{"number": LEAVING, "on": "2011-11-10"}], on),
        *filed("transfer_out", [moving], on),
        *both("transfer out", "transfer_out", [moving], on),
        *transfers_go_on(on),
        taken("withdrawal", "withdrawal", [{"number": RESIGNING, "on": "2011-12-12"}], on),
        taken("rename", "register", [renamed], on),
        by_name("rename sent back", on, "reviewer", "send_back", number=LAST, reason="姓名有误"),
        *both("telephone", "change_person", [{"number": HELD, "phone": "13700000007"}], on),
        *both("moved", "change_unit", [{"number": HELD, "unit": "东海社区"}], on),
        taken("same account", "payee", [again], on),
        by_name("same account agreed", on, "reviewer", "agree", number=LAST),
        proposed("raise", on, 120),
        by_name("raise agreed", on, "supervisor-2", "agree", number=LAST),
        proposed("other raise", on, 999),
        by_name("other raise sent back", on, "supervisor-2", "send_back", number=LAST, reason="试"),
    ]


def bureaus() -> list[Deed]:
    """December: what households and bureaus tell: a survey, a certification extended, one disputed, another scheme's list."""
    on = 20111228
    home = {"name": "陈调查", "unit": "永安社区", "household": "非农业", "from": "2000-01-01"}
    veteran = {"number": STEADY, "category": "优抚对象"}
    poor = {"number": POOR, "category": "低保"}
    cover = {"scheme": "职工", "drawing": "否", "from": "2011-12-20", "until": ""}
    return [
        taken("survey", "survey", [{"number": number(31), **home, "on": "2011-12-01"}], on),
        taken("extended", "extend_certification", [{**veteran, "until": "2013-01-01"}], on),
        taken("contested", "contest_certification", [{**poor, "reason": "查无低保"}], on),
        taken("settled", "settle_dispute", [{**poor, "outcome": "维持认定", "reason": "已核实"}], on),
        taken("matched", "match", [{"number": one, **cover} for one in (MOVING, number(91))], on),
        taken("deaths matched", "match_deaths", [{"number": number(92), "on": "2011-12-01"}], on),
    ]


def through_the_bank() -> list[Deed]:
    """January: somebody has the bank pay, the bank is asked and answers, and the authority ends."""
    on = 20120120
    money = {"outcome": "成功", "amount_yuan": 500, "on": "2012-01-20"}
    asked = done("list", "withholding_list", on, year=2012)
    return [
        *both("authority", "authorise_withholding", [{"number": EXCESS, "from": "2012-01-01"}], on),
        *(asked, agreed(asked, "reviewer")),
        done("list sent", "withholding_file", on, list=LAST, to=FILE),
        taken("list answered", "withholding_answer", [{"reference": FIRST_LINE, **money}], on),
        taken("authority ended", "end_withholding", [{"number": EXCESS, "on": "2012-01-25"}], on),
    ]


def year_end() -> list[Deed]:
    """The bank's interest, interest for everybody; then the first payroll of the next year."""
    return [
        *payroll_of("december", DECEMBER, 20111229),
        by_name("interest", 20111231, "accountant", "interest", amount_fen=1234, statement="对账单"),
        by_name("december close", 20111231, "accountant", "close", month=DECEMBER),
        *through_the_bank(),
        *payroll_of("january", JANUARY, 20120120),
        by_name("january close", 20120131, "accountant", "close", month=JANUARY),
        *reported(20120201),
    ]


def reported(on: int) -> list[Deed]:
    """A unit reports a month and corrects its report; a grant that never came is shared out, and refused."""
    unit = {"unit": "永安社区", "month": "2012-01", "span": "月报", "remarks": ""}
    share = {"grant": 1, "number": STEADY, "amount_yuan": 10}
    return [
        taken("unit report", "unit_report", [unit], on),
        taken(
            "unit report corrected",
            "unit_report_correction",
            [{**unit, "remarks": "走访", "reason": "漏写"}],
            on,
        ),
        taken("shared out", "collective_share", [share], on),
    ]


def whole() -> list[Deed]:
    """Everything, in order."""
    return [*joining(), *taking_over(), *first_payroll(), *news(), *bureaus(), *year_end()]


def brief() -> list[Deed]:
    """The shortest way to a payroll that is paid and closed."""
    keys = ("register", "residence", "enrolment", "contribution", "claim")
    return [*(deed for deed in joining() if deed.key.removesuffix(" agreed") in keys), *first_payroll()]
