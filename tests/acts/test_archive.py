"""档案 Volumes are closed after their year: every paper listed with its hash; afterwards nothing in them can change unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls
from reports.offices import register

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.roles import CLERK
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.months import month, months_between
from yanglao.policy.archive import FILE, read_retention, retention_of
from yanglao.policy.loading import PLANS, PlanInvalid, PlanUnknown
from yanglao.reports.archive import archive_report
from yanglao.reports.asking import reader
from yanglao.store.acting import ActRefused, By
from yanglao.store.archive import Paper, papers_of, volumes

PAYER, OTHER = number(1, "19700420"), number(2, "19720610")
NOW = 20120220
KEYS = iter(range(10_000))


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two people pay in 2011, whose year is closed, and one again in 2012."""
    desk = Desk(found(new_office("archive")), tmp_path_factory.mktemp("archive"))
    register(desk, (PAYER, OTHER), on=20111005)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"} for one in (PAYER, OTHER)], on=20111005)
    _pay(desk, (PAYER, OTHER), 2011, 20111010)
    payrolls = Payrolls(desk)
    for one in months_between(month(2011, 10), month(2011, 12)):
        payrolls.close(one)
    closed(desk, "close_year", "accountant", 20120105, second="director", year=2011)
    _pay(desk, (PAYER,), 2012, 20120201)
    return desk


def _pay(desk: Desk, who: tuple[str, ...], year: int, on: int) -> None:
    day = f"{on // 10000}-{on // 100 % 100:02d}-{on % 100:02d}"
    rows = [
        {"number": one, "year": year, "tier": 100, "on": day, "receipt": f"R{year}{one[-3:]}", "amount": 100}
        for one in who
    ]
    assert desk.take("contribution", rows, on=on)["recorded"] == len(who)


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def proposed(desk: Desk, act: str, who: str, day: int, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=By(who, day, f"archive {next(KEYS)}"))


def closed(
    desk: Desk, act: str, who: str, day: int, /, *, second: str = "reviewer", **values: object
) -> dict[str, Any]:
    made = proposed(desk, act, who, day, **values)
    agreed = agree(desk.agency, number=made["proposal"], by=By(second, day, f"archive {next(KEYS)}"))
    return {**made, **agreed}


def volume(desk: Desk, name: str = "contributions", year: int = 2011) -> dict[str, Any]:
    return closed(desk, "close_volume", "clerk", NOW, **{"class": name, "year": year})


def refusal(desk: Desk, name: str, year: int) -> str:
    with pytest.raises(ActRefused) as told:
        proposed(desk, "close_volume", "clerk", NOW, **{"class": name, "year": year})
    return told.value.code


def spoken(desk: Desk) -> list[str]:
    return [
        one.detail
        for found in run_checks(desk.agency)
        if found.check.name == "archive"
        for one in found.findings
    ]


def test_a_volume_lists_every_paper_of_its_class_and_year(desk: Desk) -> None:
    papers = papers_of(desk.agency.connection, desk.agency.area, name="contributions", year=2011)
    assert [one.piece for one in papers] == sorted(f"receipt R2011{one[-3:]}" for one in (PAYER, OTHER))
    made = volume(desk)
    lines = "".join(f"{one.piece} {one.sha256}\n" for one in papers)
    assert (made["pieces"], made["sha256"]) == (2, hashlib.sha256(lines.encode()).hexdigest())
    assert spoken(desk) == []


def test_the_hash_of_a_paper_is_that_of_what_it_says(desk: Desk) -> None:
    """Anybody can work it out again: the values in their order, as JSON."""
    (row,) = desk.agency.connection.execute(
        "SELECT json_build_array(number, person_id, kind, year, years, tier_fen, paid_on, received_fen, act_id)::text FROM receipt"
        " WHERE number LIKE 'R2012%'"
    ).fetchall()
    (paper,) = papers_of(desk.agency.connection, desk.agency.area, name="contributions", year=2012)
    assert paper.sha256 == hashlib.sha256(row[0].encode()).hexdigest()


def test_refusals(desk: Desk) -> None:
    assert refusal(desk, "contributions", 2012) == "year_not_closed"
    assert refusal(desk, "bank", 2011) == "volume_empty"
    volume(desk)
    assert refusal(desk, "contributions", 2011) == "volume_closed"


def test_two_people_close_a_volume(desk: Desk) -> None:
    made = proposed(desk, "close_volume", "clerk", NOW, **{"class": "contributions", "year": 2011})
    with pytest.raises(ActRefused) as told:
        agree(desk.agency, number=made["proposal"], by=By("clerk", NOW, f"archive {next(KEYS)}"))
    assert told.value.code == "same_person"


def test_what_changes_while_it_waits_is_not_agreed_to(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = proposed(desk, "close_volume", "clerk", NOW, **{"class": "contributions", "year": 2011})
    monkeypatch.setattr("yanglao.acts.archive.closing.papers_of", lambda *_, **__: [Paper("receipt 1", "0")])
    with pytest.raises(ActRefused) as told:
        agree(desk.agency, number=made["proposal"], by=By("reviewer", NOW, f"archive {next(KEYS)}"))
    assert told.value.code == "volume_changed"


def test_the_report_tells_volumes_retention_and_what_is_not_fixed(desk: Desk) -> None:
    volume(desk)
    told = archive_report(reader(desk.agency, "clerk", (CLERK,), on=NOW))
    rows = {(row["class"], row["year"]): row for row in told.rows}
    first, second = rows["contributions", "2011"], rows["contributions", "2012"]
    assert (first["state"], first["pieces"], first["unfixed"]) == ("closed", 2, 0)
    assert (second["state"], second["pieces"], second["unfixed"]) == ("open", 1, 1)
    assert first["kept_until"] == ("2111 年底", "the end of 2111")
    assert told.sums["unfixed"][2] == sum(row["unfixed"] for row in told.rows)


def test_the_papers_about_one_person(desk: Desk) -> None:
    told = archive_report(reader(desk.agency, "clerk", (CLERK,), on=NOW), number=OTHER)
    assert [(row["class"], row["year"], row["pieces"]) for row in told.rows] == [("contributions", "2011", 1)]


def test_the_application_cannot_change_a_volume(desk: Desk) -> None:
    volume(desk)
    with pytest.raises(psycopg.Error), desk.agency.connection.transaction():
        desk.agency.connection.execute("UPDATE archive_volume SET pieces = 1")


def test_every_volume_of_a_year_can_be_closed(desk: Desk) -> None:
    agency = desk.agency
    names = [one.name for one in volumes(agency.connection, agency.area) if one.year == 2011]
    assert {"contributions", "approvals", "accounting"} <= set(names)
    for name in names:
        volume(desk, name)
    assert all(one.sha256 for one in volumes(agency.connection, agency.area) if one.year == 2011)
    assert spoken(desk) == []


# --- how long papers are kept -------------------------------------------------------------------------------

PLAN = "dongfang-2011"


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_every_plan_says_how_long(plan: str) -> None:
    found = retention_of(plan)
    assert found["registration"].kept_until(2011) is None and found["accounting"].kept_until(2011) == 2041


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("years = 30", "", "accounting: years above zero, or permanent, is wanted"),
        ("years = 30", "years = 0", "accounting: years above zero, or permanent, is wanted"),
        ("[registration]\n", "[registration]\nyears = 5\n", "registration: years above zero, or permanent"),
        ("[bank]", "[banks]", "banks: no such class"),
        ('status = "confirmed"', 'status = "guessed"', "accounting: a status and a basis are wanted"),
        ("[bank]", "[bank", "archive.toml"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = (PLANS / PLAN / FILE).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / FILE
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_retention(path)
    assert any(fault in one for one in refused.value.problems)


def test_an_unknown_plan() -> None:
    with pytest.raises(PlanUnknown):
        retention_of("nowhere")
