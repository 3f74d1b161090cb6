"""Seals: what an act wrote, by table, under a keyed digest, each act's outcome chained to the one before it in its area.

A row edited, removed or added behind the application's back no longer fits its act's seal, an act removed breaks the chain. Who
has the database but not the keys cannot make a seal that fits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import psycopg
from psycopg import sql

from yanglao.store.secrets import Keys

# Table -> what its rows are ordered by within an act. Lines have seals of their own (line_seal).
SEALED = {
    "act": "id",
    "staff_role": "id",
    "person": "id",
    "identity": "id",
    "person_detail": "id",
    "payee": "id",
    "proposal": "id",
    "proposal_step": "proposal_id",
    "reviewer_lot": "proposal_id",
    "reviewer_substitution": "id",
    "task_handover": "id",
    "task_take_back": "handover_id",
    "law_version": "id",
    "person_merge": "person_id",
    "fact": "id",
    "fact_paper": "fact_id",
    "receipt": "number",
    "refusal": "id",
    "entry": "id",
    "posting": "entry_id, account",
    "line_seal": "line",
    "open_item": "id",
    "item_move": "id",
    "batch": "id",
    "batch_change": "person_id, change",
    "batch_item": "item_id, payee_id",
    "batch_set_off": "item_id",
    "bank_file": "proposal_id",
    "payment_answer": "proposal_id, payee_id, is_returned",
    "month_close": "month",
    "empty_payroll": "month",
    "estate": "id",
    "heir": "id",
    "recovery": "id",
    "recovery_item": "item_id",
    "recovery_step": "id",
    "instalment": "step_id, number",
    "repayment": "number",
    "survey_row": "id",
    "matching": "scheme",
    "certification_dispute": "id",
    "withholding_authority": "id",
    "withholding_line": "proposal_id, number",
    "withholding_answer": "proposal_id, number",
    "withholding_end": "proposal_id",
    "notice": "id",
    "service": "notice_id",
    "hearing": "notice_id",
    "cash_up": "proposal_id",
    "transfer_file": "id",
    "transfer_step": "id",
    "proxy": "id",
    "proxy_end": "proxy_id",
    "application": "person_id, proxy_id",
    "old_figure": "id",
    "opening_balance": "area_id",
    "year_close": "year",
    "final_account": "year",
    "bank_statement": "id",
    "bank_line": "id",
    "bank_match": "id",
    "bank_match_line": "match_id, line_id",
    "bank_match_movement": "match_id, movement",
    "bank_match_end": "match_id",
    "subsidy_call": "proposal_id",
    "subsidy_call_line": "account, month",
    "subsidy_arrival": "entry_id",
    "held_receipt": "id",
    "held_receipt_end": "held_id",
    "contest": "id",
    "contest_end": "contest_id",
    "control_run": "act_id",
    "control_hit": "id",
    "control_answer": "hit_id",
    "supervision_case": "id",
    "case_step": "id",
    "case_end": "case_id",
    "complaint": "id",
    "complaint_informant": "complaint_id",
    "informant_read": "id",
    "complaint_step": "id",
    "complaint_end": "complaint_id",
    "collective_grant": "id",
    "collective_share": "grant_id, person_id",
    "fund_budget_line": "year, account",
    "fund_budget_change": "id",
    "office_budget": "proposal_id, line",
    "office_post": "id",
    "office_post_end": "hired_id",
    "office_payment": "id",
    "unit_report": "id",
    "inspection": "id",
    "commendation": "proposal_id",
    "gate_page": "proposal_id",
    "whole_audit": "id",
    "publication": "id",
    "notice_list": "id",
    "notice_list_person": "list_id, person_id",
    "objection": "id",
    "objection_answer": "objection_id",
    "deposit": "id",
    "deposit_interest": "entry_id",
    "deposit_part": "deposit_id",
    "deposit_end": "deposit_id",
    "treasury_voucher": "month",
    "archive_volume": "id",
    "archive_piece": "volume_id, piece",
    "letter_code": "id",
    "request_answer": "request_id",
}
ACT_OF = {"act": "t.id", "posting": "e.act_id"}
SOURCE = {
    "act": "(SELECT id, area_id, kind, actor, on_day, key, content, session_id FROM act) t",
    "posting": "posting t JOIN entry e ON e.id = t.entry_id",
}


def digests_sql(table: str, *, one_act: bool) -> sql.Composed:
    """A SELECT of (table, act, SHA-256 of the act's rows in `table`), for the act %(act)s or for every act."""
    order = ", ".join(f"t.{name}" for name in SEALED[table].split(", "))
    return sql.SQL(
        "SELECT {name} AS name, {act} AS act, encode(sha256(convert_to(string_agg(t::text, E'\\n' ORDER BY {order}), 'UTF8')), 'hex')"
        " FROM {source}{where} GROUP BY {act}"
    ).format(
        name=sql.Literal(table),
        act=sql.SQL(ACT_OF.get(table, "t.act_id")),
        order=sql.SQL(order),
        source=sql.SQL(SOURCE.get(table, f"{table} t")),
        where=sql.SQL(f" WHERE {ACT_OF.get(table, 't.act_id')} = %(act)s" if one_act else ""),
    )


# As the database itself counts within a transaction; nothing where it does not count.
_ADDED = """
SELECT name, added FROM unnest(%s::text[]) t (name), LATERAL pg_stat_get_xact_tuples_inserted(name::regclass) s (added)
    WHERE added > 0 AND current_setting('track_counts')::boolean
"""
Added = Mapping[str, int]


def rows_added(connection: psycopg.Connection) -> Added:
    """Sealed table -> how many rows this transaction has added to it so far, of those to which it has added any; empty where the database
    does not count."""
    return dict(connection.execute(_ADDED, (list(SEALED),)).fetchall())


@cache
def _of_one_act(tables: tuple[str, ...]) -> bytes:
    """The digests of the act $1 in some tables, written out once: every act asks for them."""
    selects = (digests_sql(table, one_act=True) for table in tables)
    return sql.SQL(" UNION ALL ").join(selects).as_bytes().replace(b"%(act)s", b"$1")


def seal_act(
    connection: psycopg.Connection,
    keys: Keys,
    area_id: int,
    act: int,
    answer: dict[str, Any],
    *,
    before: Added,
) -> None:
    """Write down what an act answered, with the seals of its rows, chained to the act before it. before: what the transaction had added when
    the act began."""
    now = rows_added(connection)
    written = tuple(name for name in SEALED if not now or now.get(name, 0) > before.get(name, 0))
    found = psycopg.RawCursor(connection).execute(_of_one_act(written), (act,)).fetchall()
    seals = {name: seal(keys, name, act, digest) for name, _, digest in sorted(found)}
    outcome = json.dumps(answer, ensure_ascii=False)
    row = connection.execute(
        "SELECT %s::jsonb::text, %s::jsonb::text", (outcome, json.dumps(seals))
    ).fetchone()
    assert row is not None
    connection.execute(
        "INSERT INTO act_outcome (act_id, outcome, seals, chain) VALUES (%s, %s, %s, %s)",
        (act, row[0], row[1], chained(keys, _last_chain(connection, area_id), act, *row)),
    )


def seal(keys: Keys, table: str, act: int, digest: str) -> str:
    """The keyed digest of an act's rows in a table."""
    return keys.hashed(f"seal {table} {act} {digest}").hex()


def chained(keys: Keys, before: bytes, act: int, outcome: str, seals: str) -> bytes:
    """The keyed digest of an outcome together with that of the act before."""
    return keys.hashed(f"chain {before.hex()} {act} {outcome} {seals}")


def _last_chain(connection: psycopg.Connection, area_id: int) -> bytes:
    row = connection.execute(
        "SELECT o.chain FROM act a JOIN act_outcome o ON o.act_id = a.id WHERE a.area_id = %s ORDER BY a.id DESC LIMIT 1",
        (area_id,),
    ).fetchone()
    return b"" if row is None else bytes(row[0])
