"""公布基金收支 Figures of a period made public by two supervisors; what is corrected later is a new publication that names the one it replaces
and says what changed."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.publication.figures import Figures, figures
from yanglao.acts.publication.refusals import refused
from yanglao.kernel.months import month_text
from yanglao.kernel.periods import SPANS, Period, period_with
from yanglao.store.acting import Act, Agency, By
from yanglao.store.closing import is_closed
from yanglao.store.kept_texts import text_of
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.publications import Publication, add_publication, latest_of


def propose_publication(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that the figures of a period be made public. Refused: period_open, before_opening, already_published, publication_waits."""
    asked = {**values, "month": month_text(values["month"])}
    period = period_with(values["month"], SPANS[values["span"]])

    def work_out(under_way: Act) -> WorkedOut:
        _must_be_closed(under_way, period)
        _must_not_wait(under_way, period)
        found = figures(under_way.agency, period)
        changes = _changes(latest_of(under_way.connection, under_way.area, period), found)
        content = {
            "last_month": period.last,
            "months": period.months,
            "document": values["document"],
            "figures": found,
        }
        return content, TWO, {"figures": found, "changed": changes}

    return propose_worked_out(agency, act, asked, by=by, who=act.who, work_out=work_out)


def publish(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: what was seen is kept as it is made public. Refused: figures_moved, already_published."""
    period, found = _period(proposal), figures(act.agency, _period(proposal))
    if found != proposal.content["figures"]:
        raise refused("figures_moved")
    before = latest_of(act.connection, act.area, period)
    changes = _changes(before, found)
    text = text_of(
        {
            "area": act.area.code,
            "from": month_text(period.first),
            "to": month_text(period.last),
            "published_on": act.by.on,
            "document": proposal.content["document"],
            "figures": found,
            "replaces": None if before is None else before.sha256,
        }
    )
    replaces = None if before is None else before.id
    number = add_publication(act, period, text=text, document=proposal.content["document"], replaces=replaces)
    return {"publication": number, "replaces": replaces, "changed": changes}


def _period(proposal: Proposal) -> Period:
    return Period(proposal.content["last_month"], proposal.content["months"])


def _must_be_closed(act: Act, period: Period) -> None:
    if period.last < act.area.opens_in:
        raise refused("before_opening", month=month_text(act.area.opens_in))
    if not is_closed(act.connection, act.area, period.last):
        raise refused("period_open", month=month_text(period.last))


def _must_not_wait(act: Act, period: Period) -> None:
    for one in waiting(act.connection, act.area, "publish"):
        if _period(one) == period:
            raise refused("publication_waits", proposal=one.id)


def _changes(before: Publication | None, found: Figures) -> dict[str, int]:
    """Figure -> by how much it differs from what was published before; nothing at the first time. Refused: already_published."""
    if before is None:
        return {}
    changed = changes_between(before.figures, found)
    if not changed:
        raise refused("already_published", publication=before.id)
    return changed


def changes_between(before: Figures, after: Figures) -> dict[str, int]:
    """Figure -> by how much it differs."""
    return {
        name: after.get(name, 0) - before.get(name, 0)
        for name in (before | after)
        if after.get(name, 0) != before.get(name, 0)
    }
