"""`yanglao demo`: the synthetic city lives from October 2011 to December 2016, month by month, by the acts of the office.

Every act has a key made of what it does, so a demo that was killed goes on where it stopped: what is done answers at once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yanglao.acts import payroll
from yanglao.acts.bank import ANSWER_HEADINGS, PAID, RETURNED_WORD, bank_file, send, take_answer
from yanglao.acts.bank_interest import book_bank_interest
from yanglao.acts.close_month import close_month
from yanglao.acts.found_area import found_area
from yanglao.acts.set_parameter import set_parameter
from yanglao.acts.take_list import take_list
from yanglao.commands.office import Office
from yanglao.kernel.months import first_day, is_december, last_day, month, month_text
from yanglao.ledger.chart import TREASURY
from yanglao.store.acting import Area, By
from yanglao.store.closing import last_close
from yanglao.store.entries import balances
from yanglao.store.installation import MadeUpCity
from yanglao.synthetic import City, Report, make_city

STAFF = [
    ("clerk", "clerk", "经办 王海"),
    ("reviewer", "reviewer", "复核 李琼"),
    ("director", "director", "审批 陈岭"),
    ("accountant", "accountant", "会计 符玉"),
    ("finance", "finance", "财政 吴江"),
    ("certifier", "certifier", "认定 林秀"),
    ("supervisor", "supervisor", "人社 周明"),
    ("supervisor-2", "supervisor", "人社 郑洁"),
    ("auditor", "auditor", "审计 黎安"),
]
UNIT_KINDS = {"community": "community", "neighbourhood_committee": "committee", "farm": "farm"}
CERTIFIED = ("residence", "category", "student", "cover", "birth_correction")
FIRST = (
    "register",
    "residence",
    "student",
    "cover",
    "category",
    "birth_correction",
    "payee",
    "enrolment",
)
RAISE_DECIDED, RAISE_FROM, RAISED_YUAN = month(2014, 7), month(2014, 1), 145


def live(office: Office, *, residents: int, seed: int) -> Area:
    """Let the city live through its months; returns its area. Goes on after an interruption."""
    city = make_city(residents, seed)
    units = [(unit.code, unit.name, UNIT_KINDS[unit.kind]) for unit in city.units]
    area = found_area(
        office.connection,
        plan="dongfang-2011",
        name="东方市",
        units=units,
        staff=STAFF,
        city=MadeUpCity(residents, seed),
    )
    folder = office.data / "demo" / f"{residents}-{seed}"
    with _progress() as bar:
        task = bar.add_task("东方市", total=len(city.months))
        for one in city.months:
            bar.update(task, description=month_text(one))
            _month(office, area, city, one, folder)
            bar.advance(task)
    return area


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


def _month(office: Office, area: Area, city: City, one: int, folder: Path) -> None:
    close = last_close(office.connection, area)
    if close is not None and close.month >= one:
        return
    if one == RAISE_DECIDED:
        set_parameter(
            office.connection,
            area,
            parameter="base_pension_yuan_monthly",
            valid_from=RAISE_FROM,
            value=RAISED_YUAN,
            document="演示用调整文件 (demonstration only)",
            approved_by="supervisor-2",
            by=By("supervisor", first_day(one), f"raise {one}"),
        )
    for name, layout, rows in _lists(city, one):
        _take(office, area, folder / month_text(one), name, layout, rows, last_day(one))
    _pay(office, area, city, one, folder)
    if is_december(one):
        _bank_pays_interest(office, area, one)
    close_month(
        office.connection, area, month=one, by=By("accountant", last_day(one), f"close {month_text(one)}")
    )


def _lists(city: City, one: int) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """The month's lists, those of one kind together, what others build on first."""
    together: dict[str, dict[str, list[str]]] = {}
    for report in city.reports(one):
        _add(together.setdefault(report.layout, {}), report)
    order = [
        *(layout for layout in FIRST if layout in together),
        *(layout for layout in sorted(together) if layout not in FIRST),
    ]
    for layout in order:
        yield layout, layout, together[layout]


def _add(rows: dict[str, list[str]], report: Report) -> None:
    had = len(next(iter(rows.values()), []))
    more = len(next(iter(report.rows.values()), []))
    for name in dict.fromkeys((*rows, *report.rows)):
        rows.setdefault(name, [""] * had).extend(report.rows.get(name, [""] * more))


def _take(
    office: Office, area: Area, folder: Path, name: str, layout: str, rows: dict[str, list[str]], on: int
) -> None:
    path = folder / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows)
        writer.writerows(zip(*rows.values(), strict=True))
    actor = "certifier" if layout in CERTIFIED else "clerk"
    take_list(
        office.connection,
        area,
        office.keys,
        layout=layout,
        path=path,
        rejects=folder / f"{name}-退回.csv",
        by=By(actor, on, f"{month_text(on // 10000 * 12 + on // 100 % 100 - 1)} {name}"),
    )


def _pay(office: Office, area: Area, city: City, one: int, folder: Path) -> None:
    """One payroll: four people, the bank, the bank's answer."""
    connection, on, text = office.connection, last_day(one), month_text(one)
    batch = payroll.prepare(connection, area, month=one, by=By("clerk", on, f"payroll {text}"))["batch"]
    if batch is None:
        return
    payroll.review(connection, area, batch=batch, by=By("reviewer", on, f"review {batch}"))
    payroll.release(connection, area, batch=batch, by=By("finance", on, f"release {batch}"))
    payroll.book(connection, area, batch=batch, by=By("accountant", on, f"book {batch}"))
    send(
        connection,
        area,
        office.keys,
        batch=batch,
        to=folder / text / f"bank-{batch}.csv",
        by=By("accountant", on, f"send {batch}"),
    )
    take_answer(
        connection,
        area,
        batch=batch,
        content=_bank_answers(office, area, city, one, batch),
        by=By("accountant", on, f"answer {batch}"),
    )


def _bank_pays_interest(office: Office, area: Area, one: int) -> None:
    """The synthetic bank's statement of the year: an amount from outside, three per cent of what it holds in December."""
    held = balances(office.connection, area).get(TREASURY, 0)
    book_bank_interest(
        office.connection,
        area,
        amount_fen=held * 3 // 100,
        statement=f"对账单 {month_text(one)}",
        by=By("accountant", last_day(one), f"bank interest {month_text(one)}"),
    )


def _bank_answers(office: Office, area: Area, city: City, one: int, batch: int) -> bytes:
    """What the city's bank says to the file: nearly all paid, a few returned."""
    sent = bank_file(office.connection, area, office.keys, batch=batch).decode("gb18030").splitlines()[1:-1]
    rows: list[list[str]] = [list(row) for row in csv.reader(sent)]
    numbers = _numbers(office, [int(row[0].split("-")[1]) for row in rows])
    lines = [",".join(ANSWER_HEADINGS)]
    for reference, _, _, amount in rows:
        reason = city.returned_payment(one, numbers[int(reference.split("-")[1])])
        lines.append(f"{reference},{amount},{RETURNED_WORD if reason else PAID},{reason or ''}")
    return ("\r\n".join(lines) + "\r\n").encode("gb18030")


def _numbers(office: Office, persons: list[int]) -> dict[int, str]:
    rows: list[Any] = office.connection.execute(
        "SELECT person_id, number_sealed FROM identity WHERE person_id = ANY(%s)", (persons,)
    ).fetchall()
    return {person: office.keys.opened(bytes(sealed)) for person, sealed in rows}
