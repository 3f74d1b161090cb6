"""Every report written as a workbook and read back: cell for cell what the report tells programs."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

import fastexcel
from flows.city import FORMER, LEAVING, STEADY
from flows.office import OfficeByCommand
from flows.tales.bank import read_booked

from yanglao.acts.roles import ROLES
from yanglao.commands import reporting
from yanglao.kernel.identity import masked
from yanglao.reports.asks import Ask
from yanglao.reports.register import REPORTS
from yanglao.reports.report import Column, Report
from yanglao.reports.telling import sheets

LIST = "low_income.csv"
EFFECT = ("--parameter", "interest_in_payment", "--value", "false", "--from", "2012-03")
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "statement": (STEADY,),
    "back-payment-or-leave": (FORMER,),
    "compare": ("--kind", "low_income", LIST),
    "vouchers": ("2012-12",),
    "account-ledger": ("1002",),
    "reexamination": (STEADY, "--about", "claim"),
    "policy-effect": EFFECT,
    "reconciliation": ("2011-12", "--account", "receipts"),
    "transfer-papers": (LEAVING,),
    "treasury-voucher": ("2011-12",),
    "unit-report": ("永安社区", "--month", "2012-02"),
    "month-end": ("--month", "2013-09"),
    "final-account": ("2012",),
    "statistics": ("2012",),
    "supervision-report": ("2012",),
}
"""What is named behind a report that asks for something, or that tells more of a month."""
NUMBERED = {
    "subsidy-call": "SELECT max(proposal_id) FROM subsidy_call",
    "batch": "SELECT min(proposal_id) FROM gate_page",
    "gate": "SELECT min(proposal_id) FROM gate_page",
    "case": "SELECT min(id) FROM supervision_case",
}
"""Where the number stands of what a report is about."""
TOO_FEW_YEARS = {"forecast", "forecast-check"}
NOT_HERE = {"decision", *TOO_FEW_YEARS}
"""A letter, whose command makes no table; and what two years are too few for."""
OF_LETTERS = {"decision": ARGUMENTS["reexamination"]}


def written(office: OfficeByCommand, name: str, to: Path) -> tuple[Report, dict[str, Any]]:
    """The report as it was made for the workbook `to`, and as it is told to programs."""
    made: list[Report] = []

    def recorded(report: Report, **more: Any) -> Any:
        made.append(report)
        return sheets(report, **more)

    line = ("report", name, *_arguments(office, name))
    who = REPORTS[name].readers[0]
    with mock.patch.object(reporting, "sheets", recorded):
        office.shown(who, *line, "--xlsx", str(to))
    return made[0], json.loads(office.shown(who, *line, "--json"))


def _arguments(office: OfficeByCommand, name: str) -> Iterator[str]:
    for one in (ARGUMENTS | OF_LETTERS).get(name, ()):
        if one == LIST:
            (office.made.data / one).write_text(f"身份证号码\n{STEADY}\n", encoding="utf-8")
            yield str(office.made.data / one)
        else:
            yield one
    if name in NUMBERED:
        ((number,),) = read_booked(office.made.url, NUMBERED[name], ())
        yield str(number)


def asked(office: OfficeByCommand, name: str) -> tuple[dict[str, str], dict[str, Path]]:
    """The same as texts, as a form gives them, and files, by the names of what the report asks."""
    about, words = REPORTS[name], list(_arguments(office, name))
    options = {one.option: one for one in about.asks}
    given: list[tuple[Ask, str]] = []
    first = iter([one for one in about.asks if one.is_first])
    while words:
        word = words.pop(0)
        ask = options[word] if word in options else next(first)
        given.append((ask, words.pop(0) if word in options else word))
    files = {ask.name: Path(text) for ask, text in given if ask.field.kind == "file"}
    return {ask.name: text for ask, text in given if ask.name not in files}, files


def outsider(office: OfficeByCommand, name: str) -> str:
    """Somebody who is no reader of a report."""
    return next(
        role for role in ROLES if role not in REPORTS[name].readers and (office.made.data / role).is_file()
    )


def differences(report: Report, told: dict[str, Any], file: Path) -> list[tuple[int, str, Any, Any]]:
    """Row, column, what the cell holds and what programs are told, wherever these are not the same."""
    read = fastexcel.read_excel(file).load_sheet(0, header_row=2).to_polars()
    assert read.columns == [column.title[0] for column in report.columns]
    assert read.height == len(told["rows"])
    return [
        (place, column.name, cell, row.get(column.name))
        for place, (cells, row) in enumerate(zip(read.iter_rows(), told["rows"], strict=True))
        for column, cell in zip(report.columns, cells, strict=True)
        if not _same(column, cell, row.get(column.name))
    ]


def _same(column: Column, cell: Any, value: Any) -> bool:
    if column.kind == "word" and value is not None:
        return bool(cell == (column.words[value][0] or None))
    if value is None or value is False or value == "":
        return cell is None
    match column.kind:
        case "yuan":
            return Decimal(repr(cell)) * 100 == value
        case "percent":
            return Decimal(repr(cell)) * 1000 == value
        case "rate":
            return Decimal(repr(cell)) * 10000 == value
        case "count":
            return bool(cell == value)
        case "day":
            return f"{cell:%Y-%m-%d}" == value
        case "number":
            return masked(cell) == value
        case "flag":
            return bool(cell == "是")
        case _:
            return bool(cell == str(value))


def has_formula(file: Path) -> bool:
    with zipfile.ZipFile(file) as archive:
        return any(b"<f>" in archive.read(one) for one in archive.namelist() if "worksheets" in one)
