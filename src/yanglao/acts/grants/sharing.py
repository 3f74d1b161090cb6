"""受益名册 For whom money was given, and how much for each: noted beside the grant. No account is credited: the plan knows no such source."""

from __future__ import annotations

from collections import defaultdict

from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.store.grants import Share, add_shares, grants, shares_of


def share(taking: Taking, rows: Rows) -> Done:
    """Note the rows that say something new. Refused: unknown_person, no_such_grant, named_already, beyond_grant."""
    act, done, new = taking.act, Done(unknown(rows)), list[Share]()
    given = {one.id: one.fen for one in grants(act.connection, act.area)}
    known = dict(shares_of(act.connection, act.area))
    shared = defaultdict[int, int](int)
    for (grant, _), fen in known.items():
        shared[grant] += fen
    for i, person in enumerate(rows.persons.tolist()):
        one = Share(int(rows.columns["grant"][i]), person, int(rows.columns["amount_yuan"][i]))
        before = known.get((one.grant, person))
        if not person:
            continue
        if before == one.fen:
            done.unchanged += 1
        elif code := _fault(one, before, given, shared[one.grant]):
            done.refused.append(refusal(i, code))
        else:
            new.append(one)
            known[one.grant, person] = one.fen
            shared[one.grant] += one.fen
    add_shares(act, new)
    done.recorded = len(new)
    return done


def _fault(one: Share, before: int | None, given: dict[int, int], shared_fen: int) -> str:
    """Why a row cannot be noted; "": it can."""
    if one.grant not in given:
        return "no_such_grant"
    if before is not None:
        return "named_already"
    return "beyond_grant" if shared_fen + one.fen > given[one.grant] else ""
