"""`yanglao found [FILE]`: the first day of an office, from a file of its plan, units and people; without one it asks."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.acts.found_area import Founding, found_area
from yanglao.acts.roles import CERTIFIER, ROLES
from yanglao.commands.found_asking import ask_for_founding
from yanglao.commands.language import said
from yanglao.commands.office import open_office
from yanglao.kernel.identity import normalise
from yanglao.kernel.months import FOREVER, parse_day, parse_month
from yanglao.kernel.whole_files import whole
from yanglao.policy.bureaus import bureaus_of
from yanglao.store.acting import ActRefused
from yanglao.store.founding import FROM_THE_BEGINNING, Appointment

EXAMPLE_PLAN = "dongfang-2011"
EXAMPLE = """\
plan = "dongfang-2011"          # yanglao plan list
name = "东方市"
# code = "469007"               # where the plan names no place
# opening = "2014-01"           # the first month kept here, where another system kept the accounts before

[[units]]
code = "469007-01"
name = "永安社区"
kind = "community"              # community, committee, farm

[[staff]]
login = "wanghai"
name = "王海"
# number = "…"                  # own identity number: nobody acts on their own record
roles = ["clerk"]               # {roles}

[[staff]]
login = "linxiu"
name = "林秀"
roles = ["certifier"]
bureaus = ["civil"]             # of those who certify: for which bureaus ({bureaus})

[[staff]]
login = "chenmei"
name = "陈梅"
roles = ["assistant"]
unit = "469007-01"              # that unit alone
since = "2011-10-01"
until = "2013-10-01"
"""


def found(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help=said("建账文件(TOML);不写就逐项询问", "a TOML file; without one you are asked"),
        ),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help=said("写出一份样例", "print an example of the file"))
    ] = False,
    invitations: Annotated[
        Path | None,
        typer.Option(help=said("邀请码写入何处", "where the invitations are written")),
    ] = None,
) -> None:
    if example:
        typer.echo(
            EXAMPLE.format(roles=", ".join(ROLES), bureaus=", ".join(bureaus_of(EXAMPLE_PLAN))), nl=False
        )
        return
    if file is None:
        file = ask_for_founding(Path("city.toml"))
    if not file.is_file():
        raise typer.BadParameter(said(f"没有文件 {file}。", f"there is no file {file}."))
    asked, own = read_founding(file)
    with open_office() as office:
        own_hashes = {login: office.keys.hashed(number) for login, number in own.items()}
        made = found_area(office.connection, office.keys, **asked, own_hashes=own_hashes)
    to = invitations or file.with_name(f"{file.stem}-邀请码.csv")
    if made.invitations:
        _write(to, made, asked["staff"])
        typer.echo(
            said(
                f"{asked['name']}已建账。邀请码在 {to},交给本人后请删除。",
                f"{asked['name']} is founded. The invitations are in {to}; hand them over, then delete it.",
            )
        )
    else:
        typer.echo(
            said(f"{asked['name']}已建账,没有新增人员。", f"{asked['name']} stands; nobody was added.")
        )


def read_founding(file: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """What a founding file asks for, and the own identity numbers of staff. Refused: bad_founding_file."""
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        units = [(one["code"], one["name"], one["kind"]) for one in read.get("units", [])]
        staff = [one for person in read.get("staff", []) for one in _appointments(person)]
        own = {one["login"]: normalise(one["number"]) for one in read.get("staff", []) if "number" in one}
        opening = read.get("opening")
        asked = {
            "plan": read["plan"],
            "name": read["name"],
            "code": read.get("code"),
            "opens_in": None if opening is None else parse_month(opening),
            "units": units,
            "staff": staff,
        }
        return asked, own
    except KeyError as fault:
        raise _bad(file, f"缺少 {fault.args[0]}", f"{fault.args[0]} is missing") from fault
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as fault:
        raise _bad(file, "写法有误", "it cannot be read") from fault


def _appointments(person: dict[str, Any]) -> list[Appointment]:
    since, until = person.get("since"), person.get("until")
    return [
        Appointment(
            person["login"],
            role,
            person["name"],
            person.get("unit", ""),
            FROM_THE_BEGINNING if since is None else parse_day(str(since)),
            FOREVER if until is None else parse_day(str(until)),
            bureau,
        )
        for role in person["roles"]
        for bureau in _bureaus(person, role)
    ]


def _bureaus(person: dict[str, Any], role: str) -> list[str]:
    """For which bureaus somebody holds a role; of a role that certifies nothing one that is none."""
    named = person.get("bureaus") or [""]
    return list(named) if role == CERTIFIER or CERTIFIER not in person["roles"] else [""]


def _bad(file: Path, zh: str, en: str) -> ActRefused:
    return ActRefused(
        "bad_founding_file",
        f"建账文件 {file.name} {zh};样例见 yanglao found --example。",
        f"The founding file {file.name}: {en}; see `yanglao found --example`.",
    )


def _write(to: Path, made: Founding, staff: list[Appointment]) -> None:
    names = {one.login: one.name for one in staff}
    with whole(to) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("登录名", "姓名", "邀请码"))
        writer.writerows((login, names[login], code) for login, code in made.invitations.items())
