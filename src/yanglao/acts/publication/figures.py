"""公布的数字 What was raised and paid in the months of a period, what stands at its end, what the money earned, and how many people: from
the closed book, so that every fen is one of the trial balance."""

from __future__ import annotations

from yanglao.kernel.periods import YEAR, Period
from yanglao.ledger.chart import BANK_INTEREST, CHART, MONEY, NET_ASSETS, Class
from yanglao.rules.article_4_3_accounts import BASIS_POINTS
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess
from yanglao.store.deposits import earned_in
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.store.read.fund import EVER, moved_on
from yanglao.store.read.period_lines import contributed, pensioned

Figures = dict[str, int]
"""Name -> value: fen (`raised_4001_fen`, `paid_5001_fen`, `stands_3201_fen`), persons, or basis points."""
STANDING = (*MONEY, *NET_ASSETS)
"""Accounts of which the balance is made public: where the money is, deposits and bonds too, and whose it is, what was given too."""


def figures(agency: Agency, period: Period) -> Figures:
    """The figures of a period, of which all months are closed."""
    return {
        **raised_and_paid(agency, period),
        **_stands(agency, period),
        **_earned(agency, period),
        **persons(agency, period),
    }


def raised_and_paid(agency: Agency, period: Period) -> Figures:
    """What each account of income and of expenditure took in the months of a period, without the closes of years."""
    moved = moved_on(
        agency.connection, agency.area, first=period.first, before=period.last + 1, with_year_closes=False
    )
    kinds = {Class.income: ("raised", -1), Class.expenditure: ("paid", 1)}
    return {
        f"{kinds[CHART[code].kind][0]}_{code}_fen": kinds[CHART[code].kind][1] * fen
        for code, fen in sorted(moved.items())
        if CHART[code].kind in kinds
    }


def _stands(agency: Agency, period: Period) -> Figures:
    """Each account on its own side."""
    stood = moved_on(agency.connection, agency.area, first=EVER, before=period.last + 1)
    return {f"stands_{code}_fen": on_its_side(code, stood.get(code, 0)) for code in STANDING}


def on_its_side(code: int, debit_fen: int) -> int:
    """Fen of an account on the side where it normally stands; below zero on the other."""
    return debit_fen if CHART[code].kind.is_debit else -debit_fen


def _earned(agency: Agency, period: Period) -> Figures:
    """收益率 Interest of the period, less what deposits lost, over all the money at the ends of its months on average, for a year."""
    _, lost_fen = earned_in(agency.connection, agency.area, period.every_month)
    earned_fen, lay_fen, money_fen = -lost_fen, 0, _money(agency, EVER, period.first)
    for one in period.every_month:
        moved = moved_on(agency.connection, agency.area, first=one, before=one + 1, with_year_closes=False)
        money_fen += sum(moved.get(code, 0) for code in MONEY)
        lay_fen += money_fen
        earned_fen -= moved.get(BANK_INTEREST, 0)
    return {"yield_bp": yield_bp(earned_fen, lay_fen)}


def _money(agency: Agency, first: int, before: int) -> int:
    moved = moved_on(agency.connection, agency.area, first=first, before=before)
    return sum(moved.get(code, 0) for code in MONEY)


def yield_bp(earned_fen: int, lay_fen: int) -> int:
    """Basis points a year, rounded half up; `lay_fen`: the balances at the ends of the months, added up. 0 where nothing lay."""
    if lay_fen <= 0:
        return 0
    return (2 * earned_fen * YEAR * BASIS_POINTS + lay_fen) // (2 * lay_fen)


def persons(agency: Agency, period: Period) -> Figures:
    """Who is enrolled at the end of the period, as is known now; who paid and who was paid in it."""
    laws, known = laws_of(agency.connection, agency.area), known_facts(agency.connection, agency.area)
    state = assess(laws, known, through=period.last).history.state
    return {
        "enrolled_persons": int((state.enrolled & ~state.ended).sum()),
        "contributing_persons": len(contributed(agency.connection, agency.area, period)),
        "pensioned_persons": len(pensioned(agency.connection, agency.area, period)),
    }
