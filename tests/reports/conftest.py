"""An office with one person's contribution, pension and corrections behind it."""

from collections.abc import Callable, Iterator

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, found, number, paid
from acts.payrolls import Closing, Payrolls
from acts.story import DYING, MOVING, STEADY, lived
from reports.offices import desk_of

from yanglao.commands.office import Office
from yanglao.kernel.months import month

DRAWS, PAYS = number(1, "19490420"), number(2, "19700420")


@pytest.fixture(scope="module")
def months(
    new_office: Callable[[str], Office],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Payrolls:
    """October 2011 to January 2012: a death in December that was none, a contribution corrected, one that waits."""
    name = request.module.__name__.rsplit(".", 1)[-1]
    desk = Desk(found(new_office(name)), tmp_path_factory.mktemp(name))
    months, corrections = Payrolls(desk), Corrections(desk, 20120103)
    for one in (DRAWS, PAYS):
        person = {"number": one, "name": "陈测试", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}
        desk.take("register", [{**person, "phone": "13600000001"}], on=20111020)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in (DRAWS, PAYS)], on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in (DRAWS, PAYS)], on=20111020)
    desk.take("claim", [{"number": DRAWS, "on": "2011-10-21"}], on=20111021)
    desk.take("contribution", [paid(PAYS, "R1", year=2011, on="2011-10-25")], on=20111025)
    for one in range(month(2011, 10), month(2011, 12)):
        months.month(one)
    desk.take("death", [{"number": DRAWS, "on": "2011-11-05"}], on=20111205)
    months.month(month(2011, 12))
    corrections.correct(DRAWS, "death")
    corrections.correct(PAYS, "contribution", {"tier": 100})
    months.month(month(2012, 1))
    corrections.on = 20120203
    corrections.propose(PAYS, "enrolment")
    return months


@pytest.fixture(scope="session")
def office_of_eight_months(
    lasting_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Closing:
    """Eight months of a small office, 2011 not closed as a year yet; three of its people belong to the other unit."""
    months = Closing(desk_of(lasting_office("eight_months"), tmp_path_factory.mktemp("desk")))
    lived(months, there=(STEADY, MOVING, DYING))
    return months


@pytest.fixture
def eight_months(office_of_eight_months: Closing) -> Iterator[Closing]:
    """The same for every test: whatever one of them does is undone."""
    with office_of_eight_months.agency.connection.transaction(force_rollback=True):
        yield office_of_eight_months
