"""银行利息 The bank's interest on the treasury special account: income of the fund, for the pooled account (八)."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.performing import perform_act
from yanglao.acts.refusing import in_words
from yanglao.ledger.chart import BANK_INTEREST, POOL, TREASURY
from yanglao.ledger.entry import income
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.entries import add_entry, is_booked

SAYS: dict[str, tuple[str, str]] = {
    "interest_known": (
        "对账单 {statement} 的这笔利息已入账。",
        "That interest of statement {statement} is booked already.",
    ),
}


def book_bank_interest(agency: Agency, *, amount_fen: int, statement: str, by: By) -> dict[str, Any]:
    """Book what a bank statement says was credited, in fen. Refused: bad_amount when it is not above zero;
    interest_known: the same by the same statement."""
    if amount_fen <= 0:
        raise ActRefused("bad_amount", "利息金额必须大于零。", "The interest must be above zero.")
    entry = income(
        "八", f"银行利息 {statement}", into=TREASURY, income=BANK_INTEREST, serves=POOL, fen=amount_fen
    )
    content = {"amount_fen": amount_fen, "statement": statement}

    def work(act: Act) -> dict[str, Any]:
        if is_booked(act, entry):
            raise in_words(SAYS, "interest_known", statement=statement)
        add_entry(act, entry)
        return content

    return perform_act(agency, BANK_INTEREST_ACT, content, by=by, work=work)


BANK_INTEREST_ACT = Description(
    asks=Layout(
        "bank_interest",
        "银行利息入账",
        "bank interest",
        (Field("amount_yuan", "yuan", ("金额",)), Field("statement", "text", ("对账单",))),
    ),
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: book_bank_interest(
        agency, amount_fen=values["amount_yuan"], statement=values["statement"], by=by
    ),
    refuses=("bad_amount", "interest_known"),
)
