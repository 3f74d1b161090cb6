"""财政补贴到账 What has come in from province or city: all that a call asks for, or an amount, which settles what has been due longest."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.funding.refusals import refused
from yanglao.acts.performing import perform_act
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import CHART, DUE, TREASURY, dues_of
from yanglao.ledger.entry import government_money
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry
from yanglao.store.read.dues import dues_now
from yanglao.store.subsidies import add_arrival, calls, has_arrived, is_known

REST = "base"
"""What nothing is due for is paid ahead for base pensions, where no purpose is told."""


def take_arrival(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Book what has come in, in the special account. More than is due stays as paid ahead, and the dues of later months use it.

    Refused: date_in_future, call_or_amount, no_such_call, call_arrived, nothing_asked, no_such_purpose, arrival_known.
    """
    content = dict(values)
    return perform_act(agency, act, content, by=by, work=lambda under_way: _take(under_way, values))


def _take(act: Act, values: Values) -> dict[str, Any]:
    if values["on"] > act.by.on:
        raise refused("date_in_future")
    by_call = values["call"] is not None
    if by_call == (values["amount_yuan"] is not None and values["funder"] is not None):
        raise refused("call_or_amount")
    if by_call and (values["funder"] or values["purpose"] or values["amount_yuan"] is not None):
        raise refused("call_or_amount")
    came = _of_call(act, values["call"]) if by_call else _of_amount(act, values)
    if not by_call and is_known(
        act.connection,
        act.area,
        day=values["on"],
        document=values["document"],
        came=came,
        is_told=bool(values["purpose"]),
    ):
        raise refused("arrival_known", document=values["document"], day=day_text(values["on"]))
    memo = f"财政补贴到账 {day_text(values['on'])} {values['document']}"
    entry = add_entry(act, government_money("四(二)2", memo, into=TREASURY, dues=came))
    add_arrival(act, entry, call=values["call"], day=values["on"], document=values["document"])
    ahead = dues_now(act.connection, act.area).ahead_fen
    return {
        "arrived_fen": sum(came.values()),
        "for": {CHART[account].name: fen for account, fen in came.items()},
        "paid_ahead_fen": sum(ahead.get(account, 0) for account in came),
    }


def _of_call(act: Act, number: int) -> dict[int, int]:
    """Account -> fen that a call asks for."""
    call = next((one for one in calls(act.connection, act.area) if one.id == number), None)
    if call is None:
        raise refused("no_such_call", call=number)
    if has_arrived(act.connection, number):
        raise refused("call_arrived", call=number)
    if not call.lines:
        raise refused("nothing_asked", call=number)
    came: dict[int, int] = defaultdict(int)
    for line in call.lines:
        came[line.account] += line.fen
    return dict(came)


def _of_amount(act: Act, values: Values) -> dict[int, int]:
    """Account -> fen: for the purpose that was told, or for what has been due longest."""
    funder, purpose, left = values["funder"], values["purpose"], values["amount_yuan"]
    if purpose:
        if (funder, purpose) not in DUE:
            raise refused("no_such_purpose")
        return {DUE[funder, purpose]: left}
    came: dict[int, int] = defaultdict(int)
    mine = [one for one in dues_now(act.connection, act.area).outstanding if one.account in dues_of(funder)]
    for one in sorted(mine, key=lambda one: (one.month, one.account)):
        part = min(one.fen, left)
        came[one.account] += part
        left -= part
    came[DUE[funder, REST]] += left
    return {account: fen for account, fen in came.items() if fen}
