"""`yanglao demo`: the synthetic city lives from October 2011 to December 2016, month by month, by the acts of the office.

A month is one transaction: what the desks find to do hangs on what they have done, so that half a month begun anew would be another one. A
demo that was killed begins the month again in which it was; those before it are closed.
"""

from __future__ import annotations

from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yanglao.acts.found_area import found_area
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.commands.demo import (
    accounting,
    archiving,
    budgeting,
    cases,
    comparing,
    complaining,
    correcting,
    disputing,
    funding,
    investing,
    letters,
    lists,
    money_in,
    own_money,
    publishing,
    recovering,
    serving,
    staffing,
    taking_over,
    townships,
    watching,
)
from yanglao.commands.demo.bank import bank_pays_interest, pay
from yanglao.commands.demo.clearing import clear_receipts
from yanglao.commands.demo.desks import STAFF, agree_to_all, do_one
from yanglao.commands.demo.statements import sign_voucher, take_statements
from yanglao.commands.office import Office
from yanglao.kernel.months import first_day, is_december, last_day, month, month_of, month_text
from yanglao.store.acting import Agency, By
from yanglao.store.closing import is_closed
from yanglao.store.connection import need_not_wait_for_disk
from yanglao.store.installation import MadeUpCity
from yanglao.store.sessions import open_demo_session
from yanglao.synthetic import City, make_city

UNIT_KINDS = {"community": "community", "neighbourhood_committee": "committee", "farm": "farm"}
RAISE_DECIDED, RAISE_FROM, RAISED_YUAN = month(2014, 7), month(2014, 1), 145


def live(office: Office, *, residents: int, seed: int) -> Agency:
    """Let the city live through its months; returns its office. Goes on after an interruption."""
    need_not_wait_for_disk(office.connection)
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
    sessions = {
        login: open_demo_session(office.connection, area, login)
        for login in {one.login: None for one in STAFF}
    }
    agency = Agency(office.connection, area, office.keys, sessions)
    folder = office.data / "demo" / f"{residents}-{seed}"
    with _progress() as bar:
        task = bar.add_task("东方市", total=len(city.months))
        for place, one in enumerate(city.months, 1):
            bar.update(task, description=month_text(one))
            with agency.connection.transaction():
                _month(agency, city, one, folder / month_text(one))
            bar.advance(task)
            if not bar.console.is_terminal:  # no bar moves in a pipe: a line a month
                bar.console.print(f"{month_text(one)} {place}/{len(city.months)}", highlight=False)
    return agency


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


def _month(agency: Agency, city: City, one: int, folder: Path) -> None:
    if is_closed(agency.connection, agency.area, one):
        return
    if one == RAISE_DECIDED:
        _raise(agency, first_day(one))
    on = last_day(one)
    handed_in = lists.lists_of(city, one)
    for layout, rows in (handed_in | money_in.authorities(handed_in)).items():
        lists.take(agency, folder, layout, rows, on)
    _work(agency, handed_in, on)
    money_in.withhold(agency, folder, on)
    pay(agency, city, one, folder)
    if is_december(one):
        pay(agency, city, one, folder, again=" once more")  # for the year's accounts; nothing is left to pay
        bank_pays_interest(agency, one)
    sign_voucher(agency, on)
    take_statements(agency, folder, on)
    watching.watch(agency, on)
    close_month(agency, month=one, by=By("accountant", on, f"close {month_text(one)}"))


def _work(agency: Agency, handed_in: lists.Lists, on: int) -> None:
    """What the desks find to do in their own books, after the lists of a month."""
    taking_over.open_books(agency, on)
    _close_the_year_before(agency, on)
    watching.try_schemes(agency, handed_in, on)
    clear_receipts(agency, on)
    comparing.compare_deaths(agency, handed_in, on)
    correcting.correct(agency, handed_in, on)
    recovering.recover(agency, on)
    serving.serve(agency, on)
    staffing.come_and_go(agency, on)
    own_money.spend(agency, on)
    budgeting.budget(agency, on)
    townships.report(agency, on)
    townships.assess(agency, on)
    money_in.cash_up(agency, on)
    agree_to_all(agency, on)
    disputing.dispute(agency, on)
    complaining.complain(agency, on)
    letters.hand_letters(agency, on)
    cases.prosecute(agency, on)
    funding.call(agency, on)
    archiving.close_volumes(agency, on)
    publishing.publish(agency, on)
    accounting.settle_the_year_before(agency, on)
    investing.invest(agency, on)
    watching.audit_whole(agency, on)


def _close_the_year_before(agency: Agency, on: int) -> None:
    """In January, once December is closed."""
    year, place = divmod(month_of(on), 12)
    if place == 0:
        do_one(agency, "close_year", {"year": year - 1}, on)
        agree_to_all(agency, on)


def _raise(agency: Agency, on: int) -> None:
    """The city raises the base pension with back effect, and confirms a reading: proposed by one supervisor, agreed to by another."""
    proposed = propose_parameter(
        agency,
        parameter="base_pension_yuan_monthly",
        valid_from=RAISE_FROM,
        value=RAISED_YUAN,
        document="演示用调整文件",
        by=By("supervisor", on, f"raise {on}"),
    )
    assert proposed["proposal"] is not None
    confirmed = {"reading": "held_months_at_end", "value": "paid", "document": "演示用口径批复"}
    do_one(agency, "reading", confirmed | {"valid_from": month_text(RAISE_FROM)}, on)
    agree_to_all(agency, on)
