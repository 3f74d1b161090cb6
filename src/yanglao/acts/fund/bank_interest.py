"""银行利息 The bank's interest on the treasury special account: income of the fund, for the pooled account (八)."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.ledger.chart import BANK_INTEREST, POOL, TREASURY
from yanglao.ledger.entry import income
from yanglao.store.acting import Act, ActRefused, Agency, By, perform
from yanglao.store.entries import add_entry


def book_bank_interest(agency: Agency, *, amount_fen: int, statement: str, by: By) -> dict[str, Any]:
    """Book what a bank statement says was credited, in fen. Refused: bad_amount when it is not above zero."""
    if amount_fen <= 0:
        raise ActRefused("bad_amount", "利息金额必须大于零。", "The interest must be above zero.")
    entry = income(
        "八", f"银行利息 {statement}", into=TREASURY, income=BANK_INTEREST, serves=POOL, fen=amount_fen
    )
    content = {"amount_fen": amount_fen, "statement": statement}

    def work(act: Act) -> dict[str, Any]:
        add_entry(act, entry)
        return content

    return perform(agency, by, kind="bank_interest", content=content, roles=(roles.ACCOUNTANT,), work=work)
