"""代扣文件 The file by which the bank is asked to take the money of a list: laid out like that of a payroll, each line under its reference."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.sending import send_once, written
from yanglao.acts.withholding.listing import must_be_there
from yanglao.payment.bank_files import PaymentRow
from yanglao.payment.withholding_references import reference_of
from yanglao.store.acting import Agency, By
from yanglao.store.withholding import accounts_of, lines_of


def send_list(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Write the file of a list that was agreed to. Refused: no_such_list, file_differs, file_sent."""
    number = values["list"]
    return send_once(
        agency,
        {"list": number},
        kind=act.key,
        content=lambda: list_file(agency, number),
        must_be_ready=lambda under_way: must_be_there(under_way, number),
        to=values["to"],
        by=by,
        act=act,
    )


def list_file(agency: Agency, number: int) -> bytes:
    """The file, the same bytes every time."""
    accounts = accounts_of(agency.connection, number)
    rows = []
    for one in lines_of(agency.connection, agency.area, lists=[number]):
        holder, sealed = accounts[one.asked.authority]
        account = agency.keys.opened(sealed)
        rows.append(PaymentRow(reference_of(number, one.number), account, holder, one.asked.fen))
    return written(number, rows)
