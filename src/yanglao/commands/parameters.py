"""What the office's commands take: days, months, numbers, files, areas; each read with a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from yanglao.commands.language import said
from yanglao.kernel.identity import normalise
from yanglao.kernel.months import parse_day, parse_month

Read = TypeVar("Read")
LARGEST_NUMBER = 2**31 - 1


def day(text: str) -> int:
    return _read(parse_day, text, "日期应写作 2011-11-05", "a day is written 2011-11-05")


def month(text: str) -> int:
    return _read(parse_month, text, "月份应写作 2011-11", "a month is written 2011-11")


def number(text: str) -> int:
    """A number of the office's own, such as a batch's."""
    return _read(_whole, text, "应是正整数", "a whole number above zero is wanted")


def identity_number(text: str) -> str:
    """As it is stored: full-width digits, blanks and a small x are forgiven."""
    return normalise(text)


def _whole(text: str) -> int:
    value = int(text)
    if not 0 < value <= LARGEST_NUMBER:
        raise ValueError(text)
    return value


def _read(reader: Callable[[str], Read], text: str, zh: str, en: str) -> Read:
    try:
        return reader(text)
    except (ValueError, RecursionError) as fault:
        raise typer.BadParameter(said(f"{zh},不能是 {text!r}。", f"{en}, not {text!r}.")) from fault


Day = Annotated[
    int | None,
    typer.Option(
        "--dated",
        parser=day,
        metavar="YYYY-MM-DD",
        help=said("业务日期,默认今天", "business date; default: today"),
    ),
]
AreaCode = Annotated[
    str | None,
    typer.Option(
        "--area",
        help=said(
            "统筹区的区划代码,只有一个时可省略",
            "division code of the area; may be left out where there is one",
        ),
    ),
]
