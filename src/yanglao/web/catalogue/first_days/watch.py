"""监督和管理 The first day of those who watch, who tell the public, and who look after logins."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.web.catalogue.first_days.shape import REVIEW, FirstDay, Step, Way

WATCH: dict[str, FirstDay] = {
    roles.SUPERVISOR: FirstDay(
        (
            "首页是账自己证不证得了:上次核查哪天、发现什么,有哪些疑点和案件。",
            "The first page tells whether the books prove themselves: when they were last checked, what was found, which hits and cases are open.",
        ),
        (
            Way(
                ("查一遍疑点", "Look for what is wrong"),
                (
                    Step(("运行监测", "Run the controls"), "/staff/do/run_controls"),
                    Step(("看发现了什么", "See what they found"), "/staff/reports/hits"),
                    Step(("需要的,立案", "Open a case where one is needed"), "/staff/do/open_case"),
                ),
            ),
            Way(
                ("调整一个参数", "Change a parameter"),
                (
                    Step(
                        ("先看对在册的人有什么影响", "See first what it does to everybody"),
                        "/staff/reports/policy-effect",
                    ),
                    Step(
                        (
                            "填文号和生效月份,由另一位同意",
                            "Give the document and the month; a second supervisor agrees",
                        ),
                        "/staff/do/parameter",
                    ),
                ),
            ),
            Way(
                ("公布收支", "Publish the figures"),
                (
                    Step(
                        ("选期间,看数字,提交", "Choose the period, look at the figures, propose"),
                        "/staff/do/publish",
                    ),
                ),
            ),
        ),
    ),
    roles.AUDITOR: FirstDay(
        (
            "首页是账自己证不证得了。您可以看全部,但不经手一分钱。",
            "The first page tells whether the books prove themselves. You may look at everything and move no money.",
        ),
        (
            Way(
                ("全面核查", "Audit everything"),
                (
                    Step(
                        (
                            "开始核查:全部核对项,由事实重算",
                            "Start: every check, and everything derived again",
                        ),
                        "/staff/do/whole_audit",
                    ),
                    Step(("看结果和数字指纹", "Read the result and its fingerprint")),
                ),
            ),
            Way(
                ("跟一件疑点", "Follow a hit"),
                (
                    Step(("看没有答复的", "See those without an answer"), "/staff/reports/hits"),
                    Step(
                        ("看人、看钱、看谁经手", "See the person, the money and who was at it"),
                        "/staff/search",
                    ),
                ),
            ),
            Way(
                ("受理举报", "Take a tip"),
                (
                    Step(
                        ("登记;举报人只有您和人社局看得到", "Note it; only you and the bureau see who told"),
                        "/staff/do/complaint",
                    ),
                    Step(("办结并答复", "End it with an answer"), "/staff/do/complaint_answer"),
                ),
            ),
        ),
    ),
    roles.PUBLICITY: FirstDay(
        (
            "您看公开的数字和名单,不看个人档案。",
            "You see published figures and lists, and nobody's file.",
        ),
        (
            Way(
                ("看可以公开的数字", "See what may be published"),
                (Step(("打开报表", "Open the reports"), "/staff/reports"),),
            ),
            Way(
                ("回答群众的问题", "Answer people's questions"),
                (Step(("用“问答”查条款和算法", "Look up clauses and sums in the questions"), "/questions"),),
            ),
            Way(
                ("帮人算一算", "Help with an estimate"),
                (Step(("打开测算页", "Open the estimate"), "/estimate"),),
            ),
        ),
    ),
    roles.SYSTEM: FirstDay(
        (
            "首页是谁在哪个岗位、哪一天到期。您管登录,看不到参保人的数据。",
            "The first page tells who holds which role and until when. You look after logins and see nobody's data.",
        ),
        (
            Way(
                ("让新同事进来", "Let a new colleague in"),
                (
                    Step(
                        ("任用:写明岗位和起止日期", "Appoint: the role, from when and until when"),
                        "/staff/do/appointment",
                    ),
                    Step(
                        ("安全管理员同意后,发邀请码", "Once the security administrator has agreed, invite"),
                        "/staff/do/invitation",
                    ),
                ),
            ),
            Way(
                ("有人离开", "Somebody leaves"),
                (
                    Step(
                        ("免职,当天就进不来", "Dismiss: they cannot come in from that day"),
                        "/staff/do/dismissal",
                    ),
                ),
            ),
            Way(
                ("看好自己的登录", "Look after your own access"),
                (Step(("设手机验证码", "Set up the codes of your telephone"), "/staff/access"),),
            ),
        ),
    ),
    roles.SECURITY: FirstDay(
        (
            "首页是谁在哪个岗位。任用和邀请要您同意才算数。",
            "The first page tells who holds which role. Appointments and invitations hold only when you agree.",
        ),
        (
            REVIEW,
            Way(
                ("马上收回一个岗位", "Take a role away at once"),
                (Step(("免职", "Dismiss"), "/staff/do/dismissal"),),
            ),
            Way(
                ("看好自己的登录", "Look after your own access"),
                (Step(("设手机验证码", "Set up the codes of your telephone"), "/staff/access"),),
            ),
        ),
    ),
    roles.LOGS: FirstDay(
        (
            "首页是谁在哪个岗位。您核对日志,不办业务,看不到参保人的数据。",
            "The first page tells who holds which role. You check the log, do no acts, and see nobody's data.",
        ),
        (
            Way(("看谁在岗", "See who is at work"), (Step(("打开首页", "Open the first page"), "/staff"),)),
            Way(
                ("看好自己的登录", "Look after your own access"),
                (Step(("设手机验证码", "Set up the codes of your telephone"), "/staff/access"),),
            ),
        ),
    ),
}
