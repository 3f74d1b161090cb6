"""办理规定的数据 What the offices of an area set for themselves, as sentences name it: working days, periods, limits, the payday."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from yanglao.advice.questions import Pair
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import first_day
from yanglao.policy.deadlines import deadlines_of
from yanglao.policy.notices import periods_of
from yanglao.policy.offices import Offices, offices_of

Read = Callable[[str, int], tuple[str, str]]
SETTINGS = "offices.toml"


class OfficeValue(NamedTuple):
    """Its name, its unit, and how it is read of a plan for a month: the value as text, and its basis."""

    name: Pair
    unit: str
    read: Read


def _days_for(act: str) -> Read:
    """How many working days an act may take."""

    def read(plan: str, month: int) -> tuple[str, str]:
        deadline = deadlines_of(plan).acts[act]
        return str(deadline.working_days), deadline.basis

    return read


def _suit_months(plan: str, month: int) -> tuple[str, str]:
    found = [months for since, months in periods_of(plan).suits if since <= first_day(month)]
    return str(found[-1]), periods_of(plan).basis


def _setting(of: Callable[[Offices], int | bool]) -> Read:
    return lambda plan, month: (str(of(offices_of(plan))).lower(), SETTINGS)


def _limit(of: Callable[[Offices], int]) -> Read:
    return _setting(lambda offices: of(offices) // FEN_PER_YUAN)


WORKING_DAYS = {
    "enrolment": ("参保登记时限", "time for an enrolment"),
    "change_persons": ("信息变更时限", "time for a change of data"),
    "birth_correction": ("出生日期更正时限", "time for the correction of a birth date"),
    "claim": ("待遇核定时限", "time for a determination"),
    "transfer_out": ("转移接续时限", "time for a step of a transfer"),
}
OFFICE_VALUES: Mapping[str, OfficeValue] = {
    **{
        f"{act}_working_days": OfficeValue(name, "working days", _days_for(act))
        for act, name in WORKING_DAYS.items()
    },
    "hearing_working_days": OfficeValue(
        ("陈述申辩期限", "time to be heard"),
        "working days",
        lambda plan, month: (str(periods_of(plan).hearing_working_days), periods_of(plan).basis),
    ),
    "review_days": OfficeValue(
        ("行政复议期限", "time for administrative review"),
        "days",
        lambda plan, month: (str(periods_of(plan).review_days), periods_of(plan).basis),
    ),
    "suit_months": OfficeValue(("行政诉讼期限", "time for a suit"), "months", _suit_months),
    "payday": OfficeValue(("发放日", "payday"), "day of the month", _setting(lambda offices: offices.payday)),
    "refund_by_two_yuan": OfficeValue(
        ("两人审批的退费限额", "largest refund that two people decide"),
        "yuan",
        _limit(lambda offices: offices.refund_by_two_fen),
    ),
    "estate_by_two_yuan": OfficeValue(
        ("两人审批的遗留款项限额", "largest estate that two people decide"),
        "yuan",
        _limit(lambda offices: offices.estate_by_two_fen),
    ),
    "set_off_by_decision": OfficeValue(
        ("单方抵扣", "set-off by decision"), "", _setting(lambda offices: offices.set_off_by_decision)
    ),
    "switch_to_employees": OfficeValue(
        ("转职工养老办法", "rules for a switch to the employees' scheme"),
        "",
        _setting(lambda offices: offices.switch_to_employees),
    ),
}
