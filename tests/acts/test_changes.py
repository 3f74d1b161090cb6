"""人员信息变更 What a list says anew of a known person never vanishes: a second person agrees to it."""

import json
from itertools import count

import numpy as np
import pytest
from acts.desk import Desk, number
from acts.payrolls import fund

from yanglao.acts import payroll
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.payroll import bank
from yanglao.acts.proposals import send_back, take_step
from yanglao.acts.registry.changes import CHANGE
from yanglao.kernel.months import month
from yanglao.store.acting import ActRefused, By
from yanglao.store.payees import accounts, payees_of
from yanglao.store.people import details_of, persons_with
from yanglao.store.proposals import proposal_of

fresh = count(200)


def card(one: str) -> str:
    """The account of somebody."""
    return f"6299{one[-12:-1]}18"


def other_card(one: str) -> str:
    return f"6299{one[-12:-1]}26"


@pytest.fixture
def somebody(desk: Desk) -> str:
    one = number(next(fresh))
    row = {"number": one, "name": "陈旧", "ethnic": "01", "unit": "永安社区", "phone": "13600000001"}
    desk.take("register", [{**row, "bank_account": card(one)}])
    return one


def person_of(desk: Desk, one: str) -> int:
    return int(persons_with(desk.agency, [one])[0])


def agree(desk: Desk, proposal: int, actor: str = "reviewer") -> dict[str, object]:
    by = By(actor, 20121231, f"agree {proposal}")
    return take_step(desk.agency, CHANGE, number=proposal, step="agreed", by=by)


def says(desk: Desk, one: str, **more: object) -> dict[str, object]:
    return desk.take("register", [{"number": one, "name": "陈旧", "unit": "永安社区", **more}])


def detail(desk: Desk, one: str) -> tuple[str, int, str]:
    person = person_of(desk, one)
    found = details_of(desk.agency.connection, [person])[person]
    phone = desk.agency.keys.opened(found.phone_sealed) if found.phone_sealed else ""
    return found.name, found.ethnic, phone


def account(desk: Desk, one: str, *whose: str) -> tuple[str, str] | None:
    """Holder and number of the account that somebody's money goes to."""
    payee = int(
        payees_of(desk.agency.connection, np.array([person_of(desk, one)]), *(whose or ("person",)))[0]
    )
    if not payee:
        return None
    found = accounts(desk.agency.connection, [payee])[payee]
    return found.holder, found.number(desk.agency.keys)


def test_a_new_person_is_registered_with_everything_said(desk: Desk, somebody: str):
    assert detail(desk, somebody) == ("陈旧", 0, "13600000001")
    assert account(desk, somebody) == ("陈旧", card(somebody))


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ({"name": "陈新"}, ("陈新", 0, "13600000001")),
        ({"phone": "13900000009"}, ("陈旧", 0, "13900000009")),
        ({"ethnic": "19"}, ("陈旧", 18, "13600000001")),
    ],
)
def test_what_is_said_anew_holds_when_a_second_person_agrees(
    desk: Desk, somebody: str, said: dict[str, object], then: tuple[str, int, str]
):
    before = detail(desk, somebody)
    answer = says(desk, somebody, **said)
    assert (answer["proposed"], answer["unchanged"], answer["recorded"]) == (1, 0, 0)
    assert detail(desk, somebody) == before
    agree(desk, int(str(answer["proposal"])))
    assert detail(desk, somebody) == then
    assert account(desk, somebody) == ("陈旧", card(somebody))


def test_another_account_is_paid_only_when_a_second_person_agrees(desk: Desk, somebody: str):
    answer = says(desk, somebody, bank_account=other_card(somebody))
    assert account(desk, somebody) == ("陈旧", card(somebody))
    agree(desk, int(str(answer["proposal"])))
    assert account(desk, somebody) == ("陈旧", other_card(somebody))


def test_another_name_with_the_account_is_another_holder(desk: Desk, somebody: str):
    answer = says(desk, somebody, name="陈新", bank_account=card(somebody))
    agree(desk, int(str(answer["proposal"])))
    assert account(desk, somebody) == ("陈新", card(somebody))


def test_the_same_again_is_unchanged_and_proposes_nothing(desk: Desk, somebody: str):
    answer = says(desk, somebody, phone="13600000001", ethnic="01", bank_account=card(somebody))
    assert (answer["unchanged"], answer["proposed"], answer["proposal"]) == (1, 0, None)


def test_an_empty_cell_says_nothing(desk: Desk, somebody: str):
    answer = says(desk, somebody, phone="", ethnic="", bank_account="")
    assert answer["proposal"] is None
    assert detail(desk, somebody) == ("陈旧", 0, "13600000001")


def test_what_waits_already_is_not_proposed_twice(desk: Desk, somebody: str):
    first = says(desk, somebody, name="陈新", bank_account=other_card(somebody))
    again = says(desk, somebody, name="陈新", bank_account=other_card(somebody))
    assert (again["proposal"], again["unchanged"]) == (None, 1)
    other = says(desk, somebody, name="陈再新", bank_account=other_card(somebody))
    assert other["proposal"] not in (None, first["proposal"])


def test_one_list_makes_one_proposal(desk: Desk):
    people = [number(next(fresh)) for _ in range(3)]
    desk.register(people)
    rows = [{"number": one, "name": f"陈改{n}", "unit": "永安社区"} for n, one in enumerate(people)]
    answer = desk.take("register", rows)
    content = proposal_of(desk.agency.connection, desk.agency.area, answer["proposal"]).content
    assert [row["name"] for row in content["rows"]] == ["陈改0", "陈改1", "陈改2"]
    assert answer["proposed"] == 3


def test_numbers_of_a_proposal_are_sealed(desk: Desk, somebody: str):
    answer = says(desk, somebody, phone="13900000009", bank_account=other_card(somebody))
    stored = json.dumps(desk.rows("SELECT content FROM proposal WHERE id = %s", answer["proposal"]))
    assert "13900000009" not in stored
    assert other_card(somebody) not in stored


def test_nobody_agrees_to_what_they_have_handed_in(desk: Desk, somebody: str):
    answer = says(desk, somebody, name="陈新")
    with pytest.raises(ActRefused) as refused:
        agree(desk, int(str(answer["proposal"])), actor="clerk")
    assert refused.value.code == "not_your_task"


def test_a_change_sent_back_can_be_handed_in_anew_under_the_same_key(desk: Desk, somebody: str):
    rows = [{"number": somebody, "name": "陈新", "unit": "永安社区"}]
    first = desk.take("register", rows, key=f"anew {somebody}")
    assert desk.take("register", rows, key=f"anew {somebody}")["repeated"]
    by = By("reviewer", 20121231, f"no {somebody}")
    send_back(desk.agency, CHANGE, number=first["proposal"], reason="请附证明", by=by)
    second = desk.take("register", rows, key=f"anew {somebody}")
    assert second["proposal"] not in (None, first["proposal"])


def test_a_move_is_noted_at_once_and_the_name_waits(desk: Desk, somebody: str):
    answer = says(desk, somebody, name="陈新", unit="东海社区")
    assert (answer["recorded"], answer["proposed"]) == (1, 1)
    places = desk.rows(
        "SELECT u.name FROM fact f JOIN fact_kind k ON k.code = f.kind JOIN unit u ON u.id = f.place"
        " WHERE k.name = 'unit' AND f.person_id = %s ORDER BY f.id",
        person_of(desk, somebody),
    )
    assert places == [("永安社区",), ("东海社区",)]


# --- accounts by a list of their own


def payee(one: str, number_: str, **more: object) -> dict[str, object]:
    return {"number": one, "bank_account": number_, "on": "2012-12-01", **more}


def test_accounts_of_others_need_a_holder_and_a_second_person(desk: Desk, somebody: str):
    desk.take("payee", [payee(somebody, other_card(somebody), whose="继承人")])
    assert desk.codes() == ["holder_missing"]
    answer = desk.take(
        "payee",
        [
            payee(somebody, other_card(somebody), whose="继承人", holder="陈子"),
            payee(somebody, "46010012345678901", whose="转入地经办机构", holder="海口市社保"),
        ],
    )
    assert (answer["proposed"], account(desk, somebody, "heir")) == (2, None)
    agree(desk, answer["proposal"])
    assert account(desk, somebody, "heir") == ("陈子", other_card(somebody))
    assert account(desk, somebody, "agency", "insurer") == ("海口市社保", "46010012345678901")
    assert account(desk, somebody) == ("陈旧", card(somebody))


def test_a_first_account_of_a_known_person_is_proposed_too(desk: Desk):
    one = number(next(fresh))
    desk.take("register", [{"number": one, "name": "陈无", "unit": "永安社区"}])
    assert account(desk, one) is None
    answer = says(desk, one, name="陈无", bank_account=card(one))
    assert account(desk, one) is None
    agree(desk, int(str(answer["proposal"])))
    assert account(desk, one) == ("陈无", card(one))


def test_an_account_in_force_handed_in_again_is_unchanged(desk: Desk, somebody: str):
    assert desk.take("payee", [payee(somebody, card(somebody))])["unchanged"] == 1
    assert desk.take("payee", [payee(somebody, card(somebody), holder="监护人")])["proposed"] == 1


def test_an_account_cannot_change_ahead_of_the_business_day(desk: Desk, somebody: str):
    desk.take("payee", [payee(somebody, other_card(somebody), on="2013-01-01")])
    assert desk.codes() == ["date_in_future"]


def test_the_same_account_after_a_return_is_news_and_makes_the_money_payable(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    """The bank sent a pension back; the clerk finds that the account was right and hands it in again."""
    one, agency = number(next(fresh), born="19510101"), desk.agency
    desk.join([one])
    desk.take("claim", [{"number": one, "on": "2012-01-20"}])
    card = account(desk, one)
    assert card is not None
    for closed in range(month(2011, 10), month(2012, 2)):
        close_month(agency, month=closed, by=By("accountant", 20121231, f"close {closed}"))
    paid_out = _pay(desk, month(2012, 2), "first", monkeypatch, is_returned=True)
    assert paid_out > 0
    assert account(desk, one) is None
    answer = desk.take("payee", [payee(one, card[1])])
    assert (answer["unchanged"], answer["proposed"]) == (0, 1)
    agree(desk, answer["proposal"])
    assert account(desk, one) == card
    close_month(agency, month=month(2012, 2), by=By("accountant", 20121231, "close the month"))
    again = payroll.prepare(agency, month=month(2012, 3), by=By("clerk", 20121231, "second"))
    sent = desk.rows("SELECT sum(amount_fen) FROM batch_item WHERE proposal_id = %s", again["batch"])
    assert sent == [(paid_out,)]


def _pay(desk: Desk, one_month: int, key: str, monkeypatch: pytest.MonkeyPatch, *, is_returned: bool) -> int:
    """A payroll through to the bank, which pays or returns all of it; fen."""
    agency, on = desk.agency, 20121231
    batch = payroll.prepare(agency, month=one_month, by=By("clerk", on, f"prepare {key}"))["batch"]
    fund(agency, batch, on=on)
    for who, act in (
        ("reviewer", payroll.review),
        ("finance", payroll.release),
        ("accountant", payroll.book),
    ):
        act(agency, batch=batch, by=By(who, on, f"{who} {key}"))
    payroll.send(agency, batch=batch, to=desk.folder / f"{key}.csv", by=By("accountant", on, f"send {key}"))
    sent = desk.rows("SELECT payee_id, sum(cash_fen)::bigint FROM pension_line WHERE cash_fen > 0 GROUP BY 1")
    answers = [
        bank.AnswerRow(n, f"{batch}-{to}", fen, is_returned, "") for n, (to, fen) in enumerate(sent, 2)
    ]
    monkeypatch.setattr(bank, "read_bank_answer", lambda content: answers)
    payroll.take_answer(agency, batch=batch, content=b"", by=By("accountant", on, f"answer {key}"))
    return sum(fen for _, fen in sent)
