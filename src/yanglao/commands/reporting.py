"""`yanglao report`: how a report is asked for and told: on the screen, as JSON, or in a file to work with, CSV or XLSX. The files are made
here once, for every report."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from yanglao.casefile.words import chosen
from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.sessions import signed_in
from yanglao.kernel.whole_files import whole
from yanglao.lists import Given
from yanglao.lists.written_tables import Sheet, write_csv, write_xlsx
from yanglao.reports.describing import About
from yanglao.reports.making import make_report
from yanglao.reports.report import Report
from yanglao.reports.telling import footing, plain, sheets, table
from yanglao.store.acting import today


class File(NamedTuple):
    """A file into which a report goes, as a workbook or as CSV."""

    path: Path
    is_workbook: bool


WIDTH = 160
RIGHT = ("yuan", "count", "percent", "rate")
AsJson = Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))]
Csv = Annotated[
    File | None,
    typer.Option(
        "--csv",
        parser=lambda path: File(Path(path), is_workbook=False),
        metavar="FILE",
        help=said("写入 CSV 文件,号码完整", "write a CSV file, with identity numbers in full"),
    ),
]
Xlsx = Annotated[
    File | None,
    typer.Option(
        "--xlsx",
        parser=lambda path: File(Path(path), is_workbook=True),
        metavar="FILE",
        help=said("写入 XLSX 工作簿,号码完整", "write a workbook (XLSX), with identity numbers in full"),
    ),
]


def with_workbook(told: Callable[..., Any]) -> Callable[..., Any]:
    """The command with `--xlsx` beside its `--csv`."""
    signature = inspect.signature(told, eval_str=True)
    if "csv" not in signature.parameters:
        return told

    @wraps(told)
    def command(*, xlsx: File | None, **given: Any) -> None:
        told(**given if xlsx is None else given | {"csv": xlsx})

    option = inspect.Parameter("xlsx", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Xlsx)
    command.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    return command


def made(about: About, given: Given) -> Report:
    """The report of whoever has signed in, from what was given on the line."""
    files = {name: value for name, value in given.items() if isinstance(value, Path)}
    with open_office() as office:
        login, token, code = signed_in(office)
        agency = office.agency(code, {login: token})
        return make_report(agency, login, about.name, given, on=today(), files=files)


def show(report: Report, as_json: AsJson = False, csv: Csv = None) -> None:
    """Print a report, or write it to a file."""
    if csv is not None:
        write_out(csv, sheets(report, on=today(), english=is_english()))
        for line in footing(report, english=is_english()):
            typer.echo(line)
    elif as_json:
        typer.echo(json.dumps(plain(report, english=is_english()), ensure_ascii=False, indent=2))
    else:
        _print(report)


def write_out(file: File, tables: Sequence[Sheet]) -> None:
    """Write a file, whole or not at all: all tables as sheets of a workbook, the first one alone as CSV."""
    with whole(file.path) as part:
        if file.is_workbook:
            write_xlsx(part, tables)
        else:
            write_csv(part, tables[0])
    typer.echo(said(f"已写出 {file.path}", f"written: {file.path}"))


def _print(report: Report) -> None:
    rows = table(report, english=is_english())
    shown = Table(title=chosen(report.title, is_english()), box=box.SIMPLE_HEAD)
    for column, title in zip(report.columns, next(rows), strict=True):
        shown.add_column(title, justify="right" if column.kind in RIGHT else "left")
    for row in rows:
        shown.add_row(*map(escape, row))
    Console(width=WIDTH).print(shown)
    for line in footing(report, english=is_english()):
        typer.echo(line)
