"""文书登记簿 Every paper there is, by its name, in the order in which they are listed."""

from __future__ import annotations

from yanglao.papers.describing import Paper
from yanglao.papers.of_decisions import DETERMINATION, SETTLEMENT
from yanglao.papers.of_money import PAYMENTS, RECEIPT, STATEMENT
from yanglao.papers.of_offices import GATE, UNIT, VOUCHER
from yanglao.papers.of_persons import ENROLMENT, OF_AGE, SIGN_IN
from yanglao.papers.of_transfers import TRANSFERS
from yanglao.store.acting import ActRefused

PAPERS: dict[str, Paper] = {
    paper.key: paper
    for paper in (
        RECEIPT,
        DETERMINATION,
        STATEMENT,
        ENROLMENT,
        OF_AGE,
        SETTLEMENT,
        TRANSFERS,
        PAYMENTS,
        SIGN_IN,
        GATE,
        UNIT,
        VOUCHER,
    )
}


def paper_named(name: str) -> Paper:
    """The paper of that name; hyphens will do for underscores. Refused: no_such_paper."""
    found = PAPERS.get(name.replace("-", "_"))
    if found is None:
        raise ActRefused(
            "no_such_paper",
            f"没有这种文书:{name}。yanglao paper list 列出全部文书。",
            f"There is no paper {name}; `yanglao paper list` lists all of them.",
        )
    return found
