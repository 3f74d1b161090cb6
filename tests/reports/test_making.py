"""出表 What a form gives is read by the description of the report: what is meant by nothing, and how what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number
from reports.offices import desk_of, register

from yanglao.commands.office import Office
from yanglao.reports.making import make_report, may_read, report_called
from yanglao.reports.register import REPORTS
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused

PERSON = number(1)
ON = 20111115


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    found = desk_of(new_office("making"), Path(tmp_path_factory.mktemp("desk")))
    register(found, [PERSON], on=20111005)
    return found


def made(desk: Desk, name: str, given: dict[str, str], **more: Any) -> Report:
    return make_report(desk.agency, "clerk", name, given, on=ON, **more)


def code(desk: Desk, name: str, given: dict[str, str], **more: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        made(desk, name, given, **more)
    assert refused.value.zh and refused.value.en
    return refused.value.code


def test_nothing_given_means_what_the_description_says(desk: Desk) -> None:
    for given in ({}, {"month": ""}):
        assert (
            made(desk, "balance-sheet", given).title
            == made(desk, "balance-sheet", {"month": "2011-11"}).title
        )
    assert (
        made(desk, "ranking", {}).title == made(desk, "ranking", {"month": "2011-10", "span": "month"}).title
    )
    assert made(desk, "ranking", {"span": "季"}).title != made(desk, "ranking", {}).title


def test_what_is_meant_can_be_shown_in_a_form(desk: Desk) -> None:
    shown = {
        f"{about.name} {ask.name}": ask.meant_text(desk.agency, ON)
        for about in REPORTS.values()
        for ask in about.asks
        if ask.meant is not None
    }
    assert shown["turning-60 month"] == "2011-12"
    assert shown["month-end month"] == "2011-10"
    assert shown["ranking month"] == "2011-10"
    assert shown["statement until"] == "2011-11-15"
    assert shown["budget year"] == "2011"
    assert shown["certifications days"] == "30"
    assert shown["unit-report span"] == "month"


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("balance-sheet", {"month": "2011-13"}, "bad_month"),
        ("balance-sheet", {"week": "3"}, "unknown_field"),
        ("vouchers", {}, "missing_value"),
        ("certifications", {"days": "3651"}, "bad_count"),
        ("overpaid", {"by": "colour"}, "bad_choice"),
        ("statement", {"number": PERSON[:-1]}, "number_length"),
        ("statement", {"number": number(7)}, "unknown_person"),
        ("turning-60", {"unit": "没有"}, "unknown_unit"),
        ("policy-effect", {"value": "yes"}, "bad_json"),
        ("policy-effect", {"value": "1"}, "nothing_to_look_at"),
        ("forecast", {"scenario": "/etc/hostname"}, "bad_choice"),
        ("nothing-of-the-kind", {}, "no_such_report"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, name: str, given: dict[str, str], wanted: str) -> None:
    assert code(desk, name, given) == wanted


def test_a_file_is_never_named_by_what_is_given(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "low_income.csv"
    path.write_text(f"身份证号码\n{PERSON}\n", encoding="utf-8")
    assert code(desk, "compare", {"kind": "low_income", "file": str(path)}) == "missing_value"
    report = made(desk, "compare", {"kind": "low_income"}, files={"file": path})
    assert [row["outcome"] for row in report.rows] == ["not_ours"]


def test_whoever_may_not_read_is_told_nothing_else(desk: Desk) -> None:
    about = report_called("vouchers")
    assert may_read(desk.agency, "clerk", about, ON) and not may_read(desk.agency, "certifier", about, ON)
    with pytest.raises(ActRefused) as refused:
        make_report(desk.agency, "certifier", "vouchers", {"month": "nonsense"}, on=ON)
    assert refused.value.code == "not_your_task"


def test_choices_have_words_in_both_languages() -> None:
    for about in REPORTS.values():
        for ask in about.asks:
            assert all(ask.label) and ask.label[1].isascii(), (about.name, ask.name)
            for zh, en in ask.choices.values():
                assert zh and en and en.isascii(), (about.name, ask.name)
