"""`yanglao report`: what a law decided anew does, and what the fund will come to."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from yanglao.commands.language import said
from yanglao.commands.parameters import month, number
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.policy_effect import POLICY_EFFECT_REPORT, policy_effect, what_if
from yanglao.store.acting import ActRefused

app = typer.Typer()
NAME = typer.Option("--parameter", metavar="KEY", help=said("参数或口径", "a parameter or reading"))
VALUE = typer.Option(
    "--value", metavar="JSON", help=said("取值,按方案的写法", "its value, as the plan writes it")
)
SINCE = typer.Option(
    "--from", parser=month, metavar="YYYY-MM", help=said("生效月份", "the month from which it holds")
)


@described(app, POLICY_EFFECT_REPORT)
def effect(
    proposal: Annotated[
        int | None,
        typer.Argument(parser=number, metavar="[PROPOSAL]", help=said("提议编号", "number of a proposal")),
    ] = None,
    name: Annotated[str, NAME] = "",
    value: Annotated[str, VALUE] = "",
    since: Annotated[int | None, SINCE] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    if proposal is not None:
        tell(
            lambda who: policy_effect(who, number=proposal),
            POLICY_EFFECT_REPORT.readers,
            "",
            as_json,
            csv,
        )
    elif name and value and since is not None:
        effect_of_value(name, value, since, as_json=as_json, csv=csv)
    else:
        raise ActRefused(
            "nothing_to_look_at",
            "请写提议编号,或同时写 --parameter、--value 和 --from。",
            "Give the number of a proposal, or --parameter, --value and --from together.",
        )


def effect_of_value(name: str, value: str, since: int, *, as_json: bool, csv: Csv) -> None:
    """What a value would do that nobody has proposed."""
    given = _read(value)
    tell(
        lambda who: what_if(who, name=name, value=given, valid_from=since),
        POLICY_EFFECT_REPORT.readers,
        "",
        as_json,
        csv,
    )


def _read(value: str) -> Any:
    """JSON; what is none is a word."""
    try:
        return json.loads(value)
    except ValueError:
        return value
