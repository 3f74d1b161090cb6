"""Every paper made by command in the city of two years, and the figures of the report that it rests on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from flows.city import DILIGENT, LEAVING, RESIGNING, STEADY, TURNING
from flows.office import OfficeByCommand
from flows.tales.bank import read_booked

from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.papers.describing import Paper

CODE = "2a9kx-7mpqr-c4tvw-9zh3e"
RECEIPT = f"P2012{DILIGENT[-4:]}"
SIGNED = "2013-08"
BATCH = "SELECT min(proposal_id) FROM gate_page"
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "receipt": ("--receipt", RECEIPT),
    "determination": ("--number", TURNING, "--about", "claim"),
    "account_statement": ("--number", STEADY),
    "enrolment_form": ("--number", TURNING),
    "notice_of_60": ("--number", DILIGENT),
    "settlement": ("--number", RESIGNING),
    "transfer_forms": ("--number", LEAVING),
    "payment_certificate": ("--number", STEADY),
    "sign_in_letter": ("--number", STEADY, "--code", CODE),
    "gate_page": (),
    "unit_report": ("--unit", "永安社区", "--month", "2012-02"),
    "treasury_voucher": ("--month", SIGNED),
}


def made(office: OfficeByCommand, paper: Paper, to: Path, *more: str) -> bytes:
    """The file, made by the first who may."""
    office.shown(paper.readers[0], *line(office, paper), "--to", str(to), *more)
    return to.read_bytes()


def line(office: OfficeByCommand, paper: Paper) -> tuple[str, ...]:
    given = ARGUMENTS[paper.key]
    if paper.key == "gate_page":
        given = ("--batch", str(_batch(office)))
    return "paper", paper.key.replace("_", "-"), *given


def told(office: OfficeByCommand, paper: Paper) -> list[str]:
    """What must stand on a paper, as reports tell it."""
    return list(TOLD[paper.key](office))


def _batch(office: OfficeByCommand) -> int:
    ((number,),) = read_booked(office.made.url, BATCH, ())
    return int(number)


def _json(office: OfficeByCommand, *line: str) -> Any:
    return json.loads(office.shown("clerk", *line, "--json"))


def _fen(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Every amount of a report."""
    for row in rows:
        yield from (
            yuan_text(value) for name, value in row.items() if name.endswith("_fen") and value is not None
        )


def _receipt(office: OfficeByCommand) -> Iterator[str]:
    receipts = _json(office, "person", "show", DILIGENT)["receipts"]
    (one,) = [row for row in receipts if row["number"] == RECEIPT]
    yield from (DILIGENT, RECEIPT, yuan_text(one["received_fen"]), "2012年度缴费")


def _determination(office: OfficeByCommand) -> Iterator[str]:
    letter = _json(office, "report", "decision", TURNING, "--about", "claim")
    fen = {
        step["rule"]: step["result"]["amount_fen"]
        for step in letter["steps"]
        if step["rule"] in ("base_pension", "increment", "account_pension")
    }
    booked = _json(office, "report", "statement", TURNING)["rows"]
    paid = -sum(row["cash_fen"] for row in booked if row["what"] == "pension" and row["month"] == "2012-08")
    assert sum(fen.values()) == paid and len(fen) > 1
    yield from (TURNING, yuan_text(paid), *map(yuan_text, fen.values()), "2012年9月29日", "2012年10月31日")


def _statement(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "statement", STEADY)["rows"]
    assert len(rows) > 20
    yield STEADY
    yield from _fen(rows)
    yield from (row["on"] for row in rows[:-1])


def _enrolment(office: OfficeByCommand) -> Iterator[str]:
    yield from (
        TURNING,
        "女" if int(TURNING[16]) % 2 == 0 else "男",
        "1952年6月15日",
        "永安社区",
        f"陈{TURNING[-4:-1]}",
    )


def _notice(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "turning-60", "--month", "2030-04")["rows"]
    (row,) = [row for row in rows if row["number"] == masked(DILIGENT)]
    yield from (DILIGENT, "2030年4月20日", f"{row['years']}年", yuan_text(row["balance_fen"]))


def _settlement(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "statement", RESIGNING)["rows"]
    settled = [row for row in rows if row["what"] == "settlement"]
    assert settled
    yield RESIGNING
    for source in ("own", "province", "city"):
        yield yuan_text(-sum(row[f"{source}_fen"] for row in settled))


def _transfer(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "transfer-papers", LEAVING)["rows"]
    assert rows
    yield LEAVING
    yield from (row["value"] for row in rows if row["field"] != "on")


def _payments(office: OfficeByCommand) -> Iterator[str]:
    paid = _json(office, "person", "show", STEADY)["pension"]
    yield from (STEADY, yuan_text(paid["total_fen"]), f"{paid['months']}个月")


def _gate(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "gate", str(_batch(office)))["rows"]
    assert rows
    yield from (row["seen"] for row in rows)


def _unit(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "unit-report", "永安社区", "--month", "2012-02")["rows"]
    yield from (row["what"] for row in rows)
    yield from (yuan_text(row["fen_now"]) for row in rows if row["fen_now"] is not None)


def _voucher(office: OfficeByCommand) -> Iterator[str]:
    rows = _json(office, "report", "treasury-vouchers", "--all")["rows"]
    (kept,) = (row for row in rows if row["month"] == SIGNED)
    yield kept["voucher"]
    yield from (yuan_text(kept[f"{name}_fen"]) for name in ("in", "out", "balance"))


def _sign_in(office: OfficeByCommand) -> Iterator[str]:
    yield from (CODE, f"{STEADY[:4]}**********{STEADY[-4:]}")


TOLD: dict[str, Callable[[OfficeByCommand], Iterator[str]]] = {
    "receipt": _receipt,
    "determination": _determination,
    "account_statement": _statement,
    "enrolment_form": _enrolment,
    "notice_of_60": _notice,
    "settlement": _settlement,
    "transfer_forms": _transfer,
    "payment_certificate": _payments,
    "sign_in_letter": _sign_in,
    "gate_page": _gate,
    "unit_report": _unit,
    "treasury_voucher": _voucher,
}
