"""docs/reports.md: what every report tells, which clauses it serves and who may read it, made from the descriptions."""

from __future__ import annotations

from yanglao.commands.act_pages import MADE
from yanglao.reports.describing import About
from yanglao.reports.register import REPORTS

HEAD = """# 报表 Reports

{made}

`yanglao report NAME`:登录后可看;为某单位任职的,只看本单位;`--unit` 只看一个单位,`--json` 供程序读取,`--csv FILE`、`--xlsx FILE` 写入文件
(工作簿里金额、数、日期就是数和日期,合计和说明另列一张;文字不会被当作公式)。
屏幕和 JSON 上的身份证号码遮掩中段,文件里的号码完整,因为文件要拿去办事。

For whoever has signed in and has such a task (nobody who only certifies sees money); who works for a unit sees that one only.
`--unit` narrows it further, `--json` is for programs, `--csv FILE` and `--xlsx FILE` write a file (in a
workbook amounts, counts and days are numbers and days, sums and remarks have a sheet of their own, text is never a formula). Identity numbers are masked on the screen and in
JSON, and whole in files, which are worked with.

| report | 报表 | clauses | for | what it tells |
|---|---|---|---|---|
"""
FOOT = """
**时限 Deadlines** are data: `policy/plans/<plan>/deadlines.toml` (working days of acts and of each stage of a transfer; events
within their month, or within working days), counted with `policy/calendars/china.toml` (holidays and the weekends worked in their
place, each year with the notice that says so). A year that is not in the calendar is counted by weekends alone, and the report says
so. The same file holds the periods of notices (`[notices]`: time to be heard, public notice, review, suit). When the State Council's
notice of the next year is out, add its table.
"""


def reports_page() -> str:
    """The page."""
    return HEAD.format(made=MADE) + "".join(map(_row, REPORTS.values())) + FOOT


def _row(about: About) -> str:
    cells = (
        f"`{about.usage}`".replace("|", "\\|"),
        about.title_zh,
        "、".join(about.clauses),
        ", ".join(about.readers),
        about.en,
    )
    return "| " + " | ".join(cells) + " |\n"
