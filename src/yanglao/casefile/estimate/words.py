"""The words of an estimate, Chinese and English: plain ones, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.casefile.words import Pair

GROUPS: dict[str, Pair] = {
    "pay": ("您自己交的", "What you pay"),
    "added": ("政府和利息给您加的", "What the government and interest add"),
    "got": ("您每月领的", "What you get a month"),
    "left": ("一次取走", "Taken in one sum"),
    "when": ("什么时候", "When"),
}
WAYS: dict[str, Pair] = {
    "draw": ("按月领取", "Draw a pension"),
    "back_pay": ("一次补齐,按月领取", "Pay the missing years, then draw"),
    "leave": ("不补,取走账户里的钱", "Do not pay: take the account"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a figure is called, where it stands, along which ways it is told, whether it sums up."""

    title: Pair
    group: str
    ways: tuple[str, ...] = ("draw", "back_pay")
    strong: bool = False


FIGURES: dict[str, Words] = {
    "own_yearly": Words(("每年交", "Each year"), "pay"),
    "own": Words(("{years} 年一共交", "In {years} years together"), "pay", tuple(WAYS)),
    "back_paid": Words(("一次补缴 {missing} 年", "{missing} years paid in one sum"), "pay"),
    "entry": Words(("缴费补贴", "Entry subsidy"), "added"),
    "bonus": Words(("多缴多补", "Bonus for a higher tier"), "added"),
    "government": Words(("政府代缴", "Paid by the government for you"), "added"),
    "supplement": Words(("独生子女补贴", "Only-child supplement"), "added"),
    "interest": Words(("利息", "Interest"), "added"),
    "total": Words(("到领取时账户共有", "In the account when the pension begins"), "added", strong=True),
    "base": Words(("基础养老金", "Base pension"), "got"),
    "increment": Words(("多缴年限加发", "For years beyond {qualifying}"), "got"),
    "account": Words(("账户养老金", "From your account"), "got"),
    "monthly": Words(("每月一共", "A month together"), "got", strong=True),
    "refund": Words(("退给您", "Paid out to you"), "left", ("leave",), strong=True),
    "first_month": Words(("从哪个月开始领", "First month paid"), "when"),
    "breaks_even": Words(
        ("领到几岁,就超过您自己交的", "Age at which you have got more than you paid"), "when"
    ),
}
REASONED: dict[str, Pair] = {
    "own_yearly": (
        "您选每年 {tier}这一档,其中政府代缴 {government_yearly},其余自己交。",
        "You choose the tier of {tier} a year; the government pays {government_yearly} of it, you pay the rest.",
    ),
    "own_yearly_whole": ("您选的档次,一年交一次。", "The tier you choose, once a year."),
    "own": (
        "一年交一次,交到满 {age} 岁为止,共 {years} 年。",
        "Once a year until you are {age}, {years} times.",
    ),
    "back_paid": (
        "满 {age} 岁时还差 {missing} 年才满 {qualifying} 年,按您选的档次一次交齐。补缴的部分没有政府补贴。",
        "At {age} you are {missing} years short of {qualifying}; they are paid in one sum at your tier. No subsidy comes with them.",
    ),
    "entry": (
        "每缴一年,政府就往您的账户里补一笔,由省和市分担。",
        "For each year you pay, the government adds to your account; province and city share it.",
    ),
    "bonus": (
        "档次比最低档高的,市里每年再多补一些,档次越高补得越多。",
        "Above the lowest tier the city adds more each year, the higher the tier the more.",
    ),
    "government": (
        "因为您的身份,每年的保费由政府替您交一部分或者最低档的全部。",
        "Because of your category the government pays a part of each year, or all of the lowest tier.",
    ),
    "supplement": (
        "持独生子女证的,市里每年另加一笔。",
        "For holders of an only-child certificate the city adds a sum each year.",
    ),
    "supplement_unset": (
        "持独生子女证的,市里每年另加一笔。数额还没有正式规定,这里没有算进去;规定以后补记,不用重新申请。",
        "For holders of an only-child certificate the city adds a sum each year. Nobody has decided how much, so it is left out here; it is made up later without a new application.",
    ),
    "interest": (
        "账户里的钱每年结息一次,以后的年份按现在的年利率 {rate} 估算。",
        "The account earns interest once a year; for years to come at today's rate of {rate}.",
    ),
    "total": (
        "您交的、政府加的和利息,都在您自己的账户里。",
        "What you paid, what the government added and the interest: all of it is in your own account.",
    ),
    "base": ("人人一样,由省和市的财政出。", "The same for everybody, from province and city."),
    "increment": (
        "超过 {qualifying} 年的每一年,每月加发 {increment_each}:共 {beyond} 年。",
        "For each year beyond {qualifying} there are {increment_each} more a month: {beyond} years.",
    ),
    "account": (
        "账户里的 {total},除以 {divisor} 个月。账户用完了也照发,一直发到终身。",
        "The {total} in the account, divided by {divisor} months. It goes on for life, even when the account is used up.",
    ),
    "monthly": ("上面几项加起来。", "The sum of the above."),
    "refund": (
        "账户里的钱一次取走,以后不再按月领。",
        "The account is paid out in one sum; there is no monthly pension afterwards.",
    ),
    "first_month": (
        "您在 {claim_month}满 {age} 岁,来办理以后,从核定的下个月开始领。",
        "You are {age} in {claim_month}; you come, and the pension begins the month after it is determined.",
    ),
    "first_month_now": (
        "您已经满 {age} 岁,今天来办理的话,从核定的下个月开始领。",
        "You are {age} already; if you come today, the pension begins the month after it is determined.",
    ),
    "breaks_even": (
        "领到 {breaks_even_month},领到手的就超过您自己交的 {put_in}。",
        "By {breaks_even_month} you have got more than the {put_in} you paid yourself.",
    ),
}
ASSUMED: dict[str, Pair] = {
    "law": (
        "这是估算,按 {now}的规定算。以后基础养老金、补贴和利率都可能变,以核定时为准。",
        "This is an estimate by the rules of {now}. Base pension, subsidies and rates may change; what counts is the determination.",
    ),
    "rate": ("以后每年的利率都按现在的 {rate} 算。", "Every year to come earns today's rate of {rate}."),
    "age": ("只知道年龄,按 {born}出生算。", "Only your age is known: a birth in {born} is taken."),
    "month": (
        "只知道出生年月,按当月 {day} 日算。",
        "Only the month of birth is known: its day {day} is taken.",
    ),
    "past": (
        "已经缴的 {count} 年算作 {first} 年到 {last} 年,每年 {paid_tier}。",
        "The {count} years paid are taken as {first} to {last}, at {paid_tier} a year.",
    ),
    "ahead": (
        "从 {from} 年到 {until} 年,每年 {of_year}按选的档次缴一次,不断缴。",
        "From {from} to {until} the tier chosen is paid every year on {of_year}, without a gap.",
    ),
    "this_year": ("今年的在今天缴。", "This year is paid today."),
    "registered": (
        "您的非农业户籍一直在本市,不在校读书,没有参加别的养老保险。",
        "You have always been registered in this city as non-agricultural, are no student, and are in no other pension scheme.",
    ),
    "registered_any": (
        "您的户籍一直在本地,不在校读书,没有参加别的养老保险。",
        "You have always been registered here, are no student, and are in no other pension scheme.",
    ),
    "category": ("您的身份一直有证明。", "Your category stays certified throughout."),
    "claim": (
        "一到领取年龄就来办理;已经到龄的,今天就来。",
        "You come as soon as you are of age, or today if you are already.",
    ),
    "unset": (
        "{unset}的数额还没有正式规定,没有算进去。",
        "The amount of this has not been decided and is left out: {unset}.",
    ),
}
