"""代扣对象 Whom the bank can be asked to take a contribution from: everybody with an authority whom the rules would let pay on that day,
at the tier declared, or that of the years before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.acts.records.as_facts import contributions_of
from yanglao.acts.records.deciding import answer_to
from yanglao.acts.records.rows import Taking
from yanglao.kernel.columns import ints
from yanglao.life.kinds import Kind
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act
from yanglao.store.facts import in_force
from yanglao.store.law import laws_of
from yanglao.store.withholding import Authority, ToTake, authorities, lines_of, whose_money_waits

ASKED_ALREADY, MONEY_WAITS, NO_TIER, NOTHING_OWN = "asked_already", "money_waits", "no_tier", "nothing_own"


@dataclass(frozen=True, slots=True)
class Asking:
    """What the bank would be asked to take, by person, and why others with an authority are left out."""

    lines: list[ToTake]
    left_out: dict[int, str]


def whom_to_ask(act: Act, year: int) -> Asking:
    """Of whom a contribution of a year can be withheld on the day of the act. What is taken is what the rules say comes from the
    person; nothing is worked out here."""
    found = authorities(act.connection, act.area)
    hold = {person: one for person, one in found.items() if one.holds_on(act.by.on)}
    tiers = tiers_of(act.connection, list(hold), year)
    left_out = _left_out(act, hold, tiers, year)
    wanted = [
        ToTake(person, hold[person].id, year, tiers[person], 0) for person in hold if person not in left_out
    ]
    lines = _decided(act, wanted, left_out) if wanted else []
    return Asking(lines, dict(sorted(left_out.items())))


def _left_out(act: Act, hold: dict[int, Authority], tiers: dict[int, int], year: int) -> dict[int, str]:
    asked = {one.asked.person for one in lines_of(act.connection, act.area, year=year) if one.is_open}
    waits = whose_money_waits(act.connection, act.area, year)
    found = {person: NO_TIER for person in hold if person not in tiers}
    found |= {person: MONEY_WAITS for person in hold if person in waits}
    return found | {person: ASKED_ALREADY for person in hold if person in asked}


def _decided(act: Act, wanted: Sequence[ToTake], left_out: dict[int, str]) -> list[ToTake]:
    """Those whom the rules let pay, with what comes from them; the others are left out for the rules' reason."""
    taking = Taking(act, laws_of(act.connection, act.area))
    answer = answer_to(taking, contributions_of(wanted, on=act.by.on))
    lines = []
    for one, reason, fen in zip(wanted, answer.reasons.tolist(), answer.due_fen.tolist(), strict=True):
        if reason != Reason.accepted:
            left_out[one.person] = Reason(reason).name
        elif not fen:
            left_out[one.person] = NOTHING_OWN
        else:
            lines.append(one._replace(fen=fen))
    return lines


def tiers_of(connection: psycopg.Connection, persons: Iterable[int], year: int) -> dict[int, int]:
    """缴费档次 Person -> the tier of a year: as declared for it, else that of the last year before it, as paid or else as declared."""
    found = in_force(connection, ints(list(persons)), (Kind.tier, Kind.contribution))
    columns = (found[name].tolist() for name in ("person_id", "year", "kind", "tier_fen"))
    latest: dict[int, tuple[int, bool, int]] = {}
    for person, of, kind, tier_fen in zip(*columns, strict=True):
        rank = (of, kind == Kind.contribution, tier_fen)
        if of <= year and rank > latest.get(person, (0, False, 0)):
            latest[person] = rank
    return {person: tier_fen for person, (_, _, tier_fen) in latest.items()}
