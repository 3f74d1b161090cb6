"""What an office does, as data: a deed names its act, who does it, when and with what. How an act is called stands here alone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from acts.payrolls import answer_of
from signing import Everybody

from yanglao.acts import payroll
from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do as do_named
from yanglao.acts.found_area import found_area
from yanglao.acts.fund.bank_interest import book_bank_interest
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.payroll.bank import bank_file
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.acts.take_list import take_list
from yanglao.commands.office import Office
from yanglao.kernel.months import day_text, month_text
from yanglao.payment.withholding_references import reference_of
from yanglao.store.acting import Agency, By

HERE, THERE = "469007", "110100"  # two pooling areas in one database
LAST = -1
"""A batch, proposal or list: the latest of the area when the deed is begun."""
FIRST_LINE = "the first line of the last list"
FILE = "a file of its own"


@dataclass(frozen=True, slots=True)
class Deed:
    """An act to be done under its key; `given` is what the act is given."""

    key: str
    act: str
    actor: str
    on: int
    given: dict[str, Any] = field(default_factory=dict)
    area: str = HERE


def do(office: Office, deed: Deed, folder: Path) -> dict[str, Any]:
    """Do it; the answer of the act. Files are read from and written to `folder`."""
    if deed.act == "found_area":
        area = found_area(office.connection, office.keys, **deed.given).area
        return {"code": area.code, "plan": area.plan}
    by = By(deed.actor, deed.on, deed.key)
    return _ACTS[deed.act](office.agency(deed.area, Everybody(deed.area)), by, folder, **deed.given)


def _take(agency: Agency, by: By, folder: Path, *, layout: str, rows: list[dict[str, object]]) -> Any:
    path, rejects = list_file(folder, by.key), folder / f"{by.key}-退回.csv"
    return take_list(agency, layout=layout, path=path, rejects=rejects, by=by)


def _send(agency: Agency, by: By, folder: Path, *, batch: int) -> Any:
    return payroll.send(agency, batch=batch, to=folder / f"{by.key}.csv", by=by)


def _do(agency: Agency, by: By, folder: Path, *, asked: str, values: dict[str, object]) -> Any:
    return do_named(agency, asked, [_placed(values, by.key, folder)], by=by)


def _placed(values: dict[str, object], key: str, folder: Path) -> dict[str, object]:
    return {name: str(folder / f"{key}.csv") if one == FILE else one for name, one in values.items()}


def _plainly(act: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    return lambda agency, by, folder, **given: act(agency, by=by, **given)


_ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "take": _take,
    "do": _do,
    "send": _send,
    "prepare": _plainly(payroll.prepare),
    "review": _plainly(payroll.review),
    "release": _plainly(payroll.release),
    "book": _plainly(payroll.book),
    "reject": _plainly(payroll.reject),
    "answer": _plainly(payroll.take_answer),
    "close": _plainly(close_month),
    "interest": _plainly(book_bank_interest),
    "propose": _plainly(propose_parameter),
    "agree": _plainly(agree),
    "send_back": _plainly(send_back),
}


def ready(office: Office, deed: Deed, folder: Path) -> Deed:
    """The deed as it can be handed to another process: files laid out, numbers and the bank's rows looked up."""
    given = dict(deed.given)
    if deed.act == "take":
        given["rows"] = [_looked_up(office, deed.area, row) for row in given["rows"]]
        _write_list(list_file(folder, deed.key), given["rows"])
    if deed.act == "do":
        given["values"] = _looked_up(office, deed.area, given["values"])
    if given.get("batch") == LAST:
        given["batch"] = _latest(office, "batch", deed.area)
    if given.get("number") == LAST:
        given["number"] = _latest(office, "proposal", deed.area)
    if deed.act == "answer" and "content" not in given:
        given["content"] = _answers(office.agency(deed.area), given["batch"], given.pop("back"))
        (folder / f"{deed.key}-answer.csv").write_bytes(given["content"])
    return replace(deed, given=given)


def _looked_up(office: Office, area: str, values: dict[str, object]) -> dict[str, object]:
    """Values with the number of the last list, and the reference of its first line."""
    if not {LAST, FIRST_LINE} & set(map(_hashable, values.values())):
        return values
    last = _latest(office, "proposal", area)
    known = {LAST: last, FIRST_LINE: reference_of(last, 1)}
    return {name: known.get(_hashable(one), one) for name, one in values.items()}


def _hashable(one: object) -> Any:
    return one if isinstance(one, str | int) else None


def list_file(folder: Path, key: str) -> Path:
    return folder / f"{key}.csv"


def _write_list(path: Path, rows: list[dict[str, object]]) -> None:
    headings = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = [[str(row.get(name, "")) for name in headings] for row in rows]
        csv.writer(file).writerows([headings, *table])


def _latest(office: Office, table: str, area: str) -> int:
    query = f"SELECT coalesce(max(t.id), 0) FROM {table} t JOIN area a ON a.id = t.area_id WHERE a.code = %s"
    row = office.connection.execute(query, (area,)).fetchone()
    return int(row[0]) if row else 0


def _answers(agency: Agency, batch: int, back: set[str]) -> bytes:
    """All paid but what went to the accounts `back`."""
    rows = csv.DictReader(bank_file(agency, batch=batch).decode("gb18030").splitlines())
    return answer_of(
        {
            "流水号": row["流水号"],
            "账号": row["账号"],
            "户名": row["户名"],
            "金额": row["金额"],
            "结果": "失败" if row["账号"] in back else "成功",
            "原因": "账户已销" if row["账号"] in back else "",
        }
        for row in rows
        if row["流水号"] != "合计"
    )


def line(deed: Deed, folder: Path) -> list[str]:
    """The deed as somebody types it; empty where there is no command for it."""
    by = ["--as", deed.actor, "--dated", day_text(deed.on)]
    given, file = deed.given, str(list_file(folder, deed.key))
    key = ["--key", deed.key]

    def done(act: str, **values: object) -> list[str]:
        return ["act", "do", act, *(f"--{name}={value}" for name, value in values.items()), *key]

    def agreed(number: object) -> list[str]:
        return ["task", "agree", str(number)]

    def sent_back(number: object) -> list[str]:
        return ["task", "send-back", str(number), "--reason", given["reason"]]

    words: dict[str, Callable[[], list[str]]] = {
        "take": lambda: [
            "list",
            given["layout"],
            file,
            "--rejects",
            str(folder / f"{deed.key}-退回.csv"),
            *key,
        ],
        "do": lambda: done(given["asked"], **_placed(given["values"], deed.key, folder)),
        "prepare": lambda: done("payroll", month=month_text(given["month"])),
        "review": lambda: agreed(given["batch"]),
        "release": lambda: agreed(given["batch"]),
        "book": lambda: agreed(given["batch"]),
        "reject": lambda: sent_back(given["batch"]),
        "send": lambda: done("bank-file", batch=given["batch"], to=file),
        "answer": lambda: done("bank-answer", batch=given["batch"], file=folder / f"{deed.key}-answer.csv"),
        "close": lambda: done("close-month", month=month_text(given["month"])),
        "agree": lambda: agreed(given["number"]),
        "send_back": lambda: sent_back(given["number"]),
    }
    return [*words[deed.act](), *by] if deed.act in words else []
