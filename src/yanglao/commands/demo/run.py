"""`yanglao demo`: the synthetic city lives from October 2011 to December 2016, month by month, by the acts of the office.

Every act has a key made of what it does, so a demo that was killed goes on where it stopped: what is done answers at once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yanglao.acts import payroll
from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.found_area import found_area
from yanglao.acts.fund.bank_interest import book_bank_interest
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.payroll.bank import bank_file
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.acts.proposals import agreement_of
from yanglao.acts.take_list import take_list
from yanglao.commands.demo.clearing import clear_receipts
from yanglao.commands.demo.money_in import authorities, cash_up, go_to_the_bank, lay_out
from yanglao.commands.office import Office
from yanglao.kernel.months import first_day, is_december, last_day, month, month_text
from yanglao.ledger.chart import TREASURY
from yanglao.life.kinds import CERTIFIED, KIND_OF_FORM
from yanglao.store.acting import Agency, By
from yanglao.store.closing import last_close
from yanglao.store.entries import balances
from yanglao.store.installation import MadeUpCity
from yanglao.store.payees import accounts
from yanglao.store.people import numbers_of
from yanglao.store.proposals import waiting
from yanglao.store.sessions import open_demo_session
from yanglao.synthetic import City, Report, make_city

STAFF = [
    ("clerk", "clerk", "经办 王海"),
    ("reviewer", "reviewer", "复核 李琼"),
    ("director", "director", "审批 陈岭"),
    ("accountant", "accountant", "会计 符玉"),
    ("finance", "finance", "财政 吴江"),
    ("certifier", "certifier", "认定 林秀"),
    ("certifier-2", "certifier", "认定 何平"),
    ("supervisor", "supervisor", "人社 周明"),
    ("supervisor-2", "supervisor", "人社 郑洁"),
    ("auditor", "auditor", "审计 黎安"),
]
UNIT_KINDS = {"community": "community", "neighbourhood_committee": "committee", "farm": "farm"}
FIRST = (
    "register",
    "residence",
    "student",
    "cover",
    "category",
    "birth_correction",
    "payee",
    "enrolment",
    "transfer_application",
    "transfer_certificate",
    "transfer_letter",
    "transfer_money",
    "transfer_sheet",
)
RAISE_DECIDED, RAISE_FROM, RAISED_YUAN = month(2014, 7), month(2014, 1), 145


def live(office: Office, *, residents: int, seed: int) -> Agency:
    """Let the city live through its months; returns its office. Goes on after an interruption."""
    city = make_city(residents, seed)
    units = [(unit.code, unit.name, UNIT_KINDS[unit.kind]) for unit in city.units]
    area = found_area(
        office.connection,
        office.keys,
        plan="dongfang-2011",
        name="东方市",
        units=units,
        staff=STAFF,
        city=MadeUpCity(residents, seed),
    ).area
    sessions = {login: open_demo_session(office.connection, area, login) for login, _, _ in STAFF}
    agency = Agency(office.connection, area, office.keys, sessions)
    folder = office.data / "demo" / f"{residents}-{seed}"
    with _progress() as bar:
        task = bar.add_task("东方市", total=len(city.months))
        for one in city.months:
            bar.update(task, description=month_text(one))
            _month(agency, city, one, folder)
            bar.advance(task)
    return agency


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


def _month(agency: Agency, city: City, one: int, folder: Path) -> None:
    close = last_close(agency.connection, agency.area)
    if close is not None and close.month >= one:
        return
    if one == RAISE_DECIDED:
        _raise(agency, first_day(one))
    for layout, rows in _lists(city, one):
        _take(agency, folder / month_text(one), layout, rows, last_day(one))
    clear_receipts(agency, last_day(one))
    cash_up(agency, last_day(one))
    listed = lay_out(agency, last_day(one))
    _agree(agency, last_day(one))
    if listed is not None:
        go_to_the_bank(agency, listed, folder / month_text(one), last_day(one))
    _pay(agency, city, one, folder)
    if is_december(one):
        _bank_pays_interest(agency, one)
    close_month(agency, month=one, by=By("accountant", last_day(one), f"close {month_text(one)}"))


def _raise(agency: Agency, on: int) -> None:
    """The city raises the base pension with back effect: proposed by one supervisor, agreed to by another."""
    proposed = propose_parameter(
        agency,
        parameter="base_pension_yuan_monthly",
        valid_from=RAISE_FROM,
        value=RAISED_YUAN,
        document="演示用调整文件",
        by=By("supervisor", on, f"raise {on}"),
    )
    assert proposed["proposal"] is not None
    _agree(agency, on)


def _agree(agency: Agency, on: int) -> None:
    """Whatever waits is agreed to by others, each in their role."""
    while tasks := waiting(agency.connection, agency.area):
        for one in tasks:
            step = str(one.next_step)
            roles = agreement_of(act_of(one)).steps[step].roles
            who = next(login for login, role, _ in STAFF if role in roles and login not in one.taken.values())
            agree(agency, number=one.id, by=By(who, on, f"agree {one.id} {step}"))


def _lists(city: City, one: int) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The month's lists, those of one kind together, what others build on first."""
    together: dict[str, dict[str, list[str]]] = {}
    for report in city.reports(one):
        _add(together.setdefault(report.layout, {}), report)
    order = [
        *(layout for layout in FIRST if layout in together),
        *(layout for layout in sorted(together) if layout not in FIRST),
    ]
    for layout in order:
        yield layout, together[layout]
    if "enrolment" in together:
        yield "authorise_withholding", authorities(together["enrolment"])


def _add(rows: dict[str, list[str]], report: Report) -> None:
    had = len(next(iter(rows.values()), []))
    more = len(next(iter(report.rows.values()), []))
    for name in dict.fromkeys((*rows, *report.rows)):
        rows.setdefault(name, [""] * had).extend(report.rows.get(name, [""] * more))


def _take(agency: Agency, folder: Path, layout: str, rows: dict[str, list[str]], on: int) -> None:
    """Hand a list in; where it changes what is known of persons, the reviewer agrees."""
    path = folder / f"{layout}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows)
        writer.writerows(zip(*rows.values(), strict=True))
    by = By(
        "certifier" if KIND_OF_FORM.get(layout) in CERTIFIED else "clerk",
        on,
        f"{month_text(on // 10000 * 12 + on // 100 % 100 - 1)} {layout}",
    )
    take_list(agency, layout=layout, path=path, rejects=folder / f"{layout}-退回.csv", by=by)
    _agree(agency, on)


def _pay(agency: Agency, city: City, one: int, folder: Path) -> None:
    """One payroll: four people, the bank, the bank's answer."""
    on, text = last_day(one), month_text(one)
    batch = payroll.prepare(agency, month=one, by=By("clerk", on, f"payroll {text}"))["batch"]
    if batch is None:
        return
    payroll.review(agency, batch=batch, by=By("reviewer", on, f"review {batch}"))
    payroll.release(agency, batch=batch, by=By("finance", on, f"release {batch}"))
    payroll.book(agency, batch=batch, by=By("accountant", on, f"book {batch}"))
    file = folder / text / f"bank-{batch}.csv"
    payroll.send(agency, batch=batch, to=file, by=By("accountant", on, f"send {batch}"))
    payroll.take_answer(
        agency,
        batch=batch,
        content=_bank_answers(agency, city, one, batch),
        by=By("accountant", on, f"answer {batch}"),
    )


def _bank_pays_interest(agency: Agency, one: int) -> None:
    """The synthetic bank's statement of the year: an amount from outside, three per cent of what it holds in December."""
    held = balances(agency.connection, agency.area).get(TREASURY, 0)
    book_bank_interest(
        agency,
        amount_fen=held * 3 // 100,
        statement=f"对账单 {month_text(one)}",
        by=By("accountant", last_day(one), f"bank interest {month_text(one)}"),
    )


def _bank_answers(agency: Agency, city: City, one: int, batch: int) -> bytes:
    """What the city's bank says to the file: nearly all paid, a few returned."""
    sent = bank_file(agency, batch=batch).decode("gb18030").splitlines()[1:-1]
    rows: list[list[str]] = [list(row) for row in csv.reader(sent)]
    payees = [int(row[0].split("-")[1]) for row in rows]
    persons = {payee: account.person for payee, account in accounts(agency.connection, payees).items()}
    numbers = numbers_of(agency.connection, agency.keys, list(persons.values()))
    lines = ["流水号,金额,结果,原因"]
    for (reference, _, _, amount), payee in zip(rows, payees, strict=True):
        reason = city.returned_payment(one, numbers[persons[payee]])
        lines.append(f"{reference},{amount},{'失败' if reason else '成功'},{reason or ''}")
    return ("\r\n".join(lines) + "\r\n").encode("gb18030")
