"""Why a decision was refused: codes, and a sentence for the resident that says what to do."""

from __future__ import annotations

from enum import IntEnum


class Reason(IntEnum):
    """The outcome of a decision; `accepted` is 0. The names are the codes of the case file."""

    accepted = 0
    before_launch = 1
    not_resident = 2
    agricultural_household = 3
    under_16 = 4
    student = 5
    drawing_elsewhere = 6
    covered_elsewhere = 7
    already_enrolled = 8
    relation_ended = 9
    not_enrolled = 10
    over_60 = 11
    wrong_year = 12
    no_such_tier = 13
    year_already_paid = 14
    already_awarded = 15
    not_60 = 16
    years_not_positive = 17
    years_exceed_fifteen = 18
    residence_short = 19
    years_short = 20
    entitled = 21
    years_short_of_fifteen = 22
    not_first_day = 23
    not_taken_over = 24
    pension_starts_later = 25
    pension_starts_too_early = 26
    held_too_long = 27
    product_in_january = 28


SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.accepted: ("准予办理。", "Accepted."),
    Reason.before_launch: (
        "日期早于本制度启动之日,请核对日期。",
        "The day is before the scheme began; check the date.",
    ),
    Reason.not_resident: (
        "当日户籍不在本市,请先到公安机关核实户籍登记。",
        "Not registered in this city on that day; have the registration checked with public security first.",
    ),
    Reason.agricultural_household: (
        "当日为农业户口,请参加农村居民养老保险,或提供农转非证明。",
        "Registered as an agricultural household; join the rural scheme or bring proof of conversion.",
    ),
    Reason.under_16: (
        "未满十六周岁,满十六周岁后再来参保。",
        "Not yet of the minimum age; come back after that birthday.",
    ),
    Reason.student: (
        "在校学生暂不参保,毕业或离校后再办理。",
        "Students do not join; come back after leaving school.",
    ),
    Reason.drawing_elsewhere: (
        "已在领取其他养老待遇,不能重复享受。",
        "Already drawing another pension; two cannot be drawn at once.",
    ),
    Reason.covered_elsewhere: (
        "正参加其他养老保险,请先办理停保或转移手续。",
        "Insured in another pension scheme; leave it or transfer first.",
    ),
    Reason.already_enrolled: ("已参保登记,无需重复办理。", "Already enrolled; nothing more is needed."),
    Reason.relation_ended: (
        "养老保险关系已终止,请先核对注销登记。",
        "The insurance relation has ended; check the deregistration first.",
    ),
    Reason.not_enrolled: ("尚未参保,请先办理参保登记。", "Not enrolled; enrol first."),
    Reason.over_60: (
        "已满六十周岁,不再按年缴费,可办理补缴或待遇核定。",
        "Already of pension age: no yearly contribution any more; pay back years or claim instead.",
    ),
    Reason.wrong_year: (
        "缴费年度与缴费日期不符,只能缴纳当年的保费。",
        "The year is not that of the payment; only the current year can be paid.",
    ),
    Reason.no_such_tier: (
        "没有这个缴费档次,请从现行档次中选择。",
        "There is no such tier; choose one of those in force.",
    ),
    Reason.year_already_paid: (
        "该年度已缴费,一年只缴一次。",
        "That year has been paid; there is one payment a year.",
    ),
    Reason.already_awarded: (
        "待遇已核定,不能再办理此项业务。",
        "A pension has been determined; this can no longer be done.",
    ),
    Reason.not_60: ("未满六十周岁,到龄后再办理。", "Not yet of pension age; come back after that birthday."),
    Reason.years_not_positive: (
        "补缴年数必须大于零。",
        "The number of years to pay back must be above zero.",
    ),
    Reason.years_exceed_fifteen: (
        "补缴后累计超过十五年,请减少补缴年数。",
        "Together with the years paid this would exceed the qualifying years; pay back fewer.",
    ),
    Reason.residence_short: (
        "户籍年限未满规定年数,满期后再申请。",
        "Not registered here long enough; apply again when the years are complete.",
    ),
    Reason.years_short: (
        "缴费年限不足,可一次性补缴后领取,或选择退保。",
        "Not enough years paid; pay the missing years in one sum and draw, or take the account and leave.",
    ),
    Reason.years_short_of_fifteen: (
        "一次性补缴须补满规定年限,请按所差年数办理。",
        "One payment must make up all the missing years; pay back as many as are missing.",
    ),
    Reason.not_first_day: (
        "接收日应为月初第一天,余额为上月末余额。",
        "What is taken over is taken over on the first day of a month, as it stood at the end of the month before.",
    ),
    Reason.not_taken_over: (
        "当日没有接收该人的账户,请先接收账户余额。",
        "The account was not taken over that day; take over its balance first.",
    ),
    Reason.pension_starts_later: (
        "待遇起始月份晚于接收月份,应按待遇核定办理。",
        "The pension begins after the month of the take-over; let it be claimed.",
    ),
    Reason.pension_starts_too_early: (
        "待遇起始月份应在满六十周岁的次月或以后,请核对。",
        "A pension begins after the month of the 60th birthday; check the month.",
    ),
    Reason.held_too_long: (
        "暂停起始月份早于待遇起始月份或本制度启动,请核对。",
        "Months would have been held from before the pension or the scheme began; check the month.",
    ),
    Reason.product_in_january: (
        "上年利息已于年末结清,一月接收时积数应为零。",
        "The year's interest was credited at its end: in January no product is taken over.",
    ),
    Reason.entitled: (
        "已符合领取条件,请申请待遇核定,不能退保。",
        "Entitled to a pension: claim it; leaving is not open.",
    ),
}
