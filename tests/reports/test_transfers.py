"""Where transfers stand: what is waited for, from whom, since when, how late; and what stands on their papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.filing import AGENCY, OURS
from acts.payrolls import Payrolls
from acts.story import answered
from reports.offices import THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.report import Row
from yanglao.reports.transfer_papers import transfer_papers
from yanglao.reports.transfers import transfers
from yanglao.store.acting import ActRefused

COMING, SWITCHING, GOING, UNNAMED, RETURNED, CONFIRMED, ELSEWHERE = (
    number(n, "19700420") for n in range(1, 8)
)
EVERYBODY = (COMING, SWITCHING, GOING, UNNAMED, RETURNED, CONFIRMED)
ACCOUNTS = {GOING: "6217000000000000026", RETURNED: "6217000000000000034", CONFIRMED: "6217000000000000042"}
OCTOBER, NOVEMBER = month(2011, 10), month(2011, 11)
ON, PAID_ON = 20111031, 20111110
OUT = {"to": "省外", "take": "转移"}


def step(desk: Desk, act: str, who: tuple[str, ...], day: str, /, *, on: int = ON, **more: object) -> None:
    desk.take(act, [{"number": one, "on": day, **more} for one in who], on=on, filed=False)
    assert desk.codes() == []


def apply(desk: Desk, kind: str, *who: str, scheme: str = "") -> None:
    step(
        desk, "transfer_application", who, "2011-10-10", kind=kind, agency=AGENCY, place="省外", scheme=scheme
    )


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One comes and waits for money, one asks to switch, four have left: without an account, returned, confirmed, not confirmed."""
    desk = desk_of(new_office("transfers"), tmp_path_factory.mktemp("transfers"))
    register(desk, EVERYBODY, on=20111005)
    register(desk, [ELSEWHERE], unit=THERE, on=20111005)
    joining = [{"number": one, "on": "2011-10-05"} for one in (*EVERYBODY, ELSEWHERE)]
    desk.take("enrolment", joining, on=20111005)
    desk.take(
        "contribution",
        [paid(one, f"R{n}", year=2011, on="2011-10-06") for n, one in enumerate(EVERYBODY)],
        on=20111006,
    )
    leavers = (GOING, UNNAMED, RETURNED, CONFIRMED)
    apply(desk, "transfer_in", COMING, ELSEWHERE)
    apply(desk, "switch_out", SWITCHING, scheme="职工")
    apply(desk, "transfer_out", *leavers)
    step(desk, "transfer_letter", (COMING,), "2011-10-12", document="接1", bank_account=OURS)
    step(desk, "transfer_certificate", leavers, "2011-10-12", document="凭1")
    step(desk, "transfer_letter", leavers, "2011-10-14", document="对方函1")
    step(desk, "transfer_out", leavers, "2011-10-20", **OUT)
    months = Payrolls(desk)
    months.close(OCTOBER)
    months.note_accounts(ACCOUNTS, on=20111101, whose="转入地经办机构")
    batch = months.pay(NOVEMBER, on=PAID_ON)["batch"]
    answered(months, batch, {ACCOUNTS[RETURNED]}, on=20111111)
    step(desk, "transfer_confirmation", (CONFIRMED,), "2011-11-15", on=20111115, document="确1")
    return desk


def stands(desk: Desk, on: int, **more: Any) -> dict[str, Row]:
    return {row["number"]: row for row in transfers(reads(desk, on), **more).rows}


def test_what_each_waits_for_and_from_whom(desk: Desk) -> None:
    found = {one: (row["waits_for"], row["from"]) for one, row in stands(desk, 20111116).items()}
    assert found == {
        COMING: ("money", "them"),
        SWITCHING: ("checked", "province"),
        GOING: ("confirmed", "them"),
        UNNAMED: ("account", "them"),
        RETURNED: ("returned", "them"),
        ELSEWHERE: ("letter", "us"),
    }


def test_a_confirmation_that_does_not_come_is_late_by_working_days(desk: Desk) -> None:
    row = stands(desk, 20111201)[GOING]
    assert (row["since"], row["due"], row["days_late"]) == (PAID_ON, 20111201, 0)
    late = stands(desk, 20111206, only_late=True)[GOING]  # a weekend lies between
    assert late["days_late"] == 3
    assert CONFIRMED not in stands(desk, 20111206)
    assert stands(desk, 20111206, everything=True)[CONFIRMED]["waits_for"] is None


def test_what_waits_for_the_province_is_never_late(desk: Desk) -> None:
    assert stands(desk, 20121231)[SWITCHING]["due"] is None


def test_reminders_are_counted_and_move_no_deadline(desk: Desk) -> None:
    step(desk, "transfer_reminder", (GOING,), "2011-12-05", on=20111205, document="催1")
    row = stands(desk, 20111206)[GOING]
    assert (row["reminded"], row["days_late"], row["stage"]) == (1, 3, "left")


def test_whoever_works_for_a_unit_sees_its_files(desk: Desk) -> None:
    assert set(r["number"] for r in transfers(reads(desk, 20111116, unit=THERE)).rows) == {ELSEWHERE}
    with pytest.raises(ActRefused) as refused:
        transfer_papers(reads(desk, 20111116, unit=THERE), number=COMING)
    assert refused.value.code == "not_your_unit"


def papers(desk: Desk, one: str) -> dict[tuple[str, str], str]:
    rows = transfer_papers(reads(desk, 20111116), number=one).rows
    return {(row["paper"], row["field"]): row["value"][0] for row in rows}


def test_the_certificate_says_what_is_booked(desk: Desk) -> None:
    told = papers(desk, GOING)
    assert told["certificate", "paid"] == "2011 500.00"
    assert [told["certificate", f"{source}_fen"] for source in ("own", "province", "city")] == [
        "500.00",
        "18.00",
        "57.00",
    ]
    assert told["certificate", "paid_months"] == "12"
    assert told["application", "agency"] == AGENCY


def test_our_letter_names_our_account(desk: Desk) -> None:
    assert papers(desk, COMING)["letter", "bank_account"] == OURS
    assert ("letter", "bank_account") not in papers(desk, GOING)


def test_a_switch_shows_the_months_in_both_schemes(desk: Desk) -> None:
    spell = {"scheme": "职工", "drawing": "否", "from": "2011-10-01", "until": "2011-12-01"}
    desk.take("cover", [{"number": SWITCHING, **spell}], on=20111205)
    told = papers(desk, SWITCHING)
    assert told["switch_application", "scheme"] == "职工"
    assert told["switch_application", "overlap_months"] == "2"
    assert told["switch_application", "refund_fen"] == "500.00"
