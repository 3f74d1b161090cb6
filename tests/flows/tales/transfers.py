"""Who brings a relation along, leaves with one, or would switch: papers, deadlines, rights after the money."""

from __future__ import annotations

import json

from flows.city import ABROAD, BROUGHT, DILIGENT, LEAVING
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def brought(office: OfficeByCommand, on: str) -> None:
    """Rights come after the money, and as much as the other place says it has sent."""
    step = {"number": BROUGHT, "on": "2012-04-20"}
    asked = {"kind": "转入", "agency": "海口社保", "place": "省内", "on": "2012-04-11"}
    office.act("clerk", "transfer_application", on, number=BROUGHT, **asked)
    office.hand_in("clerk", "transfer_in", on, step, rejected=["waits_for"])
    office.act(
        "clerk",
        "transfer_letter",
        on,
        number=BROUGHT,
        on="2012-04-12",
        document="接函1号",
        bank_account="6228480000000000001",
    )
    office.act("clerk", "transfer_money", on, **step, receipt="ZY1", amount=350)
    sheet = {"document": "信息表1号", "own": 300, "province": 90, "city": 10, "years": 2}
    office.act("clerk", "transfer_sheet", on, **step, **sheet)
    office.hand_in("clerk", "transfer_in", on, step, rejected=["money_differs"])
    office.hand_in("clerk", "transfer_money", on, {**step, "receipt": "ZY2", "amount_yuan": 50})
    office.act("clerk", "transfer_in", on, **step)
    office.act("clerk", "transfer_confirmation", on, number=BROUGHT, on="2012-04-25", document="确认1号")


def switching(office: OfficeByCommand, on: str) -> None:
    """A switch to the employees' scheme waits for rules of the province, and is withdrawn."""
    asked = {
        "kind": "衔接转出",
        "agency": "东方市社保局",
        "place": "省内",
        "scheme": "职工",
        "on": "2012-09-03",
    }
    office.act("clerk", "transfer_application", on, number=DILIGENT, **asked)
    step = {"number": DILIGENT, "on": "2012-09-10"}
    office.act("reviewer", "transfer_check", on, **step)
    office.act("clerk", "transfer_letter", on, **step, document="联系函1号")
    leaves = {**step, "to": "省内", "take": "转移"}
    office.hand_in("clerk", "transfer_out", on, leaves, rejected=["rules_pending"])
    (waits,) = json.loads(office.shown("clerk", "report", "transfers", "--json"))["rows"]
    assert (waits["kind"], waits["waits_for"], waits["from"]) == ("switch_out", "left", "province")
    office.act("clerk", "end_transfer", on, number=DILIGENT, on=on, why="本人撤回", reason="暂不转")


def chased(office: OfficeByCommand, on: str) -> None:
    """The other place does not say that LEAVING's money has come: it is asked, and then says so."""
    step = {"number": LEAVING, "on": on}
    office.act("clerk", "transfer_reminder", on, **step, document="催函1号")
    office.act("clerk", "transfer_confirmation", on, **step, document="海口确认1号")
    office.hand_in(
        "clerk", "transfer_reminder", on, {**step, "document": "催函2号"}, rejected=["nothing_late"]
    )


def leaving(office: OfficeByCommand, on: str) -> None:
    out = {"number": LEAVING, "on": "2012-06-10", "to": "省外", "take": "转移"}
    asked = {"kind": "转出", "agency": "海口社保", "place": "省外", "on": "2012-06-01"}
    office.hand_in("clerk", "transfer_out", on, out, rejected=["no_file"])
    office.act("clerk", "transfer_application", on, number=LEAVING, **asked)
    office.act("clerk", "transfer_certificate", on, number=LEAVING, on="2012-06-02", document="凭证1号")
    office.act("clerk", "transfer_letter", on, number=LEAVING, on="2012-06-08", document="海口接函1号")
    office.act("clerk", "transfer_out", on, **out)
    papers = json.loads(office.shown("clerk", "report", "transfer-papers", LEAVING, "--json"))["rows"]
    assert {row["value"] for row in papers if row["field"] == "own_fen"} == {"1,002.29"}
    office.hand_in(
        "clerk",
        "payee",
        on,
        {
            "number": LEAVING,
            "whose": "agency",
            "holder": "海口社保",
            "bank_account": "6217000000000000026",
            "on": on,
        },
    )
    office.act("clerk", "emigration", on, number=ABROAD, on="2012-05-20")


NEWS: dict[int, Happening] = {
    month(2012, 6): leaving,
    month(2012, 9): lambda office, on: (chased(office, on), switching(office, on)),
}
