"""Doing something in an area from the shell: who acts, on which day, what it answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import typer

from yanglao.commands.language import said
from yanglao.commands.office import open_office
from yanglao.commands.sessions import signed_in
from yanglao.store.acting import Agency


def do_act(what: Callable[[Agency, str], Any]) -> None:
    """Do something as whoever has signed in, in their area, and print its answer as JSON; exit status 1 when rows were refused."""
    with open_office() as office:
        login, token, code = signed_in(office)
        answer = what(office.agency(code, {login: token}), login)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    if isinstance(answer, dict) and answer.get("refused"):
        for one in answer["refused"]:
            typer.echo(
                said(
                    f"第 {one['row']} 行 {one['field']}:{one['zh']}",
                    f"Row {one['row']}, {one['field']}: {one['en']}",
                )
                + f" [{one['code']}]",
                err=True,
            )
        raise typer.Exit(1)
