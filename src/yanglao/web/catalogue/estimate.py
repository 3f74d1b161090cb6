"""算一算 What somebody would pay and get."""

from __future__ import annotations

from yanglao.casefile.words import Pair

ESTIMATE: dict[str, Pair] = {
    "estimate.title": ("算一算:我每月能领多少", "What would I get a month?"),
    "estimate.lead": ("不用登录,不留记录。", "No sign-in, and nothing is kept."),
    "estimate.wrong": ("有几处要改一下", "Some answers need another look"),
    "estimate.wrong_title": ("请改一下", "Please check"),
    "estimate.more": (
        "我已经缴过费,或者有特殊身份",
        "I have paid before, or a special category holds for me",
    ),
    "estimate.same": ("和上面选的一样", "The same as chosen above"),
    "estimate.ask": ("算一算", "Work it out"),
    "estimate.again": ("换个说法再算", "Change the answers"),
    "estimate.from": ("{month}起,每月约", "From {month}, a month about"),
    "estimate.yuan": ("元", "yuan"),
    "estimate.for_life": (
        "一直领到终身。您自己一共交 {paid} 元。",
        "For life. You pay {paid} yuan yourself altogether.",
    ),
    "estimate.nothing_paid": ("一直领到终身,不用交钱。", "For life, without paying anything."),
    "estimate.break": (
        "领到 {age},领到手的就超过您自己交的。",
        "By the age of {age} you have got more than you paid.",
    ),
    "estimate.refund": ("一次退给您约", "Paid out to you in one sum, about"),
    "estimate.no_more": ("以后不再按月领。", "There is no monthly pension afterwards."),
    "estimate.two_ways": (
        "到领取年龄时还差 {missing} 年才缴满 {qualifying} 年。有两条路,您自己选:",
        "At pension age you are {missing} years short of {qualifying}. There are two ways, and the choice is yours:",
    ),
    "estimate.also": (
        "您也可以一次补缴,多领一份账户养老金:",
        "You may also pay years in one sum, for a pension from an account on top:",
    ),
    "estimate.way": ("第 {number} 条路", "Way {number}"),
    "estimate.tier_now": ("每年 {tier} 元", "{tier} yuan a year"),
    "estimate.less": ("少交一档", "One tier less"),
    "estimate.next": ("多交一档", "One tier more"),
    "estimate.choose_tier": ("换一档看看", "Try another tier"),
    "estimate.why": (",为什么", ", why"),
    "estimate.press": ("点一行,看为什么是这个数。", "Press a line to see why it is so."),
    "estimate.clause": ("依据", "By clause"),
    "estimate.facts": ("依据的登记", "What is on record"),
    "estimate.law": ("用到的规定", "Numbers of the rules"),
    "estimate.since": ("{month}起", "from {month}"),
    "estimate.source": ("来源:{source}", "source: {source}"),
    "estimate.tiers": ("十个档次比一比", "All tiers side by side"),
    "estimate.picture": ("每个档次每月领多少", "What each tier gives a month"),
    "estimate.table": (
        "金额单位:元。点一档就换成那一档。",
        "Amounts in yuan. Choose a tier to change to it.",
    ),
    "estimate.tier": ("档次", "Tier"),
    "estimate.mine": ("您选的", "yours"),
    "estimate.assumed": ("这是怎么假定的", "What is assumed"),
    "estimate.next_join": ("我能不能参保", "May I join?"),
    "estimate.print": ("可以打印这一页,带去办理。", "You can print this page and bring it along."),
}
