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
from yanglao.commands.office import Office, open_office
from yanglao.kernel.months import parse_day, parse_month
from yanglao.store.acting import Area, By

payroll_app = typer.Typer(
    help="待遇发放 payroll: prepare, review, release, book, send, answer", no_args_is_help=True
)
Actor = Annotated[str, typer.Option("--actor", help="经办人 who acts (login)")]
On = Annotated[str, typer.Option("--on", help="业务日期 business date yyyy-mm-dd")]
Key = Annotated[
    str, typer.Option("--key", help="编号:重复提交同一编号不会重复办理 the same key has one effect")
]
AreaCode = Annotated[str, typer.Option("--area", help="统筹区 division code")]


def _act(
    area: str, actor: str, on: str, key: str, what: Callable[[Office, Area, By], dict[str, Any]]
) -> None:
    try:
        day = parse_day(on)
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="--on") from fault
    with open_office() as office:
        answer = what(office, office.area(area), By(actor, day, key))
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def import_list(
    layout: Annotated[str, typer.Argument(help="名册种类 kind of list")],
    file: Annotated[Path, typer.Argument(exists=True)],
    actor: Actor,
    on: On,
    key: Annotated[str, typer.Option("--key", help="编号,默认用文件名 default: the file's name")] = "",
    rejects: Annotated[Path | None, typer.Option(help="退回文件 reject file")] = None,
    area: AreaCode = "469007",
) -> None:
    """导入名册(CSV 或 XLSX),错误行写入退回文件 / take a list in; bad rows come back in a file."""
    to = rejects or file.with_name(f"{file.stem}-退回.xlsx")
    _act(
        area,
        actor,
        on,
        key or f"{layout} {file.name}",
        lambda office, where, by: take_list(
            office.connection, where, office.keys, layout=layout, path=file, rejects=to, by=by
        ),
    )


def close_month(month: str, actor: Actor, on: On, area: AreaCode = "469007") -> None:
    """月结 / close a month."""
    _act(
        area,
        actor,
        on,
        f"close {month}",
        lambda office, where, by: close_month_act(office.connection, where, month=parse_month(month), by=by),
    )


def set_parameter(
    parameter: str,
    value: Annotated[str, typer.Argument(help="JSON, 按方案的单位 in the plan's unit")],
    valid_from: Annotated[str, typer.Option("--from")],
    document: Annotated[str, typer.Option(help="依据文件 document")],
    approved_by: Annotated[str, typer.Option()],
    actor: Actor,
    on: On,
    key: Key,
    area: AreaCode = "469007",
) -> None:
    """调整参数,可追溯 / decide a parameter anew, also with back effect."""
    _act(
        area,
        actor,
        on,
        key,
        lambda office, where, by: set_parameter_act(
            office.connection,
            where,
            parameter=parameter,
            valid_from=parse_month(valid_from),
            value=json.loads(value),
            document=document,
            approved_by=approved_by,
            by=by,
        ),
    )


@payroll_app.command("prepare")
def prepare(month: str, actor: Actor, on: On, key: Key, area: AreaCode = "469007") -> None:
    """编制批次 / prepare a batch."""
    _act(
        area,
        actor,
        on,
        key,
        lambda office, where, by: payroll.prepare(office.connection, where, month=parse_month(month), by=by),
    )


def _step(name: str, help_text: str, act: Callable[..., dict[str, Any]]) -> None:
    @payroll_app.command(name, help=help_text)
    def run(batch: int, actor: Actor, on: On, area: AreaCode = "469007") -> None:
        _act(
            area,
            actor,
            on,
            f"{name} {batch}",
            lambda office, where, by: act(office.connection, where, batch=batch, by=by),
        )


_step("review", "复核 / a second person agrees", payroll.review)
_step("reject", "退回 / put the batch aside", payroll.reject)
_step("release", "拨付 / finance releases the funds", payroll.release)
_step("book", "记账 / book it", payroll.book)


@payroll_app.command("send")
def send(batch: int, to: Path, actor: Actor, on: On, area: AreaCode = "469007") -> None:
    """生成银行文件 / write the bank file."""
    _act(
        area,
        actor,
        on,
        f"send {batch}",
        lambda office, where, by: bank.send(office.connection, where, office.keys, batch=batch, to=to, by=by),
    )


@payroll_app.command("answer")
def answer(
    batch: int,
    file: Annotated[Path, typer.Argument(exists=True)],
    actor: Actor,
    on: On,
    area: AreaCode = "469007",
) -> None:
    """导入银行回盘 / take in the bank's answer."""
    _act(
        area,
        actor,
        on,
        f"answer {batch}",
        lambda office, where, by: bank.take_answer(
            office.connection, where, batch=batch, content=file.read_bytes(), by=by
        ),
    )
