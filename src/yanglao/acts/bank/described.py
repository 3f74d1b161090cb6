"""业务说明:银行对账 The acts by which the book is held against the bank."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.bank.statement import take_statement
from yanglao.acts.describing import Description
from yanglao.lists import bank_layouts as layouts

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

BANK_ACTS = (BANK_STATEMENT,)
