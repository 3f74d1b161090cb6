"""16 What stands in an account is not what its contributions and the rates make of it: every account is derived again."""

from __future__ import annotations

from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.audit.controls.derived import differing
from yanglao.ledger.lines import ARRIVAL, INTEREST
from yanglao.policy.controls import Limits

NUMBER = 16
NAME = ("篡改结息和账户", "interest tampered with")
SCHEME = (
    "多记利息或入账金额,差额流入某些账户。",
    "Interest or a credit is booked too high, and the difference ends in some accounts.",
)
CLAUSES = ("四(三)", "九(一)4")
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    ARRIVAL.name: ("入账与重算不符", "what was credited is not what is derived"),
    INTEREST.name: ("结息与重算不符", "interest is not what is derived"),
}
EVIDENCE = {"lines": ("不符行数", "lines that differ"), "through": ("算至", "derived through")}
LIMITS = ()


def find(reading: Reading, limits: Limits) -> list[Hit]:
    return differing(reading, WHYS)
