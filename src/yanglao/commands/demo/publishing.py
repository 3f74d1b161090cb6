"""What is made public: every January the year before, in the last year every quarter too, and in spring a list of the first unit, to which
a neighbour objects."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import day_text, first_day, month_of, month_of_year, month_text, year_of
from yanglao.kernel.periods import QUARTER
from yanglao.lists.publication_layouts import AWARDED
from yanglao.store.acting import Agency
from yanglao.store.notice_lists import newly_recorded, notice_lists
from yanglao.store.people import numbers_of, units_of

YEAR, APRIL = 2016, 4
FIRST_WHOLE_YEAR = 2012


def publish(agency: Agency, on: int) -> None:
    """Once the year or quarter before is closed."""
    post_a_list(agency, on)
    at = month_of(on)
    is_january = month_of_year(at) == 1 and year_of(at) > FIRST_WHOLE_YEAR
    if not is_january and (year_of(at) != YEAR or month_of_year(at) % QUARTER != 1):
        return
    span = "年" if is_january else "季"
    asked = {"span": span, "month": month_text(at - 1), "document": f"人社公告{month_text(at)}号"}
    do_one(agency, "publish", asked, on)
    agree_to_all(agency, on)


def post_a_list(agency: Agency, on: int) -> None:
    """Those of a unit who were awarded a pension since the new year; what a neighbour says of the first of them is answered."""
    at = month_of(on)
    if year_of(at) != YEAR or month_of_year(at) != APRIL:
        return
    since = first_day(at - APRIL + 1)
    for name, unit in units_of(agency.connection, agency.area).items():
        if newly_recorded(agency.connection, agency.area, AWARDED, unit=unit, since=since, on=on):
            document = f"农保公示{month_text(at)}号"
            asked = {"kind": AWARDED, "unit": name, "since": day_text(since), "document": document}
            do_one(agency, "post_notice_list", asked, on)
            _object(agency, on)
            return


def _object(agency: Agency, on: int) -> None:
    posted = notice_lists(agency.connection, agency.area)[-1]
    person = posted.persons[0]
    number = numbers_of(agency.connection, agency.keys, [person])[person]
    objected = {"list": posted.id, "number": number, "reason": "听说已领取其他养老金", "objector": "邻居"}
    made = do_one(agency, "object_to_notice", objected, on)
    answer = {"outcome": "异议不成立", "answer": "经比对,没有参加其他养老保险"}
    do_one(agency, "answer_objection", {"objection": made["objection"], **answer}, on)
    agree_to_all(agency, on)
