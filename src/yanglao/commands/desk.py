"""`yanglao import`, `yanglao payroll …`, `yanglao close-month`, `yanglao set-parameter`: the office's acts from the shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.acts import bank, payroll
from yanglao.acts.close_month import close_month as close_month_act
from yanglao.acts.set_parameter import set_parameter as set_parameter_act
from yanglao.acts.take_list import take_list
from yanglao.commands.language import said
from yanglao.commands.office import Office, open_office
from yanglao.commands.parameters import (
    Actor,
    AreaCode,
    Batch,
    Day,
    ExistingFile,
    Key,
    Month,
    json_value,
    month,
)
from yanglao.kernel.months import month_text
from yanglao.store.acting import Area, By

payroll_app = typer.Typer(
    help=said(
        "待遇发放:编制、复核、拨付、记账、送银行、回盘。",
        "Payroll: prepare, review, release, book, send to the bank, take its answer.",
    ),
    no_args_is_help=True,
)


def _act(area: str | None, what: Callable[[Office, Area], dict[str, Any]]) -> None:
    """Do an act in an area and print its answer as JSON."""
    with open_office() as office:
        answer = what(office, office.area(area))
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def import_list(
    layout: Annotated[str, typer.Argument(metavar="LAYOUT", help=said("名册种类", "kind of list"))],
    file: ExistingFile,
    actor: Actor,
    on: Day,
    key: Annotated[
        str,
        typer.Option("--key", help=said("业务编号,默认用文件名", "key of the act; default: the file's name")),
    ] = "",
    rejects: Annotated[Path | None, typer.Option(help=said("退回文件", "file for bad rows"))] = None,
    area: AreaCode = None,
) -> None:
    to = rejects or file.with_name(f"{file.stem}-退回.xlsx")
    by = By(actor, on, key or f"{layout} {file.name}")
    _act(
        area,
        lambda office, where: take_list(
            office.connection, where, office.keys, layout=layout, path=file, rejects=to, by=by
        ),
    )


def close_month(month: Month, actor: Actor, on: Day, area: AreaCode = None) -> None:
    by = By(actor, on, f"close {month_text(month)}")
    _act(area, lambda office, where: close_month_act(office.connection, where, month=month, by=by))


def set_parameter(
    parameter: Annotated[str, typer.Argument(metavar="PARAMETER", help=said("参数", "parameter"))],
    value: Annotated[
        Any,
        typer.Argument(
            parser=json_value, metavar="JSON", help=said("取值,按方案的单位", "value in the plan's unit")
        ),
    ],
    valid_from: Annotated[
        int, typer.Option("--from", parser=month, metavar="YYYY-MM", help=said("自何月起", "in force from"))
    ],
    document: Annotated[str, typer.Option(help=said("依据文件", "document it rests on"))],
    approved_by: Annotated[str, typer.Option(help=said("批准人(登录名)", "who approves (login)"))],
    actor: Actor,
    on: Day,
    key: Key,
    area: AreaCode = None,
) -> None:
    by = By(actor, on, key)
    _act(
        area,
        lambda office, where: set_parameter_act(
            office.connection,
            where,
            parameter=parameter,
            valid_from=valid_from,
            value=value,
            document=document,
            approved_by=approved_by,
            by=by,
        ),
    )


@payroll_app.command("prepare", help=said("编制批次。", "Prepare a batch."))
def prepare(month: Month, actor: Actor, on: Day, key: Key, area: AreaCode = None) -> None:
    by = By(actor, on, key)
    _act(area, lambda office, where: payroll.prepare(office.connection, where, month=month, by=by))


def _step(name: str, help_text: str, act: Callable[..., dict[str, Any]]) -> None:
    @payroll_app.command(name, help=help_text)
    def run(batch: Batch, actor: Actor, on: Day, area: AreaCode = None) -> None:
        by = By(actor, on, f"{name} {batch}")
        _act(area, lambda office, where: act(office.connection, where, batch=batch, by=by))


_step("review", said("复核。", "A second person agrees."), payroll.review)
_step("reject", said("退回。", "Put the batch aside."), payroll.reject)
_step("release", said("拨付。", "Finance releases the funds."), payroll.release)
_step("book", said("记账。", "Book it."), payroll.book)


@payroll_app.command("send", help=said("生成银行文件。", "Write the bank file."))
def send(
    batch: Batch,
    to: Annotated[Path, typer.Argument(metavar="FILE", help=said("银行文件", "bank file"))],
    actor: Actor,
    on: Day,
    area: AreaCode = None,
) -> None:
    by = By(actor, on, f"send {batch}")
    _act(
        area,
        lambda office, where: bank.send(office.connection, where, office.keys, batch=batch, to=to, by=by),
    )


@payroll_app.command("answer", help=said("导入银行回盘。", "Take in the bank's answer."))
def answer(batch: Batch, file: ExistingFile, actor: Actor, on: Day, area: AreaCode = None) -> None:
    by = By(actor, on, f"answer {batch}")
    content = file.read_bytes()
    _act(
        area,
        lambda office, where: bank.take_answer(office.connection, where, batch=batch, content=content, by=by),
    )
