"""Decisions are contested in the last year: one is taken back, one stands, one is replaced because something was recorded wrongly."""

from __future__ import annotations

import json
from collections.abc import Sequence

from yanglao.acts.agreeing import agree
from yanglao.commands.demo.desks import agree_to_all, do_one, try_one
from yanglao.kernel.columns import ints
from yanglao.kernel.months import age_days, day_text, month, month_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Agency, By
from yanglao.store.contests import Contest, contests
from yanglao.store.facts import have_died, in_force
from yanglao.store.notices import ACCOUNT, CLAIM, CORRECTION, SUSPENSION, Notice, notices_of
from yanglao.store.people import numbers_of

CONTESTED, ANSWERED = month(2016, 4), month(2016, 5)
CORRECTED, UPHELD = month(2016, 6), month(2016, 7)
"""What was corrected at the end of the campaign is contested a month later, and stands."""
LOWEST_YUAN, RECENT_DAYS = 100, 60
OTHERS = ("clerk-2", "director")
"""Who answers: neither has prepared or agreed to an award, a suspension or an account."""
HOW = {"channel": "counter", "papers": "缴费票据"}


def dispute(agency: Agency, on: int) -> None:
    """In April they come, in May they are answered; in June one more, answered in July."""
    if month_of(on) == CORRECTED:
        _come(agency, [one for one in _told_lately(agency, on) if one.about == CORRECTION], 1, on)
    if month_of(on) == UPHELD:
        for one in contests(agency.connection, agency.area):
            if one.end is None:
                _confirm(agency, one, on)
    if month_of(on) == CONTESTED:
        told = _told_lately(agency, on)
        _come(agency, [one for one in told if one.about == CLAIM and _wrong(agency, one.person)], 1, on)
        _come(agency, [one for one in told if one.about in (SUSPENSION, ACCOUNT)], 2, on)
    if month_of(on) == ANSWERED:
        found = contests(agency.connection, agency.area)
        for place, one in enumerate(found):
            what = _put_right if place == 0 else _leave if one is found[-1] else _confirm
            what(agency, one, on)


def _told_lately(agency: Agency, on: int) -> list[Notice]:
    return [one for one in notices_of(agency.connection, agency.area) if age_days(one.on, on) <= RECENT_DAYS]


def _come(agency: Agency, told: Sequence[Notice], count: int, on: int) -> None:
    """So many of those told that are alive."""
    numbers = numbers_of(agency.connection, agency.keys, [one.person for one in told])
    dead = have_died(agency.connection, agency.area, list(numbers))
    for one in told:
        given = {
            "number": numbers[one.person],
            "notice": one.about,
            "on": day_text(on),
            "reason": "有误",
            **HOW,
        }
        count -= one.person not in dead and try_one(agency, "contest", given, on)
        if not count:
            return


def _wrong(agency: Agency, person: int) -> int:
    """The last contribution of somebody above the lowest tier: it was another; 0: there is none."""
    columns = in_force(agency.connection, ints([person]), (Kind.contribution,))
    paid = zip(columns["id"].tolist(), columns["tier_fen"].tolist(), strict=True)
    return max((fact for fact, fen in paid if fen > LOWEST_YUAN * 100), default=0)


def _put_right(agency: Agency, one: Contest, on: int) -> None:
    """A year was paid at the lowest tier and recorded at another; the award is replaced by the correction."""
    fact = _wrong(agency, one.person)
    if not fact:
        return _confirm(agency, one, on)
    (number,) = numbers_of(agency.connection, agency.keys, [one.person]).values()
    asked = {
        "number": number,
        "fact": fact,
        "reason": "档次录错",
        "document": f"更字{fact}号",
        "values": json.dumps({"tier_yuan": LOWEST_YUAN}),
    }
    made = do_one(agency, "replace_fact", asked, on)
    agree_to_all(agency, on)
    _answer(agency, one, on, outcome="replaced", reason="档次录错", replaced_by=made["proposal"])


def _confirm(agency: Agency, one: Contest, on: int) -> None:
    _answer(agency, one, on, outcome="confirmed", reason="计算无误")


def _leave(agency: Agency, one: Contest, on: int) -> None:
    do_one(agency, "withdraw_contest", {"contest": one.id, "reason": "已说明"}, on)


def _answer(agency: Agency, one: Contest, on: int, **told: object) -> None:
    proposer, second = OTHERS
    given = {"contest": one.id, "document": f"复字{one.id}号", **told}
    made = do_one(agency, "answer_contest", given, on, who=proposer)
    agree(agency, number=made["proposal"], by=By(second, on, f"agree {made['proposal']}"))
