"""`yanglao task`: what waits is seen, agreed to by another person, or sent back with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import STAFF, UNITS, number
from signing import sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.office import office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user

installations = count(1)
ONE = number(7)
CARD, OTHER = "6299990000000000018", "6299990000000000026"
BY_CLERK = ("--as", "clerk", "--dated", "2012-12-31")
CLERK, REVIEWER, ACCOUNTANT = (
    ("--as", who, "--dated", "2011-10-31") for who in ("clerk", "reviewer", "accountant")
)
BY_REVIEWER = ("--as", "reviewer", "--dated", "2012-12-31")


@pytest.fixture
def office(installed: Callable[[str], Any]) -> Any:
    made = installed(f"proposals_{next(installations)}")
    with office_at(with_user(made.url, APPLICATION_ROLE), made.data) as one:
        found_area(one.connection, one.keys, plan="dongfang-2011", name="东方市", units=UNITS, staff=STAFF)
        sign_in(made.url)
    return made


def answer(office: Any, *arguments: str) -> Any:
    done = office.run(*arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def hand_in(office: Any, name: str, *cells: str) -> dict[str, Any]:
    path = Path(office.data) / f"{name}.csv"
    path.write_text(f"身份证号码,姓名,单位,银行账号,联系电话\n{','.join(cells)}\n", encoding="utf-8")
    found: dict[str, Any] = answer(office, "list", "register", str(path), *BY_CLERK)
    return found


def changed(office: Any) -> int:
    hand_in(office, "first", ONE, "陈旧", "永安社区", CARD, "13600000001")
    return int(hand_in(office, "second", ONE, "陈新", "永安社区", OTHER, "13900000009")["proposal"])


def test_what_waits_is_listed_and_shown_with_its_numbers_masked(office: Any) -> None:
    made = changed(office)
    waits = answer(office, "task", "list", "--as", "reviewer")
    assert [(one["task"], one["title"], one["proposed_by"]) for one in waits] == [
        (made, "变更人员信息", "clerk")
    ]
    told = office.run("task", "show", str(made), "--as", "reviewer")
    content = json.loads(told.stdout)["content"]
    was, will_be = content[0]["was"], content[0]["will_be"]
    assert (was["name"], will_be["name"], content[0]["name"]) == ("陈旧", "陈新", "陈旧")
    assert will_be["account_of_person"] == "陈新 6299***********0026"
    assert was["account_of_person"].startswith("陈旧 6") and was["phone"].endswith("0001")
    assert not any(secret in told.stdout for secret in (ONE, CARD, OTHER, "13600000001", "13900000009"))


def test_agreed_to_it_is_done_and_waits_no_more(office: Any) -> None:
    made = changed(office)
    said = office.refused("task", "agree", str(made), *BY_CLERK, status=1, code="same_person")
    assert "clerk" in said
    done = answer(office, "task", "agree", str(made), *BY_REVIEWER)
    assert (done["step"], done["details"], done["payees"]) == ("agreed", 1, 1)
    assert answer(office, "task", "agree", str(made), *BY_REVIEWER)["repeated"]
    assert answer(office, "task", "list", "--as", "reviewer") == []


def test_sent_back_with_a_reason_it_is_over(office: Any) -> None:
    made = changed(office)
    office.refused("task", "send-back", str(made), *BY_REVIEWER, "--reason", " ", status=1, code="no_reason")
    answer(office, "task", "send-back", str(made), *BY_REVIEWER, "--reason", "请附证明")
    assert answer(office, "task", "list", "--as", "reviewer") == []
    office.refused("task", "agree", str(made), *BY_REVIEWER, status=1, code="step_out_of_order")


def test_a_parameter_is_agreed_to_by_another_supervisor(office: Any) -> None:
    asked = (
        "--parameter",
        "entry_subsidy_yuan",
        "--value",
        "40",
        "--valid-from",
        "2012-01",
        "--document",
        "文件",
    )
    own = ("--as", "supervisor", "--dated", "2012-12-31")
    made = answer(office, "act", "do", "parameter", *asked, *own)["proposal"]
    assert answer(office, "task", "show", str(made), "--as", "reviewer")["content"]["value"] == 40
    office.refused("task", "agree", str(made), *own, status=1, code="same_person")
    other = ("--as", "supervisor-2", "--dated", "2012-12-31")
    assert answer(office, "task", "agree", str(made), *other)["value"] == 40


def test_a_number_of_nothing_is_told(office: Any) -> None:
    office.refused("task", "agree", "99", *BY_REVIEWER, status=1, code="no_such_proposal")


def test_a_claim_and_its_payroll_are_agreed_to_by_their_numbers(office: Any) -> None:
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
        done = answer(office, "list", name, str(path), "--as", who, "--dated", "2011-10-31")
        if name in ("enrolment", "claim"):
            assert (done["recorded"], done["proposed"]) == (0, 1)
            told = answer(office, "task", "show", str(done["proposal"]), "--as", "reviewer")
            assert [row["name"] for row in told["content"]] == ["陈老"]
            office.refused("task", "agree", str(done["proposal"]), *CLERK, status=1, code="same_person")
            done = answer(office, "task", "agree", str(done["proposal"]), *REVIEWER)
        assert done["recorded"] == 1
    answer(office, "act", "do", "close-month", "--month", "2011-10", *ACCOUNTANT)
    day = ("--dated", "2011-11-15")
    batch = str(answer(office, "act", "do", "payroll", "--month", "2011-11", "--as", "clerk", *day)["batch"])
    assert answer(office, "task", "list", "--as", "reviewer")[0]["for"] == ["reviewer"]
    office.refused("task", "agree", batch, "--as", "finance", *day, status=1, code="not_your_task")
    asked = answer(office, "act", "do", "fund-application", "--batch", batch, "--as", "accountant", *day)
    call = str(asked["proposal"])
    answer(office, "task", "agree", call, "--as", "director", *day)
    came = ("--call", call, "--on", "2011-11-15", "--document", "拨款单")
    answer(office, "act", "do", "subsidy-arrival", *came, "--as", "finance", *day)
    for who in ("reviewer", "finance", "accountant"):
        answer(office, "task", "agree", batch, "--as", who, *day)
    sent = office.data / "bank.csv"
    answer(office, "act", "do", "bank-file", "--batch", batch, "--to", str(sent), "--as", "accountant", *day)
    assert CARD in sent.read_text(encoding="gb18030")
    told = office.data / "answer.csv"
    reference, amount = (sent.read_text(encoding="gb18030").splitlines()[1].split(",")[at] for at in (0, 3))
    told.write_text(f"流水号,金额,结果,原因\n{reference},{amount},成功,\n", encoding="utf-8")
    done = answer(
        office,
        "act",
        "do",
        "bank-answer",
        "--batch",
        batch,
        "--file",
        str(told),
        "--as",
        "accountant",
        *day,
    )
    assert (done["paid"], done["returned"], done["unanswered"]) == (1, 0, 0)


def test_what_is_not_theirs_does_not_exist_for_them(office: Any) -> None:
    """An administrator, and a bureau that answers for none of it, neither see it among what waits nor by its number."""
    made = changed(office)
    for who in ("system", "certifier"):
        assert answer(office, "task", "list", "--as", who) == []
        office.refused("task", "show", str(made), "--as", who, status=1, code="no_such_proposal")
    assert [one["task"] for one in answer(office, "task", "list", "--as", "director")] == [made]
