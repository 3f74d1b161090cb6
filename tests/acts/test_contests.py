"""复查 A decision is contested and answered: within its time, by others than those who decided, with what was known then and is known now;
replaced only by what was agreed to since, which the next run settles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls
from reports.offices import register

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.months import month, months_between
from yanglao.reports.asking import WITH_UNITS, reader
from yanglao.reports.contests import contests_report
from yanglao.reports.decision import decision
from yanglao.reports.decision_text import decision_lines
from yanglao.reports.overdue import waiting_proposals
from yanglao.store.acting import ActRefused, By
from yanglao.store.contests import contest_with

PAYER, YOUNG, DAUGHTER = number(1, "19490420"), number(2, "19520610"), number(3)
CAME, ANSWERED = 20120210, 20120220
FIRST = {"base_fen": 130_00, "pensions_fen": 130_00}
MORE = {"base_fen": 130_00, "account_fen": 10_82, "pensions_fen": 140_82}
"""What March 2012 comes to, as decided and with the fifteen years."""
KEYS = iter(range(10_000))


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A pensioner awarded the base pension in February 2012, and one refused for want of age."""
    more = [("reviewer-2", "reviewer", "复核二"), ("helper", "assistant", "协管", "469007-02")]
    desk = Desk(found(new_office("contests"), more=more), tmp_path_factory.mktemp("contests"))
    payrolls = Payrolls(desk)
    for one in months_between(month(2011, 10), month(2011, 12)):
        payrolls.close(one)
    register(desk, (PAYER, YOUNG), on=20120105)
    desk.take("enrolment", [{"number": one, "on": "2012-01-05"} for one in (PAYER, YOUNG)], on=20120105)
    rows = [{"number": one, "on": "2012-02-01"} for one in (PAYER, YOUNG)]
    assert desk.take("claim", rows, on=20120201)["recorded"] == 1
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, day: int, /, *, who: str = "clerk-2", **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=By(who, day, f"contest {next(KEYS)}"))


def contest(
    desk: Desk, one: str = PAYER, *, day: int = CAME, who: str = "clerk-2", **more: object
) -> dict[str, Any]:
    usual: dict[str, object] = {"notice": "待遇核定", "on": "2012-02-10", "channel": "现场", "reason": "少算"}
    return done(desk, "contest", day, who=who, number=one, **(usual | more))


def answer(desk: Desk, number: int, outcome: str = "维持", *, who: str = "clerk-2", **more: object) -> Any:
    told = {"reason": "计算无误", "document": "复字1号", **more}
    return done(desk, "answer_contest", ANSWERED, who=who, contest=number, outcome=outcome, **told)


def agreed(desk: Desk, made: dict[str, Any], who: str = "director") -> dict[str, Any]:
    return agree(desk.agency, number=made["proposal"], by=By(who, ANSWERED, f"agree {next(KEYS)}"))


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def paid_back(desk: Desk, on: int = 20120215) -> int:
    """Fifteen years paid back in January are recorded; the number of the proposal that did it."""
    years = {"number": PAYER, "years": 15, "tier_yuan": 100, "on": "2012-01-06", "receipt": "B1"}
    made = desk.take("back_payment", [years], on=on)
    assert made["recorded"] == 1
    return int(made["proposal"])


def served(desk: Desk, notice: str = "待遇核定", on: str = "2012-02-02") -> None:
    row = {"number": PAYER, "notice": notice, "on": on, "way": "直接送达"}
    assert desk.take("service", [row], on=int(on.replace("-", "")))["recorded"] == 1


def offending(desk: Desk) -> set[str]:
    return {one.check.name for one in run_checks(desk.agency) if one.findings}


def reads(desk: Desk, on: int, who: str = "clerk") -> Any:
    return reader(desk.agency, who, WITH_UNITS, on=on)


# --- contested


def test_a_decision_is_contested_once_at_a_time(desk: Desk) -> None:
    assert contest(desk)["answer_until"] == "2012-03-01"
    assert code(lambda: contest(desk)) == "contested_already"
    assert code(lambda: contest(desk, notice="退费")) == "no_such_decision"
    assert code(lambda: contest(desk, number(9))) == "unknown_person"


@pytest.mark.parametrize(("on", "refusal"), [("2012-01-31", "came_before"), ("2012-02-11", "date_in_future")])
def test_it_comes_after_the_decision_and_not_after_today(desk: Desk, on: str, refusal: str) -> None:
    assert code(lambda: contest(desk, on=on)) == refusal


def test_sixty_days_from_service_and_then_the_way_out_is_said(desk: Desk) -> None:
    """Served on 2 February: until 2 April."""
    served(desk)
    with pytest.raises(ActRefused) as refused:
        contest(desk, day=20120403, on="2012-04-03")
    assert refused.value.code == "contest_too_late"
    assert "2012-04-02" in refused.value.zh and "2012-05-02" in refused.value.zh
    assert "replace_fact" in refused.value.en
    assert contest(desk, day=20120403, on="2012-04-02")["answer_until"] == "2012-04-22"


def test_no_time_runs_while_nobody_was_told(desk: Desk) -> None:
    assert contest(desk, day=20121105, on="2012-11-05")["answer_until"] == "2012-11-25"


def test_somebody_else_must_be_allowed_to(desk: Desk) -> None:
    assert code(lambda: contest(desk, applicant=DAUGHTER)) == "not_authorised"
    assert contest(desk, applicant=PAYER)["contest"]


def test_it_is_for_whoever_works_for_the_persons_unit(desk: Desk) -> None:
    assert code(lambda: contest(desk, who="helper")) == "not_your_unit"
    made = contest(desk)["contest"]
    away = {"contest": made, "reason": "撤回"}
    assert code(lambda: done(desk, "withdraw_contest", CAME, who="helper", **away)) == "not_your_unit"


def test_taken_back_it_can_be_made_again(desk: Desk) -> None:
    first = contest(desk)["contest"]
    done(desk, "withdraw_contest", CAME, contest=first, reason="已说明")
    assert code(lambda: done(desk, "withdraw_contest", CAME, contest=first, reason="再")) == "no_open_contest"
    assert code(lambda: answer(desk, first)) == "no_open_contest"
    assert contest(desk)["contest"] > first
    assert offending(desk) == set()


# --- answered


def test_confirmed_where_nothing_has_become_otherwise(desk: Desk) -> None:
    made = contest(desk)["contest"]
    told = answer(desk, made)
    assert told["then"] == told["now"] == {"outcome": ["准予", "granted"], "fen": FIRST}
    assert code(lambda: answer(desk, made, document="复字2号")) == "answer_waits"
    agreed(desk, told)
    assert code(lambda: contest(desk)) == "answered_already"
    assert offending(desk) == set()


def test_whoever_decided_neither_prepares_nor_agrees(desk: Desk) -> None:
    """The clerk prepared the claim, the reviewer agreed to it."""
    made = contest(desk)["contest"]
    assert code(lambda: answer(desk, made, who="clerk")) == "decided_it"
    told = answer(desk, made)
    assert code(lambda: agreed(desk, told, "reviewer")) == "decided_it"
    assert code(lambda: agreed(desk, told, "clerk-2")) == "same_person"
    assert agreed(desk, told, "reviewer-2")["outcome"] == "confirmed"


def test_the_database_knows_who_decided(desk: Desk) -> None:
    made = contest(desk)["contest"]
    ((claim, act),) = desk.rows(
        "SELECT s.proposal_id, s.act_id FROM proposal_step s JOIN notice n ON n.act_id = s.act_id JOIN contest c ON c.notice_id = n.id"
    )
    with pytest.raises(psycopg.errors.CheckViolation), desk.agency.connection.transaction():
        desk.agency.connection.execute(
            "INSERT INTO contest_end (contest_id, area_id, outcome, reason, document, reexamination, digest, proposal_id, act_id)"
            " VALUES (%s, 1, 'confirmed', '维持', '', '{}', '', %s, %s)",
            (made, claim, act),
        )


def test_what_was_put_right_since_is_no_confirmation(desk: Desk) -> None:
    """Fifteen years paid back: 10.82 a month more, in March."""
    made = contest(desk)["contest"]
    proposal = paid_back(desk)
    assert code(lambda: answer(desk, made)) == "differs"
    assert code(lambda: answer(desk, made, "变更")) == "replacement_needed"
    assert code(lambda: answer(desk, made, replaced_by=proposal)) == "replacement_needed"
    assert code(lambda: answer(desk, made, "变更", replaced_by=9999)) == "no_replacement"
    told = answer(desk, made, "变更", replaced_by=proposal)
    assert (told["contested"]["fen"], told["now"]["fen"]) == (FIRST, MORE)
    agreed(desk, told)
    assert offending(desk) == set()


def test_what_came_before_the_contest_replaces_nothing(desk: Desk) -> None:
    proposal = paid_back(desk, 20120205)
    made = contest(desk)["contest"]
    assert code(lambda: answer(desk, made, "变更", replaced_by=proposal)) == "no_replacement"
    told = {"contest": made, "outcome": "维持", "reason": "已补登", "document": "复字1号"}
    late = done(desk, "answer_contest", 20120410, **told)
    assert (late["then"]["fen"], late["contested"]["fen"], late["now"]["fen"]) == (FIRST, MORE, MORE)
    assert late["cost_fen"] == 0


def test_what_becomes_otherwise_before_it_is_agreed_to_is_seen(desk: Desk) -> None:
    told = answer(desk, contest(desk)["contest"])
    paid_back(desk)
    assert code(lambda: agreed(desk, told)) == "differs"


def test_a_refusal_is_contested_too(desk: Desk) -> None:
    made = contest(desk, YOUNG, notice="不予核定")["contest"]
    born = {"number": YOUNG, "born": "1949-06-10"}
    put_right = desk.take("birth_correction", [born], on=20120215)
    assert code(lambda: answer(desk, made)) == "differs"
    told = answer(desk, made, "变更", replaced_by=put_right["proposal"])
    assert told["contested"]["outcome"][1].startswith("refused") and told["now"]["outcome"][1] == "granted"
    assert told["cost_fen"] == 0  # until it is claimed anew


# --- told


def test_the_answer_is_kept_as_it_stood(desk: Desk) -> None:
    made = contest(desk)["contest"]
    agreed(desk, answer(desk, made))
    found = contest_with(desk.agency.connection, desk.agency.area, made)
    assert found is not None and found.end is not None
    assert found.end.digest == hashlib.sha256(found.end.reexamination.encode()).hexdigest()
    assert json.loads(found.end.reexamination)["then"]["fen"] == FIRST
    paid_back(desk, 20120221)
    again = contest_with(desk.agency.connection, desk.agency.area, made)
    assert again == found and offending(desk) == set()


def test_the_letter_says_what_was_changed_and_how_to_go_on(desk: Desk) -> None:
    made = contest(desk)["contest"]
    agreed(desk, answer(desk, made, "变更", replaced_by=paid_back(desk)))
    served(desk, "复查决定", "2012-02-21")
    letter = decision(desk.agency, number=PAYER, about="contest_answer")
    told = letter.plain()
    assert told["people"] == ["clerk-2", "director"] and told["document"] == "复字1号"
    assert told["clauses"] == ["九(三)", "五(二)1", "五(二)2"]
    assert told["objection"] == {"review_until": "2012-04-21", "suit_until": "2012-05-21"}
    assert told["periods"]["status"] == "inferred" and "行政复议法九" in told["periods"]["basis"]
    zh, en = ("\n".join(decision_lines(letter, english=english)) for english in (False, True))
    assert "结论:变更" in zh and "个人账户养老金 10.82 元" in zh and "复议至" in zh
    assert "Outcome: replaced" in en and "account pension 10.82 yuan" in en


def test_the_reports_say_what_is_open_and_what_it_cost(desk: Desk) -> None:
    """Answered in February, so nothing of March is due yet; late from 2 March on."""
    made = contest(desk)["contest"]
    (row,) = contests_report(reads(desk, 20120305)).rows
    assert (row["outcome"], row["due"], row["days_late"]) == ("open", 20120301, 4)
    (owed,) = waiting_proposals(reads(desk, 20120305)).rows
    assert (owed["act"], owed["task"], owed["days_late"]) == ("answer_contest", made, 4)
    proposal = paid_back(desk)
    told = {"contest": made, "outcome": "变更", "reason": "补登", "document": "复字1号"}
    late = done(desk, "answer_contest", 20120410, **told, replaced_by=proposal)
    agree(desk.agency, number=late["proposal"], by=By("director", 20120410, "late"))
    report = contests_report(reads(desk, 20120411))
    assert [(one["outcome"], one["days_late"], one["cost_fen"]) for one in report.rows] == [
        ("replaced", 40, 2 * 10_82)
    ]
    assert report.sums["cost_fen"][2] == 2 * 10_82
    assert contests_report(reads(desk, 20120411), only_open=True).rows == []
    assert contests_report(reads(desk, 20120411, "helper")).rows == []


def test_the_next_payroll_pays_the_difference(desk: Desk) -> None:
    """March as it was known in March; in April 10.82 for it, and all of April."""
    payrolls = Payrolls(desk)
    payrolls.keys = 100
    for one in months_between(month(2012, 1), month(2012, 2)):
        payrolls.close(one)
    payrolls.pay(month(2012, 3))
    made = contest(desk, day=20120316, on="2012-03-16")["contest"]
    proposal = paid_back(desk, 20120317)
    told = {"contest": made, "outcome": "变更", "reason": "补登", "document": "复字1号"}
    answered = done(desk, "answer_contest", 20120320, **told, replaced_by=proposal)
    assert answered["cost_fen"] == 10_82
    agree(desk.agency, number=answered["proposal"], by=By("director", 20120320, "replaced"))
    payrolls.close(month(2012, 3))
    payrolls.pay(month(2012, 4))
    assert desk.rows("SELECT round, cash_fen FROM pension_line ORDER BY month, round") == [
        (1, 130_00),
        (2, 10_82),
        (1, 140_82),
    ]
