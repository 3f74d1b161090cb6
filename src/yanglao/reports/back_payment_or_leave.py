"""补缴还是退保 What somebody can choose at pension age (六), in money over time: draw as things stand, pay back the missing years at each
tier and draw, or take the account and leave. Each is the person's own life, folded as if that had been chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from yanglao.kernel.columns import Fen, Ints, ints, zeros
from yanglao.kernel.months import day_text, month_of
from yanglao.life.facts import Facts, People, facts_of
from yanglao.life.kinds import Kind
from yanglao.policy.law import Law, Laws
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader, person_read
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.rules.article_5_1_entitlement import pension_day
from yanglao.rules.article_6_back_payment import back_payment
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import laws_of
from yanglao.store.supposing import Supposed, suppose

YEARS = (5, 10, 15, 20)
OPTIONS = {
    "draw": ("不补缴,直接领取", "draw as it is"),
    "back_pay": ("一次性补缴后领取", "pay back, then draw"),
    "leave": ("退保", "leave"),
}
REASONS = {reason.name: SENTENCES[reason] for reason in Reason}
COLUMNS = (
    Column("option", ("选择", "choice"), "word", OPTIONS),
    Column("tier_fen", ("档次(元)", "tier"), "yuan"),
    Column("why_not", ("不能办理的原因", "why not"), "word", REASONS),
    Column("paid_now_fen", ("现在缴纳(元)", "paid now"), "yuan"),
    Column("refund_fen", ("一次退还(元)", "refunded"), "yuan"),
    Column("monthly_fen", ("月养老金(元)", "monthly pension"), "yuan"),
    Column("break_even", ("收回月份", "breaks even"), "month"),
    *(
        Column(f"after_{years}_fen", (f"{years} 年后净得(元)", f"net after {years} years"), "yuan")
        for years in YEARS
    ),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices: the facts that it takes, all on one day."""

    option: str
    facts: Facts
    tier_fen: int = 0


BACK_PAYMENT_OR_LEAVE_REPORT = About(
    "back-payment-or-leave",
    "补缴还是退保",
    ("五(二)1", "六", "七2"),
    WITH_UNITS,
    zh="一个人到龄后的各种选择:补缴、退保、直接领取,逐年净得。",
    en=(
        "every choice of article six side by side: draw as it is, pay back at each tier, leave; paid now, "
        "refunded, monthly, when it breaks even, net after 5, 10, 15 and 20 years"
    ),
    makes=lambda reader, given: back_payment_or_leave(reader, number=given["number"]),
    asks=(asks.NUMBER,),
)


def back_payment_or_leave(reader: Reader, *, number: str) -> Report:
    """Every choice of a person, on the reader's day or, if that is later, on the day of pension age. Refused: unknown_person,
    not_your_unit."""
    person = person_read(reader, number)
    laws = laws_of(reader.connection, reader.area)
    known = known_facts(reader.connection, reader.area, ints([person]))
    day = _day(laws, known, reader.on)
    missing = _missing_years(laws, known, day)
    choices = list(_choices(laws, day, missing))
    lives = _Lives(laws.at(month_of(day)), _fold(laws, known, choices, day), choices)
    return Report(
        "back-payment-or-leave",
        ("补缴还是退保", "pay back, or leave"),
        COLUMNS,
        [lives.row(place) for place in range(len(choices))],
        sums={"missing_years": (("所差年限", "missing years"), "count", missing)},
        remarks=[
            (
                f"按 {day_text(day)} 办理、现行标准不变测算;净得已减去现在缴纳的金额。",
                f"As of {day_text(day)}, with the law as it stands; net of what is paid now.",
            )
        ],
    )


def missing_years(agency: Agency, person: int, *, on: int) -> int:
    """How many years somebody is short of on the Day `on`, or on the day of pension age if that is later."""
    laws = laws_of(agency.connection, agency.area)
    known = known_facts(agency.connection, agency.area, ints([person]))
    return _missing_years(laws, known, _day(laws, known, on))


def _day(laws: Laws, known: Known, on: int) -> int:
    return max(on, int(pension_day(laws.at(month_of(on)), born=known.people.born)[0]))


def _missing_years(laws: Laws, known: Known, day: int) -> int:
    state = assess(laws, known, through=month_of(day)).history.state
    years = state.paid_years + state.back_paid_years + state.deemed_years
    return max(laws.at(month_of(day)).qualifying_years - int(years[0]), 0)


def _choices(laws: Laws, day: int, missing: int) -> list[Choice]:
    claim, leave = _fact(Kind.claim, day), _fact(Kind.withdrawal, day)
    tiers = laws.at(month_of(day)).tiers_fen.tolist() if missing else []
    paying = [
        Choice("back_pay", _fact(Kind.back_payment, day, years=missing, tier_fen=tier).joined(claim), tier)
        for tier in tiers
    ]
    return [Choice("draw", claim), *paying, Choice("leave", leave)]


def _fact(kind: Kind, day: int, **columns: int) -> Facts:
    values = {"kind": int(kind), "day": day, **columns}
    return facts_of(1, **{name: ints([value]) for name, value in values.items()})


def _fold(laws: Laws, known: Known, choices: list[Choice], day: int) -> Supposed:
    """The same life as many times as there are choices, each with its own facts, for as long as is looked ahead."""
    count, facts = len(choices), len(known.facts)
    copies = known.facts.take(np.tile(np.arange(facts), count))
    copies = replace(copies, person=np.repeat(np.arange(count, dtype=np.int64), facts))
    lives = Known(
        np.arange(count, dtype=np.int64),
        People(np.repeat(known.people.born, count)),
        copies,
        np.tile(known.roots, count),
        known.through,
    )
    further = choices[0].facts
    for choice in choices[1:]:
        further = further.joined(choice.facts)
    whose = np.repeat(np.arange(count, dtype=np.int64), [len(choice.facts) for choice in choices])
    return suppose(laws, lives, further, whose, through=month_of(day) + 12 * max(YEARS))


class _Lives:
    """What comes of each choice. received: fen by choice and month from the one after the choice on, added up."""

    def __init__(self, law: Law, found: Supposed, choices: list[Choice]) -> None:
        self.choices, self.month = choices, law.month
        ends = np.cumsum([len(choice.facts) for choice in choices])
        self.reasons = [
            next((one for one in part.tolist() if one), 0) for part in np.split(found.reasons, ends[:-1])
        ]
        self.pensions = _by_month(found, len(choices), law.month)
        self.refunds = _refunds(found, len(choices))
        self.paid = _paid(law, choices)
        start = self.refunds - self.paid
        self.received = start[:, None] + np.cumsum(self.pensions, axis=1)

    def row(self, place: int) -> Row:
        choice, reason = self.choices[place], self.reasons[place]
        row: Row = {
            "option": choice.option,
            "tier_fen": choice.tier_fen or None,
            "why_not": Reason(reason).name if reason else None,
        }
        if reason:
            return row
        return {
            **row,
            "paid_now_fen": int(self.paid[place]),
            "refund_fen": int(self.refunds[place]),
            "monthly_fen": int(self.pensions[place, 0]),
            "break_even": self._break_even(place),
            **{f"after_{years}_fen": int(self.received[place, 12 * years - 1]) for years in YEARS},
        }

    def _break_even(self, place: int) -> int | None:
        """The first month by which paying has brought as much as not paying would; None where nothing is paid, or later than is
        looked ahead."""
        if self.choices[place].option != "back_pay":
            return None
        reached = np.flatnonzero(self.received[place] >= self._otherwise())
        return self.month + 1 + int(reached[0]) if len(reached) else None

    def _otherwise(self) -> Fen:
        """What comes of the choice that takes no money: drawing as it is, or leaving."""
        open_ones = [
            place
            for place, choice in enumerate(self.choices)
            if choice.option != "back_pay" and not self.reasons[place]
        ]
        return self.received[open_ones[0]] if open_ones else zeros(self.received.shape[1])


def _by_month(found: Supposed, count: int, month: int) -> Ints:
    """Pensions by life and month, from the one after the choice on; what is made up of months before counts where it is paid."""
    fen = np.zeros((count, 12 * max(YEARS)), dtype=np.int64)
    table = found.found.history.amounts.pensions
    later = table.paid_in > month
    np.add.at(fen, (table.person[later], table.paid_in[later] - month - 1), table.sum_of()[later])
    return fen


def _refunds(found: Supposed, count: int) -> Fen:
    fen, table = zeros(count), found.found.history.amounts.settlements
    np.add.at(fen, table.person, table.sum_of(what="to_person"))
    return fen


def _paid(law: Law, choices: list[Choice]) -> Fen:
    """What each choice costs at once: its back-payment."""
    facts = [choice.facts for choice in choices]
    return ints([back_payment(law, years=one.years, tier_fen=one.tier_fen).sum() for one in facts])
