"""批次到哪了 Where a batch stands, as steps: those that four people take, then the bank's two; who took each and when, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.casefile.words import Pair
from yanglao.store.proposals import SENT_BACK
from yanglao.store.read.payroll import Head, Step

STEPS: dict[str, Pair] = {
    "prepared": ("编制", "Prepared"),
    "reviewed": ("复核", "Reviewed"),
    "released": ("财政拨付", "Released"),
    "booked": ("记账", "Booked"),
    "sent": ("送银行", "Sent to the bank"),
    "answered": ("银行回盘", "Answered by the bank"),
}
WAITS: dict[str, Pair] = {
    "reviewed": ("等复核", "waits for the reviewer"),
    "released": ("等财政拨付", "waits for finance"),
    "booked": ("等会计记账", "waits for the accountant to book it"),
    "sent": ("等会计送银行", "waits to be sent to the bank"),
    "answered": ("等银行回盘", "waits for the bank's answer"),
}
OVER: Pair = ("银行已回盘", "answered by the bank")
BACK: Pair = ("已退回", "sent back")


@dataclass(frozen=True, slots=True)
class At:
    """A step as it is shown: its name, words, past, now or to come ("risk": sent back), and who took it: as the step of a batch, or by login."""

    name: str
    words: Pair
    state: str
    taken: Step | None = None
    on: int | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The steps of a batch, the one that is next ("": none), and how to say it."""

    steps: list[At]
    next: str
    words: Pair
    is_sent_back: bool = False

    @property
    def tag(self) -> str:
        """How it is coloured: done, need, or nothing."""
        return "" if self.is_sent_back else "need" if self.next else "done"


def standing_of(head: Head) -> Standing:
    """Where a batch stands."""
    taken = {step.step: step for step in head.steps}
    if SENT_BACK in taken:
        steps = [At(name, STEPS[name], "past", taken[name]) for name in STEPS if name in taken]
        return Standing([*steps, At(SENT_BACK, BACK, "risk", taken[SENT_BACK])], "", BACK, True)
    bank = {"sent": head.sent_on is not None, "answered": head.is_answered}
    following = next((name for name in STEPS if name not in taken and not bank.get(name)), "")
    if not head.totals["payments"] and following == "sent":
        following = ""
    steps = [_at(name, following, taken.get(name), head) for name in STEPS]
    return Standing(steps, following, WAITS.get(following, OVER))


def _at(name: str, following: str, step: Step | None, head: Head) -> At:
    is_past = (
        step is not None
        or (name == "sent" and head.sent_on is not None)
        or (name == "answered" and head.is_answered)
    )
    state = "past" if is_past else "now" if name == following else ""
    return At(name, STEPS[name], state, step, head.sent_on if name == "sent" else None)
