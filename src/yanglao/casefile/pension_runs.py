"""Pensions told in runs: equal months together, late ones by when they were paid, unpaid ones by reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yanglao.casefile.reading import COLUMN, Case
from yanglao.kernel.months import month_of, parse_month
from yanglao.life.kinds import Kind, Suspension

LEFT_OVER = "left_over"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive months of the same fen. `paid_in`: the first month itself, or that of a late payment."""

    since: str
    until: str
    months: int
    paid_in: str
    base_fen: int
    increment_fen: int
    account_fen: int

    @property
    def monthly_fen(self) -> int:
        """A month's pension in all."""
        return self.base_fen + self.increment_fen + self.account_fen


def runs_of(pensions: Sequence[dict[str, Any]]) -> list[Run]:
    """The pensions of an answer in runs, in order of the months they are for."""
    runs: list[Run] = []
    for row in sorted(pensions, key=lambda row: str(row["month"])):
        one = Run(
            row["month"],
            row["month"],
            1,
            row["paid_in"],
            row["base_fen"],
            row["increment_fen"],
            row["account_fen"],
        )
        if runs and _continues(runs[-1], one):
            runs[-1] = replace(runs[-1], until=one.until, months=runs[-1].months + 1)
        else:
            runs.append(one)
    return runs


def _continues(run: Run, one: Run) -> bool:
    is_next = parse_month(one.since) == parse_month(run.until) + 1
    alike = (run.base_fen, run.increment_fen, run.account_fen) == (
        one.base_fen,
        one.increment_fen,
        one.account_fen,
    )
    late = run.paid_in if run.paid_in != run.since else ""
    return is_next and alike and late == (one.paid_in if one.paid_in != one.since else "")


def held_months(case: Case, answer: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Months since the award for which nothing has been paid: (`imprisonment`, `life_certificate`, `left_over`
    by the end of the relation, or '', first, last).
    """
    last = case.through
    if answer["settlement"]:
        last = min(last, parse_month(answer["settlement"]["on"][:7]))
    paid = {row["month"] for row in answer["pension"]}
    begin: tuple[str, int, int] | None = None
    for month in range(parse_month(answer["award"]["from"]), last + 1):
        reason = None if _text(month) in paid else _reason(case, month)
        if reason == Suspension.life_certificate.name and answer["settlement"]:
            reason = LEFT_OVER
        if begin is not None and reason == begin[0]:
            begin = (begin[0], begin[1], month)
            continue
        if begin is not None:
            yield begin
        begin = None if reason is None else (reason, month, month)
    if begin is not None:
        yield begin


def _text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _reason(case: Case, month: int) -> str:
    reasons = {
        Suspension(row[COLUMN["code"]])
        for row in case.facts
        if row[COLUMN["kind"]] == Kind.suspension
        and month_of(row[COLUMN["day"]]) <= month < month_of(row[COLUMN["until"]])
    }
    if Suspension.imprisonment in reasons:
        return Suspension.imprisonment.name
    return Suspension.life_certificate.name if reasons else ""
