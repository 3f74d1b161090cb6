"""The treasury's voucher of a month: signed by finance, equal to the book or with the difference named, confirmed or contested by the accountant."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from acts.payrolls import Closing
from papers.reading import text_of
from reports.offices import reads

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.bank import voucher
from yanglao.acts.bank.voucher import booked_in
from yanglao.acts.doing import do
from yanglao.acts.fund import checklist
from yanglao.acts.fund.checklist import checked
from yanglao.audit.checks import run_checks
from yanglao.audit.checks import treasury_vouchers as of_vouchers
from yanglao.audit.checks.check import check_of
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month, month_text
from yanglao.papers.making import make_paper
from yanglao.policy.offices import offices_of
from yanglao.reports.report import Report
from yanglao.reports.treasury_vouchers import treasury_vouchers
from yanglao.store.acting import ActRefused, By
from yanglao.store.kept_texts import text_of as kept_text
from yanglao.store.treasury_vouchers import vouchers

ON, DECEMBER, NOT_CLOSED = 20120711, month(2011, 12), month(2012, 7)
KEYS = count(1)


@pytest.fixture
def months(eight_months: Closing) -> Iterator[Closing]:
    with eight_months.agency.connection.transaction(force_rollback=True):
        yield eight_months


def by(actor: str) -> By:
    return By(actor, ON, f"voucher {next(KEYS)}")


def signed(months: Closing, /, at: int = DECEMBER, **more: object) -> dict[str, Any]:
    book = booked_in(months.agency, at)
    given = {
        "month": month_text(at),
        "voucher": f"字{at}",
        "in_yuan": yuan_text(book.in_fen),
        "out_yuan": yuan_text(book.out_fen),
        "balance_yuan": yuan_text(book.balance_fen),
    }
    return do(months.agency, "treasury_voucher", [given | more], by=by("finance"))


def confirmed(months: Closing, made: dict[str, Any], who: str = "accountant") -> dict[str, Any]:
    return agree(months.agency, number=made["proposal"], by=by(who))


def code(attempt: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def told(months: Closing, *, is_whole: bool = True) -> Report:
    return treasury_vouchers(reads(months.desk, ON, "reviewer"), is_whole=is_whole)


def state(months: Closing, at: int = DECEMBER) -> tuple[str, int | None, str]:
    (row,) = (row for row in told(months).rows if row["month"] == at)
    return row["state"], row["differs_fen"], row["said"]


def test_it_is_the_book_of_the_month(months: Closing) -> None:
    book = booked_in(months.agency, DECEMBER)
    assert book.balance_fen == book.opening_fen + book.in_fen - book.out_fen
    assert book.opening_fen == booked_in(months.agency, DECEMBER - 1).balance_fen
    assert book.in_fen > 0 and book.out_fen > 0


def test_finance_signs_and_the_accountant_confirms(months: Closing) -> None:
    missing = told(months).sums["missing"][2]
    assert state(months) == ("none", None, "")
    made = signed(months)
    assert state(months)[0] == "waiting" and vouchers(months.agency.connection, months.agency.area) == {}
    sha = confirmed(months, made)["sha256"]
    kept = vouchers(months.agency.connection, months.agency.area)[DECEMBER]
    assert kept.sha256 == sha == hashlib.sha256(kept.text.encode()).hexdigest()
    assert (kept.signed_by, kept.confirmed_by) == ("finance", "accountant")
    assert state(months) == ("confirmed", 0, "")
    assert told(months).sums["missing"][2] == missing - 1
    assert DECEMBER not in {row["month"] for row in told(months, is_whole=False).rows}


def test_a_difference_is_named_or_not_signed(months: Closing) -> None:
    book = booked_in(months.agency, DECEMBER)
    more = {"balance_yuan": yuan_text(book.balance_fen + 5), "in_yuan": yuan_text(book.in_fen + 5)}
    with pytest.raises(ActRefused) as refused:
        signed(months, **more)
    assert refused.value.code == "difference_unnamed" and "收入 0.05" in refused.value.zh
    assert code(lambda: signed(months, difference="没有")) == "nothing_differs"
    assert code(lambda: signed(months, out_yuan="0")) == "difference_unnamed"
    confirmed(months, signed(months, **more, difference="利息晚记一天"))
    assert state(months) == ("confirmed", 5, "利息晚记一天")
    assert DECEMBER in {row["month"] for row in told(months, is_whole=False).rows}


def test_the_treasury_goes_on_from_where_it_ended(months: Closing) -> None:
    book = booked_in(months.agency, DECEMBER)
    named = {"difference": "专户账"}
    alone = {"balance_yuan": yuan_text(book.balance_fen + 5)}
    first = booked_in(months.agency, DECEMBER - 1)
    more = {"balance_yuan": yuan_text(first.balance_fen + 5), "in_yuan": yuan_text(first.in_fen + 5)}
    early = signed(months, **alone, **named)  # nothing is signed of the month before yet
    confirmed(months, signed(months, DECEMBER - 1, **more, **named))
    confirmed(months, early)
    after = booked_in(months.agency, DECEMBER + 1)
    assert code(lambda: signed(months, DECEMBER + 1)) == "voucher_off"
    too_much = {"balance_yuan": yuan_text(after.balance_fen + 6), **named}
    assert code(lambda: signed(months, DECEMBER + 1, **too_much)) == "voucher_off"
    confirmed(months, signed(months, DECEMBER + 1, balance_yuan=yuan_text(after.balance_fen + 5), **named))


def test_what_the_accountant_contests_is_signed_anew(months: Closing) -> None:
    made = signed(months)
    assert code(lambda: signed(months, voucher="另一号")) == "voucher_waits"
    assert (
        code(lambda: send_back(months.agency, number=made["proposal"], reason=" ", by=by("accountant")))
        == "no_reason"
    )
    send_back(months.agency, number=made["proposal"], reason="拨款重复", by=by("accountant"))
    assert state(months) == ("contested", None, "拨款重复")
    assert code(lambda: confirmed(months, made)) == "step_out_of_order"
    confirmed(months, signed(months, voucher="另一号"))
    assert state(months)[0] == "confirmed"


def test_once_and_of_a_closed_month_only(months: Closing) -> None:
    assert code(lambda: signed(months, NOT_CLOSED)) == "month_not_closed"
    assert code(lambda: signed(months, months.agency.area.opens_in - 1)) == "month_not_closed"
    confirmed(months, signed(months))
    assert code(lambda: signed(months, voucher="又一号")) == "voucher_there"
    assert code(lambda: signed(months, DECEMBER - 1, voucher=f"字{DECEMBER}")) == "voucher_number_there"


def test_two_of_one_number_are_not_both_confirmed(months: Closing) -> None:
    first, second = signed(months), signed(months, DECEMBER - 1, voucher=f"字{DECEMBER}")
    confirmed(months, first)
    assert code(lambda: confirmed(months, second)) == "voucher_number_there"


def test_nobody_else_signs_or_confirms(months: Closing) -> None:
    given = {"month": "2011-12", "voucher": "1", "in_yuan": 1, "out_yuan": 1, "balance_yuan": 1}
    assert (
        code(lambda: do(months.agency, "treasury_voucher", [given], by=by("accountant"))) == "not_your_task"
    )
    made = signed(months)
    assert code(lambda: confirmed(months, made, "director")) == "not_your_task"
    assert code(lambda: confirmed(months, made, "finance")) == "same_person"


def test_the_paper_says_what_was_signed(months: Closing) -> None:
    def paper() -> bytes:
        return make_paper(months.agency, "accountant", "treasury_voucher", {"month": "2011-12"}, on=ON)

    assert code(paper) == "no_voucher"
    book = booked_in(months.agency, DECEMBER)
    less = {"balance_yuan": yuan_text(book.balance_fen - 7), "out_yuan": yuan_text(book.out_fen + 7)}
    sha = confirmed(months, signed(months, **less, difference="手续费晚记"))["sha256"]
    text = text_of(paper())
    assert yuan_text(book.balance_fen - 7) in text and yuan_text(book.balance_fen) in text
    assert "-0.07" in text and "手续费晚记" in text and f"字{DECEMBER}" in text
    assert sha in text.replace("\n", "").replace(" ", "")


def test_the_close_counts_the_months_without_one(months: Closing, monkeypatch: pytest.MonkeyPatch) -> None:
    said = replace(offices_of("dongfang-2011"), close_requires_since=DECEMBER)
    monkeypatch.setattr(checklist, "offices_of", lambda plan: said)

    def left(at: int) -> int:
        (found,) = checked(months.agency, at, ["vouchers"])
        return found.left

    assert (left(DECEMBER), left(DECEMBER + 1), left(DECEMBER + 2)) == (0, 1, 2)
    confirmed(months, signed(months))
    assert (left(DECEMBER + 1), left(DECEMBER + 2)) == (0, 1)


def faults(months: Closing) -> list[str]:
    (found,) = run_checks(months.agency, (check_of(of_vouchers),))
    return [one.detail for one in found.findings]


def more_of_both(content: dict[str, Any], one: str, other: str) -> None:
    """Two figures of the book raised together, so that they still add up."""
    for name in (one, other):
        content["book"][f"{name}_fen"] += 1


def of_a_purpose(content: dict[str, Any]) -> None:
    content["book"]["by_purpose"][0][1] += 1
    content["book"]["by_purpose"][1][1] -= 1


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "nothing": lambda content: None,
    "another opening and end": lambda content: more_of_both(content, "opening", "balance"),
    "more in and out": lambda content: more_of_both(content, "in", "out"),
    "another purpose": of_a_purpose,
    "without a cause": lambda content: content.update(difference=""),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_voucher_that_quotes_another_book_is_found(
    months: Closing, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept with a digest that fits, so that only the book can tell."""
    book = booked_in(months.agency, DECEMBER)
    more = {"balance_yuan": yuan_text(book.balance_fen + 5), "in_yuan": yuan_text(book.in_fen + 5)}
    made = signed(months, **more, difference="利息晚记一天")

    def kept(content: dict[str, Any]) -> str:
        forged = deepcopy(content)
        FORGED[what](forged)
        return kept_text(forged)

    monkeypatch.setattr(voucher, "text_of", kept)
    confirmed(months, made)
    assert bool(faults(months)) == (what != "nothing")
