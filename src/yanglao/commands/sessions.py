"""`yanglao login`, `yanglao logout`: who acts is proven once, and remembered in a file of their own until the working day is over."""

from __future__ import annotations

import getpass
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.office import Office, open_office
from yanglao.commands.parameters import AreaCode
from yanglao.kernel.whole_files import whole
from yanglao.site.paths import data_dir
from yanglao.store.acting import ActRefused, Area
from yanglao.store.sessions import end_session, open_session, set_secret, used_session

SESSION = (
    "YANGLAO_SESSION"  # the file that remembers who has signed in; default: one of each user of the machine
)


def login(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help=said("登录名", "login"))],
    invited: Annotated[
        bool,
        typer.Option(
            "--invited",
            help=said("第一次登录:输入邀请码,再设口令", "the first time: the invitation, then a secret"),
        ),
    ] = False,
    area: AreaCode = None,
) -> None:
    with open_office() as office:
        here = office.area(area)
        asked = said("邀请码", "Invitation") if invited else said("口令", "Secret")
        secret = _asked(asked)
        new = _new_secret() if invited else ""
        token = _come_in(office, here, login, secret)
        if invited:
            set_secret(office.connection, here, login, token, old=secret, new=new)
        _remember(here.code, login, token)
    typer.echo(said(f"{login} 已登录。", f"{login} has signed in."))


def _come_in(office: Office, here: Area, login: str, secret: str) -> str:
    """By the secret; a code is asked for where there is a second factor."""
    try:
        return open_session(office.connection, here, login, secret, keys=office.keys)
    except ActRefused as refused:
        if refused.code != "second_factor_needed":
            raise
    code = _asked(said("验证码", "Code"))
    return open_session(office.connection, here, login, secret, keys=office.keys, code=code)


def logout() -> None:
    path = session_file()
    if path.exists():
        with open_office() as office:
            end_session(office.connection, str(_read(path).get("token", "")))
        path.unlink()
    typer.echo(said("已退出。", "Signed out."))


def secret() -> None:
    """Change one's own secret."""
    with open_office() as office:
        who, token, code = signed_in(office)
        old = _asked(said("原口令", "Old secret"))
        set_secret(office.connection, office.area(code), who, token, old=old, new=_new_secret())
    typer.echo(said("口令已更改。", "The secret is changed."))


def signed_in(office: Office) -> tuple[str, str, str]:
    """Who has signed in here: login, token, and the code of the area. Refused: not_signed_in."""
    path = session_file()
    found = _read(path) if path.exists() else {}
    session = used_session(office.connection, str(found.get("token", "")))
    if session is None:
        raise ActRefused(
            "not_signed_in",
            "尚未登录或登录已过期,请先运行 yanglao login。",
            "You have not signed in, or the session is over; run `yanglao login` first.",
        )
    return session.login, str(found["token"]), str(found["area"])


def session_file() -> Path:
    """Where the session of this user of the machine is remembered."""
    named = os.environ.get(SESSION)
    return Path(named) if named else data_dir() / "sessions" / f"{os.getuid()}.json"


def _remember(area: str, who: str, token: str) -> None:
    with whole(session_file()) as part:
        part.write_text(json.dumps({"area": area, "login": who, "token": token}), encoding="utf-8")


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return {}
    return found if isinstance(found, dict) else {}


def _new_secret() -> str:
    first = _asked(said("新口令", "New secret"))
    if _asked(said("再输入一次", "Once more")) != first:
        raise ActRefused("secrets_differ", "两次输入的口令不同。", "The two secrets are not the same.")
    return first


def _asked(what: str) -> str:
    """Typed unseen at a terminal; a line of standard input elsewhere."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{what}:")
    line = sys.stdin.readline()
    if not line:
        raise ActRefused("no_secret", f"没有输入{what}。", f"Nothing was given: {what}.")
    return line.rstrip("\r\n")
