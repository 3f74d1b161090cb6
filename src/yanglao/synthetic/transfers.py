"""Files of transfers 转移件: what is handed in before a relation comes or goes, and the confirmation after it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .dates import Ints, Texts, month_of, month_start, month_starts
from .units import office
from .world import Course

AGENCIES = ("海口市社会保险基金管理局", "三亚市社会保险基金管理局", "儋州市社会保险事业局")
_OURS = "6299990000000000018"


def lay_incoming(
    course: Course, who: Ints, on: Ints, parts: dict[str, Texts], years: Ints, yuan: Texts
) -> None:
    """An application, our letter, the money and the information sheet, all in the month of the transfer; our confirmation in the
    next. `yuan`: all the money."""
    reported = month_starts(month_of(on)) + 23
    agency = np.array(AGENCIES, dtype=object)[who % len(AGENCIES)]
    receipts = np.array([f"ZY{one:06d}" for one in who.tolist()], dtype=object)
    asked = {"kind": "transfer_in", "on": on - 18, "agency": agency, "place": "province", "scheme": ""}
    _hand_in(course, "transfer_application", who, reported, asked)
    _hand_in(
        course,
        "transfer_letter",
        who,
        reported,
        {"on": on - 12, "document": _papers("接函", who), "bank_account": _OURS},
    )
    _hand_in(
        course, "transfer_money", who, reported, {"on": on - 3, "receipt": receipts, "amount_yuan": yuan}
    )
    sheet = {"on": on - 3, "document": _papers("信息表", who), **parts, "years": years}
    _hand_in(course, "transfer_sheet", who, reported, sheet)
    next_month = month_starts(month_of(on) + 1)
    confirmed = {"on": next_month + 4, "document": _papers("确认", who)}
    _hand_in(course, "transfer_confirmation", who, next_month + 23, confirmed)


def lay_outgoing(
    course: Course, who: Ints, on: Ints, place: Texts, agency: Texts, month: int, rng: np.random.Generator
) -> None:
    """An application, the certificate and the other agency's letter in the month of the transfer; of nine in ten its confirmation
    three months later."""
    reported = month_start(month) + 26
    asked = {"kind": "transfer_out", "on": on - 11, "agency": agency, "place": place, "scheme": ""}
    _hand_in(course, "transfer_application", who, reported, asked)
    _hand_in(course, "transfer_certificate", who, reported, {"on": on - 10, "document": _papers("凭证", who)})
    letter = {"on": on - 2, "document": _papers("对方接函", who), "bank_account": ""}
    _hand_in(course, "transfer_letter", who, reported, letter)
    answers = who[rng.random(len(who)) < 0.9]
    later = month_start(month + 3)
    confirmed = {"on": later + 10, "document": _papers("对方确认", answers)}
    _hand_in(course, "transfer_confirmation", answers, later + 26, confirmed)


def _hand_in(
    course: Course, layout: str, who: Ints, reported: Ints | int, columns: Mapping[str, Any]
) -> None:
    course.hand_in(layout, who, office=office("agency"), reported=reported, columns=dict(columns))


def _papers(kind: str, who: Ints) -> Texts:
    return np.array([f"{kind}{one:06d}号" for one in who.tolist()], dtype=object)
