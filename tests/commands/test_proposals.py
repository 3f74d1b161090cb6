"""`yanglao proposal`: what waits is seen, agreed to by another person, or sent back with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import STAFF, UNITS, number

from yanglao.acts.found_area import found_area
from yanglao.commands.office import keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.migrating import migrate

installations = count(1)
ONE = number(7)
CARD, OTHER = "6299990000000000018", "6299990000000000026"
BY_CLERK = ("--actor", "clerk", "--on", "2012-12-31")
BY_REVIEWER = ("--actor", "reviewer", "--on", "2012-12-31")


@pytest.fixture
def office(new_installation: Callable[[str], Any]) -> Any:
    made = new_installation(f"proposals_{next(installations)}")
    migrate(made.url, keys_path(made.data))
    with office_at(with_user(made.url, APPLICATION_ROLE), made.data) as one:
        found_area(one.connection, plan="dongfang-2011", name="东方市", units=UNITS, staff=STAFF)
    return made


def answer(office: Any, *arguments: str) -> Any:
    done = office.run(*arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def hand_in(office: Any, name: str, *cells: str) -> dict[str, Any]:
    path = Path(office.data) / f"{name}.csv"
    path.write_text(f"身份证号码,姓名,单位,银行账号,联系电话\n{','.join(cells)}\n", encoding="utf-8")
    found: dict[str, Any] = answer(office, "import", "register", str(path), *BY_CLERK)
    return found


def changed(office: Any) -> int:
    hand_in(office, "first", ONE, "陈旧", "永安社区", CARD, "13600000001")
    return int(hand_in(office, "second", ONE, "陈新", "永安社区", OTHER, "13900000009")["proposal"])


def test_what_waits_is_listed_and_shown_with_its_numbers_masked(office: Any) -> None:
    made = changed(office)
    waits = answer(office, "proposal", "list")
    assert [(one["proposal"], one["title"], one["proposed_by"]) for one in waits] == [
        (made, "人员信息变更", "clerk")
    ]
    told = office.run("proposal", "show", str(made))
    content = json.loads(told.stdout)["content"]
    assert (content[0]["name"], content[0]["new_name"]) == ("陈旧", "陈新")
    assert content[0]["new_accounts"] == [
        {"whose": "person", "holder": "陈新", "account": "6299***********0026"}
    ]
    assert not any(secret in told.stdout for secret in (ONE, CARD, OTHER, "13600000001", "13900000009"))


def test_agreed_to_it_is_done_and_waits_no_more(office: Any) -> None:
    made = changed(office)
    said = office.refused("proposal", "agree", str(made), *BY_CLERK, status=1, code="not_your_task")
    assert "clerk" in said
    done = answer(office, "proposal", "agree", str(made), *BY_REVIEWER)
    assert (done["step"], done["details"], done["payees"]) == ("agreed", 1, 1)
    assert answer(office, "proposal", "agree", str(made), *BY_REVIEWER)["repeated"]
    assert answer(office, "proposal", "list") == []


def test_sent_back_with_a_reason_it_is_over(office: Any) -> None:
    made = changed(office)
    office.refused(
        "proposal", "send-back", str(made), *BY_REVIEWER, "--reason", " ", status=1, code="no_reason"
    )
    answer(office, "proposal", "send-back", str(made), *BY_REVIEWER, "--reason", "请附证明")
    assert answer(office, "proposal", "list") == []
    office.refused("proposal", "agree", str(made), *BY_REVIEWER, status=1, code="step_out_of_order")


def test_a_parameter_is_agreed_to_by_another_supervisor(office: Any) -> None:
    proposed = ("set-parameter", "entry_subsidy_yuan", "40", "--from", "2012-01", "--document", "文件")
    made = answer(office, *proposed, "--actor", "supervisor", "--on", "2012-12-31", "--key", "p")["proposal"]
    assert answer(office, "proposal", "show", str(made))["content"]["value"] == 40
    own = ("--actor", "supervisor", "--on", "2012-12-31")
    office.refused("proposal", "agree", str(made), *own, status=1, code="same_person")
    other = ("--actor", "supervisor-2", "--on", "2012-12-31")
    assert answer(office, "proposal", "agree", str(made), *other)["value"] == 40


def test_a_number_of_nothing_is_told(office: Any) -> None:
    office.refused("proposal", "agree", "99", *BY_REVIEWER, status=1, code="no_such_proposal")


def test_a_payroll_is_not_agreed_to_in_one_step(office: Any) -> None:
    old = number(8, born="19400101")
    for name, heading, cells in (
        ("register", "身份证号码,姓名,单位,银行账号", f"{old},陈老,永安社区,{CARD}"),
        (
            "residence",
            "身份证号码,户籍地,户口性质,农转非,起始日期,截止日期",
            f"{old},469007,非农业,否,1990-01-01,",
        ),
        ("enrolment", "身份证号码,参保日期", f"{old},2011-10-10"),
        ("claim", "身份证号码,核定日期", f"{old},2011-10-11"),
    ):
        path = Path(office.data) / f"{name}.csv"
        path.write_text(f"{heading}\n{cells}\n", encoding="utf-8")
        who = "certifier" if name == "residence" else "clerk"
        assert (
            answer(office, "import", name, str(path), "--actor", who, "--on", "2011-10-31")["recorded"] == 1
        )
    answer(office, "close-month", "2011-10", "--actor", "accountant", "--on", "2011-10-31")
    batch = answer(
        office, "payroll", "prepare", "2011-11", "--actor", "clerk", "--on", "2011-11-15", "--key", "b"
    )["batch"]
    late = ("--actor", "reviewer", "--on", "2011-11-15")
    said = office.refused("proposal", "agree", str(batch), *late, status=1, code="more_steps")
    assert "payroll" in said
