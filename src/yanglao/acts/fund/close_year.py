"""年终结转 A year closed: income and expenditure of the year go over into the account that carries them into net assets (八); nothing else
moves, and the next year opens with what stands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.refusing import in_words
from yanglao.kernel.months import month, month_text, year_of
from yanglao.ledger.chart import APPROPRIATED, CHART, Class
from yanglao.ledger.entry import Entry
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, Agency, By
from yanglao.store.closing import is_closed
from yanglao.store.entries import add_entry
from yanglao.store.proposals import AGREED, TWO, Proposal
from yanglao.store.read.fund import EVER, moved_on
from yanglao.store.year_closes import add_year_close, last_year_closed

SAYS: dict[str, tuple[str, str]] = {
    "year_out_of_order": (
        "应先办理 {expected} 年的年终结转。",
        "The year {expected} is to be closed next.",
    ),
    "december_open": (
        "{month} 尚未月结,月结后才能办理年终结转。",
        "{month} is not closed yet; the year is closed after it.",
    ),
}
refused = partial(in_words, SAYS)


def propose_close(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a year be closed. Refused: year_out_of_order, december_open."""
    year = int(values["year"])

    def work_out(under_way: Act) -> WorkedOut:
        moves = _moves(under_way, year)
        return {"year": year}, TWO, {"surplus_fen": _surplus(moves)}

    return propose_worked_out(agency, act, {"year": year}, by=by, who=act.who, work_out=work_out)


def book_close(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: one entry in the books of December. Refused: as when proposed."""
    year = proposal.content["year"]
    moves = _moves(act, year)
    entry = None
    if any(moves.values()):
        in_december = replace(act, closes=month(year, 12))
        entry = add_entry(in_december, Entry("八", f"{year} 年收支结转", moves))
    add_year_close(act, year, entry=entry)
    return {"year": year, "surplus_fen": _surplus(moves)}


def _moves(act: Act, year: int) -> dict[int, int]:
    """Account -> fen: what takes every account of income and expenditure back to nothing. Refused: year_out_of_order, december_open."""
    _in_order(act, year)
    stands = moved_on(act.connection, act.area, first=EVER, before=month(year + 1, 1))
    moves = {
        code: -fen for code, fen in stands.items() if CHART[code].kind in (Class.income, Class.expenditure)
    }
    return {**moves, APPROPRIATED: -sum(moves.values())}


def _surplus(moves: dict[int, int]) -> int:
    """Income less expenditure, in fen."""
    return -moves[APPROPRIATED]


def _in_order(act: Act, year: int) -> None:
    before = last_year_closed(act.connection, act.area)
    expected = year_of(act.area.opens_in) if before is None else before + 1
    if year != expected:
        raise refused("year_out_of_order", expected=expected)
    december = month(year, 12)
    if not is_closed(act.connection, act.area, december):
        raise refused("december_open", month=month_text(december))


CLOSE_YEAR: Description = Description(
    asks=Layout("close_year", "年终结转", "close of a year", (Field("year", "year", ("年度",)),)),
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_close(agency, CLOSE_YEAR, values, by=by),
    agreement=Agreement({AGREED: Step((roles.DIRECTOR,))}, (roles.DIRECTOR,), book_close, moves_money=False),
    refuses=("year_out_of_order", "december_open"),
    makes=("年终结转凭证",),
)
"""年终结转 Proposed by the accountant when December is closed, agreed to by the director."""
