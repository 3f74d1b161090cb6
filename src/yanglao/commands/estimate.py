"""`yanglao estimate`: what somebody would pay and get, by the law of the area, or of a plan without a database."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from typing import Annotated, Any

import typer

from yanglao.casefile.estimate import asking
from yanglao.casefile.estimate.asking import FIELDS, Field, NotUnderstood, read_asked
from yanglao.casefile.estimate.figuring import Estimate
from yanglao.casefile.estimate.figuring import estimate as figure
from yanglao.casefile.estimate.printing import estimate_lines
from yanglao.casefile.estimate.supposing import law_at
from yanglao.commands.language import is_english, said
from yanglao.commands.parameters import AreaCode, Day
from yanglao.kernel.months import month_text
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.site.addresses import READER_ROLE, running_role_url
from yanglao.store.acting import area_of, today
from yanglao.store.connection import connect
from yanglao.store.law import laws_of
from yanglao.store.read.areas import only_area

BAD_INPUT = 2


def _asks(field: Field) -> Any:
    """The option of a field, by its own description."""
    return typer.Option(
        f"--{field.name.replace('_', '-')}", metavar=field.example or None, help=said(*field.title)
    )


def estimate(
    born: Annotated[str, _asks(asking.BORN)] = "",
    tier: Annotated[str, _asks(asking.TIER)] = "",
    paid: Annotated[str, _asks(asking.PAID)] = "",
    paid_tier: Annotated[str, _asks(asking.PAID_TIER)] = "",
    category: Annotated[list[str] | None, _asks(asking.CATEGORY)] = None,
    plan: Annotated[
        str,
        typer.Option(
            "--plan", help=said("按此方案,不用数据库", "by this plan, without a database"), metavar="PLAN"
        ),
    ] = "",
    area: AreaCode = None,
    on: Day = None,
    with_reasons: Annotated[
        bool, typer.Option("--explain", help=said("每个数的依据", "what every figure rests on"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))] = False,
) -> None:
    day, laws = on or today(), Laws(load_plan(plan)) if plan else _laws(area)
    written = dict(zip(_NAMES, ([born], [tier], [paid], [paid_tier], category or []), strict=True))
    try:
        asked = read_asked(written, law_at(laws, day), day)
    except NotUnderstood as refused:
        for name, fault in refused.faults.items():
            print(f"--{name.replace('_', '-')}: {said(fault.zh, fault.en)}", file=sys.stderr)
        raise typer.Exit(BAD_INPUT) from None
    found = figure(laws, asked)
    if as_json:
        typer.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
        return
    typer.echo("\n".join(estimate_lines(found, english=is_english(), with_reasons=with_reasons)))


_NAMES = tuple(field.name for field in FIELDS)


def _laws(code: str | None) -> Laws:
    with closing(connect(running_role_url(READER_ROLE), READER_ROLE)) as connection:
        return laws_of(connection, only_area(connection) if code is None else area_of(connection, code))


def _plain(found: Estimate) -> dict[str, Any]:
    """The figures for programs: every tier along every way, amounts in fen, months as 2040-06."""
    return {
        "refused": found.refused.name if found.refused else None,
        "missing_years": found.missing_years,
        "unset": list(found.unset),
        "ways": {way.name: [_option(asdict(one)) for one in way.options] for way in found.ways},
    }


def _option(option: dict[str, Any]) -> dict[str, Any]:
    months = {
        name: month_text(option[name]) if option[name] else None for name in ("first_month", "breaks_even")
    }
    return {**option, **months}
