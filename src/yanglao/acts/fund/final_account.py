"""决算 The final account of a closed year (八): its figures are taken from the book, never typed, seen by two people and kept once and for
all with their digest."""

from __future__ import annotations

from functools import partial
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.fund.year_figures import year_figures
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.publication.refusals import SAYS as SAYS_OF_FIGURES
from yanglao.acts.refusing import in_words
from yanglao.kernel.months import year_of
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, Agency, By
from yanglao.store.final_accounts import add_final_account, final_account_of
from yanglao.store.kept_texts import text_of
from yanglao.store.proposals import AGREED, TWO, Proposal
from yanglao.store.year_closes import last_year_closed

SAYS: dict[str, tuple[str, str]] = {
    "year_not_closed": (
        "{year} 年尚未办理年终结转,结转后才能编制决算。",
        "The year {year} is not closed; its final account is drawn up once it is (act `close_year`).",
    ),
    "final_account_there": (
        "{year} 年决算已确定,不再更改,yanglao report final-account {year} 可查。",
        "The final account of {year} is settled and stays as it is; `yanglao report final-account {year}` shows it.",
    ),
    "figures_moved": SAYS_OF_FIGURES["figures_moved"],
}
refused = partial(in_words, SAYS)


def propose_final_account(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose the final account of a year. Refused: year_not_closed, final_account_there."""
    year = int(values["year"])

    def work_out(under_way: Act) -> WorkedOut:
        _must_be_closed(under_way, year)
        _must_be_new(under_way, year)
        content = {"year": year, "figures": year_figures(under_way.agency, year)}
        return content, TWO, content

    return propose_worked_out(agency, act, {"year": year}, by=by, who=act.who, work_out=work_out)


def settle(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: what was seen is kept. Refused: final_account_there, figures_moved."""
    year, seen = proposal.content["year"], proposal.content["figures"]
    _must_be_new(act, year)
    if year_figures(act.agency, year) != seen:
        raise refused("figures_moved")
    text = text_of({"area": act.area.code, "year": year, "settled_on": act.by.on, "figures": seen})
    return {"year": year, "sha256": add_final_account(act, year, text=text)}


def _must_be_closed(act: Act, year: int) -> None:
    last = last_year_closed(act.connection, act.area)
    if last is None or not year_of(act.area.opens_in) <= year <= last:
        raise refused("year_not_closed", year=year)


def _must_be_new(act: Act, year: int) -> None:
    if final_account_of(act.connection, act.area, year) is not None:
        raise refused("final_account_there", year=year)


_SECOND = (roles.DIRECTOR, roles.SUPERVISOR)
FINAL_ACCOUNT: Description = Description(
    asks=Layout("final_account", "决算", "final account", (Field("year", "year", ("年度",)),)),
    clause="八",
    serves=("十",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_final_account(agency, FINAL_ACCOUNT, values, by=by),
    agreement=Agreement({AGREED: Step(_SECOND)}, _SECOND, settle, moves_money=False),
    refuses=("year_not_closed", "final_account_there", "figures_moved"),
    makes=("基金决算报告",),
)
"""决算 Drawn up by the accountant once the year is closed, agreed to by the director or a supervisor."""
