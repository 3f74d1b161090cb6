"""存入 Money of the special account put into a deposit or bond that the rules allow, of what need not stay at hand."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.investment.keeping import Balance, balance_of
from yanglao.acts.investment.refusals import refused, refused_in_both
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import DEPOSITS, TREASURY
from yanglao.ledger.entry import move
from yanglao.lists.deposit_layouts import PRODUCTS
from yanglao.policy.investing import investing_of
from yanglao.policy.schema import rate_bp
from yanglao.store.acting import Act, Agency, By
from yanglao.store.deposits import add_deposit
from yanglao.store.entries import add_entry
from yanglao.store.proposals import TWO, Proposal

WORDS: dict[str, Pair] = {name: (zh, name.replace("_", " ")) for name, zh, *_ in PRODUCTS}
"""Product -> what it is called."""


def propose_deposit(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to put an amount into a deposit. Refused: product_not_allowed, term_not_allowed, bad_rate, too_little_left."""

    def worked_out(under_way: Act) -> WorkedOut:
        content = {
            "bank": values["bank"],
            "product": values["product"],
            "months": values["months"],
            "rate_bp": rate_of(values["rate"]),
            "fen": values["amount_yuan"],
            "document": values["document"],
        }
        found = _must_be_allowed(under_way, content)
        return content, TWO, {**found._asdict(), "left_fen": found.free_fen - content["fen"]}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def rate_of(text: str) -> int:
    """A yearly rate as it was written, in basis points. Refused: bad_rate."""
    try:
        return rate_bp(text.removesuffix("%"))
    except ValueError:
        raise refused("bad_rate") from None


def _must_be_allowed(act: Act, content: dict[str, Any]) -> Balance:
    """What lies free. Refused: product_not_allowed, term_not_allowed, too_little_left."""
    allowed = investing_of(act.area.plan).products
    terms = allowed.get(content["product"])
    if not terms:
        words = (
            "、".join(WORDS[name][0] for name in allowed) or "无",
            ", ".join(WORDS[name][1] for name in allowed) or "none",
        )
        raise refused_in_both("product_not_allowed", {"allowed": words})
    if content["months"] not in terms:
        words = "、".join(map(str, terms)), ", ".join(map(str, terms))
        raise refused_in_both("term_not_allowed", {"allowed": words}, months=content["months"])
    found = balance_of(act)
    if content["fen"] > found.most_fen:
        told = {"free": found.free_fen, "kept": found.kept_fen, "most": found.most_fen}
        raise refused("too_little_left", **{name: yuan_text(fen) for name, fen in told.items()})
    return found


def put_in(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the money leaves the special account. Refused: as when it was proposed."""
    content = proposal.content
    _must_be_allowed(act, content)
    memo = f"存入{WORDS[content['product']][0]} {content['bank']}"
    entry = add_entry(act, move("八", memo, debit=DEPOSITS, credit=TREASURY, fen=content["fen"]))
    return {"deposit": add_deposit(act, proposal.id, entry=entry, **content), "fen": content["fen"]}


def shown_deposit(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The deposit as it is proposed."""
    content = proposal.content
    return {
        **{name: content[name] for name in ("bank", "product", "months", "document")},
        "rate_percent": content["rate_bp"] / 100,
        "amount_yuan": yuan_text(content["fen"]),
    }
