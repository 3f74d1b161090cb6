"""日结 What somebody has taken in at the counter on a day is counted, held against the receipts booked, and agreed to by another person."""

from __future__ import annotations

from functools import partial
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.refusing import in_words
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import optional
from yanglao.store.acting import Act, Agency, By
from yanglao.store.cash_ups import Drawer, Taken, add_cash_up, cash_ups, people_of, taken_at_counter
from yanglao.store.proposals import AGREED, TWO, Proposal, waiting

KEY = "cash_up"
SAYS: dict[str, tuple[str, str]] = {
    "nothing_collected": (
        "{collector} {day} 没有尚未日结的收款。",
        "{collector} has taken in nothing on {day} that is not cashed up already.",
    ),
    "count_waits": (
        "提议 {proposal} 正等待确认同一收款人同日的现金,请先办结或退回。",
        "Proposal {proposal} about the same day and collector waits; let it be agreed to or sent back first.",
    ),
    "difference_unexplained": (
        "票据合计 {expected} 元,清点 {counted} 元,请填写差异原因。",
        "The receipts come to {expected} yuan and {counted} were counted; give the reason of the difference.",
    ),
    "own_cash_only": (
        "为单位任职的只清点本人的收款。",
        "Whoever works for a unit counts only what they have taken in themselves.",
    ),
    "own_cash": (
        "{collector} 的收款须由他人确认。",
        "What {collector} has taken in must be agreed to by somebody else.",
    ),
    "counts_that_day": (
        "{actor} 已办理 {day} 的清点或确认,同日的清点与确认须由不同的人办理。",
        "{actor} has counted or agreed for {day} already; nobody does both for one day.",
    ),
    "receipts_since": (
        "提议 {proposal} 清点后又有收款入账,请退回后重新清点。",
        "More was booked since proposal {proposal} was counted; send it back and count anew.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""


def propose_cash_up(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Put down what was counted of a collector's day, beside what the receipts booked come to. Refused: date_in_future, own_cash_only,
    counts_that_day, count_waits, nothing_collected, difference_unexplained."""
    return propose_worked_out(
        agency,
        act,
        dict(values),
        by=by,
        who=act.who,
        work_out=lambda under_way: _worked_out(under_way, values),
    )


def _worked_out(act: Act, values: Values) -> WorkedOut:
    drawer = Drawer(values["day"], values["collector"])
    _refuse_by_people(act, drawer)
    expected = not_covered_fen(act, drawer)
    counted, reason = values["counted_yuan"], values["reason"]
    if expected <= 0:
        raise refused("nothing_collected", collector=drawer.collector, day=day_text(drawer.day))
    if counted != expected and not reason:
        words = {"expected": yuan_text(expected), "counted": yuan_text(counted)}
        raise refused("difference_unexplained", **words)
    money = {"expected_fen": expected, "counted_fen": counted}
    told = {**money, "difference_fen": counted - expected}
    return {**drawer._asdict(), **money, "reason": reason}, TWO, told


def _refuse_by_people(act: Act, drawer: Drawer) -> None:
    if drawer.day > act.by.on:
        raise refused("date_in_future")
    if act.units is not None and drawer.collector != act.by.actor:
        raise refused("own_cash_only")
    _, agreed = people_of(act.connection, act.area, KEY, drawer.day)
    if act.by.actor in agreed:
        raise refused("counts_that_day", actor=act.by.actor, day=day_text(drawer.day))
    for one in waiting(act.connection, act.area, KEY):
        if drawer_of(one) == drawer:
            raise refused("count_waits", proposal=one.id)


def not_covered_fen(act: Act, drawer: Drawer) -> int:
    """Fen of the receipts booked that no count agreed to is about."""
    taken = taken_at_counter(act.connection, act.area, drawer).get(drawer, [])
    covered = cash_ups(act.connection, act.area, drawer)
    return sum(one.fen for one in taken) - sum(one.expected_fen for one in covered)


def drawer_of(proposal: Proposal) -> Drawer:
    """Whose money of which day a proposal is about."""
    return Drawer(proposal.content["day"], proposal.content["collector"])


def record_cash_up(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the count stands. Refused: own_cash, counts_that_day, receipts_since."""
    content, drawer = proposal.content, drawer_of(proposal)
    if act.by.actor == drawer.collector:
        raise refused("own_cash", collector=drawer.collector)
    counted_by, _ = people_of(act.connection, act.area, KEY, drawer.day)
    if act.by.actor in counted_by:
        raise refused("counts_that_day", actor=act.by.actor, day=day_text(drawer.day))
    if not_covered_fen(act, drawer) != content["expected_fen"]:
        raise refused("receipts_since", proposal=proposal.id)
    money = {name: content[name] for name in ("expected_fen", "counted_fen", "reason")}
    add_cash_up(act, proposal.id, drawer, **money)
    return {"difference_fen": content["counted_fen"] - content["expected_fen"]}


def shown_cash_up(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Whose day, what the receipts of it come to purpose by purpose, what was counted, the difference and its reason."""
    content, drawer = proposal.content, drawer_of(proposal)
    taken = taken_at_counter(agency.connection, agency.area, drawer).get(drawer, [])
    expected, counted = content["expected_fen"], content["counted_fen"]
    return {
        "day": day_text(drawer.day),
        "collector": drawer.collector,
        "booked_that_day": [_shown(one) for one in taken],
        "expected_yuan": yuan_text(expected),
        "counted_yuan": yuan_text(counted),
        "difference_yuan": yuan_text(counted - expected),
        "reason": content["reason"],
    }


def _shown(one: Taken) -> dict[str, Any]:
    return {"for": one.what, "receipts": one.receipts, "amount_yuan": yuan_text(one.fen)}


CASH_UP: Description = Description(
    asks=Layout(
        KEY,
        "日结",
        "daily cash-up",
        (
            Field("day", "day", ("收款日期",)),
            Field("collector", "text", ("收款人",)),
            Field("counted_yuan", "yuan", ("清点金额",)),
            optional("reason", "text", "差异原因"),
        ),
    ),
    clause="九(一)1",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    does=lambda agency, values, by: propose_cash_up(agency, CASH_UP, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER, roles.CLERK))},
        (roles.REVIEWER, roles.CLERK),
        record_cash_up,
        shown=shown_cash_up,
        moves_money=False,
    ),
    refuses=(
        "date_in_future",
        "own_cash_only",
        "counts_that_day",
        "count_waits",
        "nothing_collected",
        "difference_unexplained",
        "own_cash",
        "receipts_since",
    ),
    makes=("现金日结单",),
)
"""日结 Counted by one, agreed to by another, and never by whoever took the money in."""
