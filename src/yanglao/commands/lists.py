"""`yanglao list ACT FILE`: an act many times, a row each; `yanglao list --template ACT` writes the empty sheet to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yanglao.acts.register import described, takes_rows
from yanglao.acts.take_list import take_list
from yanglao.commands.acting import do_act
from yanglao.commands.language import is_english, said
from yanglao.commands.parameters import Day
from yanglao.lists.templates import write_template
from yanglao.store.acting import By, today


def take(
    act: Annotated[str, typer.Argument(metavar="ACT", help=said("业务", "act"))],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=said("CSV 或 XLSX 名册", "a list, CSV or XLSX"))
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help=said("写出空白名册", "write the empty sheet"))
    ] = False,
    dated: Day = None,
    key: Annotated[
        str,
        typer.Option("--key", help=said("业务编号,默认用文件名", "key of the act; default: the file's name")),
    ] = "",
    rejects: Annotated[Path | None, typer.Option(help=said("退回文件", "file for bad rows"))] = None,
) -> None:
    if template:
        _write_template(act, file)
        return
    path = _existing(file)
    to = rejects or path.with_name(f"{path.stem}-退回.xlsx")
    on, key = dated or today(), key or f"{act} {path.name}"
    do_act(lambda agency, who: take_list(agency, layout=act, path=path, rejects=to, by=By(who, on, key)))


def _write_template(act: str, file: Path | None) -> None:
    asks = takes_rows(described(act)).asks
    to = file or Path(f"{said(asks.title_zh, asks.key)}.xlsx")
    write_template(asks, to, english=is_english())
    typer.echo(said(f"已写出 {to}", f"written: {to}"))


def _existing(file: Path | None) -> Path:
    if file is None:
        raise typer.BadParameter(said("缺少 FILE。", "FILE is missing."))
    if not file.is_file():
        raise typer.BadParameter(said(f"没有文件 {file}。", f"there is no file {file}."))
    return file
