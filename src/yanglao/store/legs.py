"""The view of every person's legs, made from the same table as the totals of lines."""

from __future__ import annotations

from yanglao.ledger.lines import LINE_KINDS


def legs_sql() -> str:
    """The view of every person's legs: person, month, act, line kind, account, fen (debit above zero)."""
    parts = []
    for kind in LINE_KINDS.values():
        legs = [(column, leg) for column in kind.money for leg in kind.legs[column]]
        values = ", ".join(f"({abs(leg)}, {'' if leg > 0 else '-'}l.{column})" for column, leg in legs)
        parts.append(
            f"SELECT l.area_id, l.person_id, l.month, l.round, l.act_id, '{kind.name}'::text AS line,"
            " v.account, v.fen"
            f" FROM {kind.table} l, LATERAL (VALUES {values}) v (account, fen) WHERE v.fen <> 0"
        )
    return "\nUNION ALL\n".join(parts)
