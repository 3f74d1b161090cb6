"""Working days: holidays, weekends worked in their place, years of which nothing is known, and the deadlines of plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from yanglao.acts.register import REGISTER
from yanglao.kernel.months import date_of, parse_day
from yanglao.life.kinds import Kind
from yanglao.policy import working_days as room
from yanglao.policy.deadlines import Deadline, deadlines_of
from yanglao.policy.loading import PLANS, plan_folders
from yanglao.policy.working_days import is_working_day, load_calendar, working_days_after


@pytest.fixture
def no_plans() -> Iterator[None]:
    deadlines_of.cache_clear()
    yield
    deadlines_of.cache_clear()


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2012-01-20", 1, "2012-01-21"),  # a Saturday worked before the spring festival
        ("2012-01-21", 1, "2012-01-29"),  # a Sunday worked after it
        ("2012-09-28", 2, "2012-10-08"),  # Saturday 29 September is worked, then eight days off
        ("2013-04-26", 3, "2013-05-02"),  # Saturday and Sunday worked, Monday to Wednesday off
        ("2015-09-02", 1, "2015-09-06"),  # the day of victory
        ("2014-12-01", 10, "2014-12-15"),
        ("2014-12-06", 0, "2014-12-06"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2025-09-30", 1, "2025-10-09"),
    ],
)
def test_the_working_day_after(day: str, count: int, due: str) -> None:
    found = working_days_after(parse_day(day), count)
    assert (found.day, found.is_certain) == (parse_day(due), True)


def test_a_year_that_nobody_knows_yet_is_counted_by_weekends_and_says_so() -> None:
    found = working_days_after(20261230, 3)
    assert (found.day, found.is_certain) == (
        20270104,
        False,
    )  # 1 January will be off, but no notice says so yet
    assert working_days_after(20261230, 1).is_certain


@pytest.mark.parametrize(
    ("year", "holidays"),
    [
        (2011, 11 - 1),  # 31 December 2011 is worked for 3 January 2012
        (2012, 11 + 1),
        *((year, 11) for year in (2013, 2014, 2016, 2024)),
        (2015, 11 + 1),  # the day of victory
        (2025, 13),  # two more by law: New Year's Eve of the lunar year, 2 May
        (2026, 13),
    ],
)
def test_a_year_loses_the_holidays_by_law_and_no_other_day(year: int, holidays: int) -> None:
    """Working days lost from Monday to Friday, less the weekends worked, are the holidays by law: every other day off is given
    back."""
    known = load_calendar("china")[year]
    assert sum(one.weekday() < 5 for one in known.off) - len(known.worked) == holidays
    assert known.source.startswith("国办发明电")
    for holiday in ("0101", "0501", "1001", "1002", "1003"):
        assert not is_working_day(load_calendar("china"), date_of(int(f"{year}{holiday}")))


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ('["2012-01-01"]', "[]"),  # of another year
        ("[]", '["2011-01-03"]'),  # a Monday is worked anyway
        ('["2011-01-01"]', '["2011-01-01"]'),  # both
    ],
)
def test_a_calendar_that_cannot_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: str, worked: str
) -> None:
    (tmp_path / "odd.toml").write_text(f'[2011]\nsource = "-"\noff = {off}\nworked = {worked}\n')
    monkeypatch.setattr(room, "CALENDARS", tmp_path)
    load_calendar.cache_clear()
    with pytest.raises(ValueError, match=r"odd\.toml: 2011"):
        load_calendar("odd")
    load_calendar.cache_clear()


# --- deadlines


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_deadlines_are_of_acts_and_events_that_there_are(plan: str) -> None:
    found = deadlines_of(plan)
    assert set(found.acts) <= set(REGISTER) and set(found.events) <= set(Kind.__members__)
    days = {name: one.working_days for name, one in found.acts.items()}
    assert days["enrolment"] == days["change_persons"] == 10
    assert (days["claim"], days["transfer_in"], days["transfer_out"]) == (20, 15, 15)
    assert found.events["emigration"].working_days == 20


def test_a_death_is_due_in_its_month() -> None:
    death = deadlines_of("dongfang-2011").events["death"]
    assert death.due(20120203).day == 20120229
    assert Deadline(1, "").due(20120203).day == 20120206


@pytest.mark.parametrize("entry", ["", "working_days = 0", "working_days = 3\nsame_month = true"])
def test_a_deadline_says_one_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plans: None, entry: str
) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "plan.toml").write_text("")
    (tmp_path / "odd" / "deadlines.toml").write_text(f'[acts.claim]\nbasis = "-"\n{entry}\n')
    monkeypatch.setenv("YANGLAO_PLANS", str(tmp_path))
    assert "odd" in plan_folders()
    with pytest.raises(ValueError, match=r"acts\.claim"):
        deadlines_of("odd")


def test_a_plan_without_deadlines_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plans: None
) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "plan.toml").write_text("")
    monkeypatch.setenv("YANGLAO_PLANS", str(tmp_path))
    assert deadlines_of("odd").acts == {}
