"""`yanglao report`: how a report is asked for and told: on the screen, as JSON, or in a file to work with, CSV or XLSX. The files are made
here once, for every report."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from yanglao.casefile.words import chosen
from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import identity_number
from yanglao.commands.parameters import month as read_month
from yanglao.commands.sessions import signed_in
from yanglao.kernel.months import month_of
from yanglao.kernel.periods import SPANS, Period, period_with
from yanglao.kernel.whole_files import whole
from yanglao.lists.written_tables import Sheet, write_csv, write_xlsx
from yanglao.reports.asking import Reader, reader
from yanglao.reports.describing import About
from yanglao.reports.report import Report
from yanglao.reports.telling import footing, plain, sheets, table
from yanglao.store.acting import today

Told = TypeVar("Told", bound=Callable[..., Any])
SpanName = Literal["month", "quarter", "year"]


class File(NamedTuple):
    """A file into which a report goes, as a workbook or as CSV."""

    path: Path
    is_workbook: bool


WIDTH = 160
RIGHT = ("yuan", "count", "percent", "rate")
Number = Annotated[
    str, typer.Argument(parser=identity_number, metavar="NUMBER", help=said("身份证号码", "identity number"))
]
Unit = Annotated[
    str, typer.Option("--unit", help=said("只看一个单位(代码或名称)", "one unit only, its code or name"))
]
WholeList = Annotated[bool, typer.Option("--all", help=said("全列", "all of them"))]
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
Month = Annotated[
    int | None, typer.Option("--month", parser=read_month, metavar="YYYY-MM", help=said("月份", "month"))
]
Span = Annotated[
    SpanName, typer.Option("--span", help=said("月、季或年", "a month, its quarter or its year"))
]


def described(app: typer.Typer, about: About) -> Callable[[Told], Told]:
    """The command of a report, by its name and with the help that its description gives; what can be written as CSV can be written as
    a workbook."""

    def registered(told: Told) -> Told:
        app.command(about.name, help=said(*about.help))(_with_workbook(told))
        return told

    return registered


def _with_workbook(told: Callable[..., Any]) -> Callable[..., Any]:
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


def tell(
    make: Callable[[Reader], Report],
    allowed: tuple[str, ...],
    unit: str,
    as_json: bool,
    csv: File | None,
) -> None:
    """Make a report for whoever has signed in, and print it or write it to a file."""
    show(made(make, allowed, unit), as_json, csv)


def made(make: Callable[[Reader], Report], allowed: tuple[str, ...], unit: str) -> Report:
    """The report of whoever has signed in, for one of the roles `allowed`."""
    with open_office() as office:
        login, token, code = signed_in(office)
        return make(reader(office.agency(code, {login: token}), login, allowed, on=today(), unit=unit))


def period_of(reader: Reader, month: int | None, span: SpanName) -> Period:
    """The month, quarter or year in which a Month lies (None: the month before the reader's)."""
    return period_with(month_of(reader.on) - 1 if month is None else month, SPANS[span])


def show(report: Report, as_json: bool, csv: File | None) -> None:
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
