"""What stands in a database: to the byte, and told without numbers that only count (ids), so that two databases compare."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.office import Office
from yanglao.store.read.areas import all_areas

Row = tuple[tuple[str, Any], ...]
Book = dict[str, list[str]]

TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND {which} ORDER BY 1"
LEAVES, ROOTS = "relkind = 'r'", "relkind IN ('r', 'p') AND NOT relispartition"
OWN_TABLE = re.compile(r"pension_line_\d+_\d+_batch\d+")
BY_NUMBER = re.compile(r"^(agree|send back) \d+")
NOT_COMPARED = {
    "act_outcome",  # holds ids and seals; answers are compared as answers
    "founding_seal",  # of the numbers and the time of its rows
    "refusal",  # a list with rejected rows is asked again
    "django_migrations",
    "schema_file",
    "pension_month",
    "session",  # by chance, all of it
    "credential",
}
DROPPED = {
    "id",
    "recorded_at",
    "content",
    "number_sealed",
    "phone_sealed",
    "account_sealed",
    "facts_through",
    "work_through",
    "payees_through",
    "digest",
    "payments_digest",
    "sha256",
    "mark",
    "session_id",
    "seed",
}
"""Columns that count, or are made from such or by chance."""


def digest(owner: psycopg.Connection) -> dict[str, str]:
    """Table -> the digest of all its rows."""
    names = [name for (name,) in owner.execute(TABLES.format(which=LEAVES)).fetchall()]
    rows = sql.SQL(" UNION ALL ").join(
        sql.SQL(
            "SELECT {0}, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM {1} t"
        ).format(sql.Literal(name), sql.Identifier(name))
        for name in names
    )
    return dict(owner.execute(rows).fetchall())


def book(owner: psycopg.Connection) -> Book:
    """Table -> its rows, persons by their numbers' hash, everything else by the key of the act that made it."""
    names = [name for (name,) in owner.execute(TABLES.format(which=ROOTS)).fetchall()]
    found = {name: _rows(owner, name) for name in names if name not in NOT_COMPARED}
    signs = _signs(found)
    told: Book = {}
    for name, rows in found.items():
        lines = [_told(name, row, signs) for row in rows]
        together = told.setdefault(OWN_TABLE.sub("own table", name), [])
        together += set(lines) if name == "act" else lines
    return {name: sorted(lines) for name, lines in told.items() if lines}


def _rows(owner: psycopg.Connection, table: str) -> list[dict[str, Any]]:
    query = sql.SQL("SELECT to_jsonb(t) FROM {} t").format(sql.Identifier(table))
    return [row for (row,) in owner.execute(query).fetchall()]


Signs = dict[str, Callable[[Any], Any]]


def _signs(found: dict[str, list[dict[str, Any]]]) -> Signs:
    """Column -> what stands for a number in it."""
    acts = {row["id"]: _key(row["key"]) for row in found["act"]}
    people = {row["person_id"]: row["number_hash"][2:14] for row in found["identity"]}
    proposals = {row["id"]: acts[row["act_id"]] for row in found["proposal"]}
    facts = {
        row["id"]: (people[row["person_id"]], row["kind"], row["day"], row["year"], acts[row["act_id"]])
        for row in found["fact"]
    }
    payees = {row["id"]: (row["whose"], row["account_hash"][2:14], row["holder"]) for row in found["payee"]}
    entries = {row["id"]: (acts[row["act_id"]], _memo(row["memo"])) for row in found["entry"]}
    items = {
        row["id"]: (people[row["person_id"]], row["kind"], row["month"], row["reason"], acts[row["act_id"]])
        for row in found["open_item"]
    }
    named: Signs = {"key": _key, "memo": _memo, "keeps": lambda ids: sorted(people[one] for one in ids)}
    by_column = {"person_id": people, "proposal_id": proposals, "payee_id": payees, "entry_id": entries}
    by_column |= {"batch_id": proposals, "call_id": proposals, "entry_through": entries}
    by_column |= {"item_id": items, "act_id": acts, "lines_act_id": acts}
    by_column |= dict.fromkeys(("root", "replaces", "fact_root", "fact_id", "cause_fact"), facts)
    return named | {column: _looked_up(signs) for column, signs in by_column.items()}


def _looked_up(signs: dict[int, Any]) -> Callable[[Any], Any]:
    return lambda one: signs[one] if one else one


def _key(key: str) -> str:
    """A list taken once more is the same list; a command makes keys of numbers."""
    return BY_NUMBER.sub(r"\1", key.split("#")[0])


def _memo(memo: str) -> str:
    return re.sub(r"批次 \d+", "批次", memo)


def _told(table: str, row: dict[str, Any], signs: Signs) -> str:
    if table == "batch":
        row = row | {"totals": _totals(row["totals"]), "act_id": row["act_id"]}
    if table == "batch_change":
        behind = signs["fact_root" if row["kind"] else "payee_id"]
        row = row | {"about": behind(row["about"])}
    if table == "gate_page":
        row = row | {"page": re.sub(r'"batch":\d+', '"batch":0', row["page"])}
    if table in ("batch", "proposal"):
        row = row | {"id": None}
    told = {
        name: signs[name](value) if name in signs else value
        for name, value in row.items()
        if name not in DROPPED
    }
    return repr(sorted(told.items()))


def _totals(totals: dict[str, Any]) -> dict[str, Any]:
    """Without the control total over payees' ids."""
    return totals | {"pension": {name: fen for name, fen in totals["pension"].items() if name != "payees"}}


def difference(one: Book, other: Book) -> list[str]:
    """A few of the rows in which two books differ."""
    rows = []
    for table in sorted(one.keys() | other.keys()):
        mine, theirs = set(one.get(table, [])), set(other.get(table, []))
        rows += [f"{table}: only in the first: {row}" for row in sorted(mine - theirs)[:2]]
        rows += [f"{table}: only in the second: {row}" for row in sorted(theirs - mine)[:2]]
        if mine == theirs and one.get(table) != other.get(table):
            rows.append(f"{table}: other counts of the same rows")
    return rows[:8]


def complaints(office: Office, *, with_rederivation: bool = True) -> dict[str, Any]:
    """Everything that the audit of all areas has to say: nothing, or some offenders of each check."""
    found: dict[str, Any] = {}
    for one in all_areas(office.connection):
        agency = office.agency(one.area.code)
        found |= {each.check.name: each.findings[:2] for each in run_checks(agency) if each.findings}
        if with_rederivation:
            found |= {each.name: each.findings[:2] for each in rederive(agency) if each.findings}
    return found
