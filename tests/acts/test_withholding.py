"""代扣 The bank takes contributions by authority: listed by what the rules say, answered line by line, and booked like counter money."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from acts.withholdings import ON, answer, authorised, by, failed, listed, send, sent, taken

from yanglao.acts.agreeing import act_of, agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.proposals import agreement_of
from yanglao.audit.checks import run_checks
from yanglao.kernel.identity import masked
from yanglao.ledger.chart import CONTRIBUTION_INCOME, CONTRIBUTIONS_OWED, RECEIPTS
from yanglao.policy.bureaus import MATTERS
from yanglao.reports.person import person_file, seen_by_bureaus
from yanglao.reports.person_text import person_lines
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances
from yanglao.store.proposals import proposal_of

PAYS, DECLARES, PAID, STRANGER, POOR, DISABLED, NO_TIER, ENDED, NOT_YET = (number(n) for n in range(1, 10))
EVERYBODY = (PAYS, DECLARES, PAID, POOR, DISABLED, NO_TIER, ENDED, NOT_YET)
TIERS_2011 = {PAYS: 500, DECLARES: 100, PAID: 500, POOR: 200, ENDED: 500, NOT_YET: 500}


@pytest.fixture(scope="module")
def city(desk: Desk) -> Desk:
    """Everybody has an authority but STRANGER, who is on the register only; most paid in 2011."""
    desk.join(EVERYBODY, on="2011-10-05")
    desk.register([STRANGER])
    certified = [
        {"number": POOR, "category": "低保", "from": "2011-01-01", "until": ""},
        {"number": DISABLED, "category": "重度残疾", "from": "2011-01-01", "until": ""},
    ]
    desk.take("category", certified)
    before = [
        paid(one, f"B{one}", year=2011, tier_yuan=tier, on="2011-10-20") for one, tier in TIERS_2011.items()
    ]
    desk.take("contribution", before)
    declared = {DECLARES: 300, DISABLED: 100}
    desk.take(
        "tier",
        [
            {"number": one, "year": 2012, "tier_yuan": tier, "on": "2012-01-05"}
            for one, tier in declared.items()
        ],
        on=ON,
    )
    desk.take("contribution", [paid(PAID, "C1")], on=ON)
    authorised(desk, *({"number": one} for one in EVERYBODY if one != NOT_YET))
    authorised(desk, {"number": NOT_YET, "from": "2012-03-11"})
    ended = [{"number": ENDED, "on": "2012-03-10"}]
    assert desk.take("end_withholding", ended, on=ON)["recorded"] == 1
    return desk


@pytest.fixture
def undone(city: Desk) -> Iterator[Desk]:
    """The same, and nothing that a test does stays."""
    with city.agency.connection.transaction(force_rollback=True):
        yield city


def shown(desk: Desk, proposal: int) -> Any:
    found = proposal_of(desk.agency.connection, desk.agency.area, proposal)
    show = agreement_of(act_of(found)).shown
    assert show is not None
    return show(desk.agency, found)


def code_of(work: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def moved(desk: Desk, before: dict[int, int], *accounts: int) -> list[int]:
    now = balances(desk.agency.connection, desk.agency.area)
    return [now.get(one, 0) - before.get(one, 0) for one in accounts]


def book(desk: Desk) -> dict[int, int]:
    return balances(desk.agency.connection, desk.agency.area)


def speaking(desk: Desk) -> list[str]:
    return [one.check.name for one in run_checks(desk.agency) if one.findings]


def items(desk: Desk, one: str) -> list[tuple[str, str, int]]:
    return Payrolls(desk).items(one)


# --- authorities


def test_the_registered_account_is_taken_where_none_is_given(undone: Desk) -> None:
    """And one that is given goes by the person's name, where no holder is named."""
    desk = undone
    rows = [
        {"number": STRANGER, "from": "2012-01-01"},
        {"number": PAYS, "from": "2012-02-01", "bank_account": "6217000000000000018"},
    ]
    answer = desk.take("authorise_withholding", rows, on=ON)
    first, second = shown(desk, answer["proposal"])
    assert (first["account"], first["holder"], first["until"]) == (f"…{STRANGER[-4:-1]}9", "陈测试", None)
    assert (second["account"], second["holder"]) == ("…0018", "陈测试")
    assert desk.take("authorise_withholding", rows, on=ON)["unchanged"] == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"number": PAYS, "holder": "儿子"}, "half_an_account"),
        ({"number": number(999)}, "unknown_person"),
        ({"number": PAYS, "until": "2012-01-01"}, "until_not_after_from"),
    ],
)
def test_an_authority_that_is_refused(undone: Desk, row: dict[str, object], code: str) -> None:
    undone.take("authorise_withholding", [{"from": "2012-01-01", **row}], on=ON)
    assert undone.codes() == [code]


def test_without_any_account_there_is_no_authority(undone: Desk) -> None:
    undone.register([number(50)], bank_account="")
    authorised(undone, {"number": number(50)})
    assert undone.codes() == ["no_account"]


def test_an_authority_ends_at_the_persons_word(undone: Desk) -> None:
    row = {"number": PAYS, "on": "2012-03-10"}
    assert undone.take("end_withholding", [row], on=ON)["recorded"] == 1
    assert undone.take("end_withholding", [row, {**row, "number": DECLARES}], on=ON)["unchanged"] == 1
    undone.take("end_withholding", [{**row, "on": "2012-03-11"}, {**row, "number": STRANGER}], on=ON)
    assert undone.codes() == ["no_authority"] * 2


def test_what_was_ended_is_not_revived_by_what_waited(undone: Desk) -> None:
    again = {"number": PAYS, "from": "2012-02-01"}
    waits = undone.take("authorise_withholding", [again], on=ON)["proposal"]
    undone.take("end_withholding", [{"number": PAYS, "on": "2012-03-10"}], on=ON)
    late = by("reviewer")
    assert code_of(lambda: agree(undone.agency, number=waits, by=late)) == "no_longer_possible"


def test_it_stands_in_the_file_of_the_person(undone: Desk) -> None:
    told = person_file(undone.agency, number=PAYS)
    assert told["withholding"] == [
        {"holder": "陈测试", "account": masked(f"6217{PAYS[-12:-1]}9"), "from": "2012-01-01", "until": None}
    ]
    assert seen_by_bureaus(told, MATTERS)["withholding"] == []
    ended = person_file(undone.agency, number=ENDED)
    assert "委托扣款" in person_lines(ended, english=False)
    assert any(
        line.endswith("from 2012-01-01 until 2012-03-10") for line in person_lines(ended, english=True)
    )
    made = listed(undone)["proposal"]
    assert [one["task"] for one in person_file(undone.agency, number=PAYS)["waits"]] == [made]


# --- the list


def test_the_list_asks_what_the_rules_say_of_whoever_may_pay(undone: Desk) -> None:
    """500 as last year, 300 as declared, 200 of which the government pays 70; whoever is left out is named with the reason."""
    made = listed(undone)
    assert (made["lines"], made["fen"]) == (3, 500_00 + 300_00 + 130_00)
    told = shown(undone, made["proposal"])
    assert [(one["tier_yuan"], one["lines"], one["amount_yuan"]) for one in told["by_unit_and_tier"]] == [
        ("200.00", 1, "130.00"),
        ("300.00", 1, "300.00"),
        ("500.00", 1, "500.00"),
    ]
    assert {one["unit"] for one in told["by_unit_and_tier"]} == {"永安社区"}
    assert {(one["number"][-4:], one["why"]) for one in told["left_out"]} == {
        (PAID[-4:], "year_already_paid"),
        (DISABLED[-4:], "nothing_own"),
        (NO_TIER[-4:], "no_tier"),
    }
    assert PAID not in str(told)


def test_one_list_at_a_time(undone: Desk) -> None:
    made = listed(undone)
    assert code_of(lambda: listed(undone)) == "list_waits"
    send_back(undone.agency, number=made["proposal"], reason="再核", by=by("reviewer"))
    assert listed(undone)["lines"] == 3


def test_nobody_to_ask(undone: Desk) -> None:
    """Everybody is of the wrong year."""
    assert code_of(lambda: listed(undone, year=2010)) == "nobody_to_ask"


def test_the_one_who_made_the_list_does_not_agree(undone: Desk) -> None:
    made = listed(undone)
    assert code_of(lambda: agree(undone.agency, number=made["proposal"], by=by("clerk"))) == "same_person"


@pytest.mark.parametrize("what", ["paid", "ended", "declared"])
def test_a_list_that_is_not_as_it_was_shown(undone: Desk, what: str) -> None:
    made = listed(undone)
    match what:
        case "paid":
            undone.take("contribution", [paid(PAYS, "C2")], on=ON)
        case "ended":
            undone.take("end_withholding", [{"number": PAYS, "on": "2012-03-01"}], on=ON)
        case _:
            undone.take("tier", [{"number": PAYS, "year": 2012, "tier_yuan": 600, "on": "2012-03-09"}], on=ON)
    assert (
        code_of(lambda: agree(undone.agency, number=made["proposal"], by=by("reviewer"))) == "list_outdated"
    )


def test_the_file_is_the_lists_and_goes_out_once(undone: Desk, tmp_path: Path) -> None:
    made, rows = sent(undone, tmp_path)
    assert [(row["流水号"], row["账号"], row["户名"], row["金额"]) for row in rows] == [
        (f"{made}-DK1", f"6217{PAYS[-12:-1]}9", "陈测试", "500.00"),
        (f"{made}-DK2", f"6217{DECLARES[-12:-1]}9", "陈测试", "300.00"),
        (f"{made}-DK3", f"6217{POOR[-12:-1]}9", "陈测试", "130.00"),
    ]
    assert code_of(lambda: send(undone, made, tmp_path)) == "file_sent"
    assert code_of(lambda: send(undone, 999, tmp_path)) == "no_such_list"


def test_whoever_is_asked_is_not_asked_again(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    assert code_of(lambda: listed(undone)) == "nobody_to_ask"
    answer(undone, failed(f"{made}-DK1"))
    again = listed(undone)
    assert [one["tier_yuan"] for one in shown(undone, again["proposal"])["by_unit_and_tier"]] == ["500.00"]


# --- the answer


def test_what_the_bank_took_is_a_contribution(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    before = book(undone)
    rows = [taken(f"{made}-DK1", 500), taken(f"{made}-DK3", "130.00"), failed(f"{made}-DK2")]
    done = answer(undone, *rows)
    assert (done["recorded"], done["rejected"]) == (3, 0)
    assert moved(undone, before, RECEIPTS, CONTRIBUTION_INCOME) == [630_00, -630_00]
    receipts = undone.rows(
        "SELECT number, year, tier_fen, received_fen, paid_on::text, fact_id IS NOT NULL FROM receipt WHERE number LIKE '%%DK%%'"
        " ORDER BY number"
    )
    assert receipts == [
        (f"{made}-DK1", 2012, 500_00, 500_00, "2012-03-10", True),
        (f"{made}-DK3", 2012, 200_00, 130_00, "2012-03-10", True),
    ]
    assert speaking(undone) == []
    after, again = book(undone), answer(undone, *rows)
    assert (again["recorded"], again["unchanged"], again["rejected"]) == (0, 3, 0)
    assert book(undone) == after


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (lambda made: taken("999-DK1", 500), "line_unknown"),
        (lambda made: taken(f"{made}-DK4", 500), "line_unknown"),
        (lambda made: taken(f"{made}-1", 500), "line_unknown"),
        (lambda made: taken(f"{made}-DK1", ""), "amount_needed"),
        (lambda made: taken(f"{made}-DK1", 0), "amount_needed"),
        (lambda made: {**failed(f"{made}-DK1"), "金额": 499}, "amount_of_failed"),
        (lambda made: failed(f"{made}-DK1", ""), "failed_why"),
        (lambda made: taken(f"{made}-DK1", 500, "2012-03-11"), "date_in_future"),
        (lambda made: taken(f"{made}-DK1", 500, "2012-03-09"), "before_sent"),
        (lambda made: taken(f"{made}-DK1", "五百"), "bad_amount"),
        (lambda made: {**failed(f"{made}-DK1"), "结果": "处理中"}, "bad_choice"),
    ],
)
def test_an_answer_that_is_refused(undone: Desk, tmp_path: Path, row: Any, code: str) -> None:
    made, _ = sent(undone, tmp_path)
    before = book(undone)
    answer(undone, row(made))
    assert (undone.codes(), book(undone)) == ([code], before)
    assert undone.count("withholding_answer") == 0


def test_what_banks_repeat_and_add_up_is_no_money(undone: Desk, tmp_path: Path) -> None:
    """The amount asked for stands beside what failed, and a total below."""
    made, _ = sent(undone, tmp_path)
    before = book(undone)
    total = {"流水号": "合计", "结果": "", "金额": "500.00", "扣款日期": ""}
    done = answer(undone, {**failed(f"{made}-DK1"), "金额": "500.00"}, total)
    assert (done["read"], done["recorded"], done["rejected"], book(undone)) == (1, 1, 0, before)


def test_rows_that_came_back_are_corrected_and_sent_again(undone: Desk, tmp_path: Path) -> None:
    """The file of rejects has a column of its own for why a row came back."""
    made, _ = sent(undone, tmp_path)
    answer(undone, failed(f"{made}-DK1", ""))
    (row,) = undone.rejected()
    assert row["退回原因"] and answer(undone, {**row, "原因": "账户冻结"})["recorded"] == 1


def test_an_answer_before_the_file_was_sent(undone: Desk) -> None:
    made = listed(undone)["proposal"]
    answer(undone, taken(f"{made}-DK1", 500))
    assert undone.codes() == ["line_unknown"]
    agree(undone.agency, number=made, by=by("reviewer"))
    answer(undone, taken(f"{made}-DK1", 500))
    assert undone.codes() == ["file_not_sent"]


def test_the_bank_does_not_say_two_things_of_a_line(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    answer(undone, taken(f"{made}-DK1", 500), failed(f"{made}-DK2"))
    for other in (
        taken(f"{made}-DK1", 501),
        failed(f"{made}-DK1"),
        taken(f"{made}-DK2", 300),
        failed(f"{made}-DK2", "账户冻结"),
    ):
        answer(undone, other)
        assert undone.codes() == ["answered_otherwise"]
    answer(undone, taken(f"{made}-DK3", 130), taken(f"{made}-DK3", 131))
    assert undone.codes() == ["duplicate_in_file"]


def test_too_little_waits_and_too_much_is_in_excess(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    before = book(undone)
    done = answer(undone, taken(f"{made}-DK1", 480), taken(f"{made}-DK2", 310))
    assert (done["recorded"], undone.codes()) == (1, ["paid_short"])
    assert items(undone, PAYS) == [("short", "2012-03", 480_00)]
    assert items(undone, DECLARES) == [("excess", "2012-03", 10_00)]
    assert moved(undone, before, RECEIPTS, CONTRIBUTIONS_OWED) == [790_00, -490_00]
    assert speaking(undone) == []
    answer(undone, taken(f"{made}-DK1", 480))
    assert (undone.codes(), undone.answer["unchanged"]) == ([], 1)
    answer(undone, taken(f"{made}-DK3", 130))
    assert code_of(lambda: listed(undone)) == "nobody_to_ask"


def test_what_was_taken_in_vain_waits_to_be_refunded(undone: Desk, tmp_path: Path) -> None:
    """One paid at the counter between list and answer, one has died: both get their money back."""
    made, _ = sent(undone, tmp_path)
    undone.take("contribution", [paid(PAYS, "C3")], on=ON)
    undone.take("death", [{"number": DECLARES, "on": "2012-03-08"}], on=ON)
    before = book(undone)
    done = answer(undone, taken(f"{made}-DK1", 500), taken(f"{made}-DK2", 300))
    assert (done["recorded"], undone.codes()) == (0, ["withheld_in_vain"] * 2)
    assert f"票据 {made}-DK1" in str(undone.rejected())
    assert (items(undone, PAYS), items(undone, DECLARES)) == (
        [("short", "2012-03", 500_00)],
        [("short", "2012-03", 300_00)],
    )
    assert moved(undone, before, RECEIPTS, CONTRIBUTIONS_OWED, CONTRIBUTION_INCOME) == [800_00, -800_00, 0]
    assert speaking(undone) == []
    after = book(undone)
    answer(undone, taken(f"{made}-DK1", 500), taken(f"{made}-DK2", 300))
    assert (undone.answer["unchanged"], book(undone)) == (2, after)
    (item,) = [one.id for one in Payrolls(undone).open_items() if one.left_fen == 500_00]
    values = {"number": PAYS, "item": item, "reason": "重复缴费", "document": "退 1 号"}
    refund = do(undone.agency, "refund", [values], by=by("clerk"))
    agree(undone.agency, number=refund["proposal"], by=by("reviewer"))
    assert items(undone, PAYS) == [("refund", "2012-03", 500_00)]
    assert speaking(undone) == []


def test_no_receipt_of_the_counter_stands_in_the_way_of_what_the_bank_takes(
    undone: Desk, tmp_path: Path
) -> None:
    """Under a line's reference money comes in from the bank alone: else it could not be booked, and nothing would wait for it."""
    made, _ = sent(undone, tmp_path)
    for number_ in (f"{made}-DK1", f"{made}-dk1", "999-DK7"):
        undone.take("contribution", [paid(NO_TIER, number_)], on=ON)
        assert undone.codes() == ["receipt_used"]
    answer(undone, taken(f"{made}-DK1", 500))
    assert (undone.codes(), undone.count("withholding_answer")) == ([], 1)


def test_what_is_taken_after_a_merge_is_of_the_record_that_stays(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    why = {"reason": "重复登记", "document": "更字1号"}
    merge = do(undone.agency, "merge_persons", [{"number": STRANGER, "merged": PAYS, **why}], by=by("clerk"))
    for who in ("reviewer", "director"):
        agree(undone.agency, number=merge["proposal"], by=by(who))
    assert answer(undone, taken(f"{made}-DK1", 500))["recorded"] == 1
    facts = person_file(undone.agency, number=STRANGER)["facts"]
    assert [one["year"] for one in facts if one["kind"] == "contribution"] == [2011, 2012]
    assert speaking(undone) == []
    ends = {"number": STRANGER, "on": "2012-03-10"}
    assert undone.take("end_withholding", [ends], on=ON)["recorded"] == 1


# --- the end of a list


def test_a_list_is_over_when_two_say_so(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    answer(undone, taken(f"{made}-DK1", 500))

    def end(number: int) -> dict[str, Any]:
        return do(
            undone.agency, "end_withholding_list", [{"list": number, "reason": "银行未回盘"}], by=by("clerk")
        )

    assert code_of(lambda: end(999)) == "no_such_list"
    ending = end(made)
    assert ending["unanswered"] == 2
    assert code_of(lambda: end(made)) == "end_waits"
    agree(undone.agency, number=ending["proposal"], by=by("reviewer"))
    assert code_of(lambda: end(made)) == "all_answered"
    answer(undone, taken(f"{made}-DK1", 500), taken(f"{made}-DK2", 300))
    assert (undone.codes(), undone.answer["unchanged"]) == (["list_over"], 1)
    assert listed(undone)["lines"] == 2


def test_an_end_that_an_answer_has_overtaken(undone: Desk, tmp_path: Path) -> None:
    made, _ = sent(undone, tmp_path)
    asked = [{"list": made, "reason": "银行未回盘"}]
    ending = do(undone.agency, "end_withholding_list", asked, by=by("clerk"))
    answer(undone, failed(f"{made}-DK1"))
    late = by("reviewer")
    assert code_of(lambda: agree(undone.agency, number=ending["proposal"], by=late)) == "no_longer_possible"
