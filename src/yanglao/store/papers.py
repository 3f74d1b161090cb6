"""What stands beside facts: the document behind one (文号), and requests that were refused, for an auditor or an appeal."""

from __future__ import annotations

from collections.abc import Iterable

from yanglao.kernel.columns import Codes, Ints
from yanglao.kernel.months import date_of
from yanglao.life.facts import Facts
from yanglao.store.acting import Act


def add_papers(act: Act, papers: Iterable[tuple[int, str]]) -> None:
    """Note the documents behind facts: (fact, document)."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO fact_paper (fact_id, area_id, paper, act_id) VALUES (%s, %s, %s, %s)",
            [(fact, act.area.id, paper, act.id) for fact, paper in papers],
        )


def add_refusals(act: Act, persons: Ints, facts: Facts, reasons: Codes) -> None:
    """Note what was asked for and refused, with the reason of each."""
    asked = zip(persons.tolist(), facts.kind.tolist(), facts.day.tolist(), reasons.tolist(), strict=True)
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO refusal (area_id, person_id, kind, day, reason, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (act.area.id, person, kind, date_of(day), reason, act.id)
                for person, kind, day, reason in asked
            ],
        )
