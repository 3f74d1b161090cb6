"""文书 Papers made at a desk: for whom, about whom, and what is answered where there is nothing to say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from acts.desk import Desk, number, paid
from papers.reading import text_of
from reports.offices import HERE, THERE, desk_of, register

from yanglao.acts.about import person_under
from yanglao.commands.office import Office
from yanglao.papers.making import make_paper, paper_data, papers_for, print_of
from yanglao.papers.register import PAPERS
from yanglao.store.acting import ActRefused
from yanglao.store.looks import looks_at

ON = 20120305
YOUNG, OLD, AWAY, EXCESS, DEAD = (
    number(n, born)
    for n, born in enumerate(("19700420", "19490420", "19700420", "19700420", "19480101"), start=1)
)
RARE = "㛃𬭎·买买提依明·阿布力孜"


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Five people, one of another unit, one with 50 yuan in excess, one who has died."""
    desk = desk_of(new_office("papers"), tmp_path_factory.mktemp("papers"))
    register(desk, (YOUNG,), on=20120105, name=RARE)
    register(desk, (OLD, EXCESS, DEAD), on=20120105)
    register(desk, (AWAY,), unit=THERE, on=20120105)
    desk.take(
        "enrolment", [{"number": one, "on": "2012-01-05"} for one in (YOUNG, AWAY, EXCESS, DEAD)], on=20120105
    )
    money = [paid(YOUNG, "R1", amount_yuan=100), paid(AWAY, "R2"), paid(EXCESS, "R3", amount_yuan=550)]
    assert desk.take("contribution", money, on=ON)["recorded"] == 2  # R1 waits
    desk.take("death", [{"number": DEAD, "on": "2012-03-01"}], on=ON)
    return desk


def made(desk: Desk, kind: str, who: str = "clerk", **given: str) -> str:
    return text_of(make_paper(desk.agency, who, kind, given, on=ON))


def refused(desk: Desk, kind: str, who: str = "clerk", **given: str) -> str:
    with pytest.raises(ActRefused) as told:
        make_paper(desk.agency, who, kind, given, on=ON)
    return told.value.code


def test_a_receipt_has_its_amount_in_capital_numerals(desk: Desk) -> None:
    text = made(desk, "receipt", receipt="R3")
    assert EXCESS in text and "550.00" in text and "伍佰伍拾元整" in text and "经办" in text


def test_money_that_pays_for_nothing_is_said_to_wait(desk: Desk) -> None:
    assert "尚未计作缴费" in made(desk, "receipt", receipt="R1")


def test_a_name_of_rare_characters_stands_on_every_paper_about_its_person(desk: Desk) -> None:
    for kind in ("enrolment_form", "account_statement", "notice_of_60", "settlement"):
        text = made(desk, kind, number=YOUNG)
        assert RARE in text and YOUNG in text, kind


def test_a_settlement_tells_what_waits_and_whom_it_goes_to(desk: Desk) -> None:
    text = made(desk, "settlement", number=EXCESS)
    assert "多缴保费" in text and "50.00" in text and "退费审批" in text
    with pytest.raises(ActRefused, match="nothing_to_settle"):
        make_paper(desk.agency, "clerk", "settlement", {"number": OLD}, on=ON)


def test_the_print_is_that_of_what_is_said_in_whatever_size(desk: Desk) -> None:
    found = paper_data(desk.agency, "clerk", PAPERS["receipt"], {"receipt": "R3"}, on=ON)
    other = paper_data(desk.agency, "clerk", PAPERS["receipt"], {"receipt": "R1"}, on=ON)
    assert print_of(found) != print_of(other)
    for large in (False, True):
        made = make_paper(desk.agency, "clerk", "receipt", {"receipt": "R3"}, on=ON, large=large)
        assert print_of(found).replace(" ", "") in text_of(made)


def test_it_is_noted_who_had_which_file_made(desk: Desk) -> None:
    made = make_paper(desk.agency, "reviewer", "receipt", {"receipt": "R3"}, on=ON)
    person = person_under(desk.agency, EXCESS)
    last = looks_at(desk.agency.connection, desk.agency.area, person)[0]
    assert (last.login, last.what) == ("reviewer", "paper/receipt")
    assert last.why == f"SHA-256 {hashlib.sha256(made).hexdigest()}"


def test_there_is_nothing_to_say(desk: Desk) -> None:
    assert refused(desk, "no_paper") == "no_such_paper"
    assert refused(desk, "receipt", receipt="R9") == "no_such_receipt"
    assert refused(desk, "transfer_forms", number=YOUNG) == "no_transfer"
    assert refused(desk, "payment_certificate", number=YOUNG) == "nothing_paid"
    assert refused(desk, "notice_of_60", number=DEAD) == "nothing_to_claim"
    assert refused(desk, "determination", number=YOUNG, about="claim") == "no_notice"
    assert refused(desk, "receipt", number=YOUNG) == "unknown_field"
    assert refused(desk, "enrolment_form", number=number(99)) == "unknown_person"


def test_whoever_works_for_a_unit_has_papers_about_its_people_only(desk: Desk) -> None:
    assert YOUNG in made(desk, "receipt", "helper", receipt="R1")
    assert refused(desk, "receipt", "helper", receipt="R2") == "not_your_unit"
    assert refused(desk, "account_statement", "helper", number=AWAY) == "not_your_unit"
    assert refused(desk, "unit_report", "helper", unit=THERE, month="2012-02") == "not_your_unit"
    assert HERE in made(desk, "unit_report", "helper", unit=HERE, month="2012-02")


@pytest.mark.parametrize("kind", PAPERS)
def test_who_may_have_what_made_is_what_the_list_says(desk: Desk, kind: str) -> None:
    for who in ("clerk", "reviewer", "accountant", "finance", "certifier", "helper", "system", "publisher"):
        is_listed = PAPERS[kind] in papers_for(desk.agency, who, on=ON)
        try:
            paper_data(desk.agency, who, PAPERS[kind], {}, on=ON)
        except ActRefused as told:
            assert (told.code != "not_your_task") == is_listed, (who, told.code)
        assert is_listed == (
            who in PAPERS[kind].readers or (who == "helper" and "assistant" in PAPERS[kind].readers)
        )
