"""自动对账 What can be matched in one way only is matched, in one go; everything else waits for people."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from typing import Any

from yanglao.acts.bank.expected import expected_by
from yanglao.acts.bank.matching import Pair, unambiguous
from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import next_attempt
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.store.acting import Act, Agency, By
from yanglao.store.bank_matches import NewMatch, add_matches
from yanglao.store.bank_standing import Open, still_open


def match_bank(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Match what can be matched in one way only, of one account or of all; told by rule, with what stays open."""
    content = dict(values)
    accounts = [IN_THE_BOOK[values["account"]]] if values["account"] else list(IN_THE_BOOK.values())
    attempt = next_attempt(
        agency, by, kind=act.key, content=content, is_left=lambda answer: bool(answer["open_lines"])
    )
    return perform_act(agency, act, content, by=attempt, work=lambda under_way: _match(under_way, accounts))


def _match(act: Act, accounts: list[int]) -> dict[str, Any]:
    found = still_open(act.agency)
    due = cache(partial(expected_by, act.area.plan))
    sides = [(found.open_lines(one), found.open_movements(one)) for one in accounts]
    pairs = [pair for lines, moved in sides for pair in unambiguous(lines, moved, due=due)]
    add_matches(act, [new_match(found, pair) for pair in pairs])
    return {
        "matched": len(pairs),
        "by_rule": dict(sorted(Counter(pair.rule for pair in pairs).items())),
        "open_lines": sum(len(lines) for lines, _ in sides) - sum(len(pair.lines) for pair in pairs),
        "open_movements": sum(len(moved) for _, moved in sides) - sum(len(pair.movements) for pair in pairs),
    }


def new_match(found: Open, pair: Pair, reason: str = "") -> NewMatch:
    """A pair as it is noted."""
    money = [(key, found.movements[pair.account, key].fen) for key in pair.movements]
    return NewMatch(pair.account, pair.rule, reason, pair.lines, money)
