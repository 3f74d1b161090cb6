"""`yanglao report NAME`: the command of a report, made from what its description asks."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.acts.checking import checked
from yanglao.commands.language import said
from yanglao.commands.reporting import made, with_workbook
from yanglao.lists import Field, Layout
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.store.acting import ActRefused


def add_report(app: typer.Typer, about: About, tells: Callable[..., None]) -> None:
    """The command of a report, by its name and with the help that its description gives: it asks what the report asks, then what `tells`
    takes besides the report."""

    def command(**given: Any) -> None:
        asked = {one.name: given.pop(_named(one)) for one in about.asks}
        tells(made(about, asked), **given)

    _, *further = inspect.signature(tells, eval_str=True).parameters.values()
    own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in further]
    command.__signature__ = inspect.Signature([*map(_parameter, about.asks), *own])  # type: ignore[attr-defined]
    add_own(app, about, command)


def add_own(app: typer.Typer, about: About, command: Callable[..., None]) -> None:
    """A report with a command of its own. What can be written as CSV can be written as a workbook."""
    app.command(about.name, help=said(*about.help))(with_workbook(command))


def parameter(ask: Ask) -> Any:
    """What is asked, as an argument or an option of a command."""
    how: dict[str, Any] = {"help": said(*_help(ask)), "metavar": ask.written_value}
    if ask.field.kind == "file":
        how |= {"exists": True, "dir_okay": False}
    elif ask.field.kind == "flag":
        del how["metavar"]
    else:
        how["parser"] = lambda text: _checked(ask.field, text)
    return typer.Argument(**how) if ask.is_first else typer.Option(ask.option, **how)


def _parameter(ask: Ask) -> inspect.Parameter:
    kind: Any = {"flag": bool, "file": Path}.get(ask.field.kind, str)
    default: Any = False if kind is bool else inspect.Parameter.empty if ask.is_required else None
    annotation = Annotated[kind | None if default is None else kind, parameter(ask)]  # type: ignore[valid-type]
    return inspect.Parameter(
        _named(ask), inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _named(ask: Ask) -> str:
    """Its name as a parameter, which may be no word of Python (`from`) and none of those that tell a report."""
    return f"asked_{ask.name}"


def _help(ask: Ask) -> tuple[str, str]:
    zh, en = ask.label
    if ask.meant is None:
        return zh, en
    return f"{zh},默认{ask.meant.words[0]}", f"{en}; default: {ask.meant.words[1]}"


def _checked(field: Field, text: str) -> str:
    """The text, if it can be read: what cannot is wrong usage of the command. A value that is no JSON is a word."""
    given = _as_json(text) if field.kind == "json" else text
    try:
        checked(Layout("", "", "", (field,)), {field.name: given})
    except ActRefused as refused:
        raise typer.BadParameter(said(refused.zh, refused.en)) from refused
    return given


def _as_json(text: str) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return json.dumps(text, ensure_ascii=False)
    return text
