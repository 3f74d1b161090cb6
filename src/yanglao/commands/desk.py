"""`yanglao import`, `yanglao payroll …`, `yanglao close-month`, `yanglao set-parameter`: the office's acts from the shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.acts import payroll
from yanglao.acts.fund.close_month import close_month as close_month_act
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.acts.take_list import take_list
from yanglao.commands.language import said
from yanglao.commands.office import open_office
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
from yanglao.store.acting import Agency, By

payroll_app = typer.Typer(
    help=said(
        "待遇发放:编制、复核、拨付、记账、送银行、回盘。",
        "Payroll: prepare, review, release, book, send to the bank, take its answer.",
    ),
    no_args_is_help=True,
)


def do_act(area: str | None, what: Callable[[Agency], dict[str, Any]]) -> None:
    """Do an act in an area and print its answer as JSON."""
    with open_office() as office:
        answer = what(office.agency(area))
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
    do_act(area, lambda agency: take_list(agency, layout=layout, path=file, rejects=to, by=by))


def close_month(month: Month, actor: Actor, on: Day, area: AreaCode = None) -> None:
    by = By(actor, on, f"close {month_text(month)}")
    do_act(area, lambda agency: close_month_act(agency, month=month, by=by))


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
    actor: Actor,
    on: Day,
    key: Key,
    area: AreaCode = None,
) -> None:
    by = By(actor, on, key)
    do_act(
        area,
        lambda agency: propose_parameter(
            agency, parameter=parameter, valid_from=valid_from, value=value, document=document, by=by
        ),
    )


@payroll_app.command("prepare", help=said("编制批次。", "Prepare a batch."))
def prepare(month: Month, actor: Actor, on: Day, key: Key, area: AreaCode = None) -> None:
    by = By(actor, on, key)
    do_act(area, lambda agency: payroll.prepare(agency, month=month, by=by))


def _step(name: str, help_text: str, act: Callable[..., dict[str, Any]]) -> None:
    @payroll_app.command(name, help=help_text)
    def run(batch: Batch, actor: Actor, on: Day, area: AreaCode = None) -> None:
        by = By(actor, on, f"{name} {batch}")
        do_act(area, lambda agency: act(agency, batch=batch, by=by))


_step("review", said("复核。", "A second person agrees."), payroll.review)
_step("release", said("拨付。", "Finance releases the funds."), payroll.release)
_step("book", said("记账。", "Book it."), payroll.book)


@payroll_app.command("reject", help=said("退回。", "Put the batch aside."))
def reject(
    batch: Batch,
    actor: Actor,
    on: Day,
    reason: Annotated[str, typer.Option(help=said("退回原因", "why it is sent back"))],
    area: AreaCode = None,
) -> None:
    by = By(actor, on, f"reject {batch}")
    do_act(area, lambda agency: payroll.reject(agency, batch=batch, reason=reason, by=by))


@payroll_app.command("send", help=said("生成银行文件。", "Write the bank file."))
def send(
    batch: Batch,
    to: Annotated[Path, typer.Argument(metavar="FILE", help=said("银行文件", "bank file"))],
    actor: Actor,
    on: Day,
    area: AreaCode = None,
) -> None:
    by = By(actor, on, f"send {batch}")
    do_act(area, lambda agency: payroll.send(agency, batch=batch, to=to, by=by))


@payroll_app.command("answer", help=said("导入银行回盘。", "Take in the bank's answer."))
def answer(
    batch: Batch,
    file: ExistingFile,
    actor: Actor,
    on: Day,
    key: Annotated[
        str,
        typer.Option("--key", help=said("业务编号,默认用文件名", "key of the act; default: the file's name")),
    ] = "",
    area: AreaCode = None,
) -> None:
    by = By(actor, on, key or f"answer {batch} {file.name}")
    content = file.read_bytes()
    do_act(area, lambda agency: payroll.take_answer(agency, batch=batch, content=content, by=by))
