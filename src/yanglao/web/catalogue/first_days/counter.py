"""柜台和单位 The first day of those who meet residents, and of those who certify."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.casefile.words import Pair
from yanglao.web.catalogue.first_days.shape import CHECK, FIND, FirstDay, Step, Way

PROPOSE = Step(("核对后按“提交”,接下来由复核的人看", "Check it and press Propose it; a reviewer looks next"))
OF_UNIT: Pair = (
    "首页是“今天”:到期的报告、还缺谁、到哪一步了。您只看得到自己的单位。",
    "The first page is Today: reports that are due, who is missing, how far you are. You see your own units alone.",
)
TODAY = "/staff/unit"
DEATH = Way(
    ("报告死亡", "Report a death"),
    (
        Step(
            ("在“今天”里按“报告死亡”,当月就报", "On Today press Report a death, within the same month"), TODAY
        ),
        Step(
            (
                "找到这个人,填死亡日期,按“就是这位”",
                "Find the person, give the day of death, press This one",
            )
        ),
        CHECK,
    ),
)
CERTIFICATES = Way(
    ("资格认证", "Life certificates"),
    (
        Step(
            ("在“今天”里打开没做认证的名单", "On Today open the list of those without a certificate"), TODAY
        ),
        Step(("见到本人,按是怎么见的", "Once you have seen the person press how")),
        CHECK,
        Step(("人多的,填名册一次交上来", "For many at once hand in a list"), "/staff/lists/life_certificate"),
    ),
)
CALLS = Way(
    ("动员走访", "Call on people"),
    (
        Step(("在“今天”里打开动员名单", "On Today open the list of those to be called on"), TODAY),
        Step(
            (
                "打电话或上门,按一个结果就记下了",
                "Telephone or call at the door; one press notes what came of it",
            )
        ),
        Step(("愿意参保的,登记他要的档次", "Note the tier of whoever wants to join")),
    ),
)
REPORT = Way(
    ("签报月报", "Sign the month's report"),
    (
        Step(("在“今天”里打开到期的报告", "On Today open the report that is due"), TODAY),
        Step(("看数字,写说明,按“签报”", "Look at the figures, write your remarks, press Sign it")),
    ),
)
CASH_UP = Way(
    ("日结", "Cash up"),
    (
        Step(("数当天收的现金,填进去", "Count the day's cash and put it in"), "/staff/do/cash_up"),
        Step(("有差额的写明原因", "Where it differs, say why")),
        Step(("另一个人确认后才算完", "It is over when somebody else has agreed")),
    ),
)

COUNTER: dict[str, FirstDay] = {
    roles.ASSISTANT: FirstDay(OF_UNIT, (DEATH, CERTIFICATES, CALLS, REPORT, CASH_UP)),
    roles.TOWNSHIP: FirstDay(OF_UNIT, (REPORT, CERTIFICATES, DEATH, CALLS)),
    roles.CLERK: FirstDay(
        (
            "首页是您的任务和一个查找框。多数事从找到一个人开始。",
            "The first page has your tasks and a search box. Most things begin with finding a person.",
        ),
        (
            Way(
                ("办理参保", "Enrol somebody"),
                (
                    Step(
                        ("没有登记过的,先登记基本信息", "Register whoever is not on record yet"),
                        "/staff/do/register",
                    ),
                    Step(("填参保日期", "Give the day of enrolment"), "/staff/do/enrolment"),
                    PROPOSE,
                ),
            ),
            Way(
                ("收缴费款,给票据", "Take a contribution and give the receipt"),
                (
                    FIND,
                    Step(
                        (
                            "填年度、档次、票据号和金额",
                            "Give the year, the tier, the receipt's number and the amount",
                        ),
                        "/staff/do/contribution",
                    ),
                    CHECK,
                ),
            ),
            Way(
                ("申请核定待遇", "Take a claim"),
                (
                    FIND,
                    Step(
                        (
                            "年限不够的,先把几条路摆给本人看",
                            "Where years are missing, show the person the ways there are",
                        )
                    ),
                    Step(("填申请日期", "Give the day of the claim"), "/staff/do/claim"),
                    PROPOSE,
                ),
            ),
        ),
    ),
    roles.CERTIFIER: FirstDay(
        (
            "首页是农保局请您认定的事,和快到期的认定。",
            "The first page is what the agency asks of you, and what expires soon.",
        ),
        (
            Way(
                ("交一份认定名册", "Hand in a list"),
                (
                    Step(("看农保局请您办什么", "See what the agency asks of you"), "/staff/bureau"),
                    Step(
                        ("选名册,下载空白表", "Choose the list and take the empty sheet"),
                        "/staff/lists",
                    ),
                    Step(("填好交上来,看前几行", "Fill it in, hand it in, look at the first rows")),
                    Step(
                        (
                            "终止或追溯的,由另一位认定人员同意",
                            "What ends or reaches back is agreed to by another certifier",
                        )
                    ),
                ),
            ),
            Way(
                ("延长一项认定", "Extend a certification"),
                (
                    Step(("看哪些快到期", "See what expires soon"), "/staff/bureau"),
                    Step(
                        ("填新的截止日期和文号", "Give the new end and the document"),
                        "/staff/do/extend_certification",
                    ),
                ),
            ),
            Way(
                ("比对死亡信息", "Match deaths"),
                (
                    Step(
                        (
                            "把名册整份交来,本方案的人当即登记",
                            "Hand in the whole list; those of ours are recorded at once",
                        ),
                        "/staff/lists/match_deaths",
                    ),
                ),
            ),
        ),
    ),
}
