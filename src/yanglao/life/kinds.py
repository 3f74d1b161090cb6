"""事项种类 The kinds of facts, each described once: what it says, how it is read, what may stand beside it, who certifies it.

The month step takes its decisions in this order; the database's table of kinds, the forms of the lists, the case file, corrections
and the office's words are made from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from yanglao.rules.sources import SOURCES


class Kind(IntEnum):
    """Kinds of facts; decisions in the order in which an office takes them on one day."""

    residence = 1
    student = 2
    cover = 3
    category = 4
    suspension = 5
    opening = 6
    opening_interest = 7
    paid_year = 8
    opening_award = 9
    enrolment = 10
    deemed_years = 11
    transfer_in = 12
    contribution = 13
    back_payment = 14
    claim = 15
    withdrawal = 16
    transfer_out = 17
    emigration = 18
    death = 19
    birth = 30
    unit = 31
    tier = 32
    life_certificate = 33
    opening_items = 34


class Category(IntEnum):
    """Special categories certified by other bureaus (四(二)2(4)-(6)); the value is the bit in a set of
    categories.
    """

    severe_disability = 1
    bereaved_one_child_parent = 2
    family_planning_complication = 4
    low_income = 8
    preferential_treatment = 16
    one_child_certificate = 32


class Household(IntEnum):
    agricultural = 0
    non_agricultural = 1


class Scheme(IntEnum):
    employee = 1
    rural = 2
    other = 3


class Suspension(IntEnum):
    life_certificate = 1
    imprisonment = 2


class Destination(IntEnum):
    """Where a relation moves to: another place of the province, or elsewhere."""

    province = 1
    elsewhere = 2


class Take(IntEnum):
    """What is done with own money on leaving the province."""

    transfer = 0
    refund = 1


class Method(IntEnum):
    """How a life certificate was given."""

    unstated = 0
    on_site = 1
    mobile = 2
    assistant = 3
    data = 4


CHOICES: dict[str, type[IntEnum]] = {
    "household": Household,
    "category": Category,
    "scheme": Scheme,
    "reason": Suspension,
    "to": Destination,
    "take": Take,
    "method": Method,
}
"""What a fact says by choice -> what there is to choose from."""

ReadAs = Literal["circumstance", "decision", "person", "record"]
"""circumstance: certified, holds for a spell. decision: the rules are asked. person: of the person itself. record: no calculation
reads it."""
OnlyOne = Literal["spell", "year"]


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of facts.

    words: Chinese and English. says: what it says (as a case file names it) -> the column of `Facts` where that stands; "": in no
    column, it names a paper. form: the list by which it is reported, or corrected ("": none). clause: of the decision. same_by: the columns that make it the same as one
    recorded, which it then replaces; None: nothing replaces it but a correction. only_one: what may stand only once at a time: its
    days, or its contribution year. certified: other bureaus certify it, and only they correct it (十). brings_money: to an
    account. opens_relation, ends_relation: of the person with the scheme. by_month: its days are months. taken_over: handed over by the system before, as of the
    first day kept here.
    """

    kind: Kind
    words: tuple[str, str]
    read_as: ReadAs
    says: Mapping[str, str]
    form: str = ""
    clause: str = ""
    same_by: tuple[str, ...] | None = None
    only_one: OnlyOne | None = None
    certified: bool = False
    brings_money: bool = False
    opens_relation: bool = False
    ends_relation: bool = False
    by_month: bool = False
    taken_over: bool = False

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def is_decision(self) -> bool:
        """Whether the rules are asked about it."""
        return self.read_as == "decision"

    @property
    def is_work(self) -> bool:
        """Whether news of it is work for the runs."""
        return self.read_as != "record"

    @property
    def has_happened(self) -> bool:
        """Whether it cannot lie after the day on which it is recorded."""
        return self.read_as != "circumstance"


BROUGHT_COLUMNS = tuple(f"{source}_fen" for source in SOURCES)
OPENING_ITEMS = ("returned_fen", "overpaid_fen", "on_the_way_fen")
"""What is open with a person taken over: payments that came back, pensions paid too much, payments not answered yet."""
_SPELL = {"from": "day", "until": "until"}
_ON = {"on": "day"}
_TIER = {"tier_yuan": "tier_fen"}
_BY_SOURCE = {name: name for name in BROUGHT_COLUMNS}

FACT_KINDS: dict[Kind, FactKind] = {
    one.kind: one
    for one in (
        FactKind(
            Kind.residence,
            ("户籍登记", "registration"),
            "circumstance",
            {**_SPELL, "place": "place", "household": "code", "converted": "flag"},
            form="residence",
            same_by=("day", "place"),
            only_one="spell",
            certified=True,
        ),
        FactKind(
            Kind.student,
            ("在校就读", "study"),
            "circumstance",
            _SPELL,
            form="student",
            same_by=("day",),
            certified=True,
        ),
        FactKind(
            Kind.cover,
            ("其他养老保险", "other pension scheme"),
            "circumstance",
            {**_SPELL, "scheme": "code", "drawing": "flag"},
            form="cover",
            same_by=("day", "code"),
            only_one="spell",
            certified=True,
        ),
        FactKind(
            Kind.category,
            ("身份认定", "certified category"),
            "circumstance",
            {**_SPELL, "category": "code"},
            form="category",
            same_by=("day", "code"),
            certified=True,
        ),
        FactKind(
            Kind.suspension,
            ("待遇暂停", "suspension"),
            "circumstance",
            {**_SPELL, "reason": "code"},
            form="suspension",
            same_by=("day", "code"),
            by_month=True,
        ),
        FactKind(
            Kind.opening,
            ("接收账户余额", "balance taken over"),
            "decision",
            {**_ON, **_BY_SOURCE, "back_paid_years": "years"},
            form="opening",
            clause="四(三)",
            brings_money=True,
            opens_relation=True,
            taken_over=True,
        ),
        FactKind(
            Kind.opening_interest,
            ("接收计息积数", "interest product taken over"),
            "decision",
            {**_ON, **{f"{name}_months": name for name in BROUGHT_COLUMNS}},
            form="opening_interest",
            clause="四(三)",
            taken_over=True,
        ),
        FactKind(
            Kind.paid_year,
            ("接收已缴年度", "year paid before"),
            "decision",
            {**_ON, "year": "year"},
            form="paid_year",
            clause="四(三)",
            taken_over=True,
        ),
        FactKind(
            Kind.opening_award,
            ("接收待遇", "pension taken over"),
            "decision",
            {
                **_ON,
                **_BY_SOURCE,
                "increment_years": "years",
                "since_year": "year",
                "since_month": "code",
                "held_months": "place",
            },
            form="opening_award",
            clause="五(二)",
            taken_over=True,
        ),
        FactKind(
            Kind.enrolment,
            ("参保登记", "enrolment"),
            "decision",
            _ON,
            form="enrolment",
            clause="四(一)",
            brings_money=True,
            opens_relation=True,
        ),
        FactKind(
            Kind.deemed_years,
            ("视同缴费年限", "recognised years"),
            "decision",
            {**_ON, "years": "years", "basis": ""},
            form="deemed_years",
            clause="七2",
        ),
        FactKind(
            Kind.transfer_in,
            ("关系转入", "transfer in"),
            "decision",
            {**_ON, **_BY_SOURCE, "years": "years"},
            form="transfer_in",
            clause="七3",
            brings_money=True,
        ),
        FactKind(
            Kind.contribution,
            ("缴费", "contribution"),
            "decision",
            {**_ON, **_TIER, "year": "year"},
            form="contribution",
            clause="四(二)1",
            only_one="year",
            brings_money=True,
        ),
        FactKind(
            Kind.back_payment,
            ("一次性补缴", "back-payment"),
            "decision",
            {**_ON, **_TIER, "years": "years"},
            form="back_payment",
            clause="六",
            brings_money=True,
        ),
        FactKind(Kind.claim, ("待遇核定", "claim"), "decision", _ON, form="claim", clause="五(一)"),
        FactKind(
            Kind.withdrawal,
            ("退保", "withdrawal"),
            "decision",
            _ON,
            form="withdrawal",
            clause="六",
            ends_relation=True,
        ),
        FactKind(
            Kind.transfer_out,
            ("关系转出", "transfer out"),
            "decision",
            {**_ON, "to": "code", "take": "flag"},
            form="transfer_out",
            clause="七3",
            ends_relation=True,
        ),
        FactKind(
            Kind.emigration,
            ("出国(境)定居", "settling abroad"),
            "decision",
            _ON,
            form="emigration",
            clause="五(二)",
            ends_relation=True,
        ),
        FactKind(
            Kind.death,
            ("死亡", "death"),
            "decision",
            _ON,
            form="death",
            clause="五(二)",
            ends_relation=True,
        ),
        FactKind(
            Kind.birth,
            ("出生", "birth"),
            "person",
            {"born": "day"},
            form="birth_correction",
            same_by=(),
            certified=True,
        ),
        FactKind(Kind.unit, ("所属单位", "unit"), "record", {"unit": "place", **_ON}),
        FactKind(
            Kind.tier,
            ("缴费档次申报", "tier declaration"),
            "record",
            {"year": "year", **_TIER, **_ON},
            form="tier",
            same_by=("year",),
            only_one="year",
        ),
        FactKind(
            Kind.life_certificate,
            ("资格认证", "life certificate"),
            "record",
            {**_ON, "method": "code"},
            form="life_certificate",
        ),
        FactKind(
            Kind.opening_items,
            ("接收往来款项", "open items taken over"),
            "record",
            {**_ON, **dict(zip(OPENING_ITEMS, BROUGHT_COLUMNS, strict=True))},
            taken_over=True,
        ),
    )
}
DECISIONS = tuple(kind for kind, one in FACT_KINDS.items() if one.is_decision)
FIRST_DECISION = DECISIONS[0]
OPENINGS = tuple(kind for kind, one in FACT_KINDS.items() if one.opens_relation)
SETTLEMENTS = tuple(kind for kind, one in FACT_KINDS.items() if one.ends_relation)
TAKEN_OVER = tuple(kind for kind, one in FACT_KINDS.items() if one.taken_over)
CERTIFIED = tuple(kind for kind, one in FACT_KINDS.items() if one.certified)
ONE_AT_A_TIME = tuple(kind for kind, one in FACT_KINDS.items() if one.only_one == "spell")
IN_A_CASE_FILE = tuple(
    kind for kind, one in FACT_KINDS.items() if one.read_as in ("circumstance", "decision")
)
KIND_OF_FORM = {one.form: kind for kind, one in FACT_KINDS.items() if one.form}
"""List -> the kind of facts that it reports."""
