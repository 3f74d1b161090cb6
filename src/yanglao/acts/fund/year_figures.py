"""决算的数字 What each account of income and expenditure took in a closed year, what stood on every other at its beginning and its end, what
moved the individual accounts and the pool, and how many people: from the book."""

from __future__ import annotations

from yanglao.acts.publication.figures import Figures, on_its_side, persons, raised_and_paid
from yanglao.kernel.months import month
from yanglao.kernel.periods import YEAR, Period
from yanglao.ledger.chart import CHART, NET_ASSETS, Class
from yanglao.store.acting import Agency
from yanglao.store.read.fund import EVER, moved_by_cause, moved_on

STANDING = (Class.asset, Class.liability, Class.net_asset)


def year_figures(agency: Agency, year: int) -> Figures:
    """Name -> fen (`raised_4001_fen`, `paid_5001_fen`, `opening_1001_fen`, `closing_1001_fen`, `interest_3101_fen`) or persons."""
    period = Period(month(year, 12), YEAR)
    return {
        **raised_and_paid(agency, period),
        **_stands(agency, "opening", before=period.first),
        **_stands(agency, "closing", before=period.last + 1),
        **_moved(agency, period),
        **persons(agency, period),
    }


def _stands(agency: Agency, what: str, *, before: int) -> Figures:
    stood = moved_on(agency.connection, agency.area, first=EVER, before=before)
    return {
        f"{what}_{code}_fen": on_its_side(code, fen)
        for code, fen in sorted(stood.items())
        if CHART[code].kind in STANDING
    }


def _moved(agency: Agency, period: Period) -> Figures:
    """By the kind of lines that an entry totals; `other`: by any other entry."""
    moved = moved_by_cause(agency.connection, agency.area, first=period.first, before=period.last + 1)
    return {
        f"{cause or 'other'}_{code}_fen": on_its_side(code, fen)
        for (code, cause), fen in sorted(moved.items())
        if code in NET_ASSETS
    }
