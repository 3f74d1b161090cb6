"""待遇发放 A payroll from preparation to the bank's answer: prepared, reviewed, released and booked by four people."""

from yanglao.acts.payroll.bank import send, take_answer
from yanglao.acts.payroll.preparing import prepare
from yanglao.acts.payroll.steps import PAYROLL_ACT, book, reject, release, review

__all__ = ["PAYROLL_ACT", "book", "prepare", "reject", "release", "review", "send", "take_answer"]
