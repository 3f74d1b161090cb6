"""Files of transfers as an office lays them, step by step, so that a list of transfers can follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

OURS = "6228480000000000001"
"""Our account, as a letter names it."""
AGENCY = "海口市社会保险基金管理局"
_PLACES = {"省内": "省内", "省外": "省外", "province": "省内", "elsewhere": "省外"}
Row = Mapping[str, object]
Lists = list[tuple[str, list[dict[str, object]]]]


def lists_before(layout: str, rows: Sequence[Row]) -> Lists:
    """The lists that come before one of transfers: application and letters; the money and what it is for, or the certificate."""
    if layout == "transfer_in":
        return _before_in(rows)
    return _before_out([row for row in rows if _goes_to_an_agency(row)])


def _goes_to_an_agency(row: Row) -> bool:
    return not (_PLACES[str(row["to"])] == "省外" and row["take"] in ("refund", "退还"))


def _before_in(rows: Sequence[Row]) -> Lists:
    return [
        ("transfer_application", [_application(row, "transfer_in", "省外") for row in rows]),
        ("transfer_letter", [_step(row, document="接函1号", bank_account=OURS) for row in rows]),
        (
            "transfer_money",
            [_step(row, receipt=f"M{row['number']}{row['on']}", amount_yuan=total(row)) for row in rows],
        ),
        ("transfer_sheet", [{**row, "document": "信息表1号"} for row in rows]),
    ]


def _before_out(rows: Sequence[Row]) -> Lists:
    return [
        (
            "transfer_application",
            [_application(row, "transfer_out", _PLACES[str(row["to"])]) for row in rows],
        ),
        ("transfer_certificate", [_step(row, document="凭证1号") for row in rows]),
        ("transfer_letter", [_step(row, document="接函2号") for row in rows]),
    ]


def total(row: Row) -> str:
    """All the money of a row, in yuan."""
    fen = sum(round(float(str(row[f"{source}_yuan"])) * 100) for source in ("own", "province", "city"))
    return f"{fen // 100}.{fen % 100:02d}"


def _step(row: Row, **more: Any) -> dict[str, object]:
    return {"number": row["number"], "on": row["on"], **more}


def _application(row: Row, kind: str, place: str) -> dict[str, object]:
    return _step(row, kind=kind, agency=AGENCY, place=place, scheme="")
