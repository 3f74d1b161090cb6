"""`yanglao report life-certificates`: the campaign of life certificates, and the lists that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from yanglao.commands.language import is_english, said
from yanglao.commands.parameters import month as read_month
from yanglao.commands.reporting import AsJson, Csv, File, show, write_out
from yanglao.kernel.months import month_of
from yanglao.lists.written_tables import text_sheet
from yanglao.reports.life_certificates import announcement_list, suspension_list
from yanglao.reports.report import Report
from yanglao.store.acting import today


def certificates(
    report: Report,
    *,
    announce: Annotated[
        Path | None,
        typer.Option(
            "--announce", help=said("拟暂停告知名册写入此文件", "write the list of those to be told here")
        ),
    ] = None,
    suspend: Annotated[
        Path | None,
        typer.Option("--suspend", help=said("待遇暂停名册写入此文件", "write the list of suspensions here")),
    ] = None,
    month: Annotated[
        int | None,
        typer.Option(
            "--month",
            parser=read_month,
            metavar="YYYY-MM",
            help=said("自何月暂停,默认下月", "suspended from this month on; default: the next"),
        ),
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    """Show the report, or write one of its lists."""
    if announce is not None:
        _write_list(announce, announcement_list(report, english=is_english()))
    elif suspend is not None:
        held = month_of(today()) + 1 if month is None else month
        _write_list(suspend, suspension_list(report, month=held, english=is_english()))
    else:
        show(report, as_json, csv)


def _write_list(path: Path, rows: Iterator[list[str]]) -> None:
    write_out(File(path, is_workbook=False), [text_sheet("", rows)])
