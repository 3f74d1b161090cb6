"""次月到龄人员 Who completes the pension age in a month, and what each will be able to do then, as the rules say: draw, pay back the
missing years and draw, or take the account and leave. The data of the notice 待遇领取通知表."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, Fen, Years, at_least, where, zeros
from yanglao.kernel.months import first_day, last_day, month_of
from yanglao.life.kinds import Kind
from yanglao.policy.law import Law, Laws
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.rules.article_5_1_entitlement import pension_day
from yanglao.rules.article_6_back_payment import back_payment
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import laws_of
from yanglao.store.read.unit_work import relations
from yanglao.store.read.worklists import persons_born
from yanglao.store.supposing import Supposed, asked, suppose

CAN = {
    "draw": ("可领取", "draw"),
    "back_pay": ("补缴后领取或退保", "back-pay and draw, or leave"),
    "leave": ("退保", "leave"),
    "nothing": ("不能办理", "nothing"),
}
REASONS = {reason.name: SENTENCES[reason] for reason in Reason}
COLUMNS = (
    *WHO,
    Column("on", ("到龄日期", "of age on"), "day"),
    Column("can", ("可办理", "can"), "word", CAN),
    Column("why", ("核定意见", "the rules say"), "word", REASONS),
    Column("years", ("缴费年限", "years"), "count"),
    Column("missing_years", ("所差年限", "missing years"), "count"),
    Column("back_payment_fen", ("最低补缴(元)", "least back-payment"), "yuan"),
    Column("monthly_fen", ("月养老金(元)", "monthly pension"), "yuan"),
    Column("balance_fen", ("账户余额(元)", "account"), "yuan"),
)


TURNING_60_REPORT = About(
    "turning-60",
    "次月到龄人员",
    ("五(一)", "五(一)1", "五(一)2", "五(一)3", "六", "七2"),
    WITH_UNITS,
    zh="次月到龄人员和各自可办理的事项。",
    en=(
        "who is of pension age from a day of the month on (`--month`, default the next), and what the rules "
        "will let each do then: draw, pay back the missing years, leave; the data of the notice to claim"
    ),
    makes=lambda reader, given: turning_60(reader, month=given["month"]),
    asks=(
        asks.month_in(asks.NEXT_MONTH),
        asks.UNIT,
    ),
)


def turning_60(reader: Reader, *, month: int) -> Report:
    """Everybody on the register whose relation has not ended and who is of pension age from a day of `month` on."""
    laws = laws_of(reader.connection, reader.area)
    known = _of_age_in(reader, laws, month)
    found = _outlook(laws, known, month) if len(known.ids) else None
    rows = [] if found is None else _rows(reader, known, found)
    return Report(
        "turning-60",
        ("次月到龄人员", "of pension age in the month"),
        COLUMNS,
        rows,
        sums={name: (title, "count", sum(row["can"] == name for row in rows)) for name, title in CAN.items()},
        remarks=[
            (
                "月养老金按已登记的情况测算;须补缴的,按最低档一次补足后测算。",
                "The pension is worked out from what is on record; where years are paid back, at the lowest tier.",
            )
        ],
    )


def count_turning_60(reader: Reader, *, month: int) -> int:
    """How many that would be, without a look at what each could do: by what is on record the relation of whoever has left is over."""
    known = _of_age_in(reader, laws_of(reader.connection, reader.area), month)
    persons = known.ids.tolist()
    there = relations(reader.connection, reader.area, persons, by=reader.on)
    return sum(there.get(one, True) for one in persons)


def _of_age_in(reader: Reader, laws: Laws, month: int) -> Known:
    """What is known of those of the reader's units who are of age in the month."""
    years = laws.at(month).pension_age_years
    born_in = month - years * 12
    # Whoever was born on 29 February may be of age on 1 March.
    persons = persons_born(reader.connection, reader.area, first_day(born_in - 1), last_day(born_in))
    mine = [one for one in persons.tolist() if reader.sees(one)]
    known = known_facts(reader.connection, reader.area, np.array(mine, dtype=np.int64))
    days = pension_day(laws.at(month), born=known.people.born)
    return _only(reader, known, (month_of(days) == month))


def _only(reader: Reader, known: Known, such: Bools) -> Known:
    return known_facts(reader.connection, reader.area, known.ids[such])


@dataclass(frozen=True, slots=True)
class Outlook:
    """What each person could do on the day of pension age: `claim`, `later` and `leave` are the reasons for a claim, for a claim
    after a back-payment (or for that itself), and for leaving."""

    day: Days
    claim: Codes
    later: Codes
    leave: Codes
    ended: Bools
    years: Years
    missing: Years
    back_payment_fen: Fen
    monthly_fen: Fen
    balance_fen: Fen


def _outlook(laws: Laws, known: Known, month: int) -> Outlook:
    law = laws.at(month)
    days = pension_day(law, born=known.people.born)
    state = assess(laws, known, through=month - 1).history.state
    years = state.paid_years + state.back_paid_years + state.deemed_years
    missing = at_least(law.qualifying_years - years, 0)
    claim = _claim(laws, known, days, month)
    later, after = _back_paid(laws, known, days, month, missing, law)
    leave = suppose(laws, known, asked(Kind.withdrawal, days), known.ids, through=month)
    return Outlook(
        days,
        claim.reasons,
        after,
        leave.reasons,
        state.ended,
        years,
        missing,
        back_payment(law, years=missing, tier_fen=zeros(len(years)) + law.tiers_fen[0]),
        where(claim.reasons == 0, claim.pension_fen(month + 1), later.pension_fen(month + 1)),
        state.balance_fen.sum(axis=0),
    )


def _claim(laws: Laws, known: Known, days: Days, month: int) -> Supposed:
    return suppose(laws, known, asked(Kind.claim, days), known.ids, through=month + 1)


def _back_paid(
    laws: Laws, known: Known, days: Days, month: int, missing: Years, law: Law
) -> tuple[Supposed, Codes]:
    """With the missing years paid at the lowest tier and a claim on the same day: what became of it, and the reason of the first of
    both that is refused."""
    tier = zeros(len(days)) + law.tiers_fen[0]
    both = asked(Kind.back_payment, days, years=missing, tier_fen=tier).joined(asked(Kind.claim, days))
    persons = np.concatenate([known.ids, known.ids])
    found = suppose(laws, known, both, persons, through=month + 1)
    paying, claiming = np.split(found.reasons, 2)
    return found, where(paying != 0, paying, claiming)


def _rows(reader: Reader, known: Known, found: Outlook) -> list[Row]:
    persons = known.ids.tolist()
    who = reader.who(persons)
    return [{**who[person], **_row(found, at)} for at, person in enumerate(persons) if not found.ended[at]]


def _row(found: Outlook, at: int) -> Row:
    can = _can(found, at)
    needs_years = can == "back_pay"
    return {
        "on": int(found.day[at]),
        "can": can,
        "why": Reason(int(found.claim[at])).name,
        "years": int(found.years[at]),
        "missing_years": int(found.missing[at]) if needs_years else None,
        "back_payment_fen": int(found.back_payment_fen[at]) if needs_years else None,
        "monthly_fen": int(found.monthly_fen[at]) if can in ("draw", "back_pay") else None,
        "balance_fen": int(found.balance_fen[at]),
    }


def _can(found: Outlook, at: int) -> str:
    if not found.claim[at]:
        return "draw"
    if not found.later[at]:
        return "back_pay"
    return "nothing" if found.leave[at] else "leave"
