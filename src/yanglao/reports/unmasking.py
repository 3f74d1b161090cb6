"""显示全号 A person's whole identity number, telephone or accounts, for somebody who has said why. Whatever shows them notes it first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from yanglao.casefile.words import Pair
from yanglao.kernel.months import FOREVER
from yanglao.reports.words import WHOSE
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.looks import note_look
from yanglao.store.people import details_of, numbers_of
from yanglao.store.read.persons import payees_known

NUMBER, PHONE, ACCOUNT = "number", "phone", "account"
UNMASK = "unmask"
"""What the look is called, before what was shown."""


class Whole(NamedTuple):
    """What it is, and the whole of it."""

    words: Pair
    text: str


def unmasked(agency: Agency, login: str, person: int, what: str, why: str) -> list[Whole]:
    """What somebody asks to see whole, noted with the reason in the transaction that reads it. Refused: no_reason."""
    if not why.strip():
        raise ActRefused(
            "no_reason",
            "请写明为什么要看:本人会看到这条记录。",
            "Say why you need to see it: the person will read that.",
        )
    with agency.connection.transaction():
        note_look(agency.connection, agency.area, login, person, f"{UNMASK}/{what}", why.strip())
        return _READS[what](agency, person)


def _number(agency: Agency, person: int) -> list[Whole]:
    [number] = numbers_of(agency.connection, agency.keys, [person]).values()
    return [Whole(SHOWN[NUMBER], number)]


def _phone(agency: Agency, person: int) -> list[Whole]:
    sealed = details_of(agency.connection, [person])[person].phone_sealed
    return [] if sealed is None else [Whole(SHOWN[PHONE], agency.keys.opened(sealed))]


def _accounts(agency: Agency, person: int) -> list[Whole]:
    rows = payees_known(agency.connection, agency.area, person, FOREVER)
    return [
        Whole(
            _account_of(row["whose"]), f"{row['holder']} {agency.keys.opened(bytes(row['account_sealed']))}"
        )
        for row in rows
        if row["whose"] in WHOSE
    ]


def _account_of(whose: str) -> Pair:
    (zh, en), (whose_zh, whose_en) = SHOWN[ACCOUNT], WHOSE[whose]
    return f"{zh}({whose_zh})", f"{en} ({whose_en})"


SHOWN: dict[str, Pair] = {
    NUMBER: ("身份证号码", "identity number"),
    PHONE: ("联系电话", "telephone"),
    ACCOUNT: ("收款账户", "account for payments"),
}
"""What may be asked for."""
_READS: dict[str, Callable[[Agency, int], list[Whole]]] = {NUMBER: _number, PHONE: _phone, ACCOUNT: _accounts}
