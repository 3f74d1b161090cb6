"""What is booked for persons, added up over rounds, in the shape of a case's answer. Read from the lines of the book alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from yanglao.audit.moments import Moment
from yanglao.kernel.months import date_or_ever, day_of, day_text, month_text, year_of
from yanglao.ledger.lines import ARRIVAL, INTEREST, LINE_KINDS, PENSION, SETTLEMENT, LineKind
from yanglao.rules.sources import FUNDERS, POOL, SOURCES
from yanglao.store.acting import Agency

Row = dict[str, int]
ACCOUNT_OF = {source: source if source not in FUNDERS else f"{source}_account" for source in SOURCES}
"""How a pension's funding names what is drawn from a sub-account."""


@dataclass(frozen=True, slots=True)
class Booked:
    """Sums of lines by person and kind; the day and kind of facts that ended relations."""

    lines: dict[str, dict[int, list[Row]]]
    ends: dict[int, tuple[int, str]]

    def of(self, person: int, last_month: int) -> dict[str, Any]:
        """Accounts, pension and settlement of a person as booked, up to `last_month`."""
        mine = {name: rows.get(person, []) for name, rows in self.lines.items()}
        return {
            "accounts": _accounts(mine, last_month),
            "pension": _pension(mine[PENSION.name]),
            "settlement": _settlement(mine[SETTLEMENT.name], self.ends),
        }


def booked_of(agency: Agency, moment: Moment) -> Booked:
    """Everything booked by the moment, each kind of line up to its last month."""
    lines = {name: _sums(agency, kind, moment) for name, kind in LINE_KINDS.items()}
    return Booked(lines, _ends(agency, moment))


def _sums(agency: Agency, kind: LineKind, moment: Moment) -> dict[int, list[Row]]:
    sums = ", ".join(f"sum(l.{name})::bigint" for name in kind.due)
    keys = ", ".join(f"l.{name}" for name in kind.key)
    rows = agency.connection.execute(
        f"SELECT {keys}, {sums} FROM {kind.table} l JOIN act a ON a.id = l.act_id"
        f" WHERE l.area_id = %(area)s AND l.month <= %(through)s AND {_BY_THEN} GROUP BY {keys} ORDER BY {keys}",
        {"area": agency.area.id, "through": moment.through[kind.name], "known": date_or_ever(moment.known)},
    )
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(dict(zip((*kind.key, *kind.due), map(int, row), strict=True)))
    return found


# A line laid down by the act that prepared its batch is booked on the day the batch was.
_BY_THEN = (
    "coalesce((SELECT s.on_day FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = 'booked'"
    " WHERE b.act_id = a.id), a.on_day) <= %(known)s"
)


def _ends(agency: Agency, moment: Moment) -> dict[int, tuple[int, str]]:
    """Facts (by root) that end relations, in their latest version: day and kind."""
    rows = agency.connection.execute(
        "SELECT DISTINCT ON (f.root) f.root, f.day, k.name FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.ends_relation"
        " WHERE f.area_id = %s AND f.recorded_on <= %s ORDER BY f.root, f.id DESC",
        (agency.area.id, date_or_ever(moment.known)),
    )
    return {root: (day_of(day), name) for root, day, name in rows.fetchall()}


def _accounts(mine: dict[str, list[Row]], last_month: int) -> list[dict[str, Any]]:
    """A row for each year from that in which the account was opened to that of the end, or of the last month."""
    opened = [row["month"] for row in mine[ARRIVAL.name] if row["opened"] == 1]
    closed = [row["month"] for row in mine[SETTLEMENT.name] if row["closed"] == 1]
    moved = _moved(mine)
    years = set(moved) | ({year_of(min(opened))} if opened else set())
    if not years:
        return []
    last = max(year_of(min([*closed, last_month])), max(moved, default=0))
    balance = dict.fromkeys(SOURCES, 0)
    rows = []
    for year in range(min(years), last + 1):
        columns = {name: dict(moved[year][name]) for name in ("in", "interest", "out")}
        for source in SOURCES:
            balance[source] += columns["in"][source] + columns["interest"][source] - columns["out"][source]
        rows.append({"year": year, **columns, "balance": dict(balance)})
    return rows


def _moved(mine: dict[str, list[Row]]) -> dict[int, dict[str, dict[str, int]]]:
    """Year -> what came in, was credited as interest and went out, by source."""
    moved: dict[int, dict[str, dict[str, int]]] = defaultdict(
        lambda: {name: dict.fromkeys(SOURCES, 0) for name in ("in", "interest", "out")}
    )
    parts = (
        (ARRIVAL, "month", "in", ("credited",)),
        (INTEREST, "month", "interest", ("interest",)),
        (PENSION, "paid_in", "out", ("account",)),
        (SETTLEMENT, "month", "out", ("to_person", "to_pool", "transferred")),
    )
    for kind, month, column, what in parts:
        for row in mine[kind.name]:
            for source in SOURCES:
                fen = sum(row[f"{one}_{source}_fen"] for one in what)
                if fen:
                    moved[year_of(row[month])][column][source] += fen
    return moved


def _pension(rows: list[Row]) -> list[dict[str, Any]]:
    due = [row for row in rows if row["paid_in"]]
    return [_pension_row(row) for row in sorted(due, key=lambda one: (one["paid_in"], one["month"]))]


def _pension_row(row: Row) -> dict[str, Any]:
    sums = {
        what: sum(row[part.column] for part in PENSION.parts if part.what == what)
        for what in ("base", "increment", "account")
    }
    funding = {funder: row[f"base_{funder}_fen"] + row[f"increment_{funder}_fen"] for funder in FUNDERS}
    funding |= {ACCOUNT_OF[source]: row[f"account_{source}_fen"] for source in SOURCES}
    funding[POOL] = row[f"account_{POOL}_fen"]
    return {
        "month": month_text(row["month"]),
        "paid_in": month_text(row["paid_in"]),
        **{f"{what}_fen": fen for what, fen in sums.items()},
        "funding": funding,
    }


def _settlement(rows: list[Row], ends: dict[int, tuple[int, str]]) -> dict[str, Any] | None:
    closed = [row for row in rows if row["closed"] == 1]
    if not closed:
        return None
    row = closed[-1]
    day, kind = ends[row["fact_root"]]
    sums = {
        f"{name}_fen": sum(row[part.column] for part in SETTLEMENT.parts if part.what == name)
        for name in ("to_person", "to_pool", "transferred")
    }
    return {"on": day_text(day), "kind": kind, **sums}
