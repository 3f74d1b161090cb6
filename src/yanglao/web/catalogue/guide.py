"""What the guide says, and the help beside the form of an act."""

from __future__ import annotations

from yanglao.casefile.words import Pair

GUIDE: dict[str, Pair] = {
    "guide.title": ("第一天", "First day"),
    "guide.link": ("第一天", "First day"),
    "guide.from_sign_in": (
        "第一次来?进入后从“第一天”看起。",
        "Here for the first time? Come in and begin with the first day.",
    ),
    "guide.sees": ("您先看到什么", "What you see first"),
    "guide.start": ("开始工作", "Begin"),
    "guide.may_not": ("您一个人办不了的", "What you cannot do alone"),
    "guide.never_alone": (
        "自己提出的事,自己不能同意:钱和权利总要两个人看过。",
        "Nobody agrees to what they proposed: money and rights are always seen by two.",
    ),
    "guide.masked": (
        "号码和账户只显示头尾;不归您的单位、不归您的岗位的,打不开。",
        "Numbers and accounts show only their ends; what is of another unit or another role does not open.",
    ),
    "guide.noted": (
        "您看过谁的档案都会记下,本人看得到。",
        "Whose file you look at is noted, and the person can see it.",
    ),
    "guide.agreed_by": ("您提出,由他们决定", "You propose, they decide"),
    "guide.you_decide": ("别人提出,由您决定", "They propose, you decide"),
    "guide.agrees_to": ("哪些业务", "Which acts"),
    "guide.may_do": ("您能办的全部业务", "Everything that you may do"),
    "guide.to_ask": ("不清楚时问谁", "Whom to ask"),
    "guide.nobody": ("现在没有别的同事。", "There is no other colleague now."),
    "guide.others": ("各岗位的第一天", "The first day of each role"),
    "guide.own": ("您的岗位", "yours"),
    "help.title": ("怎么办、可能不准什么", "How it goes, and what may be refused"),
    "help.for": ("依据", "What it stands on"),
    "help.days": ("办结期限", "May take"),
    "help.working_days": ("{days} 个工作日", "{days} working days"),
    "help.when": ("只在:{when}", "only {when}"),
    "help.papers": ("可以要的材料", "Papers that may be asked for"),
    "help.from": ("由{giver}提供", "from {giver}"),
    "help.no_papers": ("不用任何材料。", "None may be asked for."),
    "help.refuses": ("可能的答复和出路", "What it may answer, and the way out"),
}
