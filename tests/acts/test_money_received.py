"""实缴金额与票据 What was received against what was due, and receipts handed in again."""

from collections.abc import Iterator
from functools import partial
from itertools import count

import pytest
from acts.desk import Desk, number, paid

from yanglao.acts import take_list
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RECEIPTS
from yanglao.lists import read_table
from yanglao.store.entries import balances
from yanglao.store.items import open_items

fresh = count(100)


@pytest.fixture
def somebody(desk: Desk) -> str:
    """A member nobody else has used."""
    one = number(next(fresh))
    desk.join([one])
    return one


@pytest.fixture
def book(desk: Desk) -> Iterator["Book"]:
    yield Book(desk)


class Book:
    """What a test moved in the accounts."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.before = self._now()

    def _now(self) -> dict[int, int]:
        return balances(self.desk.agency.connection, self.desk.agency.area)

    def moved(self, account: int) -> int:
        return self._now().get(account, 0) - self.before.get(account, 0)


def items(desk: Desk, one: str) -> list[tuple[str, int, int]]:
    """What is open with somebody: kind, month, fen."""
    person = person_of(desk, one)
    found = open_items(desk.agency.connection, desk.agency.area, persons=[person])
    return [(item.kind.name, item.month, item.left_fen) for item in found]


def person_of(desk: Desk, one: str) -> int:
    hashed = desk.agency.keys.hashed(one)
    return desk.rows("SELECT person_id FROM identity WHERE number_hash = %s", hashed)[0][0]


def years_paid(desk: Desk, one: str) -> list[int]:
    query = "SELECT year FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE person_id = %s AND k.name = 'contribution'"
    return [row[0] for row in desk.rows(query, person_of(desk, one))]


MARCH_2012 = 2012 * 12 + 2


def test_no_amount_means_all_of_it(desk: Desk, somebody: str, book: Book):
    assert desk.take("contribution", [paid(somebody, f"F{somebody}")])["recorded"] == 1
    assert (book.moved(RECEIPTS), book.moved(CONTRIBUTIONS_OWED), items(desk, somebody)) == (50000, 0, [])
    receipt = desk.rows(
        "SELECT received_fen, fact_id IS NOT NULL FROM receipt WHERE number = %s", f"F{somebody}"
    )
    assert receipt == [(50000, True)]


def test_one_yuan_for_tier_500_waits_and_the_year_is_unpaid(desk: Desk, somebody: str, book: Book):
    row = paid(somebody, f"S{somebody}", amount_yuan=1)
    answer = desk.take("contribution", [row])
    assert (answer["recorded"], answer["rejected"], desk.codes()) == (0, 1, ["paid_short"])
    assert (book.moved(RECEIPTS), book.moved(CONTRIBUTIONS_OWED)) == (100, -100)
    assert items(desk, somebody) == [("short", MARCH_2012, 100)]
    assert years_paid(desk, somebody) == []
    reason = desk.rows(
        "SELECT reason, line, fact_root FROM open_item WHERE person_id = %s", person_of(desk, somebody)
    )
    assert reason == [(f"票据 S{somebody}", "arrival", 0)]
    assert desk.rows("SELECT fact_id FROM receipt WHERE number = %s", f"S{somebody}") == [(None,)]


def test_the_sentence_says_what_was_due_what_came_and_that_it_waits(desk: Desk, somebody: str):
    desk.take("contribution", [paid(somebody, f"T{somebody}", amount_yuan="12.50")])
    said = " ".join(str(text) for text in desk.rejected()[0].values())
    assert all(word in said for word in ("500.00", "12.50", f"T{somebody}", "暂存", "waits"))


def test_a_short_list_taken_again_books_nothing_more(desk: Desk, somebody: str, book: Book):
    row = paid(somebody, f"A{somebody}", amount_yuan=499)
    for _ in range(3):
        assert desk.take("contribution", [row])["rejected"] == 1
    assert desk.codes() == ["waits_short"]
    assert (book.moved(RECEIPTS), items(desk, somebody)) == (49900, [("short", MARCH_2012, 49900)])


def test_a_full_payment_after_a_short_one_pays_the_year(desk: Desk, somebody: str):
    rows = [paid(somebody, f"L{somebody}", amount_yuan=20), paid(somebody, f"M{somebody}", amount_yuan=500)]
    answer = desk.take("contribution", rows)
    assert (answer["recorded"], answer["rejected"], desk.codes()) == (1, 1, ["paid_short"])
    assert years_paid(desk, somebody) == [2012]
    assert items(desk, somebody) == [("short", MARCH_2012, 2000)]


def test_what_is_paid_too_much_is_taken_and_its_excess_waits(desk: Desk, somebody: str, book: Book):
    row = paid(somebody, f"E{somebody}", amount_yuan=5000)
    assert desk.take("contribution", [row])["recorded"] == 1
    assert (book.moved(RECEIPTS), book.moved(CONTRIBUTIONS_OWED)) == (500000, -450000)
    assert items(desk, somebody) == [("excess", MARCH_2012, 450000)]
    assert years_paid(desk, somebody) == [2012]
    assert desk.take("contribution", [row])["unchanged"] == 1
    assert book.moved(RECEIPTS) == 500000


def test_what_is_due_is_less_what_the_government_pays(desk: Desk, somebody: str, book: Book):
    desk.take("category", [{"number": somebody, "category": "低保", "from": "2012-01-01", "until": ""}])
    assert desk.take("contribution", [paid(somebody, f"G{somebody}", amount_yuan=429)])["rejected"] == 1
    assert desk.take("contribution", [paid(somebody, f"H{somebody}", amount_yuan=430)])["recorded"] == 1
    assert items(desk, somebody) == [("short", MARCH_2012, 42900)]
    assert book.moved(RECEIPTS) == 42900 + 43000


def test_nothing_received_is_no_receipt(desk: Desk, somebody: str, book: Book):
    row = paid(somebody, f"N{somebody}", amount_yuan=0)
    desk.take("contribution", [row])
    assert (desk.codes(), book.moved(RECEIPTS), items(desk, somebody)) == (["nothing_received"], 0, [])
    assert desk.take("contribution", [{**row, "amount_yuan": 500}])["recorded"] == 1


def test_a_short_back_payment_waits_and_a_full_one_counts(desk: Desk, book: Book):
    old = number(next(fresh), born="19510101")
    desk.join([old])
    row = {"number": old, "years": 15, "tier_yuan": 200, "on": "2012-03-01"}
    before = book.moved(RECEIPTS)
    assert desk.take("back_payment", [{**row, "receipt": f"B{old}", "amount_yuan": 2999}])["rejected"] == 1
    assert desk.codes() == ["paid_short"]
    assert desk.take("back_payment", [{**row, "receipt": f"C{old}", "amount_yuan": 3000}])["recorded"] == 1
    assert book.moved(RECEIPTS) - before == 299900 + 300000
    assert items(desk, old) == [("short", MARCH_2012, 299900)]
    assert desk.take("back_payment", [{**row, "receipt": f"C{old}", "amount_yuan": 3000}])["unchanged"] == 1
    assert desk.take("back_payment", [{**row, "years": 14, "receipt": f"C{old}"}])["rejected"] == 1
    assert desk.codes() == ["receipt_used"]


def test_a_refused_payment_books_nothing(desk: Desk, book: Book):
    stranger = number(next(fresh))
    desk.register([stranger])
    desk.take("contribution", [paid(stranger, f"X{stranger}", amount_yuan=500)])
    assert (desk.codes(), book.moved(RECEIPTS), items(desk, stranger)) == (["not_enrolled"], 0, [])
    assert desk.rows("SELECT count(*) FROM receipt WHERE number = %s", f"X{stranger}") == [(0,)]
    assert desk.rows("SELECT count(*) FROM refusal WHERE person_id = %s", person_of(desk, stranger)) == [(1,)]


# --- receipts


def test_a_second_receipt_on_the_same_day_is_asked_of_the_rules(desk: Desk, somebody: str):
    first = paid(somebody, f"P{somebody}")
    desk.take("contribution", [first])
    again = desk.take("contribution", [{**first, "receipt": f"Q{somebody}"}])
    assert (again["unchanged"], again["rejected"], desk.codes()) == (0, 1, ["year_already_paid"])


def test_two_receipts_of_a_day_in_one_list(desk: Desk, somebody: str):
    first = paid(somebody, f"U{somebody}")
    answer = desk.take("contribution", [first, {**first, "receipt": f"V{somebody}"}])
    assert (answer["recorded"], answer["rejected"], desk.codes()) == (1, 1, ["year_already_paid"])


def test_a_receipt_of_an_earlier_day_does_not_displace_the_one_recorded(desk: Desk, somebody: str):
    desk.take("contribution", [paid(somebody, f"I{somebody}")])
    desk.take("contribution", [paid(somebody, f"J{somebody}", on="2012-02-01")])
    assert (desk.codes(), years_paid(desk, somebody)) == (["year_already_paid"], [2012])


@pytest.mark.parametrize(
    "other", [{"tier_yuan": 600}, {"on": "2012-03-02"}, {"amount_yuan": 501}, {"year": 2011}]
)
def test_the_same_receipt_says_the_same_or_is_used(desk: Desk, somebody: str, other: dict[str, object]):
    row = paid(somebody, f"W{somebody}", amount_yuan=500)
    desk.take("contribution", [row])
    assert desk.take("contribution", [row])["unchanged"] == 1
    assert desk.take("contribution", [{**row, "amount_yuan": ""}])["unchanged"] == 1
    assert desk.take("contribution", [{**row, **other}])["unchanged"] == 0
    assert desk.codes() == ["receipt_used"]


def test_the_receipt_of_one_person_is_not_that_of_another(desk: Desk, somebody: str):
    other = number(next(fresh))
    desk.join([other])
    desk.take("contribution", [paid(somebody, f"Y{somebody}")])
    desk.take("contribution", [paid(other, f"Y{somebody}")])
    assert (desk.codes(), years_paid(desk, other)) == (["receipt_used"], [])


def test_money_brought_along_is_received(desk: Desk, somebody: str, book: Book):
    row = {
        "number": somebody,
        "on": "2012-02-01",
        "own_yuan": 300,
        "province_yuan": 10,
        "city_yuan": 5,
        "years": 2,
    }
    assert desk.take("transfer_in", [row])["recorded"] == 1
    assert (book.moved(RECEIPTS), items(desk, somebody)) == (31500, [])


# --- one list, one booking


def test_a_list_is_booked_once_in_however_many_chunks(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    people = [number(next(fresh)) for _ in range(8)]
    desk.join(people)
    rows = [paid(one, f"K{one}", amount_yuan=600 if n == 7 else 500) for n, one in enumerate(people)]
    rows += [paid(people[0], f"K2{people[0]}"), paid(people[1], f"K3{people[1]}", amount_yuan=1)]
    monkeypatch.setattr(take_list, "read_table", partial(read_table, chunk_rows=3))
    answer = desk.take("contribution", rows)
    assert (answer["recorded"], sorted(desk.codes())) == (8, ["year_already_paid"] * 2)
    act = desk.rows("SELECT max(id) FROM act WHERE kind = 'contribution'")[0][0]
    assert desk.rows("SELECT line, lines FROM line_seal WHERE act_id = %s", act) == [("arrival", 8)]
    assert desk.rows("SELECT count(*), sum(cash_fen) FROM arrival_line WHERE act_id = %s", act) == [
        (8, 410000)
    ]
    assert desk.rows("SELECT count(*) FROM entry WHERE act_id = %s", act) == [(1,)]
    assert items(desk, people[7]) == [("excess", MARCH_2012, 10000)]


def test_whoever_is_refused_is_booked_as_he_stands(desk: Desk, somebody: str):
    """A refused row of a member brings nothing, and books nothing of his twice."""
    desk.take("contribution", [paid(somebody, f"O{somebody}")])
    other = number(next(fresh))
    desk.join([other])
    desk.take("contribution", [paid(somebody, f"O2{somebody}"), paid(other, f"O{other}")])
    lines = desk.rows(
        "SELECT round, paid_own_fen FROM arrival_line WHERE person_id = %s AND opened = 0",
        person_of(desk, somebody),
    )
    assert lines == [(1, 50000)]
