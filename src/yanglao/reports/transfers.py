"""转移接续进度 Where the file of every transfer and switch stands: what it waits for, from whom, since when, and how late that is."""

from __future__ import annotations

from yanglao.acts.transfer.course import COURSES, PAID, THEM, US
from yanglao.acts.transfer.leaving import is_pending
from yanglao.acts.transfer.refusals import STEPS
from yanglao.acts.transfer.standing import Standing, standings
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import ints
from yanglao.kernel.months import FOREVER
from yanglao.lists.transfer_layouts import FILE_KINDS
from yanglao.policy.working_days import working_days_late
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, UNCERTAIN
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.transfers import CONFIRMED, ENDED, REMINDED, File, files_of, payees_by_letter

KIND_WORDS: dict[str, Pair] = {words[0]: (words[1], words[0].replace("_", " ")) for words in FILE_KINDS}
assert KIND_WORDS.keys() == COURSES.keys()
FROM: dict[str, Pair] = {
    "us": ("本地", "us"),
    "them": ("对方经办机构", "the other agency"),
    "province": ("省里的办法(七1)", "the province's rules (七1)"),
}
ACCOUNT, RETURNED, CANCELLED = "account", "returned", "cancelled"
STAGES: dict[str, Pair] = {
    **STEPS,
    ACCOUNT: ("转入地账户", "an account of the other agency"),
    RETURNED: ("资金退回,待新账户", "another account, since the money came back"),
    CANCELLED: ("登记已撤销,待终止", "its end: what was recorded has been cancelled"),
}


TRANSFERS_REPORT = About(
    "transfers",
    "转移接续进度",
    ("七3",),
    OFFICE,
    zh="转移接续和制度衔接办到哪里:等什么、等谁、自何日、超期几个工作日。",
    en=(
        "where the file of every transfer and switch stands: the last step, what is waited for, from whom "
        "(us, the other agency, the province's rules), since when, by when it is due, how many working days "
        "late, how often it was chased; `--late` only those, `--all` also those that are through or ended"
    ),
    makes=lambda reader, given: transfers(reader, everything=given["all"], only_late=given["late"]),
    asks=(
        asks.flag("all", "包括已办结和已终止的", "also what is through or ended"),
        asks.flag("late", "只列超期的", "only what is late"),
        asks.UNIT,
    ),
)


def transfers(reader: Reader, *, everything: bool = False, only_late: bool = False) -> Report:
    """Every file that waits for something, the one due first at the top. `everything`: those that are through or ended as well;
    `only_late`: those whose day has passed."""
    found = [one for one in files_of(reader.connection, reader.area) if reader.sees(one.person)]
    stands = standings(reader.connection, reader.area, found)
    who = reader.who({one.person for one in found})
    named = _with_account(reader, found)
    rows = [{**who[one.person], **_row(reader, one, stands[one.id], one.person in named)} for one in found]
    waiting = [row for row in rows if row["waits_for"] is not None]
    late = [row for row in waiting if row["days_late"]]
    shown = late if only_late else rows if everything else waiting
    return Report(
        "transfers",
        ("转移接续进度", "where transfers stand"),
        _columns(),
        sorted(shown, key=lambda row: (row["due"] or FOREVER, row["file"])),
        sums={
            "waiting": (("在办", "under way"), "count", len(waiting)),
            "late": (("其中超期", "of them late"), "count", len(late)),
        },
        remarks=[UNCERTAIN] if any(one.due and not one.due.is_certain for one in stands.values()) else [],
    )


def _columns() -> tuple[Column, ...]:
    return (
        *WHO,
        Column("file", ("件号", "file"), "count"),
        Column("kind", ("类型", "kind"), "word", KIND_WORDS),
        Column("agency", ("对方经办机构", "other agency")),
        Column("applied_on", ("申请日期", "applied on"), "day"),
        Column("stage", ("最近环节", "last step"), "word", STAGES),
        Column("waits_for", ("等待", "waits for"), "word", STAGES),
        Column("from", ("等谁", "from"), "word", FROM),
        Column("since", ("自", "since"), "day"),
        DUE,
        Column("days_late", ("超期工作日", "working days late"), "count"),
        Column("reminded", ("催办次数", "reminders"), "count"),
    )


def _with_account(reader: Reader, found: list[File]) -> set[int]:
    """The persons of whose other agency an account in its name is known."""
    persons = ints(sorted({one.person for one in found}))
    payees = payees_by_letter(reader.connection, reader.area, persons)
    return {person for person, payee in zip(persons.tolist(), payees.tolist(), strict=True) if payee}


def _row(reader: Reader, file: File, found: Standing, has_account: bool) -> Row:
    waits = _waits(file, found, has_account)
    pending = is_pending(reader.area, file) and waits is not None
    due = None if found.due is None or pending else found.due.day
    return {
        "file": file.id,
        "kind": file.kind,
        "agency": file.agency,
        "applied_on": file.on,
        "stage": next((one.step for one in reversed(file.steps) if one.step != REMINDED), None),
        "waits_for": waits,
        "from": "province" if pending else _from(waits, found),
        "since": found.since,
        "due": due,
        "days_late": None if due is None else working_days_late(due, reader.on),
        "reminded": sum(one.step == REMINDED for one in file.steps),
    }


def _waits(file: File, found: Standing, has_account: bool) -> str | None:
    """What is waited for; of money that leaves, what it waits for itself."""
    if found.is_cancelled and not file.has(ENDED, CONFIRMED):
        return CANCELLED
    if found.stage is None:
        return None
    if found.stage.step == PAID and not has_account:
        return RETURNED if found.sent.returned_fen else ACCOUNT
    return found.stage.step


def _from(waits: str | None, found: Standing) -> str | None:
    if waits is None:
        return None
    if waits == CANCELLED or found.stage is None:
        return US
    return THEM if waits in (ACCOUNT, RETURNED) else found.stage.turn
