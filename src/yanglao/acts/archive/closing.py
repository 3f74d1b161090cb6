"""档案封卷 A volume closed: the papers of a class and a year are listed with the hash of each, and the list with a hash of its own. Nothing is
taken away by it, then or later."""

from __future__ import annotations

from functools import partial
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.refusing import in_words
from yanglao.lists.archive_layouts import CLOSE_VOLUME as FORM
from yanglao.store.acting import Act, Agency, By
from yanglao.store.archive import Paper, add_volume, hash_of, is_closed, papers_of
from yanglao.store.proposals import AGREED, TWO, Proposal
from yanglao.store.year_closes import last_year_closed

SAYS: dict[str, tuple[str, str]] = {
    "year_not_closed": (
        "{year} 年尚未办理年终结转,结转后才能封卷。",
        "The year {year} is not closed yet; close it before its volumes.",
    ),
    "volume_closed": (
        "{year} 年的这一案卷已封卷。",
        "This volume of {year} is closed already.",
    ),
    "volume_empty": (
        "{year} 年这一门类没有材料,无卷可封。",
        "There is no paper of this class in {year}; there is nothing to close.",
    ),
    "volume_changed": (
        "提出封卷以后材料有变,请退回后重新提出。",
        "The papers are no longer those that were proposed; send it back and propose it anew.",
    ),
}
refused = partial(in_words, SAYS)


def propose_close(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a volume be closed. Refused: year_not_closed, volume_closed, volume_empty."""
    asked = {"class": values["class"], "year": values["year"]}

    def work_out(under_way: Act) -> WorkedOut:
        papers = _papers(under_way, **_named(asked))
        told = {"pieces": len(papers), "sha256": hash_of(papers)}
        return {**asked, **told}, TWO, told

    return propose_worked_out(agency, act, asked, by=by, who=act.who, work_out=work_out)


def record_close(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the volume with its list. Refused: as when proposed, and volume_changed."""
    named = _named(proposal.content)
    papers = _papers(act, **named)
    if hash_of(papers) != proposal.content["sha256"]:
        raise refused("volume_changed")
    volume = add_volume(act, **named, papers=papers)
    return {"volume": volume, "pieces": len(papers), "sha256": proposal.content["sha256"]}


def _named(content: dict[str, Any]) -> dict[str, Any]:
    return {"name": content["class"], "year": int(content["year"])}


def _papers(act: Act, *, name: str, year: int) -> list[Paper]:
    last = last_year_closed(act.connection, act.area)
    if last is None or last < year:
        raise refused("year_not_closed", year=year)
    if is_closed(act.connection, act.area, name=name, year=year):
        raise refused("volume_closed", year=year)
    if not (papers := papers_of(act.connection, act.area, name=name, year=year)):
        raise refused("volume_empty", year=year)
    return papers


CLOSE_VOLUME: Description = Description(
    asks=FORM,
    clause="十",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_close(agency, CLOSE_VOLUME, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,))}, (roles.REVIEWER,), record_close, moves_money=False
    ),
    refuses=tuple(SAYS),
    makes=("案卷目录",),
)
