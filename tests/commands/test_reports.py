"""`yanglao report`: signed-in people only, one language at a time, numbers masked but in a file to work with."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest
from acts.desk import number

BORN = "19521210"
WHO = number(1, BORN)
TODAY = {"YANGLAO_TODAY": "2012-11-15"}
PERSON = ("--name", "陈到龄", "--unit", "永安社区")


@pytest.fixture(scope="module")
def registered(office: Any) -> Any:
    office.run("act", "do", "register", "--number", WHO, *PERSON, "--as", "clerk", "--dated", "2012-11-01")
    return office


def ran(office: Any, *arguments: str, **more: str) -> str:
    done = office.run("report", *arguments, "--as", "clerk", **TODAY, **more)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def test_next_month_is_meant_where_none_is_named(registered: Any) -> None:
    out = ran(registered, "turning-60")
    assert "陈到龄" in out and "尚未参保" in out and WHO not in out
    assert "陈到龄" not in ran(registered, "turning-60", "--month", "2013-01")


def test_one_language_at_a_time(registered: Any) -> None:
    out = ran(registered, "turning-60", YANGLAO_LANG="en").replace("陈到龄", "").replace("永安社区", "")
    assert "Not enrolled" in out
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in out)
    chinese = ran(registered, "overdue")
    assert "待办" in chinese and "waiting" not in chinese


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("withholding",), "待回盘", "not answered"),
        (("withholding", "--persons", "--year", "2012"), "应扣(元)", "asked"),
        (("withholding", "--outcome", "failed"), "失败", "failed"),
        (("cash-up", "--all"), "未日结", "not cashed up"),
    ],
)
def test_money_in_is_told_in_either_language(
    registered: Any, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    told = ran(registered, *arguments, YANGLAO_LANG="en")
    assert english in told and not any("\u4e00" <= letter <= "\u9fff" for letter in told)
    told = ran(registered, *arguments)
    assert chinese in told and english not in told


def test_programs_get_json_with_numbers_masked(registered: Any) -> None:
    told = json.loads(ran(registered, "turning-60", "--json"))
    (row,) = told["rows"]
    assert (row["can"], row["why"], row["on"]) == ("nothing", "not_enrolled", "2012-12-10")
    assert WHO not in json.dumps(told) and row["number"].endswith(WHO[-4:])
    assert told["sums"]["nothing"] == 1


def test_a_file_has_numbers_in_full(registered: Any, tmp_path: Any) -> None:
    path = tmp_path / "到龄.csv"
    ran(registered, "turning-60", "--csv", str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["身份证号码"].strip() == WHO and row["到龄日期"] == "2012-12-10"


REPORTS = [
    ["turning-60"],
    ["overdue"],
    ["told-late"],
    ["told-late", "--units"],
    ["target-group"],
    ["target-group", "--persons"],
    ["call-list"],
    ["ranking", "--span", "quarter"],
    ["unit-report", "永安社区"],
    ["inspections"],
    ["commendations"],
    ["certifications"],
    ["overlaps"],
    ["life-certificates"],
    ["notices"],
    ["notices", "--unserved"],
    ["transfers"],
    ["transfers", "--all"],
    ["transfer-papers", WHO],
    ["back-payment-or-leave", WHO],
    ["compare", "--kind", "low_income", "list.csv"],
]


OF_THE_BANK = [
    ["reconciliation", "2011-11", "--account", "receipts"],
    ["treasury-voucher", "2011-11"],
    ["vouchers", "2011-11"],
    ["account-ledger", "1002"],
    ["collection", "--all"],
    ["unmatched"],
    ["dues", "--all"],
    ["units-summary", "--span", "year"],
]


@pytest.fixture
def file(registered: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bureau's list, where the commands are run."""
    monkeypatch.chdir(registered.data)
    (registered.data / "list.csv").write_text(f"身份证号码\n{WHO}\n", encoding="utf-8")


@pytest.mark.parametrize("line", [*REPORTS, *OF_THE_BANK], ids="-".join)
def test_every_report_is_told_in_each_language(registered: Any, file: None, line: list[str]) -> None:
    names = ("陈到龄", "永安社区")
    for language in ("zh", "en"):
        out = ran(registered, *line, YANGLAO_LANG=language)
        for name in names:
            out = out.replace(name, "")
        assert WHO not in out
        assert any("\u4e00" <= letter <= "\u9fff" for letter in out) is (language == "zh"), out
    assert json.loads(ran(registered, *line, "--json"))["rows"] is not None


@pytest.mark.parametrize("line", [*REPORTS, *OF_THE_BANK], ids="-".join)
def test_nobody_reads_without_having_signed_in(registered: Any, file: None, line: list[str]) -> None:
    registered.refused("report", *line, status=1, code="not_signed_in")


@pytest.mark.parametrize("line", REPORTS, ids="-".join)
def test_whoever_has_nothing_to_do_with_persons_does_not_read(
    registered: Any, file: None, line: list[str]
) -> None:
    registered.refused("report", *line, "--as", "accountant", status=1, code="not_your_task")


@pytest.mark.parametrize(
    "line", [["overlaps"], ["life-certificates"], ["transfer-papers", WHO], ["back-payment-or-leave", WHO]]
)
def test_whoever_certifies_sees_no_money(registered: Any, line: list[str]) -> None:
    registered.refused("report", *line, "--as", "civil", status=1, code="not_your_task")


def test_suspensions_are_written_as_a_list(registered: Any, tmp_path: Any) -> None:
    path = tmp_path / "暂停.csv"
    ran(registered, "life-certificates", "--suspend", str(path))
    assert path.read_text(encoding="utf-8-sig").split() == ["身份证号码,起始月份,截止月份,原因"]


def test_a_unit_must_be_one(registered: Any) -> None:
    registered.refused(
        "report", "turning-60", "--unit", "没有", "--as", "clerk", status=1, code="unknown_unit"
    )


def test_units_are_added_up(registered: Any) -> None:
    assert "永安社区" in ran(registered, "told-late", "--units")


def test_an_effect_needs_a_proposal_or_a_value(registered: Any) -> None:
    who = ("--as", "supervisor")
    registered.refused("report", "policy-effect", *who, status=1, code="nothing_to_look_at")
    asked = ("--parameter", "interest_in_payment", "--value", "false", "--from", "2012-03")
    assert "利率" not in ran_as(registered, "supervisor", "report", "policy-effect", *asked)
    told = json.loads(ran_as(registered, "supervisor", "plan", "effect", *asked, "--json"))
    assert told["rows"][0]["of"] == "whole"


def test_a_forecast_needs_years_to_rest_on(registered: Any) -> None:
    who = ("--as", "supervisor")
    for line in (("report", "forecast"), ("forecast", "--after", "2011")):
        registered.refused(*line, *who, status=1, code="too_few_years")
    done = registered.run("forecast", "--scenario", "nowhere", *who)
    assert done.returncode == 2 and "lean, raised, usual" in done.stderr


def ran_as(office: Any, who: str, *arguments: str) -> str:
    done = office.run(*arguments, "--as", who, **TODAY)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)
