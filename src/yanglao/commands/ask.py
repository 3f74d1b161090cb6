"""`yanglao ask`: a question in everyday words, answered from the plan. Needs no database."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from yanglao.advice.answering import advise
from yanglao.commands.ask_text import advice_data, advice_lines
from yanglao.commands.language import is_english, said
from yanglao.kernel.months import month as month_in
from yanglao.kernel.months import parse_month
from yanglao.policy.loading import PlanInvalid, PlanUnknown, load_plan

BAD_INPUT, NOT_UNDERSTOOD = 2, 1
DEFAULT_PLAN = "dongfang-2011"


def ask(
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION", help=said("要问的话", "what you want to know"))
    ],
    plan: Annotated[str, typer.Option(help=said("方案名", "the name of a plan"))] = DEFAULT_PLAN,
    at: Annotated[
        str | None,
        typer.Option(
            "--month",
            metavar="YYYY-MM",
            help=said("按哪个月的规定,默认本月", "by the rules of which month, default: this one"),
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))] = False,
) -> None:
    """Answer a question, or say that it was not understood (exit status 1)."""
    month, asked = _month(at), " ".join(question)
    try:
        found, whole = advise(plan, asked, month), load_plan(plan)
    except (PlanUnknown, PlanInvalid) as fault:
        typer.echo(said(f"方案 {plan} 没有可用的咨询数据。", f"{plan}: {fault}"), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if as_json:
        data = advice_data(found, whole, month, english=is_english())
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(advice_lines(found, whole, month, english=is_english())))
    if found.question is None:
        raise typer.Exit(NOT_UNDERSTOOD)


def _month(text: str | None) -> int:
    if text is None:
        today = date.today()
        return month_in(today.year, today.month)
    try:
        return parse_month(text)
    except ValueError:
        typer.echo(
            said(f"月份应写作 2013-05,不能是 {text!r}", f"a month is written 2013-05, not {text!r}"), err=True
        )
        raise typer.Exit(BAD_INPUT) from None
