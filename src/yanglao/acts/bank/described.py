"""业务说明:银行对账 The acts by which the book is held against the bank."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts import roles
from yanglao.acts.bank.by_hand import propose_match, propose_undo, record_match, shown_match, shown_undo, undo
from yanglao.acts.bank.holding import assign, give_back, hold, propose_end, shown_held
from yanglao.acts.bank.matching_act import match_bank
from yanglao.acts.bank.statement import take_statement
from yanglao.acts.bank.voucher import TREASURY_VOUCHER
from yanglao.acts.describing import Agreement, Description, Step, Work
from yanglao.lists import bank_layouts as layouts
from yanglao.lists import held_layouts
from yanglao.store.acting import Agency
from yanglao.store.proposals import AGREED, Proposal

CLAUSE = "八"

BANK_STATEMENT: Description = Description(
    asks=layouts.STATEMENT,
    clause=CLAUSE,
    serves=("九(一)1",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: take_statement(agency, BANK_STATEMENT, values, by=by),
    refuses=(
        "balance_needed",
        "balance_contradicts",
        "does_not_add_up",
        "statement_gap",
        "line_differs",
        "line_twice",
        "line_before",
        "line_after",
        "another_account",
        "statement_row",
        "statement_amount",
        "statement_xml",
        "statement_entry",
    ),
)
"""银行对账单导入 Every line once."""

MATCH_BANK: Description = Description(
    asks=layouts.MATCH,
    clause=CLAUSE,
    serves=("九(一)1",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: match_bank(agency, MATCH_BANK, values, by=by),
)
"""自动对账 What is computed needs one person; it can be undone by two."""

_SECOND = (roles.REVIEWER, roles.DIRECTOR)


def _by_two(effect: Work, shown: Callable[[Agency, Proposal], Any]) -> Agreement:
    """Somebody of the reviewers or directors agrees or sends back; no amount of anybody changes by it."""
    return Agreement({AGREED: Step(_SECOND)}, _SECOND, effect, shown=shown, moves_money=False)


RECONCILE: Description = Description(
    asks=layouts.RECONCILE,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_match(agency, RECONCILE, values, by=by),
    agreement=_by_two(record_match, shown_match),
    refuses=("not_numbers", "no_such_line", "no_such_movement", "sums_differ", "match_waits"),
    makes=("对账调节记录",),
)
"""人工对账 Some lines are some movements, because people say so."""

UNDO_MATCH: Description = Description(
    asks=layouts.UNDO,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_undo(agency, UNDO_MATCH, values, by=by),
    agreement=_by_two(undo, shown_undo),
    refuses=("no_such_match",),
)
"""撤销对账 Both sides are open again."""

HOLD_RECEIPT: Description = Description(
    asks=held_layouts.HOLD,
    clause=CLAUSE,
    serves=("九(一)1",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: hold(agency, HOLD_RECEIPT, values, by=by),
    refuses=("line_not_open", "not_money_in"),
)
"""暂收来款 What nobody knows is held, not income."""

ASSIGN_RECEIPT: Description = Description(
    asks=held_layouts.ASSIGN,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_end(agency, ASSIGN_RECEIPT, values, by=by),
    agreement=_by_two(assign, shown_held),
    refuses=("not_held", "held_waits"),
)
"""暂收款认定 What it is; the act that records that comes after it."""

RETURN_RECEIPT: Description = Description(
    asks=held_layouts.RETURN,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_end(agency, RETURN_RECEIPT, values, by=by),
    proven=(AGREED,),
    agreement=_by_two(give_back, shown_held),
    refuses=("not_held", "held_waits"),
)
"""暂收款退回 To whoever paid it."""

BANK_ACTS = (
    BANK_STATEMENT,
    MATCH_BANK,
    RECONCILE,
    UNDO_MATCH,
    HOLD_RECEIPT,
    ASSIGN_RECEIPT,
    RETURN_RECEIPT,
    TREASURY_VOUCHER,
)
