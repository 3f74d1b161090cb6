"""17 A pension or a settlement is not what the facts and the law make of it: everybody is derived again."""

from __future__ import annotations

from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.audit.controls.derived import differing
from yanglao.audit.rederive import CARRIED_STATE
from yanglao.ledger.lines import PENSION, SETTLEMENT
from yanglao.policy.controls import Limits

NUMBER = 17
NAME = ("擅自增减待遇", "amount changed without authority")
SCHEME = (
    "没有依据地增加或减少某人的待遇。",
    "Somebody's pension is raised or cut without any ground.",
)
CLAUSES = ("九(一)4",)
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    PENSION.name: ("待遇与重算不符", "a pension is not what is derived"),
    SETTLEMENT.name: ("清退与重算不符", "a settlement is not what is derived"),
    CARRIED_STATE: ("结转状态与重算不符", "what is carried on is not what is derived"),
}
EVIDENCE = {"lines": ("不符行数", "lines that differ"), "through": ("算至", "derived through")}
LIMITS = ()


def find(reading: Reading, limits: Limits) -> list[Hit]:
    return differing(reading, WHYS)
