"""Contributions through the bank, as a desk hands them in: authorities, lists, files, answers."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from acts.desk import Desk

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.store.acting import By

keys = count(1)
ON = 20120310


def authorised(desk: Desk, *rows: Mapping[str, object], on: int = ON) -> dict[str, Any]:
    answer = desk.take("authorise_withholding", [{"from": "2012-01-01", **row} for row in rows], on=on)
    if answer["proposal"] is not None:
        desk.agree(answer["proposal"], on=on)
    return answer


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"withholding {next(keys)}")


def listed(desk: Desk, *, year: int = 2012, on: int = ON) -> dict[str, Any]:
    return do(desk.agency, "withholding_list", [{"year": year}], by=by("clerk", on))


def sent(desk: Desk, folder: Path, *, on: int = ON) -> tuple[int, list[dict[str, str]]]:
    """A list agreed to and sent: its number, and the rows of the file."""
    made = listed(desk, on=on)
    agree(desk.agency, number=made["proposal"], by=by("reviewer", on))
    return made["proposal"], send(desk, made["proposal"], folder, on=on)


def send(desk: Desk, made: int, folder: Path, *, on: int = ON) -> list[dict[str, str]]:
    to = folder / f"list-{made}.csv"
    do(desk.agency, "withholding_file", [{"list": made, "to": str(to)}], by=by("accountant", on))
    with to.open(encoding="gb18030", newline="") as file:
        return list(csv.DictReader(file))[:-1]


def taken(reference: str, fen: object, on: str = "2012-03-10", **more: object) -> dict[str, object]:
    return {"流水号": reference, "结果": "成功", "金额": fen, "扣款日期": on, **more}


def failed(reference: str, why: str = "余额不足", on: str = "2012-03-10") -> dict[str, object]:
    return {"流水号": reference, "结果": "失败", "原因": why, "扣款日期": on}


def answer(desk: Desk, *rows: Mapping[str, object], on: int = ON) -> dict[str, Any]:
    return desk.take("withholding_answer", rows, on=on)
