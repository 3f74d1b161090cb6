"""有问题就问 Questions in everyday words, and what the plan answers."""

from __future__ import annotations

from yanglao.casefile.words import Pair

QUESTIONS: dict[str, Pair] = {
    "questions.title": ("有问题就问", "Ask a question"),
    "questions.box": ("您想问什么", "What would you like to know?"),
    "questions.hint": (
        "用平常的话问。例如:我35岁,每年交500元,能领多少",
        "In everyday words, such as: I am 35 and pay 500 yuan a year, how much will I get",
    ),
    "questions.ask": ("问", "Ask"),
    "questions.nothing": ("请写下您的问题。", "Write down your question."),
    "questions.asked": ("您问的是", "You asked"),
    "questions.lost": (
        "没有听懂,所以不作答复,免得答错。您想问的是不是下面这些?也可以换个说法再问。",
        "This was not understood, so it is not answered rather than answered wrongly. Did you mean one of these? You may also ask in other words.",
    ),
    "questions.other": ("如果问的不是这个", "If that is not what you meant"),
    "questions.sum": ("算给您看", "Worked out"),
    "questions.assumed": ("假定", "Assumed"),
    "questions.clause": ("依据", "By clause"),
    "questions.values": ("用到的规定", "Numbers of the rules"),
    "questions.unset": ("未定", "not decided"),
    "questions.office": ("办理找谁", "Whom to see"),
    "questions.all": ("大家常问的", "What people often ask"),
    "questions.more": ("自己算一算", "Work it out for yourself"),
}
SECTIONS: dict[str, Pair] = {
    "三": ("从何时开始,目标是什么", "when it began, and its aims"),
    "四": ("参保、缴费和补贴", "joining, contributions and subsidies"),
    "五": ("领取养老金", "drawing a pension"),
    "六": ("补缴和退保", "paying missing years, leaving"),
    "七": ("转移和接续", "transfers and other schemes"),
    "八": ("基金", "the fund"),
    "九": ("责任和申诉", "liability and objections"),
    "十": ("各单位办什么", "who does what"),
    "十一": ("人员和经费", "staff and their costs"),
    "十二": ("工作步骤", "the steps of the work"),
    "十三": ("信息系统和考核", "the information system and assessment"),
}
"""Part of the plan that the rules were written for -> what it is about."""
