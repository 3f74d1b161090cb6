"""Files of transfers 转移件: what is handed in before a relation comes or goes, and the confirmation after it."""

import numpy as np

from .agency import hand_in, papers
from .dates import Bools, Ints, Texts, month_of, month_start, month_starts
from .world import Course

AGENCIES = ("海口市社会保险基金管理局", "三亚市社会保险基金管理局", "儋州市社会保险事业局")
RURAL_AGENCY = "东方市新型农村社会养老保险管理中心"
EMPLOYEES_AGENCY = "东方市社会保险事业局"
_OURS = "6299990000000000018"


def lay_incoming(
    course: Course, who: Ints, on: Ints, parts: dict[str, Texts], years: Ints, yuan: Texts, *, rural: Bools
) -> None:
    """An application, our letter, the money and the information sheet, all in the month of the transfer; our confirmation in the
    next. `yuan`: all the money; `rural`: who switches from the rural scheme, whose application is checked first."""
    reported = month_starts(month_of(on)) + 23
    receipts = np.array([f"ZY{one:06d}" for one in who.tolist()], dtype=object)
    elsewhere = np.array(AGENCIES, dtype=object)[who % len(AGENCIES)]
    asked = {
        "kind": _either(rural, "switch_in", "transfer_in"),
        "on": on - 18,
        "agency": np.where(rural, RURAL_AGENCY, elsewhere),
        "place": "province",
        "scheme": _either(rural, "rural", ""),
    }
    hand_in(course, "transfer_application", who, reported, asked)
    hand_in(course, "transfer_check", who[rural], reported[rural], {"on": on[rural] - 15})
    hand_in(
        course,
        "transfer_letter",
        who,
        reported,
        {"on": on - 12, "document": papers("接函", who), "bank_account": _OURS},
    )
    hand_in(course, "transfer_money", who, reported, {"on": on - 3, "receipt": receipts, "amount_yuan": yuan})
    sheet = {"on": on - 3, "document": papers("信息表", who), **parts, "years": years}
    hand_in(course, "transfer_sheet", who, reported, sheet)
    next_month = month_starts(month_of(on) + 1)
    confirmed = {"on": next_month + 4, "document": papers("确认", who)}
    hand_in(course, "transfer_confirmation", who, next_month + 23, confirmed)


def lay_outgoing(
    course: Course, who: Ints, on: Ints, place: Texts, agency: Texts, month: int, rng: np.random.Generator
) -> None:
    """An application, the certificate and the other agency's letter in the month of the transfer; of nine in ten its confirmation
    three months later; the others are chased for it."""
    reported = month_start(month) + 26
    asked = {"kind": "transfer_out", "on": on - 11, "agency": agency, "place": place, "scheme": ""}
    hand_in(course, "transfer_application", who, reported, asked)
    hand_in(course, "transfer_certificate", who, reported, {"on": on - 10, "document": papers("凭证", who)})
    letter = {"on": on - 2, "document": papers("对方接函", who), "bank_account": ""}
    hand_in(course, "transfer_letter", who, reported, letter)
    answers = rng.random(len(who)) < 0.9
    _confirm(course, who[answers], month + 3)
    _chase(course, who[~answers], month + 5)


def lay_switches(course: Course, who: Ints, month: int) -> None:
    """制度衔接 Who finds a job asks to switch to the employees' scheme. Checked and answered, it waits for rules of the province; after
    some months it is withdrawn."""
    start = month_start(month)
    asked = {
        "kind": "switch_out",
        "on": start + 3,
        "agency": EMPLOYEES_AGENCY,
        "place": "province",
        "scheme": "employee",
    }
    hand_in(course, "transfer_application", who, start + 26, asked)
    hand_in(course, "transfer_check", who, start + 26, {"on": start + 10})
    letter = {"on": start + 20, "document": papers("联系函", who), "bank_account": ""}
    hand_in(course, "transfer_letter", who, start + 26, letter)
    later = month_start(month + 4)
    withdrawn = {"on": later + 10, "why": "withdrawn", "reason": "待办法出台后再申请"}
    hand_in(course, "end_transfer", who, later + 20, withdrawn)


def _confirm(course: Course, who: Ints, month: int) -> None:
    later = month_start(month)
    hand_in(
        course,
        "transfer_confirmation",
        who,
        later + 26,
        {"on": later + 10, "document": papers("对方确认", who)},
    )


def _chase(course: Course, who: Ints, month: int) -> None:
    """The other agency is asked whether the money has come, and says so a month later."""
    start = month_start(month)
    asked = {"on": start + 10, "document": papers("催函", who)}
    hand_in(course, "transfer_reminder", who, start + 20, asked)
    _confirm(course, who, month + 1)


def _either(which: Bools, one: str, other: str) -> Texts:
    return np.where(which, one, other).astype(object)
