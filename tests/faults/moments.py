"""Moments of the tale, each with the deeds that somebody may do in it."""

from __future__ import annotations

from acts.desk import STAFF, number
from faults.deeds import LAST, THERE, Deed
from faults.tale import (
    ACCOUNT,
    DECEMBER,
    ELSEWHERE,
    HELD,
    JANUARY,
    LEAVING,
    NOVEMBER,
    OURS,
    POOR,
    RETURNED,
    STEADY,
    by_name,
    first_payroll,
    joining,
    news,
    payroll_of,
    proposed,
    taken,
    whole,
)

NEW = [number(n, "19700420") for n in (41, 42)]


def before_a_payroll() -> tuple[list[Deed], list[Deed]]:
    """October is closed, an account waits for agreement: every list may come in, a payroll may be prepared."""
    lived = [*joining(), *first_payroll()[:2]]
    on = 20111128
    return lived, [*lists(on), *others(on), *elsewhere(on)]


def lists(on: int) -> list[Deed]:
    """One list of each kind, and two that say the same of the same person."""
    person = {"name": "陈测试", "unit": "永安社区"}
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    paid = {"tier_yuan": 500, "year": 2011, "on": "2011-11-21"}
    more = [
        taken("new people", "register", [{"number": one, **person} for one in NEW], on),
        taken("new people too", "register", [{"number": NEW[0], **person, "phone": "13600000001"}], on),
        taken("other home", "residence", [{"number": POOR, **home, "from": "2011-11-01"}], on),
        taken("paid", "contribution", [{"number": POOR, "receipt": "R1", **paid, "year": 2012}], on),
        taken("paid again", "contribution", [{"number": POOR, "receipt": "R1", **paid, "year": 2012}], on),
        taken("paid twice", "contribution", [{"number": POOR, "receipt": "R2", **paid, "year": 2012}], on),
        taken(
            "account too",
            "payee",
            [{"number": STEADY, "whose": "本人", "bank_account": ACCOUNT[RETURNED], "on": "2011-11-20"}],
            on,
        ),
        taken(
            "other tier",
            "tier",
            [{"number": LEAVING, "year": 2012, "tier_yuan": 200, "on": "2011-11-02"}],
            on,
        ),
    ]
    known = [
        deed for deed in joining() if deed.key in ("cover", "category", "student", "birth", "deemed", "back")
    ]
    told = [deed for deed in news() if deed.key in ("held", "certificate", "rename", "withdrawal")]
    again = [taken(f"{one.key} again", one.given["layout"], one.given["rows"], on) for one in known]
    early = [
        taken("early death", "death", [{"number": HELD, "on": "2011-11-05"}], on),
        taken("early emigration", "emigration", [{"number": LEAVING, "on": "2011-11-10"}], on),
        taken(
            "early transfer out",
            "transfer_out",
            [{"number": LEAVING, "on": "2011-11-11", "to": "省外", "take": "转移"}],
            on,
        ),
        taken(
            "brought",
            "transfer_in",
            [
                {
                    "number": POOR,
                    "on": "2011-11-24",
                    "own_yuan": 300,
                    "province_yuan": 90,
                    "city_yuan": 10,
                    "years": 2,
                }
            ],
            on,
        ),
        taken("joins", "enrolment", [{"number": POOR, "on": "2011-11-20"}], on),
        taken("claims", "claim", [{"number": POOR, "on": "2011-11-25"}], on),
    ]
    told = [taken(one.key, one.given["layout"], _dated(one.given["rows"]), on) for one in told]
    return [*more, *again, *told, *early]


def _dated(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """What is told in December in the tale, told of November."""
    return [{name: str(value).replace("2011-12", "2011-11") for name, value in row.items()} for row in rows]


def others(on: int) -> list[Deed]:
    """What else an office may do then."""
    return [
        by_name("prepare", on, "clerk", "prepare", month=NOVEMBER),
        by_name("prepare too", on, "clerk", "prepare", month=NOVEMBER),
        by_name("agree", on, "reviewer", "agree", number=LAST),
        by_name("send back", on, "reviewer", "send_back", number=LAST, reason="试"),
        proposed("raise", on, 120),
        proposed("raise too", on, 130),
        by_name("interest", on, "accountant", "interest", amount_fen=99, statement="一"),
        by_name("early close", 20111130, "accountant", "close", month=NOVEMBER),
    ]


def elsewhere(on: int) -> list[Deed]:
    """In the other area of the same database, and a third one."""
    person = {"name": "陈测试", "unit": "前门社区"}
    third = {"plan": "national-2011", "name": "乙市", "units": ELSEWHERE, "staff": STAFF, "code": "120100"}
    return [
        taken("people there", "register", [{"number": one, **person} for one in OURS], on, THERE),
        by_name("close there", 20140731, "accountant", "close", THERE, month=2014 * 12 + 6),
        Deed("found a third", "found_area", "", 0, third, "120100"),
        Deed("found a fourth", "found_area", "", 0, third | {"name": "丁市", "code": "130100"}, "130100"),
        Deed("found it otherwise", "found_area", "", 0, third | {"name": "丙市"}, "120100"),
    ]


def while_a_batch_waits(steps: int) -> tuple[list[Deed], list[Deed]]:
    """The payroll of November has taken some of its steps, of which those of its funding are three."""
    lived = [
        *joining(),
        *(deed for deed in first_payroll() if deed.key not in ("november too early", "november sent back")),
    ]
    place = next(i for i, deed in enumerate(lived) if deed.key == "november prepare")
    on = 20111128
    coming = [
        by_name("review", on, "reviewer", "review", batch=LAST),
        by_name("reject", on, "reviewer", "reject", batch=LAST, reason="试"),
        by_name("release", on, "finance", "release", batch=LAST),
        by_name("reject by finance", on, "finance", "reject", batch=LAST, reason="试"),
        by_name("book", on, "accountant", "book", batch=LAST),
        by_name("send", on, "accountant", "send", batch=LAST),
    ]
    news_of = ("early death", "held", "paid", "account too", "new people")
    told = [deed for deed in lists(on) if deed.key in news_of]
    meanwhile = [deed for deed in others(on) if deed.key in ("prepare", "raise", "interest", "early close")]
    return lived[: place + 1 + steps], [*coming, *told, *meanwhile]


def after_a_payroll() -> tuple[list[Deed], list[Deed]]:
    """The file of November is with the bank: it answers, people report, the month may be closed."""
    lived, deeds = while_a_batch_waits(7)
    on = 20111128
    coming = [
        by_name("answer", on, "accountant", "answer", batch=LAST, back={ACCOUNT[RETURNED]}),
        by_name("other answer", on, "accountant", "answer", batch=LAST, back={ACCOUNT[STEADY]}),
    ]
    return lived, [
        *coming,
        *(deed for deed in deeds if deed.act in ("take", "prepare", "close", "send", "interest")),
    ]


def at_the_year_end() -> tuple[list[Deed], list[Deed]]:
    """All of December is done but the bank's interest and the close; the first lists of the new year are there."""
    story = whole()
    place = next(i for i, deed in enumerate(story) if deed.key == "interest")
    on = 20120105
    paid = {"number": POOR, "tier_yuan": 500, "year": 2012, "on": "2012-01-04", "receipt": "N1"}
    more = [
        by_name("december close", 20111231, "accountant", "close", month=DECEMBER),
        by_name("close too", 20111231, "accountant", "close", month=DECEMBER),
        by_name("interest", 20111231, "accountant", "interest", amount_fen=99, statement="二"),
        taken("new year", "contribution", [paid], on),
        taken("new year too", "contribution", [paid | {"number": STEADY, "receipt": "N2"}], on),
        taken("death", "death", [{"number": HELD, "on": "2011-12-30"}], on),
        by_name("prepare", on, "clerk", "prepare", month=JANUARY),
        by_name("second payroll", 20111231, "clerk", "prepare", month=DECEMBER),
    ]
    return story[:place], [*more, *(deed for deed in payroll_of("x", JANUARY, on)[1:2])]


MOMENTS = {
    "before a payroll": before_a_payroll,
    "prepared": lambda: while_a_batch_waits(0),
    "reviewed": lambda: while_a_batch_waits(4),
    "released": lambda: while_a_batch_waits(5),
    "booked": lambda: while_a_batch_waits(6),
    "sent": after_a_payroll,
    "year end": at_the_year_end,
}
