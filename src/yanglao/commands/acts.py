"""`yanglao act`: every act of the office, listed, described, previewed and done, as the register describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from yanglao.acts.describing import Description
from yanglao.acts.doing import do as do_named
from yanglao.acts.doing import key_of
from yanglao.acts.effects import preview as preview_named
from yanglao.acts.register import REGISTER, described
from yanglao.acts.roles import ROLES
from yanglao.commands.act_pages import acts_page, lists_page
from yanglao.commands.act_text import description_text
from yanglao.commands.acting import do_act
from yanglao.commands.error_page import errors_page
from yanglao.commands.evidence_page import evidence_page
from yanglao.commands.language import is_english, said
from yanglao.commands.paper_page import papers_page
from yanglao.commands.parameters import Day
from yanglao.commands.report_page import reports_page
from yanglao.store.acting import By, today

console = Console(width=120)
app = typer.Typer(
    help=said("业务:列出、查看、试算、办理。", "Acts: list, show, preview, do."), no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="ACT", help=said("业务", "act"))]
From = Annotated[
    Path | None,
    typer.Option("--from", help=said("JSON 文件:一项或多项", "a JSON file: an object, or several in a list")),
]
Key = Annotated[
    str,
    typer.Option(
        "--key",
        help=said("业务编号;默认由内容和日期得出", "key of the act; default: made of its content and day"),
    ),
]
FURTHER = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command("list", help=said("全部业务。", "All acts."))
def list_all() -> None:
    table = Table()
    for heading in said("业务|名称|条款|办理|名册", "act|title|clause|done by|list").split("|"):
        table.add_column(heading, no_wrap=True)
    for act in REGISTER.values():
        if act.is_done:
            table.add_row(*_line(act))
    console.print(table)


def _line(act: Description) -> tuple[str, str, str, str, str]:
    who = (role if is_english() else ROLES[role] for role in act.who)
    return (
        act.key,
        said(act.title_zh, act.title_en),
        act.clause,
        said("、", ", ").join(who),
        said("是", "yes") if act.takes is not None else "",
    )


@app.command(
    "show",
    help=said("一项业务的说明:填写项、办理人、复核人。", "An act: its fields, who does it, who agrees."),
)
def show(name: Name) -> None:
    typer.echo(description_text(described(name)))


@app.command(
    "page",
    help=said(
        "业务、答复、名册、文书和报表各表(docs/)。", "The pages of docs/ that are made from the registers."
    ),
)
def page(name: Annotated[str, typer.Argument(metavar="acts|errors|evidence|lists|papers|reports")]) -> None:
    pages = {
        "acts": acts_page,
        "errors": errors_page,
        "evidence": evidence_page,
        "lists": lists_page,
        "papers": papers_page,
        "reports": reports_page,
    }
    if name not in pages:
        raise typer.BadParameter(said(f"没有 {name} 这一页。", f"there is no page {name}."))
    typer.echo(pages[name](), nl=False)


@app.command(
    "do",
    help=said("办理一项业务,各项写作 --名称 值。", "Do an act; its fields are written --name value."),
    context_settings=FURTHER,
)
def do(
    context: typer.Context,
    name: Name,
    dated: Day = None,
    source: From = None,
    key: Key = "",
) -> None:
    given, on = _given(name, source, context.args), dated or today()
    key = key or key_of(name, given, on)
    do_act(lambda agency, who: do_named(agency, name, given, by=By(who, on, key)))


@app.command(
    "preview",
    help=said(
        "试算:办理后的结果和资金变化,什么都不留下。", "What doing it would change, in money; nothing stays."
    ),
    context_settings=FURTHER,
)
def preview(
    context: typer.Context,
    name: Name,
    dated: Day = None,
    source: From = None,
) -> None:
    given, on = _given(name, source, context.args), dated or today()
    key = f"preview {key_of(name, given, on)}"
    do_act(lambda agency, who: preview_named(agency, name, given, by=By(who, on, key)))


def _given(name: str, source: Path | None, options: Sequence[str]) -> list[dict[str, object]]:
    """The values given: of a file, with those on the line on top."""
    described(name)
    line = _options(options)
    rows = [{}] if source is None else _rows(source)
    return [{**row, **line} for row in rows]


def _options(words: Sequence[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        name, has_value, value = word.partition("=")
        if not name.startswith("--") or len(name) < 3:
            raise typer.BadParameter(
                said(
                    f"{word!r} 前面没有名称;应写作 --名称 值。", f"{word!r} has no name; write --name value."
                )
            )
        if not has_value and not left:
            raise typer.BadParameter(said(f"{name} 后面没有值。", f"{name} has no value."))
        found[name.removeprefix("--")] = value if has_value else left.pop(0)
    return found


def _rows(source: Path) -> list[dict[str, object]]:
    """An object, or a list of them; amounts are read as they are written, never as floating point."""
    try:
        read: Any = json.loads(source.read_text(encoding="utf-8"), parse_float=str)
    except (ValueError, RecursionError) as fault:
        raise typer.BadParameter(
            said(f"{source.name} 不是 JSON 文件。", f"{source.name} is no JSON file.")
        ) from fault
    rows = read if isinstance(read, list) else [read]
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise typer.BadParameter(
            said(
                f"{source.name} 应是一个对象或对象的列表。",
                f"{source.name} must be an object or a list of objects.",
            )
        )
    return rows
