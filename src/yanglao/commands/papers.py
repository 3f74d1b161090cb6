"""`yanglao paper`: every paper of the office as a PDF; its commands and options come from the register of papers."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from yanglao.acts.roles import ROLES
from yanglao.commands.act_text import field_text
from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.sessions import signed_in
from yanglao.kernel.whole_files import whole
from yanglao.lists import Field
from yanglao.papers.describing import Paper
from yanglao.papers.making import make_paper
from yanglao.papers.register import PAPERS
from yanglao.store.acting import today

app = typer.Typer(
    help=said("文书:收据、决定书、对账单等,PDF。", "Papers: receipts, decisions, statements, as PDF."),
    no_args_is_help=True,
)
To = Annotated[
    Path,
    typer.Option("--to", metavar="FILE", dir_okay=False, help=said("写入此文件", "write it to this file")),
]
Large = Annotated[bool, typer.Option("--large", help=said("大字版", "in large print"))]


@app.command("list", help=said("全部文书。", "All papers."))
def list_all() -> None:
    table = Table()
    for heading in said("文书|名称|填写|可以出具的岗位", "paper|title|asks|made for").split("|"):
        table.add_column(heading, no_wrap=True)
    for paper in PAPERS.values():
        options = " ".join(field.option for field in paper.asks.fields)
        who = (role if is_english() else ROLES[role] for role in paper.readers)
        table.add_row(_name(paper), said(*paper.title), options, said("、", ", ").join(who))
    Console(width=160).print(table)


def _command(paper: Paper) -> Callable[..., None]:
    """The command of a paper: an option for each field of its form."""

    def command(*, to: Path, large: bool, **given: str) -> None:
        _make(paper, given, to=to, large=large)

    options = [
        _parameter(field.name, _option(field), "" if field.may_be_empty else _NEEDED)
        for field in paper.asks.fields
    ]
    others = [_parameter("to", To, _NEEDED), _parameter("large", Large, False)]
    command.__signature__ = inspect.Signature([*options, *others])  # type: ignore[attr-defined]
    return command


_NEEDED = inspect.Parameter.empty


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _option(field: Field) -> Any:
    return Annotated[str, typer.Option(field.option, help=field_text(field), show_default=False)]


def _make(paper: Paper, given: dict[str, str], *, to: Path, large: bool) -> None:
    with open_office() as office:
        login, token, code = signed_in(office)
        made = make_paper(
            office.agency(code, {login: token}), login, paper.key, given, on=today(), large=large
        )
    with whole(to) as part:
        part.write_bytes(made)
    typer.echo(said(f"已写出 {to}", f"written: {to}"))


def _name(paper: Paper) -> str:
    return paper.key.replace("_", "-")


for _paper in PAPERS.values():
    app.command(_name(_paper), help=said(f"{_paper.title[0]}。", f"{_paper.title[1].capitalize()}."))(
        _command(_paper)
    )
