"""Two times in the last year somebody tries what the controls watch for: an account is changed and changed back, a guardianship ends and the
account stays, a household calls a living pensioner dead, a death is moved, somebody becomes older, a refund goes to another's account, an assistant goes through files. The
controls are run afterwards, and what they find is answered, but for the last."""

from __future__ import annotations

import json
from datetime import timedelta

from yanglao.commands.demo.desks import agree_to_all, do_one, hand_in, try_one
from yanglao.commands.demo.lists import Lists
from yanglao.commands.demo.looking import snoop
from yanglao.kernel.columns import ints
from yanglao.kernel.months import date_of, day_of, day_text, first_day, last_day, month, month_of
from yanglao.ledger.items import EXCESS
from yanglao.life.kinds import Kind
from yanglao.store.acting import Agency
from yanglao.store.controls import CASE, EXPLAINED, FALSE_ALARM
from yanglao.store.facts import in_force
from yanglao.store.items import open_items
from yanglao.store.payees import PERSON, accounts, payees_of
from yanglao.store.people import names_of, numbers_of, persons_with
from yanglao.store.read.controls import HIGH, hits_of
from yanglao.store.read.persons import payees_known
from yanglao.store.read.worklists import in_payment, persons_born, unit_names, unit_of_persons

TRIED = (month(2016, 5), month(2016, 11))
"""In these months something is tried; in the month after it is put back, and the controls are run."""
AUDITED = (month(2016, 1), month(2016, 7))
ANSWERS = {
    CASE: "经核查户名与本人不符,已立案并追回款项",
    EXPLAINED: "经入户核查,本人健在,调查登记有误",
    FALSE_ALARM: "经核查资料齐全,属正常业务",
}
LOOKS_LIKE = {
    "told_dead": EXPLAINED,
    "changed_back": CASE,
    "shared": CASE,
    "moved": CASE,
    "born_changed": CASE,
    "account_elsewhere": CASE,
    "idle": EXPLAINED,
    "no_case": EXPLAINED,
}
"""How a hit was found -> what comes of it; everything else was nothing."""
SAID = {
    "idle": "该岗位业务不多,账号由本人保管,已要求用毕退出",
    "no_case": "所查档案与经办业务无关,已谈话,查阅内容未外传",
}
"""How a hit was found -> what is said to it, where that is not what is said to most."""
_AGE, _OLDER_DAYS = 59, 40
_FIRST = 12
"""Among so many pensioners those are found whose account was changed."""
Pensioner = tuple[int, str]
"""A person and the number."""


def try_schemes(agency: Agency, handed_in: Lists, on: int) -> None:
    """What a control each is to find; in the month after, the account that it was before."""
    now = month_of(on)
    if now in TRIED:
        called_dead, swapped, ward, guardian = _pensioners(agency)[-4:]
        _called_dead(agency, called_dead, on)
        _paid_to(agency, swapped, _other_account(swapped), on)
        _share(agency, ward, guardian, on)
        _move_death(agency, handed_in, on)
        _older(agency, now, on, days=_OLDER_DAYS)
        _refund_elsewhere(agency, guardian, on)
        snoop(agency, on)
    elif now - 1 in TRIED:
        _older(agency, now - 1, on, days=0)
        for one in _pensioners(agency):
            if _account_of(agency, one) == _other_account(one):
                _paid_to(agency, one, _account_before(agency, one, last_day(now - 2)), on)


def audit_whole(agency: Agency, on: int) -> None:
    """Twice in the last year everything is checked and derived again, by the auditor."""
    if month_of(on) in AUDITED:
        do_one(agency, "whole_audit", {}, on, who="auditor")


def watch(agency: Agency, on: int) -> None:
    """Run the controls in the month after something was tried, and answer what they have found; the last hit of the year is left open, if a payroll can go out
    all the same."""
    now = month_of(on)
    if now - 1 not in TRIED:
        return
    do_one(agency, "run_controls", {}, on, who="auditor")
    found = [one for one in hits_of(agency.connection, agency.area) if not one.outcome]
    left = [one for one in found if one.risk != HIGH][-1:] if now - 1 == TRIED[-1] else []
    for one in (one for one in found if one not in left):
        outcome = LOOKS_LIKE.get(one.why, FALSE_ALARM)
        answer = SAID.get(one.why, ANSWERS[outcome])
        do_one(agency, "answer_hit", {"hit": one.hit, "outcome": outcome, "answer": answer}, on)


def _pensioners(agency: Agency) -> list[Pensioner]:
    """The first pensioners with accounts of their own."""
    paid = ints([one.person for one in in_payment(agency.connection, agency.area)])
    persons = paid[payees_of(agency.connection, paid, PERSON) > 0].tolist()[:_FIRST]
    numbers = numbers_of(agency.connection, agency.keys, persons)
    return [(person, numbers[person]) for person in persons]


def _called_dead(agency: Agency, one: Pensioner, on: int) -> None:
    person, number = one
    unit = unit_of_persons(agency.connection, agency.area)[person]
    told = {
        "number": number,
        "name": names_of(agency.connection, [person])[person],
        "unit": unit_names(agency.connection, agency.area)[unit],
        "household": "非农业",
        "from": "2000-01-01",
        "gone": "死亡",
        "on": day_text(on),
    }
    hand_in(agency, "survey", [told], on)


def _share(agency: Agency, ward: Pensioner, guardian: Pensioner, on: int) -> None:
    """A guardian's account is the ward's, too; then the guardianship ends."""
    name = names_of(agency.connection, [guardian[0]])[guardian[0]]
    tie = {"number": ward[1], "proxy": guardian[1]}
    shown = {"kind": "监护人", "name": name, "document": "监护证明", "from": day_text(on)}
    do_one(agency, "proxy", tie | shown, on)
    agree_to_all(agency, on)
    _paid_to(agency, ward, _account_of(agency, guardian), on)
    do_one(agency, "end_proxy", tie | {"reason": "监护关系终止"}, on)
    agree_to_all(agency, on)


def _move_death(agency: Agency, handed_in: Lists, on: int) -> None:
    """The first death of the month becomes the last day of it, where the rules let it."""
    numbers = handed_in.get("death", {}).get("number", [])
    persons = sorted({int(one) for one in persons_with(agency, numbers)} - {0})
    deaths = in_force(agency.connection, ints(persons), (Kind.death,))
    for person, fact, day in zip(
        *(deaths[name].tolist() for name in ("person_id", "id", "day")), strict=True
    ):
        moved = day_text(min(last_day(month_of(day)), on))
        number = numbers_of(agency.connection, agency.keys, [person])[person]
        asked = {"number": number, "fact": fact, "document": f"更字{fact}号", "reason": "死亡日期录错"}
        if try_one(agency, "replace_fact", asked | {"values": json.dumps({"on": moved})}, on):
            agree_to_all(agency, on)
            return


def _older(agency: Agency, tried: int, on: int, *, days: int) -> None:
    """Somebody of nearly 59 is said to be so many days older than the number says."""
    first, last = (first_day(tried - 12 * _AGE + more) for more in (0, 6))
    near = persons_born(
        agency.connection, agency.area, first_day(month_of(first) - 3), last_day(month_of(last) + 3)
    )
    numbers = numbers_of(agency.connection, agency.keys, near.tolist())
    for number in sorted(numbers.values()):
        born = int(number[6:14])
        if first <= born < last:
            told = day_of(date_of(born) - timedelta(days=days))
            hand_in(agency, "birth_correction", [{"number": number, "born": day_text(told)}], on)
            return


def _refund_elsewhere(agency: Agency, other: Pensioner, on: int) -> None:
    """What somebody has paid in excess goes to a pensioner's account."""
    item = next((one for one in open_items(agency.connection, agency.area) if one.kind == EXCESS), None)
    if item is not None:
        number = numbers_of(agency.connection, agency.keys, [item.person])[item.person]
        holder = names_of(agency.connection, [other[0]])[other[0]]
        asked = {"number": number, "item": item.id, "reason": "多缴", "document": f"退字{item.id}号"}
        named = {"holder": holder, "bank_account": _account_of(agency, other)}
        try_one(agency, "refund", asked | named, on)
        agree_to_all(agency, on)


def _paid_to(agency: Agency, one: Pensioner, account: str, on: int) -> None:
    hand_in(agency, "payee", [{"number": one[1], "bank_account": account, "on": day_text(on)}], on)


def _other_account(one: Pensioner) -> str:
    return f"6228{one[1][-12:-1]}8"


def _account_of(agency: Agency, one: Pensioner) -> str:
    (payee,) = payees_of(agency.connection, ints([one[0]]), PERSON).tolist()
    return accounts(agency.connection, [payee])[payee].number(agency.keys)


def _account_before(agency: Agency, one: Pensioner, known: int) -> str:
    rows = payees_known(agency.connection, agency.area, one[0], known)
    return agency.keys.opened(next(row["account_sealed"] for row in rows if row["whose"] == PERSON))
