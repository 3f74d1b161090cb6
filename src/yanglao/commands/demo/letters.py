"""In the last month the counter hands letters to a few people who want to look at their own data. The first of them asks from there for
something that needs a paper; on the first days after it others ask, and wait."""

from __future__ import annotations

from collections.abc import Mapping

from yanglao.commands.demo.desks import try_one
from yanglao.kernel.months import month, month_of
from yanglao.store.acting import Agency
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import in_payment
from yanglao.store.requests import make_request
from yanglao.store.residents import come_in_as

GIVEN, HOW_MANY = month(2016, 12), 5
WANTED: tuple[tuple[str, dict[str, str]], ...] = (
    ("payee", {"bank_account": "6217000000000000019"}),
    ("change_person", {"phone": "13907690002"}),
)
"""What those ask for who wait."""


def hand_letters(agency: Agency, on: int) -> None:
    """To pensioners, by the clerk."""
    if month_of(on) != GIVEN:
        return
    persons = _pensioners(agency)
    for number in numbers_of(agency.connection, agency.keys, persons).values():
        try_one(agency, "letter_code", {"number": number}, on)
    for person in persons[:1]:
        wanted = {"note": "想换一家银行的卡"}
        request = _ask(agency, person, "payee", {"bank_account": "6217000000000000027"} | wanted, on)
        _hand_over(agency, request, on)
        answer = {"request": request, "reason": "请带本人身份证和新卡到柜台"}
        try_one(agency, "answer_request", answer, on, who="clerk-2")


def _hand_over(agency: Agency, request: int, on: int) -> None:
    """The clerk is away for some days: handed over, taken back when it rains, and handed over again."""
    task: dict[str, object] = {"kind": "request", "task": request}
    given = task | {"login": "clerk-2"}
    try_one(agency, "hand_task", given | {"reason": "下乡"}, on, who="clerk")
    try_one(agency, "take_task_back", task, on, who="clerk")
    try_one(agency, "hand_task", given | {"reason": "休假"}, on, who="clerk")


def ask_and_wait(agency: Agency, on: int) -> None:
    """What lies on the desks when somebody comes in."""
    persons = _pensioners(agency)
    for person, (kind, given) in zip(persons[1:], WANTED, strict=False):
        _ask(agency, person, kind, given, on)


def _pensioners(agency: Agency) -> list[int]:
    return [one.person for one in in_payment(agency.connection, agency.area)[:HOW_MANY]]


def _ask(agency: Agency, person: int, kind: str, given: Mapping[str, str], on: int) -> int:
    """As the person, from their own pages; the number of the request, the same when the city goes on after an interruption."""
    token = come_in_as(agency.connection, agency.area, person)
    return make_request(agency, token, person, kind, given, on=on, key=f"demo {kind} {on}")
