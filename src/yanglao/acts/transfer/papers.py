"""转移文书 Papers of a transfer that come and go: the certificate of contributions, the letter of acceptance, the confirmation."""

from __future__ import annotations

from typing import Any

from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.transfer.course import INWARD, OUTWARD
from yanglao.acts.transfer.standing import standings
from yanglao.acts.transfer.walking import Row, Said, walk
from yanglao.kernel.months import FOREVER
from yanglao.life.kinds import Kind
from yanglao.lists import transfer_layouts as forms
from yanglao.store.acting import Act
from yanglao.store.read.persons import balances_known
from yanglao.store.transfers import CERTIFICATE, CONFIRMED, LETTER, File, NewStep
from yanglao.store.versions import versions_in_force

_YEARS = {
    "back_paid_years": (Kind.back_payment, Kind.opening),
    "deemed_years": (Kind.deemed_years,),
    "brought_years": (Kind.transfer_in,),
}
_PAID = (Kind.contribution, Kind.paid_year)


def certify(taking: Taking, rows: Rows) -> Done:
    """参保缴费凭证 What has been paid and what stands in the account is written down, as it is on record then. Refused: as `walk`."""

    def say(row: Row, file: File) -> Said:
        content = contributions_of(taking.act, file.person)
        return NewStep(file.id, CERTIFICATE, row.day, row.document, content=content)

    return walk(taking, forms.CERTIFICATE, rows, step=CERTIFICATE, say=say)


def contributions_of(act: Act, person: int) -> dict[str, Any]:
    """Years paid with their tiers (0: before the account was taken over, at a tier that nobody handed over), years paid back, recognised or brought along, and the money by source, as booked."""
    facts = versions_in_force(act.connection, act.area, person)
    paid = sorted((one.columns["year"], one.columns["tier_fen"]) for one in facts if one.kind in _PAID)
    years = {
        name: sum(one.columns["years"] for one in facts if one.kind in kinds)
        for name, kinds in _YEARS.items()
    }
    held = balances_known(act.connection, act.area, person, FOREVER)
    return {"paid": paid, **years, **{f"{source}_fen": fen for source, fen in held.items()}}


def note_letter(taking: Taking, rows: Rows) -> Done:
    """接收函、联系函 We write that we take a relation, and to which account its money goes; or the other agency has written so.
    Refused: as `walk`, account_needed."""

    def say(row: Row, file: File) -> Said:
        account = row.value("bank_account") if file.kind in INWARD else ""
        if file.kind in INWARD and not account:
            return row.refused("account_needed")
        return NewStep(file.id, LETTER, row.day, row.document, content={"bank_account": account})

    return walk(taking, forms.LETTER, rows, step=LETTER, say=say)


def confirm(taking: Taking, rows: Rows) -> Done:
    """转移接续确认 The receiving place tells the other that all is recorded. Refused: as `walk`, not_paid_yet."""

    def say(row: Row, file: File) -> Said:
        act = taking.act
        if file.kind in OUTWARD and not standings(act.connection, act.area, [file])[file.id].is_paid:
            return row.refused("not_paid_yet")
        return NewStep(file.id, CONFIRMED, row.day, row.document)

    return walk(taking, forms.CONFIRMATION, rows, step=CONFIRMED, say=say)
