"""`yanglao found` without a file: it is asked for what the file says, and writes the file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from yanglao.acts.found_area import DIVISION_CODE, LOGIN
from yanglao.acts.roles import CERTIFIER, ROLES
from yanglao.commands.language import said
from yanglao.kernel.months import month_text, parse_month
from yanglao.policy.bureaus import bureaus_of
from yanglao.policy.loading import load_plan, plan_folders
from yanglao.store.acting import ActRefused

UNIT_KINDS = {"community": "社区", "committee": "居委会", "farm": "农场"}
T = TypeVar("T")


def ask_for_founding(to: Path) -> Path:
    """Ask for plan, place, first month, units and people, and write them to a founding file that is not there yet.

    Refused: founding_file_exists, not_founded (the answers stopped, or the last was not yes).
    """
    if to.exists():
        raise ActRefused(
            "founding_file_exists",
            f"{to} 已存在;请用 yanglao found {to} 建账,或另给文件名。",
            f"{to} exists already: found with `yanglao found {to}`, or name another file.",
        )
    try:
        place = [*_place()]
        lines = [*place, "", *_units(), *_staff(tomllib.loads("\n".join(place))["plan"])]
        typer.echo("\n".join(("", *lines, "")))
        typer.confirm(said("按以上内容建账?", "Found it like this?"), abort=True)
    except typer.Abort as fault:
        raise ActRefused(
            "not_founded", "未建账,什么都没有写入。", "Nothing was founded and nothing written."
        ) from fault
    to.write_text("\n".join((*lines, "")), encoding="utf-8")
    return to


def _place() -> Iterator[str]:
    plans = sorted(plan_folders())
    plan = _asked(said(f"方案({'、'.join(plans)})", f"plan ({', '.join(plans)})"), _one_of(plans), plans[0])
    yield _line("plan", plan)
    yield _line("name", _asked(said("统筹区名称", "name of the pooling area"), _something))
    if not DIVISION_CODE.fullmatch(load_plan(plan).place):
        yield _line("code", _asked(said("六位区划代码", "division code of six digits"), _code))
    launch = load_plan(plan).launch_month
    what = said("从哪个月起用本系统", "first month kept in this system")
    opening = _asked(what, parse_month, month_text(launch))
    if opening != launch:
        yield _line("opening", month_text(opening))


def _units() -> Iterator[str]:
    kinds = said("、".join(f"{key} {name}" for key, name in UNIT_KINDS.items()), ", ".join(UNIT_KINDS))
    while name := _asked(said("单位名称(没有了就直接回车)", "name of a unit (empty: no more)"), str, ""):
        code = _asked(said("单位代码", "its code"), _something)
        kind = _asked(said(f"类别({kinds})", f"kind ({kinds})"), _one_of([*UNIT_KINDS]), "community")
        yield from ("[[units]]", _line("code", code), _line("name", name), _line("kind", kind), "")


def _staff(plan: str) -> Iterator[str]:
    roles = said("、".join(f"{key} {name}" for key, name in ROLES.items()), ", ".join(ROLES))
    typer.echo(said(f"岗位:{roles}", f"roles: {roles}"))
    while login := _asked(said("登录名(没有了就直接回车)", "login (empty: nobody more)"), _login, ""):
        name = _asked(said("姓名", "name"), _something)
        chosen = _asked(said("岗位(可写几个,用逗号分开)", "roles, with commas between"), _roles)
        unit = _asked(said("只在一个单位任职的,写单位代码", "code of the unit, if of one only"), str, "")
        yield from ("[[staff]]", _line("login", login), _line("name", name), f"roles = {json.dumps(chosen)}")
        if CERTIFIER in chosen:
            yield f"bureaus = {json.dumps(_asked_bureaus(plan))}"
        yield from ((_line("unit", unit), "") if unit else ("",))


def _asked_bureaus(plan: str) -> list[str]:
    there = bureaus_of(plan)
    named = "、".join(f"{key} {one.name[0]}" for key, one in there.items())
    what = said(
        f"为哪个单位认定({named};可写几个,用逗号分开)",
        f"certifies for which bureau ({', '.join(there)}; several with commas between)",
    )
    return _asked(what, lambda text: _some_of(text, there))


# --- single answers


def _asked(what: str, read: Callable[[str], T], default: str | None = None) -> T:
    """An answer that can be read; asked again until it can."""

    def value(text: str) -> T:
        try:
            return read(text.strip())
        except ValueError as fault:
            raise typer.BadParameter(str(fault) or said("请重新输入。", "once more, please.")) from fault

    found: T = typer.prompt(what, default=default, show_default=bool(default), value_proc=value)
    return found


def _line(name: str, value: str) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _something(text: str) -> str:
    if not text:
        raise ValueError(said("不能为空。", "it cannot be empty."))
    return text


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(
                said(f"应为 {'、'.join(choices)} 之一。", f"one of {', '.join(choices)} is wanted.")
            )
        return text

    return read


def _code(text: str) -> str:
    if not DIVISION_CODE.fullmatch(text):
        raise ValueError(said("应为六位数字。", "six digits are wanted."))
    return text


def _login(text: str) -> str:
    if text and not LOGIN.fullmatch(text):
        raise ValueError(said("应为小写字母、数字、点和短横。", "small letters, digits, dots and hyphens."))
    return text


def _roles(text: str) -> list[str]:
    return _some_of(text, ROLES)


def _some_of(text: str, there: Collection[str]) -> list[str]:
    """Several of those that there are, with commas between."""
    found = [one.strip() for one in text.replace("，", ",").split(",") if one.strip()]
    unknown = [one for one in found if one not in there]
    if not found or unknown:
        raise ValueError(said(f"没有 {'、'.join(unknown)}。", f"there is no {', '.join(unknown)}."))
    return found
