"""虚构的样子 What pieces are shown with: made by the code that makes it for pages, of people and amounts that are nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from yanglao.acts.register import REGISTER
from yanglao.casefile.estimate.asking import read_asked
from yanglao.casefile.estimate.figuring import estimate
from yanglao.casefile.estimate.telling import groups
from yanglao.casefile.explanation_text import ToldSource, ToldStep
from yanglao.casefile.words import Pair, chosen, day_pair
from yanglao.kernel.months import FOREVER
from yanglao.policy.law import Laws
from yanglao.reports.back_payment_or_leave import COLUMNS
from yanglao.reports.mine import Task
from yanglao.reports.overview import STANDINGS, Alert, Event
from yanglao.store.handovers import TaskKey
from yanglao.web.drawing import FILLS, bars, box, fill_sample
from yanglao.web.estimate import shown_figure
from yanglao.web.person.lifeline import life_line as life_line_of
from yanglao.web.reports.rows import Cell, Lines
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.choosing import SHORT, way_shown
from yanglao.web.staff.comparing import compared
from yanglao.web.staff.forms import questions
from yanglao.web.staff.telling import lines_of
from yanglao.web.staff.value_words import NOBODY
from yanglao.web.staff.who import Named
from yanglao.web.standing import STEPS, At

Sample = dict[str, Any]
ON = 20161201
STAFF = {"clerk": "王经办", "reviewer": "李复核", "accountant": "周会计"}
"""Logins of nobody -> names."""
ZHANG = Named(0, "张秀英", "469007********1226", "永安社区")
"""Somebody who is not: no person has the number 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """By which law an example is worked out, and in which language it is told."""

    laws: Laws
    english: bool

    def said(self, pair: Pair) -> str:
        return chosen(pair, self.english)


def figures(at: Setting) -> list[Sample]:
    """The answer to somebody born in May 1980 who pays 500 yuan a year."""
    given = {"born": ["1980-05"], "tier": ["500"]}
    found = estimate(at.laws, read_asked(given, at.laws.at(ON // 10_000 * 12), ON))
    way = found.best
    told = [one for group in groups(found, way) for one in group.figures]
    return [{"figures": [shown_figure(way.name, one) for one in told]}]


def choices(at: Setting) -> list[Sample]:
    """Two ways of somebody whom eleven years are missing, and one that is not open."""
    columns = [column for column in COLUMNS if column.name in SHORT]
    rows: list[Sample] = [
        {"option": "draw", "tier_fen": None, "why_not": "years_short"},
        {
            "option": "back_pay",
            "tier_fen": 30_000,
            "why_not": None,
            "paid_now_fen": 330_000,
            "refund_fen": 0,
            "monthly_fen": 18_998,
        },
        {
            "option": "leave",
            "tier_fen": None,
            "why_not": None,
            "paid_now_fen": 0,
            "refund_fen": 295_224,
            "monthly_fen": 0,
        },
    ]
    return [{"columns": columns, "rows": [way_shown(row, columns) for row in rows]}]


def why(at: Setting) -> list[Sample]:
    source = ToldSource(
        at.said(("基础养老金", "base pension")),
        at.said(("145 元/月", "145 yuan a month")),
        False,
        "confirmed",
        at.said(("已核实", "confirmed")),
        "2015-07",
        "琼人社发〔2015〕1 号" if not at.english else "",
        "",
    )
    step = ToldStep(
        "2016-12",
        "五(二)",
        at.said(("基础养老金", "Base pension")),
        at.said(("缴费 18 年", "18 years paid")),
        (at.said(("2012-05-10 待遇核定", "2012-05-10 claim")),),
        (source,),
        "145.00",
    )
    booked = {
        "line": ("基础养老金", "Base pension"),
        "fen": 14500,
        "borne": [(at.said(("省", "province")), 13000), (at.said(("市", "city")), 1500)],
        "entries": [20481],
        "on": "2016-12-05",
        "people": ["clerk", "reviewer"],
        "act": 9310,
    }
    fact = {
        "kind": "claim",
        "fact": 77,
        "recorded_on": "2012-05-10",
        "by": "clerk",
        "agreed_by": ["reviewer"],
    }
    month = at.said(("2016年12月", "December 2016"))
    return [
        {
            "why": {
                "month": month,
                "news": False,
                "booked": [booked],
                "steps": [(step, at.laws.plan.cited(step.clause))],
                "facts": [fact],
            }
        }
    ]


def person_line(at: Setting) -> list[Sample]:
    line = {
        "person": 0,
        "name": ZHANG.name,
        "number": ZHANG.number,
        "sex": ("女", "woman"),
        "born": day_pair(19520305),
        "age": 64,
        "unit": ZHANG.unit,
        "standing": "suspended",
        "standing_words": STANDINGS["suspended"],
        "alerts": [Alert(("生存认证过期 3 个月", "certificate of life three months late"), "need")],
    }
    return [{"line": line}]


def people(at: Setting) -> list[Sample]:
    longer = Named(0, "阿卜杜热合曼·买买提吐尔逊·阿不都克里木", "469007********0018", "东海社区")
    return [{"people": [ZHANG, longer]}]


def life_line(at: Setting) -> list[Sample]:
    events = [
        Event(1, "enrolment", 20110901, FOREVER, 20110905, False),
        Event(2, "claim", 20120310, FOREVER, 20120410, False),
        Event(3, "suspension", 20150101, 20150601, 20150320, True),
        Event(4, "suspension", 20160901, FOREVER, 20161103, False),
    ]
    return [{"life": life_line_of(events, on=ON, english=at.english)}]


def questions_asked(at: Setting) -> list[Sample]:
    act = REGISTER["suspension"]
    asked = questions(act, {}, english=at.english)
    wrong = {asked[-1].name: at.said(("请写到某一天,例如 2016-12-01。", "Give a day, such as 2016-12-01."))}
    return [{"one": one} for one in questions(act, {}, english=at.english, wrong=wrong)]


def lines(at: Setting) -> list[Sample]:
    told = {"year": 2016, "tier_yuan": 500, "own_fen": 50000}
    return [{"lines": lines_of(told, REGISTER["tier"], english=at.english)}]


def before_after(at: Setting) -> list[Sample]:
    was: Mapping[str, Any] = {"year": 2015, "tier_yuan": 300, "on": "2015-03-02"}
    told = {"kind": "tier", "was": was, "will_be": {**was, "tier_yuan": 500}}
    return [{"compared": compared(told, REGISTER["tier"], english=at.english, called=NOBODY)}]


def eyes(at: Setting) -> list[Sample]:
    """Of whoever it waits for; of whoever may only look."""
    theirs = {"may_take": True, "may_send_back": True, "is_last": True, "to": "/pieces"}
    return [{**theirs, "next": ("复核", "Pass it")}, {"drawn": "reviewer"}]


def steps(at: Setting) -> list[Sample]:
    states = ("past", "past", "now", "", "", "")
    who = ("clerk", "reviewer", "", "", "", "")
    steps = [
        At(name, words, state, who=login)
        for (name, words), state, login in zip(STEPS.items(), states, who, strict=True)
    ]
    return [{"steps": steps, "note": "staff/step_note.html"}]


def listed(at: Setting) -> list[Sample]:
    titles = [("姓名", "Name"), ("单位", "Unit"), ("月份", "Month"), ("金额", "Amount")]
    told = [("张秀英", "永安社区", "2016-11", "178.90"), ("符亚妹", "东海社区", "2016-11", "−1,024.00")]
    rows = [
        [
            Cell(text, place == len(row) - 1, place < 2, at.said(titles[place]))
            for place, text in enumerate(row)
        ]
        for row in told
    ]
    headings = [
        {"title": at.said(one), "is_figure": one is titles[-1], "sorted": "", "address": "?as=staff"}
        for one in titles
    ]
    headings[2]["sorted"] = "ascending"
    found = Lines(rows, 2, 2, 1, 1, ["", "", "", "−845.10"])
    title = at.said(("一张名单", "A list"))
    return [{"title": title, "headings": headings, "to": "/pieces", "lines": found}]


def pages(at: Setting) -> list[Sample]:
    return [{"page": 2, "pages": 7, "before": "/pieces", "after": "/pieces"}]


def tasks(at: Setting) -> list[Sample]:
    some = [
        Task(
            31,
            "claim",
            "张秀英",
            "clerk",
            20161110,
            20161125,
            6,
            "reviewed",
            TaskKey("proposal", 31, "reviewed"),
        ),
        Task(
            34, "tier", "符亚妹", "clerk", 20161129, 20161220, 0, "agreed", TaskKey("proposal", 34, "agreed")
        ),
    ]
    return [{"tasks": [(one, "/pieces") for one in some], "by": "piece-tasks"}]


def chapters(at: Setting) -> list[Sample]:
    some = {"register", "enrolment", "tier", "claim", "death", "heirs"}
    return [{"chapters": chapters_of(lambda act: act.key in some), "to": "/staff/do"}]


def notices(at: Setting) -> list[Sample]:
    """As many as there are looks."""
    told: dict[str, Pair] = {
        "": ("下一次发放在 2016年12月5日。", "The next payment is on 5 December 2016."),
        "done": ("已提出,编号 31,等另一人复核。", "Proposed as number 31; it waits for a second person."),
        "need": (
            "生存认证已过期,请在月底前办理。",
            "The certificate of life is out of date; renew it this month.",
        ),
        "risk": (
            "去世后多发 3 个月,共 536.70 元,待追回。",
            "536.70 yuan were paid for three months after the death.",
        ),
    }
    return [
        {"look": look, "content": format_html("<p>{}</p>", at.said(words))} for look, words in told.items()
    ]


def refused(at: Setting) -> list[Sample]:
    sentence = ("这个人还没有参保登记。先办参保登记。", "This person is not enrolled. Enrol them first.")
    return [{"refused": sentence}]


def nothing(at: Setting) -> list[Sample]:
    return [{"says": "tasks.none"}]


def share(at: Setting) -> list[Sample]:
    return [{"permille": 864, "aim": 950}, {"permille": 320}]


def picture(at: Setting) -> list[Sample]:
    """What each tier would give the same person."""
    given = {"born": ["1980-05"], "tier": ["500"]}
    way = estimate(at.laws, read_asked(given, at.laws.at(ON // 10_000 * 12), ON)).best
    words: list[Pair] = [
        ("基础养老金", "base pension"),
        ("加发", "increment"),
        ("个人账户养老金", "account pension"),
    ]
    label = at.said(("各档次每月领多少", "What each tier gives a month"))
    key = [(fill_sample(fill), one) for fill, one in zip(FILLS, words, strict=True)]
    return [{"box": box(way.options), "inside": bars(way.options, way.mine), "label": label, "key": key}]


def printed(at: Setting) -> list[Sample]:
    return [{"office_name": "东方市社会保险经办机构", "day_text": "2016-12-01"}]
