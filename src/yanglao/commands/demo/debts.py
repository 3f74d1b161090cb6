"""What comes next in a recovery: it goes one of a few ways, whichever its place among all falls to."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.kernel.months import day_text, month_of, month_text
from yanglao.payment.instalments import late_fen
from yanglao.store.recoveries import (
    HANDED_OVER,
    NOTICE,
    PLAN,
    REMINDER,
    SET_OFF,
    SET_OFF_ENDED,
    Recovery,
)

Next = tuple[str, dict[str, object]]
"""An act and what it asks besides the number."""
INSTALMENTS, SET_OFF_MONTHS, PATIENCE_MONTHS = 4, 6, 3
BY_SET_OFF, BY_PLAN, AT_ONCE, STOPS_PAYING = range(4)
LIVING, DEAD = (BY_PLAN, BY_SET_OFF), (AT_ONCE, BY_PLAN, STOPS_PAYING, AT_ONCE)


@dataclass(frozen=True, slots=True)
class Debt:
    """A recovery, its place among all from 1, what is left of it, and what has come back since its plan was signed (fen); whether the person has
    died."""

    recovery: Recovery
    place: int
    left_fen: int
    back_fen: int
    is_dead: bool

    @property
    def way(self) -> int:
        ways = DEAD if self.is_dead else LIVING
        return ways[self.place % len(ways)]

    def months_since(self, step: str, on: int) -> int | None:
        """None: that was not done."""
        found = self.recovery.last(step)
        return None if found is None else month_of(on) - month_of(found.on)


def next_step(debt: Debt, on: int) -> Next | None:
    """What is done on a Day, if anything: nothing in the month of the notice itself."""
    if debt.months_since(NOTICE, on) in (None, 0):
        return None
    if debt.way == AT_ONCE or debt.months_since(SET_OFF_ENDED, on):
        return _paid(debt, debt.left_fen, on)
    return _set_off(debt, on) if debt.way == BY_SET_OFF else _by_plan(debt, on)


def _set_off(debt: Debt, on: int) -> Next | None:
    """抵扣 A fifth of each pension for half a year; then the person would rather pay the rest."""
    document = f"抵扣{debt.recovery.id}号"
    months = debt.months_since(SET_OFF, on)
    if months is None:
        since = month_text(month_of(on) + 1)
        return "set_off", {"by": "agreement", "percent": 20, "since": since, "document": document}
    is_over = months >= SET_OFF_MONTHS and debt.recovery.last(SET_OFF_ENDED) is None
    return ("end_set_off", {"document": document}) if is_over else None


def _by_plan(debt: Debt, on: int) -> Next | None:
    """还款计划 Signed, then paid as it falls due; one who stops is reminded, handed over, and written off."""
    plan = debt.recovery.last(PLAN)
    if plan is None:
        count = max(1, min(INSTALMENTS, debt.left_fen // FEN_PER_YUAN))
        signed = {"instalments": count, "first_on": day_text(on), "document": f"协议{debt.recovery.id}号"}
        return ("repayment_plan", signed) if debt.left_fen >= FEN_PER_YUAN else _paid(debt, debt.left_fen, on)
    late = late_fen(plan.instalments, recovered_fen=debt.back_fen, on=on)
    if not late:
        return None
    if debt.way == BY_PLAN or not debt.back_fen:
        return _paid(debt, min(late, debt.left_fen), on)
    return _pressed(debt, on)


def _pressed(debt: Debt, on: int) -> Next | None:
    reminded, handed_over = (debt.months_since(step, on) for step in (REMINDER, HANDED_OVER))
    if reminded is None:
        return "recovery_reminder", {}
    document = f"移字{debt.recovery.id}号"
    if handed_over is None:
        is_late = reminded >= PATIENCE_MONTHS
        return ("hand_over", {"to": "市人社局", "document": document}) if is_late else None
    if handed_over < PATIENCE_MONTHS:
        return None
    return "write_off", {"reason": "无可供执行的财产", "document": document}


def _paid(debt: Debt, fen: int, on: int) -> Next:
    way = "counter" if debt.place % 2 else "bank"
    receipt = f"HK{debt.recovery.id:05d}{month_of(on) % 1000:03d}"
    money: dict[str, object] = {"amount_yuan": yuan_text(fen), "receipt": receipt, "on": day_text(on)}
    return "repayment", {**money, "way": way}
