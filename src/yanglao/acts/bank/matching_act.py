"""自动对账 What can be matched in one way only is matched, in one go; everything else waits for people."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from yanglao.acts.bank.matching import Pair, unambiguous
from yanglao.acts.bank.standing import Standing, expected_by, standing
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import next_attempt
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.store.acting import Act, Agency, By, perform
from yanglao.store.bank_matches import NewMatch, add_matches


def proposed(agency: Agency, found: Standing, accounts: list[int]) -> list[Pair]:
    """The pairs of what is open on some accounts that are the only possible ones."""
    due = cache(lambda day: expected_by(agency.area.plan, day))
    return [
        pair
        for account in accounts
        for pair in unambiguous(found.open_lines(account), found.open_movements(account), due=due)
    ]


def match_bank(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Match what can be matched in one way only, of one account or of all; told by rule, with what stays open."""
    content = dict(values)
    accounts = [IN_THE_BOOK[values["account"]]] if values["account"] else list(IN_THE_BOOK.values())
    attempt = next_attempt(
        agency, by, kind=act.key, content=content, is_left=lambda answer: bool(answer["open_lines"])
    )
    return perform(
        agency,
        attempt,
        kind=act.key,
        content=content,
        roles=act.who,
        work=lambda under_way: _match(under_way, accounts),
    )


def _match(act: Act, accounts: list[int]) -> dict[str, Any]:
    found = standing(act.agency)
    pairs = proposed(act.agency, found, accounts)
    add_matches(act, [new_match(found, pair) for pair in pairs])
    lines = sum(len(found.open_lines(one)) for one in accounts) - sum(len(pair.lines) for pair in pairs)
    left = sum(len(found.open_movements(one)) for one in accounts) - sum(len(one.movements) for one in pairs)
    return {
        "matched": len(pairs),
        "by_rule": dict(sorted(Counter(pair.rule for pair in pairs).items())),
        "open_lines": lines,
        "open_movements": left,
    }


def new_match(found: Standing, pair: Pair, reason: str = "") -> NewMatch:
    """A pair as it is noted."""
    money = [(key, found.movements[pair.account, key].fen) for key in pair.movements]
    return NewMatch(pair.account, pair.rule, reason, pair.lines, money)
