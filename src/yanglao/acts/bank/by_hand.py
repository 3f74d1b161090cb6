"""人工对账 What only people can tell: some lines are some movements, for a reason, agreed to by a second person; undone in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yanglao.acts.bank.matching import Pair
from yanglao.acts.bank.matching_act import new_match
from yanglao.acts.bank.refusals import refused, refused_in_both
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.showing_persons import last_digits
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import CHART
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.store.acting import Act, Agency, By
from yanglao.store.bank_matches import BY_HAND, Match, add_matches, end_match, matches
from yanglao.store.bank_standing import Open, Standing, standing, still_open
from yanglao.store.proposals import TWO, Proposal, waiting

KEY, UNDO_KEY = "reconcile", "undo_match"


def propose_match(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that lines are movements. Refused: not_numbers, no_such_line, no_such_movement, sums_differ, match_waits."""

    def worked_out(under_way: Act) -> WorkedOut:
        pair = _asked(values)
        _refuse_waiting(under_way, pair)
        fen = _fen(still_open(agency), pair)
        both = {"account": pair.account, "lines": list(pair.lines), "movements": list(pair.movements)}
        return {**both, "reason": values["reason"]}, TWO, {"fen": fen}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _asked(values: Values) -> Pair:
    lines, movements = values["lines"], values["movements"]
    if not (isinstance(lines, list) and isinstance(movements, list)) or not (lines or movements):
        raise refused("not_numbers")
    if not all(type(one) is int for one in lines) or not all(isinstance(one, str) for one in movements):
        raise refused("not_numbers")
    account = IN_THE_BOOK[values["account"]]
    return Pair(BY_HAND, account, tuple(sorted(set(lines))), tuple(sorted(set(movements))))


def _refuse_waiting(act: Act, pair: Pair) -> None:
    for one in waiting(act.connection, act.area, KEY):
        other = pair_of(one)
        is_same_account = other.account == pair.account
        if is_same_account and ({*pair.lines} & {*other.lines} or {*pair.movements} & {*other.movements}):
            raise refused("match_waits", proposal=one.id)


def pair_of(proposal: Proposal) -> Pair:
    """The lines and movements that are proposed for each other."""
    content = proposal.content
    return Pair(BY_HAND, content["account"], tuple(content["lines"]), tuple(content["movements"]))


def _fen(found: Open, pair: Pair) -> int:
    """What both sides come to. Refused: no_such_line, no_such_movement, sums_differ."""
    lines = {one.id: one.fen for one in found.open_lines(pair.account)}
    movements = {one.key: one.fen for one in found.open_movements(pair.account)}
    called = {"account": (CHART[pair.account].name, CHART[pair.account].name_en)}
    if missing := [str(one) for one in pair.lines if one not in lines]:
        raise refused_in_both("no_such_line", called, lines=", ".join(missing))
    if gone := [one for one in pair.movements if one not in movements]:
        raise refused_in_both("no_such_movement", called, movements=", ".join(gone))
    came, booked = sum(lines[one] for one in pair.lines), sum(movements[one] for one in pair.movements)
    if came != booked:
        raise refused("sums_differ", lines=yuan_text(came), movements=yuan_text(booked))
    return came


def record_match(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: no_such_line, no_such_movement."""
    pair, found = pair_of(proposal), still_open(act.agency)
    fen = _fen(found, pair)
    (number,) = add_matches(act, [new_match(found, pair, proposal.content["reason"])])
    return {"match": number, "fen": fen}


def shown_match(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Both sides as they stand, and the reason."""
    pair = pair_of(proposal)
    return {**shown_pair(agency, standing(agency), pair), "reason": proposal.content["reason"]}


def shown_pair(agency: Agency, found: Standing, pair: Pair) -> dict[str, Any]:
    """Lines and movements in words; accounts by their last four digits."""
    lines = [found.lines[one] for one in pair.lines]
    movements = [found.movements[pair.account, one] for one in pair.movements]
    return {
        "account": CHART[pair.account].name,
        "lines": [
            {
                "line": one.id,
                "day": day_text(one.day),
                "amount_yuan": yuan_text(one.fen),
                "name": one.name,
                "other": last_digits(agency, one.other),
                "remark": one.remark,
            }
            for one in lines
        ],
        "movements": [
            {
                "movement": one.key,
                "day": day_text(one.moved_on),
                "amount_yuan": yuan_text(one.fen),
                "memo": one.memo,
            }
            for one in movements
        ],
    }


# --- undone


def propose_undo(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a match holds no more. Refused: no_such_match."""

    def worked_out(under_way: Act) -> WorkedOut:
        _must_hold(under_way, values["match"])
        return dict(values), TWO, {"match": values["match"]}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _must_hold(act: Act, number: int) -> None:
    if _match_in(matches(act.connection, act.area), number) is None:
        raise refused("no_such_match", match=number)


def _match_in(found: Sequence[Match], number: int) -> Match | None:
    return next((one for one in found if one.id == number), None)


def undo(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: lines and movements are open again. Refused: no_such_match."""
    number = proposal.content["match"]
    _must_hold(act, number)
    end_match(act, number, proposal.content["reason"])
    return {"match": number}


def shown_undo(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """What was matched, and why that is wrong."""
    found = standing(agency)
    one = _match_in(found.matches, proposal.content["match"])
    if one is None:
        return dict(proposal.content)
    pair = Pair(one.rule, one.account, one.lines, one.movements)
    return {**shown_pair(agency, found, pair), "rule": one.rule, "reason": proposal.content["reason"]}
