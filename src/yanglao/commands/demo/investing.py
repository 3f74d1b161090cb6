"""The balance of the last year: a deposit of which a part is withdrawn and the rest comes back at its end, a bond that runs on, and a deposit that came back early and not whole."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one, try_one
from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.kernel.months import day_text, month_of, month_of_year, year_of_day
from yanglao.ledger.chart import TREASURY
from yanglao.ledger.deposits import earned_fen
from yanglao.store.acting import Agency
from yanglao.store.deposits import Deposit, deposits
from yanglao.store.entries import balances

YEAR, OPENED, BROKEN, IN_PART, PAID = 2016, 1, 3, 5, 12
OFFERS = (
    ("工商银行东方支行", "定期存款", 6, "1.55", 30),
    ("农业银行东方支行", "国债", 36, "3.00", 20),
    ("某城市信用社", "定期存款", 12, "1.95", 10),
)
"""Bank, product, term in months, yearly rate, and how much of a thousand of what the special account holds."""
FAILED, LOST_FEN = "某城市信用社", 500_00
DEMAND_RATE_BP = 35


def invest(agency: Agency, on: int) -> None:
    """What there is to do with the balance in the month of a day."""
    if year_of_day(on) != YEAR:
        return
    if month_of_year(month_of(on)) == OPENED:
        _open(agency, on)
    for one in deposits(agency.connection, agency.area):
        if one.end is None:
            _go_on(agency, one, on)


def _open(agency: Agency, on: int) -> None:
    held = balances(agency.connection, agency.area).get(TREASURY, 0)
    for at, (bank, product, months, rate, thousandths) in enumerate(OFFERS, start=1):
        yuan = held // FEN_PER_YUAN * thousandths // 1000
        given = {"bank": bank, "product": product, "months": months, "rate": rate, "amount_yuan": yuan}
        try_one(agency, "open_deposit", given | {"document": f"存字{at}号"}, on)
    agree_to_all(agency, on)


def _go_on(agency: Agency, one: Deposit, on: int) -> None:
    month = month_of_year(month_of(on))
    if one.bank == FAILED and month == BROKEN:
        _break(agency, one, on)
    elif one.product == "term_deposit" and month == IN_PART:
        _withdraw_a_third(agency, one, on)
    elif one.due is not None and one.due <= on:
        given = {"deposit": one.id, "interest_yuan": yuan_text(one.earned_fen(on) - one.interest_fen)}
        do_one(agency, "deposit_matures", given | _on_paper(on, "到期"), on)
    elif one.product == "treasury_bond" and month == PAID:
        given = {"deposit": one.id, "amount_yuan": yuan_text(one.earned_fen(on))}
        do_one(agency, "deposit_interest", given | _on_paper(on, "付息"), on)


def _break(agency: Agency, one: Deposit, on: int) -> None:
    back = {
        "deposit": one.id,
        "principal_yuan": yuan_text(one.fen - min(LOST_FEN, one.fen // 10)),
        "interest_yuan": "0",
    }
    why = {"reason": "信用社被接管,提前支取,本金未足额收回"}
    do_one(agency, "deposit_withdrawn_early", back | why | _on_paper(on, "清退"), on)
    agree_to_all(agency, on)


def _withdraw_a_third(agency: Agency, one: Deposit, on: int) -> None:
    fen = one.fen // 3
    paid = earned_fen(fen, rate_bp=DEMAND_RATE_BP, since=one.opened_on, until=on)
    back = {"deposit": one.id, "principal_yuan": yuan_text(fen), "interest_yuan": yuan_text(paid)}
    why = {"demand_rate": str(DEMAND_RATE_BP / 100), "reason": "待遇调整补发,备付不足"}
    do_one(agency, "deposit_withdrawn_in_part", back | why | _on_paper(on, "部支"), on)
    agree_to_all(agency, on)


def _on_paper(on: int, word: str) -> dict[str, str]:
    return {"on": day_text(on), "statement": f"{word}{on}"}
