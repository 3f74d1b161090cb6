"""People complain in the last year: once anonymously of a unit, once by name of somebody of the office."""

from __future__ import annotations

from yanglao.commands.demo.desks import do_one
from yanglao.kernel.months import day_text, month, month_of
from yanglao.store.acting import Agency
from yanglao.store.complaints import complaints
from yanglao.synthetic import UNITS

CAME, ANSWERED = month(2016, 3), month(2016, 4)
OF_A_UNIT = {"channel": "letter", "matter": "misuse", "what": "代收保费不给票据", "unit": UNITS[0].code}
OF_SOMEBODY = {
    "channel": "phone",
    "matter": "conduct",
    "what": "多次去办事,无人受理",
    "staff": "clerk-2",
    "name": "符某",
    "contact": "13600000088",
}
TAKES, ANSWERS, LOOKS = "supervisor", "supervisor-2", "auditor"


def complain(agency: Agency, on: int) -> None:
    """In March they come and are looked into, in April they are answered."""
    if month_of(on) == CAME:
        for told in (OF_A_UNIT, OF_SOMEBODY):
            made = do_one(agency, "complaint", {"on": day_text(on), **told}, on, who=TAKES)
            step = {"complaint": made["complaint"], "on": day_text(on), "what": "调阅登记和票据"}
            do_one(agency, "complaint_step", step, on, who=TAKES)
        do_one(agency, "read_informant", {"complaint": made["complaint"], "purpose": "回访"}, on, who=LOOKS)
    if month_of(on) == ANSWERED:
        for one, outcome in zip(
            complaints(agency.connection, agency.area, ANSWERS), ("founded", "unfounded"), strict=True
        ):
            given: dict[str, object] = {
                "complaint": one.id,
                "outcome": outcome,
                "reason": "已核实",
                "document": f"查字{one.id}号",
            }
            do_one(agency, "complaint_answer", given, on, who=ANSWERS)
