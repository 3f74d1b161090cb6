"""`yanglao person`: what is on record of a person, and why an amount was booked."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from yanglao.acts.about import person_under
from yanglao.commands.language import is_english, said
from yanglao.commands.office import Office, open_office
from yanglao.commands.parameters import day, identity_number, month
from yanglao.commands.sessions import signed_in
from yanglao.kernel.months import FOREVER
from yanglao.reports.asking import OF_MONEY, matters_seen, must_read, sees_money
from yanglao.reports.explaining import explained
from yanglao.reports.explaining_text import explained_lines
from yanglao.reports.person import person_file, seen_by_bureaus
from yanglao.reports.person_text import person_lines
from yanglao.store.acting import Agency, today
from yanglao.store.looks import note_look

app = typer.Typer(
    help=said("人员:档案、金额说明。", "Persons: what is on record, why an amount was booked."),
    no_args_is_help=True,
)
Number = Annotated[
    str,
    typer.Argument(
        parser=identity_number,
        metavar="NUMBER",
        help=said("身份证号码", "identity number, an earlier one too"),
    ),
]
Json = Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))]


@app.command("show", help=said("登记在案的全部内容。", "Everything on record."))
def show(
    number: Number,
    known: Annotated[
        int | None,
        typer.Option(
            parser=day, metavar="YYYY-MM-DD", help=said("截至此日的登记", "as it was known on that day")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    with open_office() as office:
        agency, who = _signed_in(office)
        is_whole = sees_money(agency, who, number=number, on=today())
        note_look(agency.connection, agency.area, who, person_under(agency, number), "file")
        told = person_file(agency, number=number, known=known or FOREVER)
        told = told if is_whole else seen_by_bureaus(told, matters_seen(agency, who, on=today()) or ())
    _print(told if as_json else person_lines(told, english=is_english()))


@app.command(
    "explain",
    help=said(
        "一个月里记的每笔金额:条款、参数、登记、业务、凭证、出资方。",
        "Every amount booked for a month: clause, parameters, facts, acts, entries, who bears it.",
    ),
)
def explain(
    number: Number,
    which: Annotated[
        int, typer.Option("--month", parser=month, metavar="YYYY-MM", help=said("月份", "month"))
    ],
    as_json: Json = False,
) -> None:
    with open_office() as office:
        agency, who = _signed_in(office)
        person = must_read(agency, who, OF_MONEY, number=number, on=today())
        note_look(agency.connection, agency.area, who, person, "amounts")
        told = explained(agency, number=number, month=which)
    _print(told.plain() if as_json else explained_lines(told, english=is_english()))


def _signed_in(office: Office) -> tuple[Agency, str]:
    who, token, code = signed_in(office)
    return office.agency(code, {who: token}), who


def _print(told: list[str] | dict[str, Any]) -> None:
    typer.echo("\n".join(told) if isinstance(told, list) else json.dumps(told, ensure_ascii=False, indent=2))
