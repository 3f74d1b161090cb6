"""决定复查 A decision derived again, as known when it was made and as known now, side by side: what it comes to, component by component,
under which clause, and which facts came between. Both are folded by the month step."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.acts.disputes.reexamining import Derived, reexamined
from yanglao.casefile.words import Pair
from yanglao.kernel.months import month_text
from yanglao.reports import asks
from yanglao.reports.asking import OF_MONEY, Reader, person_read
from yanglao.reports.decision import ABOUT, decision
from yanglao.reports.describing import About
from yanglao.reports.person import person_file
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.words import ALL_KINDS, COMPONENTS, said_words
from yanglao.store.read.decisions import facts_after_act

LAW_CHANGED: Pair = ("其间对计划参数另有决定。", "Parameters of the plan were decided anew in between.")
SAID_APART = ("fact", "kind", "recorded_on", "by", "agreed_by", "document")
OF_CHANGES = ("put_aside_on", "how", "put_aside_by", "why", "on_document")

REEXAMINATION_REPORT = About(
    "reexamination",
    "决定复查",
    ("九(三)", "五(一)", "五(二)1", "五(二)2", "六"),
    OF_MONEY,
    zh="一项决定按当时所知和按现在所知重新计算,逐项并列,并列出其间登记的事项。",
    en=(
        "the last decision of a kind about a person, derived again as known then and as known now, side by side: each "
        "component with its clause, the difference, and what was recorded in between"
    ),
    makes=lambda reader, given: reexamination(reader, **given),
    asks=(
        asks.NUMBER,
        ABOUT,
    ),
)


def reexamination(reader: Reader, *, number: str, about: str) -> Report:
    """The last decision of a kind about a person, then and now. Refused: unknown_person, not_your_unit, no_notice."""
    person = person_read(reader, number)
    notice = decision(reader.agency, number=number, about=about).notice
    found = reexamined(reader.agency, notice)
    return Report(
        "reexamination",
        ("决定复查", "a decision derived again"),
        (
            Column("component", ("项目", "component"), "word", COMPONENTS),
            Column("clause", ("条款", "clause")),
            Column("then_fen", ("按当时所知(元)", "as known then"), "yuan"),
            Column("now_fen", ("按现在所知(元)", "as known now"), "yuan"),
            Column("more_fen", ("差额(元)", "difference"), "yuan"),
        ),
        list(_rows(found.then, found.now)),
        remarks=[
            _month_said(found.month),
            _outcome_said(("按当时所知", "As known then"), found.then),
            _outcome_said(("按现在所知", "As known now"), found.now),
            *([LAW_CHANGED] if found.is_law_changed else []),
            *_between(reader, number, person, notice.act),
        ],
    )


def _rows(was: Derived, is_: Derived) -> Iterator[Row]:
    for name in COMPONENTS:
        then, now = was.fen[name], is_.fen[name]
        if then or now:
            clause = is_.clauses.get(name) or was.clauses.get(name, "")
            yield {
                "component": name,
                "clause": clause,
                "then_fen": then,
                "now_fen": now,
                "more_fen": now - then,
            }


def _month_said(month: int) -> Pair:
    return f"金额为 {month_text(month)} 月份。", f"Amounts are of {month_text(month)}."


def _outcome_said(when: Pair, one: Derived) -> Pair:
    return f"{when[0]}:{one.outcome[0]}", f"{when[1]}: {one.outcome[1]}"


def _between(reader: Reader, number: str, person: int, act: int) -> Iterator[Pair]:
    """What was recorded, corrected or cancelled since."""
    roots = facts_after_act(reader.connection, reader.area, act, person)
    file = person_file(reader.agency, number=number)
    for one in file["facts"]:
        if one["fact"] in roots:
            yield _said(one, ("其后登记", "Recorded since"), one["recorded_on"])
    for one in file["put_aside"]:
        if one["fact"] in roots and one["how"] == "cancelled":
            yield _said(one, ("其后撤销", "Cancelled since"), one["put_aside_on"])


def _said(fact: Row, what: Pair, on: str) -> Pair:
    said = {name: value for name, value in fact.items() if name not in SAID_APART + OF_CHANGES}
    zh, en = (
        f"{what[i]} {on}: {ALL_KINDS[fact['kind']][i]} {said_words(fact['kind'], said, bool(i))}"
        for i in (0, 1)
    )
    return zh, en
