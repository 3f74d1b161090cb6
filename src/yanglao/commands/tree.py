"""Every command, with what its help says."""

from __future__ import annotations

from typing import Annotated

import typer
from typer import rich_utils

from yanglao.commands import (
    acts,
    ask,
    assess,
    audit,
    estimate,
    forecast,
    found,
    ledger,
    lists,
    migrate,
    papers,
    persons,
    plan,
    reports,
    serve,
    server,
    sessions,
    tasks,
    work,
)
from yanglao.commands.demo import command
from yanglao.commands.language import SWITCH, is_english, said

if not is_english():
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    rich_utils.DEFAULT_STRING = "[默认 {}]"

app = typer.Typer(
    name="yanglao",
    help=said("养老:城乡居民养老保险信息系统。", "The information system of the residents' pension scheme."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def language(
    english: Annotated[
        bool,
        typer.Option(
            SWITCH,
            help=said(
                "用英文(可写在任何位置;也可设置 YANGLAO_LANG=en)", "in English (or set YANGLAO_LANG=en)"
            ),
        ),
    ] = False,
) -> None:
    """Read by `language.py` before anything else; it stands here to be seen in the help."""


def _add(name: str, run: typer.models.CommandFunctionType, zh: str, en: str) -> None:
    app.command(name, help=said(zh, en))(run)


_add(
    "assess",
    assess.assess,
    "按方案计算一个人的参保、账户和待遇,不用数据库。",
    "What the plan says about a life, without a database.",
)
_add(
    "estimate",
    estimate.estimate,
    "算一算:缴多少,政府补多少,每月领多少。",
    "What somebody would pay, what the government adds, what they would get a month.",
)
_add(
    "ask",
    ask.ask,
    "咨询:用日常的话提问,按方案答复,注明条款;涉及金额的当场测算,不用数据库。",
    "Advice: a question in everyday words, answered from the plan with its clause, sums worked out; without a database.",
)
app.add_typer(plan.app, name="plan")
_add("migrate", migrate.migrate, "建立或升级数据库。", "Set the database up, or bring it up to date.")
_add(
    "found",
    found.found,
    "建账:统筹区、单位、人员和岗位。",
    "Found an area: its plan, units, people and their roles.",
)
_add("login", sessions.login, "登录。", "Sign in.")
_add("logout", sessions.logout, "退出。", "Sign out.")
_add("secret", sessions.secret, "更改自己的口令。", "Change one's own secret.")
app.add_typer(server.app, name="server")
app.add_typer(ledger.app, name="ledger")
app.add_typer(audit.app, name="audit")
app.add_typer(acts.app, name="act")
app.add_typer(tasks.app, name="task")
app.add_typer(persons.app, name="person")
app.add_typer(reports.app, name="report")
app.add_typer(papers.app, name="paper")
_add(
    "forecast",
    forecast.years_to_come,
    "基金长期预测。",
    "The fund in the years to come.",
)
_add(
    "list",
    lists.take,
    "按名册办理业务(CSV 或 XLSX),有误的行写入退回文件;--template 写出空白名册。",
    "Do an act for every row of a list (CSV or XLSX); bad rows come back in a file. --template writes the empty sheet.",
)
_add(
    "demo",
    command.demo,
    "演示:虚拟的东方市,从 2011 年 10 月到 2016 年 12 月。",
    "A made-up city from October 2011 to December 2016.",
)
_add("serve", serve.serve, "打开状态页。", "Serve the status page.")
_add(
    "work",
    work.work,
    "办理后台任务;serve 已带一个。",
    "Do the jobs that pages have left to be done; `serve` brings a worker of its own.",
)
