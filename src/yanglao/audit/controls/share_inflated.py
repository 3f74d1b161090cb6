"""24 Province or city is asked for more than the booked lines come to, or the number of those who are paid jumps from one month to the next."""

from __future__ import annotations

from yanglao.audit.checks import subsidies
from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.kernel.months import month_text
from yanglao.policy.controls import Limits
from yanglao.store.subsidies import calls

NUMBER = 24
NAME = ("虚增财政补贴", "the governments' share inflated")
SCHEME = (
    "虚报人数或金额,多要省、市补贴。",
    "Too many people or too much money is told, and province and city pay too much.",
)
CLAUSES = ("四(二)2", "九(一)2")
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    "call_differs": ("申请与账上应到不符", "a call is not the sum of the lines"),
    "headcount_jumps": ("领取人数突增", "the number of those paid jumps"),
}
EVIDENCE = {
    "call": ("申请号", "call"),
    "month": ("月份", "month"),
    "people": ("领取人数", "persons paid"),
    "before": ("此前月均人数", "persons paid before, on average"),
}
LIMITS = ("jump_percent", "jump_people", "before_months", "looked_back_months")
_SQL = """
SELECT month, count(DISTINCT person_id) AS people, sum(base_province_fen + increment_province_fen + base_city_fen + increment_city_fen)::bigint AS fen
FROM pension_line WHERE area_id = %(area)s AND round = 1 AND month > %(since)s GROUP BY month ORDER BY month
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    return [*_calls(reading), *_jumps(reading, limits)]


def _calls(reading: Reading) -> list[Hit]:
    agency = reading.agency
    found = []
    for call in calls(agency.connection, agency.area):
        differs = [one.fen for one in subsidies.of_call(agency, call)]
        if differs:
            fen = max(sum(differs), 0)
            made = reading.rows("SELECT act_id FROM subsidy_call WHERE proposal_id = %(call)s", call=call.id)
            acts = tuple(row["act_id"] for row in made)
            found.append(Hit("call_differs", str(call.id), {"call": call.id}, fen, acts=acts))
    return found


def _jumps(reading: Reading, limits: Limits) -> list[Hit]:
    """Months with many more people than the months before on average; a fund that has just begun grows, and is left alone."""
    back, before = limits["looked_back_months"], limits["before_months"]
    first = max(reading.month - back - before, reading.agency.area.opens_in + before)
    rows = reading.rows(_SQL, since=first - 1)
    found = []
    for place in range(before, len(rows)):
        row, earlier = rows[place], rows[place - before : place]
        usual = sum(one["people"] for one in earlier) // before
        more = row["people"] - usual
        if more >= limits["jump_people"] and more * 100 > usual * limits["jump_percent"]:
            month = month_text(row["month"])
            evidence = {"month": month, "people": row["people"], "before": usual}
            fen = max(row["fen"] - earlier[-1]["fen"], 0)
            found.append(Hit("headcount_jumps", month, evidence, fen))
    return found
