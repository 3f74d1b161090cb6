"""五种行为监测 The offences of 九(一) and 九(二): what watches each of them, how much it has found that is open, and the cases about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yanglao.audit.controls import CONTROLS
from yanglao.lists.case_layouts import OFFENCES
from yanglao.reports.asking import Reader
from yanglao.reports.cases import CLAUSES as OF_CASES
from yanglao.reports.cases import OFFENCE_WORDS, known_cases
from yanglao.reports.controls import WATCHERS
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.store.cases import Case
from yanglao.store.read.controls import HitRow, hits_of

CLAUSES = OF_CASES[1:]
"""Of each offence, in their order."""
MONITORS_REPORT = About(
    "monitors",
    "五种行为监测",
    CLAUSES,
    WATCHERS,
    zh="九(一)所列五种行为和九(二)的冒领,每种由哪些内控监测和报表监测、未答复的疑点和金额、未结案件。",
    en="the five offences of offices, and fraud by persons: the controls and reports that watch for each, open hits and money, open cases",
    makes=lambda reader, _: monitors(reader, _registered()),
)


def monitors(reader: Reader, reports: Iterable[About]) -> Report:
    """Every offence with what watches it, by the clauses of the controls and of `reports`."""
    hits, cases, watching = hits_of(reader.connection, reader.area), known_cases(reader), list(reports)
    offences = [name for name, *_ in OFFENCES]
    return Report(
        "monitors",
        ("五种行为监测", "what watches each offence"),
        (
            Column("clause", ("条款", "clause")),
            Column("offence", ("违法行为", "offence"), "word", OFFENCE_WORDS),
            Column("controls", ("内控监测", "controls"), "said"),
            Column("reports", ("报表", "reports")),
            Column("open_hits", ("未答复疑点", "open hits"), "count"),
            Column("open_fen", ("涉及金额(元)", "at risk"), "yuan"),
            Column("open_cases", ("未结案件", "open cases"), "count"),
            Column("cases_fen", ("案件金额(元)", "at stake in cases"), "yuan"),
        ),
        [
            _row(clause, offence, hits, [one for one in cases if one.offence == offence], watching)
            for clause, offence in zip(CLAUSES, offences, strict=True)
        ],
    )


def _registered() -> Iterable[About]:
    from yanglao.reports.register import REPORTS  # which has this one in it, too

    return REPORTS.values()


def _row(
    clause: str, offence: str, hits: Sequence[HitRow], cases: Sequence[Case], watching: Sequence[About]
) -> Row:
    controls = {key: one for key, one in CONTROLS.items() if clause in one.clauses}
    unanswered = [one for one in hits if one.control in controls and not one.outcome]
    still_open = [one for one in cases if one.is_open]
    names = [one.name for one in controls.values()]
    return {
        "clause": clause,
        "offence": offence,
        "controls": ("、".join(zh for zh, _ in names), ", ".join(en for _, en in names)),
        "reports": " ".join(
            one.name for one in watching if clause in one.clauses and one is not MONITORS_REPORT
        ),
        "open_hits": len(unanswered),
        "open_fen": sum(one.at_risk_fen for one in unanswered),
        "open_cases": len(still_open),
        "cases_fen": sum(one.at_risk_fen for one in still_open),
    }
