"""财政专户对账凭证 The treasury's voucher of a closed month: finance signs what its own ledger says of the special account; every difference from the book is
named. The accountant confirms it, or contests it by sending it back with the reason. A confirmed voucher is kept once and for all."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.refusing import in_both, in_words
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import TREASURY
from yanglao.lists.bank_layouts import VOUCHER
from yanglao.store.acting import Act, Agency, By
from yanglao.store.closing import is_closed
from yanglao.store.kept_texts import text_of
from yanglao.store.proposals import AGREED, TWO, Proposal, waiting
from yanglao.store.read.fund import EVER, moved_by_purpose, moved_on
from yanglao.store.treasury_vouchers import VOUCHER_ACT, add_voucher, vouchers

SAYS: dict[str, tuple[str, str]] = {
    "month_not_closed": (
        "{month} 尚未月结,月结后才能签发对账凭证。",
        "{month} is not closed; its voucher is signed once it is.",
    ),
    "voucher_there": (
        "{month} 的对账凭证 {number} 已经确认,不再更改。",
        "Voucher {number} of {month} is confirmed and stays as it is.",
    ),
    "voucher_waits": (
        "{month} 的对账凭证正等待基金会计确认(提议 {proposal})。",
        "The voucher of {month} waits for the accountant (proposal {proposal}).",
    ),
    "voucher_number_there": (
        "凭证编号 {number} 已用于 {month}。",
        "Number {number} is that of the voucher of {month}.",
    ),
    "difference_unnamed": (
        "与基金账不一致({differs}),请写明差异原因,或核对后再签发。",
        "It differs from the fund's book ({differs}): name the cause, or check it before it is signed.",
    ),
    "voucher_off": (
        "上月凭证余额 {before} 元,加本月收入减支出应为 {is_due} 元,与填写的余额不符。",
        "The voucher of the month before ends with {before} yuan: with what came in and without what went out it is {is_due} yuan, not the balance"
        " given.",
    ),
    "nothing_differs": (
        "与基金账一致,没有差异可说明。",
        "It agrees with the fund's book: there is no difference to name.",
    ),
}
refused = partial(in_words, SAYS)
DIFFERS: dict[str, Pair] = {"in": ("收入", "in"), "out": ("支出", "out"), "balance": ("余额", "balance")}
"""What is held against the book, and what it is called."""


class Booked(NamedTuple):
    """What the book says of the special account in a Month, in fen: at its beginning, in, out, at its end; and in and out by account on the other
    side (None: anything else)."""

    opening_fen: int
    in_fen: int
    out_fen: int
    balance_fen: int
    by_purpose: dict[int | None, tuple[int, int]]


def booked_in(agency: Agency, month: int) -> Booked:
    """The special account in the books of a Month."""
    moved = moved_by_purpose(agency.connection, agency.area, TREASURY, month=month)
    opening = moved_on(agency.connection, agency.area, first=EVER, before=month).get(TREASURY, 0)
    came, went = (sum(both[at] for both in moved.values()) for at in (0, 1))
    return Booked(opening, came, went, opening + came - went, moved)


def differences(content: dict[str, Any]) -> dict[str, int]:
    """What the treasury says less what the book says, in fen, where that is not zero."""
    found = {name: content["treasury"][f"{name}_fen"] - content["book"][f"{name}_fen"] for name in DIFFERS}
    return {name: fen for name, fen in found.items() if fen}


def sign_voucher(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Sign the voucher of a month. Refused: month_not_closed, voucher_there, voucher_number_there, voucher_waits, difference_unnamed,
    nothing_differs, voucher_off."""

    def worked_out(under_way: Act) -> WorkedOut:
        month = values["month"]
        _must_be_new(under_way, month, values["voucher"])
        book = booked_in(under_way.agency, month)._asdict()
        content = {
            "month": month,
            "voucher": values["voucher"],
            "treasury": {f"{name}_fen": values[f"{name}_yuan"] for name in DIFFERS},
            "book": {**book, "by_purpose": [[code, *both] for code, both in book["by_purpose"].items()]},
            "difference": values["difference"],
        }
        _must_be_named(content)
        _must_add_up(under_way, content)
        return content, TWO, shown_of(content)

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _must_be_new(act: Act, month: int, voucher: str, *, but: int = 0) -> None:
    """Refused: month_not_closed, voucher_there, voucher_number_there, voucher_waits."""
    if month < act.area.opens_in or not is_closed(act.connection, act.area, month):
        raise refused("month_not_closed", month=month_text(month))
    there = vouchers(act.connection, act.area)
    if month in there:
        raise refused("voucher_there", month=month_text(month), number=there[month].voucher)
    for one in there.values():
        if one.voucher == voucher:
            raise refused("voucher_number_there", month=month_text(one.month), number=voucher)
    for proposal in waiting(act.connection, act.area, VOUCHER_ACT):
        if proposal.content["month"] == month and proposal.id != but:
            raise refused("voucher_waits", month=month_text(month), proposal=proposal.id)


def _must_be_named(content: dict[str, Any]) -> None:
    """Refused: difference_unnamed, nothing_differs."""
    found = differences(content)
    if found and not content["difference"]:
        zh, en = (
            mark.join(f"{DIFFERS[name][at]} {yuan_text(fen)}" for name, fen in found.items())
            for at, mark in ((0, "、"), (1, ", "))
        )
        raise in_both(SAYS, "difference_unnamed", {"differs": (zh, en)})
    if content["difference"] and not found:
        raise refused("nothing_differs")


def _must_add_up(act: Act, content: dict[str, Any]) -> None:
    """The treasury's own ledger goes on from where it ended the month before, if that was signed. Refused: voucher_off."""
    before = vouchers(act.connection, act.area).get(content["month"] - 1)
    if before is None:
        return
    told, began = content["treasury"], before.signed["treasury"]["balance_fen"]
    is_due = began + told["in_fen"] - told["out_fen"]
    if told["balance_fen"] != is_due:
        raise refused("voucher_off", before=yuan_text(began), is_due=yuan_text(is_due))


def confirm_voucher(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the voucher is kept. Refused: voucher_there, voucher_number_there, voucher_waits, voucher_off."""
    content = proposal.content
    _must_be_new(act, content["month"], content["voucher"], but=proposal.id)
    _must_add_up(act, content)
    text = text_of({"area": act.area.code, "confirmed_on": act.by.on, **content})
    digest = add_voucher(act, proposal.id, month=content["month"], voucher=content["voucher"], text=text)
    return {**shown_of(content), "sha256": digest}


def shown_of(content: dict[str, Any]) -> dict[str, Any]:
    """The month, what the treasury says, what the book says of its end, and the difference as it was named."""
    return {
        "month": content["month"],
        "voucher": content["voucher"],
        **content["treasury"],
        "book_fen": content["book"]["balance_fen"],
        "differs_fen": differences(content).get("balance", 0),
        "difference": content["difference"],
    }


def shown_voucher(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The voucher as it was signed, for whoever confirms it."""
    told = shown_of(proposal.content)
    return {**told, "month": month_text(told["month"])}


TREASURY_VOUCHER: Description = Description(
    asks=VOUCHER,
    clause="八",
    serves=("九(一)1",),
    who=(roles.FINANCE,),
    does=lambda agency, values, by: sign_voucher(agency, TREASURY_VOUCHER, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.ACCOUNTANT,))},
        (roles.ACCOUNTANT,),
        confirm_voucher,
        shown=shown_voucher,
        moves_money=False,
    ),
    refuses=tuple(SAYS),
    makes=("财政专户对账凭证",),
)
"""财政专户对账凭证 Signed by finance, confirmed or contested by the accountant."""
