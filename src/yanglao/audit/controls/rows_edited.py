"""27 The database is edited directly: a row is not as the act that wrote it has sealed it."""

from __future__ import annotations

from yanglao.audit.checks import lines_sealed, sealed
from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.policy.controls import Limits

NUMBER = 27
NAME = ("直接改动数据库", "database edited directly")
SCHEME = (
    "绕过系统直接修改、删除或添加数据库记录。",
    "Rows of the database are changed, removed or added behind the application's back.",
)
CLAUSES = ("九(一)",)
RISK = HIGH
RESPONSIBLE = "system"
WHYS = {
    "row": ("记录与办理时不同", "rows are not as their act wrote them"),
    "line": ("明细与记账时不同", "lines are not as they were laid down"),
}
EVIDENCE = {"act": ("业务编号", "act"), "table": ("数据表", "table")}
LIMITS = ()


def find(reading: Reading, limits: Limits) -> list[Hit]:
    rows = [
        Hit("row", f"{act} {table}", {"act": act, "table": table}, acts=(act,))
        for table, act in sealed.rewritten(reading.agency)
        if act != reading.under_way
    ]
    acts = sorted({one.who for one in lines_sealed.find(reading.agency)})
    return [*rows, *(Hit("line", str(act), {"act": act}, acts=(act,)) for act in acts)]
