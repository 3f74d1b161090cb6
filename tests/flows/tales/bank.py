"""What the bank says of the accounts, matched with the book."""

from __future__ import annotations

import json
from typing import Any

import psycopg
from flows.bank import BookedBank
from flows.office import OfficeByCommand


def read_booked(url: str, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as reading:
        return reading.execute(query, values).fetchall()


def statements(office: OfficeByCommand, bank: BookedBank, through: str, on: str) -> None:
    """What the bank says of every account since its last statement; one with a page missing is refused."""
    for account, file, told in bank.statements(through, office.made.data):
        if account == "支出户":
            line = ("act", "do", "bank-statement", "--account", account, "--file", str(file), "--dated", on)
            office.refused("accountant", "balance_needed", *line, "--opening", told["opening"])
        office.only("accountant", "bank_statement", on, account=account, file=file, **told)
    reconciled(office, through[: len("yyyy-mm")], on)


def reconciled(office: OfficeByCommand, of: str, on: str) -> None:
    """What is certain in one go; one of the rest by two people, undone, and done again. Every account agrees to the fen."""
    office.only("accountant", "match_bank", on)
    for account in ("receipts", "treasury", "payments"):
        found = json.loads(
            office.shown("accountant", "report", "reconciliation", of, "--account", account, "--json")
        )
        assert found["sums"]["difference_fen"] == 0
        assert found["sums"]["book_fen"] + found["sums"]["only_bank_fen"] == (
            found["sums"]["bank_fen"] + found["sums"]["only_book_fen"]
        )
        rest = _by_side(found["rows"])
        equal = [(line, key) for line, fen in rest["bank"] for key, other in rest["book"] if fen == other]
        for line, key in equal[:1]:
            given = {
                "account": account,
                "lines": f"[{line}]",
                "movements": json.dumps([key]),
                "reason": "核对",
            }
            wrong = [
                word for name, one in (given | {"movements": "[]"}).items() for word in (f"--{name}", one)
            ]
            office.refused("accountant", "sums_differ", "act", "do", "reconcile", *wrong, "--dated", on)
            made = office.act("accountant", "reconcile", on, **given)
            office.act("accountant", "undo_match", on, match=made["match"], reason="认错")
            office.act("accountant", "reconcile", on, **{**given, "reason": "再核对"})


ASSIGNED_FEN = 12_34
"""Money of the first December that was found to be somebody's contribution, which nobody has recorded: its line stays open."""


def all_matched(office: OfficeByCommand, of: str, on: str) -> None:
    """What was certain is matched already; of each account the rest of both sides is the same, because people say so."""
    for account in ("receipts", "treasury", "payments"):
        shown = office.shown("accountant", "report", "reconciliation", of, "--account", account, "--json")
        rest = _by_side(json.loads(shown)["rows"])
        rest["bank"] = [one for one in rest["bank"] if one[1] != ASSIGNED_FEN]
        if rest["bank"]:
            assert sum(fen for _, fen in rest["bank"]) == sum(fen for _, fen in rest["book"])
            lines, movements = [int(key) for key, _ in rest["bank"]], [key for key, _ in rest["book"]]
            given = {"lines": json.dumps(lines), "movements": json.dumps(movements), "reason": "逐笔核对"}
            office.act("accountant", "reconcile", on, account=account, **given)


def _by_side(rows: list[dict[str, Any]]) -> dict[str, list[tuple[str, int]]]:
    return {
        side: [(row["key"], row["fen"]) for row in rows if row["side"] == side] for side in ("bank", "book")
    }
