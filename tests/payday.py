"""An office with three people in payment since November 2011, on the desks of its own day: the payroll of December is to be prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from acts.desk import Desk, number
from acts.desk import found as found_office
from acts.payrolls import Payrolls
from desks import Staffed, served

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.store.acting import TODAY

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (month(2011, 10) + n for n in range(4))
OLD = "19490101"
FIRST, SECOND, THIRD, LATER, BARE = (number(n, OLD) for n in range(1, 6))
LONG = "阿卜杜热合曼·买买提吐尔逊·阿不都克里木"
ASSISTANT = ("assistant", "assistant", "协管员", "469007-01")
AUDITOR = ("auditor", "auditor", "审计")


class PaidOffice(Staffed):
    """With its months behind it."""

    def __init__(self, office: Office, desk: Desk) -> None:
        super().__init__(office, desk)
        self.months = Payrolls(desk)


def paid_office(
    new_office: Callable[[str], Office],
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    *,
    more: Sequence[tuple[object, ...]] = (),
) -> PaidOffice:
    """October and November are paid and closed; since then one has claimed, one has changed the account, one has none."""
    office = new_office(name)
    staff = [ASSISTANT, AUDITOR, *more]
    desk = Desk(found_office(office, more=staff), tmp_path_factory.mktemp("payday"))
    made = PaidOffice(office, desk)
    desk.put_in_payment([FIRST, SECOND, THIRD], on=20111031, day="2011-10-20")
    made.months.month(OCTOBER)
    made.months.month(NOVEMBER)
    desk.put_in_payment([LATER], on=20111202, day="2011-11-25", name=LONG)
    desk.put_in_payment([BARE], on=20111202, day="2011-11-25", account=False)
    made.months.note_accounts({SECOND: "6217000000000000009"}, on=20111203)
    return made


@contextmanager
def on_payday(of: PaidOffice, day: str = "2011-12-15") -> Iterator[None]:
    """Its pages, on a day."""
    with served(of), pytest.MonkeyPatch.context() as patch:
        patch.setenv(TODAY, day)
        yield
