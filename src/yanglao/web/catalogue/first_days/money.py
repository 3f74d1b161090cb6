"""复核、审批和资金 The first day of those who agree, and of those who move money."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.web.catalogue.first_days.shape import (
    CHECK,
    DECIDE,
    FIND,
    LOOK,
    OPEN_TASK,
    REVIEW,
    FirstDay,
    Step,
    Way,
)

MONEY: dict[str, FirstDay] = {
    roles.REVIEWER: FirstDay(
        (
            "首页是等您看的事,等得久的、金额大的在前,旁边写着有什么特别。",
            "The first page is what waits for your eyes, the oldest and largest first, with what is unusual about each.",
        ),
        (
            REVIEW,
            Way(
                ("复核一批发放", "Review a payroll"),
                (
                    Step(("打开等复核的批次", "Open the batch that waits"), "/staff/payroll"),
                    Step(
                        (
                            "逐类看和上月的变化,每一类都要有来由",
                            "Go through the changes from last month; each needs a cause",
                        )
                    ),
                    Step(("看关口单,没有红的再同意", "Look at the gate page; agree when nothing is red")),
                ),
            ),
            Way(
                ("查一个人的来龙去脉", "Follow somebody's story"),
                (
                    FIND,
                    Step(
                        (
                            "看生平、账户、每笔钱的依据",
                            "See the life line, the account, and why each amount is what it is",
                        )
                    ),
                ),
            ),
        ),
    ),
    roles.DIRECTOR: FirstDay(
        (
            "首页是等您审批的事。更正、核销、用款都要您看过才生效。",
            "The first page is what waits for your approval. Corrections, write-offs and funds take effect only then.",
        ),
        (
            REVIEW,
            Way(
                ("批准用款", "Approve funds"),
                (
                    Step(
                        ("打开批次,看要多少、谁出", "Open the batch: how much, and who bears it"),
                        "/staff/payroll",
                    ),
                    Step(("在任务里同意用款计划", "Agree to the application among your tasks"), "/staff"),
                ),
            ),
            Way(
                ("答复高风险疑点", "Answer what looks wrong"),
                (
                    Step(
                        ("看还没有答复的疑点", "See the hits that nobody has answered"), "/staff/reports/hits"
                    ),
                    Step(("逐件写明查到什么", "Write for each what was found"), "/staff/do/answer_hit"),
                ),
            ),
        ),
    ),
    roles.ACCOUNTANT: FirstDay(
        (
            "首页是钱在哪里:各账户有多少、哪批在等、谁还欠多少。",
            "The first page is where the money is: what stands on each account, which batch waits, what is still due.",
        ),
        (
            Way(
                ("把一批养老金发出去", "Send a payroll"),
                (
                    Step(
                        ("打开复核过的批次,提出用款计划", "Open the reviewed batch and apply for the funds"),
                        "/staff/payroll",
                    ),
                    Step(("钱到账后生成银行文件", "Once the money is there, make the bank file")),
                    Step(("银行回盘后导入,看退回的", "Take in the bank's answer and see what came back")),
                ),
            ),
            Way(
                ("对账", "Match bank and book"),
                (
                    Step(("导入银行对账单", "Take in the bank's statement"), "/staff/do/bank_statement"),
                    Step(("自动对账", "Let what agrees be matched"), "/staff/do/match_bank"),
                    Step(("剩下的人工对", "Match the rest by hand"), "/staff/do/reconcile"),
                ),
            ),
            Way(
                ("月结", "Close the month"),
                (
                    Step(("看月结清单缺什么", "See what the month still lacks"), "/staff/reports/month-end"),
                    Step(("结这个月", "Close it"), "/staff/do/close_month"),
                ),
            ),
        ),
    ),
    roles.FINANCE: FirstDay(
        (
            "首页是钱在哪里:专户有多少、哪批等拨款、市里欠多少。",
            "The first page is where the money is: the special account, which batch waits for release, what the city owes.",
        ),
        (
            Way(
                ("拨付一批养老金", "Release a payroll"),
                (
                    Step(("打开等拨付的批次", "Open the batch that waits for release"), "/staff/payroll"),
                    Step(
                        (
                            "看合计、来源和关口单,再拨付",
                            "Look at totals, sources and the gate page, then release",
                        )
                    ),
                ),
            ),
            Way(
                ("登记财政补贴到账", "Book subsidies"),
                (
                    Step(("看还欠多少、从哪天起", "See what is due, and since when"), "/staff/reports/dues"),
                    Step(("填到账日期和金额", "Give the day and the amount"), "/staff/do/subsidy_arrival"),
                    CHECK,
                ),
            ),
            Way(("审定预算", "Agree to a budget"), (OPEN_TASK, LOOK, DECIDE)),
        ),
    ),
}
